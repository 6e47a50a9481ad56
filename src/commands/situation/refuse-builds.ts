import { isBuilt } from '../../project/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { ChangeRequest } from './change-request.ts';
import type { Sides } from './sides.ts';

/**
 * Where no job makes datasets, nothing is said about a project that needs it: what rests on them would stay unknown with
 * every push. Errors: builds-not-on-github, all datasets at once.
 */
export function refuseBuilds({ builds }: ChangeRequest, { project, head }: Pick<Sides, 'project' | 'head'>): void {
  if (builds !== 'refused') return;
  const reason: keyof typeof commandReasons = 'builds-not-on-github';
  const problems = [...project.datasets.values()].filter(isBuilt).map((dataset): Problem => {
    const message = `${dataset.name} is made by a command, which no job of this version runs.`;
    const place = head.places.at([...dataset.path, 'build']);
    return { reason, message, ...(head.project.datasets.has(dataset.name) && { place }) };
  });
  if (problems.length > 0) throw new MlopsError('input', problems);
}
