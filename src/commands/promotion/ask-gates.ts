import {
  absoluteGates,
  concludeAnswers,
  type EnvironmentAnswer,
  environmentAnswers,
  notAsked,
  notCompared,
} from '../../gates/index.ts';
import { versionAddress } from '../../ledger/index.ts';
import type { EnvironmentGate, GateRule, Model } from '../../project/types.ts';
import { parseVersionRecord, promotionRecordText } from '../../promotion/index.ts';
import type { GateEvidence, GatesRecord, VersionRecord, VersionRef } from '../../promotion/types.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { type ModelPart, modelParts } from '../comparison/model-part.ts';
import { engineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { findSituation } from '../situation/find-situation.ts';
import type { Situation } from '../situation/situation.ts';
import { type GatesQuestion, type GatesSaid, gatesQuestion } from './gates-question.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { Board, Cell } from './read-board.ts';

/** Questions that an environment has before anything else is done, of cells that are to be acted on. */
export function openQuestions({ query }: Board, cells: readonly Cell[]): readonly GatesQuestion[] {
  return cells.flatMap(({ environment, model, promotion }) =>
    promotion.actions.flatMap((action) => {
      if (action.kind !== 'ask') return [];
      const version = query.versions.get(model)?.find((one) => one.version === action.version);
      return (version && gatesQuestion(query, environment.name, version)) ?? [];
    }),
  );
}

export interface AskingGates {
  /** About the tip of the default branch. */
  readonly request: ChangeRequest;
  readonly place: Pick<PromotionPlace, 'ledger'>;
  /** Those that were read, by model. */
  readonly versions: ReadonlyMap<string, readonly VersionRecord[]>;
  readonly ports: Ports;
}

/**
 * Asks the gates of environments, each against what is live now, and records what they say. A comparison reads rows, so that
 * nobody repeats it: whoever looks later reads the record, and sees the same bytes.
 * @returns of those that could not be asked this time, why; they are asked again
 */
export async function askGates(questions: readonly GatesQuestion[], asking: AskingGates): Promise<GatesSaid> {
  const { place, ports } = asking;
  const unable = new Map<string, { readonly unable: string }>();
  const records = new Map<string, GatesRecord>();
  for (const question of questions) {
    const { environment, version, address } = question;
    const title = `ask the gates of ${environment} about ${version.model} ${version.version}`;
    const said = await ports.progress.stage(title, () => answered(question, asking));
    if ('unable' in said) unable.set(address, said);
    else records.set(address, said);
  }
  if (records.size === 0) return unable;
  const texts = [...records].map(([address, record]) => ({ address, text: promotionRecordText(record) }));
  const about = [...records.values()].map((one) => `${one.model} ${one.version} for ${one.environment}`).join(', ');
  // Somebody else was faster: what stands there is the answer.
  const giveWay = (_: unknown, there: ReadonlyMap<string, string>) =>
    new Map([...there.keys()].map((address) => [address, 'drop' as const]));
  await place.ledger.write(texts, `Gates of ${about}`, giveWay);
  return unable;
}

/** The machine or a service, and not the version, is why nothing can be said. */
class Unable extends Error {}

async function answered(
  question: GatesQuestion,
  asking: AskingGates,
): Promise<GatesRecord | { readonly unable: string }> {
  const { environment, version } = question;
  const found: Found[] = [];
  try {
    for (const [against, rules] of Map.groupBy(question.rules, (rule) => rule.against)) {
      found.push(await askAgainst(against, rules, question, asking));
    }
  } catch (error) {
    if (error instanceof Unable) return { unable: error.message };
    throw error;
  }
  const concluded = concludeAnswers(found.flatMap(({ answers }) => answers));
  const doubt = found.flatMap((one) => one.doubt ?? [])[0];
  return {
    schemaVersion: 1,
    environment,
    model: version.model,
    version: version.version,
    digest: version.artifact.digest,
    ...(doubt !== undefined && concluded.verdict === 'pass' ? { verdict: 'unknown', sentence: doubt } : concluded),
    gates: found.flatMap(({ answers, against }) => answers.map((answer) => evidence(answer, environment, against))),
  };
}

interface Found {
  readonly answers: readonly EnvironmentAnswer[];
  readonly against?: GateEvidence['against'];
  /** Something else that keeps the answers from being believed. */
  readonly doubt?: string;
}

function evidence(
  { metric, verdict, sentence, relative }: EnvironmentAnswer,
  at: string,
  against: GateEvidence['against'],
): GateEvidence {
  return { metric, verdict, sentence, at, ...(relative && against && { against }) };
}

async function askAgainst(
  environment: string,
  rules: readonly EnvironmentGate[],
  { version, live: all }: GatesQuestion,
  asking: AskingGates,
): Promise<Found> {
  const { model } = version;
  const live = all.get(environment) ?? null;
  if (live === null) {
    const absolute = absoluteGates(rules);
    const because = `nothing of ${model} is live in ${environment}, so there is nothing to compare with.`;
    const rest = notCompared(rules, because);
    if (absolute.length === 0) return { answers: rest };
    const { answers, doubt } = await compared(version, null, absolute, asking);
    return { answers: [...answers, ...rest], ...(doubt !== undefined && { doubt }) };
  }
  const against = { environment, version: live.version };
  const before = await recorded(model, live, asking);
  if (before === undefined) {
    const because = `version ${live.version}, which is live in ${environment}, is not recorded.`;
    return { answers: notAsked(rules, because), against };
  }
  return { ...(await compared(version, before.commit, rules, asking)), against };
}

/** Of a live one that is older than those that were read, too. */
async function recorded(
  model: string,
  live: VersionRef,
  { versions, place }: AskingGates,
): Promise<VersionRecord | undefined> {
  const known = versions.get(model)?.find(({ version }) => version === live.version);
  const address = versionAddress(model, live.version);
  const text = known === undefined ? await place.ledger.read(address) : undefined;
  const found = known ?? (text === undefined ? undefined : parseVersionRecord(text, address));
  return found?.artifact.digest === live.digest ? found : undefined;
}

/** @param since commit of what is live; null: the value alone is asked */
async function compared(
  version: VersionRecord,
  since: string | null,
  rules: readonly EnvironmentGate[],
  { request, ports }: AskingGates,
): Promise<Omit<Found, 'against'>> {
  try {
    const situation = await findSituation(
      { ...request, head: version.commit, baseline: since, baselineKind: 'live-version' },
      ports,
    );
    const asked = withGates(situation, version.model, rules);
    await using engine = engineAtHand(ports, situation.own.engine);
    const others = [...situation.project.models.keys()].filter((name) => name !== version.model);
    const part = (await modelParts(asked, others, [], engine, ports)).find(({ model }) => model === version.model);
    return answersOf(part, rules, [...situation.problems, ...(part?.problems ?? [])], ports);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const away = whatIsAway(error.problems, ports);
    if (away !== undefined) throw new Unable(away.message);
    return { answers: notAsked(rules, `it cannot be asked: ${error.message}`) };
  }
}

/** A service that may be back in an hour. Bytes that the store does not hold are gone, which is an answer: unknown. */
export function whatIsAway(problems: readonly Problem[], { reasons }: Pick<Ports, 'reasons'>): Problem | undefined {
  return problems.find(({ reason }) => reasons.endsOf(reason) === 'unavailable' && reason !== 'store-missing');
}

function answersOf(
  part: ModelPart | undefined,
  rules: readonly EnvironmentGate[],
  problems: readonly Problem[],
  { reasons }: Pick<Ports, 'reasons'>,
): Omit<Found, 'against'> {
  const open = problems.filter(({ reason }) => reasons.endsOf(reason) !== 'pass');
  const away = whatIsAway(open, { reasons });
  if (away !== undefined) throw new Unable(away.message);
  const [first] = open;
  if (part === undefined || part.gates.length === 0) {
    return { answers: notAsked(rules, `it cannot be asked: ${first?.message ?? 'there is no result of it.'}`) };
  }
  return { answers: environmentAnswers(part.gates), ...(first !== undefined && { doubt: first.message }) };
}

/** The same comparison as everywhere, with the gates of the environment in place of those of a change. */
function withGates(situation: Situation, name: string, rules: readonly EnvironmentGate[]): Situation {
  const { candidate, project } = situation;
  const facts = candidate.facts.models.get(name);
  const model = project.models.get(name);
  if (facts === undefined || model === undefined) return situation;
  const gates = Map.groupBy<string, GateRule>(rules, ({ metric }) => metric);
  const asked = (one: Model): Model => ({ ...one, gates });
  const models = new Map([...candidate.facts.models, [name, { ...facts, model: asked(facts.model) }] as const]);
  return {
    ...situation,
    project: { ...project, models: new Map([...project.models, [name, asked(model)] as const]) },
    candidate: { ...candidate, facts: { ...candidate.facts, models } },
  };
}
