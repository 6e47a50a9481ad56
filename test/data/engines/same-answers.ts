import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DataEngine, TableSource } from '../../../src/data/engines/port.ts';
import { checkDataset, diffSketches, sketchDataset, sketchText, tableSource } from '../../../src/data/index.ts';
import type { DataReport, DatasetVersion } from '../../../src/data/types.ts';
import type { ViewRule } from '../../../src/project/types.ts';
import type { Relation } from '../../../src/support/database-table.ts';
import { contractOf } from '../checks/contract.ts';
import { versionOf } from '../datasets.ts';
import { reasonOf, scratch, testEngine } from '../engine.ts';
import { invisible, patterns, texts } from './odd-texts.ts';
import { oddRows, parquetOf, type TestTable } from './tables.ts';

/** A database that is to say the same as DuckDB. */
export interface Other {
  readonly engine: DataEngine;
  /** A new table, whose rows the engine sees from now on. */
  put(name: string, table: TestTable): Promise<Relation>;
}

const rules = `key: k
time: t
rows: { min: 10 }
columns:
  k: { type: integer, unique: true, increasing: { order: t } }
  i: { min: -4000, max: 4000, mean: { min: 100 }, sum: { min: 1 }, deviation: { max: 10 }, median: { min: 4999 }, outliers: 1%, distinct: 5, pattern: '-?\\d{1,3}' }
  x: { nulls: 1%, min: -50, max: 50.5, mean: { min: 100 }, deviation: { max: 10 }, quantiles: { 95%: { max: 1 } }, decimals: 3, outliers: { deviations: 1, max: 5% }, most-common: 0 }
  odd: { min: 0, max: 1, mean: { min: 1 }, decimals: 2, smallest: { min: 0 }, largest: { max: 1 }, most-common: 0 }
  f: { max: 10.5, decimals: 1, decreasing: { order: t } }
  dec: { decimals: 1, min: 0, sum: { min: 1 }, values: [0, 31.01] }
  wide: { min: 0, mean: { max: -1e30 }, outliers: 0 }
  huge: { min: 0, mean: { max: -1e40 }, pattern: '\\d+' }
  c: { values: [a, ä, '日本'], not-values: [zz], length: { max: 1 }, hygiene: true, pattern: '[a-zß]', format: hex, most-common: 1, distinct: 3 }
  name: { pattern: 'name-\\d{1,2}', not-pattern: 'name-1.*', unique: true, most-common: 1 }
  b: { values: [true], most-common: 1 }
  d: { min: '1950-01-01', max: '2100-01-01', largest: { max: '2000-01-01' } }
  t: { max: '1970-02-01 00:00:00', smallest: { min: '1970-01-01' } }
  tz: { max: '2150-06-01T10:00:00Z', nulls: 0 }
checks:
  - { columns: { x: { min: 0 } }, max: 10%, name: mostly positive }
  - { if: b, columns: { x: { mean: { min: 5000 } } }, name: where b }
  - { compare: x < i }
  - { compare: d >= t }
  - { adds-up: { columns: [x, i], to: 0, within: 1 } }
  - { combinations: { columns: [b, c], values: [[true, a]] } }
  - { determines: { from: c, to: b } }
  - { unique: [c, b] }
  - { complete: true }
  - { distinct-rows: { except: [k, i, x, odd, f, dec, wide, huge, name, d, t, tz] } }
  - { redundant: { columns: [i, x, f, c, name], max: 0.1% } }
  - { correlation: { columns: [i, x, f, dec], max: 0.01 } }
  - { gaps: { column: t, every: 10m } }
  - { rows: { by: b, per: day, column: t, min: 10 } }
  - { where: x > 50 or i is null, name: w }
  - { sql: 'select k, c from trips where i > 4900', name: s }
`;

const naming = `key: [k, c]
columns:
  c: { values: { from: zones.c } }
  k: { values: { from: zones.k } }
checks:
  - { apart-from: zones }
  - { apart-from: { dataset: zones, columns: [k, d] } }
  - { apart-from: { dataset: zones, columns: [n, d] } }
  - { after: { dataset: zones, column: d, other-column: d } }
  - { rows-as: { dataset: zones, min: 90% } }
  - { if: n > 1, apart-from: zones }
`;

const adding = `key: k
checks:
  - { adds-up: { columns: [a, b], to: s } }
  - { adds-up: { columns: [a, b, s], to: 1e308, within: 1e300 } }
  - { adds-up: { columns: [a, b], to: 0, within: 5e-324 } }
  - { adds-up: { columns: [a, s], to: b } }
`;

const dataset = contractOf(rules);

function comparable(report: DataReport): DataReport {
  const checks = report.checks.map((check) => ({
    ...check,
    sentence: check.sentence.replace(/^\d+ files?|^the table/, 'it'),
  }));
  return { ...report, files: 0, bytes: 0, checks };
}

/** The same rows as a file and as a table of the database. */
function versionsOf(other: Other, duckdb: DataEngine, folder: string) {
  return async (name: string, table: TestTable, contract = dataset) => {
    const file = await parquetOf(duckdb, folder, name, table);
    const here: DatasetVersion = { ...versionOf(file), dataset: { ...contract, format: file.format } };
    const there: DatasetVersion = { ...here, files: [], relation: await other.put(name, table) };
    return { here, there, file };
  };
}

/** The contract of every database behind the port: same rows, same answers. */
export async function saysTheSameAsDuckdb(other: Other): Promise<void> {
  const folder = scratch();
  const duckdb = await testEngine(folder);
  const versions = versionsOf(other, duckdb, folder);

  it('describe, check and sketch odd rows alike', async () => {
    const { here, there } = await versions('odd', oddRows(1500));
    const [one, two] = [await checkDataset(duckdb, here), await checkDataset(other.engine, there)];
    expect(comparable(two)).toEqual(comparable(one));
    expect(one.checks.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(30);
    expect(sketchText(await sketchDataset(other.engine, there))).toBe(sketchText(await sketchDataset(duckdb, here)));
  });

  it('say the same of rules that name another dataset', async () => {
    const days = (from: number) => Array.from({ length: 12 }, (_, i) => `2024-01-${String(from + i).padStart(2, '0')}`);
    const columns = { k: 'BIGINT', c: 'VARCHAR', d: 'DATE', n: 'DOUBLE' };
    const rowsOf = (from: number) =>
      days(from).map((day, i) => [String(from + i), i % 5 === 0 ? null : `c${(from + i) % 9}`, day, String(i / 4)]);
    const zones = contractOf('key: [k, c]\ntime: d\n');
    const one = await versions('zones', { columns, rows: rowsOf(4) }, { ...zones, name: 'zones' });
    const two = await versions('lines', { columns, rows: rowsOf(10).slice(0, 9) }, contractOf(naming, ['zones']));
    const [here, there] = [new Map([['zones', one.here]]), new Map([['zones', one.there]])];
    const said = comparable(await checkDataset(duckdb, two.here, { others: here }));
    expect(comparable(await checkDataset(other.engine, two.there, { others: there }))).toEqual(said);
    expect(said.checks.map(({ check, verdict }) => `${check}: ${verdict}`)).toEqual(
      expect.arrayContaining([
        'values-from: fail',
        'apart-from: fail',
        'apart-from: pass',
        'after: fail',
        'rows-as: fail',
      ]),
    );
  });

  it('find invisible characters, whole bounds beyond 2^53 and rules that nothing breaks alike', async () => {
    const rows = invisible.map((character, at) => [
      `a${character}b`,
      String(2n ** 53n + BigInt(at % 3)),
      String(2n ** 80n + BigInt(at)),
      String(at),
    ]);
    const asked = contractOf(
      `key: n
columns:
  c: { hygiene: [control] }
  k: { max: 9007199254740992, values: [9007199254740992, 0.5] }
  h: { max: 1208925819614629174706176 }
checks:
  - { where: 1 = 0, name: a }
  - { where: k < 0, name: b }
  - { sql: 'with trips as (select 1 as k) select k from trips where k > 1', name: c }
  - { sql: 'select k from trips where k < 0', name: d }
`,
    );
    const { here, there } = await versions(
      'seen',
      { columns: { c: 'VARCHAR', k: 'BIGINT', h: 'DECIMAL(30,0)', n: 'BIGINT' }, rows },
      asked,
    );
    const one = comparable(await checkDataset(duckdb, here));
    expect(
      comparable(await checkDataset(other.engine, there)).checks.map(({ sentence, rows: of, reason }) => [
        sentence,
        of,
        reason,
      ]),
    ).toEqual(one.checks.map(({ sentence, rows: of, reason }) => [sentence, of, reason]));
    expect(one.checks.find(({ check }) => check === 'hygiene-control')?.rows.failed).toBe(invisible.length - 3);
    expect(one.checks.filter(({ reason }) => reason === 'sql-cannot-fail').map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('keep the same rows in a view', async () => {
    const at = (i: number) => `2024-03-${String(1 + (i % 30)).padStart(2, '0')} 1${i % 10}:30:00.12345${i % 10}`;
    const rows = Array.from({ length: 90 }, (_, i) => [
      String(i),
      at(i),
      at(i).slice(0, 10),
      `${at(i)}+00`,
      String(i / 4),
    ]);
    const columns = { k: 'BIGINT', t: 'TIMESTAMP', d: 'DATE', tz: 'TIMESTAMPTZ', x: 'DOUBLE' };
    const { here, there } = await versions(
      'viewed',
      { columns, rows },
      contractOf('key: k\ncolumns: { x: { max: 9 } }\n'),
    );
    const days = { kind: 'duration' as const, milliseconds: 7 * 86_400_000 };
    const share = { kind: 'share' as const, percent: 12.5, gap: 3_600_000 };
    const reading = { types: new Map(), names: [], hidden: [] };
    const rules: readonly (readonly Omit<ViewRule, 'dataset'>[])[] = [
      [{ where: 'x > 3 AND k < 80' }],
      [{ time: 't', last: days }],
      [{ time: 'd', dropLast: days }],
      [{ time: 'tz', dropLast: share }],
      [{ time: 'tz', last: { ...share, gap: 0 } }],
      [{ where: 'k > 9' }, { time: 't', dropLast: days, last: days }, { select: ['x', 'k'] }],
    ];
    for (const each of rules) {
      const view = { from: 'a', root: 'a', reading, rules: each.map((rule) => ({ dataset: 'v', ...rule })) };
      const viewed = (version: DatasetVersion) => ({ ...version, dataset: { ...version.dataset, view } });
      const one = comparable(await checkDataset(duckdb, viewed(here)));
      expect(one.rows).toBeGreaterThan(0);
      expect(one.rows).toBeLessThan(90);
      expect(comparable(await checkDataset(other.engine, viewed(there)))).toEqual(one);
      expect(sketchText(await sketchDataset(other.engine, viewed(there)))).toBe(
        sketchText(await sketchDataset(duckdb, viewed(here))),
      );
    }
  });

  it('refuse the same conditions of a view', async () => {
    const columns = { k: 'BIGINT', t: 'TIMESTAMP' };
    const rows = [
      ['1', '2024-01-01 00:00:00'],
      ['2', null],
    ];
    await other.put('unseen', { columns, rows });
    const { here, there } = await versions('refused', { columns, rows }, contractOf('key: k\n'));
    const asked = [
      { where: 'k' },
      { where: 'nope > 1' },
      { where: 'max(k) > 1' },
      { where: 'k > 1) OR (1 = 1' },
      { where: 'now() > t' },
      { where: 'k IN (SELECT k FROM unseen)' },
      { where: 'k IN (SELECT k FROM nowhere)' },
      { select: ['K'] },
      { time: 'k', last: { kind: 'share' as const, percent: 50, gap: 0 } },
      { time: 't', last: { kind: 'share' as const, percent: 50, gap: 0 } },
    ];
    const reasons = async (engine: DataEngine, version: DatasetVersion) => {
      const found: (string | undefined)[] = [];
      for (const rule of asked) {
        const source = { ...tableSource(version), view: [{ dataset: 'v', ...rule }] };
        found.push(await reasonOf(engine.describe(source)));
      }
      return found;
    };
    const expected = [
      ...Array.from({ length: 7 }, () => 'view-where'),
      'view-column',
      'view-time',
      'view-time-missing',
    ];
    expect(await reasons(duckdb, here)).toEqual(expected);
    expect(await reasons(other.engine, there)).toEqual(expected);
  });

  it('add up numbers beyond all measure, and tiny ones, alike', async () => {
    const cells = [
      '1e308',
      '-1e308',
      '1.5e308',
      '5e-324',
      '-5e-324',
      '3e-310',
      '0',
      '1',
      'Infinity',
      '-Infinity',
      'NaN',
    ];
    const sums = ['1e308', '1e-323', '0', 'Infinity', '-5e-324', '1'];
    const rows = cells.flatMap((a) => cells.flatMap((b) => sums.map((s) => [a, b, s])));
    const columns = { k: 'BIGINT', a: 'DOUBLE', b: 'DOUBLE', s: 'DOUBLE' };
    const numbered = { columns, rows: rows.map((row, i) => [String(i), ...row]) };
    const { here, there } = await versions('sums', numbered, contractOf(adding));
    const said = comparable(await checkDataset(duckdb, here));
    expect(comparable(await checkDataset(other.engine, there))).toEqual(said);
    const failed = said.checks.filter(({ check }) => check === 'adds-up').map((check) => check.rows.failed);
    expect(failed).toHaveLength(4);
    expect(failed.every((count) => count > 0 && count < rows.length)).toBe(true);
  });

  it('count many different texts by their buckets alike', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [i % 9 === 0 ? 'often' : i % 100 === 1 ? null : `text ${i}`]);
    const { here, there } = await versions('many', { columns: { v: 'VARCHAR' }, rows });
    expect(sketchText(await sketchDataset(other.engine, there))).toBe(sketchText(await sketchDataset(duckdb, here)));
  });

  it('say the same about a table without rows and one of nulls', async () => {
    const { columns, rows } = oddRows(3);
    const nulls = rows.map((row) => row.map((cell, index) => (index === 0 ? cell : null)));
    for (const [name, given] of [
      ['empty', []],
      ['nulls', nulls],
    ] as const) {
      const { here, there } = await versions(name, { columns, rows: given });
      const [one, two] = [await checkDataset(duckdb, here), await checkDataset(other.engine, there)];
      expect(comparable(two)).toEqual(comparable(one));
      expect(sketchText(await sketchDataset(other.engine, there))).toBe(sketchText(await sketchDataset(duckdb, here)));
    }
  });

  it('see the same drift', async () => {
    const rows = (shift: number) =>
      Array.from({ length: 2000 }, (_, i) => [
        String(((i * 7919) % 997) / 10 + shift),
        'abc'[(i + shift) % (3 - shift)] ?? null,
      ]);
    const columns = { x: 'DOUBLE', c: 'VARCHAR' };
    const base = await versions('base', { columns, rows: rows(0) });
    const head = await versions('head', { columns, rows: rows(1) });
    const one = diffSketches(await sketchDataset(duckdb, base.here), await sketchDataset(duckdb, head.here), dataset);
    const two = diffSketches(
      await sketchDataset(other.engine, base.there),
      await sketchDataset(other.engine, head.there),
      dataset,
    );
    expect(two).toEqual(one);
    expect(one.columns.map(({ state }) => state)).toContain('drifted');
  });

  it('read the portable patterns alike', async () => {
    const table = { columns: { v: 'VARCHAR' }, rows: texts.map((text) => [text]) };
    const { there, file } = await versions('patterns', table);
    const source = { name: 't', relation: there.relation ?? { kind: 'query', sql: '' } } as const;
    const ask = async (engine: DataEngine, asked: readonly string[], from: TableSource) => {
      const cells = asked.map((pattern) => engine.dialect.matchesWhole('v', pattern));
      const { rows } = await engine.query(`SELECT v, ${cells.join(', ')} FROM t ORDER BY v`, [from]);
      return asked.map((pattern, index) => [pattern, rows.filter((row) => row[index + 1] === true).map(([v]) => v)]);
    };
    const same = async (asked: readonly string[]) => {
      expect(await ask(other.engine, asked, source)).toEqual(await ask(duckdb, asked, file));
    };
    await same(patterns);
    const part = fc.constantFrom(...patterns.filter((pattern) => pattern !== '' && !/[|^$]/.test(pattern)));
    const made = fc
      .array(fc.tuple(part, fc.constantFrom('', '', '*', '?')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([text, repeat]) => `(?:${text})${repeat}`).join(''));
    await fc.assert(
      // Many in one query, so that a database with slow plans is asked seldom.
      fc.asyncProperty(fc.array(made, { minLength: 10, maxLength: 10 }), (asked) => same(asked)),
      { numRuns: 3 },
    );
  });
}
