import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import type { DatasetVersion } from '../../../src/data/types.ts';
import { loadProject } from '../../../src/project/index.ts';
import { resultOf, said } from '../datasets.ts';
import { csv, scratch, testEngine, written } from '../engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let files = 0;

/** Asks the contract of `trips`, beside `stations` with such a content. */
async function check(content: string, stations: string | undefined, rules: string, theirs = '') {
  const indented = rules.replaceAll(/^/gm, '    ');
  const text = `version: 1\ndatasets:\n  trips:\n    source: a.csv\n${indented}\n  stations:\n    source: b.csv\n${theirs.replaceAll(/^/gm, '    ')}\n`;
  const { datasets } = loadProject(text, 'mlops.yaml').project;
  const version = (name: string, data: string): DatasetVersion => {
    files += 1;
    const dataset = datasets.get(name);
    if (dataset === undefined) throw new Error('there is no dataset');
    const table = written(folder, `o${files}.csv`, data);
    return {
      dataset: { ...dataset, format: csv },
      digest: 'abc',
      files: [{ path: `${name}.csv`, local: table.files[0] ?? '', bytes: data.length }],
    };
  };
  const others = new Map(stations === undefined ? [] : [['stations', version('stations', stations)]]);
  return checkDataset(engine, version('trips', content), { others });
}

describe('values from another dataset', () => {
  const rule = 'key: id\ncolumns: { station: { values: { from: stations.code } } }';

  it('are all there, or are counted and named', async () => {
    const report = await check('id,station\n1,A\n2,X\n3,X\n4,\n', 'code\nA\nB\n', rule);
    expect(resultOf(report, 'values-from', 'station')).toMatchObject({
      verdict: 'fail',
      reason: 'outside-other',
      rows: { checked: 4, nulls: 1, failed: 2 },
      examples: [
        { id: '2', station: 'X' },
        { id: '3', station: 'X' },
      ],
      path: ['datasets', 'trips', 'columns', 'station', 'values', 'from'],
      sentence:
        'station: 2 of 4 rows (50 %) have one of 1 value that stations.code does not have; first: id=2 station=X, id=3 station=X',
    });
    expect(said(await check('id,station\n1,A\n4,\n', 'code\nA\n\n', rule), 'values-from')).toBe('pass kept');
    // A null there must not make every `NOT IN` unknown.
    expect(said(await check('id,station\n1,X\n', 'code,n\nA,1\n,2\n', rule), 'values-from')).toBe('fail outside-other');
    expect(
      said(await check('id,station\n1,X\n', 'code\n', rule, 'columns: { code: { type: string } }'), 'values-from'),
    ).toBe('fail outside-other');
  });

  it('that cannot be asked are unknown or fail', async () => {
    expect(said(await check('id,station\n1,A\n', undefined, rule), 'values-from')).toBe(
      'unknown other-dataset-missing',
    );
    expect(said(await check('id,station\n1,A\n', 'name\nA\n', rule), 'values-from')).toBe('fail missing-column');
    expect(said(await check('id,station\n1,A\n', 'code\n1\n', rule), 'values-from')).toBe('unknown cannot-compare');
    expect(said(await check('id,station\n1,\n', 'code\nA\n', `${rule}`), 'values-from')).toBe('unknown no-rows');
  });

  it('of some rows, and of a sensitive column', async () => {
    const narrowed = 'checks: [{ name: n, if: id = 1, columns: { station: { values: { from: stations.code } } } }]';
    expect(said(await check('id,station\n1,A\n2,X\n', 'code\nA\n', narrowed), 'values-from')).toBe('pass kept');
    expect(said(await check('id,station\n1,Y\n2,X\n', 'code\nA\n', narrowed), 'values-from')).toBe(
      'fail outside-other',
    );
    const report = await check(
      'id,station\n1,A\n2,Xyz\n',
      'code\nA\n',
      'columns: { id: {}, station: { sensitive: true, values: { from: stations.code } } }',
    );
    expect(JSON.stringify(resultOf(report, 'values-from'))).not.toContain('Xyz');
  });
});

describe('apart-from', () => {
  it('by the key, by columns, or by all that both have', async () => {
    const here = 'id,x,y\n1,a,p\n2,b,q\n3,,r\n';
    const there = 'id,x,z\n2,c,1\n9,a,2\n';
    const by = async (rule: string, more = '') =>
      resultOf(await check(here, there, `${more}checks: [{ name: n, ${rule} }]`), 'apart-from', 'n');
    expect(await by('apart-from: stations', 'key: id\n')).toMatchObject({
      reason: 'rows-in-other',
      rows: { checked: 3, nulls: 0, failed: 1 },
      examples: [{ id: '2' }],
      sentence: 'n: 1 of 3 rows (33.3 %) has the same id as a row of stations, none may; first: id=2',
    });
    expect(await by('apart-from: { dataset: stations, columns: x }')).toMatchObject({
      rows: { nulls: 1, failed: 1 },
      examples: [{ line: '2' }],
    });
    expect(await by('apart-from: stations')).toMatchObject({ verdict: 'pass', rows: { nulls: 1 } });
    expect(await by('apart-from: { dataset: stations, columns: x }, max: 1')).toMatchObject({ verdict: 'pass' });
    expect(await by('apart-from: { dataset: stations, columns: y }')).toMatchObject({
      verdict: 'fail',
      reason: 'missing-column',
    });
  });

  it('that cannot be asked is no pass', async () => {
    const of = async (here: string, there: string | undefined, columns = 'x') =>
      said(
        await check(here, there, `checks: [{ name: n, apart-from: { dataset: stations, columns: ${columns} } }]`),
        'apart-from',
      );
    expect(await of('x\na\n', 'x\n1\n')).toBe('unknown cannot-compare');
    expect(await of('x\na\n', undefined)).toBe('unknown other-dataset-missing');
    expect(await of('x,y\n,1\n', 'x\na\n')).toBe('unknown no-rows');
    expect(await of('x\na\n', 'x\na\n', 'w')).toBe('fail missing-column');
    const empty = await check('x\na\n', 'x\n', 'checks: [{ name: n, apart-from: stations }]');
    expect(said(empty, 'apart-from')).toBe('unknown no-rows');
    const none = await check('x\na\n', 'y\nb\n', 'checks: [{ name: n, apart-from: stations }]');
    expect(said(none, 'apart-from')).toBe('unknown cannot-compare');
  });
});

describe('after', () => {
  const dated = 'time: day\ncolumns: { day: { type: date } }';
  const of = async (here: string, there: string, rule = 'after: stations') =>
    resultOf(
      await check(`day\n${here}\n`, `day\n${there}\n`, `${dated}\nchecks: [{ name: n, ${rule} }]`, dated),
      'after',
      'n',
    );

  it('every time here comes after all times there', async () => {
    expect(await of('2026-01-03\n2026-01-04', '2026-01-01\n2026-01-02')).toMatchObject({ verdict: 'pass' });
    expect(await of('2026-01-02\n2026-01-04', '2026-01-01\n2026-01-02')).toMatchObject({
      reason: 'not-after',
      rows: { failed: 1 },
      examples: [{ line: '2', day: '2026-01-02' }],
      sentence:
        'n: 1 of 2 rows (50 %) is not later than the last day of stations, none may; first: line=2 day=2026-01-02',
    });
    expect(await of('2026-01-02\n2026-01-04', '2026-01-02', 'after: stations, max: 1')).toMatchObject({
      verdict: 'pass',
    });
    expect(await of('2026-01-02', '2026-01-01', 'after: { dataset: stations, other-column: nope }')).toMatchObject({
      reason: 'missing-column',
    });
  });

  it('without times is no pass', async () => {
    const rules = `${dated}\nchecks: [{ name: n, after: { dataset: stations, other-column: id } }]`;
    expect(said(await check('day\n2026-01-01\n', 'id\n1\n', rules), 'after')).toBe('unknown cannot-compare');
    const empty = await check(
      'day\n2026-01-01\n',
      'day,x\n,1\n',
      `${dated}\nchecks: [{ name: n, after: stations }]`,
      dated,
    );
    expect(said(empty, 'after')).toBe('unknown no-rows');
  });
});

describe('rows-as', () => {
  const of = async (rule: string) =>
    said(await check('x\n1\n2\n3\n', 'y\n1\n2\n3\n4\n5\n6\n', `checks: [{ name: n, rows-as: ${rule} }]`), 'rows-as');

  it('as many, or a share', async () => {
    expect(await of('stations')).toBe('fail too-few-rows');
    expect(await of('{ dataset: stations, min: 50%, max: 50% }')).toBe('pass kept');
    expect(await of('{ dataset: stations, min: 51% }')).toBe('fail too-few-rows');
    expect(await of('{ dataset: stations, max: 49% }')).toBe('fail too-many-rows');
    expect(await of('{ dataset: stations, min: 3, max: 3 }')).toBe('pass kept');
    expect(said(await check('x\n1\n', undefined, 'checks: [{ name: n, rows-as: stations }]'), 'rows-as')).toBe(
      'unknown other-dataset-missing',
    );
  });
});
