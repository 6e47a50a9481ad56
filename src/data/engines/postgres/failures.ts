import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

type Reason = Parameters<typeof MlopsError.of<typeof dataReasons>>[1];

/** By SQLSTATE, the longest prefix first. */
const byState: readonly (readonly [prefix: string, reason: Reason, words: string])[] = [
  ['57014', 'engine-timeout', 'a query was stopped after its time'],
  ['42601', 'sql-syntax', ''],
  ['42501', 'database-table-missing', 'this user may not read it'],
  ['25006', 'sql-not-allowed', 'it would change something'],
  ['53200', 'engine-out-of-memory', 'it has no memory left'],
  ['53100', 'engine-disk-full', 'its disk is full'],
  ['53400', 'engine-disk-full', 'its limit for temporary files is reached'],
  ['28', 'database-login', 'it does not let this user in'],
  ['3D', 'database-login', 'it has no such database'],
  ['08', 'database-away', 'the connection is broken'],
  ['57P', 'database-away', 'it is shutting down'],
  ['53', 'database-away', 'it takes no more connections'],
];

const tls = /ssl|certificate|self.signed|tls/i;
const network = /^E[A-Z_]+$/;

/** What a failure of the client means; messages of the server are told about SQL alone, never about the connection. */
export function explainedFailure(error: unknown, variable: string): unknown {
  if (error instanceof MlopsError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const told = (reason: Reason, words: string) =>
    MlopsError.of(dataReasons, reason, `The database of ${variable}: ${words}.`);
  if (/^[0-9A-Z]{5}$/.test(code) && !network.test(code)) {
    const found = byState.find(([prefix]) => code.startsWith(prefix));
    if (found === undefined || found[2] === '') {
      return MlopsError.of(dataReasons, found?.[1] ?? 'sql-failed', `SQL: ${error.message}.`);
    }
    return told(found[1], found[2]);
  }
  if (tls.test(error.message) || tls.test(code)) return told('database-tls', 'no connection with TLS as asked for');
  return told('database-away', `it does not answer${code === '' ? '' : ` (${code})`}`);
}
