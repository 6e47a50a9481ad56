import pg, { type ClientConfig, type CustomTypesConfig, type QueryArrayConfig, type QueryArrayResult } from 'pg';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { PostgresOptions } from '../postgres.ts';
import { connectionsOf } from './address.ts';
import { explainedFailure } from './failures.ts';
import { parserOf } from './types.ts';

export interface Connection {
  /** One statement, by the extended protocol, which takes no second one. */
  run(sql: string): Promise<QueryArrayResult>;
  /** Stops on the server what runs, within half a second or with the end of the connection. */
  cancel(): Promise<void>;
  end(): Promise<void>;
}

const connectMs = 10_000;
const cancelMs = 500;

/** What every session is set to, so that nothing about the server's configuration or the user's changes an answer. */
const settings = `SET search_path = pg_catalog; SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET extra_float_digits = 1; SET standard_conforming_strings = on; SET client_encoding = 'UTF8'; SET bytea_output = 'hex';
  SET idle_in_transaction_session_timeout = 0; SET lock_timeout = 0; SET client_connection_check_interval = 1000;
  SET default_transaction_read_only = on; SET jit = off`;

const types: CustomTypesConfig = { getTypeParser: (oid: number) => parserOf(oid) };

/** Connects, and begins the one read-only transaction of this engine. */
export async function connect({ variable, env }: PostgresOptions): Promise<Connection> {
  const configs = connectionsOf(variable, env[variable]);
  const { client, config } = await firstThatAnswers(configs, variable);
  const connection: Connection = {
    run: (text) => {
      const asked: QueryArrayConfig & { readonly queryMode: 'extended' } = {
        text,
        rowMode: 'array',
        queryMode: 'extended',
        types,
      };
      return client.query(asked).catch((error: unknown) => {
        throw explainedFailure(error, variable);
      });
    },
    cancel: () => cancel(client, config),
    end: () => client.end().catch(() => undefined),
  };
  try {
    await refuseUnfit(connection, variable);
    await client.query(settings).catch((error: unknown) => {
      throw explainedFailure(error, variable);
    });
    await connection.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return connection;
  } catch (error) {
    await connection.end();
    throw error;
  }
}

async function firstThatAnswers(configs: readonly ClientConfig[], variable: string) {
  let failure: unknown;
  for (const config of configs) {
    const client = new pg.Client({
      ...config,
      connectionTimeoutMillis: connectMs,
      application_name: 'mlops-actions',
      keepAlive: true,
    });
    client.on('error', () => undefined); // the query that runs then says so
    try {
      await client.connect();
      return { client, config };
    } catch (error) {
      failure = error;
      await client.end().catch(() => undefined);
      if (!(error instanceof Error) || !/SSL|TLS/i.test(error.message)) break;
    }
  }
  throw explainedFailure(failure, variable);
}

async function refuseUnfit(connection: Connection, variable: string): Promise<void> {
  const { rows } = await connection.run(
    `SELECT current_setting('server_version_num'), current_setting('server_encoding'),
       EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'und-x-icu')`,
  );
  const [version, encoding, icu] = rows[0] ?? [];
  const wrong = [
    ...(Number(version) < 140_000 ? [`its version is ${String(version)}, and 140000 is the oldest`] : []),
    ...(encoding !== 'UTF8' ? [`its encoding is ${String(encoding)} and not UTF8`] : []),
    ...(icu !== true ? ['it was built without ICU'] : []),
  ];
  if (wrong.length > 0) {
    throw MlopsError.of(dataReasons, 'database-unfit', `The database of ${variable}: ${wrong.join(', ')}.`);
  }
}

async function cancel(client: pg.Client, config: ClientConfig): Promise<void> {
  const pid = Reflect.get(client, 'processID'); // which the types do not know
  const other = new pg.Client({ ...config, connectionTimeoutMillis: cancelMs });
  other.on('error', () => undefined);
  const asked = other
    .connect()
    .then(() => other.query('SELECT pg_catalog.pg_cancel_backend($1)', [pid]))
    .catch(() => undefined);
  let late: NodeJS.Timeout | undefined;
  await Promise.race([
    asked,
    new Promise((resolve) => {
      late = setTimeout(resolve, cancelMs);
    }),
  ]);
  clearTimeout(late);
  void other.end().catch(() => undefined);
}
