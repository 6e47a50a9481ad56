import { z } from 'zod';
import { MlopsError } from '../support/problem.ts';
import { dataReasons } from './reasons.ts';
import type { DataReport } from './types.ts';

const count = z.int().nonnegative();
const projectPath = z.array(z.union([z.string(), z.int().nonnegative()]));

/** One answer of one check, as stored. */
export const checkResultSchema = z
  .strictObject({
    check: z.string().min(1).describe('Standard name, as in docs/reference/checks.md'),
    column: z.string().optional(),
    name: z.string().optional().describe("The user's name of a `where` or `sql` check"),
    verdict: z.enum(['pass', 'fail', 'unknown']),
    level: z.enum(['fail', 'warn', 'info']),
    reason: z.string().min(1),
    sentence: z.string(),
    rows: z.strictObject({ checked: count, nulls: count, skipped: count, failed: count }),
    examples: z.array(z.record(z.string(), z.string())).max(5),
    path: projectPath,
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
    columns: z.array(
      z.strictObject({
        name: z.string(),
        type: z.enum(['integer', 'number', 'string', 'boolean', 'date', 'timestamp', 'other']),
        engineType: z.string(),
      }),
    ),
    verdict: z.enum(['pass', 'fail', 'unknown']),
    checks: z.array(checkResultSchema),
  })
  .readonly();

const versionOnly = z.looseObject({ schemaVersion: z.int() });

/** Reads a stored report. @throws MlopsError `bad-report` for other shapes and for newer versions */
export function parseDataReport(text: string): DataReport {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw MlopsError.of(dataReasons, 'bad-report', 'The data report is not JSON.');
  }
  const version = versionOnly.safeParse(json);
  if (version.success && version.data.schemaVersion > 1) {
    const message = `The data report has version ${version.data.schemaVersion}; this program reads version 1.`;
    throw MlopsError.of(dataReasons, 'bad-report', message);
  }
  const parsed = dataReportSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = `The data report is malformed at ${issue?.path.join('.') || 'its root'}: ${issue?.message ?? ''}.`;
    throw MlopsError.of(dataReasons, 'bad-report', message);
  }
  return withoutUndefined(parsed.data);
}

/** zod says `undefined` where the type says absent. */
function withoutUndefined(report: z.infer<typeof dataReportSchema>): DataReport {
  const checks = report.checks.map(({ column, name, ...check }) => ({
    ...check,
    ...(column === undefined ? {} : { column }),
    ...(name === undefined ? {} : { name }),
  }));
  return { ...report, checks };
}
