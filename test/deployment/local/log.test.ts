import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pruneLogs, wordsOf } from '../../../src/deployment/targets/local/log.ts';
import { placesOf } from '../../../src/deployment/targets/local/places.ts';
import { inBackground } from '../../../src/deployment/targets/local/start-script.ts';
import { list, processesWith, scratch, write } from '../scene.ts';

describe('the log of a server', () => {
  it('stays small while the server goes on writing, and nothing is left when that has ended', async () => {
    const folder = scratch();
    const [start, log] = [join(folder, 'start.sh'), join(folder, 'server.log')];
    writeFileSync(start, 'while :; do echo "a line of some length, again and again and again"; sleep 0.002; done\n');
    chmodSync(start, 0o700);
    writeFileSync(log, '');
    const child = spawn(
      '/bin/sh',
      ['-c', `${inBackground} >> "$3"`, 'mlops-server', start, '80', log, '2000', '0.05'],
      {
        detached: true,
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], MARK: folder },
      },
    );
    try {
      await expect.poll(() => list(folder), { timeout: 20_000 }).toContain('server.log.1');
      await expect.poll(() => readFileSync(`${log}.1`, 'utf8').length).toBeGreaterThan(2000);
      await expect.poll(() => statSync(log).size, { interval: 5, timeout: 20_000 }).toBeLessThan(2000);
    } finally {
      process.kill(child.pid ?? 0, 'SIGKILL');
    }
    await expect.poll(() => processesWith(`MARK=${folder}`), { timeout: 20_000 }).toEqual([]);
  });

  it('gives the line that says most, without secrets and escape sequences', async () => {
    const places = placesOf(scratch(), 'delay');
    expect(await wordsOf(places, 'a', [])).toBe('it printed nothing');
    write(places.logs, {
      'a.log': `${'x\n'.repeat(60_000)}Traceback (most recent call last):\n  File "a"\nValueError: \u001b[31mkey-of-api\n`,
    });
    expect(await wordsOf(places, 'a', ['key-of-api'])).toBe('ValueError: ***');
  });

  it('is kept for what is there and for the newest of what is gone', async () => {
    const places = placesOf(scratch(), 'delay');
    write(places.logs, { 'a.log': '', 'a.log.1': '', 'b.log': '', 'b.log.1': '', 'c.log': '' });
    await pruneLogs(places, new Set(['a']), 1);
    expect(list(places.logs).filter((name) => name.startsWith('a'))).toHaveLength(2);
    expect(new Set(list(places.logs).map((name) => name[0])).size).toBe(2);
  });
});
