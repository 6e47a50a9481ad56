import { DuckDBInstance } from '@duckdb/node-api';

/** A table of 20 columns: 12 numbers (one exact key, 5 with 1 to 5 % nulls), 5 strings (12, 6, 1000, 2 million and all different values), date, timestamp, boolean. */
export interface MadeTable {
  readonly target: string;
  readonly rows: number;
  /** Changes the draws. */
  readonly seed: number;
  /** With the seven planted shifts. */
  readonly shifted: boolean;
}

/** Shifts as SQL over the unshifted columns; what they change is their name. */
export const shifts: Readonly<Record<string, string>> = {
  price: 'price * exp(0.15)',
  temp: 'temp + 4',
  latency: 'CASE WHEN hash(i, 901) % 100 = 0 THEN latency * 20 ELSE latency END',
  age: 'CASE WHEN hash(i, 902) % 1000 < 93 THEN NULL ELSE age END',
  plan: "CASE WHEN hash(i, 903) % 50 = 0 THEN 'new' ELSE plan END",
  country: "CASE WHEN country = 'c1' AND hash(i, 904) % 100 < 35 THEN 'c2' ELSE country END",
  label: 'CASE WHEN label = 0 AND hash(i, 905) % 1000 < 33 THEN 1 ELSE label END',
};

/** The 20 columns and their SQL, from hashes of the row number. */
function columns(seed: number): Readonly<Record<string, string>> {
  // Hashed twice: the hashes of (i, k) for different k are tied to each other, and so would be the columns.
  const h = (k: number): string => `hash(hash(i, ${1000 * seed + k}))`;
  const u = (k: number): string => `((${h(k)} % 1000000 + 1) / 1000001.0)`;
  const normal = (k: number): string => `sqrt(-2 * ln(${u(k)})) * cos(2 * pi() * ${u(k + 1)})`;
  const some = (k: number, nulls: number, value: string): string =>
    `CASE WHEN ${h(k)} % 100 < ${nulls} THEN NULL ELSE ${value} END`;
  return {
    row_id: 'i',
    user_id: `'u' || (${h(1)} % 2000000)`,
    price: `exp(3 + 0.8 * ${normal(3)})`,
    temp: `15 + 8 * ${normal(5)}`,
    latency: some(7, 2, `exp(4 + 0.6 * ${normal(8)})`),
    age: some(10, 3, `(18 + ${h(11)} % 60)::INTEGER`),
    quantity: `(${h(12)} % 10)::INTEGER`,
    score: `(${h(13)} % 1000000) / 1000000.0::DOUBLE`,
    income: some(14, 1, `(${h(15)} % 10000000) / 100.0::DOUBLE`),
    ratio: `((${h(16)} % 1000) / 1000.0)::REAL`,
    balance: some(28, 4, `-ln(${u(17)}) * 1000`),
    clicks: some(18, 5, `(${h(19)} % 500)::INTEGER`),
    label: `(${h(20)} % 10 = 0)::INTEGER`,
    event_key: `'k' || ${h(2)}`,
    country: `'c' || least(${h(21)} % 12, ${h(22)} % 12)`,
    plan: `'p' || (${h(23)} % 6)`,
    merchant: `'m' || (${h(24)} % 1000)`,
    day: `DATE '2024-01-01' + (${h(25)} % 366)::INTEGER`,
    ts: `TIMESTAMP '2024-01-01' + to_seconds((${h(26)} % 31536000)::BIGINT)`,
    is_active: `${h(27)} % 2 = 0`,
  };
}

export const columnNames = Object.keys(columns(0));

/** Writes the table as zstd Parquet. */
export async function writeTable(made: MadeTable): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const select = Object.entries(columns(made.seed)).map(([name, sql]) => `${sql} AS ${name}`);
  const changed = Object.entries(made.shifted ? shifts : {}).map(([name, sql]) => `${sql} AS ${name}`);
  const replace = changed.length > 0 ? `REPLACE (${changed.join(', ')})` : '';
  await connection.run(`COPY (SELECT * EXCLUDE (i) ${replace} FROM (SELECT i, ${select.join(', ')} FROM range(${made.rows}) r(i)))
    TO '${made.target.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
  connection.closeSync();
  instance.closeSync();
}
