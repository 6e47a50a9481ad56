import { expect, it } from 'vitest';
import { judgementOf } from '../../../src/commands/promotion/judge-open.ts';
import { promotionState } from '../../../src/promotion/index.ts';
import { deployed, facts, known, names, pull, release } from '../../promotion/facts.ts';

const two = { branch: names(release(1)), deployments: deployed([1]), versions: [known(1), known(2)] };
const promotion = pull(2);

const judged = (more: Parameters<typeof facts>[0]) =>
  judgementOf({ model: 'delay', promotion: promotionState(facts({ ...two, open: [promotion], ...more })) }, promotion);

it('a promotion whose gates are not asked yet may be merged by nobody', () => {
  expect(judged({ gates: new Map() })).toMatchObject({ verdict: 'unknown', title: 'Its gates are to be asked first' });
});

it('one whose gates say no is left to people, and says so', () => {
  const said = judged({ gates: new Map([[2, { kind: 'said', verdict: 'fail', sentence: 'auc fell.' }]]) });
  expect(said).toMatchObject({ verdict: 'pass', title: expect.stringMatching(/^Only a person merges this: /) });
});

it('one that nothing is in the way of may be merged', () => {
  expect(judged({})).toMatchObject({ verdict: 'pass', title: 'It may be merged' });
});
