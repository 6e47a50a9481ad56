import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf } from '../support.ts';
import { commandsOf, put, withMatrix } from './support.ts';

describe('a matrix', () => {
  it('is of lists every combination, named by all values in the order of the keys', () => {
    expect(commandsOf(withMatrix('{ x: [north, south], y: [1, 2] }', `train: t ${put('x')} ${put('y')}`))).toEqual({
      'm-north-1': 't north 1',
      'm-north-2': 't north 2',
      'm-south-1': 't south 1',
      'm-south-2': 't south 2',
    });
  });

  it('is a list of tables these, named by the first key whose values differ', () => {
    const text = withMatrix(
      '[{ kind: tree, x: small }, { kind: tree, x: large }]',
      `train: t ${put('kind')} ${put('x')}`,
    );
    expect(commandsOf(text)).toEqual({ 'm-small': 't tree small', 'm-large': 't tree large' });
  });

  it('is named by all keys of the rows where none tells them apart', () => {
    const rows = '[{ x: a, y: 1 }, { x: a, y: 2 }, { x: b, y: 2 }]';
    expect(Object.keys(commandsOf(withMatrix(rows, `train: t ${put('x')} ${put('y')}`)))).toEqual([
      'm-a-1',
      'm-a-2',
      'm-b-2',
    ]);
  });

  it('does not name rows by a key that one of them lacks', () => {
    const rows = '[{ y: 1, x: a }, { x: b }]';
    const problems = problemsOf(withMatrix(rows, `train: t ${put('x')}\nenv: { Y: "${put('y')}" }`));
    expect(lines(problems)).toEqual([
      `6:15 matrix-key-unknown models.m.env.Y: \`${put('y')}\`: the row has no \`y\` (of \`m-b\`)`,
    ]);
  });

  it.each([
    ['A100 80GB', 'm-A100-80GB'],
    ['meta-llama/Llama-3', 'm-meta-llama-Llama-3'],
    ['..up..', 'm-up'],
    ['a...b', 'm-a.b'],
    [0.5, 'm-0.5'],
    [-1, 'm-1'],
    [true, 'm-true'],
  ])('makes a word of %s', (value, name) => {
    expect(Object.keys(commandsOf(withMatrix(`{ x: [${JSON.stringify(value)}] }`)))).toEqual([name]);
  });

  it('gives a value that stands alone its type, and is text in a longer one', () => {
    const entry = `train: { run: "t ${put('x')}", resources: { cpus: "${put('x')}" }, reuse: "${put('on')}" }`;
    const { models } = load(withMatrix('[{ name: a, x: 16, on: false }]', entry)).project;
    expect(models.get('m-a')?.train).toMatchObject({
      run: { kind: 'shell', text: 't 16' },
      resources: { cpus: 16 },
      reuse: false,
    });
  });

  it('puts a number into a text as it is written, and a quoted one stays text', () => {
    expect(commandsOf(withMatrix('{ x: [3.10, 1e-3, "016"] }'))).toEqual({
      'm-3.10': 'python train.py 3.10',
      'm-1e-3': 'python train.py 1e-3',
      'm-016': 'python train.py 016',
    });
    expect(commandsOf(withMatrix('{ x: [&n 7] }'))).toEqual({ 'm-7': 'python train.py 7' });
  });

  it('is put in everywhere in the model, keys of tables too', () => {
    const entry = `train: [python, train.py, "${put('x')}"]
params: { "conf/${put('x')}.yaml": [depth] }
data: { train: "data/${put('x')}.csv" }
artifact: ${put('x')}.pkl
gates: { "auc-${put('x')}": { better: higher, min: 0.5 } }
serve: { verify: [{ run: "check ${put('x')}" }] }`;
    const { models, datasets } = load(withMatrix('{ x: [a, b] }', entry)).project;
    expect([...models.keys()]).toEqual(['m-a', 'm-b']);
    expect(models.get('m-b')).toMatchObject({
      matrix: 'm',
      train: { run: { kind: 'argv', argv: ['python', 'train.py', 'b'] } },
      params: [{ file: 'conf/b.yaml', keys: ['depth'] }],
      artifact: ['b.pkl'],
    });
    expect([...(models.get('m-b')?.gates.keys() ?? [])]).toEqual(['auc-b']);
    expect([...datasets.values()].map(({ source }) => source)).toEqual(['data/a.csv', 'data/b.csv']);
  });

  it('puts in once: a value is never read again', () => {
    const entry = `train: t ${put('x')} ${put('y')}`;
    expect(commandsOf(withMatrix('[{ name: a, x: "matrix.y", y: "$(id)" }]', entry))).toEqual({
      'm-a': 't matrix.y $(id)',
    });
  });

  it('leaves models without one, and their order, as they are', () => {
    const text = `version: 1
models:
  a: { train: t }
  m: { matrix: { x: [1, 2] }, train: "t ${put('x')}" }
  z: { train: t }
`;
    expect([...load(text).project.models.keys()]).toEqual(['a', 'm-1', 'm-2', 'z']);
    expect(load(text).project.models.get('a')).not.toHaveProperty('matrix');
  });

  it('knows where each of its models stands in the file, renamed keys too', () => {
    const entry = `train: t\nparams: { "${put('x')}.yaml": [depth] }`;
    const { places } = load(withMatrix('{ x: [a, b] }', entry));
    expect(places.at(['models', 'm-b', 'params', 'b.yaml'])).toMatchObject({ line: 6, column: 15 });
    expect(places.value(['models', 'm-b', 'train'])).toMatchObject({ line: 5, column: 12 });
    expect(places.at(['models', 'm-b'])).toMatchObject({ line: 3, column: 3 });
  });
});

describe('the name of a matrix', () => {
  const file = (environment: string) =>
    `version: 1
models:
  m: { matrix: { x: [a, b] }, train: "t ${put('x')}", artifact: m, serve: python s.py }
  other: { train: t, artifact: m, serve: files }
environments:
  e: { target: { kind: local, folder: /srv${environment.startsWith('ports') ? `, ${environment}` : ''} }${environment.startsWith('ports') ? '' : `, ${environment}`} }
`;

  it.each([
    ['models: [m]', ['m-a', 'm-b']],
    ['models: m', ['m-a', 'm-b']],
    ['models: [other, m]', ['other', 'm-a', 'm-b']],
    ['models: [m-b]', ['m-b']],
    ['approvals: 1', ['m-a', 'm-b', 'other']],
  ])('in an environment: %s', (line, names) => {
    expect(load(file(line)).project.environments.get('e')?.models).toEqual(names);
  });

  it.each([
    ['models: [other, m, m-b]', '6:66 contradiction environments.e.models[2]: `m-b` stands twice'],
    [
      'models: [m, m-c]',
      '6:59 environment-model-unknown environments.e.models[1]: there is no model `m-c`; declared: m-a, m-b, other',
    ],
    [
      'models: m-c',
      '6:55 environment-model-unknown environments.e.models: there is no model `m-c`; declared: m-a, m-b, other',
    ],
    [
      'ports: { m: 8080 }',
      '6:54 environment-model-unknown environments.e.target.ports.m: there is no model `m`; declared: m-a, m-b, other',
    ],
  ])('in an environment: %s', (line, message) => {
    expect(lines(problemsOf(file(line)))).toEqual([message]);
  });

  it('has no port, and says which names have', () => {
    expect(problemsOf(file('ports: { m: 8080 }'))[0]?.remedy).toBe(
      '`m` has a `matrix`; name each of its models: `m-a`, `m-b`.',
    );
    expect(problemsOf(file('models: [m-aa]'))[0]?.remedy).toBe('Did you mean `m-a`?');
  });

  it('of a list stands where it stood', () => {
    const unserved = file('models: [other, m]').replace(', serve: python s.py', '');
    const problems = problemsOf(unserved);
    expect(lines(problems)).toEqual([
      '6:63 environment-model-not-served environments.e.models[1]: `m-a` has no `serve`, so it is never promoted (`m-a`; 1 more of the matrix likewise)',
    ]);
  });
});
