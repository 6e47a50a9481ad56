import { describe, expect, it } from 'vitest';
import { resultOf, said } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { contractChecker } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);
const content = 'id,kind,fare\n1,card,5\n2,card,1\n3,cash,0\n4,cash,\n5,card,\n6,,2\n';

describe('rules about columns in `checks`', () => {
  it('an allowance of as many rows as the dataset has is no rule, one of as many as `if` selects is', async () => {
    const asked = (max: number, rules: string) =>
      check(content, `checks:\n  - { name: r, if: kind = 'card', ${rules}, max: ${max} }`);
    expect(said(await asked(6, 'columns: { fare: { min: 3 } }'), 'min', 'fare')).toBe('unknown allowance-too-large');
    expect(said(await asked(3, 'columns: { fare: { min: 3 } }'), 'min', 'fare')).toBe('pass kept');
    expect(said(await asked(6, 'compare: fare < id'), 'compare')).toBe('unknown allowance-too-large');
    // What has limits of its own does not know the allowance.
    expect(said(await asked(6, 'columns: { fare: { mean: { min: 3 } } }'), 'mean', 'fare')).toBe('pass kept');
  });

  it('are asked of the rows of `if`, and say how many these are', async () => {
    const report = await check(
      content,
      "key: id\nchecks:\n  - { name: paid, if: kind = 'card', columns: { fare: { min: 3, nulls: 0 } }, level: warn }",
    );
    expect(resultOf(report, 'min', 'fare')).toMatchObject({
      name: 'paid',
      verdict: 'fail',
      level: 'warn',
      reason: 'below-min',
      // One row has no kind, and is neither asked nor kept.
      rows: { checked: 3, nulls: 1, skipped: 1, failed: 1 },
      examples: [{ id: '2', fare: '1' }],
      path: ['datasets', 'trips', 'checks', 0, 'columns', 'fare', 'min'],
      sentence: 'paid: fare: 1 of 3 rows (33.3 %) is below 3 (1 null); first: id=2 fare=1',
    });
    expect(said(report, 'nulls', 'fare')).toBe('fail too-many-nulls');
    expect(report.verdict).toBe('pass');
  });

  it('have an allowance of their own, with and without `if`', async () => {
    const of = async (max: string, more = '') =>
      said(await check(content, `checks: [{ columns: { fare: { min: 3 } }, max: ${max}${more} }]`), 'min', 'fare');
    expect(await of('50%')).toBe('pass kept');
    expect(await of('49%')).toBe('fail below-min');
    expect(await of('3')).toBe('pass kept');
    expect(await of('1', ", if: kind = 'card'")).toBe('pass kept');
    const many = await check('x\na\na\nb\n', 'checks: [{ columns: { x: { unique: true } }, max: 2 }]');
    expect(said(many, 'unique', 'x')).toBe('pass kept');
    const few = await check('x\na\na\nb\n', 'checks: [{ columns: { x: { unique: true } }, max: 1 }]');
    expect(said(few, 'unique', 'x')).toBe('fail not-unique');
  });

  it('of all kinds can be narrowed', async () => {
    const data = 'g,x,t\na,1,u\na,2,v\nb,1,U\nb,0,w\n';
    const rules =
      'x: { unique: true, mean: { min: 1.5, max: 1.5 }, median: { min: 1 }, increasing: true, distinct: 2, most-common: 50%, smallest: { min: 1 } }, t: { hygiene: [spelling], length: 1 }';
    const narrowed = await check(data, `checks: [{ if: g = 'a', columns: { ${rules} } }]`);
    expect(narrowed.verdict).toBe('pass');
    const all = await check(data, `checks: [{ columns: { ${rules} } }]`);
    expect(all.checks.filter(({ verdict }) => verdict === 'fail').map(({ check: name }) => name)).toEqual(
      ['hygiene-spelling', 'unique', 'distinct', 'increasing', 'mean', 'smallest'].sort(
        (a, b) =>
          all.checks.findIndex((c) => c.check === a && c.name) - all.checks.findIndex((c) => c.check === b && c.name),
      ),
    );
  });

  it('without a row to ask are unknown', async () => {
    const report = await check(content, "checks: [{ name: n, if: kind = 'gold', columns: { fare: { min: 3 } } }]");
    expect(said(report, 'min', 'fare')).toBe('unknown no-rows');
    expect(report.verdict).toBe('unknown');
  });

  it('name a column that is not there', async () => {
    const report = await check(content, 'checks: [{ name: n, columns: { fair: { min: 3 } } }]');
    expect(said(report, 'columns', 'fair')).toBe('fail missing-column');
  });

  it('with an `if` that cannot be asked are unknown, and the others are asked all the same', async () => {
    const of = async (condition: string) => {
      const report = await check(content, `checks: [{ name: n, if: "${condition}", columns: { fare: { min: 3 } } }]`);
      expect(said(report, 'rows')).toBe('pass kept');
      return report.checks.filter(({ name }) => name === 'n').map(({ verdict, reason }) => `${verdict} ${reason}`);
    };
    expect(await of('kind =')).toEqual(['unknown sql-syntax']);
    expect(await of('nope = 1')).toEqual(['unknown sql-failed']);
    expect(await of('kind::INTEGER = 1')).toEqual(['unknown sql-failed']);
    expect(await of('count(*) > 1')).toEqual(['unknown where-not-by-row']);
    expect(await of('random() > 0.5')).toEqual(['unknown sql-not-allowed']);
    expect(await of('true) AS b) -- ')).toEqual(['unknown sql-syntax']);
  });

  it('do not show values of a sensitive column', async () => {
    const report = await check(
      content,
      "columns: { fare: { sensitive: true }, id: {}, kind: {} }\nchecks: [{ name: n, if: kind = 'card', columns: { fare: { min: 30, median: { min: 70 } } } }]",
    );
    expect(resultOf(report, 'min', 'fare').examples).toEqual([{ line: '2' }, { line: '3' }]);
    expect(resultOf(report, 'median', 'fare').sentence).toBe('n: fare: the median of 2 values is not at least 70');
  });
});
