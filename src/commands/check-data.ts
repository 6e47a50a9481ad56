import { checkDataset, diffSketches, parseDataReport, parseSketch, sketchDataset, sketchText } from '../data/index.ts';
import type { DataDiff, DataReport, DatasetVersion } from '../data/types.ts';
import { sketchAddress } from '../ledger/index.ts';
import type { ReportParts } from '../report/types.ts';
import { localVersion, type ResolvedDataset } from '../repository/index.ts';
import { canonicalJson } from '../support/canonical.ts';
import { MlopsError } from '../support/problem.ts';
import { dataReportAddress } from './addresses.ts';
import type { EngineAtHand } from './engine.ts';
import type { Ports } from './ports.ts';
import type { Situation } from './situation.ts';

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
  for (const name of names) {
    const resolved = situation.candidate.datasets.get(name);
    if (resolved === undefined) continue;
    reports.push(await ports.progress.stage(`validate ${name}`, () => checkOne(situation, resolved, engine)));
  }
  return reports;
}

async function checkOne(situation: Situation, resolved: ResolvedDataset, engine: EngineAtHand): Promise<DatasetPart> {
  const { name } = resolved.dataset;
  try {
    const { report, read } = await contractReport(situation, resolved, engine);
    const diff = await difference(situation, resolved, engine);
    const note = read ? {} : { note: noteOf(situation, resolved) };
    return { dataset: name, report, ...(diff === undefined ? {} : { diff }), ...note, problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { dataset: name, problems: error.problems };
  }
}

function noteOf(situation: Situation, resolved: ResolvedDataset): string {
  const before = situation.baseline?.datasets.get(resolved.dataset.name);
  if (before?.digest === resolved.digest)
    return `unchanged since \`${situation.baseline?.commit.sha.slice(0, 12)}\`, not read`;
  return 'this version was checked before under this contract, not read';
}

/** The report of this version under this contract: from its record, else made now and kept. */
async function contractReport(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
): Promise<{ readonly report: DataReport; readonly read: boolean }> {
  const { name } = resolved.dataset;
  const key = situation.candidate.facts.datasets.get(name)?.reportKey ?? '';
  const address = dataReportAddress(key);
  const known = situation.records.text(address);
  if (known !== undefined && situation.records.text(sketchAddress(resolved.digest)) !== undefined) {
    return { report: parseDataReport(known), read: false };
  }
  const version = await localFiles(situation, resolved);
  const report = await checkDataset(await engine.get(), version);
  await situation.records.keep({ address, text: `${canonicalJson(report)}\n` });
  if (report.rows > 0 || resolved.dataset.format.kind === 'files') await keepSketch(situation, version, engine);
  return { report, read: true };
}

async function keepSketch(situation: Situation, version: DatasetVersion, engine: EngineAtHand): Promise<string> {
  const text = sketchText(await sketchDataset(await engine.get(), version));
  await situation.records.keep({ address: sketchAddress(version.digest), text });
  return text;
}

/** Both sides from their sketches; the baseline's data is read only where nobody has recorded its sketch. */
async function difference(
  situation: Situation,
  resolved: ResolvedDataset,
  engine: EngineAtHand,
): Promise<DataDiff | undefined> {
  const { dataset, digest } = resolved;
  const before = situation.baseline?.datasets.get(dataset.name);
  if (dataset.drift.against === 'none' || before === undefined || before.digest === digest) return undefined;
  if (before.problems.length > 0) return undefined; // the baseline has no such data: nothing to compare with
  const head = situation.records.text(sketchAddress(digest));
  if (head === undefined) return undefined; // an empty table, which its own report has failed
  const known = situation.records.text(sketchAddress(before.digest));
  const base = known ?? (await keepSketch(situation, await localFiles(situation, before), engine));
  return diffSketches(parseSketch(base), parseSketch(head), dataset, isAppended(before, resolved));
}

/** All files of the base are there unchanged, and others beside them. */
function isAppended(before: ResolvedDataset, now: ResolvedDataset): boolean {
  const files = new Map(now.files.map(({ path, id }) => [path, id]));
  return now.files.length > before.files.length && before.files.every(({ path, id }) => files.get(path) === id);
}

/** The content of a version on this machine. */
export function localFiles(situation: Situation, resolved: ResolvedDataset): Promise<DatasetVersion> {
  return localVersion(situation.repository, resolved, situation.own.cache);
}
