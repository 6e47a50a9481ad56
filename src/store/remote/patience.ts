import { type Patience, withPatience } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { storeReasons } from '../reasons.ts';

export { type Pace, type Patience, realTime, Transient } from '../../support/patience.ts';

/**
 * Does what is safe to repeat until it is done.
 * @param what who is asked, the beginning of a sentence: "registry ghcr.io/acme/models"
 * @throws MlopsError store-unreachable
 */
export function patiently<Value>(what: string, attempt: () => Promise<Value>, patience: Patience): Promise<Value> {
  return withPatience(attempt, patience, (why) =>
    MlopsError.of(storeReasons, 'store-unreachable', `The ${what} does not answer: ${why}.`),
  );
}
