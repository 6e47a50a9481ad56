import { gatesAddress, type Ledger } from '../../ledger/index.ts';
import type { Project } from '../../project/index.ts';
import type { EnvironmentGate } from '../../project/types.ts';
import { deploymentHistory, parseGatesRecord } from '../../promotion/index.ts';
import type { GatesRecord, VersionRecord, VersionRef } from '../../promotion/types.ts';
import { canonicalJson, sha256 } from '../../support/canonical.ts';
import type { EnvironmentState } from './read-environments.ts';

/** What the gates of an environment are asked: about which version, against what is live where. */
export interface GatesQuestion {
  readonly environment: string;
  readonly version: VersionRecord;
  readonly rules: readonly EnvironmentGate[];
  /** Environment that is compared with → what is live there; null: nothing, or nobody knows. */
  readonly live: ReadonlyMap<string, VersionRef | null>;
  /** Where the answer is on the ledger. Everything above is in it: another question has another address. */
  readonly address: string;
}

/** Address → what was said, or why it could not be asked this time. */
export type GatesSaid = ReadonlyMap<string, GatesRecord | { readonly unable: string }>;

export interface GatesQuery {
  readonly project: Pick<Project, 'models'>;
  readonly states: ReadonlyMap<string, EnvironmentState>;
  readonly now: string;
}

/** The gates of one environment for a model, as the tip of the default branch has them. */
export function environmentGates({ models }: Pick<Project, 'models'>, environment: string, model: string) {
  return (models.get(model)?.environmentGates ?? []).filter(({ at }) => at === environment);
}

/** Environments that the gates of these compare with. */
export function comparedWith({ models }: Pick<Project, 'models'>, environments: readonly string[]): readonly string[] {
  const all = [...models.values()].flatMap((model) => model.environmentGates);
  return all.filter(({ at }) => environments.includes(at)).map(({ against }) => against);
}

/** What has to be asked before a version is promoted into an environment; undefined: it has no gates for the model. */
export function gatesQuestion(
  query: GatesQuery,
  environment: string,
  version: VersionRecord,
): GatesQuestion | undefined {
  const rules = environmentGates(query.project, environment, version.model);
  if (rules.length === 0) return undefined;
  const relative = rules.filter(({ maxWorse, minBetter }) => maxWorse !== undefined || minBetter !== undefined);
  const live = new Map(relative.map(({ against }) => [against, liveIn(query, against, version.model)] as const));
  const { commit, fingerprint, evaluation, artifact } = version;
  const asked = {
    version: { version: version.version, commit, fingerprint, evaluation, digest: artifact.digest },
    live: Object.fromEntries(live),
    rules: rules.map(({ path: _, ...rule }) => rule),
  };
  const address = gatesAddress(environment, version.model, sha256(canonicalJson(asked)));
  return { environment, version, rules, live, address };
}

/** What is recorded of these questions, in one look. Errors: those of a record that cannot be read. */
export async function readGates(
  ledger: Pick<Ledger, 'readMany'>,
  questions: readonly GatesQuestion[],
): Promise<ReadonlyMap<string, GatesRecord>> {
  if (questions.length === 0) return new Map();
  const texts = await ledger.readMany(questions.map(({ address }) => address));
  return new Map([...texts].map(([address, text]) => [address, parseGatesRecord(text, address)]));
}

function liveIn({ states, now }: GatesQuery, environment: string, model: string): VersionRef | null {
  const state = states.get(environment);
  if (state === undefined) throw new TypeError(`${environment} was not read`);
  const { live } = deploymentHistory(state.deployments.get(model) ?? [], Date.parse(now));
  return live === undefined ? null : { version: live.version, digest: live.digest };
}
