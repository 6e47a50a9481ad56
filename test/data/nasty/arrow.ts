import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrowBytes, lying, packedOtherwise } from './arrow-lies.ts';
import { committed, fileOf, flipped, type NastyInput } from './input.ts';

const made = (name: string) => committed('arrow', name);
const parquet = readFileSync(join(import.meta.dirname, 'made', 'pyarrow', 'clean.parquet'));
const file = arrowBytes('rows.arrow');
const stream = arrowBytes('rows.arrows');

function unreadable(name: string, make: NastyInput['make']): NastyInput {
  return { name, make, contract: '', verdict: 'fail', reasons: ['unreadable-data-file'] };
}

function refused(name: string, make: NastyInput['make'], ...reasons: readonly string[]): NastyInput {
  return { name, make, contract: '', verdict: 'fail', reasons };
}

const damaged: readonly NastyInput[] = [
  unreadable('a file that is cut off', fileOf('cut.arrow', file.subarray(0, file.length - 100))),
  unreadable('a file of 20 bytes of one', fileOf('start.arrow', file.subarray(0, 20))),
  unreadable('a stream that is cut off within a batch', fileOf('cut.arrows', stream.subarray(0, stream.length - 100))),
  unreadable(
    'a stream without its end mark, as an interrupted writer leaves it',
    fileOf('open.arrows', stream.subarray(0, stream.length - 8)),
  ),
  unreadable('a stream with bytes behind its end', fileOf('more.arrows', Buffer.concat([stream, Buffer.from('more')]))),
  unreadable('text that is called Arrow', fileOf('text.arrow', 'a,b\n1,2\n')),
  unreadable('Parquet that is called Arrow', fileOf('parquet.arrow', parquet)),
  unreadable('a flipped bit in the mark at the end', fileOf('mark.arrow', flipped(file, -1))),
  refused('Feather of version 1', made('version-1.feather'), 'feather-v1'),
];

const lies: readonly NastyInput[] = [
  unreadable(
    '2^40 rows in a batch of two',
    lying('unsigned.arrow', (bytes, { rows }) => bytes.writeBigInt64LE(2n ** 40n, rows)),
  ),
  unreadable(
    'one row in a batch of two',
    lying('unsigned.arrow', (bytes, { rows }) => bytes.writeBigInt64LE(1n, rows)),
  ),
  unreadable(
    'a column of three values in a batch of two rows',
    lying('beyond.arrow', (bytes, { node }) => bytes.writeBigInt64LE(3n, node)),
  ),
  unreadable(
    'a null, and no place that says which',
    lying('nan.arrow', (bytes, { node }) => bytes.writeBigInt64LE(1n, node + 8)),
  ),
  unreadable(
    'a buffer that begins behind the end of the file',
    lying('beyond.arrow', (bytes, { buffer }) => bytes.writeBigInt64LE(2n ** 50n, buffer(1))),
  ),
  unreadable(
    'a buffer of a length below zero',
    lying('beyond.arrow', (bytes, { buffer }) => bytes.writeBigInt64LE(-1n, buffer(1) + 8)),
  ),
  unreadable(
    'a buffer of half the bytes that its rows need',
    lying('beyond.arrow', (bytes, { buffer }) => bytes.writeBigInt64LE(8n, buffer(1) + 8)),
  ),
  unreadable(
    'a text that ends before it begins',
    lying('half-letters.arrow', (bytes, { data }) => bytes.writeInt32LE(9, data(1) + 4)),
  ),
  unreadable(
    'a text that ends behind its buffer',
    lying('half-letters.arrow', (bytes, { data }) => bytes.writeInt32LE(2 ** 31 - 1, data(1) + 8)),
  ),
  unreadable(
    'a row with the third value of a dictionary of two',
    lying('null-in-dictionary.arrow', (bytes, { data }) => bytes.writeUInt8(2, data(1))),
  ),
  refused(
    'a packed buffer that says it has 1 TiB',
    packedOtherwise('rows.feather', (bytes, frame) => bytes.writeBigInt64LE(2n ** 40n, frame - 8)),
    'arrow-batch-too-large',
  ),
  unreadable(
    'a packed buffer that is longer than it says',
    packedOtherwise('rows.feather', (bytes, frame) => bytes.writeBigInt64LE(8n, frame - 8)),
  ),
  unreadable(
    'a flipped bit in the header of a packed buffer',
    packedOtherwise('rows.feather', (bytes, frame) => bytes.writeUInt8((bytes[frame + 5] ?? 0) ^ 0x10, frame + 5)),
  ),
];

const contents: readonly NastyInput[] = [
  unreadable('a text that is no UTF-8', made('bad-text.arrow')),
  unreadable('a letter of UTF-8 of which two texts have a half each', made('half-letters.arrow')),
  unreadable('points in time that are too far away for microseconds', made('far-times.arrow')),
  unreadable('a time of day before 00:00 and one after 24:00', made('late-hours.arrow')),
  refused('a union, an interval, run-end encoding, a scale below 0', made('odd-types.arrow'), 'arrow-type-not-read'),
  refused('integers of 42 digits', made('wider-integers.arrow'), 'decimals-too-wide'),
  refused('no columns', made('no-columns.arrow'), 'no-columns'),
  refused('a header twice', made('twice.arrow'), 'duplicate-header'),
  refused('headers that differ in case only', made('case.arrow'), 'duplicate-header'),
  refused('a column without a name', made('no-name.arrow'), 'bad-header'),
  refused('columns with the names that we give rows', made('row-name.arrow'), 'reserved-column-name'),
  refused('a schema without rows', made('no-rows.arrow'), 'empty-table', 'no-rows'),
  {
    name: 'columns named like SQL, with quotes, a line break, a duck, 300 letters',
    make: made('names.arrow'),
    contract: `columns:
  '"; drop table x; --': { type: integer, min: 0 }
  'it''s "so"': { type: integer, max: 0 }
  "two\\nlines": {}
  🦆: { values: [3] }
  ${'x'.repeat(300)}: {}`,
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'NaN',
    make: made('nan.arrow'),
    contract: 'columns: { x: { type: number } }\nchecks: [{ name: r, where: x > 1 }]',
    verdict: 'fail',
    reasons: ['not-finite', 'rule-broken'],
  },
  {
    name: 'an integer that exceeds a bound of 2^53 by 1',
    make: made('beyond.arrow'),
    contract: 'columns: { n: { type: integer, max: 9007199254740992 } }',
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'unsigned integers of 64 bits',
    make: made('unsigned.arrow'),
    contract: 'columns: { u: { type: integer, max: 10 } }',
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'lists, structs and maps, which are counted and not looked into',
    make: made('nested.arrow'),
    contract: 'columns: { list: { nulls: 0 }, struct: { nulls: 1 }, map: {} }',
    verdict: 'fail',
    reasons: ['too-many-nulls'],
  },
  {
    name: 'a null within a dictionary is a null of its rows',
    make: made('null-in-dictionary.arrow'),
    contract: 'columns: { d: { type: string, nulls: 1 } }',
    verdict: 'fail',
    reasons: ['too-many-nulls'],
  },
];

/** Arrow files and streams: damaged, lying about themselves, or with contents that nobody expects. */
export const arrow: readonly NastyInput[] = [...damaged, ...lies, ...contents].map((input) => ({
  ...input,
  name: `Arrow: ${input.name}`,
}));
