import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MlopsError } from '../../../support/problem.ts';
import { explained } from './failures.ts';
import type { RawFile } from './staged.ts';
import { packingOf, unpack } from './unpack.ts';

/** A text file, and where it may be unpacked to. */
export interface Unpacking {
  readonly file: string;
  readonly target: string;
  /** Bytes. */
  readonly most: number;
}

/**
 * Loads a file that may be packed with gzip or zstd: its text lies in the scratch folder while it is loaded, so that line
 * numbers, encodings and limits are those of any text. Whatever is said names the file that was packed.
 */
export async function loadPlain(
  { file, target, most }: Unpacking,
  load: (file: string) => Promise<RawFile>,
): Promise<RawFile> {
  const packing = await packingOf(file);
  if (packing === undefined) return load(file);
  const named = (text: string) => text.replaceAll(target, file);
  try {
    await unpack(file, packing, target, most);
    const raw = await load(target);
    return {
      ...raw,
      file,
      rejects: raw.rejects.map((reject) => ({ ...reject, file })),
      problems: raw.problems.map((problem) => ({ ...problem, message: named(problem.message) })),
    };
  } catch (error) {
    const known = explained(error, { files: [target], own: [dirname(target)], asks: false });
    if (!(known instanceof MlopsError)) throw known;
    throw new MlopsError(
      known.ends,
      known.problems.map((problem) => ({ ...problem, message: named(problem.message) })),
    );
  } finally {
    await rm(target, { force: true });
  }
}
