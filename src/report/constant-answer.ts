import { oneLine } from '../support/escape/index.ts';
import { decimalsOf, formatNumber, mainInterval } from './numbers.ts';
import type { ModelReport } from './types.ts';

/**
 * "Not measurably better than a constant answer: log-loss 0.640 (always these shares: 0.650)." A model that the shares of
 * the labels alone can replace is news, whatever its gates say. Empty where it does better beyond its noise.
 */
export function constantAnswerText({ labels, comparison }: Pick<ModelReport, 'labels' | 'comparison'>): string {
  const overall = (comparison?.metrics ?? []).filter(({ slice }) => slice === undefined);
  const told = (labels?.constant ?? []).flatMap(({ metric, value }) => {
    const line = overall.find((one) => one.metric === metric);
    const mean = line?.candidate.value;
    if (line === undefined || typeof mean !== 'number' || (line.better !== 'higher' && line.better !== 'lower'))
      return [];
    const { low, high } = mainInterval(line.candidate.intervals) ?? { low: mean, high: mean };
    if (line.better === 'higher' ? low > value : high < value) return [];
    const text = (number: number) => formatNumber(number, decimalsOf(line));
    return [`${oneLine(metric)} ${text(mean)} (the constant: ${text(value)})`];
  });
  return told.length === 0 ? '' : `Not measurably better than the best constant answer: ${told.join(', ')}.`;
}
