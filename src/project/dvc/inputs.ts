import { matcher } from '../tree.ts';
import type { FilesAround } from './around.ts';
import { inFolder, isOutside, isWithin, touches } from './paths.ts';
import type { NamedPath, Pipeline, Stage, StageParams } from './types.ts';

/** A dataset that the project file declares, with its source below the root. */
export interface DeclaredSource {
  readonly name: string;
  readonly source: string;
}

/** What a training of these stages reads from outside of them. */
export interface StageInputs {
  /** Globs, each below the root with a leading `/`. */
  readonly code: readonly NamedPath[];
  /** Names of datasets, and paths below the root with a leading `/`. */
  readonly data: readonly NamedPath[];
  /** Below the root. */
  readonly params: readonly StageParams[];
  /** Of another machine: `s3://…`, `/data/…`. */
  readonly outside: readonly NamedPath[];
}

/** Tables of rows: checked, compared and drawn like any dataset. */
const tables = /\.(csv|tsv|parquet|arrow|feather|jsonl|ndjson)(\.(gz|zst))?$/i;

/** What makes the language environment, or tells an interpreter where packages are. */
const surroundings = [
  ...['uv.lock', 'poetry.lock', 'pyproject.toml', 'requirements.txt', 'environment.yml', 'environment.yaml'],
  ...['setup.py', 'setup.cfg', '.python-version', 'renv.lock', 'package.json', 'package-lock.json'],
];

export function inputsOf(
  { folder }: Pipeline,
  stages: readonly Stage[],
  frozen: readonly Stage[],
  datasets: readonly DeclaredSource[],
  around: FilesAround,
): StageInputs {
  const [code, data, outside]: [NamedPath[], NamedPath[], NamedPath[]] = [[], [], []];
  const made = stages.flatMap(({ outs }) => outs.map(({ path }) => path));
  const kept = frozen.flatMap(({ outs }) => outs.map(({ path }) => path));
  const deps = stages.flatMap((stage) => stage.deps);
  for (const { path, place } of deps) {
    if (made.some((out) => touches(path, out))) continue;
    if (isOutside(path)) {
      outside.push({ path, place });
      continue;
    }
    const full = inFolder(folder, path);
    const declared = datasets.filter(({ source }) => touches(source, full) || matcher(source)(full));
    data.push(...declared.map(({ name }) => ({ path: name, place })));
    if (declared.some(({ source }) => isWithin(full, source) || matcher(source)(full))) continue;
    const files = around.files(full);
    const isKept = kept.some((out) => touches(path, out));
    data.push(...dataAt(full, files, isKept, around).map((each) => ({ path: `/${each}`, place })));
    if (!isKept && files.some(isCode))
      code.push({ path: full === '' ? '/**' : files.includes(full) ? `/${full}` : `/${full}/`, place });
  }
  const [first] = deps;
  const place = first?.place ?? stages[0]?.place;
  for (const base of new Set([folder, ''])) {
    for (const name of surroundings) {
      const path = inFolder(base, name);
      if (place !== undefined && around.files(path).includes(path)) code.push({ path: `/${path}`, place });
    }
  }
  const params = paramsOf(stages, folder);
  for (const { path, keys, place: at } of params) {
    if (/\.py$/.test(path)) code.push({ path: `/${path}`, place: at });
    else if (keys === null && params.some((other) => other.keys !== null)) code.push({ path: `/${path}`, place: at });
  }
  return { code: unique(code), data: unique(data), outside: unique(outside), params: readable(params) };
}

function isCode(path: string): boolean {
  return !path.endsWith('.dvc') && !tables.test(path);
}

/** The data of a dependency: behind a pointer, a table in git, what a frozen stage left, or what git does not have at all. */
function dataAt(path: string, files: readonly string[], isKept: boolean, around: FilesAround): readonly string[] {
  if (isKept) return [path];
  const above = foldersOf(path).find((each) => around.files(`${each}.dvc`).length > 0);
  if (above !== undefined) return [above];
  if (files.length === 0) return [path];
  const pointers = files.filter((file) => file.endsWith('.dvc') && file !== path).map((file) => file.slice(0, -4));
  if (files.every((file) => tables.test(file) || file.endsWith('.dvc')))
    return files.some(isTableFile) ? [path] : pointers;
  return pointers;
}

function isTableFile(path: string): boolean {
  return tables.test(path);
}

/** `a/b/c` → `a/b/c`, `a/b`, `a`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** One entry a file: all keys that its stages name, or the whole of it. */
function paramsOf(stages: readonly Stage[], folder: string): readonly StageParams[] {
  const found = new Map<string, StageParams>();
  for (const { path, keys, place } of stages.flatMap((stage) => stage.params)) {
    const full = inFolder(folder, path);
    const before = found.get(full);
    const both = before === undefined ? keys : before.keys === null || keys === null ? null : [...before.keys, ...keys];
    found.set(full, { path: full, keys: both && [...new Set(both)], place: before?.place ?? place });
  }
  return [...found.values()];
}

/** `params` of a model has keys for all of its files, or for none; a program is code. */
function readable(params: readonly StageParams[]): readonly StageParams[] {
  const files = params.filter(({ path }) => !/\.py$/.test(path));
  const keyed = files.filter(({ keys }) => keys !== null);
  return keyed.length > 0 ? keyed : files;
}

function unique(paths: readonly NamedPath[]): readonly NamedPath[] {
  return [...new Map(paths.map((each) => [each.path, each])).values()];
}
