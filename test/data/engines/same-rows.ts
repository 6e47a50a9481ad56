import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDataset, type DataEngine, type RowsSink } from '../../../src/data/index.ts';
import { contractOf } from '../checks/contract.ts';
import { scratch } from '../engine.ts';

/** What every database has to write of the rows that break a check. */
export function writesFailingRows(engine: () => Promise<DataEngine>, text: string): void {
  const folder = scratch();
  let made = 0;
  const failing = async (sql: string, lines: string) => {
    made += 1;
    const sink: RowsSink = { folder: join(folder, `rows${made}`), written: [] };
    mkdirSync(sink.folder);
    const running = await engine();
    const version = { dataset: contractOf(lines), digest: 'abc', files: [], relation: { kind: 'query', sql } } as const;
    await checkDataset(running, version, { failingRows: sink });
    await running.close();
    const files = readdirSync(sink.folder).map(
      (name) => [name, readFileSync(join(sink.folder, name), 'utf8')] as const,
    );
    return { files: Object.fromEntries(files), said: sink.written };
  };
  const row = (...[id, name, x, mail]: readonly string[]) =>
    `SELECT ${id} AS id, CAST(${name} AS ${text}) AS name, CAST(${x} AS decimal(6,1)) AS x, CAST(${mail} AS ${text}) AS mail`;

  it('in the order of the key, as a program can read them, and without sensitive columns', async () => {
    const rows = [
      row('10', `'a,"b"'`, '-1', `'a@b'`),
      row('2', `''`, '-2.5', `'c@d'`),
      row('1', 'NULL', '-3', `'e@f'`),
      row('3', `'=1+1'`, '4', `'g@h'`),
    ].join(' UNION ALL ');
    const { files, said } = await failing(
      rows,
      'key: id\ncolumns: { id: {}, x: { min: 0 }, mail: { sensitive: true, format: email } }\nchecks: [{ name: w, where: x > 3 }]',
    );
    expect(files).toEqual({
      '001-trips-min-x.csv': 'id,name,x\n1,,-3.0\n2,"",-2.5\n10,"a,""b""",-1.0\n',
      '002-trips-format-mail.csv': 'id,name,x\n1,,-3.0\n2,"",-2.5\n3,=1+1,4.0\n10,"a,""b""",-1.0\n',
      '003-trips-where-w.csv': 'id,name,x\n3,=1+1,4.0\n',
    });
    expect(said).toMatchObject([{ rows: 3, isCut: false, leftOut: ['mail'] }, { rows: 4 }, { rows: 1 }]);
  });

  it('are cut at 10,000 rows, and before a file has 50 MB, and that is said', async () => {
    const digits = Array.from({ length: 10 }, (_, at) => `SELECT ${at} AS d`).join(' UNION ALL ');
    const ten = (name: string) => `(${digits}) AS ${name}`;
    const many = `SELECT a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d AS x FROM ${['a', 'b', 'c', 'e'].map(ten).join(', ')}, (SELECT 0 AS d UNION ALL SELECT 1) AS f`;
    const { files, said } = await failing(many, 'key: x\ncolumns: { x: { max: -1 } }');
    expect(said).toMatchObject([{ rows: 10_000, isCut: true }]);
    const lines = String(Object.values(files)[0]).trimEnd().split('\n');
    expect([lines.length, lines[1], lines.at(-1)]).toEqual([10_001, '0', '9999']);
    const long = `replace(replace('${'x'.repeat(100)}', 'x', '${'y'.repeat(100)}'), 'y', '${'é'.repeat(90)}')`; // 1.8 MB
    const wide = `SELECT d, ${long} AS t FROM (SELECT a.d + 10*b.d AS d FROM ${ten('a')}, ${ten('b')}) AS u`;
    const cut = await failing(wide, 'key: d\ncolumns: { t: { length: { max: 5 } } }');
    expect(cut.said).toMatchObject([{ rows: 27, isCut: true }]);
  });
}
