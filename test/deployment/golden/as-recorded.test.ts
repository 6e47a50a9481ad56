import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell } from '../../../src/data/index.ts';
import { asRecorded, isSame } from '../../../src/deployment/golden/as-recorded.ts';
import { goldenRows } from './rows.ts';

const asked = { tolerance: 1e-6, minRows: 3 };
const answered = (cells: readonly Cell[], name = 'prediction') => new Map([[name, cells]]);

it('rows that are answered as recorded pass', () => {
  expect(asRecorded(goldenRows(4), answered([0, 1, 2, 3 + 1e-7]), asked)).toEqual({
    verdict: 'pass',
    sentence: '4 rows are answered as recorded in prediction (tolerance 0.000001).',
  });
});

it('one that is answered otherwise fails, with its key and without its values', () => {
  const found = asRecorded(goldenRows(4), answered([0, 1.5, 2, null]), asked);
  expect(found.verdict).toBe('fail');
  expect(found.sentence).toBe(
    '2 of 4 rows are answered otherwise than recorded in prediction (tolerance 0.000001); first: id=1, id=3.',
  );
});

it('the key of a sensitive column is not shown, and no key may break the line', () => {
  const hidden = asRecorded(goldenRows(4, { sensitive: true }), answered([9, 1, 2, 3]), asked);
  expect(hidden.sentence).toMatch(/^1 of 4 rows is .*\(tolerance 0\.000001\)\.$/);
  const hostile = goldenRows(4, { keys: [['a\n::error::x\u202e'], ['b'.repeat(500)], ['2'], ['3']] });
  const { sentence } = asRecorded(hostile, answered([9, 9, 2, 3]), asked);
  expect(sentence).toContain('id=a ::error::x, id=bbb');
  expect(sentence.length).toBeLessThan(250);
});

it('too few rows with a record are unknown, and a difference among them is none the less a fail', () => {
  const rows = goldenRows(4, { recorded: new Map([['prediction', [0, null, 2, null]]]) });
  expect(asRecorded(rows, answered([0, 7, 2, 7]), asked)).toEqual({
    verdict: 'unknown',
    sentence: 'Only 2 rows can be compared, 3 are needed.',
  });
  expect(asRecorded(rows, answered([0, 7, 3, 7]), asked).verdict).toBe('fail');
});

it('answers in other columns than the recorded ones fail', () => {
  const found = asRecorded(goldenRows(4), answered([0, 1, 2, 3], 'score'), asked);
  expect(found).toEqual({
    verdict: 'fail',
    sentence: 'It answers score, recorded are prediction: nothing to compare.',
  });
});

it('every column that both have is compared', () => {
  const recorded = new Map<string, readonly Cell[]>([
    ['prediction', ['a', 'b', 'a']],
    ['score', [0.1, 0.2, 0.3]],
  ]);
  const both = new Map<string, readonly Cell[]>([
    ['prediction', ['a', 'b', 'a']],
    ['score', [0.1, 0.2, 0.4]],
  ]);
  expect(asRecorded(goldenRows(3, { recorded }), both, asked).verdict).toBe('fail');
  expect(asRecorded(goldenRows(3, { recorded }), new Map([['prediction', ['a', 'b', 'a']]]), asked).verdict).toBe(
    'pass',
  );
});

it('numbers are the same within an absolute or a relative difference, classes by name', () => {
  expect(isSame(100, 101, 0.01)).toBe(true);
  expect(isSame(100, 102, 0.01)).toBe(false);
  expect(isSame(0, 0.009, 0.01)).toBe(true);
  expect([isSame('1', 1, 0), isSame(true, 1, 0), isSame('1.0', 1, 0), isSame('a', 'a', 0)]).not.toContain(false);
  expect([isSame('a', 'A', 0), isSame(null, null, 1), isSame(true, false, 1), isSame('2', 1, 5)]).not.toContain(true);
});

it('what differs in any row is found, whatever the order', () => {
  const number = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 20 }), (pairs) => {
      const rows = goldenRows(pairs.length, {
        recorded: new Map([['prediction', pairs.map(([recorded]) => recorded)]]),
      });
      const { verdict, sentence } = asRecorded(rows, answered(pairs.map(([, cell]) => cell)), {
        tolerance: 0,
        minRows: 3,
      });
      const differing = pairs.filter(([recorded, cell]) => recorded !== cell).length;
      expect(verdict).toBe(differing === 0 ? 'pass' : 'fail');
      if (differing > 0) expect(sentence.startsWith(`${differing} of ${pairs.length} rows`)).toBe(true);
    }),
  );
});
