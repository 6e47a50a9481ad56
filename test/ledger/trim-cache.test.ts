import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { run } from './contract.ts';
import { newBare, newClone, newScene } from './scene.ts';

describe('the cache of look-ups', () => {
  it('is emptied of what is old once there is much of it, and look-ups go on', async () => {
    const scene = await newScene();
    const origin = await newBare(scene, 'origin.git');
    const clone = await newClone(scene, 'clone', origin);
    const writer = await openLedger({ repository: await newClone(scene, 'writer', origin) });
    await writer.write([run(1)], 'one');
    const look = async () => (await openLedger({ repository: clone })).read(run(1).address);
    expect(await look()).toBe(run(1).text);
    const packs = join(clone, '.git', 'mlops', 'objects', 'pack');
    await mkdir(packs, { recursive: true });
    for (let at = 0; at < 401; at++) await writeFile(join(packs, `pack-${at.toString(16).padStart(40, '0')}.pack`), '');
    const before = await readdir(packs);
    for (const name of before) await utimes(join(packs, name), 0, 0);
    await writeFile(join(packs, 'young.txt'), '');
    expect(await look()).toBe(run(1).text);
    const after = await readdir(packs);
    expect(before.length).toBeGreaterThan(401);
    expect(after).toContain('young.txt');
    expect(after.length).toBeLessThan(30);
  });
});
