import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect } from 'vitest';
import type { DeploymentRecord } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import {
  type Environment,
  environments,
  invariants,
  liveIsExplained,
  look,
  nothingSeen,
  recordsIn,
  type Seen,
} from '../acceptance/promotion-invariants.ts';
import { type PromotingScene, personAt, promotingScene } from './promoting.ts';
import { endRun, type JobName, playJobs, runAsked } from './promotion-jobs.ts';
import { checkOf, depth, promoted, pullsInto, pushTo, releaseOn, runOf, trained } from './promotion-steps.ts';
import { remembered } from './remembered.ts';

const harness = (name: string) => `--import=${join(import.meta.dirname, '..', 'harness', name)}`;
const release = 'releases/m/release.yaml';

interface Model {
  readonly seen: Seen;
  branches: number;
}

type Command = fc.AsyncCommand<Model, PromotingScene>;

/** Something that a person, a job, GitHub or a broken machine does. */
function command(says: string, happen: (scene: PromotingScene, model: Model) => Promise<unknown>): Command {
  return {
    check: () => true,
    run: async (model, scene) => {
      await happen(scene, model);
      holds(model, scene);
    },
    toString: () => says,
  };
}

function holds({ seen }: Model, scene: PromotingScene): void {
  look(seen, scene.world);
  invariants(seen, scene.world);
  cameByGreenChecks(scene);
}

/** Nothing is deployed but what some promotion pull request has brought whose check was green when it was merged. */
function cameByGreenChecks({ world, server }: PromotingScene): void {
  const green = new Set(server.checks.filter(isGreen).map(({ head }) => head));
  const merged = [...server.pulls.values()].filter(({ head, mergedAs }) => mergedAs !== null && green.has(head ?? ''));
  const brought = new Set(
    merged
      .filter(({ head }) => world.inOrigin('ls-tree', '--name-only', head ?? '', release) !== '')
      .map(({ base, head }) => `${base} ${sha256(`${world.inOrigin('show', `${head}:${release}`)}\n`)}`),
  );
  for (const { environment, releaseDigest } of recordsIn<DeploymentRecord>(world, 'deployments')) {
    expect([...brought]).toContain(`env/${environment} ${releaseDigest.replace('sha256:', '')}`);
  }
}

const isGreen = ({ name, conclusion }: { readonly name: string; readonly conclusion: string | null }) =>
  name === 'mlops promotion' && conclusion === 'success';

const methods = ['merge', 'squash', 'rebase'] as const;

/** The button of GitHub, which refuses what does not fit. */
async function pressMerge(scene: PromotingScene, number: number, method: (typeof methods)[number]): Promise<boolean> {
  const { server } = scene;
  const response = await fetch(`${server.api}/repos/${server.repository}/pulls/${number}/merge`, {
    method: 'PUT',
    headers: { authorization: `token ${personAt(server)['GITHUB_TOKEN']}` },
    body: JSON.stringify({ merge_method: method }),
  });
  expect([200, 405, 409]).toContain(response.status);
  return response.ok;
}

const newestInto = (scene: PromotingScene, name: Environment) =>
  pullsInto(scene, name).findLast(({ state }) => state === 'open');

async function mergeNewest(scene: PromotingScene, name: Environment, method: (typeof methods)[number]): Promise<void> {
  const pull = newestInto(scene, name);
  if (pull !== undefined && (await pressMerge(scene, pull.number, method))) await scene.pushed(`env/${name}`);
}

/** A branch that takes back the newest commit of an environment's; undefined where there is none to take back. */
function revertBranch({ world }: PromotingScene, name: Environment, model: Model): string | undefined {
  const branch = `revert-${model.branches++}`;
  world.git('fetch', '--quiet', 'origin');
  const parents = world.git('show', '-s', '--format=%P', `origin/env/${name}`).split(' ').filter(Boolean).length;
  if (parents === 0) return undefined;
  world.git('switch', '--quiet', '--create', branch, `origin/env/${name}`);
  try {
    world.git('revert', '--no-edit', ...(parents > 1 ? ['-m', '1'] : []), 'HEAD');
    return branch;
  } catch {
    world.git('reset', '--quiet', '--hard'); // ends a revert that conflicts, and does nothing to one that has nothing to do
    return undefined; // it takes back what took something back already
  } finally {
    if (world.git('branch', '--show-current') === branch) world.git('switch', '--quiet', 'main');
  }
}

async function pressRevert(scene: PromotingScene, name: Environment, model: Model): Promise<void> {
  const branch = revertBranch(scene, name, model);
  if (branch === undefined) return;
  scene.world.git('push', '--quiet', 'origin', branch);
  const number = await scene.propose(branch, name);
  if (checkOf(scene, { branch })?.conclusion !== 'success') return;
  if (await pressMerge(scene, number, 'merge')) await scene.pushed(`env/${name}`);
}

async function pushRevert(scene: PromotingScene, name: Environment, model: Model): Promise<void> {
  const branch = revertBranch(scene, name, model);
  if (branch === undefined) return;
  scene.world.git('push', '--quiet', 'origin', `${branch}:env/${name}`);
  await scene.pushed(`env/${name}`);
}

async function forceBack(scene: PromotingScene, name: Environment): Promise<void> {
  const ref = `refs/heads/env/${name}`;
  const older = scene.world.inOrigin('rev-list', '--first-parent', '--max-count=2', ref).split('\n')[1];
  if (older === undefined) return;
  scene.world.inOrigin('update-ref', ref, older);
  await scene.pushed(`env/${name}`);
}

/** Whoever may push to the branch of a promotion, or of an environment, changes the version of the release. */
function editByHand(scene: PromotingScene, branch: string): boolean {
  if (scene.world.inOrigin('ls-tree', '--name-only', `refs/heads/${branch}`, release) === '') return false;
  pushTo(scene, branch, { [release]: `${releaseOn(scene, branch).replace(/^version: .*$/m, 'version: 9')}\n` });
  return true;
}

/** A job that dies before one of the things that it does to the world. What it has asked for waits. */
async function killed(scene: PromotingScene, job: JobName, at: number): Promise<void> {
  const imports = [scene.env['NODE_OPTIONS'], harness('kill-at-effect.mjs')].filter(Boolean).join(' ');
  const env = { ...scene.env, NODE_OPTIONS: imports, MLOPS_TEST_KILL_AT: `${at}` };
  const waits = scene.server.actions.runs.some(({ status }) => status === 'queued');
  const played = waits ? await runAsked(scene) : { run: await runOf(scene, 'promote'), steps: {} };
  endRun(scene, await playJobs(played, { kill: { job: waits ? job : 'promote', env } }));
}

function later(scene: PromotingScene, hours: number): void {
  scene.env['NODE_OPTIONS'] = harness('later.mjs');
  scene.env['MLOPS_TEST_LATER'] = `${Number(scene.env['MLOPS_TEST_LATER'] ?? 0) + hours}`;
}

async function says(scene: PromotingScene, args: readonly string[]) {
  const { result } = await scene.world.json(args, { env: { ...personAt(scene.server), ...scene.env } });
  // Whatever somebody has done, it is no defect of ours.
  expect([args, result.ends]).not.toEqual([args, 'defect']);
  return result;
}

async function editProject(scene: PromotingScene, edit: (text: string) => string): Promise<void> {
  const { world } = scene;
  world.git('switch', '--quiet', 'main');
  world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
  world.commit('Another project', { 'mlops.yaml': edit(world.read('mlops.yaml')) });
  world.git('push', '--quiet', 'origin', 'main');
}

const otherTarget = (text: string) =>
  text.includes('/moved') ? text.replace('/moved', '/staging') : text.replace('served/staging', 'served/moved');
const otherSoak = (text: string) =>
  text.includes('soak: 1h')
    ? text.replace('    soak: 1h\n', '')
    : text.replace('    needs:', '    soak: 1h\n    needs:');

const anywhere = fc.constantFrom(...environments);

const commands: readonly fc.Arbitrary<Command>[] = [
  // Depths with 66 in them are refused when they are deployed.
  fc.constantFrom(51, 52, 66, 53).map((number) =>
    command(`version of ${number}, and the clock`, async (scene) => {
      await trained(scene, depth(number));
      await scene.clock();
    }),
  ),
  fc.constant(command('the clock', (scene) => scene.clock())),
  fc.constant(command('promote, and what it asks for waits', (scene) => promoted(scene))),
  fc
    .tuple(anywhere, fc.constantFrom(...methods))
    .map(([name, method]) => command(`${method} into ${name}`, (scene) => mergeNewest(scene, name, method))),
  anywhere.map((name) => command(`revert of ${name} by button`, (scene, model) => pressRevert(scene, name, model))),
  anywhere.map((name) => command(`revert of ${name} by push`, (scene, model) => pushRevert(scene, name, model))),
  anywhere.map((name) =>
    command(`close of ${name} by hand`, async (scene) => {
      const pull = newestInto(scene, name);
      if (pull !== undefined) scene.server.closePullRequest(pull.number);
    }),
  ),
  anywhere.map((name) => command(`force push of ${name} back`, (scene) => forceBack(scene, name))),
  fc.tuple(anywhere, fc.boolean()).map(([name, isMerged]) =>
    command(`promotion to ${name} edited by hand${isMerged ? ' and merged' : ''}`, async (scene) => {
      const pull = newestInto(scene, name);
      if (pull === undefined || !editByHand(scene, pull.branch)) return;
      if (isMerged) await mergeNewest(scene, name, 'merge');
      else await scene.clock();
    }),
  ),
  anywhere.map((name) =>
    command(`release of ${name} edited by hand`, async (scene) => {
      if (editByHand(scene, `env/${name}`)) await scene.pushed(`env/${name}`);
    }),
  ),
  anywhere.map((name) =>
    command(`hold ${name}`, (scene) => says(scene, ['hold', name, 'm', '--all', '--because', 'a look'])),
  ),
  anywhere.map((name) =>
    command(`release ${name}`, (scene) => says(scene, ['release', name, 'm', '--all', '--because', 'looked'])),
  ),
  fc
    .tuple(fc.constantFrom<JobName>('where', 'deploy', 'promote'), fc.integer({ min: 0, max: 60 }))
    .map(([job, at]) => command(`${job} killed before effect ${at}`, (scene) => killed(scene, job, at))),
  anywhere.map((name) =>
    command(`deployment of ${name} started again`, async (scene) => {
      const run = await runOf(scene, 'deploy', `env/${name}`);
      endRun(scene, await playJobs({ run, steps: {} }, { again: true }));
    }),
  ),
  fc.constantFrom(1, 30).map((hours) => command(`${hours} h later`, async (scene) => later(scene, hours))),
  fc.constant(command('another target for staging', (scene) => editProject(scene, otherTarget))),
  fc.constant(command('another soak for production', (scene) => editProject(scene, otherSoak))),
];

/** Every clock comes round until nothing is left to do; then live equals the branch, or the board says why not. */
async function settles(scene: PromotingScene): Promise<void> {
  for (let round = 0; round < 3; round++) await scene.clock();
  liveIsExplained(scene.world, (await says(scene, ['status'])).data);
}

/**
 * Declares a scene, from whose beginning random events are lived through, as often as it is asked for: on a GitHub with
 * pull requests and jobs.
 */
export function livesOnGithub(): (numRuns: number, maxCommands: number) => Promise<void> {
  const scene = promotingScene();
  let back: () => void;
  beforeAll(async () => {
    await trained(scene, depth(50));
    back = remembered(scene, 'begin');
  });
  return async (numRuns, maxCommands) => {
    const property = fc.asyncProperty(fc.commands([...commands], { maxCommands, size: 'max' }), async (all) => {
      back();
      for (const name of ['NODE_OPTIONS', 'MLOPS_TEST_LATER']) delete scene.env[name];
      const model: Model = { seen: nothingSeen(), branches: 0 };
      await fc.asyncModelRun(() => ({ model, real: scene }), all);
      await settles(scene);
      holds(model, scene);
    });
    await fc.assert(property, { numRuns, endOnFailure: true });
  };
}
