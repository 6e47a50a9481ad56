import type { DeploymentDesk } from './deployment-desk.ts';
import type { ForgeOptions } from './open-forge.ts';
import { githubPlaceOf } from './which-forge.ts';

/** File name of the workflow that deploys, as `mlops promote --init` writes it. */
const deployWorkflow = 'mlops-deploy.yml';

/**
 * Where deployments are shown and started; undefined where the pull requests are in the repository itself.
 * @throws MlopsError forge-no-token
 */
export async function openDeploymentDesk(options: ForgeOptions): Promise<DeploymentDesk | undefined> {
  const place = githubPlaceOf(options);
  if (place === undefined) return undefined;
  const { openGithubDeploymentDesk } = await import('./github/deployment-desk.ts');
  return await openGithubDeploymentDesk({ ...place, workflow: deployWorkflow });
}
