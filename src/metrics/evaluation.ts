import { z } from 'zod';
import { defineReasons } from '../support/problem.ts';
import { replacesSchema } from '../support/replaces.ts';
import { readVersioned } from '../support/versioned.ts';

const predictionsSchema = z.strictObject({
  /** Name with the ending that tells the format. */
  path: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
});

/** As many times a model is scored at most. */
export const mostRepeats = 20;

/** Scores of one run on one test set: who scored what, and where the predictions are. Labels are not in here. */
export const evaluationRecordSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    model: z.string(),
    fingerprint: z.string().describe('Of the evaluation: run, test rows, code and command.'),
    run: z.string().describe('Fingerprint of the training.'),
    rows: z.string().nullable().describe('Digest of the test rows.'),
    commit: z.string(),
    origin: z.enum(['local', 'ci']),
    seeds: z
      .array(
        z.strictObject({
          seed: z.number().int().nullable(),
          artifact: z.string(),
          predictions: predictionsSchema,
          repeats: z
            .array(predictionsSchema)
            .min(1)
            .max(mostRepeats - 1)
            .describe('Those of the repeats after the first, where the step ran several times (`evaluate.repeat`).')
            .exactOptional(),
          seconds: z.number().nonnegative(),
          survivors: z
            .number()
            .int()
            .min(1)
            .describe('Processes that the command left running and that were ended; absent where there were none.')
            .exactOptional(),
        }),
      )
      .min(1),
    values: z
      .record(
        z.string(),
        z.strictObject({
          value: z.number().nullable(),
          standardError: z.number().nonnegative().optional(),
          interval: z
            .strictObject({ level: z.number(), low: z.number(), high: z.number() })
            .describe('Of the first seed, which ships, over rows like these, at 95 %.')
            .optional(),
          rows: z.number().int().nonnegative().nullable(),
          seeds: z.array(z.number().nullable()),
        }),
      )
      .describe(
        'Metric → value over all seeds, its standard error over rows and repeats, the interval of the first seed, and the value of each.',
      ),
    replaces: replacesSchema.exactOptional(),
  })
  .describe('Scores of one run on one test set.');

export type EvaluationRecord = z.infer<typeof evaluationRecordSchema>;

/** The predictions of one seed, repeat after repeat. */
export function predictionsOf({
  predictions,
  repeats = [],
}: Pick<
  EvaluationRecord['seeds'][number],
  'predictions' | 'repeats'
>): readonly EvaluationRecord['seeds'][number]['predictions'][] {
  return [predictions, ...repeats];
}

/** Reads an evaluation record. Errors: evaluation-unreadable, evaluation-too-new. */
export function parseEvaluationRecord(text: string): EvaluationRecord {
  return readVersioned(text, {
    what: 'The record of scores',
    schema: evaluationRecordSchema,
    version: 1,
    reasons: evaluationReasons,
    notJson: 'evaluation-unreadable',
    malformed: 'evaluation-unreadable',
    tooNew: 'evaluation-too-new',
  });
}

/** Reason codes of recorded scores. */
export const evaluationReasons = defineReasons({
  'evaluation-unreadable': {
    ends: 'input',
    cause: 'A record of scores on the ledger does not have the form that this program writes.',
    remedy:
      'Find out who wrote it (`git log mlops/ledger`), remove it by a reviewed commit, and score again with `mlops train`.',
  },
  'evaluation-too-new': {
    ends: 'input',
    cause: 'A newer version of this program wrote the scores.',
    remedy: 'Use that version or a newer one.',
  },
});
