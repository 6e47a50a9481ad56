import { defined } from '../defined.ts';
import type { WrittenTarget } from '../schema/environment.ts';
import type { ProjectPath, Target } from '../types.ts';
import { commandOf } from './command.ts';
import { type Context, folderAt } from './context.ts';
import { deploySecretsOf } from './steps.ts';
import { timeoutOf } from './timeout.ts';

const keysOfKinds: Readonly<Record<WrittenTarget['kind'], readonly string[]>> = {
  local: ['folder', 'ports'],
  command: ['apply', 'plan', 'status', 'undo', 'timeout', 'secrets'],
};

/** The target of an environment; keys of another kind and a missing `folder` or `apply` are reported. */
export function targetOf(context: Context, written: WrittenTarget, at: ProjectPath): Target {
  const { kind } = written;
  const required = kind === 'local' ? 'folder' : 'apply';
  if (written[required] === undefined && !context.list.touches(at))
    context.list.add('missing-key', at, `the key \`${required}\` is missing`);
  refuseOtherKinds(context, written, at);
  return kind === 'local' ? localOf(context, written, at) : commandsOf(context, written, at);
}

function refuseOtherKinds({ list }: Context, written: WrittenTarget, at: ProjectPath): void {
  const own = keysOfKinds[written.kind];
  for (const key of Object.keys(written)) {
    if (key === 'kind' || own.includes(key)) continue;
    const message = `a target of kind \`${written.kind}\` has no \`${key}\`; it has: ${own.join(', ')}`;
    list.add('contradiction', [...at, key], message);
  }
}

function localOf(context: Context, written: WrittenTarget, at: ProjectPath): Target {
  const folder = written.folder === undefined ? '' : folderOf(context, written.folder, [...at, 'folder']);
  return { kind: 'local', folder, ports: new Map(Object.entries(written.ports ?? {})) };
}

function folderOf(context: Context, written: string, at: ProjectPath): string {
  const refused = refusalOf(written);
  if (refused === undefined) return folderAt(context, at, written);
  const { what, remedy } = refused;
  context.list.add('invalid-value', at, `expected ${what}, found "${written}"`, { value: true, remedy });
  return '';
}

/** Every spelling of the root of the repository or of the file system. */
const root = /^\/*(\.\/*)*$/;

function refusalOf(folder: string): { readonly what: string; readonly remedy: string } | undefined {
  if (root.test(folder)) return { what: 'a folder of its own', remedy: 'Name a folder below it.' };
  if (!/^~|\$/.test(folder)) return undefined;
  return { what: 'the path of a folder', remedy: 'Write it out: no shell replaces `~` or a variable here.' };
}

function commandsOf(context: Context, written: WrittenTarget, at: ProjectPath): Target {
  const { apply, plan, status, undo } = written;
  return {
    kind: 'command',
    apply: commandOf(apply ?? ''),
    ...defined({
      plan: plan === undefined ? undefined : commandOf(plan),
      status: status === undefined ? undefined : commandOf(status),
      undo: undo === undefined ? undefined : commandOf(undo),
    }),
    timeout: timeoutOf(context, written.timeout, '10m', [...at, 'timeout']),
    secrets: deploySecretsOf(context, written.secrets, [...at, 'secrets']),
  };
}
