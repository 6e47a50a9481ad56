import { readStoreAddress } from '../../support/store-address.ts';
import { type Context, folderAt } from './context.ts';

/** A folder, or the address of a remote store as it is written. */
export function storeAt(context: Context, written: string): string {
  const read = readStoreAddress(written);
  if (!read.ok) {
    context.list.add('bad-store-address', ['store'], read.message, { value: true, remedy: read.remedy });
    return '';
  }
  return read.address.kind === 'folder' ? folderAt(context, ['store'], written) : written;
}
