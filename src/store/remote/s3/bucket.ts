import pLimit from 'p-limit';
import { canonicalJson, sha256 } from '../../../support/canonical.ts';
import { bodyText, drop } from '../../../support/http.ts';
import type { Pack } from '../../port.ts';
import type { AroundRemote } from '../open-remote.ts';
import { patiently, realTime } from '../patience.ts';
import type { Answered, Incoming, Remote } from '../remote.ts';
import { type BucketClient, openClient } from './client.ts';
import { bucketIdentity } from './credentials.ts';
import { addressOf, bucketPlace, keyOf } from './place.ts';
import { putLarge } from './put-large.ts';
import { errorCode } from './refusals.ts';

const atOnce = 4;
/** More in one request would be lost with one broken connection; Amazon takes 5 GiB. */
const multipartAbove = 1 << 30;

/**
 * A prefix of an S3-compatible bucket: bytes by their digests as in a folder, and for each pack a list of its files, written
 * last. https://docs.aws.amazon.com/AmazonS3/latest/API/
 * @throws MlopsError store-credentials, store-bad-address
 */
export async function openBucket(
  address: { readonly bucket: string; readonly prefix: string },
  { env, signal, pace = realTime, multipart = {} }: AroundRemote,
): Promise<Remote> {
  const { keys, region } = await bucketIdentity(env);
  const place = bucketPlace(address, region, env);
  const client = openClient({ place, keys, env, patience: { pace, signal } });
  const { above = multipartAbove, part } = multipart;
  const put = async (digest: string, bytes: number, fileOf: (digest: string) => Promise<string>) => {
    if ((await sizeThere(client, digest)) === bytes) return;
    const file = { file: await fileOf(digest), bytes, digest };
    await (bytes > above ? putLarge(client, file, part) : putWhole(client, file));
  };
  return {
    has: (digest) => has(client, digest),
    open: (digest) => open(client, digest),
    publish: async (pack, fileOf) => {
      const sizes = new Map(pack.files.map((file) => [file.digest, file.bytes]));
      const limit = pLimit(atOnce);
      const sent = await Promise.allSettled(
        [...sizes].map(([digest, bytes]) => limit(() => put(digest, bytes, fileOf))),
      );
      for (const one of sent) if (one.status === 'rejected') throw one.reason;
      await putList(client, pack);
    },
    ask: async () => {
      await patiently(place.words, () => askStrictly(client), client.patience);
      return `${place.words}, ${keys === undefined ? 'asked without credentials' : `asked as ${keys.accessKeyId}, by ${keys.from}`}`;
    },
    describe: () => place.words,
  };
}

/** Of an object; undefined where it is not there, or the bucket does not say. */
async function sizeThere(client: BucketClient, digest: string): Promise<number | undefined> {
  const answer = await client.patiently({ method: 'HEAD', url: addressOf(client.place, keyOf(client.place, digest)) });
  await drop(answer);
  return answer.status === 200 ? Number(answer.headers['content-length'] ?? Number.NaN) : undefined;
}

async function has(client: BucketClient, digest: string): Promise<Answered> {
  const answer = await client.patiently({ method: 'HEAD', url: addressOf(client.place, keyOf(client.place, digest)) });
  await drop(answer);
  if (answer.status === 200) return 'there';
  if (answer.status === 404) return 'missing';
  if (answer.status === 401 || answer.status === 403) return 'refused';
  throw client.error(answer, '', 'read', `say whether it has ${digest}`);
}

async function open(client: BucketClient, digest: string): Promise<Incoming | undefined> {
  const answer = await client.send({ method: 'GET', url: addressOf(client.place, keyOf(client.place, digest)) });
  if (answer.status === 200) {
    const length = Number(answer.headers['content-length'] ?? Number.NaN);
    return { body: answer.body, length: Number.isSafeInteger(length) ? length : undefined };
  }
  const text = await bodyText(answer);
  if (answer.status === 404 && errorCode(text) !== 'NoSuchBucket') return undefined;
  throw client.error(answer, text, 'read', `give ${digest}`);
}

async function putWhole(
  client: BucketClient,
  { file, bytes, digest }: { readonly file: string; readonly bytes: number; readonly digest: string },
): Promise<void> {
  const url = addressOf(client.place, keyOf(client.place, digest));
  const payload = digest.slice('sha256:'.length);
  const answer = await client.patiently({ method: 'PUT', url, body: { kind: 'file', file, bytes }, payload });
  const text = await bodyText(answer);
  if (answer.status !== 200) throw client.error(answer, text, 'write', `take ${digest}`);
}

/** `<prefix>/packs/<model>/<fingerprint>.json`. */
async function putList(client: BucketClient, { model, fingerprint, files }: Pack): Promise<void> {
  const listed = files
    .map(({ path, digest, bytes }) => ({ path, digest, bytes }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const list = Buffer.from(`${canonicalJson({ schemaVersion: 1, model, fingerprint, files: listed })}\n`);
  const url = addressOf(client.place, `${client.place.prefix}packs/${encodeURIComponent(model)}/${fingerprint}.json`);
  const there = await client.patiently({ method: 'GET', url });
  // One byte more than the list has: what is longer is another one.
  if ((await bodyText(there, list.length + 1)) === list.toString('utf8') && there.status === 200) return;
  const body = { kind: 'bytes', bytes: list } as const;
  const answer = await client.patiently({ method: 'PUT', url, body, payload: sha256(list) });
  const text = await bodyText(answer);
  if (answer.status !== 200) throw client.error(answer, text, 'write', `take the list of ${model}`);
}

async function askStrictly(client: BucketClient): Promise<void> {
  const nobodys = `sha256:${'0'.repeat(64)}`;
  const answer = await client.send({ method: 'GET', url: addressOf(client.place, keyOf(client.place, nobodys)) });
  const text = await bodyText(answer);
  if (answer.status === 404 && errorCode(text) === 'NoSuchKey') return;
  throw client.error(answer, text, 'read', 'say that it lacks what nobody has');
}
