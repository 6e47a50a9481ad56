import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodsBetween } from '../../../src/data/checks/tables/group-rows.ts';
import { resultOf, said } from '../datasets.ts';
import { scratch, testEngine } from '../engine.ts';
import { contractChecker } from './contract.ts';

const folder = scratch();
const engine = await testEngine(folder);
const check = contractChecker(engine, folder);
const days = 'day,g,id\n2026-01-01,a,1\n2026-01-02,a,2\n2026-01-02,b,3\n2026-01-05,b,4\n,b,5\n';
const dated = 'time: day\ncolumns: { day: { type: date } }\n';
const asked = (rule: string, content = days, more = `key: id\n${dated}`) =>
  check(content, `${more}checks: [{ name: n, ${rule} }]`);
const one = async (rule: string, name: string, content = days, more = dated) =>
  said(await asked(rule, content, more), name, 'n');

describe('gaps', () => {
  it('between neighbouring times, named by the row after them', async () => {
    const report = await asked('gaps: 1d');
    expect(resultOf(report, 'gaps', 'n')).toMatchObject({
      verdict: 'fail',
      reason: 'time-gap',
      rows: { nulls: 1, failed: 1 },
      examples: [{ id: '4', day: '2026-01-05' }],
      sentence: 'n: 1 gap of more than 1d in 2 steps of day; first: id=4 day=2026-01-05',
    });
    expect(await one('gaps: 3d', 'gaps')).toBe('pass kept');
    expect(await one('gaps: { every: 71h }', 'gaps')).toBe('fail time-gap');
    expect(await one('gaps: 1d, if: "day < DATE \'2026-01-03\'"', 'gaps')).toBe('pass kept');
  });

  it('within groups, of another column', async () => {
    expect(await one('gaps: { every: 1d, by: g }, if: "g = \'a\'"', 'gaps')).toBe('pass kept');
    expect(await one('gaps: { every: 2d, by: g }', 'gaps')).toBe('fail time-gap');
    expect(await one('gaps: { every: 1d, column: id }', 'gaps')).toBe('unknown cannot-compare');
    expect(await one('gaps: { every: 1d, column: nope }', 'gaps')).toBe('fail missing-column');
    const hours = 't\n2026-01-01 00:00:00\n2026-01-01 01:00:00\n2026-01-01 02:00:01\n';
    expect(await one('gaps: { every: 1h, column: t }', 'gaps', hours, 'columns: { t: { type: timestamp } }\n')).toBe(
      'fail time-gap',
    );
    expect(await one('gaps: { every: 3601s, column: t }', 'gaps', hours, 'columns: { t: { type: timestamp } }\n')).toBe(
      'pass kept',
    );
  });

  it('of one time there are none to speak of', async () => {
    expect(await one('gaps: 1d', 'gaps', 'day\n2026-01-01\n2026-01-01\n')).toBe('unknown no-rows');
    expect(await one('gaps: 1d', 'gaps', 'day\n', 'time: day\ncolumns: { day: { type: date } }\n')).toBe(
      'unknown no-rows',
    );
  });
});

describe('rows of groups', () => {
  it('by group', async () => {
    const report = await asked('rows: { by: g, min: 3 }');
    expect(resultOf(report, 'group-rows', 'n')).toMatchObject({
      reason: 'too-few-rows',
      examples: [{ g: 'a', rows: '2' }],
      sentence: 'n: at least 3 rows expected for each g; of 2 1 have fewer; first: g=a rows=2',
    });
    expect(await one('rows: { by: g, max: 2 }', 'group-rows')).toBe('fail too-many-rows');
    expect(await one('rows: { by: g, min: 2, max: 3 }', 'group-rows')).toBe('pass kept');
    expect(await one('rows: { by: h, min: 1 }', 'group-rows')).toBe('fail missing-column');
  });

  it('by period, those without rows as well', async () => {
    const report = await asked('rows: { per: day, min: 1 }');
    expect(resultOf(report, 'group-rows', 'n')).toMatchObject({
      reason: 'too-few-rows',
      rows: { nulls: 1 },
      sentence: 'n: at least 1 rows expected for each day; of 5 2 have none',
    });
    expect(await one('rows: { per: day, max: 2 }', 'group-rows')).toBe('pass kept');
    expect(await one('rows: { per: week, min: 1 }', 'group-rows')).toBe('pass kept');
    expect(await one('rows: { per: month, by: g, min: 2, max: 2 }', 'group-rows')).toBe('pass kept');
    expect(await one('rows: { per: day, by: g, min: 1 }', 'group-rows')).toBe('fail too-few-rows');
    expect(await one('rows: { per: day, column: id, min: 1 }', 'group-rows')).toBe('unknown cannot-compare');
  });

  it('of those that `if` selects, none of which is a count, too', async () => {
    expect(await one("rows: { min: 2 }, if: g = 'a'", 'group-rows')).toBe('pass kept');
    expect(await one("rows: { min: 1 }, if: g = 'z'", 'group-rows')).toBe('fail too-few-rows');
    expect(await one("rows: { max: 1 }, if: g = 'z'", 'group-rows')).toBe('pass kept');
    const empty = 'time: day\ncolumns: { day: { type: date }, g: { type: string } }\n';
    expect(await one("rows: { max: 1 }, if: g = 'z'", 'group-rows', 'day,g\n', empty)).toBe('unknown no-rows');
    expect(await one('rows: { max: 1 }', 'group-rows', 'day,g\n', empty)).toBe('unknown no-rows');
    expect(await one('rows: { by: g, max: 1 }', 'group-rows', 'day,g\n', empty)).toBe('unknown no-rows');
  });

  it('does not show groups of a sensitive column', async () => {
    const report = await asked('rows: { by: g, min: 3 }', days, 'columns: { g: { sensitive: true } }\n');
    expect(resultOf(report, 'group-rows', 'n').examples).toEqual([]);
    const hidden = 'time: day\ncolumns: { day: { type: date, sensitive: true } }\n';
    const ofDays = await asked('rows: { per: day, max: 1 }', days, hidden);
    expect(resultOf(ofDays, 'group-rows', 'n')).toMatchObject({ verdict: 'fail', examples: [] });
  });

  it('counts periods as the calendar does', () => {
    const time = fc.integer({ min: 0, max: 4e8 });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
          .map((hour) => new Date((hour % 500_000) * 3_600_000))
          .toSorted((x, y) => x.getTime() - y.getTime());
        if (from === undefined || to === undefined) throw new Error('two times');
        const text = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ');
        expect(periodsBetween(text(from), text(to), 'hour')).toBe((to.getTime() - from.getTime()) / 3_600_000 + 1);
        const [first, last] = [from, to].map(
          (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)),
        );
        if (first === undefined || last === undefined) throw new Error('two times');
        let months = 1;
        for (const at = new Date(first); at < last; at.setUTCMonth(at.getUTCMonth() + 1)) months += 1;
        expect(periodsBetween(text(first), text(last), 'month')).toBe(months);
      }),
    );
    expect(periodsBetween('2026-01-05 00:00:00', '2026-01-19 00:00:00', 'week')).toBe(3);
  });
});
