import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Programs that scripts beside this file find or build; '' where `npm run test:all` found none. */
export const registryBinary = process.env['MLOPS_TEST_REGISTRY'] ?? '';
export const bucketBinary = process.env['MLOPS_TEST_BUCKET'] ?? '';

export const azuriteProgram = process.env['MLOPS_TEST_AZURITE'] ?? '';

export interface RealServer {
  /** `127.0.0.1:40123` */
  readonly host: string;
  stop(): Promise<void>;
}

/** docker-registry on a folder. */
export async function startRealRegistry(binary: string, folder: string): Promise<RealServer> {
  const host = await freeHost();
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'registry.json'); // its configuration is YAML, of which JSON is a part
  const storage = { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } };
  await writeFile(file, JSON.stringify({ version: 0.1, log: { level: 'error' }, storage, http: { addr: host } }));
  return await ready(spawn(binary, ['serve', file], { stdio: 'ignore' }), host, '/v2/');
}

export const realKeys = {
  AWS_ACCESS_KEY_ID: 'AKREAL',
  AWS_SECRET_ACCESS_KEY: 'a-secret-of-tests',
  AWS_REGION: 'us-east-1',
};

/** versitygw on a folder, with one bucket. */
export async function startRealBucket(binary: string, folder: string, bucket: string): Promise<RealServer> {
  const host = await freeHost();
  await mkdir(join(folder, bucket), { recursive: true });
  const env = {
    ...process.env,
    ROOT_ACCESS_KEY: realKeys.AWS_ACCESS_KEY_ID,
    ROOT_SECRET_KEY: realKeys.AWS_SECRET_ACCESS_KEY,
  };
  return await ready(spawn(binary, ['--port', host, '--quiet', 'posix', folder], { env, stdio: 'ignore' }), host, '/');
}

/** Azurite's blobs on a folder. */
export async function startAzurite(program: string, folder: string): Promise<RealServer> {
  const host = await freeHost();
  const [name = '', port = ''] = host.split(':');
  await mkdir(folder, { recursive: true });
  const args = ['--blobHost', name, '--blobPort', port, '--location', folder, '--silent', '--disableTelemetry'];
  return await ready(spawn(program, args, { stdio: 'ignore' }), host, '/');
}

async function freeHost(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

async function ready(child: ChildProcess, host: string, path: string): Promise<RealServer> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
  };
  for (let tried = 0; tried < 200 && child.exitCode === null; tried += 1) {
    const answers = await fetch(`http://${host}${path}`).then(
      () => true,
      () => false,
    );
    if (answers) return { host, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${child.spawnfile} does not answer at ${host}`);
}
