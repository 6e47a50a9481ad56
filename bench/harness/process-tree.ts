import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** One run of a program. */
export interface TreeRun {
  readonly seconds: number;
  /** Peak of the resident memory of the process and all below it, added up, in MB; looked at every 20 ms. */
  readonly peak: number;
}

/** Runs a program to its end and watches its memory. Linux only. @throws where it ends otherwise than with 0 */
export async function treeRun(file: string, args: readonly string[], cwd: string): Promise<TreeRun> {
  const start = performance.now();
  const child = spawn(file, [...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  let running = true;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => {
    running = false;
  });
  let peak = 0;
  const watched = (async () => {
    for (; running; await setTimeout(20)) peak = Math.max(peak, child.pid === undefined ? 0 : resident(child.pid));
  })();
  const code = await ended;
  const seconds = (performance.now() - start) / 1000;
  await watched;
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}`);
  return { seconds, peak };
}

/** 0 for a process that has ended meanwhile. */
function resident(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return below.reduce((sum, child) => sum + resident(Number(child)), Number(kilobytes) / 1000);
  } catch {
    return 0;
  }
}
