import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { sha256 } from '../../../support/canonical.ts';
import { bodyText, drop } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { abortUpload, sweepUploads } from './abandoned-uploads.ts';
import type { BucketClient } from './client.ts';
import { addressOf, keyOf } from './place.ts';
import { errorCode } from './refusals.ts';
import { escaped, unescaped } from './xml.ts';

export interface LargeFile {
  readonly file: string;
  readonly bytes: number;
  readonly digest: string;
}

/** Sent at the same time, each held in memory: what it costs does not grow with the file. */
const inFlight = 4;
const usualPart = 16 << 20;
/** The service takes 10,000 parts. */
const mostParts = 9000;

/** Sends a file in parts, each signed; what was begun is completed, or given up so that it costs nothing. */
export async function putLarge(client: BucketClient, file: LargeFile, part = usualPart): Promise<void> {
  await sweepUploads(client);
  const key = keyOf(client.place, file.digest);
  const upload = await begin(client, key, file);
  try {
    const tags = await sendParts(client, { key, upload }, file, Math.max(part, Math.ceil(file.bytes / mostParts)));
    await complete(client, { key, upload }, tags, file);
  } catch (error) {
    await abortUpload(client, { key, upload });
    throw error;
  }
}

interface Upload {
  readonly key: string;
  readonly upload: string;
}

async function begin(client: BucketClient, key: string, { digest }: LargeFile): Promise<string> {
  const answer = await client.patiently({ method: 'POST', url: addressOf(client.place, key, { uploads: '' }) });
  const text = await bodyText(answer);
  const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1];
  if (answer.status === 200 && upload !== undefined) return unescaped(upload);
  throw client.error(answer, text, 'write', `begin to take ${digest}`);
}

/** Reads in order, as the whole is held against its digest, and sends some parts at once. */
async function sendParts(
  client: BucketClient,
  upload: Upload,
  file: LargeFile,
  size: number,
): Promise<readonly string[]> {
  const whole = createHash('sha256');
  const sending: Promise<string>[] = [];
  const handle = await open(file.file, 'r');
  try {
    for (let start = 0; start < file.bytes; start += size) {
      // One more is read only when the oldest of those in memory has gone.
      await sending[sending.length - inFlight];
      const bytes = await readPart(handle, start, Math.min(size, file.bytes - start), file);
      whole.update(bytes);
      sending.push(sendPart(client, upload, sending.length + 1, bytes));
      sending.at(-1)?.catch(() => undefined); // is heard when its turn comes
    }
  } finally {
    await Promise.allSettled(sending);
    await handle.close();
  }
  const tags = await Promise.all(sending);
  const digest = `sha256:${whole.digest('hex')}`;
  if (digest === file.digest) return tags;
  throw MlopsError.of(storeReasons, 'store-corrupt', `${file.file} holds ${digest}, not ${file.digest}.`);
}

async function readPart(
  handle: Awaited<ReturnType<typeof open>>,
  start: number,
  length: number,
  { file }: LargeFile,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await handle.read(bytes, read, length - read, start + read);
    if (bytesRead === 0) throw MlopsError.of(storeReasons, 'store-corrupt', `${file} has become shorter.`);
    read += bytesRead;
  }
  return bytes;
}

async function sendPart(client: BucketClient, { key, upload }: Upload, number: number, bytes: Buffer): Promise<string> {
  const url = addressOf(client.place, key, { partNumber: String(number), uploadId: upload });
  const answer = await client.patiently({ method: 'PUT', url, body: { kind: 'bytes', bytes }, payload: sha256(bytes) });
  const text = await bodyText(answer);
  const tag = answer.headers.etag;
  if (answer.status === 200 && tag !== undefined) return tag;
  throw client.error(answer, text, 'write', `take part ${number} of ${key}`);
}

async function complete(client: BucketClient, upload: Upload, tags: readonly string[], file: LargeFile): Promise<void> {
  const url = addressOf(client.place, upload.key, { uploadId: upload.upload });
  const parts = tags.map(
    (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`,
  );
  const bytes = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  const headers = { 'content-type': 'application/xml' };
  const answer = await client.patiently({
    method: 'POST',
    url,
    headers,
    body: { kind: 'bytes', bytes },
    payload: sha256(bytes),
  });
  const text = await bodyText(answer);
  // The service says 200 before it knows, and an error may still follow in the body.
  if (answer.status === 200 && !text.includes('<Error>')) return;
  if (errorCode(text) === 'NoSuchUpload' && (await isThere(client, file))) return; // the first answer was lost
  throw client.error(answer, text, 'write', `put ${file.digest} together`);
}

async function isThere(client: BucketClient, { digest, bytes }: LargeFile): Promise<boolean> {
  const answer = await client.patiently({ method: 'HEAD', url: addressOf(client.place, keyOf(client.place, digest)) });
  await drop(answer);
  return answer.status === 200 && Number(answer.headers['content-length']) === bytes;
}
