import { copyFile, lstat, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type ModelFacts, neededBy } from '../../project/index.ts';
import type { Store } from '../../store/port.ts';
import { insideOf, isMissing, namingFile, readBounded } from '../../support/files.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import type { ExpectedRecord } from './expected-records.ts';
import { giveFailures, modelSteps, type Tried, takeFailures } from './failed-steps.ts';
import { isOfOtherRun } from './give-way.ts';
import type { Otherwise } from './otherwise.ts';
import type { OwnPaths } from './own-paths.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { differenceOf, replacedRecord } from './results-of-records.ts';
import type { Situation } from './situation.ts';
import { standing } from './standing-records.ts';

/** A folder from another job of the same change; what is in it is foreign until it is checked. */
export interface HandedOver {
  readonly folder: string;
  /**
   * Whose job wrote it: records of others in it are not looked at. A group is that of datasets which commands make; of one of
   * them it is what an earlier run has kept. `all`: the job that has put all of them together.
   */
  readonly by: Whose | { readonly dataset: string } | 'data' | 'all';
  /** Why it was not unpacked, or not as a whole: nothing in it is looked at. */
  readonly strange?: Problem;
}

/** A job that makes one model, or one group of datasets. */
export type Whose = { readonly model: string } | { readonly group: string };

/** Characters of one record. */
const recordLimit = 8_000_000;
/** Bytes that are kept of the log of a training that failed. */
const logLimit = 200_000;

/** Where a job puts what it made for the jobs after it. */
export interface HandOverFolders {
  /** Records and logs: small. */
  readonly records: string;
  /** Predictions and what else a run wrote, for whoever compares, and artifacts that other models need; absent: not handed over. */
  readonly outputs?: string;
  /** What the job is for; what else it has comes from other jobs. Absent: all. */
  readonly only?: Whose;
  /**
   * Every file of the results, for changes that come later, in `models/<model>/<fingerprint>/` and
   * `datasets/<dataset>/<fingerprint>/`; absent: not kept.
   */
  readonly keep?: string;
}

/**
 * Writes what this job has and the ledger has not, for the jobs after it: `records/<address>` with the files that they name under
 * `objects/<sha256>`, the end of the logs of trainings, and why steps failed.
 */
export async function handOver(situation: Situation, folders: HandOverFolders): Promise<void> {
  const { records } = situation;
  for (const { address, by, read } of situation.expected) {
    if (!isFor(folders.only, by)) continue;
    const found = standing(records, address);
    if (found === undefined) continue;
    const { text } = found;
    // What is on the ledger is read from there; its files may have been made again here.
    if (!records.published(found.address)) await writeInto(join(folders.records, 'records', address), text);
    const { artifact, outputs } = read(text, found.address);
    const forOthers =
      by !== 'data' && 'model' in by && neededBy(situation.project.models, by.model).length > 0 ? artifact : [];
    await giveObjects(situation.store, [...outputs, ...forOthers], folders.outputs);
    if (by === 'data' || folders.keep === undefined) continue;
    const place = 'model' in by ? ['models', by.model] : ['datasets', by.dataset];
    await giveObjects(situation.store, [...artifact, ...outputs], join(folders.keep, ...place, by.fingerprint));
  }
  await giveWhy(situation, folders);
}

/** The ends of logs, and what failed steps have said. */
async function giveWhy(situation: Situation, folders: HandOverFolders): Promise<void> {
  const { records } = situation;
  const write = (path: string, text: string) => writeInto(join(folders.records, path), text);
  for (const facts of situation.candidate.facts.models.values()) {
    if (!isFor(folders.only, { model: facts.model.name })) continue;
    await giveLog(situation, facts, folders.records);
    await giveFailures(records, modelSteps, facts, write);
  }
  for (const { by } of situation.expected) {
    const tried = isFor(folders.only, by) ? triedIn(by) : undefined;
    if (tried !== undefined) await giveFailures(records, ['build'], tried, write);
  }
}

/** Records of data are everybody's: whoever has read some hands them on. */
function isFor(only: Whose | undefined, by: ExpectedRecord['by'] | Whose): boolean {
  if (only === undefined || by === 'data') return true;
  return 'model' in only ? 'model' in by && by.model === only.model : 'group' in by && by.group === only.group;
}

/** The command of a dataset, as what may have failed; undefined for records of anything else. */
function triedIn(by: ExpectedRecord['by']): Tried | undefined {
  if (by === 'data' || 'model' in by) return undefined;
  return { model: { name: by.dataset }, fingerprint: by.fingerprint };
}

async function writeInto(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await namingFile(file, () => writeFile(file, text));
}

async function giveObjects(store: Store, digests: readonly string[], folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  await mkdir(join(folder, 'objects'), { recursive: true });
  for (const digest of digests) {
    const target = objectIn(folder, digest);
    if ((await stateOf(folder, target)) === 'missing' && (await store.has(digest))) await store.get(digest, target);
  }
}

async function giveLog(situation: Situation, facts: ModelFacts, folder: string): Promise<void> {
  const tail = await endOf(logOf(situation.own, facts));
  if (tail !== undefined) await writeInto(join(folder, 'logs', `${facts.model.name}.txt`), tail);
}

export interface TakingOver {
  readonly records: Records;
  readonly store: Store;
  readonly expected: readonly ExpectedRecord[];
  readonly own: OwnPaths;
  readonly candidate: ReadCommit;
}

/** What came of taking over. */
export interface TakenOver {
  /** `hand-over-corrupt` for each folder with something else in it: whoever judges must not pass beside it. */
  readonly problems: readonly Problem[];
  /** What was handed on, but somebody else has recorded otherwise since. */
  readonly otherwise: readonly Otherwise[];
}

/**
 * Takes from folders of other jobs what this change needs and the ledger does not have. Nothing is listed: only what is
 * expected is opened, by the name that we give it, and it has to be what its name says. Of a folder with anything else
 * in it the rest is left; other folders are taken.
 */
export async function takeOver(folders: readonly HandedOver[], taking: TakingOver): Promise<TakenOver> {
  const problems: Problem[] = [];
  const otherwise: Otherwise[] = [];
  for (const handed of folders) {
    if (handed.strange !== undefined) {
      problems.push(handed.strange);
      continue;
    }
    try {
      await takeFolder(handed, taking, otherwise);
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      problems.push(...error.problems);
    }
  }
  return { problems, otherwise };
}

async function takeFolder(handed: HandedOver, taking: TakingOver, otherwise: Otherwise[]): Promise<void> {
  for (const expected of taking.expected) {
    if (!isBy(handed, expected.by)) continue;
    const found = await takeRecord(handed, expected, taking);
    if (found !== undefined) otherwise.push(found);
  }
  const read = (path: string) => textOf(handed.folder, join(handed.folder, path));
  const refuse = (strange: string | undefined) => {
    if (strange !== undefined) throw corrupt(`${strange} is not what a failed step hands on.`);
  };
  for (const [model, facts] of taking.candidate.facts.models) {
    if (!isBy(handed, { model })) continue;
    await takeLog(handed, model, taking);
    refuse(await takeFailures(taking.records, modelSteps, facts, read));
  }
  for (const { by } of taking.expected) {
    const tried = isBy(handed, by) ? triedIn(by) : undefined;
    if (tried !== undefined) refuse(await takeFailures(taking.records, ['build'], tried, read));
  }
}

/** The job that has checked the data tells which files it has taken for those of a dataset that a command makes. */
function isBy({ by }: HandedOver, of: ExpectedRecord['by'] | { readonly model: string }): boolean {
  if (by === 'all') return true;
  if (of === 'data' || by === 'data') return by === 'data' && (of === 'data' || 'group' in of);
  if ('model' in of) return 'model' in by && by.model === of.model;
  if ('dataset' in by) return by.dataset === of.dataset;
  return 'group' in by && by.group === of.group;
}

async function takeRecord(
  { folder }: HandedOver,
  { address, read }: ExpectedRecord,
  taking: TakingOver,
): Promise<Otherwise | undefined> {
  const { records, store } = taking;
  const file = join(folder, 'records', address);
  const known = standing(records, address);
  const text = known?.text ?? (await textOf(folder, file));
  if (text === undefined) return undefined;
  const { artifact, outputs } = known === undefined ? foreign(address, () => read(text)) : read(text, known.address);
  await takeObjects(store, [...artifact, ...outputs], folder);
  if (known !== undefined) return otherThan(known.text, { address, read }, () => textOf(folder, file));
  // Scores of a run that is not the recorded one: what is said of the run explains them.
  if (!isOfOtherRun(address, text, records)) await records.keep({ address, text });
  return undefined;
}

/** What is no such record at all is nothing that anybody has made of these inputs: it is left where it is. */
async function otherThan(
  known: string,
  { address, read }: Pick<ExpectedRecord, 'address' | 'read'>,
  handedOn: () => Promise<string | undefined>,
): Promise<Otherwise | undefined> {
  try {
    const handed = await handedOn();
    if (handed === undefined || handed === known) return undefined;
    read(handed);
    const difference = differenceOf(address, handed, known);
    // Which record it has replaced, it learns when it is written.
    if (difference?.what === replacedRecord) return undefined;
    return difference && { address, difference };
  } catch (error) {
    if (error instanceof MlopsError && error.ends !== 'cancelled') return undefined;
    throw error;
  }
}

/** What is wrong with a record that came from another job is nothing that stands on the ledger. */
function foreign<Value>(address: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    throw corrupt(`What was handed on as ${address} is not taken: ${error.message}`);
  }
}

async function textOf(folder: string, file: string): Promise<string | undefined> {
  const state = await stateOf(folder, file);
  if (state === 'missing') return undefined;
  if (state === 'other') throw corrupt(`${relative(folder, file)} is no regular file.`);
  const found = await readBounded(file, recordLimit);
  if (found.kind === 'too-large') throw corrupt(`${relative(folder, file)} is larger than ${recordLimit} bytes.`);
  return found.bytes.toString('utf8');
}

/** What is not handed over may be in the store already, or is missed by whoever needs it. */
async function takeObjects(store: Store, digests: readonly string[], folder: string): Promise<void> {
  const taken: { readonly digest: string; readonly file: string }[] = [];
  for (const digest of digests) {
    const file = objectIn(folder, digest);
    const state = await stateOf(folder, file);
    if (state === 'missing' || (await store.has(digest))) continue;
    if (state === 'other') throw corrupt(`${relative(folder, file)} is no regular file.`);
    taken.push({ digest, file });
  }
  const put = await store.putAll(taken.map(({ file }) => file));
  for (const [index, { digest, file }] of taken.entries()) {
    const holds = put[index]?.digest;
    if (holds !== digest) throw corrupt(`${relative(folder, file)} holds the bytes of ${holds}.`);
  }
}

async function takeLog({ folder }: HandedOver, model: string, { own, candidate }: TakingOver): Promise<void> {
  const facts = candidate.facts.models.get(model);
  const file = join(folder, 'logs', `${model}.txt`);
  if (facts === undefined || (await stateOf(folder, file)) !== 'file') return;
  const target = logOf(own, facts);
  if ((await lstat(target).catch(() => undefined)) !== undefined) return;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target);
}

function logOf(own: OwnPaths, { model, fingerprint }: ModelFacts): string {
  return join(own.seedRun(model.name, fingerprint, model.train.seeds[0] ?? null), 'log.txt');
}

function objectIn(folder: string, digest: string): string {
  return join(folder, 'objects', digest.replace('sha256:', ''));
}

/** A link on the way may lead anywhere, so it counts as something else than a file. */
async function stateOf(folder: string, file: string): Promise<'missing' | 'file' | 'other'> {
  try {
    const found = await lstat(file);
    return found.isFile() && (await insideOf(folder, file)) !== undefined ? 'file' : 'other';
  } catch (error) {
    if (isMissing(error)) return 'missing';
    throw error;
  }
}

async function endOf(file: string): Promise<Uint8Array | undefined> {
  if (!(await lstat(file).catch(() => undefined))?.isFile()) return undefined;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - logLimit);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, logLimit)), 0, undefined, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function corrupt(message: string): MlopsError {
  return MlopsError.of(commandReasons, 'hand-over-corrupt', message);
}
