import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubApi } from '../../scripts/release/api.ts';
import { mismatches } from '../../scripts/smoke/mismatches.ts';
import { hasLedger, observe } from '../../scripts/smoke/observe.ts';
import { scenarios } from '../../scripts/smoke/scenarios.ts';
import { actBinary } from '../harness/act.ts';
import { areRecorded, type Change, type Judged, nothingToDo, openScene, type WorkflowScene } from './scene.ts';

let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openScene();
});
afterAll(() => scene?.close());

const patience = { pause: 100, limit: 1_000, now: () => performance.now(), sleep };

/** `better` differs from `first` only in that the base has been trained by then. */
const asked = scenarios.filter(({ name }) => name !== 'better');

type Told = (done: Judged, change: Change) => void | Promise<void>;

/** What more is to be seen of them here than the script can ask of github.com. */
const more: Readonly<Record<string, Told>> = {
  /** Files of both sides are kept: nobody had trained the base before. Then the merge queue needs no training. */
  first: async (done, change) => {
    expect(done.results).toEqual([
      'build: skipped',
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
    expect(done.check).toMatchObject({ name: 'mlops (tiny)', head: change.head });
    const page = scene.server.actions.artifacts.find((one) => one.name === 'mlops-report');
    expect(done.comment).toMatch(
      /\[Full report\]\(https:\/\/github\.com\/team\/tiny\/actions\/runs\/\d+\/artifacts\/\d+\) · \[Run records\]\(/,
    );
    expect(page?.digest).toMatch(/^sha256:/);
    expect(done.job('report').summaries.join()).toContain('## ✅ Better · tiny');
    expect(done.artifacts.map((name) => name.replace(/(-[0-9a-f]{16})?(\.json)?$/, ''))).toEqual([
      'mlops-data',
      'mlops-evaluation',
      'mlops-kept-m',
      'mlops-kept-m',
      'mlops-proof',
      'mlops-report',
      'mlops-run-m',
      'mlops-runs',
    ]);
    expect(areRecorded(scene, done)).toEqual([true]);

    const queued = await scene.queue(change);
    expect(queued.results).toEqual(nothingToDo);
    expect(queued.check).toMatchObject({ name: 'mlops (tiny)', conclusion: 'success', title: done.check?.title });
    expect(queued.check?.head).not.toBe(change.head);
    expect(scene.server.comments.filter(({ issue }) => issue === change.number)).toHaveLength(1);
  },
  'failing-data': (done) => {
    expect(done.results).toEqual([
      'build: skipped',
      'evaluate: success',
      'plan: success',
      'report: failure',
      'train: skipped',
      'validate: failure',
    ]);
    expect(done.check).toMatchObject({ conclusion: 'failure', annotations: [{ path: 'mlops.yaml' }] });
    // The base's run record is there since the first.
    expect(done.artifacts).toEqual(['mlops-data', 'mlops-evaluation', 'mlops-report', 'mlops-runs']);
    expect(areRecorded(scene, done)).toEqual([false]);
  },
  worse: (done) => {
    expect(done.results).toContain('train/train: success');
    expect(done.results).toContain('report: failure');
    expect(areRecorded(scene, done)).toEqual([true]);
  },
  documentation: (done) => {
    expect(done.results).toEqual(nothingToDo);
    expect(done.job('plan').outputs).toMatchObject({ count: '0', datasets: '0' });
    expect(done.artifacts).toEqual(['mlops-evaluation', 'mlops-report']);
  },
};

/** What the script expects of github.com comes true here: so a mismatch there is one of GitHub, not of the script. */
describe.skipIf(actBinary === '')('scripts/smoke-github.ts', { timeout: 900_000 }, () => {
  it.each(asked)('expects of $name what act and the forge server show', async (scenario) => {
    const change = scene.propose(scenario.name, scenario.files);
    const done = await scene.judge(change);
    const { server } = scene;
    const token = server.token({ actions: 'read', checks: 'read', contents: 'read', 'pull-requests': 'read' });
    const ask = githubApi(server.api, token);
    const seen = await observe(ask, 'team/tiny', change, patience);
    expect(mismatches(scenario, seen), JSON.stringify(seen.jobs)).toEqual([]);
    expect(await hasLedger(ask, 'team/tiny')).toBe(true);
    const told = more[scenario.name];
    if (told === undefined) throw new Error(`of ${scenario.name} nothing more is looked at`);
    await told(done, change);
  });
});
