import { mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { published } from '../../src/actions/registry.ts';
import { Git } from '../../src/support/git.ts';
import { type Files, makeWorld, type World } from '../acceptance/harness.ts';
import { personAt } from '../actions/promoting.ts';
import { trainCalled } from '../actions/vouched.ts';
import { stopServers } from '../deployment/scene.ts';
import { workspaceAt } from '../harness/act/workspace.ts';
import { runWorkflow, type WorkflowResult } from '../harness/act.ts';
import type { NewRun, RunState } from '../harness/forge/actions-state.ts';
import { dispatchEvent, pushEvent } from '../harness/forge/events.ts';
import type { JsonObject } from '../harness/forge/json.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { servedModel } from '../harness/served-model.ts';
import { placeActions, recordsOf, workflowsFor } from './scene.ts';

const home = join(import.meta.dirname, '..', '..');
const promotionPaths = {
  merge: '.github/workflows/mlops-merge.yml',
  deploy: '.github/workflows/mlops-deploy.yml',
  promote: '.github/workflows/mlops-promote.yml',
} as const;

const jobsOf: Readonly<Record<keyof typeof promotionPaths, readonly string[]>> = {
  merge: ['plan', 'build', 'validate', 'train', 'evaluate', 'report', 'promote'],
  deploy: ['judge', 'where', 'deploy', 'promote'],
  promote: ['promote'],
};

/** What a server of the model says of itself. */
const who = z.object({ version: z.string(), environment: z.string(), model: z.string() });

/** A model that a few lines of Node serve. Stores and targets outlive the jobs, as on machines of a team's own. */
function servedProject(folder: string): Files {
  const environments = `  staging:
    auto-merge: true
    runs-on: [self-hosted, staging]
    target: { kind: local, folder: ${join(folder, 'served', 'staging')} }
  production:
    needs: [staging]
    target: { kind: local, folder: ${join(folder, 'served', 'production')} }
`;
  return {
    ...servedModel({ project: 'tiny', store: join(folder, 'store'), environments, served: 'by a server' }),
    ...workflowsFor(['env/staging', 'env/production']),
  };
}

export interface PromotionScene {
  readonly world: World;
  readonly server: ForgeServer;
  /** The run of mlops-merge.yml or mlops-deploy.yml that a push to a branch starts. */
  pushed(branch: string): Promise<WorkflowResult>;
  /** The run of mlops-deploy.yml that somebody has asked the forge for and that waits. @throws if there is not just one */
  dispatched(): Promise<{ readonly branch: string | null; readonly done: WorkflowResult }>;
  /** The run of mlops-promote.yml that the clock starts. */
  clock(): Promise<WorkflowResult>;
  /** Paths of all records on the ledger branch. */
  records(): readonly string[];
  /** What the live server of an environment answers, asked from outside of any job. */
  ask(environment: string): Promise<z.infer<typeof who>>;
  close(): Promise<void>;
}

/**
 * A private repository with the three workflows of promotion, and the branches of its environments, made by a person. Each
 * job's token may do what the files grant it.
 */
export async function openPromotionScene(): Promise<PromotionScene> {
  const world = makeWorld({ 'README.md': 'A tiny project.\n' });
  mkdirSync(join(world.folder, 'store'));
  world.commit('Begin', servedProject(world.folder));
  world.git('push', '--quiet', 'origin', 'main');
  const server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  Object.assign(server.settings, { private: true, jobsOpenPulls: true });
  const initialised = await world.json(['promote', '--init'], { env: personAt(server) });
  // Nobody has protected the branches, which is said and makes them all the same.
  if (initialised.result.reason !== 'branches-unprotected')
    throw new Error(`promote --init: ${initialised.result.sentence}\n${initialised.stderr}`);
  const repositories = {
    [`${published.repository}@${published.ref}`]: placeActions(join(world.folder, 'actions')),
    'team/tiny@main': await workspaceAt(server, 'refs/heads/main'),
  };
  const start = (event: string, name: keyof typeof promotionPaths, headBranch: string, more: Partial<NewRun> = {}) =>
    server.actions.start({
      ...{ event, path: promotionPaths[name], headBranch, headSha: world.inOrigin('rev-parse', headBranch) },
      ...more,
    });
  const play = (state: RunState, event: JsonObject) => runToItsEnd(server, repositories, state, event);
  return {
    world,
    server,
    pushed: async (branch) => {
      const called = branch === 'main' ? { referencedWorkflows: trainCalled } : {};
      const state = start('push', branch === 'main' ? 'merge' : 'deploy', branch, called);
      return play(state, await pushEvent(server, branch, '0'.repeat(40)));
    },
    dispatched: async () => {
      const waiting = server.actions.runs.filter((run) => run.event === 'workflow_dispatch' && run.status === 'queued');
      const [state, ...more] = waiting;
      if (state === undefined || more.length > 0) throw new Error(`${waiting.length} runs wait, and not one`);
      state.status = 'in_progress';
      return { branch: state.headBranch, done: await play(state, await dispatchEvent(server, state)) };
    },
    clock: async () => {
      const state = start('schedule', 'promote', 'main');
      return play(state, { ...(await dispatchEvent(server, state)), schedule: '17,47 * * * *' });
    },
    records: () => recordsOf(world),
    ask: async (environment) => {
      const live = readFileSync(join(world.folder, 'served', environment, 'm', 'live.json'), 'utf8');
      const { server: its } = z.object({ server: z.object({ port: z.int() }) }).parse(JSON.parse(live));
      return who.parse(await (await fetch(`http://127.0.0.1:${its.port}/who`)).json());
    },
    close: async () => {
      for (const name of ['staging', 'production']) await stopServers(join(world.folder, 'served', name));
      await server.close();
      world.remove();
      await rm(repositories['team/tiny@main'] ?? '', { recursive: true, force: true });
    },
  };
}

/** GitHub takes the file from the branch that the run is of. */
async function runToItsEnd(
  server: ForgeServer,
  repositories: Readonly<Record<string, string>>,
  run: RunState,
  event: JsonObject,
): Promise<WorkflowResult> {
  const ref = `refs/heads/${run.headBranch}`;
  const workspace = await workspaceAt(server, ref);
  const name = run.path === promotionPaths.merge ? 'merge' : run.path === promotionPaths.deploy ? 'deploy' : 'promote';
  try {
    return await runWorkflow({
      ...{ server, run, workspace, event, ref, repositories, expects: jobsOf[name], labels: ['staging'] },
      env: { MLOPS_DUCKDB: home },
      timeout: 600_000,
    });
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 3 });
  }
}
