import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from '../sql.ts';

/** Rows of which the engine left out empty fields at the end that are too many: their values may be shifted. */
export interface ExtraFields {
  readonly count: number;
  /** Rows of the table, each range from its first to its last. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** Lines and fields of the first ones, at most 100,000. */
  readonly told: readonly { readonly line: number; readonly fields: number }[];
}

const mostTold = 100_000;

export const noExtraFields: ExtraFields = { count: 0, ranges: [], told: [] };

/** Collects them in the order of the table. */
export function extraFields() {
  const ranges: [number, number][] = [];
  const told: { line: number; fields: number }[] = [];
  const found = { count: 0, ranges, told };
  const add = (row: number, line: number, fields: number): void => {
    found.count += 1;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
    if (told.length < mostTold) told.push({ line, fields });
  };
  return { found, add };
}

/**
 * Takes these rows out of the table. The others get a column `#line` with the row number that they had: no engine
 * promises that its own numbers stay.
 */
export async function leaveOut(connection: DuckDBConnection, table: string, { ranges }: ExtraFields): Promise<void> {
  const [all, kept, left] = [table, `${table}_kept`, `${table}_extra`].map(identifier);
  await connection.run(`CREATE TABLE ${left} (low BIGINT, high BIGINT)`);
  const appender = await connection.createAppender(`${table}_extra`);
  for (const [low, high] of ranges) {
    appender.appendBigInt(BigInt(low));
    appender.appendBigInt(BigInt(high));
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(
    `CREATE TABLE ${kept} AS SELECT *, rowid AS "#line" FROM ${all}
     WHERE rowid NOT IN (SELECT unnest(range(low, high + 1)) FROM ${left}) ORDER BY rowid`,
  );
  await connection.run(`DROP TABLE ${left}`);
  await connection.run(`DROP TABLE ${all}`);
  await connection.run(`ALTER TABLE ${kept} RENAME TO ${all}`);
}
