import { posix } from 'node:path';

/** Path `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`);
}

/** One lies in the other. */
export function touches(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** Below the folder of the `dvc.yaml`, without `./` and a slash at the end; '' for the folder itself. */
export function inFolder(folder: string, path: string): string {
  const joined = posix.join(folder, path).replace(/\/+$/, '');
  return joined === '.' ? '' : joined;
}

/** `s3://bucket/key`, `https://…`, `/data/file`, `~/file`, `remote://name/file`: nothing that a commit has. */
export function isOutside(path: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|\/|~|[A-Za-z]:[\\/])/.test(path);
}

/** The folder that a path lies in; '' for that of the `dvc.yaml`. */
export function parentOf(path: string): string {
  const parent = posix.dirname(path);
  return parent === '.' ? '' : parent;
}
