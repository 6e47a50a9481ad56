import { z } from 'zod';
import type { Json } from './types.ts';

// What records of steps have in common.

export const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
/** Of a commit. */
export const commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const relativePath = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), 'must be a path below its folder');
export const json: z.ZodType<Json> = z.json();
export const file = z.strictObject({ path: relativePath, digest, bytes: z.int().min(0) });

export const metric = z.strictObject({
  value: z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  standardError: z.number().min(0).exactOptional(),
  file: z.string(),
  at: z.int().min(0).exactOptional(),
});

export const environment = z.strictObject({
  os: z.string(),
  cpu: z.string(),
  cpus: z.int().min(0),
  memory: z.number().min(0),
  gpus: z.array(z.strictObject({ name: z.string(), driver: z.string(), memory: z.number().min(0) })),
  runtimes: z.record(z.string(), z.string()),
  packages: z.record(z.string(), z.record(z.string(), z.string())),
});

export const survivors = z
  .int()
  .min(1)
  .describe('Processes that the command left running and that were ended; absent where there were none.');

export const setup = z
  .array(
    z.strictObject({
      command: z.array(z.string()).min(1),
      lock: relativePath
        .describe('The lock file that it was found by; absent for one that mlops.yaml names.')
        .exactOptional(),
      seconds: z.number().min(0),
    }),
  )
  .min(1)
  .describe('What made the language environment before the command, in order; absent where nothing did.');
