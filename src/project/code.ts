import { matcher, selectFiles, type Tree, type TreeEntry } from './tree.ts';
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

/**
 * The files that a model's training may read as code: its globs, or everything tracked below its working directory
 * but documentation, `mlops.yaml` itself, what datasets name, and what only the evaluation step names.
 */
export function codeOf(model: Model, project: Project, projectFile: string, tree: Tree): readonly TreeEntry[] {
  const params = new Set(model.params.map((entry) => entry.file));
  const isData = dataMatcher(project);
  const selected = model.code.kind === 'globs' ? selectFiles(tree, model.code.globs) : defaultCode(model, tree);
  return selected.filter((entry) => entry.path !== projectFile && !params.has(entry.path) && !isData(entry.path));
}

/** The files that the evaluation step may read besides the training's code. */
export function evaluationCodeOf(model: Model, tree: Tree): readonly TreeEntry[] {
  const globs = model.evaluate?.code ?? [];
  return globs.length === 0 ? [] : selectFiles(tree, globs);
}

function defaultCode(model: Model, tree: Tree): readonly TreeEntry[] {
  const below = model.workingDirectory === '' ? '**' : `${model.workingDirectory}/`;
  const evaluationOnly = new Set(evaluationCodeOf(model, tree).map((entry) => entry.path));
  const selected = selectFiles(tree, [below, ...documentation.map((glob) => `!${glob}`)]);
  return selected.filter((entry) => !evaluationOnly.has(entry.path));
}

/** A DVC pointer is the data that it stands for. */
function dataMatcher(project: Project): (path: string) => boolean {
  const tests = [...project.datasets.values()].map((dataset) => matcher(dataset.source));
  return (path) => tests.some((test) => test(path) || (path.endsWith('.dvc') && test(path.slice(0, -'.dvc'.length))));
}
