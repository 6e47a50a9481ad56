import { MlopsError, type Place, type Problem } from '../support/problem.ts';
import { checkProject } from './check/project.ts';
import { readDocument } from './document.ts';
import { type FilesAround, nothingAround } from './dvc/around.ts';
import { type ExpandedPipelines, expandPipelines } from './dvc/expand-pipelines.ts';
import { placesWith } from './dvc/places-with.ts';
import { expandMatrices } from './expand/expand.ts';
import { withoutExpressions } from './expand/expressions.ts';
import { type Origin, placesThrough } from './expand/origin.ts';
import { toldOnce } from './expand/told-once.ts';
import { withoutLater } from './later.ts';
import { projectOf } from './normalize/project.ts';
import type { Places } from './places.ts';
import { type ProblemList, problemList } from './problem-list.ts';
import { found } from './schema/found.ts';
import type { Project } from './types.ts';
import { readWritten } from './written.ts';

/** The version of the project format that this code reads. */
export const projectVersion = 1;

/** A project file that is in order. */
export interface LoadedProject {
  readonly project: Project;
  readonly places: Places;
  readonly text: string;
  /** What is allowed, and probably not meant. */
  readonly warnings: readonly Problem[];
}

let latest: { readonly file: string; readonly around: FilesAround; readonly loaded: LoadedProject } | undefined;

/**
 * Reads the text of an `mlops.yaml`. Pure: the same text gives the same project or the same problems. Base and head
 * mostly have the same text, so the latest project is given again.
 * @param file how the file is called in messages
 * @throws MlopsError with every problem that can be told from the text, in the order of the text
 */
export function loadProject(text: string, file: string, around: FilesAround = nothingAround): LoadedProject {
  if (latest?.file === file && latest.around === around && latest.loaded.text === text) return latest.loaded;
  const loaded = load(text, file, around);
  latest = { file, around, loaded };
  return loaded;
}

function load(text: string, file: string, around: FilesAround): LoadedProject {
  const { value, places: inText, problems } = readDocument(text, file);
  let pipelines: ExpandedPipelines | undefined;
  const places = placesWith(inText, (path) => pipelines?.place(path));
  const inFile = problemList(places, problems);
  const root = rootOf(value, places, file);
  checkVersion(root, places, inFile);
  const { document, declared, origin } = expandMatrices(root, places, inFile);
  const list = toldOnce(inFile, origin);
  pipelines = expandPipelines(document, { list, around, origin, folderOf: () => '' });
  const supported = withoutExpressions(withoutLater(pipelines.document, list), list, origin);
  const written = readWritten(rootOf(supported.document, places, file), declared, list, supported.excused);
  const stagesOf = (model: string) => pipelines?.stages.get(model);
  const context = { list, written: written.project, names: written.names, matrixOf: matrixOf(origin), stagesOf };
  const project = projectOf(context);
  checkProject(project, context);
  list.throwIfAny();
  return { project, places: placesThrough(places, origin), text, warnings: list.warnings };
}

function matrixOf({ members }: Origin): (model: string) => string | undefined {
  return (model) => members.get(model)?.matrix;
}

type Root = Readonly<Record<string, unknown>>;

function rootOf(value: unknown, places: Places, file: string): Root {
  const place = places.value([]);
  if (value === null) throw refused('project-file-empty', `${file} is empty`, place);
  if (!isTable(value)) throw refused('wrong-kind', `expected a table of keys, found ${found(value).text}`, place);
  return value;
}

function isTable(value: unknown): value is Root {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file of a newer version may mean anything, so nothing else is said about it. */
function checkVersion({ version }: Root, places: Places, list: ProblemList): void {
  if (typeof version !== 'number' || !Number.isInteger(version) || version <= projectVersion) return;
  const message = `version: the file is of version ${version}; this program reads version ${projectVersion}`;
  list.throwIfAny();
  throw refused('version-too-new', message, places.value(['version']));
}

function refused(
  reason: 'project-file-empty' | 'wrong-kind' | 'version-too-new',
  message: string,
  place: Place,
): MlopsError {
  return new MlopsError('input', [{ reason, message, place }]);
}
