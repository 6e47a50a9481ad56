import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openRepository, repositoryName, wantedRemote } from '../../src/repository/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-remote-'));
execFileSync('git', ['init', '--quiet', folder]);
execFileSync('git', ['-C', folder, 'remote', 'add', 'upstream', '/nowhere']);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a remote of another name than the usual one has to be there', async () => {
  const repository = await openRepository(folder);
  expect(await wantedRemote(repository, 'origin')).toBeUndefined();
  expect(await wantedRemote(repository, 'upstream')).toBe('upstream');
  await expect(wantedRemote(repository, 'upstreem')).rejects.toMatchObject({
    ends: 'usage',
    problems: [{ reason: 'no-such-remote', remedy: 'Did you mean `upstream`?' }],
  });
});

it.each([
  ['git@github.com:team/rides.git', 'rides'],
  ['https://github.com/team/rides', 'rides'],
  ['https://git.example.com/team/rides.git/', 'rides'],
  ['/srv/git/rides.git', 'rides'],
  ['C:\\git\\rides.git', 'rides'],
])('a repository is called what its remote is called: %s', async (address, name) => {
  execFileSync('git', ['-C', folder, 'config', 'remote.named.url', address]);
  expect(await repositoryName(await openRepository(folder), 'named')).toBe(name);
});

it('a repository without a remote is called what its folder is called', async () => {
  expect(await repositoryName(await openRepository(folder), 'origin')).toBe(basename(folder));
});
