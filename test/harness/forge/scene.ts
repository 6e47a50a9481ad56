import { afterEach } from 'vitest';
import { story } from '../../forge/story.ts';
import { newBare, type Scene } from '../../ledger/scene.ts';
import type { JsonObject } from './json.ts';
import { type ForgeServer, startForge } from './server.ts';
import type { Author, Permissions } from './world.ts';

/** A forge server over a repository `team/rides` of its own, with the branches `main`, `better` and `clash`. */
export interface ForgeScene {
  readonly server: ForgeServer;
  readonly scene: Scene;
  readonly head: (branch: string) => Promise<string>;
  /** A request below the repository's address in the API. */
  readonly call: (permissions: Permissions, method: string, path: string, body?: unknown) => Promise<Response>;
}

const open: ForgeServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

export async function forgeScene(author?: Author): Promise<ForgeScene> {
  const { scene, head } = await story((made) => newBare(made, 'origin.git'));
  const server = await startForge(scene.git('origin.git'), { owner: 'team', name: 'rides' });
  open.push(server);
  return {
    server,
    scene,
    head,
    call: (permissions, method, path, body) =>
      fetch(`${server.api}/repos/team/rides${path}`, {
        method,
        headers: { authorization: `token ${server.token(permissions, author)}` },
        redirect: 'manual',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}

/** The object in the body of an answer. */
export async function objectOf(answer: Response): Promise<JsonObject> {
  const body: JsonObject = JSON.parse(await answer.text());
  return body;
}
