import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** The folder of PostgreSQL's programs; '' where `npm run test:all` found none. */
export const postgresPrograms = process.env['MLOPS_TEST_POSTGRES'] ?? '';

export interface TestPostgres {
  /** Of the superuser, with password. */
  readonly address: string;
  readonly port: number;
  run(sql: string): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
export const testPassword = 'a-secret-of-tests';

/** A fresh server in a folder of its own. It refuses to run as root, so root gives the folder to `nobody`. */
export async function startPostgres(programs: string): Promise<TestPostgres> {
  const user = await unprivileged();
  // The temporary folder of a test run is closed to everybody else.
  const folder = await mkdtemp(join(user === undefined ? tmpdir() : '/tmp', 'mlops-postgres-'));
  const data = join(folder, 'data');
  await mkdir(data);
  await writeFile(join(folder, 'password'), testPassword);
  if (user !== undefined) {
    await chmod(folder, 0o755);
    for (const path of [folder, data, join(folder, 'password')]) await chown(path, user.uid, user.gid);
  }
  const options = { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' }, ...user };
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tester', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`, '-N'],
    options,
  );
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-k', folder];
  const child = spawn(join(programs, 'postgres'), args, { ...options, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = `postgres://tester:${testPassword}@127.0.0.1:${port}/postgres`;
  await answering(address);
  return {
    address,
    port,
    run: (sql) => asked(address, sql),
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function asked(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answering(address: string): Promise<void> {
  for (let tried = 0; tried < 100; tried += 1) {
    try {
      return await asked(address, 'SELECT 1');
    } catch {
      await sleep(100);
    }
  }
  throw new Error('PostgreSQL does not answer');
}

async function unprivileged(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
