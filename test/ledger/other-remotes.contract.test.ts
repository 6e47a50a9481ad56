import { ledgerContract } from './contract.ts';
import { serveGit } from './git-server.ts';
import { worldOf } from './world.ts';

ledgerContract('a remote with SHA-256 names', () => worldOf(async (bare) => bare, ['--object-format=sha256']));
ledgerContract('a remote over HTTP that does not filter', () =>
  worldOf(async (bare) => (await serveGit(bare, { filter: false })).url),
);
