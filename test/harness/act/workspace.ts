import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git, unboundEnvironment } from '../../../src/support/git.ts';
import type { ForgeServer } from '../forge/server.ts';

/**
 * A clone of the server's repository at `refs/heads/main`, `refs/pull/1/merge`, … or a commit: what GitHub takes a
 * workflow from. The caller removes the folder.
 */
export async function workspaceAt(server: ForgeServer, ref: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-workspace-'));
  const git = new Git(folder, { ...unboundEnvironment(), GIT_CONFIG_NOSYSTEM: '1', HOME: folder });
  const secret = Buffer.from(`x:${server.token({ contents: 'read' })}`).toString('base64');
  const header = ['-c', `http.extraheader=AUTHORIZATION: basic ${secret}`];
  await git.text(['init', '--quiet']);
  await git.text([...header, 'fetch', '--quiet', `${server.origin}/${server.repository}.git`, ref]);
  await git.text(['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
  await git.text(['remote', 'add', 'origin', `https://github.com/${server.repository}`]);
  return folder;
}
