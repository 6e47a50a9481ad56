import { type Meter, noMeter } from '../support/amount.ts';
import { type ObjectReader, objectsOf } from '../support/git-objects.ts';
import type { Home } from './home.ts';
import { type Identity, identity } from './identity.ts';
import { localTransport } from './local-transport.ts';
import { objectsAtHand } from './objects-at-hand.ts';
import { offlineTransport } from './offline-transport.ts';
import { type Patience, pause, usualPatience } from './patience.ts';
import type { RecordProblem } from './record-problem.ts';
import { remoteTransport } from './remote-transport.ts';
import { openSight, type Sight, type Start } from './sight.ts';
import type { Publication, Transport } from './transport.ts';
import { type View, viewOf } from './view.ts';
import { writeCommit } from './write-commit.ts';

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
  /** Changes only add files: each commit says how many there are, so that a small branch is read in few trips. */
  readonly onlyAdds?: boolean;
  /**
   * What every change builds on, in place of what the ref names, which it then replaces: a branch that is to be one commit
   * ahead of another. Such a change always puts something.
   */
  readonly onto?: () => Promise<string | undefined>;
}

export function openRecordBranch(options: RecordBranchOptions): RecordBranch {
  const { home, ref, problem, origin, onto, onlyAdds: counted = false } = options;
  const reader = objectsOf(home.git);
  const transport = transportOf(options, reader);
  const objects = objectsAtHand({ reader, transport, format: home.format, problem });
  const sight = openSight({ home, ref, transport, origin, onto });
  const at = (commit: string | undefined): View => viewOf(objects, commit, problem);

  const build: Build = async (start, { edit, message }, who) => {
    const files = await edit(at(start.from));
    const commit =
      files.size === 0 ? start.from : await writeCommit(home, objects, start.from, { files, message, who, counted });
    return { commit, put: [...files.keys()] };
  };

  return {
    tip: async () => (await sight.first()).from,
    newest: async () => at((await sight.again()).from),
    at,
    async fetchHistory(commit, depth) {
      // What the ref does not hold yet began here: the remote cannot send it, and all of it is on this machine.
      const start = await sight.last();
      if (start !== undefined && start.published === undefined) return;
      await transport.fetchHistory(commit, depth);
    },
    change: (edit, message, tell = noMeter) => change({ edit, message }, { options, transport, sight, build }, tell),
  };
}

interface Change {
  readonly edit: Edit;
  readonly message: string;
}

/** Makes the commit of a change, without publishing it. */
type Build = (start: Start, wanted: Change, who: Identity) => Promise<Changed>;

interface ChangeWith {
  readonly options: RecordBranchOptions;
  readonly transport: Transport;
  readonly sight: Sight;
  readonly build: Build;
}

/** Looks, builds and publishes, until nobody was faster or patience ends. */
async function change(wanted: Change, { options, transport, sight, build }: ChangeWith, tell: Meter): Promise<Changed> {
  const { home, ref, problem, patience = usualPatience } = options;
  const who = await identity(home.user);
  let standing: Standing = { tries: 0, words: '' };
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    if (attempt > 0) tell({ unit: 'tries', done: attempt + 1 });
    const start = await sight.again(attempt === 0 ? undefined : (await sight.last())?.published);
    // The answer to an earlier push was lost, the push itself was not.
    if (standing.sent?.commit !== undefined && start.published === standing.sent.commit) return standing.sent;
    const next = await build(start, wanted, who);
    if (next.commit === undefined || next.commit === start.published) return next;
    const onto = options.onto === undefined ? undefined : start.from;
    const published = await transport.publish(next.commit, start.published, onto);
    if (published.kind === 'done') {
      await tellOfMove(options, transport, start);
      await sight.arrived(next.commit);
      return next;
    }
    standing = { ...weigh(standing, start.published, published, transport, problem), sent: next };
    await pause(patience, attempt);
  }
  throw problem('busy', `${transport.label} moved ${patience.attempts} times while we wrote to ${ref}.`);
}

/** What was kept before there was a remote went there as a whole, which nobody asked for by name. */
async function tellOfMove({ home, notice, onto }: RecordBranchOptions, to: Transport, start: Start): Promise<void> {
  const { published, from } = start;
  if (onto !== undefined) return;
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
