import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '../acceptance/built.ts';
import { makeWorld } from '../acceptance/harness.ts';
import { defaultGrants, grantsOf } from '../harness/act/grants.ts';
import { actBinary } from '../harness/act.ts';
import { type Judged, openScene, paths, type WorkflowScene, workflows } from './scene.ts';

const granted = grantsOf(workflows[paths.pullRequest] ?? '', {
  defaults: defaultGrants.read,
  called: () => workflows[paths.train] ?? '',
});

/** `hourly` is made of rides and stations, `daily` of that; a model trains on a view of `hourly`. */
let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  const world = makeWorld(files);
  world.commit('Workflows', workflows);
  world.git('push', '--quiet', 'origin', 'main');
  scene = await openScene(undefined, { name: 'tiny', world });
});
afterAll(() => scene?.close());

const more = (text: string) => ({ 'features/hourly.sh': `${files['features/hourly.sh']}${text}\n` });
const builds = () => scene.records().filter((path) => path.startsWith('builds/'));
const kinds = ({ artifacts }: Judged) =>
  [...new Set(artifacts.map((name) => name.replace(/-(m|daily|hourly)?(-?[0-9a-f]{16})?(\.json)?$/, '')))].sort();

describe.skipIf(actBinary === '')('datasets that commands make, in act,', { timeout: 900_000 }, () => {
  it('are made by jobs before those that check, train and compare, and never twice', async () => {
    const change = scene.propose('first', more('# as before'));
    const done = await scene.judge(change);
    expect(done.results).toEqual([
      'build/build: success',
      'build/train-2: skipped',
      'build/train-3: skipped',
      'build/train: skipped',
      'build/where: success',
      'evaluate: success',
      'plan: success',
      'report: success',
      'train/build: skipped',
      'train/train-2: skipped',
      'train/train-3: skipped',
      'train/train: success',
      'train/where: success',
      'validate: success',
    ]);
    expect(done.check).toMatchObject({ conclusion: 'success' });
    expect(kinds(done)).toEqual(expect.arrayContaining(['mlops-build', 'mlops-made', 'mlops-run', 'mlops-kept']));
    expect(builds()).toHaveLength(4);

    const model = await scene.judge(scene.propose('model', { 'train.sh': `${files['train.sh']}# again\n` }));
    expect(model.results).toContain('build: skipped');
    expect(model.results).toContain('train/train: success');
    expect(model.check).toMatchObject({ conclusion: 'success' });
    expect(builds()).toHaveLength(4);
  });

  it('stop what needs them where a command fails, and the comment has the end of its log', async () => {
    const change = scene.propose('broken', { 'features/hourly.sh': 'echo "stations: no column lat" >&2\nexit 3\n' });
    const done = await scene.judge(change);
    expect(done.results).toContain('build/build: failure');
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(done.comment).toContain('stations: no column lat');
  });

  it.each(['build/where', 'build/build'])('need each permission that the templates grant: %s', async (job) => {
    const less = Object.entries(granted.get(job) ?? {}).filter(([name]) => name !== 'contents');
    const change = scene.propose(`less-${job.replace('/', '-')}`, more(`# ${job}`));
    const done = await scene.judge(change, { [job]: Object.fromEntries(less) });
    expect(done.conclusion).toBe('failure');
    expect(done.job(job).result).toBe('failure');
    expect(done.check).toMatchObject({ status: 'completed', conclusion: 'action_required' });
  });
});
