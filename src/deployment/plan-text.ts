import type { Deployable, Live } from './port.ts';

/** "version 3 → 4, 12 files, 3.1 MB". */
export function versionLine(live: Live | undefined, { version, files }: Deployable): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return `${before(live)} → ${version}, ${count}, ${sizeText(bytes)}`;
}

function before(live: Live | undefined): string {
  if (live === undefined) return 'nothing';
  return live.version === null ? 'something that says no version' : `version ${live.version}`;
}

/** In powers of 1000, as `512MB` in `mlops.yaml`. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}
