import { posix } from 'node:path';
import { load } from 'js-yaml';
import type { DvcPointer } from './pointers.ts';

/**
 * What the stages of a `dvc.lock` left, as pointers. DVC writes the digests when it runs a stage, and pushes the
 * contents to the remote that pointers have (doc.dvc.org/user-guide/project-structure/dvcyaml-files#dvclock-file). Empty for a
 * file of another form: whoever asks then looks elsewhere. Paths of stages with a `wdir` are not known from this file alone.
 * @param file below the root
 */
export function lockedOuts(text: string, file: string): readonly DvcPointer[] {
  const folder = posix.dirname(file);
  return membersOf(memberOf(parsed(text), 'stages'))
    .flatMap((stage) => itemsOf(memberOf(stage, 'outs')))
    .flatMap((out): readonly DvcPointer[] => {
      const [path, md5, size] = [memberOf(out, 'path'), memberOf(out, 'md5'), memberOf(out, 'size')];
      if (typeof path !== 'string' || typeof md5 !== 'string' || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return [];
      const stands = posix.join(folder, path).replace(/\/$/, '');
      if (posix.isAbsolute(path) || stands.startsWith('../')) return [];
      return [{ kind: 'dvc', md5, path: stands, bytes: typeof size === 'number' ? size : undefined }];
    });
}

function parsed(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined; // not YAML, so nothing that DVC wrote
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function membersOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
