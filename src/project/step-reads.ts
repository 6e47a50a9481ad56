import { trainingRoles } from './fingerprint.ts';
import type { ModelStep } from './plan.ts';
import type { Model } from './types.ts';

/**
 * Names of the datasets of its own commit whose files a step of a model reads. What nobody trains is scored with its data
 * at hand. The rows that are scored are the candidate's, whichever side's model it is, and are not among them.
 */
export function readByStep({ kind }: Pick<ModelStep, 'kind'>, model: Model): readonly string[] {
  if (kind === 'evaluate' && model.train.run !== undefined) return [];
  return trainingRoles(model).map(([, dataset]) => dataset);
}
