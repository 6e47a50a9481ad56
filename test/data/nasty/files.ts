import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { committed, fileOf, type NastyInput } from './input.ts';

const clean = readFileSync(join(import.meta.dirname, 'made', 'pyarrow', 'clean.parquet'));
const some = 'columns: { a: { type: integer }, b: {} }';
const oneColumn = 'columns: { a: {} }';

function damaged(at: number, length: number): Buffer {
  const bytes = Buffer.from(clean);
  bytes.fill(0xff, at, at + length);
  return bytes;
}

function many(count: number): NastyInput['make'] {
  return (folder) => {
    const home = join(folder, `many-${count}`);
    mkdirSync(home);
    const small = readFileSync(join(import.meta.dirname, 'made', 'odd', 'unsigned.parquet'));
    return Array.from({ length: count }, (_, at) => {
      const path = join(home, `${String(at).padStart(5, '0')}.parquet`);
      writeFileSync(path, small);
      return path;
    });
  };
}

/** Files that are damaged, of another encoding, or of a shape that nobody expects. */
export const files: readonly NastyInput[] = [
  { name: 'no file at all', make: () => [], contract: '', verdict: 'fail', reasons: ['no-data-files'] },
  {
    name: 'a file of no bytes',
    make: fileOf('nothing.csv', ''),
    contract: some,
    verdict: 'fail',
    reasons: ['empty-data-file'],
  },
  {
    name: 'a file that is gone',
    make: (folder) => [join(folder, 'gone.csv')],
    contract: some,
    verdict: 'fail',
    reasons: ['missing-data-file'],
  },
  {
    name: 'a Parquet file that is cut off',
    make: fileOf('cut.parquet', clean.subarray(0, clean.length - 100)),
    contract: 'columns: { id: {} }',
    verdict: 'fail',
    reasons: ['unreadable-data-file'],
  },
  {
    name: 'a Parquet file with damaged pages',
    make: fileOf('pages.parquet', damaged(20, 2000)),
    contract: 'key: id',
    verdict: 'fail',
    reasons: ['unreadable-data-file'],
  },
  {
    name: 'text that is called Parquet',
    make: fileOf('text.parquet', 'a,b\n1,2\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-data-file'],
  },
  {
    name: 'a CSV file that ends within quotes',
    make: fileOf('open.csv', 'a,b\n1,x\n2,"y\n3,z\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'a CSV line with a decimal comma, and nothing in the last field that there is for it',
    make: fileOf('comma.csv', 'id,price,qty,note\n1,1.5,3,a\n400,1,5,3,\n'),
    contract: 'columns: { id: {}, price: { type: number }, qty: { type: integer }, note: { type: string } }',
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'a JSON line that says one key twice',
    make: fileOf('twice.jsonl', '{"a":1,"b":"x"}\n{"a":2,"b":"y","a":3}\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'a JSON line that is cut off',
    make: fileOf('cut.jsonl', '{"a":1,"b":"x"}\n{"a":2,"b":'),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'a header twice (CSV)',
    make: fileOf('twice.csv', 'a,b,a\n1,2,3\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['duplicate-header'],
  },
  {
    name: 'a header twice (Parquet)',
    make: committed('odd', 'twice.parquet'),
    contract: oneColumn,
    verdict: 'fail',
    reasons: ['duplicate-header'],
  },
  {
    name: 'headers that differ in case only (Parquet)',
    make: committed('odd', 'case.parquet'),
    contract: oneColumn,
    verdict: 'fail',
    reasons: ['duplicate-header'],
  },
  {
    name: 'LF and CR LF in one file',
    make: fileOf('ends.csv', 'a,b\n1,x\r\n2,y\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['mixed-line-ends'],
  },
  {
    name: 'a header with a blank before a name, which is part of it',
    make: fileOf('blank.csv', 'k, x\n1,2\n'),
    contract: 'columns: { k: {}, x: {} }',
    verdict: 'fail',
    reasons: ['extra-column', 'missing-column'],
  },
  {
    name: 'a CR within a cell without quotes',
    make: fileOf('return.csv', 'x,y\na\rb,1\nc,2\n'),
    contract: '',
    verdict: 'fail',
    reasons: ['mixed-line-ends'],
  },
  {
    name: 'a byte order mark',
    make: fileOf('mark.csv', '\ufeffa,b\n1,x\n'),
    contract: some,
    verdict: 'pass',
    reasons: [],
  },
  {
    name: 'UTF-16 with its mark',
    make: fileOf('wide.csv', Buffer.from('\ufeffa,b\n1,x\n', 'utf16le')),
    contract: some,
    verdict: 'fail',
    reasons: ['not-utf8'],
  },
  {
    name: 'UTF-16 without its mark',
    make: fileOf('wide-bare.csv', Buffer.from('a,b\n1,x\n', 'utf16le')),
    contract: some,
    verdict: 'fail',
    reasons: ['nul-bytes'],
  },
  {
    name: 'Latin-1',
    make: fileOf('latin.csv', Buffer.from('a,b\n1,caf\xe9\n', 'latin1')),
    contract: some,
    verdict: 'fail',
    reasons: ['not-utf8'],
  },
  {
    name: 'a NUL byte',
    make: fileOf('nul.csv', 'a,b\n1,x\0y\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['nul-bytes'],
  },
  {
    name: 'no columns (JSON lines)',
    make: fileOf('none.jsonl', '{}\n{}\n'),
    contract: '',
    verdict: 'fail',
    reasons: ['no-columns'],
  },
  {
    name: 'no columns (Parquet)',
    make: committed('odd', 'no-columns.parquet'),
    contract: '',
    verdict: 'fail',
    reasons: ['no-columns'],
  },
  {
    name: 'a column without a name (CSV)',
    make: fileOf('no-name.csv', 'a,\n1,2\n'),
    contract: some,
    verdict: 'fail',
    reasons: ['bad-header'],
  },
  {
    name: 'a column without a name (Parquet)',
    make: committed('odd', 'no-name.parquet'),
    contract: '',
    verdict: 'fail',
    reasons: ['bad-header'],
  },
  {
    name: 'columns named like SQL, with quotes, a line break, a duck, 300 letters (Parquet)',
    make: committed('odd', 'names.parquet'),
    contract: `key: ['"; drop table x; --']
columns:
  '"; drop table x; --': { type: integer, min: 0 }
  'it''s "so"': { type: integer, max: 0 }
  "two\\nlines": {}
  🦆: { values: [3] }
  ${'x'.repeat(300)}: {}`,
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'columns named like SQL (CSV)',
    make: fileOf('names.csv', `"""; drop table x; --","it's ""so""",🦆,${'x'.repeat(300)}\n1,2,3,4\n`),
    contract: `columns:
  '"; drop table x; --': { type: integer, min: 2 }
  'it''s "so"': { type: integer }
  🦆: { values: [3] }
  ${'x'.repeat(300)}: {}`,
    verdict: 'fail',
    reasons: ['below-min'],
  },
  {
    name: 'columns named like SQL (JSON lines)',
    make: fileOf('names.jsonl', '{"\\"; drop table x; --":1,"two\\nlines":2,"🦆":"a"}\n'),
    contract: `columns:
  '"; drop table x; --': { type: integer, min: 2 }
  "two\\nlines": {}
  🦆: {}`,
    verdict: 'fail',
    reasons: ['below-min'],
  },
  {
    name: 'columns with the names that we give rows (Parquet)',
    make: committed('odd', 'row-name.parquet'),
    contract: "columns: { '#row': {}, '#file': {} }",
    verdict: 'fail',
    reasons: ['reserved-column-name'],
  },
  {
    name: 'columns with the names that we give rows (CSV)',
    make: fileOf('row.csv', '#row,b\n1,2\n'),
    contract: '',
    verdict: 'fail',
    reasons: ['reserved-column-name'],
  },
  {
    name: 'columns with the names that we give rows (JSON lines)',
    make: fileOf('row.jsonl', '{"#line":1,"b":2}\n'),
    contract: '',
    verdict: 'fail',
    reasons: ['reserved-column-name'],
  },
  {
    name: 'columns with the names that the engine gives rows',
    make: committed('odd', 'filename.parquet'),
    contract: '',
    verdict: 'fail',
    reasons: ['reserved-column-name'],
  },
  {
    name: '1,000 columns',
    make: fileOf(
      'columns.csv',
      [0, 1, 2]
        .map((row) => Array.from({ length: 1000 }, (_, at) => (row === 0 ? `c${at}` : at * row)).join(','))
        .join('\n'),
    ),
    contract: 'extra-columns: allow\ncolumns: { c999: { type: integer, max: 999 } }',
    verdict: 'fail',
    reasons: ['above-max'],
  },
  {
    name: 'a cell of 100 MB (CSV): read, and never quoted whole',
    make: (folder) => fileOf('cell.csv', `a,b\n1,x\n2,${'x'.repeat(1e8)}\n`)(folder),
    contract: 'columns: { a: { type: integer }, b: { type: string, length: { max: 10 } } }',
    verdict: 'fail',
    reasons: ['wrong-length'],
  },
  {
    name: 'lines that together are one record of 3 MB',
    make: (folder) => fileOf('record.csv', `a,b\n1,x\n2,"${'y\n'.repeat(1.5e6)}"\n3,z\n`)(folder),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'lines that together are one record of 40 MB',
    make: (folder) => fileOf('long-record.csv', `a,b\n1,x\n2,"${`${'y'.repeat(99)}\n`.repeat(4e5)}"\n3,z\n`)(folder),
    contract: some,
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
  {
    name: 'a JSON line of 17 MB',
    make: (folder) => fileOf('long.jsonl', `{"a":1,"b":"${'x'.repeat(1.7e7)}"}\n`)(folder),
    contract: 'columns: { a: { type: integer }, b: { type: string, length: { max: 10 } } }',
    verdict: 'fail',
    reasons: ['wrong-length'],
  },
  {
    name: 'a line of more than 128 MiB',
    make: (folder) => fileOf('endless.csv', `a,b\n1,${'x'.repeat(1.4e8)}\n`)(folder),
    contract: some,
    verdict: 'fail',
    reasons: ['line-too-long'],
  },
  {
    name: '10,000 files',
    make: many(10_000),
    contract: 'columns: { u: { type: integer, max: 10 } }',
    verdict: 'fail',
    reasons: ['above-max'],
  },
];
