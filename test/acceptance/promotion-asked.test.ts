import { afterAll, expect, it } from 'vitest';
import { merge, passes, promotingWorld } from './promoting.ts';

const world = await promotingWorld();
afterAll(() => world.remove());

it('what is asked for by name is not lost where another one has to make room, and what is held is refused at once', async () => {
  for (const depth of [50, 60]) {
    if (depth !== 50) await merge(world, depth);
    await passes(world, ['promote']);
    await passes(world, ['promote']);
    await passes(world, ['deploy', 'staging']);
  }
  for (const _ of ['closes 1', 'opens 2']) await passes(world, ['promote']);
  const { data } = await passes(world, ['promote', 'm@1', '--to', 'production']);
  expect((data as { done: readonly { what: string }[] }).done.map(({ what }) => what)).toEqual(['closed', 'opened']);
  await passes(world, ['promote']);
  expect(world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/heads/mlops/promotion/production/')).toContain(
    'v1',
  );
  await passes(world, ['hold', 'production', 'm@2', '--because', 'audit']);
  const refused = await world.json(['promote', 'm@2', '--to', 'production']);
  expect([refused.code, refused.result.reason]).toEqual([1, 'asked-is-held']);
  expect(refused.result.sentence).toContain('in production by Ada <ada@example.org>: audit');
  const release = 'Run `mlops release production m@2 --because "<why>"`, then ask again';
  expect(refused.result.problems[0]).toMatchObject({ remedy: expect.stringContaining(release) });
});

it('what is asked for and is there is said; what can do nothing says why, and how it can be done', async () => {
  const ended = async (...args: readonly string[]) => {
    const { code, result } = await world.json(['promote', ...args]);
    return [code, result.reason, result.sentence];
  };
  expect(await ended('m@2', '--to', 'staging')).toEqual([0, 'asked-is-there', 'staging: m 2 is live already.']);
  expect(await ended('m@1', 'm@2')).toEqual([64, 'asked-twice', 'm is asked for twice, as version 1 and 2.']);
  const project = world.read('mlops.yaml');
  const without = `${project.replace(/^ {2}m:$/m, '  n: { train: "true" }\n  m:')}`;
  world.commit('Another model, served nowhere', { 'mlops.yaml': without });
  world.git('push', '--quiet', 'origin', 'main');
  expect(await ended('n')).toEqual([64, 'not-in-environment', 'n goes to no environment.']);
  expect(await ended('n', '--to', 'staging')).toEqual([64, 'not-in-environment', 'staging does not have n.']);
});

it('a version by name where the branch waits for another deployment is a problem with the next command', async () => {
  await merge(world, 70);
  await passes(world, ['promote', 'm']);
  await passes(world, ['promote', 'm']);
  const { code, result } = await world.json(['promote', 'm@1', '--to', 'staging']);
  expect([code, result.reason, result.ends]).toEqual([2, 'asked-waits', 'unknown']);
  expect(result.sentence).toContain('env/staging names version 3, which is not deployed yet');
  const next = 'Run `mlops deploy staging m`, then ask again: `mlops promote m@1 --to staging`.';
  expect(result.problems[0]).toMatchObject({ remedy: next });
  // Production has the pull request of version 1, and version 3 cannot go there yet.
  const early = await world.json(['promote', 'm@3', '--to', 'production']);
  expect([early.code, early.result.reason, early.result.data]).toMatchObject([2, 'asked-waits', { done: [] }]);
  const branches = world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/heads/mlops/promotion/production/');
  expect(branches).toContain('v1');
  await passes(world, ['deploy', 'staging']);
  expect((await passes(world, ['promote', 'm@1', '--to', 'staging'])).data).toMatchObject({
    done: [{ what: 'opened' }],
  });
});
