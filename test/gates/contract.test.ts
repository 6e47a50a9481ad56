import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import { compareBounds, isAsSmall, largest, smallest } from '../../src/gates/policy/strictest.ts';
import { driftDefaults } from '../../src/project/index.ts';
import type { Amount, Check, Column, DataFormat, Dataset, DriftLimit } from '../../src/project/types.ts';
import { absolute, percent } from './lines.ts';

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

const plain = (more: Partial<Dataset> = {}): Dataset => ({
  name: 'd',
  source: 'd.csv',
  format: { kind: 'parquet' },
  key: [],
  rows: {},
  extraColumns: 'warn',
  columns: new Map(),
  checks: [],
  drift: { against: 'base', columns: new Map() },
  implicit: false,
  path: ['datasets', 'd'],
  ...more,
});

const withColumn = (more: Partial<Column>): Dataset => {
  const flags = { unique: false, required: true, absent: false, sensitive: false, level: 'fail' } as const;
  return plain({ columns: new Map([['x', { name: 'x', path: ['x'], ...flags, ...more }]]) });
};

const merged = (base: Partial<Column>, head: Partial<Column>): Column | undefined =>
  strictestDataset(withColumn(base), withColumn(head)).columns.get('x');

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

describe('the change of the number of rows', () => {
  it.each([
    [undefined, percent(500), percent(50)],
    [undefined, percent(10), percent(10)],
    [undefined, absolute(1000), percent(50)],
    [undefined, absolute(0), absolute(0)],
    [percent(500), undefined, percent(50)],
    [percent(10), undefined, percent(10)],
    [percent(500), percent(200), percent(200)],
    [absolute(5), undefined, absolute(5)],
    [undefined, undefined, undefined],
  ])('%j and %j give %j', (base, head, expected) => {
    const [before, after] = [base, head].map((change) => plain({ rows: change === undefined ? {} : { change } }));
    if (before === undefined || after === undefined) throw new Error('two of them');
    expect(strictestDataset(before, after).rows.change).toEqual(expected);
  });
});

describe('a key', () => {
  const sql = 'SELECT "b""x" FROM "d" GROUP BY "b""x" HAVING count(*) > 1 OR "b""x" IS NULL';
  it.each([
    [[], ['a'], ['a'], []],
    [['a'], [], ['a'], []],
    [['a', 'b'], ['b"x'], ['a', 'b'], [sql]],
    [['a', 'b"x'], ['b"x'], ['a', 'b"x'], [sql]],
    [['a', 'b'], ['b', 'a'], ['a', 'b'], []],
    [['a'], ['b"x'], ['a'], [sql]],
  ])('%j and %j give %j', (base, head, expected, asked) => {
    const effective = strictestDataset(plain({ key: base }), plain({ key: head }));
    expect(effective.key).toEqual(expected);
    expect(effective.checks.map((each) => each.rule.text)).toEqual(asked);
    for (const each of effective.checks) {
      expect(each).toMatchObject({
        name: 'b"x is a key, as proposed',
        rule: { kind: 'sql' },
        max: { kind: 'absolute', value: 0 },
        level: 'fail',
        path: ['datasets', 'd', 'key'],
      });
    }
  });
});

it('a key of several columns is asked for as a whole, that of the base beside it', () => {
  expect(strictestDataset(plain({ key: ['b'] }), plain({ key: ['b', 'c'] })).checks).toHaveLength(1);
  const effective = strictestDataset(plain({ key: ['a'] }), plain({ key: ['b', 'c'] }));
  expect(effective.checks).toMatchObject([
    {
      name: 'b, c is a key, as proposed',
      rule: {
        kind: 'sql',
        text: 'SELECT "b", "c" FROM "d" GROUP BY "b", "c" HAVING count(*) > 1 OR "b" IS NULL OR "c" IS NULL',
      },
    },
  ]);
});

describe('a check', () => {
  const one: Check = {
    name: 'one',
    rule: { kind: 'where', text: 'a' },
    max: { kind: 'absolute', value: 1 },
    level: 'warn',
    path: ['c'],
  };
  const both = (head: Partial<Check>): readonly string[] =>
    strictestDataset(plain({ checks: [one] }), plain({ checks: [{ ...one, ...head }] })).checks.map(
      (each) => each.name,
    );

  it.each([
    [{}, ['one']],
    [{ max: { kind: 'absolute', value: 0 } }, ['one']],
    [{ level: 'fail' }, ['one']],
    [{ max: { kind: 'absolute', value: 2 } }, ['one', 'one (as on the base branch)']],
    [{ max: { kind: 'percent', value: 1 } }, ['one', 'one (as on the base branch)']],
    [{ level: 'info' }, ['one', 'one (as on the base branch)']],
    [{ rule: { kind: 'where', text: 'b' } }, ['one', 'one (as on the base branch)']],
    [{ rule: { kind: 'sql', text: 'a' } }, ['one', 'one (as on the base branch)']],
    [{ name: 'two' }, ['two', 'one']],
  ] as const)('against %j', (head, names) => {
    expect(both(head)).toEqual(names);
  });
});

describe('drift', () => {
  const limits = (values: object): DriftLimit => ({ kind: 'limits', limits: values });
  const ignore: DriftLimit = { kind: 'ignore' };
  const drift = (base: DriftLimit | undefined, head: DriftLimit | undefined, more: Partial<Dataset> = {}) => {
    const [before, after] = [base, head].map((each) =>
      plain({ ...more, drift: { against: 'base', columns: new Map(each === undefined ? [] : [['x', each]]) } }),
    );
    return strictestDataset(before, after ?? plain()).drift.columns.get('x');
  };

  it.each([
    [undefined, limits({ wasserstein: 5 }), limits({ wasserstein: driftDefaults.wasserstein })],
    [limits({ wasserstein: 5 }), undefined, limits({ wasserstein: driftDefaults.wasserstein })],
    [undefined, limits({ wasserstein: 0.01 }), limits({ wasserstein: 0.01 })],
    [limits({ wasserstein: 0.3 }), limits({ wasserstein: 0.2 }), limits({ wasserstein: 0.2 })],
    [limits({ nulls: 0.3 }), limits({ 'new-category': 0.001 }), limits({ nulls: 0.05, 'new-category': 0.001 })],
    [undefined, limits({ 'jensen-shannon': 0.5 }), limits({ 'l-infinity': 0.02, 'jensen-shannon': 0.1 })],
    [undefined, limits({ 'l-infinity': 0.5 }), limits({ 'l-infinity': 0.02, 'jensen-shannon': 0.1 })],
    [undefined, ignore, limits({})],
    [ignore, undefined, limits({})],
    [ignore, ignore, ignore],
    [limits({ wasserstein: 0.3 }), ignore, limits({ wasserstein: 0.3 })],
    [ignore, limits({ wasserstein: 0.3 }), limits({ wasserstein: 0.3 })],
    [undefined, undefined, undefined],
  ])('%j and %j give %j', (base, head, expected) => {
    expect(drift(base, head)).toEqual(expected);
  });

  it('of what moves by its nature has no default', () => {
    const declared = limits({ wasserstein: 0.3 });
    expect(drift(undefined, declared, { time: 'x' })).toEqual(declared);
    expect(drift(undefined, declared, { key: ['x'] })).toEqual(declared);
    for (const more of [{ unique: true }, { type: 'date' }, { type: 'timestamp' }] as const) {
      expect(drift(undefined, declared, { columns: withColumn(more).columns })).toEqual(declared);
    }
    expect(drift(undefined, declared, { columns: withColumn({ type: 'number' }).columns })).toEqual(
      limits({ wasserstein: 0.1 }),
    );
  });

  it('keeps the base’s default where only the head says that a column moves by its nature', () => {
    const [none, loose] = [undefined, limits({ wasserstein: 5 })].map((each) => ({
      against: 'base' as const,
      columns: new Map(each === undefined ? [] : [['x', each]]),
    }));
    if (none === undefined || loose === undefined) throw new Error('two of them');
    for (const more of [{ time: 'x' }, { key: ['x'] }, { columns: withColumn({ unique: true }).columns }]) {
      const effective = strictestDataset(plain({ drift: none }), plain({ drift: loose, ...more }));
      expect(effective.drift.columns.get('x')).toEqual(limits({ wasserstein: 0.1 }));
    }
    expect(strictestDataset(plain(), plain({ time: 'x' })).time).toBeUndefined();
    expect(strictestDataset(plain({ time: 'y' }), plain({ time: 'x' })).time).toBe('y');
  });

  it('of a category in a key of several columns has the default, of a number there none', () => {
    const more = { key: ['x', 'y'] };
    expect(drift(undefined, limits({ 'l-infinity': 1, wasserstein: 5 }), more)).toEqual(
      limits({ 'l-infinity': 0.02, 'jensen-shannon': 0.1, wasserstein: 5 }),
    );
  });

  it('against nothing on one side is that of the other', () => {
    const none = plain({ drift: { against: 'none', columns: new Map() } });
    const some = plain({ drift: { against: 'base', columns: new Map([['x', limits({ nulls: 1 })]]) } });
    expect(strictestDataset(none, some).drift).toBe(some.drift);
    expect(strictestDataset(some, none).drift).toEqual(some.drift);
    expect(strictestDataset(none, none).drift).toBe(none.drift);
  });

  it('of nulls has the default of the base, also for keys and times', () => {
    for (const more of [{ key: ['x'] }, { columns: withColumn({ type: 'date' }).columns }]) {
      expect(drift(undefined, limits({ nulls: 5 }), more)).toEqual(limits({ nulls: driftDefaults.nulls }));
    }
  });

  it('of what only the head calls a date has the base’s default', () => {
    const head = {
      ...withColumn({ type: 'date' }),
      drift: { against: 'base' as const, columns: new Map([['x', limits({ wasserstein: 5 })]]) },
    };
    expect(strictestDataset(plain(), head).drift.columns.get('x')).toEqual(limits({ wasserstein: 0.1 }));
  });
});

describe('the defaults of the base', () => {
  const none = { declared: [], unique: [], key: [], sensitive: [], distances: [] };
  const only = (base: Dataset, head: Dataset) => strictestDataset(base, head).drift.onlyInHead;

  it('stay where only the head declares a column, calls it unique, a key or sensitive, or limits its distance', () => {
    const declared = ['x'];
    expect(only(plain(), withColumn({}))).toEqual({ ...none, declared });
    expect(only(plain(), withColumn({ unique: true }))).toEqual({ ...none, declared, unique: ['x'] });
    expect(only(withColumn({}), withColumn({ unique: true }))).toEqual({ ...none, unique: ['x'] });
    expect(only(withColumn({ unique: true }), withColumn({ unique: true }))).toBeUndefined();
    expect(only(plain(), plain({ key: ['x'] }))).toEqual({ ...none, key: ['x'] });
    expect(only(plain({ key: ['y'] }), plain({ key: ['x'] }))).toBeUndefined(); // then the base’s key stays
    expect(only(withColumn({}), withColumn({ sensitive: true }))).toEqual({ ...none, sensitive: ['x'] });
    const far: DriftLimit = { kind: 'limits', limits: { wasserstein: 5 } };
    const drift = { against: 'base' as const, columns: new Map([['x', far]]) };
    expect(only(plain(), plain({ drift }))).toEqual({ ...none, distances: ['x'] });
    expect(only(plain({ drift }), plain({ drift }))).toBeUndefined();
  });

  it('stay also where the head compares with nothing, and are none where the base does', () => {
    const off = { against: 'none' as const, columns: new Map() };
    expect(only(plain(), plain({ key: ['x'], drift: off }))).toEqual({ ...none, key: ['x'] });
    expect(only(plain({ drift: off }), plain({ key: ['x'] }))).toBeUndefined();
  });

  it.each([
    [undefined, { level: 'info' }, { level: 'fail', filled: false, declared: false }],
    [undefined, { required: false }, { level: 'fail', filled: false, declared: false }],
    [undefined, { nulls: percent(100) }, { level: 'fail', filled: true, declared: false }],
    [undefined, { nulls: percent(99) }, undefined],
    [undefined, {}, undefined],
    [{}, { nulls: percent(100) }, { level: 'fail', filled: true, declared: true }],
    [{}, { nulls: absolute(3) }, { level: 'fail', filled: true, declared: true }],
    [{ level: 'warn' }, { nulls: percent(100), level: 'info' }, { level: 'warn', filled: true, declared: true }],
    [{ nulls: percent(100) }, { nulls: percent(100) }, undefined],
    [{}, { level: 'info' }, undefined], // the level of the column stays the base’s
  ] as const)('of a column %j are kept from %j: %j', (base, head, expected) => {
    const before = base === undefined ? plain() : withColumn(base);
    expect(strictestDataset(before, withColumn(head)).columns.get('x')?.defaults).toEqual(expected);
  });

  it('stay where the head calls a column absent that the base wants', () => {
    expect(merged({}, { absent: true })?.absent).toBe(false);
    expect(merged({ required: false }, { absent: true })?.absent).toBe(true);
    expect(merged({ absent: true }, {})?.absent).toBe(true);
  });

  it('stay where a path gets a section of its own: files that differ fail as before', () => {
    expect(strictestDataset(plain({ implicit: true }), plain()).implicit).toBe(true);
  });
});

describe('a format', () => {
  const csv = (nulls: readonly string[], header = true): DataFormat => ({
    kind: 'csv',
    header,
    delimiter: ',',
    quote: '"',
    nulls,
  });
  const format = (base: DataFormat, head: DataFormat): DataFormat =>
    strictestDataset(plain({ format: base }), plain({ format: head })).format;

  it('is how the head writes it; what stands for null, and that it is looked into, is the base’s', () => {
    expect(format(csv(['']), { ...csv(['', 'NA']), delimiter: ';' } as DataFormat)).toEqual({
      ...csv(['']),
      delimiter: ';',
    });
    expect(format(csv(['', 'NA']), csv(['']))).toEqual(csv(['', 'NA']));
    expect(format(csv(['a', 'b']), csv(['b', 'a']))).toEqual(csv(['b', 'a']));
    expect(format(csv(['']), { kind: 'files' })).toEqual(csv(['']));
    expect(format({ kind: 'files' }, csv(['x']))).toEqual(csv(['x']));
    expect(format({ kind: 'parquet' }, csv(['x']))).toEqual(csv(['x']));
  });

  it('without a header names the columns by their place as the head does', () => {
    const side = (names: readonly string[], more: Partial<Column> = {}): Dataset => {
      const flags = { unique: false, required: true, absent: false, sensitive: false, level: 'fail' } as const;
      const columns = names.map(
        (name) => [name, { name, path: [name], ...flags, ...(name === 'x' ? more : {}) }] as const,
      );
      return plain({ format: csv([''], false), columns: new Map(columns) });
    };
    const fields = (base: Dataset, head: Dataset): readonly string[] => {
      const { columns, fieldNames } = strictestDataset(base, head);
      return fieldNames ?? [...columns.values()].filter((column) => !column.absent).map(({ name }) => name);
    };
    expect(fields(side(['a', 'b']), side(['a', 'new', 'b']))).toEqual(['a', 'new', 'b']);
    expect(fields(side(['a', 'b', 'c']), side(['b', 'c']))).toEqual(['b', 'c', 'a']);
    expect(fields(side(['a', 'x', 'b'], { absent: true }), side(['a', 'x', 'b']))).toEqual(['a', 'x', 'b']);
    expect(fields(side(['a', 'x', 'b']), side(['a', 'x', 'b'], { absent: true }))).toEqual(['a', 'b', 'x']);
    const same = side(['a', 'x'], { absent: true });
    expect(strictestDataset(same, same)).toEqual(same);
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

it('amounts compare within a kind, and nothing allows less than 0', () => {
  const [one, two, share] = [absolute(1), absolute(2), percent(1)];
  expect([isAsSmall(one, two), isAsSmall(two, one), isAsSmall(one, one)]).toEqual([true, false, true]);
  expect([isAsSmall(one, share), isAsSmall(absolute(0), share)]).toEqual([false, true]);
  expect([isAsSmall(one, undefined), isAsSmall(undefined, one), isAsSmall(undefined, undefined)]).toEqual([
    true,
    false,
    true,
  ]);
});

it('bounds of one kind compare, a time without a zone is UTC wherever it is read', () => {
  vi.stubEnv('TZ', 'America/New_York');
  expect(compareBounds('2026-01-01 12:00', '2026-01-01T12:00:00Z')).toBe(0);
  expect(compareBounds('2026-01-01T12:00:00.5', '2026-01-01T12:00:00Z')).toBe(500);
  vi.unstubAllEnvs();
  expect(largest('2026-01-01T00:00:00', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00');
  expect(smallest('2026-01-01T01:00', '2026-01-01T01:30+01:00')).toBe('2026-01-01T01:30+01:00');
  expect(largest(1, undefined)).toBe(1);
  expect(smallest(undefined, 2)).toBe(2);
  expect(largest<string | number>('not a time', '2026-01-01')).toBe('not a time');
});
