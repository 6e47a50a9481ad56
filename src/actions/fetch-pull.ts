import type { ForkRequest } from '../commands/situation/change-request.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

// With their contents: read one by one later, each would be a request of its own.
const fetch = [
  ...['-c', 'core.hooksPath=/dev/null', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules'],
  ...['--no-write-fetch-head', '--no-filter'],
];

/**
 * The commit that is judged: the one that the plan has judged where it is named, so that all jobs of a run judge the same
 * whatever is pushed to the base meanwhile. Else the merge of the pull request where GitHub has one of this very commit,
 * as the fork's own run would have it; else the commit itself. What is fetched are refs that GitHub keeps and no fork can
 * write.
 * @param planned commit id, or empty
 * @throws MlopsError history-not-fetched, fork-moved-on, fork-not-fetched, judged-commit-gone
 */
export async function fetchPull(
  git: Git,
  { number, head, approved = false }: ForkRequest,
  base: string,
  planned: string,
): Promise<string> {
  const place = `refs/mlops/pull/${number}`;
  const args = ['--prune', '--end-of-options', 'origin', `+refs/pull/${number}/*:${place}/*`];
  const fetched = await git.try([...fetch, ...args]);
  if (fetched.code !== 0) {
    const said = fetched.stderr.trim().split('\n').at(-1) ?? '';
    const sentence = `git could not fetch pull request ${number} from origin: ${said}`;
    throw MlopsError.of(actionReasons, 'history-not-fetched', sentence);
  }
  const tip = await commitAt(git, `${place}/head`);
  if (tip !== head && approved) {
    const now = tip?.slice(0, 12) ?? 'no commit';
    const sentence = `The head of pull request ${number} is ${now} by now, not ${head.slice(0, 12)}, which was to be trained. Nothing of it runs.`;
    throw MlopsError.of(actionReasons, 'fork-moved-on', sentence);
  }
  if (tip !== head) {
    const sentence = `git has ${tip?.slice(0, 12) ?? 'no commit'} as head of pull request ${number}, not ${head.slice(0, 12)}.`;
    throw MlopsError.of(actionReasons, 'fork-not-fetched', sentence);
  }
  if (planned !== '') return await fetchPlanned(git, planned, head, base);
  const merge = await commitAt(git, `${place}/merge`);
  return merge !== undefined && (await isMergeOf(git, merge, head, base)) ? merge : head;
}

/** GitHub may have made another merge since; the earlier one is asked for by its id. */
async function fetchPlanned(git: Git, planned: string, head: string, base: string): Promise<string> {
  if (planned === head) return head;
  if ((await commitAt(git, planned)) === undefined) await git.try([...fetch, '--end-of-options', 'origin', planned]);
  if ((await commitAt(git, planned)) === planned && (await isMergeOf(git, planned, head, base))) return planned;
  const sentence = `The plan has judged ${planned.slice(0, 12)}, which origin does not give any more as a merge of ${head.slice(0, 12)} into ${base}.`;
  throw MlopsError.of(actionReasons, 'judged-commit-gone', sentence);
}

async function isMergeOf(git: Git, merge: string, head: string, base: string): Promise<boolean> {
  const parents = (await git.text(['show', '-s', '--format=%P', merge, '--'])).split(' ');
  const [onto = '', merged] = parents;
  if (parents.length !== 2 || merged !== head) return false;
  return (await git.try(['merge-base', '--is-ancestor', onto, `refs/remotes/origin/${base}`])).code === 0;
}

async function commitAt(git: Git, revision: string): Promise<string | undefined> {
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
}
