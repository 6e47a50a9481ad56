import { openLedger } from '../../src/ledger/index.ts';
import { ledgerContract } from './contract.ts';
import { serveGit } from './git-server.ts';
import { newBare, newClone, newScene } from './scene.ts';
import { worldOf } from './world.ts';

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

ledgerContract('a remote on disk', () => worldOf(async (bare) => bare));
ledgerContract('a remote over HTTP', () => worldOf(async (bare) => (await serveGit(bare, { filter: true })).url));
