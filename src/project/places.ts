import type { Place } from '../support/problem.ts';
import type { ProjectPath } from './types.ts';

/** Where the parts of a document stand in its text. */
export interface Places {
  /** The key (or list item) at a path; the nearest ancestor that exists where the key itself is absent. */
  at(path: ProjectPath): Place;
  /** The value at a path, under the same rule. */
  value(path: ProjectPath): Place;
  /**
   * The key that a dotted name such as `train.depth` stands for, as params are named; of what is merged in (`<<`), where it
   * was written. Undefined where no such key is.
   */
  named(name: string): Place | undefined;
  /** A place by its 0-based offset into the text. */
  offset(offset: number): Place;
}

/** A node of the document: offsets of its key and its value, and its members by key or index. */
export interface Spot {
  readonly key: number;
  readonly value: number;
  readonly members: ReadonlyMap<string, Spot>;
  readonly isList?: boolean;
}

/** Answers with 1-based lines and columns; columns count UTF-16 code units, as editors do. */
export function placesOf(file: string, text: string, root: Spot): Places {
  let known: readonly number[] | undefined; // of most files nobody asks where anything stands
  const place = (offset: number): Place => {
    known ??= lineStarts(text);
    const lines = known;
    const line = lineOf(lines, offset);
    const start = lines[line] ?? 0;
    const source = text.slice(start, lines[line + 1] ?? text.length).replace(/[\r\n]+$/, '');
    return { file, line: line + 1, column: offset - start + 1, source };
  };
  return {
    at: (path) => place(find(root, path).spot.key),
    value: (path) => {
      const { spot, complete } = find(root, path);
      return place(complete ? spot.value : spot.key);
    },
    named: (name) => {
      const spot = findNamed(root, name);
      return spot && place(spot.key);
    },
    offset: (offset) => place(Math.min(Math.max(offset, 0), text.length)),
  };
}

function find(root: Spot, path: ProjectPath): { readonly spot: Spot; readonly complete: boolean } {
  let spot = root;
  for (const segment of path) {
    const next = spot.members.get(String(segment));
    if (!next) return { spot, complete: false };
    spot = next;
  }
  return { spot, complete: true };
}

/** A key that itself holds dots wins over the way through tables. */
function findNamed(spot: Spot, name: string): Spot | undefined {
  const own = memberOf(spot, name);
  if (own !== undefined) return own;
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const table = memberOf(spot, name.slice(0, dot));
    const found = table && findNamed(table, name.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Its own; else of the tables that are merged into it: one, or a list of them, of which the first that has it counts. */
function memberOf(spot: Spot, name: string): Spot | undefined {
  const own = spot.members.get(name);
  const merged = spot.members.get('<<');
  if (own !== undefined || merged === undefined) return own;
  for (const table of merged.isList === true ? merged.members.values() : [merged]) {
    const found = memberOf(table, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
