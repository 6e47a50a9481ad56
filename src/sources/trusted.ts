import picomatch from 'picomatch';
import { folderOf, readSourceAddress, type SourceAddress } from '../support/source-address.ts';

/**
 * Which addresses may be asked with our credentials, and lie where a private network may be: all, or those that are in
 * or below the folder of a source that the base branch names.
 */
export type Trusted = 'all' | readonly string[];

/** Whether one of the sources that are trusted names the folder of this address, or one above it. */
export function coversAddress(trusted: Trusted, address: SourceAddress): boolean {
  if (trusted === 'all') return true;
  const place = folder(address);
  return trusted.some((source) => {
    const read = readSourceAddress(source);
    return read.ok && place.startsWith(folder(read.address));
  });
}

/** With a slash at its end; of an https address the host, since a server answers as it likes below it anyway. */
function folder(address: SourceAddress): string {
  if (address.kind === 'https') return `${new URL(address.url).origin}/`;
  return `${folderOf(address)}${fixedFolder(address.path)}`;
}

/** `rides/2026/*.csv` → `rides/2026/`; `rides` may be an object or a folder, and is taken for a folder. */
function fixedFolder(path: string): string {
  const { base, isGlob } = picomatch.scan(path);
  const fixed = isGlob ? base : path.replace(/\/$/, '');
  if (fixed === '') return '';
  const isFile = !isGlob && /\.[A-Za-z0-9]+$/.test(fixed) && !path.endsWith('/');
  if (!isFile) return `${fixed}/`;
  const slash = fixed.lastIndexOf('/');
  return slash < 0 ? '' : `${fixed.slice(0, slash)}/`;
}
