import { createHash } from 'node:crypto';
import type { FileDigest } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { createFile, type Sink, writeAll } from '../copy.ts';
import { telling } from '../places.ts';
import { storeReasons } from '../reasons.ts';
import { Transient } from './patience.ts';
import type { Incoming } from './remote.ts';

/** A new file that bytes go to. */
export interface Outlet {
  readonly file: string;
  /** The beginning of a sentence where the system refuses it: "/store cannot take sha256:…". */
  readonly refused: string;
}

export interface PourOptions {
  readonly signal: AbortSignal | undefined;
  /** What is recorded of the size, in bytes, and who sends what. */
  readonly most?: { readonly bytes: number; readonly what: string };
}

/** So much is gathered before it is written: a connection gives 64 KiB at a time, and each write has its price. */
const pieceBytes = 4 << 20;

/**
 * Writes what comes to all outlets at once, in flat memory: two pieces, one that comes and one that is written.
 * @throws Transient where less or more came than was announced; MlopsError store-corrupt where more came than there is
 */
export async function pour(
  { body, length }: Incoming,
  outlets: readonly Outlet[],
  { signal, most }: PourOptions,
): Promise<FileDigest> {
  const hash = createHash('sha256');
  const sinks: (Outlet & { readonly sink: Sink })[] = [];
  let bytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (piece: Buffer) =>
    Promise.all(sinks.map(({ sink, refused }) => telling(refused, () => writeAll(sink, piece))));
  try {
    for (const outlet of outlets) {
      sinks.push({ ...outlet, sink: await telling(outlet.refused, () => createFile(outlet.file)) });
    }
    for await (const piece of inPieces(body, signal)) {
      hash.update(piece);
      bytes += piece.length;
      if (most !== undefined && bytes > most.bytes) throw tooMany(most);
      await writing;
      writing = write(piece);
      // It is heard where it is waited for; a connection that breaks before that is no reason to end the process.
      writing.catch(() => undefined);
    }
    await writing;
  } finally {
    await writing.catch(() => undefined);
    await Promise.all(sinks.map(({ sink }) => sink.close()));
  }
  if (length !== undefined && bytes !== length) throw new Transient(`${bytes} of ${length} bytes came`);
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

function tooMany({ bytes, what }: NonNullable<PourOptions['most']>): MlopsError {
  const sentence = `The ${what} has more than the ${bytes} bytes that are recorded.`;
  return MlopsError.of(storeReasons, 'store-corrupt', sentence);
}

async function* inPieces(body: AsyncIterable<Buffer>, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  let [chunks, gathered]: [Buffer[], number] = [[], 0];
  for await (const chunk of body) {
    signal?.throwIfAborted();
    chunks.push(chunk);
    gathered += chunk.length;
    if (gathered < pieceBytes) continue;
    yield Buffer.concat(chunks, gathered);
    [chunks, gathered] = [[], 0];
  }
  if (gathered > 0) yield Buffer.concat(chunks, gathered);
}
