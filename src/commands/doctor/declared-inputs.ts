import {
  builtRoot,
  type Dataset,
  entryOf,
  isBuilt,
  type Model,
  matcher,
  mayNameBelow,
  type Project,
} from '../../project/index.ts';
import type { Repository } from '../../repository/index.ts';
import { didYouMeanPath } from '../../support/nearest.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import { codePatterns } from '../situation/code-globs.ts';
import type { Finding } from './finding.ts';

/** Whether the files that `mlops.yaml` names are in the checkout: data, code of training and scoring, parameters. */
export async function inputFindings(repository: Repository, project: Project): Promise<readonly Finding[]> {
  // What lies where a command leaves a dataset is not read.
  const datasets = [...project.datasets.values()].filter(
    (dataset) => dataset.database === undefined && builtRoot(dataset, project.datasets) === undefined,
  );
  const builds = [...project.datasets.values()].filter(isBuilt);
  const files = await filesHere(repository, []);
  const ignored = await filesHere(repository, datasets.map(({ source }) => literalStart(source)).filter(Boolean));
  const here = [...new Set([...files, ...ignored])];
  const absent = [
    ...datasets.flatMap((dataset) => absentData(dataset, here)),
    ...[...project.models.values()].flatMap((model) => absentCode(entryOf(model), model, files)),
    ...builds.flatMap(({ name, build }) => absentCode(name, build, files)),
  ];
  // Models of one matrix name most of their files by the same line.
  const once = uniqueBy(absent, ({ says }) => says);
  return once.length > 0
    ? once
    : [{ what: 'inputs', state: 'ok', says: 'data, code and parameters that are named are here' }];
}

/** Files of the work tree, from the root; below `places` those that git ignores as well, since data may be such. */
async function filesHere({ git }: Repository, places: readonly string[]): Promise<readonly string[]> {
  const which = places.length === 0 ? ['--exclude-standard'] : [];
  const below = places.map((place) => `./${place}`); // no pathspec magic of git's
  const listed = await git.list(['ls-files', '-z', '--cached', '--others', ...which, '--', ...below]);
  const deleted = new Set(await git.list(['ls-files', '-z', '--deleted', '--', ...below]));
  return listed.filter((path) => !deleted.has(path));
}

/** `data/2024/*.csv` → `data/2024`; '' where the pattern begins at once. */
function literalStart(source: string): string {
  const parts = source.split('/');
  const glob = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
  return (glob === -1 ? parts : parts.slice(0, glob)).join('/');
}

/** A pointer of DVC stands for the data that it names, or for the folder in which it is; its list is not asked for here. */
function absentData({ name, source }: Dataset, here: readonly string[]): readonly Finding[] {
  const named = matcher(source);
  const stands = (path: string) => named(path) || mayNameBelow(source, path);
  const found = here.some((path) => named(path) || (path.endsWith('.dvc') && stands(path.slice(0, -'.dvc'.length))));
  return found ? [] : [absent('data', `${name}: no file here is ${source}`, source, here)];
}

function absentCode(name: string, step: Pick<Model, 'code' | 'params'>, files: readonly string[]): readonly Finding[] {
  const named = [...codePatterns(step).map(({ glob }) => glob), ...step.params.map(({ file }) => file)];
  return named
    .filter((glob) => !files.some(matcher(glob)))
    .map((glob) => absent('code', `${name}: no file here is ${glob}`, glob, files));
}

function absent(what: string, says: string, named: string, files: readonly string[]): Finding {
  const remedy = didYouMeanPath(named, files) ?? 'Bring the file back, or correct its name in mlops.yaml.';
  return { what, state: 'bad', says, remedy };
}
