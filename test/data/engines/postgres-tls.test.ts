import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/data/index.ts';
import { certificate, hasOpenssl } from '../../harness/certificate.ts';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../harness/postgres.ts';
import { reasonOf, scratch } from '../engine.ts';

const folder = scratch();

/** Puts a file into the folder of the server, as its own user and for it alone. */
async function put(server: TestPostgres, path: string, name: string) {
  const content = readFileSync(path).toString('base64');
  await server.run(`COPY (SELECT '${content}') TO PROGRAM 'umask 077; base64 -d > ${name}'`);
}

async function startWithTls() {
  const server = await startPostgres(postgresPrograms);
  afterAll(() => server.stop());
  const own = certificate(folder, 'server');
  await put(server, own.key, 'server.key');
  await put(server, own.cert, 'server.crt');
  await server.run('ALTER SYSTEM SET ssl = on');
  await server.run('SELECT pg_reload_conf()');
  await sleep(500);
  return { address: server.address, own: own.cert, other: certificate(folder, 'other').cert };
}

const possible = postgresPrograms !== '' && hasOpenssl;

describe.skipIf(!possible)('PostgreSQL with TLS', async () => {
  const made = possible ? await startWithTls() : undefined;

  /** Whether the connection that is made has TLS. */
  async function tls(query: string, host = 'localhost'): Promise<unknown> {
    const address = `${made?.address.replace('127.0.0.1', host)}${query}`;
    const engine = await openPostgres({ variable: 'WAREHOUSE', env: { WAREHOUSE: address } });
    const sql = 'SELECT pid, ssl FROM pg_catalog.pg_stat_ssl';
    const sessions = { name: 't', relation: { kind: 'query', sql } } as const;
    const { rows } = await engine.query('SELECT ssl FROM t ORDER BY pid DESC LIMIT 1', [sessions]);
    await engine.close();
    return rows[0]?.[0];
  }

  it('has it where an sslmode asks for it, and by itself where the server offers it', async () => {
    expect(await tls('')).toBe(true);
    expect(await tls('?sslmode=prefer')).toBe(true);
    expect(await tls('?sslmode=require')).toBe(true);
    expect(await tls('?sslmode=allow')).toBe(false);
    expect(await tls('?sslmode=disable')).toBe(false);
  });

  it('takes a server with the certificate of the given authority alone', async () => {
    for (const mode of ['require', 'verify-ca', 'verify-full']) {
      expect(await tls(`?sslmode=${mode}&sslrootcert=${made?.own}`), mode).toBe(true);
      expect(await reasonOf(tls(`?sslmode=${mode}&sslrootcert=${made?.other}`)), mode).toBe('database-tls');
    }
  });

  it('compares the name of the server for verify-full alone', async () => {
    expect(await reasonOf(tls(`?sslmode=verify-full&sslrootcert=${made?.own}`, '127.0.0.1'))).toBe('database-tls');
    expect(await tls(`?sslmode=verify-ca&sslrootcert=${made?.own}`, '127.0.0.1')).toBe(true);
  });

  it('needs an authority for verify-ca, and takes those of Node for verify-full', async () => {
    expect(await reasonOf(tls('?sslmode=verify-ca'))).toBe('database-address');
    expect(await reasonOf(tls('?sslmode=verify-full'))).toBe('database-tls');
  });
});
