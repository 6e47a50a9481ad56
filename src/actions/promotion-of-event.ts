import { join } from 'node:path';
import { deploy } from '../commands/deploy.ts';
import { type DeployingRun, promote } from '../commands/promote.ts';
import { type PromotionOfBranch, promotionOfBranch } from '../commands/promotion-of-branch.ts';
import type { Outcome } from '../commands/result.ts';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import { MlopsError } from '../support/problem.ts';
import { deployingRun } from './promotion-action.ts';
import type { ActionContext } from './run-action.ts';

/** Pull requests promote and deploy nothing. */
export async function promotionOfEvent({ event, change, ports }: ActionContext<'main'>): Promise<PromotionOfBranch> {
  const branch = /^refs\/heads\/(.+)$/.exec(process.env['GITHUB_REF'] ?? '')?.[1];
  if (event.kind !== 'branch' || branch === undefined) return { kind: 'none' };
  return await promotionOfBranch(change, branch, ports);
}

/** Deploys and records in one job, whose token may write while commands of the release run: for teams that trust both alike. */
export async function deployAndRecord(
  { change, ports, folder }: ActionContext<'main'>,
  { environment, branch }: Extract<PromotionOfBranch, { kind: 'deploy' }>,
): Promise<Outcome> {
  const handed = join(folder, 'deployment');
  let deployed: Outcome | MlopsError;
  try {
    deployed = await deploy({ ...change, environment, models: [], again: false, plan: false, handOver: handed }, ports);
    process.stdout.write(deployed.text({ width: 120, color: false }));
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    deployed = error; // told after what has ended is recorded
  }
  const promoted = await promoteNow(change, ports, { ...(await deployingRun(branch, ports.env)), handed });
  if (deployed instanceof MlopsError) throw deployed;
  return bothOf(deployed, promoted);
}

export async function promoteNow(
  change: ChangeRequest,
  ports: ActionContext<'main'>['ports'],
  deploying?: DeployingRun,
): Promise<Outcome> {
  const found = await promote({ ...change, wishes: [], init: false, ...(deploying && { deploying }) }, ports);
  process.stdout.write(found.text({ width: 120, color: false }));
  return found;
}

/** What is wrong with the first decides; a second that is fine adds nothing to it. */
export function bothOf(first: Outcome, second: Outcome): Outcome {
  if (second.ends === 'pass') return first.ends === 'pass' ? second : first;
  const decides = first.ends === 'pass' ? second : first;
  return { ...decides, problems: [...first.problems, ...second.problems] };
}
