import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputFindings } from '../../../src/commands/doctor/declared-inputs.ts';
import { lock } from '../../../src/commands/lock.ts';
import { plan } from '../../../src/commands/plan.ts';
import type { Ports } from '../../../src/commands/ports.ts';
import { validate } from '../../../src/commands/validate.ts';
import { dataReasons } from '../../../src/data/index.ts';
import { loadProject } from '../../../src/project/index.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { reasonOf } from '../../data/engine.ts';
import { folderWith } from '../infer/world.ts';
import { ports as bare } from '../situation/bare-ports.ts';
import { type FakeTable, fakeTable, openFake } from './fake-table.ts';

const section = (scheme = 'postgres', more = '') =>
  `  outcomes: { source: { ${scheme}: WAREHOUSE_URL, table: ${scheme === 'trino' ? 'lake.' : ''}public.outcomes }${more} }\n`;
const project = (sections = section()) => `version: 1\ndatasets:\n${sections}`;

function worldOf(sections = section()) {
  const folder = folderWith({ 'mlops.yaml': project(sections), 'data/x.csv': 'a\n1\n' });
  const table = fakeTable();
  return { folder, table, ports: portsOf(table) };
}

function portsOf(table: FakeTable, more: Partial<Ports> = {}): Ports {
  return { ...bare, openDatabase: openFake(table), ...more };
}

type World = ReturnType<typeof worldOf>;
const change = {
  projectFile: 'mlops.yaml',
  remote: 'origin',
  offline: false,
  uncommitted: 'include',
  base: 'trunk',
} as const;
const lockIn = ({ folder, ports }: World, ...datasets: readonly string[]) =>
  lock({ folder, projectFile: 'mlops.yaml', remote: 'origin', datasets, moving: false }, ports);
const validateIn = ({ folder, ports }: World) => validate({ ...change, folder, datasets: [] }, ports);
const planIn = ({ folder, ports }: World) => plan({ ...change, folder, matrix: false }, ports);
const gitIn =
  ({ folder }: World) =>
  (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@localhost', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
const readLock = ({ folder }: World) => readFileSync(join(folder, 'mlops.lock'), 'utf8');

describe('`mlops lock` of rows in a database', () => {
  it('writes rows and digest, says what is current, open and renewed, and leaves the connection', async () => {
    const world = worldOf();
    const open = await lockIn(world);
    expect([open.reason, world.table.opened]).toEqual(['lock-differs', []]);
    expect((await lockIn(world, 'outcomes')).reason).toBe('lock-written');
    expect(readLock(world)).toMatch(/ {2}outcomes:\n {4}digest: "sha256:[0-9a-f]{64}"\n {4}rows: 10\n$/);
    expect((await lockIn(world)).reason).toBe('lock-current');
    expect((await lockIn(world, 'outcomes')).reason).toBe('lock-current');

    const before = readLock(world);
    world.table.content = '2';
    expect((await lockIn(world)).reason).toBe('lock-differs');
    expect(readLock(world)).toBe(before);
    expect((await lockIn(world, 'outcomes')).reason).toBe('lock-written');
    expect(readLock(world)).not.toBe(before);
    expect(world.table.closed).toBe(world.table.opened.length);
  });

  it('gives another digest for the same rows in another engine', async () => {
    const [one, other] = [worldOf(), worldOf(section('trino'))];
    await lockIn(one, 'outcomes');
    await lockIn(other, 'outcomes');
    expect(readLock(one)).not.toBe(readLock(other));
  });

  it('locks nothing where the database cannot be asked', async () => {
    const { folder } = worldOf();
    const away = () => Promise.reject(MlopsError.of(dataReasons, 'database-away', 'away'));
    const request = {
      folder,
      projectFile: 'mlops.yaml',
      remote: 'origin',
      datasets: ['outcomes'],
      moving: false,
    };
    expect(await reasonOf(lock(request, { ...bare, openDatabase: away }))).toBe('database-away');
    expect(existsSync(join(folder, 'mlops.lock'))).toBe(false);
  });
});

describe('`freshness` of rows in a database', () => {
  const fresh = ', time: at, freshness: 2d';
  const hours = (count: number) => Date.now() - count * 3_600_000;

  it('lets rows be locked that are new enough, and asks nothing where nobody names them', async () => {
    const world = worldOf(section('postgres', fresh));
    world.table.newest = hours(47);
    expect((await lockIn(world, 'outcomes')).reason).toBe('lock-written');
    world.table.newest = hours(1000);
    expect((await lockIn(world)).reason).toBe('lock-current');
  });

  it('fails for rows that are too old, leaves their entry as it was and writes those of others', async () => {
    const others = section('postgres').replace('outcomes:', 'others:');
    const world = worldOf(section('postgres', fresh) + others);
    world.table.newest = hours(1);
    await lockIn(world, 'outcomes');
    const before = readLock(world);
    Object.assign(world.table, { newest: hours(125.5), content: '2' });
    const stale = await lockIn(world, 'outcomes', 'others');
    expect([stale.ends, stale.reason]).toEqual(['fail', 'data-stale']);
    expect(stale.sentence).toMatch(
      /^outcomes: the newest at is \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, 5d 5h old, and `freshness` allows 2d; its entry stays as before\.$/,
    );
    expect(stale.text({ width: 100, color: false })).toMatch(/^stale {4}outcomes: .*\nlocked {3}others: 10 rows/);
    expect(readLock(world)).toMatch(/^ {2}others:/m);
    const entryOf = (text: string) => /^ {2}outcomes:\n(?: {4}.*\n)*/m.exec(text)?.[0];
    expect(entryOf(readLock(world))).toBe(entryOf(before));
  });

  it('is unknown where nobody can tell, and says no time of a sensitive column', async () => {
    const world = worldOf(section('postgres', fresh));
    const unclear = await lockIn(world, 'outcomes');
    expect([unclear.ends, unclear.reason]).toEqual(['unknown', 'freshness-unknown']);
    expect(unclear.sentence).toBe(
      'outcomes: nobody can tell how old the rows are, since there is no column at; its entry stays as before.',
    );
    world.table.newest = null;
    expect((await lockIn(world, 'outcomes')).sentence).toContain('no row says its at');
    expect(existsSync(join(world.folder, 'mlops.lock'))).toBe(false);
    const hidden = worldOf(section('postgres', `${fresh}, columns: { at: { sensitive: true } }`));
    hidden.table.newest = hours(72);
    expect((await lockIn(hidden, 'outcomes')).sentence).toContain('the newest at is 3d old');
  });

  it('needs a column of time, and rows of a database', async () => {
    const place = (text: string) => reasonOf(Promise.resolve().then(() => loadProject(project(text), 'mlops.yaml')));
    expect(await place(section('postgres', ', freshness: 2d'))).toBe('contradiction');
    expect(await place('  d: { source: d.csv, time: at, freshness: 2d }\n')).toBe('not-supported-yet');
    expect(await place(section('postgres', ', time: at, freshness: soon'))).toBe('invalid-value');
  });
});

describe('a plan of rows in a database', () => {
  it('is unknown without an entry, and asks no database with or without one', async () => {
    const world = worldOf();
    const open = await planIn(world);
    expect([open.ends, open.reason]).toEqual(['unknown', 'data-not-locked']);
    expect(open.problems[0]?.remedy).toContain('mlops lock outcomes');
    expect(open.text({ width: 100, color: false })).toContain('does not say which version is meant');
    world.table.opened.length = 0;
    await lockIn(world, 'outcomes');
    const planned = await planIn(world);
    expect([planned.ends, planned.datasets]).toEqual(['pass', ['outcomes']]);
    expect(world.table.opened).toHaveLength(1); // the lock's
  });
});

describe('rows in a database', () => {
  it('of a query of any length are no pattern for files', async () => {
    const query = `SELECT a FROM b.c WHERE d IN (${'1, '.repeat(30_000)}2)`;
    const world = worldOf(`  outcomes: { source: { postgres: WAREHOUSE_URL, query: "${query}" } }\n`);
    execFileSync('sed', ['-i', '$a models: { m: { train: a, artifact: m } }', 'mlops.yaml'], { cwd: world.folder });
    await lockIn(world, 'outcomes');
    const planned = await planIn(world);
    expect([planned.ends, planned.jobs.length]).toEqual(['pass', 1]);
    const git = gitIn(world);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'lock');
    writeFileSync(join(world.folder, 'README.md'), 'x');
    const committed = { ...change, uncommitted: 'refuse', folder: world.folder, matrix: false } as const;
    expect((await plan(committed, world.ports)).ends).toBe('pass');
    const { project: loaded } = loadProject(readFileSync(join(world.folder, 'mlops.yaml'), 'utf8'), 'mlops.yaml');
    expect(await inputFindings(await openRepository(world.folder), loaded)).toMatchObject([{ state: 'ok' }]);
  });

  it('that are frozen as well are named in the plan when their entry is renewed', async () => {
    const world = worldOf(section('postgres', ', frozen: true'));
    await lockIn(world, 'outcomes');
    const git = gitIn(world);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'lock');
    git('switch', '--quiet', '--create', 'more');
    world.table.rows = 12;
    await lockIn(world, 'outcomes');
    const { policy } = (await planIn(world)).data as { policy: readonly { sentence: string }[] };
    expect(policy.map(({ sentence }) => sentence)).toEqual(['renews the frozen dataset outcomes: 10 rows → 12 rows']);
    expect((await validateIn(world)).problems.map(({ reason }) => reason)).toEqual(['drift-base-not-recorded']);
  });
});

describe('`mlops validate` of rows in a database', () => {
  it('is unknown without an entry, and others go on', async () => {
    const files = {
      'mlops.yaml': project(`${section()}  trees: { source: data/, format: files }\n`),
      'data/x.csv': 'a\n',
    };
    const table = fakeTable();
    const world = {
      folder: folderWith(files),
      table,
      ports: portsOf(table, { openEngine: async () => openFake(table)({ scheme: 'postgres', variable: 'files' }) }),
    };
    const found = await validateIn(world);
    expect([found.ends, found.problems.map(({ reason }) => reason)]).toEqual(['unknown', ['data-not-locked']]);
    const { datasets } = found.data as { datasets: readonly { dataset: string; verdict: string }[] };
    expect(datasets.map(({ dataset, verdict }) => [dataset, verdict])).toEqual([
      ['outcomes', 'unknown'],
      ['trees', 'pass'],
    ]);
  });

  it('checks the locked version, and says where the table no longer has it', async () => {
    const world = worldOf();
    await lockIn(world, 'outcomes');
    world.table.content = '2';
    const found = await validateIn(world);
    expect([found.ends, found.reason]).toEqual(['unknown', 'database-content-changed']);
    expect(found.problems[0]?.message).toContain('postgres:WAREHOUSE_URL/public.outcomes no longer has the rows');
    expect(found.problems[0]?.remedy).toContain('mlops lock outcomes');
    world.table.content = '1';
    expect((await validateIn(world)).ends).toBe('pass');
  });

  it('notices rows that move while they are read, where an engine has no snapshot for all queries', async () => {
    for (const [scheme, reason] of [
      ['trino', 'database-content-moves'],
      ['postgres', 'data-passes'],
    ] as const) {
      const world = worldOf(section(scheme));
      await lockIn(world, 'outcomes');
      let asked = 0;
      world.table.onQuery = () => {
        asked += 1;
        if (asked === 2) world.table.content = '2';
      };
      expect((await validateIn(world)).reason).toBe(reason);
    }
  });

  it('uses a variable in a workflow only where the base names it, and never for a fork', async () => {
    const world = worldOf();
    await lockIn(world, 'outcomes');
    const git = gitIn(world);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'lock');
    git('switch', '--quiet', '--create', 'more');
    const inWorkflow = { ...world, ports: portsOf(world.table, { origin: 'ci' }) };
    world.table.opened.length = 0;
    execFileSync('sed', ['-i', 's/WAREHOUSE_URL/OTHER_URL/', 'mlops.yaml'], { cwd: world.folder });
    git('commit', '--quiet', '--all', '-m', 'other');
    const other = await validateIn(inWorkflow);
    expect([other.ends, other.reason]).toEqual(['unavailable', 'database-not-trusted']);
    git('switch', '--quiet', 'trunk');
    git('switch', '--quiet', '--create', 'same');
    git('commit', '--quiet', '--allow-empty', '-m', 'same');
    const fork = { number: 1, head: 'a'.repeat(40) };
    const ofFork = await validate({ ...change, fork, folder: world.folder, datasets: [] }, inWorkflow.ports);
    expect([ofFork.reason, world.table.opened]).toEqual(['database-not-trusted', []]);
    expect((await validateIn(inWorkflow)).ends).toBe('pass');
    expect(world.table.opened).toEqual(['WAREHOUSE_URL']);
  });

  it('without the variable is unknown, and nothing is recorded', async () => {
    const world = worldOf();
    await lockIn(world, 'outcomes');
    const unset = () => Promise.reject(MlopsError.of(dataReasons, 'database-not-set', 'WAREHOUSE_URL is not set.'));
    const found = await validateIn({ ...world, ports: { ...world.ports, openDatabase: unset } });
    expect([found.ends, found.reason]).toEqual(['unavailable', 'database-not-set']);
    world.table.opened.length = 0;
    await validateIn(world);
    expect(world.table.opened).toHaveLength(1);
  });
});
