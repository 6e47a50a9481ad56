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

/** The newest of a name that is still there. What a run for a fork has uploaded is none of them. */
export async function newestArtifact(place: Place, name: string): Promise<KeptArtifact | undefined> {
  const { client, owner, repo } = place;
  const action = { what: `look for the artifact ${name}`, permission: 'actions: read' };
  const { artifacts } = await ask(place, action, async () => {
    const answer = await client.octokit.rest.actions.listArtifactsForRepo({ owner, repo, name, per_page: 100 });
    return shape.parse(answer.data);
  });
  const own = artifacts.filter(({ name: found, expired, workflow_run: run }) => {
    return found === name && !expired && run != null && isOwn(run);
  });
  const newest = own.toSorted((a, b) => b.id - a.id)[0];
  if (newest?.workflow_run == null) return undefined;
  const { id, digest, workflow_run: run } = newest;
  return { id, run: run.id, ...(digest != null && { digest }) };
}

/** Where GitHub does not say from which repository a run was, nobody vouches for it. */
function isOwn({ repository_id: own, head_repository_id: head }: RunOf): boolean {
  return own !== undefined && head === own;
}
