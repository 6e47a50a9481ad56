import type { Dataset, Model } from '../../../src/project/index.ts';
import { load, withDataset, withModel } from '../support.ts';

/** The model `m` of a project with such text below its name. */
export function model(text: string, datasets = ''): Model {
  const found = load(withModel(text, datasets)).project.models.get('m');
  if (!found) throw new Error('no model');
  return found;
}

/** The dataset `d` of a project with such text behind its name. */
export function dataset(text: string): Dataset | undefined {
  return load(withDataset(text)).project.datasets.get('d');
}
