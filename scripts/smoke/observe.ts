import { type Ask, allItems, expected, field, textField } from '../release/api.ts';

/** A pull request of the scratch repository. */
export interface Pull {
  readonly number: number;
  readonly head: string;
}

export interface SeenComment {
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
}

/** What GitHub shows of a pull request after its run. */
export interface Seen {
  readonly run: { readonly id: number; readonly conclusion: string; readonly createdAt: string };
  readonly jobs: readonly { readonly name: string; readonly conclusion: string }[];
  readonly checks: readonly { readonly name: string; readonly conclusion: string; readonly title: string }[];
  readonly comments: readonly SeenComment[];
}

/** When to ask again, and when to give up. */
export interface Patience {
  /** Milliseconds between two questions. */
  readonly pause: number;
  /** Milliseconds until it is an error. */
  readonly limit: number;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const workflow = '.github/workflows/mlops-pull-request.yml';

/**
 * Waits until the run of a pull request's head has ended, and looks at what it left.
 * @throws if it has not ended within the limit, or GitHub refuses a question
 */
export async function observe(ask: Ask, repository: string, pull: Pull, patience: Patience): Promise<Seen> {
  const run = await endedRun(ask, repository, pull.head, patience);
  const id = Number(field(run, 'id'));
  const of = `/repos/${repository}`;
  const jobs = await allItems(ask, `${of}/actions/runs/${id}/jobs`, 'jobs');
  const checks = await allItems(ask, `${of}/commits/${pull.head}/check-runs`, 'check_runs');
  const comments = await allItems(ask, `${of}/issues/${pull.number}/comments`);
  return {
    run: { id, conclusion: word(run, 'conclusion'), createdAt: textField(run, 'created_at') },
    jobs: jobs.map((job) => ({ name: textField(job, 'name'), conclusion: word(job, 'conclusion') })),
    checks: checks.map((check) => ({
      name: textField(check, 'name'),
      conclusion: word(check, 'conclusion'),
      title: word(check, 'output', 'title'),
    })),
    comments: comments.map((comment) => ({
      author: textField(comment, 'user', 'login'),
      body: textField(comment, 'body'),
      createdAt: textField(comment, 'created_at'),
    })),
  };
}

async function endedRun(ask: Ask, repository: string, head: string, patience: Patience): Promise<unknown> {
  const { now, sleep, pause, limit } = patience;
  const from = now();
  for (;;) {
    const path = `/repos/${repository}/actions/runs?event=pull_request&head_sha=${head}`;
    const runs = await allItems(ask, path, 'workflow_runs');
    const ours = runs.filter((run) => field(run, 'path') === workflow);
    if (ours.length > 1) throw new Error(`${ours.length} runs of ${workflow} were started for ${head}`);
    if (field(ours[0], 'status') === 'completed') return ours[0];
    if (now() - from > limit) {
      const state = ours.length === 0 ? 'did not start' : `is still ${word(ours[0], 'status')}`;
      throw new Error(`the run for ${head} ${state} after ${Math.round(limit / 60_000)} minutes`);
    }
    await sleep(pause);
  }
}

/** A word of GitHub's, `none` where it says null. */
function word(value: unknown, ...path: readonly string[]): string {
  const found = field(value, ...path);
  return typeof found === 'string' ? found : 'none';
}

/** Whether the branch with the records is there. */
export async function hasLedger(ask: Ask, repository: string): Promise<boolean> {
  const answer = await ask('GET', `/repos/${repository}/git/ref/heads/mlops/ledger`);
  expected('the ledger branch', answer, 200, 404);
  return answer.status === 200;
}
