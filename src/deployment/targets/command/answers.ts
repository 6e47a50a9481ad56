import { lstat } from 'node:fs/promises';
import { z } from 'zod';
import { isMissing, readBounded } from '../../../support/files.ts';
import { refuse } from '../../fail.ts';

/** Bytes of an answer. */
const largest = 1_000_000;

const line = z.string().max(2000);
const endpoint = z
  .string()
  .max(2000)
  .refine(isAddress, { error: 'expected an http or https address without a password' });

/** What each action answers; foreign data, so that every key that we do not know is refused. */
export const answerSchemas = {
  plan: z.strictObject({ changes: z.boolean(), lines: z.array(line).max(1000) }),
  apply: z.strictObject({ endpoint: endpoint.optional() }),
  status: z
    .strictObject({
      version: z.int().positive(),
      digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256:<64 hex digits>' }),
      healthy: z.boolean(),
      because: line.optional(),
      endpoint: endpoint.optional(),
    })
    .nullable(),
  undo: z.strictObject({}),
} as const;

/**
 * Reads what a command has written into its answer file; undefined where it has written nothing.
 * Errors: deployment-answer-malformed. @param who begins the sentences: "The apply command (./deploy.sh)"
 */
export async function readAnswer<Value>(
  file: string,
  schema: z.ZodType<Value>,
  who: string,
): Promise<Value | undefined> {
  const text = await textOf(file, who);
  if (text === undefined || text.trim() === '') return undefined;
  const parsed = schema.safeParse(documentOf(text, who));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'its root'}: ${message}`);
  throw malformed(`${who} answered something else than its action asks for: ${issues.join('; ')}.`);
}

export function malformed(message: string): Error {
  return refuse('deployment-answer-malformed', message);
}

async function textOf(file: string, who: string): Promise<string | undefined> {
  try {
    // A pipe in its place would hold us for ever.
    if (!(await lstat(file)).isFile()) throw malformed(`${who} has put something that is no file at $MLOPS_ANSWER.`);
    const read = await readBounded(file, largest);
    if (read.kind === 'read') return read.bytes.toString('utf8');
    throw malformed(`${who} wrote an answer of more than ${largest / 1_000_000} MB.`);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function documentOf(text: string, who: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw malformed(`${who} wrote an answer that is not JSON: ${why}.`);
  }
}

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
