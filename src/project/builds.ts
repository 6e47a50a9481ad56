import type { Build, Dataset, Project } from './types.ts';

type Datasets = Project['datasets'];

/** A dataset that a command makes. */
export interface BuiltDataset extends Dataset {
  readonly build: Build;
}

export function isBuilt(dataset: Dataset | undefined): dataset is BuiltDataset {
  return dataset?.build !== undefined;
}

/** Names of the datasets that one is made from directly: those of its command, or the one that it is a view of. */
export function builtFrom(dataset: Dataset | undefined): readonly string[] {
  return dataset?.build?.from ?? (dataset?.view === undefined ? [] : [dataset.view.from]);
}

/** The dataset itself, or the one whose files a view has, where a command makes it. */
export function builtRoot(dataset: Dataset, datasets: Datasets): BuiltDataset | undefined {
  const root = dataset.view === undefined ? dataset : datasets.get(dataset.view.root);
  return isBuilt(root) ? root : undefined;
}

/**
 * The built datasets that these rest on, however far below, in an order in which they can be made. Circles were refused
 * when the project was loaded.
 */
export function buildsBelow(names: Iterable<string>, datasets: Datasets): readonly BuiltDataset[] {
  const found = new Map<string, BuiltDataset>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const dataset = datasets.get(name);
    for (const other of builtFrom(dataset)) visit(other);
    if (isBuilt(dataset)) found.set(name, dataset);
  };
  for (const name of names) visit(name);
  return [...found.values()];
}

/**
 * Names of the datasets that the command of one reads as a whole, however far below. Of a view it reads only some rows, so
 * the dataset below that is none of them; what that one is made of is.
 */
export function madeOf(name: string, datasets: Datasets): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (one: string): void => {
    const dataset = datasets.get(one);
    const root = dataset && builtRoot(dataset, datasets);
    if (root === undefined || seen.has(root.name)) return;
    seen.add(root.name);
    for (const from of root.build.from) {
      found.add(from);
      visit(from);
    }
  };
  visit(name);
  return found;
}

/**
 * Of the built datasets that these rest on, those that have to be made before they can be read, in order: what is there
 * asks for nothing below it.
 */
export function buildsMissing(
  names: Iterable<string>,
  datasets: Datasets,
  isThere: (name: string) => boolean,
): readonly BuiltDataset[] {
  const found = new Map<string, BuiltDataset>();
  const visit = (name: string): void => {
    const dataset = datasets.get(name);
    if (found.has(name) || (isBuilt(dataset) && isThere(name))) return;
    for (const other of builtFrom(dataset)) visit(other);
    if (isBuilt(dataset)) found.set(name, dataset);
  };
  for (const name of names) visit(name);
  return [...found.values()];
}
