import { z } from 'zod';

/** What records and release files have in common. The texts complete the sentence "expected …". */
export const verdict = z.enum(['pass', 'fail', 'unknown']);
export const hex64 = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'sha256: and 64 hexadecimal digits' });
export const commit = z
  .string()
  .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, { error: 'a commit: 40 or 64 hexadecimal digits' });
export const instant = z.iso.datetime({ error: 'a time in UTC such as 2026-11-22T20:30:00Z' });
export const name = z.string().min(1, { error: 'text that is not empty' });
export const number = z.int({ error: 'a whole number' }).min(1, { error: 'a whole number of at least 1' });
export const versionRef = z.strictObject({ version: number, digest });

const path = z.string().refine(staysBelow, { error: 'a path below the folder of the model' });

export const artifact = z.strictObject({
  digest,
  path: path.describe('The one file or folder that is declared; absent: the whole folder.').exactOptional(),
  files: z.array(z.strictObject({ path, digest, bytes: z.int().min(0, { error: 'a whole number of at least 0' }) })),
});

export const gates = z.array(
  z.strictObject({
    metric: name,
    verdict,
    sentence: z.string(),
    at: name.describe('The environment that asks it; absent: asked of every version.').exactOptional(),
    against: z
      .strictObject({ environment: name, version: number })
      .describe('What it was compared with, live there; absent: the version before, or nothing.')
      .exactOptional(),
  }),
);

/** Files are written where their paths say, so none may lead out of the folder or name it itself. */
function staysBelow(written: string): boolean {
  return !written.includes('\0') && written.split('/').every((part) => !['', '.', '..'].includes(part));
}
