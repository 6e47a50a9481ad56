import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { runProcess } from '../../src/support/process.ts';
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
  it('is three trips where the ledger is small, and counts: commit, folders, records', async () => {
    const scene = await newScene();
    const bare = await newBare(scene, 'small.git');
    const server = await serveGit(bare, { filter: true });
    const writer = await openLedger({ repository: await newClone(scene, 'writer', server.url) });
    const records = Array.from({ length: 40 }, (_, at) => run(at));
    await writer.write(records.slice(0, 20), 'first');
    await writer.write(records.slice(20), 'second');
    const message = await runProcess('git', ['log', '-1', '--format=%B', 'mlops/ledger'], { cwd: bare });
    expect(message.stdout.toString('utf8').trim()).toBe('second\n\nFiles: 42'); // with the two that every ledger has
    const ledger = await openLedger({ repository: await newClone(scene, 'reader', server.url) });
    server.meter();
    expect((await ledger.readMany(records.map(({ address }) => address))).size).toBe(40);
    const cost = server.meter();
    expect(cost.requests).toBeLessThanOrEqual(1 + 3 * 2); // each trip asks what the server can; the first one for the ref, too
    expect((await ledger.list(['runs/delay'])).get('runs/delay')).toEqual([]);
    expect(server.meter().requests).toBe(0);
    await server.close();
  });

  it('is more where a commit says that there are fewer files than there are, and as right', async () => {
    const scene = await newScene();
    const bare = await newBare(scene, 'lied.git');
    const [first = ''] = await grow(bare, 3);
    const said = ['commit-tree', '-p', 'mlops/ledger', '-m', 'lie\n\nFiles: 1', 'mlops/ledger^{tree}'];
    const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a' };
    const commit = await runProcess('git', said, { cwd: bare, env: { ...process.env, ...who } });
    await runProcess('git', ['update-ref', 'refs/heads/mlops/ledger', commit.stdout.toString('utf8').trim()], {
      cwd: bare,
    });
    const server = await serveGit(bare, { filter: true });
    const ledger = await openLedger({ repository: await newClone(scene, 'reader', server.url) });
    expect(await ledger.read(first)).toContain('"delay"');
    expect(await ledger.read(run(1).address)).toBeUndefined();
    await server.close();
  });

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
