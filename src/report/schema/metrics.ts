import { z } from 'zod';
import { better } from './common.ts';

/** All lines of one model: the room that makes them owns their shape. */
export { comparisonSchema as comparison } from '../../metrics/index.ts';

export const metricApart = z.strictObject({
  metric: z.string(),
  better,
  known: z.number(),
  arrived: z.number(),
  change: z.number(),
  interval: z.exactOptional(z.strictObject({ level: z.number().gt(0).lt(1), low: z.number(), high: z.number() })),
  constant: z.exactOptional(z.strictObject({ known: z.number(), arrived: z.number() })),
});
