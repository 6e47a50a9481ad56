import type { ProjectPath } from './types.ts';

/** Places at which something was found; asked thousands of times for each of them. */
export interface TouchedPaths {
  add(path: ProjectPath): void;
  /** True when something was found at this path or below it. */
  has(path: ProjectPath): boolean;
}

export function touchedPaths(): TouchedPaths {
  /** Each path, and all that it is below of. */
  const prefixes = new Set<string>();
  return {
    add(path) {
      for (let length = 0; length <= path.length; length += 1) prefixes.add(keyOf(path.slice(0, length)));
    },
    has: (path) => prefixes.size > 0 && prefixes.has(keyOf(path)),
  };
}

/** An index is told from a key of the same digits. */
function keyOf(path: ProjectPath): string {
  return path.map((segment) => (typeof segment === 'number' ? `#${segment}` : `.${segment}`)).join('\0');
}
