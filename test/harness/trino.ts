import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Trino's folder, unpacked; '' where `npm run test:all` found none. */
export const trinoFolder = process.env['MLOPS_TEST_TRINO'] ?? '';

export interface TestTrino {
  readonly address: string;
  run(sql: string): Promise<void>;
  stop(): Promise<void>;
}

const jvm = [
  '-server',
  '-Xmx2G',
  '-XX:+UseG1GC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djdk.attach.allowAttachSelf=true',
  '--enable-native-access=ALL-UNNAMED',
];

/** One node with the catalogs `memory` and `tpch`, in a folder of its own. Takes 20 seconds. */
export async function startTrino(folder: string): Promise<TestTrino> {
  const home = await mkdtemp(join(tmpdir(), 'mlops-trino-'));
  const port = await freePort();
  const etc = join(home, 'etc');
  await mkdir(join(etc, 'catalog'), { recursive: true });
  const address = `http://tester@127.0.0.1:${port}/memory/default`;
  const config = `coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port=${port}
node.internal-address=127.0.0.1
discovery.uri=http://127.0.0.1:${port}
query.max-memory=1GB
query.max-memory-per-node=1GB
memory.heap-headroom-per-node=300MB
`;
  await writeFile(join(etc, 'node.properties'), `node.environment=test\nnode.id=n1\nnode.data-dir=${home}\n`);
  await writeFile(join(etc, 'config.properties'), config);
  await writeFile(join(etc, 'jvm.config'), `${jvm.join('\n')}\n`);
  for (const name of ['memory', 'tpch'])
    await writeFile(join(etc, 'catalog', `${name}.properties`), `connector.name=${name}\n`);
  const java = await newJava();
  const env = { ...process.env, ...(java !== '' && { JAVA_HOME: java, PATH: `${java}/bin:${process.env['PATH']}` }) };
  const args = ['run', `--etc-dir=${etc}`, `--data-dir=${home}`];
  const child = spawn(join(folder, 'bin', 'launcher'), args, { env, stdio: 'ignore', detached: true });
  const server = { address, run: (sql: string) => statement(port, sql), stop: () => stopped(child, home) };
  await ready(server, child);
  return server;
}

async function ready(server: TestTrino, child: ChildProcess): Promise<void> {
  for (let tried = 0; tried < 400 && child.exitCode === null; tried += 1) {
    try {
      return await server.run('SELECT count(*) FROM tpch.tiny.nation');
    } catch {
      await sleep(500);
    }
  }
  await server.stop();
  throw new Error('Trino does not answer');
}

/** With the processes that the launcher has started. */
async function stopped(child: ChildProcess, home: string): Promise<void> {
  const ended = child.exitCode === null ? new Promise((resolve) => child.once('close', resolve)) : Promise.resolve();
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await ended;
  await rm(home, { recursive: true, force: true });
}

async function statement(port: number, sql: string): Promise<void> {
  let next: string | undefined = `http://127.0.0.1:${port}/v1/statement`;
  let request: RequestInit = { method: 'POST', body: sql, headers: { 'X-Trino-User': 'tester' } };
  while (next !== undefined) {
    const response = await fetch(next, request);
    const answer = JSON.parse(await response.text());
    if (answer.error) throw new Error(answer.error.message);
    next = answer.nextUri;
    request = { headers: { 'X-Trino-User': 'tester' } };
  }
}

/** Trino needs a newer Java than a system may have as its first; '' for that one. */
async function newJava(): Promise<string> {
  const given = process.env['MLOPS_TEST_TRINO_JAVA'];
  if (given !== undefined) return given;
  const names = await readdir('/usr/lib/jvm').catch(() => []);
  const found = names.find((name) => Number(/(?:^|\D)(2[4-9]|3\d)(?:\D|$)/.exec(name)?.[1] ?? 0) >= 24);
  return found === undefined ? '' : join('/usr/lib/jvm', found);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
