import { describe, expect, it } from 'vitest';
import { compareColumns } from '../../src/gates/policy/compare-columns.ts';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import { loadProject } from '../../src/project/index.ts';
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

describe('rules about tables on both sides', () => {
  const dataset = (...checks: readonly string[]) => {
    const text = `version: 1\ndatasets:\n  d:\n    source: a.csv\n    checks: [${checks.join(', ')}]\n`;
    const found = loadProject(text, 'mlops.yaml').project.datasets.get('d');
    if (found === undefined) throw new Error('there is no dataset');
    return found;
  };
  const names = (base: string, head: string) =>
    strictestDataset(dataset(base), dataset(head)).checks.map(({ name }) => name);

  it('one that the head drops, rewrites, narrows or loosens is asked besides', () => {
    expect(names('{ name: n, unique: [a, b] }', '{ name: n, unique: [a, b] }')).toEqual(['n']);
    expect(names('{ name: n, unique: [a, b] }', '{ name: m, complete: true }')).toEqual(['m', 'n']);
    const both = ['n', 'n (as on the base branch)'];
    expect(names('{ name: n, unique: [a, b] }', '{ name: n, unique: [a, b, c] }')).toEqual(both);
    expect(names('{ name: n, unique: [a, b] }', '{ name: n, unique: [a, b], if: a > 1 }')).toEqual(both);
    expect(names('{ name: n, unique: [a, b] }', '{ name: n, unique: [a, b], max: 1 }')).toEqual(both);
    expect(names('{ name: n, compare: a > b, nulls: break }', '{ name: n, compare: a > b }')).toEqual(both);
    expect(names('{ name: n, columns: { a: { min: 1 } } }', '{ name: n, columns: { a: { min: 0 } } }')).toEqual(both);
    expect(names('{ name: n, gaps: { every: 1d, column: t } }', '{ name: n, gaps: { every: 2d, column: t } }')).toEqual(
      both,
    );
  });
});
