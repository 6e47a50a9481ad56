import type { FilesAround } from '../around.ts';
import { matcher } from '../tree.ts';
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

/** @param kept stages that do not run: what they left is data */
export function inputsOf(
  { folder }: Pipeline,
  stages: readonly Stage[],
  kept: readonly Stage[],
  datasets: readonly DeclaredSource[],
  around: FilesAround,
): StageInputs {
  const made = outsOf(stages);
  const deps = stages.flatMap((stage) => stage.deps).filter(({ path }) => !made.some((out) => touches(path, out)));
  const inside = deps.filter(({ path }) => !isOutside(path));
  const read = inside.map((dep) => {
    const isKept = outsOf(kept).some((out) => touches(dep.path, out));
    return inputOf({ ...dep, path: inFolder(folder, dep.path) }, isKept, datasets, around);
  });
  const params = paramsOf(stages, folder);
  return {
    code: unique([
      ...read.flatMap(({ code }) => code),
      ...environmentOf(folder, stages, around),
      ...paramsAsCode(params).map(({ path, place }) => ({ path: `/${path}`, place })),
    ]),
    data: unique(read.flatMap(({ data }) => data)),
    outside: unique(deps.filter(({ path }) => isOutside(path))),
    params: readable(params),
  };
}

function outsOf(stages: readonly Stage[]): readonly string[] {
  return stages.flatMap(({ outs }) => outs.map(({ path }) => path));
}

/** One dependency: a declared dataset, data of its own, code, or both. @param dep its path below the root */
function inputOf(
  { path, place }: NamedPath,
  isKept: boolean,
  datasets: readonly DeclaredSource[],
  around: FilesAround,
): Pick<StageInputs, 'code' | 'data'> {
  const declared = datasets.filter(({ source }) => touches(source, path) || matcher(source)(path));
  const named = declared.map(({ name }) => ({ path: name, place }));
  if (declared.some(({ source }) => isWithin(path, source) || matcher(source)(path))) return { code: [], data: named };
  const files = around.files(path);
  const data = dataAt(path, files, isKept, around).map((each) => ({ path: `/${each}`, place }));
  const isRead = !isKept && files.some(isCode);
  return { code: isRead ? [{ path: globOf(path, files), place }] : [], data: [...named, ...data] };
}

function globOf(path: string, files: readonly string[]): string {
  if (path === '') return '/**';
  return files.includes(path) ? `/${path}` : `/${path}/`;
}

/** Files that say which packages there are are no dependency of a stage, and decide what it computes. */
function environmentOf(folder: string, [first]: readonly Stage[], around: FilesAround): readonly NamedPath[] {
  if (first === undefined) return [];
  const paths = [...new Set([folder, ''])].flatMap((base) => surroundings.map((name) => inFolder(base, name)));
  return paths
    .filter((path) => around.files(path).includes(path))
    .map((path) => ({ path: `/${path}`, place: first.place }));
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

/** `params` of a model has keys for all of its files, or for none. */
function readable(params: readonly StageParams[]): readonly StageParams[] {
  const asCode = new Set(paramsAsCode(params));
  return params.filter((each) => !asCode.has(each));
}

/** A program is code; and so are whole files beside those of which some keys count. */
function paramsAsCode(params: readonly StageParams[]): readonly StageParams[] {
  const isProgram = ({ path }: StageParams) => path.endsWith('.py');
  const isKeyed = params.some((each) => each.keys !== null && !isProgram(each));
  return params.filter((each) => isProgram(each) || (isKeyed && each.keys === null));
}

function unique(paths: readonly NamedPath[]): readonly NamedPath[] {
  return [...new Map(paths.map((each) => [each.path, each])).values()];
}
