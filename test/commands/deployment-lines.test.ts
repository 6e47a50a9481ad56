import { expect, it } from 'vitest';
import { deploymentLine } from '../../src/commands/deployment-lines.ts';
import type { DeploymentRecord } from '../../src/promotion/types.ts';
import { deployed, ref } from '../promotion/facts.ts';

const line = (record: DeploymentRecord | undefined) => {
  if (record === undefined) throw new Error('there is no record');
  return deploymentLine({ ...record, run: null, data: null, gates: null, verdict: null });
};
const failed = { outcome: 'failed' as const, sentence: 'It answered nonsense.' };

it('of a failure says what is live since, then why', () => {
  expect(line(deployed([2, { ...failed, restored: ref(1) }])[0])).toMatch(
    / delay 2 {2}failed .* {2}version 1 is live; It answered nonsense\.$/,
  );
  expect(line(deployed([2, failed])[0])).toMatch(/ {2}nothing is live; It answered nonsense\.$/);
  expect(line(deployed([2])[0])).not.toContain('live');
});
