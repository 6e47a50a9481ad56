import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/project/types.ts';
import type { Ended, Job, StepLauncher } from '../../src/training/launchers/port.ts';
import { never, scratch } from './harness.ts';

/** What every launcher has to keep. @param folder where its jobs may have their folders */
export function launcherContract(name: string, launcher: StepLauncher, folder: () => string = scratch): void {
  let jobs = 0;

  async function run(
    command: Command,
    more: Partial<Job> = {},
    signal = never(),
  ): Promise<{ ended: Ended; printed: string }> {
    const root = folder();
    mkdirSync(join(root, 'work'));
    jobs += 1;
    const id = `contract-${process.pid}-${jobs}`;
    let printed = '';
    const job: Job = {
      id,
      command,
      folder: root,
      workingDirectory: join(root, 'work'),
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', MLOPS_RUN_ID: id, GREETING: 'hello' },
      timeout: 60_000,
      grace: { interrupt: 200, terminate: 200 },
      onOutput: (_, chunk) => {
        printed += chunk.toString('utf8');
      },
      ...more,
    };
    return { ended: await launcher.run(job, signal), printed };
  }

  const shell = (text: string): Command => ({ kind: 'shell', text });

  describe(`the launcher ${name}`, () => {
    it('runs in the given folder with the given environment only', async () => {
      const { ended, printed } = await run(
        shell('basename "$PWD"; echo "$GREETING $(printenv HOME || echo homeless)"'),
      );
      expect(ended).toMatchObject({ how: 'by-itself', code: 0, signal: null, survivors: [] });
      expect(printed).toBe('work\nhello homeless\n');
    });

    it('hands arguments on as they are', async () => {
      const { printed } = await run({ kind: 'argv', argv: ['printf', '%s|', '$HOME', 'a b', '; exit 1'] });
      expect(printed).toBe('$HOME|a b|; exit 1|');
    });

    it('tells exit codes, and commands that do not start', async () => {
      expect((await run(shell('exit 7'))).ended).toMatchObject({ how: 'by-itself', code: 7 });
      const missing = await run({ kind: 'argv', argv: ['no-such-program'] });
      expect(missing.ended).toMatchObject({ how: 'not-started', why: 'no-such-program: command not found' });
    });

    it('stops at the timeout and when it is cancelled', async () => {
      expect((await run(shell('sleep 600'), { timeout: 200 })).ended.how).toBe('timeout');
      const controller = new AbortController();
      const onOutput = () => controller.abort();
      const cancelled = await run(shell('echo ready; sleep 600'), { onOutput }, controller.signal);
      expect(cancelled.ended.how).toBe('cancelled');
      expect((await run(shell('true'), {}, AbortSignal.abort())).ended.how).toBe('cancelled');
    });

    it('describes itself', () => {
      expect(launcher.describe()).not.toBe('');
    });
  });
}
