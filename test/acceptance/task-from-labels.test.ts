import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { projectFile, rows, tiny } from './tiny.ts';

const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** Also reports a number of its own that never changes: nothing to see there must not hide what was computed. */
const train = `${tiny['train.sh']}echo '{"loss": 0.5}' > "$MLOPS_OUTPUT/metrics.json"\n`;

function project(gates: string, task = ''): string {
  const evaluate = `    evaluate:\n      run: bash predict.sh\n      code: [predict.sh]\n${task}      predictions: predictions.csv\n      label: { dataset: test, column: y }\n`;
  return projectFile({ evaluate, gates, model: '    metrics: [metrics.json]\n' });
}

/** A trained and reported main branch, and a branch whose model is useless, trained. */
async function useless(mlopsYaml: string, signal = '0'): Promise<World> {
  const world = makeWorld({ ...tiny, 'params.yaml': 'signal: 0.9\n', 'train.sh': train, 'mlops.yaml': mlopsYaml });
  worlds.push(world);
  expect((await world.json(['train'])).result.reason).toBe('trained');
  expect((await world.json(['report'])).result.reason).toBe('first-run');
  world.branch('useless');
  world.commit('useless', { 'params.yaml': `signal: ${signal}\n` });
  expect((await world.json(['train'])).result.reason).toBe('trained');
  return world;
}

function metricsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/"metric":"([^"]+)"/g)].map(([, name]) => String(name)))].toSorted();
}

describe('a task that only the labels tell', () => {
  it('is judged like the same task declared', async () => {
    const [told, declared] = [await useless(project('')), await useless(project('', '      task: binary\n'))];
    const [ours, theirs] = [await told.json(['report']), await declared.json(['report'])];
    expect(ours.stdout).toContain('roc-auc');
    expect(metricsOf(ours.stdout)).toEqual(metricsOf(theirs.stdout));
    expect([ours.result.reason, ours.result.exitCode]).toEqual([theirs.result.reason, theirs.result.exitCode]);
    expect(ours.result.sentence).toBe(theirs.result.sentence);
    expect((await told.run(['diff'])).stdout).toMatch(/roc-auc/);
    rmSync(join(told.clone, '.mlops', 'store'), { recursive: true });
    expect((await told.run(['plan'])).stdout).toMatch(/predictions are not in the store/);
  });

  it('has its gates asked', async () => {
    const world = await useless(project('    gates:\n      roc-auc: { min: 0.6 }\n'));
    const { result } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([1, 'beyond-limit']);
    expect(result.sentence).toMatch(/roc-auc/);
  });

  it('is not comparable where the labels of the base tell another', async () => {
    const yaml = project('').replace('y: { type: integer, values: [0, 1] }\nmodels', 'y: { type: integer }\nmodels');
    const world = await useless(yaml, '0.8');
    const more = `${rows(400, 1000)}5000,0.5,2\n`;
    const predict = `awk -F, 'FNR == 1 { print "id,prediction"; next } { print $1 "," ($2 > 0.5) }' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"\n`;
    world.commit('a third class', { 'data/test.csv': more, 'predict.sh': predict });
    await world.json(['train']);
    const { result, stderr } = await world.json(['report']);
    expect([result.exitCode, result.reason]).toEqual([2, 'task-changed']);
    expect(result.sentence + stderr).toMatch(/y was binary and is multiclass now/);
  });
});

describe('rows that are scored without a label', () => {
  it('never pass', async () => {
    const evaluate = '    evaluate: bash predict.sh\n';
    const world = makeWorld({
      ...tiny,
      'train.sh': train,
      'mlops.yaml': projectFile({ evaluate, gates: '', model: '    metrics: [metrics.json]\n' }),
    });
    worlds.push(world);
    expect((await world.json(['train'])).result.reason).toBe('no-label');
    expect((await world.json(['report'])).result.reason).toBe('no-label');
  });
});
