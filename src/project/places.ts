import type { Place } from '../support/problem.ts';
import type { ProjectPath } from './types.ts';

/** Where the parts of a document stand in its text. */
export interface Places {
  /** The key (or list item) at a path; the nearest ancestor that exists where the key itself is absent. */
  at(path: ProjectPath): Place;
  /** The value at a path, under the same rule. */
  value(path: ProjectPath): Place;
  /** A place by its 0-based offset into the text. */
  offset(offset: number): Place;
}

/** A node of the document: offsets of its key and its value, and its members by key or index. */
export interface Spot {
  readonly key: number;
  readonly value: number;
  readonly members: ReadonlyMap<string, Spot>;
}

/** Answers with 1-based lines and columns; columns count UTF-16 code units, as editors do. */
export function placesOf(file: string, text: string, root: Spot): Places {
  const lines = lineStarts(text);
  const place = (offset: number): Place => {
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
