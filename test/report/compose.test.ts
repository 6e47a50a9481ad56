import { describe, expect, it } from 'vitest';
import { composeReport, outcomes, type ReportParts, renderText, reportReasons } from '../../src/report/index.ts';
import { check, column, gate, line, loosened, model, parts, rule, run } from './fixtures.ts';
import { stories } from './stories.ts';

const comparison = (...metrics: ReturnType<typeof line>[]) => ({
  schemaVersion: 1 as const,
  model: 'delay',
  metrics,
  attempts: 1,
  newRows: 0,
});
const up = line('auc', { base: 0.7, head: 0.75, noise: 0.01 });
const down = line('auc', { base: 0.75, head: 0.7, noise: 0.01 });
const level = line('auc', { base: 0.75, head: 0.751, noise: 0.01 });
const report = {
  schemaVersion: 1 as const,
  dataset: 'flights',
  digest: 'd',
  rows: 9,
  files: 1,
  bytes: 1,
  columns: [],
  verdict: 'pass' as const,
  checks: [check('nulls')],
};
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
const flights = (given = {}) => parts({ datasets: [{ dataset: 'flights', problems: [], ...given }] });
const delay = (given: Partial<ReportParts['models'][number]>) => parts({ models: [model(given)] });
const { candidate: _, ...untrained } = model();

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
      'no-change',
      'no-change',
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

  it('puts the worst model and dataset first and names the whole after it', () => {
    const composed = composeReport(
      parts({
        models: [
          model({ model: 'a', comparison: comparison(up), gates: [gate('auc')] }),
          model({ model: 'b', comparison: comparison(down), gates: [gate('auc')] }),
        ],
        datasets: [
          { dataset: 'c', note: 'unchanged', problems: [] },
          { dataset: 'd', problems: [], report },
        ],
      }),
    );
    expect(composed.outcome).toBe('mixed');
    expect(composed.models.map((each) => each.model)).toEqual(['b', 'a']);
    expect(composed.datasets.map((each) => each.dataset)).toEqual(['d', 'c']);
    expect(composed.headline).toContain('`b` got worse within its limit');
    expect(composed.headline).toContain('also `a` got better');
  });

  it('says of a move what it rests on where nobody knows how far another seed would go', () => {
    const moved = (seedNoise: 'unknown' | 'borrowed' | 'included', line = up) =>
      composeReport(
        parts({
          models: [
            model({
              comparison: comparison({ ...line, ...(line.change && { change: { ...line.change, seedNoise } }) }),
              gates: [gate('auc')],
            }),
          ],
        }),
      );
    const told = 'over the rows alone: what another seed would say is not known';
    expect(moved('unknown').headline).toContain(told);
    expect(moved('included').headline).not.toContain(told);
    expect(moved('unknown', level).headline).not.toContain(told);
    expect(moved('borrowed').headline).not.toContain(told);
  });

  it('says what happened in one sentence with the decisive number', () => {
    const headlines = Object.fromEntries(
      Object.entries(stories).map(([name, story]) => [name, composeReport(story).headline]),
    );
    expect(headlines).toMatchObject({
      better: '`delay` got better: roc-auc 0.7421 → 0.7613, +0.0192 [0.0142, 0.0242].',
      worse:
        '`delay` got worse: roc-auc 0.7421 → 0.7207, −0.0214 [−0.0274, −0.0154]; the gate asks for at most 0.005 worse.',
      'nothing-to-run':
        'Nothing had to run: only documentation changed (`README.md`, `docs/model.md`); 1 model and 2 datasets untouched.',
    });
    expect(headlines['data-broken']).toContain('8,120 of 27,104 rows');
    expect(headlines['drift-and-loss']).toContain('also data `flights` drifted: `temp` moved by 0.62');
    expect(headlines['loosened-gate']).toContain('which this change loosens');
  });

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

    it('of data that broke', () => {
      const broken = parts({ models: [{ ...untrained, problems: [problem('data-failed')] }] });
      expect(composeReport(broken, () => 'fail').next).toMatch(/^Repair the data, .*then run `mlops train`/);
    });
  });

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

  it('tells of a model that is gone, and does not call it one with nothing to run', () => {
    const { baseline: __, ...gone } = {
      ...untrained,
      model: 'price',
      plan: { decision: 'removed', reasons: [] } as const,
    };
    expect(composeReport(parts({ models: [gone] })).headline).toBe('`price` is no longer in `mlops.yaml`.');
    const renamed = { reason: 'not-trained', message: 'No run of cost is recorded.' };
    const made = composeReport(
      parts({ models: [gone, { ...untrained, model: 'cost', problems: [renamed] }] }),
      () => 'unknown',
    );
    expect(made.headline).toMatch(/^Nobody can tell about `cost`: No run of cost is recorded/);
    expect(renderText(made)).toContain('price is no longer in mlops.yaml.');
    expect(renderText(made)).not.toContain('Nothing to run for');
  });

  it('takes the first metric of the gates as they stand in the file', () => {
    const metrics = [
      { ...up, metric: 'accuracy' },
      { ...up, metric: 'zeta' },
    ];
    const told = (names: readonly string[]) =>
      composeReport(delay({ comparison: comparison(...metrics), gates: names.map((name) => gate(name)) })).headline;
    expect(told(['zeta', 'accuracy'])).toMatch(/got better: zeta/);
    expect(told(['accuracy', 'zeta'])).toMatch(/got better: accuracy/);
  });

  it('tells what all rows say beside the slice that cannot tell', () => {
    const slice = { column: 'region', value: 'north' };
    const part = line('auc', { base: 0.7, head: 0.71, noise: 0.05, slice });
    const open = gate('auc', {
      slice,
      verdict: 'unknown',
      sentence: 'auc of region north got better by 0.01: unclear.',
    });
    const headline = (metric: ReturnType<typeof line>, more: Partial<ReportParts['models'][number]> = {}) =>
      composeReport(delay({ comparison: comparison(metric, part), gates: [gate('auc'), open], ...more })).headline;
    expect(headline(up)).toBe(
      'Nobody can tell about `delay`: auc of region north got better by 0.01: unclear; on all rows it got better: auc 0.700 → 0.750, +0.050 [0.040, 0.060].',
    );
    expect(headline(down)).toMatch(/unclear; on all rows it got worse within its limit: auc 0\.750 → 0\.700/);
    expect(headline(level)).toMatch(/: unclear\.$/);
    const rows = { base: 9, known: 9, arrived: 0, gone: 0, changed: 3 };
    const testRows = { dataset: 'd', rows, columns: [], added: [], effect: [], onArrived: [], onVouched: [] };
    expect(headline(up, { testRows })).toMatch(/: unclear\.$/);
  });

  it('keeps the case of a file that the headline begins with', () => {
    const headline = (message: string) => composeReport(parts({ problems: [{ reason: 'x', message }] })).headline;
    expect(headline('mlops.yaml on main cannot be read.')).toBe('mlops.yaml on main cannot be read.');
    expect(headline('data/a.csv is empty')).toBe('data/a.csv is empty.');
    expect(headline('the base is gone. Look there.')).toBe('The base is gone. Look there.');
  });

  it('says nothing of problems that only inform in the headline', () => {
    const informed = parts({
      problems: [{ reason: 'labels-changed', message: 'labels' }],
      models: [model({ comparison: comparison(up), gates: [gate('auc')] })],
    });
    expect(composeReport(informed, () => 'pass').headline).toMatch(/^`delay` got better: auc/);
    expect(composeReport(informed, () => 'pass').headline).not.toContain('labels');
  });

  it('names the rows where nothing was trained', () => {
    const { headline, next } = composeReport(stories['rows-alone'] ?? expect.fail());
    expect(headline).toBe(
      '`delay` is not good enough: roc-auc 0.6648; the gate asks for at least 0.68; nothing was trained, the new test rows moved it from 0.6989.',
    );
    expect(next).toMatch(/^Train `delay` on data like the new rows/);
  });

  it('does not lay a gate that fails on both sides to rows that did not move it', () => {
    const story = stories['rows-alone'] ?? expect.fail();
    const still = (to: number) =>
      story.models.map((one) => {
        const testRows = one.testRows && { ...one.testRows, onArrived: [] };
        const effect =
          testRows?.effect.map((line) => ({ ...line, from: line.metric === 'roc-auc' ? to : line.from })) ?? [];
        return { ...one, ...(testRows && { testRows: { ...testRows, effect } }) };
      });
    const shown = story.models[0]?.testRows?.effect.find(({ metric }) => metric === 'roc-auc')?.to ?? expect.fail();
    for (const from of [shown, shown + 1e-9]) {
      const { headline, next } = composeReport({ ...story, models: still(from) });
      expect(headline).toBe('`delay` is not good enough: roc-auc 0.6648; the gate asks for at least 0.68.');
      expect(next).not.toMatch(/^Train `delay` on data like the new rows/);
    }
  });

  it('has a row in the table for every reason of its own', () => {
    for (const [reason, info] of Object.entries(reportReasons)) {
      expect(info.cause.length * info.remedy.length, reason).toBeGreaterThan(0);
    }
  });

  it('names one first cause in headline and reason, whatever the order of the checks', () => {
    const rows = (failed: number) => ({ checked: 100, nulls: 0, skipped: 0, failed });
    const few = check('unique', { verdict: 'fail', reason: 'duplicate-key', sentence: 'two rows', rows: rows(2) });
    const many = check('values', {
      verdict: 'fail',
      reason: 'outside-values',
      sentence: 'ninety rows',
      rows: rows(90),
    });
    for (const checks of [
      [few, many],
      [many, few],
    ]) {
      const made = composeReport(flights({ report: { ...report, verdict: 'fail', checks } }));
      expect(made).toMatchObject({ reason: 'outside-values', datasets: [{ reason: 'outside-values' }] });
      expect(made.headline).toContain('ninety rows (and 1 more failing check');
    }
  });

  it('names the same of two parts that end alike in headline and reason', () => {
    const unknown = { reason: 'interrupted', message: 'the engine was stopped' };
    const made = composeReport(
      parts({
        datasets: [{ dataset: 'flights', problems: [unknown] }],
        models: [model({ problems: [{ reason: 'not-scored', message: 'no scores' }] })],
      }),
      () => 'unknown',
    );
    expect(made).toMatchObject({ outcome: 'cannot-tell', reason: 'interrupted' });
    expect(made.headline).toMatch(/^Data `flights`: the engine was stopped/);
  });
});
