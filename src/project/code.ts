import picomatch from 'picomatch';
import { lockFileOf } from './lock.ts';
import { type DeclaredOutput, declaredOutputs } from './outputs.ts';
import { mayNameBelow } from './same-files.ts';
import { matcher, selectFiles, sortTree, type Tree, type TreeEntry } from './tree.ts';
import type { Model, Project } from './types.ts';

/** What no training reads: text for people, and the files that configure tools around the code. */
const documentation = [
  '**/*.md',
  '**/*.rst',
  '**/docs/**',
  '**/LICENSE*',
  '**/NOTICE*',
  '**/CITATION*',
  '**/CODEOWNERS',
  '**/.gitignore',
  '**/.gitattributes',
  '**/.editorconfig',
  '.github/**',
];

const isDocumentation = anyOf(documentation);

/** One expression for all of them: every file of every model is asked. */
function anyOf(globs: readonly string[]): (path: string) => boolean {
  const expression = new RegExp(globs.map((glob) => picomatch.makeRe(glob, { dot: true }).source).join('|'));
  return (path) => expression.test(path);
}

/** What says which code a step reads: a model, or the command that makes a dataset. */
export type CodeReader = Pick<Model, 'code' | 'params' | 'workingDirectory' | 'evaluate' | 'serve'>;

/**
 * The files that a model's training may read as code: its globs, or everything tracked below its working directory
 * but documentation, `mlops.yaml` and its lock file, what datasets name, what the training leaves, and what only the
 * evaluation step or serving names.
 * Of a model that is not trained: what it is taken from, and the globs where there are any.
 */
export function codeOf(model: Model, project: Project, projectFile: string, tree: Tree): readonly TreeEntry[] {
  if (model.train.run === undefined) return untrainedCode(model, project, projectFile, tree);
  // What a training leaves is removed before it begins, so that none reads a result that somebody has committed.
  const left = model.code.kind === 'globs' ? [] : takenFiles(model, tree).flatMap(({ files }) => files);
  return stepCode(model, project, projectFile, tree, left);
}

/**
 * The same of any step that runs a command: of the one that makes a dataset as well.
 * @param left what the commit has of its results, which are no code where none is named
 */
export function stepCode(
  step: CodeReader,
  project: Project,
  projectFile: string,
  tree: Tree,
  left: readonly TreeEntry[] = [],
): readonly TreeEntry[] {
  const selected = step.code.kind === 'globs' ? selectFiles(tree, step.code.globs) : defaultCode(step, tree, left);
  return onlyCode(selected, step, project, projectFile);
}

/** What the commit has of each file or folder that a training leaves, or an untrained model is taken from, as declared. */
export function takenFiles(model: Model, tree: Tree): readonly (DeclaredOutput & { readonly files: Tree })[] {
  const folder = model.workingDirectory === '' ? '' : `${model.workingDirectory}/`;
  return declaredOutputs(model).map((output) => ({
    ...output,
    files: selectFiles(tree, [`${folder}${output.pattern}`]),
  }));
}

function untrainedCode(model: Model, project: Project, projectFile: string, tree: Tree): readonly TreeEntry[] {
  const globs = model.code.kind === 'globs' ? selectFiles(tree, model.code.globs) : [];
  const all = [
    ...takenFiles(model, tree).flatMap(({ files }) => files),
    ...onlyCode(globs, model, project, projectFile),
  ];
  return sortTree(new Map(all.map((entry) => [entry.path, entry])).values());
}

function onlyCode(
  selected: readonly TreeEntry[],
  { params: files }: CodeReader,
  project: Project,
  projectFile: string,
): readonly TreeEntry[] {
  const isData = dataTest(project);
  const own = new Set([projectFile, lockFileOf(projectFile), ...project.included]);
  const params = new Set(files.map((entry) => entry.file));
  return without(selected, ({ path }) => own.has(path) || params.has(path) || isData(path));
}

/** The files that the evaluation step may read besides the training's code. */
export function evaluationCodeOf(model: Pick<Model, 'evaluate'>, tree: Tree): readonly TreeEntry[] {
  const globs = model.evaluate?.code ?? [];
  return globs.length === 0 ? [] : selectFiles(tree, globs);
}

/** The files that only serving reads. */
function servingCodeOf({ serve }: Pick<Model, 'serve'>, tree: Tree): readonly TreeEntry[] {
  const globs = serve?.code ?? [];
  return globs.length === 0 ? [] : selectFiles(tree, globs);
}

function defaultCode(model: CodeReader, tree: Tree, left: readonly TreeEntry[]): readonly TreeEntry[] {
  const below = model.workingDirectory === '' ? '**' : `${model.workingDirectory}/`;
  const others = new Set(
    [...evaluationCodeOf(model, tree), ...servingCodeOf(model, tree), ...left].map(({ path }) => path),
  );
  return without(selectFiles(tree, [below]), ({ path }) => isDocumentation(path) || others.has(path));
}

/** The same array where nothing is left out, so that models that share their code share its digest. */
function without(entries: readonly TreeEntry[], test: (entry: TreeEntry) => boolean): readonly TreeEntry[] {
  const rest = entries.filter((entry) => !test(entry));
  return rest.length === entries.length ? entries : rest;
}

const dataTests = new WeakMap<Project, (path: string) => boolean>();

/** True for what a dataset names; each path is asked once for all models of a project. */
export function dataTest(project: Project): (path: string) => boolean {
  const known = dataTests.get(project);
  if (known !== undefined) return known;
  const answers = new Map<string, boolean>();
  const isData = dataMatcher(project);
  const test = (path: string): boolean => {
    const answer = answers.get(path) ?? isData(path);
    answers.set(path, answer);
    return answer;
  };
  dataTests.set(project, test);
  return test;
}

/** A DVC pointer is the data that it stands for, also where that is a folder and a dataset names a file in it. */
function dataMatcher(project: Project): (path: string) => boolean {
  const files = [...project.datasets.values()].filter(({ database }) => database === undefined);
  const tests = files.map(({ source }) => ({ isNamed: matcher(source), source }));
  const standsFor = (path: string) => tests.some(({ isNamed, source }) => isNamed(path) || mayNameBelow(source, path));
  return (path) =>
    tests.some(({ isNamed }) => isNamed(path)) || (path.endsWith('.dvc') && standsFor(path.slice(0, -'.dvc'.length)));
}
