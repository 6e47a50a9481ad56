import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import { Message } from 'apache-arrow/fb/message';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch } from 'apache-arrow/fb/record-batch';
import { Schema } from 'apache-arrow/fb/schema';
import { countOf, damaged } from './damage.ts';
import { blocksOf } from './footer.ts';
import { checkVersion, MetadataBytes } from './metadata-bytes.ts';
import type { ArrowSource } from './source.ts';

/** One message of Arrow's format between processes (IPC), with the place of its body in the file. */
export type ArrowMessage =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'dictionary'; readonly dictionary: DictionaryBatch; readonly body: BodyPlace }
  | { readonly kind: 'rows'; readonly batch: RecordBatch; readonly body: BodyPlace };

export interface BodyPlace {
  /** Byte of the file. */
  readonly at: number;
  /** Bytes. */
  readonly length: number;
}

const begins = { file: 'ARROW1', featherV1: 'FEA1', parquet: 'PAR1' };

/** Which of Arrow's two forms a file has. Feather V1 is none of them, though it has the same ending. */
export async function formOf(source: ArrowSource): Promise<'file' | 'stream' | 'feather-v1'> {
  const bytes = await source.read(0, Math.min(6, source.size));
  const start = Buffer.from(bytes).toString('latin1');
  if (start === begins.file) return 'file';
  if (start.startsWith(begins.featherV1)) return 'feather-v1';
  if (start.startsWith(begins.parquet)) throw damaged('it is a Parquet file');
  const length = bytes.length < 4 ? 0 : wordOf(bytes);
  if (length === -1 || (length > 0 && length < source.size)) return 'stream';
  throw damaged(`it is no Arrow: it begins neither with ${begins.file} nor with a message`);
}

/** The messages of a file in the order in which they can be read: the schema, then what it needs, then rows. */
export function messagesOf(source: ArrowSource, form: 'file' | 'stream'): AsyncGenerator<ArrowMessage> {
  return form === 'file' ? messagesOfFile(source) : messagesOfStream(source);
}

async function* messagesOfFile(source: ArrowSource): AsyncGenerator<ArrowMessage> {
  const { schema, dictionaries, batches } = await blocksOf(source);
  yield { kind: 'schema', schema };
  for (const [kind, blocks] of [['dictionary', dictionaries] as const, ['rows', batches] as const]) {
    for (const { at, metadata, body } of blocks) {
      const head = await headAt(source, at);
      if (head === undefined || head.end - at !== metadata) throw damaged('its footer points at no message');
      const message = messageOf(head);
      if (message.kind !== kind || message.body.length !== body) throw damaged('its footer says another message');
      yield message;
    }
  }
}

/**
 * A stream without its last mark may have been cut off behind any message, and nobody could tell; so a writer that was
 * interrupted is found, though the format allows writers to leave it out.
 */
async function* messagesOfStream(source: ArrowSource): AsyncGenerator<ArrowMessage> {
  let at = 0;
  let isFirst = true;
  for (;;) {
    if (at === source.size) throw damaged('it is a stream without its end mark, so it may be cut off');
    const head = await headAt(source, at);
    if (head === undefined) break;
    const message = messageOf(head);
    if ((message.kind === 'schema') !== isFirst) throw damaged('its first message, and only that, has to be a schema');
    yield message;
    isFirst = false;
    at = head.end + (message.kind === 'schema' ? 0 : message.body.length);
  }
  if (isFirst) throw damaged('it has no schema');
  const end = at + ((await continues(source, at)) ? 8 : 4);
  if (source.size > end) throw damaged(`${source.size - end} bytes lie behind the end of the stream`);
}

interface Head {
  readonly metadata: Uint8Array;
  /** Byte of the file behind the metadata. */
  readonly end: number;
  readonly size: number;
}

/** The metadata of the message at a byte; undefined for the mark that ends a stream. */
async function headAt(source: ArrowSource, at: number): Promise<Head | undefined> {
  // Before Arrow 0.15 the length came first.
  const from = (await continues(source, at)) ? at + 4 : at;
  const length = wordOf(await source.read(from, 4));
  if (length === 0) return undefined;
  if (length < 0 || length > 2 ** 28) throw damaged('it is no Arrow: no message begins where one has to');
  return { metadata: await source.read(from + 4, length), end: from + 4 + length, size: source.size };
}

async function continues(source: ArrowSource, at: number): Promise<boolean> {
  return wordOf(await source.read(at, 4)) === -1;
}

const wordOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);

function messageOf({ metadata, end, size }: Head): ArrowMessage {
  const message = Message.getRootAsMessage(new MetadataBytes(metadata));
  checkVersion(message.version());
  const length = countOf(message.bodyLength(), 'the length of a message', size);
  if (end + length > size) throw damaged(`it is cut off: a message ends at byte ${end + length} of ${size}`);
  const body = { at: end, length };
  const kind = message.headerType();
  if (kind === MessageHeader.Schema) return { kind: 'schema', schema: headerOf(message, new Schema()) };
  if (kind === MessageHeader.RecordBatch) return { kind: 'rows', batch: headerOf(message, new RecordBatch()), body };
  if (kind === MessageHeader.DictionaryBatch) {
    return { kind: 'dictionary', dictionary: headerOf(message, new DictionaryBatch()), body };
  }
  throw damaged('it holds a tensor or something else that is no table');
}

function headerOf<T>(message: Message, header: T): T {
  if (message.header(header) === null) throw damaged('a message says nothing');
  return header;
}
