import { items, member, members, texts } from '../yaml-values.ts';

/** Which branches an event of a workflow is for. */
export interface BranchFilter {
  /** Patterns of branches, in order; absent: every branch. */
  readonly bases?: readonly string[];
  /** Patterns of branches that it does not start for. */
  readonly notBases?: readonly string[];
}

/** What `on.pull_request` of a workflow says; its branches are those that pull requests go into. */
export interface PullRequestTrigger extends BranchFilter {
  /** What has to happen to a pull request. */
  readonly types: readonly string[];
}

/** What GitHub takes where a workflow names no types. */
const usualTypes = ['opened', 'synchronize', 'reopened'];

export function pullRequestsOf(on: unknown): { readonly pullRequests?: PullRequestTrigger } {
  const given = eventOf(on, 'pull_request');
  if (given === undefined) return {};
  return { pullRequests: { types: textsAt(given, 'types') ?? usualTypes, ...filterOf(given) } };
}

/** Whether pushes to a branch start it; one that names tags alone is for no branch. */
export function startsForPush(on: unknown, branch: string): boolean {
  const given = eventOf(on, 'push');
  if (given === undefined) return false;
  const [filter, tags] = [filterOf(given), textsAt(given, 'tags') ?? textsAt(given, 'tags-ignore')];
  if (tags !== undefined && filter.bases === undefined && filter.notBases === undefined) return false;
  return startsFor(filter, branch);
}

/** What a workflow says about an event; null where it only names it, undefined where it does not. */
function eventOf(on: unknown, event: string): unknown {
  const [, given] = members(on).find(([name]) => name === event) ?? [];
  return given ?? (items(on).includes(event) || member(on, event) !== undefined ? null : undefined);
}

function filterOf(given: unknown): BranchFilter {
  const [bases, notBases] = ['branches', 'branches-ignore'].map((key) => textsAt(given, key));
  return { ...(bases !== undefined && { bases }), ...(notBases !== undefined && { notBases }) };
}

function textsAt(given: unknown, key: string): readonly string[] | undefined {
  const value = member(given, key);
  return value === undefined || value === null ? undefined : texts(value);
}

/** Whether the event starts it for this branch: of patterns that match, the last one decides. */
export function startsFor({ bases, notBases }: BranchFilter, branch: string): boolean {
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
