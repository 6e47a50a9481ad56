import type { Comparison, MetricComparison, Undefined } from '../metrics/types.ts';
import type { Model } from '../project/types.ts';
import { decimalsFor, formatNumber } from '../support/numbers.ts';
import { linesNamed } from './lines.ts';
import { undefinedWords } from './words.ts';

/**
 * What the baseline has as a number and the candidate has not, and no gate of any level asks for: overall lines, since a
 * slice without a value is a matter of its rows. Where both have none nothing got lost.
 */
export function lostValues(model: Model, comparison: Comparison): readonly MetricComparison[] {
  const rules = [...model.gates.values()].flat();
  const asked = new Set(rules.flatMap((rule) => linesNamed(comparison, rule.metric)).map(({ metric }) => metric));
  return comparison.metrics.filter((line) => line.slice === undefined && !asked.has(line.metric) && hasLost(line));
}

/** Whether the baseline has a number and the candidate none. */
export function hasLost({ candidate, baseline }: Pick<MetricComparison, 'candidate' | 'baseline'>): boolean {
  return isNumber(baseline?.value) && !isNumber(candidate.value);
}

function isNumber(value: number | null | undefined): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

/** "loss is no longer there (0.5 in the baseline; new here: val_loss), and no gate asks for it." */
export function wordLost(line: MetricComparison, { metrics }: Comparison): string {
  const { metric, candidate, baseline } = line;
  const because = candidate.undefinedBecause ?? 'missing';
  const before = baseline?.value ?? Number.NaN;
  const seeds = candidate.seeds > 1 && line.origin === 'reported' ? ' with one of the seeds or more' : '';
  const fresh = because === 'missing' ? newNames(metrics) : [];
  const more = fresh.length === 0 ? '' : `; new here: ${fresh.join(', ')}`;
  const value = formatNumber(before, decimalsFor(before, 3) ?? 0);
  return `${metric} ${lostWord(because)}${seeds} (${value} in the baseline${more}), and no gate asks for it.`;
}

function lostWord(because: Undefined): string {
  switch (because) {
    case 'missing':
      return 'is no longer there';
    case 'not-a-number':
      return 'is not a number (NaN or infinite)';
    case 'text':
      return 'is a text, not a number';
    case 'null':
      return 'is null, not a number';
    case 'no-number':
      return 'is a list, a truth value or a date, not a number';
    default:
      return `has no value (${undefinedWords[because]})`;
  }
}

/** As many names are told: whoever renamed a metric finds the new one among them. */
const told = 3;

function newNames(metrics: Comparison['metrics']): readonly string[] {
  const fresh = metrics.filter(({ slice, candidate, baseline }) => {
    return slice === undefined && isNumber(candidate.value) && !isNumber(baseline?.value);
  });
  const names = fresh.slice(0, told).map(({ metric }) => metric);
  return fresh.length > told ? [...names, '…'] : names;
}
