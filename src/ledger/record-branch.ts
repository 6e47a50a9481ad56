import { type Meter, noMeter } from '../support/amount.ts';
import { type ObjectReader, objectsOf } from '../support/git-objects.ts';
import { graft } from './graft.ts';
import type { Home } from './home.ts';
import { type Identity, identity } from './identity.ts';
import { localTransport } from './local-transport.ts';
import { blobOf, encodeCommit, encodePack, type GitObject, objectId } from './objects.ts';
import { objectsAtHand } from './objects-at-hand.ts';
import { offlineTransport, rememberTip } from './offline-transport.ts';
import { type Patience, pause, usualPatience } from './patience.ts';
import type { RecordProblem } from './record-problem.ts';
import { remoteTransport } from './remote-transport.ts';
import type { Publication, Transport } from './transport.ts';
import { type View, viewOf } from './view.ts';

/** Files on a ref, read by path and written by compare-and-swap. Ledger and local forge both keep records this way. */
export interface RecordBranch {
  /** The newest commit as seen by this object; asks once and again after its own writes. */
  tip(): Promise<string | undefined>;
  /** What is there now, asked again. */
  newest(): Promise<View>;
  /** What is there at a commit. */
  at(commit: string | undefined): View;
  /**
   * Changes files until nobody interferes: `edit` looks at the newest state and says what to put, and is asked
   * again when somebody else was faster; each try after the first is told. Nothing to put: nothing is written.
   */
  change(edit: Edit, message: string, tell?: Meter): Promise<Changed>;
  /** Commits and folders, without files, of the newest `depth` commits (all: undefined). */
  fetchHistory(commit: string, depth: number | undefined): Promise<void>;
}

/** path → text. */
export type Files = ReadonlyMap<string, string>;
export type Edit = (view: View) => Promise<Files>;

export interface Changed {
  readonly commit: string | undefined;
  readonly put: readonly string[];
}

export interface RecordBranchOptions {
  readonly home: Home;
  /** Full name, as in `refs/heads/mlops/ledger`. */
  readonly ref: string;
  readonly problem: RecordProblem;
  readonly notice: (text: string) => void;
  readonly patience?: Patience;
  /** Never ask the remote: what was read before is all there is. */
  readonly offline?: boolean;
  /** Where to begin while the ref does not exist yet, in place of an empty history. */
  readonly origin?: () => Promise<string | undefined>;
}

export function openRecordBranch(options: RecordBranchOptions): RecordBranch {
  const { home, ref, problem } = options;
  const reader = objectsOf(home.git);
  const transport = transportOf(options, reader);
  const objects = objectsAtHand({ reader, transport, format: home.format, problem });
  const patience = options.patience ?? usualPatience;
  let seen: Promise<Start> | undefined;

  const look = async (since?: string): Promise<Start> => {
    const published = await transport.tip(since);
    if (transport.kind === 'remote') await rememberTip(home, ref, published);
    return { published, from: published ?? (await options.origin?.()) };
  };

  const at = (commit: string | undefined): View => viewOf(objects, commit, problem);

  const store = async (files: Files, from: string | undefined, message: string, who: Identity): Promise<string> => {
    const blobs = [...files].map(([path, text]) => ({ path, object: blobOf(text) }));
    const ids = new Map(blobs.map(({ path, object }) => [path, objectId(home.format, object)]));
    const root = from === undefined ? undefined : await objects.rootOf(from);
    const { root: tree, trees } = await graft(objects, home.format, root, ids);
    const parent = from === undefined ? {} : { parent: from };
    const commit = encodeCommit({ tree, ...parent, author: who.author, committer: who.committer, message });
    await storeObjects(home, [...blobs.map(({ object }) => object), ...trees, commit]);
    return objectId(home.format, commit);
  };

  const build = async (start: Start, edit: Edit, message: string, who: Identity): Promise<Changed> => {
    const files = await edit(at(start.from));
    const commit = files.size === 0 ? start.from : await store(files, start.from, message, who);
    return { commit, put: [...files.keys()] };
  };

  const arrived = async (commit: string): Promise<void> => {
    seen = Promise.resolve({ published: commit, from: commit });
    if (transport.kind === 'remote') await rememberTip(home, ref, commit);
  };

  return {
    async tip() {
      seen ??= look();
      try {
        return (await seen).from;
      } catch (error) {
        seen = undefined;
        throw error;
      }
    },
    async newest() {
      const start = await look();
      seen = Promise.resolve(start);
      return at(start.from);
    },
    at,
    async fetchHistory(commit, depth) {
      // What the ref does not hold yet began here: the remote cannot send it, and all of it is on this machine.
      const start = await seen;
      if (start !== undefined && start.published === undefined) return;
      await transport.fetchHistory(commit, depth);
    },
    async change(edit, message, tell = noMeter) {
      const who = await identity(home.user);
      let standing: Standing = { tries: 0, words: '' };
      for (let attempt = 0; attempt < patience.attempts; attempt++) {
        if (attempt > 0) tell({ unit: 'tries', done: attempt + 1 });
        const start = await look(attempt === 0 ? undefined : (await seen)?.published);
        seen = Promise.resolve(start);
        // The answer to an earlier push was lost, the push itself was not.
        if (standing.sent?.commit !== undefined && start.published === standing.sent.commit) return standing.sent;
        const next = await build(start, edit, message, who);
        if (next.commit === undefined || next.commit === start.published) return next;
        const published = await transport.publish(next.commit, start.published);
        if (published.kind === 'done') {
          await tellOfMove(options, transport, start);
          await arrived(next.commit);
          return next;
        }
        standing = { ...weigh(standing, start.published, published, transport, problem), sent: next };
        await pause(patience, attempt);
      }
      throw problem('busy', `${transport.label} moved ${patience.attempts} times while we wrote to ${ref}.`);
    },
  };
}

/** What was kept before there was a remote went there as a whole, which nobody asked for by name. */
async function tellOfMove({ home, notice }: RecordBranchOptions, to: Transport, start: Start): Promise<void> {
  const { published, from } = start;
  if (to.kind !== 'remote' || published !== undefined || from === undefined) return;
  const paths = await home.git.list(['ls-tree', '-r', '-z', '--name-only', from]);
  const records = paths.filter((path) => path.includes('/')).length;
  notice(`The ledger of this clone is on ${to.label} now: ${records} record${records === 1 ? '' : 's'} pushed.`);
}

function transportOf(options: RecordBranchOptions, reader: ObjectReader): Transport {
  const { home, ref, problem, notice } = options;
  const { remote } = home;
  if (remote === undefined) return localTransport(home.git, ref, problem);
  if (options.offline === true) {
    return offlineTransport({ home, remote, ref, problem, notice, origin: options.origin });
  }
  return remoteTransport({ home, reader, remote, ref, problem, notice });
}

interface Start {
  /** What the ref names. */
  readonly published: string | undefined;
  /** What a new commit builds on. */
  readonly from: string | undefined;
}

/** How often in a row a write failed although nobody else wrote. */
interface Standing {
  readonly tries: number;
  readonly tip?: string | undefined;
  readonly words: string;
  /** What the last try sent, and whose arrival is not known. */
  readonly sent?: Changed;
}

const standingLimit = 6;

/** A failure without another writer's success is not a race: after a few of them it is said. */
function weigh(
  before: Standing,
  tip: string | undefined,
  publication: Exclude<Publication, { kind: 'done' }>,
  transport: Transport,
  problem: RecordProblem,
): Standing {
  if (publication.kind === 'moved') return { tries: 0, words: '' };
  const { words } = publication;
  if (publication.kind === 'refused') throw problem('refused', `${transport.label} refuses the push: ${words}.`);
  const tries = before.tip === tip ? before.tries + 1 : 1;
  if (tries < standingLimit) return { tries, tip, words };
  const kind = /cannot lock ref|failed to update ref|Unable to create/.test(words) ? 'busy' : 'refused';
  throw problem(kind, `${transport.label} did not take the push in ${tries} tries: ${words}.`);
}

async function storeObjects(home: Home, objects: readonly GitObject[]): Promise<void> {
  await home.git.bytes(['unpack-objects', '-q'], { input: encodePack(home.format, objects) });
}
