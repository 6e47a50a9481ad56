import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { applyPolicy } from '../../gates/index.ts';
import type { PolicyChange } from '../../gates/types.ts';
import type { Ledger } from '../../ledger/index.ts';
import {
  type Known,
  type LoadedProject,
  type Lost,
  loadProject,
  makePlan,
  matcher,
  type Plan,
  type Project,
} from '../../project/index.ts';
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
  repositoryName,
  repositoryReasons,
  snapshotWorkTree,
  type UncommittedPath,
  uncommittedPaths,
  wantedRemote,
} from '../../repository/index.ts';
import type { Store } from '../../store/port.ts';
import type { Meter } from '../../support/amount.ts';
import { sweepOwnFolders } from '../../support/own-folder.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Ports, Reasons } from '../ports.ts';
import { ownScoresAddress } from './addresses.ts';
import { changesOnBase, notPushedProblems } from './base-notes.ts';
import type { ChangeRequest } from './change-request.ts';
import { codeGlobs } from './code-globs.ts';
import { withPlaces } from './dataset-places.ts';
import { evaluateColumns } from './evaluate-columns.ts';
import { type ExpectedRecord, expectedRecords } from './expected-records.ts';
import { gatesAhead } from './gates-ahead.ts';
import { type TakingOver, takeOver } from './hand-over.ts';
import { refuseLabelsInReach } from './labels-in-reach.ts';
import { lostBytes, lostResults } from './lost-bytes.ts';
import type { Otherwise } from './otherwise.ts';
import { makeOwnPaths, type OwnPaths } from './own-paths.ts';
import { pastAddresses } from './past-results.ts';
import { readPolicy } from './policy-file.ts';
import { type ReadCommit, readFacts } from './read-commit.ts';
import { recordedResults } from './recorded-results.ts';
import { openRecords, type Records } from './records.ts';
import { allTrusted, distrustRecords, type NotTrusted, notTrustedProblems } from './trusted-records.ts';

/** Everything that is known before anything runs: commits, projects, facts, records, plan. */
export interface Situation {
  readonly request: ChangeRequest;
  readonly repository: Repository;
  /** Our places in the work tree, for caches and reports; git ignores them. */
  readonly own: OwnPaths;
  readonly judged: Judged;
  readonly head: LoadedProject;
  readonly project: Project;
  /** What comments and checks call it. */
  readonly name: string;
  readonly candidate: ReadCommit;
  readonly baseline?: ReadCommit;
  /** What `judged.baseline` names, also where it has no project that could be read. */
  readonly baselineCommit?: Commit;
  /** The base's project, whose gates judge; absent where there is none or on the base branch itself. */
  readonly policy?: Project;
  readonly policyChanges: readonly PolicyChange[];
  readonly plan: Plan;
  /** Recorded results that the plan cannot reuse, because the store does not hold their bytes. */
  readonly lost: Lost;
  /** Recorded results that the plan does not use since nobody vouches for them. */
  readonly notTrusted: NotTrusted;
  /** Records of models that are not what their address asks for; the plan takes them for none. */
  readonly misplaced: readonly Problem[];
  readonly ledger: Ledger;
  /** Saved once; who asks it for more saves it again. */
  readonly digests: DigestCache;
  readonly records: Records;
  /** The records that this change needs, recorded or not. */
  readonly expected: readonly ExpectedRecord[];
  readonly store: Store;
  /** How reason codes end, of all rooms. */
  readonly reasons: Reasons;
  /** What is odd but does not stop the plan: warnings of the loader, a policy or a hand-over that cannot be read. */
  readonly problems: readonly Problem[];
  /** Results that other jobs of this change made and somebody else has recorded otherwise since; the recorded ones count. */
  readonly otherwise: readonly Otherwise[];
  /** Uncommitted paths that are part of the candidate (`include` only). */
  readonly uncommitted: readonly UncommittedPath[];
}

/** Reads commits and projects, asks the ledger what exists, and makes the plan. */
export function findSituation(request: ChangeRequest, ports: Ports): Promise<Situation> {
  return ports.progress.stage('read the repository and the ledger', (tell) => readSituation(request, ports, tell));
}

async function readSituation(request: ChangeRequest, ports: Ports, tell: Meter): Promise<Situation> {
  const repository = await openRepository(request.folder);
  const own = await makeOwnPaths(repository);
  const remote = await wantedRemote(repository, request.remote);
  const [ledger, cache, uncommitted, heads] = await Promise.all([
    ports.openLedger(repository, remote),
    openDigestCache(own.digests, { tell }),
    request.head === undefined ? uncommittedPaths(repository) : [],
    findHeads(repository, request),
    // What killed commands left goes with the next one, also where that needs no such folder itself.
    ...[tmpdir(), own.engine, own.comparisons].map(sweepOwnFolders),
  ]);
  const onTop = uncommitted.length > 0 && request.uncommitted === 'include';
  const judged = await judgedOf(repository, heads, onTop);
  const [commits, notPushed] = await Promise.all([
    readCommits(repository, judged, onTop),
    judged.candidate.kind === 'default-branch' ? [] : notPushedProblems(repository, judged, request.remote),
  ]);
  const head = await requireProject(repository, commits.candidate, request.projectFile);
  const policy = await readPolicy({ repository, judged, ...commits, file: request.projectFile, head: head.project });
  const { project: applied, changes } = applyPolicy(policy.project, head.project);
  const project = policy.named === undefined ? applied : withName(applied, policy.named.name);
  const reader: CommitReader = { repository, cache, projectFile: request.projectFile };
  const candidate = withPlaces(await readFacts({ ...reader, commit: commits.candidate, project }), head);
  refuseLabelsInReach(candidate);
  const before = await readBaseline(reader, commits.baseline, candidate);
  const baseline = before.read;
  await cache.save();
  refuseUncommitted(request, uncommitted, candidate);
  ports.signal.throwIfAborted();
  const records = openRecords(ledger, own.records);
  const expected = expectedRecords(candidate, baseline);
  const past = request.past === true ? await pastAddresses({ repository, judged, candidate }) : [];
  await records.load([...expected.map(({ address }) => address), ...earlierScores(baseline), ...past]);
  const notTrusted =
    request.trust === undefined ? allTrusted : await distrustRecords(records, request.trust, candidate, baseline);
  const store = await ports.openStore(isAbsolute(project.store) ? project.store : join(repository.root, project.store));
  const taken = await takeOver((await request.handedOver) ?? [], { records, store, expected, own, candidate });
  ports.signal.throwIfAborted();
  const recorded = recordedResults(records, candidate, baseline);
  const known = { ...recorded.known, notTrusted: notTrusted.results };
  const ahead = gatesAhead({ policy: policy.project, proposed: head.project, candidate, baseline, records });
  const lost = await lostAfterAll(request, { records, store, expected, own, candidate }, baseline, known);
  return {
    request,
    repository,
    own,
    judged,
    head,
    project,
    name: project.name ?? (await repositoryName(repository, request.remote)),
    candidate,
    ...(baseline === undefined ? {} : { baseline }),
    ...(commits.baseline && { baselineCommit: commits.baseline }),
    ...(policy.project && { policy: policy.project }),
    policyChanges: judged.candidate.kind === 'default-branch' ? changesOnBase(baseline, head.project) : changes,
    plan: makePlan(candidate.facts, baseline?.facts, known, lost),
    lost,
    notTrusted,
    misplaced: recorded.problems,
    ledger,
    digests: cache,
    records,
    store,
    reasons: ports.reasons,
    expected,
    problems: [
      ...notPushed,
      ...head.warnings,
      ...(policy.problems.length > 0 ? policy.problems : before.problems),
      ...taken.problems,
      ...notTrustedProblems(notTrusted),
      ...ahead,
      ...evaluateColumns({ head, project, candidate, records }),
      ...codeGlobs({ head, project, candidate }),
    ],
    otherwise: taken.otherwise,
    uncommitted,
  };
}

/** What the store does not hold, nor anybody who is asked to bring it. */
async function lostAfterAll(
  { bring }: ChangeRequest,
  taking: TakingOver,
  baseline: ReadCommit | undefined,
  known: Known,
): Promise<Lost> {
  const { records, store, candidate } = taking;
  const look = () => lostBytes(records, store, candidate, baseline, known);
  const lost = await look();
  const results = lostResults(lost, candidate, baseline);
  if (bring === undefined || results.length === 0) return lost;
  await takeOver(await bring(results), taking);
  return look();
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
  readonly projectFile: string;
}

async function requireProject(repository: Repository, commit: Commit, file: string): Promise<LoadedProject> {
  const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
  if (commit.entry(file)?.mode === '120000') {
    const remedy = `Replace the link by the file itself, or name the file: \`--project <path>\`.`;
    throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is a symbolic link in ${where}.`, { remedy });
  }
  const text = (await readTexts(repository.git, commit, [file])).get(file);
  if (text !== undefined) return loadProject(text, file);
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
    const text = (await readTexts(reader.repository.git, commit, [reader.projectFile])).get(reader.projectFile);
    if (text === undefined) return { problems: [] };
    const { project } = loadProject(text, reader.projectFile);
    return { read: await readFacts({ ...reader, commit, project, judgedBy: candidate }), problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const message = `The baseline \`${commit.sha.slice(0, 12)}\` cannot be read, so there is nothing to compare with: ${error.message}`;
    return { problems: [{ reason: 'baseline-unreadable', message }] };
  }
}

function refuseUncommitted(request: ChangeRequest, paths: readonly UncommittedPath[], candidate: ReadCommit): void {
  if (request.uncommitted === 'include' || paths.length === 0) return;
  const isInput = inputTest(candidate, request.projectFile);
  const dirty = paths.filter(isInput).map(({ path }) => path);
  if (dirty.length === 0) return;
  const shown = dirty.slice(0, 5).join(', ') + (dirty.length > 5 ? ` and ${dirty.length - 5} more` : '');
  const what = dirty.length === 1 ? 'input is' : 'inputs are';
  throw MlopsError.of(repositoryReasons, 'dirty-tree', `${dirty.length} ${what} not committed: ${shown}.`);
}

/** Inputs are what the commit's fingerprints cover; a file that git does not know yet counts where it would be data. */
function inputTest(candidate: ReadCommit, projectFile: string): (entry: UncommittedPath) => boolean {
  const known = new Set([projectFile]);
  for (const { model, inputs, evaluation } of candidate.facts.models.values()) {
    for (const entry of [...inputs.code, ...(evaluation?.inputs.code ?? [])]) known.add(entry.path);
    for (const { file } of model.params) known.add(file);
    for (const schema of model.schemas.values()) known.add(schema);
  }
  const data = [...candidate.facts.project.datasets.values()].map((dataset) => matcher(dataset.source));
  return ({ path }) => known.has(path) || data.some((test) => test(path));
}

/** Scores of the baseline's models on the baseline's own rows, for what changed rows alone did. */
function earlierScores(baseline: ReadCommit | undefined): readonly string[] {
  return [...(baseline?.facts.models.values() ?? [])].flatMap((facts) => ownScoresAddress(baseline, facts) ?? []);
}
