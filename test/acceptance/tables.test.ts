import { afterAll, describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres, testPassword } from '../harness/postgres.ts';
import { makeWorld, type World } from './harness.ts';

const server = postgresPrograms === '' ? undefined : await startPostgres(postgresPrograms);
afterAll(() => server?.stop());

const project = `version: 1
name: warehouse
datasets:
  outcomes:
    source: { postgres: WAREHOUSE_URL, table: public.outcomes }
    key: id
    columns: { id: { type: integer }, city: { values: [Lima, Oslo] }, fare: { min: 0 } }
  notes: notes.csv
`;
const files = { 'mlops.yaml': project, 'notes.csv': `a\n${'1\n'.repeat(10)}` };
const put = (fare: string, rows = 2000) =>
  server?.run(`DROP TABLE IF EXISTS public.outcomes; CREATE TABLE public.outcomes AS SELECT i::bigint AS id,
    CASE WHEN i % 2 = 0 THEN 'Lima' ELSE 'Oslo' END AS city, ${fare} AS fare FROM generate_series(1, ${rows}) r(i)`);

const env = { WAREHOUSE_URL: server?.address, MLOPS_TEST: '1' };
const json = (world: World, ...args: readonly string[]) => world.json(args, { env: { ...process.env, ...env } });

describe.skipIf(server === undefined)('rows of a database, from the lock to the pull request', () => {
  it('are locked, recorded, and compared with what was recorded of the base', async () => {
    await put('(i % 80) + 0.5::float8');
    const world = makeWorld(files);
    const open = (await json(world, 'report')).result;
    expect([open.exitCode, open.reason]).toEqual([2, 'data-not-locked']);

    expect((await json(world, 'lock', 'outcomes')).result.reason).toBe('lock-written');
    expect(world.read('mlops.lock')).toMatch(/outcomes:\n {4}digest: "sha256:[0-9a-f]{64}"\n {4}rows: 2000\n/);
    world.commit('Lock');
    world.git('push', '--quiet');
    const first = (await json(world, 'report')).result;
    expect([first.exitCode, first.problems]).toEqual([0, []]);

    // What is recorded is not read again, and the plan never asks the database.
    const without = await world.json(['validate'], { env: { ...process.env, WAREHOUSE_URL: '' } });
    expect(without.result.exitCode).toBe(0);

    world.branch('more');
    await put('(i % 80) + 60.5::float8', 2100);
    expect((await json(world, 'lock')).result.reason).toBe('lock-differs');
    expect((await json(world, 'lock', 'outcomes')).result.reason).toBe('lock-written');
    world.commit('Renew');
    const { stdout } = await world.run(['report', '--markdown'], { env: { ...process.env, ...env } });
    expect(stdout).toMatch(/2,100 rows \(base 2,000, \+5\.0 %\)/);
    expect(stdout).toMatch(/fare moved by 2\.6 standard deviations/);
    expect(stdout).not.toContain(testPassword);
    const report = (await json(world, 'report')).result;
    expect([report.exitCode, report.reason]).toEqual([1, 'drifted']);

    // The branch of a pull request that knows nothing of the new rows.
    world.branch('old', 'main');
    world.commit('Other contract', { 'mlops.yaml': project.replace('min: 0', 'min: 1') });
    const moved = (await json(world, 'validate', 'outcomes')).result;
    expect([moved.exitCode, moved.reason]).toEqual([2, 'database-content-changed']);
    const unset = (await world.json(['validate'], { env: { ...process.env, WAREHOUSE_URL: '' } })).result;
    expect([unset.exitCode, unset.reason]).toEqual([69, 'database-not-set']);
    expect(JSON.stringify(unset.data)).toMatch(/"dataset":"notes".*"verdict":"pass"/);
    world.remove();
  });

  it('have views, whose versions follow from the lock', async () => {
    await put('(i % 80) + 0.5::float8');
    const views = `  oslo: { from: outcomes, where: "city = 'Oslo'" }
  cold: { from: oslo, where: fare < 50, select: [id, fare], frozen: true }
`;
    const world = makeWorld({ ...files, 'mlops.yaml': project + views });
    const open = (await json(world, 'plan')).result;
    expect(open.problems.map(({ reason }) => reason)).toEqual([
      'data-not-locked',
      'data-not-locked',
      'data-not-locked',
    ]);
    expect(open.problems[1]?.remedy).toContain('Run mlops lock outcomes');
    expect((await json(world, 'lock', 'outcomes')).result.reason).toBe('lock-written');
    expect((await json(world, 'lock', 'cold')).result.reason).toBe('lock-written');
    expect(world.read('mlops.lock')).toMatch(/cold:\n {4}digest: "sha256:[0-9a-f]{64}"\n {4}rows: \d+\n/);
    world.commit('Lock');
    world.git('push', '--quiet');
    const first = (await json(world, 'report')).result;
    expect([first.exitCode, first.problems]).toEqual([0, []]);
    expect((await json(world, 'lock')).result.reason).toBe('lock-current');

    world.branch('more');
    await put('(i % 80) + 0.5::float8', 2100);
    world.commit('Another word', { 'mlops.yaml': project + views.replace('Oslo', 'Lima') });
    const moved = (await json(world, 'validate', 'oslo')).result;
    expect([moved.exitCode, moved.reason]).toEqual([2, 'database-content-changed']);
    expect((await json(world, 'lock', 'outcomes')).result.reason).toBe('lock-written');
    world.commit('Renew');
    const renewed = (await json(world, 'validate', 'oslo')).result;
    expect([renewed.exitCode, renewed.reason]).toEqual([1, 'new-category']); // another city
    expect(Object(renewed.data).datasets).toMatchObject([
      { dataset: 'oslo', report: { rows: 1050 }, diff: { base: { rows: 1000 }, head: { rows: 1050 } } },
    ]);
    expect((await json(world, 'validate', 'cold')).result.reason).toBe('frozen-changed');
    const model = 'models: { m: { data: oslo, train: a, artifact: b } }\n';
    world.commit('A model', { 'mlops.yaml': project + views + model });
    expect((await json(world, 'plan')).result.problems).toMatchObject([{ reason: 'database-for-model' }]);
    world.remove();
  });

  it('of a base that nobody has recorded are unknown, with their number compared', async () => {
    await put('(i % 80) + 0.5::float8');
    const world = makeWorld(files);
    await json(world, 'lock', 'outcomes');
    world.commit('Lock');
    world.git('push', '--quiet');
    world.branch('more');
    await put('(i % 80) + 1.5::float8', 2100);
    await json(world, 'lock', 'outcomes');
    world.commit('Renew');
    const { result } = await json(world, 'validate', 'outcomes');
    expect([result.exitCode, result.reason]).toEqual([2, 'drift-base-not-recorded']);
    const { stdout } = await world.run(['validate', 'outcomes'], { env: { ...process.env, ...env } });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/nobody has recorded the sketch of the base's version/);
    expect(stdout).toMatch(/2,100 rows \(base 2,000, \+5\.0 %\)/);
    expect(stdout).not.toContain('no column drifted');
    world.remove();
  });

  it('are a side of `data diff` by their commit, as far as they are recorded or there', async () => {
    await put('(i % 80) + 0.5::float8');
    const world = makeWorld(files);
    await json(world, 'lock', 'outcomes');
    world.commit('Lock');
    await json(world, 'report');
    await put('(i % 80) + 60.5::float8');
    const diff = await json(world, 'data', 'diff', 'outcomes@HEAD', 'postgres:WAREHOUSE_URL/public.outcomes');
    expect(diff.result.sentence).toMatch(/^3 columns compared: 1 drifted/);
    const rows = await json(world, 'infer', 'outcomes');
    expect(rows.result.reason).toMatch(/^infer-/);
    world.remove();
  });
});
