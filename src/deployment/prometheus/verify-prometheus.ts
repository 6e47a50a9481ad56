import { setTimeout as sleep } from 'node:timers/promises';
import { formatDuration, prometheusAddress } from '../../project/index.ts';
import type { PrometheusStep } from '../../project/types.ts';
import { clip, oneLine } from '../../support/escape/index.ts';
import { addressOf } from '../ask.ts';
import type { Finding } from '../evidence.ts';
import { exchange } from '../exchange.ts';
import type { TargetContext } from '../port.ts';
import { type Reading, readingOf } from './reading.ts';
import { begun, concluded, isOpen, limitText, taken, type Watch } from './watch.ts';

/** Milliseconds for one question, and bytes of its answer. */
const within = 10_000;
const most = 1024 * 1024;

/** "prometheus max 0.01 for 10m: sum(rate(…))". */
export function nameOfWatch(step: PrometheusStep): string {
  return `prometheus ${limitText(step)} for ${formatDuration(step.for)}: ${clip(oneLine(step.query), 80)}`;
}

/**
 * Watches a value of Prometheus for a while: first after one interval, so that there is something of the version that has
 * just become live. Fails at once where it is beyond the limit twice in a row.
 */
export async function watchPrometheus(
  step: PrometheusStep,
  { env, signal }: Pick<TargetContext, 'env' | 'signal'>,
): Promise<Finding> {
  const asking = askingOf(step, env);
  if (typeof asking === 'string') return { verdict: 'unknown', sentence: asking };
  const times = Math.floor(step.for / step.every);
  let watch = begun;
  // Where the last value is beyond the limit one more decides.
  for (let asked = 0; asked < times || (asked === times && isOpen(step, watch)); asked++) {
    await sleep(step.every, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return { verdict: 'unknown', sentence: 'The watch was cancelled.' };
    const next = taken(step, watch, await ask(asking, signal));
    if ('verdict' in next) return next;
    watch = next satisfies Watch;
  }
  return concluded(step, watch);
}

interface AskingPrometheus {
  readonly address: string;
  readonly headers: { readonly [name: string]: string };
}

/** Where and how to ask, or why nobody can be asked. */
function askingOf({ query, url, token }: PrometheusStep, env: NodeJS.ProcessEnv): AskingPrometheus | string {
  const written = url ?? env['MLOPS_PROMETHEUS_URL'];
  if (written === undefined || written === '') {
    return 'Nobody says where Prometheus is: neither `url` of the step nor the variable MLOPS_PROMETHEUS_URL.';
  }
  const found = prometheusAddress(written);
  if (typeof found === 'string') return `Where Prometheus is: ${found}.`;
  const secret = token === undefined ? undefined : env[token];
  if (token !== undefined && (secret === undefined || secret === ''))
    return `The variable ${token} of \`token\` is not set.`;
  if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret))
    return `The variable ${token} holds no token: blanks or other characters.`;
  const address = `${addressOf(found.href, '/api/v1/query')}?${new URLSearchParams({ query }).toString()}`;
  return { address, headers: secret === undefined ? {} : { authorization: `Bearer ${secret}` } };
}

async function ask({ address, headers }: AskingPrometheus, signal: AbortSignal): Promise<Reading> {
  const answered = await exchange(address, { method: 'GET', headers, within, most }, signal);
  if (answered.kind === 'none') return { kind: 'nothing', why: answered.why };
  return readingOf(answered.status, answered.text);
}
