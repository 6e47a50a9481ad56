import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveRemote } from '../../src/ledger/remote.ts';
import { Git } from '../../src/support/git.ts';

type Settings = readonly (readonly [key: string, value: string])[];

/** What our own git is told to fetch from and to push to. */
async function addresses(settings: Settings): Promise<readonly [string, string]> {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-remote-'));
  const git = new Git(folder, { ...process.env, GIT_CONFIG_GLOBAL: join(folder, 'global'), GIT_CONFIG_NOSYSTEM: '1' });
  await git.text(['init', '-q']);
  for (const [key, value] of settings) {
    const [scope, name] = key.startsWith('global:') ? ['--global', key.slice(7)] : ['--local', key];
    await git.text(['config', scope, '--add', name, value]);
  }
  const remote = await resolveRemote(git, folder, 'origin');
  const given = remote?.env ?? {};
  const settingOf = (key: string): string => {
    const name = Object.keys(given).find((each) => each.startsWith('GIT_CONFIG_KEY_') && given[each] === key) ?? '';
    return given[name.replace('KEY', 'VALUE')] ?? '';
  };
  return [settingOf('remote.ledger.url'), settingOf('remote.ledger.pushurl')];
}

const plain = ['remote.origin.url', 'https://example.org/a.git'] as const;
const cases: readonly (readonly [name: string, settings: Settings, fetch: string, push: string])[] = [
  ['one address', [plain], 'https://example.org/a.git', 'https://example.org/a.git'],
  [
    'another for pushing',
    [plain, ['remote.origin.pushurl', 'ssh://example.org/a.git']],
    'https://example.org/a.git',
    'ssh://example.org/a.git',
  ],
  [
    'rewritten by the repository',
    [plain, ['url.https://mirror.example.org/.insteadOf', 'https://example.org/']],
    'https://mirror.example.org/a.git',
    'https://mirror.example.org/a.git',
  ],
  [
    'rewritten for pushing, by the user',
    [plain, ['global:url.ssh://git@example.org/.pushInsteadOf', 'https://example.org/']],
    'https://example.org/a.git',
    'ssh://git@example.org/a.git',
  ],
  [
    'the first of several',
    [plain, ['remote.origin.url', 'https://example.org/b.git']],
    'https://example.org/a.git',
    'https://example.org/a.git',
  ],
];

it.each(cases)('the ledger uses the addresses that git would use: %s', async (_, settings, fetch, push) => {
  expect(await addresses(settings)).toEqual([fetch, push]);
});
