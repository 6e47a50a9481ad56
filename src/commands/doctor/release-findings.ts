import type { Ledger } from '../../ledger/index.ts';
import type { Environment } from '../../project/index.ts';
import { type FileChange, fileHistory, type Repository, remoteTips } from '../../repository/index.ts';
import { branchProblems, type NamingBranch } from '../promotion/branch-problems.ts';
import { readRelease } from '../promotion/facts-of.ts';
import { isTitled } from '../promotion/named-versions.ts';
import { readVersions } from '../promotion/read-versions.ts';
import { releasePath } from '../promotion/release-for.ts';
import type { Finding } from './finding.ts';

export interface ReleasesQuery {
  readonly repository: Repository;
  readonly remote: string | undefined;
  readonly environments: readonly Environment[];
  readonly ledger: Pick<Ledger, 'list' | 'readMany'>;
}

/** Releases on the branches of environments with which nothing goes on there; asks no forge. */
export async function releaseFindings(query: ReleasesQuery): Promise<readonly Finding[]> {
  const { repository, remote, environments, ledger } = query;
  const refs = environments.map(({ branch }) => `refs/heads/${branch}`);
  const [tips, versions] = await Promise.all([
    remoteTips(repository, remote, refs),
    readVersions(ledger, [...new Set(environments.flatMap(({ models }) => models))]),
  ]);
  const found = environments.map(async (environment): Promise<readonly Finding[]> => {
    const tip = tips.get(environment.branch);
    if (tip === undefined) return [];
    const history = await fileHistory(repository, tip, 'releases');
    const ofModels = environment.models.map(async (model) => {
      const branch = await namingBranch(history.get(releasePath(model))?.[0], environment, model, repository);
      return branchProblems({ environment, model, facts: { branch, versions: versions.get(model) ?? [] } });
    });
    return (await Promise.all(ofModels)).flat().map(({ message: says, reason, remedy }) => {
      return { what: 'branches', state: 'bad', says, reason, ...(remedy !== undefined && { remedy }) };
    });
  });
  return (await Promise.all(found)).flat();
}

async function namingBranch(
  newest: FileChange | undefined,
  environment: Environment,
  model: string,
  { git }: Repository,
): Promise<NamingBranch> {
  if (newest?.text === undefined) return { kind: 'empty' };
  const read = readRelease(newest, { environment }, model);
  if (read.kind === 'unreadable') return read;
  const isOurs = await isTitled(read, { environment }, model, newest.commit, git);
  const { commit } = newest;
  return {
    kind: 'release',
    release: { version: read.release.version, commit, arrival: { kind: isOurs ? 'promotion' : 'other' } },
  };
}
