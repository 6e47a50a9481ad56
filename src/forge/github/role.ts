import { z } from 'zod';
import { ask, type Place } from './ask.ts';
import { isMissing } from './failures.ts';

/** GitHub's older word for a role, which it also gives for a role that an organization has made: the one that it holds at least. */
const roleShape = z.object({ permission: z.string() });
const writers: ReadonlySet<string> = new Set(['write', 'admin']); // `maintain` is `write` there

/** What somebody may do in the repository, in GitHub's older words: `admin`, `write`, `read` or `none`. */
export async function roleOf(place: Place, login: string): Promise<string> {
  const { client, owner, repo } = place;
  const action = { what: `ask which role ${login} has`, permission: 'metadata: read' };
  return await ask(place, action, async () => {
    try {
      const { data } = await client.octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
      return roleShape.parse(data).permission;
    } catch (error) {
      if (isMissing(error)) return 'none'; // nobody of this name, any more
      throw error;
    }
  });
}

/** Whether a role is one that may write. */
export function mayWrite(role: string): boolean {
  return writers.has(role);
}
