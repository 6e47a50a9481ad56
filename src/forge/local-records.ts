import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { openHome } from '../ledger/index.ts';
import { openRecordBranch, type RecordBranch, type RecordProblem } from '../ledger/index.ts';
import { parsedJson } from '../support/json.ts';
import { MlopsError } from '../support/problem.ts';
import type { CheckRun, Comment } from './port.ts';
import { forgeReasons } from './reasons.ts';

/** One ref for all records, so that numbers are given out and comments replaced by one compare-and-swap. */
export const recordsRef = 'refs/pull/records';

export const pullRequestShape = z.object({
  schemaVersion: z.literal(1),
  number: z.int().positive(),
  title: z.string(),
  branch: z.string(),
  base: z.string(),
});
export type PullRequestRecord = z.infer<typeof pullRequestShape>;

const commentShape = z.object({
  schemaVersion: z.literal(1),
  marker: z.string(),
  body: z.string(),
  head: z.string(),
  generation: z.number(),
});

const checkShape = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  head: z.string(),
  base: z.string().default(''), // older records speak of no base, so they count for none
  state: z.enum(['in-progress', 'pass', 'fail', 'unknown']),
  title: z.string(),
  summary: z.string(),
});

export const numberShape = z.object({ schemaVersion: z.literal(1), number: z.int().nonnegative() });

/** Paths in the tree of `refs/pull/records`. Foreign text is in the files, never in a path. */
export const paths = {
  last: 'last.json',
  branch: (branch: string, base: string) => `branches/${short(`${branch}\0${base}`)}.json`,
  pullRequest: (number: number) => `${number}/pull-request.json`,
  comments: (number: number) => `${number}/comments`,
  comment: (number: number, marker: string) => `${number}/comments/${short(marker)}.json`,
  promotions: 'promotions',
  promotion: (number: number) => `promotions/${number}.json`,
  checks: (head: string) => `checks/${short(head)}`,
  check: ({ head, name, base }: Pick<CheckRun, 'head' | 'name' | 'base'>) =>
    `checks/${short(head)}/${short(`${name}\0${base}`)}.json`,
} as const;

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

export function recordText(record: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...record }, null, 2)}\n`;
}

/** Reads a record; what is not of its shape is `forge-corrupt`. */
export function parseRecord<Shape extends z.ZodType>(shape: Shape, path: string, text: string): z.infer<Shape> {
  const parsed = shape.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const what = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`;
  throw MlopsError.of(forgeReasons, 'forge-corrupt', `${path} on ${recordsRef} is no record of ours (${what}).`);
}

export function parseComment(path: string, text: string): Comment {
  const { marker, body, head, generation } = parseRecord(commentShape, path, text);
  return { marker, body, head, generation };
}

export function parseCheck(path: string, text: string): CheckRun {
  const { name, head, base, state, title, summary } = parseRecord(checkShape, path, text);
  return { name, head, base, state, title, summary };
}

export function openRecords(home: Awaited<ReturnType<typeof openHome>>): RecordBranch {
  return openRecordBranch({ home, ref: recordsRef, problem: forgeProblem, notice: () => undefined });
}

export const forgeProblem: RecordProblem = (failure, sentence) => {
  const reason = (
    {
      unavailable: 'forge-unavailable',
      refused: 'forge-refused',
      busy: 'forge-busy',
      corrupt: 'forge-corrupt',
    } as const
  )[failure];
  return MlopsError.of(forgeReasons, reason, sentence);
};
