import { isPossible } from '../range.ts';
import type { Sample } from '../sample.ts';
import type { Definition } from './definition.ts';
import { meanOf } from './losses.ts';

/**
 * The mean of one column of scores that the rows bring; undefined for a column that the rows do not have. Where all of
 * them are 0 or 1 it is a share of rows. Which values are possible besides is not known, so no other range is taken. A
 * mean that no metric of this name can have is no value, as of a reported number.
 */
export function scoreDefinition(name: string, { scoreMetrics = [] }: Sample): Definition | undefined {
  const column = scoreMetrics.findIndex((metric) => metric.name === name);
  const metric = scoreMetrics[column];
  if (metric === undefined) return undefined;
  return {
    name,
    reads: column,
    family: metric.isShare ? { kind: 'proportion', of: 'all' } : { kind: 'mean' },
    range: metric.isShare ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    prepare: (sample, side) => {
      const mean = meanOf(() => side.scores[column] ?? new Float64Array())(sample, side);
      const evaluate = (weights: Float64Array) => {
        const value = mean.evaluate(weights);
        return isPossible(name, value) ? value : Number.NaN;
      };
      return { ...mean, evaluate };
    },
    because: ({ totalWeight }) => (totalWeight > 0 ? 'outside-range' : 'no-rows'),
  };
}
