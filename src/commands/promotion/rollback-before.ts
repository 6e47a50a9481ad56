import type { Repository } from '../../repository/index.ts';
import type { Cell } from './read-board.ts';
import { releasedBy } from './released.ts';

/** The newest change of a branch, where a command of ours has taken a release back by it. */
export interface RollbackBefore {
  readonly commit: string;
  /** What it took back, and what the branch names since. */
  readonly version: number;
  readonly to: number;
  /** Whether it said this reason. */
  says(because: string): boolean;
}

/** Undefined where the newest change is anything else: a promotion, a revert by hand. */
export async function rollbackBefore(
  { state, model }: Pick<Cell, 'state' | 'model'>,
  { git }: Pick<Repository, 'git'>,
): Promise<RollbackBefore | undefined> {
  const [now, left] = state.history.get(model) ?? [];
  if (now === undefined || left === undefined) return undefined;
  const [to] = releasedBy(now, state, model);
  const [from] = releasedBy(left, state, model);
  if (to === undefined || from === undefined) return undefined;
  const { version } = from.release;
  const message = (await git.text(['show', '-s', '--format=%B', now.commit, '--'])).trim();
  if (!message.startsWith(`Revert "Promote ${model} ${version} to ${state.environment.name}"`)) return undefined;
  const says = (because: string) => message.endsWith(`\n\n${because}`);
  return { commit: now.commit, version, to: to.release.version, says };
}
