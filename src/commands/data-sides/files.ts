import { glob, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { DatasetVersion } from '../../data/types.ts';
import { bareDataset, datasetDigest, formatFromEnding, isPlainPath } from '../../project/index.ts';
import type { DataFormat } from '../../project/types.ts';
import { compareText } from '../../support/canonical.ts';
import { isMissing, sha256File } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import { type CsvWords, withCsvWords } from './csv-words.ts';

/**
 * Absolute paths of the regular files that an operand names, sorted: a path, else a glob.
 * Errors: data-side-missing.
 * @param folder absolute; relative operands begin there
 */
export async function filesNamed(operand: string, folder: string): Promise<readonly string[]> {
  const path = resolve(folder, operand);
  const kind = await kindOf(path);
  if (kind === 'file') return [path];
  if (kind === 'folder' || kind === 'other') throw missing(`${operand} is no regular file.`);
  if (isPlainPath(operand)) throw missing(`There is no file ${operand}.`);
  const found: string[] = [];
  for await (const each of glob(operand, { cwd: folder })) found.push(resolve(folder, each));
  const kinds = await Promise.all(found.map(kindOf));
  const files = found.filter((_, at) => kinds[at] === 'file').sort(compareText);
  if (files.length === 0) throw missing(`${operand} matches no file.`);
  return files;
}

function missing(message: string): MlopsError {
  return MlopsError.of(commandReasons, 'data-side-missing', message);
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  if (found === undefined) return undefined;
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

/** Files as one version of a dataset of which nothing is declared. Errors: data-side-format, data-bad-delimiter. */
export async function versionOfFiles(
  operand: string,
  files: readonly string[],
  { folder, ...words }: CsvWords & { readonly folder: string },
): Promise<DatasetVersion> {
  const format = withCsvWords(formatOfAll(operand, files, folder), words);
  const found = await Promise.all(files.map(sha256File));
  const named = files.map((local, at) => ({ path: relative(folder, local), local, bytes: found[at]?.bytes ?? 0 }));
  const digest = datasetDigest(named.map(({ path }, at) => ({ path, id: found[at]?.digest ?? '' })));
  return { dataset: { ...bareDataset('data', operand, [], true), format }, digest, files: named };
}

function formatOfAll(operand: string, files: readonly string[], folder: string): DataFormat {
  const formats = new Map(files.map((file) => [JSON.stringify(formatFromEnding(file)), formatFromEnding(file)]));
  const [format, other] = formats.values();
  const unknown = files.find((file) => formatFromEnding(file).kind === 'files');
  if (format === undefined || unknown !== undefined) {
    const name = unknown === undefined ? operand : relative(folder, unknown);
    throw MlopsError.of(commandReasons, 'data-side-format', `${name} does not end like a data file.`);
  }
  if (other === undefined) return format;
  throw MlopsError.of(commandReasons, 'data-side-format', `${operand} matches files of several formats.`);
}
