import { forbidden } from '../document.ts';
import type { ProjectPath } from '../types.ts';
import { isTable, type MatrixRow } from './row.ts';

/** What of an entry of `models` became one model. */
export interface Filled {
  readonly value: unknown;
  /** Paths below the model, joined by `keyOf`, whose last key is another one in the file → that key. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Paths below the model at which a number, or true or false, stands that the matrix gave. */
  readonly typed: ReadonlySet<string>;
  /** Keys of the matrix that were asked for. */
  readonly used: ReadonlySet<string>;
  /** Keys of tables that the values made impossible. */
  readonly wrongKeys: readonly WrongKey[];
}

export interface WrongKey {
  readonly reason: 'matrix-key-twice' | 'forbidden-key';
  /** In the file. */
  readonly path: ProjectPath;
  readonly message: string;
}

/** A path as the key of a map. */
export function pathKey(path: ProjectPath): string {
  return JSON.stringify(path.map(String));
}

const expression = /\$\{\{\s*matrix\.([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/g;
const alone = new RegExp(`^${expression.source}$`);

/**
 * An entry with the values of a row in the place of `${{ matrix.<key> }}`: a value that is nothing else takes the scalar
 * with its type, in a longer text and in keys of tables it is put in as text. What the row does not have stays. In one pass,
 * so that a value cannot bring an expression along.
 * @param at where the entry stands in the file
 */
export function fill(entry: unknown, row: MatrixRow, at: ProjectPath): Filled {
  const renamed = new Map<string, string>();
  const typed = new Set<string>();
  const used = new Set<string>();
  const wrongKeys: WrongKey[] = [];
  return { value: filled(entry, [], at), renamed, typed, used, wrongKeys };

  function filled(value: unknown, path: ProjectPath, inFile: ProjectPath): unknown {
    if (typeof value === 'string') return scalar(value, path);
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => filled(item, [...path, index], [...inFile, index]));
    }
    return isTable(value) ? table(value, path, inFile) : value;
  }

  function table(value: Readonly<Record<string, unknown>>, path: ProjectPath, inFile: ProjectPath): unknown {
    const members = new Map<string, unknown>();
    for (const [written, member] of Object.entries(value)) {
      const key = text(written);
      const here = [...inFile, written];
      if (key !== written) renamed.set(pathKey([...path, key]), written);
      if (forbidden.has(key)) {
        const message = `the key becomes \`${key}\`, which cannot be one`;
        wrongKeys.push({ reason: 'forbidden-key', path: here, message });
        continue;
      }
      if (members.has(key)) {
        const message = `the key becomes \`${key}\`, which stands there already`;
        wrongKeys.push({ reason: 'matrix-key-twice', path: here, message });
      }
      members.set(key, filled(member, [...path, key], here));
    }
    return Object.fromEntries(members);
  }

  function scalar(value: string, path: ProjectPath): unknown {
    const [, key = ''] = alone.exec(value) ?? [];
    const given = row.get(key);
    if (given === undefined) return text(value);
    used.add(key);
    if (typeof given.value !== 'string') typed.add(pathKey(path));
    return given.value;
  }

  function text(value: string): string {
    return value.replaceAll(expression, (whole, key: string) => {
      const given = row.get(key);
      if (given === undefined) return whole;
      used.add(key);
      return given.text;
    });
  }
}
