import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { published } from '../../src/actions/registry.ts';
import templates from '../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../src/commands/init/templates.ts';
import { Git } from '../../src/support/git.ts';
import { cli, type Files, makeWorld, type World } from '../acceptance/harness.ts';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { proveLedger, trainCalledIn } from '../actions/vouched.ts';
import { workspaceAt } from '../harness/act/workspace.ts';
import { runWorkflow, type WorkflowResult } from '../harness/act.ts';
import type { RunState } from '../harness/forge/actions-state.ts';
import {
  commentEvent,
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  workflowRunEvent,
} from '../harness/forge/events.ts';
import type { JsonObject } from '../harness/forge/json.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import type { CheckState, Permissions } from '../harness/forge/world.ts';

const home = join(import.meta.dirname, '..', '..');
/** The workflow that pull requests start, and the one that it calls. */
export const paths = {
  pullRequest: '.github/workflows/mlops-pull-request.yml',
  train: '.github/workflows/mlops-train.yml',
  forkReport: '.github/workflows/mlops-fork-report.yml',
  commands: '.github/workflows/mlops-commands.yml',
} as const;

/**
 * The files as `mlops init` writes them for the repository of the scene. Nobody waits for a turn in act, and its schema is
 * older than `queue:`, like that of a server of GitHub's customers.
 */
export function workflowsFor(environments: readonly string[]): Readonly<Record<string, string>> {
  const place = { repository: 'team/tiny', branch: 'main', queues: false, environments, installs: [] };
  return Object.fromEntries(workflowFiles(templates, place).map(({ path, text }) => [path, text]));
}

export const workflows = workflowsFor([]);

/** A pull request. */
export interface Change {
  readonly number: number;
  readonly head: string;
}

/** Instead of what the templates grant, by job. */
export type Granted = Readonly<Record<string, Permissions>>;

/** What somebody writes on a pull request. */
export interface Said {
  readonly login: string;
  readonly body: string;
}

/** What one run of the workflow left. */
export interface Judged extends WorkflowResult {
  readonly check: CheckState | undefined;
  /** Undefined: there is none. */
  readonly comment: string | undefined;
  /** Names of the artifacts of this run, sorted. */
  readonly artifacts: readonly string[];
  /** Job and result of each, sorted. */
  readonly results: readonly string[];
}

export interface WorkflowScene {
  readonly server: ForgeServer;
  /** A branch with these files, pushed, and a pull request of it. */
  propose(branch: string, files: Files, fork?: { readonly owner: string }): Change;
  /** The run that a push to the pull request starts. */
  judge(change: Change, granted?: Granted): Promise<Judged>;
  /** The run that GitHub starts when somebody edits the pull request: its title, or its base. */
  edit(change: Change, changes: JsonObject): Promise<Judged>;
  /** The run that GitHub starts when the pull request enters a merge queue. */
  queue(change: Change): Promise<Judged>;
  /** The run of mlops-fork-report.yml after one for this fork's pull request has ended. */
  reportOnFork(change: Change, granted?: Granted): Promise<Judged>;
  /** The run of mlops-commands.yml after somebody has written a comment. */
  command(change: Change, said: Said, granted?: Granted): Promise<Judged>;
  /** The run of mlops-pull-request.yml that the newest `/mlops train` has started. */
  trainOrdered(change: Change): Promise<Judged>;
  /** Merges it on the server, and gives the new tip of `main`. */
  merge(change: Change): Promise<string>;
  /** The run of a workflow of the repository's own, with these jobs, that a push to `main` starts. */
  pushed(path: string, expects: readonly string[]): Promise<Judged>;
  /** What is on `main` is trained and recorded before any change is judged. */
  recordBase(): Promise<void>;
  /** Paths of all records on the ledger branch. */
  records(): readonly string[];
  close(): Promise<void>;
}

/** Job and result where nothing has to be validated or trained. */
export const nothingToDo = [
  'build: skipped',
  'evaluate: success',
  'plan: success',
  'report: success',
  'train: skipped',
  'validate: skipped',
] as const;

/** Of each training that the plan of a run wants, whether its result is on the ledger. */
export function areRecorded(scene: Pick<WorkflowScene, 'records'>, done: Judged): readonly boolean[] {
  const matrix = done.job('plan').stepOutputs['plan']?.['matrix'] ?? '';
  const { include }: { readonly include: readonly { readonly fingerprint: string }[] } = JSON.parse(matrix);
  const runs = scene.records().filter((path) => path.startsWith('runs/m/'));
  return include.map(({ fingerprint }) => runs.some((path) => path.endsWith(`/${fingerprint}.json`)));
}

interface Started {
  readonly run: RunState;
  readonly event: JsonObject;
  readonly ref: string;
  readonly granted: Granted;
  /** What check and comment are about. */
  readonly about: Pick<Change, 'head'> & Partial<Change>;
  /** Jobs that come to a result. */
  readonly expects: readonly string[];
  /** Variables of the runner. */
  readonly env?: Readonly<Record<string, string>>;
}

const jobs = ['plan', 'build', 'validate', 'train', 'evaluate', 'report'];

/** Another workflow for pull requests than the template, and its jobs. */
export interface OtherWorkflow {
  readonly text: string;
  readonly jobs: readonly string[];
}

/** A repository that stands on its `main`, pushed, with all its workflows. */
export interface OwnRepository {
  /** The name below `team/`. */
  readonly name: string;
  readonly world: World;
}

/** The tiny project with the workflows, and a store that all jobs reach. */
function tinyRepository(other?: OtherWorkflow): OwnRepository {
  const world = makeWorld(tiny);
  const store = projectFile().replace('.mlops/store', join(world.folder, 'store'));
  const own = other === undefined ? {} : { [paths.pullRequest]: other.text };
  world.commit('Workflows', { ...workflows, ...own, 'mlops.yaml': store });
  world.git('push', '--quiet', 'origin', 'main');
  return { name: 'tiny', world };
}

/**
 * A private repository, `team/tiny` if nothing else is said, with the workflows on its default branch, and the actions as
 * a release has them. In a private repository every permission that a job asks for is one that it needs.
 */
export async function openScene(other?: OtherWorkflow, own = tinyRepository(other)): Promise<WorkflowScene> {
  const { name, world } = own;
  const server = await startForge(new Git(world.origin), { owner: 'team', name });
  server.settings.private = true;
  const repositories = {
    [`${published.repository}@${published.ref}`]: placeActions(join(world.folder, 'actions')),
    [`team/${name}@main`]: await workspaceAt(server, 'refs/heads/main'),
  };
  const free = pLimit(2);
  const run = (started: Started) => free(() => runToItsEnd(server, started, repositories));
  const start = (event: string, headSha: string, owner = 'team') =>
    server.actions.start({
      ...{ event, path: paths.pullRequest, headSha, headRepository: `${owner}/${name}` },
      referencedWorkflows: trainCalledIn(`team/${name}`),
    });
  const onMain = () => ({ headSha: world.inOrigin('rev-parse', 'main'), headBranch: 'main' });
  return {
    server,
    propose: (branch, files, fork) => {
      world.branch(branch);
      const head = world.commit(branch, files);
      world.git('push', '--quiet', 'origin', branch);
      return { number: server.openPullRequest(branch, fork), head };
    },
    judge: async ({ number, head }, granted = {}) => {
      const event = await pullRequestEvent(server, number);
      const state = start('pull_request', head, server.pulls.get(number)?.headOwner);
      return run({
        run: state,
        event,
        ref: `refs/pull/${number}/merge`,
        granted,
        about: { number, head },
        expects: other?.jobs ?? jobs,
      });
    },
    edit: async ({ number, head }, changes) => {
      const event = { ...(await pullRequestEvent(server, number, 'edited')), changes };
      const ref = `refs/pull/${number}/merge`;
      return run({ run: start('pull_request', head), event, ref, granted: {}, about: { number, head }, expects: jobs });
    },
    queue: async ({ number }) => {
      const merge = world.inOrigin('rev-parse', `refs/pull/${number}/merge`);
      const ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${world.git('rev-parse', 'main')}`;
      world.inOrigin('update-ref', ref, merge);
      const event = await mergeGroupEvent(server, ref, 'main');
      const state = start('merge_group', merge);
      return run({ run: state, event, ref, granted: {}, about: { head: merge }, expects: other?.jobs ?? jobs });
    },
    reportOnFork: async ({ number, head }, granted = {}) => {
      const { headOwner = '', branch = '' } = server.pulls.get(number) ?? {};
      const from = {
        path: paths.pullRequest,
        headSha: head,
        headBranch: branch,
        headRepository: `${headOwner}/${name}`,
      };
      const its = server.actions.start({ event: 'pull_request', ...from });
      server.actions.finish(its, 'failure');
      const event = await workflowRunEvent(server, its);
      const state = server.actions.start({ event: 'workflow_run', ...onMain(), path: paths.forkReport });
      const expects = ['plan', 'evaluate', 'report'];
      return run({ run: state, event, ref: 'refs/heads/main', granted, about: { number, head }, expects });
    },
    command: async ({ number, head }, { login, body }, granted = {}) => {
      const comment = server.comment(number, { login, type: 'User' }, body);
      const event = await commentEvent(server, comment.id);
      const state = server.actions.start({ event: 'issue_comment', ...onMain(), path: paths.commands });
      // There is no checkout: where the ledger is, the variables say.
      const env = { GITHUB_SERVER_URL: server.origin };
      const about = { ...{ run: state, event, ref: 'refs/heads/main', granted, about: { head } }, env };
      const done = await run({ ...about, expects: ['command', 'decide'] });
      return { ...done, comment: server.comments.findLast(({ issue }) => issue === number)?.body };
    },
    trainOrdered: async ({ number, head }) => {
      const state = server.actions.runs.findLast(({ event }) => event === 'workflow_dispatch');
      if (state?.status !== 'queued') throw new Error('no training was ordered');
      const event = await dispatchEvent(server, state);
      return run({ run: state, event, ref: 'refs/heads/main', granted: {}, about: { number, head }, expects: jobs });
    },
    merge: async ({ number }) => {
      const merged = await server.mergePullRequest(number);
      world.git('switch', '--quiet', 'main');
      world.git('pull', '--quiet', '--ff-only', 'origin', 'main');
      return merged;
    },
    pushed: async (path, expects) => {
      const event = await pushEvent(server, 'main', world.inOrigin('rev-parse', 'main^'));
      const state = server.actions.start({ event: 'push', ...onMain(), path });
      return run({ run: state, event, ref: 'refs/heads/main', granted: {}, about: { head: state.headSha }, expects });
    },
    recordBase: async () => {
      world.git('switch', '--quiet', 'main');
      await world.json(['train']);
      proveLedger(server, world);
    },
    records: () => recordsOf(world),
    close: async () => {
      world.remove();
      await rm(repositories[`team/${name}@main`] ?? '', { recursive: true, force: true });
      await server.close();
    },
  };
}

async function runToItsEnd(
  server: ForgeServer,
  { run, event, ref, granted, about, expects, env = {} }: Started,
  repositories: Readonly<Record<string, string>>,
): Promise<Judged> {
  const workspace = await workspaceAt(server, ref);
  const earlier = new Set(server.checks.map(({ id }) => id));
  try {
    const done = await runWorkflow({
      ...{ server, run, workspace, event, ref, repositories, permissions: granted },
      expects,
      env: { MLOPS_DUCKDB: home, ...env },
      timeout: 600_000,
    });
    return {
      ...done,
      check: onlyOne(server.checks.filter(({ head, id }) => head === about.head && !earlier.has(id))),
      comment: onlyOne(server.comments.filter(({ issue, body }) => issue === about.number && isReport(body)))?.body,
      artifacts: server.actions.artifacts.flatMap((one) => (one.run === run.id ? [one.name] : [])).sort(),
      results: done.jobs.map(({ key, result }) => `${key}: ${result}`).sort(),
    };
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Not a command, and not the answer to one. */
function isReport(body: string): boolean {
  return !body.startsWith('/mlops ') && !body.startsWith('<!-- mlops-answer');
}

function onlyOne<Value>(found: readonly Value[]): Value | undefined {
  if (found.length > 1) throw new Error(`there are ${found.length}: ${JSON.stringify(found)}`);
  return found[0];
}

/** Paths of all records on the ledger branch. */
export function recordsOf(world: World): readonly string[] {
  const tip = world.inOrigin('for-each-ref', '--format=%(objectname)', 'refs/heads/mlops/ledger');
  return tip === '' ? [] : world.inOrigin('ls-tree', '-r', '--name-only', tip).split('\n');
}

/** The repository of the actions at its tag: `action.yml`, `actions/` and the bundle under test. */
export function placeActions(folder: string): string {
  mkdirSync(folder);
  for (const name of ['action.yml', 'actions', 'package.json']) {
    cpSync(join(home, name), join(folder, name), { recursive: true });
  }
  cpSync(dirname(cli), join(folder, 'dist'), { recursive: true });
  mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
  for (const name of reusable) writeFileSync(join(folder, name), reusableText(name));
  return folder;
}

/** Our workflows that others call, from the root of this repository. */
export const reusable = ['.github/workflows/before-training.yml', '.github/workflows/after-training.yml'] as const;

/** act does not know `$/`, the repository and commit of the file itself: here that is the release at hand. */
export function reusableText(name: (typeof reusable)[number]): string {
  const text = readFileSync(join(home, name), 'utf8');
  return text.replaceAll(/uses: \$\/(\S+)/g, `uses: ${published.repository}/$1@${published.ref}`);
}
