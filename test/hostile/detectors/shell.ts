import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canary, type Detector, inSink } from '../canary.ts';

/** A folder for PATH with a program of the canary's name in it, which writes down how it was called. */
export function placeCommand(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = join(bin, canary.command);
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${join(bin, 'called')}'\n`);
  chmodSync(program, 0o755);
  return bin;
}

/** Nobody ran the program in that folder. */
export const shellEscapes: Detector<string> = (sink, bin) => {
  const called = join(bin, 'called');
  return existsSync(called) ? inSink(sink, [`the command ran: ${readFileSync(called, 'utf8').trim()}`]) : [];
};
