import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { build } from '../../../src/commands/build.ts';
import { lock } from '../../../src/commands/lock.ts';
import { plan } from '../../../src/commands/plan.ts';
import { openSources } from '../../../src/sources/index.ts';
import { startBucket } from '../../harness/bucket.ts';
import { ports as bare, folderWith } from '../infer/world.ts';

const project = `version: 1
store: .mlops/store
datasets:
  rides: { source: 's3://models/rides/*.csv', key: id }
  zones: { from: rides, build: { run: bash zones.sh, code: [zones.sh] }, source: made/zones.csv, key: id }
  held: { from: zones, where: id < 3, frozen: true }
`;

async function worldOf() {
  const server = await startBucket();
  onTestFinished(() => server.stop());
  server.objects.set('rides/a.csv', Buffer.from('id,x\n1,2\n2,3\n'));
  const script = 'mkdir made && cat "$MLOPS_DATA_RIDES"/*.csv > made/zones.csv\n';
  const folder = folderWith({ 'mlops.yaml': project, 'zones.sh': script, '.gitignore': '.mlops/\n' });
  const ports = { ...bare, openSources: () => openSources({ env: server.env, trusted: 'all' }) };
  const change = {
    folder,
    projectFile: 'mlops.yaml',
    remote: 'origin',
    uncommitted: 'include',
    offline: false,
  } as const;
  const lockIn = (datasets: readonly string[], moving = false) =>
    lock({ folder, projectFile: 'mlops.yaml', remote: 'origin', datasets, moving }, ports);
  const entries = () => readFileSync(join(folder, 'mlops.lock'), 'utf8');
  const planned = async () => {
    const { data } = await plan({ ...change, base: 'trunk', matrix: false }, ports);
    const steps = z.object({ steps: z.array(z.object({ id: z.string(), fingerprint: z.string().optional() })) });
    return steps.parse(data).steps.find(({ id }) => id === 'build:zones')?.fingerprint;
  };
  const make = () => build({ ...change, base: 'trunk', datasets: ['zones'], keep: false, again: false }, ports);
  return { folder, server, lockIn, entries, planned, make };
}

it('what is made of objects behind an address is of the version that the lock file names', async () => {
  const { server, lockIn, planned } = await worldOf();
  await lockIn(['rides']);
  const pinned = await planned();
  server.objects.set('rides/b.csv', Buffer.from('id,x\n3,4\n'));
  expect(await planned()).toBe(pinned);
  expect((await lockIn([])).reason).toBe('lock-differs');
  await lockIn([], true);
  expect(await planned()).not.toBe(pinned);
});

it('a frozen view of it is locked as a plan sees it, also where the objects are locked with it', async () => {
  const { server, lockIn, entries, make } = await worldOf();
  await lockIn(['rides']);
  await expect(lockIn(['held'])).rejects.toThrow(/zones is made by a command, and its files .* are not in the folder /);
  expect((await make()).ends).toBe('pass');
  expect((await lockIn(['held'])).reason).toBe('lock-written');
  const first = entries();
  // What came later is not meant, so the view is what it was.
  server.objects.set('rides/b.csv', Buffer.from('id,x\n3,4\n'));
  expect((await lockIn(['held'])).reason).toBe('lock-current');
  expect(entries()).toBe(first);
  // Of the objects as they are now nobody has made it yet.
  await expect(lockIn(['held', 'rides'])).rejects.toMatchObject({ problems: [{ reason: 'dataset-not-built' }] });
  expect(entries()).toBe(first);
});

it('what a command makes has no entry of its own', async () => {
  const { folder, lockIn } = await worldOf();
  await expect(lockIn(['zones'])).rejects.toMatchObject({ problems: [{ reason: 'lock-not-frozen' }] });
  writeFileSync(join(folder, 'mlops.yaml'), project.replace(', frozen: true', ''));
  expect((await lockIn([])).sentence).toBe('rides: no entry, so each plan takes what is there then.');
});
