import { askedAddress, deploymentAddress, holdAddress, versionAddress } from '../../ledger/index.ts';
import type { DeploymentRecord, Release, VersionRecord } from '../../promotion/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { Board, Cell } from './read-board.ts';
import { newestDeployments } from './read-environments.ts';
import { newestVersions } from './read-versions.ts';
import { releasedBy } from './released.ts';

/**
 * What the ledger has lost, or says otherwise than it did, as far as the facts at hand show it: numbers that are left out,
 * and releases on branches of environments, which were written from records. Nothing waits for it.
 */
export function ledgerProblems({ cells, query: { versions } }: Pick<Board, 'cells' | 'query'>): readonly Problem[] {
  const models = [...new Set(cells.map(({ model }) => model))];
  const ofModels = models.flatMap((model) =>
    leftOut(
      (versions.get(model) ?? []).map(({ version }) => version),
      newestVersions,
    ).map((n) => goneText(versionAddress(model, n))),
  );
  const ofCells = cells.flatMap((cell) => [...goneIn(cell), ...againstRelease(cell, versions.get(cell.model) ?? [])]);
  const reason: keyof typeof commandReasons = 'ledger-lost';
  return [...ofModels, ...ofCells].map((message) => ({ reason, message }));
}

/**
 * Numbers that are not there, up to the highest that is: records are numbered from 1.
 * @param most so many of the newest are read at most: before as many nobody looked
 */
export function leftOut(numbers: readonly number[], most = Number.POSITIVE_INFINITY): readonly number[] {
  const there = new Set(numbers);
  const before = there.size < most ? 0 : Math.min(...numbers);
  const last = Math.max(before, ...numbers);
  return Array.from({ length: last - before }, (_, at) => before + at + 1).filter((number) => !there.has(number));
}

function goneIn({ environment: { name }, model, state }: Cell): readonly string[] {
  const numbers = (records: readonly { readonly number: number }[] = []) => records.map(({ number }) => number);
  return [
    ...leftOut(numbers(state.deployments.get(model)), newestDeployments).map((n) => deploymentAddress(name, model, n)),
    ...leftOut(numbers(state.holds.get(model))).map((n) => holdAddress(name, model, n)),
    ...leftOut(numbers(state.asked.get(model))).map((n) => askedAddress(name, model, n)),
  ].map(goneText);
}

function goneText(address: string): string {
  return `${address} is gone from the ledger, though later ones are there.`;
}

/** Only what came by a promotion was written from records; what somebody wrote by hand proves nothing. */
function againstRelease(
  { environment, model, state, facts }: Cell,
  versions: readonly VersionRecord[],
): readonly string[] {
  const newest = state.history.get(model)?.[0];
  const [released] = newest === undefined ? [] : releasedBy(newest, state, model);
  if (released === undefined || facts.branch.kind !== 'release') return [];
  if (facts.branch.release.arrival.kind !== 'promotion') return [];
  const { release } = released;
  const record = versions.find(({ version }) => version === release.version);
  const other = record === undefined ? [] : differing(release, record);
  const address = versionAddress(model, release.version);
  const changed = `${address} says something else by now than when ${environment.branch} got its release (${other.join(', ')}); records are never changed.`;
  return [...(other.length === 0 ? [] : [changed]), ...previousGone(release, state.deployments.get(model) ?? [])];
}

function differing(release: Release, record: VersionRecord): readonly string[] {
  const own = release.gates.filter(({ at }) => at === undefined);
  const pairs = {
    commit: [release.commit, record.commit],
    fingerprint: [release.fingerprint, record.fingerprint],
    artifact: [release.artifact, record.artifact],
    gates: [own, record.gates],
  } as const;
  return Object.entries(pairs).flatMap(([name, [a, b]]) => (canonicalJson(a) === canonicalJson(b) ? [] : [name]));
}

/** What was live when the release was written has been deployed; of more deployments than are read nobody looks for it. */
function previousGone(
  { environment, model, version, previous }: Release,
  deployments: readonly DeploymentRecord[],
): readonly string[] {
  if (previous === null || deployments.length >= newestDeployments) return [];
  if (deployments.some(({ digest }) => digest === previous.digest)) return [];
  return [
    `The ledger has no deployment of ${model} ${previous.version} to ${environment}, which was live there when version ${version} was promoted: deployments are lost, and with them maybe holds.`,
  ];
}
