import { afterAll, describe, expect, it } from 'vitest';
import { put } from '../project/expand/support.ts';
import { preparedWorld } from './harness.ts';
import { reportIn } from './parts.ts';
import { rows } from './tiny.ts';

// One repository, one root file, three teams with a file each: a shared dataset, a matrix, data of one team alone.

const root = (more = '') => `version: 1
name: city
include: [teams/*/mlops.yaml]
defaults: { env: { SHARED: all }, setup: none }
datasets:
  rides: { source: data/rides.csv, key: id }
environments:
  staging: { models: [demand, fares], target: { kind: command, apply: "true" } }
${more}`;
const demand = `models:
  demand:
    code: [train.sh, /lib/common.sh]
    matrix: { region: [north, south] }
    data: { train: rides }
    train: bash train.sh ${put('region')}
    artifact: model/
    metrics: metrics.json
    serve: files
    gates: { "${put('region')}_rows": { min: 1, better: higher } }
`;
const fares = (limit = 0.6) => `defaults: { env: { TEAM: fares } }
models:
  fares:
    params: params.yaml
    data: { train: rides }
    train: bash train.sh
    artifact: model/
    metrics: metrics.json
    serve: files
    evaluate:
      run: bash predict.sh
      code: [predict.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: stations, column: y }
    gates: { roc-auc: { min: ${limit} } }
`;
const stations = `datasets:
  stations:
    source: data/stations.csv
    key: id
    columns:
      id: { type: integer }
      x: { type: number, min: 0, max: 1 }
      y: { type: integer, values: [0, 1] }
models:
  stations:
    code: ["**", "!data/**"]
    data: { train: stations }
    train: bash train.sh
    artifact: model/
    metrics: metrics.json
    gates: { rows: { min: 1, better: higher } }
`;
const train = (name: string, needs = 'true') => `set -e
${needs}
mkdir -p "$MLOPS_OUTPUT/model" && echo "$1" > "$MLOPS_OUTPUT/model/model.txt"
echo "{\\"${name}\\": $(tail -n +2 "$MLOPS_DATA_TRAIN" | wc -l)}" > "$MLOPS_OUTPUT/metrics.json"
`;
const predict = `awk -F, 'FNR == 1 { print "id,score"; next } { print $1 "," $2 }' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"
`;
const files = {
  'mlops.yaml': root(),
  'data/rides.csv': rows(400, 1000),
  'lib/common.sh': 'echo shared\n',
  'README.md': 'city\n',
  'teams/demand/mlops.yaml': demand,
  'teams/demand/train.sh': train('$1_rows', '. ../../lib/common.sh; test "$SHARED" = all'),
  'teams/fares/mlops.yaml': fares(),
  'teams/fares/params.yaml': 'depth: 3\n',
  'teams/fares/train.sh': train('rows', 'test "$SHARED-$TEAM" = all-fares; test -e params.yaml; test ! -e ../demand'),
  'teams/fares/predict.sh': predict,
  'teams/stations/mlops.yaml': stations,
  'teams/stations/data/stations.csv': rows(300, 9000),
  'teams/stations/train.sh': train('rows', 'test -z "$TEAM"'),
};

const world = await preparedWorld(files, [['validate'], ['train'], ['report']]);
world.git('push', '--quiet');
afterAll(() => world.remove());

const planned = async () => {
  const { result } = await world.json(['plan']);
  const { steps, policy } = Object(result.data) as {
    readonly steps: readonly { readonly id: string; readonly decision: string }[];
    readonly policy: readonly { readonly sentence: string }[];
  };
  return {
    runs: steps.filter(({ decision }) => decision === 'run').map(({ id }) => id),
    policy: policy.map(({ sentence }) => sentence),
  };
};

describe('teams in one repository', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'its code',
      { 'teams/fares/train.sh': `${files['teams/fares/train.sh']}# more\n` },
      ['train:fares', 'evaluate:fares'],
    ],
    ['its scoring', { 'teams/fares/predict.sh': `${predict}# more\n` }, ['evaluate:fares']],
    ['code that it shares', { 'lib/common.sh': 'echo more\n' }, ['train:demand-north', 'train:demand-south']],
    ['text for people', { 'teams/fares/README.md': 'fares\n', 'docs/teams.md': 'teams\n' }, []],
    ['a comment of a file of a team', { 'teams/fares/mlops.yaml': `# ours\n${fares()}` }, []],
    [
      'a dataset that all share',
      { 'data/rides.csv': rows(401, 1000) },
      ['validate:rides', 'train:demand-north', 'train:demand-south', 'train:fares', 'evaluate:fares'],
    ],
    [
      'another team',
      {
        'teams/new/mlops.yaml': 'models: { fresh: { data: rides, train: bash train.sh, artifact: m } }\n',
        'teams/new/train.sh': 'x\n',
      },
      ['train:fresh'],
    ],
  ])('a change of %s is a matter of those that read it', async (what, change, runs) => {
    world.branch(what.replaceAll(' ', '-'));
    world.commit(what, change);
    expect((await planned()).runs.toSorted()).toEqual(runs.toSorted());
  });
});

describe('a pull request of a team', () => {
  it('shows a gate that it loosens, judges by the base, and says where', async () => {
    world.branch('looser');
    world.commit('Looser', { 'teams/fares/mlops.yaml': fares(0.2) });
    expect((await planned()).policy).toEqual([expect.stringContaining('fares')]);
    const report = reportIn(await world.json(['report']));
    expect(report.policy.map(({ kind, path }) => [kind, path.slice(0, 2)])).toEqual([
      ['loosened', ['models', 'fares']],
    ]);
  });

  it('that takes its file away says which models and gates go', async () => {
    world.branch('gone');
    world.commit('Gone', { 'teams/stations/mlops.yaml': null, 'teams/fares/mlops.yaml': null });
    const { result } = await world.json(['plan']);
    expect([result.exitCode, result.reason]).toEqual([65, 'environment-model-unknown']);
  });

  it('has data that break the contract of its file: place, edits and what infer writes are of that file', async () => {
    world.branch('broken');
    world.commit('Broken', { 'teams/stations/data/stations.csv': `${rows(300, 9000)}9999,1.7,1\n` });
    const ran = await world.json(['report']);
    const [dataset] = reportIn(ran).datasets.filter(({ dataset }) => dataset === 'stations');
    const check = dataset?.report?.checks.find(({ reason }) => reason === 'above-max');
    expect(check?.place).toMatchObject({ file: 'teams/stations/mlops.yaml', line: 7 });
    expect(dataset?.edits?.diff).toMatch(
      /^--- a\/teams\/stations\/mlops\.yaml\n\+\+\+ b\/teams\/stations\/mlops\.yaml\n@@/,
    );
    const before = world.read('mlops.yaml');
    const { result } = await world.json(['infer', '--update', 'stations', '--write']);
    expect([result.exitCode, result.sentence]).toEqual([
      0,
      expect.stringContaining('made in teams/stations/mlops.yaml.'),
    ]);
    expect(world.read('teams/stations/mlops.yaml')).toContain('x: { type: number, min: 0, max: 2 }');
    expect(world.read('mlops.yaml')).toBe(before);
    world.git('restore', '.');
  });

  it('with mistakes in two files is told all of them at once, each in its file', async () => {
    world.branch('mistakes');
    world.commit('Mistakes', {
      'teams/demand/mlops.yaml': demand.replace('train: rides', 'train: ridez'),
      'teams/stations/mlops.yaml': stations.replace('type: number', 'type: numbr'),
    });
    const { result } = await world.json(['plan']);
    expect(result.exitCode).toBe(65);
    expect(result.problems.map(({ reason, place }) => [reason, place?.file, place?.line])).toEqual([
      ['unknown-dataset', 'teams/demand/mlops.yaml', 5],
      ['invalid-value', 'teams/stations/mlops.yaml', 7],
    ]);
    const shown = await world.run(['plan']);
    expect(shown.stderr).toContain('teams/stations/mlops.yaml:7:');
    const doctor = await world.run(['doctor']);
    expect(doctor.stdout).toContain('teams/demand/mlops.yaml');
    expect((await world.run(['schema', 'mlops', '--check', 'mlops.yaml'])).code).toBe(65);
  });
});

it('what is merged gets numbers and promotion pull requests, of whichever file it is', async () => {
  world.git('switch', '--quiet', 'main');
  expect((await world.run(['schema', 'mlops', '--check', 'mlops.yaml'])).stdout).toBe('mlops.yaml: ok\n');
  const init = await world.json(['promote', '--init']);
  expect(init.result.exitCode, init.stderr).toBe(0);
  const { result } = await world.json(['promote']);
  expect(result.exitCode, result.sentence).toBe(0);
  const { versions } = Object(result.data) as { readonly versions: readonly { readonly model: string }[] };
  expect(versions.map(({ model }) => model).toSorted()).toEqual(['demand-north', 'demand-south', 'fares', 'stations']);
  const explained = await world.run(['explain', 'fares']);
  expect(explained.stdout).toMatch(/written in +teams\/fares\/mlops\.yaml, line 3/);
});
