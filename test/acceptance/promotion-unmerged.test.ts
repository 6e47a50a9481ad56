import { describe, expect, it } from 'vitest';
import { begunPromotion } from './begun-promotion.ts';
import { git, type World } from './harness.ts';
import { forgeVersion, recordAt, writeLedger } from './ledger-by-hand.ts';
import { files, merge, passes } from './promoting.ts';

const aWorld = await begunPromotion();

const promotions = (world: World) =>
  world.inOrigin('for-each-ref', '--format=%(refname:lstrip=6)', 'refs/heads/mlops/promotion/staging').split('\n');
const release = (world: World, environment: string) =>
  world.inOrigin('show', `refs/heads/env/${environment}:releases/m/release.yaml`);

describe('a version on the ledger that nobody has merged', () => {
  it('goes nowhere: it is told which and why, and branches and pull requests stay as they are', async () => {
    const world = aWorld();
    const commit = forgeVersion(world, 2, { fingerprint: 'f'.repeat(64) });
    const before = world.inOrigin('for-each-ref', 'refs/heads/env', 'refs/heads/mlops/promotion');
    const { code, result } = await world.json(['promote']);
    expect([code, result.reason, result.ends]).toEqual([1, 'version-not-merged', 'fail']);
    expect(result.sentence).toContain(`Version 2 is of commit ${commit.slice(0, 12)}, which is not part of`);
    expect(result.problems).toHaveLength(1);
    expect(result.data).toMatchObject({ versions: [], done: [] });
    expect(world.inOrigin('for-each-ref', 'refs/heads/env', 'refs/heads/mlops/promotion')).toBe(before);
    const status = await world.run(['status']);
    expect([status.code, status.stdout]).toEqual([0, expect.stringContaining('nobody has merged it')]);
  });

  it('is not promoted by name either, and no override helps', async () => {
    const world = aWorld();
    forgeVersion(world, 2);
    for (const override of [[], ['--override', 'I say so']]) {
      const { code, result } = await world.json(['promote', 'm@2', '--to', 'staging', ...override]);
      expect([code, result.reason]).toEqual([1, 'version-not-merged']);
    }
    expect(promotions(world)).not.toContain('v2');
    expect(release(world, 'staging')).toContain('version: 1\n');
  });

  it('keeps neither the version after it nor the environments of others, and is not what that is compared with', async () => {
    const world = aWorld();
    forgeVersion(world, 2, { fingerprint: 'f'.repeat(64) });
    await merge(world, 60);
    const { data } = await passes(world, ['promote']);
    expect(data).toMatchObject({ versions: [{ version: 3, before: 1, verdict: 'pass' }], done: [{ what: 'opened' }] });
    await passes(world, ['promote']);
    expect(release(world, 'staging')).toContain('version: 3\n');
    expect((await passes(world, ['deploy', 'staging'])).reason).toBe('deployed');
  });

  it('that claims to be what the tip has does not keep the tip from becoming a version', async () => {
    const world = aWorld();
    await merge(world, 60);
    const plan = await passes(world, ['plan', '--base', 'main']);
    expect(plan.ends).toBe('pass');
    const runs = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'runs/m/').split('\n');
    const known = recordAt(world, 'versions/m/1.json').fingerprint;
    const other = runs.map((path) => path.replace(/^.*\/|\.json$/g, '')).find((name) => name !== known);
    forgeVersion(world, 2, { fingerprint: other });
    const { data } = await passes(world, ['promote']);
    expect(data).toMatchObject({ versions: [{ version: 3, fingerprint: other }] });
  });

  it('has its pull request closed where an older version of ours has opened it', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    expect(promotions(world)).toContain('v2');
    const commit = git(world.clone, 'commit-tree', '-m', 'Never merged', '-p', 'main', 'main^{tree}');
    writeLedger(world, { 'versions/m/2.json': { ...recordAt(world, 'versions/m/2.json'), commit } });
    const { data } = await passes(world, ['promote']);
    expect(data).toMatchObject({ versions: [{ version: 3 }], done: [{ what: 'closed' }] }); // the tip has a version of its own
    expect(JSON.stringify(data)).toContain('is closed (not-merged)');
    expect(release(world, 'staging')).toContain('version: 1\n');
  });

  it('on the branch of an environment already is not deployed, while what is live stays', async () => {
    const world = aWorld();
    await merge(world, 60);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    const commit = git(world.clone, 'commit-tree', '-m', 'Never merged', '-p', 'main', 'main^{tree}');
    writeLedger(world, { 'versions/m/2.json': { ...recordAt(world, 'versions/m/2.json'), commit } });
    const { code, result } = await world.json(['deploy', 'staging']);
    expect([code, result.reason]).toEqual([2, 'release-not-merged']);
    expect(world.read('.served/staging/m/current/model.txt')).toBe('depth: 50\n');
  });

  it('gets no tag, and keeps no other from its own', async () => {
    const world = aWorld();
    world.commit('Tags', { 'mlops.yaml': `tags: gto\n${files['mlops.yaml']}` });
    world.git('push', '--quiet', 'origin', 'main');
    forgeVersion(world, 2);
    const { result } = await world.json(['promote']);
    expect(result.problems.map(({ reason }) => reason)).toEqual(['version-not-merged']);
    expect(result.data).toMatchObject({ tags: ['m@v1.0.0', 'm#staging#1'] });
  });
});

describe('a default branch whose history was rewritten', () => {
  it('makes a version of its own of the same bytes, which goes on', async () => {
    const world = aWorld();
    const tree = 'main^{tree}';
    world.git('reset', '--quiet', '--hard', git(world.clone, 'commit-tree', '-m', 'All of it', tree));
    world.git('push', '--quiet', '--force', 'origin', 'main');
    await passes(world, ['train']);
    const { data } = await passes(world, ['promote']);
    const { digest } = recordAt(world, 'versions/m/1.json').artifact;
    expect(data).toMatchObject({ versions: [{ version: 2, artifact: { digest } }] });
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    expect((await passes(world, ['deploy', 'staging'])).reason).toBe('deployed');
    expect((await passes(world, ['promote'])).problems).toEqual([]);
  });
});

describe('a shallow clone', () => {
  it('promotes nothing of which it cannot tell whether it was merged, and says how it could', async () => {
    const world = aWorld();
    world.inOrigin('update-ref', '-d', 'refs/heads/mlops/promotion/production/m/v1');
    await merge(world, 60);
    world.commit('Docs', { 'README.md': 'Docs.\n' });
    world.git('push', '--quiet', 'origin', 'main');
    await passes(world, ['promote', 'm']);
    world.commit('More docs', { 'README.md': 'More docs.\n' });
    world.git('push', '--quiet', 'origin', 'main');
    const shallow = `${world.folder}/shallow`;
    git(world.folder, 'clone', '--quiet', '--depth', '1', `file://${world.origin}`, shallow);
    const before = world.inOrigin('for-each-ref', 'refs/heads');
    const { code, result } = await world.json(['promote'], { cwd: shallow });
    const message = 'm: Version 2 is of commit ';
    expect([code, result.problems]).toMatchObject([
      65, // what the tip is compared with is not there either
      [{ reason: 'shallow-clone' }, { reason: 'version-merge-unknown', message: expect.stringContaining(message) }],
    ]);
    expect(world.inOrigin('for-each-ref', 'refs/heads')).toBe(before);
    git(shallow, 'fetch', '--quiet', '--unshallow');
    expect((await passes(world, ['promote'])).data).toMatchObject({ done: [{ what: 'merged' }] });
  });
});
