import type { Project } from '../../project/index.ts';
import { movingDatasets } from '../lock/lockable.ts';
import { items, member, members } from '../yaml-values.ts';
import type { Finding } from './finding.ts';
import { readWorkflows, usesOf } from './workflow-files.ts';

/** A workflow of the work tree that runs our action which renews the lock file. */
export interface RenewalWorkflow {
  readonly path: string;
  /** Whether a schedule starts it. */
  readonly scheduled: boolean;
  /** Whether it opens pull requests with the token of its job, and none of an App. */
  readonly byJobToken: boolean;
}

const ours = /(^|\/)actions\/lock@/;
const most = 5;

export async function renewalWorkflows(root: string): Promise<readonly RenewalWorkflow[]> {
  return (await readWorkflows(root)).flatMap(({ path, workflow }) => {
    const jobs = members(member(workflow, 'jobs')).map(([, job]) => job);
    const steps = jobs
      .flatMap((job) => items(member(job, 'steps')))
      .filter((step) => usesOf(step).some((uses) => ours.test(uses)));
    if (steps.length === 0) return [];
    const inputs = steps.map((step) => member(step, 'with'));
    const proposing = inputs.filter((given) => member(given, 'found') !== undefined);
    const scheduled = members(member(workflow, 'on')).some(([event]) => event === 'schedule');
    return [{ path, scheduled, byJobToken: proposing.some((given) => member(given, 'token') === undefined) }];
  });
}

/** Whether new data arrive by themselves. Nothing is wrong where they do not: somebody may want to say when. */
export function renewalFindings(project: Project, workflows: readonly RenewalWorkflow[]): readonly Finding[] {
  const what = 'renewal';
  const moving = movingDatasets(project);
  if (moving.length === 0) return [];
  const names = `${moving.slice(0, most).join(', ')}${moving.length > most ? ` and ${moving.length - most} more` : ''}`;
  const scheduled = workflows.filter((one) => one.scheduled).map(({ path }) => path);
  if (scheduled.length > 0)
    return [{ what, state: 'ok', says: `${scheduled.join(', ')} proposes what moves: ${names}` }];
  const [byHand] = workflows;
  if (byHand !== undefined) {
    const says = `no schedule starts ${byHand.path}: new versions of ${names} are proposed when somebody starts it`;
    return [{ what, state: 'ok', says, remedy: 'on: { schedule: [{ cron: "23 4 * * *" }] }' }];
  }
  const says = `no workflow proposes new versions of ${names}: they come when somebody runs mlops lock --moving`;
  return [{ what, state: 'ok', says, remedy: '`mlops init` writes mlops-lock.yml, which does it by pull request.' }];
}
