import { afterAll, describe, expect, it } from 'vitest';
import { parseReport, type Report } from '../../src/report/index.ts';
import { type Files, preparedWorld, type RanJson, type World } from './harness.ts';
import { projectFile, standardColumns, tiny } from './tiny.ts';

const home = await preparedWorld(tiny, [['train']]);
const worlds: World[] = [home];
afterAll(() => {
  for (const world of worlds) world.remove();
});
home.branch('change');
home.commit('Better', { 'params.yaml': 'signal: 0.8\n' });
await home.json(['train']);

/** The branch, trained before main got these files and perhaps with more of its own since. */
function moved(onMain: Files, onBranch?: Files): World {
  const world = home.copy();
  worlds.push(world);
  world.git('switch', '--quiet', 'main');
  world.commit('Meanwhile', onMain);
  world.git('push', '--quiet');
  world.git('switch', '--quiet', 'change');
  if (onBranch !== undefined) world.commit('More', onBranch);
  return world;
}

function reportOf({ result }: RanJson): Report {
  return parseReport(JSON.stringify(Object(result.data).report));
}

const told = (policy: Report['policy']) => policy.map(({ sentence, blocks }) => `${blocks ? '! ' : ''}${sentence}`);
const fresh = `${projectFile()}  fresh: { train: "true", artifact: model/, gates: { accuracy: { min: 0.9 } } }\n`;
const tighter = projectFile({ gates: '    gates:\n      roc-auc: { min: 0.99 }\n      accuracy: { min: 0.2 }\n' });

describe('main has moved on since a branch was cut', () => {
  it('by a model: the branch has removed nothing, says plan, diff and report', async () => {
    const world = moved({ 'mlops.yaml': fresh });
    const planned = await world.json(['plan']);
    expect([planned.result.exitCode, planned.stdout.includes('removes')]).toEqual([0, false]);
    expect((await world.run(['plan'])).stdout).not.toMatch(/^(policy|blocks) /m);
    const compared = await world.json(['diff']);
    expect([compared.result.exitCode, compared.result.problems]).toEqual([0, []]);
    const reported = await world.json(['report']);
    expect([reported.result.exitCode, told(reportOf(reported).policy)]).toEqual([0, []]);
    expect(reportOf(reported).models.map(({ model }) => model)).toEqual(['m']);
  });

  it('a merge result is no branch: it has what it has, also where it was made before', async () => {
    const world = moved({ 'mlops.yaml': fresh });
    world.git('switch', '--quiet', '--detach', 'main~1');
    world.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    expect((await world.run(['plan'])).stdout).toMatch(/^blocks +removes the model fresh and its gates/m);
  });

  it('by gates: they judge the branch, which loosens nothing', async () => {
    const world = moved({ 'mlops.yaml': tighter });
    const reported = await world.json(['report']);
    const { models, policy } = reportOf(reported);
    const gates = models.flatMap((model) => model.gates.map(({ metric, verdict }) => `${metric} ${verdict}`));
    expect([reported.result.exitCode, gates.toSorted()]).toEqual([1, ['accuracy pass', 'roc-auc fail']]);
    expect(told(policy)).toEqual([]);
    expect(reported.stdout).not.toContain('The new gate');
  });

  it('by a tighter gate, which the branch removes: it judges, and that is told', async () => {
    const without = projectFile({ gates: '    gates:\n      accuracy: { min: 0.1 }\n' });
    const world = moved({ 'mlops.yaml': tighter }, { 'mlops.yaml': without });
    const reported = await world.json(['report']);
    const { models, policy } = reportOf(reported);
    expect([reported.result.exitCode, models[0]?.verdict]).toEqual([1, 'fail']);
    expect(told(policy)).toEqual([
      'removes the gate on roc-auc of m: min 0.99',
      'loosens the gate on accuracy of m: min 0.2 → 0.1',
    ]);
  });

  it('by gates of a model that the branch has renamed: blocked, and the model of main alone is not', async () => {
    const renamed = projectFile().replace('models:\n  m:', 'models:\n  n:');
    const world = moved({ 'mlops.yaml': fresh.replace('min: 0.6', 'min: 0.61') }, { 'mlops.yaml': renamed });
    expect((await world.json(['train'])).result.exitCode).toBe(0);
    const reported = await world.json(['report']);
    expect([reported.result.exitCode, reported.result.reason]).toEqual([1, 'policy-blocked']);
    expect(told(reportOf(reported).policy)).toEqual(['! removes the model m and its gates']);
  });

  it('by a contract: it is asked of the data of the branch', async () => {
    const columns = standardColumns.replace('max: 1 }', 'max: 0.5 }');
    const world = moved({ 'mlops.yaml': projectFile({ columns }) });
    await world.json(['train']);
    const reported = await world.json(['report']);
    const { datasets, policy } = reportOf(reported);
    expect([reported.result.exitCode, told(policy)]).toEqual([1, []]);
    expect(datasets.find(({ dataset }) => dataset === 'train')?.verdict).toBe('fail');
  });

  it('by a contract of files that were read by their path: it is asked of them, or nothing passes', async () => {
    const bare = (path: string) =>
      projectFile({ model: '' })
        .replace(/ {2}train:\n.*?(?= {2}test:)/s, '')
        .replace('{ train: train }', `{ train: ${path} }`);
    const world = home.copy();
    worlds.push(world);
    world.git('switch', '--quiet', 'main');
    world.commit('By its path', { 'mlops.yaml': bare('data/train.csv') });
    world.git('push', '--quiet');
    world.branch('cut');
    world.commit('Words', { 'README.md': 'Words.\n' });
    world.git('switch', '--quiet', 'main');
    const declare = (source: string) =>
      projectFile({ source, columns: standardColumns.replace('max: 1 }', 'max: 0.5 }') })
        .replace(/^ {2}train:\n/m, '  flights:\n')
        .replace('{ train: train }', `{ train: flights }`);
    world.commit('Declared', { 'mlops.yaml': declare('data/train.csv') });
    world.git('push', '--quiet');
    world.git('switch', '--quiet', 'cut');
    await world.json(['train']);
    const reported = await world.json(['report']);
    const { datasets, policy } = reportOf(reported);
    expect([reported.result.exitCode, told(policy)]).toEqual([1, []]);
    expect(datasets.map(({ verdict }) => verdict)).toContain('fail');
    world.git('switch', '--quiet', 'main');
    world.commit('Elsewhere', {
      'mlops.yaml': declare("'data/tr*.csv'").replace('{ train: flights }', '{ train: data/more.csv }'),
      'data/more.csv': tiny['data/train.csv'] ?? '',
    });
    world.git('push', '--quiet');
    world.git('switch', '--quiet', 'cut');
    await world.json(['train']);
    const older = await world.json(['report']);
    expect([older.result.exitCode, told(reportOf(older).policy)]).toEqual([
      1,
      ['! is older than the contract of flights, whose files are still read'],
    ]);
    expect(older.stdout).toContain('Rebase this branch on `main`');
  });
});
