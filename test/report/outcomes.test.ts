import { describe, expect, it } from 'vitest';
import { composeReport, outcomes, type ReportParts, reportReasons } from '../../src/report/index.ts';
import { comparison, delay, down, flights, level, report, untrained, up } from './composed.ts';
import { check, column, gate, line, loosened, parts, rule, run } from './fixtures.ts';

const diff = {
  dataset: 'flights',
  base: { digest: 'a', rows: 9 },
  head: { digest: 'b', rows: 9 },
  added: [],
  removed: [],
  retyped: [],
  verdict: 'pass' as const,
  columns: [],
  checks: [],
};

describe('composeReport', () => {
  it.each<[string, ReportParts, string, string]>([
    ['nothing at all', parts(), 'cannot-tell', 'nothing-planned'],
    ['nothing touched', parts({ untouched: { models: ['delay'], datasets: [] } }), 'nothing-to-run', 'nothing-to-run'],
    ['a gain', delay({ comparison: comparison(up), gates: [gate('auc')] }), 'better', 'better'],
    [
      'a loss within its limit',
      delay({ comparison: comparison(down), gates: [gate('auc')] }),
      'within-limits',
      'within-limits',
    ],
    ['noise', delay({ comparison: comparison(level), gates: [gate('auc')] }), 'no-change', 'no-change'],
    [
      'a gain and a loss',
      delay({ comparison: comparison(up, { ...down, metric: 'f1' }), gates: [gate('auc'), gate('f1')] }),
      'mixed',
      'mixed',
    ],
    [
      'a gain nobody judges',
      delay({ comparison: comparison(up, { ...level, metric: 'f1' }), gates: [gate('f1')] }),
      'passes',
      'passes',
    ],
    [
      'values alone',
      delay({ comparison: comparison(line('auc', { head: 0.7 })), gates: [gate('auc', { kind: 'min' })] }),
      'passes',
      'passes',
    ],
    [
      'only allowed unknowns',
      delay({
        comparison: comparison(line('auc', { base: 0.7, head: null })),
        gates: [gate('auc', { verdict: 'unknown', blocks: false })],
      }),
      'unknown-allowed',
      'unknown-allowed',
    ],
    [
      'relative gates not asked',
      delay({
        comparison: comparison(line('auc', { head: 0.7 })),
        gates: [gate('auc', { verdict: 'unknown', blocks: false, reason: 'not-in-baseline' })],
      }),
      'first-run',
      'first-run',
    ],
    [
      'a failed relative gate',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'fail' })] }),
      'worse',
      'worse-than-allowed',
    ],
    [
      'a failed default gate',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'fail', kind: 'default' })] }),
      'worse',
      'worse-than-allowed',
    ],
    [
      'a failed absolute gate',
      delay({
        comparison: comparison(up),
        gates: [gate('auc', { verdict: 'fail', kind: 'min', rule: rule('auc', { min: 0.8 }), reason: 'below-min' })],
      }),
      'not-good-enough',
      'below-min',
    ],
    [
      'an unmet improvement',
      delay({
        comparison: comparison(level),
        gates: [gate('auc', { verdict: 'fail', kind: 'min-better', reason: 'not-better' })],
      }),
      'not-good-enough',
      'not-better',
    ],
    [
      'an absolute gate failed by a loss',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'fail', kind: 'min' })] }),
      'worse',
      'worse-than-allowed',
    ],
    [
      'a failed gate that only warns',
      delay({ comparison: comparison(level), gates: [gate('auc', { verdict: 'fail', level: 'warn' })] }),
      'warned',
      'warned',
    ],
    [
      'a loss beyond a limit that only warns',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'fail', level: 'warn' })] }),
      'warned',
      'warned',
    ],
    [
      'a loss for which a gate that only warns has no answer',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'unknown', level: 'warn' })] }),
      'warned',
      'warned',
    ],
    [
      'a loss that nobody can judge, which is allowed',
      delay({ comparison: comparison(down), gates: [gate('auc', { verdict: 'unknown', blocks: false })] }),
      'warned',
      'warned',
    ],
    [
      'a gain beside a loss beyond a limit that only warns',
      delay({
        comparison: comparison(up, { ...down, metric: 'f1' }),
        gates: [gate('auc'), gate('f1', { verdict: 'fail', level: 'warn' })],
      }),
      'warned',
      'warned',
    ],
    [
      'a loss within its limit beside noise that a warning cannot judge',
      delay({
        comparison: comparison(down, { ...level, metric: 'f1' }),
        gates: [gate('auc'), gate('f1', { verdict: 'unknown', level: 'warn' })],
      }),
      'within-limits',
      'within-limits',
    ],
    [
      'a change without an interval',
      delay({ comparison: comparison(line('auc', { base: 0.75, head: 0.74 })), gates: [gate('auc')] }),
      'passes',
      'passes',
    ],
    [
      'an unknown gate',
      delay({ comparison: comparison(level), gates: [gate('auc', { verdict: 'unknown' })] }),
      'cannot-tell',
      'interval-crosses-limit',
    ],
    [
      'an unknown gate that is allowed',
      delay({ comparison: comparison(level), gates: [gate('auc', { verdict: 'unknown', blocks: false })] }),
      'no-change',
      'no-change',
    ],
    ['no gates', delay({ comparison: comparison(up) }), 'cannot-tell', 'nothing-judged'],
    [
      'a first run without gates',
      delay({ plan: { decision: 'first-run', reasons: [] }, comparison: comparison(line('auc', { head: 0.7 })) }),
      'first-run',
      'first-run',
    ],
    [
      'a first run without numbers',
      delay({ plan: { decision: 'first-run', reasons: [] } }),
      'cannot-tell',
      'nothing-judged',
    ],
    [
      'a first run with gates',
      delay({ plan: { decision: 'first-run', reasons: [] }, gates: [gate('auc', { kind: 'min' })] }),
      'first-run',
      'first-run',
    ],
    [
      'the same run',
      delay({ plan: { decision: 'reuse', reasons: [] }, candidate: run(), baseline: run() }),
      'nothing-to-run',
      'nothing-to-run',
    ],
    ['another run, not judged', delay({ plan: { decision: 'reuse', reasons: [] } }), 'cannot-tell', 'nothing-judged'],
    [
      'a crashed training',
      delay({ candidate: run({ exit: 'user' }), gates: [gate('auc')] }),
      'training-failed',
      'training-failed',
    ],
    [
      'a lost machine',
      delay({ candidate: run({ exit: 'preempted' }), gates: [gate('auc')] }),
      'cannot-tell',
      'training-interrupted',
    ],
    [
      'a training problem',
      parts({ models: [{ ...untrained, problems: [{ reason: 'command-failed', message: 'exit 1' }] }] }),
      'training-failed',
      'command-failed',
    ],
    [
      'a problem after training',
      delay({ problems: [{ reason: 'ids-missing', message: 'no ids' }] }),
      'stopped',
      'ids-missing',
    ],
    [
      'a model that was not trained on broken data',
      parts({ models: [{ ...untrained, problems: [{ reason: 'data-failed', message: 'not trained' }] }] }),
      'not-trained',
      'data-failed',
    ],
    ['a project problem', parts({ problems: [{ reason: 'no-project', message: 'no file' }] }), 'stopped', 'no-project'],
    ['unread data', flights(), 'cannot-tell', 'data-not-read'],
    ['unchanged data', flights({ note: 'unchanged' }), 'nothing-to-run', 'nothing-to-run'],
    ['good data', flights({ report, diff }), 'data-passes', 'data-passes'],
    [
      'a failed check',
      flights({ report: { ...report, checks: [check('nulls', { verdict: 'fail', reason: 'too-many-nulls' })] } }),
      'data-broken',
      'too-many-nulls',
    ],
    [
      'a failed check that warns',
      flights({ report: { ...report, checks: [check('nulls', { verdict: 'fail', level: 'warn' })] } }),
      'data-passes',
      'data-passes',
    ],
    [
      'a failed check of both sides',
      flights({ report, diff: { ...diff, checks: [check('rows', { verdict: 'fail', reason: 'row-change' })] } }),
      'data-broken',
      'row-change',
    ],
    ['a fail without a check', flights({ report: { ...report, verdict: 'fail' } }), 'data-broken', 'data-check-failed'],
    ['drift', flights({ report, diff: { ...diff, columns: [column('temp')] } }), 'drifted', 'drifted'],
    [
      'drift that warns',
      flights({ report, diff: { ...diff, columns: [column('temp', { level: 'warn' })] } }),
      'data-passes',
      'data-passes',
    ],
    [
      'unknown drift',
      flights({
        report,
        diff: {
          ...diff,
          verdict: 'unknown',
          columns: [column('temp', { state: 'unknown', reason: 'not-enough-data' })],
        },
      }),
      'cannot-tell',
      'not-enough-data',
    ],
    [
      'a data problem',
      flights({ problems: [{ reason: 'unreadable', message: 'broken' }] }),
      'data-broken',
      'unreadable',
    ],
    [
      'a removed model',
      parts({ policy: [{ ...loosened, blocks: true }], untouched: { models: ['delay'], datasets: [] } }),
      'policy-blocked',
      'policy-blocked',
    ],
    [
      'a loosened gate alone',
      parts({ policy: [loosened], untouched: { models: ['delay'], datasets: [] } }),
      'policy-loosened',
      'policy-loosened',
    ],
  ])('%s', (_name, given, outcome, reason) => {
    const composed = composeReport(given);
    expect([composed.outcome, composed.reason]).toEqual([outcome, reason]);
    expect(composed.verdict).toBe(outcomes[composed.outcome].verdict);
    expect(composed.headline).toMatch(/^[`\p{Lu}].*\.$/u);
    if (composed.verdict !== 'pass') expect(composed.next).toBeTruthy();
  });

  it('asks the table of reasons what a problem does', () => {
    const given = flights({ report, diff, problems: [{ reason: 'x', message: 'the store did not answer' }] });
    const verdicts = (['unavailable', 'unknown', 'cancelled', 'fail', 'input', 'defect'] as const).map(
      (end) => composeReport(given, () => end).verdict,
    );
    expect(verdicts).toEqual(['unknown', 'unknown', 'unknown', 'fail', 'fail', 'fail']);
    expect(composeReport(given, () => 'pass').verdict).toBe('pass');
    const project = parts({ problems: [{ reason: 'x', message: 'm' }], untouched: { models: ['a'], datasets: [] } });
    expect(composeReport(project, () => 'unavailable').outcome).toBe('cannot-tell');
  });

  it('counts no check as passed that only warns', () => {
    const warned = check('extra', { verdict: 'fail', level: 'warn' });
    const told = (...checks: (typeof warned)[]) => composeReport(flights({ report: { ...report, checks } })).headline;
    expect(told(check('nulls'), check('key'))).toContain('passes its 2 checks');
    expect(told(check('nulls'), check('key'), warned)).toContain('passes 2 of its 3 checks; the rest only warns');
  });

  it('has a row in the table for every reason of its own', () => {
    for (const [reason, info] of Object.entries(reportReasons)) {
      expect(info.cause.length * info.remedy.length, reason).toBeGreaterThan(0);
    }
  });
});
