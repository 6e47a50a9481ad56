import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { canonicalJson, compareText, sha256 } from '../support/canonical.ts';
import type { FileRecord, SourceFile } from './types.ts';

/** `sha256:<hex>` of a file, read as a stream. */
export async function digestFile(path: string): Promise<{ readonly digest: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const block: unknown = chunk;
    if (!(block instanceof Uint8Array)) throw new TypeError('a file gave something else than bytes');
    hash.update(block);
    bytes += block.byteLength;
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

/**
 * One digest for several files: SHA-256 of the canonical JSON `[[path, digest], …]` in the order of the paths.
 * Names and contents count; times, modes and the order of writing do not.
 */
export function manifestDigest(files: readonly FileRecord[]): string {
  const lines = files.map((file) => [file.path, file.digest] as const).sort(([a], [b]) => compareText(a, b));
  return `sha256:${sha256(canonicalJson(lines))}`;
}

/** One digest for files of a commit: canonical JSON `[[path, mode, oid], …]` in the order of the paths. */
export function codeDigest(files: readonly SourceFile[]): string {
  const lines = files.map((file) => [file.path, file.mode, file.oid] as const);
  return `sha256:${sha256(canonicalJson(lines.sort(([a], [b]) => compareText(a, b))))}`;
}
