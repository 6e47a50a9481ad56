import { afterAll, expect } from 'vitest';
import type { World } from './harness.ts';
import { files, passes, promotingWorld } from './promoting.ts';

/** Copies of a world in which a version is in staging, and its pull request to production is open; removed after the tests. */
export async function begunPromotion(): Promise<() => World> {
  const start = await promotingWorld();
  await passes(start, ['promote']);
  await passes(start, ['promote']);
  await passes(start, ['deploy', 'staging']);
  await passes(start, ['promote']);
  return copiesOf(start);
}

/** A copy of a world each time, or of another one; all of them are removed after the tests. */
export function copiesOf(start: World): (from?: World) => World {
  const worlds: World[] = [start];
  afterAll(() => {
    for (const world of worlds) world.remove();
  });
  return (from = start) => {
    const world = from.copy();
    worlds.push(world);
    return world;
  };
}

export const reasonOf = async (world: World, args: readonly string[]) => {
  const { code, result } = await world.json(args);
  return [code, result.reason];
};

interface Shown {
  readonly environment: string;
  readonly state: string;
  readonly waitsFor: readonly { readonly kind: string }[];
}

/** State and kinds of waits of one environment, as the board has them. */
export async function stateOf(world: World, environment: string): Promise<string> {
  const { data, reason } = await passes(world, ['status']);
  expect(reason).toBe('board');
  const cell = (data as { board: readonly Shown[] }).board.find((one) => one.environment === environment);
  return [cell?.state, ...(cell?.waitsFor ?? []).map(({ kind }) => kind)].join(' ');
}

/** The project file, changed. */
export const project = (change: (text: string) => string) => ({ 'mlops.yaml': change(String(files['mlops.yaml'])) });

export async function pushed(world: World, message: string, changed: Parameters<World['commit']>[1]): Promise<void> {
  world.commit(message, changed);
  world.git('push', '--quiet', 'origin', 'main');
}
