import { z } from 'zod';
import { readVersioned } from '../support/versioned.ts';
import { dataReasons } from './reasons.ts';
import type { DataReport } from './types.ts';

const count = z.int().nonnegative();
const projectPath = z.array(z.union([z.string(), z.int().nonnegative()])).max(64);

/** No honest report has more: it may come from a job that ran code of others. */
const most = 100_000;

/** A line of a project file. */
export const placeSchema = z
  .strictObject({
    file: z.string(),
    line: count,
    column: count,
    source: z.string().exactOptional(),
    branch: z.string().exactOptional().describe('Whose file it is; without it that of the commit'),
  })
  .readonly();

/** One answer of one check, as stored. */
export const checkResultSchema = z
  .strictObject({
    check: z.string().describe('Standard name, as in docs/reference/checks.md'),
    column: z.string().exactOptional(),
    name: z.string().exactOptional().describe("The user's name of a `where` or `sql` check"),
    verdict: z.enum(['pass', 'fail', 'unknown']),
    level: z.enum(['fail', 'warn', 'info']),
    reason: z.string(),
    sentence: z.string(),
    rows: z.strictObject({ checked: count, nulls: count, skipped: count, failed: count }),
    examples: z.array(z.record(z.string(), z.string())).max(5),
    path: projectPath,
    place: placeSchema.exactOptional().describe('Where the rule stands; only in the report of a change'),
  })
  .readonly();

/** The schema `data-report`: what was found in one dataset version. */
export const dataReportSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    dataset: z.string(),
    digest: z.string(),
    rows: count,
    files: count,
    bytes: count,
    columns: z
      .array(
        z.strictObject({
          name: z.string(),
          type: z.enum(['integer', 'number', 'string', 'boolean', 'date', 'timestamp', 'other']),
          engineType: z.string(),
        }),
      )
      .max(most),
    verdict: z.enum(['pass', 'fail', 'unknown']),
    checks: z.array(checkResultSchema).max(most),
  })
  .readonly();

/** Reads a stored report. @throws MlopsError `bad-report`, `newer-report` */
export function parseDataReport(text: string): DataReport {
  return readVersioned(text, {
    what: 'The data report',
    schema: dataReportSchema,
    version: 1,
    reasons: dataReasons,
    notJson: 'bad-report',
    malformed: 'bad-report',
    tooNew: 'newer-report',
  });
}
