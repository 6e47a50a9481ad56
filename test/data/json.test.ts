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

  it('shows nothing of a list or an object that is not of the declared type', async () => {
    const text = '{"a":{"email":"ann@example.org"}}\n{"a":["bob@example.org"]}\n{"a":7}\n{"a":"x"}\n';
    const types = { a: 'string' } as const;
    const { rejects } = await engine.describe(written(folder, 'nested.jsonl', text, json, types));
    expect(rejects.map(({ line, error }) => `${line}: ${error}`)).toEqual([
      '1: a list or object is not of type string',
      '2: a list or object is not of type string',
      '3: "7" is not of type string',
    ]);
    const hidden = { ...written(folder, 'hidden.jsonl', text, json, types), hidden: ['a'] };
    expect((await engine.describe(hidden)).rejects[0]?.error).toBe('a value is not of type string');
  });

  it('names the kinds of a column that no type holds, where none is declared', async () => {
    const text = '{"l":[1],"m":1,"s":"x","n":null,"d":[1]}\n{"l":{},"m":"x","s":"y","n":null,"d":[2]}\n';
    const { columns } = await engine.describe(written(folder, 'kinds.jsonl', text, json, { d: 'string' }));
    expect(columns.map(({ name, kinds }) => [name, kinds])).toEqual([
      ['l', ['list or object']],
      ['m', ['number', 'string']],
      ['s', undefined],
      ['n', undefined],
      ['d', undefined],
    ]);
  });

  it('refuses lines that have a key twice, and keeps their columns', async () => {
    const text =
      '{"id":1,"b":2}\n\n{"id":1,"id":2}\n{bad\n[1]\n{"id":3,"b":{"x":1}}\n{"id":4,"b":1,"c":1,"\\u0062":2,"c":3}\n{"d":1,"d":1,"d":1}\n';
    const table = written(folder, 'twice.jsonl', text, json);
    const { rows, rejected, rejects, columns } = await engine.describe(table);
    expect([rows, rejected]).toEqual([2, 5]);
    expect(rejects.map(({ line, error }) => `${line}: ${error}`)).toEqual([
      '3: the key id twice',
      '4: not a JSON object',
      '5: a list; each line has to be one JSON object',
      '7: the keys b, c twice',
      '8: the key d twice',
    ]);
    expect(columns.map(({ name }) => name)).toEqual(['id', 'b', 'c', 'd']);
    const onlyTwice = await engine.describe(written(folder, 'only-twice.jsonl', '{"a":1,"a":1}\n', json));
    expect(onlyTwice).toMatchObject({ rows: 0, rejected: 1 });
  });

  it('names the first line of a key that differs in case only', async () => {
    const text = '{"type":"a","Other":1}\n\n{"type":"b"}\n{"x":1,"Type":"c"}\n{"Type":"d"}\n{"x":2,"Type":"e"}\n';
    expect(await problemsOf(engine.describe(written(folder, 'odd.jsonl', text, json)))).toMatchObject([
      {
        reason: 'duplicate-header',
        message: expect.stringMatching(/the keys type and Type, which differ only in case: Type first in line 4\.$/),
      },
    ]);
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
