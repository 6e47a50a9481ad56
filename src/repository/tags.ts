import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/** An annotated tag that is to be there. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly message: string;
}

export interface PutTags {
  /** Names of those that were made just now. */
  readonly made: readonly string[];
  /** Those whose name stands on another commit; nothing moves it. */
  readonly elsewhere: readonly { readonly name: string; readonly commit: string }[];
  /** What git said where it did not take all of the others. */
  readonly refused?: string;
}

/**
 * Makes annotated tags that are missing, on the remote where there is one, and moves none. Whoever makes one makes the same
 * bytes. One look at the remote and one push for all of them.
 * @throws MlopsError tags-unavailable
 */
export async function putTags(
  { git, remote }: { readonly git: Git; readonly remote: string | undefined },
  tags: readonly Tag[],
): Promise<PutTags> {
  const there = await tagsOf(git, remote, tags);
  const elsewhere = tags.flatMap(({ name, commit }) => {
    const found = there.get(name);
    return found === undefined || found === commit ? [] : [{ name, commit: found }];
  });
  const missing = tags.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return { made: [], elsewhere };
  const refused = await make(git, remote, missing);
  if (refused === undefined) return { made: missing.map(({ name }) => name), elsewhere };
  // Somebody may have been faster with the same; what came of it is looked at.
  const after = await tagsOf(git, remote, missing);
  const open = missing.filter(({ name, commit }) => after.get(name) !== commit);
  const made = missing.filter((one) => !open.includes(one)).map(({ name }) => name);
  return open.length === 0 ? { made, elsewhere } : { made, elsewhere, refused };
}

/** Name → the commit that it stands on. */
async function tagsOf(
  git: Git,
  remote: string | undefined,
  tags: readonly Tag[],
): Promise<ReadonlyMap<string, string>> {
  if (tags.length === 0) return new Map();
  const prefixes = [...new Set(tags.map(({ name }) => name.replace(/[@#].*$/, '')))];
  const patterns = prefixes.flatMap((one) => [`refs/tags/${one}@*`, `refs/tags/${one}#*`]);
  const format = '--format=%(objectname)%09%(refname)%0a%(*objectname)%09%(refname)^{}';
  const listing =
    remote === undefined
      ? await git.try(['for-each-ref', format, ...patterns])
      : await git.try(['ls-remote', '--tags', '--', remote, ...patterns]);
  if (listing.code !== 0) {
    const sentence = `The tags of ${remote ?? 'this repository'} cannot be listed: ${listing.stderr.trim()}.`;
    throw MlopsError.of(repositoryReasons, 'tags-unavailable', sentence);
  }
  const found = new Map<string, string>();
  for (const line of listing.stdout.toString('utf8').split('\n')) {
    const [oid = '', ref = ''] = line.split('\t');
    // What an annotated tag stands on comes after the tag itself.
    if (oid !== '') found.set(ref.replace(/^refs\/tags\//, '').replace(/\^\{\}$/, ''), oid);
  }
  return found;
}

/** What git said where it did not take all of them. */
async function make(git: Git, remote: string | undefined, tags: readonly Tag[]): Promise<string | undefined> {
  const made: { readonly oid: string; readonly ref: string }[] = [];
  for (const tag of tags) {
    const written = await git.try(['hash-object', '-t', 'tag', '-w', '--stdin'], { input: textOf(tag) });
    if (written.code !== 0) return `${tag.name}: ${written.stderr.trim()}`;
    made.push({ oid: written.stdout.toString('utf8').trim(), ref: `refs/tags/${tag.name}` });
  }
  const finished =
    remote === undefined
      ? await git.try(['update-ref', '--stdin'], {
          input: made.map(({ oid, ref }) => `create ${ref} ${oid}\n`).join(''),
        })
      : await git.try(['push', '--no-verify', '--quiet', '--', remote, ...made.map(({ oid, ref }) => `${oid}:${ref}`)]);
  return finished.code === 0
    ? undefined
    : finished.stderr
        .trim()
        .replace(/\s*\n\s*/g, '; ')
        .slice(0, 400);
}

function textOf({ name, commit, at, message }: Tag): string {
  const seconds = Math.floor(Date.parse(at) / 1000);
  const lines = [`object ${commit}`, 'type commit', `tag ${name}`, `tagger mlops <mlops@localhost> ${seconds} +0000`];
  return [...lines, '', message.replaceAll('\0', ''), ''].join('\n');
}
