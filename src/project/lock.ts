import { z } from 'zod';
import { MlopsError, type Problem } from '../support/problem.ts';
import { readDocument } from './document.ts';
import { formatPath } from './problem-list.ts';
import type { LockEntry, Project } from './types.ts';
import { linkedViews } from './views.ts';

/** The version of the lock file that this code reads and writes. */
export const lockVersion = 1;

const entry = z.strictObject({
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: '`sha256:` and 64 digits from 0 to 9 and a to f' })
    .describe(
      'Of the version of the dataset, over the paths and contents of its files; in a database over its rows, by that engine.',
    ),
  rows: z.number().int().min(0).optional().describe('How many rows it has, where it is a table; for people.'),
  bytes: z.number().int().min(0).optional().describe('How large its files are together; for people.'),
});

/** `mlops.lock`, as `mlops lock` writes it. */
export const lockFile = z
  .strictObject({
    schemaVersion: z.literal(lockVersion),
    datasets: z
      .record(z.string(), entry)
      .describe('What each `frozen` dataset, and each one in a database, has to be, by its name.'),
  })
  .describe('The versions of data that were agreed on in review, beside `mlops.yaml`.');

/** What was agreed on, by the names of datasets. */
export type ProjectLock = ReadonlyMap<string, LockEntry>;

/** The lock file beside a project file: `mlops.lock` for `mlops.yaml`. */
export function lockFileOf(projectFile: string): string {
  return `${projectFile.replace(/\.ya?ml$/, '')}.lock`;
}

/**
 * Reads the text of a lock file; there is none: nothing is locked.
 * @param file how the file is called in messages
 * @throws MlopsError with every problem: `lock-invalid`, `lock-too-new`, those of YAML
 */
export function readLock(text: string | undefined, file: string): ProjectLock {
  if (text === undefined) return new Map();
  const { value, places, problems } = readDocument(text, file);
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'schemaVersion') : 0;
  if (typeof version === 'number' && version > lockVersion) {
    const message = `${file} is of version ${version}; this program reads version ${lockVersion}`;
    throw new MlopsError('input', [{ reason: 'lock-too-new', message, place: places.value(['schemaVersion']) }]);
  }
  const read = lockFile.safeParse(value);
  const issues = read.success ? [] : read.error.issues;
  const found = issues.map((issue): Problem => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    const message = path.length === 0 ? `${file} holds no lock entries` : `${formatPath(path)}: ${issue.message}`;
    return { reason: 'lock-invalid', message, place: places.value(path) };
  });
  const all = [...problems, ...found];
  if (!read.success || all.length > 0) throw new MlopsError('input', all);
  return new Map(
    Object.entries(read.data.datasets).map(([name, { digest, rows, bytes }]) => [
      name,
      { digest, ...(rows !== undefined && { rows }), ...(bytes !== undefined && { bytes }) },
    ]),
  );
}

/** A project whose datasets know what was agreed on of them, and nothing else. */
export function withLock(project: Project, lock: ProjectLock): Project {
  const isAsItWas = [...project.datasets.values()].every(
    ({ name, locked, database, view }) =>
      locked === lock.get(name) &&
      (database === undefined || view === undefined || view.locked === lock.get(view.root)),
  );
  if (isAsItWas) return project;
  const datasets = [...project.datasets].map(([name, { locked: _, ...dataset }]) => {
    const locked = lock.get(name);
    return [name, locked === undefined ? dataset : { ...dataset, locked }] as const;
  });
  return { ...project, datasets: linkedViews(new Map(datasets)) };
}
