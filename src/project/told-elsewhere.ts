import type { Place, Problem } from '../support/problem.ts';
import { formatPath, type ProblemList } from './problem-list.ts';
import type { ProjectPath } from './types.ts';

/**
 * The list for a document of which some parts stand in other files: what is wrong with those is told at its place there.
 * @param placeOf undefined for what stands in the file itself
 */
export function toldElsewhere(list: ProblemList, placeOf: (path: ProjectPath) => Place | undefined): ProblemList {
  const paths: ProjectPath[] = [];
  const elsewhere: Problem[] = [];
  return {
    add(reason, path, message, more = {}) {
      const place = placeOf(path);
      if (place === undefined) {
        list.add(reason, path, message, more);
        return;
      }
      paths.push(path);
      list.found({
        reason,
        message: `${formatPath(path)}: ${message}`,
        place,
        ...(more.remedy && { remedy: more.remedy }),
      });
    },
    warn(reason, path, message, more = {}) {
      const place = placeOf(path);
      if (place === undefined) list.warn(reason, path, message, more);
      else elsewhere.push({ reason, message: `${formatPath(path)}: ${message}`, place });
    },
    found: (problem) => list.found(problem),
    touches: (path) =>
      paths.some((found) => path.every((segment, index) => found[index] === segment)) || list.touches(path),
    placeOf: (path) => placeOf(path) ?? list.placeOf(path),
    all: () => list.all(),
    get warnings() {
      return [...list.warnings, ...elsewhere];
    },
    throwIfAny: () => list.throwIfAny(),
  };
}
