import { setSecret } from '@actions/core';
import { openRepository, type Repository } from '../repository/index.ts';
import { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import type { Event } from './event.ts';
import { actionReasons } from './reasons.ts';

const remote = 'origin';

/**
 * Makes a checkout of a runner answer questions about history: git gets the token (by the environment of this process,
 * never by a file or an argument), the base branch is there as `origin/<base>`, and a shallow clone becomes a full one
 * without file contents, which git fetches when they are read.
 * @returns git in the root of the checkout, with the token
 * @throws MlopsError no-checkout, history-not-fetched
 */
export async function prepareCheckout(folder: string, { base, baseCommit }: Event, token: string): Promise<Git> {
  const { root, shallow, git: bare } = await openCheckout(folder);
  const address = await bare.try(['remote', 'get-url', remote]);
  if (address.code !== 0) return bare; // a repository that lies here alone
  await giveToken(bare, address.stdout.toString('utf8').trim(), token);
  const git = new Git(root);
  const wanted = base === undefined ? [] : [`+${baseCommit ?? `refs/heads/${base}`}:refs/remotes/${remote}/${base}`];
  if (!shallow && wanted.length === 0) return git;
  const depth = shallow ? ['--unshallow', '--filter=blob:none'] : [];
  const args = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...depth, '--end-of-options', remote];
  const fetched = await git.try([...args, ...wanted]);
  if (fetched.code === 0) return git;
  const said = fetched.stderr.trim().split('\n').at(-1) ?? '';
  throw MlopsError.of(
    actionReasons,
    'history-not-fetched',
    `git could not fetch ${base ?? 'the history'} from ${remote}: ${said}`,
  );
}

/**
 * GitHub makes the merge of a pull request in its own time: right after another base was chosen, it may still give the
 * merge into the old one, whose content would be judged as if the change had brought it.
 * @throws MlopsError merge-into-other-base
 */
export async function requireMergeInto(git: Git, { base, head }: Event): Promise<void> {
  if (base === undefined || head === undefined) return;
  const [onto = '', merged, ...others] = (await git.text(['show', '-s', '--format=%P', 'HEAD', '--'])).split(' ');
  if (merged !== head || others.length > 0) return; // no merge of GitHub's
  const tip = `refs/remotes/${remote}/${base}`;
  if ((await git.try(['merge-base', '--is-ancestor', onto, tip])).code !== 1) return;
  const sentence = `What is checked out merges ${head.slice(0, 12)} into ${onto.slice(0, 12)}, which is not on ${base}.`;
  throw MlopsError.of(actionReasons, 'merge-into-other-base', sentence);
}

async function openCheckout(folder: string): Promise<Repository> {
  try {
    return await openRepository(folder);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    throw MlopsError.of(actionReasons, 'no-checkout', `${folder} is no git repository: ${error.message}`);
  }
}

/**
 * For the server of the address alone, to every git that is made after this. A checkout that kept its credentials has a
 * header of its own; GitHub refuses a request that carries two.
 */
export async function giveToken(git: Git, address: string, token: string): Promise<void> {
  const server = originOf(address);
  if (token === '' || server === undefined) return;
  const own = await git.try(['config', '--get-urlmatch', 'http.extraheader', `${server}/`]);
  if (own.code === 0 && own.stdout.toString('utf8').trim() !== '') return;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  setSecret(credentials);
  const at = Number(process.env['GIT_CONFIG_COUNT'] ?? '0');
  process.env['GIT_CONFIG_COUNT'] = String(at + 1);
  process.env[`GIT_CONFIG_KEY_${at}`] = `http.${server}/.extraheader`;
  process.env[`GIT_CONFIG_VALUE_${at}`] = `AUTHORIZATION: basic ${credentials}`;
}

/** Undefined where a token would travel in the clear, or where git does not speak HTTP at all. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  const isHere = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url.origin : undefined;
}
