import type { Definition } from './definitions/definition.ts';
import type { Sample } from './sample.ts';

/**
 * From fewer groups no interval is made: where the positive rows lie in three groups, the t interval of recall holds the
 * truth in 88 % of the cases instead of 95, in two 81 %, from five on in 93 % (docs/decisions/groups.md).
 */
export const fewestGroups = 5;

/** The groups of rows that a metric rests on. */
export interface Groups {
  /** For a metric that compares two classes, those that hold the class which fewer groups have. */
  readonly count: number;
  /** How much of the evidence each group is, 0 … 1: its weight among all rows, or in a class if it is more of that. */
  readonly shares: Float64Array;
}

/** Undefined where rows are independent. */
export function groupsOf({ family, name }: Definition, sample: Sample): Groups | undefined {
  const { clusters, units } = sample;
  if (!clusters) return undefined;
  const shares = sharesOf(sample, clusters);
  const overAllRows = family.kind === 'mean' || (family.kind === 'proportion' && family.of === 'all') || name === 'ece';
  if (sample.k !== 2 || overAllRows) return { count: units, shares };
  const classes = [0, 1].map((label) => sharesOf(sample, clusters, label));
  const counts = classes.map((column) => column.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0));
  return {
    count: Math.min(...counts),
    shares: shares.map((share, at) => Math.max(share, ...classes.map((c) => c[at] ?? 0))),
  };
}

/** The weight of each group among the rows, or among those of a class; 0 everywhere where there are none. */
function sharesOf({ n, weights, labels, units }: Sample, clusters: Uint32Array, label?: number): Float64Array {
  const shares = new Float64Array(units);
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (label !== undefined && labels[i] !== label) continue;
    const group = clusters[i] ?? 0;
    shares[group] = (shares[group] ?? 0) + (weights[i] ?? 0);
    total += weights[i] ?? 0;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/**
 * The variance of a sum over groups as the jackknife of groups has it, to first order: (g − 1)/g · Σ (uᵢ / (1 − hᵢ))²
 * with u the parts and h the shares of the groups (CR3: R. M. Bell, D. F. McCaffrey, Survey Methodology 28 (2002)
 * 169–181). For groups of one size it is the usual g/(g − 1) · Σu²; where one group is a large part of all, its part
 * says less than it seems to, since it has pulled the mean towards itself.
 */
export function groupVariance(parts: Float64Array, { count, shares }: Groups): number {
  let sum = 0;
  for (let at = 0; at < parts.length; at++) sum += ((parts[at] ?? 0) / (1 - (shares[at] ?? 0))) ** 2;
  return (sum * (count - 1)) / count;
}
