import { z } from 'zod';
import { key, oneOrMore, text } from './parts.ts';

/** As in a workflow. */
export const runsOn = z.union(
  [
    text,
    z.array(text).min(1, { error: 'a list with at least one label' }),
    z.strictObject({
      group: key(text, { description: 'A runner group.', example: 'gpu' }).optional(),
      labels: key(oneOrMore, {
        description: 'Labels that the runner has.',
        example: ['self-hosted', 'gpu'],
      }).optional(),
    }),
  ],
  { error: 'a label, a list of labels, or { group, labels }' },
);

export type WrittenRunsOn = z.infer<typeof runsOn>;
