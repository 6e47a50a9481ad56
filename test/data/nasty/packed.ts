import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { fileOf, flipped, type NastyInput } from './input.ts';

const contract = 'columns: { a: { type: integer, max: 2 }, b: {} }';
const text = 'a,b\n1,x\n2,y\n';
const checked = zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });

const packings = [
  { by: 'gzip', ending: 'csv.gz', pack: (part: string) => gzipSync(part), whole: gzipSync(text) },
  { by: 'zstd', ending: 'csv.zst', pack: (part: string) => zstdCompressSync(part), whole: checked },
] as const;

/** Members that together unpack to more than 300 MB. */
function bomb(pack: (text: string) => Buffer): Buffer {
  const member = pack('1,1\n'.repeat(2 ** 22));
  return Buffer.concat([pack('a,b\n'), ...Array.from({ length: 20 }, () => member)]);
}

/** Text in gzip and zstd. */
export const packed: readonly NastyInput[] = packings.flatMap(({ by, ending, pack, whole }): readonly NastyInput[] => [
  {
    name: `several members, of which a reader that stops behind the first finds no bad row (${by})`,
    make: fileOf(`members.${ending}`, Buffer.concat([pack(text), pack('3,z\n')])),
    contract,
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: `a stream that is cut off (${by})`,
    make: fileOf(`cut.${ending}`, whole.subarray(0, -3)),
    contract,
    verdict: 'fail',
    reasons: ['packed-file-damaged'],
  },
  {
    name: `a second member that is cut off (${by})`,
    make: fileOf(`second.${ending}`, Buffer.concat([whole, whole.subarray(0, 9)])),
    contract,
    verdict: 'fail',
    reasons: ['packed-file-damaged'],
  },
  {
    name: `other bytes behind the end (${by})`,
    make: fileOf(`tail.${ending}`, Buffer.concat([whole, Buffer.from('3,z\n')])),
    contract,
    verdict: 'fail',
    reasons: ['packed-file-damaged'],
  },
  {
    name: `a flipped bit in the checksum (${by}, where it has one)`,
    make: fileOf(`sum.${ending}`, flipped(whole, by === 'gzip' ? -6 : -2)),
    contract,
    verdict: 'fail',
    reasons: ['packed-file-damaged'],
  },
  {
    name: `text that is only called packed (${by})`,
    make: fileOf(`text.${ending}`, text),
    contract,
    verdict: 'fail',
    reasons: ['packed-file-damaged'],
  },
  {
    name: `a few kilobytes that unpack to more than 300 MB (${by})`,
    make: (folder) => fileOf(`bomb.${ending}`, bomb(pack))(folder),
    contract,
    verdict: 'fail',
    reasons: ['unpacked-too-large'],
  },
]);
