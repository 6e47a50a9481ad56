import { expect, it } from 'vitest';
import { findLineSteps } from '../../src/data/engines/duckdb/line-numbers.ts';
import { csv, scratch, written } from './engine.ts';

const folder = scratch();

it('a record beyond the limit of which the engine said nothing is one that is missing, and moves no other', async () => {
  const file = written(folder, 'dropped.csv', `a,b\n1,x\n2,"${'y\n'.repeat(20)}"\n3,z\n`).files[0] ?? '';
  if (csv.kind !== 'csv') throw new TypeError('not CSV');
  const found = await findLineSteps({ file, format: csv, columns: 2, longest: 20 }, new Set(), 0);
  expect(found).toEqual({
    steps: [
      { record: 0, offset: 2 },
      { record: 1, offset: 23 },
    ],
    lineOfRejected: new Map(),
    dropped: [3],
    blank: 0,
    isOpen: false,
    extra: { count: 0, ranges: [], told: [] },
    rows: 2,
  });
});
