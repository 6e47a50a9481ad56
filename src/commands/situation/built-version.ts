import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { DatasetVersion } from '../../data/types.ts';
import { buildAddress } from '../../ledger/index.ts';
import { type KeptFiles, keptFiles, type Note, type ResolvedDataset } from '../../repository/index.ts';
import type { Store } from '../../store/port.ts';
import type { Meter } from '../../support/amount.ts';
import { noMeter } from '../../support/amount.ts';
import { temporaryBeside } from '../../support/files.ts';
import { MlopsError, stopOf } from '../../support/problem.ts';
import { type BuildRecord, parseBuildRecord } from '../../training/index.ts';
import type { Reasons } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import { expectSame, sameReplaced } from './checked-records.ts';
import { failureOf } from './failed-steps.ts';
import type { OwnPaths } from './own-paths.ts';
import type { Records } from './records.ts';
import { standing } from './standing-records.ts';

/** A dataset that a command makes, and of which inputs. */
export type Built = NonNullable<ResolvedDataset['built']>;

/** Where what was made is recorded and kept. */
export interface BuiltPlaces {
  readonly records: Pick<Records, 'text' | 'ownText'>;
  readonly store: Pick<Store, 'has' | 'get' | 'describe'>;
  readonly own: Pick<OwnPaths, 'cache'>;
  readonly reasons: Reasons;
  /** Told which file of the cache had to be taken out of the store again. */
  readonly note: Note;
}

/**
 * A record as it stands at its address. Errors: `ledger-corrupt` for another one, those of `parseBuildRecord`.
 * @param at where it stands, if it has taken the place of another one
 */
export function buildAt({ dataset, fingerprint }: Built, text: string, at?: string): BuildRecord {
  const address = at ?? buildAddress(dataset, fingerprint);
  const record = parseBuildRecord(text);
  expectSame(address, 'dataset', record.dataset, dataset);
  expectSame(address, 'fingerprint', record.fingerprint, fingerprint);
  sameReplaced(address, record.replaces);
  return record;
}

/** What was made of these inputs; undefined where nobody has recorded it. The record was loaded before. */
export function recordedBuild(records: Pick<Records, 'text'>, built: Built): BuildRecord | undefined {
  const found = standing(records, buildAddress(built.dataset, built.fingerprint));
  return found && buildAt(built, found.text, found.address);
}

/** Whether the store has all files of it. */
export async function isStored(store: Pick<Store, 'has'>, { files }: BuildRecord): Promise<boolean> {
  const there = await Promise.all([...new Set(files.map(({ digest }) => digest))].map((digest) => store.has(digest)));
  return there.every(Boolean);
}

/**
 * The content of a version on this machine: the files that the command has made, out of the store, each checked by its
 * digest when it is taken.
 * Errors: dataset-not-built, build-failed, those of the store.
 */
export async function builtVersion(
  places: BuiltPlaces,
  { dataset, digest, problems, ends }: ResolvedDataset,
  built: Built,
  tell: Meter = noMeter,
): Promise<DatasetVersion> {
  if (problems.length > 0) throw new MlopsError(ends ?? 'fail', problems);
  const record = recordedBuild(places.records, built);
  if (record === undefined || !(await isStored(places.store, record))) throw await notBuilt(places, built);
  const of = record.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const files = [];
  const kept = await keptFiles(places.own.cache, 'sha256', places.note);
  let done = 0;
  for (const file of record.files) {
    files.push({ path: file.path, bytes: file.bytes, local: await takenOut(places, kept, file) });
    done += file.bytes;
    tell({ unit: 'bytes', done, of, what: 'brought' });
  }
  await kept.save();
  tell(undefined);
  return { dataset, digest, files };
}

async function notBuilt(places: BuiltPlaces, { dataset, fingerprint }: Built): Promise<MlopsError> {
  const failure = await failureOf(places, 'build', { model: { name: dataset }, fingerprint });
  const [first] = failure ?? [];
  if (failure !== undefined && first !== undefined) {
    const reason: keyof typeof commandReasons = 'build-failed';
    const ends = stopOf(places.reasons.endsOf(first.reason));
    return new MlopsError(ends, [{ reason, message: `${dataset} could not be made: ${first.message}` }, ...failure]);
  }
  const sentence = `${dataset} is made by a command, and its files (${fingerprint.slice(0, 12)}) are not in the ${places.store.describe()}.`;
  const remedy = `Run \`mlops build ${dataset}\`.`;
  return MlopsError.of(commandReasons, 'dataset-not-built', sentence, { remedy });
}

/** By its digest, so that every version of every dataset with this file has it once. */
async function takenOut(
  { store, own }: BuiltPlaces,
  kept: KeptFiles,
  file: BuildRecord['files'][number],
): Promise<string> {
  const { path, bytes } = file;
  const hex = file.digest.replace('sha256:', '');
  const target = join(own.cache, 'built', hex.slice(0, 2), `${hex.slice(2)}${extname(file.path)}`);
  if (await kept.has(target, { hex, bytes, path })) return target;
  await mkdir(dirname(target), { recursive: true });
  const temporary = temporaryBeside(target);
  try {
    await store.get(file.digest, temporary, file.bytes);
    await chmod(temporary, 0o444);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return target;
}
