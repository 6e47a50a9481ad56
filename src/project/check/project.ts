import type { Context } from '../normalize/context.ts';
import type { Project } from '../types.ts';
import { checkBuilds } from './builds.ts';
import { checkDatasetEntry } from './dataset.ts';
import { checkEnvironments } from './environments.ts';
import { checkGates } from './gates.ts';
import { checkModel } from './model.ts';
import { checkNeeds } from './needs.ts';
import { checkTags } from './tags.ts';

/** What the form alone cannot tell: names that must exist, limits that cannot both hold, gates that judge nothing. */
export function checkProject(project: Project, context: Context): void {
  const { list, names } = context;
  if (names.datasets.size === 0 && names.models.size === 0) {
    list.add('nothing-declared', [], 'neither `datasets` nor `models` declares anything');
  }
  for (const dataset of project.datasets.values())
    if (!dataset.implicit) checkDatasetEntry(dataset, project.datasets, list);
  checkBuilds(project.datasets, context);
  for (const model of project.models.values()) {
    checkModel(model, project, context);
    checkGates(model, list);
  }
  checkNeeds(project, context);
  checkEnvironments(project, context);
  checkTags(context);
}
