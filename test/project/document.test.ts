// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of workflow files are what is tested here
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/project/index.ts';
import type { Place } from '../../src/support/problem.ts';
import { lines, load, problemsOf } from './support.ts';

describe('a text that is no project', () => {
  it.each([
    ['nothing', '', '1:1 project-file-empty mlops.yaml is empty'],
    ['a byte order mark', '\uFEFF', '1:1 project-file-empty mlops.yaml is empty'],
    ['comments only', '# a\n# b\n', '1:1 project-file-empty mlops.yaml is empty'],
    ['null', '# a\n~\n', '2:1 project-file-empty mlops.yaml is empty'],
    ['a start marker', '---\n', '1:1 project-file-empty mlops.yaml is empty'],
    ['a list', '- 1\n', '1:1 wrong-kind expected a table of keys, found a list'],
    ['text', '\nhello\n', '2:1 wrong-kind expected a table of keys, found "hello"'],
    ['two documents', 'version: 1\n---\nversion: 1\n', '1:1 yaml-syntax mlops.yaml holds 2 documents; one is read'],
    ['an open list', 'version: [1\nb: 2\n', '2:1 yaml-syntax not valid YAML: deficient indentation'],
    ['a NUL', 'a: \u0000', '1:4 yaml-syntax not valid YAML: null byte is not allowed in input'],
    [
      'an unknown tag',
      'version: !!js 1\n',
      '1:10 yaml-syntax not valid YAML: unknown scalar tag !<tag:yaml.org,2002:js>',
    ],
    ['an alias without anchor', 'a: *x\n', '1:4 yaml-syntax not valid YAML: `*x` has no anchor `&x` above it'],
  ])('%s', (_, text, line) => {
    expect(lines(problemsOf(text))).toEqual([line]);
  });

  it('refuses 300 KB without parsing them', () => {
    const text = `version: 1\n# ${'é'.repeat(150_000)}\n`;
    expect(lines(problemsOf(text))).toEqual([
      '1:1 file-too-large mlops.yaml has 300014 bytes; at most 262144 are read',
    ]);
  });

  it('reads a file of just 256 KB', () => {
    const head = 'version: 1\ndatasets: { d: a.csv }\n#';
    expect(load(head.padEnd(256 * 1024, 'x')).project.datasets.size).toBe(1);
    expect(problemsOf(head.padEnd(256 * 1024 + 1, 'x'))[0]?.reason).toBe('file-too-large');
  });
});

describe('keys that YAML allows and a project does not', () => {
  it('reports each doubled key with the line of the first, and everything else besides', () => {
    const text = 'version: 1\nname: a\n"name": b\ndatasets:\n  d: a.csv\n  d: b.csv\nnme: x\n';
    expect(lines(problemsOf(text))).toEqual([
      '3:1 yaml-duplicate-key the key `name` stands twice; first on line 2',
      '6:3 yaml-duplicate-key the key `d` stands twice; first on line 5',
      '7:1 unknown-key nme: unknown key; allowed here: version, name, store, comment, when-unknown, self-accept, reuse, tags, include, defaults, datasets, models, launchers, environments',
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s anywhere', (key) => {
    const text = `version: 1\ndatasets: { d: a.csv }\ndefaults:\n  env: { ${key}: { a: 1 } }\n`;
    expect(lines(problemsOf(text))).toEqual([`4:10 forbidden-key \`${key}\` cannot be a key`]);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it('refuses merge keys', () => {
    const text = 'version: 1\ndatasets:\n  d: &d { source: a.csv }\n  e: { <<: *d, source: b.csv }\n';
    expect(lines(problemsOf(text))).toEqual(['4:8 yaml-key merge keys (`<<`) are not part of YAML 1.2']);
  });

  it.each([
    ['a list', '? [a]\n: 1\n', '1:3'],
    ['a table', '? {a: 1}\n: 1\n', '1:3'],
    ['an alias', 'a: &x b\n*x : 1\n', '2:1'],
  ])('refuses %s as a key', (_, text, place) => {
    expect(lines(problemsOf(text))).toEqual([`${place} yaml-key a key must be plain text`]);
  });
});

describe('a text at which the system would end', () => {
  const project = (model: string, dataset = 'source: a.csv') => `version: 1
datasets: { d: { ${dataset} } }
models:
  m: { code: [a.js], data: { train: d }, artifact: m/, ${model} }
`;

  it.each([
    ['a command', project('train: { run: "node\\0 a.js" }'), '4:70', '`node`'],
    ['an argument', project('train: { run: [node, "\\0"] }'), '4:77', 'nothing'],
    ['a variable', project('env: { A: "b\\0c" }, train: { run: a }'), '4:66', '`b`'],
    ['a name of a variable', project('env: { "A\\0": b }, train: { run: a }'), '4:63', '`A`'],
    ['a path', project('train: { run: a }', 'source: "a.csv\\0"'), '2:26', '`a.csv`'],
    ['a query', project('train: { run: a }', 'source: a.csv, checks: [{ name: n, where: "x\\0" }]'), '2:60', '`x`'],
  ])('is refused in %s', (_, text, place, after) => {
    expect(lines(problemsOf(text).filter(({ reason }) => reason === 'nul-character'))).toEqual([
      `${place} nul-character a text holds a NUL character, after ${after}`,
    ]);
  });
});

describe('a whole number that a double cannot hold', () => {
  const bound = (text: string) =>
    problemsOf(`version: 1\ndatasets:\n  d: { source: a.csv, columns: { x: { max: ${text} } } }\nnope: 1\n`).filter(
      ({ reason }) => reason === 'yaml-number-rounded',
    );

  it.each([
    ['9007199254740993', '9007199254740992'],
    ['-9007199254740993', '-9007199254740992'],
    ['+9007199254740993', '9007199254740992'],
    ['9007199254740993.0', '9007199254740992'],
    ['0x20000000000001', '9007199254740992'],
    ['0o400000000000000001', '9007199254740992'],
    ['18446744073709551615', '18446744073709551616'],
    ['1'.repeat(310), 'infinity'],
  ])('%s is refused', (text, read) => {
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    expect(lines(bound(text))).toEqual([
      `3:44 yaml-number-rounded ${shown} has more digits than a number can hold: it would be read as ${read}`,
    ]);
  });

  it.each(['9007199254740992', '-9007199254740994', '0x20000000000000', '1e300', '0.1', '12'])(
    '%s is read as it stands',
    (text) => expect(bound(text)).toEqual([]),
  );

  it('is refused in every place, also as a key, and fine as text', () => {
    const text =
      'version: 1\ndatasets:\n  d: { source: a.csv, columns: { 9007199254740993: { values: [9007199254740993, "9007199254740993", !!str 9007199254740993] } } }\n';
    expect(lines(problemsOf(text)).map((line) => line.split(' ')[0])).toEqual(['3:34', '3:63']);
  });

  it('whatever digits stand there, they are refused or kept', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (value) => {
        expect(bound(String(value)).length).toBe(BigInt(Number(value)) === value ? 0 : 1);
      }),
    );
  });
});

describe('limits', () => {
  it('counts aliases', () => {
    const text = (count: number) =>
      `version: 1\ndatasets: { d: &d a.csv }\nname: ${count}\nx: [${'*d,'.repeat(count)}]\n`;
    expect(problemsOf(text(51))[0]?.message).toBe('more than 50 aliases');
    expect(problemsOf(text(50))[0]?.reason).toBe('wrong-kind');
  });

  it('stops an alias bomb of ten to the ninth leaves', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`,
    );
    const [problem] = problemsOf(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(problem?.reason).toBe('yaml-too-many-aliases');
  });

  it('stops an alias bomb with few aliases by what they stand for', () => {
    const levels = Array.from({ length: 20 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`);
    const [problem] = problemsOf(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(problem?.reason).toBe('yaml-too-many-aliases');
    expect(problem?.message).toBe('aliases stand for more than 50000 nodes');
  });

  it('stops an alias inside its own anchor', () => {
    expect(lines(problemsOf('a: &a [*a]\n'))).toEqual(['1:8 yaml-too-many-aliases `*a` refers to itself']);
  });

  it('stops a document of too many nodes', () => {
    const text = (nodes: number) => `a: [${'1,'.repeat(nodes - 2)}]\n`; // and the two tables around
    expect(lines(problemsOf(text(50_001)))[0]).toMatch(/^1:\d+ yaml-too-many-nodes more than 50000 nodes$/);
    expect(problemsOf(text(50_000))[0]?.reason).toBe('missing-key');
    expect(lines(problemsOf(`x: &x 1\ny: *x\n${text(50_001)}`))[0]).toMatch(/^3:\d+ yaml-too-many-nodes /);
    const repeated = `x: &x [${'1,'.repeat(30_000)}]\n`;
    expect(lines(problemsOf(`${repeated}y: *x\n`))[0]).toMatch(/^2:4 yaml-too-many-aliases aliases stand for /);
    const half = `x: &x [${'1,'.repeat(2500)}]\ny: [${'*x,'.repeat(11)}]\n`;
    expect(lines(problemsOf(half + text(25_000)))[0]).toMatch(
      /^3:\d+ yaml-too-many-aliases more than 50000 nodes, aliases written out$/,
    );
  });

  it('counts what aliases stand for, the aliases included', () => {
    // The root, a list of 4544 with 10 aliases of it, and a list around them: 4 nodes short of the limit.
    const text = (more: number) => `a: &a [${'1,'.repeat(4543)}]\nb: [${'1,'.repeat(more)}${'*a,'.repeat(10)}]\n`;
    expect(problemsOf(text(4))[0]?.reason).toBe('missing-key');
    expect(lines(problemsOf(text(5)))[0]).toMatch(
      /^2:42 yaml-too-many-aliases aliases stand for more than 50000 nodes$/,
    );
  });

  it('stops deep nesting', () => {
    expect(lines(problemsOf(`a: ${'['.repeat(40)}${']'.repeat(40)}\n`))).toEqual([
      '1:35 yaml-too-deep nesting is deeper than 32 levels',
    ]);
  });
});

describe('places', () => {
  const text = [
    '\uFEFF# head',
    'version: 1',
    'datasets:',
    '  "d": &d',
    "    'source': 'a.csv'",
    '    key: [x, "y"]',
    '    rows:',
    '  e: *d',
    'models: {}',
  ].join('\r\n');
  const placed = () => load(text.replace('    rows:\r\n', '')).places;
  const shown = ({ line, column }: Place) => `${line}:${column}`;
  const at = (...path: (string | number)[]) => shown(placed().at(path));
  const value = (...path: (string | number)[]) => shown(placed().value(path));

  it('finds keys and values, with quotes, in files with CRLF and a byte order mark', () => {
    expect(at()).toBe('2:1');
    expect(at('version')).toBe('2:1');
    expect(value('version')).toBe('2:10');
    expect(at('datasets', 'd')).toBe('4:3');
    expect(at('datasets', 'd', 'source')).toBe('5:5');
    expect(value('datasets', 'd', 'source')).toBe('5:15');
    expect(at('datasets', 'd', 'key', 1)).toBe('6:14');
    expect(placed().at(['datasets', 'd', 'source'])).toEqual({
      file: 'mlops.yaml',
      line: 5,
      column: 5,
      source: "    'source': 'a.csv'",
    });
  });

  it('follows an alias to where the key is written', () => {
    expect(value('datasets', 'e')).toBe('7:6');
    expect(at('datasets', 'e', 'source')).toBe('5:5');
  });

  it('counts the first column after a byte order mark', () => {
    expect(lines(problemsOf('\uFEFFnme: x\n'))[0]).toMatch(/^1:1 /);
    expect(shown(load('\uFEFFversion: 1\ndatasets: { d: a.csv }\n').places.value(['version']))).toBe('1:10');
  });

  it('finds each quoted value at its quote, and each alias at its star', () => {
    const line = 'datasets: { d: &x a.csv, e: *x }';
    const { places } = load(`version: 1\nname: 'a'\nstore: "b"\n${line}\n`);
    expect(shown(places.value(['name']))).toBe('2:7');
    expect(shown(places.value(['store']))).toBe('3:8');
    expect(shown(places.at(['datasets', 'e']))).toBe(`4:${line.indexOf('e: *x') + 1}`);
    expect(shown(places.value(['datasets', 'e']))).toBe(`4:${line.indexOf('*x') + 1}`);
  });

  it('finds the items of a list, aliases too', () => {
    const line = 'datasets: { d: { source: a.csv, key: [&k a, b] }, e: { source: b.csv, key: [*k, c] } }';
    const { places } = load(`version: 1\n${line}\n`);
    expect(shown(places.at(['datasets', 'e', 'key', 0]))).toBe(`2:${line.indexOf('*k') + 1}`);
    expect(shown(places.at(['datasets', 'e', 'key', 1]))).toBe(`2:${line.indexOf('c] }') + 1}`);
  });

  it('takes an anchor at a key for its text', () => {
    const { project } = load('version: 1\n&n name: x\ndatasets: { d: a.csv }\nstore: *n\n');
    expect(project.store).toBe('name');
  });

  it('gives the nearest ancestor of what is absent', () => {
    expect(at('datasets', 'd', 'columns', 'x')).toBe('4:3');
    expect(value('datasets', 'd', 'columns', 'x')).toBe('4:3');
    expect(at('launchers')).toBe('2:1');
  });

  it('keeps offsets inside the text', () => {
    expect(placed().offset(-5).line).toBe(1);
    expect(placed().offset(1e9)).toEqual({ file: 'mlops.yaml', line: 8, column: 11, source: 'models: {}' });
  });

  it('shows an empty value at its key', () => {
    const [problem] = problemsOf('version: 1\ndatasets: { d: a.csv }\nmodels:\n');
    expect(`${problem?.place?.line}:${problem?.place?.column} ${problem?.message}`).toBe(
      '3:1 models: expected a table of keys, found nothing',
    );
  });
});

describe('expressions of workflow files', () => {
  it.each([
    'version: 1\nmodels:\n  m: { train: a, x: { cpus: ${{ matrix.cpus }} } }\n',
    'version: 1\nmodels:\n  m: { train: x${{ matrix.name }}, artifact: a }\n',
  ])('are to be quoted where they break a flow mapping', (text) => {
    const [problem, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      reason: 'yaml-syntax',
      message: 'not valid YAML: missed comma between flow collection entries',
      remedy: 'Quote it: "${{ … }}" needs quotes inside { } and [ ].',
      place: { line: 3 },
    });
  });

  it.each(['a: { b: x${{ y }} }', 'a: { b: x${{ y }} }\n', 'z: 1\na: { b: x${{ y }} }', '{ b: x${{ y }} }'])(
    'are found on the line of the error, be it the first or the last: %j',
    (text) => {
      expect(problemsOf(text)[0]?.remedy).toMatch(/^Quote it/);
    },
  );

  it('do not colour other syntax errors', () => {
    expect(problemsOf('a: "${{ x }}"\nb: [1\nc: 2\n')[0]).not.toHaveProperty('remedy');
    expect(problemsOf('a: "${{ x }}"\nb: [1 2}\n')[0]).not.toHaveProperty('remedy');
    expect(problemsOf('b: [1 2}\na: "${{ x }}"\n')[0]).not.toHaveProperty('remedy');
    expect(problemsOf('a: 1\nb: {c: }}\n# ${{\n')[0]).not.toHaveProperty('remedy');
  });
});

describe('the same text again', () => {
  const text = 'version: 1\ndatasets: { d: a.csv }\n';

  it('is the same project, in the file that it is read from', () => {
    const one = loadProject(text, 'one.yaml');
    expect(loadProject(text, 'one.yaml')).toBe(one);
    expect(loadProject(text, 'two.yaml').places.at([]).file).toBe('two.yaml');
    expect(loadProject(text, 'one.yaml').places.at([]).file).toBe('one.yaml');
  });

  it('is not another text', () => {
    expect([...loadProject(text, 'f').project.datasets.keys()]).toEqual(['d']);
    expect([...loadProject(text.replace('d:', 'e:'), 'f').project.datasets.keys()]).toEqual(['e']);
  });
});
