import type { Command, Setup } from '../types.ts';

/** Text is for a shell, a list is not. */
export function commandOf(written: string | readonly string[]): Command {
  return typeof written === 'string' ? { kind: 'shell', text: written } : { kind: 'argv', argv: written };
}

export function isCommand<Table extends object>(written: string | string[] | Table): written is string | string[] {
  return typeof written === 'string' || Array.isArray(written);
}

type WrittenSetup = string | readonly string[] | false;

/** The nearest that is written; undefined where none is: then a lock file tells. */
export function setupOf(...nearestFirst: readonly (WrittenSetup | undefined)[]): Setup | undefined {
  const written = nearestFirst.find((setup) => setup !== undefined);
  if (written === undefined) return undefined;
  return written === false || written === 'none' ? { kind: 'none' } : commandOf(written);
}
