import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { workers } from '../data/nasty/workers.ts';
import { makeWorld } from './harness.ts';

const temporary = mkdtempSync(join(tmpdir(), 'mlops-cancelled-'));
const world = makeWorld({
  'data.csv': 'a\n1\n2\n',
  'mlops.yaml': `version: 1
datasets:
  numbers:
    source: data.csv
    checks:
      - name: never ends
        sql: SELECT x.range FROM numbers, range(1000000000) x, range(1000000000) y WHERE x.range * y.range % 7 = 8
`,
});
afterAll(() => {
  world.remove();
  rmSync(temporary, { recursive: true, force: true });
});

/** A process that has ended, and that nobody has asked for yet, is none that runs. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

it.runIf(process.platform === 'linux').each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of a long query ends the command within a second, its engine and its folders with it',
  async (signal) => {
    let command: ChildProcess | undefined;
    const ended = world.run(['validate'], {
      env: { TMPDIR: temporary },
      watch: (child) => {
        command = child;
      },
    });
    const own = () => workers(command?.pid ?? 0);
    await expect.poll(own, { timeout: 60_000 }).toHaveLength(1);
    const [worker = 0] = own();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const started = performance.now();
    command?.kill(signal);
    const ran = await ended;
    expect(performance.now() - started).toBeLessThan(1000);
    expect([ran.code, ran.signal]).toEqual([130, null]);
    expect(ran.stderr).toContain('engine-cancelled');
    expect(isRunning(worker)).toBe(false);
    const engine = join(world.clone, '.mlops', 'cache', 'engine');
    expect([...readdirSync(temporary), ...(existsSync(engine) ? readdirSync(engine) : [])]).toEqual([]);
  },
);
