import type { Environment } from '../../project/index.ts';
import type { Arrival, BranchFacts, PromotionState, ReleaseOnBranch } from '../../promotion/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { newestVersions } from './read-versions.ts';

/** What has to be known of a place to say whether its branch is in order. */
export interface BranchCell {
  readonly environment: Pick<Environment, 'name' | 'branch'>;
  readonly model: string;
  readonly facts: { readonly branch: NamingBranch; readonly versions: readonly { readonly version: number }[] };
  readonly promotion?: Pick<PromotionState, 'live'>;
}

type Unreadable = Extract<BranchFacts, { readonly kind: 'unreadable' }>;

/** The release with what matters here. */
interface Named extends Pick<ReleaseOnBranch, 'version' | 'commit'> {
  readonly arrival: Pick<Arrival, 'kind'>;
}

export type NamingBranch =
  | { readonly kind: 'missing' | 'empty' }
  | Unreadable
  | { readonly kind: 'release'; readonly release: Named };

/** What somebody has to put right on the branch of an environment before anything goes on there. */
export function branchProblems(cell: BranchCell): readonly Problem[] {
  const { branch } = cell.facts;
  if (branch.kind === 'missing') return lostProblem(cell);
  if (branch.kind === 'unreadable') return [unreadableProblem(cell, branch)];
  return branch.kind === 'release' ? unrecordedProblem(cell, branch.release) : [];
}

/**
 * For a command that can do nothing there before that.
 * @throws MlopsError branch-lost, branch-unreadable, branch-unrecorded
 */
export function requireBranch(cell: BranchCell): void {
  const [problem] = branchProblems(cell);
  if (problem === undefined) return;
  const { message, place, remedy } = problem;
  const more = { ...(place && { place }), ...(remedy !== undefined && { remedy }) };
  const reasons = { missing: 'branch-lost', unreadable: 'branch-unreadable', release: 'branch-unrecorded' } as const;
  const { kind } = cell.facts.branch;
  if (kind === 'empty') throw new TypeError('a branch that names nothing has no problem');
  throw MlopsError.of(commandReasons, reasons[kind], message, more);
}

function unreadableProblem({ environment, model, facts }: BranchCell, { commit, because, place }: Unreadable): Problem {
  const reason: keyof typeof commandReasons = 'branch-unreadable';
  const since = commit.slice(0, 12);
  const message = `${environment.name}: the release of ${model} on ${environment.branch} cannot be read, since commit ${since}: ${because}`;
  return { reason, message, ...(place && { place }), remedy: `${revertText({ environment, facts })}.` };
}

/** A branch that was never there is no loss: `promote --init` is still to come. */
function lostProblem({ environment: { name, branch }, model, promotion }: BranchCell): readonly Problem[] {
  const live = promotion?.live ?? null;
  if (live === null) return [];
  const reason: keyof typeof commandReasons = 'branch-lost';
  const message = `${name}: the branch ${branch} is gone, though version ${live.version} of ${model} is live; nothing is promoted or deployed there.`;
  return [{ reason, message }];
}

/** What came by a promotion was recorded once: of that the ledger has lost the record, which is said as such. */
function unrecordedProblem(
  { environment, model, facts }: BranchCell,
  { version, commit, arrival }: Named,
): readonly Problem[] {
  const read = facts.versions.map((one) => one.version);
  const isUnread = read.length >= newestVersions && version < Math.min(...read);
  if (arrival.kind === 'promotion' || isUnread || read.includes(version)) return [];
  const reason: keyof typeof commandReasons = 'branch-unrecorded';
  const message = `${environment.name}: ${environment.branch} names version ${version} of ${model}, since commit ${commit.slice(0, 12)}; no promotion has brought it, and there is no record of such a version.`;
  return [{ reason, message, remedy: `${revertText({ environment, facts })}.` }];
}

/** Plain git in a clone of the branch; on a protected branch the same as a pull request. */
export function revertText({ environment, facts: { branch } }: Pick<BranchCell, 'environment' | 'facts'>): string {
  const commit = commitOf(branch)?.slice(0, 12) ?? 'what changed it';
  return `Revert it in a clone of ${environment.branch} (\`git revert ${commit}\`, a merge with \`-m 1\`) and push, or merge the revert as a pull request where the branch is protected`;
}

function commitOf(branch: NamingBranch): string | undefined {
  if (branch.kind === 'unreadable') return branch.commit;
  return branch.kind === 'release' ? branch.release.commit : undefined;
}
