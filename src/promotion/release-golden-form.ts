import type { Amount, Better } from '../project/types.ts';
import type { WrittenGolden } from './release-golden-schema.ts';
import type { GoldenLimit, ReleaseGolden } from './types.ts';

/** What golden steps need, keys in the order of the file. */
export function writtenGolden(golden: ReleaseGolden): WrittenGolden {
  const { dataset, key, evaluation, label, task, positive, cluster, metrics, limits } = golden;
  return {
    dataset,
    key: [...key],
    ...(evaluation !== undefined && { evaluation }),
    ...(label !== undefined && { label }),
    ...(task !== undefined && { task }),
    ...(positive !== undefined && { positive }),
    cluster: [...cluster],
    metrics: [...metrics],
    limits: limits.map(writtenLimit),
  };
}

/** The same, as a file says it. */
export function meantGolden({ limits, ...rest }: WrittenGolden): ReleaseGolden {
  return { ...rest, limits: limits.map(meantLimit) };
}

type WrittenLimit = WrittenGolden['limits'][number];

function writtenLimit({ metric, better, maxWorse }: GoldenLimit): WrittenLimit {
  return {
    metric,
    ...(better !== undefined && { better: typeof better === 'object' ? better.closeTo : better }),
    ...(maxWorse && { 'max-worse': writtenAmount(maxWorse) }),
  };
}

function meantLimit({ metric, better, 'max-worse': maxWorse }: WrittenLimit): GoldenLimit {
  return {
    metric,
    ...(better !== undefined && { better: meantBetter(better) }),
    ...(maxWorse !== undefined && { maxWorse: meantAmount(maxWorse) }),
  };
}

function meantBetter(written: 'higher' | 'lower' | number): Better {
  return typeof written === 'number' ? { closeTo: written } : written;
}

function writtenAmount({ kind, value }: Amount): number | string {
  return kind === 'percent' ? `${value}%` : value;
}

function meantAmount(written: number | string): Amount {
  if (typeof written === 'number') return { kind: 'absolute', value: written };
  return { kind: 'percent', value: Number(written.slice(0, -1)) };
}
