import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdLock } from '../../../src/commands/situation/own-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const fresh = (): string => join(folder, `lock-${++count}`);
const holder = (given: object): string => JSON.stringify({ pid: 1, host: hostname(), started: null, ...given });

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

describe('the lock of a checkout', () => {
  it('is held by one at a time, and free again afterwards', async () => {
    const file = fresh();
    {
      await using _ = await holdLock(file);
      await expect(holdLock(file)).rejects.toThrow(new RegExp(`process ${process.pid} on .* trains in this checkout`));
    }
    expect(existsSync(file)).toBe(false);
    await using _ = await holdLock(file);
    expect(existsSync(file)).toBe(true);
  });

  it('of many that want it at once, one gets it', async () => {
    const file = fresh();
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => holdLock(file)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken over from a process that is gone, also where its number is used again', async () => {
    const gone = fresh();
    writeFileSync(gone, holder({ pid: await deadProcess() }));
    const reused = fresh();
    writeFileSync(reused, holder({ pid: process.pid, started: '1' }));
    for (const file of [gone, reused]) {
      await using _ = await holdLock(file);
    }
    expect(readdirSync(folder).filter((name) => name.includes('.'))).toEqual([]);
  });

  it('cannot be held where a folder has its place, and says so', async () => {
    const file = fresh();
    mkdirSync(file);
    await expect(holdLock(file)).rejects.toMatchObject({ ends: 'input', problems: [{ reason: 'own-folder-taken' }] });
    expect(existsSync(file)).toBe(true);
  });

  it('is not taken from another machine, nor while it is being written', async () => {
    const elsewhere = fresh();
    writeFileSync(elsewhere, holder({ host: 'another-machine' }));
    await expect(holdLock(elsewhere)).rejects.toThrow(/process 1 on another-machine/);
    const young = fresh();
    writeFileSync(young, '');
    await expect(holdLock(young)).rejects.toThrow(/another process/);
    utimesSync(young, new Date(0), new Date(0));
    await using _ = await holdLock(young);
  });
});
