import type { Places } from '../places.ts';
import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';
import { type Filled, fill, pathKey } from './fill.ts';
import { namesOf } from './member-names.ts';
import { type Listed, type Member, type Origin, originOf } from './origin.ts';
import { isTable } from './row.ts';
import { type Matrix, rowsOf } from './rows.ts';

/** Values and tables that all matrices of a file may make together. */
export const mostNodes = 200_000;

type Table = Readonly<Record<string, unknown>>;

/** A document in which no model has a `matrix`. */
export interface Expanded {
  readonly document: Table;
  /** The names that the document declares, and of each matrix in which something is wrong the name of its entry. */
  readonly declared: Table;
  readonly origin: Origin;
}

interface Expansion {
  readonly places: Places;
  readonly list: ProblemList;
  readonly members: Map<string, Member>;
  /** In lower case, and what has the name. */
  readonly taken: Map<string, string>;
  readonly broken: Set<string>;
  nodes: number;
}

/**
 * Puts in the place of each model with a `matrix` the models that it stands for, and where an environment names it in
 * `models`, their names. Everything after this sees models like any other. `document` itself is not changed.
 */
export function expandMatrices(document: Table, places: Places, list: ProblemList): Expanded {
  const { models } = document;
  if (!isTable(models)) return { document, declared: document, origin: originOf(new Map(), new Map()) };
  const taken = new Map(Object.keys(models).map((name) => [name.toLowerCase(), `\`models.${name}\``]));
  const expansion: Expansion = { places, list, taken, members: new Map(), broken: new Set(), nodes: 0 };
  const entries = Object.entries(models).flatMap(([name, entry]) => entriesOf(name, entry, expansion));
  const lists = new Map<string, readonly Listed[]>();
  const expanded = { ...document, models: Object.fromEntries(entries), ...environmentsOf(document, expansion, lists) };
  const broken = [...expansion.broken].map((name) => [name, {}] as const);
  return {
    document: expanded,
    declared: { ...expanded, models: Object.fromEntries([...entries, ...broken]) },
    origin: originOf(expansion.members, lists),
  };
}

type Entry = readonly [name: string, entry: unknown];

function entriesOf(model: string, written: unknown, expansion: Expansion): readonly Entry[] {
  if (!isTable(written) || !Object.hasOwn(written, 'matrix')) return [[model, written]];
  const { matrix: section, ...entry } = written;
  const { list, places } = expansion;
  const at: ProjectPath = ['models', model];
  const matrix = rowsOf(section, [...at, 'matrix'], places, list);
  if (matrix === undefined || !fits(entry, matrix, at, expansion)) {
    expansion.broken.add(model);
    return [];
  }
  const naming = namesOf(model, matrix, expansion.taken, list);
  if (naming.names.includes(undefined)) expansion.broken.add(model);
  const all = matrix.rows.map((row) => fill(entry, row, at));
  reportWrongKeys(all, list);
  reportUnused(at, matrix, naming.keys, all, list);
  return all.flatMap(({ value, renamed, typed }, index) => {
    const name = naming.names[index];
    if (name === undefined) return [];
    const keys = new Set(matrix.rows[index]?.keys());
    expansion.members.set(name, { name, matrix: model, keys, renamed, typed });
    return [[name, value] as const];
  });
}

/** Once for each key of the file, whichever row is the first that makes it wrong. */
function reportWrongKeys(all: readonly Filled[], list: ProblemList): void {
  const told = new Map(all.flatMap(({ wrongKeys }) => wrongKeys).map((wrong) => [pathKey(wrong.path), wrong]));
  for (const { reason, path, message } of told.values()) list.add(reason, path, message);
}

/** A small file must not become a huge one. */
function fits(entry: Table, { rows }: Matrix, at: ProjectPath, expansion: Expansion): boolean {
  expansion.nodes += rows.length * nodesOf(entry);
  if (expansion.nodes <= mostNodes) return true;
  const message = `with this one the matrices of the file make ${expansion.nodes} values; at most ${mostNodes} are read`;
  expansion.list.add('matrix-too-large', [...at, 'matrix'], message);
  return false;
}

function nodesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + nodesOf(member), 1);
}

/** A key that changes nothing trains the same model again under another name; of a list, the key of the names may. */
function reportUnused(
  at: ProjectPath,
  { keys, isList, rows }: Matrix,
  naming: readonly string[],
  all: readonly Filled[],
  list: ProblemList,
): void {
  const used = new Set(all.flatMap((each) => [...each.used]));
  for (const key of keys) {
    if (used.has(key) || (isList && naming.length === 1 && naming[0] === key && used.size > 0)) continue;
    const index = rows.findIndex((row) => row.has(key));
    const message = `nothing of the model says \`\${{ matrix.${key} }}\`, so the key changes nothing`;
    list.add('matrix-key-unused', [...at, 'matrix', ...(isList ? [index] : []), key], message);
  }
}

/** The environments with the members' names in `models` where the name of a matrix stands. */
function environmentsOf(
  { environments }: Table,
  { members }: Expansion,
  lists: Map<string, readonly Listed[]>,
): { readonly environments?: unknown } {
  if (!isTable(environments) || members.size === 0) return {};
  const namesBehind = (name: unknown) =>
    [...members.values()].flatMap((member) => (member.matrix === name ? [member.name] : []));
  const expanded = Object.entries(environments).map(([name, entry]) => {
    if (!isTable(entry)) return [name, entry] as const;
    const { models } = entry;
    const written: readonly unknown[] = Array.isArray(models) ? models : [models];
    const behind = written.map(namesBehind);
    if (behind.every((names) => names.length === 0)) return [name, entry] as const;
    const named = written.flatMap((model, index) => {
      const place = Array.isArray(models) ? { index } : {};
      return (behind[index]?.length ? behind[index] : [model]).map((each) => ({ name: each, ...place }));
    });
    lists.set(
      name,
      named.map((each) => ({ ...each, name: String(each.name) })),
    );
    return [name, { ...entry, models: named.map((each) => each.name) }] as const;
  });
  return { environments: Object.fromEntries(expanded) };
}
