import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { commandReasons } from '../commands/reasons.ts';
import { systemCode } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { requirePlain, shownName as shown } from './plain-members.ts';
import { openZip, type ZipArchive, type ZipMember } from './zip-archive.ts';

/** How much may come out of one archive. */
export interface UnpackLimits {
  readonly members: number;
  /** So many bytes are fine whatever the archive's size… */
  readonly bytes: number;
  /** …and so many times its size: tables become a tenth, what only fills a disk a thousandth. */
  readonly ratio: number;
}

const usual: UnpackLimits = { members: 100_000, bytes: 2 ** 30, ratio: 100 };

/**
 * Unpacks an archive that anybody with the token of a job may have put there. Either every member is a plain file at a
 * path of its own below the folder, and what it says it is, or the archive is refused; nothing is written before its
 * directory was looked through, and never more than that says.
 * @param what names the archive in a sentence
 * @param folder empty
 * @throws MlopsError hand-over-corrupt
 */
export async function unpack(what: string, file: string, folder: string, limits: UnpackLimits = usual): Promise<void> {
  try {
    await using archive = await openZip(file);
    if (archive.count > limits.members) throw new RangeError(`it has ${archive.count} members`);
    const members = await archive.members();
    requirePlain(members, Math.max(limits.bytes, limits.ratio * archive.bytes));
    for (const member of members) if (member.kind !== 'folder') await unpackMember(archive, member, folder);
  } catch (error) {
    const why = whatIsWrong(error);
    if (why === undefined) throw error;
    throw MlopsError.of(commandReasons, 'hand-over-corrupt', `Nothing is taken from ${what}: ${why}.`);
  }
}

/** Undefined for what says nothing about the archive, as a full disk. */
function whatIsWrong(error: unknown): string | undefined {
  if (error instanceof RangeError || error instanceof TypeError) return error.message;
  const code = systemCode(error) ?? '';
  if (/^(EEXIST|ENOTDIR|EISDIR|ENAMETOOLONG)$/.test(code)) return `its members cannot lie in one folder (${code})`;
  return /^Z_/.test(code) ? `its content is damaged (${code})` : undefined;
}

async function unpackMember(archive: ZipArchive, member: ZipMember, folder: string): Promise<void> {
  const { bytes, crc, name } = member;
  const target = join(folder, name);
  await mkdir(dirname(target), { recursive: true });
  let [found, sum] = [0, 0];
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      found += chunk.length;
      sum = crc32(chunk, sum);
      done(found > bytes ? new RangeError(`${shown(name)} is larger than it says`) : null, chunk);
    },
  });
  await pipeline([await archive.content(member), counted, createWriteStream(target, { flags: 'wx' })]);
  if (found !== bytes || sum !== crc) throw new RangeError(`${shown(name)} is not what it says`);
}
