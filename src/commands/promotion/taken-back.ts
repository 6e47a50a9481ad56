import type { Repository } from '../../repository/index.ts';
import { oneLine } from '../../support/escape/index.ts';
import type { EnvironmentState } from './read-environments.ts';
import { releasedBy } from './released.ts';

/** The newest change of a branch, where it took a release back. */
export interface TakenBack {
  /** The version that the branch named before. */
  readonly version: number;
  /** The version that it went back to: the same one, where only settings or serving code were taken back; null: to none. */
  readonly to: number | null;
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** As whoever took it back has said; absent: the commit does not say it. */
  readonly because?: string;
}

/** Whoever is asked to merge next has to know why the last release did not stay. Undefined: it did. */
export async function takenBackHere(
  state: Pick<EnvironmentState, 'environment' | 'history'>,
  model: string,
  { git }: Pick<Repository, 'git'>,
): Promise<TakenBack | undefined> {
  const [now, left, ...older] = state.history.get(model) ?? [];
  if (now === undefined || left === undefined) return undefined;
  if (now.text !== undefined && !older.some(({ text }) => text === now.text)) return undefined;
  const [to] = releasedBy(now, state, model);
  const [from] = releasedBy(left, state, model);
  if (from === undefined) return undefined;
  const { commit, at } = now;
  // Of a merge the commits that it brought, too: there a person says why.
  const log = await git.text(['log', '--format=%B%x00', `${commit}^..${commit}`, '--']);
  const because = log.split('\0').map(reasonOf).find(Boolean);
  return {
    ...{ version: from.release.version, to: to?.release.version ?? null, commit, at },
    ...(because !== undefined && { because }),
  };
}

/** What stands below the subject of a revert, without what git, a forge or a tool writes there by itself. */
export function reasonOf(message: string): string | undefined {
  const [subject = '', ...body] = message.trim().split('\n');
  if (!/^(Reapply|Revert)\b/.test(subject)) return undefined;
  const said = body.filter((line) => !/^(This reverts commit|Reverts |[A-Z][A-Za-z-]+-by: )/.test(line.trim()));
  const reason = oneLine(said.join(' ')).trim();
  return reason === '' ? undefined : reason;
}
