import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { published } from '../../src/actions/registry.ts';
import { type Files, git, makeWorld, type World } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { waitFor } from '../harness/gitea/api.ts';
import { type Gitea, startGitea } from '../harness/gitea.ts';
import { placeActions, workflows } from '../workflows/scene.ts';

/** A run of a workflow that Gitea started, at its end. */
export interface StartedRun {
  /** `file on event: job: result, …`, the jobs by name. */
  readonly started: string;
  /** The errors that its jobs show, as commands of the runner. */
  readonly errors: readonly string[];
  /** Of all its jobs that ran. */
  readonly log: string;
}

/** What somebody does in the repository. */
export interface TriggerScene {
  readonly gitea: Gitea;
  readonly world: World;
  /** Commits to a branch, makes it where there is none, and pushes. */
  push(branch: string, files: Files): void;
  send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<number>;
  /**
   * The runs that something starts, and those that these start, all at their end, by file; runs that are alike once.
   * @param event as Gitea calls it: there a push to a pull request is `pull_request_sync`, a comment `pull_request_comment`
   */
  after(event: string, work: () => unknown): Promise<readonly StartedRun[]>;
  /** What stands below a pull request, in the order of its writing. */
  comments(number: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

const repository = '/repos/team/tiny';

/** The front door, for pushes to the default branch. */
const main = `name: main
on: { push: { branches: [main] } }
permissions: { contents: write }
jobs:
  all:
    name: All
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      - uses: ${published.repository}@${published.ref}
`;

/** Starts for everything, as the last one by name: after it, no other starts for the same event. */
const sentinel = `name: sentinel
on:
  push:
  issues:
  issue_comment:
  pull_request:
    types: [opened, edited, closed, reopened, synchronize]
  workflow_run:
    workflows: [mlops]
    types: [completed]
jobs:
  there:
    runs-on: ubuntu-latest
    steps:
      - run: echo there
`;
const sentinelFile = 'zz-sentinel.yml';

export async function openScene(): Promise<TriggerScene> {
  const gitea = await startGitea();
  const world = makeWorld({ ...tiny, ...filesOf(workflows) });
  const close = async () => {
    world.remove();
    await gitea.close();
  };
  try {
    await publish(gitea, world, 'actions/checkout', 'v7', standIn);
    await publish(gitea, world, published.repository, published.ref, placeActions);
    world.git('remote', 'set-url', 'origin', await gitea.create('team', 'tiny'));
    world.git('push', '--quiet', 'origin', 'main');
    await gitea.startRunner();
    const scene = sceneIn(gitea, world, close);
    await scene.after('push', () => undefined); // what the first push starts
    return scene;
  } catch (error) {
    await close();
    throw error;
  }
}

/** The templates as they are, but for the commit of actions/checkout: there is a stand-in, whose commit is another. */
function filesOf(templates: Readonly<Record<string, string>>): Files {
  const texts = Object.entries(templates).map(([path, text]) => [
    path,
    text.replaceAll(/actions\/checkout@[0-9a-f]{40}/g, 'actions/checkout@v7'),
  ]);
  const own = { '.github/workflows/main.yml': main, [`.github/workflows/${sentinelFile}`]: sentinel };
  return { ...Object.fromEntries(texts), ...own };
}

function standIn(folder: string): void {
  cpSync(join(import.meta.dirname, '..', 'harness', 'act', 'stand-ins', 'checkout'), folder, { recursive: true });
}

/** A repository of one commit with a tag, as actions are published. */
async function publish(
  gitea: Gitea,
  world: World,
  name: string,
  tag: string,
  fill: (folder: string) => unknown,
): Promise<void> {
  const folder = join(world.folder, name.replace('/', '-'));
  fill(folder);
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--message', 'Release');
  const [owner = '', repo = ''] = name.split('/');
  git(folder, 'push', '--quiet', await gitea.create(owner, repo), 'HEAD:refs/heads/main', `HEAD:refs/tags/${tag}`);
}

function sceneIn(gitea: Gitea, world: World, close: () => Promise<void>): TriggerScene {
  let seen = 0;
  return {
    ...{ gitea, world, close },
    push: (branch, files) => {
      const there = world.git('branch', '--list', branch) !== '';
      if (there) world.git('switch', '--quiet', branch);
      else world.branch(branch);
      world.commit(branch, files);
      world.git('push', '--quiet', 'origin', branch);
    },
    send: async (method, path, body) => {
      const answer = await waitFor(path, () => gitea.api.send(method, `${repository}${path}`, body), 20_000);
      return z.object({ number: z.int().optional() }).parse(answer).number ?? 0;
    },
    comments: async (number) => {
      const found = await gitea.api.get(
        `${repository}/issues/${number}/comments`,
        z.array(z.object({ body: z.string() })),
      );
      return found.map(({ body }) => body);
    },
    after: async (event, work) => {
      await work();
      let before = '';
      const runs = await waitFor(
        `the runs of ${event}`,
        async () => {
          const settled = await settledRuns(gitea, seen, event);
          const now = JSON.stringify(settled);
          // Twice the same: Gitea starts what follows a run a moment after it.
          if (now === before) return settled;
          before = now;
          return undefined;
        },
        150_000,
      );
      seen = Math.max(...runs.map(({ id }) => id));
      const own = runs.filter(({ path }) => !path.startsWith(sentinelFile));
      const described = await Promise.all(own.map((run) => describeRun(gitea, run)));
      return [...new Map(described.map((one) => [one.started, one])).values()].sort(byName);
    },
  };
}

const byName = (a: StartedRun, b: StartedRun) => (a.started < b.started ? -1 : 1);

const state = { id: z.int(), status: z.string(), conclusion: z.string().nullish() };
const runShape = z.object({ ...state, event: z.string(), path: z.string() });
const runsShape = z.object({ workflow_runs: z.array(runShape).nullable() });
const jobsShape = z.object({ jobs: z.array(z.object({ ...state, name: z.string() })) });
type Run = z.infer<typeof runShape>;

/**
 * Undefined until everything that is newer has ended and the sentinel was there for all that starts runs. Gitea tells the
 * end of a run once for each of its last jobs: what it starts for that is there more than once, and all but the last are
 * cancelled by our `concurrency`, as on GitHub. They are left out.
 */
async function settledRuns(gitea: Gitea, seen: number, event: string): Promise<readonly Run[] | undefined> {
  const { workflow_runs: listed } = await gitea.api.get(`${repository}/actions/runs?limit=50`, runsShape);
  const fresh = (listed ?? []).filter(({ id }) => id > seen);
  const count = (file: string, on: RegExp) =>
    fresh.filter((run) => run.path.startsWith(file) && on.test(run.event)).length;
  const ended = count('mlops-pull-request.yml', /^pull_request/);
  const told = count(sentinelFile, /^workflow_run$/);
  const all = told >= ended && told === count('mlops-fork-report.yml', /^workflow_run$/);
  const there = fresh.some((run) => run.path.startsWith(sentinelFile) && run.event === event);
  if (!there || !all || fresh.some(({ status }) => status !== 'completed')) return undefined;
  return fresh.filter(({ conclusion }) => conclusion !== 'cancelled');
}

async function describeRun(gitea: Gitea, { id, event, path }: Run): Promise<StartedRun> {
  const { jobs } = await gitea.api.get(`${repository}/actions/runs/${id}/jobs`, jobsShape);
  const ran = jobs.filter(({ conclusion }) => conclusion !== 'skipped');
  const logs = await Promise.all(ran.map((job) => gitea.api.text(`${repository}/actions/jobs/${job.id}/logs`)));
  const log = logs.join('\n').replaceAll(/^\d{4}-\S+Z /gm, '');
  const results = jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort();
  return {
    started: `${path.replace(/@.*/, '')} on ${event}: ${results.join(', ')}`,
    errors: log.split('\n').filter((line) => line.startsWith('::error')),
    log,
  };
}
