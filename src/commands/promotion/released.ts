import { parseRelease } from '../../promotion/index.ts';
import type { Release } from '../../promotion/types.ts';
import type { FileChange } from '../../repository/index.ts';
import { sha256 } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EnvironmentState } from './read-environments.ts';
import { releasePath } from './release-for.ts';

/** A release with the bytes of its file. */
export interface Released {
  readonly text: string;
  readonly release: Release;
}

/** What the branch names now; undefined: nothing. Errors: those of a release file that cannot be read. */
export function releasedNow(state: EnvironmentState, model: string): Released | undefined {
  const text = state.history.get(model)?.[0]?.text;
  return text === undefined ? undefined : { text, release: parseRelease(text, fileOf(state, model)) };
}

/** What the branch named before, newest first; a file that could not be read named nothing. */
export function releasedBefore(state: EnvironmentState, model: string): readonly Released[] {
  const older = state.history.get(model)?.slice(1) ?? [];
  return older.flatMap((change) => releasedBy(change, state, model));
}

/** The release of one change of the branch; none where it removed the file, or left one that cannot be read. */
export function releasedBy(
  change: FileChange,
  state: Pick<EnvironmentState, 'environment'>,
  model: string,
): readonly Released[] {
  if (change.text === undefined) return [];
  try {
    return [{ text: change.text, release: releaseIn(change, fileOf(state, model)) }];
  } catch (error) {
    if (error instanceof MlopsError) return [];
    throw error;
  }
}

/** Boards of hundreds of places ask for the same file more than once, and reading YAML is most of what they cost. */
const parsed = new WeakMap<FileChange, Release>();

/** The release that a change brought. Errors: those of a release file that cannot be read. */
export function releaseIn(change: FileChange, file: string): Release {
  const known = parsed.get(change);
  if (known !== undefined) return known;
  const release = parseRelease(change.text ?? '', file);
  parsed.set(change, release);
  return release;
}

/** The file in errors: `env/staging:releases/delay/release.yaml`. */
export function fileOf({ environment }: Pick<EnvironmentState, 'environment'>, model: string): string {
  return `${environment.branch}:${releasePath(model)}`;
}

/** `sha256:…` of a release file's bytes. */
export function releaseDigestOf(text: string): string {
  return `sha256:${sha256(text)}`;
}
