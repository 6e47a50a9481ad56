import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import type { ConcludedCheck, VerdictDesk } from '../verdicts.ts';
import { ask, type Place } from './ask.ts';
import { checksOn } from './checks.ts';
import { isMissing } from './failures.ts';
import { runOf } from './generation.ts';

/** @param job name of the job that reports */
export function verdictDesk(place: Place, job: string): VerdictDesk {
  return {
    concluded: (head, base, until) => concluded(place, { head, base, ...(until !== undefined && { until }) }),
    fileOn: (branch, path) => fileOn(place, branch, path),
    reportAgain: (run) => reportAgain(place, run, job),
    runAgain: (run, attempt) => runAgain(place, run, attempt),
  };
}

interface Judged {
  readonly head: string;
  readonly base: string;
  readonly until?: string;
}

async function concluded(place: Place, { head, base, until }: Judged): Promise<readonly ConcludedCheck[]> {
  const action = { what: `read the checks of ${head.slice(0, 12)}`, permission: 'checks: read' };
  const all = await ask(place, action, () => checksOn(place, head));
  const stood = all.filter(
    ({ at, check }) =>
      check.base === base && at !== undefined && (until === undefined || Date.parse(at) <= Date.parse(until)),
  );
  const newest = stood.filter((one) => one === stood.find(({ check }) => check.name === one.check.name));
  return newest.map(({ check, generation }) => {
    const { run, attempt } = runOf(generation);
    return { name: check.name, details: check.details ?? '', run, attempt };
  });
}

async function fileOn({ client, owner, repo }: Place, branch: string, path: string): Promise<string | undefined> {
  const place = { client, owner, repo };
  const action = { what: `read ${path} of ${branch}`, permission: 'contents: read' };
  return await ask(place, action, async () => {
    try {
      const asked = { owner, repo, path, ref: `refs/heads/${branch}`, mediaType: { format: 'raw' } };
      const { data } = await client.octokit.rest.repos.getContent(asked);
      const text: unknown = data; // described as JSON, whatever format is asked for
      return text instanceof ArrayBuffer ? Buffer.from(text).toString('utf8') : z.string().parse(text);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

const runShape = z.object({ status: z.string().nullish(), html_url: z.string(), run_attempt: z.int().optional() });
const jobsShape = z.array(z.object({ id: z.int(), name: z.string() }));

/** A run takes as long to end after its report as its last steps take. */
const looks = 40;

/** GitHub runs a job again only in a run that is over. */
async function reportAgain(place: Place, run: number, name: string): Promise<string> {
  const page = await ended(place, run);
  const { client, owner, repo } = place;
  const looking = { what: `read the jobs of run ${run}`, permission: 'actions: read' };
  const jobs = await ask(place, looking, async () =>
    jobsShape.parse(
      await client.octokit.paginate(client.octokit.rest.actions.listJobsForWorkflowRun, {
        ...{ owner, repo, run_id: run, filter: 'latest' as const, per_page: 100 },
      }),
    ),
  );
  const job = jobs.find((one) => one.name === name) ?? (jobs.length === 1 ? jobs[0] : undefined);
  if (job === undefined) {
    const sentence = `Run ${run} has no job ${JSON.stringify(name)}, but ${jobs.length} others.`;
    const remedy = 'Give the step of mlops-commands.yml the input `job`: the name of the job that reports.';
    throw MlopsError.of(forgeReasons, 'forge-rejected', sentence, { remedy });
  }
  const action = { what: `run the job "${job.name}" of run ${run} again`, permission: 'actions: write' };
  const again = { owner, repo, job_id: job.id, request: { retries: 0 } };
  await ask(place, action, () => client.octokit.rest.actions.reRunJobForWorkflowRun(again));
  return page;
}

/** GitHub keeps runs for this for 30 days. */
async function runAgain(place: Place, run: number, attempt: number): Promise<string> {
  const now = await lookAt(place, run);
  if ((now.run_attempt ?? 1) > attempt) return now.html_url;
  const page = await ended(place, run);
  const { client, owner, repo } = place;
  const action = { what: `run all jobs of run ${run} again`, permission: 'actions: write' };
  const again = { owner, repo, run_id: run, request: { retries: 0 } };
  await ask(place, action, () => client.octokit.rest.actions.reRunWorkflow(again));
  return page;
}

async function lookAt(place: Place, run: number): Promise<z.infer<typeof runShape>> {
  const { client, owner, repo } = place;
  const action = { what: `read run ${run}`, permission: 'actions: read' };
  return await ask(place, action, async () =>
    runShape.parse((await client.octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: run })).data),
  );
}

async function ended(place: Place, run: number): Promise<string> {
  const { client } = place;
  for (let count = 0; count < looks; count++) {
    const { status, html_url: page } = await lookAt(place, run);
    if (status === 'completed') return page;
    await sleep(5 * client.second, undefined, { signal: client.signal });
  }
  const sentence = `Run ${run} does not end, so that no job of it can run again.`;
  throw MlopsError.of(forgeReasons, 'forge-busy', sentence);
}
