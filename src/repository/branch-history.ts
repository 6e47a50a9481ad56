import { objectsOf } from '../support/git-objects.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/**
 * Newest commits of branches, as the remote has them now (without one: as this clone has them), and all that they need
 * brought here. No ref of this clone changes. For branches that hold little, as those of environments do.
 * @param patterns as of `git ls-remote`: `refs/heads/env/*`
 * @returns branch, without `refs/heads/` → commit
 * @throws MlopsError environment-branch-unavailable
 */
export async function remoteTips(
  { git }: Pick<Repository, 'git'>,
  remote: string | undefined,
  patterns: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listing =
    remote === undefined
      ? await git.try(['for-each-ref', '--format=%(objectname)%09%(refname)', ...patterns])
      : await git.try(['ls-remote', '--heads', '--', remote, ...patterns]);
  if (listing.code !== 0) throw unavailable(remote, listing.stderr);
  const lines = listing.stdout.toString('utf8').split('\n').filter(Boolean);
  const tips = new Map(
    lines.map((line): readonly [string, string] => {
      const [oid = '', ref = ''] = line.split('\t');
      return [ref.replace('refs/heads/', ''), oid];
    }),
  );
  if (remote !== undefined) await bring(git, remote, [...new Set(tips.values())]);
  return tips;
}

async function bring(git: Repository['git'], remote: string, oids: readonly string[]): Promise<void> {
  const reader = objectsOf(git);
  const sizes = await Promise.all(oids.map((oid) => reader.size(oid)));
  const missing = oids.filter((_, at) => sizes[at] === undefined);
  if (missing.length === 0) return;
  const flags = ['--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--no-recurse-submodules', '--quiet'];
  const fetched = await git.try(['fetch', ...flags, '--stdin', '--', remote], { input: `${missing.join('\n')}\n` });
  if (fetched.code !== 0) throw unavailable(remote, fetched.stderr);
}

function unavailable(remote: string | undefined, words: string): MlopsError {
  const sentence = `${remote ?? 'This clone'} cannot be asked for its branches: ${words.trim()}.`;
  return MlopsError.of(repositoryReasons, 'environment-branch-unavailable', sentence);
}

/** One change of one file on the way of a branch. */
export interface FileChange {
  readonly commit: string;
  /** When it came onto the branch: ISO 8601, UTC. */
  readonly at: string;
  /** Undefined: the file was removed. */
  readonly text: string | undefined;
}

/** So many commits of a branch are looked at. */
const mostCommits = 500;

/**
 * How the files of a folder changed on a branch, along its first parents, so that a merge is one change: path → changes,
 * newest first.
 */
export async function fileHistory(
  { git }: Pick<Repository, 'git'>,
  tip: string,
  folder: string,
): Promise<ReadonlyMap<string, readonly FileChange[]>> {
  const format = ['-z', '--raw', '--no-abbrev', '--no-renames', '--format=%x01%H %ct'];
  const log = ['log', '--first-parent', '--diff-merges=first-parent', `--max-count=${mostCommits}`, ...format];
  const output = (await git.bytes([...log, tip, '--', folder])).toString('utf8');
  const reader = objectsOf(git);
  const found = new Map<string, FileChange[]>();
  for (const entry of output.split('\u0001').slice(1)) {
    const [head = '', ...rest] = entry.split('\0').filter((part) => part.trim() !== '');
    const [commit = '', seconds = ''] = head.trim().split(' ');
    const at = new Date(Number(seconds) * 1000).toISOString();
    for (let index = 0; index + 1 < rest.length; index += 2) {
      const [, , , oid = ''] = (rest[index] ?? '').trim().split(' ');
      const path = rest[index + 1] ?? '';
      const blob = /^0+$/.test(oid) ? undefined : await reader.read(oid);
      const changes = found.get(path) ?? [];
      changes.push({ commit, at, text: blob?.bytes.toString('utf8') });
      found.set(path, changes);
    }
  }
  return found;
}
