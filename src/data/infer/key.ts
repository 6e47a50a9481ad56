import type { KeyEvidence, SetEvidence } from './evidence.ts';
import { numbersPersons, sensitiveWord } from './sensitive-name.ts';

/** Fewer rows tell nothing about uniqueness. */
const fewestRows = 10;
/** Integers that are counted up leave few gaps; ones drawn from many values that happen to differ leave mostly gaps. */
const widestSpan = 4;

/** So many pairs of rows would share the columns if these had nothing to do with each other: then none is no chance. */
const fewestPairsByChance = 30;

/** In fewer rows identifiers that point to another table may all differ. */
export const fewestGenerated = 1000;

/** How much the name says that it identifies a row: 0 most, 3 least, undefined nothing. */
function rankOf(name: string, dataset: string): number | undefined {
  if (!canBeNamed(name)) return undefined;
  const lower = name.toLowerCase();
  if (lower === 'id') return 0;
  if (lower === 'uuid' || namesOfOne(dataset.toLowerCase()).some((one) => lower === `${one}_id`)) return 1;
  if (lower === 'row_id' || lower === 'key') return 2;
  return /(?:_id|Id|ID)$/.test(name) ? 3 : undefined;
}

/** `rides` → `rides`, `ride`. */
function namesOfOne(dataset: string): readonly string[] {
  return [dataset, dataset.replace(/s$/, ''), dataset.replace(/ies$/, 'y'), dataset.replace(/es$/, '')];
}

/** Columns that may be keys by their names, best first: only these are counted. */
export function keyNames(columns: readonly string[], dataset: string): readonly string[] {
  const ranked = columns.flatMap((name) => {
    const rank = rankOf(name, dataset);
    return rank === undefined ? [] : [{ name, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ name }) => name);
}

/**
 * The column that identifies a row: named like a key, an integer or text, never null, never twice. A name that may as
 * well point to another table (`customer_id`) needs more, since a few hundred customers out of a million differ by
 * chance: UUIDs, or integers that are counted up or of which chance would have repeated many.
 */
export function keyAmong(candidates: readonly KeyEvidence[], rows: number, dataset: string): KeyEvidence | undefined {
  if (rows < fewestRows) return undefined;
  const names = keyNames(
    candidates.map(({ name }) => name),
    dataset,
  );
  const ordered = names.flatMap((name) => candidates.find((each) => each.name === name) ?? []);
  const named = ordered.find((each) => {
    if (each.distinct !== rows || each.nulls !== 0) return false;
    if (each.kind !== 'integer' && each.kind !== 'string') return false;
    return isNeverChance(each, rows, rankOf(each.name, dataset) ?? 3);
  });
  return named ?? generatedKey(candidates, rows);
}

/**
 * The only column of generated identifiers, each in one row, whatever it is called. Numbers of persons count where there is
 * no other: that a thousand orders are those of a thousand customers may be chance. What is secret is no key.
 */
function generatedKey(candidates: readonly KeyEvidence[], rows: number): KeyEvidence | undefined {
  if (rows < fewestGenerated) return undefined;
  const open = candidates.filter(({ name }) => canBeNamed(name) && (!isSensitive(name) || numbersPersons(name)));
  const found = open.filter(({ distinct, nulls, generated }) => distinct === rows && nulls === 0 && generated === rows);
  const things = found.filter(({ name }) => !numbersPersons(name));
  const [only, other] = things.length > 0 ? things : found;
  return other === undefined ? only : undefined;
}

function isSensitive(name: string): boolean {
  return sensitiveWord(name) !== undefined;
}

/** Whether `mlops.yaml` can hold the name. */
function canBeNamed(name: string): boolean {
  return !name.includes('$' + '{{') && !name.includes('\0') && name !== '';
}

function isNeverChance({ kind, span, uuids }: KeyEvidence, rows: number, rank: number): boolean {
  const isOwn = rank < 3 && kind === 'string';
  if (rank === 0 || rank === 2 || isOwn || uuids === rows) return true;
  if (span === undefined) return false;
  return span < widestSpan * rows || (rows * (rows - 1)) / 2 / (span + 1) >= fewestPairsByChance;
}

/** The smallest set of columns that never repeats where chance would have repeated it often. */
export function keySetAmong(sets: readonly SetEvidence[]): SetEvidence | undefined {
  const sure = sets.filter(({ pairsByChance }) => pairsByChance >= fewestPairsByChance);
  return sure.toSorted((a, b) => a.columns.length - b.columns.length || b.pairsByChance - a.pairsByChance)[0];
}
