import { spawn } from 'node:child_process';
import { type Git, GitError } from './git.ts';
import { bringMissing } from './git-missing.ts';

/** Receives the content of one object in pieces, in order; `end` after the last one, also when something failed. */
export interface BlobSink {
  readonly write: (chunk: Buffer) => void | Promise<void>;
  readonly end: () => void | Promise<void>;
}

/**
 * Called for each id in the order given, with the blob's size in bytes: undefined where the clone has no such blob.
 * Without a sink the content is passed over.
 */
export type OpenSink = (
  index: number,
  bytes: number | undefined,
) => BlobSink | undefined | Promise<BlobSink | undefined>;

/** What `git cat-file --batch` writes: a header line for each object, content of that size, line break. */
interface Cursor {
  buffer: Buffer;
  readonly next: () => Promise<Buffer | undefined>;
}

/**
 * Streams blobs out of one `git cat-file --batch` process: memory stays at the size of a pipe's buffer, whatever the
 * size of the files. Errors: GitError where git ends early, the signal's reason after an abort, and those of the sinks.
 */
export async function streamBlobs(
  git: Git,
  oids: readonly string[],
  open: OpenSink,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  if (oids.length === 0) return;
  await bringMissing(git, oids);
  const args = ['cat-file', '--batch'];
  const child = spawn('git', args, { cwd: git.folder, env: git.env, stdio: ['pipe', 'pipe', 'pipe'] });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  child.stdin.on('error', () => undefined); // git may end before it has read everything; its output tells
  child.stdin.end(oids.map((oid) => `${oid}\n`).join(''));
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const chunks: AsyncIterator<unknown> = child.stdout[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await chunks.next();
    return done !== true && Buffer.isBuffer(value) ? value : undefined;
  };
  try {
    const complete = await Promise.race([readAll({ buffer: Buffer.alloc(0), next }, oids, open), failed]);
    if (complete) return;
    const code = await closed;
    signal?.throwIfAborted();
    throw new GitError(args, { code, signal: null, stdout: Buffer.alloc(0), stderr: stderr || 'ended early' });
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

/** False where the output ended before the last object did. */
async function readAll(cursor: Cursor, oids: readonly string[], open: OpenSink): Promise<boolean> {
  for (const index of oids.keys()) {
    const header = await readLine(cursor);
    if (header === undefined) return false;
    const [, type, size] = header.split(' ');
    const sink = await open(index, type === 'blob' ? Number(size) : undefined);
    if (size === undefined) continue; // `<id> missing`
    let complete = false;
    try {
      complete = await copyBytes(cursor, Number(size), sink);
    } finally {
      await sink?.end();
    }
    if (!complete || !(await copyBytes(cursor, 1, undefined))) return false;
  }
  return true;
}

async function readLine(cursor: Cursor): Promise<string | undefined> {
  for (;;) {
    const end = cursor.buffer.indexOf(10);
    if (end >= 0) {
      const line = cursor.buffer.toString('utf8', 0, end);
      cursor.buffer = cursor.buffer.subarray(end + 1);
      return line;
    }
    const more = await cursor.next();
    if (more === undefined) return undefined;
    cursor.buffer = cursor.buffer.length === 0 ? more : Buffer.concat([cursor.buffer, more]);
  }
}

async function copyBytes(cursor: Cursor, size: number, sink: BlobSink | undefined): Promise<boolean> {
  let left = size;
  while (left > 0) {
    if (cursor.buffer.length === 0) {
      const more = await cursor.next();
      if (more === undefined) return false;
      cursor.buffer = more;
    }
    const piece = cursor.buffer.subarray(0, left);
    cursor.buffer = cursor.buffer.subarray(piece.length);
    left -= piece.length;
    await sink?.write(piece);
  }
  return true;
}

/** A sink that keeps the whole content and gives it to `done`. */
export function memorySink(done: (content: Buffer) => void): BlobSink {
  const pieces: Buffer[] = [];
  return {
    write: (chunk) => {
      pieces.push(chunk);
    },
    end: () => done(Buffer.concat(pieces)),
  };
}
