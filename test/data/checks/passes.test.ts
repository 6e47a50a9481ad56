import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import { versionOf } from '../datasets.ts';
import { scratch, testEngine, written } from '../engine.ts';
import { contractOf } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);

const rules = `key: k
time: t
columns:
  k: { type: integer, increasing: { order: t } }
  t: { type: timestamp, smallest: { max: '2026-06-01' } }
  x:
    type: number
    min: -2
    max: 2
    mean: { min: -0.1 }
    sum: { min: -100 }
    deviation: { max: 0.8 }
    median: { min: -1 }
    quantiles: { 95%: { max: 1 } }
    decimals: 15
    outliers: { deviations: 1, max: 5% }
  y: { type: number, mean: { max: 1 }, outliers: 1% }
  c: { values: [a, b, c], length: 1, format: hex, distinct: 4, most-common: 20%, hygiene: true }
checks:
  - { columns: { x: { min: 0 } }, max: 10%, name: mostly positive }
  - { if: c = 'a', columns: { x: { mean: { min: 0.5 } } }, name: of a }
  - { compare: x < y }
  - { adds-up: { columns: [x, y], to: 0, within: 1 } }
  - { determines: { from: c, to: k } }
  - { unique: [c, k] }
  - { complete: true }
  - { distinct-rows: { except: k } }
  - { redundant: 90% }
  - { correlation: 0.5 }
  - { gaps: 1h }
  - { rows: { by: c, per: day, min: 10 } }
`;

const rows = Array.from({ length: 4000 }, (_, index) => {
  const at = new Date(Date.UTC(2026, 0, 1) + index * 600_000 + (index > 3000 ? 9e6 : 0)).toISOString().slice(0, 19);
  const x = index % 97 === 0 ? '' : Math.sin(index * 0.37) + (index % 501 === 0 ? 7 : 0);
  return `${(index * 7919) % 4001},${at},${x},${Math.cos(index * 0.37) * 1e-3},${'abcd'[index % 4]}`;
});

const version = versionOf(written(folder, 'many.csv', `k,t,x,y,c\n${rows.join('\n')}\n`));
const dataset = { ...contractOf(rules), format: version.dataset.format };

describe('a contract of many rules', () => {
  it('is answered alike at one and at two threads', async () => {
    const one = await checkDataset(await testEngine(folder, { threads: 1 }), { ...version, dataset });
    const two = await checkDataset(engine, { ...version, dataset });
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one.checks.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(12);
    expect(one.checks.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  });

  it('whose rules are counts and measures of columns reads the table twice', async () => {
    let queries = 0;
    const counting = {
      ...engine,
      query: (...given: Parameters<typeof engine.query>) => {
        queries += 1;
        return engine.query(...given);
      },
    };
    const lines = `columns:
  x: { type: number, min: -9, max: 9, mean: { min: -1 }, deviation: { max: 9 }, median: { min: -1 }, quantiles: { 95%: { max: 9 } } }
  y: { mean: { max: 1 } }
  c: { values: [a, b, c, d], length: 1, distinct: 4 }
  k: { nulls: 0 }
  t: { type: timestamp, smallest: { min: '2026-01-01' } }
checks: [{ compare: y <= k, max: 99% }, { complete: true, max: 5% }, { columns: { x: { min: 0 } }, max: 60% }]`;
    const report = await checkDataset(counting, {
      ...version,
      dataset: { ...contractOf(lines), format: version.dataset.format },
    });
    // One more for the rows of the few that are named: those of `min` with an allowance, and of `complete`.
    const named = report.checks.filter(({ rows: { failed } }) => failed > 0).length;
    expect(report.checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(queries).toBe(2 + named);
  });
});
