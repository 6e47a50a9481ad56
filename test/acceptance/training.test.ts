import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, makeWorld } from './harness.ts';
import { projectFile, tiny } from './tiny.ts';

/** The smallest model: its training writes a model and a number, and nothing scores rows. */
const reported = projectFile({
  train: 'run: bash train.sh\n      timeout: 20s',
  model: '    metrics: [metrics.json]\n',
  evaluate: '',
  gates: '    gates:\n      accuracy: { min: 0.5 }\n',
});
const fine =
  'mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho \'{"accuracy": 0.9}\' > "$MLOPS_OUTPUT/metrics.json"\n';
const world = makeWorld({ ...tiny, 'mlops.yaml': reported, 'train.sh': fine });
beforeAll(async () => {
  expect((await world.json(['train'])).result.reason).toBe('trained');
  expect((await world.json(['report'])).result.exitCode).toBe(0);
});
afterAll(() => world.remove());

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly code: number;
  readonly reason: string;
  readonly says: RegExp;
  /** What `report` answers afterwards. */
  readonly report: readonly [number, string];
}

const cases: readonly Case[] = [
  {
    name: 'not found',
    files: { 'mlops.yaml': reported.replace('bash train.sh', 'pyton3 train.py') },
    code: 1,
    reason: 'command-not-found',
    says: /pyton3/,
    report: [1, 'command-not-found'],
  },
  {
    name: 'exit 1',
    files: { 'train.sh': 'echo about to fail\nexit 1\n' },
    code: 1,
    reason: 'command-failed',
    says: /exit(ed with)?( code)? 1/,
    report: [1, 'command-failed'],
  },
  {
    name: 'exit 42',
    files: { 'train.sh': 'exit 42\n' },
    code: 1,
    reason: 'bad-data-reported',
    says: /42/,
    report: [1, 'bad-data-reported'],
  },
  {
    name: 'time out',
    files: { 'mlops.yaml': reported.replace('timeout: 20s', 'timeout: 1s'), 'train.sh': 'sleep 60 & wait\n' },
    code: 1,
    reason: 'timed-out',
    says: /1 s/,
    report: [1, 'timed-out'],
  },
  {
    name: 'nothing written',
    files: { 'train.sh': 'true\n' },
    code: 1,
    reason: 'output-missing',
    says: /the artifact model/,
    report: [1, 'output-missing'],
  },
  {
    name: 'an old output in the commit',
    files: { 'train.sh': 'true\n', 'model/m': 'old\n', 'metrics.json': '{"accuracy": 1}\n' },
    code: 1,
    reason: 'output-missing',
    says: /the artifact model/,
    report: [1, 'output-missing'],
  },
  {
    name: 'two models',
    files: { 'train.sh': `${fine}mkdir model; echo other > model/m\n` },
    code: 2,
    reason: 'output-twice',
    says: /the artifact model\/? was written to \$MLOPS_OUTPUT and in place with different content/,
    report: [2, 'output-twice'],
  },
  {
    name: 'no number at all',
    files: { 'train.sh': fine.replace('"accuracy": 0.9', '') },
    code: 1,
    reason: 'metrics-empty',
    says: /metrics\.json holds no number/,
    report: [1, 'metrics-empty'],
  },
  {
    name: 'half a file',
    files: { 'train.sh': fine.replace('0.9}', '0.9') },
    code: 1,
    reason: 'metrics-unreadable',
    says: /metrics\.json cannot be read/,
    report: [1, 'metrics-unreadable'],
  },
  {
    name: 'NaN',
    files: { 'train.sh': fine.replace('0.9', 'NaN') },
    code: 0,
    reason: 'trained',
    says: /Done: (1 validation, )?1 training/,
    report: [2, 'undefined'],
  },
  {
    name: 'a text',
    files: { 'train.sh': fine.replace('0.9', '"0.9", "loss": 1') },
    code: 0,
    reason: 'trained',
    says: /accuracy in metrics\.json is "0\.9", not a number/,
    report: [2, 'undefined'],
  },
  {
    name: 'a gate on a number that is not reported',
    files: { 'train.sh': fine.replace('accuracy', 'auc') },
    code: 0,
    reason: 'trained',
    says: /Done: (1 validation, )?1 training/,
    report: [2, 'undefined'],
  },
  {
    name: 'a helper that is not declared',
    files: { 'train.sh': `set -e\nsource helper.sh\n${fine}`, 'helper.sh': 'true\n' },
    code: 1,
    reason: 'undeclared-input',
    says: /helper\.sh/,
    report: [1, 'undeclared-input'],
  },
];

describe('a training that does not do what it should', () => {
  it.each(cases)('$name', async ({ name, files, code, reason, says, report }) => {
    const branch = name.replaceAll(' ', '-');
    world.branch(branch);
    world.commit(name, files);
    const before = world.state();
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, trained.result.reason]).toEqual([code, reason]);
    expect(trained.result.sentence + trained.stderr).toMatch(says);
    expect(world.state().status).toBe(before.status);
    if (code !== 0) {
      expect(trained.stderr).toMatch(/→ /);
      expect(world.state().store).toEqual(before.store);
      expect(world.state().originRefs).toBe(before.originRefs);
    }
    const reportedOn = await world.json(['report']);
    expect([reportedOn.result.exitCode, reportedOn.result.reason]).toEqual(report);
  });
});

describe('what a training prints', () => {
  it('is no command for a workflow runner, and no escape sequence', async () => {
    world.branch('talks');
    const talk = `echo '::set-output name=x::y'\necho '::add-mask::a'\nprintf '\\033[2J\\033]0;title\\007red\\n'\n${fine}`;
    world.commit('talks', { 'train.sh': talk });
    const { stdout, stderr, code } = await world.run(['train'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(code).toBe(0);
    const lines = stderr.split('\n');
    const stop = lines.findIndex((line) => /^::stop-commands::[0-9a-f-]{36}$/.test(line));
    const token = lines[stop]?.slice('::stop-commands::'.length);
    const resume = lines.indexOf(`::${token}::`);
    const inside = lines.findIndex((line) => line.includes('set-output'));
    const fenced = stop !== -1 && stop < inside && inside < resume;
    const harmless = lines.every((line) => !/^\s*::(set-output|add-mask)/.test(line));
    expect({ fenced, harmless, said: stderr }).toMatchObject(fenced ? { fenced } : { harmless: true });
    expect(inside).toBeGreaterThan(-1);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^::/m);
  });

  it('is preceded by a word of ours where it takes longer than two seconds', async () => {
    world.branch('slow');
    world.commit('slow', { 'train.sh': `sleep 3\n${fine}` });
    const { stderr } = await world.run(['train']);
    expect(stderr).toMatch(/^train m.* … \d+\.\d s, \d of \d (seeds|steps)$/m);
    expect((await world.run(['train', '--quiet'])).stderr).toBe('');
  });

  it('leaves no child behind', async () => {
    world.branch('forks');
    const mark = join(world.folder, 'still-alive');
    world.commit('forks', { 'train.sh': `(setsid bash -c 'sleep 4; touch "${mark}"' > /dev/null 2>&1 &)\n${fine}` });
    const { result, stderr } = await world.json(['train']);
    expect(result.exitCode).toBe(0);
    expect(stderr).toMatch(/left a process running.* \[child-survived\]/);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(existsSync(mark)).toBe(false);
  });

  it('gets no token of the caller', async () => {
    world.branch('curious');
    world.commit('curious', { 'train.sh': `env > "$MLOPS_OUTPUT/model-env"\nenv\n${fine}` });
    const secrets = { GITHUB_TOKEN: 'hush-1', AWS_SECRET_ACCESS_KEY: 'hush-2', ACTIONS_RUNTIME_TOKEN: 'hush-3' };
    const { stdout, stderr, code } = await world.run(['train'], { env: secrets });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('MLOPS_OUTPUT=');
    expect(stdout + stderr).not.toMatch(/hush-/);
  });
});

describe("the user's own schemas", () => {
  const withSchemas = projectFile({
    model:
      '    schemas: { params.yaml: params.schema.json, metrics.json: metrics.schema.json }\n    metrics: [metrics.json]\n',
    train: 'run: bash train.sh',
    evaluate: '',
    gates: '',
  });
  const params = JSON.stringify({
    type: 'object',
    required: ['signal'],
    properties: { signal: { type: 'number', maximum: 1 } },
    additionalProperties: false,
  });
  const metrics = JSON.stringify({ type: 'object', properties: { accuracy: { type: 'number', maximum: 1 } } });
  const files = { 'mlops.yaml': withSchemas, 'params.schema.json': params, 'metrics.schema.json': metrics };

  it.each([
    ['a value', { 'params.yaml': '# how much\nsignal: 7\n' }, /params\.yaml:2:1: params\.yaml: signal: must be <= 1/],
    ['a key', { 'params.yaml': 'signal: 1\nsingal: 1\n' }, /params\.yaml:2:1: params\.yaml: unknown key `singal`/],
  ] as const)('stop a training for %s', async (name, changed, says) => {
    world.branch(`schemas-${name.replace(' ', '-')}`);
    world.commit('schemas', { ...files, ...changed });
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([65, 'user-file-invalid']);
    expect(stderr).toMatch(says);
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });

  it('stop at a schema that is not there', async () => {
    world.branch('schemas-missing');
    world.commit('schemas', { ...files, 'params.schema.json': null });
    const { result, stderr } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'schema-missing']);
    expect(stderr).toMatch(/params\.schema\.json of params\.yaml is not in commit/);
  });

  it('judge what a training wrote', async () => {
    world.branch('schemas-metrics');
    world.commit('schemas', { ...files, 'train.sh': fine.replace('0.9', '90') });
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([1, 'user-file-invalid']);
    expect(stderr).toMatch(/metrics\.json:1:\d+: metrics\.json: accuracy: must be <= 1/);
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });

  it('let through what keeps them', async () => {
    world.branch('schemas-kept');
    world.commit('schemas', { ...files, 'params.yaml': 'signal: 0.7\n' });
    expect((await world.json(['train'])).result.reason).toBe('trained');
  });
});

describe('a model under another name', () => {
  it('is told that its inputs are recorded under the old one', async () => {
    world.branch('renamed');
    world.commit('renamed', { 'mlops.yaml': reported.replace('\n  m:\n', '\n  n:\n') });
    const { stdout, result } = await world.json(['report']);
    expect(result.exitCode).not.toBe(0);
    expect(stdout).toMatch(/No run of n is recorded; the same inputs .* are recorded as m/);
  });
});
