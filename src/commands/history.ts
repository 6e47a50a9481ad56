import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationRecord } from '../metrics/index.ts';
import { loadProject, type Project } from '../project/index.ts';
import { existingRemote, openRepository, type Repository } from '../repository/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { decimalsFor, formatNumber } from '../support/numbers.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { RunRecord } from '../training/types.ts';
import { chosenModels } from './chosen-names.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { runAt, scoresAt } from './situation/checked-records.ts';
import { ownPaths } from './situation/own-paths.ts';
import { openRecords } from './situation/records.ts';
import type { ChangeRequest } from './situation/situation.ts';

export interface HistoryRequest extends Pick<ChangeRequest, 'folder' | 'projectFile' | 'remote' | 'offline'> {
  readonly model?: string;
  /** As it stands on the command line. */
  readonly limit: string;
}

interface Line {
  readonly at: string;
  readonly model: string;
  readonly commit: string;
  readonly what: 'run' | 'scores';
  readonly fingerprint: string;
  readonly seeds: number;
  readonly origin: string;
  readonly metrics: { readonly [name: string]: number };
}

/** Lists recorded runs and scores, newest first. The one command that walks the ledger further than its newest record. */
export async function history(request: HistoryRequest, ports: Ports): Promise<Outcome> {
  const limit = parseLimit(request.limit);
  const repository = await openRepository(request.folder);
  const ledger = await ports.openLedger(repository, await existingRemote(repository, request.remote));
  const records = openRecords(ledger, ownPaths(repository.root).records);
  const kinds = ['runs', 'evaluations'].map((kind) =>
    request.model === undefined ? `${kind}/` : `${kind}/${request.model}/`,
  );
  const project = await projectAtHand(repository, request.projectFile);
  const entries = [];
  for (const prefix of kinds) for await (const entry of ledger.history(prefix, limit)) entries.push(entry);
  const newest = entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  if (newest.length === 0 && request.model !== undefined && project !== undefined) {
    chosenModels(project, [request.model]);
  }
  await records.load(newest.map((entry) => entry.address));
  const problems: Problem[] = [];
  const lines = newest.flatMap(({ address, at }) => readLine(records.text(address) ?? '', address, at, problems));
  const sentence =
    lines.length === 0 ? 'Nothing is recorded yet.' : `${lines.length} record${lines.length === 1 ? '' : 's'}.`;
  return {
    ends: problems.length > 0 ? 'unknown' : 'pass',
    reason: problems[0]?.reason ?? 'listed',
    sentence,
    problems,
    data: { records: lines },
    text: () => `${[...lines.map((line) => text(line, project)), sentence].map(escapeTerminal).join('\n')}\n`,
  };
}

/** The project in the work tree, for names and gates; a listing works without one, too. */
async function projectAtHand(repository: Repository, file: string): Promise<Project | undefined> {
  try {
    return loadProject(await readFile(join(repository.root, file), 'utf8'), file).project;
  } catch {
    return undefined;
  }
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit;
  throw MlopsError.of(commandReasons, 'bad-limit', `--limit takes a whole number from 1 to 10000, not "${text}".`);
}

function readLine(record: string, address: string, at: string, problems: Problem[]): readonly Line[] {
  try {
    return [address.startsWith('runs/') ? ofRun(runAt(address, record), at) : ofScores(scoresAt(address, record), at)];
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    problems.push(...error.problems.map((problem) => ({ ...problem, message: `${address}: ${problem.message}` })));
    return [];
  }
}

function ofRun(record: RunRecord, at: string): Line {
  const [first] = record.seeds;
  const metrics = Object.entries(first?.metrics ?? {}).flatMap(([name, { value }]) =>
    typeof value === 'number' ? [[name, value]] : [],
  );
  const { model, fingerprint } = record;
  const about = { commit: first?.commit ?? '', origin: first?.origin ?? '', seeds: record.seeds.length };
  return { at, what: 'run', model, fingerprint, ...about, metrics: Object.fromEntries(metrics) };
}

function ofScores(record: EvaluationRecord, at: string): Line {
  const metrics = Object.entries(record.values).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]]));
  const { model, commit, origin, run } = record;
  return {
    at,
    what: 'scores',
    model,
    fingerprint: run,
    commit,
    origin,
    seeds: record.seeds.length,
    metrics: Object.fromEntries(metrics),
  };
}

const shownMetrics = 4;

/** Metrics with a gate come first, as the file has them: they are what somebody looks for. */
export function gatedFirst<Value>(
  metrics: { readonly [name: string]: Value },
  gated: readonly string[],
): readonly (readonly [string, Value])[] {
  const rank = (name: string) => (gated.includes(name) ? gated.indexOf(name) : gated.length);
  return Object.entries(metrics).toSorted(([a], [b]) => rank(a) - rank(b));
}

function text(line: Line, project: Project | undefined): string {
  const all = gatedFirst(line.metrics, [...(project?.models.get(line.model)?.gates.keys() ?? [])]);
  const metrics = all
    .slice(0, shownMetrics)
    .map(([name, value]) => `${name} ${formatNumber(value, decimalsFor(value, 3) ?? 3)}`)
    .join('  ');
  const more = all.length > shownMetrics ? `  and ${all.length - shownMetrics} more` : '';
  const when = line.at.slice(0, 16).replace('T', ' ');
  const seeds = `${line.seeds} seed${line.seeds === 1 ? '' : 's'}`;
  return `${when}  ${line.commit.slice(0, 7)}  ${line.what.padEnd(6)}  ${line.model}  ${line.fingerprint.slice(0, 12)}  ${seeds}  ${metrics}${more}`.trimEnd();
}
