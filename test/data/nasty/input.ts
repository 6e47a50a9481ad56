import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../../src/support/verdict.ts';

/** Files of one dataset as they were made, absolute, in the order of the dataset. */
export type Made = readonly string[];

/** One nasty input, and the one answer that is right. The page of the reference is made from these, too. */
export interface NastyInput {
  readonly name: string;
  /** The ending says the format, as it does for users. */
  make(folder: string): Made | Promise<Made>;
  /** Keys of the dataset in `mlops.yaml`. */
  readonly contract: string;
  /** `stopped`: no report at all, the command ends with the reason. */
  readonly verdict: Verdict | 'stopped';
  /** Reason codes of all that does not pass, in the order of the alphabet. */
  readonly reasons: readonly string[];
  /** Compared with this version; the reasons are those of the comparison. */
  base?(folder: string): Made;
}

/** A file with this content; named by what is in it, so that two of one folder never meet. */
export function fileOf(name: string, content: string | Buffer): (folder: string) => Made {
  return (folder) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return [path];
  };
}

/** The same with one bit of it flipped, that of byte `at`; from the end where it is negative. */
export function flipped(content: Buffer, at: number): Buffer {
  const bytes = Buffer.from(content);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
}

/** A file that stands beside this module. */
export function committed(...path: readonly string[]): () => Made {
  return () => [join(import.meta.dirname, 'made', ...path)];
}
