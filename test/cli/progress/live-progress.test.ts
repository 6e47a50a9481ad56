import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveProgress } from '../../../src/cli/progress/live-progress.ts';
import { isLiveTerminal, streamProgress } from '../../../src/cli/progress.ts';
import type { Meter } from '../../../src/support/amount.ts';
import { openScreen } from './screen.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stage that runs until it is told to end. */
function open(progress: ReturnType<typeof liveProgress>, title: string) {
  const end = Promise.withResolvers<void>();
  let tell: Meter | undefined;
  const done = progress.stage(title, (meter) => {
    tell = meter;
    return end.promise;
  });
  const finish = async (error?: unknown) => {
    if (error === undefined) end.resolve();
    else end.reject(error);
    await done.catch(() => undefined);
  };
  return { tell: (amount: Parameters<Meter>[0]) => tell?.(amount), finish };
}

describe('in a terminal', () => {
  it('a stage is one line that moves, and stays with its time', async () => {
    const screen = openScreen(80);
    const stage = open(liveProgress(screen), 'validate flights');
    vi.advanceTimersByTime(1000);
    stage.tell({ unit: 'columns', done: 5, of: 20 });
    vi.advanceTimersByTime(2000);
    expect(screen.lines()).toEqual(['⠋ validate flights ██████░░░░░░░░░░░░░░░░░░ 5 of 20 columns · 3.0 s']);
    await stage.finish();
    expect(screen.lines()).toEqual(['✓ validate flights 3.0 s']);
    const { writes } = screen;
    vi.advanceTimersByTime(5000);
    expect(screen.writes).toBe(writes); // nothing is drawn any more
  });

  it('several stages have a line each, and what ends stays above those that run', async () => {
    const screen = openScreen(80);
    const progress = liveProgress(screen);
    const [one, two, three] = ['train a', 'train b', 'train c'].map((title) => open(progress, title));
    vi.advanceTimersByTime(500);
    expect(screen.lines()).toEqual(['⠴ train a 0.5 s', '⠴ train b 0.5 s', '⠴ train c 0.5 s']);
    await two?.finish();
    expect(screen.lines()).toEqual(['✓ train b 0.5 s', '⠴ train a 0.5 s', '⠴ train c 0.5 s']);
    await one?.finish(new Error('broken'));
    await three?.finish();
    expect(screen.lines()).toEqual(['✓ train b 0.5 s', '✗ train a 0.5 s', '✓ train c 0.5 s']);
  });

  it('output of the training and notes stand above the bar, whole', async () => {
    const screen = openScreen(40);
    const progress = await streamProgress(screen, { quiet: false, runner: false, live: true });
    const stage = open(progress, 'train m');
    for (let epoch = 1; epoch <= 30; epoch += 1) {
      progress.output(`epoch ${epoch}: loss 0.25, a line that is longer than the window\n`);
      vi.advanceTimersByTime(100);
    }
    progress.note('kept: here');
    await stage.finish();
    const text = screen.lines().join('\n');
    expect(text.match(/train m/g)).toHaveLength(1);
    expect(
      text.replaceAll('\n', '').match(/ {2}│ epoch \d+: loss 0\.25, a line that is longer than the window/g),
    ).toHaveLength(30);
    expect(screen.lines().slice(-2)).toEqual(['kept: here', '✓ train m 3.0 s']);
  });

  it('a window that becomes narrow or wide leaves nothing behind', async () => {
    const screen = openScreen(100);
    const progress = liveProgress(screen);
    progress.note('before');
    const stage = open(progress, 'validate a dataset with a rather long name');
    stage.tell({ unit: 'columns', done: 5, of: 20 });
    vi.advanceTimersByTime(300);
    for (const columns of [33, 90, 20, 7, 60]) {
      screen.resize(columns);
      vi.advanceTimersByTime(100);
    }
    expect(screen.lines()).toHaveLength(2);
    await stage.finish();
    expect(screen.lines()).toEqual(['before', '✓ validate a dataset with a rather long name 0.8 s']);
  });

  it('more stages than the window has rows show the newest ones, and none is left behind', async () => {
    const screen = openScreen(60, 4);
    const progress = liveProgress(screen);
    const stages = Array.from({ length: 9 }, (_, at) => open(progress, `train m${at}`));
    vi.advanceTimersByTime(200);
    expect(screen.lines()).toHaveLength(3);
    for (const stage of stages) await stage.finish();
    expect(screen.lines()).toHaveLength(9);
    expect(screen.lines().every((line) => line.startsWith('✓'))).toBe(true);
  });

  it('the cursor is below, at the beginning of a line, whenever somebody ends the process', () => {
    const screen = openScreen(60);
    const written = vi.spyOn(screen, 'write');
    open(liveProgress(screen), 'train m');
    vi.advanceTimersByTime(1000);
    for (const [text] of written.mock.calls) expect(String(text)).toMatch(/\n$/);
    expect(written.mock.calls.map(([text]) => String(text)).join('')).not.toContain('\u001b[?25l');
  });
});

describe('lines are drawn over again', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['no terminal', false, {}, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a terminal of a CI job', true, { CI: 'true' }, false],
    ['a terminal where CI is denied', true, { CI: 'false' }, true],
    ['a terminal without colour', true, { NO_COLOR: '1', TERM: 'xterm' }, true],
  ])('in %s: %j', (_, isTTY, env, live) => {
    expect(isLiveTerminal({ isTTY }, env)).toBe(live);
  });
});
