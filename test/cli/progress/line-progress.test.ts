import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logProgress } from '../../../src/actions/log-progress.ts';
import { lineProgress } from '../../../src/cli/progress/line-progress.ts';
import type { Progress } from '../../../src/commands/ports.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a stage of some seconds that counts seeds writes. */
async function written(open: (write: (text: string) => void) => Progress, seconds: number): Promise<string> {
  let said = '';
  const progress = open((text) => {
    said += text;
  });
  const end = Promise.withResolvers<void>();
  const done = progress.stage('train m', (tell) => {
    tell({ unit: 'seeds', done: 1, of: 3 });
    return end.promise;
  });
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  end.resolve();
  await done;
  return said;
}

it('a log has nothing of what is over within two seconds', async () => {
  expect(await written(lineProgress, 1.9)).toBe('');
});

it('a log has a line after two seconds, then ever more seldom, with what is counted', async () => {
  expect((await written(lineProgress, 29)).split('\n')).toEqual([
    'train m … 2.0 s, 1 of 3 seeds',
    'train m … 6.0 s, 1 of 3 seeds',
    'train m … 14.0 s, 1 of 3 seeds',
    'train m: 29.0 s',
    '',
  ]);
});

it('a log of hours has a line a minute', async () => {
  expect((await written(lineProgress, 3600)).split('\n').length).toBeLessThan(70);
});

it('a group of a runner says the same inside', async () => {
  expect((await written(logProgress, 10)).split('\n')).toEqual([
    '::group::train m',
    '2.0 s, 1 of 3 seeds',
    '6.0 s, 1 of 3 seeds',
    '10.0 s',
    '::endgroup::',
    '',
  ]);
});

it('a log has the pace of what moves evenly, in a terminal’s place and in the groups of a runner', async () => {
  for (const open of [lineProgress, logProgress]) {
    let said = '';
    const progress = open((text) => {
      said += text;
    });
    const end = Promise.withResolvers<void>();
    const stage = progress.stage('validate rides', (tell) => {
      tell({ unit: 'rows', done: 0, of: 1000, what: 'read' });
      setTimeout(() => tell({ unit: 'rows', done: 500, of: 1000, what: 'read' }), 5000);
      return end.promise;
    });
    await vi.advanceTimersByTimeAsync(7000);
    end.resolve();
    await stage;
    expect(said).toMatch(/6\.0 s, 500 of 1,000 rows read, 83 a second, about 6 s left\n/);
  }
});
