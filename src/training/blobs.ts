import { spawn } from 'node:child_process';
import { refuse } from './fail.ts';

/** Receives the content of one object in pieces, in order; `end` after the last one. */
export interface BlobSink {
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** The process end of `git cat-file --batch`: header line, content of that size, line break. */
interface Cursor {
  buffer: Buffer;
  readonly next: () => Promise<Buffer | undefined>;
}

/**
 * Streams objects out of one `git cat-file --batch` process: memory stays at the size of a pipe's buffer, whatever the
 * size of the files. `open` is called for each id in the order given.
 */
export async function streamBlobs(
  folder: string,
  oids: readonly string[],
  open: (index: number, bytes: number) => Promise<BlobSink>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (oids.length === 0) return;
  const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  child.stdin.on('error', () => undefined); // git may end before it has read everything; its output tells
  child.stdin.end(oids.map((oid) => `${oid}\n`).join(''));
  child.stderr.resume();
  const chunks: AsyncIterator<unknown> = child.stdout[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await chunks.next();
    return done !== true && Buffer.isBuffer(value) ? value : undefined;
  };
  try {
    await Promise.race([readAll({ buffer: Buffer.alloc(0), next }, oids, open), failed]);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function readAll(
  cursor: Cursor,
  oids: readonly string[],
  open: (index: number, bytes: number) => Promise<BlobSink>,
): Promise<void> {
  for (const [index, oid] of oids.entries()) {
    const header = await readLine(cursor);
    const [, type, size] = header?.split(' ') ?? [];
    if (type !== 'blob' || size === undefined) {
      throw refuse('input-missing', `the object ${oid} cannot be read from git: ${header ?? 'git ended'}`);
    }
    const sink = await open(index, Number(size));
    try {
      await copyBytes(cursor, Number(size), sink);
    } finally {
      await sink.end();
    }
    await copyBytes(cursor, 1, undefined);
  }
}

async function readLine(cursor: Cursor): Promise<string | undefined> {
  for (;;) {
    const end = cursor.buffer.indexOf(10);
    if (end >= 0) {
      const line = cursor.buffer.subarray(0, end).toString('utf8');
      cursor.buffer = cursor.buffer.subarray(end + 1);
      return line;
    }
    const more = await cursor.next();
    if (more === undefined) return undefined;
    cursor.buffer = Buffer.concat([cursor.buffer, more]);
  }
}

async function copyBytes(cursor: Cursor, size: number, sink: BlobSink | undefined): Promise<void> {
  let left = size;
  while (left > 0) {
    if (cursor.buffer.length === 0) {
      const more = await cursor.next();
      if (more === undefined) throw refuse('input-missing', 'git ended in the middle of an object');
      cursor.buffer = more;
    }
    const piece = cursor.buffer.subarray(0, left);
    cursor.buffer = cursor.buffer.subarray(piece.length);
    left -= piece.length;
    await sink?.write(piece);
  }
}
