import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type CommandResult, resultSchema } from '../../src/commands/result.ts';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** Runs the committed bundle with `--json` and gives its one document. */
export function runCli(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly result: CommandResult; readonly stderr: string } {
  const child = spawnSync(process.execPath, [cli, ...args, '--json'], { cwd, env, encoding: 'utf8' });
  return { result: resultSchema.parse(JSON.parse(child.stdout)), stderr: child.stderr };
}
