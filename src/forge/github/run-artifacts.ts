import { z } from 'zod';
import { ask, type Place } from './ask.ts';
import { isMissing } from './failures.ts';

/** An artifact and the run that has it, as GitHub shows them. */
export interface RunArtifact {
  readonly run: number;
  /** `sha256:<hex>` */
  readonly digest: string;
}

const shape = z.object({
  artifacts: z.array(
    z.object({
      name: z.string(),
      digest: z.string().nullish(),
      workflow_run: z.object({ id: z.int() }).nullish(),
    }),
  ),
});

/** Digests (`sha256:<hex>`) of a run's artifacts of one name, also of those whose bytes have expired. */
export async function artifactDigests(place: Place, run: number, name: string): Promise<readonly string[]> {
  const { client, owner, repo } = place;
  const action = { what: `list the artifacts of run ${run}`, permission: 'actions: read' };
  return await ask(place, action, async () => {
    try {
      const which = { owner, repo, run_id: run, name, per_page: 100 };
      const { data } = await client.octokit.rest.actions.listWorkflowRunArtifacts(which);
      const { artifacts } = shape.parse(data);
      return artifacts.flatMap((one) => (one.name === name && one.digest != null ? [one.digest] : []));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  });
}

/** The newest hundred artifacts of one name, of whatever runs: one request where several runs are asked about. */
export async function artifactsNamed(place: Place, name: string): Promise<readonly RunArtifact[]> {
  const { client, owner, repo } = place;
  const action = { what: `list the artifacts ${name}`, permission: 'actions: read' };
  return await ask(place, action, async () => {
    const { data } = await client.octokit.rest.actions.listArtifactsForRepo({ owner, repo, name, per_page: 100 });
    return shape.parse(data).artifacts.flatMap(({ name: found, digest, workflow_run: run }) => {
      return found === name && digest != null && run != null ? [{ run: run.id, digest }] : [];
    });
  });
}
