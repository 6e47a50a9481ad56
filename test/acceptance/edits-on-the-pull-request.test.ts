import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from './harness.ts';

const project = `version: 1
datasets:
  rides:
    source: data/rides.csv
    columns:
      id: { type: integer }
      fare: { type: number, min: 0, max: 50 }
      kind: { values: [city, cargo] }
      mail: { sensitive: true, pattern: '[a-z]+@[a-z.]+' }
`;
const table = (rows: number, change: (at: number) => string = () => '') =>
  `id,fare,kind,mail\n${Array.from({ length: rows }, (_, at) => change(at) || `${at},${at % 40},${at % 2 ? 'city' : 'cargo'},a@b.c\n`).join('')}`;

describe('a pull request whose data break their contract', () => {
  const world = makeWorld({ 'mlops.yaml': project, 'data/rides.csv': table(4000) });
  afterAll(() => world.remove());

  it('shows the edits that would accept them, folded, without any value of a sensitive column', async () => {
    world.branch('broken');
    const odd = (at: number) => (at === 7 ? '7,63,city,a@b.c\n' : at === 9 ? '9,3,tandem,SECRET\n' : '');
    world.commit('Broken', { 'data/rides.csv': table(4000, odd) });
    const { result } = await world.json(['report']);
    const edits = Object(Object(result.data).report).datasets[0].edits;
    expect(edits.edits.map(({ grade, why }: Record<string, string>) => `${grade}: ${why}`)).toEqual([
      'needs-review: values up to 80 are allowed (none above 63 was seen; rounded outward)',
      'needs-review: a new category: who handles each one has to know',
      expect.stringMatching(/^needs-review: `pattern` moves to `checks`, where at most /),
    ]);
    const { stdout } = await world.run(['report', '--markdown']);
    expect(stdout).toMatch(/<summary>Edits that would accept it<\/summary>/);
    for (const line of [
      '-      fare: { type: number, min: 0, max: 50 }',
      '+      fare: { type: number, min: 0, max: 80 }',
    ]) {
      expect(stdout).toContain(`
${line}
`);
    }
    expect(stdout).toContain('values: [city, cargo, tandem]');
    expect(stdout).toContain('`mlops infer --update rides`');
    expect(stdout).not.toContain('SECRET');
    const again = await world.run(['report', '--markdown']);
    expect(again.stdout).toContain('max: 80');
  });

  it('shows what accepts a drift, and nothing where the data keep their contract', async () => {
    world.branch('moved');
    world.commit('Moved', { 'data/rides.csv': table(4000, (at) => `${at},${(at % 40) + 8},city,a@b.c\n`) });
    const { stdout } = await world.run(['report', '--markdown']);
    expect(stdout).toMatch(/\+ {4}drift: \{ columns: \{ kind: \{ l-infinity: 0\.5 \}, fare: /);
    world.branch('fine');
    world.commit('Fine', { 'data/rides.csv': table(4001) });
    expect((await world.run(['report', '--markdown'])).stdout).not.toContain('Edits that would accept');
  });
});
