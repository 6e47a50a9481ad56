import { parseDataReport, parseSketch } from '../../data/index.ts';
import { buildAddress, runAddress } from '../../ledger/index.ts';
import { predictionsOf } from '../../metrics/index.ts';
import { type BuildFacts, buildGroups, type ModelFacts } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { asComparedWith, dataReportAddress, datasetBefore, sketchAddressOf } from './addresses.ts';
import { buildAt } from './built-version.ts';
import { expectSame, runAt, scoresAt } from './checked-records.ts';
import type { ReadCommit } from './read-commit.ts';
import { evaluationAddressOf } from './standing-records.ts';

/** A record that this change needs, and how to tell whether a text is it. */
export interface ExpectedRecord {
  readonly address: string;
  /**
   * Whose job makes it: that of a model, for one training of it, that of a group of datasets, for what the command of one
   * of them makes, or the one that reads the data.
   */
  readonly by:
    | { readonly model: string; readonly fingerprint: string }
    | { readonly group: string; readonly dataset: string; readonly fingerprint: string }
    | 'data';
  /**
   * Gives the digests of the files that belong to the record. Throws MlopsError for anything but this record.
   * @param at where it stands, if it has taken the place of another one
   */
  read(text: string, at?: string): RecordFiles;
}

/** `sha256:<hex>` of files that the store keeps. */
export interface RecordFiles {
  /** Of the model: large, and needed only where it is scored or shipped. */
  readonly artifact: readonly string[];
  /** Predictions, metrics files, plots, logs. */
  readonly outputs: readonly string[];
}

const noFiles: RecordFiles = { artifact: [], outputs: [] };

/** Everything that the jobs of one change may hand to each other. */
export function expectedRecords(candidate: ReadCommit, baseline: ReadCommit | undefined): readonly ExpectedRecord[] {
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const models = sides.flatMap(({ facts }) => [...facts.models.values()]).flatMap(ofModel);
  const reports = sides.flatMap(reportsOf);
  const compared = [...candidate.datasets.values()].flatMap((now) => {
    const before = datasetBefore(baseline, candidate, now.dataset.name);
    return before === undefined ? [] : [asComparedWith(before, now)];
  });
  const sketches = [...sides.flatMap(({ datasets }) => [...datasets.values()]), ...compared].map(sketchOf);
  const groups = buildGroups(sides.map(({ facts }) => facts));
  const builds = sides
    .flatMap(({ facts }) => [...facts.builds.values()])
    .map((facts) => buildOf(facts, groups.get(facts.dataset.name) ?? facts.dataset.name));
  return [...builds, ...models, ...reports, ...sketches];
}

function buildOf({ dataset: { name }, fingerprint }: BuildFacts, group: string): ExpectedRecord {
  const address = buildAddress(name, fingerprint);
  const read = (text: string, at?: string): RecordFiles => {
    const { files } = buildAt({ dataset: name, fingerprint }, text, at);
    return { artifact: [], outputs: files.map(({ digest }) => digest) };
  };
  return { address, by: { group, dataset: name, fingerprint }, read };
}

function ofModel(facts: ModelFacts): readonly ExpectedRecord[] {
  const by = { model: facts.model.name, fingerprint: facts.fingerprint };
  const address = runAddress(facts.model.name, facts.fingerprint);
  const run: ExpectedRecord = {
    address,
    by,
    read: (text, at = address) => {
      const { seeds } = runAt(at, text);
      const digests = (files: readonly { readonly digest: string }[]) => files.map(({ digest }) => digest);
      return {
        artifact: seeds.flatMap((seed) => digests(seed.artifact.files)),
        outputs: seeds.flatMap((seed) => digests(seed.outputs)),
      };
    },
  };
  const scored = evaluationAddressOf(facts);
  if (scored === undefined) return [run];
  const about = { run: facts.fingerprint, rows: facts.evaluation?.inputs.rows };
  const read = (text: string, at = scored): RecordFiles => ({
    artifact: [],
    outputs: scoresAt(at, text, about).seeds.flatMap((seed) => predictionsOf(seed).map(({ digest }) => digest)),
  });
  return [run, { address: scored, by, read }];
}

function reportsOf({ facts, datasets }: ReadCommit): readonly ExpectedRecord[] {
  return [...facts.datasets].map(([name, { reportKey }]) => {
    const address = dataReportAddress(reportKey);
    const read = (text: string): RecordFiles => {
      const report = parseDataReport(text);
      expectSame(address, 'dataset', report.dataset, name);
      expectSame(address, 'digest', report.digest, datasets.get(name)?.digest ?? null);
      return noFiles;
    };
    return { address, by: 'data', read };
  });
}

function sketchOf(resolved: ResolvedDataset): ExpectedRecord {
  const address = sketchAddressOf(resolved);
  const read = (text: string): RecordFiles => {
    expectSame(address, 'digest', parseSketch(text).digests.join('+'), resolved.digest);
    return noFiles;
  };
  return { address, by: 'data', read };
}
