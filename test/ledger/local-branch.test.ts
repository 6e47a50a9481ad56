import { rm } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, type LedgerEntry, ledgerReasons, openLedger } from '../../src/ledger/index.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { run } from './contract.ts';
import { newBare, newClone, newScene, type Scene } from './scene.ts';

async function listed(ledger: Ledger, limit = 10): Promise<readonly string[]> {
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.history('', limit)) entries.push(entry);
  return entries.map(({ address }) => address);
}

let scene: Scene;
let clone: string;
let origin: string;

/** A ledger that was kept without a remote; then the repository gets one that has none. */
beforeEach(async () => {
  scene = await newScene();
  clone = await newClone(scene, 'clone');
  const alone = await openLedger({ repository: clone });
  await alone.write([run(1)], 'one');
  await alone.write([run(2)], 'two');
  origin = await newBare(scene, 'origin.git');
  await scene.git('clone').text(['remote', 'add', 'origin', origin]);
});

const addresses = [run(2).address, run(1).address];

describe('a local ledger whose repository gets a remote without one', () => {
  it('has its history', async () => {
    const ledger = await openLedger({ repository: clone });
    expect(await listed(ledger)).toEqual(addresses);
    expect(await listed(ledger, 1)).toEqual(addresses.slice(0, 1));
  });

  it('has its history after it went to the remote', async () => {
    await (await openLedger({ repository: clone })).write([run(3)], 'three');
    const ledger = await openLedger({ repository: clone });
    expect(await listed(ledger)).toEqual([run(3).address, ...addresses]);
  });

  it.each(['before the remote was ever asked', 'after the remote was asked'])('answers offline %s', async (when) => {
    if (when.startsWith('after')) await (await openLedger({ repository: clone })).read(run(1).address);
    await rm(origin, { recursive: true });
    const ledger = await openLedger({ repository: clone, offline: true });
    expect(await ledger.read(run(1).address)).toBe(run(1).text);
    expect(await ledger.read(run(9).address)).toBeUndefined();
    expect(await listed(ledger)).toEqual(addresses);
  });

  it('says offline that the remote was not asked', async () => {
    const said: string[] = [];
    const ledger = await openLedger({ repository: clone, offline: true, notice: (text) => said.push(text) });
    await ledger.readMany(addresses);
    expect(said).toEqual([expect.stringMatching(/^The ledger of origin .* was never read here; .* local branch/)]);
  });

  it('is no finding while the remote holds all of it', async () => {
    await (await openLedger({ repository: clone })).write([run(3)], 'three');
    await (await openLedger({ repository: await newClone(scene, 'other', origin) })).write([run(4)], 'four');
    const said: string[] = [];
    for (const offline of [false, true, false]) {
      const ledger = await openLedger({ repository: clone, offline, notice: (text) => said.push(text) });
      expect(await ledger.read(run(3).address)).toBe(run(3).text);
    }
    expect(said).toEqual([]);
  });
});

describe('a remote ledger and another one on the local branch', () => {
  it('counts as the remote has it, and says so', async () => {
    await (await openLedger({ repository: await newClone(scene, 'other', origin) })).write([run(4)], 'four');
    for (const offline of [false, true]) {
      const said: string[] = [];
      const ledger = await openLedger({ repository: clone, offline, notice: (text) => said.push(text) });
      expect(await ledger.read(run(4).address)).toBe(run(4).text);
      if (!offline) expect(await ledger.read(run(1).address)).toBeUndefined();
      if (!offline) expect(await listed(ledger)).toEqual([run(4).address]);
      expect(said).toEqual([
        expect.stringMatching(/origin .* counts.* local branch mlops\/ledger .*git branch -m mlops\/ledger /s),
      ]);
    }
  });
});

describe('errors of the ledger', () => {
  it('name a remedy, offline one that is not to go offline', async () => {
    await rm(origin, { recursive: true });
    const repository = await newClone(scene, 'bare-of-records', origin);
    const remedies: (string | undefined)[] = [];
    for (const offline of [false, true]) {
      const ledger = await openLedger({ repository, offline });
      const failed = await ledger.read(run(1).address).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(MlopsError);
      if (failed instanceof MlopsError) remedies.push(failed.problems[0]?.remedy);
    }
    expect(remedies).toEqual([ledgerReasons['ledger-unavailable'].remedy, expect.stringMatching(/without --offline/)]);
  });
});
