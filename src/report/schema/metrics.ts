import { z } from 'zod';
import { better, count, list, slice } from './common.ts';

const intervals = list(z.strictObject({ level: z.number(), low: z.number(), high: z.number() }));

const estimate = z.strictObject({
  value: z.number().nullable(),
  undefinedBecause: z.exactOptional(
    z.enum(['no-rows', 'one-class', 'zero-denominator', 'not-a-number', 'no-scores', 'constant', 'missing']),
  ),
  rows: count.nullable(),
  seeds: count,
  intervals,
  exact: z.boolean(),
});

const change = z.strictObject({
  value: z.number(),
  intervals,
  exact: z.boolean(),
  paired: z.boolean(),
  seedNoise: z.enum(['included', 'none', 'unknown']),
  standardError: z.strictObject({ rows: z.number(), seeds: z.number().nullable() }),
});

/** All lines of one model. */
export const comparison = z.strictObject({
  schemaVersion: z.literal(1),
  model: z.string(),
  metrics: list(
    z.strictObject({
      metric: z.string(),
      slice: z.exactOptional(slice),
      better: z.exactOptional(better),
      origin: z.enum(['computed', 'reported']),
      candidate: estimate,
      baseline: z.exactOptional(estimate),
      change: z.exactOptional(change),
      notComparable: z.exactOptional(z.string()),
      method: z.string(),
    }),
  ),
  attempts: count,
  newRows: count,
});
