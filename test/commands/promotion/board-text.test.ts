import { describe, expect, it } from 'vitest';
import { boardSentence } from '../../../src/commands/promotion/board-text.ts';
import type { Cell } from '../../../src/commands/promotion/read-board.ts';
import { type PromotionFacts, promotionState } from '../../../src/promotion/index.ts';
import { deployed, environment, facts, known, names, pull, release } from '../../promotion/facts.ts';

const sentence = (...all: readonly Partial<PromotionFacts>[]) =>
  boardSentence(
    all.map((more) => {
      const known1 = { versions: [known(1), known(2)], branch: names(release(1)), deployments: deployed([1]) };
      const each = facts({ ...known1, ...more });
      return { facts: each, promotion: promotionState(each) } as Cell;
    }),
  );
const byHand = environment({ autoMerge: false });
const settled = { versions: [known(1)] };

describe('the sentence below the board', () => {
  it('says of a place that is live when a pull request there waits for a person', () => {
    expect(sentence(settled, { environment: byHand, open: [pull(2)] })).toBe(
      '2 places: 2 live; 1 pull request waits for a person.',
    );
  });

  it('says it of an approval that is asked for, and of one that nothing is live beside', () => {
    const strict = { environment: environment({ approvals: 1 }), open: [pull(2)] };
    const first = { ...strict, branch: { kind: 'empty', earlier: [] }, deployments: [] } as const;
    expect(sentence(strict, first)).toBe('2 places: 1 live, 1 open; 2 pull requests wait for a person.');
  });

  it('says of one that waits for nobody that it is open, and nothing where there is none', () => {
    expect(sentence({ open: [pull(2)] })).toBe('1 place: 1 live; 1 pull request is open.');
    expect(sentence(settled)).toBe('1 place: 1 live.');
  });
});
