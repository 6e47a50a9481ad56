import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

export type Packing = 'gzip' | 'zstd';

/** So much text may come of any file; beyond it, at most so many bytes of one packed byte. */
const unsuspected = 256 * 2 ** 20;
const steepest = 200;

/** What a file is packed with, by its first bytes: names of cached content have no ending. Errors: packed-file-damaged */
export async function packingOf(file: string): Promise<Packing | undefined> {
  const found = packingAt(await bytesAt(file, 0));
  const named = /\.(gz|zst)$/i.exec(file)?.[1]?.toLowerCase();
  const wanted = named === undefined ? found : named === 'gz' ? 'gzip' : 'zstd';
  if (found !== wanted) throw damaged(`${file} ends with .${named} and does not begin like ${wanted}`);
  return found;
}

/** No text in UTF-8 begins so; the frames that say nothing come first in files of some writers. */
function packingAt(start: Buffer): Packing | undefined {
  if (start.length < 4) return undefined;
  if (start.readUInt16BE(0) === 0x1f8b) return 'gzip';
  const magic = start.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : undefined;
}

async function bytesAt(file: string, position: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Writes the text of all members of a packed file.
 * @param mostBytes of the text
 * @throws MlopsError `packed-file-damaged`, `unpacked-too-large`, `zstd-not-available`, `engine-disk-full`
 */
export async function unpack(file: string, packing: Packing, target: string, mostBytes: number): Promise<void> {
  const { size } = await stat(file);
  const into = await open(target, 'w');
  const limit = Math.min(mostBytes, Math.max(unsuspected, steepest * size));
  let written = 0;
  try {
    for (let at = 0; at < size; ) {
      if (at > 0 && packingAt(await bytesAt(file, at)) !== packing) {
        throw damaged(`${file} has ${size - at} bytes behind its end that are no ${packing}`);
      }
      const member = await unpackMember({ file, packing, at }, into, limit - written);
      if (member.read === 0) throw damaged(`${file} is no ${packing} from byte ${at} on`);
      at += member.read;
      written += member.written;
    }
  } finally {
    await into.close();
  }
}

interface Member {
  readonly file: string;
  readonly packing: Packing;
  /** Byte of the file at which it begins. */
  readonly at: number;
}

/** Of zstd one frame is unpacked at a time: the library stops behind the first one without a word. */
async function unpackMember({ file, packing, at }: Member, into: FileHandle, most: number) {
  const unpacking = unpackerOf(packing);
  const input = createReadStream(file, { start: at });
  input.on('error', (error) => unpacking.destroy(error));
  let written = 0;
  try {
    for await (const chunk of input.pipe(unpacking) as AsyncIterable<Buffer>) {
      written += chunk.length;
      if (written > most) throw tooLarge(file);
      await into.appendFile(chunk);
    }
    return { written, read: unpacking.bytesWritten };
  } catch (error) {
    throw told(file, packing, error);
  } finally {
    input.destroy();
    unpacking.destroy();
  }
}

/** @param library without zstd where Node is older than 22.15 */
export function unpackerOf(
  packing: Packing,
  library: Partial<Pick<typeof zlib, 'createGunzip' | 'createZstdDecompress'>> = zlib,
): Transform & { readonly bytesWritten: number } {
  const make = packing === 'gzip' ? library.createGunzip : library.createZstdDecompress;
  if (make !== undefined) return make();
  const sentence = `Node ${process.versions.node} cannot read files that are packed with ${packing}.`;
  throw MlopsError.of(dataReasons, 'zstd-not-available', sentence);
}

function told(file: string, packing: Packing, error: unknown): unknown {
  if (error instanceof MlopsError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(code)) {
    return MlopsError.of(dataReasons, 'engine-disk-full', `There is no space left to unpack ${file}.`);
  }
  if (code === 'Z_BUF_ERROR') return damaged(`${file} is cut off: its ${packing} ends in the middle`);
  return /^(Z_|ZSTD_)/.test(code) ? damaged(`${file} is damaged: its ${packing} cannot be unpacked`) : error;
}

function tooLarge(file: string): MlopsError {
  const sentence = `${file} becomes larger than allowed: ${steepest} times its size above ${unsuspected / 2 ** 20} MiB, and never more than the engine may spill.`;
  return MlopsError.of(dataReasons, 'unpacked-too-large', sentence);
}

const damaged = (what: string) => MlopsError.of(dataReasons, 'packed-file-damaged', `${what}.`);
