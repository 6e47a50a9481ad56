import type { RunState } from './actions-state.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ForgeServer } from './server.ts';

/** The payload of `pull_request`, made of what the API says now. */
export async function pullRequestEvent(
  server: ForgeServer,
  number: number,
  action: 'opened' | 'synchronize' | 'reopened' | 'edited' | 'closed' = 'synchronize',
): Promise<JsonObject> {
  const pull = await get(server, `/pulls/${number}`);
  const sender = isObject(pull['user']) ? pull['user'] : {};
  return { action, number, pull_request: pull, ...(await shared(server, sender)) };
}

/** The payload of `issue_comment` on a pull request. */
export async function commentEvent(server: ForgeServer, id: number): Promise<JsonObject> {
  const comment = await get(server, `/issues/comments/${id}`);
  const number = server.comments.find((one) => one.id === id)?.issue ?? 0;
  const issue = {
    number,
    state: 'open',
    pull_request: { url: `${server.api}/repos/${server.repository}/pulls/${number}` },
  };
  const sender = isObject(comment['user']) ? comment['user'] : {};
  return { action: 'created', comment, issue, ...(await shared(server, sender)) };
}

/** The payload of `workflow_run` for a run that is over. */
export async function workflowRunEvent(server: ForgeServer, run: RunState): Promise<JsonObject> {
  const shown = await get(server, `/actions/runs/${run.id}`);
  const sender = isObject(shown['actor']) ? shown['actor'] : {};
  return { action: 'completed', workflow_run: shown, ...(await shared(server, sender)) };
}

/** The payload of `merge_group` for a branch of a merge queue, whose base is where `base` is now. */
export async function mergeGroupEvent(server: ForgeServer, ref: string, base: string): Promise<JsonObject> {
  const [head, tip] = await Promise.all(
    [ref, `refs/heads/${base}`].map((one) => server.git.text(['rev-parse', '--verify', one])),
  );
  const group = { head_sha: head ?? '', head_ref: ref, base_ref: `refs/heads/${base}`, base_sha: tip ?? '' };
  const sender = { login: 'github-merge-queue[bot]', type: 'Bot' };
  return { action: 'checks_requested', merge_group: group, ...(await shared(server, sender)) };
}

/** The payload of `push` to a branch that is at its last commit now. */
export async function pushEvent(server: ForgeServer, branch: string, before: string): Promise<JsonObject> {
  const after = await server.git.text(['rev-parse', '--verify', `refs/heads/${branch}`]);
  const sender = { login: 'ada', type: 'User' };
  return { ref: `refs/heads/${branch}`, before, after, forced: false, ...(await shared(server, sender)) };
}

/** The payload of `workflow_dispatch` of a run. */
export async function dispatchEvent(server: ForgeServer, run: RunState): Promise<JsonObject> {
  const sender = { login: run.actor, type: 'User' };
  const of = { inputs: run.inputs, ref: `refs/heads/${run.headBranch}`, workflow: run.path };
  return { ...of, ...(await shared(server, sender)) };
}

async function shared(server: ForgeServer, sender: JsonObject): Promise<JsonObject> {
  const repository = await get(server, '');
  const [login = ''] = server.repository.split('/');
  return { repository: { ...repository, owner: { login, type: 'Organization' } }, sender };
}

async function get(server: ForgeServer, path: string): Promise<JsonObject> {
  const token = server.token({ actions: 'read', contents: 'read', issues: 'read', 'pull-requests': 'read' });
  const answer = await fetch(`${server.api}/repos/${server.repository}${path}`, {
    headers: { authorization: `token ${token}` },
  });
  const body: JsonObject = JSON.parse(await answer.text());
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
}
