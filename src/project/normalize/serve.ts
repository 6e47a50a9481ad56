import { defined } from '../defined.ts';
import type { WrittenModel } from '../schema/model.ts';
import type { WrittenServe } from '../schema/serve.ts';
import type { ProjectPath, Serve } from '../types.ts';
import { commandOf, isCommand } from './command.ts';
import type { Context } from './context.ts';
import { globsAt } from './globs.ts';
import { deploySecretsOf } from './steps.ts';
import { timeoutOf } from './timeout.ts';
import { verifyOf } from './verify.ts';

/** The `serve` section from its short forms (a command, or `files`) or its table. */
export function serveOf(
  context: Context,
  written: WrittenModel['serve'],
  at: ProjectPath,
  workingDirectory: string,
): Serve | undefined {
  if (written === undefined) return undefined;
  const table = tableOf(written);
  if (table.run === undefined) refuseServerKeys(context, table, at);
  if (table.image !== undefined)
    context.list.warn('not-acted-on', [...at, 'image'], 'no image is built in this version');
  return {
    ...defined({ run: table.run === undefined ? undefined : commandOf(table.run) }),
    ...(table.image !== undefined && { wantsImage: true as const }),
    code: globsAt(context, table.code, [...at, 'code'], workingDirectory),
    health: table.health ?? '/health',
    startWithin: timeoutOf(context, table['start-within'], '60s', [...at, 'start-within']),
    secrets: deploySecretsOf(context, table.secrets, [...at, 'secrets']),
    verify: verifyOf(context, table.verify, [...at, 'verify']),
  };
}

function tableOf(written: NonNullable<WrittenModel['serve']>): WrittenServe {
  if (!isCommand(written)) return written;
  return written === 'files' ? {} : { run: written };
}

/** A key that nothing reads would be worse than none. */
function refuseServerKeys({ list }: Context, table: WrittenServe, at: ProjectPath): void {
  if (list.touches([...at, 'run'])) return;
  for (const key of ['health', 'start-within', 'secrets'] as const) {
    if (table[key] === undefined) continue;
    list.add(
      'contradiction',
      [...at, key],
      `\`${key}\` is about the server that \`run\` starts, and there is no \`run\``,
    );
  }
}
