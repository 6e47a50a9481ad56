import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ProjectLock, readLock } from '../../project/index.ts';
import { readBounded } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { readVersioned } from '../../support/versioned.ts';
import { lockText } from '../lock/text.ts';
import { commandReasons } from '../reasons.ts';

/** What a job has read of the data that move, for the job that may write. */
export interface FoundVersions {
  /** Project file, from the root. */
  readonly projectFile: string;
  /** The commit whose project was read. */
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly readAt: string;
  /** Datasets that somebody named; none: all that move were read. */
  readonly named: readonly string[];
  /** Those that are what their entry says. */
  readonly current: readonly string[];
  /** New entries by the names of datasets. */
  readonly moved: ProjectLock;
  readonly unread: readonly UnreadDataset[];
}

/** A dataset of which no version can be agreed on now: it cannot be read, or its rows are too old. */
export interface UnreadDataset {
  readonly dataset: string;
  readonly reason: string;
  readonly message: string;
}

const version = 1;
/** Bytes; an entry of 10,000 objects has two million at most where their keys are of usual length. */
const limit = 64_000_000;
const fileName = 'versions.json';

const name = z.string().min(1).max(500);
const schema = z.strictObject({
  schemaVersion: z.literal(version),
  projectFile: z.string().min(1),
  commit: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/),
  readAt: z.iso.datetime(),
  named: z.array(name),
  current: z.array(name),
  /** A lock file of the new entries alone; empty where there is none. */
  moved: z.string(),
  unread: z.array(
    z.strictObject({ dataset: name, reason: z.string().regex(/^[a-z0-9-]{1,80}$/), message: z.string() }),
  ),
});

export async function giveVersions(folder: string, { moved, ...found }: FoundVersions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const document = { schemaVersion: version, ...found, moved: moved.size === 0 ? '' : lockText(moved) };
  await writeFile(join(folder, fileName), `${JSON.stringify(document)}\n`);
}

/** @throws MlopsError renewal-unreadable, those of a lock file */
export async function takeVersions(folder: string): Promise<FoundVersions> {
  const [only, ...more] = await readdir(folder);
  const read = only === fileName && more.length === 0 ? await readBounded(join(folder, fileName), limit) : undefined;
  if (read?.kind !== 'read') {
    const sentence = `What was handed over is not ${fileName} alone, with at most ${limit.toLocaleString('en-US')} bytes.`;
    throw MlopsError.of(commandReasons, 'renewal-unreadable', sentence);
  }
  const {
    schemaVersion: _,
    moved,
    ...found
  } = readVersioned(read.bytes.toString('utf8'), {
    ...{ what: 'What was handed over about the versions of data', schema, version, reasons: commandReasons },
    notJson: 'renewal-unreadable',
    malformed: 'renewal-unreadable',
    tooNew: 'renewal-unreadable',
  });
  return { ...found, moved: readLock(moved === '' ? undefined : moved, 'the entries that were handed over') };
}
