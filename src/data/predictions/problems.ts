import type { DataEngine, FileTable } from '../engines/port.ts';
import { identifier, literals } from '../engines/sql.ts';
import { classText } from './class-text.ts';
import { cellOf, joinOn, keySql, numberSql } from './columns.ts';
import type { Scored } from './join.ts';
import { effectiveLabels, type Labels, type TestRows, tablesOf } from './labels.ts';
import type { PredictionProblem, PredictionsFile, ScoredRowsRequest } from './request.ts';

const most = 5;

export type Examples = readonly { readonly [column: string]: string }[];

/** Counts the rows of a query that returns keys, and shows the first (not where a key column is sensitive). */
export async function countKeys(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  sql: string,
  tables: readonly FileTable[],
): Promise<{ readonly count: number; readonly examples: Examples }> {
  const keys = test.key.map(identifier);
  const { rows } = await engine.query(
    `SELECT ${keys.map((key) => `${key}::VARCHAR`).join(', ')}, count(*) OVER () FROM (${sql}) ORDER BY ${keys.join(', ')} LIMIT ${most}`,
    tables,
  );
  const count = Number(rows[0]?.at(-1) ?? 0);
  const hidden = test.key.some((name) => request.test.dataset.columns.get(name)?.sensitive === true);
  const examples = hidden
    ? []
    : rows.map((row) => Object.fromEntries(test.key.map((name, index) => [name, String(row[index] ?? 'null')])));
  return { count, examples };
}

/** Keys of the test rows that cannot name a row: there twice, or empty. */
export async function testProblems(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
): Promise<PredictionProblem[]> {
  const keys = test.key.map(identifier).join(', ');
  const twice = await countKeys(
    engine,
    request,
    test,
    `SELECT ${keys} FROM test GROUP BY ${keys} HAVING count(*) > 1`,
    [test.table],
  );
  const empty = test.key.map((name) => `${identifier(name)} IS NULL`).join(' OR ');
  const nulls = await countKeys(engine, request, test, `SELECT ${keys} FROM test WHERE ${empty}`, [test.table]);
  const problems: PredictionProblem[] = [];
  const { name } = request.test.dataset;
  if (twice.count > 0)
    problems.push({
      side: 'test',
      reason: 'duplicate-ids',
      message: `${twice.count} keys of ${name} occur more than once.`,
      ...twice,
    });
  if (nulls.count > 0)
    problems.push({ side: 'test', reason: 'no-key', message: `${nulls.count} rows of ${name} have no key.`, ...nulls });
  return problems;
}

/** What is wrong between one predictions file and the test rows: asked only where the join says that something is. */
export async function fileProblems(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  labels: Labels,
  file: Scored,
): Promise<readonly PredictionProblem[]> {
  const { table } = file;
  const tables = [...tablesOf(test), table.source];
  const name = identifier(table.source.name);
  const keys = test.key.map((column) => `r.${identifier(column)}`).join(', ');
  const rows = `(${effectiveLabels(test)}) r`;
  const on = joinOn(table, test);
  const types = new Map(test.shape.columns.map((column) => [column.name, column.engineType]));
  const own = new Map(table.shape.columns.map((column) => [column.name, column.engineType]));
  const ids = test.key.map(
    (column) =>
      `${keySql(cellOf(table, column), own.get(column) ?? '', types.get(column) ?? '')} AS ${identifier(column)}`,
  );
  const joined = `FROM ${rows} JOIN ${name} ON ${on} WHERE`;
  const asked: readonly (readonly [reason: string, words: string, sql: string])[] = [
    [
      'missing-ids',
      'rows of the test set have no prediction',
      `SELECT ${keys} FROM ${rows} WHERE NOT EXISTS (SELECT 1 FROM ${name} WHERE ${on})`,
    ],
    [
      'duplicate-ids',
      'rows of the test set have more than one prediction',
      `SELECT ${keys} FROM ${rows} JOIN ${name} ON ${on} GROUP BY ${keys} HAVING count(*) > 1`,
    ],
    [
      'extra-ids',
      'predictions are for rows that are not in the test set',
      `SELECT ${ids.join(', ')} FROM ${name} WHERE NOT EXISTS (SELECT 1 FROM test r WHERE ${on})`,
    ],
    ...valueQuestions(test, labels, file).map(
      ([reason, words, condition]) => [reason, words, `SELECT ${keys} ${joined} ${condition}`] as const,
    ),
  ];
  const problems: PredictionProblem[] = [];
  for (const [reason, words, sql] of asked) {
    const { count, examples } = await countKeys(engine, request, test, sql, tables);
    if (count === 0) continue;
    const first = examples[0]
      ? `; first: ${Object.entries(examples[0])
          .map(([key, value]) => `${key}=${value}`)
          .join(' ')}`
      : '';
    const seed = whichText(table.given);
    problems.push({
      side: table.side,
      seed: table.given.seed,
      reason,
      message: `${count} ${count === 1 ? ofOne(words) : words}${seed}${first}.`,
      count,
      examples,
    });
  }
  return problems;
}

/** "rows of the test set have" of a single one: "row of the test set has". */
function ofOne(words: string): string {
  return words
    .replace(/^(row|prediction|value)s\b/, '$1')
    .replace(/ have /, ' has ')
    .replace(/ are for rows that are /, ' is for a row that is ')
    .replace(/ are (null, not finite or no) numbers/, ' is $1 number')
    .replace(/ are /, ' is ');
}

function valueQuestions(
  test: TestRows,
  labels: Labels,
  { table, columns }: Scored,
): (readonly [string, string, string])[] {
  const notNumber = (column: string) => `coalesce(NOT isfinite(${numberSql(cellOf(table, column))}), true)`;
  const scores = columns.scores.map(
    (column) =>
      ['unusable-values', `values of ${column} are null, not finite or no numbers`, notNumber(column)] as const,
  );
  const { predicted } = columns;
  if (predicted === undefined) return scores;
  if (labels.task === 'regression') {
    return [
      ...scores,
      ['unusable-values', `values of ${predicted} are null, not finite or no numbers`, notNumber(predicted)],
    ];
  }
  const cell = cellOf(table, predicted);
  const type = table.shape.columns.find((column) => column.name === predicted)?.engineType ?? 'VARCHAR';
  const known = `list_contains(${literals(labels.classes)}, ${classText(cell, type, test.labelType)})`;
  return [
    ...scores,
    ['unusable-values', `values of ${predicted} are null`, `${cell} IS NULL`],
    [
      'unknown-class',
      `values of ${predicted} are none of the classes ${labels.classes.slice(0, 10).join(', ')}`,
      `${cell} IS NOT NULL AND NOT ${known}`,
    ],
  ];
}

/** " (seed 2, repeat 0)": which of several files it is. */
function whichText({ seed, repeat }: PredictionsFile): string {
  const parts = [...(seed === null ? [] : [`seed ${seed}`]), ...(repeat === undefined ? [] : [`repeat ${repeat}`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
