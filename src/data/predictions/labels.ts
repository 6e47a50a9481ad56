import type { Task } from '../../project/types.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import type { DataEngine, FileTable, TableShape } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { fileTable } from '../table-source.ts';
import type { DatasetVersion } from '../types.ts';
import { classText } from './class-text.ts';
import { keySql } from './columns.ts';
import { anyDiffers, comparedColumns } from './compared-columns.ts';
import type { PredictionProblem, ScoredRowsRequest } from './request.ts';
import { guessedOtherwise, guessTask } from './task.ts';

/** The test rows, and the base's where it knows them. */
export interface TestRows {
  readonly key: readonly string[];
  readonly label: string;
  readonly labelType: string;
  readonly table: FileTable;
  readonly shape: TableShape;
  readonly base?: { readonly table: FileTable; readonly labelType: string; readonly shape: TableShape };
}

export type Found<T> =
  | { readonly value: T; readonly problems: readonly PredictionProblem[] }
  | { readonly value?: undefined; readonly problems: readonly PredictionProblem[] };

const problem = (reason: string, message: string): PredictionProblem => ({ side: 'test', reason, message });

/** Opens the test set and checks that key and label are there. */
export async function openTest(engine: DataEngine, request: ScoredRowsRequest): Promise<Found<TestRows>> {
  const { test } = request;
  const { key, name } = test.dataset;
  // Without a label a column of the key stands in its place: equal for rows of one key, so that no label ever differs.
  const label = request.labelColumn ?? key[0] ?? '';
  if (key.length === 0) return { problems: [problem('no-key', `Dataset ${name} has no key.`)] };
  const table = fileTable(test, 'test');
  const shape = await engine.describe(table);
  const typeOf = (column: string) => shape.columns.find((entry) => entry.name === column)?.engineType;
  const missing = key.filter((column) => typeOf(column) === undefined);
  if (missing.length > 0)
    return { problems: [problem('no-key', `Dataset ${name} has no column ${missing.join(', ')}.`)] };
  const labelType = typeOf(label);
  if (labelType === undefined)
    return { problems: [problem('unusable-label', `Dataset ${name} has no column ${label}.`)] };
  const common = { key, label, labelType, table, shape };
  if (request.baseTest === undefined) return { value: common, problems: [] };
  const base = await openBase(engine, request.baseTest, key, label);
  if (typeof base !== 'string') return { value: { ...common, base }, problems: [] };
  const head = request.labelColumn === undefined ? 'nothing says which rows are new' : 'all labels come from the head';
  const message = `The base's version of ${name} ${base}: ${head}.`;
  return { value: common, problems: [problem('unusable-base-labels', message)] };
}

async function openBase(engine: DataEngine, version: DatasetVersion, key: readonly string[], label: string) {
  const table = fileTable(version, 'base_test');
  const shape = await engine.describe(table);
  const missing = [...key, label].filter((column) => !shape.columns.some((entry) => entry.name === column));
  if (missing.length > 0) return `has no column ${missing.join(', ')}`;
  const cells = key.map(identifier).join(', ');
  const { rows } = await engine.query(
    `SELECT count(*) FROM (SELECT 1 FROM base_test GROUP BY ${cells} HAVING count(*) > 1)`,
    [table],
  );
  if (Number(rows[0]?.[0]) > 0) return 'has rows with the same key';
  return { table, shape, labelType: shape.columns.find((entry) => entry.name === label)?.engineType ?? 'VARCHAR' };
}

/**
 * SQL of all columns, effective label (base before head), and for every test row whether it is new, whether its label
 * is another than the base's, and whether any other value is.
 */
export function effectiveLabels(test: TestRows): string {
  const { label, base } = test;
  const head = `t.${identifier(label)}`;
  if (base === undefined) {
    return `SELECT t.*, ${head} AS "#label", true AS "#new", false AS "#label-differs", false AS "#cells-differ" FROM test t`;
  }
  return `SELECT t.*, CASE WHEN b."#known" THEN ${sameType('b."#old"', base.labelType, test.labelType)} ELSE ${head} END AS "#label",
      b."#known" IS NULL AS "#new", ${labelDiffers(test, base)} AS "#label-differs",
      ${anyDiffers(comparedColumns(test, base))} AS "#cells-differ"
    FROM ${joinedWithBase(test)}`;
}

/** SQL over `t` and `b`: whether the base has the row with another label, by name. */
export function labelDiffers({ label, labelType }: TestRows, base: NonNullable<TestRows['base']>): string {
  const old = classText('b."#old"', base.labelType, labelType);
  const now = classText(`t.${identifier(label)}`, labelType, labelType);
  return `(b."#known" IS NOT NULL AND (${old}) IS DISTINCT FROM (${now}))`;
}

/** SQL of the test rows `t` with the base's row `b` of the same key, where there is one. */
export function joinedWithBase({ key, label, shape, base }: TestRows): string {
  const typeOf = (columns: TableShape['columns'] | undefined, name: string) =>
    columns?.find((column) => column.name === name)?.engineType ?? 'VARCHAR';
  const on = key.map((name) => {
    const cell = keySql(`b.${identifier(name)}`, typeOf(base?.shape.columns, name), typeOf(shape.columns, name));
    return `${cell} = t.${identifier(name)}`;
  });
  return `test t LEFT JOIN (SELECT *, ${identifier(label)} AS "#old", true AS "#known" FROM base_test) b ON ${on.join(' AND ')}`;
}

const sameType = (cell: string, type: string, wanted: string) =>
  type === wanted ? cell : `try_cast(${cell} AS ${wanted})`;

export const tablesOf = (test: TestRows): readonly FileTable[] =>
  test.base ? [test.table, test.base.table] : [test.table];

/** Classes and task from the labels that count. */
export interface Labels {
  readonly task: Task;
  /** Empty for a regression and for scores; for `binary` `[negative, positive]`. */
  readonly classes: readonly string[];
}

const mostClasses = 10_000;

/** Looks at all labels once. */
export async function readLabels(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
): Promise<Found<Labels>> {
  if (request.task === 'scored') return { value: { task: 'scored', classes: [] }, problems: [] };
  const kind = columnTypeOf(test.labelType);
  const numeric = kind === 'integer' || kind === 'number';
  const { name } = request.test.dataset;
  const text = classText('"#label"', test.labelType, test.labelType);
  const { rows } = await engine.query(
    // Each distinct label is turned into a name once, not each row.
    `SELECT class, sum(times) FROM (SELECT ${text} AS class, times FROM (
       SELECT "#label", count(*) AS times FROM (${effectiveLabels(test)}) GROUP BY "#label"))
     GROUP BY class ORDER BY class NULLS FIRST LIMIT ${mostClasses + 2}`,
    tablesOf(test),
  );
  const nulls = Number(rows.find(([value]) => value === null)?.[1] ?? 0);
  if (rows.length === 0) return { problems: [problem('unusable-label', `Dataset ${name} has no rows.`)] };
  if (nulls > 0) {
    const message = `${nulls} rows of ${name} have no ${test.label}.`;
    return { problems: [{ ...problem('unusable-label', message), count: nulls }] };
  }
  const classes = sorted(rows.map(([value]) => String(value)));
  const task = request.task ?? guessTask(test.labelType, classes);
  const otherwise = request.task === undefined ? await guessedOtherwise(engine, test, name, task) : undefined;
  if (otherwise !== undefined) return { problems: [problem('task-changed', otherwise)] };
  if (task === 'regression') {
    const message = `${test.label} of ${name} is stored as ${test.labelType}, a regression needs a number.`;
    return numeric
      ? { value: { task, classes: [] }, problems: [] }
      : { problems: [problem('unusable-label', message)] };
  }
  if (classes.length > mostClasses) {
    return { problems: [problem('unusable-label', `${test.label} of ${name} has more than ${mostClasses} classes.`)] };
  }
  return task === 'multiclass' ? { value: { task, classes }, problems: [] } : binary(request, test, classes);
}

function sorted(classes: readonly string[]): readonly string[] {
  const whole = classes.every((value) => /^-?\d{1,15}$/.test(value));
  return whole ? classes.toSorted((a, b) => Number(a) - Number(b)) : classes;
}

function binary(request: ScoredRowsRequest, test: TestRows, classes: readonly string[]): Found<Labels> {
  const usual =
    ['1', 'true'].find((value) => classes.includes(value)) ??
    (classes.every((value) => value === '0') ? '1' : undefined);
  const falseOnly = classes.every((value) => value === 'false') ? 'true' : undefined;
  const positive = request.positive === undefined ? (usual ?? falseOnly) : normal(request.positive, test.labelType);
  const others = classes.filter((value) => value !== positive);
  const listed = classes.slice(0, 10).join(', ');
  if (positive === undefined) {
    return {
      problems: [problem('unclear-positive-class', `${test.label} is one of ${listed}: which one is positive?`)],
    };
  }
  if (others.length > 1) {
    const message = `${test.label} has ${classes.length} classes (${listed}) for a binary task with the positive class ${positive}.`;
    return { problems: [problem('unclear-positive-class', message)] };
  }
  return { value: { task: 'binary', classes: [others[0] ?? `not ${positive}`, positive] }, problems: [] };
}

function normal(positive: string | number | boolean, labelType: string): string {
  const kind = columnTypeOf(labelType);
  if (kind === 'boolean')
    return String(positive === true || positive === 1 || String(positive).toLowerCase() === 'true');
  if (typeof positive === 'boolean' && (kind === 'integer' || kind === 'number')) return positive ? '1' : '0';
  return String(positive);
}
