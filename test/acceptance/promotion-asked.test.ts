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
});
