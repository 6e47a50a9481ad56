import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileTable } from '../../src/data/engines/port.ts';
import {
  checkDataset,
  comparableEntry,
  identifier,
  sharedKeys,
  sharedRows,
  sketchDataset,
  sketchText,
  writeRows,
} from '../../src/data/index.ts';
import type { ColumnType, Span, ViewRule } from '../../src/project/types.ts';
import { column, versionOf } from './datasets.ts';
import { csv, parquet, problemsOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);

const days = (count: number): Span => ({ kind: 'duration', milliseconds: count * 86_400_000 });
const share = (percent: number, gap = 0): Span => ({ kind: 'share', percent, gap });
const rule = (more: Partial<ViewRule>): ViewRule => ({ dataset: 'v', time: 'at', ...more });
const types: Readonly<Record<string, ColumnType>> = { id: 'integer', at: 'timestamp', day: 'date' };

let made = 0;
/** A CSV file of these times, one a row. */
function rows(times: readonly string[], type: ColumnType = 'timestamp'): FileTable {
  const lines = times.map((time, id) => `${id},${time},${id % 3}`);
  made += 1;
  return written(folder, `rows-${made}.csv`, ['id,at,x', ...lines, ''].join('\n'), csv, { ...types, at: type });
}
const view = (table: FileTable, ...view: ViewRule[]): FileTable => ({ ...table, name: 'v', view });
async function ids(table: FileTable): Promise<readonly unknown[]> {
  const { rows: found } = await engine.query('SELECT id FROM "v#rows" ORDER BY "#file", "#row"', [table]);
  expect((await engine.describe(table)).rows).toBe(found.length);
  return found.map(([id]) => id);
}
const whole = rows(Array.from({ length: 30 }, (_, day) => `2024-01-${String(day + 1).padStart(2, '0')} 12:00:00`));
const to = (end: number, begin = 0) => Array.from({ length: end - begin }, (_, index) => begin + index);

describe('the rows of a view', () => {
  it.each<[string, readonly ViewRule[], readonly number[]]>([
    ['a condition', [rule({ where: 'x > 1' })], to(30).filter((id) => id % 3 === 2)],
    ['the last days', [rule({ last: days(14) })], to(30, 16)],
    ['all but the last days', [rule({ dropLast: days(14) })], to(16)],
    ['the days before the last', [rule({ dropLast: days(14), last: days(7) })], to(16, 9)],
    ['the last share', [rule({ last: share(10) })], to(30, 27)],
    ['a share that is no whole number of rows', [rule({ last: share(11) })], to(30, 26)],
    ['all but the last share', [rule({ dropLast: share(10) })], to(27)],
    ['a gap before the share', [rule({ dropLast: share(20, 2 * 86_400_000) })], to(22)],
    ['a condition first', [rule({ where: 'id < 10', last: days(2) })], [8, 9]],
    ['a view of a view', [rule({ where: 'id < 10' }), rule({ last: days(2) })], [8, 9]],
    ['more days than there are', [rule({ last: days(400) })], to(30)],
    ['all days but more than there are', [rule({ dropLast: days(400) })], []],
    ['a condition that is null for a row', [rule({ where: 'nullif(x, 1) < 9' })], to(30).filter((id) => id % 3 !== 1)],
    ['nothing, of which some is the last', [rule({ where: 'id > 99', last: days(1) })], []],
  ])('%s', async (_, rules, expected) => {
    expect(await ids(view(whole, ...rules))).toEqual(expected);
  });

  it('are those of the dataset itself, with their places', async () => {
    const { rows: found } = await engine.query('SELECT "#file", "#row" FROM "v#rows" LIMIT 1', [
      view(whole, rule({ last: days(1) })),
    ]);
    expect(found).toEqual([[0, 31]]);
    expect((await engine.describe(view(whole, rule({ last: days(1) })))).rowNumbers).toBe('line');
  });

  it('have the columns that are selected, in that order, and count by others', async () => {
    const table = view(whole, rule({ select: ['x', 'id'], last: days(1) }));
    expect((await engine.describe(table)).columns.map(({ name }) => name)).toEqual(['x', 'id']);
    expect(await ids(table)).toEqual([29]);
    expect((await engine.query('SELECT * FROM v', [{ ...table, only: ['id'] }])).rows).toEqual([[29]]);
  });

  it('of dates begin at midnight', async () => {
    const table = rows(['2024-01-01', '2024-01-02', '2024-01-03'], 'date');
    expect(await ids(view(table, rule({ last: { kind: 'duration', milliseconds: 3_600_000 } })))).toEqual([2]);
    expect(await ids(view(table, rule({ last: days(1) })))).toEqual([2]);
    expect(await ids(view(table, rule({ dropLast: days(1) })))).toEqual([0, 1]);
  });

  it('of times with a zone are counted in hours, whatever the clocks did', async () => {
    const file = join(folder, 'zones.parquet');
    await engine.write(
      `SELECT i AS id, TIMESTAMPTZ '2024-03-30 12:00:00+01' + i * INTERVAL 1 HOUR AS at FROM range(30) r(i)`,
      [],
      file,
    );
    const table: FileTable = { name: 't', files: [file], format: parquet };
    expect(await ids(view(table, rule({ last: days(1) })))).toEqual(to(30, 6));
  });

  it('of one time stay together, on the older side', async () => {
    const table = rows(['2024-01-01', '2024-01-02', '2024-01-02', '2024-01-02', '2024-01-03'], 'date');
    expect(await ids(view(table, rule({ last: share(50) })))).toEqual([4]);
    expect(await ids(view(table, rule({ dropLast: share(50) })))).toEqual([0, 1, 2, 3]);
  });

  it('leave no row on both sides or on none, in any order, and at any number of threads', async () => {
    const one = await testEngine(folder, { threads: 1 });
    const hours = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(hours, fc.integer({ min: 1, max: 99 }), fc.boolean(), async (at, percent, isShare) => {
        const span = isShare ? share(percent) : { kind: 'duration' as const, milliseconds: percent * 600_000 };
        const text = (hour: number) =>
          new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 19).replace('T', ' ');
        const there = rows(at.map(text));
        const back = rows(at.toReversed().map(text));
        const last = await ids(view(there, rule({ last: span })));
        const rest = await ids(view(there, rule({ dropLast: span })));
        expect([...rest, ...last].toSorted((a, b) => Number(a) - Number(b))).toEqual(at.map((_, id) => id));
        const times = (found: readonly unknown[], all: readonly number[]) =>
          found.map((id) => all[Number(id)]).toSorted((a, b) => Number(a) - Number(b));
        const turned = await ids(view(back, rule({ last: span })));
        expect(times(turned, at.toReversed())).toEqual(times(last, at));
        const alone = await one.query('SELECT count(*) FROM v', [view(there, rule({ last: span }))]);
        expect(alone.rows).toEqual([[last.length]]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what no view can keep', () => {
  const bad = async (...rules: ViewRule[]) => (await problemsOf(engine.describe(view(whole, ...rules))))[0];
  it.each([
    'x',
    "'yes'",
    'nope > 1',
    'max(x) > 1',
    'count(*) OVER () > 1',
    'x > 1) OR (1 = 1',
    'x > 1, x > 2',
    'x >',
    '',
    'at < now()',
    'random() < 0.5',
    "x IN (SELECT 1 FROM read_csv('/etc/passwd'))",
    'x IN (SELECT id FROM other)',
    'x > 1; DROP VIEW v',
    "CAST('a' || x AS INTEGER) > 1",
    '"#row" > 5',
  ])('where %s', async (where) => {
    const problem = await bad(rule({ where }));
    expect(problem?.reason).toBe('view-where');
    expect(problem?.message).toContain('v: `where` is no condition that can be asked of each row: ');
  });

  it('shows no value of a sensitive column', async () => {
    const table = written(folder, 'secret.csv', 'id,word\n1,hunter2\n', csv);
    const rules = [rule({ where: 'CAST(word AS INTEGER) > 1' })];
    const [shown] = await problemsOf(engine.describe(view(table, ...rules)));
    expect([shown?.reason, shown?.message]).toEqual(['view-where', expect.stringContaining("'hunter2'")]);
    const [hidden] = await problemsOf(engine.describe({ ...view(table, ...rules), hidden: ['word'] }));
    expect([hidden?.reason, hidden?.message]).toEqual(['view-where', expect.not.stringContaining('hunter2')]);
  });

  it('a column that is not there', async () => {
    expect(await bad(rule({ select: ['id', 'X'] }))).toMatchObject({
      reason: 'view-column',
      message: 'v: `select` names the column X; there are: id, at, x.',
    });
    expect(await bad(rule({ time: 'when', last: days(1) }))).toMatchObject({
      reason: 'view-column',
      message: 'v: `time` names the column when; there are: id, at, x.',
    });
    expect((await bad(rule({ select: ['id'] }), rule({ where: 'x > 1' })))?.reason).toBe('view-where');
  });

  it('a time that is none', async () => {
    expect(await bad(rule({ time: 'x', last: days(1) }))).toMatchObject({
      reason: 'view-time',
      message: expect.stringMatching(/^v: x holds neither dates nor timestamps \(/),
    });
  });

  it('rows without a time, unless a condition leaves them out', async () => {
    const table = rows(['2024-01-01 00:00:00', '', '2024-01-03 00:00:00', '']);
    const [problem] = await problemsOf(engine.describe(view(table, rule({ dropLast: days(1) }))));
    expect(problem).toMatchObject({
      reason: 'view-time-missing',
      message: 'v: 2 rows of 4 have no time in at, so nobody can tell on which side they belong.',
    });
    expect(await ids(view(table, rule({ where: '"at" IS NOT NULL', dropLast: days(1) })))).toEqual([0]);
  });

  it('times without an end', async () => {
    const file = join(folder, 'infinite.parquet');
    await engine.write(
      `SELECT 1 AS id, TIMESTAMP 'infinity' AS at UNION ALL SELECT 2, TIMESTAMP '2024-01-01'`,
      [],
      file,
    );
    const table = view({ name: 't', files: [file], format: parquet }, rule({ last: days(1) }));
    expect((await problemsOf(engine.describe(table)))[0]?.reason).toBe('view-time-missing');
  });
});

describe('a view as a dataset', () => {
  const reading = {
    types: new Map([
      ['id', 'integer'],
      ['at', 'timestamp'],
    ] as const),
    names: [],
    hidden: [],
  };
  const version = (rules: readonly ViewRule[], more = {}) =>
    versionOf(whole, [column('x', { max: 1 })], {
      view: { from: 'whole', root: 'whole', rules, reading },
      key: ['id'],
      ...more,
    });

  it('is checked and sketched as a file with these rows is', async () => {
    const rules = [rule({ where: 'x > 0', last: days(14) })];
    const report = await checkDataset(engine, version(rules));
    const found = report.checks.find(({ check }) => check === 'max');
    expect([report.rows, found?.verdict, found?.rows.failed]).toEqual([10, 'fail', 5]);
    expect(found?.examples[0]).toEqual({ id: '17', x: '2' });
    const target = join(folder, 'kept.csv');
    expect(await writeRows(engine, version(rules), target)).toEqual({ rows: 10 });
    expect(readFileSync(target, 'utf8').split('\n').slice(0, 2)).toEqual(['id,at,x', '16,2024-01-17 12:00:00,1']);
    const same = versionOf({ ...whole, files: [target] }, [
      column('id', { type: 'integer' }),
      column('at', { type: 'timestamp' }),
    ]);
    expect(sketchText(await sketchDataset(engine, version(rules)))).toBe(
      sketchText({ ...(await sketchDataset(engine, same)), digests: [version(rules).digest] }),
    );
  });

  it('that cannot be told fails its report by that reason', async () => {
    const { verdict, checks } = await checkDataset(engine, version([rule({ where: 'nope', dataset: 'trips' })]));
    expect([verdict, checks.map(({ reason }) => reason)]).toEqual(['fail', ['view-where']]);
    expect(checks[0]?.sentence).toMatch(/^`where` is no condition /);
  });

  it('answers rules in SQL of its own rows alone', async () => {
    const sql = { name: 's', rule: { kind: 'sql' as const, text: 'WITH a AS (SELECT * FROM trips) SELECT id FROM a' } };
    const check = { ...sql, max: { kind: 'absolute' as const, value: 0 }, level: 'fail' as const, path: [] };
    const { checks } = await checkDataset(engine, version([rule({ last: days(3) })], { checks: [check] }));
    expect(checks.find(({ name }) => name === 's')?.rows.failed).toBe(3);
  });

  it('of the base is compared as what the base keeps, in the words of the change', () => {
    const [before, now] = [version([rule({ last: days(3) })]), version([rule({ last: days(4) })])];
    const typed = { ...now.dataset, columns: new Map([['x', column('x', { type: 'integer' })]]) };
    const compared = comparableEntry(before.dataset, typed);
    expect([compared.view, compared.columns]).toEqual([before.dataset.view, typed.columns]);
    const { view: _, ...whole } = before.dataset;
    expect(comparableEntry(whole, typed).view).toBeUndefined();
  });

  it('shares rows with another one, or none', async () => {
    const [early, late] = [version([rule({ dropLast: days(14) })]), version([rule({ last: days(14) })])];
    expect(await sharedRows(engine, early, late)).toBe(0);
    expect(await sharedRows(engine, early, version([rule({ last: days(15) })]))).toBe(1);
  });

  it('shares keys with rows of another one, by their texts', async () => {
    const [early, late] = [version([rule({ dropLast: days(14) })]), version([rule({ last: days(15) })])];
    expect(await sharedKeys(engine, early, late, ['id'])).toBe(1);
    expect(await sharedKeys(engine, early, late, ['id', 'at'])).toBe(1);
    expect(await sharedKeys(engine, early, version([rule({ last: days(14) })]), ['id'])).toBe(0);
  });

  it('is told again when its file is written to', async () => {
    const table = rows(['2024-01-01 00:00:00', '2024-01-02 00:00:00']);
    const last = view(table, rule({ last: days(1) }));
    expect(await ids(last)).toEqual([1]);
    const { state } = await engine.describe(last);
    written(
      folder,
      `rows-${made}.csv`,
      'id,at,x\n7,2024-01-01 00:00:00,1\n8,2024-03-01 00:00:00,1\n9,2024-03-01 00:00:00,2\n',
    );
    expect(await ids(last)).toEqual([8, 9]);
    expect((await problemsOf(engine.query(`SELECT * FROM ${identifier('v')}`, [{ ...last, state }])))[0]?.reason).toBe(
      'data-file-changed',
    );
  });

  it('is a file of Parquet with the types of the files', async () => {
    const source = join(folder, 'typed.parquet');
    await engine.write(
      `SELECT i::SMALLINT AS id, TIMESTAMP_NS '2024-01-01 00:00:00.000000001' + i * INTERVAL 1 DAY AS at, [i] AS list, 1.50::DECIMAL(9,2) AS d FROM range(9) r(i)`,
      [],
      source,
    );
    const table: FileTable = { name: 't', files: [source], format: parquet };
    const kept = versionOf(table, [], { view: { from: 't', root: 't', rules: [rule({ last: days(2) })], reading } });
    const target = join(folder, 'typed-kept.parquet');
    await writeRows(engine, kept, target);
    const shape = await engine.describe({ ...table, files: [target] });
    expect([shape.rows, shape.columns]).toEqual([2, (await engine.describe(table)).columns]);
  });
});
