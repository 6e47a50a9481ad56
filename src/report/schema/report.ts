import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import { readVersioned } from '../../support/versioned.ts';
import { outcomeNames } from '../outcome.ts';
import { reportReasons } from '../reasons.ts';
import type { Report } from '../types.ts';
import { count, list, problem, verdict } from './common.ts';
import { dataDiff, dataReport } from './data.ts';
import { gateResult, judgedRows, policyChange } from './gates.ts';
import { comparison, metricApart } from './metrics.ts';

/** Largest report file in characters. */
export const reportLimit = 16_000_000;

const outcome = z.enum(outcomeNames);
const judged = { verdict, outcome, reason: z.string() };

const run = z.strictObject({
  fingerprint: z.string(),
  commit: z.string(),
  seeds: list(z.number().nullable()),
  seconds: z.number().nonnegative(),
  exit: z.enum(['ok', 'user', 'data', 'infrastructure', 'preempted', 'out-of-memory', 'timeout', 'cancelled']),
  hardware: z.string(),
  artifact: z.exactOptional(z.strictObject({ digest: z.string(), bytes: count })),
  origin: z.enum(['local', 'ci']),
  training: z.exactOptional(z.literal('none')),
});

const testRows = z.strictObject({
  dataset: z.string(),
  rows: z.strictObject({ base: count, known: count, arrived: count, gone: count, changed: count }),
  columns: list(z.strictObject({ name: z.string(), rows: count })),
  added: list(z.string()),
  effect: list(z.strictObject({ metric: z.string(), from: z.number(), to: z.number() })),
  onArrived: list(metricApart),
  onVouched: list(z.strictObject({ metric: z.string(), base: z.number().nullable(), head: z.number().nullable() })),
});

const model = z.strictObject({
  model: z.string(),
  ...judged,
  plan: z.strictObject({
    decision: z.enum(['train', 'evaluate', 'reuse', 'first-run', 'removed']),
    reasons: list(z.string()),
    untrained: z.exactOptional(z.literal(true)),
    neededBy: z.exactOptional(list(z.string())),
  }),
  candidate: z.exactOptional(run),
  baseline: z.exactOptional(run),
  comparison: z.exactOptional(comparison),
  testRows: z.exactOptional(testRows),
  labels: z.exactOptional(
    z.strictObject({
      classes: list(z.strictObject({ name: z.string(), rows: count })),
      positive: z.exactOptional(z.string()),
      threshold: z.exactOptional(z.number()),
      constant: list(z.strictObject({ metric: z.string(), value: z.number() })),
    }),
  ),
  judgedRows: z.exactOptional(judgedRows),
  gates: list(gateResult),
  changes: list(z.strictObject({ what: z.string(), from: z.string(), to: z.string() })),
  trend: z.record(z.string(), list(z.number())),
  problems: list(problem),
  log: z.exactOptional(z.string()),
});

const fileChanges = z.strictObject({
  added: list(z.string()),
  changed: list(z.string()),
  removed: list(z.string()),
  same: z.int().nonnegative(),
});

const dataset = z.strictObject({
  dataset: z.string(),
  ...judged,
  report: z.exactOptional(dataReport),
  diff: z.exactOptional(dataDiff),
  files: z.exactOptional(fileChanges),
  note: z.exactOptional(z.string()),
  scans: z.exactOptional(z.int().nonnegative().describe('Queries that looked at its rows for this report')),
  edits: z.exactOptional(
    z
      .strictObject({
        diff: z.string(),
        edits: list(
          z.strictObject({
            finding: z.string(),
            about: z.exactOptional(z.string()),
            grade: z.enum(['compatible', 'needs-review', 'breaking']),
            why: z.string(),
          }),
        ),
      })
      .describe('Edits of the project file that would accept the findings'),
  ),
  problems: list(problem),
});

const commits = z.strictObject({
  candidate: z.strictObject({
    sha: z.string(),
    subject: z.string(),
    kind: z.enum(['merge-result', 'branch-head', 'default-branch', 'work-tree']),
  }),
  baseline: z.exactOptional(
    z.strictObject({
      sha: z.string(),
      subject: z.string(),
      kind: z.enum(['first-parent', 'merge-base', 'last-version', 'live-version']),
    }),
  ),
  policy: z.exactOptional(z.strictObject({ sha: z.string(), branch: z.string() })),
});

/** A report on disk or on the wire: schema `report`. */
export const reportSchema: z.ZodType<Report> = z.strictObject({
  schemaVersion: z.literal(1),
  project: z.string(),
  ...judged,
  headline: z.string(),
  next: z.exactOptional(z.string()),
  commits,
  models: list(model),
  datasets: list(dataset),
  policy: list(policyChange),
  untouched: z.strictObject({
    models: list(z.string()),
    datasets: list(z.string()),
    because: z.exactOptional(z.string()),
  }),
  problems: list(problem),
  reproduce: list(z.string()),
  madeAt: z.string(),
  tool: z.string(),
});

/**
 * Reads a report that somebody else may have written.
 * @throws MlopsError `report-unreadable`, `report-newer-version`, `report-malformed`
 */
export function parseReport(text: string): Report {
  if (text.length > reportLimit) {
    const message = `The report has ${text.length} characters; at most ${reportLimit} are read.`;
    throw MlopsError.of(reportReasons, 'report-unreadable', message);
  }
  return readVersioned(text, {
    what: 'The report',
    schema: reportSchema,
    version: 1,
    reasons: reportReasons,
    notJson: 'report-unreadable',
    malformed: 'report-malformed',
    tooNew: 'report-newer-version',
  });
}
