import { posix } from 'node:path';
import picomatch from 'picomatch';
import { refuse } from './fail.ts';

/** Refuses a relative path that a hostile tree could use to write elsewhere. Gives it back unchanged. */
export function safePath(path: string): string {
  const parts = path.split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git');
  if (bad || path.includes('\0')) throw refuse('path-refused', `the path ${JSON.stringify(path)} is refused`);
  return path;
}

/**
 * Whether a symbolic link in a tree stays below its root whatever other links do: a relative target that climbs only at
 * its beginning and not above the root. (`a/../b` could leave the root when `a` is a link itself.)
 */
export function staysInside(link: string, target: string): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0')) return false;
  const parts = target.split('/').filter((part) => part !== '.' && part !== '');
  const climbs = parts.findIndex((part) => part !== '..');
  const rest = climbs < 0 ? [] : parts.slice(climbs);
  if (rest.includes('..') || rest.some((part) => part.toLowerCase() === '.git')) return false;
  const up = climbs < 0 ? parts.length : climbs;
  return up <= link.split('/').length - 1;
}

/** Where the files of a source live: the path itself, the fixed part of a glob, or what a `.dvc` file stands for. */
export function sourceBase(source: string): { readonly path: string; readonly isGlob: boolean } {
  const { base, isGlob } = picomatch.scan(source.replace(/\/+$/, ''));
  return isGlob ? { path: base, isGlob } : { path: source.replace(/\/+$/, '').replace(/\.dvc$/, ''), isGlob };
}

/** Like `posix.join`, but '' stands for the root itself. */
export function below(folder: string, path: string): string {
  const joined = posix.normalize(posix.join(folder, path));
  return joined === '.' ? '' : joined.replace(/\/+$/, '');
}
