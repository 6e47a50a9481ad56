import { z } from 'zod';
import { hex64, name } from './parts.ts';

const amountText = 'an amount: a number of at least 0, or a percentage such as 2%';
const amount = z.union(
  [z.number().min(0, { error: amountText }), z.string().regex(/^\d+(\.\d+)?(e[+-]?\d+)?%$/, { error: amountText })],
  { error: amountText },
);
const names = z.array(name);

/** What golden steps hold answers against, as it was when the release was promoted. */
export const releaseGolden = z
  .strictObject({
    dataset: name,
    key: names.min(1, { error: 'a list with at least one column' }),
    evaluation: hex64
      .describe('Fingerprint of the scores whose predictions are recorded; absent: the training has written them.')
      .exactOptional(),
    label: name.describe('Absent: answers are held against the recorded predictions only.').exactOptional(),
    task: z.enum(['binary', 'multiclass', 'regression']).describe('Absent: as the labels tell.').exactOptional(),
    positive: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    cluster: names.describe('Columns whose equal values belong together.'),
    metrics: names.describe('Empty: the usual ones of the task.'),
    limits: z
      .array(
        z.strictObject({
          metric: name,
          better: z.union([z.enum(['higher', 'lower']), z.number()]).exactOptional(),
          'max-worse': amount.exactOptional(),
        }),
      )
      .describe(
        'What gates name, and how much worse than the live version it may be: without `max-worse` not beyond its noise. Empty: that holds for all metrics.',
      ),
  })
  .describe('What golden steps hold answers against.');

export type WrittenGolden = z.infer<typeof releaseGolden>;
