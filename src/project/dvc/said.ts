import type { Place, Problem } from '../../support/problem.ts';
import type { Places } from '../places.ts';
import type { ProjectReason } from '../reasons.ts';
import type { ProjectPath } from '../types.ts';

/** Collects what is wrong with one `dvc.yaml`. */
export interface Said {
  readonly problems: Problem[];
  readonly place: (path: ProjectPath) => Place;
  readonly add: (reason: ProjectReason, path: ProjectPath, message: string, remedy?: string) => void;
}

export function saidOf(places: Places): Said {
  const problems: Problem[] = [];
  return {
    problems,
    place: (path) => places.at(path),
    add(reason, path, message, remedy) {
      problems.push({ reason, message, place: places.at(path), ...(remedy !== undefined && { remedy }) });
    },
  };
}

/** A member of what a YAML file holds. */
export function memberOf(value: unknown, key: string): unknown {
  return isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list with their indexes; none of anything else. */
export function itemsOf(value: unknown): readonly (readonly [index: number, item: unknown])[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => [index, item] as const) : [];
}
