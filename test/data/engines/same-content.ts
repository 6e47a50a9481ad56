import { expect, it } from 'vitest';
import { contentOf, type DataEngine } from '../../../src/data/index.ts';
import { bareDataset } from '../../../src/project/index.ts';
import type { Relation } from '../../../src/support/database-table.ts';

export interface ContentPlace {
  readonly engine: () => Promise<DataEngine>;
  /** Its types of texts and of floating-point numbers. */
  readonly text: string;
  readonly double: string;
}

type Row = readonly [k: number, x: string, s: string];
const rows: readonly Row[] = [
  [1, '0.5', "'a'"],
  [2, '0.1', 'NULL'],
  [2, '0.1', 'NULL'],
  [3, "'-0.0'", "''"],
  [4, 'NULL', "'ä:1'"],
];

/** What a digest of rows has to notice, and what it must not. */
export function noticesEveryRow({ engine, text, double }: ContentPlace): void {
  const relation = (all: readonly Row[], select = 'k, x, s'): Relation => {
    const each = all.map(([k, x, s]) => `SELECT ${k} AS k, CAST(${x} AS ${double}) AS x, CAST(${s} AS ${text}) AS s`);
    return { kind: 'query', sql: `SELECT ${select} FROM (${each.join(' UNION ALL ')}) AS u` };
  };
  const instead = (from: string, to: string): Relation =>
    relation(rows.map(([k, x, s]) => [k, x === from ? to : x, s === from ? to : s]));
  const content = async (of: Relation) => {
    const running = await engine();
    try {
      return await contentOf(running, {
        dataset: bareDataset('d', 'd', [], false),
        digest: '',
        files: [],
        relation: of,
      });
    } finally {
      await running.close();
    }
  };

  it('is the same for the same rows and columns in any order, and in another session', async () => {
    const found = await content(relation(rows));
    expect(found).toEqual({ rows: 5, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await content(relation(rows.toReversed()))).toEqual(found);
    expect(await content(relation(rows, 's, k, x'))).toEqual(found);
  });

  it('is another one for another row, a row more or less, another name, another type', async () => {
    const others = [
      relation(rows.slice(1)),
      relation([...rows, [2, '0.1', 'NULL']]),
      relation(rows.map(([k, x, s]) => [k, x, s === 'NULL' ? "''" : s])),
      instead('0.5', "'0.5000000000000001'"),
      instead("'-0.0'", "'0.0'"),
      instead("'ä:1'", "'ä:2'"),
      relation(rows, 'k AS l, x, s'),
      relation(rows, 'CAST(k AS bigint) AS k, x, s'),
      relation(rows, 'k, x, k AS s'),
      relation(rows, 'k, x'),
    ];
    const digests = [(await content(relation(rows))).digest];
    for (const other of others) digests.push((await content(other)).digest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('tells where one cell ends and the next one begins', async () => {
    const two = (a: string, b: string): Relation => ({
      kind: 'query',
      sql: `SELECT CAST('${a}' AS ${text}) AS a, CAST('${b}' AS ${text}) AS b`,
    });
    const digests = new Set<string>();
    for (const [a, b] of [
      ['1:x', ''],
      ['1', ':x'],
      ['', '1:x'],
      ['x1:', ''],
      ['-', ''],
      ['', '-'],
    ] as const) {
      digests.add((await content(two(a, b))).digest);
    }
    expect(digests.size).toBe(6);
  });

  it('of no rows is a digest, too', async () => {
    const none: Relation = { kind: 'query', sql: 'SELECT 1 AS k WHERE 1 = 2' };
    expect(await content(none)).toEqual({ rows: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
}
