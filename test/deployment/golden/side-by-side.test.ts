import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, GoldenLabels } from '../../../src/data/index.ts';
import { type SideBySide, sideBySide } from '../../../src/deployment/golden/side-by-side.ts';

const each = (n: number, make: (row: number) => Cell): readonly Cell[] =>
  Array.from({ length: n }, (_, row) => make(row));
const regression = (n: number): GoldenLabels => ({
  task: 'regression',
  classes: [],
  type: 'number',
  values: each(n, (row) => row % 7),
});
const off = (n: number, by: number, phase: number) =>
  new Map([['prediction', each(n, (row) => (row % 7) + by * (1 + 0.5 * Math.sin(row * phase)))]]);

function compared(more: Partial<SideBySide> & { readonly n?: number } = {}) {
  const { n = 200, ...rest } = more;
  const [ours, theirs] = [off(n, 1, 1.3), off(n, 1, 2.9)];
  const asked = { labels: regression(n), ours, theirs, metrics: ['mae'], limits: [], minRows: 30 };
  return sideBySide({ ...asked, live: 'the live version 2', ...rest });
}

const binary = (n: number): GoldenLabels => ({
  task: 'binary',
  classes: ['0', '1'],
  type: 'integer',
  values: each(n, (row) => String(row % 2)),
});

describe('two versions that answer the same rows', () => {
  it('are compared paired, with numbers and interval', () => {
    const worse = compared({ ours: off(200, 2, 1.3) });
    expect(worse.verdict).toBe('fail');
    expect(worse.sentence).toMatch(/^On 200 rows, against the live version 2: mae got worse by \d.*95 %: .* worse/);
    expect(compared({ theirs: off(200, 2, 1.3) }).verdict).toBe('pass');
    expect(compared({ ours: off(200, 1, 2.9) }).sentence).toContain('mae is exactly as before');
  });

  it('may differ as far as a gate allows', () => {
    const limits = [{ metric: 'mae', better: 'lower', maxWorse: { kind: 'absolute', value: 2 } }] as const;
    expect(compared({ ours: off(200, 2, 1.3), limits }).verdict).toBe('pass');
  });

  it('are judged by what gates name, as in a pull request, and by every metric where they name none', () => {
    const asked = { ours: off(200, 1, 1.3), theirs: off(200, 1, 2.9), metrics: ['mae', 'rmse', 'r2'] };
    const named = compared({ ...asked, limits: [{ metric: 'RMSE', better: 'lower' }] });
    expect(named.sentence).toContain('rmse');
    expect(named.sentence).not.toMatch(/mae|r2/);
    for (const limits of [[], [{ metric: 'bytes', better: 'lower' }] as const]) {
      expect(compared({ ...asked, limits }).sentence).toMatch(/mae.*rmse.*r2/);
    }
  });

  it('are unknown with fewer rows than are asked for', () => {
    expect(compared({ n: 29 })).toEqual({
      verdict: 'unknown',
      sentence: 'Only 29 rows can be compared, 30 are needed.',
    });
    expect(compared({ n: 30 }).verdict).not.toBe('unknown');
  });

  it('are judged by what they answer: without a number ours fails, and the live one is no baseline', () => {
    const broken = new Map([['prediction', each(200, (row) => (row === 7 ? 'seven' : row))]]);
    expect(compared({ ours: broken })).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/prediction of 1 rows is no number/),
    });
    expect(compared({ theirs: broken })).toMatchObject({
      verdict: 'unknown',
      sentence: expect.stringMatching(/version 2.*is no number/),
    });
    const empty = new Map([['score', each(200, () => 1)]]);
    expect(compared({ ours: empty })).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/neither prediction nor score/),
    });
  });

  it('have classes by name; one that nobody knows fails', () => {
    const labels = binary(100);
    const good = new Map([['prediction', each(100, (row) => row % 2)]]);
    const bad = new Map([['prediction', each(100, (row) => (row + Number(row % 5 === 0)) % 2 === 1)]]);
    expect(compared({ labels, ours: bad, theirs: good, metrics: ['accuracy'] })).toMatchObject({ verdict: 'fail' });
    expect(compared({ labels, ours: good, theirs: bad, metrics: ['accuracy'] })).toMatchObject({ verdict: 'pass' });
    const odd = new Map([['prediction', each(100, (row) => (row === 3 ? 'none' : '1.0'))]]);
    expect(compared({ labels, ours: odd, theirs: good, metrics: ['accuracy'] })).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/prediction of 1 rows is none of the 2 classes/),
    });
  });

  it('that answer classes alone are not asked what needs scores, unless a limit asks it', () => {
    const labels = binary(100);
    const good = new Map([['prediction', each(100, (row) => row % 2)]]);
    const asked = { labels, ours: good, theirs: good, metrics: ['accuracy', 'roc-auc'] };
    const found = compared(asked);
    expect(found.verdict).toBe('pass');
    expect(found.sentence).toMatch(/Not asked, for want of scores: roc-auc\.$/);
    const limits = [{ metric: 'roc-auc', maxWorse: { kind: 'absolute', value: 0.1 } }] as const;
    expect(compared({ ...asked, limits }).verdict).toBe('unknown');
    expect(compared({ ...asked, metrics: ['roc-auc'] })).toMatchObject({
      verdict: 'unknown',
      sentence: expect.stringMatching(/No metric/),
    });
  });

  it('give scores by class where the task has several', () => {
    const classes = ['a', 'b', 'c'];
    const labels: GoldenLabels = {
      task: 'multiclass',
      classes,
      type: 'string',
      values: each(90, (row) => classes[row % 3] ?? ''),
    };
    const scores = (sure: number) =>
      new Map(
        classes.map((name, at) => [`score_${name}`, each(90, (row) => (row % 3 === at ? sure : (1 - sure) / 2))]),
      );
    const asked = { labels, metrics: ['log-loss'] };
    expect(compared({ ...asked, ours: scores(0.5), theirs: scores(0.9) }).verdict).toBe('fail');
    expect(compared({ ...asked, ours: scores(0.9), theirs: scores(0.5) }).verdict).toBe('pass');
  });

  it('in groups are as much evidence as there are groups', () => {
    const grouped = (groups: number): GoldenLabels => ({
      ...regression(200),
      clusters: Array.from({ length: 200 }, (_, row) => `g${row % groups}`),
    });
    expect(compared({ ours: off(200, 2, 1.3), labels: grouped(3) }).verdict).toBe('unknown');
    expect(compared({ ours: off(200, 2, 1.3), labels: grouped(50) }).verdict).toBe('fail');
  });

  it('never both fail: what is worse one way is not worse the other way', () => {
    const by = fc.double({ min: 0.2, max: 3, noNaN: true });
    fc.assert(
      fc.property(by, by, (a, b) => {
        const [one, other] = [off(80, a, 1.3), off(80, b, 2.9)];
        const verdicts = [compared({ n: 80, ours: one, theirs: other }), compared({ n: 80, ours: other, theirs: one })];
        expect(verdicts.filter(({ verdict }) => verdict === 'fail').length).toBeLessThan(2);
      }),
      { numRuns: 40 },
    );
  });
});
