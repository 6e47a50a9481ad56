import { exactCsvCell } from '../../support/csv-cell.ts';
import { writeAtomic } from '../../support/files.ts';
import type { DataEngine, SqlValue } from '../engines/port.ts';
import { shownValue } from '../engines/shown-value.ts';
import { identifier } from '../engines/sql.ts';
import { rowLimits, type WantedRows, type WrittenRows, withinLimits } from './wanted-rows.ts';

/** A server writes no files for us: it sends the rows, first how many of them are small enough. */
export async function writeRowsOfDatabase(engine: DataEngine, wanted: WantedRows): Promise<WrittenRows> {
  const { version, table, shape, from, shown, target } = wanted;
  const cells = shown.map(({ name, engineType }) => engine.dialect.shown(identifier(name), engineType));
  if (cells.length === 0) return { rows: 0, found: 0 };
  const names = cells.map((_, at) => `"#shown${at}"`);
  const texts = names.map((name) => `CAST(${name} AS varchar)`);
  const keys = version.dataset.key.filter((name) => shape.columns.some((column) => column.name === name));
  const order = [...keys.map((_, at) => `"#key${at}"`), ...texts].join(', ');
  const selected = [
    ...keys.map((name, at) => `${identifier(name)} AS "#key${at}"`),
    ...cells.map((cell, at) => `${cell} AS ${names[at]}`),
  ];
  const all = `SELECT ${selected.join(', ')} FROM ${from.among ?? identifier(table.name)} WHERE ${from.condition}`;
  const some = `SELECT * FROM (${all}) AS "#all" ORDER BY ${order} LIMIT ${rowLimits.rows + 1}`;
  const size = texts.map((text) => `coalesce(length(${text}), 0)`).join(' + ');
  const sized = `SELECT ${names.join(', ')}, row_number() OVER (ORDER BY ${order}) AS "#at",
    sum(${size}) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS "#until" FROM (${some}) AS "#some"`;
  const tables = [table, ...(from.others ?? [])];
  const fits = `"#until" <= ${rowLimits.bytes}`;
  const counted = await engine.query(`SELECT count(*) FROM (${some}) AS "#some"`, tables);
  const found = Number(counted.rows[0]?.[0]);
  if (found === 0) return { rows: 0, found };
  const { rows } = await engine.query(
    `SELECT ${names.join(', ')} FROM (${sized}) AS "#sized" WHERE ${fits} AND "#at" <= ${rowLimits.rows} ORDER BY "#at"`,
    tables,
  );
  const header = shown.map(({ name }) => exactCsvCell(name)).join(',');
  const lines = withinLimits(
    rows.map((row) => row.map(cellOf).join(',')),
    Buffer.byteLength(header) + 1,
  );
  await writeAtomic(target, [header, ...lines, ''].join('\n'));
  return { rows: lines.length, found };
}

/** Nothing for null, and quotes around an empty text, as the engine for files writes them. */
function cellOf(value: SqlValue): string {
  if (value === null) return '';
  return exactCsvCell(shownValue(value)) || '""';
}
