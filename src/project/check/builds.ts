import { didYouMean } from '../../support/nearest.ts';
import { builtFrom } from '../builds.ts';
import { type Context, entryPath } from '../normalize/context.ts';
import type { Build, Dataset, Project } from '../types.ts';
import { checkBuildSources } from './build-sources.ts';
import { checkTimeout } from './timeout.ts';

type Datasets = Project['datasets'];

/**
 * What commands that make datasets are said to read: it has to exist, to be files, and not to be made of what they make.
 * What they leave has to be theirs alone.
 */
export function checkBuilds(datasets: Datasets, context: Context): void {
  const told = new Set<string>();
  for (const dataset of datasets.values()) {
    if (dataset.build === undefined) continue;
    checkStep(dataset, dataset.build, context);
    dataset.build.from.forEach((name, index) => {
      checkFrom(dataset, name, index, datasets, context);
    });
    checkCircle(dataset, datasets, told, context);
  }
  checkBuildSources(datasets, context);
}

function checkStep({ path }: Dataset, { timeout, env, secrets }: Build, { list }: Context): void {
  const at = [...path, 'build'];
  checkTimeout(timeout, [...at, 'timeout'], list);
  for (const name of secrets) {
    if (!env.has(name)) continue;
    list.add('contradiction', [...at, 'secrets'], `\`${name}\` is both in \`env\` and in \`secrets\``);
  }
}

function checkFrom(
  { path }: Dataset,
  name: string,
  index: number,
  datasets: Datasets,
  { list, names, written }: Context,
): void {
  const entry = written.datasets?.[String(path[1])];
  const at = entryPath([...path, 'from'], typeof entry === 'object' ? entry.from : undefined, index);
  if (!names.datasets.has(name)) {
    const declared = [...names.datasets].filter((other) => other !== path[1]);
    const message = `there is no dataset \`${name}\`; declared: ${declared.join(', ') || 'none'}`;
    list.add('unknown-dataset', at, message, { value: true, remedy: didYouMean(name, declared) });
  } else if (datasets.get(name)?.format.kind === 'table') {
    const message = `\`${name}\` is rows of a database, and a command that makes a dataset takes files`;
    list.add('database-for-model', at, message, { value: true });
  }
}

/** Each circle once, at the dataset of it that stands first, with all of its members. */
function checkCircle(dataset: Dataset, datasets: Datasets, told: Set<string>, { list }: Context): void {
  const way = wayBack(dataset, datasets);
  if (way === undefined || way.some((name) => told.has(name))) return;
  for (const name of way) told.add(name);
  const circle = [...way, dataset.name].join(' → ');
  const message = way.length === 1 ? 'is made from itself' : `is made from itself in the end: ${circle}`;
  list.add('build-circle', [...dataset.path, 'from'], message);
}

/** The shortest way from a dataset back to itself, along what each is made from; undefined where there is none. */
function wayBack(dataset: Dataset, datasets: Datasets): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[dataset.name]];
  while (ways.length > 0) {
    const next: (readonly string[])[] = [];
    for (const way of ways) {
      for (const name of builtFrom(datasets.get(way.at(-1) ?? ''))) {
        if (name === dataset.name) return way;
        if (seen.has(name)) continue;
        seen.add(name);
        next.push([...way, name]);
      }
    }
    ways = next;
  }
  return undefined;
}
