import type { PeerStatistic } from '../../../project/types.ts';
import { sum } from '../distances.ts';
import { divergenceLaw } from './cell-laws.ts';
import { type Divergence, divergenceOf, hellinger, jensenShannonAs, plainShares, psiOf } from './divergences.ts';
import { resampledLaw } from './resampled-law.ts';

/** Every value of both sides with its rows: no value is missing. Nulls, NaN and ±infinity are not in it. */
export interface EveryValue {
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** The values themselves, ascending, of a column of whole numbers; absent for categories. */
  readonly at?: readonly number[];
  /** True where NumPy would hold the column as integers: no null on either side. */
  readonly integers: boolean;
}

type Binned = readonly [base: readonly number[], head: readonly number[]];

/** A peer's statistic over the peer's bins. */
interface PeerDivergence {
  readonly of: Divergence;
  /** A text says why these bins do not exist for such a column. */
  readonly bins: (values: EveryValue) => Binned | string;
  /** The base alone decides which cells there are, so that these cells' own law would be that of another choice. */
  readonly byBase?: true;
}

/** A peer's statistic and its law under no change, or why it cannot be had. */
export function measurePeer(
  { of, bins, byBase }: PeerDivergence,
  values: EveryValue,
): { readonly value: number; readonly law: (alpha: number) => number } | string {
  const found = bins(values);
  if (typeof found === 'string') return found;
  const value = divergenceOf(of, ...found);
  if (byBase !== true) return { value, law: divergenceLaw(of, ...found) };
  const again = (base: readonly number[], head: readonly number[]): number => {
    const drawn = bins({ ...values, base, head });
    return typeof drawn === 'string' ? Number.NaN : divergenceOf(of, ...drawn);
  };
  return { value, law: resampledLaw(values.base, values.head, again) };
}

/** An empty cell counts as 0.0001, or as a millionth of the smallest share where that is no larger; not renormalised. */
const evidentlyShares: Divergence['shares'] = (rows) => {
  const share = plainShares(rows);
  const smallest = Math.min(...rows.filter((n) => n > 0).map(share));
  const empty = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
  return (n) => (n === 0 ? empty : share(n));
};

const sodaShares: Divergence['shares'] = (rows) => {
  const share = plainShares(rows);
  return (n) => (n === 0 ? 1e-5 : share(n));
};

const deepchecksShares: Divergence['shares'] = (rows) => {
  const share = plainShares(rows);
  return (n) => Math.max(0.01, share(n));
};

const perValue = ({ base, head }: EveryValue): Binned => [base, head];
const noNumbers =
  (why: string) =>
  (values: EveryValue): Binned | string =>
    values.at === undefined ? perValue(values) : why;

/** Formulas: facts of each tool's source, named in docs/concepts/verdicts.md; they are reckoned anew, no code is taken. */
export const peerDivergences: Readonly<Partial<Record<PeerStatistic, PeerDivergence>>> = {
  'psi-evidently': { of: psiOf(evidentlyShares), bins: evidentlyBins },
  'psi-soda': { of: psiOf(sodaShares), bins: sodaBins },
  'psi-deepchecks': { of: psiOf(deepchecksShares), bins: withoutRare, byBase: true },
  'jensen-shannon-evidently': { of: jensenShannonAs('root-nats'), bins: evidentlyBins },
  'jensen-shannon-tfdv': {
    of: jensenShannonAs('bits'),
    bins: noNumbers('TFDV compares numbers in histograms of its own, cut again where the edges of both sides lie'),
  },
  'jensen-shannon-nannyml': {
    of: jensenShannonAs('root-bits'),
    bins: noNumbers("NannyML compares numbers in bins by Doane's rule, which needs the third moment of all rows"),
  },
  'hellinger-evidently': { of: hellinger, bins: evidentlyHellingerBins },
};

/** One bin a value for categories and for numbers of up to 20 values in the base, else Sturges' bins over both sides. */
function evidentlyBins(values: EveryValue): Binned | string {
  const different = values.base.filter((n) => n > 0).length;
  if (values.at === undefined || different <= 20) return perValue(values);
  return sturges(values, sum(values.base) + sum(values.head));
}

/** One bin a value for categories; for numbers Sturges' bins over the different values, each counting once. */
function evidentlyHellingerBins(values: EveryValue): Binned | string {
  return values.at === undefined ? perValue(values) : sturges(values, values.at.length);
}

/** `numpy.histogram_bin_edges(…, bins='sturges')`; integers get no bin narrower than 1 (NumPy ≥ 2). */
function sturges(values: EveryValue, rows: number): Binned | string {
  const at = values.at ?? [];
  const range = (at.at(-1) ?? 0) - (at[0] ?? 0);
  if (range === 0) return equalWidth(values, 1);
  const width = range / (Math.log2(rows) + 1);
  return equalWidth(values, Math.ceil(range / (values.integers ? Math.max(1, width) : width)));
}

/** Ten bins of equal width over both sides. */
function sodaBins(values: EveryValue): Binned | string {
  if (values.at === undefined) return 'Soda cuts numbers into ten bins of equal width, and these are categories';
  return equalWidth(values, 10);
}

/** `numpy.histogram` with edges of equal distance: each bin holds its lower edge, the last one both. */
function equalWidth({ at = [], base, head }: EveryValue, bins: number): Binned {
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  const step = (last - first) / bins;
  const counted: readonly [number[], number[]] = [Array(bins).fill(0), Array(bins).fill(0)];
  let bin = 0;
  for (const [k, value] of at.entries()) {
    while (bin < bins - 1 && value >= first + (bin + 1) * step) bin++;
    counted[0][bin] = (counted[0][bin] ?? 0) + (base[k] ?? 0);
    counted[1][bin] = (counted[1][bin] ?? 0) + (head[k] ?? 0);
  }
  return counted;
}

/** Values of less than 1 % of the base's rows are one; where it has at most 1 % of each side the floor of 1 % makes it nothing. */
function withoutRare({ base, head }: EveryValue): Binned {
  const [m, n] = [sum(base), sum(head)];
  const kept = base.map((rows) => rows >= 0.01 * m);
  const of = (rows: readonly number[]): number[] => rows.filter((_, k) => kept[k]);
  const [before, after] = [of(base), of(head)];
  return [
    [...before, m - sum(before)],
    [...after, n - sum(after)],
  ];
}
