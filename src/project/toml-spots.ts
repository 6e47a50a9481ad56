import { parse } from 'smol-toml';
import type { Spot } from './places.ts';

/** A spot that is still being filled. */
interface Growing extends Spot {
  readonly members: Map<string, Growing>;
}

/** Characters that are parsed at most: a statement of many lines is tried again with each of them. */
const mostWork = 2_000_000;

/**
 * Where the keys of a TOML document stand. Its parser tells no positions, so it is asked statement by statement: lines
 * are whole statements exactly where they can be read by themselves, and all keys of one stand where it begins. What is
 * in a list stands where the list does. Undefined for a document that would take too long.
 */
export function tomlSpots(text: string): Spot | undefined {
  const root = spotAt(0);
  let table = root;
  let [start, end, work] = [0, 0, 0];
  for (const line of text.split(/(?<=\n)/)) {
    end += line.length;
    work += end - start;
    if (work > mostWork) return undefined;
    const statement = text.slice(start, end);
    const said = statementOf(statement);
    if (said === undefined) continue;
    const bare = statement.trimStart();
    const offset = start + statement.length - bare.length;
    if (bare.startsWith('[')) table = opened(root, said, offset);
    else grow(table, said, offset);
    start = end;
  }
  return root;
}

function statementOf(text: string): object | undefined {
  try {
    return parse(text);
  } catch {
    return undefined; // it goes on in the next line
  }
}

function spotAt(offset: number): Growing {
  return { key: offset, value: offset, members: new Map() };
}

function memberOf(spot: Growing, key: string, offset: number): Growing {
  const member = spot.members.get(key) ?? spotAt(offset);
  spot.members.set(key, member);
  return member;
}

/** The table that `[a.b]` or `[[a.b]]` begins. */
function opened(root: Growing, header: object, offset: number): Growing {
  const [entry] = Object.entries(header);
  if (entry === undefined) return root;
  const [key, inner]: [string, unknown] = entry;
  const table = memberOf(root, key, offset);
  return isTable(inner) ? opened(table, inner, offset) : table;
}

function grow(table: Growing, said: object, offset: number): void {
  for (const [key, value] of Object.entries(said)) {
    const member = memberOf(table, key, offset);
    if (isTable(value)) grow(member, value, offset);
  }
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
