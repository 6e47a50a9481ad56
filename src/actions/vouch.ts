import { z } from 'zod';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import type { Trust } from '../commands/situation/trusted-records.ts';
import { openWorkflowRuns, type WorkflowRuns } from '../forge/index.ts';
import { openRepository } from '../repository/index.ts';
import { MlopsError } from '../support/problem.ts';
import type { Artifacts } from './artifacts.ts';
import type { Looking } from './in-flight.ts';
import { actionReasons } from './reasons.ts';
import type { ActionContext } from './run-action.ts';
import { readRunnerEvent } from './runner.ts';
import { neverReused, trustByForge } from './trust.ts';

type Context = Pick<ActionContext<'plan' | 'report' | 'main'>, 'change' | 'ports'> & {
  readonly runs: Runs;
};

/** The runs that GitHub shows, opened where something is asked: all questions of a job share what it has told. */
export type Runs = () => Promise<WorkflowRuns>;

export function runsOf({ env, signal }: Context['ports'], token: string): Runs {
  let opened: Promise<WorkflowRuns> | undefined;
  return () => {
    opened ??= openWorkflowRuns({ env, token, signal });
    return opened;
  };
}

/** Asks the forge itself, which jobs can that plan and that report. */
export function trustOf({ change, ports: { env }, runs: open }: Context, oneJob = false): Trust {
  return trustByForge(async () => {
    const runs = await open();
    const { git } = await openRepository(change.folder);
    const defaultBranch = await defaultBranchOf(env);
    const base = `refs/remotes/${change.remote}/${change.base ?? defaultBranch}`;
    return { runs, git, base, defaultBranch, own: runOf(env)?.run, path: ownWorkflow(env), oneJob };
  });
}

/** Where to look for other runs. */
export async function lookAround({ ports: { env }, runs }: Pick<Context, 'ports' | 'runs'>): Promise<Looking> {
  return { runs: await runs(), own: runOf(env)?.run, path: ownWorkflow(env) };
}

/**
 * What the job that plans has found: the jobs after it do not ask again, and have no right to. What was recorded since is
 * used, and the report asks who has made it; not where the base uses nothing of another run, which the report would refuse.
 */
export function trustAsPlanned(given: string, env: NodeJS.ProcessEnv): Trust | undefined {
  if (given === '') return undefined;
  const planned = plannedOf(given);
  const own = runOf(env)?.run;
  return async (claims, reuse) =>
    new Map(
      claims.flatMap(({ address, proof }) => {
        const why = planned[address] ?? (reuse === 'never' && proof?.run !== own ? neverReused : undefined);
        return why === undefined ? [] : [[address, why]];
      }),
    );
}

const plannedShape = z.record(z.string().max(400), z.string().max(2000));

function plannedOf(given: string): z.infer<typeof plannedShape> {
  try {
    return plannedShape.parse(JSON.parse(given));
  } catch {
    const sentence = 'The input `not-trusted` is no output `not-trusted` of `plan`.';
    throw MlopsError.of(actionReasons, 'bad-input', sentence);
  }
}

/** Leaves the proof of what is recorded in this run, where GitHub shows its digest. */
export function proveIn(artifacts: Artifacts, { env, progress }: Context['ports']): ChangeRequest['prove'] {
  const here = runOf(env);
  if (here === undefined) return undefined;
  const leave = async (text: string) => {
    try {
      return await artifacts.prove(text);
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      progress.note(`What is recorded here cannot be used again, since nothing proves it: ${error.message}`);
      return false;
    }
  };
  return { ...here, leave };
}

function runOf(env: NodeJS.ProcessEnv) {
  const [run, attempt] = [Number(env['GITHUB_RUN_ID']), Number(env['GITHUB_RUN_ATTEMPT'] ?? '1')];
  return Number.isSafeInteger(run) && run > 0 ? { run, attempt } : undefined;
}

/** `owner/name/.github/workflows/<file>@ref` without what is around the path. */
function ownWorkflow(env: NodeJS.ProcessEnv): string {
  return /^[^/]+\/[^/]+\/([^@]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1] ?? '';
}

const repositoryShape = z.object({ repository: z.object({ default_branch: z.string().min(1) }) });

/** As the event has it, which GitHub writes. */
export async function defaultBranchOf(env: NodeJS.ProcessEnv): Promise<string> {
  const parsed = repositoryShape.safeParse((await readRunnerEvent(env)).payload);
  if (parsed.success) return parsed.data.repository.default_branch;
  // The event of a schedule does not name the repository; it runs on the default branch alone.
  const [, scheduled] = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '') ?? [];
  if (env['GITHUB_EVENT_NAME'] === 'schedule' && scheduled !== undefined) return scheduled;
  const sentence = 'The event does not say which the default branch is.';
  throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
}
