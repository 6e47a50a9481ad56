import { nullsOf } from '../../data/index.ts';

/** What people write: between two neighbours there is never more than half of the smaller one. */
const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/**
 * A number that people would write, not inside of one that was seen: 17.3 → 20 upwards, 15 downwards. A limit that is
 * exactly what was seen is broken by the next batch.
 */
export function outward(seen: number, side: 'min' | 'max'): number {
  if (seen === 0 || !Number.isFinite(seen)) return seen;
  if (seen < 0) return -outward(-seen, side === 'max' ? 'min' : 'max');
  const exponent = Math.floor(Math.log10(seen));
  // A logarithm may be off by one at powers of ten.
  const written = [exponent - 1, exponent, exponent + 1].flatMap((power) =>
    steps.map((step) => Number(`${step}e${power}`)),
  );
  const fitting = written.filter((number) => (side === 'max' ? number >= seen : number <= seen));
  return side === 'max' ? Math.min(...fitting) : Math.max(...fitting);
}

/** The same of a whole number. */
export function outwardWhole(seen: number, side: 'min' | 'max'): number {
  const number = outward(seen, side);
  return side === 'max' ? Math.ceil(number) : Math.floor(number);
}

/** A percentage that people would write, not below so many of so many. */
export function outwardPercent(part: number, all: number): `${number}%` {
  return `${Math.min(100, outward((100 * part) / all, 'max'))}%`;
}

/** Of so many rows the next batch has so many by chance: fewer say nothing about it. */
const fewestOthers = 20;

/** The share that may break a rule: by the law of `mlops infer` for nulls, so that the next batch keeps it as well. */
export function shareOfNext(part: number, all: number): `${number}%` {
  const law = all - part > fewestOthers ? nullsOf(all - part, all)?.nulls : undefined;
  return typeof law === 'string' ? law : outwardPercent(part, all);
}

/** A day or a point in time, outward to the year: the first day of it, or the last (of points in time the end of that). */
export function outwardTime(seen: string, side: 'min' | 'max', type: 'date' | 'timestamp'): string | undefined {
  const year = /^(\d{4})-\d\d-\d\d/.exec(seen)?.[1];
  if (year === undefined) return undefined;
  if (side === 'min') return `${year}-01-01`;
  return type === 'date' ? `${year}-12-31` : `${String(Number(year) + 1).padStart(4, '0')}-01-01`;
}
