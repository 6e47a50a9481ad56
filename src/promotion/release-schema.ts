import { z } from 'zod';
import { artifact, commit, gates, hex64, name, number, verdict, versionRef } from './parts.ts';

const durationText = 'a duration such as 500ms, 60s, 30m, 6h or 1d';
const variable = z.string().regex(/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of a variable' });
const count = z.int({ error: 'a whole number' }).min(0, { error: 'a whole number of at least 0' });

/** `60s`, `6h`: whole units of milliseconds, seconds, minutes, hours or days. */
const duration = z.string({ error: durationText }).regex(/^\d{1,12}(ms|s|m|h|d)$/, { error: durationText });
const command = z
  .union([z.string().min(1), z.array(z.string()).min(1)], { error: 'a command as text, or a list of its arguments' })
  .describe('Text for `bash -eo pipefail -c`, or a list of arguments without a shell.');
const secrets = z.array(variable).describe('Names of variables of the deploying job that it gets as well.');

const verifyStep = z.union([
  z.strictObject({ run: command, timeout: duration, secrets }),
  z.strictObject({
    http: z.strictObject({
      path: name,
      status: z.int().min(100).max(599),
      requests: number,
      'max-failures': count,
      within: duration,
    }),
  }),
]);
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
    verdict: verdict.describe('What the gates said of this version.'),
    gates,
    serve: z.strictObject({
      run: command.optional(),
      health: name,
      'start-within': duration,
      secrets,
      verify,
    }),
    'working-directory': z.string(),
    env: z.record(variable, z.string()),
    target,
    verify: verify.describe('Of the model, then of the environment.'),
    'on-failure': z.enum(['revert', 'propose', 'hold']),
    previous: versionRef.optional().describe('What a rollback goes back to; absent for the first.'),
  })
  .describe('What an environment runs of one model, with all that deploying it needs.');

export type WrittenRelease = z.infer<typeof releaseSchema>;
export type WrittenCommand = z.infer<typeof command>;
export type WrittenVerifyStep = z.infer<typeof verifyStep>;
export type WrittenTarget = z.infer<typeof target>;
