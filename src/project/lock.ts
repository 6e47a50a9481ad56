import { z } from 'zod';
import { compareText } from '../support/canonical.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { readDocument } from './document.ts';
import { formatPath } from './problem-list.ts';
import type { Dataset, LockEntry, LockedObject, Project } from './types.ts';
import { linkedViews } from './views.ts';

/** The version of the lock file that this code reads and writes. */
export const lockVersion = 1;

/** `48213 5d41402abc4b2a76b9719d911017c592`, `48213 0x8DC md5:5d41402abc4b2a76b9719d911017c592`. */
const objectForm = /^(0|[1-9]\d{0,15}) ([!#-~]{1,128})(?: md5:([0-9a-f]{32}))?$/;

/** The most objects that an entry may name: more would be no file that people read. */
export const mostLockedObjects = 10_000;

const entry = z.strictObject({
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: '`sha256:` and 64 digits from 0 to 9 and a to f' })
    .describe(
      'Of the version of the dataset, over the paths and contents of its files; in a database over its rows, by that engine.',
    ),
  rows: z.number().int().min(0).optional().describe('How many rows it has, where it is a table; for people.'),
  bytes: z.number().int().min(0).optional().describe('How large its files are together; for people.'),
  objects: z
    .record(
      z.string().min(1).max(1024),
      z.string().regex(objectForm, {
        error: 'bytes, tag and, where the tag is no MD5 and there is one, `md5:` and its digits',
      }),
    )
    .optional()
    .describe(
      'Of data behind an address: which version of which objects is meant, by key: bytes, the tag of the store, and its MD5.',
    ),
});

/** `mlops.lock`, as `mlops lock` writes it. */
export const lockFile = z
  .strictObject({
    schemaVersion: z.literal(lockVersion),
    datasets: z
      .record(z.string(), entry)
      .describe(
        'What each `frozen` dataset has to be, and which version of rows in a database and of objects behind an address is meant, by the names of the datasets.',
      ),
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
    Object.entries(read.data.datasets).map(([name, { digest, rows, bytes, objects }]) => [
      name,
      {
        digest,
        ...(rows !== undefined && { rows }),
        ...(bytes !== undefined && { bytes }),
        ...(objects && {
          objects: Object.entries(objects)
            .map(objectOf)
            .toSorted((a, b) => compareText(a.key, b.key)),
        }),
      },
    ]),
  );
}

function objectOf([key, text]: readonly [string, string]): LockedObject {
  const [, bytes = '', tag = '', md5] = objectForm.exec(text) ?? [];
  return { key, bytes: Number(bytes), tag, ...(md5 !== undefined && { md5 }) };
}

/** As `lockFile` has it. */
export function lockedObjectText({ bytes, tag, md5 }: LockedObject): string {
  return `${bytes} ${tag}${md5 === undefined ? '' : ` md5:${md5}`}`;
}

/**
 * The entry that says which version of a dataset is meant, whatever is there now: of rows in a database, and of objects
 * behind an address. Of a view it is that of the dataset below.
 */
export function pinOf({ locked, database, view }: Dataset): LockEntry | undefined {
  return pinned(view === undefined ? locked : view.locked, database);
}

function pinned(entry: LockEntry | undefined, database: Dataset['database']): LockEntry | undefined {
  return database !== undefined || entry?.objects !== undefined ? entry : undefined;
}

/** A project whose datasets know what was agreed on of them, and nothing else. */
export function withLock(project: Project, lock: ProjectLock): Project {
  const isAsItWas = [...project.datasets.values()].every(
    ({ name, locked, database, view }) =>
      locked === lock.get(name) && (view === undefined || view.locked === pinned(lock.get(view.root), database)),
  );
  if (isAsItWas) return project;
  const datasets = [...project.datasets].map(([name, { locked: _, ...dataset }]) => {
    const locked = lock.get(name);
    return [name, locked === undefined ? dataset : { ...dataset, locked }] as const;
  });
  return { ...project, datasets: linkedViews(new Map(datasets)) };
}
