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
  if (last?.what === request.what) {
    const sentence = `${subject.title} is ${verb} in ${environment.name} already, by ${last.by}: ${last.because}`;
    return told('hold-unchanged', sentence, last);
  }
  const word = { what: request.what, digests: subject.digests, by: place.by, because };
  const record = await recordHold(place, { environment, model, said }, word);
  const sentence = `${subject.title} is ${verb} in ${environment.name}: ${because}`;
  return told(verb, sentence, record);
}

interface Subject {
  readonly digests: HoldRecord['digests'];
  /** "delay 7", "every version of delay". */
  readonly title: string;
}

async function subjectOf({ wish, all }: HoldRequest, place: PromotionPlace, state: EnvironmentState): Promise<Subject> {
  const { model } = wish;
  if (all) return { digests: 'all', title: `every version of ${model}` };
  const versions = (await readVersions(place.ledger, [model])).get(model) ?? [];
  const number = wish.version ?? releasedVersion(model, state);
  const { version, artifact } = versionNamed(model, number, versions);
  return { digests: [artifact.digest], title: `${model} ${version}` };
}

/** What the branch says now. */
function releasedVersion(model: string, state: EnvironmentState): number {
  const now = releasedNow(state, model);
  if (now !== undefined) return now.release.version;
  const sentence = `${state.environment.name} releases no version of ${model}, so one has to be named: ${model}@<version>.`;
  throw MlopsError.of(commandReasons, 'no-such-version', sentence);
}

function told(reason: string, sentence: string, record: HoldRecord): Outcome {
  return {
    ends: 'pass',
    reason,
    sentence,
    problems: [],
    data: { record },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}
