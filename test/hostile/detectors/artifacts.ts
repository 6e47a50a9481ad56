import { type Detector, inSink } from '../canary.ts';
import { isInside } from './log.ts';

/** Artifacts by name, with the paths of their members. */
export type Uploaded = ReadonlyMap<string, readonly string[]>;

const names =
  /^mlops((-[0-9a-f]{8})?-(data|evaluation|report|runs|(run|kept|brought)-[A-Za-z0-9][A-Za-z0-9._-]*)|-proof(-[0-9a-f]{16})?\.json)$/;
const plain = /^[^\u0000-\u001f\u007f\\:*?"<>|]+$/;

/** What our jobs upload: names of ours, members inside of the folder that they will be unpacked into. */
export const artifactEscapes: Detector<Uploaded> = (sink, uploaded) =>
  inSink(
    sink,
    [...uploaded].flatMap(([name, members]) => [
      ...(names.test(name) ? [] : [`the name ${name}`]),
      ...members.filter((path) => !isInside(path) || !plain.test(path)).map((path) => `${name} holds ${path}`),
      ...(new Set(members).size < members.length ? [`${name} holds a path twice`] : []),
    ]),
  );
