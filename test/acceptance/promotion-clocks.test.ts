import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { files, merge, passes, promotingWorld } from './promoting.ts';

const world = await promotingWorld({
  'mlops.yaml': files['mlops.yaml'].replace('needs: [staging]', 'needs: [staging]\n    soak: 2h'),
});
afterAll(() => world.remove());

/** On a machine whose clock is so many hours ahead; negative: behind. */
const clock = (hours: number) => ({
  MLOPS_TEST_LATER: String(hours),
  NODE_OPTIONS: `--import=${join(import.meta.dirname, '..', 'harness', 'later.mjs')}`,
});

interface Cell {
  readonly environment: string;
  readonly since: string | null;
  readonly waitsFor: readonly { readonly kind: string; readonly sentence: string }[];
}

async function production() {
  const { data } = await passes(world, ['status']);
  const { board } = data as { readonly board: readonly Cell[] };
  for (const { since } of board) if (since !== null) expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
  return board
    .find(({ environment }) => environment === 'production')
    ?.waitsFor.map(({ kind, sentence }) => [kind, sentence]);
}

it.each([
  ['ahead', 5, 60],
  ['behind', -5, 70],
] as const)('a machine whose clock is %s deploys, and nothing soaks by that', async (_, hours, depth) => {
  await merge(world, depth);
  for (const _round of [1, 2]) await passes(world, ['promote']);
  const deployed = await world.json(['deploy', 'staging'], { env: clock(hours) });
  expect([deployed.code, deployed.result.reason]).toEqual([0, 'deployed']);
  await passes(world, ['promote']);
  expect(await production()).toContainEqual(['soak', expect.stringMatching(/ (2 h|1 h 59 min|2 hours|1 h)/)]);
  expect((await world.json(['history', 'staging'])).code).toBe(0);
});
