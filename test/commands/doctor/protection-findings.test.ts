import { describe, expect, it } from 'vitest';
import { protectionFindings } from '../../../src/commands/doctor/protection-findings.ts';
import type { Enforced } from '../../../src/forge/index.ts';
import { forgeReasons } from '../../../src/forge/reasons.ts';
import { MlopsError } from '../../../src/support/problem.ts';

const ruleset = { what: 'ruleset', name: 'mlops environments' } as const;
const environment = { what: 'environment', name: 'staging' } as const;
const found = (answers: readonly Enforced[]) => protectionFindings({ look: async () => answers }, []);
const there: Enforced = { ...ruleset, state: 'there', sentence: 'Protected.' };

describe('the doctor about what protects environments', () => {
  it('names it where it is there', async () => {
    expect(await found([there, { ...environment, state: 'there', sentence: 'It alone.' }])).toEqual([
      { what: 'protection', state: 'ok', says: 'ruleset mlops environments, environment staging' },
    ]);
  });

  it.each(['missing', 'differs'] as const)(
    'warns of what is %s alone, with the command and the click',
    async (state) => {
      const open: Enforced = { ...environment, state, sentence: 'Anybody may.', click: 'https://x/settings: do it.' };
      expect(await found([there, open])).toEqual([
        {
          ...{ what: 'protection', state: 'warn', says: `environment staging (${state}): Anybody may.` },
          remedy:
            '`mlops promote --init --protect` with the token of an administrator. Or by hand: https://x/settings: do it.',
        },
      ]);
    },
  );

  it('does not take what it may not see for protection', async () => {
    const hidden: Enforced = {
      ...ruleset,
      state: 'hidden',
      sentence: 'The token may not look.',
      click: 'https://x: so.',
    };
    expect(await found([hidden])).toMatchObject([
      {
        ...{ state: 'warn', says: 'ruleset mlops environments (hidden): The token may not look.' },
        remedy: 'Ask with a token that may look. What should be there: https://x: so.',
      },
    ]);
  });

  it('says what went wrong where nobody answers', async () => {
    const silent = () => Promise.reject(MlopsError.of(forgeReasons, 'forge-no-answer', 'GitHub does not answer.'));
    expect(await protectionFindings({ look: silent }, [])).toMatchObject([
      { what: 'protection', state: 'bad', reason: 'forge-no-answer' },
    ]);
  });
});
