import type { Environment } from '../../project/index.ts';
import { type Repository, readCommit, readTexts, remoteTips } from '../../repository/index.ts';
import { clockWorkflow, deployWorkflow, mergeWorkflow } from '../promotion/promotion-workflows.ts';

/** What the default branch and the branches of environments hold, as the remote has them. */
export interface EnvironmentBranches {
  readonly defaultBranch: string;
  /** path → text of those workflows of promotion that the default branch has. */
  readonly workflows: ReadonlyMap<string, string>;
  readonly branches: readonly LookedBranch[];
}

export interface LookedBranch {
  readonly name: string;
  readonly isThere: boolean;
  /** Its copy of the workflow that deploys. */
  readonly deploy: string | undefined;
}

export interface BranchesQuery {
  readonly repository: Repository;
  readonly remote: string | undefined;
  readonly defaultBranch: string;
  readonly environments: readonly Environment[];
}

/**
 * Asks the remote once for all branches; without one, what this clone has.
 * @throws MlopsError environment-branch-unavailable
 */
export async function readEnvironmentBranches(query: BranchesQuery): Promise<EnvironmentBranches> {
  const { repository, remote, defaultBranch, environments } = query;
  const names = environments.map(({ branch }) => branch);
  const tips = await remoteTips(
    repository,
    remote,
    [defaultBranch, ...names].map((name) => `refs/heads/${name}`),
  );
  const textsOf = async (branch: string, paths: readonly string[]) => {
    const tip = tips.get(branch);
    return tip === undefined
      ? new Map()
      : await readTexts(repository.git, await readCommit(repository.git, tip), paths);
  };
  return {
    defaultBranch,
    workflows: await textsOf(defaultBranch, [mergeWorkflow, deployWorkflow, clockWorkflow]),
    branches: await Promise.all(
      names.map(async (name) => {
        const deploy = (await textsOf(name, [deployWorkflow])).get(deployWorkflow);
        return { name, isThere: tips.has(name), deploy };
      }),
    ),
  };
}
