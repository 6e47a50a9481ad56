import { z } from 'zod';
import { ask, type Place } from './ask.ts';
import { isMissing } from './failures.ts';

/** A run of a workflow, as GitHub has it and nobody else can write it. */
export interface WorkflowRun {
  readonly id: number;
  /** What started it: `pull_request`, `push`, … */
  readonly event: string;
  /** Of this repository, and of a commit in this repository. */
  readonly own: boolean;
  /** `.github/workflows/<file>`. */
  readonly path: string;
  /** For a pull request its head, not the merge that was checked out. */
  readonly head: string;
  /** Reusable workflows that it called: `owner/name/.github/workflows/<file>` and the ref that they came from. */
  readonly called: readonly { readonly path: string; readonly ref: string }[];
}

const repositoryShape = z.object({ full_name: z.string() });
export const runShape = z.object({
  id: z.int(),
  event: z.string(),
  path: z.string(),
  head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
  repository: repositoryShape,
  head_repository: repositoryShape.nullish(),
  referenced_workflows: z.array(z.object({ path: z.string(), ref: z.string().nullish() })).nullish(),
});

/** Undefined where there is no such run, or not any more: GitHub keeps them 400 days. */
export async function workflowRun(place: Place, run: number): Promise<WorkflowRun | undefined> {
  const { client, owner, repo } = place;
  const action = { what: `ask what run ${run} was`, permission: 'actions: read' };
  return await ask(place, action, async () => {
    try {
      const { data } = await client.octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: run });
      return described(runShape.parse(data), place);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

const listShape = z.object({ workflow_runs: z.array(runShape) });

/** The newest hundred runs of a workflow, by the name of its file: one request where several runs are asked about. */
export async function newestRuns(place: Place, file: string): Promise<readonly WorkflowRun[]> {
  const { client, owner, repo } = place;
  const action = { what: `list the runs of ${file}`, permission: 'actions: read' };
  return await ask(place, action, async () => {
    try {
      const which = { owner, repo, workflow_id: file, per_page: 100 };
      const { data } = await client.octokit.rest.actions.listWorkflowRuns(which);
      return listShape.parse(data).workflow_runs.map((run) => described(run, place));
    } catch (error) {
      if (isMissing(error)) return []; // no such workflow is registered
      throw error;
    }
  });
}

/** As the API gives it, of this repository or another. */
export function described(found: z.infer<typeof runShape>, { owner, repo }: Place): WorkflowRun {
  const name = `${owner}/${repo}`.toLowerCase();
  const isHere = (one: { readonly full_name: string } | null | undefined) => one?.full_name.toLowerCase() === name;
  return {
    id: found.id,
    event: found.event,
    own: isHere(found.repository) && isHere(found.head_repository),
    path: withoutRef(found.path),
    head: found.head_sha,
    called: (found.referenced_workflows ?? []).map(({ path, ref }) => ({
      path: withoutRef(path),
      ref: ref ?? refOf(path),
    })),
  };
}

function withoutRef(path: string): string {
  return path.split('@')[0] ?? path;
}

/** Full, as the API gives it elsewhere: `refs/heads/main`. */
function refOf(path: string): string {
  const ref = path.split('@')[1] ?? '';
  return ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
}
