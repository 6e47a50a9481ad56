import type { Place } from '../../support/problem.ts';
import type { Places } from '../places.ts';
import type { ProjectPath } from '../types.ts';

/** Places of a document of which some parts stand in other files. */
export function placesWith(places: Places, other: (path: ProjectPath) => Place | undefined): Places {
  return {
    ...places,
    at: (path) => other(path) ?? places.at(path),
    value: (path) => other(path) ?? places.value(path),
  };
}
