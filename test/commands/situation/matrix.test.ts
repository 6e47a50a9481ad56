import { expect, it } from 'vitest';
import { findSituation } from '../../../src/commands/situation/find-situation.ts';
import { put } from '../../project/expand/support.ts';
import { makeScene, type Scene } from '../../repository/scene.ts';
import { ports } from './bare-ports.ts';

const files = {
  'train.py': 'print()\n',
  'data/north.csv': 'id\n1\n',
  'data/south.csv': 'id\n2\n',
  'data/west.csv': 'id\n3\n',
};

function matrixOf(regions: string, train = `{ run: "python train.py ${put('region')}" }`): string {
  return `version: 1
models:
  demand:
    matrix: { region: [${regions}] }
    code: [train.py]
    data: data/${put('region')}.csv
    train: ${train}
    artifact: ${put('region')}.pkl
`;
}

const byHand = `version: 1
models:
${['north', 'south']
  .map(
    (region) => `  demand-${region}:
    code: [train.py]
    data: data/${region}.csv
    train: { run: python train.py ${region} }
    artifact: ${region}.pkl
`,
  )
  .join('')}`;

async function situationOf(scene: Scene) {
  const change = { folder: scene.folder, projectFile: 'mlops.yaml', remote: 'origin', offline: false } as const;
  return await findSituation({ ...change, uncommitted: 'include' }, ports);
}

/** Every step of the plan with what it is known by. */
function stepsOf({ plan }: Awaited<ReturnType<typeof situationOf>>): readonly string[] {
  return plan.steps.map((step) => `${step.id} ${step.kind === 'validate' ? step.reportKey : step.fingerprint}`);
}

it('a matrix is planned as the same models written by hand, fingerprint by fingerprint', async () => {
  const scene = await makeScene();
  await scene.commit({ ...files, 'mlops.yaml': byHand });
  const hand = stepsOf(await situationOf(scene));
  await scene.commit({ 'mlops.yaml': matrixOf('north, south') });
  const matrix = stepsOf(await situationOf(scene));
  expect(matrix).toEqual(hand);
  expect(matrix.map((step) => step.split(' ')[0])).toEqual([
    'validate:data-north-csv',
    'validate:data-south-csv',
    'train:demand-north',
    'train:demand-south',
  ]);
});

it('one more model in a matrix trains that one alone, as a first run', async () => {
  const scene = await makeScene();
  await scene.commit({ ...files, 'mlops.yaml': matrixOf('north, south') });
  const before = stepsOf(await situationOf(scene));
  await scene.git('checkout', '--quiet', '-b', 'west');
  await scene.commit({ 'mlops.yaml': matrixOf('north, west, south') });
  const situation = await situationOf(scene);
  expect(situation.plan.first).toEqual(['demand-west']);
  expect(stepsOf(situation).filter((step) => !step.includes('west'))).toEqual(before);
  const [west] = situation.plan.steps.filter(({ id }) => id === 'train:demand-west');
  expect(west?.reasons[0]).toBe('first run: the baseline does not have this model');
});

it('of a change the base says where each of its models runs, and a new one runs nowhere special', async () => {
  const scene = await makeScene();
  const rows = (list: string) =>
    `version: 1
models:
  demand:
    matrix: [${list}]
    train: { run: "python train.py ${put('region')}", runs-on: "${put('machine')}", secrets: ["${put('secret')}"] }
    artifact: m.pkl
    gates: { auc: { min: "${put('limit')}" } }
`;
  await scene.commit({ ...files, 'mlops.yaml': rows('{ region: north, machine: gpu, secret: HF, limit: 0.8 }') });
  await scene.git('checkout', '--quiet', '-b', 'greedy');
  const greedy =
    '{ region: north, machine: huge, secret: PROD, limit: 0.1 }, { region: west, machine: huge, secret: PROD, limit: 0.1 }';
  await scene.commit({ 'mlops.yaml': rows(greedy) });
  const { project, policyChanges } = await situationOf(scene);
  const [north, west] = ['demand-north', 'demand-west'].map((name) => project.models.get(name));
  expect(north?.train).toMatchObject({ runsOn: 'gpu', secrets: ['HF'] });
  expect(north?.gates.get('auc')).toMatchObject([{ min: 0.8 }]);
  expect(west?.train).toMatchObject({ runsOn: 'ubuntu-latest', secrets: [] });
  expect(policyChanges.map(({ path, kind }) => `${kind} ${path.join('.')}`)).toEqual([
    'loosened models.demand-north.gates.auc.min',
    'changed models.demand-north.train.secrets',
    'changed models.demand-north.train.runs-on',
    'changed models.demand-west.train.secrets',
    'changed models.demand-west.train.runs-on',
  ]);
});
