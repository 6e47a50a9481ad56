import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import type { Amount, Check, Column, Dataset, DriftLimit } from '../../src/project/types.ts';
import { percent } from './lines.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const level = fc.constantFrom('fail' as const, 'warn' as const, 'info' as const);

const amount: fc.Arbitrary<Amount> = fc.record({
  kind: fc.constantFrom('absolute' as const, 'percent' as const),
  value: fc.constantFrom(0, 1, 2, 5),
});

const bound = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('2026-01-01', '2026-02-01T00:00:00Z'));

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const columnOf = (name: string): fc.Arbitrary<Column> =>
  fc
    .record({
      type: optional(fc.constantFrom('integer' as const, 'number' as const, 'string' as const)),
      nulls: optional(amount),
      min: optional(bound),
      max: optional(bound),
      values: optional(fc.subarray(['a', 'b', 'c'])),
      pattern: optional(fc.constantFrom('a+', 'b+')),
      unique: fc.boolean(),
      required: fc.boolean(),
      absent: fc.boolean(),
      sensitive: fc.boolean(),
      level,
    })
    .map((column) => ({ name, path: ['datasets', 'd', 'columns', name], ...present(column) }) as Column);

const check: fc.Arbitrary<Check> = fc.record({
  name: fc.constantFrom('one', 'two'),
  rule: fc.record({ kind: fc.constantFrom('where' as const, 'sql' as const), text: fc.constantFrom('p', 'q') }),
  max: amount,
  level,
  path: fc.constant(['datasets', 'd', 'checks']),
});

const limit: fc.Arbitrary<DriftLimit> = fc.oneof(
  fc.constant({ kind: 'ignore' as const }),
  fc
    .record({
      wasserstein: optional(fc.constantFrom(0.05, 0.3)),
      'l-infinity': optional(fc.constantFrom(0.01, 0.3)),
      'jensen-shannon': optional(fc.constantFrom(0.05, 0.3)),
    })
    .map((limits) => ({ kind: 'limits' as const, limits: present(limits) }) as DriftLimit),
);

const dataset: fc.Arbitrary<Dataset> = fc
  .record({
    key: fc.subarray(['id', 'k', 'l']),
    rows: fc.record({ min: optional(fc.nat(3)), max: optional(fc.nat(3)), change: optional(amount) }).map(present),
    extraColumns: fc.constantFrom('fail' as const, 'warn' as const, 'info' as const, 'allow' as const),
    columns: fc
      .tuple(optional(columnOf('x')), optional(columnOf('y')))
      .map((columns) => new Map(columns.flatMap((column) => (column === undefined ? [] : [[column.name, column]])))),
    checks: fc.uniqueArray(check, { maxLength: 2, selector: (each) => each.name }),
    drift: fc.record({
      against: fc.constantFrom('base' as const, 'none' as const),
      columns: optional(limit).map((each) => new Map(each === undefined ? [] : [['x', each]])),
    }),
  })
  .map(
    (parts) =>
      ({
        name: 'd',
        source: 'd.csv',
        format: { kind: 'parquet' },
        implicit: false,
        path: ['datasets', 'd'],
        ...parts,
      }) as Dataset,
  );

const levels = ['info', 'warn', 'fail'];

const extra = ['allow', ...levels];

const asSmall = (a: Amount | undefined, b: Amount | undefined): boolean =>
  b === undefined || (a !== undefined && (a.value === 0 || (a.kind === b.kind && a.value <= b.value)));

/** Whether a bound asks at least as much; of a number and a time only the same bound does. */
const asTight = (a: Column['min'], b: Column['min'], sign: 1 | -1): boolean => {
  if (b === undefined || a === b) return true;
  if (a === undefined || typeof a !== typeof b) return false;
  const position = (each: number | string): number => (typeof each === 'number' ? each : Date.parse(each));
  return sign * (position(a) - position(b)) >= 0;
};

/** Of two types that exclude each other, and of a number and a time, the base's stays: then the head's is not kept. */
const excludes = (base: Column | undefined, other: Column, key: 'type' | 'min' | 'max'): boolean => {
  const [before, after] = [base?.[key], other[key]];
  if (before === undefined || after === undefined) return false;
  return key === 'type' ? before !== 'number' || after !== 'integer' : typeof before !== typeof after;
};

/** Whether `own` asks everything that `other` asks of one column. */
function asksColumn(effective: Dataset, own: Column, other: Column, base: Column | undefined): void {
  const besides = effective.checks.some(
    ({ name, max }) => name === `nulls of ${own.name}, as proposed` && asSmall(max, other.nulls),
  );
  if (own.required) expect(asSmall(own.nulls, other.nulls) || besides).toBe(true);
  if (base === other || !excludes(base, other, 'type')) {
    expect([own.type, own.type === 'integer' ? 'number' : own.type, undefined]).toContain(other.type);
  }
  if (base === other || !excludes(base, other, 'min')) expect(asTight(own.min, other.min, 1)).toBe(true);
  if (base === other || !excludes(base, other, 'max')) expect(asTight(own.max, other.max, -1)).toBe(true);
  if (other.values !== undefined) for (const value of own.values ?? ['?']) expect(other.values).toContain(value);
  if (other.pattern !== undefined) expect([own.pattern, own.alsoPattern]).toContain(other.pattern);
  for (const key of ['unique', 'required', 'sensitive'] as const) if (other[key]) expect(own[key]).toBe(true);
  asksAbsent(own, other, base);
  expect(levels.indexOf(own.level)).toBeGreaterThanOrEqual(levels.indexOf(other.level));
}

/** What the base wants cannot be asked to be absent as well. */
function asksAbsent(own: Column, other: Column, base: Column | undefined): void {
  const wanted = base !== undefined && !base.absent && base.required;
  if (wanted) expect(own.absent).toBe(false);
  else if (other.absent) expect(own.absent).toBe(true);
}

function asksTable(effective: Dataset, side: Dataset): void {
  expect(extra.indexOf(effective.extraColumns)).toBeGreaterThanOrEqual(extra.indexOf(side.extraColumns));
  expect(effective.rows.min ?? -1).toBeGreaterThanOrEqual(side.rows.min ?? -1);
  expect(effective.rows.max ?? 9).toBeLessThanOrEqual(side.rows.max ?? 9);
  for (const each of side.checks) expect(effective.checks.some((one) => isAsStrict(one, each))).toBe(true);
  const isKey = effective.key.length > 0 && effective.key.every((name) => side.key.includes(name));
  const asked = effective.checks.some((one) => one.name === `${side.key.join(', ')} is a key, as proposed`);
  expect(side.key.length === 0 || isKey || asked).toBe(true);
}

const isAsStrict = (one: Check, than: Check): boolean =>
  one.rule.text === than.rule.text &&
  one.rule.kind === than.rule.kind &&
  asSmall(one.max, than.max) &&
  levels.indexOf(one.level) >= levels.indexOf(than.level);

describe('the contract of a pull request', () => {
  it('is never looser than the base’s nor than the head’s, on any key', () => {
    fc.assert(
      fc.property(dataset, dataset, (base, head) => {
        const effective = strictestDataset(base, head);
        for (const side of [base, head]) {
          asksTable(effective, side);
          for (const [name, column] of side.columns) {
            const own = effective.columns.get(name);
            if (own === undefined) throw new Error(`${name} is lost`);
            asksColumn(effective, own, column, base.columns.get(name));
          }
        }
        expect(asSmall(effective.rows.change ?? percent(50), base.rows.change ?? percent(50))).toBe(true);
      }),
    );
  });

  it('is the contract itself where both sides have the same', () => {
    fc.assert(
      fc.property(dataset, (contract) => {
        const { drift, ...effective } = strictestDataset(contract, contract);
        const { drift: before, ...same } = contract;
        expect(effective).toEqual(same);
        expect(drift.against).toBe(before.against);
        expect(strictestDataset(undefined, contract)).toBe(contract);
      }),
    );
  });

  it('names checks apart, so that both are asked', () => {
    fc.assert(
      fc.property(dataset, dataset, (base, head) => {
        const names = strictestDataset(base, head).checks.map((each) => each.name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
