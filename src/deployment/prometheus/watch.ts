import type { PrometheusStep } from '../../project/types.ts';
import { decimalsFor, formatNumber } from '../../support/numbers.ts';
import type { Finding } from '../evidence.ts';
import type { Reading } from './reading.ts';

/** What was read so far, in order. */
export interface Watch {
  readonly values: readonly number[];
  /** Why there was no value → how often. */
  readonly nothing: ReadonlyMap<string, number>;
}

export const begun: Watch = { values: [], nothing: new Map() };

type Limits = Pick<PrometheusStep, 'min' | 'max' | 'samples'>;

/**
 * Takes one more reading: what is known then, or the answer that ends it. *fail* once two values in a row, whatever was
 * missing between them, lie beyond the limit.
 */
export function taken(limits: Limits, watch: Watch, reading: Reading): Watch | Finding {
  if (reading.kind === 'wrong') return { verdict: 'unknown', sentence: `Prometheus cannot answer: ${reading.why}.` };
  if (reading.kind === 'nothing') {
    const nothing = new Map(watch.nothing).set(reading.why, (watch.nothing.get(reading.why) ?? 0) + 1);
    return { ...watch, nothing };
  }
  const values = [...watch.values, reading.value];
  const [last, before] = values.toReversed();
  if (last === undefined || before === undefined || !isBeyond(limits, last) || !isBeyond(limits, before)) {
    return { ...watch, values };
  }
  const sentence = `${shown(before)} and ${shown(last)}, one after the other, are beyond ${limitText(limits)} (of ${counted(values.length)}).`;
  return { verdict: 'fail', sentence };
}

/** Whether the last value is beyond the limit, so that one more decides. */
export function isOpen(limits: Limits, { values }: Watch): boolean {
  const last = values.at(-1);
  return last !== undefined && isBeyond(limits, last);
}

/** The answer at the end: *pass* with enough values, and the last one good. */
export function concluded(limits: Limits, watch: Watch): Finding {
  const { values, nothing } = watch;
  const missing = [...nothing].map(([why, times]) => `${why} (${times} times)`).join(', ');
  const without = missing === '' ? '' : `; without a value: ${missing}`;
  if (values.length < limits.samples) {
    const sentence = `Only ${counted(values.length)} came, ${limits.samples} are needed${without}.`;
    return { verdict: 'unknown', sentence };
  }
  const range = `${counted(values.length)} from ${shown(Math.min(...values))} to ${shown(Math.max(...values))}`;
  if (isOpen(limits, watch)) {
    return {
      verdict: 'unknown',
      sentence: `${range}, the last one beyond ${limitText(limits)}, and none came after it${without}.`,
    };
  }
  return { verdict: 'pass', sentence: `${range}, never twice in a row beyond ${limitText(limits)}${without}.` };
}

function isBeyond({ min, max }: Limits, value: number): boolean {
  return (max !== undefined && value > max) || (min !== undefined && value < min);
}

/** "max 0.01", "min 1 and max 2". */
export function limitText({ min, max }: Pick<Limits, 'min' | 'max'>): string {
  return [min === undefined ? [] : [`min ${min}`], max === undefined ? [] : [`max ${max}`]].flat().join(' and ');
}

function counted(count: number): string {
  return count === 1 ? '1 value' : `${formatNumber(count, 0)} values`;
}

function shown(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : (decimalsFor(value, 3) ?? 3));
}
