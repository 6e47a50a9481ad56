import { afterAll, beforeAll } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { type Files, makeWorld, preparedWorld, type World } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import type { RunState } from '../harness/forge/actions-state.ts';
import { pullRequestEvent, workflowRunEvent } from '../harness/forge/events.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { declared, granted } from './granted.ts';
import { type Run, runStep, type Step, type Stepped } from './job.ts';
import { trainCalled } from './vouched.ts';

/** For a pull request: `report` may write all that it shows, `plan` does not write the ledger. */
export const reporting = granted('mlops-pull-request.yml', 'report');
export const announcing = granted('mlops-pull-request.yml', 'plan');

/** A run for a push to a pull request. */
export interface PullRun extends Run {
  readonly number: number;
  readonly head: string;
}

export interface Pushed {
  /** The pull request that the branch has already. */
  readonly number?: number;
  /** Login of the owner of the repository that the branch is in. */
  readonly fork?: string;
  /** Where a new branch begins; default: main. */
  readonly from?: string;
  /** Where the pull request goes; default: main. */
  readonly base?: string;
}

/** A repository on a forge, for all tests of a file. */
export interface ActionScene {
  readonly world: World;
  readonly server: ForgeServer;
  /** A push to a branch with a pull request, and the run that GitHub starts for it. */
  push(branch: string, files: Files, more?: Pushed): Promise<PullRun>;
  /** Another run for the same commit, with the artifacts of the first. */
  again(run: PullRun): PullRun;
  /** Texts of the ledger branch by path. */
  ledger(): readonly string[];
}

export const actionScene = (files: Files = tiny): ActionScene => sceneIn(makeWorld(files));

/** One in whose clone these commands have run, so that what is on the default branch is recorded. */
export const preparedScene = async (...given: Partial<Parameters<typeof preparedWorld>>): Promise<ActionScene> =>
  sceneIn(await preparedWorld(given[0] ?? tiny, given[1]));

function sceneIn(world: World): ActionScene {
  let server: ForgeServer | undefined;
  beforeAll(async () => {
    server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  });
  afterAll(async () => {
    await server?.close();
    world.remove();
  });
  const running = () => {
    if (server === undefined) throw new Error('the forge has not started yet');
    return server;
  };
  return {
    world,
    get server() {
      return running();
    },
    push: (branch, changed, more = {}) => push(running(), world, branch, changed, more),
    again: (run) => again(running(), run),
    ledger: () => {
      const found = world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/heads/mlops/ledger');
      return found === '' ? [] : world.inOrigin('ls-tree', '-r', '--name-only', found).split('\n');
    },
  };
}

/** A push to a branch with a pull request, and the run that GitHub starts for it. */
export async function push(
  server: ForgeServer,
  world: World,
  branch: string,
  files: Files,
  more: Pushed = {},
): Promise<PullRun> {
  if (more.number === undefined) world.branch(branch, more.from);
  else world.git('switch', '--quiet', branch);
  const head = world.commit(branch, files);
  world.git('push', '--quiet', 'origin', `refs/heads/${branch}:refs/heads/${branch}`);
  const { fork: owner = 'team', base = 'main' } = more;
  const number = more.number ?? server.openPullRequest(branch, { owner, base });
  const repository = { id: 1, full_name: 'team/tiny', default_branch: 'main' };
  const sides = {
    head: { sha: head, ref: branch, repo: owner === 'team' ? repository : { id: 2, full_name: `${owner}/tiny` } },
    base: { sha: world.inOrigin('rev-parse', `refs/heads/${base}`), ref: base, repo: repository },
  };
  const event = { action: 'synchronize', number, pull_request: { number, ...sides }, repository };
  return {
    ...{ server, world, number, head, event },
    state: start(server, { headSha: head, headBranch: branch, headRepository: `${owner}/tiny` }),
    eventName: 'pull_request',
    ref: await mergeOf(server, number),
  };
}

type Started = Pick<RunState, 'headSha' | 'headBranch' | 'headRepository'>;

function start(server: ForgeServer, { headSha, headBranch, headRepository }: Started): RunState {
  const workflow = { event: 'pull_request', path: '.github/workflows/mlops.yml' };
  return server.actions.start({ ...workflow, headSha, headBranch, headRepository, referencedWorkflows: trainCalled });
}

/** The run that GitHub starts on the default branch after one for a pull request has ended. */
export async function afterwards(
  { server, world, state }: Run,
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | 'action_required' = 'success',
): Promise<Run> {
  server.actions.finish(state, conclusion);
  const event = await workflowRunEvent(server, state);
  const headSha = world.inOrigin('rev-parse', 'main');
  const own = { event: 'workflow_run', path: '.github/workflows/mlops-fork-report.yml', headSha, headBranch: 'main' };
  return { server, world, state: server.actions.start(own), eventName: 'workflow_run', event, ref: 'refs/heads/main' };
}

/** The pull request gets another base, and the run that GitHub starts for it. */
export async function retargeted(run: PullRun, base: string): Promise<PullRun> {
  const { server, number, head } = run;
  server.retarget(number, base);
  const state = start(server, run.state);
  return {
    ...run,
    state,
    event: await pullRequestEvent(server, number, 'edited'),
    ref: await mergeOf(server, number),
    head,
  };
}

/** The commit that GitHub merges for a test of the pull request; a later push makes another. */
async function mergeOf(server: ForgeServer, number: number): Promise<string> {
  const credentials = Buffer.from(`x:${server.token({ contents: 'read' })}`).toString('base64');
  const header = `http.extraheader=AUTHORIZATION: basic ${credentials}`;
  const address = `${server.origin}/${server.repository}.git`;
  const listed = await server.git.text(['-c', header, 'ls-remote', address, `refs/pull/${number}/merge`]);
  return listed.split('\t')[0] ?? '';
}

function again(server: ForgeServer, run: PullRun): PullRun {
  const state = start(server, run.state);
  for (const { run: of, name, bytes } of server.actions.artifacts) {
    if (of === run.state.id && bytes !== null) server.actions.upload(state, name, bytes);
  }
  return { ...run, state };
}

export const plan = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'plan', { action: 'plan', ...more }));

export const validate = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'validate', { action: 'validate', ...more }));

/** The first job of mlops-train.yml. */
export const where = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'train/where', { action: 'plan', job: 'where', ...more }));

/** The job of mlops-train.yml that makes a group of datasets. */
export const build = (run: Run, group: string, more: Partial<Step> = {}): Promise<Stepped> => {
  const step = { action: 'build', job: `build-${group}`, ...more, inputs: { group, ...more.inputs } };
  return runStep(run, declared(run, 'build/build', step));
};

export const train = (run: Run, model: string, more: Partial<Step> = {}): Promise<Stepped> => {
  const step = { action: 'train', job: `train-${model}`, ...more, inputs: { model, ...more.inputs } };
  return runStep(run, declared(run, 'train/train', step));
};

export const evaluate = (run: Run, more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'evaluate', { action: 'evaluate', ...more }));

/** @param evaluation the digest that the job before it has as output; default: none */
export const report = (run: Run, evaluation = '', more: Partial<Step> = {}): Promise<Stepped> =>
  runStep(run, declared(run, 'report', { action: 'report', ...more, inputs: { evaluation, ...more.inputs } }));

/** A report that leaves the ledger as it is, so that the next test starts like this one. */
export const reportOnly = (run: Run, evaluation = '', more: Partial<Step> = {}): Promise<Stepped> =>
  report(run, evaluation, { ...more, inputs: { record: 'false', ...more.inputs } });

/** The newest check on a commit, of one name where one is given. */
export function checkOn({ checks }: ForgeServer, head: string, name?: string) {
  return checks.findLast((one) => one.head === head && (name === undefined || one.name === name));
}

/** Our comments on a pull request. */
export function commentsOn({ comments }: ForgeServer, number: number): readonly string[] {
  return comments.filter(({ issue, author }) => issue === number && author.type === 'Bot').map(({ body }) => body);
}
