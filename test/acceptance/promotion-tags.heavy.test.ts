import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './harness.ts';
import { files, merge, passes, promotingWorld } from './promoting.ts';

/** GTO itself; `test/harness/gto.sh` installs it and says why when it cannot. */
const gto = process.env['MLOPS_TEST_GTO'] ?? '';

interface Shown {
  readonly version: string;
  readonly commit_hexsha: string;
  readonly stages: readonly { readonly stage: string }[];
}

describe.skipIf(gto === '')('GTO reads from the tags', () => {
  let world: World;
  const said = (...args: readonly string[]) =>
    JSON.parse(execFileSync(gto, [...args, '--json'], { cwd: world.clone, encoding: 'utf8' }));
  beforeAll(async () => {
    world = await promotingWorld();
    world.commit('Tags', { 'mlops.yaml': `tags: gto\n${files['mlops.yaml']}` });
    world.git('push', '--quiet', 'origin', 'main');
    await passes(world, ['train']);
    for (const depth of [undefined, 60]) {
      if (depth !== undefined) await merge(world, depth);
      for (const args of [['promote'], ['promote'], ['deploy', 'staging'], ['promote']]) await passes(world, args);
    }
    world.git('fetch', '--quiet', '--tags', 'origin');
  }, 120_000);
  afterAll(() => world?.remove());

  it('the versions and where they are live', () => {
    const shown = said('show', 'm');
    const live = (stages: readonly { readonly stage: string }[]) => stages.map(({ stage }) => stage);
    const brief = shown.map((one: Shown) => [one.version, one.commit_hexsha, live(one.stages)]);
    const commitOf = (version: number) =>
      JSON.parse(world.inOrigin('show', `mlops/ledger:versions/m/${version}.json`)).commit;
    expect(brief).toEqual([
      ['v2.0.0', commitOf(2), ['staging']],
      ['v1.0.0', commitOf(1), []],
    ]);
  });

  it('the newest version, and the live one of an environment, as references', () => {
    const ref = (name: string) =>
      execFileSync(gto, ['show', name, '--ref'], { cwd: world.clone, encoding: 'utf8' }).trim();
    expect([ref('m@latest'), ref('m#staging')]).toEqual(['m@v2.0.0', 'm@v2.0.0']);
  });
});
