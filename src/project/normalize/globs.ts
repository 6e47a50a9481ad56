import { resolveGlob } from '../paths.ts';
import type { ProjectPath } from '../types.ts';
import { type Context, entryPath, oneOrMany, settle } from './context.ts';

/** Globs of files, from the working directory to the root. One that only takes files out leaves none. */
export function globsAt(
  context: Context,
  written: string | readonly string[] | undefined,
  at: ProjectPath,
  workingDirectory: string,
): readonly string[] {
  const globs = oneOrMany(written).map((glob, index) =>
    settle(context, entryPath(at, written, index), resolveGlob(glob, { workingDirectory, rooted: true })),
  );
  if (globs.length > 0 && globs.every((glob) => glob.startsWith('!'))) {
    context.list.add('contradiction', at, 'only excludes files, so that no code is left', {
      remedy: 'Begin with "**".',
    });
  }
  return globs;
}
