import {
  type DatabaseScheme,
  type DatabaseSource,
  isDatabaseAddress,
  type Relation,
  tableForm,
  tableNamed,
} from '../../support/database-table.ts';
import type { WrittenDatabase } from '../schema/dataset.ts';
import type { ProjectPath } from '../types.ts';
import type { Context } from './context.ts';

const schemes = ['postgres', 'trino'] as const satisfies readonly DatabaseScheme[];

/** Rows of a database; undefined where a key is missing, wrong or one too many, each of which is reported. */
export function databaseAt(context: Context, at: ProjectPath, written: WrittenDatabase): DatabaseSource | undefined {
  const scheme = schemeAt(context, at, written);
  const relation = relationAt(context, at, written, scheme);
  const variable = scheme && variableAt(context, [...at, scheme], written[scheme] ?? '');
  return scheme === undefined || variable === undefined || relation === undefined
    ? undefined
    : { place: { scheme, variable }, relation };
}

function schemeAt({ list }: Context, at: ProjectPath, written: WrittenDatabase): DatabaseScheme | undefined {
  const named = schemes.filter((scheme) => written[scheme] !== undefined);
  const [scheme, another] = named;
  if (scheme !== undefined && another === undefined) return scheme;
  if (scheme === undefined && list.touches(at)) return undefined; // it may be misspelt
  const found = scheme === undefined ? 'neither' : 'both';
  list.add('database-source', at, `${found} of \`postgres\` and \`trino\` is there, and one says where the rows are`);
  return undefined;
}

/** What stands in the place of the variable may be an address with a password, so it is not repeated. */
function variableAt({ list }: Context, at: ProjectPath, text: string): string | undefined {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  const what = isDatabaseAddress(text) ? 'an address stands here' : 'this is no name of a variable';
  list.add('database-variable', at, `${what}, and the name of the variable that holds the address belongs here`, {
    secret: true,
  });
  return undefined;
}

function relationAt(
  { list }: Context,
  at: ProjectPath,
  { table, query }: WrittenDatabase,
  scheme: DatabaseScheme | undefined,
): Relation | undefined {
  if ((table === undefined) === (query === undefined)) {
    if (table === undefined && list.touches(at)) return undefined; // it may be misspelt
    const found = table === undefined ? 'neither' : 'both';
    list.add('database-source', at, `${found} of \`table\` and \`query\` is there, and one says which rows are meant`);
    return undefined;
  }
  if (query !== undefined) return { kind: 'query', sql: query.trim() };
  if (table === undefined || scheme === undefined) return undefined;
  const relation = tableNamed(scheme, table) ?? inPublic(scheme, table);
  if (relation === undefined) {
    list.add('database-source', [...at, 'table'], `"${table}" is no ${tableForm(scheme)}`, { value: true });
  }
  return relation;
}

/** The schema that PostgreSQL itself looks into first. Trino has none that is meant without a word. */
function inPublic(scheme: DatabaseScheme, table: string): Relation | undefined {
  return scheme === 'postgres' ? tableNamed(scheme, `public.${table}`) : undefined;
}
