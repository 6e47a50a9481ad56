import { MlopsError } from '../support/problem.ts';
import { readDocument } from './document.ts';

/**
 * The name of a project whose file may be wrong elsewhere: what a check is called must not depend on whether the rest can
 * be read. Undefined where the file gives none.
 */
export function nameIn(text: string): string | undefined {
  try {
    const { value } = readDocument(text, 'mlops.yaml');
    return typeof value === 'object' && value !== null && 'name' in value ? named(value.name) : undefined;
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return lineIn(text);
  }
}

/** Of a file that is no YAML: the one line that names it. */
function lineIn(text: string): string | undefined {
  const [found, ...others] = text.matchAll(
    /^name:[ \t]+(?:"([^"\\\r\n]+)"|'([^'\r\n]+)'|([^\s"'#&*!|>%@`{[][^#\r\n]*?))[ \t]*(?:#.*)?\r?$/gm,
  );
  return others.length > 0 ? undefined : named(found?.[1] ?? found?.[2] ?? found?.[3]);
}

function named(name: unknown): string | undefined {
  return typeof name === 'string' && name !== '' ? name : undefined;
}
