import type { Command } from '../types.ts';

/** Text is for a shell, a list is not. */
export function commandOf(written: string | readonly string[]): Command {
  return typeof written === 'string' ? { kind: 'shell', text: written } : { kind: 'argv', argv: written };
}

export function isCommand<Table extends object>(written: string | string[] | Table): written is string | string[] {
  return typeof written === 'string' || Array.isArray(written);
}
