import type { ScoredRows, ScoreMetric, SeedPredictions } from '../../metrics/types.ts';
import type { ColumnArray, ColumnArrays, DataEngine } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { cellOf, classIndex, joinOn, numberSql, type PredictionColumns, predictedSql } from './columns.ts';
import { effectiveLabels, type Labels, type TestRows, tablesOf } from './labels.ts';
import type { ScoredRowsRequest } from './request.ts';
import type { PredictionsTable } from './side.ts';

/** A file with the columns that count in it. */
export interface Scored {
  readonly table: PredictionsTable;
  readonly columns: PredictionColumns;
}

/** The joined arrays, in the order of the key: they cross over as typed arrays, once. */
export interface Joined {
  /** Whether predictions are class indices. */
  readonly isClassification: boolean;
  readonly arrays: ColumnArrays;
  readonly labels: Float64Array;
  /** 1 where the base has another label for the row. */
  readonly labelDiffers: Float64Array;
  /** 1 where the base's test version does not know the row; all 1 where there is none. */
  readonly arrived: Float64Array;
  /** 1 where the base's test version has the row with another value in some column, the label aside. */
  readonly cellsDiffer: Float64Array;
}

export async function joinRows(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  labels: Labels,
  files: readonly Scored[],
): Promise<Joined> {
  const cells = [
    `${labelSql(test, labels)} AS "label"`,
    'r."#label-differs" AS "label_differs"',
    'r."#new" AS "arrived"',
    'r."#cells-differ" AS "cells_differ"',
    ...files.flatMap((file) => cellsOf(file, test, labels)),
    ...request.slices.map(
      (slice, index) => `coalesce(r.${identifier(slice.column)}::VARCHAR, '(null)') AS "slice_${index}"`,
    ),
    ...clusterSql(request.cluster),
  ];
  const joins = files.map(({ table }) => {
    const name = identifier(table.source.name);
    return `LEFT JOIN (SELECT *, 1 AS "#found" FROM ${name}) ${name} ON ${joinOn(table, test)}`;
  });
  const order = test.key.map((column) => `r.${identifier(column)}`).join(', ');
  const sql = `SELECT ${cells.join(', ')} FROM (${effectiveLabels(test)}) r ${joins.join(' ')} ORDER BY ${order}`;
  const arrays = await engine.columns(sql, [...tablesOf(test), ...files.map(({ table }) => table.source)]);
  return {
    isClassification: labels.task === 'binary' || labels.task === 'multiclass',
    arrays,
    labels: numbers(arrays, 'label'),
    labelDiffers: numbers(arrays, 'label_differs'),
    arrived: numbers(arrays, 'arrived'),
    cellsDiffer: numbers(arrays, 'cells_differ'),
  };
}

/** Scores are compared with no label: the column is there for all rows, and says nothing. */
function labelSql({ labelType }: TestRows, { task, classes }: Labels): string {
  if (task === 'scored') return '0';
  return task === 'regression' ? numberSql('r."#label"') : classIndex('r."#label"', labelType, labelType, classes);
}

function cellsOf({ table, columns }: Scored, test: TestRows, labels: Labels): readonly string[] {
  const { name } = table.source;
  const predicted =
    columns.predicted === undefined
      ? []
      : [`${predictedSql(table, columns.predicted, test, labels)} AS ${identifier(`${name}_predicted`)}`];
  const scores = columns.scores.map(
    (score, index) => `${numberSql(cellOf(table, score))} AS ${identifier(`${name}_score_${index}`)}`,
  );
  return [`${identifier(name)}."#found" AS ${identifier(`${name}_found`)}`, ...predicted, ...scores];
}

/** Rows whose cluster columns are equal belong together; the separator keeps ("a", "bc") and ("ab", "c") apart. */
function clusterSql(columns: readonly string[]): readonly string[] {
  if (columns.length === 0) return [];
  const cells = columns.map((column) => `coalesce(r.${identifier(column)}::VARCHAR, chr(30))`);
  return [`concat_ws(chr(31), ${cells.join(', ')}) AS "cluster"`];
}

export function numbers(arrays: ColumnArrays, name: string): Float64Array {
  const found = arrays.columns.get(name);
  if (found?.kind !== 'numbers') throw new Error(`no numbers in ${name}`);
  return found.values;
}

/** The scored rows of everything that was joined. */
export function scoredRows(
  request: ScoredRowsRequest,
  labels: Labels,
  joined: Joined,
  candidate: readonly Scored[],
  baseline: readonly Scored[] | undefined,
  metrics: readonly string[] = [],
): ScoredRows {
  const { arrays } = joined;
  const cluster = arrays.columns.get('cluster');
  const [ours, theirs] = [candidate, baseline].map((files) => files?.map((file) => seedOf(arrays, file, metrics)));
  return {
    task: labels.task,
    n: arrays.rows,
    classes: labels.classes,
    labels: joined.labels,
    ...(labels.task === 'scored' && { scores: scoreMetrics(metrics, [...(ours ?? []), ...(theirs ?? [])]) }),
    candidate: ours ?? [],
    ...(theirs && { baseline: theirs }),
    slices: new Map(
      request.slices.map((slice, index) => [slice.column, topOf(arrays.columns.get(`slice_${index}`), slice.top)]),
    ),
    ...(cluster?.kind === 'codes' ? { clusters: cluster.codes } : {}),
  };
}

/** Scores that are 0 or 1 on every row of both sides are shares, and have the intervals of such. */
function scoreMetrics(metrics: readonly string[], sides: readonly SeedPredictions[]): readonly ScoreMetric[] {
  return metrics.map((name, at) => ({
    name,
    isShare: sides.every(({ scores }) => scores[at]?.every((score) => score === 0 || score === 1) ?? true),
  }));
}

/** @param metrics of a scored task: one column each, empty where the file has none */
function seedOf(arrays: ColumnArrays, { table, columns }: Scored, metrics: readonly string[]): SeedPredictions {
  const { name } = table.source;
  const score = (index: number) => (index < 0 ? new Float64Array(0) : numbers(arrays, `${name}_score_${index}`));
  const there = columns.metrics;
  return {
    seed: table.given.seed,
    ...(table.given.repeat !== undefined && { repeat: table.given.repeat }),
    artifact: table.given.artifact,
    ...(columns.predicted === undefined ? {} : { predicted: numbers(arrays, `${name}_predicted`) }),
    scores: there ? metrics.map((metric) => score(there.indexOf(metric))) : columns.scores.map((_, at) => score(at)),
  };
}

/** Only the most frequent values (ties by name); rows of the others get the code -1 and belong to no slice. */
function topOf(
  column: ColumnArray | undefined,
  top: number | undefined,
): { names: readonly string[]; codes: Int32Array } {
  if (column?.kind !== 'codes') return { names: [], codes: new Int32Array(0) };
  if (top === undefined || top >= column.names.length) return { names: column.names, codes: column.codes };
  const counts = new Float64Array(column.names.length);
  for (const code of column.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const kept = [...counts.keys()].toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, top);
  kept.sort((a, b) => a - b);
  const index = new Map(kept.map((code, place) => [code, place]));
  return {
    names: kept.map((code) => column.names[code] ?? ''),
    codes: column.codes.map((code) => index.get(code) ?? -1),
  };
}

/** The same rows, fewer of them. */
export function onlyRows(rows: ScoredRows, keep: (row: number) => boolean): ScoredRows {
  const kept = Int32Array.from(Array.from({ length: rows.n }, (_, row) => row).filter(keep));
  // A score that the side does not have stays one that it does not have.
  const pick = (values: Float64Array) =>
    values.length === 0 ? values : Float64Array.from(kept, (row) => values[row] ?? Number.NaN);
  const codes = (values: Int32Array) => Int32Array.from(kept, (row) => values[row] ?? -1);
  const seed = ({ predicted, scores, ...rest }: SeedPredictions): SeedPredictions => ({
    ...rest,
    ...(predicted === undefined ? {} : { predicted: pick(predicted) }),
    scores: scores.map(pick),
  });
  return {
    ...rows,
    n: kept.length,
    labels: pick(rows.labels),
    candidate: rows.candidate.map(seed),
    ...(rows.baseline === undefined ? {} : { baseline: rows.baseline.map(seed) }),
    slices: new Map([...rows.slices].map(([name, slice]) => [name, { names: slice.names, codes: codes(slice.codes) }])),
    ...(rows.clusters === undefined ? {} : { clusters: codes(rows.clusters) }),
    ...(rows.weights === undefined ? {} : { weights: pick(rows.weights) }),
  };
}
