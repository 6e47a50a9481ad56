import { namedError, parseSketch, type Sketch, sketchDataset, sketchText } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { localVersion, type ResolvedDataset } from '../../repository/index.ts';
import type { Meter } from '../../support/amount.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { sketchAddressOf } from '../situation/addresses.ts';
import { builtVersion } from '../situation/built-version.ts';
import { expectSame } from '../situation/checked-records.ts';
import type { Situation } from '../situation/situation.ts';

/** The sketch of a version: from its record, else made now and kept. */
export async function sketchOf(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<Sketch> {
  const known = recordedSketch(situation, resolved);
  if (known !== undefined) return known;
  const version = await localFiles(situation, resolved, tell);
  const sketch = await sketchDataset(await engine.get(version.dataset), version, tell).catch((error: unknown) => {
    throw namedError(error, version.files);
  });
  await keepSketch(situation, version, sketch);
  return sketch;
}

export async function keepSketch(situation: Situation, version: DatasetVersion, sketch: Sketch): Promise<void> {
  await situation.records.keep({ address: sketchAddressOf(version), text: sketchText(sketch) });
}

export function recordedSketch(situation: Situation, resolved: ResolvedDataset): Sketch | undefined {
  const address = sketchAddressOf(resolved);
  const text = situation.records.text(address);
  if (text === undefined) return undefined;
  const sketch = parseSketch(text);
  expectSame(address, 'digest', sketch.digests.join('+'), resolved.digest);
  return sketch;
}

/** The content of a version on this machine. */
export function localFiles(situation: Situation, resolved: ResolvedDataset, tell?: Meter): Promise<DatasetVersion> {
  if (resolved.built !== undefined) return builtVersion(situation, resolved, resolved.built, tell);
  const { own, sources, note } = situation;
  return localVersion(situation.repository, resolved, { cache: own.cache, sources, note }, tell);
}
