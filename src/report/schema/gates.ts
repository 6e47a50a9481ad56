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

/** Who accepted a loss, and why. */
export const acceptance = z.strictObject({ by: z.string(), why: z.string() });

/** What one rule of one gate says. */
export const gateResult = z.strictObject({
  model: z.string(),
  metric: z.string(),
  slice: z.exactOptional(slice),
  rule,
  kind: z.enum(['min', 'max', 'max-worse', 'min-better', 'default', 'kept']),
  verdict,
  level,
  blocks: z.boolean(),
  reason: z.string(),
  sentence: z.string(),
  on: z.exactOptional(z.literal('vouched-rows')),
  accepted: z.exactOptional(acceptance),
});

/** What an acceptance is bound to. */
export const lossSchema = z.strictObject({
  model: z.string().describe('For `contract-removed` the dataset.'),
  metric: z.string().describe('For what is removed its reason code.'),
  fingerprint: z.string().describe('Of the run whose loss it is; for what is removed, what the base has.'),
  values: z
    .array(
      z.strictObject({
        kind: z.enum(['min', 'max', 'max-worse', 'min-better', 'default', 'kept']),
        slice: z.exactOptional(slice),
        value: z.number().nullable().describe('Null: the baseline has a number, and this run has none.'),
        baseline: z.exactOptional(z.number().describe('For what is judged relative to it.')),
        on: z.exactOptional(z.literal('vouched-rows')),
      }),
    )
    .max(1000)
    .describe('Everything that the gates of the metric fail for. Another value is another loss.'),
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
  fingerprint: z.exactOptional(z.string()),
  accepted: z.exactOptional(acceptance),
});
