import { dataReasons } from '../../data/index.ts';
import type { Dataset } from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { Situation } from './situation.ts';

type Around = Pick<Situation, 'judged' | 'policy' | 'request'>;

/**
 * A pull request names variables and queries, and what the variables hold is not its own: in a workflow those alone are used
 * that a dataset of the base branch names, and for a fork none. On somebody's machine they are those of who started the
 * command. Errors: database-not-trusted.
 */
export function refuseDatabase({ judged, policy, request }: Around, origin: Ports['origin'], dataset: Dataset): void {
  const { database, name } = dataset;
  if (database === undefined) return;
  if (request.fork !== undefined) throw refused(`${name}: for a change of a fork no database is asked.`);
  if (origin === 'local' || judged.candidate.kind === 'default-branch') return;
  const { scheme, variable } = database.place;
  const isNamed = [...(policy?.datasets.values() ?? [])].some(
    ({ database: of }) => of?.place.scheme === scheme && of.place.variable === variable,
  );
  if (!isNamed) throw refused(`${name}: no dataset of ${judged.policy.branch} is in the database of ${variable}.`);
}

function refused(sentence: string): MlopsError {
  return MlopsError.of(dataReasons, 'database-not-trusted', sentence);
}
