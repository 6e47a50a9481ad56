import { z } from 'zod';
import type { Comparison } from './types.ts';

// A file may come from a job that ran untrusted code: sizes are limited, numbers are finite.
const text = z.string().max(500);
const count = z.int().nonnegative();

const interval = z.strictObject({ level: z.number().gt(0).lt(1), low: z.number(), high: z.number() });
const intervals = z.array(interval).max(10_000).readonly();

const because = z.enum([
  'no-rows',
  'one-class',
  'zero-denominator',
  'not-a-number',
  'outside-range',
  'no-scores',
  'constant',
  'missing',
  'text',
  'null',
  'no-number',
  'not-a-probability',
  'not-computable',
  'too-few-rows',
]);

const estimate = z.strictObject({
  value: z.number().nullable(),
  undefinedBecause: z.exactOptional(because),
  rows: count.nullable(),
  groups: z.exactOptional(count),
  seeds: count,
  intervals,
  standardError: z.exactOptional(z.number().nonnegative()),
  bySeed: z.exactOptional(z.array(z.number()).max(1000).readonly()),
  shipped: z.exactOptional(z.strictObject({ value: z.number().nullable(), intervals })),
  exact: z.boolean(),
});

const change = z.strictObject({
  value: z.number(),
  intervals,
  exact: z.boolean(),
  paired: z.boolean(),
  seedNoise: z.enum(['included', 'borrowed', 'none', 'unknown']),
  standardError: z.strictObject({
    rows: z.number().nonnegative().nullable(),
    seeds: z.number().nonnegative().nullable(),
    repeats: z.exactOptional(z.number().nonnegative()),
  }),
});

const line = z.strictObject({
  metric: text,
  slice: z.exactOptional(z.strictObject({ column: text, value: text })),
  better: z.exactOptional(z.union([z.enum(['higher', 'lower']), z.strictObject({ closeTo: z.number() })])),
  origin: z.enum(['computed', 'reported']),
  candidate: estimate,
  baseline: z.exactOptional(estimate),
  change: z.exactOptional(change),
  notComparable: z.exactOptional(text),
  otherData: z.exactOptional(z.array(text).max(1000).readonly()),
  method: text,
  mcnemar: z.exactOptional(
    z.strictObject({ onlyCandidate: count, onlyBaseline: count, pValue: z.number().min(0).max(1) }),
  ),
});

/** All lines of one model, as on disk: schema `comparison`. */
export const comparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  model: text,
  metrics: z.array(line).max(10_000).readonly(),
  attempts: count,
  newRows: count,
  repeats: z.exactOptional(z.strictObject({ times: count, equal: z.boolean() })),
  scoredBy: z.exactOptional(z.enum(['step', 'training'])),
  cluster: z.array(z.string()).exactOptional(),
  groups: count.exactOptional(),
}) satisfies z.ZodType<Comparison>;
