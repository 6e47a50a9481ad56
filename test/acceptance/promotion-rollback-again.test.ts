import { describe, expect, it } from 'vitest';
import { copiesOf } from './begun-promotion.ts';
import type { World } from './harness.ts';
import { merge, passes, promotingWorld } from './promoting.ts';

// Worlds are copied from this one: versions 1, 2 and 3 were live in staging one after the other.
const start = await promotingWorld();
for (const depth of [undefined, 60, 70]) {
  if (depth !== undefined) await merge(start, depth);
  for (const _ of ['opened', 'merged']) await passes(start, ['promote']);
  await passes(start, ['deploy', 'staging']);
}
const aWorld = copiesOf(start);

const rollback = (model: string, because = 'outage') => ['rollback', 'staging', model, '--because', because];
const named = (world: World) => world.inOrigin('show', 'env/staging:releases/m/release.yaml').match(/^version: (\d+)/m);
const numberOf = (world: World) => Number(named(world)?.[1]);
const holds = (world: World) => world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'holds').split('\n');

describe('a rollback that is said once more', () => {
  it('of a named version takes back that one, and nothing where another one is released', async () => {
    const world = aWorld();
    expect((await passes(world, rollback('m@3'))).reason).toBe('deployed');
    expect(numberOf(world)).toBe(2);
    for (const because of ['outage', 'another outage']) {
      const { reason, sentence } = await passes(world, rollback('m@3', because));
      expect(reason).toBe('rollback-not-needed');
      expect(sentence).toBe('Nothing to do: env/staging names version 2 of m, not version 3.');
    }
    expect([numberOf(world), holds(world)]).toEqual([2, ['holds/staging/m/1.json']]);
    expect((await world.json(rollback('m@9'))).result.reason).toBe('no-such-version');
    // The version that came back is taken back where it is named, also for the same reason.
    await passes(world, rollback('m@2'));
    expect([numberOf(world), holds(world).length]).toEqual([1, 2]);
  });

  it('of a named version is gone on with where only its deployment is left', async () => {
    const world = aWorld();
    const before = world.inOrigin('rev-parse', 'mlops/ledger');
    await passes(world, rollback('m@3'));
    // As it is after a kill between the revert and the deployment: version 3 is live, and neither held nor left.
    world.inOrigin('update-ref', 'refs/heads/mlops/ledger', before.trim());
    const { reason, data } = await passes(world, rollback('m@3'));
    expect([reason, numberOf(world)]).toEqual(['deployed', 2]);
    expect(data).toMatchObject({ models: [{ record: { version: 2, outcome: 'rollback' } }] });
    expect(holds(world)).toEqual(['holds/staging/m/1.json']);
  });

  it('without a version says that the last change was one already, and what it does', async () => {
    const world = aWorld();
    await passes(world, rollback('m'));
    const same = await world.run(rollback('m'));
    expect([same.code, numberOf(world)]).toEqual([0, 2]);
    expect(same.stderr).toMatch(
      /The newest change of env\/staging \([0-9a-f]{12}\) has taken back version 3 of m, with this reason: version 2 stays\. With another reason, or as m@2, the next run takes back version 2, too\./,
    );
    const other = await world.run(rollback('m', 'it hums'));
    expect([other.code, numberOf(world)]).toEqual([0, 1]);
    expect(other.stderr).toMatch(
      /has taken back version 3 of m already; this takes back version 2, too,.* alone: mlops rollback staging m@3\./,
    );
  });

  it('says nothing of that where the last change was a promotion', async () => {
    const { stderr } = await aWorld().run(rollback('m'));
    expect(stderr).not.toContain('newest change');
  });
});
