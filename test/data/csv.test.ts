import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, problemsOf, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);

describe('CSV with types that are inferred', () => {
  it('takes the narrowest type that loses nothing, from every cell', async () => {
    const table = written(
      folder,
      'types.csv',
      'i,n,b,s,d,z,w,e\n1,1.5,true,x,2024-01-02,007,123456789012345678901,\n-2,1e3,FALSE,y,2024-01-03,012,1,\n',
    );
    const shape = await engine.describe(table);
    expect(shape.columns.map((column) => `${column.name} ${column.engineType}`)).toEqual([
      'i BIGINT',
      'n DOUBLE',
      'b BOOLEAN',
      's VARCHAR',
      'd VARCHAR',
      'z VARCHAR',
      'w VARCHAR',
      'e VARCHAR',
    ]);
    const { rows } = await engine.query('SELECT * FROM t ORDER BY i DESC', [table]);
    expect(rows[0]).toEqual([1, 1.5, true, 'x', '2024-01-02', '007', '123456789012345678901', null]);
  });

  it('keeps 9007199254740993 exact beside an integer of 42 digits', async () => {
    const table = written(folder, 'wide.csv', `k\n9007199254740993\n${'9'.repeat(42)}\n`);
    const { rows } = await engine.query('SELECT k FROM t', [table]);
    expect(rows).toEqual([['9007199254740993'], ['9'.repeat(42)]]);
  });

  it('keeps text where a number would round an integer, beside decimals, exponents and NaN', async () => {
    const table = written(
      folder,
      'rounded.csv',
      [
        'wide,wider,in64,nan,exact,far',
        `12345678901234567890,${'9'.repeat(42)},-9007199254740993,9007199254740993,100000000000000000000,1e20`,
        '0.5,1e3,0.5,NaN,0.5,9007199254740992',
        '',
      ].join('\n'),
    );
    const shape = await engine.describe(table);
    expect(shape.columns.map((column) => `${column.name} ${column.engineType}`)).toEqual([
      'wide VARCHAR',
      'wider VARCHAR',
      'in64 VARCHAR',
      'nan VARCHAR',
      'exact DOUBLE',
      'far DOUBLE',
    ]);
    const { rows } = await engine.query('SELECT wide, in64, exact, far FROM t ORDER BY exact DESC', [table]);
    expect(rows).toEqual([
      ['12345678901234567890', '-9007199254740993', 1e20, 1e20],
      ['0.5', '0.5', 0.5, 2 ** 53],
    ]);
  });

  it('holds any integer beside a decimal without a change, as a number or as text', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 14, maxLength: 40 });
    const integers = fc.sample(
      fc.tuple(fc.constantFrom('', '-', '+'), fc.constantFrom(...'123456789'), digits).map((parts) => parts.join('')),
      { numRuns: 60, seed: 64 },
    );
    const columns = integers.map((_, at) => `c${at}`);
    const table = written(
      folder,
      'any.csv',
      `${columns.join(',')}\n${integers.join(',')}\n${columns.map(() => '0.5').join(',')}\n`,
    );
    const { rows } = await engine.query(`SELECT ${columns.join(', ')} FROM t WHERE c0::VARCHAR <> '0.5'`, [table]);
    const read = (rows[0] ?? []).map((value, at) =>
      typeof value === 'number' ? BigInt(value) : integers[at] === value,
    );
    for (const [at, value] of read.entries()) expect([true, BigInt(integers[at] ?? '')]).toContain(value);
    expect(read.length).toBe(60);
  });

  it('reads NaN and infinity as numbers', async () => {
    const table = written(folder, 'nan.csv', 'x\n1.5\nNaN\n-inf\n');
    const { rows } = await engine.query(
      'SELECT count(*) FILTER (WHERE isnan(x)), count(*) FILTER (WHERE isinf(x)) FROM t',
      [table],
    );
    expect(rows).toEqual([[1, 1]]);
  });
});

describe('CSV with declared types', () => {
  it('names file, line and column of a bad cell in the last of 50,000 rows', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index},${index === 49_999 ? 'oops' : index * 2}`);
    const table = written(folder, 'late.csv', `id,x\n${lines.join('\n')}\n`, csv, { x: 'number' });
    const shape = await engine.describe(table);
    expect(shape).toMatchObject({ rows: 49_999, rejected: 1 });
    expect(shape.rejects).toEqual([
      { file: table.files[0], line: 50_001, column: 'x', error: '"oops" is not of type number' },
    ]);
  });

  it('never rounds, guesses or drops an offset', async () => {
    const table = written(
      folder,
      'strict.csv',
      'i,d,t\n1.5,2024-01-02,2024-01-01T00:00:00+02:00\n1,01/02/2024,2024-01-01 10:00:00Z\n2,2024-02-30,2024-01-01\n3,2024-02-29,2024-01-01T00:00:00+02:00\n',
      csv,
      {
        i: 'integer',
        d: 'date',
        t: 'timestamp',
      },
    );
    const shape = await engine.describe(table);
    expect(shape.rejects.map((reject) => `${reject.line} ${reject.column} ${reject.error}`)).toEqual([
      '2 i "1.5" is not of type integer',
      '3 d "01/02/2024" is not of type date',
      '4 d "2024-02-30" is not of type date',
    ]);
    const { rows } = await engine.query('SELECT * FROM t', [table]);
    expect(rows).toEqual([[3, '2024-02-29', '2023-12-31 22:00:00']]);
  });
});

describe('CSV with cells of many lines', () => {
  const cell = (at: number) =>
    Array.from({ length: 100 }, (_, line) => `line ${line} of ${at}, the quick brown fox jumps over dogs`).join('\n');
  const rows = 1950; // lines of more such records are too small, as documented
  const text = `title,body\n${Array.from({ length: rows }, (_, at) => `t${at},"${cell(at)}"\n`).join('')}`;

  it('has as many rows in a file that several readers would share', { timeout: 120_000 }, async () => {
    expect(text.length).toBeGreaterThan(8_500_000);
    const table = written(folder, 'prose.csv', text);
    const shape = await engine.describe(table);
    expect([shape.rows, shape.rejected]).toEqual([rows, 0]);
    const found = await engine.query(
      'SELECT "#row" FROM "t#rows" WHERE title = \'t1949\' AND body LIKE \'%of 1949%\'',
      [table],
    );
    expect(found.rows).toEqual([[2 + 1949 * 100]]);
  });

  it.each([
    ['where the number of quotes is even', 'a,b\n5" x,1\n2,"y\n3,z\n'],
    ['in the last line', 'a,b\n1,x\n2,"y'],
    ['in the last line, behind cells of many lines', 'a,b\n1,"x\ny"\n2,"z\n'],
  ])('names a quote that is never closed %s', async (_, broken) => {
    const { rejected, rejects } = await engine.describe(written(folder, 'never.csv', broken));
    expect(rejected).toBeGreaterThan(0);
    expect(rejects.map(({ error }) => error).join()).toContain('never closed');
  });

  it('refuses offsets from UTC that no place has', async () => {
    const times = '2024-02-04T10:00:00+25:00\n2024-02-04T10:00:00+14:60\n2024-02-04T10:00:00+14:00\n';
    const { rejected, rows: read } = await engine.describe(
      written(folder, 'far.csv', `at\n${times}`, csv, { at: 'timestamp' }),
    );
    expect([rejected, read]).toEqual([2, 1]);
  });
});

describe('CSV that is broken', () => {
  it('names ragged lines, also after empty lines and line breaks in quotes', async () => {
    const table = written(folder, 'ragged.csv', 'a,b\n1,x\n2,"y\nz"\n\n3\n4,q,r\n5,w\n');
    const shape = await engine.describe(table);
    expect(shape).toMatchObject({ rows: 3, rejected: 2 });
    expect(shape.rejects.map((reject) => `${reject.line}: ${reject.error}`)).toEqual([
      '6: too few fields: 1 instead of 2',
      '7: too many fields: 3 instead of 2',
    ]);
    const { rows } = await engine.query('SELECT a, "#row", "#file" FROM "t#rows"', [table]);
    expect(rows).toEqual([
      [1, 2, 0],
      [2, 3, 0],
      [5, 8, 0],
    ]);
  });

  it('names an open quote instead of reading on without quotes', async () => {
    const table = written(folder, 'open.csv', 'a,b\n1,"x\n2,y\n3,z\n');
    const shape = await engine.describe(table);
    expect(shape.rejects[0]).toMatchObject({ line: 2, error: expect.stringContaining('never closed') });
    expect(shape.rejected).toBe(1);
  });

  it('refuses duplicate and empty names in the header', async () => {
    expect(await reasonOf(engine.describe(written(folder, 'dup.csv', 'a,b,a\n1,2,3\n')))).toBe('duplicate-header');
    expect(await reasonOf(engine.describe(written(folder, 'case.csv', 'temp,Temp\n1,2\n')))).toBe('duplicate-header');
    expect(await reasonOf(engine.describe(written(folder, 'noname.csv', 'a,,c\n1,2,3\n')))).toBe('bad-header');
  });

  it('says so where one column looks like several', async () => {
    const shape = await engine.describe(written(folder, 'semi.csv', 'a;b;c\n1;2;3\n'));
    expect(shape.problems).toMatchObject([
      { reason: 'wrong-delimiter', message: expect.stringContaining('";" it would have 3') },
    ]);
  });

  it('reads past a byte order mark', async () => {
    const table = written(folder, 'bom.csv', '\ufeffa,b\n1,2\n');
    expect((await engine.query('SELECT a, b FROM t', [table])).rows).toEqual([[1, 2]]);
  });

  it('refuses NUL bytes, Latin-1 and UTF-16, with the line', async () => {
    const nul = await problemsOf(engine.describe(written(folder, 'nul.csv', 'a,b\n1,2\n3,\0\n')));
    expect(nul).toMatchObject([{ reason: 'nul-bytes', message: expect.stringContaining('line 3') }]);
    const latin = await problemsOf(
      engine.describe(written(folder, 'latin.csv', Buffer.from('a,b\n1,x\n2,\xe9\n', 'latin1'))),
    );
    expect(latin).toMatchObject([{ reason: 'not-utf8', message: expect.stringContaining('line 3') }]);
    const wide = Buffer.from('\ufeffa,b\n1,2\n', 'utf16le');
    expect(await reasonOf(engine.describe(written(folder, 'wide16.csv', wide)))).toBe('not-utf8');
  });

  it('refuses a file with two kinds of line ends, with the first line that differs', async () => {
    const rows = (end: (row: number) => string) =>
      Array.from({ length: 400 }, (_, row) => `${row},x${end(row)}`).join('');
    const mixed = written(folder, 'mixed.csv', `a,b\n${rows((row) => (row === 300 ? '\r\n' : '\n'))}`);
    expect(await problemsOf(engine.describe(mixed))).toMatchObject([
      { reason: 'mixed-line-ends', message: expect.stringContaining('line 302 is') },
    ]);
    const other = written(folder, 'unix-end.csv', `a,b\r\n${rows((row) => (row > 200 ? '\n' : '\r\n'))}`);
    expect(await problemsOf(engine.describe(other))).toMatchObject([
      { reason: 'mixed-line-ends', message: expect.stringContaining('line 203 is') },
    ]);
    const quoted = written(folder, 'quoted.csv', 'a,b\r\n1,"two\nlines"\r\n');
    expect((await engine.query('SELECT b FROM t', [quoted])).rows).toEqual([['two\nlines']]);
  });

  it('tells an empty file, a missing file and a header without rows apart', async () => {
    expect(await reasonOf(engine.describe(written(folder, 'empty.csv', '')))).toBe('empty-data-file');
    expect(await reasonOf(engine.describe({ name: 't', files: [`${folder}/none.csv`], format: csv }))).toBe(
      'missing-data-file',
    );
    expect(await engine.describe(written(folder, 'header.csv', 'a,b\n'))).toMatchObject({
      rows: 0,
      columns: [{ name: 'a' }, { name: 'b' }],
    });
  });
});
