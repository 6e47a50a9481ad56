import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openRepository } from '../../src/repository/index.ts';
import { refusal, temporaryFolder } from './scene.ts';

afterEach(() => vi.unstubAllEnvs());

it('says that there is no git', async () => {
  const folder = await temporaryFolder();
  vi.stubEnv('PATH', folder);
  expect(await refusal(openRepository(folder))).toBe('unavailable git-missing: git is not on PATH.');
});

it.each(['git version 2.30.1', 'git version 1.99.0', 'nonsense'])('refuses %j', async (version) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'git'), `#!/bin/sh\necho '${version}'\n`);
  await chmod(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', folder);
  expect(await refusal(openRepository(folder))).toBe(`unavailable git-too-old: "${version}" is older than 2.38.`);
});

it('says who owns a repository that git refuses to read', async () => {
  const folder = await temporaryFolder();
  const script = `#!/bin/sh\n[ "$1" = version ] && echo 'git version 2.40.0' && exit 0\necho 'fatal: detected dubious ownership' >&2\nexit 128\n`;
  await writeFile(join(folder, 'git'), script);
  await chmod(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', folder);
  expect(await refusal(openRepository(folder))).toMatch(/not-a-repository: .* belongs to another user/);
});
