import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writtenBy } from '../../../src/commands/init/project-text.ts';
import bundled from '../../../src/commands/init/templates.json' with { type: 'json' };
import type { InitRequest } from '../../../src/commands/init.ts';
import { init } from '../../../src/commands/init.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { ports } from '../situation/bare-ports.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const templates = { 'mlops-train.yml': 'jobs: { t: { runs-on: self-hosted, uses: OWNER/REPO/x.yml@main } }\n' };
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

const run = (folder: string, more: Partial<InitRequest> = {}, env: NodeJS.ProcessEnv = {}) =>
  init(
    { folder, projectFile: 'mlops.yaml', remote: 'origin', workflows: false, dryRun: false, templates, ...more },
    { ...ports, env },
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

describe('workflows of promotion', () => {
  const names = ['merge', 'deploy', 'promote'].map((name) => `.github/workflows/mlops-${name}.yml`);
  const github = 'https://github.com/ada/rides';
  const models = `version: 1
name: rides
models:
  m: { code: [train.py], train: python train.py, artifact: model.bin, metrics: metrics.json, serve: files }
`;
  const environments = `environments:
  staging: { target: { kind: local, folder: /srv/staging } }
  production: { branch: live, needs: [staging], target: { kind: local, folder: /srv/production } }
`;
  const checks = ({ data }: { readonly data: unknown }) => (data as { checks: string[] }).checks;
  const ofPromotion = async (text: string, remote?: string, env: NodeJS.ProcessEnv = {}) => {
    const folder = checkout({ 'train.py': '', 'mlops.yaml': text }, remote);
    const outcome = await run(folder, { templates: bundled, workflows: remote === undefined }, env);
    const read = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '');
    return { outcome, written: names.map(read), state: new Map(states(outcome).map(([path, state]) => [path, state])) };
  };

  it('come along where mlops.yaml declares environments, with its branches, and nowhere else', async () => {
    const with_ = await ofPromotion(models + environments, github);
    expect(with_.state.get('mlops.yaml')).toBe('kept');
    const [merge = '', deploy = '', promote = ''] = with_.written;
    expect(merge).toContain('    branches: [trunk]\n');
    expect(merge).toContain('uses: ada/rides/.github/workflows/mlops-train.yml@trunk\n');
    expect(deploy.match(/branches: .*/g)).toEqual([
      'branches: ["env/staging","live"] # of all environments',
      'branches: ["env/staging","live"]',
    ]);
    expect(promote).toContain('cron:');
    expect(checks(with_.outcome)).toEqual([]);
    expect((await ofPromotion(models, github)).written).toEqual(['', '', '']);
  });

  it('come along where init itself has written the file and somebody has added environments', async () => {
    const added = await ofPromotion(`${writtenBy}.\n${models}${environments}`, github);
    // A proposal knows nothing of environments and serving: in place of the file it would take them away.
    expect(added.state.get('mlops.yaml')).toBe('kept');
    expect(added.outcome.text({ width: 100, color: false })).not.toContain('what would change');
    expect(added.written.every((text) => text !== '')).toBe(true);
  });

  it('leave a file that init began and somebody promotes from as it is: what is recognised beside it is said', async () => {
    const yaml = `${writtenBy}.\n${models}${environments}`;
    const folder = checkout({ 'train.py': '', 'other/train.py': 'fit()\n', 'mlops.yaml': yaml });
    const outcome = await run(folder);
    expect(states(outcome)).toEqual([['mlops.yaml', 'kept']]);
    expect(checks(outcome)).toEqual([expect.stringMatching(/^Not in mlops\.yaml, which is kept: model other \(/)]);
    // The same training under another name is there.
    expect(checks(outcome)[0]).not.toContain('(python train.py)');
    const served = await run(checkout({ 'train.py': '', 'mlops.yaml': `${writtenBy}.\n${models}` }));
    expect(states(served)).toEqual([['mlops.yaml', 'kept']]);
    const broken = `${writtenBy}.\n${models}${environments.replace('staging:', 'stagin:')}`;
    expect(states(await run(checkout({ 'train.py': '', 'mlops.yaml': broken })))).toEqual([['mlops.yaml', 'kept']]);
  });

  it('are left out, which is said, where the file has errors', async () => {
    const broken = await ofPromotion(`${models}${environments.replace('staging:', 'stagin:')}`, github);
    expect(broken.written).toEqual(['', '', '']);
    expect(checks(broken.outcome)).toContainEqual(
      expect.stringMatching(
        /^mlops\.yaml has errors, so workflows for environments and for data that move are left out: .*staging/,
      ),
    );
  });

  it('have open places where the clone does not tell them, and say so', async () => {
    const { outcome } = await ofPromotion(models + environments);
    expect(checks(outcome)).toContain(`Fill in OWNER/REPO in ${names[0]}: this clone does not say it.`);
    expect(checks(outcome).filter((check) => check.includes('mlops-deploy') || check.includes('promote'))).toEqual([]);
  });

  it('have none of the keys of 2026 for a server of GitHub’s customers', async () => {
    const server = 'https://git.example.org';
    const { written } = await ofPromotion(models + environments, `${server}/ada/rides`, { GITHUB_SERVER_URL: server });
    expect(written.every((text) => text !== '')).toBe(true);
    expect(written.join('')).not.toMatch(/queue:|deployment: false/);
    const newest = await ofPromotion(models + environments, github);
    expect(newest.written.join('')).toContain('deployment: false');
  });
});

describe('the workflow that renews mlops.lock', () => {
  const path = '.github/workflows/mlops-lock.yml';
  const written = async (dataset: string, start = '') => {
    const yaml = `${start}version: 1\ndatasets:\n  rides: ${dataset}\n`;
    const folder = checkout({ 'train.py': '', 'mlops.yaml': yaml }, 'https://github.com/ada/rides');
    await run(folder, { templates: bundled });
    return existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  };

  it('comes along where data are behind an address or in a database, whoever wrote the file', async () => {
    expect(await written('s3://acme/rides/*.csv')).toBe(bundled['mlops-lock.yml']);
    expect(await written('{ source: { postgres: WAREHOUSE_URL, table: public.rides } }')).toContain('cron:');
    expect(await written('s3://acme/rides/*.csv', `${writtenBy}.\n`)).toContain('cron:');
  });

  it.each([
    ['files of the repository', 'data/rides.csv'],
    ['an address whose content is said', `{ source: https://example.org/rides.csv, digest: sha256:${'0'.repeat(64)} }`],
    ['data that are frozen', '{ source: s3://acme/rides/*.csv, frozen: true }'],
  ])('does not for %s', async (_, dataset) => {
    expect(await written(dataset)).toBeUndefined();
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
