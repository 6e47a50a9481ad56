import { isFloating } from '../engines/column-type.ts';
import type { QuickWords } from '../engines/dialect.ts';
import { identifier } from '../engines/sql.ts';
import type { CheckContext, StoredColumn } from './family.ts';

/** SQL of a whole number for some cells: equal for equal cells, and nearly always another for others. */
export type Hash = (cells: string) => string;

/** So many bits, 32 MB, are marked at most; and no more than so many for each row. */
const mostBits = 2 ** 28;
const bitsPerRow = 64;

/**
 * True where a first look proves that no values occur twice, for a fraction of the time and memory of grouping by them.
 * Integers of a narrow range are marked in a bitmap. Other values are grouped by a hash of 64 bits: equal values have
 * equal hashes, so without equal hashes there are no equal values. False says nothing: the values have to be looked at.
 */
export async function surelyDifferent(
  context: CheckContext,
  columns: readonly string[],
  hash?: Hash,
): Promise<boolean> {
  const { quick } = context.engine.dialect;
  if (quick === undefined) return false;
  const stored = columns.flatMap((name) => context.stored.filter((column) => column.name === name));
  const [only] = stored;
  if (only === undefined || stored.some(({ engineType }) => isFloating(engineType))) return false;
  if (stored.length === 1 && only.type === 'integer') return differentInBitmap(context, only, quick);
  return differentByHash(context, columns, hash ?? quick.hashOf);
}

async function differentInBitmap(context: CheckContext, { name }: StoredColumn, quick: QuickWords): Promise<boolean> {
  const cell = identifier(name);
  const ask = async (aggregates: string) =>
    (await context.engine.query(`SELECT ${aggregates} FROM ${context.relation}`, [context.table])).rows[0] ?? [];
  const [low, high] = await ask(`min(${cell}), max(${cell})`);
  if (typeof low !== 'number' || typeof high !== 'number') return false;
  const bits = high - low + 1;
  if (bits > mostBits || bits > bitsPerRow * context.shape.rows) return false;
  const [filled, different] = await ask(`count(${cell}), ${quick.distinctWithin(cell, low, high)}`);
  return filled === different;
}

async function differentByHash(context: CheckContext, columns: readonly string[], hash: Hash): Promise<boolean> {
  const groups = hashGroups(context, columns, hash);
  const { rows } = await context.engine.query(`SELECT count(*) FROM (${groups}) AS "#part"`, [context.table]);
  return rows[0]?.[0] === 0;
}

function hashGroups(context: CheckContext, columns: readonly string[], hash: Hash): string {
  const cells = hash(columns.map(identifier).join(', '));
  const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  return `SELECT ${cells} AS h FROM ${context.relation} WHERE ${filled} GROUP BY 1 HAVING count(*) > 1`;
}
