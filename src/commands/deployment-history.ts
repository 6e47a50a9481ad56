import { deploymentAddress, deploymentsFolder, type Ledger } from '../ledger/index.ts';
import type { Environment } from '../project/index.ts';
import { deploymentHistory, parseDeploymentRecord } from '../promotion/index.ts';
import type { DeploymentRecord } from '../promotion/types.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { numbersOf } from './promotion/read-versions.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

/** An environment, and which models were deployed to it. */
type DeployedTo = Pick<Environment, 'name' | 'models'>;

export interface DeploymentsQuery {
  readonly environment: DeployedTo;
  /** As it stands on the command line: an ISO 8601 date or time; a date means its end, in UTC. */
  readonly at?: string;
  readonly csv: boolean;
  readonly limit: number;
}

/** What was deployed to an environment, newest first; or, for a moment, what was live then. */
export async function deployments(
  query: DeploymentsQuery,
  ledger: Pick<Ledger, 'list' | 'readMany'>,
): Promise<Outcome> {
  const records = await readAll(query.environment, ledger);
  if (query.at !== undefined) return liveAt(query.environment, records, instantOf(query.at), query.csv);
  const shown = records.toSorted((a, b) => (a.endedAt < b.endedAt ? 1 : -1)).slice(0, query.limit);
  const sentence =
    shown.length === 0
      ? `Nothing was deployed to ${query.environment.name} yet.`
      : `${shown.length} deployment${shown.length === 1 ? '' : 's'} to ${query.environment.name}.`;
  return outcome(sentence, { environment: query.environment.name, deployments: shown }, () =>
    query.csv ? csvOf(shown) : [...shown.map(lineOf), sentence].map(escapeTerminal).join('\n'),
  );
}

async function readAll({ name, models }: DeployedTo, ledger: Pick<Ledger, 'list' | 'readMany'>) {
  const names = await ledger.list(models.map((model) => deploymentsFolder(name, model)));
  const addresses = models.flatMap((model) =>
    numbersOf(names.get(deploymentsFolder(name, model))).map((number) => deploymentAddress(name, model, number)),
  );
  const texts = await ledger.readMany(addresses);
  return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? '', address));
}

function liveAt({ name, models }: DeployedTo, records: readonly DeploymentRecord[], at: number, csv: boolean): Outcome {
  const until = records.filter(({ endedAt }) => Date.parse(endedAt) <= at);
  const when = new Date(Math.min(at, Date.now())).toISOString();
  const found = models.map((model) => {
    const own = until.filter((record) => record.model === model);
    const { live } = deploymentHistory(own, at);
    const record =
      live &&
      own.findLast(
        ({ version, digest, outcome: how }) => how !== 'failed' && version === live.version && digest === live.digest,
      );
    return { model, live, record };
  });
  const sentence = `What was live in ${name} at ${when.slice(0, 16).replace('T', ' ')} UTC.`;
  const data = {
    environment: name,
    at: when,
    live: found.map(({ model, live, record }) => ({
      model,
      version: live?.version ?? null,
      deployment: record ?? null,
    })),
  };
  return outcome(sentence, data, () => {
    if (csv) return csvOf(found.flatMap(({ record }) => record ?? []));
    const lines = found.map(({ model, live, record }) => {
      if (live === undefined) return `${model}: nothing was live`;
      const since = new Date(live.since).toISOString().slice(0, 16).replace('T', ' ');
      const who = record === undefined ? '' : `, brought by ${record.by}, commit ${record.commit.slice(0, 7)}`;
      return `${model} ${live.version}, live since ${since} UTC${who}`;
    });
    return [sentence, ...lines].map(escapeTerminal).join('\n');
  });
}

/** "2026-11-22 21:10  delay 4  verified  by Ada <ada@example.org>  commit 3f2a91c"; of what failed also why. */
function lineOf({ endedAt, model, version, outcome: how, by, commit, sentence }: DeploymentRecord): string {
  const when = endedAt.slice(0, 16).replace('T', ' ');
  const why = how === 'failed' ? `  ${sentence}` : '';
  return `${when}  ${model} ${version}  ${how.padEnd(8)}  by ${by}  commit ${commit.slice(0, 7)}${why}`;
}

const columns = [
  'environment',
  'model',
  'number',
  'version',
  'outcome',
  'startedAt',
  'endedAt',
  'by',
  'commit',
  'release',
  'digest',
  'reason',
  'sentence',
] as const satisfies readonly (keyof DeploymentRecord)[];

/** RFC 4180, with what a spreadsheet would take for a formula kept a text. */
function csvOf(records: readonly DeploymentRecord[]): string {
  const rows = records.map((record) => columns.map((column) => cellOf(String(record[column]))).join(','));
  return [columns.join(','), ...rows].join('\r\n');
}

function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The end of a day, or a moment. @throws MlopsError bad-moment */
function instantOf(text: string): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const found = isDay || isTime ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text) : Number.NaN;
  // A day that its month does not have is another one to the parser.
  if (!Number.isNaN(found) && (!isDay || new Date(found).toISOString().startsWith(text))) return found;
  const sentence = `--at takes a day (2026-11-22) or a time with its zone (2026-11-22T09:00:00Z), not "${text}".`;
  throw MlopsError.of(commandReasons, 'bad-moment', sentence);
}

function outcome(sentence: string, data: unknown, text: () => string): Outcome {
  return { ends: 'pass', reason: 'listed', sentence, problems: [], data, text: () => `${text()}\n` };
}
