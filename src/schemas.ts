import { z } from 'zod';
import { historySchema } from './commands/history-lines.ts';
import { resultSchema } from './commands/result.ts';
import { acceptanceSchema } from './commands/situation/acceptance-record.ts';
import { commitRecordSchema } from './commands/situation/commit-record.ts';
import { proofSchema } from './commands/situation/proof.ts';
import { trainingRequestSchema } from './commands/situation/training-request.ts';
import { dataReportSchema, sketchSchema } from './data/index.ts';
import { comparisonSchema, evaluationRecordSchema } from './metrics/index.ts';
import { lockFile, projectFile, withFilledValues } from './project/index.ts';
import {
  askedSchema,
  deploymentSchema,
  gatesSchema,
  holdSchema,
  releaseSchema,
  versionSchema,
} from './promotion/index.ts';
import { reportSchema } from './report/index.ts';
import { buildRecordSchema, runRecordSchema, seedRunSchema } from './training/index.ts';

/** The form of everything that is written to disk or printed, by the name of its file under `schemas/`. */
export const schemas: Readonly<Record<string, z.ZodType>> = {
  mlops: projectFile,
  lock: lockFile,
  result: resultSchema,
  run: seedRunSchema,
  'run-record': runRecordSchema,
  build: buildRecordSchema,
  evaluation: evaluationRecordSchema,
  commit: commitRecordSchema,
  acceptance: acceptanceSchema,
  'training-request': trainingRequestSchema,
  proof: proofSchema,
  sketch: sketchSchema,
  'data-report': dataReportSchema,
  comparison: comparisonSchema,
  report: reportSchema,
  history: historySchema,
  version: versionSchema,
  release: releaseSchema,
  deployment: deploymentSchema,
  hold: holdSchema,
  asked: askedSchema,
  gates: gatesSchema,
};

/** The text of one file under `schemas/`: what may be written, not what it becomes when it is read. */
export function schemaText(schema: z.ZodType): string {
  const written = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify(schema === projectFile ? withFilledValues(written) : written, null, 2)}\n`;
}
