import { describe, expect, it } from 'vitest';
import { copiesOf } from './begun-promotion.ts';
import type { World } from './harness.ts';
import { recordAt, writeLedger } from './ledger-by-hand.ts';
import { merge, passes, promotingWorld } from './promoting.ts';

// Worlds are copied from this one: version 2 is live in staging after version 1, and two holds were set and ended.
const start = await promotingWorld();
for (const depth of [50, 60]) {
  if (depth !== 50) await merge(start, depth);
  await passes(start, ['promote']);
  await passes(start, ['promote']);
  await passes(start, ['deploy', 'staging']);
}
await passes(start, ['hold', 'production', 'm@1', '--because', 'audit']);
await passes(start, ['release', 'production', 'm@1', '--because', 'over']);
for (const _ of ['closes 1', 'opens 2']) await passes(start, ['promote']);
const aWorld = copiesOf(start);

const lost = async (world: World) => {
  const { code, result } = await world.json(['promote']);
  const told = result.problems.filter(({ reason }) => reason === 'ledger-lost').map(({ message }) => message);
  return [code, ...told];
};

describe('a ledger that has lost records', () => {
  it('is fine as long as it has all of them', async () => {
    expect(await lost(aWorld())).toEqual([0]);
  });

  it.each(['versions/m/1.json', 'deployments/staging/m/1.json', 'holds/production/m/1.json'])(
    'is told that %s is gone, and promotion goes on',
    async (path) => {
      const world = aWorld();
      const record = recordAt(world, path);
      writeLedger(world, { [path]: null });
      await merge(world, 70);
      const { code, result } = await world.json(['promote']);
      const known = [`${path} is gone from the ledger, though later ones are there.`];
      expect(result.problems.map(({ message }) => message)).toEqual(expect.arrayContaining(known));
      expect([code, result.data]).toMatchObject([2, { versions: [{ version: 3 }] }]);
      writeLedger(world, { [path]: record });
      expect(await lost(world)).toEqual([0]);
    },
  );

  it('is told where it was pushed back to before a deployment that a release names', async () => {
    const world = aWorld();
    const all = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'deployments/staging/m/').split('\n');
    writeLedger(world, Object.fromEntries(all.map((path) => [path, null])));
    const [code, ...told] = await lost(world);
    expect([code, told]).toEqual([
      2,
      [expect.stringContaining('no deployment of m 1 to staging, which was live there')],
    ]);
    expect((await passes(world, ['deploy', 'staging', '--again'])).reason).toBe('deployed'); // the way on
  });

  it('is told that a version says something else by now than its release', async () => {
    const world = aWorld();
    const record = recordAt(world, 'versions/m/2.json');
    const gates = record.gates.map((gate: object) => ({ ...gate, sentence: 'All is well.' }));
    writeLedger(world, { 'versions/m/2.json': { ...record, gates } });
    expect(await lost(world)).toEqual([
      2,
      expect.stringMatching(/^versions\/m\/2\.json says .* env\/staging .*\(gates\)/),
    ]);
  });
});
