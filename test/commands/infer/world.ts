import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ports } from '../../../src/commands/ports.ts';
import { openDuckdb } from '../../../src/data/index.ts';
import { ports as bare } from '../situation/bare-ports.ts';

export const ports: Ports = { ...bare, openEngine: (tempFolder) => openDuckdb({ tempFolder, threads: 2 }) };

export function folderWith(files: Readonly<Record<string, string>>, isRepository = true): string {
  // Not in a folder of this module, which outlives one test file; the test run removes it.
  const folder = mkdtempSync(join(tmpdir(), 'mlops-infer-test-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  if (!isRepository) return folder;
  git('init', '--initial-branch=trunk');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-m', 'a');
  return folder;
}
