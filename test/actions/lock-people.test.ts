import { beforeEach, describe, expect, it } from 'vitest';
import { branch, ended, type RenewingScene, renewingScene } from './renewing.ts';

let scene: RenewingScene;
beforeEach(async () => {
  scene = await renewingScene('version: 1\ndatasets: { rides: "s3://models/rides/*.csv" }\n');
  scene.put('rides/a.csv', 1);
  expect((await scene.round()).map(ended)).toEqual([
    [0, 'versions-found'],
    [0, 'renewal-proposed'],
  ]);
});

const proposed = async () => {
  const [, step] = await scene.round();
  return [...ended(step), step.result.sentence];
};
const head = () => scene.world.inOrigin('rev-parse', branch);

/** Somebody takes the branch of the pull request. */
function taken(): void {
  scene.world.git('fetch', '--quiet', 'origin', '+refs/heads/mlops/lock:refs/heads/by-hand');
  scene.world.git('switch', '--quiet', 'by-hand');
}

/** What somebody has committed and pushed to it. */
function pushed(files: Readonly<Record<string, string>>): string {
  const { world } = scene;
  taken();
  const commit = world.commit('By hand', files);
  world.git('push', '--quiet', 'origin', 'HEAD:refs/heads/mlops/lock');
  return commit;
}

describe('a pull request that people have to do with', () => {
  it('is left as it is where somebody has pushed to its branch, and that is told', async () => {
    const mine = pushed({ 'note.txt': 'mine\n' });
    scene.put('rides/b.csv', 2);
    expect(await proposed()).toEqual([
      1,
      'renewal-not-ours',
      'rides moved, which is not proposed, since nothing of others is overwritten: mlops/lock has 2 commits that are not on the base.',
    ]);
    expect([head(), scene.last().state]).toEqual([mine, 'open']);
    // Nor is it closed where nothing is left to renew.
    scene.remove('rides/b.csv');
    scene.onMain({ 'mlops.lock': `${scene.proposed()}\n` });
    expect(await proposed()).toEqual([0, 'renewal-current', expect.stringContaining('is left as it is')]);
    expect([head(), scene.last().state]).toEqual([mine, 'open']);
  });

  it('is enough where the hand of others has what moved in it', async () => {
    const { world } = scene;
    scene.put('rides/b.csv', 2);
    taken();
    expect((await world.run(['lock', 'rides'], { env: scene.bucket.env })).code).toBe(0);
    const lock = world.read('mlops.lock');
    world.git('checkout', '--', 'mlops.lock');
    world.git('switch', '--quiet', 'main');
    const mine = pushed({ 'mlops.lock': lock });
    expect(await proposed()).toEqual([0, 'renewal-proposed', expect.stringContaining('by the hand of others')]);
    expect(head()).toBe(mine);
  });

  it('is ours still where somebody has only brought main into its branch', async () => {
    scene.onMain({ 'README.md': 'New.\n' });
    const { world } = scene;
    taken();
    world.git('merge', '--quiet', '--no-edit', 'main');
    world.git('push', '--quiet', 'origin', 'HEAD:refs/heads/mlops/lock');
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-proposed']);
    expect(world.inOrigin('rev-parse', `${branch}^`)).toBe(world.inOrigin('rev-parse', 'refs/heads/main'));
  });

  it.each(['title', 'body'] as const)('is theirs where somebody has edited its %s', async (key) => {
    const pull = scene.server.pulls.get(scene.last().number);
    if (pull !== undefined) pull[key] = `${pull[key]} And so it is.`;
    scene.put('rides/b.csv', 2);
    const before = head();
    expect(await proposed()).toEqual([1, 'renewal-not-ours', expect.stringContaining('or edited it')]);
    expect(head()).toBe(before);
  });

  it('is not opened again for versions that somebody has refused, and is for others', async () => {
    scene.server.closePullRequest(scene.last().number);
    expect(await proposed()).toEqual([
      0,
      'renewal-refused',
      'Pull request #1 has proposed the same, and somebody has closed it: nothing is opened until something else moves.',
    ]);
    expect(scene.server.pulls.size).toBe(1);
    scene.onMain({ 'README.md': 'New.\n' });
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-refused']);
    scene.world.inOrigin('update-ref', '-d', branch);
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-refused']);
    scene.put('rides/b.csv', 2);
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-proposed']);
    expect([scene.last().number, scene.last().state]).toEqual([2, 'open']);
  });
});

it('of another project file is left alone: each has a branch of its own', async () => {
  const before = head();
  scene.onMain({ 'team/mlops.yaml': 'version: 1\ndatasets: { zones: "s3://models/zones/*.csv" }\n' });
  scene.put('zones/a.csv', 1);
  const run = await scene.start();
  const read = await scene.read(run, { inputs: { project: 'team/mlops.yaml' } });
  const same = await scene.propose(run, read, { inputs: { project: 'team/mlops.yaml' } });
  expect([...ended(same), same.result.sentence]).toEqual([
    1,
    'renewal-not-ours',
    expect.stringContaining('of mlops/lock renews the versions of mlops.yaml; each project file needs a `branch`'),
  ]);
  expect(head()).toBe(before);
  const own = { project: 'team/mlops.yaml', branch: 'mlops/lock-team' };
  expect(ended(await scene.propose(run, read, { inputs: own }))).toEqual([0, 'renewal-proposed']);
  expect(scene.last().title).toBe('Renew team/mlops.lock: zones');
  expect(scene.world.inOrigin('show', 'refs/heads/mlops/lock-team:team/mlops.lock')).toContain('zones/a.csv');
});

describe('runs at the same time', () => {
  it('do not go back to what an old run has read', async () => {
    const old = await scene.start();
    const read = await scene.read(old);
    scene.put('rides/b.csv', 2);
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-proposed']);
    const before = head();
    const late = await scene.propose(old, read);
    expect(ended(late)[1]).toBe('renewal-outdated');
    expect(late.result.verdict).toBe('unknown');
    expect(head()).toBe(before);
  });

  it('lose nothing where somebody pushes in this very moment', async () => {
    scene.put('rides/b.csv', 2);
    const run = await scene.start();
    const read = await scene.read(run);
    let mine = '';
    // The push asks for the branches first; by then the job has looked at all of them.
    const act = () => {
      mine = pushed({ 'note.txt': 'mine\n' });
    };
    scene.server.fail({ on: 'GET /repos/{owner}/{repo}/pulls', kind: 'meanwhile', act });
    const late = await scene.propose(run, read);
    expect([...ended(late), late.result.sentence]).toEqual([
      1,
      'renewal-not-ours',
      expect.stringContaining('was pushed to in this very moment'),
    ]);
    expect(head()).toBe(mine);
  });

  it('go on where one was killed between the push and the pull request', async () => {
    scene.put('rides/b.csv', 2);
    const run = await scene.start();
    const read = await scene.read(run);
    const broken = { kind: 'answer', status: 422, message: 'Validation Failed' } as const;
    scene.server.fail({ on: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', ...broken });
    expect(ended(await scene.propose(run, read))[0]).not.toBe(0);
    const before = head();
    expect((await proposed()).slice(0, 2)).toEqual([0, 'renewal-proposed']);
    expect([head(), scene.last().body.includes('| rows | none | 2 |')]).toEqual([before, true]);
  });
});
