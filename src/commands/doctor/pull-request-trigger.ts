import { items, member, members, texts } from '../yaml-values.ts';

/** What `on.pull_request` of a workflow says. */
export interface PullRequestTrigger {
  /** What has to happen to a pull request. */
  readonly types: readonly string[];
  /** Patterns of base branches, in order; absent: every branch. */
  readonly bases?: readonly string[];
  /** Patterns of base branches that it does not start for. */
  readonly notBases?: readonly string[];
}

/** What GitHub takes where a workflow names no types. */
const usualTypes = ['opened', 'synchronize', 'reopened'];

export function pullRequestsOf(on: unknown): { readonly pullRequests?: PullRequestTrigger } {
  const [, given] = members(on).find(([event]) => event === 'pull_request') ?? [];
  if (given === undefined && !items(on).includes('pull_request')) return {};
  const [types, bases, notBases] = ['types', 'branches', 'branches-ignore'].map((key) => textsAt(given, key));
  return {
    pullRequests: {
      types: types ?? usualTypes,
      ...(bases !== undefined && { bases }),
      ...(notBases !== undefined && { notBases }),
    },
  };
}

function textsAt(given: unknown, key: string): readonly string[] | undefined {
  const value = member(given, key);
  return value === undefined || value === null ? undefined : texts(value);
}

/** Whether a pull request into this branch starts it: of patterns that match, the last one decides. */
export function startsFor({ bases, notBases }: PullRequestTrigger, branch: string): boolean {
  if (notBases?.some((pattern) => matches(pattern, branch)) === true) return false;
  if (bases === undefined) return true;
  const last = bases.findLast((pattern) => matches(pattern.replace(/^!/, ''), branch));
  return last !== undefined && !last.startsWith('!');
}

/** Names that `branches` lists as they are. */
export function namedBases({ bases = [] }: PullRequestTrigger): readonly string[] {
  return bases.filter((pattern) => /^[\w./-]+$/.test(pattern));
}

/**
 * GitHub's patterns for branches: `*` without `/`, `**` with it, and `?`, `+` and `[…]` as in a regular expression
 * (docs.github.com, workflow syntax, "Filter pattern cheat sheet"). One that is none matches everything: it is better to
 * ask for a rule too many.
 */
function matches(pattern: string, branch: string): boolean {
  const source = pattern.replaceAll(/\\(.)|\*\*|\*|[.^$(){}|]/gs, (part, escaped: string | undefined) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return (escaped ?? part).replaceAll(/\W/g, '\\$&');
  });
  try {
    return new RegExp(`^(?:${source})$`, 's').test(branch);
  } catch {
    return true;
  }
}
