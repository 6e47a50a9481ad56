import { describe, expect, it } from 'vitest';
import { databaseText } from '../../../src/support/database-table.ts';
import { lines, load, problemsOf } from '../support.ts';

const one = (source: string, more = '') => `version: 1\ndatasets:\n  d: { source: ${source}${more} }\n`;
const found = (source: string) => load(one(source)).project.datasets.get('d');

describe('a source in a database', () => {
  it('is a table or a query behind a variable, and one text names it as the command line does', () => {
    const sources = [
      '{ postgres: WAREHOUSE_URL, table: public.outcomes }',
      '{ postgres: W, table: outcomes }',
      `{ postgres: W, table: '"My Schema".t' }`,
      '{ trino: LAKE_URL, table: lake.rides.Trips }',
      '{ postgres: W, query: " SELECT a FROM b.c WHERE d > 1 " }',
    ].map((source) => found(source));
    expect(sources.map((dataset) => [dataset?.source, dataset?.format.kind])).toEqual([
      ['postgres:WAREHOUSE_URL/public.outcomes', 'table'],
      ['postgres:W/public.outcomes', 'table'],
      ['postgres:W/"My Schema".t', 'table'],
      ['trino:LAKE_URL/lake.rides.trips', 'table'],
      ['postgres:W?query=SELECT a FROM b.c WHERE d > 1', 'table'],
    ]);
    for (const dataset of sources) expect(dataset?.database && databaseText(dataset.database)).toBe(dataset?.source);
    expect(found('{ trino: LAKE_URL, table: lake.rides.trips }')?.database).toEqual({
      place: { scheme: 'trino', variable: 'LAKE_URL' },
      relation: { kind: 'table', path: ['lake', 'rides', 'trips'] },
    });
  });

  it('that is wrong is said with everything else that is', () => {
    const text = `version: 1
datasets:
  a: { source: { table: x.y } }
  b: { source: { postgres: W, trino: L, table: x.y } }
  c: { source: { postgres: W } }
  d: { source: { postgres: W, table: x.y, query: SELECT 1 } }
  e: { source: { trino: L, table: trips } }
  f: { source: { postgres: W, table: a.b.c } }
  g: { source: { postgres: W, table: x.y }, format: csv, digest: 'sha256:${'a1'.repeat(32)}' }
  h: { source: postgres:W/public.t }
  i: { source: { postgres: W, tabel: x.y } }
`;
    expect(lines(problemsOf(text)).map((line) => line.replace(/;.*/, ''))).toEqual([
      '3:8 database-source datasets.a.source: neither of `postgres` and `trino` is there, and one says where the rows are',
      '4:8 database-source datasets.b.source: both of `postgres` and `trino` is there, and one says where the rows are',
      '5:8 database-source datasets.c.source: neither of `table` and `query` is there, and one says which rows are meant',
      '6:8 database-source datasets.d.source: both of `table` and `query` is there, and one says which rows are meant',
      '7:35 database-source datasets.e.source.table: "trips" is no catalog.schema.table',
      '8:38 database-source datasets.f.source.table: "a.b.c" is no schema.table',
      '9:45 contradiction datasets.g.format: rows of a database have no `format` here',
      '9:58 contradiction datasets.g.digest: rows of a database have no `digest` here',
      '10:8 database-variable datasets.h.source: rows of a database are named by a table of keys, with the name of the variable that holds the address',
      '11:31 unknown-key datasets.i.source.tabel: unknown key',
    ]);
  });

  it.each([
    '{ postgres: "postgres://u:geheim@host/db", table: public.t, odd: 1 }',
    '{ postgres: "u:geheim@host", table: nothing.a.b }',
    'postgres://u:geheim@host/db',
    'postgresql://u:geheim@host/db',
    'jdbc:postgresql://host/db?password=geheim',
    'trino://u:geheim@host/db',
    'hf://u:geheim@host/db',
  ])('never shows an address that stands in it, nor its line: %s', (source) => {
    for (const text of [one(source), `version: 1\ndatasets:\n  d: ${source}\n`]) {
      if (/^\{/.test(source) && !text.includes('source')) continue;
      const problems = problemsOf(text);
      expect(JSON.stringify(problems)).not.toMatch(/geheim|host/);
      if (!source.startsWith('{')) expect(problems).toHaveLength(1);
    }
    expect(JSON.stringify(problemsOf(`version: 1\nmodels: { m: { train: a, data: "${source}" } }`))).not.toMatch(
      source.startsWith('{') ? /^$/ : /geheim/,
    );
  });

  it('is refused where a model takes it, by any of its names, each with its place', () => {
    const text = `version: 1
datasets:
  rows: { source: { postgres: W, table: public.t }, key: id }
  files: data/x.csv
models:
  a: { train: a, data: rows }
  b: { train: a, data: { train: files, test: rows } }
  c: { train: a, artifact: m, data: files, evaluate: { task: binary, run: b, predictions: p.csv, label: { dataset: rows, column: y } } }
`;
    expect(lines(problemsOf(text))).toEqual([
      '6:24 database-for-model models.a.data: `rows` is rows of a database, and a model takes files',
      '7:46 database-for-model models.b.data.test: `rows` is rows of a database, and a model takes files',
      '8:116 database-for-model models.c.evaluate.label.dataset: `rows` is rows of a database, and labels are read from files',
    ]);
  });

  it('may be asked together with rows behind the same variable, and with nothing else', () => {
    const text = (other: string) => `version: 1
datasets:
  d: { source: { postgres: W, table: public.t }, columns: { a: { values: { from: other.b } } } }
  other: { source: ${other} }
`;
    expect(load(text('{ postgres: W, query: SELECT 1 AS b }')).project.datasets.size).toBe(2);
    for (const other of ['{ postgres: V, table: public.t }', '{ trino: W, table: a.b.c }', 'data/x.csv']) {
      expect(problemsOf(text(other)).map(({ message }) => message)).toEqual([
        'datasets.d.columns.a.values.from: `other` is elsewhere than `d`, and one query cannot ask both',
      ]);
    }
  });
});
