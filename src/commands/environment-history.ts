import { deploymentAddress, deploymentsFolder, type Ledger } from '../ledger/index.ts';
import type { Environment } from '../project/index.ts';
import { deploymentHistory, type Live, parseDeploymentRecord } from '../promotion/index.ts';
import type { DeploymentRecord } from '../promotion/types.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { deploymentLine, deploymentsCsv, whoAndWhat } from './deployment-lines.ts';
import { type Origins, withOrigin } from './deployment-origin.ts';
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
  if (query.at !== undefined) {
    const found = liveAt(query.environment, records, instantOf(query.at));
    const origins = await withOrigin(
      found.flatMap(({ record }) => record ?? []),
      ledger,
    );
    return liveOutcome(query, found, origins);
  }
  const newest = records.toSorted((a, b) => (a.endedAt < b.endedAt ? 1 : -1)).slice(0, query.limit);
  const origins = await withOrigin(newest, ledger);
  const { shown } = origins;
  const sentence =
    shown.length === 0
      ? `Nothing was deployed to ${query.environment.name} yet.`
      : `${shown.length} deployment${shown.length === 1 ? '' : 's'} to ${query.environment.name}.`;
  const data = { environment: query.environment.name, deployments: shown };
  return outcome({ sentence, data, origins }, () =>
    query.csv ? deploymentsCsv(shown) : [...shown.map(deploymentLine), sentence].map(escapeTerminal).join('\n'),
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

interface LiveThen {
  readonly model: string;
  readonly live: Live | undefined;
  /** What brought it, as far as that is known. */
  readonly record: DeploymentRecord | undefined;
}

function liveAt({ models }: DeployedTo, records: readonly DeploymentRecord[], at: number): readonly LiveThen[] {
  const until = records.filter(({ endedAt }) => Date.parse(endedAt) <= at);
  return models.map((model) => {
    const own = until.filter((record) => record.model === model);
    const { live } = deploymentHistory(own, at);
    const record =
      live &&
      own.findLast(
        ({ version, digest, outcome: how }) => how !== 'failed' && version === live.version && digest === live.digest,
      );
    return { model, live, record };
  });
}

function liveOutcome(
  { environment: { name }, at = '', csv }: DeploymentsQuery,
  found: readonly LiveThen[],
  origins: Origins,
): Outcome {
  const when = new Date(Math.min(instantOf(at), Date.now())).toISOString();
  const sentence = `What was live in ${name} at ${when.slice(0, 16).replace('T', ' ')} UTC.`;
  const byModel = new Map(origins.shown.map((one) => [one.model, one]));
  const data = {
    environment: name,
    at: when,
    live: found.map(({ model, live }) => ({
      model,
      version: live?.version ?? null,
      deployment: byModel.get(model) ?? null,
    })),
  };
  return outcome({ sentence, data, origins }, () => {
    if (csv) return deploymentsCsv(origins.shown);
    const lines = found.map(({ model, live }) => {
      if (live === undefined) return `${model}: nothing was live`;
      const since = new Date(live.since).toISOString().slice(0, 16).replace('T', ' ');
      const brought = byModel.get(model);
      return `${model} ${live.version}, live since ${since} UTC${brought === undefined ? '' : `, brought ${whoAndWhat(brought).join(', ')}`}`;
    });
    return [sentence, ...lines].map(escapeTerminal).join('\n');
  });
}

/** The end of a day, or a moment. @throws MlopsError bad-moment */
function instantOf(text: string): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const found = isDay || isTime ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text) : Number.NaN;
  // A day that its month does not have is another one to the parser.
  if (!Number.isNaN(found) && (!isDay || new Date(found).toISOString().startsWith(text))) return found;
  // The clock of whoever asks may be another one; that of the listing is UTC.
  const inUtc = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(text) ? `${text.replace(' ', 'T')}Z` : undefined;
  const meant =
    inUtc !== undefined && !Number.isNaN(Date.parse(inUtc))
      ? { remedy: `In UTC, as \`mlops history\` shows times, that is \`--at ${inUtc}\`.` }
      : {};
  const sentence = `--at takes a day (2026-11-22) or a time with its zone (2026-11-22T09:00:00Z), not "${text}".`;
  throw MlopsError.of(commandReasons, 'bad-moment', sentence, meant);
}

interface Listed {
  readonly sentence: string;
  readonly data: unknown;
  readonly origins: Origins;
}

function outcome({ sentence, data, origins: { problems } }: Listed, text: () => string): Outcome {
  const [first] = problems;
  return {
    ends: first === undefined ? 'pass' : 'unknown',
    reason: first?.reason ?? 'listed',
    ...{ sentence, problems, data },
    text: () => `${text()}\n`,
  };
}
