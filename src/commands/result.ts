import { z } from 'zod';
import { type ExitName, exitCodes, type Problem } from '../support/problem.ts';

const placeSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  source: z.string().optional(),
  branch: z.string().optional().describe('Whose file it is; without it that of the commit.'),
});

export const problemSchema = z.object({
  reason: z.string(),
  message: z.string(),
  place: placeSchema.optional(),
  remedy: z.string().optional(),
  docs: z
    .string()
    .optional()
    .describe('Where the documentation says more, from the root of this project’s repository.'),
});

/** The one document that every command prints with `--json`. */
export const resultSchema = z
  .object({
    schemaVersion: z.literal(1),
    command: z.string().describe('The command, for example `report`.'),
    verdict: z.enum(['pass', 'fail', 'unknown']).describe('`unknown` for everything that could not be decided.'),
    ends: z.enum(Object.keys(exitCodes) as [ExitName, ...ExitName[]]).describe('How the process ends.'),
    exitCode: z.number().int(),
    reason: z.string().describe('The reason code that decided, see docs/reference/reason-codes.md.'),
    sentence: z.string().describe('The same for a person.'),
    problems: z.array(problemSchema),
    seconds: z.number().describe('Wall time.'),
    data: z.unknown().describe('What the command found; its form belongs to the command.'),
  })
  .describe('Result of one command.');

export type CommandResult = z.infer<typeof resultSchema>;

/** What a command gives back: the document, and its words for a terminal of a width. */
export interface Outcome {
  readonly ends: ExitName;
  readonly reason: string;
  readonly sentence: string;
  readonly problems: readonly Problem[];
  readonly data: unknown;
  readonly text: (style: TextStyle) => string;
}

export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** The document for an outcome. A command that could not decide is `unknown`; one that broke is never a pass. */
export function toResult(command: string, outcome: Omit<Outcome, 'text'>, seconds: number): CommandResult {
  const { ends, reason, sentence, problems, data } = outcome;
  return {
    schemaVersion: 1,
    command,
    verdict: ends === 'pass' || ends === 'fail' ? ends : 'unknown',
    ends,
    exitCode: exitCodes[ends],
    reason,
    sentence,
    problems: problems.map((problem) => ({ ...problem })),
    seconds: Math.round(seconds * 1000) / 1000,
    data: data ?? null,
  };
}
