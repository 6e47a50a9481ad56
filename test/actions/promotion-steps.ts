import { join } from 'node:path';
import type { Files } from '../acceptance/harness.ts';
import { dispatchEvent } from '../harness/forge/events.ts';
import type { PullState } from '../harness/forge/world.ts';
import { declared } from './granted.ts';
import { type Run, runStep, type Step, type Stepped } from './job.ts';
import { type PromotingScene, promoteStep, type Said } from './promoting.ts';
import { proveLedger, trainCalled } from './vouched.ts';

const file = (name: string) => `.github/workflows/mlops-${name}.yml`;

/** A commit on main whose run GitHub vouches for: what `plan` to `report` of a pull request leave, in a third of the time. */
export async function trained({ world, server }: PromotingScene, files: Files): Promise<void> {
  world.git('switch', '--quiet', 'main');
  world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
  world.commit('Another', files);
  world.git('push', '--quiet', 'origin', 'main');
  const { code, result } = await world.json(['train']);
  if (code !== 0) throw new Error(result.sentence);
  proveLedger(server, world);
}

export const depth = (number: number): Files => ({ 'params.yaml': `depth: ${number}\n` });

/** A run of one of the workflows, which a test plays job by job. */
export async function runOf(
  { world, server }: PromotingScene,
  name: string,
  branch = 'main',
  inputs: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const headSha = world.inOrigin('rev-parse', `refs/heads/${branch}`);
  const called = name === 'merge' ? { referencedWorkflows: trainCalled } : {};
  const given = {
    event: name === 'merge' ? 'push' : 'workflow_dispatch',
    path: file(name),
    headSha,
    headBranch: branch,
  };
  const state = server.actions.start({ ...given, actor: 'grace', inputs, ...called });
  const event = await dispatchEvent(server, state);
  return { server, world, state, event, eventName: given.event, ref: `refs/heads/${branch}` };
}

/** The job `promote` alone, and what it starts is left as it is. */
export async function promoted(scene: PromotingScene, more: Partial<Step> = {}, name = 'promote'): Promise<Stepped> {
  const run = await runOf(scene, name);
  const stepped = await promoteStep(run, { ...more.inputs }, { ...more, env: { ...scene.env, ...more.env } });
  scene.server.actions.finish(run.state, stepped.code === 0 ? 'success' : 'failure');
  return stepped;
}

export const whereStep = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'where', { action: 'deploy', job: 'where', ...more }));

export const deployStep = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'deploy', { action: 'deploy', ...more }));

export function pullsInto({ server }: PromotingScene, environment: string): readonly PullState[] {
  return [...server.pulls.values()].filter(({ base }) => base === `env/${environment}`);
}

export function openInto(scene: PromotingScene, environment: string): PullState {
  const [pull, ...more] = pullsInto(scene, environment).filter(({ state }) => state === 'open');
  if (pull === undefined || more.length > 0)
    throw new Error(`${more.length + 1} or no pull requests into ${environment}`);
  return pull;
}

/** What the check says on the head that a pull request has now. */
export function checkOf({ server, world }: PromotingScene, { branch }: Pick<PullState, 'branch'>) {
  const head = world.inOrigin('rev-parse', `refs/heads/${branch}`);
  return server.checks.findLast((one) => one.name === 'mlops promotion' && one.head === head);
}

/** What each job of what was played said. */
export const told = (said: readonly Said[]) => said.map(({ job, stepped }) => [job, ...ended(stepped)]);

/** A deployment to staging that is fine. */
export const deployed = [
  ['deploy env/staging: where', 0, 'to-deploy'],
  ['deploy env/staging: deploy', 0, 'deployed'],
  ['deploy env/staging: promote', 0, 'promoted'],
];

/** One environment that merges by itself. @param more lines of its own */
export const staging =
  (more = '') =>
  (folder: string) =>
    `  staging:
    auto-merge: true
${more}    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
`;

/** Code and reason, with the sentence where a test that fails should show it. */
export const ended = ({ code, result }: Stepped) => [code, result.reason] as const;

export function releaseOn({ world }: PromotingScene, branch: string): string {
  return world.inOrigin('show', `refs/heads/${branch}:releases/m/release.yaml`);
}

/** A commit on a branch by somebody with plain git. */
export function pushTo({ world }: PromotingScene, branch: string, files: Files): void {
  const local = `by-hand/${branch}`;
  world.git('fetch', '--quiet', 'origin', `+refs/heads/${branch}:refs/heads/${local}`);
  world.git('switch', '--quiet', local);
  world.commit('By hand', files);
  world.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  world.git('switch', '--quiet', 'main');
}

/** Numbers of the records of deployments. */
export function recordsOf({ world }: PromotingScene, environment: string) {
  const folder = `deployments/${environment}/m/`;
  const paths = world.inOrigin('ls-tree', '-r', '--name-only', 'refs/heads/mlops/ledger', folder);
  const all = paths.split('\n').filter(Boolean);
  return all.map((path) => JSON.parse(world.inOrigin('show', `refs/heads/mlops/ledger:${path}`)));
}
