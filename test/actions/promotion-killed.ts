import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { leftIn, withoutTimes } from '../acceptance/promotion-end.ts';
import { type PromotingScene, promotingScene } from './promoting.ts';
import { endRun, type JobName, type Played, playJobs, runAsked, runFailedAgain } from './promotion-jobs.ts';
import { depth, ended, promoted, releaseOn, runOf, trained } from './promotion-steps.ts';
import { remembered } from './remembered.ts';

const preload = `--import=${join(import.meta.dirname, '..', 'harness', 'kill-at-effect.mjs')}`;

/** A job in a world that is prepared for it. */
export interface KilledJob {
  readonly title: string;
  /** The workflow. */
  readonly of: 'promote' | 'deploy';
  readonly job: JobName;
  /** Depth of the version that is on its way; those with 66 in them are refused when they are deployed. */
  readonly depth: number;
  /** How the job ends undisturbed. */
  readonly ends: readonly [code: number, reason: string];
}

/** Everything that jobs do from a merge to what is live, and on the way back. */
export const killedJobs: readonly KilledJob[] = [
  {
    title: 'promote, a version that merges by itself',
    of: 'promote',
    job: 'promote',
    depth: 51,
    ends: [0, 'promoted'],
  },
  { title: 'where, before a deployment', of: 'deploy', job: 'where', depth: 51, ends: [0, 'to-deploy'] },
  { title: 'deploy, a version', of: 'deploy', job: 'deploy', depth: 51, ends: [0, 'deployed'] },
  { title: 'deploy, one that fails', of: 'deploy', job: 'deploy', depth: 66, ends: [1, 'verification-failed'] },
  { title: 'promote, after a deployment', of: 'deploy', job: 'promote', depth: 51, ends: [0, 'promoted'] },
  { title: 'promote, after one that failed', of: 'deploy', job: 'promote', depth: 66, ends: [1, 'deployment-failed'] },
];

/** Who comes after a job that was killed: somebody who runs the failed jobs again, or the clock. */
export type Again = 'by hand' | 'by the clock';

/** By whom the job is finished that was killed before its first, second, … effect. */
export type Asked = (effect: number) => readonly Again[];

/** What a job does on its own machine goes with the machine. */
const isOfMachine = (effect: string) =>
  /^(writeFile|rm|unlink|chmod) \S*\/machines\/|^(rename|link|symlink|cp|copyFile) \S*\/machines\/\S* \S*\/machines\/|^git (?!.*\bpush )/.test(
    effect,
  );

/**
 * Declares the tests: killed right before and right after each thing that a job does to the world, and run again, the
 * forge, the branches, the ledger and the targets have to be as an undisturbed run leaves them, nothing twice, no lock.
 */
export function killedAtEffects(jobs: readonly KilledJob[], isAsked: Asked): void {
  const scene = promotingScene();
  let back: () => void;
  beforeAll(async () => {
    // Version 1 is live in both environments.
    await trained(scene, depth(50));
    await scene.clock();
    await scene.mergePromotion('production');
    back = remembered(scene, 'begin');
  });
  for (const killed of jobs) describe(killed.title, () => killedJob(killed, { scene, back: () => back(), isAsked }));
}

interface Killing {
  readonly scene: PromotingScene;
  /** To the beginning of all. */
  readonly back: () => void;
  readonly isAsked: Asked;
}

function killedJob({ job, of, depth: number, ends }: KilledJob, { scene, back, isAsked }: Killing): void {
  let begin: Begin;
  let effects: readonly string[] = [];
  let undisturbed: unknown;

  beforeAll(async () => {
    back();
    await trained(scene, depth(number));
    const before = await played(scene, job, of);
    begin = { scene, job, before, back: remembered(scene, 'kept') };
    const { step, written } = await attempt(begin, { MLOPS_TEST_KILL_AT: '-1' });
    expect(step === 'killed' || step === undefined ? step : ended(step)).toEqual(ends);
    effects = written.map((line) => line.slice(line.indexOf(' ') + 1));
    await settles(scene);
    undisturbed = endOf(scene);
  });

  it('writes to the forge or to its target', () => {
    expect(effects.join('\n')).toMatch(/^(POST|PUT|PATCH) .*\nanswered|^rename .*current$/m);
  });

  it('leaves the same, wherever it is killed and run again', { timeout: 7_200_000 }, async () => {
    // Of what is written piece by piece into one file, the first piece stands for the others.
    const outside = [...effects.entries()].filter(([at, effect]) => !isOfMachine(effect) && effect !== effects[at - 1]);
    for (const [number, [at, effect]] of outside.entries()) {
      for (const again of isAsked(number)) {
        const { step, written, played } = await attempt(begin, { MLOPS_TEST_KILL_AT: `${at}` });
        expect([effect, step, written.at(-1)]).toEqual([effect, 'killed', expect.stringMatching(/^killed before /)]);
        if (again === 'by hand') await runFailedAgain(scene, played);
        await settles(scene);
        expect.soft({ effect, again, end: endOf(scene) }).toEqual({ effect, again, end: undisturbed });
      }
    }
  });
}

/** A run that has come to the job, as often as somebody goes back to it. */
interface Begin {
  readonly scene: PromotingScene;
  readonly job: JobName;
  readonly before: Played;
  readonly back: () => void;
}

/** The run as far as it has come before the job. */
async function played(scene: PromotingScene, job: JobName, ofRun: KilledJob['of']): Promise<Played> {
  if (ofRun === 'promote') return { run: await runOf(scene, 'promote'), steps: {} };
  expect(ended(await promoted(scene))).toEqual([0, 'promoted']);
  return await playJobs(await runAsked(scene), { until: job });
}

/** The job once, with its effects, and the rest of its run. */
async function attempt({ scene, job, before, back }: Begin, more: NodeJS.ProcessEnv) {
  back();
  const state = scene.server.actions.runs.find(({ id }) => id === before.run.state.id);
  if (state === undefined) throw new Error('the forge has forgotten the run');
  const log = join(scene.world.folder, 'effects');
  rmSync(log, { force: true });
  const env = { NODE_OPTIONS: preload, MLOPS_TEST_EFFECTS: log, ...more };
  const after = await playJobs({ ...before, run: { ...before.run, state } }, { kill: { job, env } });
  endRun(scene, after);
  return { played: after, step: after.steps[job], written: readFileSync(log, 'utf8').trim().split('\n') };
}

/** What was asked for runs, and the clock comes round until nothing is left to do. */
async function settles(scene: PromotingScene): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const said = await scene.clock();
    if (said.length === 1 && said[0]?.stepped.result.reason === 'nothing-to-promote') return;
  }
  throw new Error('it does not come to an end');
}

const environments = ['staging', 'production'];
const kinds = /^(versions|deployments|holds)\//;

/** What everybody sees, but for times, commits and how often somebody had to begin. */
function endOf(scene: PromotingScene): unknown {
  const { world, server } = scene;
  const paths = world.inOrigin('ls-tree', '-r', '--name-only', 'refs/heads/mlops/ledger').split('\n');
  const records = paths.filter((path) => kinds.test(path));
  return {
    records: records.map((path) => [path, withoutTimes(scene.ledger(path))]),
    branches: world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/heads/').split('\n'),
    releases: environments.map((name) => releaseOn(scene, `env/${name}`)),
    live: environments.map((name) => scene.live(name)),
    pulls: [...server.pulls.values()].map((pull) => ({
      ...{ number: pull.number, title: pull.title, body: still(pull.body), branch: pull.branch, base: pull.base },
      ...{ state: pull.state, isMerged: pull.mergedAs !== null },
      check: server.checks.findLast(({ name, head }) => name === 'mlops promotion' && head === pull.head)?.conclusion,
    })),
    deployments: server.deployments.map(({ environment, task, description, statuses }) => ({
      ...{ environment, task, description },
      statuses: statuses.map(({ state, description: said }) => [state, still(said)]),
    })),
    issues: [...server.issues.values()].map(({ title, body, state }) => ({ title, body: still(body), state })),
    comments: server.comments.map(({ issue, body }) => ({ issue, body: still(body) })),
    running: server.actions.runs.filter(({ status }) => status !== 'completed').map(({ path }) => path),
    left: [...leftIn(join(world.folder, 'served')), ...leftIn(world.origin)],
  };
}

/** Times and commits of what is made anew are others each time. */
function still(text: string | null): string | undefined {
  // An invisible sign keeps what looks like a commit from becoming a link.
  return text?.replaceAll('\u200b', '').replaceAll(/\b\d{4}-\d\d-\d\d \d\d:\d\d UTC|\b[0-9a-f]{12}\b/g, '…');
}
