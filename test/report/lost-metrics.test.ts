import { describe, expect, it } from 'vitest';
import type { GateResult } from '../../src/gates/types.ts';
import {
  composeReport,
  judgementOf,
  judgementText,
  readJudgement,
  renderMarkdown,
  renderText,
} from '../../src/report/index.ts';
import { comparison, delay, level } from './composed.ts';
import { gate, line, rule } from './fixtures.ts';

const same = line('auc', { base: 0.75, head: 0.75 });
const still = {
  ...same,
  ...(same.change && { change: { ...same.change, exact: true } }),
};
const reported = { ...line('loss', { base: 0.5, head: null }), origin: 'reported' as const };
const gone = {
  ...reported,
  candidate: { ...reported.candidate, undefinedBecause: 'missing' as const },
};
const text = { ...gone, candidate: { ...gone.candidate, undefinedBecause: 'text' as const } };
const said = 'loss is no longer there (0.500 in the baseline; new here: val_loss), and no gate asks for it.';
const lost = (metric = 'loss', more: Partial<GateResult> = {}) =>
  gate(metric, {
    ...{ kind: 'kept', rule: rule(metric), verdict: 'unknown', reason: 'value-lost' },
    sentence: said.replace('loss', metric),
    ...more,
  });

const report = (lines: readonly (typeof still)[], gates: readonly GateResult[], more = {}) =>
  composeReport({ ...delay({ comparison: comparison(...lines), gates }), ...more }, () => 'unknown');

describe('a number that got lost and that no gate asks for', () => {
  const made = report([still, gone], [gate('auc'), lost()]);

  it('is unknown, with the cause in the first line and what to do', () => {
    expect([made.verdict, made.outcome, made.reason]).toEqual(['unknown', 'cannot-tell', 'value-lost']);
    expect(made.headline).toBe(
      'Nobody can tell about `delay`: loss is no longer there (0.500 in the baseline; new here: val_loss), and no gate asks for it.',
    );
    expect(made.next).toBe(
      'Write `loss` as a number again, without quotes or units. If it is meant to be gone, or has another name now, give it a gate with `level: info` in a pull request of its own, since the base branch judges this one, or let somebody who may comment `/mlops accept delay loss <reason>` on the pull request.',
    );
    expect(renderMarkdown(made)).toContain('| `loss` | 0.5000 | not there |  | ❓ unknown: still a number |');
    expect(renderMarkdown(report([still, text], [gate('auc'), lost()]))).toContain('| 0.5000 | a text |');
  });

  it('is counted where there are several, and only where it is what decided', () => {
    const gates = [gate('auc'), lost(), lost('f1'), lost('mcc')];
    expect(report([still, gone], gates).headline).toMatch(/asks for it; 2 more metrics are lost, too\.$/);
    expect(report([still, gone], gates.slice(0, 3)).headline).toMatch(/asks for it; 1 more metric is lost, too\.$/);
    const open = gate('auc', { verdict: 'unknown', reason: 'cannot-tell', sentence: 'auc is open.' });
    expect(report([level, gone], [open, lost(), lost('f1')]).headline).toBe(
      'Nobody can tell about `delay`: auc is open.',
    );
  });

  it('that we computed is repaired in what the model predicts', () => {
    expect(report([still, { ...gone, origin: 'computed' }], [gate('auc'), lost()]).next).toMatch(
      /^Repair what `delay` predicts, so that `loss` has a value\. If/,
    );
  });

  it('is not offered for acceptance on a fork', () => {
    const problems = [{ reason: 'fork-not-recorded', message: 'Of a fork nothing is recorded.' }];
    const { next } = composeReport(
      { ...delay({ comparison: comparison(still, gone), gates: [lost()] }), problems },
      (reason) => (reason === 'fork-not-recorded' ? 'pass' : 'unknown'),
    );
    expect(next).toMatch(/judges this one\.$/);
  });
});

describe('a number that got lost and that may', () => {
  const allowed = rule('loss', { whenUnknown: 'allow' });

  it.each([
    ['by the project', lost('loss', { blocks: false, rule: allowed }), /asks for it \(unknown is allowed\); auc 0\.75/],
    [
      'by its gate',
      gate('loss', { verdict: 'unknown', reason: 'undefined', sentence: 'loss has no value.', blocks: false }),
      /^`delay` passes, but loss has no value \(unknown is allowed\); auc 0\.75/,
    ],
    [
      'since its gate only warns',
      gate('loss', { verdict: 'unknown', reason: 'undefined', sentence: 'loss has no value.', level: 'warn' }),
      /\(its gate only warns\)/,
    ],
  ])('%s, passes with a warning, never as no change', (_, result, says) => {
    const made = report([still, gone], [gate('auc'), result]);
    expect([made.verdict, made.outcome]).toEqual(['pass', 'warned']);
    expect(made.headline).toMatch(says);
  });

  it('since a gate lists it for information, is no news', () => {
    const info = gate('loss', { verdict: 'unknown', reason: 'undefined', level: 'info' });
    expect(report([still, gone], [gate('auc'), info]).outcome).toBe('no-change');
  });

  it('leaves a model that nothing else judged without a judgement', () => {
    expect(report([gone], [lost('loss', { blocks: false, rule: allowed })]).outcome).toBe('unknown-allowed');
  });

  it('since somebody accepted it, says who, and that it is unknown', () => {
    const accepted = { by: 'ada', why: 'renamed' };
    const made = report([still, gone], [gate('auc'), lost('loss', { blocks: false, accepted })]);
    expect([made.verdict, made.outcome]).toEqual(['pass', 'accepted']);
    expect(made.headline).toMatch(/^`delay` lost a metric, accepted by ada: renamed; loss is no longer there/);
    for (const shown of [renderMarkdown(made), renderText(made, { width: 200, color: false })]) {
      expect(shown).toContain('unknown, accepted by ada: renamed');
    }
  });
});

it('can be accepted from what stands beside the check', () => {
  const judgement = judgementOf(report([still, gone], [gate('auc'), lost()]), 'mlops.yaml');
  expect(judgement.losses).toMatchObject([{ metric: 'loss', values: [{ kind: 'kept', value: null, baseline: 0.5 }] }]);
  expect(readJudgement(judgementText(judgement, 60_000) ?? '')).toEqual(judgement);
});
