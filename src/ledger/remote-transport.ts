import { writeFile } from 'node:fs/promises';
import type { ObjectReader } from '../support/git-objects.ts';
import type { Finished } from '../support/process.ts';
import type { Home } from './home.ts';
import type { RecordProblem } from './record-problem.ts';
import { type Remote, remoteName, withoutCredentials } from './remote.ts';
import type { Publication, Transport } from './transport.ts';

export interface RemoteTransportOptions {
  readonly home: Home;
  readonly reader: ObjectReader;
  readonly remote: Remote;
  readonly ref: string;
  readonly problem: RecordProblem;
  /** Told once where the remote does not fetch by parts, so that look-ups cost more than they should. */
  readonly notice: (text: string) => void;
}

/**
 * A ref of a remote. Fetches one commit at depth 1 without trees (`tree:0`), then trees and blobs by name. The
 * promise that missing objects can be had is given to the fetching git alone, so that no other command of ours
 * fetches behind our back, which would bring every tree (git's own way on demand is `blob:none`).
 */
export function remoteTransport(options: RemoteTransportOptions): Transport {
  const fetch = fetchFrom(options);
  const required = (what: string, finished: Finished): void => {
    if (finished.code !== 0) throw notSent(options, what, finished);
  };
  return {
    label: options.remote.label,
    kind: 'remote',
    tip: (since) => tipOf(options, fetch, since),
    fetchCommit: async (oid) => required('commit', await commitOf(options, fetch, oid)),
    fetchObjects: async (oids) => required(`object ${oids[0] ?? ''}`, await fetch(oids, ['--filter=tree:0'])),
    fetchFolders: async (oids) => required(`folder ${oids[0] ?? ''}`, await fetch(oids, ['--filter=blob:none'])),
    async fetchHistory(commit, depth) {
      const deep = `--depth=${depth ?? everything}`;
      required('history', await fetch([commit], [deep, '--filter=blob:none']));
    },
    publish: (commit, expected, onto) => push(options, commit, expected, onto ?? expected),
  };
}

/** Fetches these by name, with more options of git; how it ended is for who asks. */
type Fetch = (what: readonly string[], more: readonly string[], have?: Have) => Promise<Finished>;

/** Says once where the remote does not fetch by parts. */
function fetchFrom({ home, remote, notice }: RemoteTransportOptions): Fetch {
  let told = false;
  return async (what, more, have = 'noop') => {
    const haves = ['-c', `fetch.negotiationAlgorithm=${have}`];
    const finished = await home.git.try(
      [...promisor, ...haves, ...quietFetch, ...more, ...otherSide(remote), '--stdin', remoteName],
      { input: `${what.join('\n')}\n` },
    );
    if (!told && /filtering not recognized/.test(finished.stderr)) {
      told = true;
      notice(`${remote.label} does not fetch by parts (uploadpack.allowFilter), so every look-up reads all.`);
    }
    return finished;
  };
}

/** A repository on the disk is asked through a git of ours, which may be told to fetch by parts. */
function otherSide({ onDisk }: Remote): readonly string[] {
  return onDisk
    ? ['--upload-pack=git -c uploadpack.allowFilter=true -c uploadpack.allowAnySHA1InWant=true upload-pack']
    : [];
}

/** One trip for name and commit. Only where that fails for another reason it is asked whether there is such a ref. */
async function tipOf(options: RemoteTransportOptions, fetch: Fetch, since?: string): Promise<string | undefined> {
  const { home, reader, remote, ref, problem } = options;
  const here = since !== undefined && home.shallowFile !== undefined;
  if (here) await writeFile(home.shallowFile, `${since}\n`);
  const parts = here ? [`--negotiation-tip=${since}`, '--filter=blob:none'] : ['--filter=tree:0'];
  const trial = await fetch([`+${ref}:${seenRef}`], ['--depth=1', ...parts], here ? 'consecutive' : 'noop');
  const found = trial.code === 0 ? (await reader.read(seenRef))?.oid : undefined;
  if (found !== undefined) return found;
  if (trial.stderr.split('\n').includes(`fatal: couldn't find remote ref ${ref}`)) return undefined;
  const finished = await home.git.try(['ls-remote', '--exit-code', ...otherSide(remote), remoteName, ref]);
  if (finished.code === 2) return undefined;
  if (finished.code !== 0) {
    throw problem('unavailable', `${remote.label} cannot be asked for ${ref}: ${lastWords(finished.stderr)}.`);
  }
  return namedRef(finished.stdout.toString('utf8'), ref);
}

/** Old servers name no objects but those of refs, and plain file servers no parts at all. */
async function commitOf({ ref }: RemoteTransportOptions, fetch: Fetch, oid: string): Promise<Finished> {
  let finished = await fetch([oid], ['--depth=1', '--filter=tree:0']);
  if (/unadvertised object/i.test(finished.stderr)) finished = await fetch([ref], ['--depth=1']);
  if (/dumb http|does not support shallow/i.test(finished.stderr)) finished = await fetch([ref], []);
  return finished;
}

async function push(
  { home, ref }: RemoteTransportOptions,
  commit: string,
  expected: string | undefined,
  onto: string | undefined,
): Promise<Publication> {
  // The history before it is not here; without this line git would look for it.
  if (home.shallowFile !== undefined && onto !== undefined) await writeFile(home.shallowFile, `${onto}\n`);
  const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
  const target = `${commit}:${ref}`;
  return publication(await home.git.try(['push', '--no-verify', '--porcelain', lease, remoteName, target]));
}

/** Why something did not come: it is not there, or the remote cannot be asked. */
function notSent({ remote, ref, problem }: RemoteTransportOptions, what: string, { stderr }: Finished): Error {
  const missing =
    /not our ref|unadvertised object|missing necessary objects|bad tree|unable to (read|parse)|did not send all|could not parse|remote error: upload-pack/i;
  const words = lastWords(stderr);
  return missing.test(stderr)
    ? problem('corrupt', `${remote.label} has no ${what} of ${ref}: ${words}.`)
    : problem('unavailable', `${remote.label} did not send ${what} of ${ref}: ${words}.`);
}

/** How git says "without a limit": INFINITE_DEPTH. */
const everything = 2_147_483_647;

/** Where our private repository notes what the remote's ref named. */
const seenRef = 'refs/seen/tip';

/**
 * What is here is here in parts. To offer it as "have" makes the other side leave out all that it implies (`noop`: offer
 * nothing). Right after reading a tip that is what we want: only folders that changed since then come.
 */
type Have = 'noop' | 'consecutive';

const promisor = ['-c', `remote.${remoteName}.promisor=true`, '-c', `remote.${remoteName}.partialclonefilter=tree:0`];

const quietFetch = [
  'fetch',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--no-progress',
];

function namedRef(listing: string, ref: string): string | undefined {
  for (const line of listing.split('\n')) {
    const [oid, name] = line.split('\t');
    if (name === ref && oid !== undefined) return oid;
  }
  return undefined;
}

const forGood =
  /hook declined|protected branch|GH0\d\d|denied|not allowed|not permitted|permission|forbidden|authentication failed|could not read Username|\b40[13]\b|prohibited|read-only/i;

/** Porcelain of git-push: one line a ref, `<flag>\t<from>:<to>\t<summary>`; `!` means rejected. */
export function publication(finished: Pick<Finished, 'code' | 'stdout' | 'stderr'>): Publication {
  if (finished.code === 0) return { kind: 'done' };
  const line = finished.stdout
    .toString('utf8')
    .split('\n')
    .find((one) => one.startsWith('!'));
  if (line !== undefined && /\[rejected\]|stale info|fetch first|non-fast-forward/.test(line)) return { kind: 'moved' };
  const words = [line?.split('\t').at(-1), lastWords(finished.stderr)].filter((one) => one).join('; ');
  const all = `${line ?? ''}\n${finished.stderr}`;
  // Two pushes at the same moment; the one that lost sees a lock or another old value.
  if (/cannot lock ref|failed to update ref|incorrect old value|already exists/.test(all))
    return { kind: 'unclear', words };
  return forGood.test(all) ? { kind: 'refused', words } : { kind: 'unclear', words };
}

/** What git said, in one line, without credentials. */
function lastWords(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !/^(Please make sure|and the repository exists|hint:|warning: filtering)/.test(line),
    );
  const text = lines.slice(0, 4).join('; ') || 'git said nothing';
  return text.split(' ').map(withoutCredentials).join(' ').slice(0, 400).replace(/\.$/, '');
}
