import type { Finding } from './finding.ts';

/** @param uncommitted paths that differ from HEAD, or that git does not track and does not ignore */
export function workTreeFinding(uncommitted: readonly string[]): Finding {
  const [only, ...more] = uncommitted;
  if (only === undefined) return { what: 'work tree', state: 'ok', says: 'clean' };
  const what = more.length === 0 ? `1 uncommitted path (${only})` : `${uncommitted.length} uncommitted paths`;
  return {
    what: 'work tree',
    state: 'warn',
    says: `${what}; train and report need their inputs committed`,
    remedy: 'Look with `git status`, then commit what belongs to the change, and ignore or `git stash` the rest.',
  };
}
