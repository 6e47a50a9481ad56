import { MlopsError, type Problem } from '../support/problem.ts';
import { aroundOf, type FilesAround } from './around.ts';
import { checkProject } from './check/project.ts';
import { type ExpandedContracts, expandContracts } from './contract-files/expand-contracts.ts';
import { type ExpandedPipelines, expandPipelines } from './dvc/expand-pipelines.ts';
import { expandMatrices } from './expand/expand.ts';
import { withoutExpressions } from './expand/expressions.ts';
import { type Origin, placesThrough } from './expand/origin.ts';
import { toldOnce } from './expand/told-once.ts';
import { filesContext } from './include/files-context.ts';
import { type MergedFiles, mergeFiles } from './include/merge-files.ts';
import { withoutLater } from './later.ts';
import { projectOf } from './normalize/project.ts';
import type { Places } from './places.ts';
import type { ProblemList } from './problem-list.ts';
import type { ProjectReason } from './reasons.ts';
import { type ProjectTexts, sameTexts } from './texts.ts';
import { toldElsewhere } from './told-elsewhere.ts';
import type { Project, ProjectPath } from './types.ts';
import { readWritten } from './written.ts';

/** A project whose files are in order. */
export interface LoadedProject {
  readonly project: Project;
  /** Each names the file in which its part of the project stands. */
  readonly places: Places;
  readonly texts: ProjectTexts;
  /** What is allowed, and probably not meant. */
  readonly warnings: readonly Problem[];
}

let latest: LoadedProject | undefined;

/**
 * Reads the texts of a project: that of `mlops.yaml`, and of the files that it includes. Pure: the same texts give the same
 * project or the same problems. Base and head mostly have the same texts, so the latest project is given again.
 * @throws MlopsError with every problem that can be told from the texts, file by file, in the order of the text
 */
export function loadProject(texts: ProjectTexts): LoadedProject;
/** The same of a text that has no `include`. @param file how the file is called in messages */
export function loadProject(text: string, file: string): LoadedProject;
export function loadProject(given: ProjectTexts | string, file = 'mlops.yaml'): LoadedProject {
  const texts = typeof given === 'string' ? { file, text: given } : given;
  if (latest !== undefined && sameTexts(latest.texts, texts)) return latest;
  const { list, project, places } = read(mergeFiles(texts, false), aroundOf(texts.beside));
  latest = { project, places, texts, warnings: list.warnings };
  return latest;
}

/** Keys that stand in the root file alone, so that it tells them without the files that it includes. */
export type RootKeys = Pick<Project, 'store' | 'selfAccept'>;

/**
 * What the root file alone says of the whole project.
 * @throws MlopsError with what is wrong in this file; names that included files may declare are not asked
 */
export function loadRootKeys(text: string, file: string): RootKeys {
  const { store, selfAccept } = read(mergeFiles({ file, text }, true), undefined).project;
  return { store, selfAccept };
}

/** @param around absent: what pipelines say is not asked */
function read(files: MergedFiles, around: FilesAround | undefined) {
  const { places } = files;
  const { document, declared, origin } = expandMatrices(files.document, places, files.list);
  let pipelines: ExpandedPipelines | undefined;
  let contracts: ExpandedContracts | undefined;
  const elsewhere = (path: ProjectPath) => pipelines?.place(path) ?? contracts?.place(path);
  const list = toldOnce(toldElsewhere(files.list, elsewhere), origin);
  const { folderOf } = filesContext(files, origin);
  contracts = expandContracts(document, { list, around, folderOf });
  pipelines = expandPipelines(contracts.document, { list, around, origin, folderOf });
  const supported = withoutExpressions(withoutLater(pipelines.document, list), list, origin);
  const written = readWritten(tableOf(supported.document), declared, list, supported.excused);
  const own = filesContext(files, origin, written.project.defaults);
  const stagesOf = (model: string) => pipelines?.stages.get(model);
  const context = {
    list,
    written: written.project,
    names: written.names,
    matrixOf: matrixOf(origin),
    stagesOf,
    ...own,
  };
  const project = { ...projectOf(context), included: [...files.included, ...contracts.files] };
  checkProject(project, context);
  throwProblems(list, files);
  return { project, places: withContracts(placesThrough(places, origin), contracts), list };
}

/** What is said of a name that no file has. */
const aboutNames: ReadonlySet<string> = new Set<ProjectReason>([
  'nothing-declared',
  'unknown-dataset',
  'unknown-launcher',
  'gate-environment-unknown',
  'gate-never-asked',
  'gate-against-nothing',
  'environment-model-unknown',
  'environment-without-models',
  'environment-need-unknown',
]);

/** Where a file could not be read, what only its names would decide is not said. */
function throwProblems(list: ProblemList, { isPartial }: MergedFiles): void {
  if (!isPartial) {
    list.throwIfAny();
    return;
  }
  const problems = list.all().filter(({ reason }) => !aboutNames.has(reason));
  if (problems.length > 0) throw new MlopsError('input', problems);
}

function tableOf(document: unknown): Readonly<Record<string, unknown>> {
  if (typeof document === 'object' && document !== null) return { ...document };
  throw new TypeError('a document stays a table of keys');
}

/** What is said of a rule is said where it stands. */
function withContracts(places: Places, contracts: ExpandedContracts): Places {
  if (contracts.files.length === 0) return places;
  return {
    ...places,
    at: (path) => contracts.place(path) ?? places.at(path),
    value: (path) => contracts.place(path) ?? places.value(path),
  };
}

function matrixOf({ members }: Origin): (model: string) => string | undefined {
  return (model) => members.get(model)?.matrix;
}

/** The file in which the part of a project at a path stands. */
export function fileAt({ places }: Pick<LoadedProject, 'places'>, path: ProjectPath): string {
  return places.at(path).file;
}
