import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAlive, thisProcess } from '../../src/support/process-holder.ts';

describe('who holds something', () => {
  it('is alive while it runs, and not where another process has its number', async () => {
    const own = await thisProcess();
    expect(await isAlive(own)).toBe(true);
    expect(await isAlive({ ...own, host: 'elsewhere', pid: 1 })).toBe(true);
    if (own.started !== null) expect(await isAlive({ ...own, started: '1' })).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'is dead once it was killed, also where nobody has waited for it',
    async () => {
      // The shell becomes a `sleep` that never waits, so its child stays a zombie.
      const shell = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
      const pid = Number(
        await new Promise<string>((resolve) => shell.stdout.once('data', (data) => resolve(`${data}`))),
      );
      try {
        const holder = { ...(await thisProcess()), pid, started: null };
        expect(await isAlive(holder)).toBe(true);
        process.kill(pid, 'SIGKILL');
        await expect.poll(() => isAlive(holder)).toBe(false);
        expect(existsSync(`/proc/${pid}/stat`)).toBe(true);
      } finally {
        shell.kill('SIGKILL');
      }
    },
  );
});
