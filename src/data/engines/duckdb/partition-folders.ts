import { MlopsError, type Problem } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { checkColumnNames } from './column-names.ts';

/** What the folders of one file say: `year=2024/month=01/part.parquet`. Null is a value that was missing. */
export type FolderValues = readonly (readonly [key: string, value: string | null])[];

/** What writers of partitions call the folder of rows without a value. */
const nullFolder = '__HIVE_DEFAULT_PARTITION__';

/**
 * The partition names of every file, in the order of the folders; empty where no folder of any file is one.
 * @param paths inside the dataset, with `/`
 * @throws MlopsError `bad-partition-folder`, `partitions-differ`, `reserved-column-name`
 */
export function folderValues(paths: readonly string[]): readonly FolderValues[] {
  const problems: Problem[] = [];
  const found = paths.map((path) => valuesOf(path, problems));
  const [bad] = problems;
  if (bad !== undefined) throw new MlopsError(dataReasons['bad-partition-folder'].ends, problems.slice(0, 20));
  const keys = found[0]?.map(([key]) => key) ?? [];
  const other = found.findIndex((values) => values.map(([key]) => key).join('/') !== keys.join('/'));
  if (other > 0) {
    const of = (at: number) => `${paths[at]} has ${words(found[at] ?? [])}`;
    throw MlopsError.of(dataReasons, 'partitions-differ', `Files have different partitions: ${of(0)}, ${of(other)}.`);
  }
  if (keys.length > 0) checkColumnNames(paths[0] ?? '', keys, 'of its folders');
  return keys.length === 0 ? [] : found;
}

function valuesOf(path: string, problems: Problem[]): FolderValues {
  const values: (readonly [string, string | null])[] = [];
  const bad = (what: string) => problems.push({ reason: 'bad-partition-folder', message: `${path}: ${what}.` });
  for (const folder of path.split('/').slice(0, -1)) {
    const at = folder.indexOf('=');
    if (at < 0) continue;
    const key = unescaped(folder.slice(0, at));
    const text = unescaped(folder.slice(at + 1));
    if (key === undefined || text === undefined) bad(`the escapes of the folder ${folder} are no UTF-8`);
    else if (key === '') bad(`the folder ${folder} has no name before \`=\``);
    else if (text.includes('\0') || key.includes('\0')) bad(`the folder ${folder} stands for a NUL byte`);
    else if (values.some(([known]) => known.toLowerCase() === key.toLowerCase())) bad(`two folders say ${key}`);
    else values.push([key, text === nullFolder ? null : text]);
  }
  return values;
}

/** `%3A` is `:`; a `%` before anything else is one, as writers of partitions have it. Undefined: not UTF-8. */
function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text;
  const bytes = text.split(/(%[0-9A-Fa-f]{2})/).map((part, at) => {
    return at % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    return undefined;
  }
}

const words = (values: FolderValues) => (values.length === 0 ? 'none' : values.map(([key]) => key).join(', '));
