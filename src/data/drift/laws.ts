import { random } from '../../support/random.ts';
import { chiSquareQuantile, normalQuantile } from '../../support/statistics.ts';
import { moments, type Points, sum } from './distances.ts';
import { shareNoise } from './share-law.ts';

/** Rows of both sides. */
export interface Sizes {
  readonly base: number;
  readonly head: number;
}

/**
 * The largest Jensen-Shannon divergence (bits) that no change would show with probability 1 − alpha. To second order
 * JSD = Σ (p−q)²/m / (8 ln 2), and Σ (p−q)²/m ÷ (1/n₁ + 1/n₂) is Pearson's statistic of the 2 × k table, χ² with
 * k − 1 degrees of freedom (Grosse et al. 2002, Phys. Rev. E 65, 041905). Needs cells that expect ≥ 5 rows a side.
 * @param rows of both sides together, by cell
 */
export function jensenShannonNoise(rows: readonly number[], sizes: Sizes, alpha: number): number {
  if (rows.length < 2) return 0;
  const scale = 1 / sizes.base + 1 / sizes.head;
  return ((chiSquareQuantile(1 - alpha, rows.length - 1) + excess(rows, sizes)) / (8 * Math.LN2)) * scale;
}

/**
 * By how much the mean of JSD · 8 ln 2 ÷ (1/n₁ + 1/n₂) is above that of Pearson's statistic: 5 % of it where each cell expects
 * 5 rows, which is more than chance does over a thousand cells. From m·(x²/2 + x⁴/12 + x⁶/30 + …) with x = (p−q)/(p+q),
 * and from m being measured, each to the order in which sides of equal and of very unequal size need it.
 */
function excess(rows: readonly number[], { base, head }: Sizes): number {
  const [scale, uneven] = [1 / base + 1 / head, 1 / base - 1 / head];
  let sum = 0;
  for (const each of rows) {
    const share = each / (base + head);
    sum += (scale ** 2 / 2 + uneven ** 2) / (4 * share * scale) + (2 / 3) * (scale / (4 * share)) ** 2;
  }
  return sum;
}

/**
 * The largest L∞ distance that no change would show: the exact law of each cell at alpha ÷ cells (the union bound, so
 * the cells may depend on each other). @param rows of both sides together, by cell
 */
export function lInfinityNoise(rows: readonly number[], sizes: Sizes, alpha: number): number {
  const share = alpha / Math.max(1, rows.length);
  let noise = 0;
  for (const each of new Set(rows)) noise = Math.max(noise, shareNoise({ rows: each, ...sizes }, share));
  return noise;
}

const draws = 2000;
const knots = 128;
const central = 0.95;

/**
 * Level alpha → the largest Wasserstein-1 distance that no change would show with probability 1 − alpha, in the unit of
 * the positions. √(n₁n₂/(n₁+n₂))·W₁ tends to ∫|B(F(x))| dx with B a Brownian bridge (del Barrio, Giné, Matrán 1999, Ann.
 * Probab. 27). Its 95 % point comes from 2,000 seeded bridges. Beyond, the quantiles of a Lipschitz function of a
 * Gaussian process grow no faster than σ·z (Borell 1975; Tsirelson, Ibragimov, Sudakov 1976), where σ is the largest
 * deviation of ∫h·B(F), |h| ≤ 1; all covariances are ≥ 0, so h = 1 attains it and σ is the deviation of F itself.
 */
export function wassersteinLaw(both: Points, sizes: Sizes): (alpha: number) => number {
  const scale = Math.sqrt(1 / sizes.base + 1 / sizes.head);
  const { deviation } = moments(both);
  if (!(deviation > 0)) return () => 0;
  const usual = bridgeQuantile(gaps(both));
  return (alpha) => scale * (usual + deviation * Math.max(0, -normalQuantile(alpha) - normalQuantile(central)));
}

interface Gap {
  readonly share: number;
  readonly length: number;
}

/** The steps of F with their lengths, joined to at most 128: finer near 0 and 1, where outliers are. */
function gaps(points: Points): readonly Gap[] {
  const rows = sum(points.rows);
  const joined = new Map<number, { weighted: number; length: number }>();
  let below = 0;
  for (let k = 0; k + 1 < points.at.length; k++) {
    below += points.rows[k] ?? 0;
    const length = (points.at[k + 1] ?? 0) - (points.at[k] ?? 0);
    const knot = Math.floor((knots * Math.asin(Math.sqrt(Math.min(1, below / rows)))) / (Math.PI / 2));
    const gap = joined.get(knot) ?? { weighted: 0, length: 0 };
    joined.set(knot, { weighted: gap.weighted + (below / rows) * length, length: gap.length + length });
  }
  return [...joined.values()]
    .filter((gap) => gap.length > 0)
    .map((gap) => ({ share: gap.weighted / gap.length, length: gap.length }));
}

let normals: Float64Array | undefined;

/** The same draws for every column: the result depends on the data alone. */
function standardNormals(): Float64Array {
  if (normals !== undefined) return normals;
  const { uniform } = random(1999, 27);
  const drawn = new Float64Array(draws * (knots + 1));
  for (let k = 0; k + 1 < drawn.length; k += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    drawn[k] = radius * Math.cos(angle);
    drawn[k + 1] = radius * Math.sin(angle);
  }
  normals = drawn;
  return drawn;
}

function bridgeQuantile(steps: readonly Gap[]): number {
  const drawn = standardNormals();
  const before = [0, ...steps.map((step) => step.share)];
  const keep = Float64Array.from(steps, (step, k) => (1 - step.share) / (1 - (before[k] ?? 0)));
  const variance = steps.map((step, k) => (step.share - (before[k] ?? 0)) * (keep[k] ?? 0));
  const spread = Float64Array.from(variance, (each) => Math.sqrt(Math.max(0, each)));
  const length = Float64Array.from(steps, (step) => step.length);
  const areas = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let [bridge, area] = [0, 0];
    const at = draw * (knots + 1);
    for (let k = 0; k < steps.length; k++) {
      bridge = bridge * (keep[k] ?? 0) + (spread[k] ?? 0) * (drawn[at + k] ?? 0);
      area += Math.abs(bridge) * (length[k] ?? 0);
    }
    areas[draw] = area;
  }
  areas.sort();
  return areas[Math.floor(draws * central)] ?? 0;
}
