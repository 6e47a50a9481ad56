import type { RowsAgainstBase } from '../../data/index.ts';
import type { MetricComparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { TestRows } from '../../report/types.ts';
import type { RunRecord } from '../../training/types.ts';
import { ownScoresAddress } from '../situation/addresses.ts';
import type { Situation } from '../situation/situation.ts';
import { scoresRecord } from '../situation/standing-records.ts';
import { sliceMetrics } from './asked-metrics.ts';
import type { ScoredLines } from './scored-lines.ts';

/** What the report says of test rows that are not the base's. */
export function testRowsOf(
  situation: Situation,
  facts: ModelFacts,
  before: ModelFacts | undefined,
  run: RunRecord | undefined,
  computed: ScoredLines,
  { base, known, gone, changed, columns, added }: RowsAgainstBase,
): TestRows {
  const gated = new Set(sliceMetrics(facts.model));
  const told = (lines: readonly MetricComparison[]) =>
    lines.filter((line) => line.slice === undefined && gated.has(line.metric));
  return {
    dataset: facts.model.evaluate?.label?.dataset ?? '',
    rows: { base, known, arrived: computed.newRows, gone, changed },
    columns,
    added,
    effect: before === undefined ? [] : rowsEffect(situation, before, run, told(computed.metrics)),
    onArrived: computed.onArrived,
    onVouched: told(computed.vouched?.metrics ?? []).map(({ metric, baseline, candidate }) => ({
      metric,
      base: baseline?.value ?? null,
      head: candidate.value,
    })),
  };
}

/** The base's recorded values on its own test rows beside its values on the candidate's, where the rows differ. */
function rowsEffect(
  situation: Situation,
  before: ModelFacts,
  run: RunRecord | undefined,
  lines: readonly MetricComparison[],
): TestRows['effect'] {
  const address = ownScoresAddress(situation.baseline, before);
  const about = { run: before.fingerprint };
  const own = address === undefined ? undefined : scoresRecord(situation.records, address, about, run);
  if (own === undefined) return [];
  const { values } = own.record;
  return lines.flatMap(({ metric, baseline }) => {
    const from = values[metric]?.value;
    const to = baseline?.value;
    return typeof from === 'number' && typeof to === 'number' ? [{ metric, from, to }] : [];
  });
}
