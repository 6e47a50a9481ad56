import { describe, expect, it } from 'vitest';
import { problemsOf, withDataset } from '../support.ts';
import { show } from './show.ts';

describe('contracts that cannot hold', () => {
  const columns = (text: string) => withDataset(`source: a.csv\ncolumns: { c: { ${text} } }`);
  it.each([
    [columns('min: 5, max: 4'), '5:16 contradiction datasets.d.columns.c: `min` 5 is above `max` 4'],
    [
      columns('type: date, min: 2026-02-01, max: 2026-01-01'),
      '5:16 contradiction datasets.d.columns.c: `min` "2026-02-01" is above `max` "2026-01-01"',
    ],
    [
      columns('type: string, min: 1'),
      '5:35 contradiction datasets.d.columns.c.min: a limit needs numbers or times, and the column is of type string',
    ],
    [
      columns('type: boolean, max: 1'),
      '5:36 contradiction datasets.d.columns.c.max: a limit needs numbers or times, and the column is of type boolean',
    ],
    [
      columns('type: number, min: "1"'),
      '5:40 invalid-value datasets.d.columns.c.min: expected a number (the column is of type number), found "1"',
    ],
    [
      columns('type: date, min: 2026-13-01'),
      '5:38 invalid-value datasets.d.columns.c.min: expected a date such as 2026-01-31, found "2026-13-01"',
    ],
    [
      columns('type: date, min: 2026-02-30'),
      '5:38 invalid-value datasets.d.columns.c.min: expected a date such as 2026-01-31, found "2026-02-30"',
    ],
    [
      columns('type: date, min: 5'),
      '5:38 invalid-value datasets.d.columns.c.min: expected a date such as 2026-01-31, found 5',
    ],
    [
      columns('type: timestamp, min: noon'),
      '5:43 invalid-value datasets.d.columns.c.min: expected a timestamp such as 2026-01-31T12:00:00Z, found "noon"',
    ],
    [
      columns('min: noon'),
      '5:26 invalid-value datasets.d.columns.c.min: expected a number, a date or a timestamp, found "noon"',
    ],
    [
      columns('type: integer, values: [1, 1.5]'),
      '5:48 contradiction datasets.d.columns.c.values[1]: 1.5 is not of type integer',
    ],
    [
      columns('type: number, values: [a]'),
      '5:44 contradiction datasets.d.columns.c.values[0]: "a" is not of type number',
    ],
    [
      columns('type: boolean, values: [1]'),
      '5:45 contradiction datasets.d.columns.c.values[0]: 1 is not of type boolean',
    ],
    [
      columns('type: string, values: [a, true]'),
      '5:47 contradiction datasets.d.columns.c.values[1]: true is not of type string',
    ],
    [
      columns('absent: true, type: string, unique: true'),
      '5:16 contradiction datasets.d.columns.c: the column must be absent, and has rules: type, unique',
    ],
    [
      columns('nulls: 0.5'),
      '5:28 invalid-value datasets.d.columns.c.nulls: expected a whole number of rows or a percentage, found 0.5 | As a share of all rows write 50%.',
    ],
    [columns('nulls: 101%'), '5:28 invalid-value datasets.d.columns.c.nulls: expected at most 100%, found 101%'],
    [
      columns('type: integer, pattern: a'),
      '5:36 contradiction datasets.d.columns.c.pattern: a pattern needs text, and the column is of type integer',
    ],
    [
      columns('pattern: "(?=a)"'),
      '5:30 pattern-not-portable datasets.d.columns.c.pattern: look-ahead, at character 1 of `(?=a)`, is not understood by every engine',
    ],
    [
      columns('pattern: "(a"'),
      '5:30 pattern-invalid datasets.d.columns.c.pattern: `(` without `)`, at character 1 of `(a`',
    ],
    [
      withDataset('source: a.csv\nrows: { min: 5, max: 4 }'),
      '5:5 contradiction datasets.d.rows: `min` 5 is above `max` 4',
    ],
    [withDataset('source: a.csv\nkey: [a, b, a]'), '5:10 contradiction datasets.d.key: names a column twice'],
    [
      withDataset('source: a.csv\nkey: k\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:10 unknown-column datasets.d.key: dataset `d` has no column `k`; declared: id',
    ],
    [
      withDataset('source: a.csv\nkey: [id, ix]\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:15 unknown-column datasets.d.key[1]: dataset `d` has no column `ix`; declared: id | Did you mean `id`?',
    ],
    [
      withDataset('source: a.csv\ntime: t\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:11 unknown-column datasets.d.time: dataset `d` has no column `t`; declared: id',
    ],
    [
      withDataset('source: a.csv\ndrift: { columns: { z: false } }\nextra-columns: fail\ncolumns: { id: {} }'),
      '5:28 unknown-column datasets.d.drift.columns.z: dataset `d` has no column `z`; declared: id',
    ],
    [
      withDataset('source: a.csv\nkey: id\ncolumns: { id: { absent: true } }'),
      '5:10 contradiction datasets.d.key: `id` is used here, and must be absent from dataset `d`',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ name: x }]'),
      '5:14 missing-key datasets.d.checks[0]: one of the keys `where`, `sql`, `columns`, `compare`, `combinations`, `adds-up`, `determines`, `unique`, `complete`, `distinct-rows`, `redundant`, `correlation`, `gaps`, `rows`, `apart-from`, `after`, `rows-as` is missing',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a, sql: b }]'),
      '5:14 contradiction datasets.d.checks[0]: a check has either `where` or `sql`, not both',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a }, { where: a }]'),
      '5:28 name-collision datasets.d.checks[1]: another check is named `a`',
    ],
    [
      withDataset('source: a.csv\nchecks: [{ where: a, max: 1.5 }]'),
      '5:31 invalid-value datasets.d.checks[0].max: expected a whole number of rows or a percentage, found 1.5 | As a share of all rows write 150%.',
    ],
    [
      withDataset('source: images/\nkey: id'),
      '5:5 contradiction datasets.d.key: `files` are not looked into, so this would never be checked | Say `format: parquet`, `arrow`, `csv` or `json`.',
    ],
  ])('%j', (text, expected) => {
    expect(show(problemsOf(text))).toEqual([expected]);
  });

  it('names each rule about a tree of files', () => {
    const text = withDataset('source: x\ntime: t\nrows: { min: 1 }\ncolumns: { c: {} }\nchecks: [{ where: a }]');
    expect(problemsOf(text).map(({ message }) => message.split(':')[0])).toEqual([
      'datasets.d.time',
      'datasets.d.rows',
      'datasets.d.columns',
      'datasets.d.checks',
    ]);
  });
});
