import { join } from 'node:path';
import type { Command } from '../../project/types.ts';
import type { Judgement } from '../exit.ts';
import type { Ended } from '../launchers/port.ts';
import type { SetupRecord } from '../types.ts';
import { judgeSetup, shownCommand } from './judge.ts';
import type { SetupPart } from './wanted.ts';

/** Runs one command in the run folder and keeps what it prints. */
export type LaunchPart = (job: {
  readonly command: Command;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  /** Printed before and after its output. */
  readonly title: string;
}) => Promise<{ readonly ended: Ended; readonly printed: string }>;

export type SetupEnd =
  | { readonly kind: 'made'; readonly records: readonly SetupRecord[]; readonly seconds: number }
  | {
      readonly kind: 'failed';
      readonly judgement: Exclude<Judgement, { class: 'ok' }>;
      readonly ended: Ended;
      readonly printed: string;
      readonly seconds: number;
    };

/**
 * Runs the commands of a setup, one after the other, each where its lock file lies.
 * @param timeout milliseconds, for all of them together
 */
export async function runSetup(
  parts: readonly SetupPart[],
  {
    work,
    env,
    timeout,
  }: { readonly work: string; readonly env: Readonly<Record<string, string>>; readonly timeout: number },
  launch: LaunchPart,
): Promise<SetupEnd> {
  const records: SetupRecord[] = [];
  let seconds = 0;
  for (const { command, folder, lock, env: own } of parts) {
    const title = `setup: ${shownCommand(command)}${lock === undefined ? '' : ` (found by ${lock})`}`;
    const left = Math.max(1, timeout - seconds * 1000);
    const job = { command, workingDirectory: join(work, folder), env: { ...env, ...own }, timeout: left, title };
    const { ended, printed } = await launch(job);
    seconds += ended.seconds;
    const judgement = judgeSetup(ended, printed, command, timeout);
    if (judgement.class !== 'ok') return { kind: 'failed', judgement, ended, printed, seconds };
    const took = Math.round(ended.seconds * 1000) / 1000;
    records.push({ command: argvOf(command), ...(lock === undefined ? {} : { lock }), seconds: took });
  }
  return { kind: 'made', records, seconds };
}

/** A command as records keep it. */
export function argvOf(command: Command): readonly string[] {
  return command.kind === 'argv' ? command.argv : ['bash', '-eo', 'pipefail', '-c', command.text];
}
