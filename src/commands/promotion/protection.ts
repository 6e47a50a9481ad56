import type { Enforced, EnforcedEnvironment, Enforcement } from '../../forge/index.ts';
import type { Project } from '../../project/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { PromotionPlace } from './open-promotion.ts';

/** Looks at what protects the branches of environments, or makes what is missing. */
export type Protection = (environments: readonly EnforcedEnvironment[]) => Promise<readonly Enforced[]>;

/**
 * Undefined where nothing protects a branch. Settings are changed only where somebody asks for it.
 * @throws MlopsError protect-nowhere, forge-no-token
 */
export async function protectionOf(
  { repository, remote }: Pick<PromotionPlace, 'repository' | 'remote'>,
  protect: boolean,
  ports: Pick<Ports, 'openEnforcement'>,
): Promise<Protection | undefined> {
  const enforcement: Enforcement | undefined = await ports.openEnforcement(repository, remote);
  if (enforcement !== undefined) return protect ? enforcement.create : enforcement.look;
  if (!protect) return undefined;
  const sentence = 'Promotion pull requests are in this repository itself, where nothing can protect a branch.';
  throw MlopsError.of(commandReasons, 'protect-nowhere', sentence);
}

/** What is to be protected. */
export function enforcedEnvironments({ environments }: Pick<Project, 'environments'>): readonly EnforcedEnvironment[] {
  return [...environments.values()].map(({ name, branch, approvals }) => ({ name, branch, approvals }));
}

export function isEnforced({ state }: Enforced): boolean {
  return state === 'there' || state === 'made';
}

/** "ruleset mlops environments". */
export function nameOfEnforced({ what, name }: Enforced): string {
  return `${what} ${name}`;
}

/** What somebody has to do, in one problem: what and where is in the lines. */
export function unprotected(found: readonly Enforced[]): readonly Problem[] {
  const open = found.filter((one) => !isEnforced(one)).map(nameOfEnforced);
  if (open.length === 0) return [];
  return [{ reason: 'branches-unprotected', message: `Not protected as they should be: ${open.join(', ')}.` }];
}

/** "missing  environment staging: There is no environment staging.", and where to click. */
export function protectionLines(found: readonly Enforced[]): readonly string[] {
  return found.flatMap((one) => [
    `${one.state.padEnd(7)}  ${nameOfEnforced(one)}: ${one.sentence}`,
    ...(isEnforced(one) || one.click === undefined ? [] : [`         → ${one.click}`]),
  ]);
}
