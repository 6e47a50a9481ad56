import { columnTypeOf } from './engines/column-type.ts';
import type { DataEngine } from './engines/port.ts';
import { identifier } from './engines/sql.ts';
import { tableSource } from './table-source.ts';
import { typeWords } from './type-words.ts';
import type { DatasetVersion } from './types.ts';

const day = 86_400_000;
/** Milliseconds from 1970 that a date can be written down for; infinity is beyond it. */
const calendar = 8.64e15;

/** How new the rows of a table are. `unclear`: nobody can tell, for the reason in `why`. */
export type Freshness =
  | { readonly state: 'fresh' }
  | { readonly state: 'stale'; readonly newest?: string; readonly age: number }
  | { readonly state: 'unclear'; readonly why: string };

/**
 * Asks for the newest point in time of the dataset's column `time`, in one scan. One without an offset is meant in UTC; a
 * date lasts until its day is over. `age`: milliseconds; `newest` is absent where the column is sensitive.
 * @param within milliseconds; @param now milliseconds since 1970
 * @throws MlopsError those of the engine
 */
export async function freshnessOf(
  engine: DataEngine,
  version: DatasetVersion,
  { within, now }: { readonly within: number; readonly now: number },
): Promise<Freshness> {
  const { time: name } = version.dataset;
  if (name === undefined) throw new TypeError(`${version.dataset.name} has no column of time`);
  const table = tableSource(version);
  const stored = (await engine.describe(table)).columns.find((column) => column.name === name);
  if (stored === undefined) return unclear(`there is no column ${name}`);
  const type = columnTypeOf(stored.engineType);
  if (type !== 'date' && type !== 'timestamp') {
    return unclear(`${name} holds ${typeWords({ ...stored, type })} and no points in time`);
  }
  const latest = engine.dialect.timeAsDouble(identifier(name), stored.engineType);
  const { rows } = await engine.query(`SELECT max(${latest}) FROM ${identifier(table.name)}`, [table]);
  const [found] = rows[0] ?? [];
  if (found === null || found === undefined) return unclear(`no row says its ${name}`);
  const newest = Number(found) * (type === 'date' ? day : 1e-3);
  if (!(Math.abs(newest) <= calendar)) return unclear(`the newest ${name} is in no calendar`);
  if (newest > now + day) return unclear(`the newest ${name} lies more than a day ahead`);
  const age = now - newest - (type === 'date' ? day : 0);
  if (age <= within) return { state: 'fresh' };
  const isHidden = version.dataset.columns.get(name)?.sensitive === true;
  return { state: 'stale', age, ...(!isHidden && { newest: shown(newest, type) }) };
}

/** `2026-11-18`, `2026-11-18 09:00:00 UTC`. */
function shown(milliseconds: number, type: 'date' | 'timestamp'): string {
  const text = new Date(milliseconds).toISOString();
  return type === 'date'
    ? text.slice(0, text.indexOf('T'))
    : `${text.slice(0, text.indexOf('.')).replace('T', ' ')} UTC`;
}

const unclear = (why: string): Freshness => ({ state: 'unclear', why });
