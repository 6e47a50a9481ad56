import { readFile } from 'node:fs/promises';
import type { Home } from './home.ts';
import type { LedgerEntry } from './port.ts';
import type { RecordBranch } from './record-branch.ts';
import type { RecordProblem } from './record-problem.ts';

export interface HistoryQuery {
  readonly home: Home;
  readonly tip: () => Promise<string | undefined>;
  readonly fetchHistory: RecordBranch['fetchHistory'];
  /** Refuses a branch that is no ledger, or a newer one. */
  readonly requireReadable: (commit: string) => Promise<void>;
  readonly problem: RecordProblem;
  readonly prefix: string;
  readonly limit: number;
}

/**
 * Which records appeared when, newest first. The newest commits are asked first; only where they do not hold enough
 * is the whole history fetched (commits and folders, no records).
 */
export async function* recordHistory(query: HistoryQuery): AsyncGenerator<LedgerEntry> {
  const { home, limit } = query;
  const tip = await query.tip();
  if (tip === undefined || limit <= 0) return;
  for (const depth of [Math.max(100, 4 * limit), undefined]) {
    await query.fetchHistory(tip, depth);
    await query.requireReadable(tip); // after the fetch, which leaves out what a look-up brought
    const edge = await shallowCommits(home);
    const entries = await additions(query, tip, edge);
    if (entries.length < limit && edge.size > 0) continue;
    yield* entries.slice(0, limit);
    return;
  }
  throw query.problem('unavailable', 'Of the history of the ledger only the newest part is on this machine.');
}

/** Commits whose parents are not here: everything in them would look new. */
async function shallowCommits(home: Home): Promise<ReadonlySet<string>> {
  if (home.shallowFile === undefined) return new Set();
  const text = await readFile(home.shallowFile, 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

async function additions(query: HistoryQuery, tip: string, edge: ReadonlySet<string>): Promise<readonly LedgerEntry[]> {
  const format = '--format=%x01%H%x00%aI%x00%an%x00%s%x00';
  const flags = ['-z', '--name-only', '--diff-filter=A', '--no-renames', '--root', '--topo-order'];
  const paths = query.prefix === '' ? [] : ['--', `:(literal)${query.prefix}`];
  const finished = await query.home.git.try(['log', ...flags, format, tip, ...paths]);
  if (finished.code !== 0) {
    throw query.problem('unavailable', `The history of the ledger is not on this machine: ${finished.stderr.trim()}.`);
  }
  const commits = finished.stdout.toString('utf8').split('\x01').slice(1);
  return commits.flatMap((text) => entriesOf(text)).filter((entry) => !edge.has(entry.commit));
}

function entriesOf(text: string): LedgerEntry[] {
  const [commit = '', at = '', author = '', message = '', ...names] = text.split('\0');
  return names
    .map((name) => name.replace(/^\n/, ''))
    .filter((name) => name.includes('/') && name.endsWith('.json'))
    .map((address) => ({ address, commit, at, author, message }));
}
