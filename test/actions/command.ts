import { commentEvent, dispatchEvent } from '../harness/forge/events.ts';
import type { JsonObject } from '../harness/forge/json.ts';
import type { CommentState } from '../harness/forge/world.ts';
import { type Run, runStep, type Stepped } from './job.ts';
import type { ActionScene } from './scene.ts';

/** What the job of mlops-commands.yml may do. */
export const commanding = { actions: 'write', 'pull-requests': 'write' } as const;

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

/** The step of mlops-commands.yml, which has no checkout. */
export const command = (run: Run): Promise<Stepped> =>
  runStep(run, { action: 'command', permissions: commanding, checkout: false });

/** The runs that commands have started, as runs of their own. */
export async function dispatched({ server, world }: ActionScene): Promise<readonly Run[]> {
  const started = server.actions.runs.filter(({ event }) => event === 'workflow_dispatch');
  const run = async (state: (typeof started)[number]): Promise<Run> => ({
    ...{ server, world, state, eventName: 'workflow_dispatch', ref: 'refs/heads/main' },
    event: await dispatchEvent(server, state),
  });
  return await Promise.all(started.map(run));
}

/** What the job `accept` of mlops-commands.yml may do. */
export const accepting = { ...commanding, checks: 'read', contents: 'write' } as const;

/** The step of that job. Of the repository it knows what the variables of the runner say. */
export const accept = (run: Run): Promise<Stepped> =>
  runStep(run, {
    ...{ action: 'command', job: 'accept', permissions: accepting, checkout: false },
    env: { GITHUB_SERVER_URL: run.server.origin },
  });

/** The step of the job `command` with a question about the verdict. */
export const explain = (run: Run): Promise<Stepped> =>
  runStep(run, { action: 'command', permissions: { ...commanding, checks: 'read' }, checkout: false });
