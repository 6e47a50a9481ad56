import { defined } from '../defined.ts';
import { prometheusAddress } from '../prometheus-address.ts';
import type { WrittenPrometheus } from '../schema/prometheus.ts';
import type { ProjectPath, PrometheusStep } from '../types.ts';
import type { Context } from './context.ts';
import { checkSecret } from './steps.ts';
import { timeoutOf } from './timeout.ts';

const usualEvery = 30_000;

/** A step that watches Prometheus, with every default filled in. @param at of the key `prometheus` */
export function prometheusOf(context: Context, written: WrittenPrometheus, at: ProjectPath): PrometheusStep {
  const { list } = context;
  const { query, min, max, samples = 5, url, token } = written;
  if (min === undefined && max === undefined && !list.touches(at)) {
    list.add('missing-key', at, 'one of the keys `max` and `min` is missing');
  }
  if (min !== undefined && max !== undefined && min > max) {
    list.add('contradiction', [...at, 'min'], `no value is at least ${min} and at most ${max}`, { value: true });
  }
  const watched = timeoutOf(context, written.for, '5m', [...at, 'for']);
  const every = everyOf(context, written, watched, at);
  const isTimed = !list.touches([...at, 'for']) && !list.touches([...at, 'every']);
  if (isTimed && Math.floor(watched / every) < samples) {
    const key = written.samples === undefined ? 'for' : 'samples';
    const message = `in ${watched / 1000}s, asked every ${every / 1000}s, there are never ${samples} values`;
    list.add('contradiction', [...at, key], message, { value: written[key] !== undefined });
  }
  const wrong = url === undefined ? undefined : prometheusAddress(url);
  if (typeof wrong === 'string') list.add('invalid-value', [...at, 'url'], wrong, { value: true });
  if (token !== undefined) checkSecret(list, token, [...at, 'token']);
  return {
    kind: 'prometheus',
    query,
    ...defined({ min, max }),
    samples,
    for: watched,
    every,
    ...defined({ url, token }),
  };
}

function everyOf(
  context: Context,
  { every, samples = 5 }: WrittenPrometheus,
  watched: number,
  at: ProjectPath,
): number {
  if (every !== undefined) return timeoutOf(context, every, '30s', [...at, 'every']);
  return Math.max(1000, Math.min(usualEvery, Math.floor(watched / samples)));
}
