import { z } from 'zod';
import { canonicalJson } from '../support/canonical.ts';
import { readVersioned } from '../support/versioned.ts';
import { artifact, commit, digest, gates, hex64, instant, name, number, verdict, versionRef } from './parts.ts';
import { promotionReasons } from './reasons.ts';
import type { AskedRecord, DeploymentRecord, GatesRecord, HoldRecord, VersionRecord } from './types.ts';

const version = 1;

export const versionSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    model: name,
    version: number,
    fingerprint: hex64.describe('Of the run.'),
    evaluation: hex64.nullable().describe('Of its scores; null where the model is not scored.'),
    commit: commit.describe('Of the default branch, which brought it.'),
    at: instant.describe('When that was committed.'),
    artifact,
    verdict: verdict.describe('What the gates said against the version before.'),
    reason: name,
    sentence: name,
    gates,
    before: number.nullable().describe('The version that it was compared with; null for the first.'),
  })
  .describe('A run that reached the default branch.') satisfies z.ZodType<VersionRecord>;

const deployment = z.strictObject({
  schemaVersion: z.literal(version),
  environment: name,
  model: name,
  number,
  version: number,
  digest: digest.describe('Of the artifact.'),
  release: commit.describe('Of the environment branch: what brought the release file to what was deployed.'),
  releaseDigest: digest.describe('Of the bytes of the release file.'),
  commit: commit.describe('Of the default branch, from the release.'),
  by: name,
  gates: gates.exactOptional().describe('As its release has them, those of the environment included.'),
  servingCode: commit.exactOptional().describe('What the files that only serving reads were taken from.'),
  approvedBy: z
    .array(name)
    .exactOptional()
    .describe('Whose approvals counted on the pull request that brought the release; absent: nobody knows.'),
  override: z
    .strictObject({ by: name, because: name })
    .exactOptional()
    .describe('What somebody decided against a rule.'),
  startedAt: instant,
  endedAt: instant,
  reason: name,
  sentence: name,
  verification: z.array(z.strictObject({ step: name, verdict, sentence: z.string(), seconds: z.number().min(0) })),
  tool: name,
});

export const deploymentSchema = z
  .discriminatedUnion('outcome', [
    deployment.extend({ outcome: z.enum(['verified', 'rollback']) }),
    deployment.extend({
      outcome: z.literal('failed'),
      restored: versionRef.nullable().describe('What is live now; null: nothing is.'),
    }),
  ])
  .describe('One deployment that has ended.') satisfies z.ZodType<DeploymentRecord>;

export const holdSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    environment: name,
    model: name,
    number,
    what: z.enum(['hold', 'release']),
    digests: z.union([z.array(digest).min(1), z.literal('all')]).describe('all: also of versions to come.'),
    by: name,
    at: instant,
    because: name,
  })
  .describe('What automation must not promote any more, or may again.') satisfies z.ZodType<HoldRecord>;

export const askedSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    environment: name,
    model: name,
    number,
    version: number,
    digest: digest.describe('Of the artifact.'),
    from: number.describe('The lowest number that the pull request can have which brings it.'),
    upToHold: z
      .int()
      .min(0)
      .describe('Number of the newest hold record then, 0: none. The override is about those alone.'),
    by: name,
    at: instant,
    override: name.exactOptional().describe('Why it is to be promoted although it is held.'),
  })
  .describe('A version that somebody wants in an environment.') satisfies z.ZodType<AskedRecord>;

export const gatesSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    environment: name,
    model: name,
    version: number,
    digest: digest.describe('Of the artifact.'),
    verdict: verdict.describe('Of all its gates together; only pass lets automation merge.'),
    sentence: name,
    gates,
  })
  .describe(
    'What the gates of an environment said of a version, against what was live.',
  ) satisfies z.ZodType<GatesRecord>;

/**
 * Reads a version record. Errors (MlopsError): `promotion-record-unreadable`, `promotion-record-too-new`.
 * @param what begins the sentence of an error: "versions/delay/3.json"
 */
export function parseVersionRecord(text: string, what: string): VersionRecord {
  return parse(versionSchema, text, what);
}

/** Reads a deployment record; errors and `what` as of a version record. */
export function parseDeploymentRecord(text: string, what: string): DeploymentRecord {
  return parse(deploymentSchema, text, what);
}

/** Reads a hold record; errors and `what` as of a version record. */
export function parseHoldRecord(text: string, what: string): HoldRecord {
  return parse(holdSchema, text, what);
}

/** Reads what was asked for; errors and `what` as of a version record. */
export function parseAskedRecord(text: string, what: string): AskedRecord {
  return parse(askedSchema, text, what);
}

/** Reads a record of an environment's gates; errors and `what` as of a version record. */
export function parseGatesRecord(text: string, what: string): GatesRecord {
  return parse(gatesSchema, text, what);
}

/** The text of a record as it stands on the ledger: equal records have equal bytes. */
export function promotionRecordText(
  record: VersionRecord | DeploymentRecord | HoldRecord | AskedRecord | GatesRecord,
): string {
  return `${canonicalJson(record)}\n`;
}

function parse<Value>(schema: z.ZodType<Value>, text: string, what: string): Value {
  return readVersioned(text, {
    what,
    schema,
    version,
    reasons: promotionReasons,
    notJson: 'promotion-record-unreadable',
    malformed: 'promotion-record-unreadable',
    tooNew: 'promotion-record-too-new',
  });
}
