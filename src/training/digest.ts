import { canonicalJson, compareText, sha256 } from '../support/canonical.ts';
import type { FileRecord } from './types.ts';

/**
 * One digest for several files: SHA-256 of the canonical JSON `[[path, digest], …]` in the order of the paths.
 * Names and contents count; times, modes and the order of writing do not.
 */
export function manifestDigest(files: readonly FileRecord[]): string {
  const lines = files.map((file) => [file.path, file.digest] as const).sort(([a], [b]) => compareText(a, b));
  return `sha256:${sha256(canonicalJson(lines))}`;
}
