export { type BucketAccess, bucketAccess } from './bucket-access.ts';
export { type FolderStoreOptions, openFolderStore } from './folder-store.ts';
export { type AroundStore, askStore, openStore, type StorePlace } from './open-store.ts';
export type { Pack, Store } from './port.ts';
export { putFile } from './put-file.ts';
