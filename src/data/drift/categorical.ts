import { replacersOf } from '../../project/index.ts';
import { compareText } from '../../support/canonical.ts';
import type { ColumnSketch } from '../sketch/schema.ts';
import { jensenShannon, lInfinity } from './distances.ts';
import { type Finding, noiseOf } from './finding.ts';
import { jensenShannonNoise, lInfinityNoise } from './laws.ts';
import { type Asked, fewCategories } from './limits.ts';
import { divergenceLaw } from './named/cell-laws.ts';
import { jensenShannonAs } from './named/divergences.ts';
import { newShareNoise } from './new-share-law.ts';
import { type Cells, poolOrKeep } from './pool.ts';
import { shareNoise } from './share-law.ts';
import { percent, quoted } from './wording.ts';

/** One side of a column as categories. */
export interface CategorySide {
  readonly sketch: ColumnSketch;
  readonly values: ReadonlyMap<string, number>;
  readonly rest: number;
  /** No value outside `values` has more rows; 0: there is none. */
  readonly unlisted: number;
}

export const otherLabel = '(other)';
export const nullLabel = '(null)';

/**
 * The categories that can be compared exactly: listed on both sides, or on one while the other lists all it has.
 * Everything else is one cell; null, NaN and ±infinity are cells of every distribution.
 */
export function commonCategories(base: CategorySide, head: CategorySide): Cells {
  const comparable = (value: string): boolean =>
    (base.values.has(value) || base.unlisted === 0) && (head.values.has(value) || head.unlisted === 0);
  const values = [...new Set([...base.values.keys(), ...head.values.keys()])].filter(comparable).sort(compareText);
  const side = (of: CategorySide): number[] => {
    const counted = values.map((value) => of.values.get(value) ?? 0);
    const listed = [...of.values.values()].reduce((sum, n) => sum + n, 0);
    const other = of.rest + listed - counted.reduce((sum, n) => sum + n, 0);
    return [...counted, other, of.sketch.nulls, of.sketch.nan, of.sketch.plusInfinity, of.sketch.minusInfinity];
  };
  const labels = [...values.map(quoted), otherLabel, nullLabel, '(NaN)', '(infinity)', '(minus infinity)'];
  const untold = Math.max(onlyListed(base, head), onlyListed(head, base));
  return { labels, base: side(base), head: side(head), ...(untold > 0 && { untold }) };
}

/** Share of the rows of a side with values that its list has and the other's cut list lacks. */
function onlyListed(side: CategorySide, other: CategorySide): number {
  if (other.unlisted === 0) return 0;
  let rows = 0;
  for (const [value, count] of side.values) if (!other.values.has(value)) rows += count;
  return rows / Math.max(1, side.sketch.rows);
}

/** L∞ up to 50 categories, Jensen-Shannon beyond, or what was declared. */
export function categoricalFindings(
  base: CategorySide,
  head: CategorySide,
  asked: Asked,
  alpha: number,
): readonly Finding[] {
  const cells = commonCategories(base, head);
  const few =
    base.unlisted === 0 &&
    head.unlisted === 0 &&
    new Set([...base.values.keys(), ...head.values.keys()]).size <= fewCategories;
  const declared = (['l-infinity', 'jensen-shannon'] as const).filter((each) => asked.declared[each] !== undefined);
  const usual = few ? 'l-infinity' : 'jensen-shannon';
  const replaced = replacersOf(usual).some((each) => asked.declared[each] !== undefined);
  const wanted = declared.length > 0 || replaced ? declared : ([usual] as const);
  const gates = !asked.ignored && (!asked.nature || declared.length > 0);
  const found = wanted.map((statistic): Finding => {
    const measured =
      statistic === 'l-infinity' ? measureLInfinity(cells, alpha, asked) : measureJensenShannon(cells, alpha, asked);
    return { statistic, limit: asked.limit(statistic), gates, needsRows: true, untold: cells.untold, ...measured };
  });
  const fresh = newCategory(base, head, alpha);
  if (fresh === undefined) return found;
  const limit = asked.limit('new-category');
  return [
    ...found,
    {
      statistic: 'new-category',
      limit,
      gates: gates || (!asked.ignored && asked.declared['new-category'] !== undefined),
      needsRows: false,
      ...fresh,
    },
  ];
}

type Measured = Pick<Finding, 'value' | 'noise' | 'detail' | 'atLeast'>;

function measureLInfinity(cells: Cells, alpha: number, asked: Asked): Measured {
  const { value, cell } = lInfinity(cells.base, cells.head);
  const used = cells.labels.map((_, k) => (cells.base[k] ?? 0) + (cells.head[k] ?? 0)).filter((rows) => rows > 0);
  const noise = noiseOf((level) => lInfinityNoise(used, sizesOf(cells), level), alpha);
  return { value, noise, detail: shares(cells, cell, asked) };
}

/** On cells that expect enough rows: with rarer ones chance alone would make the divergence large. Where none does, by the law of rare cells. */
function measureJensenShannon(cells: Cells, alpha: number, asked: Asked): Measured {
  const enough = poolOrKeep(cells);
  const value = jensenShannon(enough.base, enough.head);
  const rows = enough.labels.map((_, k) => (enough.base[k] ?? 0) + (enough.head[k] ?? 0));
  const kept = enough === cells;
  const law = kept
    ? divergenceLaw(jensenShannonAs('bits'), cells.base, cells.head)
    : (level: number) => jensenShannonNoise(rows, sizesOf(cells), level);
  const noise = noiseOf(law, alpha);
  return { value, noise, detail: `most: ${shares(cells, lInfinity(cells.base, cells.head).cell, asked)}` };
}

function shares(cells: Cells, cell: number, { appended }: Asked): string {
  if (cell < 0) return 'all shares are equal';
  const { base, head } = sizesOf(cells);
  const [before, after] = [cells.base[cell] ?? 0, cells.head[cell] ?? 0];
  const alone = appended && head > base ? `; of the new rows alone ${percent((after - before) / (head - base))}` : '';
  return `share of ${cells.labels[cell]} ${percent(before / base)} → ${percent(after / head)}${alone}`;
}

function sizesOf(cells: Cells): { readonly base: number; readonly head: number } {
  const total = (rows: readonly number[]): number => rows.reduce((sum, n) => sum + n, 0);
  return { base: total(cells.base), head: total(cells.head) };
}

/** Values of the head that the base does not have, by rows; undefined there: at most 0.1 % of the base's rows. */
export function newValues(base: CategorySide, head: CategorySide): readonly (readonly [string, number])[] {
  return tellsAbsence(base) ? unlistedThere(base, head) : [];
}

/** A value that its list lacks has so few rows, if any, that it may be called absent. */
function tellsAbsence(side: CategorySide): boolean {
  return mostUnlisted(side) <= side.sketch.rows / 1000;
}

/** The most rows that one value outside of the list can have. */
function mostUnlisted({ unlisted, rest }: CategorySide): number {
  return Math.min(unlisted, rest);
}

function unlistedThere(base: CategorySide, head: CategorySide): readonly (readonly [string, number])[] {
  return [...head.values]
    .filter(([value]) => !base.values.has(value))
    .sort(([v, n], [w, m]) => m - n || compareText(v, w));
}

/**
 * What the base does not have. Where both lists are whole: the share of all rows with a new value. Else the most
 * frequent value that the base's list lacks: its share where the base has it in next to no row, or by how much that is
 * at least larger than the largest that the base can have.
 */
function newCategory(base: CategorySide, head: CategorySide, alpha: number): Measured | undefined {
  const fresh = unlistedThere(base, head);
  const [value, rows] = fresh[0] ?? [];
  if (value === undefined || rows === undefined) return undefined;
  if (base.unlisted === 0 && head.unlisted === 0) return allNew(base, head, fresh, alpha);
  const sizes = { base: base.sketch.rows, head: head.sketch.rows };
  const most = mostUnlisted(base);
  const [before, after] = [most / sizes.base, rows / sizes.head];
  const shares = `${most === 0 ? 'none' : `at most ${percent(before)}`} of the base's rows, ${percent(after)} of the head's`;
  const law = (level: number) => shareNoise({ rows: rows + most, ...sizes }, level);
  if (tellsAbsence(base)) {
    const more = fresh.length > 1 ? ` and ${fresh.length - 1} more new values` : '';
    const noise = noiseOf(law, alpha / fresh.length);
    return { value: after, noise, detail: `${quoted(value)} is new: ${shares}${more}` };
  }
  if (after <= before) return undefined;
  // Which values a cut list lacks is chance as well, so each value of the head counts as one that was looked at.
  const noise = noiseOf(law, alpha / head.values.size);
  return { value: after - before, atLeast: true, noise, detail: `${quoted(value)}: ${shares}` };
}

/** Every value of both sides is known, so the new ones count together. */
function allNew(
  base: CategorySide,
  head: CategorySide,
  fresh: readonly (readonly [string, number])[],
  alpha: number,
): Measured {
  const [before, after] = [base.sketch.rows, head.sketch.rows];
  const together = fresh.reduce((sum, [, rows]) => sum + rows, 0) / after;
  const counts = [...new Set([...base.values.keys(), ...head.values.keys()])].map(
    (value) => (base.values.get(value) ?? 0) + (head.values.get(value) ?? 0),
  );
  const noise = noiseOf((level) => newShareNoise(counts, { base: before, head: after }, level), alpha);
  const [value = '', rows = 0] = fresh[0] ?? [];
  const first = `${quoted(value)} is new: none of the base's rows, ${percent(rows / after)} of the head's`;
  const others = fresh.length - 1;
  const more =
    others > 0
      ? `; with ${others} more new ${others === 1 ? 'value' : 'values'} ${percent(together)} of the head's`
      : '';
  return { value: together, noise, detail: `${first}${more}` };
}
