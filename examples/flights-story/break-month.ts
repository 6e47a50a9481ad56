import { DuckDBInstance } from '@duckdb/node-api';

/** What `breakMonth` planted, in rows of the broken file. */
export interface Planted {
  readonly rows: number;
  /** `distance` is null. */
  readonly nulls: number;
  /** `carrier` is ZZ, which the contract does not know. */
  readonly unknownCategory: number;
  /** Rows that stand there a second time: as many keys are duplicated. */
  readonly duplicates: number;
  /** `temp` is in °C instead of °F: all rows that have a temperature. */
  readonly otherUnit: number;
  /** Of those, rows whose dew point (still °F) is now above the temperature. */
  readonly dewAboveTemperature: number;
}

/** Which rows are hit follows from their place in the file, so every run plants the same. */
const nulls = 'n % 80 = 7';
const unknown = 'n % 500 = 11';
const twice = 'n % 600 = 13';

/**
 * Writes a copy of a month of the flights example that an upstream job got wrong in four ways.
 * @param source a Parquet file such as `data/train/2013-11.parquet`
 * @param target where the broken copy goes; another file than `source`
 */
export async function breakMonth(source: string, target: string): Promise<Planted> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(brokenTable(source));
    await connection.run(`copy (select * exclude (n, copy) from broken order by n, copy)
      to ${literal(target)} (format parquet, compression zstd)`);
    const counted =
      await connection.runAndReadAll(`select count(*)::integer, count(*) filter (distance is null)::integer,
      count(*) filter (carrier = 'ZZ')::integer, count(*) filter (copy = 2)::integer, count(temp)::integer,
      count(*) filter (dewp > temp)::integer from broken`);
    const [rows, missing, category, duplicates, celsius, dew] = (counted.getRows()[0] ?? []).map(Number);
    return {
      rows: counter(rows),
      nulls: counter(missing),
      unknownCategory: counter(category),
      duplicates: counter(duplicates),
      otherUnit: counter(celsius),
      dewAboveTemperature: counter(dew),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function brokenTable(source: string): string {
  return `create table broken as
    with numbered as (select *, row_number() over () as n from read_parquet(${literal(source)})),
    wrong as (select * replace (
        case when ${nulls} then null else distance end as distance,
        case when ${unknown} then 'ZZ' else carrier end as carrier,
        (temp - 32) / 1.8 as temp
      ) from numbered)
    select *, 1 as copy from wrong
    union all
    select *, 2 as copy from wrong where ${twice}`;
}

function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

function counter(value: number | undefined): number {
  if (value === undefined || !Number.isInteger(value) || value < 1) throw new Error(`nothing was planted: ${value}`);
  return value;
}

if (import.meta.main) {
  const [source, target] = process.argv.slice(2);
  if (source === undefined || target === undefined) throw new Error('usage: node break-month.ts <source> <target>');
  const planted = await breakMonth(source, target);
  const lines = [
    `${target} again, as if a new export had gone wrong: ${planted.rows} rows, of which`,
    `  ${planted.nulls} have no distance,`,
    `  ${planted.unknownCategory} have the carrier ZZ, which the contract does not know,`,
    `  ${planted.duplicates} stand there a second time,`,
    `  ${planted.otherUnit} have their temperature in °C instead of °F, which puts it below the dew point of ${planted.dewAboveTemperature}.`,
  ];
  console.log(lines.join('\n'));
}
