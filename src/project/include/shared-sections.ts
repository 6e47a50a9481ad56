import type { ProblemList } from '../problem-list.ts';
import { found } from '../schema/found.ts';
import { isTable, type ReadFile, type Table } from './project-file.ts';

/** What every file may have: names of one section are names of the whole project. */
export const sharedSections = ['datasets', 'models', 'launchers', 'environments'] as const;

export function isShared(key: string): boolean {
  return sharedSections.some((section) => section === key);
}

/** Section → name → the file in which the entry stands. */
export type Owners = ReadonlyMap<string, ReadonlyMap<string, ReadFile>>;

/** A file with the list of what is wrong with it. */
export interface Listed {
  readonly read: ReadFile;
  readonly list: ProblemList;
}

/**
 * The root file with the entries of all files in its sections, in the order of the files. Of a name that stands in two files
 * the first entry counts, and the second is reported.
 */
export function mergeSections(
  root: Listed,
  others: readonly Listed[],
): { readonly document: Table; readonly owners: Owners } {
  const owners = new Map<string, Map<string, ReadFile>>();
  const document: Record<string, unknown> = { ...root.read.value };
  for (const section of sharedSections) {
    const owner = new Map<string, ReadFile>();
    const entries: [name: string, entry: unknown][] = [];
    for (const { read, list } of [root, ...others]) {
      for (const [name, entry] of entriesOf(read.value, section, list)) {
        const first = owner.get(name);
        if (first === undefined) {
          owner.set(name, read);
          entries.push([name, entry]);
          continue;
        }
        const { file, line } = first.places.at([section, name]);
        list.add('name-collision', [section, name], `\`${name}\` stands in ${file}, line ${line}, already`);
      }
    }
    owners.set(section, owner);
    if (entries.length > 0) document[section] = Object.fromEntries(entries);
    else if (!isEmptyTable(document[section])) delete document[section];
  }
  return { document, owners };
}

function entriesOf(value: Table, section: string, list: ProblemList): readonly (readonly [string, unknown])[] {
  if (!Object.hasOwn(value, section)) return [];
  const table = value[section];
  if (isTable(table)) return Object.entries(table);
  list.add('wrong-kind', [section], `expected a table of keys, found ${found(table).text}`, { value: true });
  return [];
}

function isEmptyTable(value: unknown): boolean {
  return isTable(value) && Object.keys(value).length === 0;
}
