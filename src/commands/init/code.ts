import { posix } from 'node:path';
import { isWithin } from './dvc.ts';
import type { Guess, Survey } from './types.ts';

/**
 * Without `code` all tracked files count, and a result that is in git would make each run's own outcome a reason to
 * train again: such files are taken out.
 */
export function codeOf(
  outputs: readonly string[],
  workingDirectory: string,
  survey: Survey,
): Guess<readonly string[]> | undefined {
  const results = [...outputs, 'dvc.lock'].filter((output) => {
    const path = posix.join(workingDirectory, output);
    return [...survey.tracked].some((tracked) => isWithin(tracked, path));
  });
  if (results.length === 0) return undefined;
  return {
    value: ['**', '!**/*.md', '!.github/**', ...new Set(results.map((path) => `!${path}`))],
    why: `all tracked files but documentation and what a run writes (${results.join(', ')})`,
  };
}
