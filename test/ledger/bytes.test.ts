import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { run } from './contract.ts';
import { serveGit } from './git-server.ts';
import { grow } from './grow.ts';
import { newBare, newClone, newScene } from './scene.ts';

interface Cost {
  readonly bytes: number;
  readonly requests: number;
}

interface Costs {
  readonly found: Cost;
  readonly missing: Cost;
  readonly write: Cost;
  readonly tenAtOnce: Cost;
}

/** What look-ups and a write cost from machines that know nothing yet, over real HTTP. */
async function costsAt(records: number): Promise<Costs> {
  const scene = await newScene();
  const bare = await newBare(scene, 'origin.git');
  const addresses = await grow(bare, records);
  const server = await serveGit(bare, { filter: true });
  const notices: string[] = [];
  let clones = 0;
  const measure = async (work: (ledger: Awaited<ReturnType<typeof openLedger>>) => Promise<void>): Promise<Cost> => {
    clones += 1;
    const repository = await newClone(scene, `clone${clones}`, server.url);
    const ledger = await openLedger({ repository, notice: (text) => notices.push(text) });
    server.meter();
    await work(ledger);
    return server.meter();
  };
  const costs: Costs = {
    found: await measure(async (ledger) => expect(await ledger.read(addresses[7] ?? '')).toContain('"delay"')),
    missing: await measure(async (ledger) => expect(await ledger.read(run(1).address)).toBeUndefined()),
    write: await measure(async (ledger) => expect((await ledger.write([run(1)], 'one')).pushed).toBe(true)),
    tenAtOnce: await measure(async (ledger) => expect((await ledger.readMany(addresses.slice(0, 10))).size).toBe(10)),
  };
  expect(notices).toEqual([]);
  await server.close();
  return costs;
}

describe('what goes over the wire', () => {
  it('does not grow with the ledger: at most twice the bytes for 10,000 records as for 100', {
    timeout: 300_000,
  }, async () => {
    const few = await costsAt(100);
    const many = await costsAt(10_000);
    for (const what of ['found', 'missing', 'write'] as const) {
      expect(many[what].bytes, what).toBeGreaterThan(1_000); // the meter meters
      expect(
        many[what].bytes / few[what].bytes,
        `${what} ${JSON.stringify([few[what], many[what]])}`,
      ).toBeLessThanOrEqual(2);
      // One trip for each level; where the ledger is small, a level may not exist yet.
      expect(many[what].requests - few[what].requests, what).toBeLessThanOrEqual(2);
    }
    // Several at once share the way down.
    expect(many.tenAtOnce.bytes).toBeLessThan(5 * many.found.bytes);
    expect(many.tenAtOnce.requests).toBe(many.found.requests);
    if (process.env['MLOPS_TEST_SHOW']) console.log(JSON.stringify({ few, many }, null, 1));
  });
});
