import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';

const project = (name: string, more: string) => `version: 1
name: people
datasets:
  ${name}:
    source: data/people.csv
    format: { csv: { delimiter: ';' } }
    columns:
      age: { type: number }
${more}models: {}
`;
const rows = (shift: number, city: string) =>
  `age;city\n${Array.from({ length: 2000 }, (_, at) => `${(at % 80) + shift};${at % 2 === 0 ? city : 'Oslo'}\n`).join('')}`;
const sensitive = '      city: { sensitive: true }\n';

const world = makeWorld({ 'mlops.yaml': project('people', sensitive), 'data/people.csv': rows(0, 'Lima') });
afterAll(() => world.remove());

beforeAll(() => {
  world.commit('Older people, and no city is secret any more', {
    'mlops.yaml': project('people', ''),
    'data/people.csv': rows(40, 'Rome'),
  });
});

const recorded = () => readdirSync(join(world.clone, '.mlops', 'records', 'sketches'), { recursive: true });

describe('mlops data diff', () => {
  it('compares a dataset at two commits, and shows no value that either calls sensitive', async () => {
    const { code, stdout } = await world.run(['data', 'diff', 'people@HEAD~1', 'people@HEAD']);
    expect(stdout.split('\n')[0]).toBe('people@HEAD~1 → people@HEAD');
    expect(stdout).toMatch(/age moved by 1\.7 standard deviations \(limit 0\.1\): mean 39\.5 → 79\.5/);
    expect(stdout).not.toMatch(/Lima|Rome|Oslo/);
    expect(code).toBe(0);
  });

  it('reads nothing that is recorded, and says the same', async () => {
    const before = recorded();
    const first = await world.json(['data', 'diff', 'people@HEAD~1', 'people@HEAD']);
    rmSync(join(world.clone, '.mlops', 'cache'), { recursive: true });
    const again = await world.json(['data', 'diff', 'people@HEAD~1', 'people@HEAD']);
    expect(again.result.data).toEqual(first.result.data);
    expect(existsSync(join(world.clone, '.mlops', 'cache'))).toBe(false); // no engine, no contents
    expect(recorded()).toEqual(before);
  });

  it('takes a recorded sketch as a file, and reads a file as the dataset says', async () => {
    const json = recorded()
      .map(String)
      .find((path) => path.endsWith('.json'));
    const sketch = join('.mlops', 'records', 'sketches', json ?? expect.fail('no sketch is recorded'));
    const ofSketch = await world.json(['data', 'diff', sketch, sketch]);
    expect(ofSketch.result).toMatchObject({ command: 'data diff', verdict: 'pass', reason: 'data-compared' });
    writeFileSync(join(world.folder, 'new.csv'), rows(40, 'Rome'));
    const file = join(world.folder, 'new.csv');
    const same = await world.json(['data', 'diff', 'people@HEAD', file, '--fail-on', 'drifted']);
    expect(same.result).toMatchObject({ verdict: 'pass', problems: [] });
    const moved = await world.json(['data', 'diff', file, 'people@HEAD~1', '--fail-on', 'drifted']);
    expect(moved).toMatchObject({ code: 1, result: { reason: 'drifted' } });
  });

  it('says which dataset, which commit or which file is not there', async () => {
    const reasons = async (...sides: readonly string[]) =>
      (await world.json(['data', 'diff', ...sides])).result.problems.map(({ reason }) => reason);
    expect(await reasons('peple@HEAD', 'people@nowhere')).toEqual(['no-such-dataset', 'unknown-revision']);
    expect(await reasons('people', 'people@HEAD')).toEqual(['data-side-missing']);
    world.commit('No project any more', { 'mlops.yaml': null });
    expect(await reasons('people@HEAD~1', 'people@HEAD')).toEqual(['project-missing']);
  });

  it('has a name of two words', async () => {
    const { stdout } = await world.run(['help', 'data', 'diff']);
    expect(stdout).toContain('Usage: mlops data diff <base> <head> [options]');
    const { code, stderr } = await world.run(['data', 'dif', 'a', 'b']);
    expect(code).toBe(64);
    expect(stderr).toContain('Did you mean `data diff`?');
  });
});
