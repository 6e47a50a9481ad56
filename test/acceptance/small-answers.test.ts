import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';
import { rows } from './tiny.ts';

const project = `version: 1
models:
  m:
    code: [train.sh]
    data: { train: data/train.csv }
    train: bash train.sh
    artifact: model.txt
`;
const world = makeWorld({
  'mlops.yaml': project,
  'train.sh': 'echo "$MLOPS_SEED" > "$MLOPS_OUTPUT/model.txt"\n',
  'data/train.csv': rows(60, 1),
});
afterAll(() => world.remove());

const answerOf = async (...args: readonly string[]) => {
  const { result } = await world.json(args);
  return [result.exitCode, result.reason, result.problems[0]?.remedy];
};

describe('answers that need no training', () => {
  it('tell a file of a schema from one that is none, and a name that is none', async () => {
    expect(await answerOf('schema', 'mlops', '--check', 'mlops.yaml')).toEqual([0, 'schema-ok', undefined]);
    expect((await answerOf('schema', 'run', '--check', 'mlops.yaml')).slice(0, 2)).toEqual([65, 'schema-mismatch']);
    const there = expect.stringContaining('There are: ');
    expect(await answerOf('schema', 'mlop')).toEqual([64, 'unknown-schema', there]);
    expect(await answerOf('schema', '--check', 'mlops.yaml')).toEqual([64, 'unknown-schema', there]);
    for (const asked of [['schema'], ['schema', 'run'], ['history']]) {
      const { result } = await world.json(asked);
      expect([result.exitCode, result.reason]).toEqual([0, 'listed']);
    }
  });

  it('refuse a limit that is none and a dataset that is not there', async () => {
    expect((await answerOf('history', '--limit', '0')).slice(0, 2)).toEqual([64, 'bad-limit']);
    const [code, reason, remedy] = await answerOf('validate', 'm/trian');
    expect([code, reason]).toEqual([64, 'no-such-dataset']);
    expect(remedy).toMatch(/Did you mean|There are|has no dataset/);
  });

  it('say that a model without metrics has nothing to compare', async () => {
    expect((await world.json(['train'])).result.exitCode).toBe(0);
    world.git('push', '--quiet', 'origin', 'main');
    world.branch('other');
    world.commit('Another', { 'train.sh': 'echo "other" > "$MLOPS_OUTPUT/model.txt"\n' });
    expect((await world.json(['train'])).result.exitCode).toBe(0);
    expect((await answerOf('diff')).slice(0, 2)).toEqual([2, 'nothing-to-compare']);
  });

  it('pass nothing beside a baseline whose project file cannot be read', async () => {
    world.git('switch', '--quiet', 'main');
    world.commit('Broken', { 'mlops.yaml': 'version: 1\nmodels: [' });
    world.commit('Repaired', { 'mlops.yaml': project });
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([2, 'baseline-unreadable']);
  });

  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 123\n`;

  it('do not call a pointer whose content is not fetched a broken contract', async () => {
    world.commit('In LFS', { 'data/train.csv': pointer });
    for (const command of ['train', 'validate']) {
      const { result } = await world.json([command]);
      expect([command, result.exitCode, result.reason]).toEqual([command, 69, 'data-not-local']);
      expect(result.problems[0]).toMatchObject({
        reason: 'data-not-local',
        remedy: 'git lfs pull --include data/train.csv',
      });
      expect(JSON.stringify(result)).not.toContain('breaks its contract');
    }
  });

  it('say in the plan what is only a pointer here; another machine may have it, so the plan is one', async () => {
    const { result, stdout } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([0, 'planned']);
    const only = 'the content of `data/train.csv` is not on this machine, only its Git LFS pointer';
    expect(stdout.split(only)).toHaveLength(4); // validate, train, and why in the matrix
  });

  it('tell in the report that nobody can tell, and what to fetch', async () => {
    const { result, stdout } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([2, 'data-not-local']);
    expect(stdout).not.toContain('breaks its contract');
    expect(stdout).toContain('not judged, because `data-train-csv` could not be read');
    expect((await world.run(['report', '--markdown'])).stdout).toContain('git lfs pull --include data/train.csv');
  });

  it('let what breaks its contract outweigh what is not here, and name only that as broken', async () => {
    world.commit('Another, broken', {
      'mlops.yaml':
        `${project.replace('models:', 'datasets:\n  odd: { source: data/odd.csv, rows: { min: 99 } }\nmodels:')}`.replace(
          'data: { train: data/train.csv }',
          'data: { train: data/train.csv, odd: odd }',
        ),
      'data/odd.csv': rows(3, 1),
    });
    const { result: validated } = await world.json(['validate']);
    expect([validated.exitCode, validated.reason]).toEqual([1, 'too-few-rows']);
    const { result: trained } = await world.json(['train']);
    expect([trained.exitCode, trained.reason]).toEqual([1, 'data-failed']);
    expect(trained.problems[0]?.message).toBe('m is not trained: odd breaks its contract.');
    expect(trained.problems.map(({ reason }) => reason)).toContain('data-not-local');
    const { stdout } = await world.json(['report']);
    expect(stdout).toContain('not trained, because `odd` breaks its contract and `data-train-csv` could not be read.');
  });
});
