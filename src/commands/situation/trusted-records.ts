import { buildAddress, proofAddress, replacementAddress, runAddress } from '../../ledger/index.ts';
import {
  type BuildFacts,
  buildKey,
  buildsBelow,
  datasetsOf,
  type ModelFacts,
  type Project,
  resultKey,
} from '../../project/index.ts';
import { sha256 } from '../../support/canonical.ts';
import type { Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { commandReasons } from '../reasons.ts';
import { readProof } from './proof.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import { evaluationAddressOf } from './standing-records.ts';
import { sameResults } from './untouched.ts';

/**
 * A recorded training, scoring or command that has made a dataset, whose results would be used again, and the run that is
 * said to have made it.
 */
export interface Claim {
  readonly address: string;
  /** `sha256:<hex>` of its text. */
  readonly digest: string;
  /** Says itself that it was made on somebody's machine. */
  readonly local: boolean;
  /** Absent: nothing says which run it was. */
  readonly proof?: {
    readonly run: number;
    /** `sha256:<hex>` of the proof, which the run has to have as an artifact. */
    readonly digest: string;
  };
}

/** Asked who vouches for records; gives why nobody does, in words, by address. What it does not name is trusted. */
export type Trust = (claims: readonly Claim[], reuse: Project['reuse']) => Promise<ReadonlyMap<string, string>>;

/** Why results are not used, by `resultKey` and `buildKey` for people and by address for the jobs after this one. */
export interface NotTrusted {
  readonly results: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, string>;
}

export const allTrusted: NotTrusted = { results: new Map(), records: new Map() };

/** One for each result; what becomes of it, the plan says. */
export function notTrustedProblems({ records }: NotTrusted): readonly Problem[] {
  const reason: keyof typeof commandReasons = 'run-not-trusted';
  return [...records].map(([address, why]) => ({ reason, message: `${address} is not used: ${why}.` }));
}

/**
 * Takes recorded results that nobody vouches for out of use. Of models that the change does not touch nothing is judged, so
 * nothing is asked. Records that are on this machine only were made by this very run.
 */
export async function distrustRecords(
  records: Records,
  trust: Trust,
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
): Promise<NotTrusted> {
  const models = touchedResults(candidate, baseline);
  const builds = touchedBuilds(models, candidate, baseline);
  return await distrustResults(records, trust, models, candidate.facts.project.reuse, builds);
}

/** The same for results of some models, and for what commands have made as data, whatever has changed. */
export async function distrustResults(
  records: Records,
  trust: Trust,
  models: readonly ModelFacts[],
  reuse: Project['reuse'],
  builds: readonly BuildFacts[] = [],
): Promise<NotTrusted> {
  const results = models.map((facts) => ({
    facts,
    runs: chain(records, runAddress(facts.model.name, facts.fingerprint)),
    scores: chain(records, evaluationAddressOf(facts)),
  }));
  const made = builds.map((facts) => ({
    facts,
    chain: chain(records, buildAddress(facts.dataset.name, facts.fingerprint)),
  }));
  const addresses = [
    ...new Set([...results.flatMap(({ runs, scores }) => [...runs, ...scores]), ...made.flatMap((one) => one.chain)]),
  ];
  if (addresses.length === 0) return allTrusted;
  await records.load(addresses.map((address) => proofOf(records, address)));
  const claims = addresses.map((address) => claimOf(records, address));
  const why = await trust(claims, reuse);
  const found: Found = { results: new Map(), records: new Map() };
  for (const result of results) addDistrusted(found, result, why);
  for (const { facts, chain: all } of made) {
    const reason = why.get(all.at(-1) ?? '');
    if (reason !== undefined) found.results.set(buildKey(facts.dataset.name, facts.fingerprint), reason);
    for (const address of behindLastTrusted(all, why)) found.records.set(address, why.get(address) ?? '');
  }
  records.distrust([...found.records.keys()]);
  return found;
}

interface Found {
  readonly results: Map<string, string>;
  readonly records: Map<string, string>;
}

/** What is recorded of one model, each with what has replaced it. */
interface ModelResult {
  readonly facts: ModelFacts;
  readonly runs: readonly string[];
  readonly scores: readonly string[];
}

function addDistrusted(found: Found, { facts, runs, scores }: ModelResult, why: ReadonlyMap<string, string>): void {
  const { model, fingerprint, evaluation } = facts;
  const run = behindLastTrusted(runs, why);
  // Scores of a run that is made again are none of the new one.
  const scored = run.length > 0 && run.length === runs.length ? scores : behindLastTrusted(scores, why);
  const reason = why.get(runs.at(-1) ?? '');
  if (reason !== undefined) found.results.set(resultKey(model.name, fingerprint), reason);
  if (evaluation !== undefined && scored.length > 0) {
    const of = why.get(scores.at(-1) ?? '') ?? 'its run is made again';
    found.results.set(resultKey(model.name, evaluation.fingerprint), of);
  }
  for (const address of run) found.records.set(address, why.get(address) ?? '');
  for (const address of scored) found.records.set(address, why.get(address) ?? 'its run is made again');
}

/** Data that commands have made, as far as they are checked, trained on or scored now: nobody else reads them. */
function touchedBuilds(
  models: readonly ModelFacts[],
  candidate: ReadCommit,
  baseline: ReadCommit | undefined,
): readonly BuildFacts[] {
  const digest = (side: ReadCommit | undefined, name: string) => side?.facts.datasets.get(name)?.digest;
  const changed = [...candidate.facts.datasets.keys()].filter(
    (name) => digest(candidate, name) !== digest(baseline, name),
  );
  const names = [...changed, ...models.flatMap(({ model }) => datasetsOf(model))];
  const sides = [candidate, ...(baseline === undefined ? [] : [baseline])];
  const found = sides.flatMap(({ facts }) =>
    buildsBelow(names, facts.project.datasets).flatMap(({ name }) => facts.builds.get(name) ?? []),
  );
  return uniqueBy(found, ({ dataset, fingerprint }) => buildKey(dataset.name, fingerprint));
}

function touchedResults(candidate: ReadCommit, baseline: ReadCommit | undefined): readonly ModelFacts[] {
  return [...candidate.facts.models.values()].flatMap((facts) => {
    if (baseline === undefined) return [facts];
    if (sameResults(facts, candidate, baseline)) return [];
    const before = baseline.facts.models.get(facts.model.name);
    return before === undefined ? [facts] : [facts, before];
  });
}

/** What is on the ledger at an address and what has replaced it, oldest first. */
function chain(records: Records, first: string | undefined): readonly string[] {
  const found: string[] = [];
  for (let next = first; next !== undefined && isOnLedger(records, next); next = replacementAddress(next)) {
    found.push(next);
  }
  return found;
}

function isOnLedger(records: Records, address: string): boolean {
  return records.text(address) !== undefined && records.published(address);
}

/** One that somebody has put behind a trusted one takes nothing from it; those before it are only what it replaced. */
function behindLastTrusted(addresses: readonly string[], why: ReadonlyMap<string, string>): readonly string[] {
  return addresses.slice(addresses.findLastIndex((address) => !why.has(address)) + 1);
}

function proofOf(records: Records, address: string): string {
  return proofAddress(sha256(records.text(address) ?? ''));
}

function claimOf(records: Records, address: string): Claim {
  const text = records.text(address) ?? '';
  const found = records.text(proofOf(records, address));
  const proof = readProof(found);
  const digest = `sha256:${sha256(text)}`;
  const names = proof?.records[address] === digest;
  return {
    address,
    digest,
    local: /"origin":\s*"local"/.test(text),
    ...(proof !== undefined && names && { proof: { run: proof.run, digest: `sha256:${sha256(found ?? '')}` } }),
  };
}
