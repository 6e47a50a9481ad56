import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../support/canonical.ts';
import { MlopsError } from '../support/problem.ts';
import { remoteTips } from './branch-history.ts';
import { readCommit, readTexts } from './commit.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/** A branch that proposes another content of one file, in one commit of ours on top of the base. */
export interface ProposalPlace {
  readonly repository: Pick<Repository, 'git'>;
  readonly remote: string;
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** From the root. */
  readonly file: string;
}

/** What the branch holds, as the remote has it now. `head`: the commit that it names. */
export type FileProposal =
  | { readonly kind: 'none' }
  /** The base has all of it. */
  | { readonly kind: 'merged'; readonly head: string }
  /** `parent`: the commit of the base that ours was made on, `alone`: the branch is that one commit. */
  | {
      readonly kind: 'ours';
      readonly head: string;
      readonly parent: string;
      readonly alone: boolean;
      readonly text: string;
    }
  /** `text` of the file, where it is there. `why` goes on from the name of the branch. */
  | { readonly kind: 'others'; readonly head: string; readonly why: string; readonly text?: string };

/** What our commit says of the file in it, so that nobody's hand is taken for ours. */
const sign = 'Mlops-Proposal';
const signLine = new RegExp(`^${sign}: (sha256:[0-9a-f]{64})$`, 'm');

/**
 * Ours is a branch with one commit beside merges of the base, which carries our sign, and on which nothing differs from the base but the
 * file, in the bytes that the sign names. Everything else is the work of others.
 * @param base commit of the base
 * @throws MlopsError environment-branch-unavailable
 */
export async function readProposal(place: ProposalPlace, base: string): Promise<FileProposal> {
  const { repository, remote, branch, file } = place;
  const { git } = repository;
  const head = (await remoteTips(repository, remote, [`refs/heads/${branch}`])).get(branch);
  if (head === undefined) return { kind: 'none' };
  const fork = await git.try(['merge-base', base, head]);
  if (fork.code !== 0) return { kind: 'others', head, why: 'has no history in common with the base' };
  const below = fork.stdout.toString('utf8').trim();
  if (below === head) return { kind: 'merged', head };
  const text = (await readTexts(git, await readCommit(git, head), [file])).get(file);
  const others = (why: string): FileProposal => ({ kind: 'others', head, why, ...(text !== undefined && { text }) });
  const commits = (await git.text(['rev-list', '--no-merges', head, `^${base}`, '--'])).split('\n').filter(Boolean);
  const [own, ...more] = commits;
  if (own === undefined || more.length > 0) return others(`has ${commits.length} commits that are not on the base`);
  const signed = signLine.exec(await git.text(['show', '-s', '--format=%B', own, '--']))?.[1];
  if (signed === undefined) return others(`has the commit ${own.slice(0, 12)}, which somebody else has made`);
  const changed = await git.list(['diff', '--name-only', '-z', '--no-renames', below, head, '--']);
  const strange = changed.find((path) => path !== file);
  if (strange !== undefined) return others(`changes ${strange} as well`);
  if (text === undefined || signed !== `sha256:${sha256(text)}`) return others(`has another ${file} than was proposed`);
  const parent = await git.text(['rev-parse', '--verify', `${own}^1`]);
  return { kind: 'ours', head, parent, alone: own === head, text };
}

export interface WantedProposal {
  /** Commit of the base. */
  readonly base: string;
  readonly text: string;
  /** First line of the commit. */
  readonly title: string;
  /** What the branch is now; undefined: there is none. */
  readonly seen: string | undefined;
}

/**
 * Lets the branch name a new commit on the base; false where it does not name `seen` any more.
 * @throws MlopsError proposal-refused
 */
export async function pushProposal(place: ProposalPlace, wanted: WantedProposal): Promise<boolean> {
  const commit = await commitOf(place, wanted);
  return await push(place, commit, wanted.seen);
}

/** Removes the branch; false where it does not name `seen` any more. @throws MlopsError proposal-refused */
export async function removeProposal(place: ProposalPlace, seen: string): Promise<boolean> {
  return await push(place, '', seen);
}

async function commitOf({ repository: { git }, file }: ProposalPlace, wanted: WantedProposal): Promise<string> {
  const blob = await git.text(['hash-object', '-w', '--stdin'], { input: wanted.text });
  const folder = await mkdtemp(join(tmpdir(), 'mlops-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await git.bytes(['read-tree', wanted.base], { env });
    await git.bytes(['update-index', '--add', '--cacheinfo', `100644,${blob},${file}`], { env });
    const tree = await git.text(['write-tree', '--missing-ok'], { env }); // contents of other files need not be here
    const message = `${wanted.title}\n\n${sign}: sha256:${sha256(wanted.text)}\n`;
    return await git.text(['commit-tree', tree, '-p', wanted.base, '-F', '-'], { env: author, input: message });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const author = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'mlops'],
    [`GIT_${who}_EMAIL`, 'mlops@localhost'],
  ]),
);

async function push(
  { repository: { git }, remote, branch }: ProposalPlace,
  commit: string,
  seen = '',
): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const lease = `--force-with-lease=${ref}:${seen}`;
  const args = ['push', '--no-verify', '--porcelain', '--quiet', lease, '--', remote, `${commit}:${ref}`];
  const pushed = await git.try(args);
  if (pushed.code === 0) return true;
  const words = `${pushed.stdout.toString('utf8')}\n${pushed.stderr}`;
  if (/stale info|\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref/.test(words))
    return false;
  const said = pushed.stderr.trim().split('\n').slice(0, 4).join('; ');
  throw MlopsError.of(repositoryReasons, 'proposal-refused', `${remote} does not take ${branch}: ${said}.`);
}
