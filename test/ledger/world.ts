import { openLedger } from '../../src/ledger/index.ts';
import type { LedgerWorld } from './contract.ts';
import { newBare, newClone, newScene } from './scene.ts';

/** Each look is a clone of its own: nothing is shared but the remote. */
export async function worldOf(
  prepare: (bare: string) => Promise<string>,
  flags: readonly string[] = [],
): Promise<LedgerWorld> {
  const scene = await newScene();
  const origin = await prepare(await newBare(scene, flags.length > 0 ? 'sha256.git' : 'origin.git', flags));
  let clones = 0;
  const another = async () => {
    clones += 1;
    return await openLedger({ repository: await newClone(scene, `clone${clones}`, origin) });
  };
  return { ledger: await another(), another };
}
