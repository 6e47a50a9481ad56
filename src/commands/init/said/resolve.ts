import { posix } from 'node:path';
import type { Program } from './program.ts';

/** The file of the checkout that a program runs, from the root; undefined where the checkout has none. */
export function fileOf(program: Program, folder: string, has: (path: string) => boolean): string | undefined {
  return pathsOf(program)
    .filter((path) => !posix.isAbsolute(path))
    .map((path) => posix.normalize(posix.join(folder, path)))
    .find((path) => !path.startsWith('..') && has(path));
}

function pathsOf(program: Program): readonly string[] {
  if (program.kind === 'script' || program.kind === 'notebook') return [program.path];
  return program.kind === 'module' ? filesOfModule(program.name) : [];
}

/** Where a module of Python may lie: `pkg.train` is `pkg/train.py`, below `src` in some repositories. */
export function filesOfModule(name: string): readonly string[] {
  if (!/^[\w.]+$/.test(name)) return [];
  const path = name.replaceAll('.', '/');
  return ['', 'src/'].flatMap((place) => [`${place}${path}.py`, `${place}${path}/__main__.py`]);
}

/** Modules and scripts that test, check or hand on; they are no part of a training. */
const modules =
  /^(?:pytest|unittest|pip|build|venv|virtualenv|ensurepip|black|flake8|ruff|mypy|pylint|isort|coverage|http\.server|twine|nbconvert|jupyter)(?:\.|$)/;
const aside =
  /(?:^|[_-])(?:tests?|deploy\w*|publish|upload|push|register|notify|lint|checks?|format|reports?|comment|serve|app|api|send|slack)(?:[_.-]|$)/i;
const training = /(?:^|[^a-z])(?:pre-?|re-?)?(?:train|fit)(?:er|ing)?(?![a-z])/i;

/** Its name says that it trains. */
export function namesTrainingRun(text: string): boolean {
  return training.test(text);
}

/** What a program is to a training, by its name alone. */
export function isAside(program: Program): boolean {
  if (program.rest.some((word) => word === '--help' || word === '--version')) return true;
  if (program.kind === 'module') return modules.test(program.name) || aside.test(program.name.replaceAll('.', '_'));
  if (program.kind === 'script') return aside.test(posix.basename(program.path));
  return program.kind === 'task' && aside.test(program.name);
}

/** A program that trains, by its name or by the sub-command that it is given: `python -m app train`. */
export function saysTraining(program: Program): boolean {
  if (program.kind === 'yolo') return program.rest.some((word) => word === 'train' || word === 'mode=train');
  if (program.kind === 'dvc') return false;
  const name = 'path' in program ? posix.basename(program.path) : program.name;
  const given = program.rest.slice(0, 2).filter((word) => /^[a-z][a-z_-]*$/i.test(word));
  return [name, ...given].some(namesTrainingRun);
}
