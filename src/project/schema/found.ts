import type { ProjectPath } from '../types.ts';

/** A value as messages name it. */
export interface Found {
  readonly kind: 'text' | 'a number' | 'true or false' | 'nothing' | 'nothing at all' | 'a list' | 'a table';
  readonly type: string;
  /** With its kind, shortened: `the number 5`, `"abc…"`, `a list`. */
  readonly text: string;
  /** The scalar itself as text. */
  readonly plain: string;
}

export function found(value: unknown): Found {
  const plain = String(value);
  const type = typeof value;
  if (value === undefined) return { kind: 'nothing at all', type, text: 'nothing', plain };
  if (value === null) return { kind: 'nothing', type: 'null', text: 'nothing', plain };
  if (typeof value === 'string') return { kind: 'text', type, text: `"${shorten(value)}"`, plain };
  if (typeof value === 'number') return { kind: 'a number', type, text: `the number ${plain}`, plain };
  if (typeof value === 'boolean') return { kind: 'true or false', type, text: plain, plain };
  if (Array.isArray(value)) {
    return { kind: 'a list', type: 'array', text: value.length === 0 ? 'an empty list' : 'a list', plain: 'a list' };
  }
  return { kind: 'a table', type, text: 'a table of keys', plain: 'a table' };
}

/** At most 40 characters, on one line. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line;
}

/** The part of a document at a path, or undefined. */
export function memberAt(document: unknown, path: ProjectPath): unknown {
  let value = document;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}
