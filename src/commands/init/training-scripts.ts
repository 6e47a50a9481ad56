import { quoteShell } from '../../support/escape/index.ts';
import { baseName, folderName, kindOfName, namesTraining } from './interesting.ts';
import { factsOfRun } from './said/facts.ts';
import { saidByNotebooks, sourceOf } from './said/notebooks.ts';
import type { SaidRun } from './said/types.ts';
import { readScript, type ScriptFacts } from './script-facts.ts';
import type { Guess, Survey } from './types.ts';

/** More models than this are no guess any more. */
const mostModels = 8;

export interface TrainingScript {
  readonly path: string;
  readonly facts: ScriptFacts;
  readonly why: string;
  /** How a file of the repository says that it is run; absent: by its name alone. */
  readonly said?: SaidRun;
}

export interface FoundScripts {
  readonly scripts: readonly TrainingScript[];
  readonly left: readonly string[];
}

/**
 * Scripts that train: those that a file of the repository says how to run, and those that are named so; only where there
 * is neither, others (`main.py`, `scripts/*.py`) that call what fits models; at last a notebook.
 * @param covered paths that stages of DVC run
 */
export function trainingScripts(
  survey: Survey,
  covered: ReadonlySet<string>,
  said: readonly SaidRun[] = [],
): FoundScripts {
  const own = said.filter(({ runs }) => !runs.some((path) => covered.has(path)));
  const without = new Set([...covered, ...own.flatMap(({ runs }) => runs)]);
  const found = scriptsByName(survey, without, own.length > 0);
  const scripts = saidScripts(survey, own, found.scripts);
  const kept = found.scripts.filter(({ path }) => !scripts.some((script) => script.path === path));
  // Beside a pipeline a notebook is for looking at things.
  if (scripts.length + kept.length + covered.size > 0) {
    return { scripts: [...scripts, ...kept].slice(0, mostModels), left: found.left };
  }
  const notebooks = saidByNotebooks(survey);
  return { scripts: saidScripts(survey, notebooks.runs, []), left: [...found.left, ...notebooks.left] };
}

function scriptsByName(survey: Survey, covered: ReadonlySet<string>, isSaid: boolean): FoundScripts {
  const all = [...survey.texts]
    .filter(([path]) => kindOfName(path) === 'script' && !covered.has(path))
    .map(([path, text]) => ({ path, facts: readScript(text) }));
  const named = all.flatMap((script) => whyByName(script));
  const others = all.filter(({ path, facts }) => facts.fits && !measures(path));
  const found =
    named.length > 0 || isSaid ? named : others.map((script) => ({ ...script, why: `${script.path} fits a model` }));
  const left =
    found.length > mostModels
      ? [`${found.length} scripts look like trainings; the first ${mostModels} were taken.`]
      : [];
  return { scripts: found.slice(0, mostModels), left };
}

/**
 * With what the texts of all that a command runs tell. Where a command does not tell its script (`make train` with
 * variables), the only one that is named like a training is meant.
 */
function saidScripts(
  survey: Survey,
  said: readonly SaidRun[],
  byName: readonly TrainingScript[],
): readonly TrainingScript[] {
  const silent = said.filter(({ runs }) => runs.length === 0);
  return said.map((run): TrainingScript => {
    const texts = run.runs.map((path) => sourceOf(path, survey.texts.get(path) ?? ''));
    const path = run.trains ?? run.runs.at(-1);
    if (path !== undefined) return { path, facts: factsOfRun(texts, run), why: run.why, said: run };
    const [only, ...others] = byName.filter((script) => run.folder === '' || script.path.startsWith(`${run.folder}/`));
    if (only === undefined || others.length > 0 || silent.length > 1)
      return { path: run.command, facts: factsOfRun([], run), why: run.why, said: run };
    const why = `${run.why}; ${only.path} is the only training script`;
    return { path: only.path, facts: factsOfRun([survey.texts.get(only.path) ?? ''], run), why, said: run };
  });
}

function whyByName(script: Omit<TrainingScript, 'why'>): readonly TrainingScript[] {
  const { path, facts } = script;
  const name = baseName(path);
  if (/^(?:train|training|fit)\.[^.]+$/i.test(name)) return [{ ...script, why: `${path} is named so` }];
  // `train_utils.py` is named so, too, and trains nothing.
  if (namesTraining(name) && facts.fits) return [{ ...script, why: `${path} is named so and fits a model` }];
  return [];
}

function measures(path: string): boolean {
  return /^(?:predict|score|scoring|evaluat|inference)/i.test(baseName(path));
}

/** Scripts that predict or evaluate, the nearest to a training's folder first. */
export function measuringScripts(survey: Survey, folder: string): readonly Omit<TrainingScript, 'why'>[] {
  return [...survey.texts]
    .filter(([path]) => kindOfName(path) === 'script' && measures(path))
    .filter(([path]) => folder === '' || path.startsWith(`${folder}/`))
    .map(([path, text]) => ({ path, facts: readScript(text) }));
}

/** The command that runs a script, from the working directory. */
export function commandOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const word = /^[\w./-]+$/.test(path) && !path.startsWith('-') ? path : quoteShell(`./${path}`);
  const program: Readonly<Record<string, string>> = {
    py: 'python',
    r: 'Rscript',
    jl: 'julia',
    sh: 'bash',
  };
  return `${program[ending] ?? 'node'} ${word}`;
}

const generic = new Set(
  'src,scripts,code,app,training,train,trainer,model,models,lib,python,ml,pipeline,pipelines,steps,bin,jobs,packages,services,projects,notebooks'.split(
    ',',
  ),
);

/** A name from the folders above a script, else from the script's own name; only what our names allow. */
export function modelName(path: string): Guess<string> {
  for (const segment of folderName(path).split('/').toReversed()) {
    const name = safeName(segment);
    if (name !== undefined && !generic.has(segment.toLowerCase())) return { value: name, why: `the folder ${segment}` };
  }
  const rest = baseName(path)
    .replace(/\.[^.]*$/, '')
    .replaceAll(/(?:^|[_-])(?:train|training|fit|main|run|model|pipeline)(?=[_-]|$)/gi, '');
  const name = safeName(rest);
  return name === undefined
    ? { value: 'model', why: 'nothing says a better one' }
    : { value: name, why: `the name of ${path}` };
}

/** As a name of `mlops.yaml`: letters, digits and `-`; undefined where nothing is left. */
export function safeName(text: string): string | undefined {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return name === '' || name === 'constructor' || name === 'prototype' ? undefined : name;
}

/** The name, with a number behind it where it is taken. */
export function freeName(name: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name}-${number}`;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
