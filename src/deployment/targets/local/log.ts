import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { visible } from '../../../support/escape/index.ts';
import { isMissing } from '../../../support/files.ts';
import { lastWords } from '../../../training/index.ts';
import type { Places } from './places.ts';

/** Bytes of a server's log; a second one of the same size is kept beside it. */
export const logLimit = 10 << 20;
/** Seconds between two looks at its size. */
export const logPause = 10;
/** Bytes from the end of a log in which a cause is looked for. */
const reach = 64 * 1024;

export function logFile(places: Places, server: string): string {
  return join(places.logs, `${server}.log`);
}

/** Opens a server's log for appending. The caller closes it. */
export async function openServerLog(places: Places, server: string) {
  await mkdir(places.logs, { recursive: true });
  return open(logFile(places, server), 'a', 0o600);
}

/** The line of a server's log that says most, without secrets. */
export async function wordsOf(places: Places, server: string, secrets: readonly string[]): Promise<string> {
  const tail = await tailOf(logFile(places, server)).catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  const masked = secrets
    .filter((secret) => secret.length >= 4)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), tail);
  return lastWords(visible(stripVTControlCharacters(masked)));
}

async function tailOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(reach), 0, reach, Math.max(0, size - reach));
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** Keeps the logs of servers that are there and the newest of those that are gone: what failed is read afterwards. */
export async function pruneLogs(places: Places, kept: ReadonlySet<string>, others: number): Promise<void> {
  const names = await readdir(places.logs).catch(() => []);
  const gone: { server: string; at: number }[] = [];
  for (const server of new Set(names.map((name) => name.replace(/\.log(?:\.1)?$/, '')))) {
    if (kept.has(server)) continue;
    const found = await stat(logFile(places, server)).catch(() => undefined);
    gone.push({ server, at: found?.mtimeMs ?? 0 });
  }
  for (const { server } of gone.sort((a, b) => b.at - a.at).slice(others)) {
    await rm(logFile(places, server), { force: true });
    await rm(`${logFile(places, server)}.1`, { force: true });
  }
}
