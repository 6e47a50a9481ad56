export { type FolderStoreOptions, openFolderStore } from './folder-store.ts';
export type { Store } from './port.ts';
