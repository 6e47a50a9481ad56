import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { parseSketch, type Sketch } from '../../data/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** A sketch takes a few KB for each column; what is larger is data. */
const largest = 64 * 2 ** 20;

/** What every version of a sketch has, and no row of data has by chance. */
const marks = z.looseObject({ schemaVersion: z.int(), digests: z.array(z.string()) });

/**
 * The sketch that a JSON file holds; undefined where it is none: then it is data. Errors: data-side-sketch, for one that
 * is damaged or of a schema version that is not known.
 * @param name for messages
 */
export async function sketchInFile(path: string, name: string): Promise<Sketch | undefined> {
  if (!/\.json$/i.test(path) || (await stat(path)).size > largest) return undefined;
  const text = await readFile(path, 'utf8');
  if (!marks.safeParse(parsed(text)).success) return undefined;
  try {
    return parseSketch(text);
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    throw MlopsError.of(commandReasons, 'data-side-sketch', `${name}: ${error.message}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // lines of JSON, or no JSON at all: the data engine says which
  }
}
