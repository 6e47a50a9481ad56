import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { systemCode } from '../support/files.ts';
import { shownName } from './plain-members.ts';

/** A member as the directory at the end of an archive describes it; everything in it is what whoever packed it says. */
export interface ZipMember {
  readonly name: string;
  /** `other`: a link, a device, something encrypted, or packed in a way that no artifact is. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly crc: number;
  /** In bytes, outside of the archive. */
  readonly bytes: number;
  readonly entry: Entry;
}

export interface ZipArchive extends AsyncDisposable {
  /** In bytes, of the archive itself. */
  readonly bytes: number;
  /** How many members it says it has. */
  readonly count: number;
  members(): Promise<readonly ZipMember[]>;
  /** Unpacked; nothing of what the directory says about it is checked. */
  content(member: ZipMember): Promise<Readable>;
}

/** @throws RangeError for what is no archive, here and later */
export async function openZip(file: string): Promise<ZipArchive> {
  // Names and sizes are judged by whoever unpacks, in the words of its own errors.
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const zip = await ofArchive(openPromise(file, options), 'it has no directory at its end');
  return {
    bytes: zip.fileSize,
    count: zip.entryCount,
    members: () => ofArchive(membersOf(zip), 'its directory is damaged'),
    content: ({ entry, name }) => {
      return ofArchive(zip.openReadStreamPromise(entry), `${shownName(name)} is not where it should be`);
    },
    [Symbol.asyncDispose]: async () => zip.close(),
  };
}

/** The reader's errors say nothing of their kind; those of the system, such as a disk that fails, have a code. */
async function ofArchive<Value>(work: Promise<Value>, sentence: string): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw systemCode(error) === undefined ? new RangeError(sentence, { cause: error }) : error;
  }
}

async function membersOf(zip: ZipFile): Promise<readonly ZipMember[]> {
  const members: ZipMember[] = [];
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const entry of zip.eachEntry()) {
    const name = utf8.decode(entry.fileNameRaw);
    members.push({ name, kind: kindOf(entry, name), crc: entry.crc32, bytes: entry.uncompressedSize, entry });
  }
  return members;
}

function kindOf(entry: Entry, name: string): ZipMember['kind'] {
  // The type of a file as Unix has it, where a Unix made the archive: 8 is a regular file, 4 a folder, 0 not said.
  const type = entry.versionMadeBy >>> 8 === 3 ? entry.externalFileAttributes >>> 28 : 0;
  if (entry.isEncrypted() || ![0, name.endsWith('/') ? 4 : 8].includes(type)) return 'other';
  if (name.endsWith('/')) return 'folder';
  return [0, 8].includes(entry.compressionMethod) ? 'file' : 'other'; // stored, deflated
}
