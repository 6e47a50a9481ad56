import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { git } from './harness.ts';
import { merge, passes, promotingWorld } from './promoting.ts';

// One life of a model, told in order: each test goes on where the one before has ended.
const world = await promotingWorld();
afterAll(() => world.remove());

const served = (environment: string) => {
  const file = join(world.clone, '.served', environment, 'm', 'current', 'model.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};

interface Shown {
  readonly environment: string;
  readonly state: string;
  readonly version: number | null;
  readonly live: { readonly version: number } | null;
}

/** "staging 2 open, live 1". */
async function board(): Promise<readonly string[]> {
  const { data } = await passes(world, ['status']);
  return (data as { board: readonly Shown[] }).board.map(
    ({ environment, state, version, live }) =>
      `${environment} ${version} ${state}${live === null ? '' : `, live ${live.version}`}`,
  );
}

const records = (folder: string) =>
  world
    .inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', `${folder}/`)
    .split('\n')
    .filter(Boolean)
    .map((path) => JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`)));

/** Plain git, as somebody does it who knows nothing of us. */
const push = (from: string, to: string) => world.inOrigin('update-ref', `refs/heads/${to}`, from);

/** On a clone of the environment's branch: what an on-call engineer does. */
function revertTip(environment: string): void {
  const folder = join(world.folder, `revert-${environment}`);
  git(world.folder, 'clone', '--quiet', '--branch', `env/${environment}`, 'origin.git', folder);
  const parents = git(folder, 'show', '-s', '--format=%P').split(' ').length;
  git(folder, 'revert', '--no-edit', ...(parents > 1 ? ['-m', '1'] : []), 'HEAD');
  git(folder, 'push', '--quiet', 'origin', 'HEAD');
}

it('the run that was made becomes version 1, and goes to the first environment by itself', async () => {
  const trained = records('runs').length;
  const first = await passes(world, ['promote']);
  expect(first).toMatchObject({
    reason: 'promoted',
    data: { versions: [{ model: 'm', version: 1, verdict: 'pass', before: null }] },
  });
  expect(await board()).toEqual(['staging 1 open', 'production 1 waiting']);
  expect((await passes(world, ['promote'])).data).toMatchObject({ versions: [], done: [{ what: 'merged' }] });
  expect(await board()).toEqual(['staging 1 merged', 'production 1 waiting']);
  expect(records('versions')).toHaveLength(1);
  expect(records('runs')).toHaveLength(trained);
});

it('what is merged is deployed, verified and recorded once', async () => {
  expect((await passes(world, ['deploy', 'staging'])).reason).toBe('deployed');
  expect(served('staging')).toBe('depth: 50');
  expect((await passes(world, ['deploy', 'staging'])).reason).toBe('nothing-to-deploy');
  expect(records('deployments')).toMatchObject([
    { environment: 'staging', version: 1, outcome: 'verified', number: 1 },
  ]);
});

it('then the next environment’s pull request opens, and plain git merges it', async () => {
  expect((await passes(world, ['promote'])).data).toMatchObject({
    done: [{ environment: 'production', what: 'opened' }],
  });
  expect(await board()).toEqual(['staging 1 live, live 1', 'production 1 open']);
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  push('refs/heads/mlops/promotion/production/m/v1', 'env/production');
  await passes(world, ['deploy', 'production']);
  expect(served('production')).toBe('depth: 50');
  expect(await board()).toEqual(['staging 1 live, live 1', 'production 1 live, live 1']);
});

it('a push that changes no model makes no version', async () => {
  world.commit('Words', { 'README.md': '# Words\n' });
  world.git('push', '--quiet', 'origin', 'main');
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  expect(records('versions')).toHaveLength(1);
});

it('inputs that nobody has trained make none either, and that is said', async () => {
  world.commit('Depth 60', { 'params.yaml': 'depth: 60\n' });
  world.git('push', '--quiet', 'origin', 'main');
  const { code, result } = await world.json(['promote']);
  expect([code, result.reason]).toEqual([2, 'version-not-ready']);
  await passes(world, ['train']);
  expect((await passes(world, ['promote'])).data).toMatchObject({ versions: [{ version: 2, before: 1 }] });
});

it('its pull request says what it is against what is live', () => {
  const text = world.inOrigin('show', 'refs/pull/records:promotions/3.json');
  const { title, body } = JSON.parse(text) as { title: string; body: string };
  expect(title).toBe('Promote m 2 to staging, from 1');
  expect(body).toContain('version 1 is live and verified there now');
  expect(body).toContain('| `accuracy` | share | 0.50 | 0.60 |');
  expect(body).toMatch(/^\| target \| local, `(.*)` \| local, `\1` \|$/m);
  // Each line of the comparison is about what was compared: no base, no change, no command that would make another report.
  expect(body).toMatch(/Compared: `[0-9a-f]{10}` \(this version, .* with `[0-9a-f]{10}` \(live, /);
  expect(body).toMatch(/\| metric \| unit \| live \| this version \|/);
  expect(body).not.toMatch(/last version|Repeat with|Reproduce|Next:|this change\b/);
  expect(body).toContain('git revert');
});

it('a better version goes the same way', async () => {
  await passes(world, ['promote']); // merges
  await passes(world, ['deploy', 'staging']);
  await passes(world, ['promote']);
  push('refs/heads/mlops/promotion/production/m/v2', 'env/production');
  await passes(world, ['deploy', 'production']);
  expect([served('staging'), served('production')]).toEqual(['depth: 60', 'depth: 60']);
});

it('one that fails when it is verified never goes live: it is held, and the branch goes back', async () => {
  await merge(world, 66);
  await passes(world, ['promote']);
  await passes(world, ['promote']);
  const { code, result } = await world.json(['deploy', 'staging']);
  expect([code, result.reason]).toEqual([1, 'verification-failed']);
  expect(served('staging')).toBe('depth: 60');
  expect(records('holds')).toMatchObject([{ environment: 'staging', what: 'hold' }]);
  expect(world.inOrigin('show', 'env/staging:releases/m/release.yaml')).toContain('\nversion: 2\n');
  await passes(world, ['deploy', 'staging']);
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  expect(await board()).toEqual(['staging 3 held, live 2', 'production 3 waiting, live 2']);
});

it('a newer one passes the hold', async () => {
  await merge(world, 70);
  const { data } = await passes(world, ['promote']);
  // What failed in staging is no measure.
  expect(data).toMatchObject({ versions: [{ version: 4, before: 2 }] });
  const [{ sentence }] = (data as { versions: readonly [{ sentence: string }] }).versions;
  expect(sentence).toMatch(/ Compared with version 2, since version 3 failed in staging\.$/);
  await passes(world, ['promote']);
  await passes(world, ['deploy', 'staging']);
  await passes(world, ['promote']);
  push('refs/heads/mlops/promotion/production/m/v4', 'env/production');
  await passes(world, ['deploy', 'production']);
  expect([served('staging'), served('production')]).toEqual(['depth: 70', 'depth: 70']);
});

it('a revert with plain git brings the version before back, and automation does not undo it', async () => {
  revertTip('production');
  const back = await passes(world, ['deploy', 'production']);
  expect(back.data).toMatchObject({ models: [{ record: { version: 2, outcome: 'rollback' } }] });
  expect(served('production')).toBe('depth: 60');
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  expect(await board()).toEqual(['staging 4 live, live 4', 'production 4 held, live 2']);
});

it('a person promotes it again by name', async () => {
  await passes(world, ['promote', 'm@4', '--to', 'production']);
  push('refs/heads/mlops/promotion/production/m/v4', 'env/production');
  await passes(world, ['deploy', 'production']);
  expect(served('production')).toBe('depth: 70');
});

it('a release that is edited by hand is not deployed', async () => {
  const folder = join(world.folder, 'edit');
  git(world.folder, 'clone', '--quiet', '--branch', 'env/production', 'origin.git', folder);
  const file = join(folder, 'releases', 'm', 'release.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('on-failure: propose', 'on-failure: hold'));
  git(folder, 'commit', '--quiet', '--all', '--message', 'By hand');
  git(folder, 'push', '--quiet', 'origin', 'HEAD');
  const { code, result } = await world.json(['deploy', 'production']);
  expect([code, result.reason]).toEqual([2, 'deploy-waits']);
  expect(result.sentence).toContain('did not come by a promotion pull request');
});

it('what ran on a day, who brought it and how it ended is in the history', async () => {
  const { data } = await passes(world, ['history', 'production']);
  const { deployments } = data as { deployments: readonly { version: number; outcome: string; by: string }[] };
  expect(deployments.map(({ version, outcome }) => `${version} ${outcome}`)).toEqual([
    '4 verified',
    '2 rollback',
    '4 verified',
    '2 verified',
    '1 verified',
  ]);
  expect(deployments[0]?.by).toBe('Ada <ada@example.org>');
  const csv = (await world.run(['history', 'production', '--csv', '--limit', '2'])).stdout.split('\r\n');
  expect(csv[0]).toMatch(/^environment,model,number,version,outcome,/);
  expect(csv[1]).toMatch(/^production,m,5,4,verified,/);
  const today = new Date().toISOString().slice(0, 10);
  expect((await passes(world, ['history', 'production', '--at', today])).data).toMatchObject({
    live: [{ model: 'm', version: 4 }],
  });
  expect((await passes(world, ['history', 'production', '--at', '2020-02-29'])).data).toMatchObject({
    live: [{ version: null }],
  });
  for (const at of ['2026-02-30', 'yesterday', '2026-11-22T09:00']) {
    expect((await world.json(['history', 'production', '--at', at])).result.reason).toBe('bad-moment');
  }
  const { result: local } = await world.json(['history', 'production', '--at', '2026-11-22T09:00']);
  expect(local.problems[0]).toMatchObject({ remedy: expect.stringContaining('`--at 2026-11-22T09:00Z`') });
  expect((await world.json(['history', 'm', '--csv'])).result.reason).toBe('no-such-environment');
});

it('a rollback by command holds, reverts and deploys in one go', async () => {
  const { result } = await world.json(['rollback', 'staging', 'm']);
  expect(result.reason).toBe('reason-missing');
  const { stdout } = await world.run(['rollback', 'staging', 'm', '--because', 'wrong on Mondays']);
  expect(stdout).toMatch(
    /\n {2}done: m 4 is held\n {2}done: env\/staging names version 2 again \([0-9a-f]{12}\)\n {2}to let it go: mlops release staging m@4 --because "<why>"\n$/,
  );
  expect(served('staging')).toBe('depth: 60');
  expect(await board()).toContain('staging 4 held, live 2');
  const released = await world.run(['release', 'staging', 'm@4', '--because', 'it was the sensor']);
  expect(released.stdout).toBe('m 4 is released in staging: it was the sensor\n  next: mlops promote\n');
  const held = await world.run(['hold', 'staging', 'm@2', '--because', 'it hums']);
  expect(held.stdout).toBe(
    [
      'm 2 is held in staging: it hums',
      '  Version 2 stays live. To take it back: mlops rollback staging m --because "<why>"',
      '  to let it go: mlops release staging m@2 --because "<why>"\n',
    ].join('\n'),
  );
  const other = await world.run(['hold', 'staging', 'm@1', '--because', 'it hums']);
  expect(other.stdout).not.toContain('stays live');
  for (const one of ['m@1', 'm@2']) await passes(world, ['release', 'staging', one, '--because', 'it did not']);
  expect((await passes(world, ['promote'])).data).toMatchObject({ done: [{ environment: 'staging', what: 'opened' }] });
});

it('an environment that left mlops.yaml still has its history', async () => {
  const asked = ['history', 'production', '--limit', '2'];
  const before = await passes(world, asked);
  const text = readFileSync(join(world.clone, 'mlops.yaml'), 'utf8');
  world.commit('Without production', { 'mlops.yaml': text.replace(/ {2}production:[\s\S]*/, '') });
  world.git('push', '--quiet', 'origin', 'main');
  expect((await world.json(['promote', '--to', 'production'])).result.reason).toBe('no-such-environment');
  expect(await passes(world, asked)).toMatchObject({ sentence: before.sentence, data: before.data });
  expect((await passes(world, ['history', 'production', '--at', '2020-02-29'])).data).toMatchObject({
    live: [{ model: 'm', version: null }],
  });
  expect((await world.json(['history', 'productive', '--csv'])).result.reason).toBe('no-such-environment');
  expect((await world.json(['history', 'productive'])).result.reason).toBe('no-such-model');
});
