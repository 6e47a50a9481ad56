import {
  type DatabaseSource,
  isDatabaseAddress,
  isDatabaseScheme,
  tableForm,
  tableNamed,
} from '../../support/database-table.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** A table of a database, or a query there, as somebody named it. */
export interface DatabaseOperand extends DatabaseSource {
  /** As it was written: it names a variable and holds no address. */
  readonly name: string;
}

const form = /^(?<scheme>[a-z]+):(?<variable>[A-Za-z_]\w*)(?<rest>.*)$/s;

/**
 * `postgres:WAREHOUSE_URL/public.outcomes` or `postgres:WAREHOUSE_URL?query=SELECT …`, in which everything after `=` is the
 * query as it stands; undefined for what does not begin like a database. A file of such a name is `./postgres:…`.
 * Errors: data-side-address, data-side-database.
 */
export function databaseNamed(operand: string): DatabaseOperand | undefined {
  if (isDatabaseAddress(operand)) {
    const message = 'An address of a database was given where the name of the variable that holds it belongs.';
    throw MlopsError.of(commandReasons, 'data-side-address', message);
  }
  const scheme = /^([a-z]+):/.exec(operand)?.[1] ?? '';
  if (!isDatabaseScheme(scheme)) return undefined;
  const { variable, rest = '' } = form.exec(operand)?.groups ?? {};
  // What stands in the place of the variable may be a password.
  if (variable === undefined) throw unreadable(`What follows ${scheme}: does not begin with the name of a variable.`);
  const place = { scheme, variable };
  const query = /^\?query=(.*\S.*)$/s.exec(rest)?.[1];
  if (query !== undefined) return { name: operand, place, relation: { kind: 'query', sql: query.trim() } };
  const relation = rest.startsWith('/') ? tableNamed(scheme, rest.slice(1)) : undefined;
  if (relation !== undefined) return { name: operand, place, relation };
  throw unreadable(
    rest.startsWith('/')
      ? `${operand}: ${rest.slice(1) || 'nothing'} is no ${tableForm(scheme)}.`
      : `What follows ${scheme}:${variable} is neither /${tableForm(scheme)} nor ?query= with a query.`,
  );
}

function unreadable(message: string): MlopsError {
  return MlopsError.of(commandReasons, 'data-side-database', message);
}
