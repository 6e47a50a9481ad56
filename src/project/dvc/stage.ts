import type { FilesAround } from '../around.ts';
import type { ProjectPath } from '../types.ts';
import { interpolate, textOf } from './interpolate.ts';
import { inFolder } from './paths.ts';
import { isTable, itemsOf, memberOf, type Said } from './said.ts';
import type { NamedPath, Stage, StageOut, StageParams } from './types.ts';
import type { Values } from './values.ts';
import { withVariables } from './variables.ts';

/** What one entry of `stages` is read with. */
export interface StageContext {
  readonly around: FilesAround;
  readonly said: Said;
  /** Below the root. */
  readonly folder: string;
}

const known: ReadonlySet<string> = new Set(
  'cmd wdir deps params outs metrics plots frozen always_changed desc meta vars foreach do matrix'.split(' '),
);

/** One stage with its variables put in; undefined where it cannot be told what it runs. */
export function stageOf(
  name: string,
  written: unknown,
  at: ProjectPath,
  outer: Values,
  { around, said, folder }: StageContext,
): Stage | undefined {
  if (!isTable(written)) {
    said.add('dvc-invalid', at, `the stage ${name} is no table with \`cmd\``);
    return undefined;
  }
  for (const key of Object.keys(written)) {
    if (!known.has(key)) said.add('dvc-invalid', [...at, key], `\`${key}\` is no key of a stage`);
  }
  const text = textsWith(outer, said);
  const wdir = inFolder('', text(memberOf(written, 'wdir') ?? '.', [...at, 'wdir']) ?? '.');
  const values = withVariables(outer, memberOf(written, 'vars'), inFolder(folder, wdir), [...at, 'vars'], around, said);
  const own: Reading = { at, written, wdir, text: textsWith(values, said), said };
  const commands = commandsOf(written['cmd'], [...at, 'cmd'], values, said);
  if (commands.length === 0) return undefined;
  return {
    name,
    place: said.place(at),
    commands,
    folder: wdir,
    deps: pathsOf(own, 'deps').map(({ path, place }) => ({ path, place })),
    params: paramsOf(own),
    outs: [...outsOf(own, 'outs', 'out'), ...outsOf(own, 'metrics', 'metrics'), ...outsOf(own, 'plots', 'plot')],
    frozen: written['frozen'] === true,
    alwaysChanged: written['always_changed'] === true,
  };
}

type ReadText = (value: unknown, at: ProjectPath) => string | undefined;

interface Reading {
  readonly at: ProjectPath;
  readonly written: Readonly<Record<string, unknown>>;
  readonly wdir: string;
  readonly text: ReadText;
  readonly said: Said;
}

/** Reads texts and puts values in; what is no text is said. */
export function textsWith(values: Values, said: Said): ReadText {
  return (value, at) => {
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value === '') {
      said.add('dvc-invalid', at, 'text is needed here');
      return undefined;
    }
    const filled = interpolate(value, values);
    for (const problem of filled.problems) said.add('dvc-variable', at, problem);
    if (filled.problems.length > 0) return undefined;
    if (typeof filled.value !== 'object' || filled.value === null) return textOf(filled.value);
    said.add(
      'dvc-variable',
      at,
      `\`${value}\` is ${Array.isArray(filled.value) ? 'a list' : 'a table'}, and text is needed here`,
    );
    return undefined;
  };
}

function commandsOf(written: unknown, at: ProjectPath, values: Values, said: Said): readonly string[] {
  const list = Array.isArray(written)
    ? itemsOf(written).map(([index, item]) => [[...at, index], item] as const)
    : [[at, written] as const];
  const commands = list.flatMap(([place, item]) => {
    if (typeof item !== 'string' || item.trim() === '') {
      said.add('dvc-invalid', place, 'a stage has one command or several as text under `cmd`');
      return [];
    }
    const { value, problems } = interpolate(item, values, true);
    for (const problem of problems) said.add('dvc-variable', place, problem);
    return problems.length === 0 ? [String(value).trim()] : [];
  });
  return commands.length === list.length ? commands : [];
}

interface ListedPath extends NamedPath {
  readonly options: unknown;
}

/** `- path` and `- path: { options }`, or a table of paths. */
function pathsOf({ at, written, wdir, text, said }: Reading, key: string): readonly ListedPath[] {
  return entriesOf(memberOf(written, key), [...at, key], said).flatMap(([path, options, place]) => {
    const filled = text(path, place);
    return filled === undefined ? [] : [{ path: below(wdir, filled), options, place: said.place(place) }];
  });
}

/** What is outside the repository stays as it is written. */
function below(wdir: string, path: string): string {
  return /^([a-z][a-z0-9+.-]*:\/\/|\/|~)/.test(path) ? path : inFolder(wdir, path);
}

type Entry = readonly [path: unknown, options: unknown, at: ProjectPath];

/** Entries of a list of paths, each alone or as the one key of a table with its options. */
export function entriesOf(written: unknown, at: ProjectPath, said: Said): readonly Entry[] {
  if (written === undefined || written === null) return [];
  if (isTable(written)) return Object.entries(written).map(([path, options]) => [path, options, [...at, path]]);
  if (!Array.isArray(written)) {
    said.add('dvc-invalid', at, 'a list is needed here');
    return [];
  }
  return itemsOf(written).flatMap(([index, item]): readonly Entry[] => {
    if (!isTable(item)) return [[item, undefined, [...at, index]]];
    return Object.entries(item).map(([path, options]) => [path, options, [...at, index, path]]);
  });
}

function outsOf(reading: Reading, key: string, kind: StageOut['kind']): readonly StageOut[] {
  return pathsOf(reading, key).map(({ path, options, place }) => {
    return { path, place, kind, persist: memberOf(options, 'persist') === true };
  });
}

/** `- train.depth` of `params.yaml`, `- config.json:` for the whole file, `- config.json: [train]`. */
function paramsOf({ at, written, wdir, text, said }: Reading): readonly StageParams[] {
  const entries = entriesOf(memberOf(written, 'params'), [...at, 'params'], said);
  return entries.flatMap(([name, keys, place]): readonly StageParams[] => {
    const filled = text(name, place);
    if (filled === undefined) return [];
    const isKey = typeof name === 'string' && place.at(-1) !== name;
    if (isKey) return [{ path: below(wdir, 'params.yaml'), keys: [filled], place: said.place(place) }];
    const path = below(wdir, filled);
    if (keys === null || keys === undefined) return [{ path, keys: null, place: said.place(place) }];
    const listed = itemsOf(keys).flatMap(([index, key]) => text(key, [...place, index]) ?? []);
    if (!Array.isArray(keys)) said.add('dvc-invalid', place, `a list of keys of ${filled} is needed here`);
    return [{ path, keys: listed, place: said.place(place) }];
  });
}
