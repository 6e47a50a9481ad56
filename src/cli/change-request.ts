import type { ChangeRequest } from '../commands/situation/change-request.ts';
import type { Arguments } from './arguments.ts';

/** What the options that every command takes say of the change to look at. */
export function changeRequest(args: Arguments): ChangeRequest {
  return {
    folder: args.values.get('folder') ?? process.cwd(),
    projectFile: defaultedValue(args, 'project'),
    remote: defaultedValue(args, 'remote'),
    offline: args.flags.has('offline'),
    uncommitted: 'refuse',
    ...optional('base', args.values.get('base')),
    ...optional('head', args.values.get('head')),
  };
}

/** An option that has a default in the catalog. */
export function defaultedValue(args: Arguments, name: string): string {
  const value = args.values.get(name);
  if (value === undefined) throw new TypeError(`--${name} has no default in the catalog`);
  return value;
}

/** A member only where there is a value. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  const entry: { [K in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}
