import type { DeploymentRuns } from '../../forge/index.ts';
import type { Repository } from '../../repository/index.ts';
import type { Done } from './act.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { Board, Cell } from './read-board.ts';

/** A run of the workflow that deploys: its branch, and the commit of it that it began with. */
interface OwnRun {
  readonly branch: string;
  readonly commit?: string;
}

/** How it stands with the workflow that deploys, where a forge runs it. */
export async function deploymentRunsOf({ deployments, project }: PromotionPlace): Promise<DeploymentRuns> {
  if (deployments === undefined) return { underWay: new Map(), broken: new Map() };
  return await deployments.runs([...project.environments.values()].map(({ branch }) => branch));
}

/**
 * What we merge or push starts nothing by itself, and who was to start it may have been killed. A run that has tried to deploy
 * a release does not start its like for the same one: what keeps it from being deployed would keep the next from it, without
 * an end. The clock starts it again.
 */
export async function startDeployments(board: Board, place: PromotionPlace, own?: OwnRun): Promise<readonly Done[]> {
  const { deployments, repository } = place;
  if (deployments === undefined) return [];
  const undone = board.cells.filter(({ promotion }) => promotion.actions.some(({ kind }) => kind === 'deploy'));
  const tried = await Promise.all(undone.map((cell) => hasTried(cell, own, repository)));
  const waiting = undone.filter((_, at) => tried[at] === false);
  const branches = new Map(waiting.map((cell) => [cell.environment.branch, cell]));
  const done: Done[] = [];
  for (const [branch, { environment, model, facts }] of branches) {
    if (facts.running !== undefined) continue;
    await deployments.start(branch);
    done.push({
      environment: environment.name,
      model,
      what: 'started',
      sentence: `the deployment of ${branch} is started`,
    });
  }
  return done;
}

/** What the branch named when this run began, its own job has looked at. */
async function hasTried({ environment, facts }: Cell, own: OwnRun | undefined, { git }: Repository): Promise<boolean> {
  if (own?.commit === undefined || own.branch !== environment.branch || facts.branch.kind !== 'release') return false;
  return (await git.try(['merge-base', '--is-ancestor', facts.branch.release.commit, own.commit])).code === 0;
}
