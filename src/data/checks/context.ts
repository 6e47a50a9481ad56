import type { Amount } from '../../project/types.ts';
import { columnTypeOf } from '../engines/column-type.ts';
import type { DataEngine, TableShape } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { tableSource } from '../table-source.ts';
import type { DatasetVersion } from '../types.ts';
import { type Counter, counterOf } from './counter.ts';
import { exampleRows } from './examples.ts';
import type { CheckContext, StoredColumn } from './family.ts';

/** No row may break a rule. */
const none: Amount = { kind: 'absolute', value: 0 };

/** The context of a contract over all rows of a table, and who takes its counts. */
export function contextOf(
  engine: DataEngine,
  version: DatasetVersion,
  shape: TableShape,
  ruleLimitMs: number,
  others: ReadonlyMap<string, DatasetVersion>,
): { readonly context: CheckContext; readonly counter: Counter } {
  const table = { ...tableSource(version), state: shape.state };
  const relation = identifier(table.name);
  const counter = counterOf(engine, table, relation);
  const stored = storedColumns(version, shape);
  const context: CheckContext = {
    engine,
    version,
    dataset: version.dataset,
    table,
    shape,
    relation,
    placedRelation: identifier(`${table.name}#rows`),
    datasetRows: shape.rows,
    allowed: none,
    others,
    stored,
    ruleLimitMs,
    present: stored.flatMap((column) =>
      column.declared && !column.declared.absent ? [{ ...column, declared: column.declared }] : [],
    ),
    count: counter.count,
    value: counter.value,
    afterwards: counter.afterwards,
    examples: (condition, column, named = [], among) =>
      exampleRows(engine, version, table, shape, { condition, column, others: named, among }),
  };
  return { context, counter };
}

export function storedColumns(version: DatasetVersion, shape: TableShape): readonly StoredColumn[] {
  return shape.columns.map(({ name, engineType }) => {
    const declared = version.dataset.columns.get(name);
    return { name, engineType, type: columnTypeOf(engineType), ...(declared ? { declared } : {}) };
  });
}

/** The same rules for the rows alone for which a condition is true; it has been tried before. */
export function narrowedContext(
  context: CheckContext,
  condition: string,
  { rows, skipped }: { readonly rows: number; readonly skipped: number },
): { readonly context: CheckContext; readonly counter: Counter } {
  const where = `CAST((\n${condition}\n) AS BOOLEAN)`;
  const relation = `(SELECT * FROM ${context.relation} WHERE ${where}) AS "#part"`;
  const counter = counterOf(context.engine, context.table, relation);
  const narrowed: CheckContext = {
    ...context,
    relation,
    placedRelation: `(SELECT * FROM ${context.placedRelation} WHERE ${where}) AS "#part"`,
    shape: { ...context.shape, rows, rejected: context.shape.rejected + skipped },
    count: counter.count,
    value: counter.value,
    afterwards: counter.afterwards,
    examples: (broken, column, named, among) => context.examples(`${where} AND (${broken})`, column, named, among),
  };
  return { context: narrowed, counter };
}
