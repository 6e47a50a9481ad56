import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProcess } from '../../../src/support/process.ts';

const home = join(import.meta.dirname, '..', '..', '..');
const place = mkdtempSync(join(tmpdir(), 'mlops-cut-'));
const clone = join(place, 'clone');
const env = {
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(':'),
  HOME: place,
  GIT_CONFIG_NOSYSTEM: '1',
  npm_config_update_notifier: 'false',
};

async function run(command: string, args: readonly string[], cwd = clone) {
  const { code, stdout, stderr } = await runProcess(command, args, { env, cwd });
  return { code, stdout: `${stdout}`.trim(), stderr: `${stderr}`.trim() };
}
async function git(...args: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  const done = await run('git', [...who, ...args]);
  if (done.code !== 0) throw new Error(done.stderr);
  return done.stdout;
}
const release = (...args: readonly string[]) => run(process.execPath, ['scripts/release.ts', ...args]);
const write = (name: string, text: string) => writeFileSync(join(clone, name), text);

/** What the releasing job has: committed files and no packages. */
beforeAll(async () => {
  mkdirSync(join(clone, 'dist'), { recursive: true });
  const files = ['scripts/release.ts', 'scripts/release', 'src/actions/registry.ts', 'README.md', 'LICENSE'];
  for (const name of files) cpSync(join(home, name), join(clone, name), { recursive: true });
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'));
  const own = { ...JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')), version: '0.2.0' };
  const entry = { ...lock.packages[''], version: '0.2.0' };
  write('package.json', JSON.stringify(own));
  write('package-lock.json', JSON.stringify({ ...lock, version: '0.2.0', packages: { ...lock.packages, '': entry } }));
  write(
    'CHANGELOG.md',
    '# Changelog\n\n## 0.2.0 (2026-11-22)\n\n- A thing.\n\n## 0.1.0 (2026-10-01)\n\n- The first.\n',
  );
  write('dist/cli.js', '#!/usr/bin/env node\n');
  write('dist/packages.json', JSON.stringify([`zod@${lock.packages['node_modules/zod'].version}`]));
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(place, 'origin.git')]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Version 0.2.0');
  await git('remote', 'add', 'origin', join(place, 'origin.git'));
  await git('push', '--quiet', '--set-upstream', 'origin', 'main');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('scripts/release.ts, without installed packages,', () => {
  it('lets a commit of the default branch be released, also when the branch went on', async () => {
    const done = await release('check', 'v0.2.0', '--default-branch', 'main');
    expect(done).toEqual({ code: 0, stdout: 'v0.2.0 may be released.', stderr: '' });
    const commit = await git('rev-parse', 'HEAD');
    await git('commit', '--quiet', '--allow-empty', '--message', 'More');
    await git('push', '--quiet');
    await git('checkout', '--quiet', commit);
    expect((await release('check', 'v0.2.0', '--default-branch', 'main')).code).toBe(0);
    await git('checkout', '--quiet', 'main');
  });

  it('refuses a commit that the default branch does not have, and another version', async () => {
    await git('checkout', '--quiet', '-b', 'side');
    await git('commit', '--quiet', '--allow-empty', '--message', 'Aside');
    const done = await release('check', 'v0.3.0', '--default-branch', 'main');
    expect(done.code).toBe(1);
    expect(done.stderr.split('\n')).toEqual([
      'The commit of v0.3.0 is not on main.',
      'package.json says 0.2.0, the tag 0.3.0.',
      'package-lock.json says 0.2.0 and 0.2.0, the tag 0.3.0.',
      'CHANGELOG.md has no section "## 0.3.0 (<date>)".',
    ]);
    await git('checkout', '--quiet', 'main');
  });

  it('does not guess where it cannot see the default branch', async () => {
    expect((await release('check', 'v0.2.0', '--default-branch', 'trunk')).code).not.toBe(0);
    const shallow = join(place, 'shallow');
    await run('git', ['clone', '--quiet', '--depth=1', `file://${join(place, 'origin.git')}`, shallow], place);
    const done = await run(
      process.execPath,
      ['scripts/release.ts', 'check', 'v0.2.0', '--default-branch', 'main'],
      shallow,
    );
    expect(done.code).not.toBe(0);
    expect(done.stderr).toContain('the clone is shallow');
  });

  it('prepares notes, tarball, bill of materials and the digests of all that is attested', async () => {
    const to = join(place, 'out');
    const done = await release('prepare', 'v0.2.0', '--to', to);
    expect(done.code, done.stderr).toBe(0);
    expect(readFileSync(join(to, 'notes.md'), 'utf8')).toBe('- A thing.\n');
    expect(readdirSync(join(to, 'assets')).sort()).toEqual([
      'bill.cdx.json',
      'checksums.txt',
      'mlops-actions-0.2.0.tgz',
    ]);
    const lines = readFileSync(join(to, 'checksums.txt'), 'utf8').trim().split('\n');
    expect(lines.map((line) => line.slice(66))).toEqual([
      'dist/cli.js',
      'dist/packages.json',
      'mlops-actions-0.2.0.tgz',
      'bill.cdx.json',
    ]);
    const tarball = readFileSync(join(to, 'assets', 'mlops-actions-0.2.0.tgz'));
    expect(lines[2]?.slice(0, 64)).toBe(createHash('sha256').update(tarball).digest('hex'));
    const bill = JSON.parse(readFileSync(join(to, 'assets', 'bill.cdx.json'), 'utf8'));
    const names = bill.components.map(({ name }: { readonly name: string }) => name);
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'mlops-actions', version: '0.2.0' } },
    });
    expect(names).toEqual(expect.arrayContaining(['zod', '@duckdb/node-api']));
    expect(names).not.toContain('vitest');
  });

  it('makes the same tarball again', async () => {
    const digests = ['one', 'two'].map(async (name) => {
      const to = join(place, name);
      await release('prepare', 'v0.2.0', '--to', to);
      return readFileSync(join(to, 'checksums.txt'), 'utf8').split('\n')[2];
    });
    const [one, two] = await Promise.all(digests);
    expect(one).toBe(two);
  });

  it('says how it is used, and what it lacks', async () => {
    expect((await release('check', 'v0.2.0')).stderr).toContain('usage: check <tag> --default-branch <name>');
    expect((await release('prepare', 'v0', '--to', place)).stderr).toContain('v0 is no tag of a version');
    expect((await release('major', 'v0.2.0')).stderr).toContain('GH_TOKEN are needed');
  });
});

describe('what dist/ is made of', () => {
  it('is in the lock file, package by package', () => {
    const bundled: readonly string[] = JSON.parse(readFileSync(join(home, 'dist', 'packages.json'), 'utf8'));
    const lock: { readonly packages: Readonly<Record<string, { readonly version?: string }>> } = JSON.parse(
      readFileSync(join(home, 'package-lock.json'), 'utf8'),
    );
    const locked = new Set(
      Object.entries(lock.packages).map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
    );
    expect(bundled.length).toBeGreaterThan(0);
    expect(bundled.filter((one) => !locked.has(one))).toEqual([]);
  });
});
