import { commentEvent, dispatchEvent } from '../harness/forge/events.ts';
import type { JsonObject } from '../harness/forge/json.ts';
import type { CommentState } from '../harness/forge/world.ts';
import { declared, granted } from './granted.ts';
import { type Run, runStep, type Stepped } from './job.ts';
import type { ActionScene } from './scene.ts';

/** What the jobs of mlops-commands.yml may do. */
export const commanding = granted('mlops-commands.yml', 'command');
export const deciding = granted('mlops-commands.yml', 'decide');

/** A comment on a pull request, and the run that GitHub starts for it. */
export async function commented(
  { server, world }: ActionScene,
  { number, login, body, more = {} }: { number: number; login: string; body: string; more?: JsonObject },
): Promise<{ readonly run: Run; readonly comment: CommentState }> {
  const comment = server.comment(number, { login, type: 'User' }, body);
  const event = { ...(await commentEvent(server, comment.id)), ...more };
  const headSha = world.inOrigin('rev-parse', 'main');
  const own = { event: 'issue_comment', path: '.github/workflows/mlops-commands.yml', headSha, headBranch: 'main' };
  const run = { server, world, state: server.actions.start(own), eventName: 'issue_comment', event };
  return { run: { ...run, ref: 'refs/heads/main' }, comment };
}

/** The step of the job `command`, which has no checkout. */
export const command = (run: Run): Promise<Stepped> =>
  runStep(run, declared(run, 'command', { action: 'command', checkout: false }));

/** The runs that commands have started, as runs of their own. */
export async function dispatched({ server, world }: ActionScene): Promise<readonly Run[]> {
  const started = server.actions.runs.filter(({ event }) => event === 'workflow_dispatch');
  const run = async (state: (typeof started)[number]): Promise<Run> => ({
    ...{ server, world, state, eventName: 'workflow_dispatch', ref: 'refs/heads/main' },
    event: await dispatchEvent(server, state),
  });
  return await Promise.all(started.map(run));
}

/** The step of the job `decide`. Of the repository it knows what the variables of the runner say. */
export const decide = (run: Run): Promise<Stepped> => {
  const env = { GITHUB_SERVER_URL: run.server.origin };
  return runStep(run, declared(run, 'decide', { action: 'command', job: 'decide', checkout: false, env }));
};
