import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { preparedWorld } from './harness.ts';
import { stepOf } from './parts.ts';
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
const world = await preparedWorld({ ...tiny, 'mlops.yaml': reported, 'train.sh': fine }, [['train']]);

afterAll(() => world.remove());

describe('what a training prints', () => {
  it('is no command for a workflow runner, no escape sequence, and holds no token of the caller', async () => {
    world.branch('talks');
    const talk = `echo '::set-output name=x::y'\necho '::add-mask::a'\nprintf '\\033[2J\\033]0;title\\007red\\n'\nenv > "$MLOPS_OUTPUT/model-env"\nenv\n${fine}`;
    world.commit('talks', { 'train.sh': talk });
    const secrets = { GITHUB_TOKEN: 'hush-1', AWS_SECRET_ACCESS_KEY: 'hush-2', ACTIONS_RUNTIME_TOKEN: 'hush-3' };
    const { stdout, stderr, code } = await world.run(['train'], { env: { GITHUB_ACTIONS: 'true', ...secrets } });
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
    expect(stdout + stderr).toContain('MLOPS_OUTPUT=');
    expect(stdout + stderr).not.toMatch(/hush-/);
  });

  it('is preceded by a word of ours where it takes longer than two seconds; no child is left behind', async () => {
    world.branch('slow');
    const mark = join(world.folder, 'still-alive');
    const child = `(setsid bash -c 'sleep 4; touch "${mark}"' > /dev/null 2>&1 &)\n`;
    world.commit('slow', { 'train.sh': `sleep 3\n${child}${fine}` });
    const { code, stderr } = await world.run(['train']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^train m.* … \d+\.\d s, \d of \d (seeds|steps)$/m);
    expect(stderr).toMatch(/left a process running.* \[child-survived\]/);
    expect((await world.run(['train', '--quiet'])).stderr).toBe('');
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(existsSync(mark)).toBe(false);
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
    if (name === 'a key') return; // the report stops at the same place
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });

  it('stop at a schema that is not there', async () => {
    world.branch('schemas-missing');
    world.commit('schemas', { ...files, 'params.schema.json': null });
    const { result, stderr } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'schema-missing']);
    expect(stderr).toMatch(/params\.schema\.json of params\.yaml is not in commit/);
  });

  it('judge what a training wrote, and let through what keeps them', async () => {
    world.branch('schemas-metrics');
    const kept = withSchemas.replace(
      /^ {2}m:\n[\s\S]*/m,
      (section) => section + section.replace('m:', 'kept:').replaceAll('train.sh', 'kept.sh'),
    );
    const scripts = { 'train.sh': fine.replace('0.9', '90'), 'kept.sh': fine };
    world.commit('schemas', { ...files, ...scripts, 'mlops.yaml': kept, 'params.yaml': 'signal: 0.7\n' });
    const trained = await world.json(['train']);
    expect([trained.result.exitCode, trained.result.reason]).toEqual([1, 'user-file-invalid']);
    expect(trained.stderr).toMatch(/metrics\.json:1:\d+: metrics\.json: accuracy: must be <= 1/);
    expect(stepOf(trained, 'train:kept').state).toBe('done');
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
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
