import { metricName } from '../../metrics/index.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import type { DataEngine } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { Scored } from './join.ts';
import type { PredictionProblem, ScoredRowsRequest } from './request.ts';
import type { PredictionsTable } from './side.ts';

/** The files of both sides with the columns of scores that count in each, and their metrics in order. */
export interface ScoreColumns {
  readonly names: readonly string[];
  readonly ours: readonly Scored[];
  readonly theirs: readonly Scored[];
  readonly problems: readonly PredictionProblem[];
}

/** One file: its columns of scores by the name of their metric. */
interface ScoredFile {
  readonly table: PredictionsTable;
  readonly columns: ReadonlyMap<string, string>;
  readonly problems: readonly PredictionProblem[];
}

/**
 * Which columns of scores are the metrics of a scored task: those that are asked for, else every column of numbers but
 * the key. A column of texts is none where none of its texts is a number; where some are, somebody meant it as one, and
 * it is a problem rather than left out. The candidate's files have all of them; what the baseline lacks has no value there.
 */
export async function scoreColumns(
  engine: DataEngine,
  { scores: asked = [] }: ScoredRowsRequest,
  key: readonly string[],
  sides: { readonly candidate: readonly PredictionsTable[]; readonly baseline: readonly PredictionsTable[] },
): Promise<ScoreColumns> {
  const read = (tables: readonly PredictionsTable[]) =>
    Promise.all(
      tables.map((table) => (asked.length > 0 ? askedColumns(table, asked) : allColumns(engine, table, key))),
    );
  const [ours, theirs] = [await read(sides.candidate), await read(sides.baseline)];
  const found = [...ours, ...theirs].flatMap(({ columns }) => [...columns.keys()]);
  const names = [...new Set(asked.length > 0 ? asked.map(metricName) : found)];
  const complete = [
    ...ours.map((file) => lacking(file, asked.length > 0 ? names : columnsOf(ours))),
    ...theirs.map((file) => lacking(file, columnsOf(theirs))),
  ];
  const problems = [...[...ours, ...theirs].flatMap((file) => file.problems), ...complete.flat()];
  return {
    names,
    ours: ours.map((file) => ordered(file, names)),
    theirs: theirs.map((file) => ordered(file, names)),
    problems,
  };
}

const columnsOf = (files: readonly ScoredFile[]) => [...new Set(files.flatMap(({ columns }) => [...columns.keys()]))];

/** Only what is there, in the order of the metrics. */
function ordered({ table, columns }: ScoredFile, names: readonly string[]): Scored {
  const there = names.flatMap((name) => {
    const column = columns.get(name);
    return column === undefined ? [] : [{ name, column }];
  });
  return { table, columns: { scores: there.map(({ column }) => column), metrics: there.map(({ name }) => name) } };
}

function lacking({ table, columns, problems }: ScoredFile, wanted: readonly string[]): readonly PredictionProblem[] {
  const missing = wanted.filter((name) => !columns.has(name));
  if (problems.length > 0 || (missing.length === 0 && wanted.length > 0)) return [];
  const what = wanted.length === 0 ? 'of numbers besides the key' : missing.slice(0, 10).join(', ');
  return [
    unusable(
      table,
      'unusable-predictions',
      `The predictions have no column ${what} (there is ${namesOf(table).join(', ')}).`,
    ),
  ];
}

function askedColumns(table: PredictionsTable, asked: readonly string[]): ScoredFile {
  const there = namesOf(table);
  const columns = asked.flatMap((name) => {
    const column = there.includes(name) ? name : there.find((other) => metricName(other) === metricName(name));
    return column === undefined ? [] : [[metricName(name), column] as const];
  });
  return { table, columns: new Map(columns), problems: [] };
}

async function allColumns(engine: DataEngine, table: PredictionsTable, key: readonly string[]): Promise<ScoredFile> {
  const columns = new Map<string, string>();
  const problems: PredictionProblem[] = [];
  for (const { name, engineType } of table.shape.columns) {
    if (key.includes(name)) continue;
    const type = columnTypeOf(engineType);
    const isNumber = type === 'integer' || type === 'number' || type === 'boolean';
    if (type === 'date' || type === 'timestamp' || (!isNumber && (await isText(engine, table, name, problems))))
      continue;
    const same = columns.get(metricName(name));
    if (same === undefined) columns.set(metricName(name), name);
    else
      problems.push(
        unusable(
          table,
          'unusable-predictions',
          `The columns ${same} and ${name} name one metric, ${metricName(name)}.`,
        ),
      );
  }
  return { table, columns, problems };
}

/** Whether no value is a number, and some are there. Where it is neither that nor numbers, that is a problem. */
async function isText(engine: DataEngine, table: PredictionsTable, column: string, problems: PredictionProblem[]) {
  const { source, shape } = table;
  const cell = `${identifier(column)}::VARCHAR`;
  const { rows } = await engine.query(
    `SELECT count(try_cast(${cell} AS DOUBLE)), count(${cell}) FROM ${identifier(source.name)}`,
    [source],
  );
  const [numbers = 0, there = 0] = (rows[0] ?? []).map(Number);
  if (shape.rows === 0 || (numbers === 0 && there > 0)) return true;
  const wrong = shape.rows - numbers;
  const message = `${wrong} of ${shape.rows} values of ${column} are null or no numbers.`;
  const remedy = `Write a number in every row; if ${column} is no score, name the columns that are under \`evaluate.compute\`.`;
  problems.push({ ...unusable(table, 'unusable-values', message), remedy, count: wrong });
  return true;
}

const namesOf = (table: PredictionsTable) => table.shape.columns.map(({ name }) => name);

function unusable({ side, given }: PredictionsTable, reason: string, message: string): PredictionProblem {
  return { side, seed: given.seed, reason, message };
}
