import type { Git } from '../support/git.ts';
import { objectsOf } from '../support/git-objects.ts';

/** What a commit says of itself. */
export interface CommitHead {
  readonly sha: string;
  /** As they are written in it: a shallow clone may not have them. */
  readonly parents: readonly string[];
  /** The first paragraph of the message in one line. */
  readonly subject: string;
}

/** Undefined where the revision names no commit of this clone. Errors: GitError. */
export async function readHead(git: Git, revision: string): Promise<CommitHead | undefined> {
  const found = await objectsOf(git).read(`${revision}^{commit}`);
  return found?.kind === 'commit' ? { sha: found.oid, ...partsOf(found.bytes) } : undefined;
}

/** Lines of header (git-commit-tree), an empty line, and the message in the encoding that the header names. */
function partsOf(bytes: Buffer): Omit<CommitHead, 'sha'> {
  const end = bytes.indexOf('\n\n');
  const header = bytes.toString('latin1', 0, end < 0 ? bytes.length : end).split('\n');
  const valuesOf = (key: string) =>
    header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const [encoding = 'utf-8'] = valuesOf('encoding');
  const message = end < 0 ? '' : decode(bytes.subarray(end + 2), encoding);
  return { parents: valuesOf('parent'), subject: subjectOf(message) };
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString('utf8'); // a name that nobody knows
  }
}

/** As `%s` of `git log` has it. */
function subjectOf(message: string): string {
  const lines = message.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return '';
  const end = lines.indexOf('', first);
  return lines.slice(first, end < 0 ? undefined : end).join(' ');
}
