import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, type RanJson } from './harness.ts';

// `m` is judged by a view of `all`, and trains on the other one. Each case brings the rows to it in another way.

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${from + at},${(from + at) % 2 ? 'train' : 'test'},${at % 3 ? 1 : 0}`);
const one = '{"id": 1, "y": 1}\n';
const all = ['id,part,y', ...rows(0, 60), ''].join('\n');

const judged = (name: string, ways: string) => `  ${name}:
    code: [t.sh]
    train: bash t.sh
    artifact: m.txt
    evaluate: { run: bash p.sh, code: [p.sh], task: binary, label: { dataset: test, column: y } }
    gates: { accuracy: { better: higher, max-worse: 0.1 } }
    ${ways}
`;
interface Parts {
  readonly datasets?: string;
  readonly models: string;
}
const project = ({ datasets = '', models }: Parts) => `version: 1
datasets:
  all: { source: data/all.csv, key: id }
  test: { from: all, where: "part = 'test'" }
  past: { from: all, where: "part = 'train'" }
${datasets}models:
${models}`;

const world = makeWorld({
  'mlops.yaml': project({ models: judged('m', 'data: past') }),
  'data/all.csv': all,
  'data/more.csv': 'id,part,y\n900,train,1\n',
  'data/empty.csv': '',
  't.sh': 'cat "$MLOPS_DATA_TRAIN" > "$MLOPS_OUTPUT/m.txt"\n',
  'p.sh': `awk -F, 'NR == 1 { print "id,prediction"; next } { print $1 ",1" }' "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"\n`,
  'n.json': '{"a": 1}\n',
  'notes.txt': all,
  'prompt.md': 'Answer.\n',
  'copies/rows.csv': all,
  'data/one.json': one,
  'copies/one.json': one,
  'copies/other.csv': 'id\n1\n',
});
afterAll(() => world.remove());

let branches = 0;
function write(parts: Parts, files: Readonly<Record<string, string>> = {}): void {
  world.branch(`case-${branches++}`);
  world.commit('Case', { 'mlops.yaml': project(parts), ...files });
}

/** Message, the text of the place and the remedy of each. */
function said({ result }: RanJson) {
  const found = result.problems.filter(({ reason }) => reason === 'labels-in-reach');
  return found.map(({ message, place, remedy }) => [message, place?.source?.trim(), remedy]);
}

const w = (artifact: string) =>
  `  w: { artifact: ${artifact}, metrics: n.json, gates: { a: { better: higher, min: 0 } } }\n`;

describe('rows that judge a model', () => {
  it.each([
    { artifact: 'data/all.csv', file: 'data/all.csv' },
    { artifact: 'notes.txt', file: 'notes.txt' },
    { artifact: '[copies/]', file: 'copies/rows.csv' },
  ])('do not come to it as the artifact $artifact of a model that is not trained', async ({ artifact, file }) => {
    write({ models: w(artifact) + judged('m', 'data: past\n    base-model: w') });
    const ran = await world.json(['plan']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'labels-in-reach']);
    expect(said(ran)).toEqual([
      [
        `m: ${file} is the artifact of w, or a part of it, which it gets by \`base-model\`, and holds the labels of test that the model is judged by.`,
        w(artifact).trim(),
        'Take it out of `models.w.artifact`, or w out of `base-model`.',
      ],
    ]);
  });

  it('do not come so through a model between them, which names the way', async () => {
    const between = '  v: { code: [t.sh], data: past, train: bash t.sh, artifact: v.txt, needs: { first: w } }\n';
    write({ models: w('notes.txt') + between + judged('m', 'data: past\n    needs: { second: v }') });
    expect(said(await world.json(['plan'])).map(([message]) => message)).toEqual([
      'm: notes.txt is the artifact of w, or a part of it, which it gets by `needs.second`, and holds the labels of test that the model is judged by.',
    ]);
  });

  it('do not come to it within a folder that DVC keeps as one', async () => {
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    const list = JSON.stringify(['test.csv', 'train.csv'].map((relpath) => ({ md5: md5(relpath), relpath })));
    const datasets = '  part: { source: kept/test.csv, key: id }\n';
    const byPart = judged('n', 'data: { train: kept/ }').replace('dataset: test', 'dataset: part');
    world.write({ [`.dvc/cache/files/md5/${md5(list).slice(0, 2)}/${md5(list).slice(2)}.dir`]: list });
    const files = {
      'kept.dvc': `outs: [{ md5: ${md5(list)}.dir, path: kept }]\n`,
      '.gitignore': '/kept\n/.dvc/cache\n',
    };
    write({ datasets, models: byPart }, files);
    expect(said(await world.json(['plan'])).map(([message]) => message)).toEqual([
      'n: kept is given to training as `train` (dataset kept), and holds the labels of part that the model is judged by.',
    ]);
    write({ datasets, models: byPart.replace('train: kept/', 'train: kept/train.csv') }, files);
    expect((await world.json(['plan'])).code).toBe(0);
  });

  it('may lie in what goes on to nobody: an artifact of another model, metrics of a needed one, files without a byte', async () => {
    const other = '  x: { artifact: notes.txt, metrics: n.json, gates: { a: { better: higher, min: 0 } } }\n';
    const needed =
      '  w: { artifact: [prompt.md, empty.txt], metrics: [n.json, notes.txt], gates: { a: { better: higher, min: 0 } } }\n';
    write({ models: other + needed + judged('m', 'data: past\n    base-model: w') }, { 'empty.txt': '' });
    expect((await world.json(['plan'])).code).toBe(0);
    const datasets = '  none: { source: data/empty.csv, key: id }\n';
    const byNone = judged('m', 'data: past\n    base-model: w').replace('dataset: test', 'dataset: none');
    write({ datasets, models: needed + byNone }, { 'empty.txt': '' });
    expect((await world.json(['plan'])).code).toBe(0);
  });

  it('do not come to it as code or parameters of a needed training', async () => {
    const needed = `  w: { code: [notes.txt], train: cp notes.txt m.txt, artifact: m.txt }
  v: { code: [t.sh], params: { copies/one.json: [y] }, train: bash t.sh, artifact: v.txt }
`;
    const datasets = '  one: { source: data/one.json, key: id }\n';
    const byOne = judged('k', 'data: past\n    base-model: v').replace('dataset: test', 'dataset: one');
    write({ datasets, models: needed + byOne + judged('m', 'data: past\n    needs: { n: w }') });
    const ran = await world.json(['plan']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'labels-in-reach']);
    const pattern = '(a pattern with `!` excludes files; without the key every tracked file is code)';
    expect(said(ran)).toEqual([
      [
        'k: copies/one.json is a file of parameters of the training of v, which it needs by `base-model`, and holds the labels of one that the model is judged by.',
        'v: { code: [t.sh], params: { copies/one.json: [y] }, train: bash t.sh, artifact: v.txt }',
        'Take it out of `models.v.params`, or v out of `base-model`.',
      ],
      [
        'm: notes.txt is among the code of the training of w, which it needs by `needs.n`, and holds the labels of test that the model is judged by.',
        'w: { code: [notes.txt], train: cp notes.txt m.txt, artifact: m.txt }',
        `Take it out of \`models.w.code\` ${pattern}, or w out of \`needs.n\`.`,
      ],
    ]);
  });

  it('do not come to it as code or parameters of the command that makes its data', async () => {
    const datasets = `  one: { source: data/one.json, key: id }
  g: { build: { run: cp copies/rows.csv data/g.csv, code: [copies/**] }, source: data/g.csv, key: id }
  h: { build: { run: bash t.sh, code: [t.sh], params: { copies/one.json: [y] } }, source: data/h.csv, key: id }
  f: { from: g, build: { run: 'cp "$MLOPS_DATA_G" data/f.csv', code: [t.sh] }, source: data/f.csv, key: id }
  half: { from: f, where: id < 30 }
`;
    const needed = '  w: { code: [t.sh], data: h, train: bash t.sh, artifact: w.txt }\n';
    const byOne = judged('k', 'data: past\n    base-model: w').replace('dataset: test', 'dataset: one');
    write({ datasets, models: needed + byOne + judged('m', 'data: { more: half, train: past }') });
    const ran = await world.json(['plan']);
    expect([ran.code, ran.result.reason]).toEqual([65, 'labels-in-reach']);
    expect(said(ran)).toEqual([
      [
        'k: copies/one.json is a file of parameters of the command that makes h, which it gets by `data` of w (`base-model`), and holds the labels of one that the model is judged by.',
        'h: { build: { run: bash t.sh, code: [t.sh], params: { copies/one.json: [y] } }, source: data/h.csv, key: id }',
        'Take it out of `datasets.h.build.params`, or h out of `data` of w (`base-model`).',
      ],
      [
        'm: copies/rows.csv is among the code of the command that makes g, on which half rests, which it gets by `data`, and holds the labels of test that the model is judged by.',
        'g: { build: { run: cp copies/rows.csv data/g.csv, code: [copies/**] }, source: data/g.csv, key: id }',
        'Take it out of `datasets.g.build.code` (a pattern with `!` excludes files; without the key every tracked file is code), or half out of `data`.',
      ],
    ]);
  });

  it('do not come to it as its own code, with the key that lets them in', async () => {
    const models = judged('m', 'data: past').replace('[t.sh]', '[t.sh, notes.txt]');
    write({ models: models.replace('[p.sh]', '[p.sh, copies/]') });
    expect(said(await world.json(['plan']))).toEqual([
      [
        'm: copies/rows.csv is among the code that scores, and holds the labels of test that the model is judged by.',
        'evaluate: { run: bash p.sh, code: [p.sh, copies/], task: binary, label: { dataset: test, column: y } }',
        'Take it out of `evaluate.code`.',
      ],
      [
        'm: notes.txt is among the code that trains, and holds the labels of test that the model is judged by.',
        'code: [t.sh, notes.txt]',
        'Take it out of `code` (a pattern with `!` excludes files; without the key every tracked file is code).',
      ],
    ]);
  });
});

describe('rows that a command makes, and that judge', () => {
  const builds = (
    key = 'key: id',
  ) => `  f: { from: all, build: { run: cp data/all.csv data/f.csv, code: [t.sh] }, source: data/f.csv, key: id }
  held: { from: f, where: "part = 'test'" }
  plain: { source: data/all.csv${key === '' ? '' : `, ${key}`} }
  more: { from: f, build: { run: cp data/f.csv data/g.csv, code: [t.sh] }, source: data/g.csv, key: id }
  odd: { from: past, build: { run: 'mkdir -p data && cp "$MLOPS_DATA_PAST" data/odd.csv', code: [t.sh] }, source: data/odd.csv, key: id }
`;
  const by = (test: string, name: string, ways: string) =>
    judged(name, ways).replace('dataset: test', `dataset: ${test}`);

  it('are counted by their key in what the command has read', async () => {
    const needed = '  v: { code: [t.sh], data: all, train: bash t.sh, artifact: m.txt }\n';
    const models = [
      by('held', 'whole', 'data: all'),
      by('held', 'view', 'data: test'),
      by('more', 'far', 'data: { train: past, extra: all }'),
      by('held', 'named', 'data: plain'),
      needed + by('held', 'below', 'data: past\n    base-model: v'),
      by('held', 'fine', 'data: past'),
    ];
    write({ datasets: builds(), models: models.join('') });
    const ran = await world.json(['train']);
    expect(ran.code).toBe(65);
    const gets = (name: string, rows: string, held = 'held') =>
      `${name}: ${rows}, have the \`id\` of rows of ${held}, by which the model is judged.`;
    expect(said(ran)).toEqual([
      [
        gets('whole', '30 rows of all, which training gets as `train`'),
        'data: all',
        'Name a view without these rows in `data`, or take them out of held.',
      ],
      [
        gets('view', '30 rows of test, which training gets as `train`'),
        'data: test',
        'Name a view without these rows in `data`, or take them out of held.',
      ],
      [
        gets('far', '30 rows of past, which training gets as `train`', 'more'),
        'data: { train: past, extra: all }',
        'Name a view without these rows in `data`, or take them out of more.',
      ],
      [
        gets('named', '30 rows of plain, which training gets as `train`'),
        'data: plain',
        'Name a view without these rows in `data`, or take them out of held.',
      ],
      [
        gets('below', '30 rows of all, which the training of v gets as `train`'),
        'v: { code: [t.sh], data: all, train: bash t.sh, artifact: m.txt }',
        'Name a view without these rows in `data` of v (`base-model`), or take them out of held.',
      ],
    ]);
    expect(ran.result.problems.map(({ reason }) => reason)).not.toContain('rows-not-compared');
  });

  it('are told by name where nobody can compare them', async () => {
    const models = by('more', 'two', 'data: odd') + by('held', 'keyless', 'data: plain');
    write({ datasets: builds(''), models });
    const ran = await world.json(['train']);
    expect(ran.code).toBe(0);
    const notices = ran.result.problems.filter(({ reason }) => reason === 'rows-not-compared');
    expect(notices.map(({ message, place, remedy }) => [message, place?.source?.trim(), remedy])).toEqual([
      [
        'two: whether odd, which training gets, has rows of more, by which the model is judged, nobody can tell: commands make both of all.',
        'data: odd',
        'See to it that the commands part the rows, or let one command make a dataset with a column that says the part, and take two views of it.',
      ],
      [
        'keyless: whether plain, which training gets, has rows of held, by which the model is judged, nobody can tell: a command makes the rows of held of all, and they have no `key` in common.',
        'data: plain',
        'Give plain and held the same `key`, and their rows are counted.',
      ],
    ]);
    expect((await world.run(['plan'])).stderr).toMatch(/whether odd, which training gets/);
  });
});
