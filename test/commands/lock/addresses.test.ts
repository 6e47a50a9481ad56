import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lock } from '../../../src/commands/lock.ts';
import { plan } from '../../../src/commands/plan.ts';
import type { Ports } from '../../../src/commands/ports.ts';
import { validate } from '../../../src/commands/validate.ts';
import { openSources } from '../../../src/sources/index.ts';
import { startBucket, type TestBucket } from '../../harness/bucket.ts';
import { ports as bare, folderWith } from '../infer/world.ts';

const project = (more = '', columns = '') =>
  `version: 1\ndatasets:\n  rides: { source: 's3://models/rides/**/*.csv', key: id, columns: { x: { type: integer, min: 0 }${columns} }${more} }\n  small: { from: rides, where: "x < 5" }\n  own: data/own.csv\n`;

interface World {
  readonly folder: string;
  readonly server: TestBucket;
  readonly ports: Ports;
}

async function worldOf(text = project()): Promise<World> {
  const server = await startBucket();
  onTestFinished(() => server.stop());
  server.objects.set('rides/a.csv', Buffer.from('id,x\n1,2\n2,3\n'));
  server.objects.set('rides/more/b.csv', Buffer.from('id,x\n3,2\n'));
  const folder = folderWith({ 'mlops.yaml': text, 'data/own.csv': 'a\n1\n', '.gitignore': '.mlops/\n' });
  const ports = { ...bare, openSources: () => openSources({ env: server.env, trusted: 'all' }) };
  return { folder, server, ports };
}

const change = { projectFile: 'mlops.yaml', remote: 'origin', uncommitted: 'include', base: 'trunk' } as const;
const lockIn = ({ folder, ports }: World, ...datasets: readonly string[]) =>
  lock({ folder, projectFile: 'mlops.yaml', remote: 'origin', datasets, moving: false }, ports);
const validateIn = ({ folder, ports }: World) =>
  validate({ ...change, offline: false, folder, datasets: ['rides', 'small'] }, ports);
const textOf = (outcome: Awaited<ReturnType<typeof validateIn>>) => outcome.text({ width: 120, color: false });
const lockFile = ({ folder }: World) => readFileSync(join(folder, 'mlops.lock'), 'utf8');
const commit = ({ folder }: World) => {
  execFileSync('git', ['add', 'mlops.lock'], { cwd: folder });
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-qm', 'lock', '--', 'mlops.lock'],
    { cwd: folder },
  );
};
const requests = ({ server }: World) => server.requests.map(({ method, url }) => `${method} ${url.pathname}`);

it('without an entry data behind an address moves, and nothing has to be done', async () => {
  const world = await worldOf();
  const outcome = await lockIn(world);
  expect([outcome.ends, outcome.reason]).toEqual(['pass', 'lock-current']);
  expect(textOf(outcome)).toContain(
    'moving   rides: no entry; each plan takes what is at s3://models/rides/**/*.csv then',
  );
  expect(outcome.sentence).toBe('rides: no entry, so each plan takes what is there then.');
  expect(requests(world)).toEqual([]);
});

it('an entry names the version of each object: what comes later is not read, and a plan asks nobody', async () => {
  const world = await worldOf();
  const written = await lockIn(world, 'rides');
  expect([written.reason, textOf(written)]).toEqual(['lock-written', expect.stringMatching(/locked {3}rides: 3 rows/)]);
  expect(lockFile(world)).toMatch(
    /rows: 3\n {4}bytes: 22\n {4}objects:\n {6}"?rides\/a\.csv"?: "?13 [0-9a-f]{32}"?\n {6}"?rides\/more\/b\.csv"?: "?9 /,
  );
  expect((await lockIn(world)).sentence).toBe('rides as mlops.lock says.');
  commit(world);
  writeFileSync(join(world.folder, 'README.md'), 'a change of its own');
  world.server.objects.set('rides/c.csv', Buffer.from('id,x\n4,-1\n'));
  world.server.requests.length = 0;
  const outcome = await validateIn(world);
  expect([outcome.ends, requests(world)]).toEqual(['pass', []]);
  expect(textOf(outcome)).toContain('3 rows');
  const offline = await plan(
    { ...change, offline: true, folder: world.folder, matrix: false },
    {
      ...world.ports,
      openSources: (trusted) => openSources({ env: {}, offline: true, trusted }),
    },
  );
  expect(textOf(offline)).not.toContain('source-offline');
  const now = await lockIn(world);
  expect([now.ends, now.reason]).toEqual(['unknown', 'lock-differs']);
  const renewed = await lock(
    { folder: world.folder, projectFile: 'mlops.yaml', remote: 'origin', datasets: [], moving: true },
    world.ports,
  );
  expect(textOf(renewed)).toMatch(/renewed {2}rides: 3 rows, sha256:\w+… → 4 rows/);
  expect([(await validateIn(world)).ends]).toEqual(['fail']);
});

it('an object that was replaced is refused by name, for a view of it too', async () => {
  const world = await worldOf();
  await lockIn(world, 'rides');
  execFileSync('rm', ['-rf', join(world.folder, '.mlops')]);
  world.server.objects.set('rides/a.csv', Buffer.from('id,x\n1,9\n2,9\n'));
  const outcome = await validateIn(world);
  expect(outcome.ends).toBe('fail');
  expect(textOf(outcome)).toContain('source-moved-on');
  expect(textOf(outcome)).toMatch(/the version of the lock file is no longer there.*rides\/a\.csv/s);
  expect(textOf(outcome)).toContain('mlops lock rides');
});

it('an entry that does not belong to the source counts nothing and is said', async () => {
  const world = await worldOf();
  await lockIn(world, 'rides');
  const text = lockFile(world);
  for (const [broken, why] of [
    [text.replace('rides/a.csv', 'secret/a.csv'), 'names secret/a.csv, which s3://models/rides/**/*.csv does not mean'],
    [text.replace('rides/a.csv', 'rides/../a.csv'), 'names rides/../a.csv'],
    [text.replace('"13 ', '"14 '), 'digest is not that of the objects'],
  ] as const) {
    writeFileSync(join(world.folder, 'mlops.lock'), broken);
    const said = textOf(await validateIn(world)).replaceAll(/\s+/g, ' ');
    expect(said).toContain('lock-other-objects');
    expect(said).toContain(why);
  }
  writeFileSync(join(world.folder, 'mlops.lock'), text.replace(/13 [0-9a-f]{32}/, 'much'));
  await expect(validateIn(world)).rejects.toThrow(/rides\/a\.csv.*: bytes, tag and/);
});

it('rows that are too old are not agreed on; files of the repository and views have no freshness', async () => {
  const world = await worldOf(project(', time: at, freshness: 2d', ', at: { type: date }'));
  const at = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
  world.server.objects.clear();
  world.server.objects.set('rides/a.csv', Buffer.from(`id,x,at\n1,2,${at}\n`));
  const stale = await lockIn(world, 'rides');
  expect([stale.ends, stale.reason]).toEqual(['fail', 'data-stale']);
  world.server.objects.set('rides/a.csv', Buffer.from(`id,x,at\n1,2,${new Date().toISOString().slice(0, 10)}\n`));
  expect((await lockIn(world, 'rides')).reason).toBe('lock-written');
  const view = await worldOf(project().replace('where: "x < 5"', 'where: "x < 5", time: x, freshness: 2d'));
  await expect(lockIn(view)).rejects.toThrow(/a view is locked with the dataset that it comes from/);
});

it('more objects than a lock file may name are refused', async () => {
  const world = await worldOf();
  for (let at = 0; at <= 10_000; at++) world.server.objects.set(`rides/${at}.csv`, Buffer.from('id,x\n'));
  await expect(lockIn(world, 'rides')).rejects.toMatchObject({ problems: [{ reason: 'lock-too-many' }] });
}, 60_000);
