import { describe, expect, it } from 'vitest';
import { toRead } from '../../../src/commands/promotion/next-steps.ts';
import { showPull } from '../../../src/commands/promotion/show-pull.ts';
import type { PromotionPull } from '../../../src/forge/index.ts';
import { promotionState } from '../../../src/promotion/index.ts';
import { environment, facts, known, pull, ref } from '../../promotion/facts.ts';

const url = 'https://forge.example.org/2';
const shown = (number: number, state: PromotionPull['state']) =>
  ({
    number,
    state,
    url,
    base: 'env/production',
    branch: 'b',
    title: 'Promote \u001b[31mdelay 2',
    body: 'What\n\nchanges\n',
  }) as const;

function showing(asked: string, pulls: readonly ReturnType<typeof shown>[]) {
  const environments = new Map([['production', environment({})]]);
  return showPull(asked, { desk: { pulls: () => Promise.resolve(pulls) }, project: { environments } });
}

describe('a promotion pull request', () => {
  it('of a forge is shown as well, with its address, and nothing of it moves a terminal', async () => {
    const { text, ends, reason, data } = await showing('2', [shown(1, 'gone'), shown(2, 'merged')]);
    const said = text({ color: false, width: 80 });
    expect([ends, reason, said.split('\n').slice(0, 1)]).toEqual([
      'pass',
      'pull-request-shown',
      [`Pull request 2 into env/production, merged: ${url}`],
    ]);
    expect(said).toMatch(/\n\nWhat\n\nchanges\n$/);
    expect(said).not.toContain('\u001b');
    expect(data).toMatchObject({ pullRequest: { number: 2, url } });
  });

  it('that is not there is refused with those that are open', async () => {
    const pulls = [shown(1, 'open'), shown(2, 'merged'), shown(3, 'open')];
    await expect(showing('4', pulls)).rejects.toThrow(/no promotion pull request "4" .*; open are 1, 3\./);
    await expect(showing('4', [])).rejects.toMatchObject({ problems: [{ reason: 'no-such-pull-request' }] });
  });

  it('is named by its line of the board, where no forge shows it', () => {
    const all = facts({
      versions: [known(1), known(2)],
      open: [pull(2)],
      environment: environment({ autoMerge: false }),
    });
    const cell = { facts: all, promotion: promotionState(all) };
    const { number } = pull(2, { ...ref(2) });
    const read = (kind: 'local' | 'github') => toRead(cell, { desk: { kind } });
    expect(read('local')).toEqual([`to read it: mlops status --pull-request ${number}`]);
    expect(read('github')).toEqual([]);
  });
});
