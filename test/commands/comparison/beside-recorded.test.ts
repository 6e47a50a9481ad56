import { expect, it } from 'vitest';
import { besideRecorded } from '../../../src/commands/comparison/scored-lines.ts';
import { estimate, line } from '../../gates/lines.ts';

const recorded = { 'log-loss': { value: 0.4, rows: 100, seeds: [0.4] } };

it('recorded values of the baseline stand beside a candidate with a value, and one without', () => {
  const none = estimate(null, { undefinedBecause: 'not-a-probability' });
  const [kept] = besideRecorded([line('log-loss', { better: 'lower' })], recorded, [0.95]);
  const [lost] = besideRecorded([line('log-loss', { better: 'lower', candidate: none })], recorded, [0.95]);
  expect(kept).toMatchObject({ baseline: { value: 0.4 }, method: 'no interval, unpaired' });
  expect(lost).toMatchObject({ baseline: { value: 0.4 }, candidate: none });
  expect(lost?.change).toBeUndefined();
});
