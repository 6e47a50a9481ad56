import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import templates from '../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../src/commands/init/templates.ts';
import { Git } from '../../src/support/git.ts';
import { type Files, makeWorld, type World } from '../acceptance/harness.ts';
import { dispatchEvent, pullRequestEvent, pushEvent } from '../harness/forge/events.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { servedModel } from '../harness/served-model.ts';
import { declared } from './granted.ts';
import { type Run, runStep, type Step, type Stepped } from './job.ts';
import { evaluate, plan, report, train, where } from './scene.ts';
import { trainCalled } from './vouched.ts';

const file = (name: string) => `.github/workflows/mlops-${name}.yml`;

const place = { repository: 'team/tiny', branch: 'main', queues: true, environments: ['env/staging'], installs: [] };

/** A model that is served as a file, with our workflows. Stores and targets outlive the jobs. */
export function promotingFiles(folder: string, environments: string, gates?: string): Files {
  return {
    ...servedModel({
      project: 'tiny',
      store: join(folder, 'store'),
      environments,
      ...(gates !== undefined && { gates }),
    }),
    ...Object.fromEntries(workflowFiles(templates, place).map(({ path, text }) => [path, text])),
  };
}

/** Staging merges by itself and reverts by itself; production is for people. */
export const twoEnvironments = (folder: string) => `  staging:
    auto-merge: true
    on-failure: revert
    runs-on: [self-hosted, staging]
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
  production:
    needs: [staging]
    target: { kind: local, folder: ${join(folder, 'served', 'production')} }
`;

/** What a job of a run said, by the names of workflow, branch and job. */
export interface Said {
  readonly job: string;
  readonly stepped: Stepped;
}

export interface PromotingScene {
  readonly world: World;
  readonly server: ForgeServer;
  /** Everything that ran so far. */
  readonly said: readonly Said[];
  /** What steps get besides; tests write into it. */
  readonly env: NodeJS.ProcessEnv;
  /** A commit on main that reaches GitHub, and the run that it starts to its end, with all that follows from it. */
  merge(message: string, files: Files): Promise<readonly Said[]>;
  /** The run that a push to a branch starts, with all that follows from it. */
  pushed(branch: string): Promise<readonly Said[]>;
  /** The clock, or a person who starts it. */
  clock(inputs?: Readonly<Record<string, string>>): Promise<readonly Said[]>;
  /** Somebody merges the open promotion pull request of an environment, and what follows. */
  mergePromotion(environment: string): Promise<readonly Said[]>;
  /** Somebody opens a pull request into the branch of an environment, or has pushed to it: the run that GitHub starts for it. */
  propose(branch: string, environment: string): Promise<number>;
  /** What is live of the model, as the folder of the environment says. */
  live(environment: string): string | undefined;
  /** Texts of the ledger by path. */
  ledger(path: string): string;
}

/** A repository on the forge with branches of its environments and a person who has made them. */
export function promotingScene(environments = twoEnvironments, gates?: string): PromotingScene {
  const world = makeWorld({ 'README.md': 'A tiny project.\n' });
  mkdirSync(join(world.folder, 'store'));
  world.commit('Begin', promotingFiles(world.folder, environments(world.folder), gates));
  world.git('push', '--quiet', 'origin', 'main');
  let server: ForgeServer | undefined;
  const said: Said[] = [];
  const env: NodeJS.ProcessEnv = {};
  const running = () => {
    if (server === undefined) throw new Error('the forge has not started yet');
    return server;
  };
  beforeAll(async () => {
    server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
    server.settings.jobsOpenPulls = true;
    const made = await world.json(['promote', '--init'], { env: personAt(server) });
    // No administrator was there, which is an answer of its own.
    if (made.result.reason !== 'branches-unprotected')
      throw new Error(`promote --init: ${made.result.sentence}\n${made.stderr}`);
  });
  afterAll(async () => {
    await server?.close();
    world.remove();
  });
  const drive = async (begin: () => Promise<void>) => {
    const before = said.length;
    await begin();
    await dispatched({ server: running(), world, said, env });
    return said.slice(before);
  };
  const scene: PromotingScene = {
    world,
    get server() {
      return running();
    },
    said,
    env,
    merge: async (message, files) => {
      world.git('switch', '--quiet', 'main');
      world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
      world.commit(message, files);
      world.git('push', '--quiet', 'origin', 'main');
      return await scene.pushed('main');
    },
    pushed: (branch) => drive(() => pushedTo({ server: running(), world, said, env }, branch)),
    clock: (inputs = {}) => drive(() => clockOf({ server: running(), world, said, env }, inputs)),
    mergePromotion: async (environment) => {
      const open = [...running().pulls.values()].filter(
        ({ base, state }) => base === `env/${environment}` && state === 'open',
      );
      const [pull, ...more] = open;
      if (pull === undefined || more.length > 0) throw new Error(`${open.length} pull requests into ${environment}`);
      await running().mergePullRequest(pull.number);
      return await scene.pushed(`env/${environment}`);
    },
    propose: async (branch, environment) => {
      const base = `env/${environment}`;
      const open = [...running().pulls.values()].find((pull) => pull.branch === branch && pull.state === 'open');
      const number = open?.number ?? running().openPullRequest(branch, { base });
      await drive(() => proposedTo({ server: running(), world, said, env }, number, base));
      return number;
    },
    live: (environment) => {
      try {
        return readFileSync(join(world.folder, 'served', environment, 'm', 'current', 'model.txt'), 'utf8').trim();
      } catch {
        return undefined;
      }
    },
    ledger: (path) => world.inOrigin('show', `refs/heads/mlops/ledger:${path}`),
  };
  return scene;
}

/** What the newest check about promotions says on a commit. */
export function promotionCheck(server: ForgeServer, head: string) {
  return server.checks.findLast((one) => one.name.startsWith('mlops promotion') && one.head === head);
}

/** A terminal whose remote is on GitHub, with a token of a person. */
export function personAt(server: ForgeServer): NodeJS.ProcessEnv {
  return {
    GITHUB_TOKEN: server.token(
      { contents: 'write', 'pull-requests': 'write', checks: 'read', actions: 'write', deployments: 'write' },
      { login: 'ada', type: 'User' },
    ),
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'ada',
    GITHUB_API_URL: server.api,
    GITHUB_REPOSITORY: server.repository,
  };
}

interface Driving {
  readonly server: ForgeServer;
  readonly world: World;
  readonly said: Said[];
  readonly env: NodeJS.ProcessEnv;
}

async function pushedTo(driving: Driving, branch: string): Promise<void> {
  const { server, world } = driving;
  const headSha = world.inOrigin('rev-parse', `refs/heads/${branch}`);
  const path = file(branch === 'main' ? 'merge' : 'deploy');
  const called = branch === 'main' ? { referencedWorkflows: trainCalled } : {};
  const state = server.actions.start({ event: 'push', path, headSha, headBranch: branch, actor: 'ada', ...called });
  const event = await pushEvent(server, branch, '0'.repeat(40));
  await runWorkflow(driving, { server, world, state, event, eventName: 'push', ref: `refs/heads/${branch}` });
}

/** Of a pull request `mlops-deploy.yml` runs the job alone that judges it. */
async function proposedTo({ server, world, said }: Driving, number: number, base: string): Promise<void> {
  const pull = server.pulls.get(number);
  const headSha = world.inOrigin('rev-parse', `refs/heads/${pull?.branch}`);
  const given = { event: 'pull_request', path: file('deploy'), headSha, headBranch: pull?.branch ?? '', actor: 'ada' };
  const state = server.actions.start(given);
  const event = await pullRequestEvent(server, number, 'opened');
  const run = { server, world, state, event, eventName: 'pull_request', ref: headSha };
  const env = { GITHUB_REF: `refs/pull/${number}/merge`, GITHUB_BASE_REF: base };
  said.push({ job: `deploy ${base}: judge`, stepped: await judgeStep(run, env) });
  server.actions.finish(state, 'success');
}

async function clockOf(driving: Driving, inputs: Readonly<Record<string, string>>): Promise<void> {
  const { server, world } = driving;
  const headSha = world.inOrigin('rev-parse', 'refs/heads/main');
  const event = Object.keys(inputs).length === 0 ? 'schedule' : 'workflow_dispatch';
  const given = { event, path: file('promote'), headSha, headBranch: 'main', actor: 'grace', inputs };
  const state = server.actions.start(given);
  const payload = await dispatchEvent(server, state);
  await runWorkflow(driving, { server, world, state, event: payload, eventName: event, ref: 'refs/heads/main' });
}

/** Workflows that were started meanwhile, one after the other, until none is left. */
async function dispatched(driving: Driving): Promise<void> {
  const { server, world } = driving;
  for (let round = 0; round < 20; round++) {
    const state = server.actions.runs.find(({ status, event }) => event === 'workflow_dispatch' && status === 'queued');
    if (state === undefined) return;
    state.status = 'in_progress';
    const event = await dispatchEvent(server, state);
    const ref = `refs/heads/${state.headBranch}`;
    await runWorkflow(driving, { server, world, state, event, eventName: 'workflow_dispatch', ref });
  }
  throw new Error('workflows start each other without an end');
}

async function runWorkflow(driving: Driving, run: Run): Promise<void> {
  const failed = await jobsOf(driving, run);
  driving.server.actions.finish(run.state, failed ? 'failure' : 'success');
}

/** The jobs of the file, in their order and under its conditions. */
async function jobsOf({ said, env }: Driving, run: Run): Promise<boolean> {
  const name = run.state.path.replace(/^.*mlops-|\.yml$/g, '');
  const tell = (job: string, stepped: Stepped) => {
    said.push({ job: `${name} ${run.state.headBranch}: ${job}`, stepped });
    return stepped;
  };
  const inputs = run.state.inputs;
  if (name === 'merge') return await mergeJobs(run, tell, env);
  if (name === 'deploy') return await deployJobs(run, tell, env);
  const given = Object.fromEntries(['promote', 'to', 'override'].map((key) => [key, `${inputs[key] ?? ''}`]));
  return tell('promote', await promoteStep(run, given, { env })).code !== 0;
}

type Tell = (job: string, stepped: Stepped) => Stepped;

async function mergeJobs(run: Run, tell: Tell, env: NodeJS.ProcessEnv): Promise<boolean> {
  const planned = tell('plan', await plan(run));
  if (planned.code !== 0) return true;
  const more = {
    inputs: { commit: planned.outputs['commit'] ?? '', 'not-trusted': planned.outputs['not-trusted'] ?? '' },
  };
  if (planned.outputs['count'] !== '0') {
    tell('where', await where(run, more));
    tell('train', await train(run, 'm', more));
  }
  const evaluated = tell('evaluate', await evaluate(run, more));
  tell('report', await report(run, evaluated.outputs['digest'], { inputs: { commit: more.inputs.commit } }));
  return tell('promote', await promoteStep(run, {}, { env })).code !== 0;
}

async function deployJobs(run: Run, tell: Tell, env: NodeJS.ProcessEnv): Promise<boolean> {
  const found = tell('where', await runStep(run, declared(run, 'where', { action: 'deploy', job: 'where', env })));
  if (found.code !== 0) return true;
  const again = { again: `${run.state.inputs['again'] ?? false}`, override: `${run.state.inputs['override'] ?? ''}` };
  const deployed =
    found.outputs['count'] === '0'
      ? undefined
      : tell('deploy', await runStep(run, declared(run, 'deploy', { action: 'deploy', inputs: again, env })));
  const promoted = tell('promote', await promoteStep(run, { deployment: deployed?.outputs['digest'] ?? '' }, { env }));
  return promoted.code !== 0 || (deployed?.code ?? 0) !== 0;
}

function judgeStep(run: Run, env: NodeJS.ProcessEnv) {
  return runStep(run, declared(run, 'judge', { action: 'promote', env }));
}

export function promoteStep(run: Run, inputs: Readonly<Record<string, string>>, more: Partial<Step> = {}) {
  return runStep(run, declared(run, 'promote', { action: 'promote', inputs, ...more }));
}
