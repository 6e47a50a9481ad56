import { describe, expect, it } from 'vitest';
import { json, problemsOf, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);

describe('JSON lines', () => {
  it('takes types from the values and columns in the order of their first appearance', async () => {
    const table = written(
      folder,
      'a.jsonl',
      '{"i":1,"s":"1","f":1.5}\n\n{"b":true,"i":2,"a/b~c":null,"l":[1,2]}\n{"i":123456789012345678}\n',
      json,
    );
    const shape = await engine.describe(table);
    expect(shape.columns.map((column) => `${column.name} ${column.engineType}`)).toEqual([
      'i BIGINT',
      's VARCHAR',
      'f DOUBLE',
      'b BOOLEAN',
      'a/b~c VARCHAR',
      'l VARCHAR',
    ]);
    const { rows } = await engine.query('SELECT i, s, "#row" FROM "t#rows" ORDER BY "#row"', [table]);
    expect(rows).toEqual([
      [1, '1', 1],
      [2, null, 3],
      [123456789012345678n, null, 4],
    ]);
  });

  it('says so where a column holds different kinds, and reads it as text', async () => {
    const table = written(folder, 'mixed.jsonl', '{"a":1}\n{"a":"x"}\n{"a":true}\n', json);
    const shape = await engine.describe(table);
    expect(shape.problems).toMatchObject([
      { reason: 'mixed-types', column: 'a', message: expect.stringContaining('boolean, number, string') },
    ]);
    expect((await engine.query('SELECT a FROM t', [table])).rows).toEqual([['1'], ['x'], ['true']]);
  });

  it('names the line of a value that is not of the declared type', async () => {
    const table = written(
      folder,
      'typed.jsonl',
      '{"a":1,"s":"x"}\n{"a":"2","s":"y"}\n{"a":3,"s":4}\n{"a":1.5}\n',
      json,
      { a: 'integer', s: 'string' },
    );
    const shape = await engine.describe(table);
    expect(shape).toMatchObject({ rows: 1, rejected: 3 });
    expect(shape.rejects.map((reject) => `${reject.line} ${reject.column}`)).toEqual(['2 a', '3 s', '4 a']);
  });

  it('names lines that are no object', async () => {
    const table = written(folder, 'bad.jsonl', '{"a":1}\n{bad\n[1]\n{"a":2}\n{"a":', json);
    const shape = await engine.describe(table);
    expect(shape).toMatchObject({ rows: 2, rejected: 3 });
    expect(shape.rejects.map((reject) => reject.line)).toEqual([2, 3, 5]);
  });

  it('refuses names that SQL cannot tell apart, NUL and other encodings', async () => {
    expect(await reasonOf(engine.describe(written(folder, 'case.jsonl', '{"a":1,"A":2}\n', json)))).toBe(
      'duplicate-header',
    );
    expect(await reasonOf(engine.describe(written(folder, 'nul.jsonl', '{"a":1}\n\0\n', json)))).toBe('nul-bytes');
    const latin = Buffer.from('{"a":"x"}\n{"a":"\xe9"}\n', 'latin1');
    expect(await problemsOf(engine.describe(written(folder, 'latin.jsonl', latin, json)))).toMatchObject([
      { reason: 'not-utf8' },
    ]);
  });
});
