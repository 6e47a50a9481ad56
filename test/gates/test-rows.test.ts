import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateResult, JudgedRows } from '../../src/gates/types.ts';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { absolute, ask, askOne, changed, estimate, exactLine, rule } from './lines.ts';

const same: JudgedRows = { base: 1000, gone: 0, changed: 0, columns: [], slices: [] };

/** 400 of the base's rows are changed; these are the lines over the other 600. */
const onOthers = (...metrics: readonly MetricComparison[]): JudgedRows => ({
  ...same,
  changed: 400,
  columns: [{ name: 'x' }, { name: 'city' }],
  vouched: { rows: 600, metrics },
});

const gate = rule('auc', { maxWorse: absolute(0.01) });
const [up, down, wide] = [changed('auc', 0.1, 0.005), changed('auc', -0.1, 0.005), changed('auc', 0, 0.05)];

describe('gates where known rows are changed', () => {
  it('pass where the rows that the base vouches for pass as well', () => {
    expect(askOne(gate, up, { rows: onOthers(changed('auc', 0, 0.005)) })).toMatchObject({ verdict: 'pass' });
    expect(askOne(gate, up, { rows: onOthers(up) }).on).toBeUndefined();
  });

  it('fail where those fail, with their numbers', () => {
    expect(askOne(gate, up, { rows: onOthers(down) })).toMatchObject({
      verdict: 'fail',
      blocks: true,
      reason: 'beyond-limit',
      on: 'vouched-rows',
      sentence: expect.stringMatching(/^On the 600 test rows that are as the base has them: auc got worse by 0\.1/),
    });
  });

  it('are unknown where those cannot tell', () => {
    const result = askOne(gate, up, { rows: onOthers(wide) });
    expect(result).toMatchObject({ verdict: 'unknown', blocks: true, reason: 'rows-changed', on: 'vouched-rows' });
    expect(result.sentence).toMatch(/^On the 600 test rows .* the interval reaches over the limit\.$/);
    const allowed = { ...gate, whenUnknown: 'allow' } as const;
    expect(askOne(allowed, up, { rows: onOthers(wide) }).blocks).toBe(false);
    expect(askOne({ ...gate, level: 'warn' }, up, { rows: onOthers(wide) }).blocks).toBe(false);
  });

  it('are unknown where no such row is left', () => {
    const result = askOne(gate, up, { rows: { ...onOthers(), vouched: { rows: 0, metrics: [] } } });
    expect(result).toMatchObject({ verdict: 'unknown', blocks: true, reason: 'rows-changed' });
    expect(result.sentence).toBe(
      'auc rests on changed rows alone: all 400 test rows that the base knows have other values here (x, city).',
    );
  });

  it('keep their fail and their unknown on all rows', () => {
    expect(askOne(gate, down, { rows: onOthers(up) })).toMatchObject({ verdict: 'fail', reason: 'beyond-limit' });
    expect(askOne(gate, wide, { rows: onOthers(up) })).toMatchObject({ verdict: 'unknown', reason: 'cannot-tell' });
    expect(askOne(gate, wide, { rows: onOthers(down) })).toMatchObject({ verdict: 'fail', on: 'vouched-rows' });
  });

  it('ask for the value and for slices there too; a slice too small there is not judged', () => {
    const min = rule('auc', { min: 0.6 });
    const low = { rows: onOthers(exactLine('auc', 0.5)) };
    expect(askOne(min, exactLine('auc', 0.9), low)).toMatchObject({ verdict: 'fail', on: 'vouched-rows' });
    const by = { ...gate, by: 'city', minRows: 30 };
    const slice = { column: 'city', value: 'B' };
    const few = changed('auc', 0.1, 0.005, { slice, candidate: estimate(0.8, { rows: 20 }) });
    const result = askOne(by, { ...up, slice }, { rows: onOthers(few) });
    expect(result).toMatchObject({ verdict: 'unknown', blocks: true, reason: 'rows-changed', slice });
    expect(result.sentence).toMatch(/auc of city B has 20 rows; 30 are needed to judge it\.$/);
  });

  it('leave what was only reported as it is', () => {
    const reported = { ...exactLine('size', 10), origin: 'reported' } as const;
    const size = rule('size', { max: 20 });
    const rows = { ...onOthers(), vouched: { rows: 0, metrics: [] }, gone: 900 };
    expect(askOne(size, reported, { rows })).toMatchObject({ verdict: 'pass' });
  });

  it('are asked together with the others: Holm counts both', () => {
    // Beyond the limit at 95 %, but not at the level of two questions.
    const barely = changed('auc', -0.0152, 0.005);
    expect(askOne(gate, barely).verdict).toBe('fail');
    expect(askOne(gate, barely, { rows: onOthers(changed('auc', 0, 0.05)) })).toMatchObject({
      verdict: 'unknown',
      sentence: expect.stringMatching(/of 2 blocking gates asked together/),
    });
  });

  it('never say better than on all rows alone', () => {
    const rank = { fail: 0, unknown: 1, pass: 2 };
    const lines = fc.tuple(
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    );
    fc.assert(
      fc.property(lines, lines, fc.integer({ min: 0, max: 1000 }), ([value, half], [other, otherHalf], gone) => {
        const alone = askOne(gate, changed('auc', value, half));
        const rows = { ...onOthers(changed('auc', other, otherHalf)), gone };
        const both = askOne(gate, changed('auc', value, half), { rows });
        // Two questions need a stricter level to fail, so a fail may become unknown, which blocks as well.
        expect(both.blocks || !alone.blocks).toBe(true);
        if (alone.verdict !== 'fail') expect(rank[both.verdict]).toBeLessThanOrEqual(rank[alone.verdict]);
        if (gone > 10) expect(both.verdict).not.toBe('pass');
      }),
    );
  });
});

describe('gates where rows of the base are gone', () => {
  it('pass up to one in a hundred, and are unknown beyond', () => {
    expect(askOne(gate, up, { rows: { ...same, gone: 10 } }).verdict).toBe('pass');
    const result = askOne(gate, up, { rows: { ...same, gone: 11 } });
    expect(result).toMatchObject({ verdict: 'unknown', blocks: true, reason: 'rows-gone' });
    expect(result.sentence).toMatch(
      /^auc got better by .* is allowed; but 11 of the base's 1,000 test rows \(1\.1 %\) are gone, and at most 1 % may be\.$/,
    );
    expect(askOne(gate, up, { rows: { ...same, gone: 1000 } }).sentence).toMatch(
      /but none of the base's 1,000 test rows is left, and at most 1 % may be\.$/,
    );
    expect(askOne({ ...gate, whenUnknown: 'allow' }, up, { rows: { ...same, gone: 11 } }).blocks).toBe(false);
  });

  it('fail all the same, and a value is no safer than a change', () => {
    expect(askOne(gate, down, { rows: { ...same, gone: 500 } }).verdict).toBe('fail');
    const value = askOne(rule('auc', { min: 0.1 }), exactLine('auc', 0.9), { rows: { ...same, gone: 500 } });
    expect(value).toMatchObject({ verdict: 'unknown', reason: 'rows-gone' });
  });

  it('hold for a model without gates', () => {
    const [result] = ask([], [up], { rows: { ...same, gone: 500 } });
    expect(result).toMatchObject({ kind: 'default', verdict: 'unknown', blocks: true, reason: 'rows-gone' });
  });
});

describe('slices of the base', () => {
  const by = { ...gate, by: 'city', minRows: 30 };
  const of = (value: string, rows: number) =>
    changed('auc', 0.1, 0.005, { slice: { column: 'city', value }, candidate: estimate(0.8, { rows }) });
  const cities = (...slices: readonly (readonly [string, number, number])[]): JudgedRows => ({
    ...same,
    slices: slices.map(([value, rows, left]) => ({ column: 'city', value, rows, left })),
  });
  const said = (results: readonly GateResult[]) => results.map(({ slice, reason }) => `${slice?.value} ${reason}`);

  it('that the head no longer has are unknown, by name', () => {
    const [lost, ...others] = ask([by], [of('A', 100)], { rows: cities(['A', 100, 100], ['B', 80, 0]) });
    expect(lost).toMatchObject({ verdict: 'unknown', blocks: true, reason: 'slice-gone', kind: 'max-worse' });
    expect(lost?.sentence).toBe('auc of city B is no longer judged: the base has 80 test rows of it, none is left.');
    expect(said(others)).toEqual(['A within-limit']);
  });

  it('that are too small now take the place of what is only listed', () => {
    const rows = cities(['A', 100, 100], ['B', 80, 12]);
    const results = ask([by], [of('A', 100), of('B', 12)], { rows });
    expect(said(results)).toEqual(['B slice-gone', 'A within-limit']);
    expect(results[0]?.sentence).toMatch(/80 test rows of it, 12 are left\.$/);
  });

  it('that larger ones pushed out of those that are judged are named as well', () => {
    const results = ask([by], [of('A', 100)], { rows: cities(['A', 100, 100], ['B', 80, 80]) });
    expect(results[0]?.sentence).toMatch(/80 are left, and larger slices took its place\.$/);
  });

  it('are no matter where they were too small before, where no gate judges them, or where they are judged', () => {
    const rows = cities(['A', 100, 90], ['B', 29, 0], ['C', 20, 12]);
    expect(said(ask([by], [of('A', 90), of('C', 12)], { rows }))).toEqual(['A within-limit', 'C slice-too-small']);
    expect(said(ask([gate], [up, of('A', 90)], { rows: cities(['B', 80, 0]) }))).toEqual(['undefined within-limit']);
    expect(said(ask([by], [up], { rows: cities(['B', 80, 0]) }))).toEqual(['undefined slice-missing']);
  });

  it('block by the rule that asks for them', () => {
    const rows = cities(['B', 80, 0]);
    expect(ask([{ ...by, level: 'warn' }], [of('A', 100)], { rows })[0]?.blocks).toBe(false);
    expect(ask([{ ...by, whenUnknown: 'allow' }], [of('A', 100)], { rows })[0]?.blocks).toBe(false);
  });
});
