import { type AboutHead, diffSketches, diffWithUnrecorded, folderColumns, type Sketch } from '../../data/index.ts';
import type { DataDiff } from '../../data/types.ts';
import { defined } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import type { Meter } from '../../support/amount.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { asComparedWith, datasetBefore, sketchAddressOf } from '../situation/addresses.ts';
import type { Situation } from '../situation/situation.ts';
import { type BaseNotRead, baseNotRead } from './base-not-read.ts';
import { recordedSketch, sketchOf } from './dataset-sketch.ts';

/** Both sides from their sketches; the baseline's data is read only where nobody has recorded its sketch. */
export async function besideBase(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<{ readonly diff?: DataDiff } & Partial<BaseNotRead>> {
  const before = comparedWith(situation, resolved);
  const head = recordedSketch(situation, resolved);
  if (before === undefined || head === undefined) return {}; // an empty table, which its own report has failed
  if (before.dataset.database !== undefined) return { diff: withRecorded(situation, before, resolved, head) };
  try {
    const base = await baseSketch(situation, { before, now: resolved }, engine, tell);
    return { diff: diffSketches(base, head, resolved.dataset, aboutHead(before, resolved)) };
  } catch (error) {
    return baseNotRead(error, before, resolved);
  }
}

/** The baseline's version, where it is another one that this one is to be compared with. */
function comparedWith(situation: Situation, { dataset, digest }: ResolvedDataset): ResolvedDataset | undefined {
  const before = datasetBefore(situation.baseline, situation.candidate, dataset.name);
  if (dataset.drift.against === 'none' || before === undefined || before.digest === digest) return undefined;
  return before.problems.length > 0 ? undefined : before; // the baseline has no such data: nothing to compare with
}

/** Base against head under any contract for which both are read alike; undefined where there is nothing to compare. */
export async function comparisonOf(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<((dataset: Dataset) => DataDiff) | undefined> {
  const before = comparedWith(situation, resolved);
  if (before === undefined) return undefined;
  // Another contract may read the files otherwise than the one that the situation was found with.
  await situation.records.load([resolved, before, asComparedWith(before, resolved)].map(sketchAddressOf));
  const head = await sketchOf(situation, resolved, engine, tell);
  if (before.dataset.database !== undefined) {
    return (dataset) => withRecorded(situation, before, { ...resolved, dataset }, head);
  }
  const base = await baseSketch(situation, { before, now: resolved }, engine, tell);
  return (dataset) => diffSketches(base, head, dataset, aboutHead(before, resolved));
}

/** Of a database the rows of then are gone: the baseline is what is recorded of it. */
function withRecorded(situation: Situation, before: ResolvedDataset, now: ResolvedDataset, head: Sketch): DataDiff {
  const base = recordedSketch(situation, asComparedWith(before, now)) ?? recordedSketch(situation, before);
  if (base !== undefined) return diffSketches(base, head, now.dataset);
  const { digest, dataset } = before;
  return diffWithUnrecorded({ digest, ...defined({ rows: dataset.locked?.rows }) }, head, now.dataset);
}

/**
 * The baseline as the candidate reads data. Where that way of reading loses rows of it, or cannot read it, it is not
 * one for both sides: then the baseline as it reads itself.
 */
async function baseSketch(
  situation: Situation,
  { before, now }: { readonly before: ResolvedDataset; readonly now: ResolvedDataset },
  engine: EngineAtHand,
  tell: Meter,
): Promise<Sketch> {
  const compared = asComparedWith(before, now);
  if (compared.dataset === before.dataset) return sketchOf(situation, before, engine, tell);
  try {
    const shared = await sketchOf(situation, compared, engine, tell);
    const own = await sketchOf(situation, before, engine, tell);
    if (shared.rows !== own.rows) return own;
    return situation.policy === undefined ? shared : withOwnNumbers(shared, own);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends !== 'input') throw error;
    return sketchOf(situation, before, engine, tell);
  }
}

/** Numbers that only this change reads as something else: what the base asks of them cannot be asked of texts. */
function withOwnNumbers(shared: Sketch, own: Sketch): Sketch {
  const numbers = new Map(own.columns.filter(isNumber).map((column) => [column.name, column]));
  const columns = shared.columns.map((column) => (isNumber(column) ? column : (numbers.get(column.name) ?? column)));
  return { ...shared, columns };
}

function isNumber({ type }: Sketch['columns'][number]): boolean {
  return type === 'integer' || type === 'number';
}

function aboutHead(before: ResolvedDataset, now: ResolvedDataset): AboutHead {
  return { appended: isAppended(before, now), folders: folderColumns(now.files.map(({ path }) => path)) };
}

/** All files of the base are there unchanged, and others beside them. */
function isAppended(before: ResolvedDataset, now: ResolvedDataset): boolean {
  // Of views, rows of old files may have come or gone as well.
  if (before.dataset.view !== undefined || now.dataset.view !== undefined) return false;
  const files = new Map(now.files.map(({ path, id }) => [path, id]));
  return now.files.length > before.files.length && before.files.every(({ path, id }) => files.get(path) === id);
}
