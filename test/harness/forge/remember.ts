import type { RepositoryState } from './world.ts';

/** Git is a folder of its own, and what the repository is called never changes. */
const untouched: ReadonlySet<string> = new Set(['git', 'owner', 'name']);

/**
 * Remembers everything that a forge knows, apart from git, tokens and the time.
 * @returns what puts it back, as often as it is called; whoever holds a map or a list of the forge sees it change
 */
export function remember(repository: RepositoryState): () => void {
  const entries = Object.entries(repository).filter(([key]) => !untouched.has(key));
  const kept = entries.map(([, value]) => copyOf(value));
  return () => {
    for (const [at, [, now]] of entries.entries()) refill(now, copyOf(kept[at]));
  };
}

function copyOf(value: unknown): unknown {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copyOf(one)]));
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value) || ArrayBuffer.isView(value)) return value; // bytes are replaced, never written into
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)]));
}

function refill(now: unknown, before: unknown): void {
  if (now instanceof Map && before instanceof Map) {
    now.clear();
    for (const [key, value] of before) now.set(key, value);
  } else if (Array.isArray(now) && Array.isArray(before)) {
    now.splice(0, now.length, ...before);
  } else if (isObject(now) && isObject(before)) {
    for (const [key, value] of Object.entries(before)) {
      if (isObject(value) && isObject(now[key])) refill(now[key], value);
      else now[key] = value;
    }
  } else {
    throw new TypeError('a forge is made of maps, lists and objects');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
