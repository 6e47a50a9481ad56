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

  it('do not call a pointer whose content is not fetched a broken contract', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 123\n`;
    world.commit('In LFS', { 'data/train.csv': pointer });
    const { result } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([69, 'data-not-local']);
    expect(JSON.stringify(result)).not.toContain('breaks its contract');
  });
});
