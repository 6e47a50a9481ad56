import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeWorld } from './harness.ts';

const project = (source: string) =>
  `version: 1\ndatasets:\n  d: { source: ${source}, columns: { x: { min: 0 }, y: {} } }\n`;
const table = `x,y\n${Array.from({ length: 40 }, (_, at) => `${at},1\n`).join('')}`;

const part = z.object({ report: z.object({ checks: z.array(z.looseObject({ check: z.string() })) }) });

describe('a change whose base has data that cannot be read', () => {
  const world = makeWorld({
    'mlops.yaml': project('data/d.parquet'),
    'data/d.parquet': 'PAR1 and nothing more',
    'data/d.csv': table,
  });
  afterAll(() => world.remove());

  it('is judged by its contract, and says that nothing is compared', async () => {
    world.branch('repair');
    world.commit('Repair', { 'mlops.yaml': project('data/d.csv') });
    const { result } = await world.json(['validate', '--base', 'main']);
    expect([result.exitCode, result.reason]).toEqual([0, 'data-passes']);
    const { checks = [] } = z.object({ datasets: z.array(part) }).parse(result.data).datasets[0]?.report ?? {};
    expect(checks.find(({ check }) => check === 'drift')).toMatchObject({
      ...{ level: 'warn', reason: 'base-data-unreadable' },
      sentence: expect.stringContaining('data/d.parquet cannot be read'),
    });
    const { stdout } = await world.run(['validate', '--base', 'main']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /⚠️ the data of the base cannot be read, so nothing is compared with them: data\/d\.parquet/,
    );
    world.commit('Not quite', { 'data/d.csv': table.replace('7,1', '-7,1') });
    expect((await world.json(['validate', '--base', 'main'])).result.reason).toBe('below-min');
  });

  it('is unknown where the base’s data are only not at hand, and names the base', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 9\n`;
    const far = makeWorld({ 'mlops.yaml': project('data/d.csv'), 'data/d.csv': pointer });
    far.branch('fetched');
    far.commit('Track it here', { 'data/d.csv': table });
    const { result } = await far.json(['validate', '--base', 'main']);
    expect([result.exitCode, result.reason]).toEqual([69, 'data-not-local']);
    expect(result.problems).toMatchObject([
      { message: expect.stringMatching(/^Of the base: data\/d\.csv is a Git LFS pointer/) },
    ]);
    const { stdout } = await far.run(['validate', '--base', 'main']);
    expect(stdout).toMatch(/40 rows · [0-9]+ checks passed/);
    far.remove();
  });
});
