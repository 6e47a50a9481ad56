import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';
import type { MatrixRow } from './row.ts';
import type { Matrix } from './rows.ts';

/** What the names of a matrix are made of. */
export interface Naming {
  /** One for each row; undefined where a row makes no name. */
  readonly names: readonly (string | undefined)[];
  /** The keys whose values are in them. */
  readonly keys: readonly string[];
}

/** At most as many characters, as any name of a model. */
const longest = 64;

/**
 * Names `<model>-<value>…`. Of combinations every value is in the name, in the order of the keys. Of a list it is the first
 * key alone that every row has and whose values all make different words; where there is none, all keys of the row. Of a
 * value what is neither letter, digit, `.`, `_` nor `-` becomes one `-`, and what remains of that at the ends goes.
 * @param taken names in lower case, and what has them; those of this matrix are added
 */
export function namesOf(
  model: string,
  { rows, isList, keys }: Matrix,
  taken: Map<string, string>,
  list: ProblemList,
): Naming {
  const alone = isList ? keys.find((key) => tellsApart(rows, key)) : undefined;
  const naming = alone === undefined ? keys : [alone];
  const names = rows.map((row, index) => {
    const at = rowPath(model, isList, index);
    return nameOf(model, row, naming, at, taken, list);
  });
  return { names, keys: naming };
}

function tellsApart(rows: readonly MatrixRow[], key: string): boolean {
  const words = rows.map((row) => wordOf(row.get(key)?.text ?? '').toLowerCase());
  return !words.includes('') && new Set(words).size === words.length;
}

function nameOf(
  model: string,
  row: MatrixRow,
  keys: readonly string[],
  at: ProjectPath,
  taken: Map<string, string>,
  list: ProblemList,
): string | undefined {
  const words: string[] = [];
  for (const key of keys) {
    const value = row.get(key);
    if (value === undefined) continue;
    const word = wordOf(value.text);
    if (word !== '') words.push(word);
    else {
      list.add('matrix-name', at, `\`${key}: "${value.text}"\` leaves nothing that could be part of a name`);
      return undefined;
    }
  }
  const name = [model, ...words].join('-');
  if (name.length > longest) {
    list.add(
      'matrix-name',
      at,
      `the name would be \`${name}\`, which has ${name.length} characters; at most ${longest}`,
    );
    return undefined;
  }
  const other = taken.get(name.toLowerCase());
  if (other !== undefined) {
    list.add('matrix-name', at, `the name would be \`${name}\`, which is that of ${other} already`);
    return undefined;
  }
  taken.set(name.toLowerCase(), `a model of the matrix of \`${model}\` (\`${name}\`)`);
  return name;
}

/** Of a list the row itself; combinations stand nowhere by themselves. */
function rowPath(model: string, isList: boolean, index: number): ProjectPath {
  return isList ? ['models', model, 'matrix', index] : ['models', model, 'matrix'];
}

/** `A100 80GB` → `A100-80GB`; '' where nothing is left. Names end in no dot and hold no two of them. */
function wordOf(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}
