import type { DataEngine } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { anyDiffers, comparedColumns } from './compared-columns.ts';
import { joinedWithBase, labelDiffers, type TestRows, tablesOf } from './labels.ts';
import type { RowsAgainstBase, ScoredRowsRequest, SliceOfBase } from './request.ts';

/** As many slices of one column as are worth a name. */
const mostSlices = 1000;

/**
 * Counts what became of the base's test rows in the head's: one pass over both tables for all numbers, one over the
 * base's for each column to slice by. Undefined where the base's rows are not there or cannot be used.
 */
export async function rowsAgainstBase(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
): Promise<RowsAgainstBase | undefined> {
  const { base } = test;
  if (base === undefined) return undefined;
  const compared = comparedColumns(test, base);
  const counts = [
    'b."#known"',
    labelDiffers(test, base),
    anyDiffers(compared),
    ...compared.map(({ differs }) => `b."#known" AND ${differs}`),
  ];
  const cells = counts.map((condition) => `count(*) FILTER (WHERE ${condition})`);
  const { rows } = await engine.query(`SELECT ${cells.join(', ')} FROM ${joinedWithBase(test)}`, tablesOf(test));
  const [known = 0, labels = 0, changed = 0, ...byColumn] = (rows[0] ?? []).map(Number);
  const names = new Set(base.shape.columns.map(({ name }) => name));
  return {
    base: base.shape.rows,
    known,
    // Keys are unique on both sides, or nothing is joined at all.
    gone: base.shape.rows - known,
    labels,
    changed,
    columns: compared
      .map(({ name }, index) => ({ name, rows: byColumn[index] ?? 0 }))
      .filter((column) => column.rows > 0)
      .toSorted((one, other) => other.rows - one.rows),
    added: test.shape.columns.map(({ name }) => name).filter((name) => !names.has(name)),
    slices: await slicesOfBase(engine, request, test, base),
  };
}

/** The base's rows by slice, the most frequent values alone where only those are asked for. */
async function slicesOfBase(
  engine: DataEngine,
  request: ScoredRowsRequest,
  test: TestRows,
  base: NonNullable<TestRows['base']>,
): Promise<RowsAgainstBase['slices']> {
  const slices: SliceOfBase[] = [];
  for (const { column, top } of request.slices) {
    const type = test.shape.columns.find(({ name }) => name === column)?.engineType;
    if (type === undefined || !base.shape.columns.some(({ name }) => name === column)) continue;
    const cell = identifier(column);
    const { rows } = await engine.query(
      `SELECT value, count(*) FILTER (WHERE was) AS rows, count(*) FILTER (WHERE NOT was) AS "left" FROM (
         SELECT coalesce(try_cast(${cell} AS ${type})::VARCHAR, ${cell}::VARCHAR, '(null)') AS value, true AS was FROM base_test
         UNION ALL SELECT coalesce(${cell}::VARCHAR, '(null)'), false FROM test)
       GROUP BY value HAVING count(*) FILTER (WHERE was) > 0 ORDER BY rows DESC, value LIMIT ${top ?? mostSlices}`,
      [base.table, test.table],
    );
    for (const [value, was, left] of rows)
      slices.push({ column, value: String(value), rows: Number(was), left: Number(left) });
  }
  return slices;
}
