import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { put } from '../project/expand/support.ts';
import { cli, type Files, makeWorld } from './harness.ts';
import { projectFile, standardColumns, tiny } from './tiny.ts';

const world = makeWorld(tiny);
afterAll(() => world.remove());

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly reason: string;
  /** What the sentence and the text on stderr have to say. */
  readonly says: readonly RegExp[];
  readonly code?: number;
}

const cases: readonly Case[] = [
  {
    name: 'no project file',
    files: { 'mlops.yaml': null },
    reason: 'project-missing',
    says: [/mlops\.yaml is not in commit [0-9a-f]{12}/, /Write `mlops\.yaml`/],
  },
  { name: 'empty', files: { 'mlops.yaml': '' }, reason: 'project-file-empty', says: [/mlops\.yaml is empty/] },
  {
    name: '300 KB',
    files: { 'mlops.yaml': `${projectFile()}# ${'x'.repeat(300 * 1024)}\n` },
    reason: 'file-too-large',
    says: [/has 30\d{4} bytes; at most 262144/],
  },
  {
    name: 'an alias bomb',
    files: { 'mlops.yaml': aliasBomb() },
    reason: 'yaml-too-many-aliases',
    says: [/mlops\.yaml:\d+:\d+/],
  },
  {
    name: 'labels among the code that scores',
    files: {
      'mlops.yaml': projectFile().replace('code: [predict.sh]', 'code: [predict.sh, data/test.csv]'),
    },
    reason: 'labels-in-reach',
    says: [/m: data\/test\.csv is among the code that scores, and holds the labels of test/],
  },
  {
    name: 'labels under another name in training',
    files: {
      'mlops.yaml': projectFile({
        source: 'data/train.csv\n    key: [id]\n  copy:\n    source: data/copy.csv',
      }).replace('data: { train: train }', 'data: { train: train, more: copy }'),
      'data/copy.csv': tiny['data/test.csv'] ?? '',
    },
    reason: 'labels-in-reach',
    says: [/m: data\/copy\.csv is given to training as `more` \(dataset copy\)/],
  },
  {
    name: 'a key twice',
    files: { 'mlops.yaml': `${projectFile()}models: {}\n` },
    reason: 'yaml-duplicate-key',
    says: [/mlops\.yaml:\d+:1: .*models/],
  },
  {
    name: 'an unknown key',
    files: { 'mlops.yaml': projectFile({ train: 'run: bash train.sh\n      timout: 5m' }) },
    reason: 'unknown-key',
    says: [/mlops\.yaml:\d+:7: .*timout/, /timeout/],
  },
  {
    name: 'a wrong type',
    files: { 'mlops.yaml': projectFile({ train: 'run: bash train.sh\n      seeds: many' }) },
    reason: 'wrong-kind',
    says: [/mlops\.yaml:\d+:\d+: .*seeds/, /seeds: many/],
  },
  {
    name: 'a future version',
    files: { 'mlops.yaml': projectFile({ head: 'version: 2' }) },
    reason: 'version-too-new',
    says: [/mlops\.yaml:1:10: version: the file is of version 2; this program reads version 1/],
  },
  {
    name: 'a path outside',
    files: { 'mlops.yaml': projectFile({ source: '../secret.csv' }) },
    reason: 'path-outside',
    says: [/mlops\.yaml:\d+:\d+: .*\.\.\/secret\.csv/],
  },
  {
    name: 'parameters that are not there',
    files: { 'params.yaml': null },
    reason: 'params-missing',
    says: [/m: params\.yaml is not in commit/],
  },
  {
    name: 'parameters that cannot be read',
    files: { 'params.yaml': 'signal: [1\n' },
    reason: 'params-unreadable',
    says: [/params\.yaml:\d+:\d+: params\.yaml cannot be read/],
  },
];

describe('a project file that is not in order', () => {
  it.each(cases)('$name', async ({ name, files, reason, says, code = 65 }) => {
    world.branch(`case-${name.replaceAll(' ', '-')}`);
    world.commit(name, files);
    const before = world.state();
    const { result, stderr } = await world.json(['train']);
    expect({ code: result.exitCode, reason: result.reason }).toEqual({ code, reason });
    for (const words of says) expect(stderr).toMatch(words);
    expect(stderr).toMatch(/→ /);
    expect(result.problems.every((problem) => problem.remedy !== undefined)).toBe(true);
    expect(world.state()).toEqual(before);
  });

  it('says once what the models of a matrix have from one line', async () => {
    world.branch('matrix-of-two');
    const ofTwo = projectFile({ model: `    matrix: { x: [a, b] }\n    env: { X: "${put('x')}" }\n` });
    world.commit('no parameters', { 'mlops.yaml': ofTwo, 'params.yaml': null });
    const { result } = await world.json(['plan']);
    expect(result.problems.map(({ reason, message }) => `${reason} ${message.replace(/ \w{12}\./, '')}`)).toEqual([
      'params-missing m: params.yaml is not in commit',
    ]);
    const inReach = ofTwo.replace('code: [predict.sh]', 'code: [predict.sh, data/test.csv]');
    world.commit('labels', { 'mlops.yaml': inReach, 'params.yaml': tiny['params.yaml'] ?? '' });
    const { result: refused } = await world.json(['plan']);
    expect(refused.problems.map(({ reason }) => reason)).toEqual(['labels-in-reach']);
  });

  it('says everything that is wrong at once, in the order of the text', async () => {
    world.branch('several');
    const columns = standardColumns.replace('nulls: 0', 'nulls: never').replace('type: integer }', 'type: int }');
    world.commit('several', { 'mlops.yaml': projectFile({ columns, train: 'runs: bash train.sh' }) });
    const { result } = await world.json(['plan']);
    const lines = result.problems.map((problem) => problem.place?.line ?? 0);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('is not read through a link, which git keeps as a path', async () => {
    world.branch('linked-project');
    world.write({ 'mlops.yaml': null, 'real.yaml': projectFile() });
    symlinkSync('real.yaml', join(world.clone, 'mlops.yaml'));
    world.commit('linked');
    const { result, stderr } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'project-missing']);
    expect(stderr).toMatch(/mlops\.yaml is a symbolic link in commit [0-9a-f]{12} \(linked\)\./);
    expect(stderr).toContain('--project <path>');
  });

  it('refuses data that lies behind a link out of the repository', async () => {
    world.branch('link');
    world.write({ 'data/train.csv': null });
    world.write({ '../outside/train.csv': tiny['data/train.csv'] ?? '' });
    symlinkSync(join(world.folder, 'outside', 'train.csv'), join(world.clone, 'data', 'train.csv'));
    world.commit('link');
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([65, 'data-outside']);
    expect(stderr).toMatch(/data\/train\.csv/);
    expect(result.problems.map((problem) => problem.reason)).toContain('data-outside');
    const { result: validated } = await world.json(['validate', 'train']);
    expect([validated.exitCode, validated.reason]).toEqual([65, 'data-outside']);
    const { result: reported } = await world.json(['report']); // says a verdict, also on what cannot be read
    expect([reported.exitCode, reported.reason]).toEqual([1, 'data-outside']);
  });
});

describe('wrong usage', () => {
  it.each([
    [['plann'], 'usage', /Did you mean `plan`\?/],
    [['plan', '--bse', 'main'], 'usage', /Did you mean `--base`\?/],
    [['plan', 'extra'], 'usage', /takes no operand/],
    [['plan', '--base'], 'usage', /--base needs a value/],
    [['train', 'mm'], 'no-such-model', /There is no model "mm"[\s\S]*Did you mean `m`\?/],
    [['train', 'zzz'], 'no-such-model', /There is no model "zzz"[\s\S]*There are: m\./],
    [['validate', 'tests'], 'no-such-dataset', /Did you mean `test`\?/],
    [['history', '--limit', '0'], 'bad-limit', /1 to 10000/],
    [['plan', '--base', 'nowhere'], 'base-not-found', /There is no branch "nowhere"/],
    [['plan', '--head', 'nowhere'], 'unknown-revision', /"nowhere" names no commit/],
  ] as const)('%j', async (args, reason, words) => {
    const { result, stderr } = await world.json(args, { cwd: world.clone });
    expect([result.exitCode, result.reason]).toEqual([64, reason]);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/→ /);
  });
});

describe('a reader that has seen enough', () => {
  it.each(['--help', 'schema run'])('changes nothing about the exit code of mlops %s', (line) => {
    const script = `"$0" "$1" ${line} | true; exit "\${PIPESTATUS[0]}"`;
    const ran = spawnSync('bash', ['-c', script, process.execPath, cli], { encoding: 'utf8' });
    expect({ code: ran.status, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  });
});

/** Nine levels of nine: 9^9 nodes once written out. */
function aliasBomb(): string {
  const level = (index: number) =>
    `a${index}: &a${index} [${Array(9)
      .fill(`*a${index - 1}`)
      .join(', ')}]`;
  return ['a0: &a0 x', ...Array.from({ length: 9 }, (_, index) => level(index + 1))].join('\n');
}
