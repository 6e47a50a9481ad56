import { z } from 'zod';
import { ask, type Place } from './ask.ts';

const shape = z.object({ default_branch: z.string().min(1) });

/** As GitHub has it now. */
export async function defaultBranchOf(place: Place): Promise<string> {
  const { client, owner, repo } = place;
  const action = { what: 'read the name of the default branch', permission: 'metadata: read' };
  return await ask(place, action, async () => {
    return shape.parse((await client.octokit.rest.repos.get({ owner, repo })).data).default_branch;
  });
}
