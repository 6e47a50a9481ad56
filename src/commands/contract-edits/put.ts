import type { ProjectPath } from '../../project/index.ts';
import { isScalarAt, withTable, withValue, writtenAt } from '../../project/index.ts';
import { yamlScalar } from '../init/yaml.ts';

/**
 * Gives the key at a path a value, as it is written on one line; tables on the way that are not there yet are made.
 * Undefined where the text is written in a way that a person has to change.
 */
export function put(text: string, path: ProjectPath, value: string): string | undefined {
  const [key, above] = [path.at(-1), path.slice(0, -1)];
  if (key === undefined || above.length === 0) return undefined;
  const name = yamlScalar(String(key));
  const there = withValue(text, above, name, value);
  if (there !== undefined) return there;
  if (isScalarAt(text, above)) return isDataset(above) ? inPlaceOfSource(text, above, `${name}: ${value}`) : undefined;
  return put(text, above, `{ ${name}: ${value} }`);
}

function isDataset(path: ProjectPath): boolean {
  return path.length === 2 && path[0] === 'datasets';
}

/** `rides: data/rides.csv` becomes a table. */
function inPlaceOfSource(text: string, path: ProjectPath, line: string): string | undefined {
  const source = writtenAt(text, path);
  return typeof source === 'string' ? withTable(text, path, [`source: ${yamlScalar(source)}`, line]) : undefined;
}
