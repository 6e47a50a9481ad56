import { deploymentHistory } from '../promotion/index.ts';
import type { HoldRecord } from '../promotion/types.ts';
import { escapeTerminal, oneLine } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import {
  environmentNamed,
  modelNamed,
  openPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { type EnvironmentState, readEnvironments } from './promotion/read-environments.ts';
import { readVersions } from './promotion/read-versions.ts';
import { recordHold } from './promotion/record-hold.ts';
import { releasedNow } from './promotion/released.ts';
import { versionNamed, type Wish } from './promotion/wishes.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

export interface HoldRequest extends PromotionRequest {
  readonly what: HoldRecord['what'];
  readonly environment: string;
  /** Without a version: the one that is released there. */
  readonly wish: Wish;
  /** Every version of the model, also those to come. */
  readonly all: boolean;
  readonly because: string;
}

/**
 * Keeps automation from promoting a version to an environment, or lets it do so again. Said twice it is recorded once.
 * Errors: reason-missing, not-held, no-such-version, no-such-environment, not-in-environment.
 */
export async function hold(request: HoldRequest, ports: Ports): Promise<Outcome> {
  const because = oneLine(request.because);
  if (because === '') {
    const sentence = `Why is ${request.wish.model} ${request.what === 'hold' ? 'held' : 'released'}? It has to be said.`;
    throw MlopsError.of(commandReasons, 'reason-missing', sentence);
  }
  const place = await openPromotion(request, ports);
  const environment = environmentNamed(place.project, request.environment);
  const model = modelNamed(environment, request.wish.model);
  const [state] = await readEnvironments(place, [{ ...environment, models: [model] }]);
  if (state === undefined) throw new TypeError('one environment gives one state');
  const subject = await subjectOf(request, place, state);
  const said = state.holds.get(model) ?? [];
  const last = said.findLast(({ digests }) => String(digests) === String(subject.digests));
  if (request.what === 'release' && last === undefined) {
    const sentence = `Nothing holds ${subject.title} in ${environment.name}.`;
    throw MlopsError.of(commandReasons, 'not-held', sentence);
  }
  const verb = request.what === 'hold' ? 'held' : 'released';
  const steps = stepsAfter(request.what, subject, state, model);
  if (last?.what === request.what) {
    const sentence = `${subject.title} is ${verb} in ${environment.name} already, by ${last.by}: ${last.because}`;
    return told('hold-unchanged', sentence, { record: last, steps });
  }
  const word = { what: request.what, digests: subject.digests, by: place.by, because };
  const record = await recordHold(place, { environment, model, said }, word);
  const sentence = `${subject.title} is ${verb} in ${environment.name}: ${because}`;
  return told(verb, sentence, { record, steps });
}

interface Subject {
  readonly digests: HoldRecord['digests'];
  /** "delay 7", "every version of delay". */
  readonly title: string;
  /** As commands take it: "delay@7", "delay --all". */
  readonly operand: string;
}

async function subjectOf({ wish, all }: HoldRequest, place: PromotionPlace, state: EnvironmentState): Promise<Subject> {
  const { model } = wish;
  if (all) return { digests: 'all', title: `every version of ${model}`, operand: `${model} --all` };
  const versions = (await readVersions(place.ledger, [model])).get(model) ?? [];
  const number = wish.version ?? releasedVersion(model, state);
  const { version, artifact } = versionNamed(model, number, versions);
  return { digests: [artifact.digest], title: `${model} ${version}`, operand: `${model}@${version}` };
}

/** What the branch says now. */
function releasedVersion(model: string, state: EnvironmentState): number {
  const now = releasedNow(state, model);
  if (now !== undefined) return now.release.version;
  const sentence = `${state.environment.name} releases no version of ${model}, so one has to be named: ${model}@<version>.`;
  throw MlopsError.of(commandReasons, 'no-such-version', sentence);
}

/** A hold takes nothing down, which whoever is in a hurry may expect. */
function stepsAfter(
  what: HoldRecord['what'],
  { digests, operand }: Subject,
  { environment: { name }, deployments }: EnvironmentState,
  model: string,
): readonly string[] {
  if (what === 'release') return ['next: mlops promote'];
  const { live } = deploymentHistory(deployments.get(model) ?? [], Date.now());
  const isLive = live !== undefined && (digests === 'all' || digests.includes(live.digest));
  return [
    ...(isLive
      ? [`Version ${live.version} stays live. To take it back: mlops rollback ${name} ${model} --because "<why>"`]
      : []),
    `to let it go: mlops release ${name} ${operand} --because "<why>"`,
  ];
}

interface Told {
  readonly record: HoldRecord;
  readonly steps: readonly string[];
}

function told(reason: string, sentence: string, { record, steps }: Told): Outcome {
  return {
    ends: 'pass',
    reason,
    sentence,
    problems: [],
    data: { record },
    text: () => `${[sentence, ...steps.map((step) => `  ${step}`)].map(escapeTerminal).join('\n')}\n`,
  };
}
