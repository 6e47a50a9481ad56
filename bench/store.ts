/**
 * Publishing a file to a real registry and a real bucket and getting it on another machine, next to plain HTTP PUT and GET
 * of the same bytes to the same servers: node bench/store.ts [--gib 1] [--rounds 3]. Target: at least 80 % of the plain
 * speed (at most 1.25 of its time), in at most 300 MiB. Servers come from test/harness/registry.sh and bucket.sh.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { Pack } from '../src/store/index.ts';
import { putFile } from '../src/store/index.ts';
import { openRemoteStore, type RemoteAddress } from '../src/store/remote/open-remote.ts';
import { realKeys, startRealBucket, startRealRegistry } from '../test/harness/real-stores.ts';
import { alternate, heading, judge, numberArgument, type Target, type Timing, table } from './harness/measure.ts';
import { inFolder, program, root } from './harness/program.ts';

const gib = numberArgument('gib', 1);
const rounds = numberArgument('rounds', 3);
const bytes = gib * 2 ** 30;
const tool = async (name: string) => (await program('bash', [join(root, 'test/harness', `${name}.sh`)], root)).trim();

/** What nothing can compress or share. */
async function writeRandom(file: string): Promise<void> {
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = await open(file, 'w');
  for (let at = 0; at < bytes; at += piece.length) {
    crypto.getRandomValues(piece.subarray(0, 65_536));
    piece.writeDoubleLE(at, 100_000);
    await handle.write(piece);
  }
  await handle.close();
}

async function call(
  method: string,
  url: URL,
  headers: Record<string, string>,
  from?: string,
  to?: string,
): Promise<string> {
  const asked = request(url, {
    method,
    headers: { ...headers, ...(method !== 'GET' && { 'content-length': from ? bytes : 0 }) },
  });
  const answered = new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject);
  });
  if (from === undefined) asked.end();
  else await pipeline(createReadStream(from, { highWaterMark: 1 << 20 }), asked);
  const answer = await answered;
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} ${url} gave ${answer.statusCode}`);
  if (to === undefined) answer.resume();
  else await pipeline(answer, createWriteStream(to));
  return answer.headers.location ?? '';
}

/** Highest resident memory of this process while it works, in bytes. */
async function peakOf(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  await work().finally(() => clearInterval(timer));
  return peak;
}

interface Place {
  readonly name: string;
  readonly address: (round: number) => RemoteAddress;
  readonly env: Readonly<Record<string, string>>;
  readonly plain: (round: number, from: string, to: string) => Promise<void>;
}

await inFolder(async (folder) => {
  heading(`Stores: a file of ${gib} GiB, published and got`);
  const source = join(folder, 'model.bin');
  await writeRandom(source);
  const registry = await startRealRegistry(await tool('registry'), join(folder, 'registry'));
  const bucket = await startRealBucket(await tool('bucket'), join(folder, 'bucket'), 'models');
  const targets: Target[] = [];
  try {
    const maker = join(folder, 'maker');
    const bucketEnv = { ...realKeys, AWS_ENDPOINT_URL_S3: `http://${bucket.host}` };
    const address: RemoteAddress = { kind: 's3', bucket: 'models', prefix: 'x' };
    const put = await putFile(await openRemoteStore(address, maker, { env: bucketEnv }), source);
    const pack: Pack = { model: 'bench', fingerprint: 'a'.repeat(64), files: [{ path: 'model.bin', ...put }] };
    const places = [registryPlace(registry.host, put.digest), bucketPlace(bucket.host, bucketEnv, put.digest)];
    for (const place of places) targets.push(...(await measure(place, { folder, source, maker, pack })));
  } finally {
    await Promise.all([registry.stop(), bucket.stop()]);
  }
  judge(targets);
});

interface Given {
  readonly folder: string;
  readonly source: string;
  readonly maker: string;
  readonly pack: Pack;
}

async function measure(place: Place, { folder, source, maker, pack }: Given): Promise<readonly Target[]> {
  const out = join(folder, 'out');
  const env = { ...place.env, HOME: '/nonexistent' };
  const digest = pack.files[0]?.digest ?? '';
  let [round, peak] = [0, 0];
  const afresh = async () => {
    round += 1;
    await rm(out, { recursive: true, force: true });
    // What is there already would not be sent; the registry shares blobs between repositories only after it took them.
    await rm(join(folder, 'bucket', 'models'), { recursive: true, force: true });
    await mkdir(join(folder, 'bucket', 'models'), { recursive: true });
    await mkdir(out);
  };
  const works = [
    {
      name: `plain HTTP: PUT to the ${place.name} and GET from it`,
      run: async () => {
        await afresh();
        await place.plain(round, source, join(out, 'plain'));
      },
    },
    {
      name: `${place.name}: publish, and get on another machine`,
      run: async () => {
        await afresh();
        const at = place.address(round);
        const used = await peakOf(async () => {
          await (await openRemoteStore(at, maker, { env })).publish(pack);
          await (await openRemoteStore(at, join(out, 'other'), { env })).get(digest, join(out, 'got'));
        });
        peak = Math.max(peak, used);
      },
    },
    {
      name: 'a copy of the file',
      run: async () => {
        await afresh();
        await copyFile(source, join(out, 'copy'));
      },
    },
  ];
  const timings = await alternate(works, rounds);
  table(timings, rounds);
  const [plain, ours] = timings;
  console.log(`${place.name}: ${speed(ours)}, plain ${speed(plain)}, peak ${(peak / 2 ** 20).toFixed(0)} MiB`);
  return [
    {
      figure: `${place.name}, time of plain HTTP`,
      value: (ours?.median ?? NaN) / (plain?.median ?? NaN),
      limit: 1.25,
      unit: '×',
    },
    {
      figure: `${place.name}, peak of resident memory in MiB`,
      value: Math.round(peak / 2 ** 20),
      limit: 300,
      unit: '',
    },
  ];
}

function speed(timing: Timing | undefined): string {
  return `${(bytes / 1e6 / (timing?.median ?? Number.NaN)).toFixed(0)} MB/s`;
}

function registryPlace(host: string, digest: string): Place {
  return {
    name: 'registry',
    env: {},
    address: (round) => ({ kind: 'oci', host, repository: `bench/ours-${round}` }),
    plain: async (round, from, to) => {
      const base = `http://${host}/v2/bench/plain-${round}/blobs/`;
      const location = await call('POST', new URL(`${base}uploads/`), {});
      await call('PUT', new URL(`${location}&digest=${digest}`), {}, from);
      await call('GET', new URL(`${base}${digest}`), {}, undefined, to);
    },
  };
}

function bucketPlace(host: string, env: Readonly<Record<string, string>>, digest: string): Place {
  const signed = async (method: string, hash: string) => {
    const url = `http://${host}/models/plain`;
    const keys = { accessKeyId: realKeys.AWS_ACCESS_KEY_ID, secretAccessKey: realKeys.AWS_SECRET_ACCESS_KEY };
    const where = { method, url, service: 's3', region: realKeys.AWS_REGION };
    const signer = new AwsV4Signer({ ...keys, ...where, headers: { 'x-amz-content-sha256': hash } });
    return { url: new URL(url), headers: Object.fromEntries((await signer.sign()).headers) };
  };
  return {
    name: 'bucket',
    env,
    address: () => ({ kind: 's3', bucket: 'models', prefix: 'team' }),
    plain: async (_, from, to) => {
      const put = await signed('PUT', digest.slice('sha256:'.length));
      await call('PUT', put.url, put.headers, from);
      const get = await signed('GET', 'UNSIGNED-PAYLOAD');
      await call('GET', get.url, get.headers, undefined, to);
    },
  };
}
