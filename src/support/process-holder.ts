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
  return { pid: process.pid, host: hostname(), started: await startOf(process.pid) };
}

/** A process of another machine (a shared disk) cannot be asked, and counts as alive. */
export async function isAlive({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  const now = await startOf(pid);
  return started === null || now === null || now === started;
}

/** Field 22 of /proc/<pid>/stat; the name before it may hold blanks and brackets. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
