import type { RenewalDesk, RenewalPull } from '../forge/index.ts';
import { lockFileOf, type ProjectLock, readLock } from '../project/index.ts';
import {
  type FileProposal,
  openRepository,
  type ProposalPlace,
  pushProposal,
  type Repository,
  readCommit,
  readProposal,
  readTexts,
  removeProposal,
  repositoryReasons,
} from '../repository/index.ts';
import { canonicalJson, sha256 } from '../support/canonical.ts';
import { terminalSentence } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { commitOnBase } from './find-versions.ts';
import { lockText } from './lock/text.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import { type FoundVersions, takeVersions } from './renewal/hand-over.ts';
import { renewalText } from './renewal/pull-text.ts';
import { type EntryChange, type Side, type Standing, wantedOf } from './renewal/wanted.ts';
import type { Outcome } from './result.ts';
import { projectOf } from './situation/project-of.ts';

export interface ProposeVersionsRequest {
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  readonly remote: string;
  /** The branch that the lock file is renewed on, without `refs/heads/`. */
  readonly base: string;
  /** The branch of the pull request. */
  readonly branch: string;
  /** Folder with what `findVersions` has handed over. */
  readonly found: string;
  /** Login of who has started it; undefined: a schedule has. */
  readonly by: string | undefined;
}

/** What became of the pull request. */
export interface Proposed extends Outcome {
  readonly data: {
    /** The one that it is about, where there is one. */
    readonly pullRequest?: { readonly number: number; readonly url: string; readonly state: 'open' | 'closed' };
  };
}

/**
 * Brings the one pull request that renews the lock file to what was found: opens it, makes its branch anew on the base,
 * or closes it where nothing is left to renew. What somebody else has pushed, opened or edited stays as it is.
 * Errors: renewal-unreadable, lock-not-on-base, proposal-refused, those of the project, of git and of the forge.
 */
export async function proposeVersions(request: ProposeVersionsRequest, ports: Ports): Promise<Proposed> {
  const repository = await openRepository(request.folder);
  const found = await takeVersions(request.found);
  const commit = await commitOnBase(repository, request);
  requireSame(found, request, commit);
  const desk = await ports.openRenewalDesk(repository, request.remote);
  const base = await repository.git.text(['rev-parse', '--verify', `refs/remotes/${request.remote}/${request.base}`]);
  const file = lockFileOf(request.projectFile);
  const place: ProposalPlace = { repository, remote: request.remote, branch: request.branch, file };
  const tip = await sideAt(repository, base, request.projectFile);
  const proposal = await readProposal(place, base);
  const [read, standing] = await Promise.all([
    sideAt(repository, commit, request.projectFile),
    standingOf(repository, proposal, file),
  ]);
  const { changes, passed } = wantedOf(tip, read, found, standing);
  const { open, closed } = await desk.pulls(request.branch, request.base);
  const around: Around = { request, place, desk, base, file, found, changes, passed, proposal, open };
  if (changes.length === 0) return await nothingLeft(around);
  const entries = new Map([...tip.lock, ...changes.map(({ dataset, entry }) => [dataset, entry] as const)]);
  const others = othersWork(around);
  if (others !== undefined) return leftToOthers(around, others);
  if (open?.about !== undefined && open.about.readAt > found.readAt) return outdated(open, found);
  const digest = proposalDigest(changes);
  if (open === undefined && closed?.about?.proposal === digest && closed.ended === undefined) return refused(closed);
  const { title, body } = renewalText({
    changes,
    passed,
    file,
    found,
    by: request.by,
    base: request.base,
    project: tip.project,
  });
  if (!(await pushed(around, { text: lockText(entries), title }))) {
    return leftToOthers(around, `${request.branch} was pushed to in this very moment`);
  }
  const about = { project: request.projectFile, proposal: digest, readAt: found.readAt };
  const pull = await desk.put({ branch: request.branch, base: request.base, title, body, about });
  const sentence = `Pull request #${pull.number} proposes ${namesOf(changes)} for ${file}: ${pull.url}`;
  return outcome({ ends: 'pass', reason: 'renewal-proposed', sentence }, pull);
}

interface Around {
  readonly request: ProposeVersionsRequest;
  readonly place: ProposalPlace;
  readonly desk: RenewalDesk;
  /** Commit of the base. */
  readonly base: string;
  /** The lock file. */
  readonly file: string;
  readonly found: FoundVersions;
  readonly changes: readonly EntryChange[];
  /** Of these the base has changed what was read. */
  readonly passed: readonly string[];
  readonly proposal: FileProposal;
  readonly open: RenewalPull | undefined;
}

function requireSame(found: FoundVersions, { projectFile }: ProposeVersionsRequest, commit: string): void {
  if (found.commit === commit && found.projectFile === projectFile) return;
  const sentence = `What was handed over is about ${found.projectFile} of ${found.commit.slice(0, 12)}, and this job is about ${projectFile} of ${commit.slice(0, 12)}.`;
  throw MlopsError.of(commandReasons, 'renewal-unreadable', sentence);
}

async function sideAt(repository: Repository, revision: string, file: string): Promise<Side> {
  const commit = await readCommit(repository.git, revision);
  const loaded = await projectOf(repository, commit, file);
  if (loaded !== undefined) return loaded;
  const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
  throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is not in ${where}.`);
}

async function standingOf({ git }: Repository, proposal: FileProposal, file: string): Promise<Standing | undefined> {
  if (proposal.kind !== 'ours') return undefined;
  const below = (await readTexts(git, await readCommit(git, proposal.parent), [file])).get(file);
  return { proposed: readLock(proposal.text, `${file} of the branch`), below: readLock(below, file) };
}

function proposalDigest(changes: readonly EntryChange[]): string {
  return `sha256:${sha256(canonicalJson(changes.map(({ dataset, entry }) => ({ dataset, entry }))))}`;
}

/** Why branch or pull request are not ours to change, as a sentence without its end; undefined where they are. */
function othersWork({ request, proposal, open }: Around): string | undefined {
  const about = open?.about;
  if (about !== undefined && about.project !== request.projectFile) {
    return `pull request #${open?.number} of ${request.branch} renews the versions of ${about.project}; each project file needs a \`branch\` of its own`;
  }
  if (proposal.kind === 'others') return `${request.branch} ${proposal.why}`;
  if (open === undefined || about !== undefined) return undefined;
  return `somebody has opened pull request #${open.number} of ${request.branch}, or edited it`;
}

function leftToOthers(around: Around, why: string): Proposed {
  const { proposal, changes, open, file } = around;
  const names = namesOf(changes);
  if (open !== undefined && proposal.kind === 'others' && hasAll(proposal.text, changes, file)) {
    const sentence = `Pull request #${open.number} has ${names} as they are now, by the hand of others: ${open.url}`;
    return outcome({ ends: 'pass', reason: 'renewal-proposed', sentence }, open);
  }
  const sentence = `${names} moved, which is not proposed, since nothing of others is overwritten: ${why}.`;
  return outcome({ ends: 'unknown', reason: 'renewal-not-ours', sentence }, open);
}

function hasAll(text: string | undefined, changes: readonly EntryChange[], file: string): boolean {
  try {
    const there: ProjectLock = readLock(text, file);
    return changes.every(({ dataset, entry }) => canonicalJson(there.get(dataset) ?? null) === canonicalJson(entry));
  } catch (error) {
    if (error instanceof MlopsError) return false;
    throw error;
  }
}

function outdated(open: RenewalPull, { readAt }: FoundVersions): Proposed {
  const sentence = `Pull request #${open.number} proposes what was read at ${open.about?.readAt}; this was read at ${readAt}.`;
  const error = MlopsError.of(commandReasons, 'renewal-outdated', sentence);
  return { ...outcome({ ends: 'unknown', reason: 'renewal-outdated', sentence }, open), problems: error.problems };
}

function refused(closed: RenewalPull): Proposed {
  const sentence = `Pull request #${closed.number} has proposed the same, and somebody has closed it: nothing is opened until something else moves.`;
  return outcome({ ends: 'pass', reason: 'renewal-refused', sentence }, closed, 'closed');
}

/** Whether the branch says it now; false where somebody was faster. What says the same on the same commit stays. */
async function pushed(
  { place, proposal, base }: Around,
  { text, title }: { text: string; title: string },
): Promise<boolean> {
  const isThere = proposal.kind === 'ours' && proposal.alone && proposal.parent === base && proposal.text === text;
  if (isThere) return true;
  return await pushProposal(place, { base, text, title, seen: proposal.kind === 'none' ? undefined : proposal.head });
}

/** Nothing of others is closed, and no branch of theirs removed. */
async function nothingLeft(around: Around): Promise<Proposed> {
  const { request, place, desk, file, proposal, open, passed } = around;
  const standing = standingText(around);
  const others = othersWork(around);
  if (others !== undefined) {
    const sentence = `${standing}; ${others}, and is left as it is.`;
    return outcome({ ends: 'pass', reason: 'renewal-current', sentence }, open);
  }
  if (passed.length > 0) return outcome({ ends: 'pass', reason: 'renewal-current', sentence: `${standing}.` }, open);
  if (open !== undefined) {
    await desk.close(open.number, `Nothing is left to renew: \`${file}\` on \`${request.base}\` says it all by now.`);
  }
  // Its pull request is closed or merged, and what it proposes is of no use to anybody.
  if (proposal.kind === 'ours') await removeProposal(place, proposal.head);
  const closed = open === undefined ? '' : `; pull request #${open.number} had become needless and was closed`;
  return outcome({ ends: 'pass', reason: 'renewal-current', sentence: `${standing}${closed}.` }, open, 'closed');
}

function standingText({ request, file, found, passed }: Around): string {
  const unread = found.unread.map(({ dataset }) => dataset);
  const but = [
    ...(unread.length === 0 ? [] : [`of ${unread.join(', ')} nobody could tell`]),
    ...(passed.length === 0
      ? []
      : [`what ${request.base} says of ${passed.join(', ')} changed meanwhile, so the next run looks again`]),
  ];
  return `${file} on ${request.base} names what is there now${but.length === 0 ? '' : `, as far as it was read: ${but.join('; ')}`}`;
}

function namesOf(changes: readonly EntryChange[]): string {
  return changes.map(({ dataset }) => dataset).join(', ');
}

type End = Pick<Outcome, 'ends' | 'reason' | 'sentence'>;

function outcome(end: End, pull: RenewalPull | undefined, state: 'open' | 'closed' = 'open'): Proposed {
  return {
    ...end,
    problems: [],
    data: pull === undefined ? {} : { pullRequest: { number: pull.number, url: pull.url, state } },
    text: () => `${terminalSentence(end.sentence)}\n`,
  };
}
