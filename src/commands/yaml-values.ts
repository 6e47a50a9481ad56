import { CORE_SCHEMA, load } from 'js-yaml';

/** Values after aliases are written out: more, or a circle, is no document that says anything. */
const mostValues = 20_000;

/** A YAML or JSON text as plain values, or undefined where it is not one: what cannot be read is no evidence. */
export function readYaml(text: string): unknown {
  try {
    const value: unknown = load(text, { schema: CORE_SCHEMA, maxAliases: 100, maxDepth: 32 });
    return countedUpTo(value, mostValues) > mostValues ? undefined : value;
  } catch {
    return undefined;
  }
}

/** How many values a value holds; stops counting above the limit. */
function countedUpTo(value: unknown, limit: number): number {
  const rest = [value];
  let count = 0;
  while (rest.length > 0 && count <= limit) {
    const next = rest.pop();
    count += 1;
    if (typeof next === 'object' && next !== null) rest.push(...Object.values(next).slice(0, limit));
  }
  return count;
}

/** Members of a table; none for everything else. */
export function members(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

export function member(value: unknown, key: string): unknown {
  return members(value).find(([name]) => name === key)?.[1];
}

/** Items of a list; a single scalar counts as a list of one, nothing as an empty one. */
export function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The texts of a list; undefined where it holds anything else. */
export function texts(value: unknown): readonly string[] | undefined {
  const all = items(value);
  const found = all.filter((item) => typeof item === 'string');
  return found.length === all.length ? found : undefined;
}
