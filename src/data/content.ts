import { canonicalJson, compareText, sha256 } from '../support/canonical.ts';
import { MlopsError } from '../support/problem.ts';
import { columnTypeOf } from './engines/column-type.ts';
import type { ContentWords } from './engines/dialect.ts';
import type { DataEngine, TableShape } from './engines/port.ts';
import { identifier } from './engines/sql.ts';
import { dataReasons } from './reasons.ts';
import { tableSource } from './table-source.ts';
import type { DatasetVersion } from './types.ts';

/** Which rows a table of a database has. */
export interface TableContent {
  readonly rows: number;
  /** Hex SHA-256 over names, types and rows, each as often as it is there, in any order; of one engine alone. */
  readonly digest: string;
}

/**
 * Reads all rows once, on the server. Each row is hashed with SHA-256, and the hashes are added as integers, which no
 * order of rows or columns changes and no row that is there twice leaves as it was.
 * @throws MlopsError `database-column-unseen`, and those of the database
 */
export async function contentOf(engine: DataEngine, version: DatasetVersion): Promise<TableContent> {
  const words = engine.dialect.content;
  if (words === undefined) throw new TypeError(`${version.dataset.name} is in files, which have digests`);
  const table = tableSource(version);
  const { columns } = await engine.describe(table);
  refuseUnseen(version.dataset.name, columns);
  const sorted = columns.toSorted((one, other) => compareText(one.name, other.name));
  const sums = words.partsOfHash('"#hash"').map((part) => engine.dialect.exactSum(part));
  const hashes = `SELECT ${words.hash(rowText(words, sorted))} AS "#hash" FROM ${identifier(table.name)}${words.once}`;
  const sql = `SELECT count(*), ${sums.join(', ')} FROM (${hashes}) AS "#hashes"`;
  const [count, ...totals] = (await engine.query(sql, [table])).rows[0] ?? [];
  const rows = Number(count);
  const shape = sorted.map(({ name, engineType }) => [name, engineType]);
  const sum = totals.map((total) => String(total ?? 0));
  const content = { kind: 'table', version: 1, engine: engine.dialect.name, columns: shape, rows, sum };
  return { rows, digest: sha256(canonicalJson(content)) };
}

type Columns = TableShape['columns'];

/** One text for a row, from which its cells could be read again: each has its length in front, and NULL has none. */
function rowText({ exactText }: ContentWords, columns: Columns): string {
  const cells = columns.map(({ name }) => {
    const text = exactText(identifier(name));
    return `coalesce(CAST(length(${text}) AS varchar) || ':' || ${text}, '-')`;
  });
  return cells.join(' || ');
}

/** Of such columns this engine shows whether a cell is null, and a digest would not see another value. */
function refuseUnseen(name: string, columns: Columns): void {
  const unseen = columns.filter(({ engineType }) => columnTypeOf(engineType) === 'other' && /^TRINO /.test(engineType));
  if (unseen.length === 0) return;
  const shown = unseen.map((column) => `${column.name} (${column.engineType.replace(/^TRINO /, '').toLowerCase()})`);
  throw MlopsError.of(
    dataReasons,
    'database-column-unseen',
    `${name}: nobody can tell whether values of ${shown.join(', ')} change.`,
  );
}
