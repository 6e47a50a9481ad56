import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PromotingScene } from './promoting.ts';

/** @returns what brings the whole scene back to where it is now */
export function remembered({ world, server }: PromotingScene, name: string): () => void {
  const kept = join(world.folder, name);
  const folders = ['origin.git', 'clone', 'store', 'served', 'ledger'];
  mkdirSync(kept, { recursive: true });
  for (const folder of folders) copy(join(world.folder, folder), join(kept, folder));
  const forge = server.remember();
  return () => {
    for (const folder of folders) copy(join(kept, folder), join(world.folder, folder));
    forge();
  };
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}
