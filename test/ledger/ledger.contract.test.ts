import { openLedger } from '../../src/ledger/index.ts';
import { type LedgerWorld, ledgerContract } from './contract.ts';
import { serveGit } from './git-server.ts';
import { newBare, newClone, newScene } from './scene.ts';

ledgerContract('a repository without a remote', async () => {
  const repository = await newClone(await newScene(), 'work');
  const another = () => openLedger({ repository });
  return { ledger: await another(), another };
});

ledgerContract('a bare repository', async () => {
  const scene = await newScene();
  const repository = await newBare(scene, 'bare.git');
  await scene.git('bare.git').text(['config', 'user.name', 'Ada']);
  await scene.git('bare.git').text(['config', 'user.email', 'ada@example.org']);
  const another = () => openLedger({ repository, remote: null });
  return { ledger: await another(), another };
});

/** Each look is a clone of its own: nothing is shared but the remote. */
async function worldOf(
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

ledgerContract('a remote on disk', () => worldOf(async (bare) => bare));
ledgerContract('a remote with SHA-256 names', () => worldOf(async (bare) => bare, ['--object-format=sha256']));
ledgerContract('a remote over HTTP', () => worldOf(async (bare) => (await serveGit(bare, { filter: true })).url));
ledgerContract('a remote over HTTP that does not filter', () =>
  worldOf(async (bare) => (await serveGit(bare, { filter: false })).url),
);
