import type { FileDigest } from '../support/files.ts';
import type { Store } from './port.ts';

/** Puts one file. Errors: those of the store. */
export async function putFile(store: Pick<Store, 'putAll'>, file: string): Promise<FileDigest> {
  const [put] = await store.putAll([file]);
  if (put === undefined) throw new TypeError('one file gives one digest');
  return put;
}
