import { z } from 'zod';
import { ask, type Place } from './ask.ts';

/** A workflow artifact of an earlier run of the same repository. */
export interface KeptArtifact {
  readonly id: number;
  readonly run: number;
  /** `sha256:<hex>` of the packed bytes, as GitHub has it. */
  readonly digest?: string;
}

const runShape = z.object({
  id: z.int(),
  repository_id: z.int().optional(),
  head_repository_id: z.int().optional(),
});
type RunOf = z.infer<typeof runShape>;

const shape = z.object({
  artifacts: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      expired: z.boolean(),
      digest: z.string().nullish(),
      workflow_run: runShape.nullish(),
    }),
  ),
});

/**
 * Runs in which nothing of a fork is trained. What a maintainer has had trained of one is in a run of this repository
 * like any other, by `workflow_dispatch`, and its code may have left artifacts of any name; of which commit such a run
 * was, GitHub does not say. So nothing that was started by hand counts.
 */
const ownEvents: ReadonlySet<string> = new Set(['pull_request', 'merge_group', 'push', 'schedule']);

/**
 * The newest of a name that is still there. What a run for a fork has uploaded is none of them.
 * @param startedBy the event of a run; undefined where it was deleted, so that nobody vouches for it
 */
export async function newestArtifact(
  place: Place,
  name: string,
  startedBy: (run: number) => Promise<string | undefined>,
): Promise<KeptArtifact | undefined> {
  const { client, owner, repo } = place;
  const action = { what: `look for the artifact ${name}`, permission: 'actions: read' };
  const { artifacts } = await ask(place, action, async () => {
    const answer = await client.octokit.rest.actions.listArtifactsForRepo({ owner, repo, name, per_page: 100 });
    return shape.parse(answer.data);
  });
  const asked = new Map<number, boolean>(); // one run may have left several
  for (const { id, digest, name: found, expired, workflow_run: run } of artifacts.toSorted((a, b) => b.id - a.id)) {
    if (found !== name || expired || run == null || !isOwn(run)) continue;
    const counts = asked.get(run.id) ?? ownEvents.has((await startedBy(run.id)) ?? '');
    asked.set(run.id, counts);
    if (counts) return { id, run: run.id, ...(digest != null && { digest }) };
  }
  return undefined;
}

/** Where GitHub does not say from which repository a run was, nobody vouches for it. */
function isOwn({ repository_id: own, head_repository_id: head }: RunOf): boolean {
  return own !== undefined && head === own;
}
