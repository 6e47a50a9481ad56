import { MlopsError, type Problem } from '../../support/problem.ts';
import { readDocument } from '../document.ts';
import type { Places } from '../places.ts';
import { found } from '../schema/found.ts';

/** The version of the project format that this code reads. */
export const projectVersion = 1;

export type Table = Readonly<Record<string, unknown>>;

/** One file as a table of keys, with its places. */
export interface ReadFile {
  readonly file: string;
  readonly value: Table;
  readonly places: Places;
  /** Doubled and forbidden keys. */
  readonly problems: readonly Problem[];
}

/**
 * Reads one file of a project.
 * @throws MlopsError where nothing more can be said about it: no YAML, empty, no table, of a newer version
 */
export function readFile(text: string, file: string): ReadFile {
  const { value, places, problems } = readDocument(text, file);
  const place = places.value([]);
  if (value === null) throw refused('project-file-empty', `${file} is empty`, place);
  if (!isTable(value)) throw refused('wrong-kind', `expected a table of keys, found ${found(value).text}`, place);
  refuseNewer(value, places, problems);
  return { file, value, places, problems };
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file of a newer version may mean anything, so nothing else is said about it. */
function refuseNewer({ version }: Table, places: Places, problems: readonly Problem[]): void {
  if (typeof version !== 'number' || !Number.isInteger(version) || version <= projectVersion) return;
  if (problems.length > 0) throw new MlopsError('input', problems);
  const message = `version: the file is of version ${version}; this program reads version ${projectVersion}`;
  throw refused('version-too-new', message, places.value(['version']));
}

function refused(
  reason: 'project-file-empty' | 'wrong-kind' | 'version-too-new',
  message: string,
  place: Problem['place'],
): MlopsError {
  return new MlopsError('input', [{ reason, message, ...(place && { place }) }]);
}
