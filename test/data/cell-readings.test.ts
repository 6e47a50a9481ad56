import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type CellReading,
  emptyReading,
  oddAt,
  readingsOf,
  rowsByReadings,
} from '../../src/data/engines/duckdb/cell-readings.ts';
import { castOf, formCounts, formsFrom, hasOffset, inferType } from '../../src/data/engines/duckdb/text-types.ts';
import { literal } from '../../src/data/engines/sql.ts';
import type { ColumnType } from '../../src/project/types.ts';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const numbers = [
  '1',
  '0',
  '-1',
  '12.5',
  '-0.5',
  '.5',
  '5.',
  '-.5',
  '1e5',
  '1.5E-7',
  '1e400',
  '-1e400',
  '007',
  '-007.5',
  '00',
  '-0',
];
const words = [
  'nan',
  'NaN',
  '-inf',
  'Infinity',
  '+1',
  '+-1',
  '--1',
  '1_0',
  '0x1F',
  '0b1',
  '.',
  '-',
  '-.',
  'e5',
  '',
  '1.5.2',
  '1e',
  '1e+',
];
const integers = [
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '9007199254740993',
  '123456789012345678901',
];
const booleans = ['true', 'False', 'TRUE', 'tRuE', 't', 'yes', '1', '0', '01'];
const days = [
  '2024-01-02',
  '2024-02-30',
  '2024-1-2',
  '0001-01-01',
  '0000-01-01',
  '10000-01-01',
  '2024/01/02',
  '-2024-01-02',
  'epoch',
  'infinity',
];
const clocks = [
  '2024-01-02 03:04:05',
  '2024-01-02T03:04',
  '2024-01-02 24:00:00',
  '2024-01-02 23:59:60',
  '9999-12-31 23:59:59',
  '2024-01-02 03:04:05.123456789',
];
const offsets = [
  '2024-01-02 03:04:05Z',
  '2024-01-02T03:04:05+02:00',
  '2024-01-02 03:04-0330',
  '2024-01-02 03:04:05 +02',
  '2024-01-02 03:04:05.5 Z',
  '2024-01-02Z',
];
const seeds = [...numbers, ...words, ...integers, ...booleans, ...days, ...clocks, ...offsets];
const parts = [
  '_',
  ' ',
  '\t',
  '\v',
  '\f',
  '\r',
  '\n',
  '+',
  '-',
  '.',
  ',',
  ':',
  '/',
  'e',
  'T',
  'Z',
  'x',
  '0',
  '1',
  '9',
  '(',
  '\u00a0',
  'é',
  '٣',
];

/** Every seed, and every seed with one character more, less or other at every place. */
function cells(): readonly string[] {
  const found = new Set(seeds);
  for (const seed of seeds) {
    for (let at = 0; at <= seed.length; at += 1) {
      const [before, after] = [seed.slice(0, at), seed.slice(at)];
      found.add(before + after.slice(1));
      for (const part of parts) found.add(before + part + after).add(before + part + after.slice(1));
    }
  }
  return [...found];
}

/** What a reading makes of each text, and what reading as text first makes of it. */
async function read(reading: CellReading, type: ColumnType, zoned: boolean, table: string) {
  const rows = await ask(
    `SELECT coalesce(${oddAt(reading, 0)}, false), v0::VARCHAR FROM ${rowsByReadings([reading], table)}`,
  );
  const other = await ask(`SELECT x, (${castOf('x', type, zoned)})::VARCHAR, ${hasOffset('trim(x)')} FROM ${table}`);
  return other.map(([text, wanted, offset], at) => {
    const [odd, value] = rows[at] ?? [];
    return { text: String(text), odd: odd === true, value, wanted, offset: offset === true };
  });
}

let made = 0;

/** SQL of a table that has these texts as its column x, in this order. */
async function tableOf(texts: readonly string[]): Promise<string> {
  made += 1;
  await connection.run(
    `CREATE TABLE texts_${made} AS SELECT unnest([${texts.map(literal).join(', ')}]::VARCHAR[]) AS x`,
  );
  return `texts_${made}`;
}

const ask = async (sql: string): Promise<readonly (readonly unknown[])[]> => (await connection.run(sql)).getRows();

/** A line feed within a cell makes more lines than rows, and then nothing is read in one pass. */
const hasBlank = (text: string) => /[\t\v\f\r\n]/.test(text);
const types = ['integer', 'number', 'boolean', 'date', 'timestamp'] as const;
const declared = types.flatMap((type) => [false, true].map((tabs) => [type, false, tabs] as const));
const all = [...declared, ['timestamp', true, false] as const];

const everyCell = await tableOf(cells());

describe('a cell that is not odd', () => {
  it.each(all)('is what the patterns make of it: %s, with offsets: %s, between tabs: %s', async (type, zoned, tabs) => {
    for (const reading of readingsOf('x', { type, zoned, tabs, inferred: false })) {
      const found = await read(reading, type, zoned, everyCell);
      const wrong = found.filter(({ text, odd, value, wanted, offset }) => {
        if (odd || (reading.noBlanks && hasBlank(tabs ? text.replaceAll('\t', '') : text))) return false;
        return wanted === null || value !== wanted || (type === 'timestamp' && offset !== zoned);
      });
      expect(wrong).toEqual([]);
      expect(found.filter(({ odd }) => !odd).length).toBeGreaterThan(3);
    }
  });

  it('is found odd by the last reading only where the patterns refuse it', async () => {
    for (const type of types) {
      const last = readingsOf('x', { type, zoned: false, tabs: false, inferred: false }).at(-1);
      if (last === undefined) throw new Error(`no reading of ${type}`);
      const found = await read(last, type, false, everyCell);
      expect(found.filter(({ odd, wanted, offset }) => odd && wanted !== null && !offset)).toEqual([]);
    }
  });

  it.each(['integer', 'number', 'boolean'] as const)(
    'beside one that shows %s gives an inferred column that type',
    async (type) => {
      const shown = { integer: '1', number: '0.5', boolean: 'true' }[type];
      const forms = await ask(`SELECT ${formCounts('x').join(', ')} FROM ${everyCell} GROUP BY x ORDER BY x`);
      const [own = []] = await ask(`SELECT ${formCounts('x').join(', ')} FROM ${await tableOf([shown])}`);
      const sorted = (await ask(`SELECT x FROM ${everyCell} GROUP BY x ORDER BY x`)).map(([text]) => String(text));
      const typed = new Map(
        sorted.map((text, at) => [
          text,
          inferType(formsFrom((forms[at] ?? []).map((n, k) => Number(n) + Number(own[k])))),
        ]),
      );
      for (const reading of readingsOf('x', { type, zoned: false, tabs: false, inferred: true })) {
        const found = await read(reading, type, false, everyCell);
        const kept = found.filter(({ text, odd }) => !odd && !(reading.noBlanks && hasBlank(text)));
        expect(kept.filter(({ text, value, wanted }) => typed.get(text) !== type || value !== wanted)).toEqual([]);
        expect(kept.length).toBeGreaterThan(2);
      }
    },
  );

  it('is so for any text of digits, signs and blanks', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+-._eE: TZ'), maxLength: 24 });
    const texts = await tableOf(fc.sample(text, { numRuns: 5000, seed: 7 }));
    for (const [type, zoned] of all) {
      for (const reading of readingsOf('x', { type, zoned, tabs: false, inferred: false })) {
        const found = await read(reading, type, zoned, texts);
        expect(found.filter(({ odd, value, wanted }) => !odd && (wanted === null || value !== wanted))).toEqual([]);
      }
    }
  });

  it('is none in a column that had none', async () => {
    const found = await read(emptyReading('x'), 'string', false, await tableOf(['', 'x']));
    expect(found.map(({ odd }) => odd)).toEqual([true, true]);
  });
});
