import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const world = makeWorld({ ...tiny, 'train.sh': `sleep 3\n${tiny['train.sh']}` });
afterAll(() => world.remove());

describe('two trainings in one checkout', () => {
  it('one trains, the other says that it has to wait; then everything is there', async () => {
    const first = world.json(['train']);
    const lock = join(world.clone, '.mlops', 'train.lock');
    await vi.waitFor(() => expect(existsSync(lock)).toBe(true), { timeout: 60_000, interval: 20 });
    const second = await world.json(['train']);
    expect(second.result).toMatchObject({ reason: 'another-training', exitCode: 69 });
    expect(second.stderr).toMatch(/process \d+ on .* trains in this checkout/);
    expect((await first).result).toMatchObject({ verdict: 'pass', reason: 'trained' });
    const again = await world.json(['train']);
    expect(again.result).toMatchObject({
      exitCode: 0,
      sentence: 'Nothing to train: every result is recorded already.',
    });
    expect((await world.json(['report'])).result.verdict).toBe('pass');
  });
});

describe('reports in one checkout', () => {
  it('do not touch each other’s files, and leave none', async () => {
    await world.json(['train']);
    const all = await Promise.all(['report', 'diff', 'report', 'diff'].map((command) => world.json([command])));
    expect(all.map(({ result }) => [result.verdict, result.problems])).toEqual(all.map(() => ['pass', []]));
    expect(readdirSync(join(world.clone, '.mlops', 'compare'))).toEqual([]);
  });
});
