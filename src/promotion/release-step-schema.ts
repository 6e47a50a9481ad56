import { z } from 'zod';
import { name, number } from './parts.ts';

const durationText = 'a duration such as 500ms, 60s, 30m, 6h or 1d';
const count = z.int({ error: 'a whole number' }).min(0, { error: 'a whole number of at least 0' });
const size = z.number({ error: 'a number' }).min(0, { error: 'a number of at least 0' });

export const variable = z.string().regex(/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of a variable' });
/** `60s`, `6h`: whole units of milliseconds, seconds, minutes, hours or days. */
export const duration = z.string({ error: durationText }).regex(/^\d{1,12}(ms|s|m|h|d)$/, { error: durationText });
export const command = z
  .union([z.string().min(1), z.array(z.string()).min(1)], { error: 'a command as text, or a list of its arguments' })
  .describe('Text for `bash -eo pipefail -c`, or a list of arguments without a shell.');
export const secrets = z.array(variable).describe('Names of variables of the deploying job that it gets as well.');

const column = z.string().regex(/^(prediction|score|score_(?!proto__$).+)$/s, { error: 'a column of predictions' });
const protocol = z.union(
  [
    z.enum(['v2', 'v1']),
    z.strictObject({ path: name, request: name, response: z.union([name, z.record(column, name)]) }),
  ],
  { error: 'v2, v1, or a table with path, request and response' },
);

const golden = z
  .strictObject({
    dataset: name,
    rows: number,
    'min-rows': number,
    protocol,
    input: name.exactOptional(),
    columns: z.array(name).min(1).exactOptional(),
    batch: number,
    within: duration,
    tolerance: size,
  })
  .describe('Rows that are sent to the endpoint; what their answers are held against is in `golden` of the release.');

const prometheus = z
  .strictObject({
    query: name,
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
    samples: number,
    for: duration,
    every: duration,
    url: name.exactOptional(),
    token: variable.describe('Name of the variable of the deploying job with a bearer token.').exactOptional(),
  })
  .describe('A number that is watched once the version is live.');

/** One question asked of a deployment, every default filled in. */
export const verifyStep = z.union([
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
  z.strictObject({ golden }),
  z.strictObject({ prometheus }),
]);

export type WrittenVerifyStep = z.infer<typeof verifyStep>;
export type WrittenCommand = z.infer<typeof command>;
