import type { LoadedRows, RowsAgainstBase, ScoredRowsRequest } from '../../data/index.ts';
import {
  compareApart,
  compareReported,
  type EvaluationRecord,
  type MetricApart,
  type PartsRequest,
  repeatsOf,
} from '../../metrics/index.ts';
import type { Comparison, MetricComparison, ScoredRows, ScoreMetric } from '../../metrics/types.ts';
import type { Task } from '../../project/types.ts';
import type { LabelCounts } from '../../report/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { Comparing } from './comparing.ts';
import { labelCounts } from './label-counts.ts';

/** Metrics of one model from its rows, and what was odd about them. */
export interface ScoredLines {
  /** As declared, else as the labels tell it; absent where no rows could be used. */
  readonly task?: Task;
  /** Of a scored task: the metrics that its columns are. */
  readonly scores?: readonly ScoreMetric[];
  readonly metrics: readonly MetricComparison[];
  readonly newRows: number;
  /** Absent where each model was scored once. */
  readonly repeats?: Comparison['repeats'];
  /** Of rows that are taken together; absent where each stands for itself. */
  readonly groups?: number;
  readonly labels?: LabelCounts;
  /** What became of the base's test rows; absent where they are the same, or cannot be read. */
  readonly against?: RowsAgainstBase;
  /** The baseline's model on the new rows against the others; empty where either are missing. */
  readonly onArrived: readonly MetricApart[];
  /** The same lines over the rows that are as the base has them, where known rows are changed. */
  readonly vouched?: { readonly rows: number; readonly metrics: readonly MetricComparison[] };
  readonly problems: readonly Problem[];
}

/**
 * Joins predictions with labels and compares both sides on the same rows.
 * @param ask what to ask of rows; `times`: on how many sets of rows it is asked
 */
export async function scoredLines(
  request: ScoredRowsRequest,
  { load, compare }: Comparing,
  ask: (rows: ScoredRows, times: 1 | 2) => PartsRequest,
): Promise<ScoredLines> {
  const loaded = await load(request);
  const problems: Problem[] = loaded.problems.map(({ reason, message, remedy }) => ({
    reason,
    message,
    ...(remedy && { remedy }),
  }));
  if (loaded.changedLabels > 0) {
    const message = `${loaded.changedLabels} labels of known rows differ from the base branch: the base's labels were used.`;
    problems.push({ reason: 'labels-changed', message });
  }
  const { rows, against, newRows, vouched } = loaded;
  const found = { newRows, ...(against && { against }), problems };
  if (rows === undefined) return { metrics: [], onArrived: [], ...found };
  const asked = (given: ScoredRows) => ask(given, vouched === undefined ? 1 : 2);
  const lines = (sets: RowsAndShared) => linesOf(sets, (given) => compare(given, asked(given)));
  const repeats = repeatsOf(rows);
  const labels = labelCounts(rows, asked(rows).overall.metrics ?? []);
  return {
    task: rows.task,
    ...(rows.scores && { scores: rows.scores }),
    metrics: await lines({ rows, ...(loaded.shared && { shared: loaded.shared }) }),
    onArrived: onArrived(loaded.apart, asked),
    ...(vouched && {
      vouched: { rows: vouched.rows.n, metrics: vouched.rows.n === 0 ? [] : await lines(vouched) },
    }),
    ...(labels && { labels }),
    ...(repeats && { repeats }),
    ...(rows.clusters && { groups: new Set(rows.clusters).size }),
    ...found,
  };
}

interface RowsAndShared {
  readonly rows: ScoredRows;
  /** Those that both sides know, where the baseline does not know all. */
  readonly shared?: ScoredRows;
}

/** Values over all rows of the candidate; where the baseline does not know them all, changes over those that it does. */
async function linesOf(
  { rows, shared }: RowsAndShared,
  compare: (rows: ScoredRows) => Promise<readonly MetricComparison[]>,
): Promise<readonly MetricComparison[]> {
  const lines = await compare(rows);
  if (shared === undefined || shared.n === 0) return lines;
  return onSharedRows(lines, await compare(shared), shared.n);
}

/** The base's own model, whose change from known to new rows no training of this change caused. */
function onArrived(apart: LoadedRows['apart'], ask: (rows: ScoredRows) => PartsRequest): readonly MetricApart[] {
  if (apart?.known.baseline === undefined || apart.arrived.baseline === undefined) return [];
  const known = { ...apart.known, candidate: apart.known.baseline };
  const arrived = { ...apart.arrived, candidate: apart.arrived.baseline };
  const { metrics = [], better } = ask(known).bySlice;
  return compareApart(known, arrived, { metrics, ...(better && { better }) });
}

/** Values are over all rows of the candidate; the change is over the rows that both sides know. */
function onSharedRows(
  all: readonly MetricComparison[],
  shared: readonly MetricComparison[],
  rows: number,
): readonly MetricComparison[] {
  return all.map((line) => {
    const pair = shared.find((other) => other.metric === line.metric && sameSlice(other, line));
    if (pair?.baseline === undefined) return line;
    const { baseline, change, notComparable } = pair;
    const method = `${pair.method}, on ${rows} shared rows`;
    return {
      ...line,
      method,
      baseline,
      ...(change && { change }),
      ...(notComparable !== undefined && { notComparable }),
    };
  });
}

function sameSlice(a: MetricComparison, b: MetricComparison): boolean {
  return a.slice?.column === b.slice?.column && a.slice?.value === b.slice?.value;
}

/**
 * The candidate's lines beside values that the baseline's record keeps, where its predictions are gone: unpaired, and
 * wider for it.
 */
export function besideRecorded(
  lines: readonly MetricComparison[],
  recorded: EvaluationRecord['values'],
  levels: readonly number[],
): readonly MetricComparison[] {
  return lines.map((line) => {
    const before = recorded[line.metric];
    if (line.slice !== undefined || before === undefined) return line;
    const error = (value: number | undefined, count: number) => Array.from({ length: count }, () => value ?? null);
    const [made] = compareReported({
      metrics: [
        {
          metric: line.metric,
          ...(line.better && { better: line.better }),
          candidate: { values: [line.candidate.value], standardErrors: error(line.candidate.standardError, 1) },
          baseline: { values: before.seeds, standardErrors: error(before.standardError, before.seeds.length) },
          origin: 'computed',
        },
      ],
      levels,
    });
    if (made === undefined) return line;
    const method = line.candidate.value === null ? line.method : `${made.method}, unpaired`;
    return { ...made, candidate: line.candidate, method };
  });
}
