import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileTable } from '../../src/data/engines/port.ts';
import type { DataFormat } from '../../src/project/types.ts';
import { csv, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let made = 0;

function file(text: string, format: Partial<Extract<DataFormat, { readonly kind: 'csv' }>> = {}): FileTable {
  made += 1;
  return written(folder, `extra-${made}.csv`, text, { ...csv, ...format } as DataFormat);
}

async function said(table: FileTable): Promise<readonly string[]> {
  const { rejects, rejected } = await engine.describe(table);
  expect(rejected).toBe(rejects.length);
  return rejects.map(({ line, error }) => `${line}: ${error}`);
}

const header = 'id,price,qty,note\n';

describe('a CSV line whose last fields are too many and empty', () => {
  it('is no row, and is named as any other line of too many fields', async () => {
    const table = file(`${header}398,2,5,x\n400,1,5,3,\n403,2,5,3, \n404,2,5,\n405,1,2,3,,,\n`);
    expect(await said(table)).toEqual([
      '3: too many fields: 5 instead of 4',
      '4: too many fields: 5 instead of 4',
      '6: too many fields: 7 instead of 4',
    ]);
    expect((await engine.query('SELECT id, "#row" FROM "t#rows" ORDER BY id', [table])).rows).toEqual([
      [398, 2],
      [404, 5],
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['quotes with nothing between', `${header}1,2,3,x,""\n1,2,3,""\n`, ['2: too many fields: 5 instead of 4']],
    [
      'quotes around all fields',
      `${header}"1","2","3","x",""\n"1","2","3",""\n`,
      ['2: too many fields: 5 instead of 4'],
    ],
    ['quotes and blanks', `${header}1,2,3,x, "" \n1,2,3, "a," \n`, ['2: too many fields: 5 instead of 4']],
    ['delimiters in quotes', `${header}1,"2,2",",",\n1,"2,2",",",,\n`, ['3: too many fields: 5 instead of 4']],
    [
      'delimiters in quotes after blanks',
      `${header}1, "2,2", ",",\n1, "2,2", ",",,\n`,
      ['3: too many fields: 5 instead of 4'],
    ],
    ['doubled quotes', `${header}1,"2"",2","""",\n1,"2"",2","""",,\n`, ['3: too many fields: 5 instead of 4']],
    ['quotes that open nothing', `${header}1,2" x,3",\n1,2" x,3",,\n`, ['3: too many fields: 5 instead of 4']],
    ['line breaks in quotes', `${header}1,"2\n,",3,\n1,"2\n,",3,,\n1,2,3,4\n`, ['4: too many fields: 5 instead of 4']],
    ['CR LF', 'a,b\r\n1,\r\n1,,\r\n1,2\r\n', ['3: too many fields: 3 instead of 2']],
    ['no line end at the end', 'a,b\n1,\n1,,', ['3: too many fields: 3 instead of 2']],
    [
      'blank lines and short ones',
      'a,b\n\n1,,\n1\n1,2\n',
      ['3: too many fields: 3 instead of 2', '4: too few fields: 1 instead of 2'],
    ],
    ['one column', 'a\n1,\n\n2\n', ['2: too many fields: 2 instead of 1']],
    ['nothing but delimiters', 'a,b\n,\n,,\n', ['3: too many fields: 3 instead of 2']],
    ['a byte order mark', '\ufeff"a,",b\n1,\n1,,\n', ['3: too many fields: 3 instead of 2']],
  ])('with %s', async (_, text, expected) => {
    expect(await said(file(text))).toEqual(expected);
  });

  it('with other delimiters, quotes, without quotes, and without a header', async () => {
    const one = ['3: too many fields: 3 instead of 2'];
    expect(await said(file('a\tb\n1\t\n1\t\t\n', { delimiter: '\t' }))).toEqual(one);
    expect(await said(file('a|b\n1|\n1||\n', { delimiter: '|' }))).toEqual(one);
    expect(await said(file('a b\n1 \n1  \n', { delimiter: ' ' }))).toEqual(one);
    expect(await said(file('a;;b\n1;;\n1;;;;\n', { delimiter: ';;' }))).toEqual(one);
    expect(await said(file("a,b\n'1,',\n'1,',,\n", { quote: "'" }))).toEqual(one);
    expect(await said(file('a^b\n1^\n^1^^\n1^^\n', { delimiter: '^' }))).toEqual([
      '3: too many fields: 4 instead of 2',
      '4: too many fields: 3 instead of 2',
    ]);
    expect(await said(file('a,b\n"1,\n"1,,\n', { quote: '' }))).toEqual(one);
    expect(await said(file('1,2\n1,\n1,,\n', { header: false }))).toEqual(one);
  });

  it('in each file of a table, and in all lines of one', async () => {
    const [one, two, three] = [file('a,b\n1,2\n'), file('a,b\n1,2,\n1,2,\n'), file('a,b\n1,\n1,,\n')];
    const { rows, rejected, rejects } = await engine.describe({
      ...one,
      files: [...one.files, ...two.files, ...three.files],
    });
    expect([rows, rejected]).toEqual([2, 3]);
    expect(rejects.map(({ file: path, line }) => [path, line])).toEqual([
      [two.files[0], 2],
      [two.files[0], 3],
      [three.files[0], 3],
    ]);
  });

  it('beyond the first MiB, and where a line lies in two pieces of the file', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at},${'x'.repeat(at % 50)},`);
    const wide = `9,${'y'.repeat(3 * 2 ** 20)},`;
    const extra = new Set([0, 17_000, 39_999, 40_002]);
    const all = [...lines, wide, '7,8,9', wide].map((line, at) => (extra.has(at) ? `${line},` : line));
    const table = file(`a,b,c\n${all.join('\n')}\n`);
    expect(await said(table)).toEqual([...extra].map((at) => `${at + 2}: too many fields: 4 instead of 3`));
    const { rows } = await engine.query('SELECT count(*), max("#row") FROM "t#rows"', [table]);
    expect(rows).toEqual([[lines.length + 3 - extra.size, 40_003]]);
  });

  it('where the only one is longer than a piece of the file', async () => {
    const wide = `9,${'y'.repeat(3 * 2 ** 20)},`;
    expect(await said(file(`a,b,c\n${wide}\n${wide},\n`))).toEqual(['3: too many fields: 4 instead of 3']);
  });

  it('wherever the pieces of the file begin', async () => {
    for (let shift = 0; shift < 8; shift += 1) {
      const head = `a,b\n${'x'.repeat(2 ** 20 - 12 + shift)},1\n`;
      expect(await said(file(`${head}1,2,\n1,\n`))).toEqual(['3: too many fields: 3 instead of 2']);
    }
  });

  it('are exactly the lines of other widths, whatever stands in the fields', async () => {
    const cell = fc.constantFrom('', '', 'x', '1', ' ', '""', '"a,b"', '"a\nb"', '"a"",""b"', ' "q,"', 'm"n', '"  "');
    const record = fc.array(cell, { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 9 }), fc.boolean(), async (records, ends) => {
        const table = file(`a,b,c\n${records.map((cells) => cells.join(',')).join('\n')}${ends ? '\n' : ''}`);
        let line = 2;
        const wrong: number[] = [];
        for (const cells of records) {
          if (cells.length !== 3) wrong.push(line);
          line += 1 + cells.filter((each) => each.includes('\n')).length;
        }
        const { rows, rejects } = await engine.describe(table);
        expect([...new Set(rejects.map((each) => each.line))]).toEqual(wrong);
        expect(rows).toBe(records.length - wrong.length);
      }),
      { numRuns: 120, seed: 3 },
    );
  }, 120_000);
});
