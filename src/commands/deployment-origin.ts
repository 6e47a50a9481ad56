import { type Ledger, runAddress, versionAddress } from '../ledger/index.ts';
import { parseVersionRecord } from '../promotion/index.ts';
import type { DeploymentRecord, VersionRecord } from '../promotion/types.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { Verdict } from '../support/verdict.ts';
import type { RunRecord, SeedRun } from '../training/types.ts';
import { runAt } from './situation/checked-records.ts';

/** A deployment, with the run that its version is, what that was trained on, and what the gates have said of it. */
export type WithOrigin = WithoutGates<DeploymentRecord> & Origin;

type WithoutGates<Kind> = Kind extends unknown ? Omit<Kind, 'gates'> : never;

interface Origin {
  /** Fingerprint; null where the version is not recorded any more. */
  readonly run: string | null;
  /** What the gates said of the version, all in all; null where it is not recorded any more. */
  readonly verdict: Verdict | null;
  /** Of the release, else of the version; null where neither is recorded. */
  readonly gates: VersionRecord['gates'] | null;
  /** What it was trained on; null where the run is not recorded any more. */
  readonly data: SeedRun['inputs']['data'] | null;
}

export interface Origins {
  readonly shown: readonly WithOrigin[];
  /** Records that are there and cannot be read. */
  readonly problems: readonly Problem[];
}

/** Looks for version and run of each deployment: two round trips for all of them together. */
export async function withOrigin(
  deployments: readonly DeploymentRecord[],
  ledger: Pick<Ledger, 'readMany'>,
): Promise<Origins> {
  const problems: Problem[] = [];
  const reading = { ledger, problems };
  const versionOf = ({ model, version }: DeploymentRecord) => versionAddress(model, version);
  const versions = await readEach(deployments.map(versionOf), reading, (text, at) => parseVersionRecord(text, at));
  const runOf = ({ model, fingerprint }: VersionRecord) => runAddress(model, fingerprint);
  const runs = await readEach([...versions.values()].map(runOf), reading, (text, at) => runAt(at, text));
  const shown = deployments.map((record) => {
    const version = versions.get(versionOf(record));
    // Another artifact under this number would have come of other data.
    const own = version?.artifact.digest === record.digest ? version : undefined;
    const origin = originOf(own, own && runs.get(runOf(own)));
    return { ...record, ...origin, gates: record.gates ?? origin.gates };
  });
  return { shown, problems };
}

interface Reading {
  readonly ledger: Pick<Ledger, 'readMany'>;
  /** Those that are found are added. */
  readonly problems: Problem[];
}

async function readEach<Value>(
  addresses: readonly string[],
  { ledger, problems }: Reading,
  read: (text: string, address: string) => Value,
): Promise<ReadonlyMap<string, Value>> {
  const texts = addresses.length === 0 ? new Map<string, string>() : await ledger.readMany([...new Set(addresses)]);
  const found = new Map<string, Value>();
  for (const [address, text] of texts) {
    try {
      found.set(address, read(text, address));
    } catch (error) {
      if (!(error instanceof MlopsError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, message: `${address}: ${problem.message}` })));
    }
  }
  return found;
}

function originOf(version: VersionRecord | undefined, run: RunRecord | undefined): Origin {
  return {
    run: version?.fingerprint ?? null,
    verdict: version?.verdict ?? null,
    gates: version?.gates ?? null,
    data: run?.seeds[0]?.inputs.data ?? null,
  };
}
