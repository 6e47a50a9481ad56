import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startRegistry } from '../harness/registry.ts';
import { git, preparedWorld, runCli, type World } from './harness.ts';
import { small, train, unscored } from './unscored.ts';

const ledgerRef = 'refs/heads/mlops/ledger';

const trained = await preparedWorld(unscored, [['train']]);
const worlds: World[] = [trained];
afterAll(() => {
  for (const world of worlds) world.remove();
});

function fresh(): World {
  const world = trained.copy();
  worlds.push(world);
  return world;
}

describe('the ledger', () => {
  it('is missing on the base: the baseline is trained by the same plan', async () => {
    const world = fresh();
    world.inOrigin('update-ref', '-d', ledgerRef);
    const clone = join(world.folder, 'other');
    git(world.folder, 'clone', '--quiet', world.origin, clone);
    git(clone, 'switch', '--quiet', '--create', 'change');
    writeFileSync(join(clone, 'params.yaml'), 'signal: 0.7\n');
    git(clone, 'commit', '--quiet', '--all', '--message', 'change');
    const untrained = await world.json(['report'], { cwd: clone });
    expect([untrained.result.exitCode, untrained.result.reason]).toEqual([2, 'not-trained']);
    const planned = await world.json(['plan'], { cwd: clone });
    expect(planned.result.sentence).toMatch(/2 trainings/);
    expect((await world.json(['train'], { cwd: clone })).result.reason).toBe('trained');
    const judged = await world.json(['report'], { cwd: clone });
    expect(judged.result.exitCode).toBe(0);
  });

  it('holds a record that is not JSON: said, and not written over', async () => {
    const world = fresh();
    const path = world
      .inOrigin('ls-tree', '-r', '--name-only', ledgerRef)
      .split('\n')
      .find((line) => line.startsWith('runs/'));
    damage(world, path ?? '', 'not json\n');
    const ref = world.inOrigin('rev-parse', ledgerRef);
    for (const command of ['plan', 'train', 'report', 'history']) {
      const { result, stderr } = await world.json([command], { cwd: clean(world, command) });
      expect([command, result.exitCode]).not.toEqual([command, 0]);
      expect(stderr).toContain(path);
      expect(stderr).toMatch(/→ /);
    }
    expect(world.inOrigin('rev-parse', ledgerRef)).toBe(ref);
  });

  it('holds a run of a newer version: said, and not written over', async () => {
    const world = fresh();
    const paths = world.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
    const path = paths.find((line) => line.startsWith('runs/')) ?? '';
    const record: unknown = JSON.parse(world.inOrigin('cat-file', 'blob', `${ledgerRef}:${path}`));
    damage(world, path, `${JSON.stringify({ ...Object(record), schemaVersion: 99 })}\n`);
    const blob = world.inOrigin('rev-parse', `${ledgerRef}:${path}`);
    const { result } = await world.json(['report'], { cwd: clean(world, 'newer') });
    expect([result.exitCode, result.reason]).toEqual([1, 'run-too-new']);
    expect(world.inOrigin('rev-parse', `${ledgerRef}:${path}`)).toBe(blob);
  });

  it('was written by a newer version as a whole', async () => {
    const world = fresh();
    damage(world, 'ledger.json', '{"schemaVersion": 2}\n');
    for (const command of ['plan', 'train', 'history']) {
      const { result, stderr } = await world.json([command], { cwd: clean(world, command) });
      expect([command, result.exitCode, result.reason]).toEqual([command, 65, 'ledger-newer']);
      expect(stderr).toMatch(/→ Use the version/);
    }
  });

  it('lacks an object', async () => {
    const world = fresh();
    const clone = clean(world, 'lacking');
    const tree = world.inOrigin('rev-parse', `${ledgerRef}^{tree}`);
    renameSync(objectFile(world, tree), join(world.folder, 'lost-object'));
    const { result, stderr } = await world.json(['plan'], { cwd: clone });
    expect(result.exitCode).not.toBe(0);
    expect(stderr).toMatch(/\[ledger-/);
    renameSync(join(world.folder, 'lost-object'), objectFile(world, tree));
    expect((await world.json(['plan'], { cwd: clone })).result.exitCode).toBe(0);
  });

  it('cannot be pushed, for ever: bounded, said, and nothing that was trained is lost', async () => {
    const world = fresh();
    const hook = join(world.origin, 'hooks', 'pre-receive');
    mkdirSync(join(world.origin, 'hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho protected branch >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    world.branch('change');
    world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
    const before = world.inOrigin('rev-parse', ledgerRef);
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([69, 'ledger-push-refused']);
    expect(stderr).toMatch(/protected branch/);
    expect(stderr).toMatch(/→ Allow the push/);
    expect(world.inOrigin('rev-parse', ledgerRef)).toBe(before);
    writeFileSync(hook, '#!/bin/sh\nexit 0\n');
    const again = await world.json(['train']);
    expect([again.result.exitCode, again.result.reason]).toEqual([0, 'nothing-to-run']);
    expect(world.inOrigin('rev-parse', ledgerRef)).not.toBe(before);
    expect((await world.json(['report'])).result.exitCode).toBe(0);
  });

  it('is out of reach: said, and --offline works from what is here', async () => {
    const world = fresh();
    renameSync(world.origin, `${world.origin}.away`);
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([69, 'ledger-unavailable']);
    expect(stderr).toMatch(/→ .*--offline/);
    expect((await world.json(['plan', '--offline'])).result.exitCode).toBe(0);
  });
});

describe('the store', () => {
  it('cannot be written: nothing is recorded', async () => {
    const world = fresh();
    world.commit('store', {
      'mlops.yaml': small.replace('.mlops/store', 'README.md/store'),
      'params.yaml': 'signal: 0.7\n',
    });
    const before = world.state();
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason]).toEqual([69, 'store-unwritable']);
    expect(stderr).toMatch(/README\.md\/store/);
    expect(world.state().originRefs).toBe(before.originRefs);
    expect((await world.json(['report'])).result.exitCode).not.toBe(0);
  });

  it('is a registry: a training reads it and writes nothing to it, and doctor says what it answers', async () => {
    const registry = await startRegistry('acme/models');
    const store = `oci://${registry.host}/acme/models`;
    try {
      const world = fresh();
      world.commit('store', { 'mlops.yaml': small.replace('.mlops/store', store), 'params.yaml': 'signal: 0.7\n' });
      expect((await world.json(['train'])).result.reason).toBe('trained');
      expect((await world.json(['report'])).result.exitCode).toBe(0);
      const doctor = async () => (await world.json(['doctor'])).stdout;
      expect(await doctor()).toContain(`registry ${registry.host}/acme/models, asked without credentials`);
      expect([...new Set(registry.requests.map(({ method }) => method))]).toEqual(['HEAD']);
      registry.fault = () => ({ status: 403 });
      const { result, stdout } = await world.json(['doctor']);
      expect([result.exitCode, stdout]).toEqual([1, expect.stringContaining('refuses to let us read: 403')]);
    } finally {
      await registry.stop();
    }
  });

  // Only a small disk of its own can be filled without harm, and only root may mount one; CI may.
  const tmpfs = canMount() ? it : it.skip;
  tmpfs('is full: nothing is recorded, and afterwards the seed is trained again', async () => {
    const world = fresh();
    const disk = join(world.folder, 'disk');
    mkdirSync(disk);
    mount(disk);
    try {
      world.commit('store', {
        'mlops.yaml': small.replace('.mlops/store', disk),
        'params.yaml': 'signal: 0.7\n',
        'train.sh': `${train}head -c 300000 /dev/zero > "$MLOPS_OUTPUT/model/big"\n`,
      });
      const before = world.state();
      const { result, stderr } = await world.json(['train']);
      expect([result.exitCode, result.reason]).toEqual([69, 'store-full']);
      expect(stderr).toMatch(/→ /);
      expect(world.state().originRefs).toBe(before.originRefs);
      git(world.folder, '-c', 'alias.m=!mount -o remount,size=8m', 'm', disk);
      expect((await world.json(['train'])).result.reason).toBe('trained');
    } finally {
      git(world.folder, '-c', 'alias.u=!umount', 'u', disk);
    }
  });
});

describe('the doctor', () => {
  it('finds what is there and what is not', async () => {
    expect((await trained.json(['doctor'])).result.exitCode).toBe(0);
    const world = fresh();
    world.commit('broken', { 'mlops.yaml': 'version: 1\nmodells: {}\n' });
    const { result, stdout } = await world.json(['doctor']);
    expect([result.exitCode, result.reason]).toEqual([1, 'unhealthy']);
    expect(stdout).toMatch(/mlops\.yaml:1:1: neither .* declares anything \(and 1 more\)/);
    const outside = await runCli(['doctor'], { cwd: world.folder });
    expect(outside.code).toBe(1);
    expect(outside.stdout).toMatch(/^bad {3}repository .* is not inside a git repository\.\n +→ .*git init/m);
  });

  it('says that the ledger is none, is newer, or holds half a record, and history stops', async () => {
    const run = trained.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
    const newest = run.find((path) => path.startsWith('runs/')) ?? '';
    const cases: readonly (readonly [(world: World) => void, string, RegExp])[] = [
      [(world) => world.inOrigin('update-ref', ledgerRef, 'main'), 'ledger-corrupt', /it is no ledger\.\n +→ Look at/],
      [
        (world) => damage(world, 'ledger.json', '{"schemaVersion": 99}\n'),
        'ledger-newer',
        /schemaVersion 99; .*\n +→ Use/,
      ],
      [
        (world) => damage(world, newest, trained.inOrigin('show', `${ledgerRef}:${newest}`).slice(0, 99)),
        'ledger-corrupt',
        /is not JSON\.\n +→ Look at/,
      ],
    ];
    for (const [harm, reason, says] of cases) {
      const world = fresh();
      harm(world);
      const folder = clean(world, reason);
      const { code, stdout } = await runCli(['doctor'], { cwd: folder });
      expect([code, stdout]).toEqual([1, expect.stringMatching(new RegExp(`^bad   ledger .*${says.source}`, 'm'))]);
      const { result } = await world.json(['history'], { cwd: folder });
      expect([result.exitCode, result.reason]).toEqual([65, reason]);
    }
  });

  it('says what --base would judge by and compare with', async () => {
    const world = fresh();
    const first = world.git('rev-parse', 'main');
    world.branch('release');
    const release = world.commit('Release', { 'README.md': 'Released.\n' });
    world.branch('change', 'release');
    world.commit('Change', { 'README.md': 'Changed.\n' });
    expect((await world.run(['doctor'])).stdout).toMatch(
      `base        main; compared with the merge base ${first.slice(0, 12)}`,
    );
    const { stdout } = await world.run(['doctor', '--base', 'release']);
    expect(stdout).toMatch(`base        release; compared with the merge base ${release.slice(0, 12)}`);
    const { result, stdout: nowhere } = await world.json(['doctor', '--base', 'nowhere']);
    expect(result.reason).toBe('unhealthy');
    expect(nowhere).toMatch(/There is no branch \\"nowhere\\"/);
  });
});

/** A new clone of the origin, which has read nothing of the ledger yet. */
function clean(world: World, name: string): string {
  const folder = join(world.folder, `clone-${name}`);
  git(world.folder, 'clone', '--quiet', '--single-branch', `file://${world.origin}`, folder);
  return folder;
}

/** Puts other bytes at a path of the ledger branch, as somebody with an editor would. */
function damage(world: World, path: string, text: string): void {
  const folder = join(world.folder, 'editor');
  git(world.folder, 'clone', '--quiet', '--branch', ledgerRef.slice('refs/heads/'.length), world.origin, folder);
  writeFileSync(join(folder, path), text);
  git(folder, 'commit', '--quiet', '--all', '--message', 'by hand');
  git(folder, 'push', '--quiet');
}

function objectFile(world: World, oid: string): string {
  return join(world.origin, 'objects', oid.slice(0, 2), oid.slice(2));
}

/** A disk of 256 KB, where this user may have one. */
function mount(folder: string): void {
  git(folder, '-c', 'alias.m=!mount -t tmpfs -o size=256k tmpfs', 'm', folder);
}

function canMount(): boolean {
  const folder = join(trained.folder, 'probe');
  mkdirSync(folder, { recursive: true });
  try {
    mount(folder);
    git(trained.folder, '-c', 'alias.u=!umount', 'u', folder);
    return true;
  } catch {
    return false;
  }
}
