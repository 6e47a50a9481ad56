import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { StepOwner } from './requests.ts';
import type { StepName } from './step-plan.ts';

export interface UndeclaredRequest {
  readonly model: StepOwner;
  readonly step: StepName;
  /** What the step printed. */
  readonly printed: string;
  /** All files of the commit. */
  readonly tree: ReadonlySet<string>;
  /** Files that the step had. */
  readonly exported: ReadonlySet<string>;
  /** Absolute path of the folder that stood for the repository's root. */
  readonly work: string;
}

/** A file that the step looked for, that the repository or the checkout has, and that was not declared. */
export interface Undeclared {
  readonly path: string;
  /** False: it lies in the checkout only; git does not know it. */
  readonly tracked: boolean;
  /** The line of the log that names it. */
  readonly line: string;
  /** What to add, and where in the file `declaredIn`. */
  readonly add: string;
  /** `mlops.yaml`, or the `dvc.yaml` that the step comes of. */
  readonly declaredIn: string;
}

const complaint =
  /no such file|not found|cannot find|can't find|cannot open|can't open|could not open|couldn't open|unable to open|failed to open|does not exist|doesn't exist|no files found|no module named|cannot import name|enoent|outside a module|cannot resolve|filenotfound/i;
const codeEndings = [
  '.py',
  '/__init__.py',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.json',
  '/index.js',
  '/index.ts',
  '.R',
  '.jl',
  '.sh',
];
/** Lines of a failed program that are looked through, counted from the end. */
const mostLines = 400;

/**
 * Looks in the output of a step that failed, or left an output out, for a file or module that it did not find, and checks each name against the
 * commit: only a file that exists there and was not exported is an undeclared input.
 */
export function findUndeclared(request: UndeclaredRequest): Undeclared | undefined {
  const lines = request.printed.split('\n').slice(-mostLines);
  for (const [index, line] of lines.entries()) {
    if (!complaint.test(line)) continue;
    // Node names the file that asks on the lines after the message.
    const asking = lines.slice(index + 1, index + 4).map((next) => /^- (\/.*)$/.exec(next)?.[1]);
    const path = lookFor(
      line,
      asking.filter((file) => file !== undefined),
      request,
    );
    if (path !== undefined) return foundAt(path, true, line, request);
  }
  return undefined;
}

/**
 * Like `findUndeclared`, for a file that only the checkout has (ignored by git, or not added yet): there the command
 * works by hand and fails here.
 */
export async function findUntracked(request: UndeclaredRequest, checkout: string): Promise<Undeclared | undefined> {
  for (const line of request.printed.split('\n').slice(-mostLines)) {
    if (!complaint.test(line)) continue;
    for (const path of pathsIn(line, [], request)) {
      if (path === '' || request.tree.has(path) || request.exported.has(path)) continue;
      const found = await stat(posix.join(checkout, path)).catch(() => undefined);
      if (found?.isFile()) return foundAt(path, false, line, request);
    }
  }
  return undefined;
}

function foundAt(path: string, tracked: boolean, line: string, request: UndeclaredRequest): Undeclared {
  const declaredIn = request.model.stages?.file ?? 'mlops.yaml';
  return { path, tracked, line: short(line), add: lineToAdd(path, request), declaredIn };
}

function lookFor(line: string, asking: readonly string[], request: UndeclaredRequest): string | undefined {
  const missing = (path: string) => request.tree.has(path) && !request.exported.has(path);
  for (const path of pathsIn(line, asking, request)) {
    const found = candidatesOf(path, request).find(missing);
    if (found !== undefined) return found;
  }
  if (/outside a module/.test(line))
    return [...basesOf(line, asking, request)].map((base) => pathFrom(base, 'package.json')).find(missing);
  return moduleIn(line, request, missing);
}

/** Each name of a line from each folder that it may start from, relative to the root. */
function pathsIn(line: string, asking: readonly string[], request: UndeclaredRequest): readonly string[] {
  const bases = [...basesOf(line, asking, request)];
  const paths = namesIn(line).flatMap((name) => bases.map((base) => relativeToRoot(name, base, request.work)));
  return paths.filter((path) => path !== undefined);
}

function short(line: string): string {
  return line.trim().slice(0, 300);
}

/** Quoted texts first, since they may hold blanks, then words that look like a path. */
function namesIn(line: string): readonly string[] {
  const quoted = [...line.matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`|‘([^’]+)’/g)].map(
    (match) => match.slice(1).find(Boolean) ?? '',
  );
  const words = line.split(/[\s'"`,;()<>[\]]+/).map((word) => word.replace(/^file:\/\//, '').replace(/[:.]+$/, ''));
  return [...quoted, ...words.flatMap((word) => [word, ...word.split(':')])].filter((name) => name.length > 1);
}

/** Folders that a relative name may start from: the working directory, the root, the folder of the file that asks. */
function basesOf(line: string, asking: readonly string[], request: UndeclaredRequest): ReadonlySet<string> {
  const importer = /imported from (?:file:\/\/)?(\/\S+)/.exec(line)?.[1];
  const files = [...asking, ...(importer === undefined ? [] : [importer])];
  const folders = files.map((file) => relativeToRoot(posix.dirname(file), '', request.work));
  return new Set([request.model.workingDirectory, ...folders.filter((folder) => folder !== undefined), '']);
}

function relativeToRoot(name: string, base: string, work: string): string | undefined {
  if (name.startsWith('/')) {
    if (name !== work && !name.startsWith(`${work}/`)) return undefined;
    return posix.normalize(name.slice(work.length + 1));
  }
  const joined = pathFrom(base, name);
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** The file itself, with the endings that import statements leave out, or the first file of a folder. */
function candidatesOf(path: string, request: UndeclaredRequest): readonly string[] {
  const direct = [path, ...codeEndings.map((ending) => `${path}${ending}`)];
  if (path === '' || path === '.') return [];
  const inside = [...request.tree].find((file) => file.startsWith(`${path}/`) && !request.exported.has(file));
  return inside === undefined ? direct : [...direct, inside];
}

/** Python's `No module named 'a.b'` and `cannot import name 'c' from 'a'`, wherever the package lies in the tree. */
function moduleIn(line: string, request: UndeclaredRequest, missing: (path: string) => boolean): string | undefined {
  const named = /No module named '?([\w.]+)'?/.exec(line)?.[1];
  const [, name, from] = /cannot import name '(\w+)' from '([\w.]+)'/.exec(line) ?? [];
  const dotted = named ?? (name === undefined || from === undefined ? undefined : `${from}.${name}`);
  if (dotted === undefined) return undefined;
  const path = dotted.replaceAll('.', '/');
  const files = [`${path}.py`, `${path}/__init__.py`];
  const ends = (file: string) => files.some((wanted) => file === wanted || file.endsWith(`/${wanted}`));
  const below = (file: string) => file.endsWith('.py') && `/${file}`.includes(`/${path}/`);
  const undeclared = [...request.tree].filter(missing);
  return undeclared.find(ends) ?? undeclared.find(below);
}

const dataEndings = /\.(csv|tsv|parquet|jsonl|ndjson|arrows?|ipc|feather|npy|npz|h5|hdf5|pkl|zst|gz)$/i;
/** Read as parameters, unless they lie among data or configure tools. */
const paramsEndings = /\.(json|ya?ml|toml)$/i;
const toolFiles = /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|pyproject)\.(?:json|toml)$/i;
const amongData = /(?:^|\/)(?:data|datasets?|raw|inputs?)\//i;

/** Paths of a model start at its working directory; a leading `/` is the repository's root. */
function lineToAdd(path: string, { model, step }: UndeclaredRequest): string {
  // `code` of the model would stand in place of all `deps`.
  if (model.stages !== undefined)
    return `\`${posix.relative(posix.dirname(model.stages.file), path)}\` under \`deps\` of its stage`;
  const folder = model.workingDirectory === '' ? '' : `${model.workingDirectory}/`;
  const shown = path.startsWith(folder) ? path.slice(folder.length) : `/${path}`;
  const isBuild = step === 'build';
  const at = isBuild ? `datasets.${model.name}` : `models.${model.name}`;
  // No dataset is exported to it, and `code` would train again.
  if (step === 'scoring') return `\`${shown}\` under \`${at}.evaluate.code\``;
  if (dataEndings.test(path) || (paramsEndings.test(path) && amongData.test(path))) {
    if (isBuild) return `a dataset with \`source: ${shown}\`, and its name under \`${at}.from\``;
    const role = newRole(path, model);
    const [first] = model.data.keys();
    // `data: <one>` is short for the role train, and has no place for a second one.
    const long = first === 'train' && model.data.size === 1 ? `, as in \`data: { train: …, ${role}: ${shown} }\`` : '';
    return `\`${role}: ${shown}\` under \`${at}.data\`${long}`;
  }
  const key = paramsEndings.test(path) && !toolFiles.test(path) ? 'params' : 'code';
  return `\`${shown}\` under \`${at}.${isBuild ? `build.${key}` : key}\``;
}

function newRole(path: string, model: StepOwner): string {
  const stem =
    posix
      .basename(path)
      .replace(/\..*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-') || 'more';
  return model.data.has(stem) ? `${stem}-2` : stem;
}

/** Relative to the root, which is '' and not '.'; without a slash at the end. */
function pathFrom(base: string, name: string): string {
  const joined = posix.join(base, name).replace(/\/+$/, '');
  return joined === '.' ? '' : joined;
}
