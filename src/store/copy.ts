import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { bufferFor, type FileDigest } from '../support/files.ts';

/** Where a copy is written to: a file handle, or what a test puts in its place. */
export interface Sink {
  write(chunk: Uint8Array): Promise<unknown>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a new file for writing. */
export type Create = (file: string) => Promise<Sink>;

export const createFile: Create = (file) => open(file, 'wx', 0o644);

/** A copy whose bytes the system has, and the disk perhaps not yet. */
export interface OpenCopy extends FileDigest {
  readonly sink: Sink;
}

/** Copies in flat memory and says what was copied. The sink is left open, to be synced and closed. */
export async function startCopy(
  from: { readonly file: string; readonly bytes: number },
  to: string,
  create: Create,
): Promise<OpenCopy> {
  const sink = await create(to);
  try {
    const hash = createHash('sha256');
    const bytes = await pour(from, sink, hash);
    return { digest: `sha256:${hash.digest('hex')}`, bytes, sink };
  } catch (error) {
    await sink.close();
    throw error;
  }
}

async function pour(from: { readonly file: string; readonly bytes: number }, sink: Sink, hash: Hash): Promise<number> {
  let bytes = 0;
  const reading = createReadStream(from.file, { highWaterMark: bufferFor(from.bytes) });
  for await (const chunk of reading as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    await writeAll(sink, chunk);
  }
  return bytes;
}

/** Makes the copy durable. */
export async function endCopy({ sink }: OpenCopy): Promise<void> {
  try {
    await sink.sync();
  } finally {
    await sink.close();
  }
}

/** A file handle may take less than it was given. */
export async function writeAll(sink: Sink, chunk: Buffer): Promise<void> {
  let rest = chunk;
  while (rest.length > 0) {
    const result = await sink.write(rest);
    const written = typeof result === 'object' && result !== null && 'bytesWritten' in result ? result.bytesWritten : 0;
    if (typeof written !== 'number' || written <= 0) throw new Error('nothing was written');
    rest = rest.subarray(written);
  }
}

/** What was half-written and is not to stay; the reason why it is half-written is what the caller must hear. */
export async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true }).catch(() => undefined);
}
