import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type PredictionsFile, readGoldenRows } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { GoldenBasis, GoldenSource } from '../../deployment/index.ts';
import { buildAddress, type Ledger } from '../../ledger/index.ts';
import { loadProject } from '../../project/index.ts';
import type { GoldenStep } from '../../project/types.ts';
import type { Release, ReleaseGolden } from '../../promotion/types.ts';
import { localVersion, openDigestCache, type Repository, readCommit } from '../../repository/index.ts';
import type { Store } from '../../store/port.ts';
import { MlopsError } from '../../support/problem.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import { builtVersion } from '../situation/built-version.ts';
import { datasetOfCommit } from '../situation/dataset-of-commit.ts';
import { ownPaths } from '../situation/own-paths.ts';
import { projectTexts } from '../situation/project-texts.ts';
import { openRecords } from '../situation/records.ts';
import { findPredictions } from './recorded-predictions.ts';

export interface GoldenPlaces {
  readonly repository: Repository;
  readonly ledger: Ledger;
  readonly store: Store;
  readonly projectFile: string;
  readonly ports: Pick<Ports, 'openDatabase' | 'openEngine' | 'openSources' | 'progress' | 'reasons'>;
  /** Made where it is missing; absolute. */
  readonly folder: string;
}

/**
 * Rows, predictions and limits as a release names them. Each way of sending rows is read once; the data engine is started
 * when it is first needed, and ends with the source.
 */
export function openGoldenSource(release: Release, places: GoldenPlaces): GoldenSource & AsyncDisposable {
  const engine = engineAtHand(places.ports, ownPaths(places.repository.root).engine);
  const known = new Map<string, Promise<GoldenBasis>>();
  const read = async ({ dataset, rows, columns }: GoldenStep): Promise<GoldenBasis> => {
    const golden = goldenOf(release, dataset);
    const test = await testRows(release, golden, places);
    const recorded = await recordedFile(release, test, places);
    const { label, task, positive, cluster, metrics, limits } = golden;
    const labelled = label !== undefined && {
      label: { column: label, ...(task && { task }), ...(positive !== undefined && { positive }) },
    };
    const chosen = await readGoldenRows(await engine.get(), {
      ...{ test, rows, cluster },
      ...labelled,
      ...(columns && { columns }),
      ...(typeof recorded === 'object' && { recorded }),
    });
    return { rows: chosen, ...(typeof recorded === 'string' && { notRecorded: recorded }), metrics, limits };
  };
  return {
    read(step) {
      const key = JSON.stringify([step.dataset, step.rows, step.columns]);
      const basis = known.get(key) ?? read(step);
      known.set(key, basis);
      return basis;
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

function goldenOf({ model, version, golden }: Release, dataset: string): ReleaseGolden {
  if (golden?.dataset === dataset) return golden;
  const sentence = `The release of ${model} ${version} does not say what rows of ${dataset} are held against.`;
  throw MlopsError.of(commandReasons, 'release-golden-missing', sentence);
}

/** The dataset as the release's commit has it, its files on this machine, with the key that the release names. */
async function testRows(release: Release, golden: ReleaseGolden, places: GoldenPlaces): Promise<DatasetVersion> {
  const { repository, projectFile, ports, ledger, store } = places;
  const own = ownPaths(repository.root);
  const commit = await readCommit(repository.git, release.commit);
  const texts = await projectTexts(repository.git, commit, projectFile);
  const project = texts && loadProject(texts).project;
  const dataset = project?.datasets.get(golden.dataset);
  if (project === undefined || dataset === undefined) {
    const sentence = `${projectFile} at ${release.commit.slice(0, 12)}, which made ${release.model} ${release.version}, has no dataset ${golden.dataset}.`;
    throw MlopsError.of(commandReasons, 'release-golden-missing', sentence);
  }
  const cache = await openDigestCache(own.digests, {});
  const wanted = { ...dataset, key: golden.key };
  const sources = ports.openSources('all'); // a release is of a commit that was merged
  const asked = { ...project, datasets: new Map([...project.datasets, [dataset.name, wanted]]) };
  const data = { repository, commit, project: asked, projectFile, cache, sources };
  const resolved = await datasetOfCommit(data, dataset.name);
  return await ports.progress.stage(`bring rows of ${dataset.name}`, async (tell) => {
    const { note } = ports.progress;
    if (resolved.built === undefined)
      return localVersion(repository, resolved, { cache: own.cache, sources, note }, tell);
    const records = openRecords(ledger, own.records);
    await records.load([buildAddress(resolved.built.dataset, resolved.built.fingerprint)]);
    return builtVersion({ records, store, own, reasons: ports.reasons, note }, resolved, resolved.built, tell);
  });
}

/** The recorded predictions on this machine, or why they are not. */
async function recordedFile(
  release: Release,
  { digest }: DatasetVersion,
  { ledger, store, folder }: GoldenPlaces,
): Promise<PredictionsFile | string> {
  try {
    const found = await findPredictions(release, digest, ledger);
    if (typeof found === 'string') return found;
    const { seed, path } = found;
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${found.digest.replace('sha256:', '')}-${basename(path)}`);
    await store.get(found.digest, file);
    return { seed, artifact: release.artifact.digest, file };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return `The recorded predictions cannot be had: ${error.message}`;
  }
}
