import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import { Message } from 'apache-arrow/fb/message';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch } from 'apache-arrow/fb/record-batch';
import { ByteBuffer } from 'flatbuffers';
import { fileOf, type NastyInput } from './input.ts';

export const arrowBytes = (name: string) => readFileSync(join(import.meta.dirname, 'made', 'arrow', name));

/** Where the numbers of the first batch of a file stand, in bytes of the file. */
export interface BatchPlaces {
  /** Its rows, a number of 64 bits. */
  readonly rows: number;
  /** Of the first column: values and nulls, two numbers of 64 bits. */
  readonly node: number;
  /** Of a buffer: place and length, two numbers of 64 bits. */
  buffer(at: number): number;
  /** The first byte of a buffer. */
  data(at: number): number;
}

/** An Arrow file (the form with a footer) in which something is changed. */
export function lying(name: string, change: (bytes: Buffer, places: BatchPlaces) => void): NastyInput['make'] {
  const bytes = arrowBytes(name);
  change(bytes, placesOf(bytes));
  return fileOf(`lying-${name}`, bytes);
}

function placesOf(bytes: Buffer): BatchPlaces {
  for (let at = 8; ; ) {
    const length = bytes.readInt32LE(at + 4);
    const start = at + 8;
    const message = Message.getRootAsMessage(new ByteBuffer(bytes.subarray(start, start + length)));
    const body = start + length;
    const batch = message.headerType() === MessageHeader.RecordBatch ? new RecordBatch() : undefined;
    if (batch !== undefined && message.header(batch) !== null) return batchPlaces(batch, start, body);
    if (message.headerType() === MessageHeader.DictionaryBatch) message.header(new DictionaryBatch());
    at = body + Number(message.bodyLength());
  }
}

function batchPlaces(batch: RecordBatch, start: number, body: number): BatchPlaces {
  const { bb, bb_pos: table } = batch;
  if (bb === null) throw new Error('the batch is not there');
  const vector = (slot: number) => start + bb.__vector(table + bb.__offset(table, slot));
  return {
    rows: start + table + bb.__offset(table, 4),
    node: vector(6),
    buffer: (at) => vector(8) + at * 16,
    data: (at) => body + Number(batch.buffers(at)?.offset() ?? 0n),
  };
}

/** An Arrow file packed with LZ4 whose first packed buffer says another length, or has a bit flipped. */
export function packedOtherwise(name: string, change: (bytes: Buffer, frame: number) => void): NastyInput['make'] {
  const bytes = arrowBytes(name);
  const frame = bytes.indexOf(Buffer.from([0x04, 0x22, 0x4d, 0x18]));
  if (frame < 8) throw new Error(`${name} holds no frame of LZ4`);
  change(bytes, frame);
  return fileOf(`packed-${name}`, bytes);
}
