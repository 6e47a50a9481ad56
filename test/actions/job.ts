import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { resultSchema } from '../../src/commands/result.ts';
import { Git } from '../../src/support/git.ts';
import { cli, type World } from '../acceptance/harness.ts';
import { coverageOfTest } from '../harness/coverage-of-test.ts';
import type { RunState } from '../harness/forge/actions-state.ts';
import type { ForgeServer } from '../harness/forge/server.ts';
import type { Permissions } from '../harness/forge/world.ts';

const home = join(import.meta.dirname, '..', '..');

/** The one expression of GitHub that this runner evaluates in inputs. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is one of GitHub's, not one of ours
export const tokenOfJob = '${{ github.token }}';

/** One run of a workflow, for an event. */
export interface Run {
  readonly server: ForgeServer;
  readonly world: World;
  readonly state: RunState;
  readonly eventName: string;
  readonly event: unknown;
  /** What `actions/checkout` takes of the repository: a ref or a commit. */
  readonly ref: string;
}

/** A step of a job on a machine of its own. */
export interface Step {
  readonly action: string;
  /** Default: none. Those of our workflows come from their files (`granted.ts`). */
  readonly permissions?: Permissions;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Another job name for each job of a run. Default: the action. */
  readonly job?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Default: true. */
  readonly checkout?: boolean;
  /** Gets the process and everything that it has said so far, each time it says more. */
  readonly watch?: (child: ChildProcess, log: string) => void;
}

/** What a step left behind. */
export interface Stepped {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly result: z.infer<typeof resultSchema>;
  /** Folder of the machine: `work`, `temp` and the files of the runner. */
  readonly machine: string;
  /** The token of its job. */
  readonly token: string;
}

/** Files that a runner reads after the step. */
const files = {
  GITHUB_OUTPUT: 'output',
  GITHUB_STEP_SUMMARY: 'summary',
  GITHUB_ENV: 'env',
  GITHUB_STATE: 'state',
  GITHUB_PATH: 'path',
};

const metadata = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().optional() })).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  runs: z.object({ using: z.literal('node24'), main: z.string(), post: z.string().optional() }),
});

/**
 * Runs an action as a runner does: a fresh machine with a checkout at depth 1 over HTTP, inputs with the defaults of its
 * `action.yml`, files for outputs and summary, a token with the job's permissions and no other variable of this process.
 */
export async function runStep(run: Run, step: Step): Promise<Stepped> {
  const { action, permissions = {}, inputs = {}, job = action } = step;
  const machine = join(run.world.folder, 'machines', `${run.state.id}-${run.state.attempt}-${job}`);
  rmSync(machine, { recursive: true, force: true });
  const workspace = join(machine, 'workspace');
  mkdirSync(workspace, { recursive: true });
  mkdirSync(join(machine, 'temp'));
  const token = run.server.token(permissions);
  if (step.checkout !== false) await checkout(run, workspace, token);
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(machine, file)]));
  for (const path of Object.values(paths)) writeFileSync(path, '');
  writeFileSync(join(machine, 'event.json'), JSON.stringify(run.event));
  const { main, given, declared } = readMetadata(action, inputs, token);
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    HOME: machine,
    GIT_CONFIG_NOSYSTEM: '1',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: run.server.api,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: run.server.repository,
    GITHUB_ACTOR: run.state.actor,
    ...(run.ref.startsWith('refs/') && { GITHUB_REF: run.ref }),
    ...(run.eventName !== 'pull_request' && { GITHUB_SHA: run.state.headSha }),
    GITHUB_RUN_ID: `${run.state.id}`,
    GITHUB_WORKFLOW_REF: `${run.server.repository}/${run.state.path}@${run.ref}`,
    GITHUB_RUN_ATTEMPT: `${run.state.attempt}`,
    GITHUB_EVENT_NAME: run.eventName,
    GITHUB_EVENT_PATH: join(machine, 'event.json'),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(machine, 'temp'),
    ACTIONS_RESULTS_URL: `${run.server.origin}/`,
    ACTIONS_RUNTIME_TOKEN: run.server.actions.runtimeToken(run.state, job),
    MLOPS_DUCKDB: home,
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...paths,
    ...given,
    ...coverageOfTest(),
    ...step.env,
  };
  const { code, log } = await start(main, workspace, env, step.watch);
  const outputs = readOutputs(join(machine, 'output'));
  for (const name of Object.keys(outputs)) {
    if (!(name in declared)) throw new Error(`${action} sets the output ${name}, which its action.yml does not have`);
  }
  const result = resultSchema.parse(JSON.parse(readFileSync(outputs['result'] ?? '', 'utf8')));
  return { code, log, outputs, summary: readFileSync(join(machine, 'summary'), 'utf8'), result, machine, token };
}

/** What a runner starts after the job for an action with a `post`, also where it had to kill the action itself. */
export async function runPost(action: string, workspace: string): Promise<{ code: number | null; log: string }> {
  const { post } = metadata.parse(load(readFileSync(metadataOf(action), 'utf8'))).runs;
  if (post === undefined) throw new Error(`${action} has no post`);
  const env = { PATH: process.env['PATH'], GITHUB_WORKSPACE: workspace, GITHUB_ACTIONS: 'true', ...coverageOfTest() };
  return await start(bundle(action, post), workspace, env);
}

/** `actions/checkout` with its defaults, but without kept credentials. The server answers git from this very process. */
async function checkout({ server, ref }: Run, workspace: string, token: string): Promise<void> {
  const git = new Git(workspace);
  await git.text(['init', '--quiet', '.']);
  await git.text(['remote', 'add', 'origin', `${server.origin}/${server.repository}.git`]);
  const credentials = Buffer.from(`x:${token}`).toString('base64');
  const once = server.settings.private ? ['-c', `http.extraheader=AUTHORIZATION: basic ${credentials}`] : [];
  const wanted = `+${ref}:refs/remotes/pull/checked-out`;
  await git.text([...once, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', wanted]);
  await git.text(['checkout', '--quiet', '--detach', 'refs/remotes/pull/checked-out']);
}

function readMetadata(action: string, inputs: Readonly<Record<string, string>>, token: string) {
  const found = metadata.parse(load(readFileSync(metadataOf(action), 'utf8')));
  const unknown = Object.keys(inputs).filter((name) => !(name in found.inputs));
  if (unknown.length > 0) throw new Error(`${action} has no input ${unknown.join(', ')}`);
  const given = Object.entries(found.inputs).map(([name, { default: value = '' }]) => {
    const text = (inputs[name] ?? value).replace(tokenOfJob, token);
    return [`INPUT_${name.toUpperCase()}`, text];
  });
  return { main: bundle(action, found.runs.main), given: Object.fromEntries(given), declared: found.outputs };
}

function metadataOf(action: string): string {
  return join(action === 'main' ? home : join(home, 'actions', action), 'action.yml');
}

/** The bundle under test, which is `dist/` once it is committed. */
function bundle(action: string, named: string): string {
  const path = join(dirname(cli), named.replace(/^(\.\.\/\.\.\/)?dist\//, ''));
  if (!existsSync(path)) throw new Error(`${action} names ${named}, which is not built`);
  return path;
}

function start(
  main: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  watch: Step['watch'] = () => undefined,
): Promise<{ code: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk;
        watch(child, log);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, log }));
  });
}

/** `name<<delimiter`, lines, delimiter: as the runner reads it. */
function readOutputs(file: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    found[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return found;
}
