import { describe, expect, it } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import { driftDefaults } from '../../src/project/index.ts';
import type { Dataset, DriftLimit } from '../../src/project/types.ts';
import { merged, plain, withColumn } from './contracts.ts';
import { absolute, percent } from './lines.ts';

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
    [limits({ psi: 0.1 }), limits({ psi: 5, ks: 0.2 }), limits({ psi: 0.1, ks: 0.2 })],
    [limits({ psi: 0.1 }), limits({ 'psi-evidently': 5 }), limits({ psi: 0.1, 'psi-evidently': 5 })],
    [undefined, limits({ psi: 5 }), limits({ psi: 5 })],
    [undefined, limits({ 'wasserstein-evidently': 5 }), limits({ wasserstein: 0.1, 'wasserstein-evidently': 5 })],
    [
      undefined,
      limits({ 'jensen-shannon-tfdv': 1 }),
      limits({ 'l-infinity': 0.02, 'jensen-shannon': 0.1, 'jensen-shannon-tfdv': 1 }),
    ],
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
    const peers: DriftLimit = { kind: 'limits', limits: { 'wasserstein-deepchecks': 5 } };
    const asPeers = { against: 'base' as const, columns: new Map([['x', peers]]) };
    expect(only(plain(), plain({ drift: asPeers }))).toEqual({ ...none, distances: ['x'] });
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
