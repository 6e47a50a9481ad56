import { isAddress } from '../../support/source-address.ts';
import type { Context } from '../normalize/context.ts';
import { formatPath } from '../problem-list.ts';
import { nameSameFile } from '../same-files.ts';
import type { Dataset, Project, ProjectPath } from '../types.ts';

/**
 * Where commands leave datasets nobody else may have files: of two that come to one step, one would lie over the other.
 * Each pair once, at the one that stands last and is made by a command.
 */
export function checkBuildSources(datasets: Project['datasets'], { list }: Context): void {
  // One without a source is told elsewhere.
  const withFiles = [...datasets.values()].filter((one) => hasPaths(one) && !list.touches(placeOf(one)));
  withFiles.forEach((dataset, index) => {
    for (const before of withFiles.slice(0, index)) {
      const [made, other] = dataset.build === undefined ? [before, dataset] : [dataset, before];
      if (made.build === undefined || !nameSameFile(made.source, other.source)) continue;
      const { file, line } = list.placeOf(placeOf(other));
      const whose = `${formatPath(placeOf(other))} (\`${other.source}\`, ${file}:${line})`;
      const whom = other.build === undefined ? `a file of ${whose}` : `one that the command of ${whose} leaves`;
      const message = `where the command leaves \`${made.source}\` may also lie ${whom}: one would overwrite the other`;
      list.add('build-over-dataset', placeOf(made), message, { value: true, remedy: remedyOf(made, other) });
    }
  });
}

/** Rows of a database and objects behind an address have no path of the repository, and a view has none of its own. */
function hasPaths({ view, database, source }: Dataset): boolean {
  return source !== '' && view === undefined && database === undefined && !isAddress(source);
}

function placeOf({ implicit, path }: Dataset): ProjectPath {
  return implicit ? path : [...path, 'source'];
}

function remedyOf(made: Dataset, other: Dataset): string {
  if (other.implicit) return `Write \`${made.name}\` there, if that is meant; else let the command write another file.`;
  return 'Let each command leave its files where no other dataset has any, as in a folder of its own.';
}
