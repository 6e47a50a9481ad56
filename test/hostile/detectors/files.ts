import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Detector, inSink } from '../canary.ts';

/** Each path below a folder with what is there; links are told by where they lead and not followed. */
export function stateOf(folder: string, except: readonly string[] = []): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (path: string) => {
    if (except.includes(path)) return;
    const whole = join(folder, path);
    const entry = lstatSync(whole);
    if (entry.isSymbolicLink()) found.set(path, `link to ${readlinkSync(whole)}`);
    else if (entry.isFile()) found.set(path, `file ${readFileSync(whole).toString('base64')}`);
    else if (entry.isDirectory()) {
      if (path !== '') found.set(path, 'folder');
      for (const name of readdirSync(whole)) visit(path === '' ? name : `${path}/${name}`);
    } else found.set(path, 'special file');
  };
  if (existsSync(folder)) visit('');
  return found;
}

/** Two states of one place, where nothing may have changed. */
export interface Untouched {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** Nothing was written, changed or removed. */
export const fileEscapes: Detector<Untouched> = (sink, { before, after }) => {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changed = paths.filter((path) => before.get(path) !== after.get(path));
  const how = (path: string) => (!after.has(path) ? 'removed' : before.has(path) ? 'changed' : 'written');
  return inSink(
    sink,
    changed.map((path) => `${JSON.stringify(path)} was ${how(path)}`),
  );
};
