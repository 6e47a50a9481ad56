import { tmpdir } from 'node:os';
import { applyPolicy } from '../../gates/index.ts';
import type { PolicyChange } from '../../gates/types.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type LoadedProject, type Places, type Project, withLock } from '../../project/index.ts';
import {
  type Commit,
  type DigestCache,
  findHeads,
  type Judged,
  judgedOf,
  openDigestCache,
  openRepository,
  type Repository,
  readCommit,
  readTexts,
  repositoryReasons,
  snapshotWorkTree,
  type UncommittedPath,
  uncommittedPaths,
  wantedRemote,
} from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import type { Meter } from '../../support/amount.ts';
import { sweepOwnFolders } from '../../support/own-folder.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { notPushedProblems } from './base-not-pushed.ts';
import type { ChangeRequest } from './change-request.ts';
import { changesOnBase } from './changes-on-base.ts';
import { withPlaces } from './dataset-places.ts';
import { refuseLabelsInReach } from './labels-in-reach.ts';
import { makeOwnPaths, type OwnPaths } from './own-paths.ts';
import { readPolicy } from './policy-file.ts';
import { type LockedProject, projectOf } from './project-of.ts';
import { type ReadCommit, readFacts } from './read-commit.ts';
import { trustedSources } from './trusted-sources.ts';
import { refuseUncommitted } from './uncommitted-inputs.ts';

/** What git alone says about a change: both commits with their facts, and by whose project they are judged. */
export interface Sides {
  readonly repository: Repository;
  readonly own: OwnPaths;
  readonly judged: Judged;
  readonly ledger: Ledger;
  readonly digests: DigestCache;
  readonly sources: Sources;
  readonly head: LoadedProject;
  /** The head's project under the policy of the base. */
  readonly project: Project;
  /** The base's project, whose gates judge; absent where there is none or on the base branch itself. */
  readonly policyProject: Project | undefined;
  readonly policyPlaces: Places | undefined;
  /** Of the change itself; on the base branch what the commit has changed. */
  readonly policyChanges: readonly PolicyChange[];
  readonly candidate: ReadCommit;
  readonly baseline: ReadCommit | undefined;
  readonly baselineCommit: Commit | undefined;
  readonly uncommitted: readonly UncommittedPath[];
  readonly problems: readonly Problem[];
}

/** Errors: `project-missing`, `project-invalid`, `dirty-tree`, and those of reading a repository. */
export async function readSides(request: ChangeRequest, ports: Ports, tell: Meter): Promise<Sides> {
  const repository = await openRepository(request.folder);
  const own = await makeOwnPaths(repository);
  const remote = await wantedRemote(repository, request.remote);
  const [ledger, digests, uncommitted, heads] = await Promise.all([
    ports.openLedger(repository, remote),
    openDigestCache(own.digests, { tell }),
    request.head === undefined ? uncommittedPaths(repository) : [],
    findHeads(repository, request),
    // What killed commands left goes with the next one, also where that needs no such folder itself.
    ...[tmpdir(), own.engine, own.comparisons, own.builds].map(sweepOwnFolders),
  ]);
  const onTop = uncommitted.length > 0 && request.uncommitted === 'include';
  const judged = comparedWith(await judgedOf(repository, heads, onTop), request);
  const [commits, notPushed] = await Promise.all([
    readCommits(repository, judged, onTop),
    judged.candidate.kind === 'default-branch' ? [] : notPushedProblems(repository, judged, request.remote),
  ]);
  const head = await requireProject(repository, commits.candidate, request.projectFile);
  const policy = await readPolicy({ repository, judged, ...commits, file: request.projectFile, head: head.project });
  const { project: applied, changes } = applyPolicy(policy.project, head.project, policy.since);
  const named = policy.named === undefined ? applied : withName(applied, policy.named.name);
  // The head's entries count, also for a contract that only the base still has: both are reviewed in this change.
  const project = withLock(named, head.lock);
  const dvcConfig = (await readTexts(repository.git, commits.policy, ['.dvc/config'])).get('.dvc/config');
  const sources = ports.openSources(trustedSources(ports.origin, judged, policy.project, dvcConfig));
  const reader: CommitReader = { repository, cache: digests, sources, projectFile: request.projectFile };
  const candidate = withPlaces(await readFacts({ ...reader, commit: commits.candidate, project }), head);
  refuseLabelsInReach(candidate, head.places);
  const before = await readBaseline(reader, commits.baseline, candidate);
  await digests.save();
  refuseUncommitted(request, uncommitted, candidate);
  ports.signal.throwIfAborted();
  return {
    ...{ repository, own, judged, ledger, digests, sources, head, project, candidate, uncommitted },
    policyProject: policy.project,
    policyPlaces: policy.places,
    policyChanges: judged.candidate.kind === 'default-branch' ? changesOnBase(before.read, head.project) : changes,
    baseline: before.read,
    baselineCommit: commits.baseline,
    problems: [...notPushed, ...head.warnings, ...(policy.problems.length > 0 ? policy.problems : before.problems)],
  };
}

function comparedWith(found: Judged, { baseline: wanted, baselineKind: kind = 'last-version' }: ChangeRequest): Judged {
  if (wanted === undefined) return found;
  const { baseline: _, ...judged } = found;
  return wanted === null ? judged : { ...judged, baseline: { sha: wanted, kind } };
}

/** The commits of a judgement, read. */
interface Commits {
  readonly candidate: Commit;
  readonly baseline: Commit | undefined;
  readonly policy: Commit;
}

/** @param onTop the candidate is the work tree as it is, with what is not committed */
async function readCommits(repository: Repository, judged: Judged, onTop: boolean): Promise<Commits> {
  const revision = onTop ? await snapshotWorkTree(repository) : judged.candidate.sha;
  const reading = new Map<string, Promise<Commit>>(); // two of the three are often the same commit
  const read = (sha: string) => {
    const commit = reading.get(sha) ?? readCommit(repository.git, sha);
    reading.set(sha, commit);
    return commit;
  };
  const [candidate, baseline, policy] = await Promise.all([
    read(revision),
    judged.baseline && read(judged.baseline.sha),
    read(judged.policy.sha),
  ]);
  return { candidate, baseline, policy };
}

interface CommitReader {
  readonly repository: Repository;
  readonly cache: DigestCache;
  readonly sources: Sources;
  readonly projectFile: string;
}

async function requireProject(repository: Repository, commit: Commit, file: string): Promise<LockedProject> {
  const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
  if (commit.entry(file)?.mode === '120000') {
    const remedy = `Replace the link by the file itself, or name the file: \`--project <path>\`.`;
    throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is a symbolic link in ${where}.`, { remedy });
  }
  const loaded = await projectOf(repository, commit, file);
  if (loaded !== undefined) return loaded;
  throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is not in ${where}.`);
}

function withName({ name: _, ...project }: Project, name: string | undefined): Project {
  return { ...project, ...(name !== undefined && { name }) };
}

/** A baseline without a project file makes a first run; one that cannot be read is said, and nothing passes beside it. */
async function readBaseline(
  reader: CommitReader,
  commit: Commit | undefined,
  candidate: ReadCommit,
): Promise<{ readonly read?: ReadCommit; readonly problems: readonly Problem[] }> {
  if (commit === undefined) return { problems: [] };
  try {
    const loaded = await projectOf(reader.repository, commit, reader.projectFile);
    if (loaded === undefined) return { problems: [] };
    const { project } = loaded;
    return { read: await readFacts({ ...reader, commit, project, judgedBy: candidate }), problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const message = `The baseline \`${commit.sha.slice(0, 12)}\` cannot be read, so there is nothing to compare with: ${error.message}`;
    return { problems: [{ reason: 'baseline-unreadable', message }] };
  }
}
