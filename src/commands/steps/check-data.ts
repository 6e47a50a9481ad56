import {
  checkDataset,
  diffSketches,
  parseDataReport,
  parseSketch,
  type Sketch,
  sketchDataset,
  sketchText,
} from '../../data/index.ts';
import type { DataDiff, DataReport, DatasetVersion } from '../../data/types.ts';
import { namedDatasets } from '../../project/index.ts';
import type { FileChanges, ReportParts } from '../../report/types.ts';
import { localVersion, type ResolvedDataset } from '../../repository/index.ts';
import type { Meter } from '../../support/amount.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { asComparedWith, dataReportAddress, datasetBefore, sketchAddressOf } from '../situation/addresses.ts';
import { expectSame } from '../situation/checked-records.ts';
import { rulePlaces } from '../situation/rule-places.ts';
import type { Situation } from '../situation/situation.ts';

/** What is known about one dataset; the report decides what it means. */
export type DatasetPart = ReportParts['datasets'][number];

/** Checks datasets of the candidate and compares them with the baseline; reads only what no record answers. */
export async function checkData(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
): Promise<readonly DatasetPart[]> {
  const reports: DatasetPart[] = [];
  for (const [at, name] of names.entries()) {
    const resolved = situation.candidate.datasets.get(name);
    if (resolved === undefined) continue;
    const work = (tell: Meter) => {
      if (names.length > 1) tell({ unit: 'datasets', done: at, of: names.length });
      return checkOne(situation, resolved, engine, tell);
    };
    reports.push(await ports.progress.stage(`validate ${name}`, work));
  }
  return reports;
}

async function checkOne(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<DatasetPart> {
  const { name } = resolved.dataset;
  try {
    const { report, read } = await contractReport(situation, resolved, engine, tell);
    const diff = await difference(situation, resolved, engine, tell);
    const note = read ? {} : { note: noteOf(situation, resolved) };
    const files = changedFiles(datasetBefore(situation.baseline, situation.candidate, name), resolved);
    const found = withPlaces(situation, name, report, diff);
    return { dataset: name, ...found, ...(files && { files }), ...note, problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { dataset: name, problems: error.problems };
  }
}

function withPlaces(situation: Situation, name: string, report: DataReport, diff: DataDiff | undefined) {
  const { ofChecks, ofColumns } = rulePlaces(situation, name);
  return {
    report: { ...report, checks: ofChecks(report.checks) },
    ...(diff && { diff: { ...diff, checks: ofChecks(diff.checks), columns: ofColumns(diff.columns) } }),
  };
}

function noteOf(situation: Situation, resolved: ResolvedDataset): string {
  const before = datasetBefore(situation.baseline, situation.candidate, resolved.dataset.name);
  if (before?.digest === resolved.digest)
    return `unchanged since \`${situation.baseline?.commit.sha.slice(0, 12)}\`, not read`;
  return 'this version was checked before under this contract, not read';
}

/** The report of this version under this contract: from its record, else made now and kept. */
async function contractReport(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<{ readonly report: DataReport; readonly read: boolean }> {
  const { name } = resolved.dataset;
  const key = situation.candidate.facts.datasets.get(name)?.reportKey ?? '';
  const address = dataReportAddress(key);
  const known = situation.records.text(address);
  if (known !== undefined && situation.records.text(sketchAddressOf(resolved)) !== undefined) {
    return { report: reportAt(address, known, resolved), read: false };
  }
  const version = await localFiles(situation, resolved, tell);
  const others = await namedVersions(situation, resolved, tell);
  const report = await checkDataset(await engine.get(), version, { tell, others });
  // What a slow or a small machine could not answer is no fact about the data: the next one asks again.
  const lasting = report.checks.every((check) => check.reason !== 'sql-too-costly');
  if (lasting) await situation.records.keep({ address, text: `${canonicalJson(report)}\n` });
  if (report.rows > 0 || resolved.dataset.format.kind === 'files') await keepSketch(situation, version, engine, tell);
  return { report, read: true };
}

/** Datasets that rules of this one name, as far as the change has them: a rule about another one says so itself. */
async function namedVersions(
  situation: Situation,
  { dataset }: ResolvedDataset,
  tell: Meter,
): Promise<ReadonlyMap<string, DatasetVersion>> {
  const versions = new Map<string, DatasetVersion>();
  for (const { dataset: name } of namedDatasets(dataset)) {
    const other = situation.candidate.datasets.get(name);
    if (other !== undefined && !versions.has(name)) versions.set(name, await localFiles(situation, other, tell));
  }
  return versions;
}

function reportAt(address: string, text: string, { dataset, digest }: ResolvedDataset): DataReport {
  const report = parseDataReport(text);
  expectSame(address, 'dataset', report.dataset, dataset.name);
  expectSame(address, 'digest', report.digest, digest);
  return report;
}

async function keepSketch(
  situation: Situation,
  version: DatasetVersion,
  engine: EngineAtHand,
  tell: Meter,
): Promise<Sketch> {
  const sketch = await sketchDataset(await engine.get(), version, tell);
  await situation.records.keep({ address: sketchAddressOf(version), text: sketchText(sketch) });
  return sketch;
}

/** Both sides from their sketches; the baseline's data is read only where nobody has recorded its sketch. */
async function difference(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<DataDiff | undefined> {
  const { dataset, digest } = resolved;
  const before = datasetBefore(situation.baseline, situation.candidate, dataset.name);
  if (dataset.drift.against === 'none' || before === undefined || before.digest === digest) return undefined;
  if (before.problems.length > 0) return undefined; // the baseline has no such data: nothing to compare with
  const head = recordedSketch(situation, resolved);
  if (head === undefined) return undefined; // an empty table, which its own report has failed
  const base = await baseSketch(situation, { before, now: resolved }, engine, tell);
  return diffSketches(base, head, dataset, isAppended(before, resolved));
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

/** From its record, else made now and kept. */
async function sketchOf(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
  tell: Meter,
): Promise<Sketch> {
  const known = recordedSketch(situation, resolved);
  return known ?? keepSketch(situation, await localFiles(situation, resolved, tell), engine, tell);
}

function recordedSketch(situation: Situation, resolved: ResolvedDataset): Sketch | undefined {
  const address = sketchAddressOf(resolved);
  const text = situation.records.text(address);
  if (text === undefined) return undefined;
  const sketch = parseSketch(text);
  expectSame(address, 'digest', sketch.digests.join('+'), resolved.digest);
  return sketch;
}

/** Which files make it another version. Undefined where the base has the same one, or none. */
export function changedFiles(before: ResolvedDataset | undefined, now: ResolvedDataset): FileChanges | undefined {
  if (before === undefined || before.problems.length > 0 || before.digest === now.digest) return undefined;
  const then = new Map(before.files.map(({ path, id }) => [path, id]));
  const here = new Set(now.files.map(({ path }) => path));
  const paths = (keep: (path: string, id: string) => boolean) =>
    now.files.filter(({ path, id }) => keep(path, id)).map(({ path }) => path);
  return {
    added: paths((path) => !then.has(path)),
    changed: paths((path, id) => then.has(path) && then.get(path) !== id),
    removed: [...then.keys()].filter((path) => !here.has(path)),
    same: paths((path, id) => then.get(path) === id).length,
  };
}

/** All files of the base are there unchanged, and others beside them. */
function isAppended(before: ResolvedDataset, now: ResolvedDataset): boolean {
  const files = new Map(now.files.map(({ path, id }) => [path, id]));
  return now.files.length > before.files.length && before.files.every(({ path, id }) => files.get(path) === id);
}

/** The content of a version on this machine. */
export function localFiles(situation: Situation, resolved: ResolvedDataset, tell?: Meter): Promise<DatasetVersion> {
  return localVersion(situation.repository, resolved, situation.own.cache, tell);
}
