import { z } from 'zod';
import { duration, key, share, text } from './parts.ts';

const drift = z.strictObject({
  against: key(text, {
    description: 'What the rows are compared with: `training`, or the name of an environment.',
    default: 'training',
    example: 'training',
  }).optional(),
  limit: key(share, { description: 'So far they may move.', example: 0.15 }).optional(),
});

const label = z.strictObject({
  dataset: key(text, { description: 'The dataset with the true values.', example: 'outcomes' }),
  column: key(text, { description: 'The column with them.', example: 'demand' }),
  delay: key(duration, { description: 'How long after a prediction they are known.', example: '7d' }).optional(),
});

/** What is watched of a deployed model: read and checked, and not acted on yet. */
export const monitorSection = z.strictObject({
  environment: key(text, { description: 'The environment whose deployment is watched.', example: 'production' }),
  data: key(text, { description: 'The dataset with the rows that were served.', example: 'served' }),
  window: key(duration, { description: 'How much of it is looked at, back from now.', example: '1d' }).optional(),
  drift: key(drift, {
    description: 'How far served rows may move.',
    example: { against: 'training', limit: 0.15 },
  }).optional(),
  label: key(label, {
    description: 'True values that arrive later; the gates are asked again with them.',
    example: { dataset: 'outcomes', column: 'demand', delay: '7d' },
  }).optional(),
  'on-drift': key(z.enum(['issue', 'train']), {
    description: 'What a drift starts.',
    default: 'issue',
    example: 'train',
  }).optional(),
});

export type WrittenMonitor = z.infer<typeof monitorSection>;
