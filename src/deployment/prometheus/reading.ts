import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';

/** What one question came to. */
export type Reading =
  | { readonly kind: 'value'; readonly value: number }
  /** There may be one later: "no series", "NaN", "no answer within 10 s". */
  | { readonly kind: 'nothing'; readonly why: string }
  /** Asking again would not help: the query is wrong. */
  | { readonly kind: 'wrong'; readonly why: string };

const sample = z.tuple([z.number(), z.string()]);
const answer = z.union([
  z.object({
    status: z.literal('success'),
    data: z.discriminatedUnion('resultType', [
      z.object({ resultType: z.literal('scalar'), result: sample }),
      z.object({ resultType: z.literal('vector'), result: z.array(z.object({ value: sample.optional() })) }),
      z.object({ resultType: z.enum(['matrix', 'string']) }),
    ]),
  }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

/**
 * Reads an answer of `/api/v1/query` (https://prometheus.io/docs/prometheus/latest/querying/api/). Several series are no
 * number, and NaN is none either.
 */
export function readingOf(status: number, text: string): Reading {
  const parsed = answer.safeParse(parsedJson(text));
  if (!parsed.success) {
    return status === 200
      ? { kind: 'wrong', why: 'its answer has not the form of Prometheus' }
      : { kind: status >= 500 || status === 429 ? 'nothing' : 'wrong', why: `status ${status}` };
  }
  if (parsed.data.status === 'error') return refused(status, parsed.data);
  const { data } = parsed.data;
  if (data.resultType === 'scalar') return numberIn(data.result[1]);
  if (data.resultType !== 'vector') return { kind: 'wrong', why: `the query gives a ${data.resultType}, not a number` };
  const [only, ...others] = data.result;
  if (only === undefined) return { kind: 'nothing', why: 'no series' };
  if (others.length > 0) return { kind: 'wrong', why: `the query gives ${data.result.length} series, not one` };
  return only.value === undefined
    ? { kind: 'wrong', why: 'the query gives a histogram, not a number' }
    : numberIn(only.value[1]);
}

/** 400 and 422: what is asked is at fault; everything else may be over in a minute. */
function refused(status: number, said: { readonly errorType: string; readonly error: string }): Reading {
  const why = clip(oneLine(`${said.errorType}: ${said.error}`), 300);
  return { kind: status >= 400 && status < 500 && status !== 429 ? 'wrong' : 'nothing', why };
}

function numberIn(text: string): Reading {
  const named: Readonly<Record<string, number>> = {
    '+Inf': Number.POSITIVE_INFINITY,
    '-Inf': Number.NEGATIVE_INFINITY,
  };
  const value = named[text] ?? (text.trim() === '' ? Number.NaN : Number(text));
  return Number.isNaN(value) ? { kind: 'nothing', why: 'NaN' } : { kind: 'value', value };
}
