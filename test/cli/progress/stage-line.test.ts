import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsText } from '../../../src/cli/progress/seconds-text.ts';
import { stageLine } from '../../../src/cli/progress/stage-line.ts';
import type { Amount } from '../../../src/support/amount.ts';
import { widthOf } from '../../../src/support/text-width.ts';

const bytes: Amount = { unit: 'bytes', done: 1_200_000_000, of: 4_000_000_000, what: 'hashed' };
const line = (amount: Amount | undefined, width: number, title = 'read the repository') =>
  stageLine({ title, started: 0, amount }, 12_000, width);

describe('the line of a stage', () => {
  it('has a bar where the whole is known', () => {
    expect(line(bytes, 100)).toBe('⠋ read the repository ███████░░░░░░░░░░░░░░░░░ 1.2 of 4.0 GB hashed · 12.0 s');
  });

  it('has the amount and no bar where the whole is not known', () => {
    expect(line({ unit: 'tries', done: 3 }, 100, 'record on the ledger')).toBe('⠋ record on the ledger try 3 · 12.0 s');
    expect(line({ unit: 'bytes', done: 0, of: 0 }, 100)).toBe('⠋ read the repository 0 of 0 B · 12.0 s');
  });

  it('moves where nothing can be counted', () => {
    const at = (now: number) => stageLine({ title: 'train m', started: 0 }, now, 80);
    expect(at(12_000)).toBe('⠋ train m 12.0 s');
    expect(at(12_100)).toBe('⠙ train m 12.1 s');
  });

  it('gives up the bar, the end of the title and the amount, in this order, in a narrow window', () => {
    expect([60, 55, 46, 42, 20, 10, 3].map((width) => line(bytes, width))).toEqual([
      '⠋ read the repository ██░░░░░░ 1.2 of 4.0 GB hashed · 12.0 s',
      '⠋ read the repository 1.2 of 4.0 GB hashed · 12.0 s',
      '⠋ read the repo… 1.2 of 4.0 GB hashed · 12.0 s',
      '⠋ read the repository 12.0 s',
      '⠋ read the r… 12.0 s',
      '⠋ … 12.0 s',
      '⠋ …',
    ]);
  });

  it('is never wider than asked, and cuts no wide character in half', () => {
    const title = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('列车延误模型', 'é́è👩‍🚀🚀 model'),
    );
    const amount = fc.option(fc.record({ unit: fc.constant('rows' as const), done: fc.nat(), of: fc.nat() }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(title, amount, fc.integer({ min: 1, max: 120 }), (text, found, width) => {
        const counted = found && ({ ...found, unit: 'columns' } as const);
        const shown = line(counted, width, text.replace(/\s/g, '_'));
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is full only when all is done', () => {
    expect(line({ unit: 'seeds', done: 199, of: 200 }, 100)).toContain('█░ 199 of 200 seeds');
    expect(line({ unit: 'seeds', done: 200, of: 200 }, 100)).toContain('██ 200 of 200 seeds');
    expect(line({ unit: 'seeds', done: 300, of: 200 }, 100)).toContain('██ 300 of 200 seeds');
  });
});

it('seconds read at a glance', () => {
  expect([0, 3240, 119_900, 245_000].map(secondsText)).toEqual(['0.0 s', '3.2 s', '119.9 s', '4 min 05 s']);
});
