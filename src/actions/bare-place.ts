import { join } from 'node:path';
import { makeFolders } from '../support/files.ts';
import { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { giveToken } from './checkout.ts';
import { actionReasons } from './reasons.ts';

/**
 * A repository of its own with nothing in it but the address of the one that the variables of the runner name, for a step
 * that has no checkout and needs the ledger.
 * @returns its folder
 */
export async function makeBarePlace(folder: string, env: NodeJS.ProcessEnv, token: string): Promise<string> {
  const own = join(folder, 'repository');
  await makeFolders(own);
  const git = new Git(own);
  const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
  await git.text(['init', '--quiet', '--bare', '.']);
  const address = `${server}/${env['GITHUB_REPOSITORY'] ?? ''}.git`;
  const added = await git.try(['remote', 'add', 'origin', address]);
  if (added.code !== 0) {
    const sentence = `${address} cannot be the address of the repository: ${added.stderr.trim()}`;
    throw MlopsError.of(actionReasons, 'no-checkout', sentence);
  }
  // As settings of the machine may rewrite it.
  await giveToken(git, await git.text(['remote', 'get-url', 'origin']), token);
  return own;
}
