import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import picomatch from 'picomatch';
import { type DeclaredOutput, declaredOutputs } from '../project/index.ts';
import type { Model } from '../project/types.ts';
import { compareText } from '../support/canonical.ts';
import { sha256File, systemCode } from '../support/files.ts';
import type { Problem } from '../support/problem.ts';
import { manifestDigest } from './digest.ts';
import { refuse } from './fail.ts';
import { below } from './paths.ts';
import type { FileRecord } from './types.ts';

/** Where outputs may be. Absolute paths. */
export interface OutputPlaces {
  readonly output: string;
  readonly workingDirectory: string;
}

export interface Collected {
  readonly output: DeclaredOutput;
  readonly record: FileRecord;
  /** Absolute path of the file in the folder for the results. */
  readonly file: string;
}

export interface Collection {
  readonly collected: readonly Collected[];
  readonly problems: readonly Problem[];
}

const mostFiles = 100_000;

/** The outputs that training has to leave. Errors: `output-refused` for one that is declared outside. */
export function requiredOutputs(model: Model): readonly DeclaredOutput[] {
  const outputs = declaredOutputs(model);
  for (const output of outputs) requiredOutput(output);
  return outputs;
}

/** The same of one. */
export function requiredOutput(output: DeclaredOutput): DeclaredOutput {
  refuseWide(output.pattern);
  return output;
}

/** Removes what the commit already holds of the outputs, so that an old file is never taken for a new one. */
export async function removeOutputs(outputs: readonly DeclaredOutput[], workingDirectory: string): Promise<void> {
  for (const { pattern } of outputs) {
    for (const path of await find(workingDirectory, pattern)) {
      await rm(join(workingDirectory, path), { recursive: true, force: true });
    }
  }
}

/**
 * Makes the folder in which the command is to leave its files, where the commit has one, as it then lies in the checkout of
 * whoever wrote it: of a path the one around it, of a glob the one before its first special sign. Any other is the command's
 * to make. What stands in the way is for the command to meet.
 * @param below where the command runs, from the root: '' or `a/b`
 */
export async function makeFolderOf(
  { pattern }: DeclaredOutput,
  workingDirectory: string,
  { below, tree }: { readonly below: string; readonly tree: readonly { readonly path: string }[] },
): Promise<void> {
  const { isGlob, base } = picomatch.scan(pattern.replace(/\/+$/, ''));
  const own = isGlob ? base : dirname(base);
  const inCommit = `${posix.join(below, own)}/`;
  if (!tree.some(({ path }) => path.startsWith(inCommit))) return;
  const folder = join(workingDirectory, own);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    if (!['EEXIST', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error;
  });
}

/**
 * Takes the declared outputs out of the run folder. Each is required: in `$MLOPS_OUTPUT`, else in place; where both
 * hold it and they differ, nobody knows which one it is, and nothing is taken. Links and special files are refused.
 *
 * @param keep copies instead of moving
 */
export async function collectOutputs(
  outputs: readonly DeclaredOutput[],
  places: OutputPlaces,
  destination: string,
  keep: boolean,
): Promise<Collection> {
  const problems: Problem[] = [];
  const found: { readonly output: DeclaredOutput; readonly root: string; readonly path: string }[] = [];
  for (const output of outputs) {
    const here = await regularFiles(places.output, output.pattern);
    const inPlace = await regularFiles(places.workingDirectory, output.pattern);
    const root = here.length > 0 ? places.output : places.workingDirectory;
    const paths = here.length > 0 ? here : inPlace;
    if (paths.length === 0) problems.push(missing(output));
    if (here.length > 0 && inPlace.length > 0 && (await differ(places, here, inPlace))) problems.push(twice(output));
    found.push(...paths.map((path) => ({ output, root, path })));
  }
  if (problems.length > 0) return { collected: [], problems };
  const collected: Collected[] = [];
  const taken = new Set<string>();
  const uses = new Map<string, number>();
  for (const { root, path } of found) uses.set(join(root, path), (uses.get(join(root, path)) ?? 0) + 1);
  for (const { output, root, path } of found) {
    const source = join(root, path);
    const file = join(destination, output.kind === 'artifact' ? 'artifact' : 'outputs', path);
    const shared = keep || (uses.get(source) ?? 0) > 1;
    if (taken.has(`${output.kind} ${file}`)) continue;
    taken.add(`${output.kind} ${file}`);
    await take(source, file, shared);
    collected.push({ output, record: { path, ...(await sha256File(file)) }, file });
  }
  return { collected: collected.sort((a, b) => compareText(a.record.path, b.record.path)), problems };
}

function refuseWide(pattern: string): void {
  const parts = pattern.replace(/\/+$/, '').split('/');
  if (pattern.startsWith('/') || parts.some((part) => part === '..' || part === '.' || part === '')) {
    throw refuse('output-refused', `the output ${JSON.stringify(pattern)} is not a path below the working directory`);
  }
}

function missing({ kind, pattern }: DeclaredOutput): Problem {
  return {
    reason: 'output-missing',
    message: `the ${kind} ${pattern} was not written, neither to $MLOPS_OUTPUT nor in place`,
  };
}

function twice({ kind, pattern }: DeclaredOutput): Problem {
  const message = `the ${kind} ${pattern} was written to $MLOPS_OUTPUT and in place with different content`;
  return { reason: 'output-twice', message };
}

async function differ(places: OutputPlaces, here: readonly string[], inPlace: readonly string[]): Promise<boolean> {
  const [a, b] = [await records(places.output, here), await records(places.workingDirectory, inPlace)];
  return manifestDigest(a) !== manifestDigest(b);
}

async function records(root: string, paths: readonly string[]): Promise<readonly FileRecord[]> {
  const found: FileRecord[] = [];
  for (const path of paths) found.push({ path, ...(await sha256File(join(root, path))) });
  return found;
}

/** Files of one output, relative to `root`, ordered; refuses everything that is not a regular file below `root`. */
async function regularFiles(root: string, pattern: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of await find(root, pattern)) {
    const real = await realpath(join(root, path)).catch(() => undefined);
    if (real !== join(await realpath(root), path))
      throw refuse('output-refused', `the output ${path} is, or lies behind, a link`);
    for (const file of await filesBelow(root, path)) files.push(file);
    if (files.length > mostFiles)
      throw refuse('output-refused', `the output ${pattern} has more than ${mostFiles} files`);
  }
  return [...new Set(files)].sort(compareText);
}

async function filesBelow(root: string, path: string): Promise<readonly string[]> {
  const stat = await lstat(join(root, path));
  if (stat.isFile()) return [path];
  if (!stat.isDirectory()) throw refuse('output-refused', `the output ${path} is a link or special file`);
  const names = await readdir(join(root, path));
  const inside: string[] = [];
  for (const name of names) inside.push(...(await filesBelow(root, below(path, name))));
  return inside;
}

/** Entries (files, folders, links) that a pattern names, relative to `root`. Links are not followed. */
async function find(root: string, pattern: string): Promise<readonly string[]> {
  const trimmed = pattern.replace(/\/+$/, '');
  const { isGlob, base } = picomatch.scan(trimmed);
  if (!isGlob) return (await exists(join(root, trimmed))) ? [below('', trimmed)] : [];
  const test = picomatch(trimmed, { dot: true });
  return matching(root, below('', base), (path) => test(path));
}

/** Language environments that lie in the run folder: a wide glob must not take pictures of a library for plots. */
const environments: ReadonlySet<string> = new Set(['.venv', 'node_modules']);

async function matching(root: string, folder: string, test: (path: string) => boolean): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = below(folder, entry.name);
    if (environments.has(entry.name)) continue;
    if (test(path)) found.push(path);
    else if (entry.isDirectory()) found.push(...(await matching(root, path, test)));
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function take(source: string, target: string, copy: boolean): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if (!copy) {
    try {
      await rename(source, target);
      return;
    } catch (error) {
      if (systemCode(error) !== 'EXDEV') throw error;
    }
  }
  await copyFile(source, target, constants.COPYFILE_FICLONE);
}
