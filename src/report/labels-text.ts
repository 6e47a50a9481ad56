import { clip, oneLine } from '../support/escape/index.ts';
import { decimalsOf, formatCount, formatNumber, formatShare } from './numbers.ts';
import type { ModelReport } from './types.ts';

/** Metrics that read a predicted class and no score. */
const byClass = ['accuracy', 'balanced-accuracy', 'precision', 'recall', 'f1', 'mcc'];

/**
 * What the labels alone say: how frequent the positive or the largest class is, what answers without a model would
 * score, and which score makes a row positive. Empty where nobody counted.
 */
export function labelsText({ labels, comparison }: ModelReport): string {
  const total = (labels?.classes ?? []).reduce((sum, { rows }) => sum + rows, 0);
  const [largest] = (labels?.classes ?? []).toSorted((one, other) => other.rows - one.rows);
  if (labels === undefined || largest === undefined || total === 0) return '';
  const overall = (comparison?.metrics ?? []).filter(({ slice }) => slice === undefined);
  const told = labels.classes.find(({ name }) => name === labels.positive) ?? largest;
  const prevalence = `${formatCount(told.rows)} of ${formatCount(total)} test rows (${formatShare(told.rows / total)}) are ${code(told.name)}`;
  const guesses = labels.constant.flatMap(({ metric, value }) => {
    const line = overall.find((one) => one.metric === metric);
    return line === undefined ? [] : [`${oneLine(metric)} ${formatNumber(value, decimalsOf(line))}`];
  });
  const accuracy = overall.find(({ metric }) => metric === 'accuracy');
  const always =
    accuracy === undefined
      ? []
      : [`always saying ${code(largest.name)} accuracy ${formatNumber(largest.rows / total, decimalsOf(accuracy))}`];
  const answers = [...(guesses.length > 0 ? [`always these shares ${guesses.join(', ')}`] : []), ...always];
  const guess = answers.length === 0 ? '' : `; without a model, ${answers.join('; ')}`;
  const used = overall.map(({ metric }) => metric).filter((metric) => byClass.includes(metric));
  const cut =
    labels.threshold === undefined || labels.positive === undefined || used.length === 0
      ? ''
      : ` A score from ${labels.threshold} on counts as ${code(labels.positive)} (${used.join(', ')}).`;
  return `${prevalence}${guess}.${cut}`;
}

function code(name: string): string {
  return `\`${clip(oneLine(name), 80).replaceAll('`', "'")}\``;
}
