import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from './files.ts';

/** Which process holds something in a checkout. */
export const holderSchema = z.strictObject({
  pid: z.int().positive(),
  host: z.string(),
  /** Clock ticks since the machine started, where the system tells: a number of a process is used again. */
  started: z.string().nullable(),
});
export type Holder = z.infer<typeof holderSchema>;

export async function thisProcess(): Promise<Holder> {
  return { pid: process.pid, host: hostname(), started: (await statOf(process.pid)).started };
}

/** A process of another machine (a shared disk) cannot be asked, and counts as alive. */
export async function isAlive({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  const now = await statOf(pid);
  if (now.hasEnded) return false;
  return started === null || now.started === null || now.started === started;
}

/**
 * Fields 3 and 22 of /proc/<pid>/stat; the name before them may hold blanks and brackets. A process that was killed stays
 * there as `Z` until somebody waits for it, which in a container may be never.
 */
async function statOf(pid: number): Promise<{ readonly hasEnded: boolean; readonly started: string | null }> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { hasEnded: /^[ZX]/.test(fields[0] ?? ''), started: fields[19] ?? null };
}
