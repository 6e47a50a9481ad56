import type { Cell, GoldenRows } from '../../../src/data/index.ts';
import type { GoldenStep } from '../../../src/project/types.ts';

/** Rows `0`, `1`, … with a number and a text, whose recorded prediction is the row's number. */
export function goldenRows(count: number, more: Partial<GoldenRows> = {}): GoldenRows {
  const each = <Value>(make: (row: number) => Value): Value[] => Array.from({ length: count }, (_, row) => make(row));
  return {
    dataset: 'holdout',
    key: ['id'],
    keys: each((row) => [String(row)]),
    sensitive: false,
    columns: [
      { name: 'x', type: 'number' },
      { name: 'city', type: 'text' },
    ],
    rows: each((row): readonly Cell[] => [row / 2, `city ${row}`]),
    recorded: new Map([['prediction', each((row) => row)]]),
    ...more,
  };
}

export function goldenStep(more: Partial<GoldenStep> = {}): GoldenStep {
  return {
    kind: 'golden',
    dataset: 'holdout',
    rows: 1000,
    minRows: 3,
    protocol: { kind: 'v1' },
    batch: 4,
    within: 5000,
    tolerance: 1e-6,
    ...more,
  };
}
