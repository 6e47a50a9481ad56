import { canonicalJson } from '../../support/canonical.ts';
import { readVersioned } from '../../support/versioned.ts';
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
  return readVersioned(text, {
    what: 'The stored sketch',
    schema: sketchSchema,
    version: 1,
    reasons: dataReasons,
    notJson: 'bad-sketch',
    malformed: 'bad-sketch',
    tooNew: 'newer-sketch',
  });
}
