import { MlopsError, type Place, type Problem } from '../support/problem.ts';
import type { Places } from './places.ts';
import type { ProjectReason } from './reasons.ts';
import { anchorOf } from './schema/anchors.ts';
import { touchedPaths } from './touched-paths.ts';
import type { ProjectPath } from './types.ts';

/** What can be said about a problem besides its reason and sentence. */
export interface ProblemMore {
  readonly remedy?: string | undefined;
  /** Show the value instead of the key. */
  readonly value?: boolean;
  /** The line may hold a password: no problem shows it. */
  readonly secret?: boolean;
}

/** Collects everything that is wrong with one document, so that a user sees all of it at once. */
export interface ProblemList {
  add(reason: ProjectReason, path: ProjectPath, message: string, more?: ProblemMore): void;
  /** What was found in another file, with its place there. */
  found(problem: Problem): void;
  warn(reason: ProjectReason, path: ProjectPath, message: string, more?: ProblemMore): void;
  /** True when something was found at this path or below it: then what seems to be absent there may only be wrong. */
  touches(path: ProjectPath): boolean;
  /** Where a value stands, for a message about two places. */
  placeOf(path: ProjectPath): Place;
  readonly warnings: readonly Problem[];
  /** What was found, in the order of the text. */
  all(): readonly Problem[];
  /** Throws an MlopsError with all problems in the order of the text, if there are any. */
  throwIfAny(): void;
}

/** @param files names of the files that places are in, in the order in which their problems are told */
export function problemList(
  places: Places,
  already: readonly Problem[] = [],
  files: readonly string[] = [],
): ProblemList {
  const problems: Problem[] = [...already];
  const warnings: Problem[] = [];
  const paths = touchedPaths();
  const secretLines = new Set<string>();
  const problem = (reason: ProjectReason, path: ProjectPath, message: string, more: ProblemMore): Problem => {
    const place = more.value ? places.value(path) : places.at(path);
    if (more.secret) secretLines.add(lineKey(place));
    const remedy = more.remedy === undefined ? {} : { remedy: more.remedy };
    return { reason, message: `${showPath(path)}${message}`, place, ...remedy, docs: anchorOf(path) };
  };
  const shown = (found: Problem): Problem => {
    if (found.place === undefined || !secretLines.has(lineKey(found.place))) return found;
    const { source: _, ...place } = found.place;
    return { ...found, place };
  };
  const all = () => problems.toSorted(byPlace(files)).map(shown);
  return {
    warnings,
    all,
    add(reason, path, message, more = {}) {
      paths.add(path);
      problems.push(problem(reason, path, message, more));
    },
    found: (problem) => problems.push(problem),
    warn(reason, path, message, more = {}) {
      warnings.push(problem(reason, path, message, more));
    },
    touches: paths.has,
    placeOf: (path) => places.value(path),
    throwIfAny() {
      if (problems.length > 0) throw new MlopsError('input', all());
    },
  };
}

/** `models.delay.train.seeds[1]: `, or nothing for the document as a whole. */
function showPath(path: ProjectPath): string {
  return path.length === 0 ? '' : `${formatPath(path)}: `;
}

/** A path as it is written in messages: `datasets.flights.columns.origin`, `models.delay.plots[1]`. */
export function formatPath(path: ProjectPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

function lineKey({ file, line }: Place): string {
  return `${line} ${file}`;
}

function byPlace(files: readonly string[]): (a: Problem, b: Problem) => number {
  const ranks = new Map(files.map((file, rank) => [file, rank]));
  const rankOf = ({ place }: Problem) => ranks.get(place?.file ?? '') ?? 0;
  return (a, b) => {
    const apart = rankOf(a) - rankOf(b);
    const lines = apart !== 0 ? apart : (a.place?.line ?? 0) - (b.place?.line ?? 0);
    return lines !== 0 ? lines : (a.place?.column ?? 0) - (b.place?.column ?? 0);
  };
}
