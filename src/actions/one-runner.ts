import { isDeepStrictEqual } from 'node:util';
import type { PlanOutcome } from '../commands/plan.ts';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

type Build = PlanOutcome['builds'][number];

/** The machine that makes a group of datasets. Errors: `builds-on-several-runners`. */
export function oneRunner({ runners }: Pick<Build, 'runners'>): Build['runners'][number]['runsOn'] {
  const [first, ...others] = runners;
  if (first === undefined) throw new TypeError('a group with nothing to make has no job');
  const other = others.find(({ runsOn }) => !isDeepStrictEqual(runsOn, first.runsOn));
  if (other === undefined) return first.runsOn;
  const said = [first, other].map(({ dataset, runsOn }) => `${dataset} on ${JSON.stringify(runsOn)}`).join(', ');
  const sentence = `${said}: datasets whose commands read what the others make are made by one job, on one machine.`;
  throw MlopsError.of(actionReasons, 'builds-on-several-runners', sentence);
}
