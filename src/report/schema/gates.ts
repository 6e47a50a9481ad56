import { z } from 'zod';
import { better, count, level, list, path, slice, verdict } from './common.ts';
import { comparison } from './metrics.ts';

const amount = z.strictObject({ kind: z.enum(['absolute', 'percent']), value: z.number() });

const rule = z.strictObject({
  metric: z.string(),
  better: z.exactOptional(better),
  min: z.exactOptional(z.number()),
  max: z.exactOptional(z.number()),
  maxWorse: z.exactOptional(amount),
  minBetter: z.exactOptional(amount),
  by: z.exactOptional(z.string()),
  minRows: z.number(),
  level,
  whenUnknown: z.enum(['block', 'allow']),
  requireInterval: z.boolean(),
  path,
});

/** What became of the base's test rows: gates are asked on these as well. */
export const judgedRows = z.strictObject({
  base: count,
  gone: count,
  changed: count,
  columns: list(z.strictObject({ name: z.string() })),
  slices: list(z.strictObject({ column: z.string(), value: z.string(), rows: count, left: count })),
  vouched: z.exactOptional(z.strictObject({ rows: count, metrics: comparison.shape.metrics })),
});

/** What one rule of one gate says. */
export const gateResult = z.strictObject({
  model: z.string(),
  metric: z.string(),
  slice: z.exactOptional(slice),
  rule,
  kind: z.enum(['min', 'max', 'max-worse', 'min-better', 'default']),
  verdict,
  level,
  blocks: z.boolean(),
  reason: z.string(),
  sentence: z.string(),
  on: z.exactOptional(z.literal('vouched-rows')),
});

/** A difference between the base's policy and the head's. */
export const policyChange = z.strictObject({
  kind: z.enum(['loosened', 'tightened', 'changed']),
  path,
  from: z.string(),
  to: z.string(),
  sentence: z.string(),
  blocks: z.boolean(),
  reason: z.exactOptional(z.enum(['model-removed', 'contract-removed'])),
});
