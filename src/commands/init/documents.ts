import { CORE_SCHEMA, load } from 'js-yaml';

/** A YAML or JSON text as plain values, or undefined where it is not one: what cannot be read is no evidence. */
export function readYaml(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, maxAliases: 100, maxDepth: 32 });
  } catch {
    return undefined;
  }
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
