import { z } from 'zod';
import { checkResultSchema, dataReportSchema, placeSchema, testNames } from '../../data/index.ts';
import { driftStatistics } from '../../project/index.ts';
import { count, level, list, path, verdict } from './common.ts';

/** What was found in one dataset version: the room that makes it owns its shape. */
export const dataReport = dataReportSchema;

const column = z.strictObject({
  column: z.string(),
  kind: z.enum(['numeric', 'categorical', 'text', 'time', 'other']),
  state: z.enum(['same', 'changed', 'drifted', 'unknown']),
  level,
  reason: z.string(),
  sentence: z.string(),
  statistics: list(
    z.strictObject({
      statistic: z.enum(driftStatistics),
      value: z.number(),
      limit: z.number(),
      noise: z.number(),
    }),
  ),
  tests: z.exactOptional(
    list(
      z.strictObject({
        test: z.enum(testNames),
        value: z.number(),
        pValue: z.number(),
        degrees: z.exactOptional(count),
      }),
    ),
  ),
  nulls: z.strictObject({ base: z.number(), head: z.number() }),
  range: z.exactOptional(z.strictObject({ base: z.string(), head: z.string() })),
  newValues: list(z.string()),
  lostValues: list(z.string()),
  histogram: list(z.strictObject({ label: z.string(), base: z.number(), head: z.number() })),
  path,
  place: z.exactOptional(placeSchema),
});

const side = z.strictObject({ digest: z.string(), rows: count });

/** Base against head of one dataset. */
export const dataDiff = z.strictObject({
  dataset: z.string(),
  base: side,
  head: side,
  added: list(z.string()),
  removed: list(z.string()),
  retyped: list(z.strictObject({ column: z.string(), from: z.string(), to: z.string() })),
  verdict,
  columns: list(column),
  checks: list(checkResultSchema),
});
