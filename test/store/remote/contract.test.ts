import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderStore } from '../../../src/store/index.ts';
import { storeContract } from '../contract.ts';
import { publishContract } from '../publish-contract.ts';
import { bucketScene, registryScene } from './scenes.ts';

storeContract('a registry', async (scratch) => (await registryScene()).machine(scratch));
storeContract('a bucket', async (scratch) => (await bucketScene()).machine(scratch));

publishContract('a registry', () => registryScene());
publishContract('a bucket', () => bucketScene());
publishContract('a folder', async () => {
  const root = join(await mkdtemp(join(tmpdir(), 'shared-')), 'store');
  const placeOf = (digest: string) => join(root, digest.slice(7, 9), digest.slice(9));
  return {
    machine: async () => openFolderStore(root),
    sent: async () => undefined,
    damage: async (digest, bytes) => {
      await rm(placeOf(digest));
      await writeFile(placeOf(digest), bytes);
    },
    lose: (digest) => rm(placeOf(digest)),
  };
});
