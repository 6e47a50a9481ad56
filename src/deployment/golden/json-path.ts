/** Values at dotted keys, one for each row: a list, or what lies below each entry of one (`*`). Undefined: no list there. */
export function listAt(value: unknown, path: string): readonly unknown[] | undefined {
  const keys = path.split('.');
  const star = keys.indexOf('*');
  const list = valueAt(value, star === -1 ? keys : keys.slice(0, star));
  if (!Array.isArray(list)) return undefined;
  if (star === -1) return list;
  const rest = keys.slice(star + 1);
  return list.map((entry: unknown) => valueAt(entry, rest));
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, key)?.value;
  }
  return found;
}

/** `a.b` and a value as `{ a: { b: value } }`. */
export function nestedAt(path: string, value: unknown): unknown {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
