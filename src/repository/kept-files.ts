import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { isFileOf } from '../support/files.ts';
import { openDigestCache } from './digest-cache.ts';

/** Told what is worth knowing and no problem. */
export type Note = (text: string) => void;

/** Files of our cache, each named by what it holds. They lie in the work tree, where anything may write. */
export interface KeptFiles {
  /**
   * Whether a file is there and still what its name says. One that was looked at before and has not changed since costs a
   * question to the file system; what it is not any more is noted, and is to be brought again.
   * @param hex of its content, in the form of this cache @param path what it is called in messages
   */
  has(file: string, wanted: { readonly hex: string; readonly bytes: number; readonly path: string }): Promise<boolean>;
  /** Writes down which files were looked at; losing it costs only time. */
  save(): Promise<void>;
}

/** How names are made: of the content, or as git names blobs, in one of its two formats. */
export type NameForm = 'sha256' | 'git-sha1' | 'git-sha256';

/** @param cache our folder for contents @param now milliseconds since 1970 */
export async function keptFiles(
  cache: string,
  form: NameForm,
  note?: Note,
  now: () => number = Date.now,
): Promise<KeptFiles> {
  const names = await openDigestCache(join(cache, `kept-${form}.json`), { now, begin: (bytes) => begin(form, bytes) });
  return {
    save: () => names.save(),
    async has(file, { hex, bytes, path }) {
      if (!(await isFileOf(file, bytes))) return false;
      const found = await names.digest(file);
      if (found.sha256 === hex) return true;
      note?.(`What the cache had of ${path} was changed there (${file}): it is brought again.`);
      return false;
    },
  };
}

/** Git puts the size before the content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function begin(form: NameForm, bytes: number): Hash {
  if (form === 'sha256') return createHash('sha256');
  return createHash(form === 'git-sha1' ? 'sha1' : 'sha256').update(`blob ${bytes}\0`);
}
