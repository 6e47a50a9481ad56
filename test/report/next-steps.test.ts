import { describe, expect, it } from 'vitest';
import { composeReport, type ReportParts } from '../../src/report/index.ts';
import { comparison, delay, down, level, untrained, up } from './composed.ts';
import { check, gate, model, parts, rule } from './fixtures.ts';

describe('composeReport', () => {
  describe('says what to do next', () => {
    const ends = (reason: string) =>
      reason === 'labels-changed' ? ('pass' as const) : reason === 'x' ? ('fail' as const) : ('unknown' as const);
    const problem = (reason: string) => ({ reason, message: `${reason} happened` });
    const nextOf = (given: ReportParts) => composeReport(given, ends).next;
    const stuck = (reason: string, more = {}) => nextOf(delay({ problems: [problem(reason)], ...more }));
    const asked = (reason: string) =>
      nextOf(delay({ comparison: comparison(level), gates: [gate('auc', { verdict: 'unknown', reason })] }));

    it.each([
      ['not-trained', stuck('not-trained'), /^Run `mlops train delay` on this commit: it trains/],
      ['not-scored', stuck('not-scored'), /^Run `mlops train delay` on this commit: it scores/],
      ['no-baseline', asked('no-baseline'), /^Run `mlops train delay`: it trains the baseline too/],
      ['artifact-gone', stuck('artifact-gone'), /^Restore the store/],
      ['evaluation-failed', stuck('evaluation-failed'), /^Read its log, repair the `evaluate.run` step of `delay`/],
      ['its log', stuck('evaluation-failed', { log: 'the end' }), /^Read the end of its log below/],
      ['seeds', asked('seed-noise-unknown'), /^Let the base branch ask for two seeds or more/],
      ['direction', asked('better-unknown'), /^Add `better: higher`/],
      ['noise', asked('cannot-tell'), /^More test rows or seeds decide it/],
      [
        'policy-unreadable',
        nextOf(parts({ problems: [problem('policy-unreadable')] })),
        /^Repair the file on the base branch/,
      ],
      ['labels-changed', stuck('labels-changed', { comparison: comparison(up), gates: [gate('auc')] }), undefined],
    ])('%s', (_, next, expected) => {
      if (expected === undefined) expect(next).toBeUndefined();
      else expect(next).toMatch(expected);
      if (next !== undefined) expect(next.startsWith('More test rows')).toBe(_ === 'noise');
    });

    it('of noise, by what helps the very gate', () => {
      const open = { verdict: 'unknown' as const, reason: 'cannot-tell' };
      const step = (line: typeof level, given = {}) =>
        nextOf(delay({ comparison: comparison(line), gates: [gate('auc', { ...open, ...given })] }));
      const min = { kind: 'min' as const, rule: rule('auc', { min: 0.75 }) };
      const change = level.change ?? expect.fail();
      const rowless = {
        ...level,
        origin: 'reported' as const,
        change: { ...change, standardError: { rows: null, seeds: 0.1 } },
      };
      expect(step(level)).toMatch(/^More test rows or seeds decide it/);
      expect(step(level, min)).toMatch(/^More test rows decide it/);
      expect(step(rowless)).toMatch(/^More `seeds` decide it/);
      expect(step(rowless, min)).toMatch(/^More rows behind the reported value decide it/);
      expect(step({ ...level, change: { ...change, seedNoise: 'none' } })).toMatch(/^More test rows decide it/);
    });

    it('of labels that this change corrects, where the base’s labels did not let it pass', () => {
      const failed = { comparison: comparison(down), gates: [gate('auc', { verdict: 'fail' })] };
      expect(stuck('labels-changed', failed)).toMatch(
        /^Do not merge;.* merge the corrected labels by themselves first\.$/,
      );
    });

    it('by the remedy of the problem, which knows more than a table', () => {
      const own = { ...problem('artifact-gone'), remedy: 'Mount the disk.' };
      expect(nextOf(delay({ problems: [own] }))).toBe('Mount the disk.');
    });

    it('of a training that failed: its own reason leads, and the model is named once', () => {
      const message = 'delay: the step looked for config.json, which is not declared as its input.';
      const failed = { reason: 'undeclared-input', message, remedy: 'Declare it: add code: config.json.' };
      const ended = { reason: 'command-failed', message: 'The command exited with code 1.' };
      const made = composeReport(parts({ models: [{ ...untrained, problems: [failed, ended] }] }), () => 'fail');
      expect(made).toMatchObject({
        outcome: 'training-failed',
        reason: 'undeclared-input',
        headline: '`delay`: the step looked for config.json, which is not declared as its input.',
        next: 'Declare it: add code: config.json.',
      });
    });

    it('of a training that failed where a column is gone: that is told first', () => {
      const failed = { reason: 'command-failed', message: "delay: the training ended with exit code 1: KeyError: 'x'" };
      const gone = (...columns: readonly string[]) => ({
        dataset: 'flights',
        problems: [],
        diff: {
          dataset: 'flights',
          base: { digest: 'b', rows: 9 },
          head: { digest: 'd', rows: 9 },
          ...{ added: [], removed: columns, retyped: [], columns: [] },
          verdict: 'pass' as const,
          checks: columns.map((column) =>
            check('removed-column', { column, verdict: 'fail', level: 'warn', reason: 'column-removed' }),
          ),
        },
      });
      const made = (verdict: 'fail' | 'pass', ...columns: readonly string[]) =>
        composeReport(
          parts({
            models: [verdict === 'fail' ? { ...untrained, problems: [failed] } : model()],
            datasets: [gone(...columns)],
          }),
          () => 'fail',
        );
      expect(made('fail', 'x')).toMatchObject({
        outcome: 'training-failed',
        headline: "Data `flights` lost its column `x`; `delay`: the training ended with exit code 1: KeyError: 'x'.",
        next: expect.stringMatching(/^If the command reads `x` of `flights`, put it back or change the command too;/),
      });
      expect(made('fail', 'x', 'y', 'z').headline).toMatch(/^Data `flights` lost its column `x` and 2 more; `delay`/);
      expect(made('fail').headline).toMatch(/^`delay`: the training ended/);
      expect(made('pass', 'x').headline).not.toContain('lost its column');
    });

    it('of data that broke', () => {
      const broken = parts({ models: [{ ...untrained, problems: [problem('data-failed')] }] });
      expect(composeReport(broken, () => 'fail').next).toMatch(/^Repair the data, .*then run `mlops train`/);
    });
  });
});
