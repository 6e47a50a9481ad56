import type { Block } from 'apache-arrow/fb/block';
import { Footer } from 'apache-arrow/fb/footer';
import type { Schema } from 'apache-arrow/fb/schema';
import { countOf, damaged } from './damage.ts';
import { checkVersion, MetadataBytes } from './metadata-bytes.ts';
import type { ArrowSource } from './source.ts';

/** Where the footer of a file says that a message lies. Bytes. */
export interface BlockPlace {
  readonly at: number;
  /** With what stands before the metadata, and their padding. */
  readonly metadata: number;
  readonly body: number;
}

export interface FileBlocks {
  readonly schema: Schema;
  readonly dictionaries: readonly BlockPlace[];
  readonly batches: readonly BlockPlace[];
}

const mark = 'ARROW1';
/** Padded to 8 bytes. */
const head = 8;
/** The length of the footer and the mark. */
const tail = 4 + mark.length;

/**
 * What the footer of an Arrow file says, which is what counts: rows are those that it lists.
 * @throws ArrowDamage also where two messages share bytes: a small file could hold any number of rows
 */
export async function blocksOf(source: ArrowSource): Promise<FileBlocks> {
  if (source.size < head + tail) throw damaged('it is cut off: it has no footer');
  const end = Buffer.from(await source.read(source.size - tail, tail));
  if (end.toString('latin1', 4) !== mark) throw damaged(`it is cut off: it does not end with ${mark}`);
  const length = end.readInt32LE(0);
  if (length <= 0 || length > source.size - head - tail) throw damaged('its footer has a length that cannot be');
  const start = source.size - tail - length;
  const footer = Footer.getRootAsFooter(new MetadataBytes(await source.read(start, length)));
  checkVersion(footer.version());
  const schema = footer.schema();
  if (schema === null) throw damaged('it has no schema');
  const dictionaries = places(footer.dictionariesLength(), (at) => footer.dictionaries(at), start);
  const batches = places(footer.recordBatchesLength(), (at) => footer.recordBatches(at), start);
  const all = [...dictionaries, ...batches].toSorted((a, b) => a.at - b.at);
  refuseShared(all);
  refuseUnlisted(all, await endOfSchema(source, start), start);
  return { schema, dictionaries, batches };
}

function places(count: number, blockAt: (at: number) => Block | null, end: number): BlockPlace[] {
  return Array.from({ length: count }, (_, index) => {
    const block = blockAt(index);
    if (block === null) throw damaged('its footer lists a message that is none');
    const at = countOf(block.offset(), 'the place of a message', end);
    const metadata = countOf(BigInt(block.metaDataLength()), 'the length of metadata', end);
    const body = countOf(block.bodyLength(), 'the length of a message', end);
    if (at < head || metadata === 0 || at + metadata + body > end) {
      throw damaged('its footer points outside of the file');
    }
    return { at, metadata, body };
  });
}

function refuseShared(blocks: readonly BlockPlace[]): void {
  let end = 0;
  for (const { at, metadata, body } of blocks) {
    if (at < end) throw damaged('its footer lists the same bytes twice');
    end = at + metadata + body;
  }
}

/** Writers begin messages where 8 or 64 bytes do, and end them with 8 bytes that say so. */
const padding = 64;
const endMark = 8;

/** A footer that lists too few messages would make the last rows vanish: behind those that it lists there is room for no other. */
function refuseUnlisted(blocks: readonly BlockPlace[], from: number, to: number): void {
  const last = blocks.at(-1);
  const end = last === undefined ? from : last.at + last.metadata + last.body;
  if (to - end >= padding + endMark) throw damaged(`its footer lists nothing of the ${to - end} bytes in front of it`);
}

/** Where the message with the schema ends, which stands first. Files of old writers have no mark in front of its length. */
async function endOfSchema(source: ArrowSource, start: number): Promise<number> {
  if (start < head + 8) return head;
  const words = Buffer.from(await source.read(head, 8));
  const marked = words.readUInt32LE(0) === 0xffffffff;
  const length = words.readInt32LE(marked ? 4 : 0);
  return length < 0 || head + length > start ? head : head + (marked ? 8 : 4) + length;
}
