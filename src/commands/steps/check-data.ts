import {
  checkDataset,
  countedEngine,
  type DataEngine,
  linesName,
  parseDataReport,
  type RowsSink,
  sketchDataset,
} from '../../data/index.ts';
import type { DataDiff, DataReport, DatasetVersion } from '../../data/types.ts';
import { namedDatasets } from '../../project/index.ts';
import type { FileChanges, ReportParts } from '../../report/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import type { Meter } from '../../support/amount.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { ofOneContent } from '../one-content.ts';
import type { Ports } from '../ports.ts';
import { dataReportAddress, datasetBefore, sketchAddressOf } from '../situation/addresses.ts';
import { refuseDatabase } from '../situation/asked-database.ts';
import { expectSame } from '../situation/checked-records.ts';
import { rulePlaces } from '../situation/rule-places.ts';
import type { Situation } from '../situation/situation.ts';
import { withWarning } from './base-not-read.ts';
import { besideBase } from './beside-base.ts';
import { keepSketch, localFiles } from './dataset-sketch.ts';

/** What is known about one dataset; the report decides what it means. */
export type DatasetPart = ReportParts['datasets'][number];

/** Checks datasets of the candidate and compares them with the baseline; reads only what no record answers. */
export async function checkData(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
  failingRows?: RowsSink,
): Promise<readonly DatasetPart[]> {
  const reports: DatasetPart[] = [];
  for (const [at, name] of names.entries()) {
    const resolved = situation.candidate.datasets.get(name);
    if (resolved === undefined) continue;
    const work = (tell: Meter) => {
      if (names.length > 1) tell({ unit: 'datasets', done: at, of: names.length });
      return checkOne({ situation, engine, ports, tell, failingRows }, resolved);
    };
    reports.push(await ports.progress.stage(`validate ${name}`, work));
  }
  return reports;
}

interface Checking {
  readonly situation: Situation;
  readonly engine: EngineAtHand;
  readonly ports: Ports;
  readonly tell: Meter;
  /** Where failing rows go: then data are read that a record would answer for. */
  readonly failingRows: RowsSink | undefined;
}

async function checkOne(checking: Checking, resolved: ResolvedDataset): Promise<DatasetPart> {
  const { situation, engine, tell } = checking;
  const { name } = resolved.dataset;
  try {
    const { report, scans } = await contractReport(checking, resolved);
    const { diff, warning, problems = [] } = await besideBase(situation, resolved, engine, tell);
    const note = scans === undefined ? { note: noteOf(situation, resolved) } : { scans };
    const files = changedFiles(datasetBefore(situation.baseline, situation.candidate, name), resolved);
    const found = withPlaces(situation, name, withWarning(report, warning), diff);
    return { dataset: name, ...found, ...(files && { files }), ...note, problems };
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

/**
 * The report of this version under this contract: from its record, else made now and kept. `scans`: how many queries
 * looked at rows for it and for the sketch; undefined where nothing was read.
 */
async function contractReport(
  checking: Checking,
  resolved: ResolvedDataset,
): Promise<{ readonly report: DataReport; readonly scans: number | undefined }> {
  const { situation, tell } = checking;
  const { name, format } = resolved.dataset;
  const failingRows = rowsSink(checking, resolved);
  const key = situation.candidate.facts.datasets.get(name)?.reportKey ?? '';
  const address = dataReportAddress(key);
  const known = situation.records.text(address);
  const isAnswered = known !== undefined && failingRows === undefined;
  if (isAnswered && situation.records.text(sketchAddressOf(resolved)) !== undefined) {
    return { report: reportAt(address, known, resolved), scans: undefined };
  }
  const version = await localFiles(situation, resolved, tell);
  const others = await namedVersions(situation, resolved, tell);
  const { report, sketch, scans } = await readOnce(checking, version, others, async (running) => {
    const { engine, scans } = countedEngine(running, name);
    const report = await checkDataset(engine, version, { tell, others, ...(failingRows && { failingRows }) });
    const isSketched = report.rows > 0 || format.kind === 'files';
    const sketch = isSketched ? await sketchDataset(engine, version, tell) : undefined;
    return { report, sketch, scans: scans() };
  });
  // What a slow or a small machine could not answer is no fact about the data: the next one asks again.
  const lasting = report.checks.every((check) => check.reason !== 'sql-too-costly');
  if (lasting && known === undefined) await situation.records.keep({ address, text: `${canonicalJson(report)}\n` });
  if (sketch !== undefined) await keepSketch(situation, version, sketch);
  return { report: failingRows === undefined ? report : withRejectedFile(report, failingRows), scans };
}

/** Where the lines stand that are no rows: said on this machine, never in a record. */
function withRejectedFile(report: DataReport, { written }: RowsSink): DataReport {
  const found = written.find(({ dataset, check }) => dataset === report.dataset && check === linesName);
  if (found === undefined) return report;
  const where = `${found.isCut ? `the first ${found.rows.toLocaleString('en-US')}` : 'all of them'} in ${found.file}`;
  const checks = report.checks.map((check) =>
    check.check === linesName ? { ...check, sentence: `${check.sentence}; ${where}` } : check,
  );
  return { ...report, checks };
}

/** Where failing rows go; those of a database stay there. */
function rowsSink({ failingRows, ports }: Checking, { dataset }: ResolvedDataset): RowsSink | undefined {
  if (failingRows === undefined || dataset.database === undefined) return failingRows;
  ports.progress.note(`Rows of ${dataset.name} that break a check are not written: they are in a database.`);
  return undefined;
}

/** What is found in one version, and in no other that is in its place by now. Errors: those of databases. */
async function readOnce<Found>(
  { situation, engine, ports }: Checking,
  version: DatasetVersion,
  others: ReadonlyMap<string, DatasetVersion>,
  work: (engine: DataEngine) => Promise<Found>,
): Promise<Found> {
  refuseDatabase(situation, ports.origin, version.dataset);
  const running = await engine.get(version.dataset);
  return ofOneContent(running, [version, ...others.values()], () => work(running));
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

/** Which files make it another version. Undefined where the base has the same one, or none. */
export function changedFiles(before: ResolvedDataset | undefined, now: ResolvedDataset): FileChanges | undefined {
  if (before === undefined || before.problems.length > 0 || before.digest === now.digest) return undefined;
  if (before.dataset.database !== undefined || now.dataset.database !== undefined) return undefined;
  const then = new Map(before.files.map(({ path, id }) => [path, id]));
  const here = new Set(now.files.map(({ path }) => path));
  const paths = (keep: (path: string, id: string) => boolean) =>
    now.files.filter(({ path, id }) => keep(path, id)).map(({ path }) => path);
  const changes = {
    added: paths((path) => !then.has(path)),
    changed: paths((path, id) => then.has(path) && then.get(path) !== id),
    removed: [...then.keys()].filter((path) => !here.has(path)),
  };
  // Of a view, other words alone make it another version.
  if (Object.values(changes).every((list) => list.length === 0)) return undefined;
  return { ...changes, same: paths((path, id) => then.get(path) === id).length };
}
