import { z } from 'zod';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';
import { readRunnerEvent } from './runner.ts';

/** What started the workflow, as far as it decides which commits are judged. */
export interface Event {
  /** Whether there is a pull request to speak to. */
  readonly kind: 'pull-request' | 'merge-group' | 'branch';
  /** The head is in another repository: the token only reads, and nothing of the run is believed. */
  readonly fork?: true;
  /** Base branch; undefined: the default branch. */
  readonly base?: string;
  /** The base branch as this event sees it, where that is not its tip. */
  readonly baseCommit?: string;
}

const branchName = z.string().min(1);
const repository = z.object({ id: z.int() });
const pullRequest = z.object({
  pull_request: z.object({
    base: z.object({ ref: branchName, repo: repository }),
    head: z.object({ repo: repository.nullable() }),
  }),
});
const mergeGroup = z.object({
  merge_group: z.object({ base_ref: branchName, base_sha: z.string().regex(/^[0-9a-f]{40,64}$/) }),
});
const anywhere = z.object({ repository: z.object({ default_branch: branchName }).optional() });

/** @throws MlopsError event-not-supported, runner-environment */
export function readEvent(env: NodeJS.ProcessEnv): Event {
  const { name: eventName, payload } = readRunnerEvent(env);
  const understood = <Value>(parsed: z.ZodSafeParseResult<Value>) => orNotSupported(eventName, parsed);
  switch (eventName) {
    case 'pull_request': {
      const { base, head } = understood(pullRequest.safeParse(payload)).pull_request;
      const fork = head.repo?.id !== base.repo.id; // a head repository that was deleted was another one
      return { kind: 'pull-request', base: base.ref, ...(fork && { fork }) };
    }
    case 'merge_group': {
      const { merge_group: group } = understood(mergeGroup.safeParse(payload));
      return {
        kind: 'merge-group',
        base: group.base_ref.replace(/^refs\/heads\//, ''),
        baseCommit: group.base_sha,
      };
    }
    case 'push':
    case 'workflow_dispatch':
    case 'schedule': {
      const base = understood(anywhere.safeParse(payload)).repository?.default_branch;
      return base === undefined ? { kind: 'branch' } : { kind: 'branch', base };
    }
    default:
      throw notSupported(`\`${eventName}\` is no event that the actions of mlops answer to.`);
  }
}

function orNotSupported<Value>(eventName: string, parsed: z.ZodSafeParseResult<Value>): Value {
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw notSupported(`The payload of \`${eventName}\` is not understood (${said}).`);
}

function notSupported(sentence: string): MlopsError {
  return MlopsError.of(actionReasons, 'event-not-supported', sentence);
}
