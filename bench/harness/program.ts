import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProcess } from '../../src/support/process.ts';
import { textArgument } from './measure.ts';

export const root = join(import.meta.dirname, '../..');

/** `--cli` measures another build than the committed one. */
const cli = resolve(textArgument('cli', join(root, 'dist', 'cli.js')));

/** How a program is expected to end, and variables that it gets besides ours. */
export interface ProgramOptions {
  readonly ends?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program as a process of its own. @throws where it ends with another exit code */
export async function mlops(args: readonly string[], cwd: string, options: ProgramOptions = {}): Promise<string> {
  return program(process.execPath, [cli, ...args], cwd, options);
}

/** Runs any program and gives what it printed. @throws where it ends with another exit code, with what it said */
export async function program(
  file: string,
  args: readonly string[],
  cwd: string,
  { ends = 0, env = {} }: ProgramOptions = {},
): Promise<string> {
  const done = await runProcess(file, args, { cwd, env: { ...process.env, ...person, ...env } });
  const text = done.stdout.toString('utf8');
  if (done.code !== ends) throw new Error(`${file} ${args.join(' ')} ended with ${done.code}: ${done.stderr}${text}`);
  return text;
}

/** Commits need an author, and no setting of the user may change what is measured. */
const person = {
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.org',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A folder for the time of the work. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
