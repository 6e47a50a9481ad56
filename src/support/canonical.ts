import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and no white space, so that equal values have equal bytes (the idea of RFC 8785).
 * `undefined` members are left out; Maps are written as objects. Throws a TypeError for NaN, ±Infinity and whatever
 * else is no plain value: a Set or a Date would otherwise be written as `{}`, whatever it holds.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value instanceof Map) return canonicalObject([...value]);
  if (isPlainObject(value)) return canonicalObject(Object.entries(value));
  throw new TypeError(
    `${typeof value === 'object' ? value?.constructor?.name : `a ${typeof value}`} has no form in JSON`,
  );
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function canonicalObject(entries: readonly (readonly [unknown, unknown])[]): string {
  const members = entries
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [String(key), member] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Order by UTF-16 code units: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Hex SHA-256 of a text (as UTF-8) or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
