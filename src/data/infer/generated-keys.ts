import { namedFormats } from '../../project/index.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { ColumnEvidence, KeyEvidence } from './evidence.ts';
import { fewestGenerated } from './key.ts';
import { headOf } from './likely-forms.ts';

/** A UUID; a ULID, 26 characters of Crockford's base 32, of which the first is at most 7; hex digits of 64 bits or more. */
const generated = `(?:${namedFormats['uuid'] ?? ''})|[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}|[0-9A-Fa-f]{16,128}`;

/** What was counted of columns named like a key, and of all others whose texts look like generated identifiers. */
export async function withGenerated(
  engine: DataEngine,
  table: TableSource,
  known: {
    readonly named: readonly KeyEvidence[];
    readonly columns: readonly ColumnEvidence[];
    readonly rows: number;
  },
): Promise<readonly KeyEvidence[]> {
  const { named, columns, rows } = known;
  if (rows < fewestGenerated) return named;
  const texts = columns.filter(
    ({ type, filled, values, isPartition }) =>
      type === 'string' && filled === rows && values === undefined && !isPartition,
  );
  const found: KeyEvidence[] = [];
  for (const { name, type } of texts) {
    const [cell, head] = [identifier(name), headOf(table, name)];
    const isGenerated = `count(*) FILTER (WHERE ${engine.dialect.matchesWhole(cell, generated)})`;
    const looked = await engine.query(`SELECT count(*), ${isGenerated} FROM ${head} AS head`, [table]);
    if (Number(looked.rows[0]?.[0]) !== Number(looked.rows[0]?.[1])) continue;
    const all = `SELECT count(DISTINCT ${cell}), ${isGenerated} FROM ${identifier(table.name)}`;
    const { rows: counted } = await engine.query(all, [table]);
    const [distinct, forms] = (counted[0] ?? []).map(Number);
    if (distinct === rows) found.push({ name, kind: type, distinct, nulls: 0, uuids: 0, generated: forms ?? 0 });
  }
  const names = new Set(found.map(({ name }) => name));
  return [...named.filter(({ name }) => !names.has(name)), ...found];
}
