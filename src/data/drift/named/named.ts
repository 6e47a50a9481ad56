import { isPeerStatistic } from '../../../project/index.ts';
import type { DriftStatistic } from '../../../project/types.ts';
import { lInfinity, type Points, sum } from '../distances.ts';
import { type Finding, noiseOf } from '../finding.ts';
import { lInfinityNoise } from '../laws.ts';
import type { Asked } from '../limits.ts';
import { type Cells, poolOrKeep } from '../pool.ts';
import { percent } from '../wording.ts';
import { divergenceLaw, kolmogorovNoise, totalVariationLaw } from './cell-laws.ts';
import {
  cramersV,
  type Divergence,
  divergenceOf,
  halfMore,
  hellinger,
  jensenShannonAs,
  kullbackLeibler,
  meanSquareContingency,
  psiOf,
  totalVariation,
} from './divergences.ts';
import { peerDistance } from './peer-distances.ts';
import { type EveryValue, measurePeer, peerDivergences } from './peers.ts';
import { kolmogorovSmirnov } from './tests.ts';

/** What the statistics of one column are computed from, both sides in the same cells. */
export interface Material {
  readonly cells: Cells;
  /** The finite numbers of both sides in common cells, where the column has an order. */
  readonly points?: readonly [Points, Points];
  /** Those of the base in its own cells. */
  readonly own?: Points;
  /** A text says why the sketches do not have every value. */
  readonly values: EveryValue | string;
}

/** A declared statistic that this column does not have. */
export interface Refused {
  readonly statistic: DriftStatistic;
  readonly reason: 'drift-peer-bins' | 'drift-statistic-missing';
  readonly why: string;
}

type Measured = Pick<Finding, 'value' | 'noise' | 'detail'>;

/** The declared statistics that are not among those of `done`, each measured or refused. */
export function namedFindings(material: Material, asked: Asked, alpha: number, done: readonly DriftStatistic[]) {
  const named = distributionStatistics(asked).filter((statistic) => !done.includes(statistic));
  const findings: Finding[] = [];
  const refused: Refused[] = [];
  for (const statistic of named) {
    const measured = measure(statistic, material, alpha / named.length);
    if ('why' in measured) refused.push({ statistic, ...measured });
    else
      findings.push({
        ...{ statistic, limit: asked.limit(statistic), gates: !asked.ignored, needsRows: true },
        untold: material.cells.untold,
        ...measured,
      });
  }
  return { findings, refused };
}

/** What was declared about the distribution, in the order of the documentation. */
export function distributionStatistics({ declared }: Asked): readonly DriftStatistic[] {
  const names = Object.keys(declared) as DriftStatistic[];
  return names.filter((statistic) => statistic !== 'nulls' && statistic !== 'new-category');
}

function measure(statistic: DriftStatistic, material: Material, alpha: number): Measured | Omit<Refused, 'statistic'> {
  if (isPeerStatistic(statistic)) {
    const known = peerDivergences[statistic];
    if (known === undefined)
      return withOrder(material, ({ points, own }) => peerDistance(statistic, points, own, alpha));
    if (typeof material.values === 'string') return { reason: 'drift-peer-bins', why: material.values };
    if (sum(material.values.base) === 0 || sum(material.values.head) === 0) return withoutNumbers;
    const found = measurePeer(known, material.values);
    if (typeof found === 'string') return { reason: 'drift-peer-bins', why: found };
    return { value: found.value, noise: noiseOf(found.law, alpha), detail: mostMoved(material.cells) };
  }
  if (statistic === 'ks') return withOrder(material, ({ points }) => ksOf(points, material.cells, alpha));
  if (statistic === 'l-infinity') return lInfinityOf(material.cells, alpha);
  const { base, head } = poolOrKeep(material.cells);
  if (statistic === 'total-variation') {
    const law = totalVariationLaw(base, head);
    return { value: totalVariation(base, head), noise: noiseOf(law, alpha), detail: mostMoved(material.cells) };
  }
  const own = divergences[statistic];
  return own === undefined ? withoutOrder : overCells(own, base, head, material.cells, alpha);
}

const divergences: Readonly<Partial<Record<DriftStatistic, Divergence>>> = {
  psi: psiOf(halfMore),
  kl: kullbackLeibler(halfMore),
  'chi-square': meanSquareContingency,
  'cramers-v': cramersV,
  hellinger,
  'jensen-shannon': jensenShannonAs('bits'),
};

function overCells(
  of: Divergence,
  base: readonly number[],
  head: readonly number[],
  cells: Cells,
  alpha: number,
): Measured {
  const noise = noiseOf(divergenceLaw(of, base, head), alpha);
  return { value: divergenceOf(of, base, head), noise, detail: mostMoved(cells) };
}

const withoutOrder = {
  reason: 'drift-statistic-missing',
  why: 'it is a distance of numbers, and these values have no order',
} as const;

const withoutNumbers = {
  reason: 'drift-statistic-missing',
  why: 'a side has no value other than null, NaN and infinity',
} as const;

interface OnTheLine {
  readonly points: readonly [Points, Points];
  readonly own: Points;
}

function withOrder({ points, own }: Material, then: (line: OnTheLine) => Measured | Omit<Refused, 'statistic'>) {
  if (points === undefined || own === undefined) return withoutOrder;
  return points.some((side) => sum(side.rows) === 0) ? withoutNumbers : then({ points, own });
}

function ksOf([base, head]: readonly [Points, Points], cells: Cells, alpha: number): Measured {
  const sizes = { base: sum(base.rows), head: sum(head.rows) };
  const noise = noiseOf((level) => kolmogorovNoise(sizes, level), alpha);
  return { value: kolmogorovSmirnov(base, head), noise, detail: mostMoved(cells) };
}

function lInfinityOf(cells: Cells, alpha: number): Measured {
  const used = cells.base.map((n, k) => n + (cells.head[k] ?? 0)).filter((rows) => rows > 0);
  const sizes = { base: sum(cells.base), head: sum(cells.head) };
  const noise = noiseOf((level) => lInfinityNoise(used, sizes, level), alpha);
  return { value: lInfinity(cells.base, cells.head).value, noise, detail: mostMoved(cells) };
}

/** "most: share of "JFK" 30.0 % → 41.0 %". */
function mostMoved({ labels, base, head }: Cells): string {
  const { cell } = lInfinity(base, head);
  if (cell < 0) return 'all shares are equal';
  const [before, after] = [(base[cell] ?? 0) / sum(base), (head[cell] ?? 0) / sum(head)];
  return `most: share of ${labels[cell]} ${percent(before)} → ${percent(after)}`;
}
