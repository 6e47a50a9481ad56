import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explained } from '../../../src/data/engines/duckdb/failures.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { csv, problemsOf, reasonOf, scratch, testEngine, written } from '../engine.ts';

const folder = scratch();
const scratchFile = '/tmp/own/worker-1/stage-0-0.parquet';

function reasonFor(message: string, asks = false): string {
  const error = explained(new Error(message), {
    files: ['/data/a.csv', scratchFile],
    own: ['/tmp/own/worker-1'],
    asks,
  });
  return error instanceof MlopsError ? (error.problems[0]?.reason ?? '') : 'defect';
}

describe('what DuckDB says when it fails', () => {
  it.each([
    [`IO Error: Could not write file "${scratchFile}": File too large`, 'engine-disk-full'],
    [`IO Error: Could not write file "${scratchFile}": No space left on device`, 'engine-disk-full'],
    [`IO Error: Could not write file "${scratchFile}": Disk quota exceeded`, 'engine-disk-full'],
    [`IO Error: Could not write file "${scratchFile}": Input/output error`, 'engine-own-files'],
    [`IO Error: Cannot open file "${scratchFile}": Permission denied`, 'engine-own-files'],
    ['IO Error: Could not read from file "/data/a.csv": Input/output error', 'unreadable-data-file'],
    ['Invalid Input Error: The CSV Parser state machine reached an invalid state.', 'unreadable-data-file'],
    ['Conversion Error: Could not convert', 'unreadable-data-file'],
    ['Parser Error: syntax error', 'defect'],
    ['Permission Error: no access', 'defect'],
    ['Catalog Error: no such table', 'defect'],
  ])('%s while files are made ready: %s', (message, reason) => {
    expect(reasonFor(message)).toBe(reason);
  });

  it.each([
    ['Parser Error: syntax error', 'sql-syntax'],
    ['Permission Error: no access', 'sql-not-allowed'],
    ['Binder Error: no such column', 'sql-failed'],
    ["Conversion Error: Could not convert string 'parquet' to INT32", 'sql-failed'],
    ["Conversion Error: Could not convert string 'File too large' to INT32", 'sql-failed'],
    ['Invalid Input Error: Invalid string encoding found in Parquet file "/data/a.csv"', 'unreadable-data-file'],
    [`IO Error: Could not write file "${scratchFile}": File too large`, 'engine-disk-full'],
  ])('%s of a SELECT: %s', (message, reason) => {
    expect(reasonFor(message, true)).toBe(reason);
  });

  it('advice about settings of the engine is left out', () => {
    const error = explained(new Error('Invalid Input Error: odd. \nPossible fixes: * Disable\n\nLine: 1'), {
      files: ['/data/a.csv'],
      own: [],
      asks: false,
    });
    expect(String(error)).toBe('MlopsError: /data/a.csv cannot be read: Invalid Input Error: odd.');
  });
});

describe('while files are made ready', () => {
  it.skipIf(process.platform === 'win32')('a full disk is no fault of the data', async () => {
    const worker = fileURLToPath(new URL('../../../src/data/engines/duckdb-worker.ts', import.meta.url));
    const limited = `ulimit -f 100; exec ${JSON.stringify(process.execPath)} ${JSON.stringify(worker)}`;
    const engine = await testEngine(folder, { worker: { command: 'bash', args: ['-c', limited] } });
    const rows = Array.from({ length: 100_000 }, (_, at) => `${(at * 7919) % 1_000_003},${Math.sin(at)}`);
    const table = written(folder, 'large.csv', `x,y\n${rows.join('\n')}\n`);
    expect(await reasonOf(engine.describe(table))).toBe('engine-disk-full');
  });

  it.each([
    ['within a cell', 'x,y\na\rb,1\nc,2\n', 2],
    ['as an end of a line', 'x,y\na,1\nb,2\rc,3\n', 3],
    ['at the end of the file', 'x,y\na,1\nb,2\r', 3],
    ['behind quotes that hold one', 'x,y\n"a\r",1\nb\r,2\n', 3],
  ])('a lone CR %s is told with its line', async (name, content, line) => {
    const engine = await testEngine(folder);
    const table = written(folder, `lone-${name.replaceAll(' ', '-')}.csv`, content, csv);
    expect(await problemsOf(engine.describe(table))).toMatchObject([
      { reason: 'mixed-line-ends', message: expect.stringContaining(`CR) in line ${line} that ends no line`) },
    ]);
  });
});
