import { counterOf } from '../checks/counter.ts';
import { isPlaceholder } from '../checks/values/hygiene.ts';
import { columnTypeOf, isFloating } from '../engines/column-type.ts';
import { type DataEngine, isFileTable, type TableShape, type TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { folderColumns } from '../folder-columns.ts';
import { mostValues } from './closed-set.ts';
import { countKeys } from './count-keys.ts';
import type { ColumnEvidence, TableEvidence, ValueCount } from './evidence.ts';
import { withGrowth } from './growing-set.ts';
import { headOf, lookAt, matches } from './likely-forms.ts';
import { likelyForms } from './moments.ts';
import { namesVersion } from './name-says.ts';
import { mayHaveRange } from './natural-range.ts';
import { sensitiveWord } from './sensitive-name.ts';

type Shape = TableShape['columns'][number];
type Counter = ReturnType<typeof counterOf>;

/** A table while it is looked into. */
interface Table {
  readonly engine: DataEngine;
  readonly table: TableSource;
  readonly shape: TableShape;
  readonly counter: Counter;
  /** Columns that folders stand for. */
  readonly partitions: ReadonlySet<string>;
  readonly isTyped: boolean;
}

/**
 * Counts what a contract can be told from. Everything is counted by the engine over all rows; at most some dozens of values
 * of a column reach this process, and none of one that is sensitive by its name or its forms.
 */
export async function countEvidence(
  engine: DataEngine,
  table: TableSource,
  dataset: string,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<TableEvidence> {
  const shape = await engine.describe(table);
  const counter = counterOf(engine, table, identifier(table.name));
  const isTyped = !isFileTable(table) || ['parquet', 'arrow'].includes(table.format.kind);
  const looked: Table = {
    engine,
    table,
    shape,
    counter,
    partitions: folderColumns(isFileTable(table) ? (table.paths ?? []) : []),
    isTyped,
  };
  const columns: (() => ColumnEvidence)[] = [];
  for (const [at, column] of shape.columns.entries()) {
    tell(at, shape.columns.length);
    columns.push(await planColumn(looked, column));
  }
  await counter.run();
  const counted = await withGrowth(
    engine,
    table,
    columns.map((column) => column()),
    shape.rows,
  );
  return {
    rows: shape.rows,
    isTyped,
    namesNulls: isFileTable(table) && table.format.kind === 'csv',
    rejected: shape.rejected,
    columns: counted,
    ...(await countKeys(engine, table, counted, shape.rows, dataset)),
  };
}

async function planColumn(looked: Table, column: Shape): Promise<() => ColumnEvidence> {
  const { engine, table, counter, isTyped } = looked;
  const { name, engineType, kinds } = column;
  const type = typeOf(column);
  const cell = identifier(name);
  const isPartition = looked.partitions.has(name);
  // Among values of several kinds may be texts that say whose they are.
  const look = await lookAt(engine, table, { name, type: columnTypeOf(engineType) });
  const stored = isTyped && !isPartition;
  const moments = look.isMoment
    ? await likelyForms(engine, table, { head: headOf(table, name), name, isStored: stored })
    : [];
  const isHidden = table.hidden?.includes(name) === true || sensitiveWord(name) !== undefined;
  const isListed = !isHidden && look.forms.length === 0 && !look.isMoment && !isPartition;
  const values = isListed && (type === 'string' || type === 'integer') ? await fewValues(looked, name) : undefined;
  const isVersion = await areVersions(looked, { name, type });
  const count = (condition: string) => counter.count(`count(*) FILTER (WHERE ${condition})`);
  const rowsOf = <Form extends { readonly pattern: string }>(forms: readonly Form[]) =>
    forms.map((form) => ({ form, rows: count(matches(engine, name, form.pattern)) }));
  const [forms, dates] = [rowsOf(look.forms), rowsOf(moments)];
  const filled = counter.count(`count(${cell})`);
  const placeholders = type === 'string' ? count(isPlaceholder(engine.dialect, cell)) : () => 0;
  const notFinite = isFloating(engineType) ? count(`NOT ${engine.dialect.finiteNumber(cell)}`) : () => 0;
  const range = rangeCounts(looked, column);
  const missing = missingOf(looked.shape, name);
  return () => {
    const bounds = range();
    return {
      name,
      type,
      engineType,
      ...(kinds && { kinds }),
      filled: filled(),
      ...(values && { values }),
      ...(bounds && { range: bounds }),
      forms: forms.map(({ form, rows }) => ({ name: form.name, rows: rows() })),
      ...(look.isMoment && { moment: { forms: dates.map(({ form, rows }) => ({ ...form, rows: rows() })) } }),
      isPartition,
      ...(isVersion && { isVersion }),
      notFinite: notFinite(),
      ...(missing !== undefined && { missing }),
      placeholders: placeholders(),
    };
  };
}

/** Texts that are lists and objects, or of several kinds, are of no type. */
function typeOf({ engineType, kinds }: Shape): ReturnType<typeof columnTypeOf> {
  return kinds === undefined ? columnTypeOf(engineType) : 'other';
}

/** `1 of 2 files`, of a column that not all files have. */
function missingOf({ problems }: TableShape, name: string): string | undefined {
  const found = problems.find(({ reason, column }) => reason === 'files-differ' && column === name);
  return found && / is missing in (\d+ of \d+ files)/.exec(found.message)?.[1];
}

function rangeCounts({ engine, counter }: Table, { name, engineType }: Shape) {
  const type = columnTypeOf(engineType);
  if ((type !== 'integer' && type !== 'number') || !mayHaveRange(name)) return () => undefined;
  const value = engine.dialect.asDouble(identifier(name), engineType);
  const only = type === 'number' ? ` FILTER (WHERE ${engine.dialect.finiteNumber(value)})` : '';
  const [min, max] = [counter.value(`min(${value})${only}`), counter.value(`max(${value})${only}`)];
  return () => {
    const [low, high] = [min(), max()];
    return low === null || high === null ? undefined : { min: Number(low), max: Number(high) };
  };
}

/** Other files say themselves what is a text. */
async function areVersions(
  looked: Table,
  { name, type }: { readonly name: string; readonly type: ReturnType<typeof columnTypeOf> },
): Promise<boolean> {
  const { table } = looked;
  const said = type === 'number' ? namesVersion(name) : undefined;
  if (said === undefined || !isFileTable(table) || table.format.kind !== 'csv') return false;
  return said === 'yes' || (await fewValues(looked, name)) !== undefined;
}

/** All values with their rows, where a first look does not show too many. */
async function fewValues({ engine, table }: Table, name: string): Promise<readonly ValueCount[] | undefined> {
  const cell = identifier(name);
  const first = await engine.query(`SELECT count(DISTINCT ${cell}) FROM ${headOf(table, name)} AS head`, [table]);
  if (Number(first.rows[0]?.[0]) > mostValues) return undefined;
  const { rows } = await engine.query(
    `SELECT CAST(${cell} AS VARCHAR) AS value, count(*) AS rows FROM ${identifier(table.name)} WHERE ${cell} IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues + 1}`,
    [table],
  );
  if (rows.length > mostValues) return undefined;
  return rows.map(([value, count]) => ({ value: String(value), rows: Number(count) }));
}
