import { z } from 'zod';
import { MlopsError } from '../support/problem.ts';
import { type Replaces, replacesSchema } from '../support/replaces.ts';
import { readVersioned } from '../support/versioned.ts';
import { manifestDigest } from './digest.ts';
import { trainingReasons } from './reasons.ts';
import { commit, digest, environment, file, hex64, json, setup, survivors } from './record-parts.ts';
import type { Environment, FileRecord, Json, SetupRecord } from './types.ts';

const version = 1;

/** What a command made as a dataset: which files, from what, and how. */
export interface BuildRecord {
  readonly schemaVersion: 1;
  readonly dataset: string;
  /** Hex, over the inputs of the command; the version of the dataset. */
  readonly fingerprint: string;
  /** `sha256:<hex>` of the paths and contents of the files. */
  readonly content: string;
  /** Paths are below the root of the repository. */
  readonly files: readonly FileRecord[];
  readonly commit: string;
  /** `local`: made on somebody's machine. */
  readonly origin: 'local' | 'ci';
  readonly command: readonly string[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly inputs: {
    readonly code: { readonly files: number; readonly digest: string };
    readonly from: readonly { readonly dataset: string; readonly digest: string }[];
    readonly params: { readonly [dottedKey: string]: Json };
    readonly env: { readonly [name: string]: string };
  };
  readonly environment: Environment;
  readonly setup?: readonly SetupRecord[];
  readonly survivors?: number;
  /** The record that this one takes the place of, since nobody vouched for it. */
  readonly replaces?: Replaces;
}

/** `builds/<dataset>/<2>/<fingerprint>.json`: what a command made as a dataset. */
export const buildRecordSchema = z.strictObject({
  schemaVersion: z.literal(version),
  dataset: z.string().min(1),
  fingerprint: hex64.describe('Over the inputs of the command; the version of the dataset.'),
  content: digest.describe('Of the files that the command left: of their paths and contents.'),
  files: z.array(file).min(1).describe('Below the root of the repository; the store keeps them by their digests.'),
  commit,
  origin: z.enum(['local', 'ci']),
  command: z.array(z.string()).min(1),
  startedAt: z.iso.datetime(),
  seconds: z.number().min(0),
  inputs: z.strictObject({
    code: z.strictObject({ files: z.int().min(0), digest }),
    from: z.array(z.strictObject({ dataset: z.string(), digest: z.string() })),
    params: z.record(z.string(), json),
    env: z.record(z.string(), z.string()),
  }),
  environment,
  setup: setup.exactOptional(),
  survivors: survivors.exactOptional(),
  replaces: replacesSchema.exactOptional(),
}) satisfies z.ZodType<BuildRecord>;

/**
 * Believed only where it agrees with itself: its files are taken by the digests beside their names, and everything else
 * goes by `content`. Errors (MlopsError): `build-unreadable`, `build-too-new`, `build-corrupt`.
 */
export function parseBuildRecord(text: string): BuildRecord {
  const record = readVersioned(text, {
    what: 'The record of a build',
    schema: buildRecordSchema,
    version,
    reasons: trainingReasons,
    notJson: 'build-unreadable',
    malformed: 'build-unreadable',
    tooNew: 'build-too-new',
  });
  const found = manifestDigest(record.files);
  if (found === record.content) return record;
  const message = `The record of a build of ${record.dataset} (${record.fingerprint.slice(0, 12)}) contradicts itself: its \`content\` is ${record.content}, and that of its files ${found}.`;
  throw MlopsError.of(trainingReasons, 'build-corrupt', message);
}
