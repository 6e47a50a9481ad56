import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Command, Target } from '../../../project/types.ts';
import type { ReleaseFile } from '../../../promotion/types.ts';
import { refuse } from '../../fail.ts';
import type { TargetContext } from '../../port.ts';
import { type CommandEnd, commandText, runCommand } from '../../run-command.ts';
import { readAnswer } from './answers.ts';

export type CommandTarget = Extract<Target, { kind: 'command' }>;

/** What a command is given to read. What an action is not about is null. */
export interface CommandDocument {
  readonly schemaVersion: 1;
  readonly action: 'plan' | 'apply' | 'status' | 'undo';
  readonly environment: string;
  readonly model: string;
  readonly version: number | null;
  readonly digest: string | null;
  readonly files: readonly ReleaseFile[] | null;
  /** Holds the model's files while the command runs; absolute. */
  readonly folder: string | null;
}

export interface Call<Value> {
  readonly command: Command;
  readonly document: CommandDocument;
  readonly answer: z.ZodType<Value>;
  /** Of this call alone; absolute, made already. */
  readonly folder: string;
}

/**
 * Runs one command of a target: the document lies at $MLOPS_REQUEST and comes by standard input, the answer is read from
 * $MLOPS_ANSWER; undefined where there is none.
 * Errors: deployment-command-failed, deployment-command-timeout, deployment-answer-malformed, deployment-cancelled.
 */
export async function call<Value>(
  target: CommandTarget,
  { command, document, answer, folder }: Call<Value>,
  around: TargetContext,
): Promise<Value | undefined> {
  const [request, reply, own] = [join(folder, 'request.json'), join(folder, 'answer.json'), join(folder, 'run')];
  await mkdir(own);
  await writeFile(request, `${JSON.stringify(document, null, 2)}\n`);
  const who = `The ${document.action} command (${commandText(command)}) for ${document.model}`;
  const end = await runCommand(
    {
      command,
      code: around.code,
      folder: own,
      input: request,
      declared: {},
      secrets: target.secrets,
      contract: { MLOPS_REQUEST: request, MLOPS_ANSWER: reply },
      timeout: target.timeout,
      of: who,
    },
    around,
  );
  requireGoodEnd(end, who, target.timeout);
  return readAnswer(reply, answer, who);
}

function requireGoodEnd(end: CommandEnd, who: string, timeout: number): void {
  if (end.kind === 'timeout') {
    const message = `${who} ran longer than ${timeout / 1000} s and was ended: ${end.words}`;
    throw refuse('deployment-command-timeout', message);
  }
  if (end.kind === 'not-started') throw failed(`${who} could not be started: ${end.why}`);
  if (end.kind === 'signal') throw failed(`${who} was ended by ${end.signal}: ${end.words}`);
  if (end.code !== 0) throw failed(`${who} ended with exit code ${end.code}: ${end.words}`);
}

function failed(message: string): Error {
  return refuse('deployment-command-failed', message);
}
