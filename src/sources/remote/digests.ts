import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';

/** What lies in a file that is open. */
export async function digestsOf(handle: FileHandle, signal?: AbortSignal) {
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  const buffer = Buffer.allocUnsafe(1 << 20);
  for (let bytes = 0; ; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
    if (bytesRead === 0) return { md5: md5.digest('hex'), sha256: sha256.digest('hex'), bytes };
    for (const hash of [md5, sha256]) hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

/** Copies into a new file what must have an MD5. @throws MlopsError source-damaged */
export async function copyChecked(
  from: AsyncIterable<Buffer>,
  file: string,
  { name, md5: wanted }: { readonly name: string; readonly md5: string },
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const handle = await open(file, 'wx+', 0o600);
  try {
    for await (const chunk of from) await handle.writeFile(chunk);
    const { md5, ...found } = await digestsOf(handle);
    if (md5 !== wanted) throw damaged(`${name} has the MD5 ${md5}, and ${wanted} is asked for.`);
    return found;
  } finally {
    await handle.close();
  }
}

export function damaged(sentence: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-damaged', sentence);
}
