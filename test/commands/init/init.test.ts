import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { InitRequest } from '../../../src/commands/init.ts';
import { init } from '../../../src/commands/init.ts';
import type { Ports } from '../../../src/commands/ports.ts';
import { reasons } from '../../../src/reasons.ts';
import { MlopsError } from '../../../src/support/problem.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const templates = { 'mlops-train.yml': 'jobs: { t: { runs-on: self-hosted, uses: OWNER/REPO/x.yml@main } }\n' };
const unused = () => {
  throw new Error('nothing here needs it');
};
const ports: Ports = {
  openLedger: unused,
  openStore: unused,
  openForge: unused,
  openPromotionDesk: unused,
  openTarget: unused,
  openEngine: unused,
  findEngine: unused,
  readHost: unused,
  progress: { stage: (_, work) => work(() => undefined), note: () => undefined, output: () => undefined },
  reasons,
  signal: new AbortController().signal,
  tool: 'test',
  origin: 'local',
  env: {},
};

/** A checkout with these files, a branch `trunk`, and perhaps a remote. */
function checkout(files: Readonly<Record<string, string>>, remote?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-init-test-'));
  folders.push(folder);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=trunk');
  if (remote !== undefined) git('remote', 'add', 'origin', remote);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const run = (folder: string, more: Partial<InitRequest> = {}) =>
  init(
    { folder, projectFile: 'mlops.yaml', remote: 'origin', workflows: false, dryRun: false, templates, ...more },
    ports,
  );
const states = ({ data }: { readonly data: unknown }) =>
  (data as { files: { path: string; state: string }[] }).files.map(({ path, state }) => [path, state]);
const left = ({ data }: { readonly data: unknown }) => (data as { left: string[] }).left;

describe('workflow files', () => {
  const path = '.github/workflows/mlops-train.yml';

  it('come along where the remote is on GitHub, filled in, and are no evidence for the next run', async () => {
    const folder = checkout({ 'train.py': '' }, 'git@github.com:ada/rides.git');
    expect(states(await run(folder))).toEqual([
      ['mlops.yaml', 'written'],
      [path, 'written'],
    ]);
    expect(readFileSync(join(folder, path), 'utf8')).toContain('ada/rides/x.yml@trunk');
    expect(states(await run(folder))).toEqual([
      ['mlops.yaml', 'same'],
      [path, 'same'],
    ]);
  });

  it('do not where it is not, unless they are asked for; then what is open is said', async () => {
    const folder = checkout({ 'train.py': '' });
    expect(states(await run(folder))).toEqual([['mlops.yaml', 'written']]);
    const asked = await run(folder, { workflows: true });
    expect(states(asked)).toEqual([
      ['mlops.yaml', 'same'],
      [path, 'written'],
    ]);
    expect(JSON.stringify(asked.data)).toContain(`Fill in OWNER/REPO in ${path}`);
  });

  it('that differ are left as they are', async () => {
    const folder = checkout({ 'train.py': '', [path]: 'mine: 1\n' }, 'https://github.com/ada/rides');
    const outcome = await run(folder);
    expect(states(outcome)).toEqual([
      ['mlops.yaml', 'written'],
      [path, 'differs'],
    ]);
    expect(outcome.text({ width: 80, color: false })).toContain('-mine: 1');
    expect(readFileSync(join(folder, path), 'utf8')).toBe('mine: 1\n');
  });

  it('that cannot be written keep everything from being written', async () => {
    const folder = checkout({ 'train.py': '' }, 'https://github.com/ada/rides');
    const outside = checkout({});
    symlinkSync(outside, join(folder, '.github'));
    const problem = await run(folder).catch((error: unknown) => error);
    expect(problem instanceof MlopsError && problem.problems[0]?.reason).toBe('init-unwritable');
    expect([existsSync(join(folder, 'mlops.yaml')), existsSync(join(outside, 'workflows'))]).toEqual([false, false]);
  });
});

describe('what is too much', () => {
  it('is left out and said', async () => {
    const many = Object.fromEntries(Array.from({ length: 410 }, (_, index) => [`m${index}/train.py`, '']));
    const outcome = await run(checkout({ ...many, 'params.yaml': `# ${'x'.repeat(300_000)}` }));
    expect(left(outcome).toSorted()).toEqual([
      '399 scripts look like trainings; the first 8 were taken.',
      '411 texts may matter; the first 400 were looked at.',
      '`params.yaml` is larger than 256 KB.',
    ]);
    expect(outcome.reason).toBe('init-written');
  });
});
