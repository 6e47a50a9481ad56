import { describe, expect, it } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import { merged, plain, withColumn } from './contracts.ts';

describe('a column', () => {
  it.each([
    [{ type: 'number' }, { type: 'integer' }, { type: 'integer' }],
    [{ type: 'integer' }, { type: 'number' }, { type: 'integer' }],
    [{ type: 'string' }, { type: 'integer' }, { type: 'string' }],
    [{}, { type: 'integer' }, { type: 'integer' }],
    [{ min: 0 }, { min: 2 }, { min: 2 }],
    [{ min: 2 }, { min: 0 }, { min: 2 }],
    [{ max: 0 }, { max: 2 }, { max: 0 }],
    [{ max: 2 }, { max: 0 }, { max: 0 }],
    [{ max: 2 }, {}, { max: 2 }],
    [{ min: 0 }, { min: '2026-01-01' }, { min: 0 }],
    [{ min: '2026-01-01' }, { min: '2026-01-01T12:00:00' }, { min: '2026-01-01T12:00:00' }],
    [{ max: '2026-01-01T12:00:00+02:00' }, { max: '2026-01-01 11:00:00' }, { max: '2026-01-01T12:00:00+02:00' }],
    [{ values: ['a', 'b'] }, { values: ['b', 'c'] }, { values: ['b'] }],
    [{ values: ['a'] }, {}, { values: ['a'] }],
    [{ pattern: 'a' }, { pattern: 'b' }, { pattern: 'b', alsoPattern: 'a' }],
    [{ pattern: 'a' }, { pattern: 'a' }, { pattern: 'a' }],
    [{ pattern: 'a' }, {}, { pattern: 'a' }],
    [{}, { pattern: 'a' }, { pattern: 'a' }],
    [{ level: 'warn' }, { level: 'info' }, { level: 'warn' }],
    [{ level: 'info' }, { level: 'fail' }, { level: 'fail' }],
  ] as const)('%j and %j give %j', (base, head, expected) => {
    const {
      name: _,
      path: __,
      unique: ___,
      required: ____,
      absent: _____,
      sensitive: ______,
      ...rest
    } = merged(base, head) ?? {};
    expect(rest).toEqual({ level: 'fail', ...expected });
  });

  it.each([
    [{ kind: 'percent', value: 1 }, { kind: 'percent', value: 2 }, { kind: 'percent', value: 1 }, 0],
    [{ kind: 'percent', value: 2 }, { kind: 'percent', value: 1 }, { kind: 'percent', value: 1 }, 0],
    [{ kind: 'percent', value: 2 }, { kind: 'absolute', value: 0 }, { kind: 'absolute', value: 0 }, 0],
    [{ kind: 'absolute', value: 0 }, { kind: 'percent', value: 1 }, { kind: 'absolute', value: 0 }, 0],
    [{ kind: 'percent', value: 2 }, { kind: 'absolute', value: 5 }, { kind: 'percent', value: 2 }, 1],
    [{ kind: 'absolute', value: 2 }, { kind: 'percent', value: 5 }, { kind: 'absolute', value: 2 }, 1],
  ] as const)('nulls %j and %j give %j and %i more checks', (base, head, expected, more) => {
    const effective = strictestDataset(withColumn({ nulls: base }), withColumn({ nulls: head, level: 'warn' }));
    expect(effective.columns.get('x')?.nulls).toEqual(expected);
    expect(effective.checks).toEqual(
      [
        {
          name: 'nulls of x, as proposed',
          rule: { kind: 'where', text: '"x" IS NULL' },
          max: head,
          level: 'warn',
          path: ['x', 'nulls'],
        },
      ].slice(0, more),
    );
  });

  it('that may be missing is not asked in SQL, which could not be answered', () => {
    const [base, head] = (['percent', 'absolute'] as const).map((kind) =>
      withColumn({ required: false, nulls: { kind, value: 5 } }),
    );
    if (base === undefined || head === undefined) throw new Error('two of them');
    expect(strictestDataset(base, head).checks).toEqual([]);
  });

  it('that the base does not know is judged by the head, one that the head drops by the base', () => {
    const base = withColumn({ min: 1 });
    const head = plain({
      columns: new Map([...withColumn({ max: 2 }).columns].map(([, column]) => ['y', { ...column, name: 'y' }])),
    });
    const effective = strictestDataset(base, head);
    expect(effective.columns.get('x')).toBe(base.columns.get('x'));
    expect(effective.columns.get('y')).toEqual(head.columns.get('y'));
  });
});

describe('extra columns', () => {
  it.each([
    ['allow', 'warn', 'warn'],
    ['warn', 'allow', 'warn'],
    ['fail', 'warn', 'fail'],
    ['info', 'warn', 'warn'],
    ['allow', 'allow', 'allow'],
  ] as const)('%s and %s give %s', (base, head, expected) => {
    expect(strictestDataset(plain({ extraColumns: base }), plain({ extraColumns: head })).extraColumns).toBe(expected);
  });
});
