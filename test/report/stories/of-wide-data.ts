import type { ReportParts } from '../../../src/report/types.ts';
import { bell, column, parts } from '../fixtures.ts';
import { drift } from './common.ts';

const moved = Array.from({ length: 14 }, (_, at) =>
  column(`sensor_${at + 1}`, {
    state: 'changed',
    level: 'warn',
    reason: 'changed',
    sentence: `sensor_${at + 1}: moved by 0.0${at + 2} standard deviations`,
    statistics: [{ statistic: 'wasserstein', value: 0.08 - at * 0.005, limit: 0.1, noise: 0.001 }],
    nulls: { base: 0, head: 0 },
    range: { base: '-8 … 41', head: '-8 … 41' },
    histogram: bell(7, 7.4, (cell) => String(cell)),
  }),
);

/** A change of many columns at once: new columns, lost ones, other categories. */
export const storiesOfWideData: Readonly<Record<string, ReportParts>> = {
  'wide-data': parts({
    datasets: [
      {
        dataset: 'flights',
        problems: [],
        report: drift,
        diff: {
          dataset: 'flights',
          base: { digest: '11d0', rows: 27_004 },
          head: { digest: 'c0ffee', rows: 28_330 },
          added: ['visib', 'gust', 'wind_dir', 'wind_speed', 'precip'],
          removed: ['dewp'],
          retyped: [{ column: 'flight', from: 'numbers', to: 'text' }],
          verdict: 'fail',
          checks: [],
          columns: [
            column('temp', {
              sentence: '`temp` moved by 0.62 standard deviations (limit 0.1): mean 38.2 → 52.9',
              range: { base: '-8 … 41', head: '-8 … 98' },
              histogram: bell(5, 9, (cell) => `${10 + cell * 5} – ${15 + cell * 5}`),
            }),
            column('origin', {
              kind: 'categorical',
              reason: 'new-category',
              sentence: '`origin` has values that the base lacks in 9.0 % of the rows (limit 1.0 %): "PHL" is new',
              statistics: [{ statistic: 'new-category', value: 0.09, limit: 0.01, noise: 0.002 }],
              newValues: ['PHL'],
              lostValues: ['EWR', 'SWF', 'HPN', 'ISP'],
              histogram: [
                { label: '"JFK"', base: 0.36, head: 0.5 },
                { label: '"LGA"', base: 0.3, head: 0.41 },
                { label: '"EWR"', base: 0.34, head: 0 },
                { label: '"PHL"', base: 0, head: 0.09 },
              ],
            }),
            ...moved,
            column('tail', { kind: 'text', state: 'changed', level: 'warn', statistics: [] }),
          ],
        },
      },
    ],
    untouched: { models: [], datasets: ['weather'] },
  }),
};
