import { counted, whole } from '../checks/words.ts';

/** `nulls` of a column with the evidence; no `nulls`: any number is allowed. */
export interface NullsProposal {
  readonly nulls?: 0 | `${number}%`;
  readonly why: string;
  /** Where there are some. */
  readonly short?: string;
}

/** Fewer rows say nothing about shares. */
const fewestRows = 30;
/** By the rule of three, none in so many rows means at most 0.1 % of all rows, with 95 % confidence. */
const rowsForNone = 3000;
/** With so few values the next batch may have none at all. */
const fewValues = 20;
/** Deviations that the next batch of the same size may lie above this one. */
const deviations = 3.5;
const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 40, 50] as const;

/**
 * How many nulls the next batch may have. None are allowed only where many rows have none. Otherwise at most twice the
 * share that was seen, or what another random half of the same rows has with probability below 0.001: with `k` nulls in
 * one half, the difference `d` of the two has variance at most `2k + d`, so `d = z√(2k + d)` with z = 3.5.
 */
export function nullsOf(filled: number, rows: number): NullsProposal | undefined {
  const nulls = rows - filled;
  const few = {
    nulls: '100%',
    why: `${filled === 0 ? 'no value' : `only ${counted(filled, 'value')}`} in ${counted(rows, 'row')}`,
  } as const;
  if (filled === 0 && rows > 0) return { ...few, short: few.why };
  if (rows < fewestRows) return undefined;
  const some = nulls > 0 && { short: `${whole(nulls)} of ${counted(rows, 'row')} null` };
  const seen = `${nulls === 0 ? 'no null' : counted(nulls, 'null')} in ${counted(rows, 'row')}`;
  if (filled <= fewValues) return { ...few, short: few.why };
  if (nulls === 0 && rows >= rowsForNone) {
    const bound = Number(((100 * 3) / rows).toPrecision(2));
    return { nulls: 0, why: `${seen}: at most ${bound} % of all with 95 % confidence` };
  }
  const z2 = deviations ** 2;
  const more = (z2 + Math.sqrt(z2 ** 2 + 8 * z2 * nulls)) / 2;
  const percent = (100 * Math.max(nulls + more, 2 * nulls)) / rows;
  const limit = steps.find((step) => step >= percent);
  if (limit === undefined) return { why: `${seen}: too many for a limit`, ...some };
  const why = nulls === 0 ? `${seen}: ${whole(rowsForNone)} are needed for 0` : seen;
  return { nulls: `${limit}%`, why, ...some };
}
