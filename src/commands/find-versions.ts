import { tmpdir } from 'node:os';
import { openRepository, type Repository } from '../repository/index.ts';
import { escapeTerminal, terminalSentence } from '../support/escape/index.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { engineAtHand } from './engine-at-hand.ts';
import { wantedEntries } from './lock/lockable.ts';
import { freshWords, type LockState, stateLine } from './lock/outcome.ts';
import { readVersions } from './lock/read-versions.ts';
import { lockedProjectOf } from './lock.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import { type FoundVersions, giveVersions, type UnreadDataset } from './renewal/hand-over.ts';
import type { Outcome } from './result.ts';

export interface FindVersionsRequest {
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  readonly remote: string;
  /** The branch that the lock file is renewed on, without `refs/heads/`. */
  readonly base: string;
  /** None: all data that move without a commit, but frozen ones. */
  readonly datasets: readonly string[];
  /** Folder for what was found. */
  readonly handOver: string;
}

/**
 * Reads which version there is now of data that move, as `mlops lock --moving` does, and hands it over to whoever may
 * propose it. One that cannot be read keeps nobody else from being renewed, and ends this as failed.
 * Errors: project-missing, lock-not-on-base, no-such-dataset, lock-not-frozen, those of the project.
 */
export async function findVersions(request: FindVersionsRequest, ports: Ports): Promise<Outcome> {
  const repository = await openRepository(request.folder);
  const commit = await commitOnBase(repository, request);
  const { project, lock } = await lockedProjectOf(repository, request.projectFile);
  const named = new Set(request.datasets);
  const wanted = wantedEntries(project, { datasets: request.datasets, moving: named.size === 0 });
  const readAt = new Date().toISOString();
  await using folder = await makeOwnFolder(tmpdir(), 'lock');
  await using engine = engineAtHand(ports, folder.path);
  const states = await readVersions<CaughtDataset>(
    {
      ...{ repository, ...request, project, lock, datasets: wanted, writes: true },
      // What is listed as before was counted before; how old rows are, only the rows say.
      listed: ({ name, freshness }) => !named.has(name) && freshness === undefined,
    },
    engine,
    ports,
    caught,
  );
  const unread = states.flatMap(unreadOf);
  const found: FoundVersions = {
    ...{ projectFile: request.projectFile, commit, readAt, named: [...named], unread },
    current: states.flatMap((state) => (state.state === 'current' ? [state.dataset] : [])),
    moved: new Map(states.flatMap((state) => ('entry' in state ? [[state.dataset, state.entry] as const] : []))),
  };
  await giveVersions(request.handOver, found);
  return outcomeOf(states, found);
}

/** What was agreed on is agreed on for the branch that others start from, and not for one that somebody works on. */
export async function commitOnBase(
  { git }: Pick<Repository, 'git'>,
  { remote, base }: Pick<FindVersionsRequest, 'remote' | 'base'>,
): Promise<string> {
  const commit = await git.text(['rev-parse', '--verify', 'HEAD^{commit}']);
  const tip = `refs/remotes/${remote}/${base}`;
  if ((await git.try(['merge-base', '--is-ancestor', commit, tip])).code === 0) return commit;
  const sentence = `${commit.slice(0, 12)} is checked out, which is not on ${base}: its lock file is renewed, and no other.`;
  throw MlopsError.of(commandReasons, 'lock-not-on-base', sentence);
}

interface CaughtDataset {
  readonly dataset: string;
  readonly state: 'unread';
  readonly problems: MlopsError['problems'];
}

function caught(dataset: string, error: unknown): CaughtDataset {
  if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
  return { dataset, state: 'unread', problems: error.problems };
}

function unreadOf(state: LockState | CaughtDataset): readonly UnreadDataset[] {
  const { dataset } = state;
  if (state.state === 'unread') {
    return state.problems.slice(0, 1).map(({ reason, message }) => ({ dataset, reason, message }));
  }
  if (state.state !== 'stale' && state.state !== 'unclear') return [];
  const reason = state.state === 'stale' ? 'data-stale' : 'freshness-unknown';
  return [{ dataset, reason, message: `${dataset}: ${freshWords(state)}.` }];
}

function outcomeOf(states: readonly (LockState | CaughtDataset)[], found: FoundVersions): Outcome {
  const { unread, moved, current } = found;
  const movedWords = moved.size === 0 ? 'nothing else has moved' : `${[...moved.keys()].join(', ')} moved`;
  const end =
    unread.length > 0
      ? {
          ends: 'fail' as const,
          reason: 'versions-not-all-found',
          sentence: `No version of ${unread.map(({ dataset }) => dataset).join(', ')} can be proposed: ${firstLine(unread[0]?.message)} Of the others, ${movedWords}.`,
        }
      : { ends: 'pass' as const, reason: 'versions-found', sentence: passSentence(moved, current) };
  const lines = states.map((state) =>
    state.state === 'unread' ? `unread   ${state.dataset}: ${firstLine(state.problems[0]?.message)}` : stateLine(state),
  );
  const problems = states.flatMap((state) => (state.state === 'unread' ? state.problems : []));
  const notFresh = unread
    .filter(({ dataset }) => !states.some((state) => state.state === 'unread' && state.dataset === dataset))
    .map(({ reason, message }) => ({ reason, message }));
  return {
    ...end,
    problems: [...problems, ...notFresh],
    data: { moved: [...moved.keys()], current, unread },
    text: () => `${[...lines.map(escapeTerminal), '', terminalSentence(end.sentence)].join('\n')}\n`,
  };
}

function passSentence(moved: FoundVersions['moved'], current: readonly string[]): string {
  if (moved.size > 0) return `${[...moved.keys()].join(', ')} moved.`;
  if (current.length === 0) return 'No dataset moves without a commit, so there is nothing to renew.';
  return `Nothing has moved: ${current.join(', ')} as the lock file says.`;
}

function firstLine(text = 'nobody said why.'): string {
  return text.split('\n', 1)[0] ?? '';
}
