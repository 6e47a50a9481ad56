import { nameParts } from './name-parts.ts';

/** What the parts of the name of a table are; all of them are said, since no session has a schema of its own. */
const partsOfNames = {
  postgres: ['schema', 'table'],
  trino: ['catalog', 'schema', 'table'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DatabaseScheme = keyof typeof partsOfNames;

/** A database, and the name of the variable that holds its address. */
export interface DatabasePlace {
  readonly scheme: DatabaseScheme;
  readonly variable: string;
}

/** What a database calls a table: its name in parts (catalog, schema, table), or a query whose rows are the table. */
export type Relation =
  | { readonly kind: 'table'; readonly path: readonly string[] }
  | { readonly kind: 'query'; readonly sql: string };

/** Rows of a database. */
export interface DatabaseSource {
  readonly place: DatabasePlace;
  readonly relation: Relation;
}

export function isDatabaseScheme(text: string): text is DatabaseScheme {
  return Object.hasOwn(partsOfNames, text);
}

/** How the name of a table is written there: `schema.table`. */
export function tableForm(scheme: DatabaseScheme): string {
  return partsOfNames[scheme].join('.');
}

/** A table by its full name, as that database writes it; undefined where the text is none. */
export function tableNamed(scheme: DatabaseScheme, text: string): Relation | undefined {
  const path = nameParts(text);
  return path?.length === partsOfNames[scheme].length ? { kind: 'table', path } : undefined;
}

/** The name of a table as `tableNamed` reads it. */
export function tableText(path: readonly string[]): string {
  return path.map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`)).join('.');
}

/** Rows of a database in one text, as the command line names them: `postgres:WAREHOUSE_URL/public.outcomes`. */
export function databaseText({ place: { scheme, variable }, relation }: DatabaseSource): string {
  const rows = relation.kind === 'table' ? `/${tableText(relation.path)}` : `?query=${relation.sql}`;
  return `${scheme}:${variable}${rows}`;
}

const address = /^(?:jdbc:|[a-z]+:)?([a-z]+?)(?:ql)?:\/\//i;
const withPassword = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i;

/** An address where the name of a variable belongs, or one of anything else with a password in it. */
export function isDatabaseAddress(text: string): boolean {
  return isDatabaseScheme((address.exec(text)?.[1] ?? '').toLowerCase()) || withPassword.test(text);
}
