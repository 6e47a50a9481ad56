import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { actArguments } from './act/command.ts';
import { endLeftovers, newTrackingId } from './act/leftovers.ts';
import { type ActJob, readLog } from './act/log.ts';
import { runAct } from './act/process.ts';
import { jobTokens } from './act/tokens.ts';
import type { JobState, RunState } from './forge/actions-state.ts';
import type { JsonObject } from './forge/json.ts';
import type { ForgeServer } from './forge/server.ts';
import type { Permissions } from './forge/world.ts';

/** Path of act from `test/harness/act.sh`, which says why there is none; empty: tests with act are skipped. */
export const actBinary = process.env['MLOPS_TEST_ACT'] ?? '';

export interface WorkflowOptions {
  readonly server: ForgeServer;
  /** The run on the server that this is: its event, file, actor and inputs. It is finished, and its jobs are added. */
  readonly run: RunState;
  /** A work tree at the commit that GitHub takes the workflow from (`workspaceAt`). Its HEAD is GITHUB_SHA. */
  readonly workspace: string;
  /** The payload; one of `pull_request` needs `number` and `pull_request` with `head` and `base`. */
  readonly event: JsonObject;
  /** GITHUB_REF, such as `refs/pull/1/merge`. */
  readonly ref: string;
  /** Ids of all jobs that must come to a result, `caller/job` in called workflows: act passes over some in silence. */
  readonly expects: readonly string[];
  /** `owner/name@ref` of actions and reusable workflows elsewhere, and the folder that each is. */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Labels that there are runners for, besides those of GitHub's own and `self-hosted`. */
  readonly labels?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Variables of the runner. */
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of what the files grant: the permissions of these jobs, by id. */
  readonly permissions?: Readonly<Record<string, Permissions>>;
  /** Cancels the run, as does a request to the server. */
  readonly signal?: AbortSignal;
  /** Milliseconds; default: 120,000. */
  readonly timeout?: number;
}

export interface WorkflowResult {
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  /** Each job, or each member of its matrix, in the order in which they began. */
  readonly jobs: readonly ActJob[];
  /** The only job of this id. @throws if there is none, or several */
  job(key: string): ActJob;
  /** All that act printed, as JSON lines: where a secret may not be. */
  readonly log: string;
}

/**
 * Runs a workflow in act on this machine, without containers: the API, git and artifacts are the forge server's, and each
 * job's token may do what the files grant it.
 * @throws if Node is not 24, a job came to no result, an unexpected one did, or act took too long
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const { server, run } = options;
  if (!process.version.startsWith('v24.')) throw new Error(`actions need Node 24, this is ${process.version}`);
  const folder = await mkdtemp(join(tmpdir(), 'mlops-act-'));
  const cancel = cancelOf(options);
  const trackingId = newTrackingId();
  try {
    const files = {
      event: join(folder, 'event.json'),
      tokens: join(folder, 'tokens.json'),
      home: join(folder, 'home'),
    };
    await mkdir(files.home);
    await writeFile(files.event, JSON.stringify(options.event));
    await writeFile(files.tokens, JSON.stringify(await jobTokens(options)), { mode: 0o600 });
    const { text } = await runAct({
      binary: actBinary,
      args: actArguments(
        { ...options, env: { ...options.env, RUNNER_TRACKING_ID: trackingId } },
        files.event,
        join(folder, 'cache'),
      ),
      env: { PATH: searchPath(), HOME: files.home, LANG: 'C.UTF-8', ACT_JOB_TOKENS: files.tokens },
      cwd: options.workspace,
      onLine: jobFollower(server, run),
      timeout: options.timeout ?? 120_000,
      signal: cancel.signal,
    });
    const cancelled = cancel.signal.aborted;
    const jobs = readLog(text);
    if (!cancelled) refuseSurprises(jobs, options.expects, text);
    const failed = jobs.some(({ result }) => result === 'failure');
    const conclusion = cancelled ? 'cancelled' : failed ? 'failure' : 'success';
    server.actions.finish(run, conclusion);
    return { conclusion, jobs, job: (key) => onlyJob(jobs, key), log: text };
  } finally {
    cancel.release();
    await endLeftovers(trackingId);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A run is cancelled by the test, or by somebody who asks the server for it. */
function cancelOf({ run, signal }: WorkflowOptions): { readonly signal: AbortSignal; release(): void } {
  const asked = new AbortController();
  const watch = setInterval(() => {
    if (run.cancelAsked) asked.abort();
  }, 50);
  const both = AbortSignal.any([asked.signal, ...(signal === undefined ? [] : [signal])]);
  return { signal: both, release: () => clearInterval(watch) };
}

/** The Node of the tests first: act takes the `node` that it finds. Nothing else of this process reaches the jobs. */
function searchPath(): string {
  return [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
}

/** Jobs appear on the server when they begin and end there when act says so. */
function jobFollower(server: ForgeServer, run: RunState): (line: string) => void {
  const begun = new Map<string, JobState>();
  return (line) => {
    if (!line.startsWith('{')) return;
    const { job: padded, jobResult, runsOn } = JSON.parse(line);
    if (typeof padded !== 'string') return;
    const name = padded.trim();
    const labels = Array.isArray(runsOn) ? runsOn.map(String) : [];
    const job = begun.get(name) ?? server.actions.addJob(run, shownName(name), labels);
    begun.set(name, job);
    if (jobResult !== undefined) server.actions.finishJob(job, jobResult);
  };
}

/** act puts the name of the workflow before that of a job; GitHub shows `Report`, and `Train / m` of a called workflow. */
function shownName(name: string): string {
  const [, ...parts] = name.split('/');
  return parts.length === 0 ? name : parts.join(' / ');
}

function refuseSurprises(jobs: readonly ActJob[], expects: readonly string[], text: string): void {
  const covers = (wanted: string, key: string) => key === wanted || key.startsWith(`${wanted}/`);
  const missing = expects.filter((wanted) => !jobs.some(({ key }) => covers(wanted, key)));
  const others = jobs.filter(({ key }) => !expects.some((wanted) => covers(wanted, key) || covers(key, wanted)));
  const complaints = [
    ...missing.map((key) => `the job ${key} came to no result`),
    ...others.map(({ key }) => `nobody expected the job ${key}`),
  ];
  if (complaints.length > 0) throw new Error(`${complaints.join('\n')}\n${text}`);
}

function onlyJob(jobs: readonly ActJob[], key: string): ActJob {
  const [found, second] = jobs.filter((job) => job.key === key);
  if (found !== undefined && second === undefined) return found;
  throw new Error(
    `${second === undefined ? 'no' : 'more than one'} job ${key} among ${jobs.map((job) => job.key).join(', ')}`,
  );
}
