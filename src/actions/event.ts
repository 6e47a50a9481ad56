import { z } from 'zod';
import type { ForkHead } from '../forge/index.ts';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';
import { readRunnerEvent } from './runner.ts';

/** What started the workflow, as far as it decides which commits are judged. */
export interface Event {
  /** Whether there is a pull request to speak to. */
  readonly kind: 'pull-request' | 'merge-group' | 'branch';
  /**
   * The head is in another repository, and nothing of it is recorded. `its-run`: the run is the fork's own, whose token
   * only reads. `our-run`: it is one of the default branch, after that. `approved`: it is one of the default branch that
   * somebody who may write here has started for this commit, which is trained then.
   */
  readonly fork?: 'its-run' | 'our-run' | 'approved';
  /** Base branch; undefined: the default branch. */
  readonly base?: string;
  /** Head of the pull request, where the event tells it. */
  readonly head?: string;
  /** The base branch as this event sees it, where that is not its tip. */
  readonly baseCommit?: string;
}

/** Another run has ended. Of which commits, only the forge can tell. */
export type RunEvent =
  | { readonly kind: 'run'; readonly of: 'fork'; readonly from: ForkHead }
  /** Nothing is to be judged or said: why, as a sentence. */
  | { readonly kind: 'run'; readonly of: 'nothing'; readonly because: string };

/** Somebody of this repository wants a commit of a fork trained. */
export interface ApprovedEvent {
  readonly kind: 'approved';
  /** Of the pull request. */
  readonly number: number;
  /** Its head, as it was when somebody decided. */
  readonly commit: string;
  /** Base branch. */
  readonly base: string;
}

const branchName = z.string().min(1);
const repository = z.object({ id: z.int() });
const pullRequest = z.object({
  pull_request: z.object({
    base: z.object({ ref: branchName, repo: repository }),
    head: z.object({ sha: z.string().optional(), repo: repository.nullable() }),
  }),
});
const commitId = z.string().regex(/^[0-9a-f]{40,64}$/);
const mergeGroup = z.object({
  merge_group: z.object({ base_ref: branchName, base_sha: commitId }),
});
const fullName = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const workflowRun = z.object({
  repository,
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    conclusion: z.string().nullish(),
    head_sha: commitId,
    head_branch: z.string().nullish(),
    head_repository: z.object({ id: z.int(), full_name: fullName, owner: z.object({ login: z.string() }) }).nullish(),
  }),
});
const anywhere = z.object({ repository: z.object({ default_branch: branchName }).optional() });
/** Inputs are texts, whatever type the workflow gives them. */
const dispatch = z.object({
  ref: z.string(),
  repository: z.object({ default_branch: branchName }),
  inputs: z.object({
    'pull-request': z.string().regex(/^[1-9]\d{0,14}$/, 'no number of a pull request'),
    commit: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'no full commit id'),
    base: branchName,
  }),
});
const anyInputs = z.object({ inputs: z.record(z.string(), z.unknown()).nullish() });

/** @throws MlopsError event-not-supported, runner-environment */
export function readEvent(env: NodeJS.ProcessEnv): Event | RunEvent | ApprovedEvent {
  const { name: eventName, payload } = readRunnerEvent(env);
  const understood = <Value>(parsed: z.ZodSafeParseResult<Value>) => orNotSupported(eventName, parsed);
  switch (eventName) {
    case 'pull_request': {
      const { base, head } = understood(pullRequest.safeParse(payload)).pull_request;
      const fork = head.repo?.id !== base.repo.id; // a head repository that was deleted was another one
      const about = { base: base.ref, ...(head.sha !== undefined && { head: head.sha }) };
      return { kind: 'pull-request', ...about, ...(fork && { fork: 'its-run' }) };
    }
    case 'merge_group': {
      const { merge_group: group } = understood(mergeGroup.safeParse(payload));
      return {
        kind: 'merge-group',
        base: group.base_ref.replace(/^refs\/heads\//, ''),
        baseCommit: group.base_sha,
      };
    }
    case 'workflow_run':
      return endedRun(understood(workflowRun.safeParse(payload)));
    case 'workflow_dispatch':
      return namesPullRequest(understood(anyInputs.safeParse(payload)))
        ? approved(understood(dispatch.safeParse(payload)))
        : onBranch(understood(anywhere.safeParse(payload)));
    case 'schedule':
      return onSchedule(understood(anywhere.safeParse(payload)), env['GITHUB_REF'] ?? '');
    case 'push':
      return onBranch(understood(anywhere.safeParse(payload)));
    default:
      throw notSupported(`\`${eventName}\` is no event that the actions of mlops answer to.`);
  }
}

function onBranch({ repository }: z.infer<typeof anywhere>): Event {
  const base = repository?.default_branch;
  return base === undefined ? { kind: 'branch' } : { kind: 'branch', base };
}

/**
 * GitHub runs schedules on the default branch only, so that their ref names it; the payload need not. Guessed from names
 * that are usual, an old `main` would judge.
 */
function onSchedule(about: z.infer<typeof anywhere>, ref: string): Event {
  const branch = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
  return about.repository === undefined && branch !== undefined ? { kind: 'branch', base: branch } : onBranch(about);
}

/** A workflow of the user's own may have other inputs, or none. */
function namesPullRequest({ inputs }: z.infer<typeof anyInputs>): boolean {
  return ['pull-request', 'commit'].some((name) => (inputs?.[name] ?? '') !== '');
}

/** Only as it is on the default branch does a workflow say what runs beside which token. */
function approved({ ref, repository, inputs }: z.infer<typeof dispatch>): ApprovedEvent {
  const own = `refs/heads/${repository.default_branch}`;
  if (ref !== own) throw notSupported(`Commits of a fork are trained by a run of ${own}, and this one is of ${ref}.`);
  return { kind: 'approved', number: Number(inputs['pull-request']), commit: inputs.commit, base: inputs.base };
}

/** The same is asked in the workflow, where it saves a machine; here it is what counts. */
function endedRun({ repository: own, workflow_run: run }: z.infer<typeof workflowRun>): RunEvent {
  const { head_repository: from, head_branch: branch, head_sha: commit } = run;
  const nothing = (because: string): RunEvent => ({ kind: 'run', of: 'nothing', because: `Run ${run.id} ${because}` });
  if (run.event !== 'pull_request') return nothing(`was started by \`${run.event}\`, not for a pull request.`);
  if (run.conclusion === 'action_required')
    return nothing('waits until somebody approves it: its end is still to come.');
  if (run.conclusion === 'skipped') return nothing('did nothing: what was edited changes nothing that is judged.');
  if (from == null || branch == null) return nothing('was for a fork that is no longer there.');
  if (from.id === own.id) return nothing('was for a branch of this repository, and reports itself.');
  const head = { name: from.full_name, owner: from.owner.login, repository: from.id, branch, commit };
  return { kind: 'run', of: 'fork', from: head };
}

function orNotSupported<Value>(eventName: string, parsed: z.ZodSafeParseResult<Value>): Value {
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw notSupported(`The payload of \`${eventName}\` is not understood (${said}).`);
}

function notSupported(sentence: string): MlopsError {
  return MlopsError.of(actionReasons, 'event-not-supported', sentence);
}
