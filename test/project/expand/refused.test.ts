import { describe, expect, it } from 'vitest';
import { originOf } from '../../../src/project/expand/origin.ts';
import { toldOnce } from '../../../src/project/expand/told-once.ts';
import { problemList } from '../../../src/project/problem-list.ts';
import { lines, load, problemsOf } from '../support.ts';
import { expression, put, withMatrix } from './support.ts';

const refusals = (text: string) => lines(problemsOf(text));

describe('a matrix is refused', () => {
  it.each([
    [
      '5',
      '4:5 matrix-invalid models.m.matrix: expected a table of lists such as { region: [north, south] }, or a list of tables, found the number 5',
    ],
    ['{}', '4:5 matrix-invalid models.m.matrix: the table is empty, so there is no model'],
    ['[]', '4:5 matrix-invalid models.m.matrix: the list is empty, so there is no model'],
    ['{ x: [] }', '4:15 matrix-invalid models.m.matrix.x: the list is empty, so there is no model'],
    ['[{}]', '4:14 matrix-invalid models.m.matrix[0]: the table is empty'],
    ['[a]', '4:14 matrix-invalid models.m.matrix[0]: expected a table such as { name: small, depth: 4 }, found "a"'],
    ['{ x: north }', '4:15 matrix-invalid models.m.matrix.x: expected a list of values, found "north"'],
    [
      '{ x: [[a]] }',
      '4:19 matrix-invalid models.m.matrix.x[0]: expected text, a number, or true or false, found a list',
    ],
    [
      '[{ x: { a: 1 } }]',
      '4:19 matrix-invalid models.m.matrix[0].x: expected text, a number, or true or false, found a table of keys',
    ],
    [
      '{ x: [null] }',
      '4:19 matrix-invalid models.m.matrix.x[0]: expected text, a number, or true or false, found nothing',
    ],
    [
      '{ x: [1], include: [{ x: 2 }] }',
      '4:23 matrix-invalid models.m.matrix.include: `include` of workflow files is not known here',
    ],
    [
      '{ "a b": [1] }',
      '4:15 matrix-invalid models.m.matrix.a b: `a b` cannot be a key of a matrix: expected letters, digits, `-` and `_`, beginning with a letter or `_`',
    ],
    [
      `{ x: ["${expression('secrets.T')}"] }`,
      '4:19 matrix-invalid models.m.matrix.x[0]: a value of a matrix is put in as it is, so `${{` cannot stand in it',
    ],
  ])('%s', (matrix, message) => {
    expect(refusals(withMatrix(matrix))).toEqual([message]);
  });

  it('with an address of a database, which is not shown', () => {
    const [problem, ...more] = problemsOf(withMatrix('{ x: ["postgres://ada:geheim@db/x"] }'));
    expect(more).toEqual([]);
    expect(problem?.reason).toBe('database-variable');
    expect(JSON.stringify(problem)).not.toContain('geheim');
  });

  it('with every problem that it has', () => {
    expect(problemsOf(withMatrix('{ x: [null, [1]], y: 3 }')).map(({ reason }) => reason)).toEqual([
      'matrix-invalid',
      'matrix-invalid',
      'matrix-invalid',
    ]);
  });

  it('where it makes more models than a matrix of GitHub has jobs, or a huge file', () => {
    const numbers = (count: number) => `[${Array.from({ length: count }, (_, index) => index).join(', ')}]`;
    const both = (x: number, y: number) =>
      withMatrix(`{ x: ${numbers(x)}, y: ${numbers(y)} }`, `train: t ${put('x')} ${put('y')}`);
    expect(refusals(both(16, 17))).toEqual([
      '4:5 matrix-too-large models.m.matrix: the matrix makes 272 models; at most 256 are read',
    ]);
    expect(refusals(withMatrix(`[${'{ x: 1 }, '.repeat(257)}]`))[0]).toBe(
      '4:5 matrix-too-large models.m.matrix: the matrix makes 257 models; at most 256 are read',
    );
    const huge = withMatrix(`{ x: ${numbers(256)} }`, `train: t ${put('x')}\nartifact: [${'a, '.repeat(1000)}]`);
    expect(refusals(huge)).toEqual([
      '4:5 matrix-too-large models.m.matrix: with this one the matrices of the file make 256768 values; at most 200000 are read',
    ]);
  });

  it.each([
    ['{ x: ["/"] }', 'models.m.matrix: `x: "/"` leaves nothing that could be part of a name'],
    ['[{ x: "" }]', 'models.m.matrix[0]: `x: ""` leaves nothing that could be part of a name'],
    [
      '{ x: [a b, a/b] }',
      'models.m.matrix: the name would be `m-a-b`, which is that of a model of the matrix of `m` (`m-a-b`) already',
    ],
    [
      '[{ x: A }, { x: a }]',
      'models.m.matrix[1]: the name would be `m-a`, which is that of a model of the matrix of `m` (`m-A`) already',
    ],
    [
      `{ x: [${'a'.repeat(63)}] }`,
      `models.m.matrix: the name would be \`m-${'a'.repeat(63)}\`, which has 65 characters; at most 64`,
    ],
  ])('whose names would not do: %s', (matrix, message) => {
    expect(problemsOf(withMatrix(matrix)).map(({ reason, message: said }) => `${reason} ${said}`)).toEqual([
      `matrix-name ${message}`,
    ]);
  });

  it('whose name another model has', () => {
    const text = `version: 1
models:
  m: { matrix: { x: [a, b] }, train: "t ${put('x')}" }
  M-B: { train: t }
`;
    expect(refusals(text)).toEqual([
      '3:8 matrix-name models.m.matrix: the name would be `m-b`, which is that of `models.M-B` already',
    ]);
  });

  it.each([
    ['{ x: [1], y: [2, 3] }', '4:23 matrix-key-unused models.m.matrix.y'],
    ['[{ x: 1, y: 2 }]', '4:22 matrix-key-unused models.m.matrix[0].y'],
    ['[{ x: 1 }, { x: 2, y: 2 }]', '4:32 matrix-key-unused models.m.matrix[1].y'],
  ])('with a key that nothing uses: %s', (matrix, begin) => {
    const key = begin.endsWith('y') ? put('y') : '';
    expect(refusals(withMatrix(matrix))).toEqual([
      `${begin}: nothing of the model says \`${key}\`, so the key changes nothing`,
    ]);
  });

  it('with nothing used at all, even what names its models', () => {
    expect(problemsOf(withMatrix('[{ x: 1 }, { x: 2 }]', 'train: t')).map(({ reason }) => reason)).toEqual([
      'matrix-key-unused',
    ]);
  });

  it('where two keys of a table become one, or one that no table has', () => {
    const env = (key: string) => withMatrix('{ x: [PATH_A, PATH_B] }', `train: t\nenv: { "${key}": 1, PATH_A: 2 }`);
    expect(refusals(env(put('x')))).toEqual([
      '6:34 matrix-key-twice models.m.env.PATH_A: the key becomes `PATH_A`, which stands there already',
    ]);
    const always = withMatrix('{ x: [A, B] }', `train: t\nenv: { "${put('x')}": 1, "${put('x ')}": 2 }`);
    expect(problemsOf(always).map(({ reason }) => reason)).toEqual(['matrix-key-twice']);
    const proto = withMatrix('{ x: [proto] }', `train: t\nenv: { "__${put('x')}__": 1 }`);
    expect(refusals(proto)).toEqual([
      `6:12 forbidden-key models.m.env.__${put('x')}__: the key becomes \`__proto__\`, which cannot be one`,
    ]);
  });

  it('without a word about models and environments that rest on it', () => {
    const text = `version: 1
models:
  m: { matrix: [], train: "t ${put('x')}", artifact: m, serve: files }
environments:
  e: { target: { kind: local, folder: /srv }, models: [m, m-a] }
`;
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual(['matrix-invalid']);
  });
});

describe('what is wrong in models of a matrix', () => {
  it('is told once, at its place', () => {
    const entry = `train: { run: "t ${put('x')}", timeout: soon }\nartefact: m`;
    expect(refusals(withMatrix('{ x: [a, b, c] }', entry)).map((line) => line.replace(/; allowed.*/, ''))).toEqual([
      '5:49 invalid-value models.m.train.timeout: expected a duration such as 90s, 30m or 6h, found "soon"',
      '6:5 unknown-key models.m.artefact: unknown key',
    ]);
  });

  it('has a remedy in the matrix where that gives a number, and text is wanted', () => {
    const remedy =
      'A value that stands alone keeps the type that it has in the matrix: quote it there, or put it into a longer text.';
    const entry = `train: [python, train.py, "${put('x')}"]\nartifact: ["${put('x')}"]`;
    expect(problemsOf(withMatrix('{ x: [1, 2] }', entry))).toMatchObject([
      {
        reason: 'wrong-kind',
        message: 'models.m.train: expected a command, or a table with run or dvc, found a list',
        remedy,
      },
      {
        reason: 'wrong-kind',
        message: 'models.m.artifact[0]: expected text, found the number 1 (`m-1`; 1 more of the matrix likewise)',
        remedy,
      },
    ]);
    const [other] = problemsOf(withMatrix('{ x: [1, 2] }', `train: t ${put('x')}\nartifact: 5`));
    expect(other?.remedy).toBe('Quote it: "5".');
  });

  it('names the models where it is not all of them', () => {
    const matrix = '[{ x: a, cpus: 0 }, { x: b, cpus: 1 }, { x: c, cpus: 0 }]';
    const entry = `train: { run: "t ${put('x')}", resources: { cpus: "${put('cpus')}" } }`;
    expect(refusals(withMatrix(matrix, entry))).toEqual([
      '5:59 invalid-value models.m.train.resources.cpus: expected a number above 0, found the number 0 (of `m-a`, `m-c`)',
    ]);
  });

  it('says one of them where each would be told something else', () => {
    const entry = `train: { run: "t ${put('x')}", timeout: "${put('x')}" }`;
    expect(refusals(withMatrix('{ x: [a, b, c] }', entry))).toEqual([
      '5:49 invalid-value models.m.train.timeout: expected a duration such as 90s, 30m or 6h, found "a" (`m-a`; 2 more of the matrix likewise)',
    ]);
  });

  it('counts those beyond three', () => {
    const matrix = '[{ x: a, n: 1 }, { x: b, n: 0 }, { x: c, n: 0 }, { x: d, n: 0 }, { x: e, n: 0 }]';
    const entry = `train: { run: "t ${put('x')}", resources: { cpus: "${put('n')}" } }`;
    expect(refusals(withMatrix(matrix, entry))[0]).toMatch(/\(of `m-b`, `m-c`, `m-d` and 1 more of the matrix\)$/);
  });

  it('tells two problems of one place apart', () => {
    const { places } = load(withMatrix('{ x: [a, b] }'));
    const members = ['m-a', 'm-b'].map(
      (name) =>
        [name, { name, matrix: 'm', keys: new Set(['x']), renamed: new Map(), typed: new Set<string>() }] as const,
    );
    const list = toldOnce(problemList(places), originOf(new Map(members), new Map()));
    for (const [name] of members) {
      list.add('contradiction', ['models', name, 'train'], 'one');
      list.add('contradiction', ['models', name, 'train'], 'other');
      list.warn('gate-without-tolerance', ['models', name, 'train'], 'noisy');
    }
    expect(list.touches(['models', 'm-a', 'train'])).toBe(true);
    expect(list.touches(['models', 'm-a', 'gates'])).toBe(false);
    expect(lines(list.warnings)).toEqual(['5:5 gate-without-tolerance models.m.train: noisy']);
    expect(() => list.throwIfAny()).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ message: 'models.m.train: one' }),
          expect.objectContaining({ message: 'models.m.train: other' }),
        ],
      }),
    );
  });
});
