import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { branch, ended, type RenewingScene, renewingScene } from './renewing.ts';

const both = async (scene: RenewingScene, datasets?: string) => (await scene.round(datasets)).map(ended);
const found = [0, 'versions-found'];

// One repository, told in order: each test goes on where the one before has ended.
describe('the pull request that renews the lock file', () => {
  let scene: RenewingScene;
  beforeAll(async () => {
    scene = await renewingScene();
    scene.put('rides/a.csv', 1, 2);
    scene.put('zones/a.csv', 1);
    scene.put('old/a.csv', 1);
  });

  it('opens with what there is, without the frozen dataset, and says how it is judged', async () => {
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    const { title, body, state } = scene.last();
    expect([state, title]).toEqual(['open', 'Renew mlops.lock: rides, zones']);
    expect(body).toContain('A schedule asks for it.');
    expect(body).toContain('| rows | none | 2 |');
    expect(body).toContain('agreed on for the first time');
    expect(body).toMatch(/with the token of a job wait until somebody with write access starts them .*GitHub App/);
    expect(scene.proposed()).toContain('rides/a.csv: ');
    expect(scene.proposed()).not.toContain('old:');
    const [commit, parent] = scene.world.inOrigin('rev-parse', branch, 'refs/heads/main').split('\n');
    expect(scene.world.inOrigin('rev-parse', `${branch}^`)).toBe(parent);
    expect(scene.world.inOrigin('diff', '--name-only', parent ?? '', commit ?? '')).toBe('mlops.lock');
  });

  it('stays the one, with the branch as it is, where nothing moves, and is brought up to date where something does', async () => {
    const before = scene.world.inOrigin('rev-parse', branch);
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    expect(scene.world.inOrigin('rev-parse', branch)).toBe(before);
    scene.put('rides/b.csv', 3);
    const [, proposed] = await scene.round();
    expect(proposed.outputs['pull-request']).toBe(`${scene.last().number}`);
    expect([scene.server.pulls.size, scene.last().body.includes('| rows | none | 3 |')]).toEqual([1, true]);
    expect(scene.proposed()).toContain('rides/b.csv: ');
  });

  it('is not opened where it was merged and nothing has moved since', async () => {
    await scene.merge();
    const [, proposed] = await scene.round();
    expect([...ended(proposed), proposed.outputs['pull-request']]).toEqual([0, 'renewal-current', '']);
    expect(scene.server.pulls.size).toBe(1);
  });

  it('names what was added, changed and removed, and who has asked', async () => {
    scene.put('rides/a.csv', 1, 2, 7);
    scene.put('rides/c.csv', 4);
    scene.remove('rides/b.csv');
    expect(await both(scene, '')).toEqual([found, [0, 'renewal-proposed']]);
    const { number, title, body } = scene.last();
    expect([number, title]).toEqual([2, 'Renew mlops.lock: rides']);
    expect(body).toContain('`grace` has asked for all that moves.');
    expect(body).toContain('Objects: 1 added, 1 removed, 1 changed.');
    expect(body).toMatch(/- removed `rides\/b\.csv`\n- changed `rides\/a\.csv`\n- added `rides\/c\.csv`/);
    expect(body).toContain('| rows | 3 | 4 (+1) |');
  });

  it('is made anew where main moved on, on its tip, and keeps what that agrees on', async () => {
    const tip = scene.onMain({ 'README.md': 'New.\n' });
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    expect(scene.world.inOrigin('rev-parse', `${branch}^`)).toBe(tip);
    expect(scene.world.inOrigin('show', `${branch}:README.md`)).toBe('New.');
  });

  it('is about the tip of main also where that moved while data were read', async () => {
    const run = await scene.start();
    const read = await scene.read(run);
    const tip = scene.onMain({ 'README.md': 'Newer.\n' });
    expect(ended(await scene.propose(run, read))).toEqual([0, 'renewal-proposed']);
    expect(scene.world.inOrigin('rev-parse', `${branch}^`)).toBe(tip);
  });

  it('leaves out what main says otherwise by now, until it was read like that', async () => {
    const run = await scene.start();
    const read = await scene.read(run);
    const text = scene.world.read('mlops.yaml');
    scene.onMain({ 'mlops.yaml': text.replace('rides/*.csv', 'rides/a.csv') });
    const proposed = await scene.propose(run, read);
    expect([...ended(proposed), proposed.result.sentence]).toEqual([
      0,
      'renewal-current',
      expect.stringContaining('what main says of rides changed meanwhile, so the next run looks again'),
    ]);
    expect(scene.last().state).toBe('open');
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    expect(scene.last().body).toContain('Objects: 0 added, 1 removed, 1 changed.');
    scene.onMain({ 'mlops.yaml': text });
  });

  it('is closed with a reason where nothing is left to renew', async () => {
    scene.put('rides/a.csv', 1, 2);
    scene.put('rides/b.csv', 3);
    scene.remove('rides/c.csv');
    const [, proposed] = await scene.round();
    expect([...ended(proposed), proposed.outputs['pull-request']]).toEqual([0, 'renewal-current', '']);
    expect(proposed.result.sentence).toContain('pull request #2 had become needless and was closed');
    expect(scene.last().state).toBe('closed');
    const said = scene.server.comments.filter(({ issue }) => issue === 2).map(({ body }) => body);
    expect(said).toEqual([expect.stringContaining('Nothing is left to renew: `mlops.lock` on `main` says it all')]);
    expect(scene.world.inOrigin('for-each-ref', branch)).toBe('');
  });

  it('opens again for what we have closed ourselves', async () => {
    scene.put('rides/c.csv', 4);
    scene.put('rides/a.csv', 1, 2, 7);
    scene.remove('rides/b.csv');
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    expect([scene.last().number, scene.last().state]).toEqual([3, 'open']);
    await scene.merge();
  });

  it('has a frozen dataset only where somebody names it', async () => {
    scene.put('old/a.csv', 1, 2);
    scene.put('zones/a.csv', 1, 2);
    expect(await both(scene, 'old')).toEqual([found, [0, 'renewal-proposed']]);
    expect(scene.last().title).toBe('Renew mlops.lock: old');
    expect(scene.last().body).toContain('`grace` has asked for `old`.');
    scene.put('old/a.csv', 1, 2, 3);
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    // The schedule proposes the other one beside it, and the frozen one as it was asked for then.
    expect(scene.last().title).toBe('Renew mlops.lock: old, zones');
    expect(scene.last().body).toContain('As it was proposed before: it was not asked for this time.');
    expect(scene.proposed()).toMatch(/old:\n {4}digest: .*\n {4}rows: 2\n/);
  });

  it('refuses names that are no datasets, or do not move', async () => {
    const run = await scene.start({ grace: true });
    expect(ended(await scene.read(run, { inputs: { datasets: 'rides nothing' } }))).toEqual([1, 'no-such-dataset']);
  });
});

describe('data that cannot be read', () => {
  let scene: RenewingScene;
  beforeAll(async () => {
    scene = await renewingScene();
    scene.put('rides/a.csv', 1, 2);
  });

  it('keep nobody else from being renewed, are named in the pull request, and fail the job', async () => {
    const run = await scene.start();
    const read = await scene.read(run);
    expect([...ended(read), read.result.sentence]).toEqual([
      1,
      'versions-not-all-found',
      expect.stringMatching(/^No version of zones can be proposed: .* Of the others, rides moved\.$/),
    ]);
    expect(read.log).toContain('::error');
    expect(ended(await scene.propose(run, read))).toEqual([0, 'renewal-proposed']);
    expect(scene.last().title).toBe('Renew mlops.lock: rides');
    expect(scene.last().body).toMatch(/### Not looked at\n\nNothing new is proposed of these:\n\n- `zones`: .*zones/);
  });

  it('stay proposed as they were before', async () => {
    scene.put('zones/a.csv', 1);
    expect(await both(scene)).toEqual([found, [0, 'renewal-proposed']]);
    scene.remove('rides/a.csv');
    expect(await both(scene)).toEqual([
      [1, 'versions-not-all-found'],
      [0, 'renewal-proposed'],
    ]);
    expect(scene.last().title).toBe('Renew mlops.lock: rides, zones');
    expect(scene.last().body).toContain('As it was proposed before, since it cannot be read now.');
  });

  it('close nothing: of them nobody could tell', async () => {
    await scene.merge();
    const [read, proposed] = await scene.round();
    expect([ended(read), ended(proposed)]).toEqual([
      [1, 'versions-not-all-found'],
      [0, 'renewal-current'],
    ]);
    expect(proposed.result.sentence).toContain('as far as it was read: of rides nobody could tell');
  });
});

it('rows that are too old are not proposed, and fail the job', async () => {
  const scene = await renewingScene(
    'version: 1\ndatasets: { rides: { source: "s3://models/rides/*.csv", time: at, freshness: 2d, columns: { at: { type: date } } } }\n',
  );
  scene.bucket.objects.set('rides/a.csv', Buffer.from('id,at\n1,2020-01-01\n'));
  const [read, proposed] = await scene.round();
  expect([ended(read), ended(proposed)]).toEqual([
    [1, 'versions-not-all-found'],
    [0, 'renewal-current'],
  ]);
  expect(read.result.sentence).toContain('`freshness` allows 2d');
  expect(read.result.problems.map(({ reason }) => reason)).toEqual(['data-stale']);
  expect(scene.server.pulls.size).toBe(0);
});

it('goes by the store that all runners see where the server keeps no artifacts', async () => {
  const scene = await renewingScene('version: 1\ndatasets: { rides: "s3://models/rides/*.csv" }\n');
  const store = join(scene.world.folder, 'shared');
  scene.onMain({ 'mlops.yaml': `${scene.world.read('mlops.yaml')}store: ${store}\n` });
  scene.put('rides/a.csv', 1);
  const env = { GITHUB_SERVER_URL: 'https://git.example.org' };
  const run = await scene.start();
  const read = await scene.read(run, { env });
  expect(ended(read)).toEqual(found);
  expect(ended(await scene.propose(run, read, { env }))).toEqual([0, 'renewal-proposed']);
  expect([scene.server.actions.artifacts, scene.last().title]).toEqual([[], 'Renew mlops.lock: rides']);
});
