import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeWorld } from './harness.ts';
import { tiny } from './tiny.ts';

const project = (trips: string, stations = '  stations: { source: data/stations.csv }\n') => `version: 1
datasets:
  trips: { source: data/trips.csv, key: id, ${trips} }
${stations}`;
const rule = 'columns: { id: {}, station: { values: { from: stations.code }, length: { max: 1 } } }';
const all = 'code\nA\nB\n';

const world = makeWorld({
  ...tiny,
  'data/trips.csv': 'id,station\n1,A\n2,B\n3,A\n',
  'data/stations.csv': all,
  'mlops.yaml': project(rule),
});
afterAll(() => world.remove());

const shape = z.object({
  datasets: z.array(
    z.object({
      dataset: z.string(),
      note: z.string().optional(),
      report: z.object({
        checks: z.array(
          z.object({
            check: z.string(),
            verdict: z.string(),
            reason: z.string(),
            place: z.object({ source: z.string() }).optional(),
          }),
        ),
      }),
    }),
  ),
});

async function validated() {
  const { result } = await world.json(['validate', 'trips']);
  const [trips] = shape.parse(result.data).datasets;
  const checks = trips?.report.checks.filter(({ check }) => check === 'values-from' || check === 'length');
  return {
    code: result.exitCode,
    note: trips?.note,
    found: checks?.map(({ verdict, reason }) => `${verdict} ${reason}`),
    checks,
  };
}

describe('a rule about another dataset', () => {
  it('is asked again when only the other one changes, and once for each version', async () => {
    expect(await validated()).toMatchObject({ code: 0, found: ['pass kept', 'pass kept'] });
    expect((await validated()).note).toMatch(/not read/);
    world.branch('change');
    world.commit('A station is closed', { 'data/stations.csv': 'code\nA\nC\n' });
    expect(await validated()).toMatchObject({ code: 1, note: undefined, found: ['fail outside-other', 'pass kept'] });
    world.commit('And opened again', { 'data/stations.csv': all });
    expect(await validated()).toMatchObject({ code: 0, found: ['pass kept', 'pass kept'] });
  });

  it('still applies where the change drops it, with the line of the base branch', async () => {
    world.branch('dropped');
    world.commit('No rules', {
      'data/stations.csv': 'code\nA\n',
      'mlops.yaml': project('columns: { id: {}, station: {} }'),
    });
    const { code, found, checks } = await validated();
    expect({ code, found }).toEqual({ code: 1, found: ['fail outside-other', 'pass kept'] });
    expect(checks?.[0]?.place?.source).toContain('stations.code');
  });

  it('is no pass where the change has no such dataset', async () => {
    world.branch('gone');
    world.commit('No stations', {
      'data/stations.csv': null,
      'mlops.yaml': project('columns: { id: {}, station: {} }', ''),
    });
    expect(await validated()).toMatchObject({ code: 2, found: ['unknown other-dataset-missing', 'pass kept'] });
  });
});
