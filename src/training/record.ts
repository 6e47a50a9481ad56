import { z } from 'zod';
import { replacesSchema } from '../support/replaces.ts';
import { readVersioned } from '../support/versioned.ts';
import { trainingReasons } from './reasons.ts';
import { commit, digest, environment, file, hex64, json, metric, setup, survivors } from './record-parts.ts';
import type { RunRecord, SeedRun } from './types.ts';

const version = 1;
const training = z
  .literal('none')
  .describe('Present where nothing was trained: the artifact is files of the commit, and `command` is empty.');

/** `run.json`: one training with one seed. */
export const seedRunSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    model: z.string().min(1),
    fingerprint: hex64,
    seed: z.int().nullable(),
    commit,
    origin: z.enum(['local', 'ci']),
    training: training.exactOptional(),
    command: z.array(z.string()),
    startedAt: z.iso.datetime(),
    seconds: z.number().min(0),
    exit: z.strictObject({
      class: z.enum(['ok', 'user', 'data', 'infrastructure', 'preempted', 'out-of-memory', 'timeout', 'cancelled']),
      code: z.int().nullable(),
      signal: z.string().nullable(),
    }),
    inputs: z.strictObject({
      code: z.strictObject({ files: z.int().min(0), digest }),
      data: z.array(z.strictObject({ role: z.string(), dataset: z.string(), digest: z.string() })),
      params: z.record(z.string(), json),
      env: z.record(z.string(), z.string()),
      needs: z
        .array(z.strictObject({ role: z.string(), model: z.string().min(1), fingerprint: hex64, digest }))
        .min(1)
        .describe('Runs of other models whose artifacts it got; absent where it needs none.')
        .exactOptional(),
    }),
    artifact: z.strictObject({ digest, files: z.array(file) }),
    outputs: z.array(file.extend({ kind: z.enum(['metrics', 'plot', 'predictions', 'log']) })),
    metrics: z.record(z.string(), metric),
    noNumbers: z
      .record(z.string(), z.enum(['text', 'null', 'other']))
      .describe('What the metrics files have under a name instead of a number; absent where all are numbers.')
      .exactOptional(),
    environment,
    setup: setup.exactOptional(),
    survivors: survivors.exactOptional(),
  })
  .refine(({ training: none, command }) => (none === undefined) === command.length > 0, {
    error: 'a command is missing where something was trained, or is there where nothing was',
    path: ['command'],
  }) satisfies z.ZodType<SeedRun>;

/** `runs/<model>/<2>/<fingerprint>.json`: all seeds of one fingerprint. */
export const runRecordSchema = z.strictObject({
  schemaVersion: z.literal(version),
  model: z.string().min(1),
  fingerprint: hex64,
  seeds: z.array(seedRunSchema).min(1),
  replaces: replacesSchema.exactOptional(),
}) satisfies z.ZodType<RunRecord>;

/** Reads one `run.json`. Errors (MlopsError): `run-unreadable`, `run-too-new`. */
export function parseSeedRun(text: string): SeedRun {
  return parse(seedRunSchema, text, 'run.json');
}

/** Reads a run record of the ledger. Errors (MlopsError): `run-unreadable`, `run-too-new`. */
export function parseRunRecord(text: string): RunRecord {
  return parse(runRecordSchema, text, 'The run record');
}

function parse<Value>(schema: z.ZodType<Value>, text: string, what: string): Value {
  return readVersioned(text, {
    what,
    schema,
    version,
    reasons: trainingReasons,
    notJson: 'run-unreadable',
    malformed: 'run-unreadable',
    tooNew: 'run-too-new',
  });
}
