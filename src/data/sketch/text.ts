import { z } from 'zod';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import { dataReasons } from '../reasons.ts';
import { type Sketch, sketchSchema } from './schema.ts';

/** Canonical JSON: equal sketches have equal bytes. */
export function sketchText(sketch: Sketch): string {
  return canonicalJson(sketch);
}

/**
 * Reads a stored sketch.
 * @throws MlopsError `newer-sketch` for a schema version that this version does not know, `bad-sketch` for the rest
 */
export function parseSketch(text: string): Sketch {
  const value = parseJson(text);
  const version = z.object({ schemaVersion: z.int().positive() }).safeParse(value);
  if (version.success && version.data.schemaVersion > 1) {
    const message = `The stored sketch has schema version ${version.data.schemaVersion}; this version reads up to 1.`;
    throw MlopsError.of(dataReasons, 'newer-sketch', message);
  }
  const sketch = sketchSchema.safeParse(value);
  if (sketch.success) return sketch.data;
  const issue = sketch.error.issues[0];
  throw bad(`${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'not a sketch'}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error));
  }
}

function bad(why: string): MlopsError {
  return MlopsError.of(dataReasons, 'bad-sketch', `The stored sketch cannot be read: ${why}.`);
}
