import type { repositoryReasons } from '../repository/index.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import { lookAtPromotion, type PromotionRequest } from './promotion/open-promotion.ts';
import type { commandReasons } from './reasons.ts';

/** What a push to a branch, or the clock on it, asks of environments. */
export type PromotionOfBranch =
  | { readonly kind: 'promote' }
  | { readonly kind: 'deploy'; readonly environment: string; readonly branch: string }
  | { readonly kind: 'none' };

/**
 * The default branch promotes, the branch of an environment deploys; others do neither, nor does any where no environment is
 * declared.
 */
export async function promotionOfBranch(
  request: PromotionRequest,
  branch: string,
  ports: Ports,
): Promise<PromotionOfBranch> {
  try {
    const { project, defaultBranch } = await lookAtPromotion(request, ports);
    const found = [...project.environments.values()].find((one) => one.branch === branch);
    if (found !== undefined) return { kind: 'deploy', environment: found.name, branch };
    return { kind: branch === defaultBranch ? 'promote' : 'none' };
  } catch (error) {
    const without = error instanceof MlopsError && error.problems.some(({ reason }) => nothingDeclared.has(reason));
    if (without) return { kind: 'none' };
    throw error;
  }
}

const nothingDeclared: ReadonlySet<string> = new Set<keyof typeof commandReasons | keyof typeof repositoryReasons>([
  'environments-missing',
  'project-missing',
]);
