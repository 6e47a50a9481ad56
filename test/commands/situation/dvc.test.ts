import { expect, it } from 'vitest';
import { modelLines } from '../../../src/commands/explaining/model-lines.ts';
import { findSituation } from '../../../src/commands/situation/find-situation.ts';
import { textPipeline } from '../../project/dvc/support.ts';
import { makeScene, type Scene } from '../../repository/scene.ts';
import { ports } from './bare-ports.ts';

const project = 'version: 1\nmodels:\n  text: { train: { dvc: evaluate } }\n';

async function situationOf(scene: Scene) {
  const change = { folder: scene.folder, projectFile: 'mlops.yaml', remote: 'origin', offline: false } as const;
  return await findSituation({ ...change, uncommitted: 'include' }, ports);
}

async function fingerprint(scene: Scene): Promise<string> {
  return (await situationOf(scene)).candidate.facts.models.get('text')?.fingerprint ?? '';
}

it('the plan of a pipeline trains for what its stages read, and for nothing else', async () => {
  const scene = await makeScene();
  await scene.commit({ ...textPipeline, 'mlops.yaml': project });
  const first = await fingerprint(scene);
  const params = textPipeline['params.yaml'];
  const unrelated = `${textPipeline['dvc.yaml'].replace('artifacts:', 'artifacts:\n  other: { path: README.md }')}`;
  for (const change of [
    { 'README.md': 'Words.\n' },
    { 'params.yaml': `${params}unrelated: { key: 1 }\n` },
    { 'dvc.yaml': unrelated.replace('  evaluate:', '  other: { cmd: python other.py }\n  evaluate:') },
  ]) {
    await scene.commit(change);
    expect(await fingerprint(scene)).toBe(first);
  }
  const seen = new Set([first]);
  for (const change of [
    { 'params.yaml': params.replace('n_est: 50', 'n_est: 51') },
    { 'src/train.py': 'print()\n' },
    { 'requirements.txt': 'numpy==2.0.0\n' },
    { 'data/data.xml.dvc': textPipeline['data/data.xml.dvc'].replace('22a1', '33b2') },
    { 'dvc.yaml': textPipeline['dvc.yaml'].replace('cmd: python src/train.py', 'cmd: python -O src/train.py') },
  ]) {
    await scene.commit(change);
    seen.add(await fingerprint(scene));
  }
  expect(seen.size).toBe(6);
});

it('explain says which stage became what', async () => {
  const scene = await makeScene();
  await scene.commit({ ...textPipeline, 'mlops.yaml': project });
  const situation = await situationOf(scene);
  const facts = situation.candidate.facts.models.get('text');
  if (facts === undefined) throw new Error('no model');
  const [line] = modelLines(situation, facts).filter(({ label }) => label === 'stages');
  expect(line?.text).toBe(
    'of dvc.yaml: before it prepare, featurize; training is train; after it evaluate, in the same step',
  );
  const [command] = modelLines(situation, facts).filter(({ label }) => label === 'trains with');
  expect(command?.text).toMatch(/^mkdir -p data eval ⏎ python src\/prepare\.py .* ⏎ python src\/train\.py/);
});

it('base and head are read each with their own dvc.yaml', async () => {
  const scene = await makeScene();
  await scene.commit({ ...textPipeline, 'mlops.yaml': project });
  await scene.git('checkout', '--quiet', '-b', 'change');
  await scene.commit({
    'dvc.yaml': textPipeline['dvc.yaml']
      .replace('model.pkl\n    params', 'model.pkl --fast\n    params')
      .replace('cmd: python src/train.py data/features', 'cmd: python src/train.py --fast data/features'),
  });
  const { plan } = await situationOf(scene);
  const [step] = plan.steps.filter(({ kind, side }) => kind === 'train' && side === 'candidate');
  expect(step?.reasons.join()).toContain('command');
  expect(plan.steps.map(({ id }) => id)).toContain('train:text@baseline');
});
