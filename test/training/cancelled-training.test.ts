import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainSeed } from '../../src/training/index.ts';
import { isAlive, leftovers, reasonsOf, repository, scratch, trainRequest } from './harness.ts';

describe('cancelling', () => {
  const repo = repository({ 'a.txt': 'x' });

  it('asks first, and a command that listens may end by itself', async () => {
    const controller = new AbortController();
    const run = 'trap "echo bye; exit 0" INT; echo ready; while true; do sleep 0.05; done';
    const onOutput = (text: string) => (text.includes('ready') ? controller.abort() : undefined);
    const outcome = await trainSeed(trainRequest(repo, { run }, { onOutput }), controller.signal);
    expect(outcome.run.exit.class).toBe('cancelled');
    expect(reasonsOf(outcome.problems)).toEqual(['step-cancelled']);
    expect(readFileSync(outcome.log, 'utf8')).toContain('bye');
  });

  it('kills what does not listen, children too, within the grace periods', async () => {
    const controller = new AbortController();
    const temporary = scratch();
    const run =
      'trap "" INT TERM; (trap "" INT TERM; while true; do sleep 0.1; done) & echo $! > $TMPDIR/../../pid; echo ready; wait; wait';
    const onOutput = (text: string) => (text.includes('ready') ? controller.abort() : undefined);
    const outcome = await trainSeed(trainRequest(repo, { run }, { onOutput, temporary }), controller.signal);
    expect(outcome.run.exit).toMatchObject({ class: 'cancelled', signal: 'SIGKILL' });
    expect(isAlive(Number(readFileSync(join(temporary, 'pid'), 'utf8')))).toBe(false);
    expect(leftovers(temporary)).toEqual([]);
  });

  it('leaves no command behind when this process is killed', async () => {
    const temporary = scratch();
    const script = join(import.meta.dirname, 'fixtures/train-and-wait.ts');
    const args = [script, repo.root, repo.commit, join(scratch(), 'r'), temporary];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const pid = Number(readFileSync(join(temporary, 'pid'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  it('does not start when it was cancelled before', async () => {
    const outcome = await trainSeed(trainRequest(repo, { run: 'echo m > model.txt' }), AbortSignal.abort());
    expect(outcome.run.exit.class).toBe('cancelled');
    expect(outcome.run.artifact.files).toEqual([]);
  });
});
