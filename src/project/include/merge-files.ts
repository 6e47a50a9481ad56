import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Places } from '../places.ts';
import { type ProblemList, problemList } from '../problem-list.ts';
import type { WrittenDefaults } from '../schema/project.ts';
import { mostIncluded, type ProjectTexts } from '../texts.ts';
import type { ProjectPath } from '../types.ts';
import { checkIncludeList } from './include-list.ts';
import { readShell } from './included-file.ts';
import { type ReadFile, readFile, type Table } from './project-file.ts';
import { type Listed, mergeSections, type Owners } from './shared-sections.ts';

/** All files of a project as one document: what stands at a path may be of any of them. */
export interface MergedFiles {
  readonly document: Table;
  readonly places: Places;
  readonly list: ProblemList;
  /** The file in which an entry of a section stands, by a path as it is written; else the root file. */
  readonly fileOf: (path: ProjectPath) => string;
  /** Of each included file that has some. */
  readonly defaults: ReadonlyMap<string, WrittenDefaults>;
  /** Paths of the included files. */
  readonly included: readonly string[];
  /** Of some file nobody knows what it declares, so that no name can be called unknown. */
  readonly isPartial: boolean;
}

/**
 * Reads the root file and those that it includes.
 * @param alone what included files declare is not asked
 * @throws MlopsError where nothing can be said about the root file
 */
export function mergeFiles(texts: ProjectTexts, alone: boolean): MergedFiles {
  const root = readFile(texts.text, texts.file);
  const hasInclude = Object.hasOwn(root.value, 'include');
  if (!hasInclude || alone) return ofOne(root, hasInclude);
  const rootList = problemList(root.places, root.problems);
  checkIncludeList(root, texts, rootList);
  const isListed = !rootList.touches(['include']);
  const { files, problems, isPartial } = readIncluded(texts);
  const { document, owners } = mergeSections({ read: root, list: rootList }, files);
  const included = [...(texts.included?.keys() ?? [])];
  const found = [...rootList.all(), ...problems, ...files.flatMap(({ list }) => list.all())];
  const places = placesOfFiles(root, owners);
  return {
    document,
    places,
    list: problemList(places, found, [texts.file, ...included]),
    fileOf: (path) => ownerOf(path, owners, root).file,
    defaults: new Map(files.flatMap(({ read, defaults }) => (defaults ? [[read.file, defaults] as const] : []))),
    included,
    isPartial: isPartial || !isListed,
  };
}

function ofOne({ value, places, problems, file }: ReadFile, isPartial: boolean): MergedFiles {
  const list = problemList(places, problems);
  return { document: value, places, list, fileOf: () => file, defaults: new Map(), included: [], isPartial };
}

interface Included extends Listed {
  readonly defaults: WrittenDefaults | undefined;
}

/** One file that cannot be read does not hide what is wrong with the others. */
function readIncluded({ included = new Map() }: ProjectTexts): {
  readonly files: readonly Included[];
  readonly problems: readonly Problem[];
  readonly isPartial: boolean;
} {
  if (included.size > mostIncluded) return { files: [], problems: [], isPartial: true };
  const files: Included[] = [];
  const problems: Problem[] = [];
  let isPartial = false;
  for (const [path, found] of included) {
    if ('unread' in found) {
      isPartial = true;
      continue;
    }
    try {
      const read = readFile(found.text, path);
      files.push({ read, ...readShell(read) });
    } catch (error) {
      if (!(error instanceof MlopsError)) throw error;
      problems.push(...error.problems);
      isPartial = true;
    }
  }
  return { files, problems, isPartial };
}

function ownerOf([section, name]: ProjectPath, owners: Owners, root: ReadFile): ReadFile {
  return owners.get(String(section))?.get(String(name)) ?? root;
}

function placesOfFiles(root: ReadFile, owners: Owners): Places {
  return {
    ...root.places,
    at: (path) => ownerOf(path, owners, root).places.at(path),
    value: (path) => ownerOf(path, owners, root).places.value(path),
  };
}
