import type { Places } from '../places.ts';
import type { ProjectPath } from '../types.ts';
import { pathKey } from './fill.ts';

/** A model that came of a `matrix`. */
export interface Member {
  readonly name: string;
  /** The entry of `models` in the file. */
  readonly matrix: string;
  /** What it puts in, by key. */
  readonly keys: ReadonlySet<string>;
  readonly renamed: ReadonlyMap<string, string>;
  readonly typed: ReadonlySet<string>;
}

/** Where the parts of an expanded document stand in the file. */
export interface Origin {
  /** Models of a matrix, by name. */
  readonly members: ReadonlyMap<string, Member>;
  /** The path in the file. */
  readonly path: (path: ProjectPath) => ProjectPath;
  /** The model of a matrix that a path is about. */
  readonly member: (path: ProjectPath) => Member | undefined;
}

/** A name in the `models` of an environment. */
export interface Listed {
  readonly name: string;
  /** Its index in the file; absent: it stands there alone, not in a list. */
  readonly index?: number;
}

/** @param lists environment → its `models`, where one of them was the name of a matrix */
export function originOf(members: ReadonlyMap<string, Member>, lists: ReadonlyMap<string, readonly Listed[]>): Origin {
  const inModels = ([section, name]: ProjectPath): Member | undefined =>
    section === 'models' && name !== undefined ? members.get(String(name)) : undefined;
  const inList = ([section, environment, key, index]: ProjectPath): Listed | undefined =>
    section === 'environments' && key === 'models' ? lists.get(String(environment))?.[Number(index)] : undefined;
  return {
    members,
    member: (path) => inModels(path) ?? members.get(inList(path)?.name ?? ''),
    path(path) {
      const of = inModels(path);
      if (of !== undefined) return ['models', of.matrix, ...written(path.slice(2), of)];
      const listed = inList(path);
      if (listed === undefined) return path;
      return [...path.slice(0, 3), ...(listed.index === undefined ? [] : [listed.index]), ...path.slice(4)];
    },
  };
}

function written(path: ProjectPath, { renamed }: Member): ProjectPath {
  return path.map((segment, index) => renamed.get(pathKey(path.slice(0, index + 1))) ?? segment);
}

/** Places for the paths of the expanded document. */
export function placesThrough(places: Places, origin: Origin): Places {
  return {
    ...places,
    at: (path) => places.at(origin.path(path)),
    value: (path) => places.value(origin.path(path)),
  };
}
