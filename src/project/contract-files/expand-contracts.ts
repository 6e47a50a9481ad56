import { compareText } from '../../support/canonical.ts';
import { didYouMean } from '../../support/nearest.ts';
import type { Place } from '../../support/problem.ts';
import type { FilesAround } from '../around.ts';
import { isTable, memberOf } from '../dvc/said.ts';
import { filePlaces } from '../file-places.ts';
import { readUserDocument } from '../params.ts';
import { resolvePath } from '../paths.ts';
import type { Places } from '../places.ts';
import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';
import { columnsOf, isProperties, tablesIn } from './dbt-columns.ts';

type Table = Readonly<Record<string, unknown>>;

/** A document in which every contract stands. */
export interface ExpandedContracts {
  readonly document: Table;
  /** Where a part of a contract stands in its own file. */
  readonly place: (path: ProjectPath) => Place | undefined;
  /** The files with contracts, below the root, each once. */
  readonly files: readonly string[];
}

export interface ContractContext {
  readonly list: ProblemList;
  /** Absent: what other files say is not asked, and their contracts are left out. */
  readonly around: FilesAround | undefined;
  /** The folder that relative paths of an entry begin at. */
  readonly folderOf: (path: ProjectPath) => string;
}

type PlaceBelow = (path: ProjectPath) => Place | undefined;

/**
 * Puts in the place of each `columns: <file>` and `columns: <file>#<name>` what the file says, as if it were written there.
 * `document` itself is not changed; where a file says nothing that can be used, its dataset has no contract and the list says why.
 */
export function expandContracts(document: Table, context: ContractContext): ExpandedContracts {
  const { datasets } = document;
  if (!isTable(datasets) || !Object.values(datasets).some(namesFile)) {
    return { document, place: () => undefined, files: [] };
  }
  const places = new Map<string, PlaceBelow>();
  const files = new Set<string>();
  const names = new Set(Object.keys(datasets));
  const entries = Object.entries(datasets).map(([name, entry]) => {
    if (!isTable(entry) || !namesFile(entry)) return [name, entry] as const;
    const { columns: text, ...others } = entry;
    const found = readContract(String(text), ['datasets', name, 'columns'], { ...context, names, files });
    if (found === undefined) return [name, others] as const;
    places.set(name, found.place);
    return [name, { ...entry, columns: found.columns }] as const;
  });
  return {
    document: { ...document, datasets: Object.fromEntries(entries) },
    place: ([section, name, key, ...below]) =>
      section === 'datasets' && key === 'columns' && below.length > 0 ? places.get(String(name))?.(below) : undefined,
    files: [...files].sort(compareText),
  };
}

function namesFile(entry: unknown): boolean {
  return typeof memberOf(entry, 'columns') === 'string';
}

interface Reading extends ContractContext {
  readonly names: ReadonlySet<string>;
  readonly files: Set<string>;
}

interface Contract {
  readonly columns: unknown;
  readonly place: PlaceBelow;
}

function readContract(text: string, at: ProjectPath, reading: Reading): Contract | undefined {
  const { list, around, folderOf, files } = reading;
  if (around === undefined) return undefined;
  const hash = text.indexOf('#');
  const [written, name] = hash === -1 ? [text, undefined] : [text.slice(0, hash), text.slice(hash + 1)];
  const path = resolvePath(written, { workingDirectory: folderOf(at), rooted: true });
  if (!path.ok) {
    list.add('path-outside', at, path.message, { value: true });
    return undefined;
  }
  const file = path.path;
  const source = around.text(file);
  if (source === undefined) {
    list.add('contract-missing', at, `git has no file ${file} that could be read`, { value: true });
    return undefined;
  }
  files.add(file);
  const read = readUserDocument(source, file);
  if ('problem' in read) {
    const { message, place } = read.problem;
    if (place === undefined) list.add('contract-invalid', at, message, { value: true });
    else list.found({ reason: 'contract-invalid', message, place });
    return undefined;
  }
  const its = filePlaces(source, file);
  return isProperties(read.document)
    ? ofProperties(read.document, { file, name, its }, at, reading)
    : ofColumns(read.document, { file, name, its }, at, reading);
}

interface Named {
  readonly file: string;
  /** What stands behind `#`. */
  readonly name: string | undefined;
  readonly its: Places | undefined;
}

function ofProperties(document: unknown, { file, name, its }: Named, at: ProjectPath, reading: Reading) {
  const { list, names } = reading;
  const tables = tablesIn(document);
  const table = name === undefined ? undefined : tables.get(name);
  if (table === undefined) {
    const [first = '<name>'] = tables.keys();
    const message =
      name === undefined
        ? `${file} has the properties of a dbt project; say which table is meant, as in ${file}#${first}`
        : `${file} has no model, source table, seed or snapshot \`${name}\``;
    list.add('contract-invalid', at, message, {
      value: true,
      remedy: name === undefined ? undefined : didYouMean(name, [...tables.keys()]),
    });
    return undefined;
  }
  const { columns, places, left } = columnsOf(table, names);
  if (Object.keys(columns).length === 0) {
    list.add('contract-invalid', at, `${file} says nothing of the columns of ${name}`, { value: true });
    return undefined;
  }
  if (left.length > 0) {
    list.warn('contract-partial', at, `dbt alone asks ${left.join('; ')}`, { value: true });
  }
  const pathOf = (below: ProjectPath) =>
    places.get(JSON.stringify(below.slice(0, 2))) ?? places.get(JSON.stringify(below.slice(0, 1)));
  return {
    columns,
    place: (below: ProjectPath) => {
      const path = pathOf(below);
      return path && its?.at(path);
    },
  };
}

function ofColumns(document: unknown, { file, name, its }: Named, at: ProjectPath, { list }: Reading) {
  const columns = name === undefined ? document : memberOf(document, name);
  const above = name === undefined ? [] : [name];
  if (!isTable(columns) || Object.keys(columns).length === 0) {
    const what = name === undefined ? 'a table of columns' : `a table of columns \`${name}\``;
    const remedy = name === undefined || !isTable(document) ? undefined : didYouMean(name, Object.keys(document));
    list.add('contract-invalid', at, `${file} does not have ${what}`, { value: true, remedy });
    return undefined;
  }
  return { columns, place: (below: ProjectPath) => its?.at([...above, ...below]) };
}
