import { defineReasons } from '../../support/problem.ts';

/** Why a database that holds a dataset cannot be asked. None of the messages holds an address, a name of a user or a password. */
export const databaseReasons = defineReasons({
  'database-address': {
    ends: 'input',
    cause: 'The environment variable that a source names is not the address of such a database.',
    remedy: 'Set it to a postgres:// address, or for Trino to an https:// address; its value is never shown.',
  },
  'database-not-set': {
    ends: 'unavailable',
    cause:
      'The environment variable that holds the address of a database is not set here. A pull request from a fork has no secrets.',
    remedy: 'Set it, in a workflow by `env:` from a secret of the repository; its value is never shown.',
  },
  'database-offline': {
    ends: 'unavailable',
    cause: 'The rows are in a database, and with `--offline` nobody is asked.',
    remedy: 'Run without `--offline`.',
  },
  'database-away': {
    ends: 'unavailable',
    cause: 'The server of the database does not answer, or has ended the connection.',
    remedy: 'See whether it runs and can be reached from this machine; then run it again.',
  },
  'database-login': {
    ends: 'unavailable',
    cause: 'The database does not let this user in, or knows no such user or database.',
    remedy: 'Correct user, password and name of the database in the variable that the source names.',
  },
  'database-tls': {
    ends: 'unavailable',
    cause: 'No connection with TLS as asked for: the server offers none, or its certificate cannot be verified.',
    remedy:
      'Give the certificate of its authority, by `sslrootcert` for PostgreSQL and by NODE_EXTRA_CA_CERTS for Trino, or choose another `sslmode`.',
  },
  'database-unfit': {
    ends: 'unavailable',
    cause: 'The server cannot count as the other engines do: too old, not in UTF-8, or built without ICU.',
    remedy: 'Use PostgreSQL 14 or newer with the encoding UTF8 and ICU.',
  },
  'database-table-missing': {
    ends: 'input',
    cause: 'The table does not exist in the database, or this user may not read it.',
    remedy: 'Correct its name and schema, or grant SELECT on it.',
  },
  'database-columns': {
    ends: 'input',
    cause: 'The table or query has no columns, or two of one name.',
    remedy: 'Name each column of the query once, by AS.',
  },
  'database-not-trusted': {
    ends: 'unavailable',
    cause:
      'A pull request names a database that no dataset of the base branch is in, or comes from a fork, so the secret of this job is not used for it.',
    remedy:
      'Run `mlops validate` where the variable is yours; once the base branch has the dataset, its jobs ask the database. For a fork a maintainer takes the change over.',
  },
  'database-column-unseen': {
    ends: 'input',
    cause: 'The engine can say of a type of column only whether a cell is null, so no digest would cover its values.',
    remedy: 'Name a `query` that leaves these columns out, or a view that makes texts or numbers of them.',
  },
  'database-content-changed': {
    ends: 'unknown',
    cause:
      'A table of a database no longer has the rows that `mlops.lock` names, so nobody can tell about those, and others were not agreed on.',
    remedy: 'Lock what is there now, `mlops lock <dataset>`, and look at the data diff of that change.',
  },
  'database-content-moves': {
    ends: 'unknown',
    cause: 'Rows were written to a table while it was read, by an engine without one snapshot for several queries.',
    remedy:
      'Run again when nobody writes there, or name a `query` with a fixed snapshot, where the connector has one (`FOR VERSION AS OF`).',
  },
  'database-writes-no-files': {
    ends: 'input',
    cause: 'Rows of a database were to be written to a file, which a database does not do here.',
    remedy: 'Export the rows to a file, and name that as the source.',
  },
});
