import { join } from 'node:path';
import type { DataEngine, FileTable } from '../../../src/data/engines/port.ts';
import { identifier, literal } from '../../../src/data/engines/sql.ts';
import { parquet, written } from '../engine.ts';

/** The same rows for every engine: values as texts, which each engine casts to its own type of that name. */
export interface TestTable {
  /** Names and types, in the words of DuckDB. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | null)[])[];
}

const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  postgres: {
    DOUBLE: 'float8',
    FLOAT: 'float4',
    HUGEINT: 'numeric(38,0)',
    TIMESTAMPTZ: 'timestamptz',
    VARCHAR: 'text',
  },
  trino: {
    FLOAT: 'real',
    TIMESTAMP: 'timestamp(6)',
    TIMESTAMPTZ: 'timestamp(6) with time zone',
    HUGEINT: 'decimal(38,0)',
  },
};

/** A SELECT with these rows in the SQL of an engine. */
export function selectOf({ columns, rows }: TestTable, engine: 'duckdb' | 'postgres' | 'trino'): string {
  const names = Object.keys(columns);
  const cells = Object.entries(columns).map(([name, type], index) => {
    return `CAST("#${index}" AS ${types[engine]?.[type] ?? type}) AS ${identifier(name)}`;
  });
  const text = engine === 'postgres' ? '::text' : '';
  const values = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? `NULL${text}` : literal(cell))).join(', ')})`,
  );
  const none = `(${names.map(() => (engine === 'trino' ? 'CAST(NULL AS varchar)' : `NULL${text}`)).join(', ')})`;
  const given = names.map((_, index) => `"#${index}"`).join(', ');
  const rest = rows.length === 0 ? ' WHERE false' : '';
  return `SELECT ${cells.join(', ')} FROM (VALUES ${rows.length === 0 ? none : values.join(',\n')}) AS v(${given})${rest}`;
}

/** The rows as a Parquet file for DuckDB. */
export async function parquetOf(
  engine: DataEngine,
  folder: string,
  name: string,
  table: TestTable,
): Promise<FileTable> {
  const target = join(folder, `${name}.parquet`);
  const seed = written(folder, 'seed.csv', 'a\n1\n');
  await engine.write(selectOf(table, 'duckdb'), [seed], target);
  return { name: 't', files: [target], format: parquet };
}

/** Rows in which every kind of value stands that one of the engines might see differently. */
export function oddRows(count: number): TestTable {
  const texts = [
    '',
    ' ',
    'a',
    'A',
    ' a ',
    'ä',
    'Ä',
    'ß',
    'Σίσυφος',
    'ΣΊΣΥΦΟΣ',
    'İ',
    '日本',
    '😀',
    'e\u0301',
    '\u00a0x',
    'N/A',
    'x\u0007',
    'a\tb',
    "it's",
    'zz',
  ];
  const doubles = ['NaN', 'Infinity', '-Infinity', '0', '-0.0', '5e-324', '-5e-324', '0.1', '1e300', '-2.5', '1e-7'];
  const every = (i: number, nth: number, cell: string | undefined) => (i % nth === 0 ? null : (cell ?? null));
  const sign = (i: number) => (i % 2 === 0 ? '-' : '');
  const at = (from: number, ms: number) => new Date(from + ms).toISOString().slice(0, 19).replace('T', ' ');
  const pick = <T>(list: readonly T[], i: number) => list[i % list.length];
  const rows = Array.from({ length: count }, (_, i) => [
    String(i),
    String(((i * 7919) % 10_007) - 5000),
    every(i, 10, String(Math.sin(i) * 100)),
    pick([pick(doubles, i / 3) ?? String(i), String(i / 8), String(-i / 7)], i) ?? null,
    every(i, 5, String(Math.fround(i * 0.37))),
    `${sign(i)}${i * 31}.${String(i % 100).padStart(2, '0')}`,
    `${sign(i)}9${'1234567890'.repeat(2)}${i % 7}.${String(i % 10_000).padStart(10, '3')}`,
    `${sign(i)}${pick(['9007199254740993', `17014118346046923173168730371588${i % 1000}`, '4611686018427387905'], i)}`,
    every(i, 7, pick(texts, i)),
    `name-${(i * 31) % Math.max(1, Math.floor(count / 2))}`,
    every(i, 11, pick(['true', 'false', 'false'], i)),
    at(Date.UTC(1890, 0, 1), i * 86_400_000 * 37).slice(0, 10),
    `${at(Date.UTC(1969, 11, 31), i * 3_599_000)}.${String(i * 1009)
      .padStart(6, '0')
      .slice(-6)}`,
    every(i, 13, `${at(Date.UTC(2150, 5, 1), i * 60_000)}+00`),
  ]);
  const columns = {
    k: 'BIGINT',
    i: 'INTEGER',
    x: 'DOUBLE',
    odd: 'DOUBLE',
    f: 'FLOAT',
    dec: 'DECIMAL(12,2)',
    wide: 'DECIMAL(38,10)',
    huge: 'DECIMAL(38,0)',
    c: 'VARCHAR',
    name: 'VARCHAR',
    b: 'BOOLEAN',
    d: 'DATE',
    t: 'TIMESTAMP',
    tz: 'TIMESTAMPTZ',
  };
  return { columns, rows };
}

/** A table of Trino's catalog `memory`, some rows at a time: a statement has at most a million characters. */
export async function putTable(
  server: { run(sql: string): Promise<void> },
  name: string,
  { columns, rows }: TestTable,
): Promise<void> {
  await server.run(`CREATE TABLE memory.default.${identifier(name)} AS ${selectOf({ columns, rows: [] }, 'trino')}`);
  for (let at = 0; at < rows.length; at += 500) {
    const part = selectOf({ columns, rows: rows.slice(at, at + 500) }, 'trino');
    await server.run(`INSERT INTO memory.default.${identifier(name)} ${part}`);
  }
}
