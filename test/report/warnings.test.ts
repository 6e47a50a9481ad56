import { describe, expect, it } from 'vitest';
import { composeReport, type ReportParts } from '../../src/report/index.ts';
import { comparison, delay, down, level, up } from './composed.ts';
import { gate, line, model, parts, rule } from './fixtures.ts';

describe('composeReport', () => {
  describe('never calls a loss within its limit where a gate that only warns does not say so', () => {
    const headline = (given: Partial<ReportParts['models'][number]>) => composeReport(delay(given)).headline;
    const moved = 'auc 0.750 → 0.700, −0.050 [−0.060, −0.040]';
    const said = (given: Parameters<typeof gate>[1]) =>
      headline({ comparison: comparison(down), gates: [gate('auc', given)] });

    it.each([
      [
        'unknown at level warn',
        said({ verdict: 'unknown', level: 'warn' }),
        `\`delay\` got worse, possibly beyond a limit that only warns: ${moved}; the gate asks for at most 0.005 worse (warn).`,
      ],
      [
        'broken at level warn',
        said({ verdict: 'fail', level: 'warn' }),
        `\`delay\` got worse beyond a limit that only warns: ${moved}; the gate asks for at most 0.005 worse (warn).`,
      ],
      [
        'unknown and allowed',
        said({ verdict: 'unknown', blocks: false }),
        `\`delay\` got worse, possibly beyond a limit that allows unknown: ${moved}; the gate asks for at most 0.005 worse (unknown is allowed).`,
      ],
      [
        'a value below a minimum that only warns',
        headline({
          comparison: comparison(level),
          gates: [gate('auc', { verdict: 'fail', level: 'warn', kind: 'min', rule: rule('auc', { min: 0.8 }) })],
        }),
        '`delay` does not keep a limit that only warns: auc 0.750 → 0.751, +0.001 [−0.009, 0.011]; the gate asks for at least 0.8 (warn).',
      ],
      [
        'the broken one of two',
        headline({
          comparison: comparison(down, { ...down, metric: 'f1' }),
          gates: [gate('auc', { verdict: 'unknown', level: 'warn' }), gate('f1', { verdict: 'fail', level: 'warn' })],
        }),
        `\`delay\` got worse beyond a limit that only warns: ${moved.replace('auc', 'f1')}; the gate asks for at most 0.005 worse (warn).`,
      ],
      [
        'within its limit, and what is only for information',
        headline({
          comparison: comparison(down, { ...down, metric: 'f1' }),
          gates: [gate('auc', { verdict: 'fail', level: 'info' }), gate('f1')],
        }),
        `\`delay\` got worse within its limit: ${moved.replace('auc', 'f1')}; allowed: at most 0.005 worse; auc −0.050 [−0.060, −0.040], which no gate judges, is worse.`,
      ],
      [
        'without an interval',
        headline({ comparison: comparison(line('auc', { base: 0.75, head: 0.74 })), gates: [gate('auc')] }),
        '`delay` passes its gates; nobody can tell without an interval whether it changed: auc 0.750 → 0.740, −0.010 (no interval).',
      ],
    ])('%s', (_, headline, expected) => {
      expect(headline).toBe(expected);
    });

    it('and tells what got better beside it', () => {
      const composed = composeReport(
        parts({
          models: [
            model({ model: 'a', comparison: comparison(up), gates: [gate('auc')] }),
            model({
              model: 'b',
              comparison: comparison(down),
              gates: [gate('auc', { verdict: 'fail', level: 'warn' })],
            }),
          ],
        }),
      );
      expect(composed.headline).toMatch(/^`b` got worse beyond a limit that only warns: .*; also `a` got better/);
      expect([composed.outcome, composed.verdict]).toEqual(['warned', 'pass']);
      expect(composed.next).toMatch(/^Nothing stops this change; decide/);
    });
  });
});
