import type { DeploymentDesk } from '../deployment-desk.ts';
import { deploymentRuns, startRun } from './deployment-runs.ts';
import { hasEndedThere, showDeployment } from './deployments.ts';
import { openPlace, type PlaceOptions } from './open-place.ts';
import { tellFailure } from './told-failure.ts';

export interface DeploymentDeskOptions extends PlaceOptions {
  /** File name of the workflow that deploys. */
  readonly workflow: string;
}

/** What GitHub runs and shows of deployments. */
export async function openGithubDeploymentDesk(options: DeploymentDeskOptions): Promise<DeploymentDesk> {
  const place = await openPlace(options);
  const { env, workflow } = options;
  const ownRun = env['GITHUB_RUN_ID'] === undefined ? undefined : Number(env['GITHUB_RUN_ID']);
  return {
    runs: (branches) => deploymentRuns(place, workflow, branches, ownRun),
    start: (branch) => startRun(place, workflow, branch),
    show: (shown) => showDeployment(place, shown),
    hasEnded: (shown) => hasEndedThere(place, shown),
    tell: (failure) => tellFailure(place, failure),
  };
}
