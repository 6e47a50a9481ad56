import { z } from 'zod';
import type { CommandDesk, CommandedPull, Training } from '../command-desk.ts';
import { answerTo, putAnswer } from './answers.ts';
import { ask, type Place } from './ask.ts';
import { defaultBranchOf } from './default-branch.ts';
import { knownPullRequest } from './known-pull-request.ts';
import { mayWrite, roleOf } from './role.ts';

export interface DeskOptions {
  /** Where people look at GitHub. */
  readonly server: string;
  /** File name of the workflow that trains. */
  readonly workflow: string;
}

export function commandDesk(place: Place, { server, workflow }: DeskOptions): CommandDesk {
  return {
    mayWrite: async (login) => mayWrite(await roleOf(place, login)),
    mayRead: async (login) => (await roleOf(place, login)) !== 'none',
    pullRequest: (number) => pullRequest(place, number),
    answerTo: (question) => answerTo(place, question),
    answer: (question, answer) => putAnswer(place, question, answer),
    findTraining: (training, since) => findTraining(place, workflow, training, since),
    startTraining: (training) => startTraining(place, workflow, training),
    changesPage: (number) => `${server.replace(/\/+$/, '')}/${place.owner}/${place.repo}/pull/${number}/files`,
  };
}

const repository = z.object({ id: z.int() });
const pullShape = z.object({
  state: z.string(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ sha: z.string(), repo: repository.nullish() }),
  base: z.object({ ref: z.string(), repo: repository }),
});

async function pullRequest(place: Place, number: number): Promise<CommandedPull> {
  const { client, owner, repo } = place;
  const action = { what: `read pull request ${number}`, permission: 'pull-requests: read' };
  const get = () => client.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  const { state, head, base, user } = await ask(place, action, async () =>
    pullShape.parse((await knownPullRequest(place, number, get)).data),
  );
  const fork = head.repo?.id !== base.repo.id;
  return { open: state === 'open', head: head.sha, base: base.ref, fork, author: user?.login };
}

const runsShape = z.object({
  workflow_runs: z.array(
    z.object({
      display_title: z.string().nullish(),
      created_at: z.string(),
      html_url: z.string(),
      head_branch: z.string().nullish(),
    }),
  ),
});

/** GitHub does not show the inputs of a run; the workflow puts them into its name. */
function titleOf({ pull, commit }: Training): string {
  return `Train pull request ${pull} at ${commit}`;
}

async function findTraining(
  place: Place,
  workflow: string,
  training: Training,
  since: string,
): Promise<string | undefined> {
  const { client, owner, repo } = place;
  const asked = {
    owner,
    repo,
    workflow_id: workflow,
    event: 'workflow_dispatch',
    created: `>=${since}`,
    per_page: 100,
  };
  const action = { what: `look for runs of ${workflow}`, permission: 'actions: read' };
  const { workflow_runs: runs } = await ask(place, action, async () =>
    runsShape.parse((await client.octokit.rest.actions.listWorkflowRuns(asked)).data),
  );
  const title = titleOf(training);
  return runs.findLast((run) => run.display_title === title && Date.parse(run.created_at) >= Date.parse(since))
    ?.html_url;
}

const startedShape = z.object({ html_url: z.string() });

/** Never repeated by itself: a start whose answer was lost is looked for by whoever comes next. */
async function startTraining(place: Place, workflow: string, training: Training): Promise<string | undefined> {
  const { client, owner, repo } = place;
  const { pull, commit, base } = training;
  const ref = await defaultBranchOf(place);
  const inputs = { 'pull-request': `${pull}`, commit, base };
  const action = { what: `start ${workflow}`, permission: 'actions: write' };
  const once = { owner, repo, workflow_id: workflow, request: { retries: 0 } };
  const { data } = await ask(place, action, () =>
    client.octokit.rest.actions.createWorkflowDispatch({ ...once, ref, inputs, return_run_details: true }),
  );
  return startedShape.safeParse(data).data?.html_url;
}
