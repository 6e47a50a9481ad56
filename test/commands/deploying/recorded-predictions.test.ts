import { describe, expect, it } from 'vitest';
import { findPredictions } from '../../../src/commands/deploying/recorded-predictions.ts';
import { evaluationAddress } from '../../../src/ledger/index.ts';
import type { EvaluationRecord } from '../../../src/metrics/index.ts';
import type { Release } from '../../../src/promotion/types.ts';
import { sha256 } from '../../../src/support/canonical.ts';
import { digest } from '../../promotion/facts.ts';
import { plain } from '../../promotion/release.ts';

const evaluation = sha256('scores');
const release: Release = {
  ...plain,
  golden: { dataset: 'test', key: ['id'], evaluation, cluster: [], metrics: [], limits: [] },
};
const predictions = (name: string) => ({ path: 'predictions.csv', digest: digest(name), bytes: 5 });
const record: EvaluationRecord = {
  ...{ schemaVersion: 1, model: 'delay', fingerprint: evaluation, run: plain.fingerprint, rows: 'r1' },
  ...{ commit: 'c', origin: 'ci', values: {} },
  seeds: [
    { seed: 1, artifact: digest('other'), predictions: predictions('p1'), seconds: 1 },
    { seed: 2, artifact: plain.artifact.digest, predictions: predictions('p2'), seconds: 1 },
  ],
};
const address = evaluationAddress('delay', evaluation);

const find = (records: Readonly<Record<string, unknown>>, of = release) =>
  findPredictions(of, 'r1', {
    read: async (at) => (records[at] === undefined ? undefined : JSON.stringify(records[at])),
  });

describe('the recorded predictions of a release', () => {
  it('are those of its own artifact, whichever seed made it', async () => {
    expect(await find({ [address]: record })).toMatchObject({ seed: 2, path: 'predictions.csv', digest: digest('p2') });
  });

  it('are told where there are none: no scores, other rows, another artifact, no run', async () => {
    expect(await find({})).toBe('The scores of delay 3 are not on the ledger.');
    expect(await find({ [address]: { ...record, rows: 'r2' } })).toMatch(/another version of its test rows/);
    expect(await find({ [address]: { ...record, seeds: record.seeds.slice(0, 1) } })).toMatch(/^No predictions of/);
    const { evaluation: _, ...training } = release.golden ?? {
      dataset: '',
      key: [],
      cluster: [],
      metrics: [],
      limits: [],
    };
    expect(await find({}, { ...release, golden: training })).toBe('The run of delay 3 is not on the ledger.');
  });

  it('of another training are no record of this one', async () => {
    await expect(find({ [address]: { ...record, run: sha256('x') } })).rejects.toMatchObject({
      problems: [{ reason: 'ledger-corrupt' }],
    });
  });
});
