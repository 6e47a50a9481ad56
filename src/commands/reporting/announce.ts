import { renderRunning } from '../../report/index.ts';
import type { Ports } from '../ports.ts';
import type { Situation } from '../situation/situation.ts';
import { isThere } from './publish-report.ts';
import { checkNameOf, markerOf, pullRequestAt } from './pull-request.ts';
import { reportFrame } from './report-frame.ts';

/**
 * Says on the pull request that this commit is being looked at: the check is in progress, and the comment no longer
 * shows the verdict of an older commit. A new comment is written only where the report will get one.
 * Errors: no-branch, no-pull-request, pull-request-retargeted, those of the forge.
 * @param todo one sentence: what has to run
 */
export async function announce(situation: Situation, todo: string, ports: Ports): Promise<void> {
  const { project } = reportFrame(situation, ports);
  const { forge, number, head, left, ...how } = await pullRequestAt(situation, ports);
  if (left !== undefined) throw left;
  const base = situation.judged.policy.branch;
  const url = forge.writer?.url;
  const body = renderRunning({ project, head, todo, ...(url !== undefined && { run: url }) });
  const name = checkNameOf(project);
  await forge.putCheck({ ...how, name, head, base, state: 'in-progress', title: todo, summary: body });
  const marker = markerOf(project);
  if (!expectsComment(situation) && !(await isThere(forge, number, marker))) return;
  await forge.putComment(number, { ...how, marker, body, head, generation: forge.writer?.generation ?? Date.now() });
}

/** Where the report will say something about the change. Whether it fails, nobody knows yet. */
function expectsComment({ project, plan, policyChanges }: Situation): boolean {
  if (project.comment === 'always') return true;
  const hasWork = policyChanges.length > 0 || plan.steps.some((step) => step.decision !== 'reuse');
  return project.comment === 'on-change' && hasWork;
}
