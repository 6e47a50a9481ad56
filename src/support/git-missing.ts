import type { Git } from './git.ts';
import { isOfRepository, settingsOf } from './git-settings.ts';

/**
 * Contents that a clone has left at its remote (`--filter=blob:none`). Git fetches them where they are read, each by a
 * trip of its own; here they are known beforehand and come in one.
 */
const left = new WeakMap<Git, Set<string>>();

/**
 * Notes which contents of a commit this clone does not have; nothing in a clone that is whole. `rev-list` is the one that
 * tells without fetching them. Errors: GitError.
 */
export async function noteMissing(git: Git, revision: string): Promise<void> {
  if ((await promisorOf(git)) === undefined) return;
  const args = ['rev-list', '--objects', '--no-walk', '--missing=print', '--end-of-options', revision];
  const lines = (await git.text(args)).split('\n');
  const known = left.get(git) ?? new Set();
  left.set(git, known);
  for (const line of lines) if (line.startsWith('?')) known.add(line.slice(1));
}

/** Brings those of these objects that are known to be missing. What does not come, git asks for again where it is read. */
export async function bringMissing(git: Git, oids: Iterable<string>): Promise<void> {
  const known = left.get(git);
  if (known === undefined || known.size === 0) return;
  const wanted = [...new Set(oids)].filter((oid) => known.delete(oid));
  const remote = await promisorOf(git);
  if (wanted.length < 2 || remote === undefined) return; // one by itself comes by itself
  await git.try([...fetch, '--stdin', '--', remote], { input: `${wanted.join('\n')}\n` });
}

/** As git itself fetches what is missing: nothing is offered as known, or it would not be sent again. */
const fetch = [
  ...['-c', 'fetch.negotiationAlgorithm=noop', '-c', 'core.hooksPath=/dev/null'],
  ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance'],
  '--filter=blob:none',
];

/** The remote that has promised to give what is not here; undefined in a whole clone. */
async function promisorOf(git: Git): Promise<string | undefined> {
  for (const entry of await settingsOf(git)) {
    const [key, value] = entry.setting;
    const name = /^remote\.(.+)\.promisor$/.exec(key)?.[1];
    if (name !== undefined && isOfRepository(entry) && /^(true|yes|on|1)$/i.test(value)) return name;
  }
  return undefined;
}
