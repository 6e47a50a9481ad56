import { namedFormats } from '../../project/index.ts';
import type { Dialect } from '../engines/dialect.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import type { ColumnEvidence, KeyEvidence, SetEvidence, TableEvidence } from './evidence.ts';
import { withGenerated } from './generated-keys.ts';
import { keyAmong, keyNames } from './key.ts';
import { namesTime } from './name-says.ts';
import { wordSet, wordsOfName } from './words-of-name.ts';

/** Columns that are counted as keys of their own, and as parts of one. */
const mostSingle = 8;
const mostParts = 6;

/** Aggregates of a column that may be a key: different values, nulls, span of integers, UUIDs. */
export function keyAggregates(
  dialect: Dialect,
  { name, type, engineType }: Pick<ColumnEvidence, 'name' | 'type' | 'engineType'>,
): readonly string[] {
  const cell = identifier(name);
  const asDouble = (value: string) => dialect.asDouble(value, engineType);
  const span = type === 'integer' ? `${asDouble(`max(${cell})`)} - ${asDouble(`min(${cell})`)}` : 'NULL';
  const uuids =
    type === 'string' ? `count(*) FILTER (WHERE ${dialect.matchesWhole(cell, namedFormats['uuid'] ?? '')})` : '0';
  return [`count(DISTINCT ${cell})`, `count(*) - count(${cell})`, span, uuids];
}

/** The same, counted; of each column in one pass over all. */
export async function countKeyColumns(
  engine: DataEngine,
  table: TableSource,
  columns: readonly Pick<ColumnEvidence, 'name' | 'type' | 'engineType'>[],
): Promise<readonly KeyEvidence[]> {
  if (columns.length === 0) return [];
  const asked = columns.flatMap((column) => keyAggregates(engine.dialect, column));
  const { rows } = await engine.query(`SELECT ${asked.join(', ')} FROM ${identifier(table.name)}`, [table]);
  const values = rows[0] ?? [];
  return columns.map(({ name, type }, index) => {
    const [distinct, nulls, span, uuids] = values.slice(index * 4, index * 4 + 4);
    const wide = span === null || span === undefined ? {} : { span: Number(span) };
    return { name, kind: type, distinct: Number(distinct), nulls: Number(nulls), uuids: Number(uuids), ...wide };
  });
}

/** Columns that identify a row alone, else sets of two or three. */
export async function countKeys(
  engine: DataEngine,
  table: TableSource,
  columns: readonly ColumnEvidence[],
  rows: number,
  dataset: string,
): Promise<Pick<TableEvidence, 'keys' | 'sets'>> {
  const names = keyNames(
    columns.map(({ name }) => name),
    dataset,
  ).slice(0, mostSingle);
  const candidates = names.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const named = await countKeyColumns(engine, table, candidates);
  const isNamed = keyAmong(named, rows, dataset) !== undefined;
  const keys = isNamed ? named : await withGenerated(engine, table, { named, columns, rows });
  if (keyAmong(keys, rows, dataset) !== undefined || rows < 2) return { keys, sets: [] };
  const ranked = columns.flatMap((column) => {
    const rank = column.filled === rows ? partRank(column) : undefined;
    return rank === undefined ? [] : [{ column, rank }];
  });
  const parts = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, mostParts);
  return {
    keys,
    sets: await countSets(
      engine,
      table,
      // In the order of the data, in which a key is read.
      columns.filter((column) => parts.some((part) => part.column === column)),
      rows,
    ),
  };
}

const partWords: ReadonlySet<string> = wordSet(
  'id key code number no nr sensor device machine account version region station store shop product item user customer flight',
  'session trip track order sample patient symbol ticker isin seed step epoch',
);
/** Last words of what is counted within a thing, or points to one. */
const partEnds: ReadonlySet<string> = wordSet(
  'id seq sequence index idx position pos line row frame turn round step rank segment chunk',
);

/** How much a column looks like a part of a key: 0 most, 2 least, undefined not at all. */
function partRank(column: Pick<ColumnEvidence, 'name' | 'type' | 'moment' | 'isPartition'>): number | undefined {
  const { name, type, moment, isPartition } = column;
  if (type === 'number' || type === 'boolean' || type === 'other') return undefined;
  const words = wordsOfName(name);
  if (partEnds.has(words.at(-1) ?? '')) return 0;
  if (isPartition || moment !== undefined || type === 'date' || type === 'timestamp' || namesTime(name)) return 1;
  return words.some((word) => partWords.has(word)) ? 2 : undefined;
}

/** Sets that never repeat; larger ones only where no smaller one does. */
async function countSets(
  engine: DataEngine,
  table: TableSource,
  parts: readonly ColumnEvidence[],
  rows: number,
): Promise<readonly SetEvidence[]> {
  const relation = identifier(table.name);
  const n = engine.dialect.asDouble('n', 'BIGINT');
  const shares = new Map<string, number>();
  const distinct = new Map<string, number>();
  for (const { name } of parts) {
    const grouped = `SELECT count(*) AS n FROM ${relation} GROUP BY ${identifier(name)}`;
    const { rows: found } = await engine.query(`SELECT sum(${n} * (${n} - 1)), count(*) FROM (${grouped}) AS grouped`, [
      table,
    ]);
    shares.set(name, Number(found[0]?.[0]) / (rows * (rows - 1)));
    distinct.set(name, Number(found[0]?.[1]));
  }
  for (const size of [2, 3]) {
    const sets: SetEvidence[] = [];
    for (const set of choose(
      parts.map(({ name }) => name),
      size,
    )) {
      // Fewer combinations than rows need no look at the rows.
      if (set.reduce((product, name) => product * (distinct.get(name) ?? 0), 1) < rows) continue;
      const grouped = `SELECT 1 AS one FROM ${relation} GROUP BY ${set.map(identifier).join(', ')}`;
      const { rows: found } = await engine.query(`SELECT count(*) FROM (${grouped}) AS grouped`, [table]);
      if (Number(found[0]?.[0]) !== rows) continue;
      const together = set.reduce((product, name) => product * (shares.get(name) ?? 0), 1);
      sets.push({ columns: set, pairsByChance: Math.round((together * rows * (rows - 1)) / 2) });
    }
    if (sets.length > 0) return sets;
  }
  return [];
}

function choose(names: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return names.flatMap((name, at) => choose(names.slice(at + 1), size - 1).map((rest) => [name, ...rest]));
}
