import type { ScoredRows } from '../metrics/types.ts';
import type { ColumnType } from '../project/types.ts';
import { columnTypeOf } from './engines/column-type.ts';
import type { DataEngine } from './engines/port.ts';
import { predictionColumns, scoredClasses } from './predictions/columns.ts';
import { type Joined, joinRows, numbers, onlyRows, type Scored, scoredRows } from './predictions/join.ts';
import { rowsAgainstBase } from './predictions/known-rows.ts';
import { effectiveLabels, type Labels, openTest, type TestRows, tablesOf } from './predictions/labels.ts';
import { countKeys, fileProblems } from './predictions/problems.ts';
import type { LoadedRows, PredictionProblem, ScoredRowsRequest } from './predictions/request.ts';
import { ofTestRows } from './predictions/same-rows.ts';
import { type ScoreColumns, scoreColumns } from './predictions/score-columns.ts';
import { openSide, type PredictionsTable } from './predictions/side.ts';

/**
 * Joins the predictions of candidate and baseline with the labels of the test dataset by key, in the engine.
 * Classes are compared by name (1, 1.0 and "1" are one); rows come in the order of the key. Nothing is dropped: a row
 * without a prediction, a null score, an unknown class are problems, and then there are no rows for that side.
 * @throws MlopsError where the test dataset itself cannot be read, or the engine fails
 */
export async function loadScoredRows(engine: DataEngine, request: ScoredRowsRequest): Promise<LoadedRows> {
  const opened = await openTest(engine, request);
  const none = { newRows: 0, changedLabels: 0, changedExamples: [] };
  if (opened.value === undefined) return { ...none, problems: opened.problems };
  const test = opened.value;
  const missing = missingColumns(request, test);
  const { labels: found, problems: unkeyed } = await ofTestRows(engine, request, test);
  const problems = [...opened.problems, ...missing, ...found.problems];
  if (found.value === undefined || missing.length > 0) return { ...none, problems };

  const keyTypes = keyTypesOf(test);
  const candidate = await openSide(engine, { side: 'candidate', files: request.candidate, keyTypes });
  const baseline = await openSide(engine, { side: 'baseline', files: request.baseline ?? [], keyTypes });
  const labels = withScoredClasses(found.value, [...candidate.tables, ...baseline.tables]);
  const tables = { candidate: candidate.tables, baseline: baseline.tables };
  const read = await columnsOf(engine, request, test, labels, tables);
  const { ours, theirs } = read;
  problems.push(...candidate.problems, ...baseline.problems, ...read.problems);
  if (request.candidate.length === 0) problems.push(noCandidate);

  const sides: CheckedSides =
    unkeyed.length > 0
      ? { complete: false, problems: unkeyed }
      : await checkedSides(engine, request, test, labels, ours, theirs);
  problems.push(...sides.problems);
  const changes = await changesOf(engine, request, test);
  const broken = (side: string) =>
    problems.some((problem) => problem.side === side && problem.reason !== 'unusable-base-labels');
  if (sides.joined === undefined || broken('candidate') || broken('test')) return { ...changes, problems };
  const hasBaseline = request.baseline !== undefined && request.baseline.length > 0 && !broken('baseline');
  // Duplicates on the baseline's side would multiply the rows of ours.
  const usable = hasBaseline || theirs.length === 0;
  const joined = usable ? sides.joined : await joinRows(engine, request, test, labels, ours);
  const rows = scoredRows(request, labels, joined, ours, hasBaseline ? theirs : undefined, read.names);
  if (!hasBaseline || sides.complete) {
    return { rows, ...apart(rows, joined, changes.newRows), ...vouched(changes, joined, rows), ...changes, problems };
  }
  const { baseline: _, ...alone } = rows;
  const pairs = isShared(joined, theirs);
  const shared = onlyRows(rows, pairs);
  const both = shared.n > 0 ? { shared } : {};
  return { rows: alone, ...both, ...vouched(changes, joined, alone, { rows, pairs }), ...changes, problems };
}

/**
 * Rows as the base has them, apart where there are others of the same key. A row with another label only is one of them:
 * it is judged by the label of the base.
 */
function vouched(
  { against }: Pick<LoadedRows, 'against'>,
  { arrived, cellsDiffer }: Joined,
  rows: ScoredRows,
  shared?: { readonly rows: ScoredRows; readonly pairs: (row: number) => boolean },
): Pick<LoadedRows, 'vouched'> {
  if (against === undefined || against.changed === 0) return {};
  const kept = (row: number) => arrived[row] === 0 && cellsDiffer[row] === 0;
  const pairs = shared && onlyRows(shared.rows, (row) => kept(row) && shared.pairs(row));
  return { vouched: { rows: onlyRows(rows, kept), ...(pairs && { shared: pairs }) } };
}

function apart(rows: ScoredRows, { arrived }: Joined, newRows: number): Pick<LoadedRows, 'apart'> {
  if (newRows === 0 || newRows === rows.n) return {};
  const of = (kind: 0 | 1) => onlyRows(rows, (row) => arrived[row] === kind);
  return { apart: { known: of(0), arrived: of(1) } };
}

const noCandidate: PredictionProblem = {
  side: 'candidate',
  reason: 'unusable-predictions',
  message: 'There are no predictions of the candidate.',
};

const mostSlices = 1000;

function missingColumns(request: ScoredRowsRequest, test: TestRows): PredictionProblem[] {
  const names = new Set(test.shape.columns.map((column) => column.name));
  const wanted = [...request.slices.map((slice) => slice.column), ...request.cluster];
  return wanted
    .filter((name) => !names.has(name))
    .map((name) => ({
      side: 'test',
      reason: 'no-such-test-column',
      message: `The test dataset has no column ${name}.`,
    }));
}

function keyTypesOf(test: TestRows): ReadonlyMap<string, ColumnType> {
  const types = new Map(test.shape.columns.map((column) => [column.name, columnTypeOf(column.engineType)]));
  return new Map(
    test.key.map((name) => {
      const type = types.get(name) ?? 'string';
      return [name, type === 'other' ? 'string' : type];
    }),
  );
}

/** A class that no test row has, but that the model gives a score for, is a class. */
function withScoredClasses(labels: Labels, tables: readonly PredictionsTable[]): Labels {
  if (labels.task !== 'multiclass') return labels;
  return { ...labels, classes: [...new Set([...labels.classes, ...scoredClasses(tables)])] };
}

interface SideTables {
  readonly candidate: readonly PredictionsTable[];
  readonly baseline: readonly PredictionsTable[];
}

/** What counts in each file; the columns of a scored task are what the files themselves say. */
async function columnsOf(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  labels: Labels,
  tables: SideTables,
): Promise<ScoreColumns> {
  if (labels.task === 'scored') return await scoreColumns(engine, request, test.key, tables);
  const [ours, theirs] = [withColumns(tables.candidate, labels), withColumns(tables.baseline, labels)];
  return { names: [], ours: ours.scored, theirs: theirs.scored, problems: [...ours.problems, ...theirs.problems] };
}

function withColumns(tables: readonly PredictionsTable[], labels: Labels) {
  const scored: Scored[] = [];
  const problems: PredictionProblem[] = [];
  for (const table of tables) {
    const columns = predictionColumns(table, labels);
    if ('reason' in columns) problems.push(columns);
    else scored.push({ table, columns });
  }
  return { scored, problems };
}

/** Both sides joined to the test rows, and what is wrong with them. */
interface CheckedSides {
  readonly joined?: Joined;
  /** The baseline knows every row. */
  readonly complete: boolean;
  readonly problems: readonly PredictionProblem[];
}

/** One join of everything; only where its numbers do not add up, the questions that name rows. */
async function checkedSides(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  labels: Labels,
  ours: readonly Scored[],
  theirs: readonly Scored[],
): Promise<CheckedSides> {
  const problems: PredictionProblem[] = [];
  const files = [...ours, ...theirs];
  const joined = await joinRows(engine, request, test, labels, files);
  let complete = true;
  for (const file of files) {
    if (isClean(joined, file, test.shape.rows)) continue;
    const found = await fileProblems(engine, request, test, labels, file);
    const partial = request.pairing === 'shared' && file.table.side === 'baseline';
    if (partial && found.some((problem) => problem.reason === 'missing-ids')) complete = false;
    problems.push(
      ...(partial ? found.filter((problem) => !['missing-ids', 'extra-ids'].includes(problem.reason)) : found),
    );
  }
  for (const [index, slice] of request.slices.entries()) {
    const column = joined.arrays.columns.get(`slice_${index}`);
    if (slice.top !== undefined || column?.kind !== 'codes' || column.names.length <= mostSlices) continue;
    const message = `${slice.column} has ${column.names.length} values, too many to slice by without \`top\`.`;
    problems.push({ side: 'test', reason: 'unusable-slice', message });
  }
  return { joined, complete, problems };
}

/** As many rows as the test set, each found once, no row beyond, every value a number or a known class. */
function isClean(joined: Joined, { table, columns }: Scored, rows: number): boolean {
  const { name } = table.source;
  if (joined.arrays.rows !== rows || table.shape.rows !== rows) return false;
  const used = [
    'found',
    ...(columns.predicted === undefined ? [] : ['predicted']),
    ...columns.scores.map((_, index) => `score_${index}`),
  ];
  if (!used.every((column) => numbers(joined.arrays, `${name}_${column}`).every(Number.isFinite))) return false;
  return (
    columns.predicted === undefined ||
    !joined.isClassification ||
    numbers(joined.arrays, `${name}_predicted`).every((value) => value >= 0)
  );
}

/** Rows that every baseline file knows, and whose label did not change. */
function isShared(joined: Joined, theirs: readonly Scored[]): (row: number) => boolean {
  const found = theirs.map(({ table }) => numbers(joined.arrays, `${table.source.name}_found`));
  return (row) => joined.labelDiffers[row] === 0 && found.every((values) => values[row] === 1);
}

async function changesOf(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
): Promise<Pick<LoadedRows, 'newRows' | 'against' | 'changedLabels' | 'changedExamples'>> {
  const none = { changedLabels: 0, changedExamples: [] };
  if (request.baseTest === undefined) return { newRows: 0, ...none };
  const against = await rowsAgainstBase(engine, request, test);
  if (against === undefined) return { newRows: test.shape.rows, ...none };
  const found = { newRows: test.shape.rows - against.known, against };
  if (against.labels === 0) return { ...found, ...none };
  const labels = `SELECT * FROM (${effectiveLabels(test)}) WHERE "#label-differs"`;
  const { count, examples } = await countKeys(engine, request, test, labels, tablesOf(test));
  return { ...found, changedLabels: count, changedExamples: examples };
}
