import type { BranchFacts } from '../../promotion/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { Cell } from './read-board.ts';
import { newestVersions } from './read-versions.ts';

type BranchCell = Pick<Cell, 'environment' | 'model' | 'facts'>;

/** What somebody has to put right on the branch of an environment before anything goes on there. */
export function branchProblems(cell: BranchCell): readonly Problem[] {
  const { branch } = cell.facts;
  if (branch.kind === 'unreadable') return [unreadableProblem(cell, branch)];
  return branch.kind === 'release' ? unrecordedProblem(cell, branch.release) : [];
}

function unreadableProblem(
  { environment, model, facts }: BranchCell,
  { commit, because, place }: Extract<BranchFacts, { readonly kind: 'unreadable' }>,
): Problem {
  const reason: keyof typeof commandReasons = 'branch-unreadable';
  const since = commit.slice(0, 12);
  const message = `${environment.name}: the release of ${model} on ${environment.branch} cannot be read, since commit ${since}: ${because}`;
  return { reason, message, ...(place && { place }), remedy: `${revertText({ environment, facts })}.` };
}

/** What came by a promotion was recorded once: of that the ledger has lost the record, which is said as such. */
function unrecordedProblem(
  { environment, model, facts }: BranchCell,
  { version, commit, arrival }: Extract<BranchFacts, { readonly kind: 'release' }>['release'],
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

function commitOf(branch: BranchFacts): string | undefined {
  if (branch.kind === 'unreadable') return branch.commit;
  return branch.kind === 'release' ? branch.release.commit : undefined;
}
