import type { Git } from '../support/git.ts';
import type { RecordProblem } from './record-problem.ts';
import type { Publication, Transport } from './transport.ts';

/** A ref of the repository itself: nothing to fetch, and `git update-ref` compares and swaps. */
export function localTransport(git: Git, ref: string, problem: RecordProblem): Transport {
  const gone = (oids: readonly string[]): Promise<void> =>
    Promise.reject(problem('corrupt', `${ref} needs the object ${oids[0] ?? ''}, which is not in the repository.`));

  return {
    label: `the local ${ref}`,
    kind: 'local',
    async tip() {
      const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
      const oid = found.stdout.toString('utf8').trim();
      if (found.code === 0 && oid !== '') return oid;
      if (found.code === 1 && found.stderr === '') return undefined;
      throw problem('corrupt', `${ref} cannot be read: ${found.stderr.trim()}.`);
    },
    fetchCommit: (oid) => gone([oid]),
    fetchObjects: gone,
    fetchFolders: gone,
    fetchHistory: () => Promise.resolve(),
    async publish(commit, expected): Promise<Publication> {
      const old = expected ?? '0'.repeat(commit.length);
      const reflog = ['-m', 'mlops: records'];
      const done = await git.try(['update-ref', ...reflog, ref, commit, old]);
      if (done.code === 0) return { kind: 'done' };
      const words = done.stderr.trim();
      if (/but expected|reference already exists|unable to resolve reference/.test(words)) return { kind: 'moved' };
      return { kind: 'unclear', words };
    },
  };
}
