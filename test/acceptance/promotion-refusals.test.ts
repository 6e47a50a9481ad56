import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begunPromotion, project, pushed, reasonOf, stateOf } from './begun-promotion.ts';
import { git, makeWorld } from './harness.ts';
import { files, merge, passes } from './promoting.ts';

const aWorld = await begunPromotion();

describe('what is asked for', () => {
  it('has to exist, and to say why', async () => {
    const world = aWorld();
    expect(await reasonOf(world, ['promote', 'm@7'])).toEqual([64, 'no-such-version']);
    expect(await reasonOf(world, ['promote', 'm@x'])).toEqual([64, 'no-such-version']);
    expect(await reasonOf(world, ['promote', 'n'])).toEqual([64, 'no-such-model']);
    expect(await reasonOf(world, ['promote', '--to', 'stagign'])).toEqual([64, 'no-such-environment']);
    expect(await reasonOf(world, ['promote', '--override', 'now'])).toEqual([64, 'no-such-version']);
    expect(await reasonOf(world, ['deploy', 'staging', 'n'])).toEqual([64, 'not-in-environment']);
    expect(await reasonOf(world, ['deploy'])).toEqual([64, 'usage']);
    expect(await reasonOf(world, ['hold', 'staging', 'm'])).toEqual([64, 'reason-missing']);
    expect(await reasonOf(world, ['release', 'staging', 'm', '--because', 'x'])).toEqual([64, 'not-held']);
    expect(await reasonOf(world, ['rollback', 'staging', 'm', '--because', 'x'])).toEqual([65, 'nothing-before']);
    expect(await reasonOf(world, ['status', '--offline'])).toEqual([64, 'promotion-offline']);
  });

  it('needs environments, and a remote that answers, with a token where that is GitHub', async () => {
    const bare = makeWorld({ ...files, 'mlops.yaml': String(files['mlops.yaml']).replace(/environments:[\s\S]*/, '') });
    expect(await reasonOf(bare, ['promote'])).toEqual([65, 'environments-missing']);
    bare.remove();
    const world = aWorld();
    world.git('remote', 'set-url', 'origin', 'https://github.com/acme/rides.git');
    expect(await reasonOf(world, ['promote'])).toEqual([69, 'forge-no-token']);
    world.git('remote', 'set-url', 'origin', join(world.folder, 'gone.git'));
    expect(await reasonOf(world, ['promote'])).toEqual([69, 'default-branch-unavailable']);
  });
});

describe('the text of a pull request', () => {
  it('is printed without a forge by the command that the board names, for whoever has to merge it', async () => {
    const world = aWorld();
    expect((await world.run(['status'])).stdout).toContain(
      '\n  to read it: mlops status --pull-request 2\n  next: git push ',
    );
    const { code, stdout } = await world.run(['status', '--pull-request', '#2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Pull request 2 into env\/production, open\n\nPromote m 1 to production\n\n\*\*m 1\*\* for `production`/,
    );
    expect(stdout).toContain('`mlops deploy production m` does');
    const { data } = await passes(world, ['status', '--pull-request', '1']);
    expect(data).toMatchObject({ pullRequest: { number: 1, state: 'merged', base: 'env/staging' } });
    for (const number of ['7', 'x', '02']) {
      const { code: ended, result } = await world.json(['status', '--pull-request', number]);
      expect([ended, result.reason]).toEqual([64, 'no-such-pull-request']);
      expect(result.sentence).toContain('open is 2.');
    }
  });
});

describe('a version', () => {
  it('that fails its gate goes nowhere by itself, and where somebody says so', async () => {
    const world = aWorld();
    await merge(world, 10);
    expect(await reasonOf(world, ['promote'])).toEqual([1, 'version-failed']);
    expect(await reasonOf(world, ['promote'])).toEqual([1, 'version-failed']);
    await passes(world, ['promote', 'm@2', '--to', 'staging']);
    expect(await stateOf(world, 'staging')).toBe('open verdict'); // a person merges it, `auto-merge` or not
  });

  it('whose metric is gone is unknown, and goes nowhere by itself', async () => {
    const world = aWorld();
    await pushed(world, 'Silent', {
      'train.sh': 'cp params.yaml "$MLOPS_OUTPUT/model.txt"\necho "{ \\"loss\\": 1 }" > "$MLOPS_OUTPUT/metrics.json"\n',
    });
    await passes(world, ['train']);
    expect(await reasonOf(world, ['promote'])).toEqual([2, 'version-unknown']);
  });

  it('is none while the store does not hold its bytes', async () => {
    const world = aWorld();
    await merge(world, 60);
    rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason]).toEqual([2, 'version-not-ready']);
    expect(result.sentence).toContain('is not in the store');
  });

  it('goes by a hold of its model, or where somebody overrides it', async () => {
    const world = aWorld();
    const held = ['hold', 'production', 'm', '--all', '--because', 'audit'];
    expect(await reasonOf(world, held)).toEqual([0, 'held']);
    expect(await reasonOf(world, held)).toEqual([0, 'hold-unchanged']);
    expect(await reasonOf(world, ['promote'])).toEqual([0, 'promoted']); // closes the open pull request
    expect(await stateOf(world, 'production')).toBe('held hold');
    await passes(world, ['promote', 'm@1', '--to', 'production', '--override', 'the auditor has agreed']);
    expect(await stateOf(world, 'production')).toBe('open merge');
    const asked = () => world.inOrigin('ls-tree', '--name-only', 'mlops/ledger', 'asked/production/m/').split('\n');
    expect(asked()).toEqual(['asked/production/m/1.json']);
    const wish = JSON.parse(world.inOrigin('show', 'mlops/ledger:asked/production/m/1.json'));
    const by = 'Ada <ada@example.org>';
    expect(wish).toMatchObject({ version: 1, by, override: 'the auditor has agreed', upToHold: 1 });
    await passes(world, ['promote']);
    await passes(world, ['promote', 'm@1', '--to', 'production', '--override', 'the auditor has agreed']);
    expect(asked()).toHaveLength(1); // said again, it is said
    expect(await reasonOf(world, ['hold', 'production', 'm@1', '--because', 'another audit'])).toEqual([0, 'held']);
    await passes(world, ['promote']); // what came after the wish is not overridden by it
    expect(await stateOf(world, 'production')).toBe('held hold');
    expect(await reasonOf(world, ['release', 'production', 'm', '--all', '--because', 'over'])).toEqual([
      0,
      'released',
    ]);
  });
});

describe('a promotion pull request', () => {
  it('that somebody edited is neither merged by itself nor deployed', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    const folder = join(world.folder, 'edit');
    git(world.folder, 'clone', '--quiet', '--branch', 'mlops/promotion/staging/m/v2', 'origin.git', folder);
    writeFileSync(join(folder, 'extra.txt'), 'more\n');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'More');
    git(folder, 'push', '--quiet', 'origin', 'HEAD');
    await world.json(['promote']);
    expect(await stateOf(world, 'staging')).toBe('open edited');
  });

  it('that somebody closed by removing its branch is not opened again', async () => {
    const world = aWorld();
    world.inOrigin('update-ref', '-d', 'refs/heads/mlops/promotion/production/m/v1');
    expect(await reasonOf(world, ['promote'])).toEqual([0, 'nothing-to-promote']);
    expect(await stateOf(world, 'production')).toBe('waiting closed');
    await passes(world, ['promote', 'm@1', '--to', 'production']);
    expect(await stateOf(world, 'production')).toBe('open merge');
  });

  it('is brought up to date where mlops.yaml changes what it would deploy', async () => {
    const world = aWorld();
    await pushed(
      world,
      'Elsewhere',
      project((text) => text.replace('.served/production', '.served/live')),
    );
    expect((await passes(world, ['promote'])).data).toMatchObject({
      done: [{ environment: 'production', what: 'updated' }],
    });
    expect(world.inOrigin('show', 'mlops/promotion/production/m/v1:releases/m/release.yaml')).toContain('.served/live');
  });
});

describe('a deployment', () => {
  it('waits for nothing where the branch names nothing, and for people where the branch is gone', async () => {
    const world = aWorld();
    expect(await reasonOf(world, ['deploy', 'production'])).toEqual([0, 'nothing-to-deploy']);
    world.inOrigin('update-ref', '-d', 'refs/heads/env/staging');
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
    expect(await reasonOf(world, ['promote', '--init'])).toEqual([0, 'branches-made']);
  });

  it('of which a question cannot be answered is not live, and not held', async () => {
    const world = aWorld();
    await pushed(world, 'Nobody knows', { 'check.sh': 'exit 2\n', 'params.yaml': 'depth: 60\n' });
    await passes(world, ['train']);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([1, 'verification-unknown']);
    expect(await stateOf(world, 'staging')).toBe('rolled-back failure');
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
    expect(await reasonOf(world, ['deploy', 'staging', '--again'])).toEqual([1, 'verification-unknown']);
  });

  it('of the same environment from the same checkout is refused while another runs', async () => {
    const world = aWorld();
    await pushed(world, 'Slow', { 'check.sh': 'sleep 3\n', 'params.yaml': 'depth: 60\n' });
    await passes(world, ['train']);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    const both = await Promise.all([reasonOf(world, ['deploy', 'staging']), reasonOf(world, ['deploy', 'staging'])]);
    expect(both.toSorted()).toEqual([
      [0, 'deployed'],
      [69, 'another-deployment'],
    ]);
  });

  it('of what is held happens where somebody overrides it, and that is recorded', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['hold', 'staging', 'm', '--because', 'audit']);
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([2, 'deploy-waits']);
    const { data } = await passes(world, ['deploy', 'staging', '--override', 'the auditor has agreed']);
    const by = 'Ada <ada@example.org>';
    const sentence = expect.stringContaining(`Overridden by ${by}: the auditor has agreed`);
    const override = { by, because: 'the auditor has agreed' };
    const record = { version: 2, outcome: 'verified', sentence, override, approvedBy: [] };
    expect(data).toMatchObject({ models: [{ record }] });
    const last = JSON.parse(world.inOrigin('show', 'mlops/ledger:holds/staging/m/2.json'));
    expect(last).toMatchObject({ what: 'release', by, because: 'the auditor has agreed' });
  });

  it('is brought up once more where somebody asks for it', async () => {
    const world = aWorld();
    rmSync(join(world.clone, '.served'), { recursive: true });
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([2, 'target-elsewhere']);
    expect(await reasonOf(world, ['deploy', 'staging', '--again'])).toEqual([0, 'deployed']);
    expect(await reasonOf(world, ['deploy', 'staging'])).toEqual([0, 'nothing-to-deploy']);
  });

  it('is told with what the target would change, and changes nothing', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    const { stdout } = await world.run(['deploy', 'staging', '--plan']);
    expect(stdout).toMatch(/^planned {3}m: version 2 would be deployed\n {10}version 1 → 2/);
    expect(await stateOf(world, 'staging')).toBe('merged');
  });

  it('from a clone that does not have the model is refused before anything is held or reverted', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
    rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
    expect(await reasonOf(world, ['rollback', 'staging', 'm', '--because', 'x'])).toEqual([
      69,
      'release-bytes-missing',
    ]);
    expect(await stateOf(world, 'staging')).toBe('live');
  });
});
