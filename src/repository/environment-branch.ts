import { openHome, openRecordBranch, type RecordBranch, type RecordProblem } from '../ledger/index.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/** The branch of an environment: what is released there, and nothing else. Read and written without a work tree. */
export interface EnvironmentBranch {
  /** Its newest commit, asked once; undefined: there is no such branch. */
  tip(): Promise<string | undefined>;
  /** path → text of those files that its newest commit has. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Puts files on the branch itself, in one commit on top of its newest; `undefined` where one of them is no longer as
   * `seen` says (undefined: not there), so that nobody's change is written over. Makes the branch where there is none.
   */
  put(change: BranchChange): Promise<string | undefined>;
  /**
   * Makes another branch one commit ahead of this one, with files put; gives that commit. What says the same and stands
   * on this branch's newest commit is left as it is.
   * @throws MlopsError environment-branch-missing
   */
  propose(branch: string, change: WantedChange): Promise<Proposal>;
}

export interface WantedChange extends Pick<BranchChange, 'files' | 'message'> {
  /**
   * Somebody may have approved what the other branch has: it is left as it is also where this one has moved on, as long as
   * these files have not. False where it may be merged already.
   */
  readonly open: boolean;
}

export interface BranchChange {
  /** path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** path → text that they had when the change was decided; undefined: no such file. */
  readonly seen: ReadonlyMap<string, string | undefined>;
  readonly message: string;
}

export interface Proposal {
  readonly commit: string;
  /** Whether it was pushed just now. */
  readonly made: boolean;
}

export interface EnvironmentBranchOptions {
  readonly repository: Repository;
  readonly remote: string | undefined;
  /** Without `refs/heads/`. */
  readonly branch: string;
}

export async function openEnvironmentBranch(options: EnvironmentBranchOptions): Promise<EnvironmentBranch> {
  const { repository, remote, branch } = options;
  const home = await openHome({ repository: repository.root, known: repository, remote: remote ?? null });
  const problem = problemOf(branch);
  const shared = { home, problem, notice: () => undefined };
  const own = openRecordBranch({ ...shared, ref: `refs/heads/${branch}` });
  return {
    tip: () => own.tip(),
    read: async (paths) => await own.at(await own.tip()).read(paths),
    put: (change) => put(own, change),
    async propose(name, { files, message, open }) {
      const tip = (await own.newest()).commit;
      if (tip === undefined) throw missing(branch);
      const ref = `refs/heads/${name}`;
      const there = await standing(own, openRecordBranch({ ...shared, ref }), tip, { files, open });
      if (there !== undefined) return { commit: there, made: false };
      const other = openRecordBranch({ ...shared, ref, onto: () => own.tip() });
      const { commit } = await other.change(() => Promise.resolve(files), message);
      if (commit === undefined) throw new TypeError('a proposal without files');
      return { commit, made: true };
    },
  };
}

async function put(own: RecordBranch, { files, seen, message }: BranchChange): Promise<string | undefined> {
  let moved = false;
  const { commit } = await own.change(async (view) => {
    const there = await view.read([...seen.keys()]);
    moved = [...seen].some(([path, text]) => there.get(path) !== text);
    return moved ? new Map() : files;
  }, message);
  return moved ? undefined : commit;
}

/** The branch's newest commit, where it says the same and still stands. */
async function standing(
  own: RecordBranch,
  other: RecordBranch,
  tip: string,
  { files, open }: Pick<WantedChange, 'files' | 'open'>,
): Promise<string | undefined> {
  const published = await other.tip();
  if (published === undefined) return undefined;
  const head = other.at(published);
  const parent = await head.parent();
  if (parent === undefined || (parent !== tip && !open)) return undefined;
  const paths = [...files.keys()];
  const [there, below, now] = await Promise.all([
    head.read(paths),
    other.at(parent).read(paths),
    own.at(tip).read(paths),
  ]);
  const same = paths.every((path) => there.get(path) === files.get(path) && below.get(path) === now.get(path));
  return same ? published : undefined;
}

function missing(branch: string): MlopsError {
  const sentence = `There is no branch ${branch}.`;
  return MlopsError.of(repositoryReasons, 'environment-branch-missing', sentence);
}

function problemOf(branch: string): RecordProblem {
  return (failure, sentence, remedy) => {
    const reason = (
      {
        unavailable: 'environment-branch-unavailable',
        refused: 'environment-branch-refused',
        busy: 'environment-branch-unavailable',
        corrupt: 'environment-branch-unreadable',
      } as const
    )[failure];
    return MlopsError.of(repositoryReasons, reason, `${branch}: ${sentence}`, remedy === undefined ? {} : { remedy });
  };
}
