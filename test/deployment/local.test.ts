import { join } from 'node:path';
import { openTarget } from '../../src/deployment/index.ts';
import { freePort } from '../../src/deployment/targets/local/ports.ts';
import { targetContract } from './contract.ts';
import { context, scratch, served, versionOf } from './scene.ts';

targetContract('a folder', async () => {
  const root = scratch();
  const { around } = context(root);
  const target = await openTarget({ kind: 'local', folder: 'target', ports: new Map() }, around);
  return { target, version: (number, wish) => versionOf(around.code, number, wish) };
});

targetContract('a server on a free port', async () => {
  const root = scratch();
  const { around } = context(root);
  const folder = join(root, 'target');
  const target = await openTarget({ kind: 'local', folder, ports: new Map() }, around);
  return { target, version: (number, wish) => versionOf(around.code, number, { serve: served, ...wish }) };
});

targetContract('a server on a port of its own', async () => {
  const root = scratch();
  const { around } = context(root);
  const ports = new Map([
    ['delay', await freePort()],
    ['arrival', await freePort()],
  ]);
  const target = await openTarget({ kind: 'local', folder: 'target', ports }, around);
  return { target, version: (number, wish) => versionOf(around.code, number, { serve: served, ...wish }) };
});
