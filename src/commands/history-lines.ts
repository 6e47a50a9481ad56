import { z } from 'zod';
import type { EvaluationRecord } from '../metrics/index.ts';
import { decimalsFor, formatNumber } from '../support/numbers.ts';
import type { RunRecord } from '../training/types.ts';

const measuredSchema = z
  .object({
    value: z.number().describe('Over all seeds that have one: the mean of reported values, one value of scored rows.'),
    rows: z.int().min(0).nullable().describe('Rows that it was measured on; null where that is not recorded.'),
    seeds: z.int().min(1).describe('Seeds that it was measured on.'),
  })
  .describe('A metric that has a value.');

const lineSchema = z.object({
  at: z.string().describe('When it was recorded: ISO 8601, UTC.'),
  model: z.string(),
  commit: z.string(),
  what: z.enum(['run', 'scores']).describe('A training with what it reported, or what its model scored on test rows.'),
  fingerprint: z.string().describe('Of the training.'),
  seeds: z.int().min(1).describe('Seeds of the record.'),
  origin: z.enum(['local', 'ci']),
  metrics: z.record(z.string(), measuredSchema),
});

/** What `mlops history --json` gives as `data`. */
export const historySchema = z
  .object({ records: z.array(lineSchema).describe('Newest first.') })
  .describe('Recorded runs and scores: `data` of `mlops history --json`.');

export type HistoryLine = z.infer<typeof lineSchema>;
type Measured = z.infer<typeof measuredSchema>;

/** What the code reported for each seed; on how many rows, it does not say. */
export function lineOfRun({ model, fingerprint, seeds }: RunRecord, at: string): HistoryLine {
  const [first] = seeds;
  if (first === undefined) throw new TypeError(`the run ${fingerprint} has no seed`);
  const names = new Set(seeds.flatMap(({ metrics }) => Object.keys(metrics)));
  const metrics = [...names].flatMap((name): readonly (readonly [string, Measured])[] => {
    const values = seeds.map((seed) => seed.metrics[name]?.value).filter((value) => typeof value === 'number');
    if (values.length === 0) return [];
    const value = values.reduce((sum, one) => sum + one, 0) / values.length;
    return [[name, { value, rows: null, seeds: values.length }]];
  });
  const { commit, origin } = first;
  return {
    ...{ at, what: 'run', model, fingerprint, commit, origin, seeds: seeds.length },
    metrics: Object.fromEntries(metrics),
  };
}

export function lineOfScores(record: EvaluationRecord, at: string): HistoryLine {
  const { model, commit, origin, run, seeds } = record;
  const metrics = Object.entries(record.values).flatMap(([name, { value, rows, seeds: each }]) => {
    const measured = Math.max(1, each.filter((one) => one !== null).length);
    return value === null ? [] : [[name, { value, rows, seeds: measured }] as const];
  });
  return {
    ...{ at, what: 'scores', model, fingerprint: run, commit, origin, seeds: seeds.length },
    metrics: Object.fromEntries(metrics),
  };
}

const shownMetrics = 4;

/** "2026-11-22 01:29  fe0b2f2  scores  delay  7ff0e483ba1a  3 seeds  roc-auc 0.658  brier 0.120  on 4,000 rows". */
export function historyText(line: HistoryLine, gated: readonly string[]): string {
  const all = gatedFirst(line.metrics, gated);
  const shown = all.slice(0, shownMetrics);
  const common = commonRows(shown.map(([, { rows }]) => rows));
  const metrics = shown.map(([name, measured]) => metricText(name, measured, line.seeds, common === undefined));
  return [
    line.at.slice(0, 16).replace('T', ' '),
    line.commit.slice(0, 7),
    line.what.padEnd(6),
    line.model,
    line.fingerprint.slice(0, 12),
    some(line.seeds, 'seed'),
    ...metrics,
    ...(all.length > shownMetrics ? [`and ${all.length - shownMetrics} more`] : []),
    ...(common === undefined ? [] : [`on ${some(common, 'row')}`]),
  ].join('  ');
}

/** Metrics with a gate come first, as the file has them: they are what somebody looks for. */
export function gatedFirst<Value>(
  metrics: { readonly [name: string]: Value },
  gated: readonly string[],
): readonly (readonly [string, Value])[] {
  const rank = (name: string) => (gated.includes(name) ? gated.indexOf(name) : gated.length);
  return Object.entries(metrics).toSorted(([a], [b]) => rank(a) - rank(b));
}

/** The number of rows where all shown values have the same, and it is known. */
function commonRows(rows: readonly (number | null)[]): number | undefined {
  const [first, ...others] = rows;
  return first != null && others.every((one) => one === first) ? first : undefined;
}

/** "roc-auc 0.658", or "roc-auc 0.658 (400 rows, 2 of 3 seeds)" where that is not said of the whole line. */
function metricText(name: string, { value, rows, seeds }: Measured, of: number, withRows: boolean): string {
  const about = [
    ...(withRows && rows !== null ? [some(rows, 'row')] : []),
    ...(seeds === of ? [] : [`${seeds} of ${some(of, 'seed')}`]),
  ];
  const number = formatNumber(value, decimalsFor(value, 3) ?? 3);
  return `${name} ${number}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
}

function some(count: number, what: string): string {
  return `${formatNumber(count, 0)} ${what}${count === 1 ? '' : 's'}`;
}
