import { describe, expect, it } from 'vitest';
import { compareColumns } from '../../src/gates/policy/compare-columns.ts';
import type { Column, ColumnRule } from '../../src/project/types.ts';
import { merged, withColumn } from './contracts.ts';

const length = (max: number): ColumnRule => ({ key: 'length', max, path: ['x', 'length'] });
const common = (value: number): ColumnRule => ({
  key: 'most-common',
  max: { kind: 'percent', value },
  path: ['x', 'most-common'],
});
const quantile = (share: number, max: number): ColumnRule => ({
  key: 'quantiles',
  share,
  max,
  path: ['x', 'quantiles', `${share}%`],
});

const changes = (base: readonly ColumnRule[], head: readonly ColumnRule[]) => {
  const of = (rules: readonly ColumnRule[]): Column | undefined => withColumn({ rules }).columns.get('x');
  return compareColumns('contract of d', 'parquet', of(base), of(head)).map(
    ({ kind, sentence }) => `${kind}: ${sentence}`,
  );
};

describe('rules of a column on both sides', () => {
  it('what the head drops or rewrites is asked besides', () => {
    expect(merged({ rules: [length(3), common(5)] }, { rules: [length(4)] })?.rules).toEqual([
      length(4),
      length(3),
      common(5),
    ]);
    expect(merged({ rules: [length(3)] }, { rules: [{ ...length(3), path: ['elsewhere'] }] })?.rules).toEqual([
      { ...length(3), path: ['elsewhere'] },
    ]);
    expect(merged({}, { rules: [length(3)] })?.rules).toEqual([length(3)]);
    expect(merged({ rules: [length(3)] }, {})?.rules).toEqual([length(3)]);
    expect(merged({}, {})?.rules).toBeUndefined();
  });

  it('are compared key by key', () => {
    expect(changes([length(3)], [length(3)])).toEqual([]);
    expect(changes([], [length(3)])).toEqual([
      'tightened: tightens the contract of x in d: length (none) → { max: 3 }',
    ]);
    expect(changes([common(95)], [])).toEqual([
      'loosened: loosens the contract of x in d: most-common { max: 95% } → (none)',
    ]);
    expect(changes([length(3)], [length(4)])).toEqual([
      'changed: changes the contract of x in d: length { max: 3 } → { max: 4 }',
    ]);
    expect(changes([quantile(50, 1), quantile(90, 2)], [quantile(50, 1), quantile(90, 3)])).toEqual([
      'changed: changes the contract of x in d: 90% { share: 90, max: 2 } → { share: 90, max: 3 }',
    ]);
  });
});
