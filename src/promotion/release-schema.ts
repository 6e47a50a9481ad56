import { z } from 'zod';
import { artifact, commit, gates, hex64, name, number, verdict, versionRef } from './parts.ts';
import { releaseGolden } from './release-golden-schema.ts';
import { command, duration, secrets, variable, verifyStep } from './release-step-schema.ts';

const verify = z.array(verifyStep);

const target = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('local'),
    folder: name,
    ports: z.record(
      z.string().refine((key) => key !== '__proto__', { error: 'the name of a model' }),
      z.int().min(1).max(65_535, { error: 'a port: a number from 1 to 65535' }),
    ),
  }),
  z.strictObject({
    kind: z.literal('command'),
    apply: command,
    plan: command.optional(),
    status: command.optional(),
    undo: command.optional(),
    timeout: duration,
    secrets,
  }),
]);

/** `releases/<model>/release.yaml`: keys in the order in which they are written. */
export const releaseSchema = z
  .strictObject({
    'schema-version': z.literal(1),
    environment: name,
    model: name,
    version: number,
    fingerprint: hex64.describe('Of the run.'),
    artifact,
    commit: commit.describe('Of the default branch; scripts run from a checkout of it.'),
    store: name.describe('Where the bytes are.'),
    verdict: verdict.describe('What the gates said of this version, those of the environment included.'),
    gates,
    serve: z.strictObject({
      run: command.optional(),
      code: z
        .strictObject({ commit, files: z.array(name).min(1) })
        .exactOptional()
        .describe('Files that only serving reads, and the commit of the default branch that they are taken from.'),
      health: name,
      'start-within': duration,
      secrets,
      verify,
    }),
    'working-directory': z.string(),
    env: z.record(variable, z.string()),
    target,
    verify: verify.describe('Of the model, then of the environment.'),
    golden: releaseGolden.exactOptional(),
    'on-failure': z.enum(['revert', 'propose', 'hold']),
    previous: versionRef.optional().describe('What a rollback goes back to; absent for the first.'),
  })
  .describe('What an environment runs of one model, with all that deploying it needs.');

export type WrittenRelease = z.infer<typeof releaseSchema>;
export type WrittenTarget = z.infer<typeof target>;
