import { describe, expect, it } from 'vitest';
import { checkUserFile, readParams, readUserDocument } from '../../src/project/index.ts';

describe('readParams', () => {
  const yaml = 'train: &t\n  depth: 6\n  rates: [0.1, 0.2]\nprepare:\n  <<: *t\n  seed: ~\n"a.b": 1\n';

  it('reads dotted keys from YAML, tables included', () => {
    expect(readParams(yaml, 'params.yaml', ['train.depth', 'train', 'prepare.depth', 'prepare.seed', 'a.b'])).toEqual({
      values: {
        'train.depth': 6,
        train: { depth: 6, rates: [0.1, 0.2] },
        'prepare.depth': 6,
        'prepare.seed': null,
        'a.b': 1,
      },
      problems: [],
    });
  });

  it('gives each leaf of a whole file', () => {
    expect(readParams('{"a": {"b": 1, "c": {}}, "d": [{"e": 1}]}', 'p.json', null).values).toEqual({
      'a.b': 1,
      'a.c': {},
      d: [{ e: 1 }],
    });
  });

  it('reads TOML, with dates and numbers that JSON lacks as text', () => {
    const text = 'd = 2026-01-02T03:04:05Z\nx = nan\ny = -inf\n[train]\nrate = 1e-3\nbig = 9007199254740991\n';
    expect(readParams(text, 'p.toml', null).values).toEqual({
      d: '2026-01-02T03:04:05.000Z',
      x: 'NaN',
      y: '-Infinity',
      'train.rate': 0.001,
      'train.big': 9007199254740991,
    });
  });

  it('names a missing key and the nearest one', () => {
    expect(readParams(yaml, 'params.yaml', ['train.dept', 'zzzzzzzz', 'train.depth.x'])).toMatchObject({
      values: {},
      problems: [
        {
          reason: 'params-key-missing',
          message: 'params.yaml has no key `train.dept`',
          remedy: 'Did you mean `train.depth`?',
        },
        { reason: 'params-key-missing', message: 'params.yaml has no key `zzzzzzzz`' },
        { reason: 'params-key-missing', message: 'params.yaml has no key `train.depth.x`' },
      ],
    });
  });

  it.each(['', '# nothing\n', '\n  # a\n  # b'])('finds no key in %j', (text) => {
    expect(readParams(text, 'p.yml', null)).toEqual({ values: {}, problems: [] });
    expect(readParams(text, 'p.yml', ['a']).problems).toHaveLength(1);
  });

  it('does not mistake what every object has for a key', () => {
    expect(readParams('a: 1', 'p.yaml', ['constructor', 'toString', '__proto__']).problems).toHaveLength(3);
  });

  it.each([
    ['a: [1', 'p.yaml', /^p\.yaml cannot be read: /, 1],
    ['a: 1\na: 2\n', 'p.yaml', /^p\.yaml cannot be read: duplicated mapping key$/, 2],
    ['a = \n', 'p.toml', /^p\.toml cannot be read: /, 1],
    ['{', 'p.json', /^p\.json cannot be read: /, undefined],
    ['k: &a [*a]\n', 'p.yaml', /^p\.yaml cannot be read: /, undefined],
    ['a', 'p.ini', /^p\.ini is neither YAML, JSON nor TOML by its ending$/, undefined],
    ['a', 'params', /^params is neither YAML, JSON nor TOML by its ending$/, undefined],
  ])('cannot read %j as %s', (text, file, message, line) => {
    const { values, problems } = readParams(text, file, null);
    expect(values).toEqual({});
    expect(problems).toHaveLength(1);
    expect(problems[0]?.reason).toBe('params-unreadable');
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.place?.line).toBe(line);
  });
});

describe('checkUserFile', () => {
  const schema = (more: object) => JSON.stringify({ type: 'object', additionalProperties: false, ...more });
  const depth = schema({
    properties: { depth: { type: 'integer', minimum: 1 }, mode: { enum: ['a', 'b'] } },
    required: ['depth'],
  });

  it('says nothing about a file that keeps its schema', async () => {
    expect(await checkUserFile({ depth: 3 }, depth, 'params.yaml')).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    expect(await checkUserFile({ dept: 3, mode: 'c' }, depth, 'params.yaml')).toEqual([
      { reason: 'user-file-invalid', message: "params.yaml: must have required property 'depth'" },
      { reason: 'user-file-invalid', message: 'params.yaml: unknown key `dept`', remedy: 'Did you mean `depth`?' },
      { reason: 'user-file-invalid', message: 'params.yaml: mode: must be equal to one of the allowed values: a, b' },
    ]);
  });

  it('tells the line, of TOML as of the others', async () => {
    for (const [file, text] of [
      ['p.toml', '[train]\ndepth = 0\n'],
      ['p.yaml', 'train:\n  depth: 0\n'],
    ] as const) {
      const problems = await checkUserFile(
        { train: { depth: 0 } },
        schema({ properties: { train: JSON.parse(depth) } }),
        file,
        text,
      );
      expect(problems).toMatchObject([{ place: { file, line: 2 } }]);
    }
  });

  it('knows draft 2020-12 by default, and draft 07 where it is named', async () => {
    const tuple = { prefixItems: [{ type: 'string' }] };
    expect(await checkUserFile([1], JSON.stringify(tuple), 'f')).toHaveLength(1);
    const old = { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] };
    expect(await checkUserFile([1], JSON.stringify(old), 'f')).toHaveLength(1);
    expect(await checkUserFile([1], JSON.stringify({ ...tuple, $schema: old.$schema }), 'f')).toEqual([]);
  });

  it('checks formats, and leaves out what only repeats', async () => {
    const text = JSON.stringify({
      properties: { 'a/b': { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] } },
    });
    const problems = await checkUserFile({ 'a/b': 'x' }, text, 'f');
    expect(problems.map(({ message }) => message)).toEqual([
      'f: a/b: must match format "date"',
      'f: a/b: must be null',
    ]);
  });

  it.each(['{', '5', '[]', '{"type": "nothing"}', '{"$ref": "other.json"}'])(
    'cannot use the schema %s',
    async (text) => {
      const [problem, ...others] = await checkUserFile({}, text, 'params.yaml');
      expect(others).toEqual([]);
      expect(problem?.reason).toBe('user-schema-invalid');
      expect(problem?.message).toMatch(/^the schema for params\.yaml cannot be used: /);
    },
  );

  it('reads the document for it', () => {
    expect(readUserDocument('a: 1', 'p.yaml')).toEqual({ document: { a: 1 } });
    expect(readUserDocument('{', 'p.json')).toHaveProperty('problem.reason', 'params-unreadable');
  });
});
