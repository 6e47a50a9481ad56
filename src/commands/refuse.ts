import type { MlopsError, Problem } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import { publishFailure } from './reporting/publish-failure.ts';
import type { ChangeRequest } from './situation/change-request.ts';

/**
 * Says on check and comment of a pull request why its change is not judged, where that is known before anything of it is
 * looked at.
 * @returns what kept it from that
 */
export function refuse(change: ChangeRequest, error: MlopsError, ports: Ports): Promise<readonly Problem[]> {
  return publishFailure(change, 'pull-request', error, ports);
}
