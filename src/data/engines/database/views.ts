import type { Relation } from '../../../support/database-table.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { DatabaseTable, TableSource } from '../port.ts';
import { identifier } from '../sql.ts';

/** A column of a database as the checks see it. */
export interface ViewColumn {
  readonly name: string;
  readonly engineType: string;
  /** SQL that turns what is stored into a value of that type. */
  readonly cell: string;
}

export interface View {
  readonly name: string;
  readonly relation: string;
  readonly columns: readonly ViewColumn[];
}

/** What stands behind FROM for a relation. */
export function relationSql(relation: Relation): string {
  return relation.kind === 'table'
    ? relation.path.map(identifier).join('.')
    : `(\n${queryOf(relation.sql)}\n) AS "#source"`;
}

/** A query of the project file, without the semicolon that may end it. */
export const queryOf = (sql: string) => sql.replace(/[;\s]+$/, '');

/**
 * A query of ours with the tables that it names in front of it, as common table expressions of the few types that the
 * checks know. Its own WITH goes on behind them; SQL of users stands in parentheses only, so it is never spliced.
 */
export function withViews(sql: string, views: readonly View[], materialized: string): string {
  if (views.length === 0) return sql;
  const parts = views.map(({ name, relation, columns }) => {
    const cells = columns.map((column) => `${column.cell} AS ${identifier(column.name)}`).join(', ');
    return `${identifier(name)} AS ${materialized}(SELECT ${cells} FROM ${relation})`;
  });
  const own = /^\s*WITH\s+/i.exec(sql)?.[0];
  const rest = own === undefined ? `\n${sql}` : `,\n${sql.slice(own.length)}`;
  return `WITH ${parts.join(',\n')}${rest}`;
}

/** @throws MlopsError `engine-other-source` for a table in files */
export function ofDatabase(table: TableSource, engine: string): DatabaseTable {
  if ('relation' in table) return table;
  const sentence = `${table.name} is in files, and ${engine} reads its own tables.`;
  throw MlopsError.of(dataReasons, 'engine-other-source', sentence);
}

/** @throws MlopsError `database-columns` */
export function refuseOddNames(table: DatabaseTable, names: readonly string[]): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (names.length > 0 && twice.length === 0) return;
  const what = names.length === 0 ? 'no columns' : `more than one column ${[...new Set(twice)].join(', ')}`;
  throw MlopsError.of(dataReasons, 'database-columns', `${table.name} has ${what}.`);
}
