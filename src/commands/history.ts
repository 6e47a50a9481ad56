import type { Ledger } from '../ledger/port.ts';
import { loadProject, type Project } from '../project/index.ts';
import { findHeads, openRepository, type Repository, readCommit, wantedRemote } from '../repository/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { chosenModels, modelsBehind } from './chosen-names.ts';
import { type DeploymentsQuery, deployments } from './environment-history.ts';
import { type HistoryLine, historyText, lineOfRun, lineOfScores } from './history-lines.ts';
import { pastEnvironment } from './past-environment.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { runAt, scoresAt } from './situation/checked-records.ts';
import { ownPaths } from './situation/own-paths.ts';
import { projectTexts, projectTextsOnDisk } from './situation/project-texts.ts';
import { openRecords } from './situation/records.ts';

export interface HistoryRequest extends Pick<ChangeRequest, 'folder' | 'projectFile' | 'remote' | 'offline'> {
  /** Name of a model, or of an environment. */
  readonly model?: string;
  /** As it stands on the command line. */
  readonly limit: string;
  /** Of an environment: what was live then. */
  readonly at?: string;
  /** Of an environment: as a table for other programs. */
  readonly csv: boolean;
}

/**
 * Lists recorded runs and scores, or what was deployed to an environment, newest first. The one command that walks the
 * ledger further than its newest record.
 */
export async function history(request: HistoryRequest, ports: Ports): Promise<Outcome> {
  const limit = parseLimit(request.limit);
  const repository = await openRepository(request.folder);
  const ledger = await ports.openLedger(repository, await wantedRemote(repository, request.remote));
  const project = (await projectAtHand(repository, request.projectFile)) ?? (await projectOfBase(repository, request));
  const { at, csv } = request;
  const environment = await environmentOf(request, project, ledger);
  if (environment !== undefined)
    return await deployments({ environment, limit, csv, ...(at !== undefined && { at }) }, ledger);
  if (at !== undefined || csv) throw needsEnvironment(request.model, project);
  const records = openRecords(ledger, ownPaths(repository.root).records);
  const models =
    request.model === undefined ? undefined : modelsBehind(project ?? { models: new Map() }, request.model);
  const kinds = ['runs', 'evaluations'].flatMap((kind) => models?.map((model) => `${kind}/${model}/`) ?? [`${kind}/`]);
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
    text: () => {
      const shown = lines.map((line) => historyText(line, [...(project?.models.get(line.model)?.gates.keys() ?? [])]));
      return `${[...shown, sentence].map(escapeTerminal).join('\n')}\n`;
    },
  };
}

/** Also one that `mlops.yaml` no longer has, where something was deployed to it; of a name that is a model's, if asked for. */
async function environmentOf(
  { model: name, at, csv }: HistoryRequest,
  project: Project | undefined,
  ledger: Pick<Ledger, 'history'>,
): Promise<DeploymentsQuery['environment'] | undefined> {
  if (name === undefined) return undefined;
  const declared = project?.environments.get(name);
  if (declared !== undefined) {
    const { models = [] } = (await pastEnvironment(name, ledger)) ?? {};
    // A model may have another name by now, or be gone: what ran stays what ran.
    return { name, models: [...new Set([...declared.models, ...models])] };
  }
  const isModel = project?.models.has(name) === true && at === undefined && !csv;
  return isModel ? undefined : await pastEnvironment(name, ledger);
}

function needsEnvironment(named: string | undefined, project: Project | undefined): MlopsError {
  const names = [...(project?.environments.keys() ?? [])].join(', ') || 'none';
  const sentence = `--at and --csv are about an environment, and ${named === undefined ? 'none is named' : `${JSON.stringify(named)} is none`}; declared: ${names}.`;
  return MlopsError.of(commandReasons, 'no-such-environment', sentence);
}

/** The project in the work tree, for names and gates; a listing works without one, too. */
async function projectAtHand(repository: Repository, file: string): Promise<Project | undefined> {
  try {
    const texts = await projectTextsOnDisk(repository.root, file);
    return texts && loadProject(texts).project;
  } catch {
    return undefined;
  }
}

/** In a clone of an environment's branch there is none in the work tree. */
async function projectOfBase(repository: Repository, request: HistoryRequest): Promise<Project | undefined> {
  try {
    const { base } = await findHeads(repository, { remote: request.remote });
    const commit = await readCommit(repository.git, base.sha);
    const texts = await projectTexts(repository.git, commit, request.projectFile);
    return texts && loadProject(texts).project;
  } catch {
    return undefined;
  }
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit;
  throw MlopsError.of(commandReasons, 'bad-limit', `--limit takes a whole number from 1 to 10000, not "${text}".`);
}

function readLine(record: string, address: string, at: string, problems: Problem[]): readonly HistoryLine[] {
  try {
    const isRun = address.startsWith('runs/');
    return [isRun ? lineOfRun(runAt(address, record), at) : lineOfScores(scoresAt(address, record), at)];
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    problems.push(...error.problems.map((problem) => ({ ...problem, message: `${address}: ${problem.message}` })));
    return [];
  }
}
