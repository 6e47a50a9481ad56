import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** @param what the variable */
export function notSet(what: string): MlopsError {
  return MlopsError.of(dataReasons, 'database-not-set', `${what} is not set.`);
}
