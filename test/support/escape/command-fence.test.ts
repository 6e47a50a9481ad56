import { expect, it } from 'vitest';
import { commandFence } from '../../../src/support/escape/index.ts';

function fenced() {
  const lines: string[] = [];
  return { lines, fence: commandFence((text) => lines.push(text)) };
}

it('stops commands by a word of its own, and resumes them by the same word', () => {
  const { fence, lines } = fenced();
  fence.open();
  expect(fence.close()).toBe(true);
  const [stop = '', resume] = lines;
  const word = /^::stop-commands::([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(stop)?.[1];
  expect(word).toBeDefined();
  expect([lines.length, resume]).toEqual([2, `::${word}::`]);
});

it('is one fence however often it is opened, and says nothing where it is closed', () => {
  const { fence, lines } = fenced();
  expect([fence.close(), lines]).toEqual([false, []]);
  fence.open();
  fence.open();
  expect(lines).toHaveLength(1);
  expect([fence.close(), fence.close(), lines.length]).toEqual([true, false, 2]);
});

it('takes another word each time: who printed in between has seen the last one', () => {
  const { fence, lines } = fenced();
  for (let round = 0; round < 2; round++) {
    fence.open();
    fence.close();
  }
  expect(new Set(lines.filter((line) => line.startsWith('::stop-commands::'))).size).toBe(2);
});
