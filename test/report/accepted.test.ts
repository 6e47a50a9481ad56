import fc from 'fast-check';
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
import type { Report } from '../../src/report/types.ts';
import { gate, line, loosened, model, parts } from './fixtures.ts';
import { stories } from './stories.ts';

const accepted = { by: 'ada', why: 'the new sensor needs it' };
const fails = { verdict: 'fail', reason: 'beyond-limit' } as const;
const lines = [
  line('roc-auc', { base: 0.74, head: 0.7, noise: 0.005 }),
  line('recall', { base: 0.5, head: 0.5, noise: 0.01 }),
];
const comparison = { schemaVersion: 1 as const, model: 'delay', metrics: lines, attempts: 1, newRows: 0 };
const took: GateResult = gate('roc-auc', { ...fails, blocks: false, accepted });

function reportOf(...gates: readonly GateResult[]): Report {
  return composeReport(parts({ models: [model({ comparison, gates })] }));
}

describe('a loss that somebody has accepted', () => {
  it('passes as accepted, never as earned, with who and why in headline, table and terminal', () => {
    const report = reportOf(took, gate('recall'));
    expect([report.verdict, report.outcome, report.reason]).toEqual(['pass', 'accepted', 'accepted']);
    expect(report.headline).toMatch(/^`delay` fails a gate, accepted by ada: the new sensor needs it; roc-auc 0\.74/);
    for (const text of [renderMarkdown(report, { limit: 50_000 }), renderText(report, { width: 120, color: false })]) {
      expect(text).toContain('Loss accepted');
      expect(text).toMatch(/fails, accepted by ada: the new sensor needs it/);
    }
  });

  it.each([
    ['that fails', { ...fails }, 'fail'],
    ['that is unknown', { verdict: 'unknown', reason: 'cannot-tell' }, 'unknown'],
  ] as const)('does not speak for another gate %s', (_, other, verdict) => {
    expect(reportOf(took, gate('recall', other)).verdict).toBe(verdict);
  });

  it('is told beside what got better, and counts the others', () => {
    const report = reportOf(took, gate('recall', { ...fails, blocks: false, accepted }));
    expect(report.headline).toContain('1 more accepted loss in the table');
  });

  it('of a removal says what goes and who let it', () => {
    const removed = {
      ...loosened,
      sentence: 'removes the model old',
      reason: 'model-removed' as const,
      fingerprint: 'f',
    };
    const stopped = composeReport(parts({ policy: [{ ...removed, blocks: true }] }));
    const passed = composeReport(parts({ policy: [{ ...removed, accepted }] }));
    expect([stopped.verdict, passed.verdict, passed.reason]).toEqual(['fail', 'pass', 'accepted']);
    expect(passed.headline).toBe('This change removes the model old, accepted by ada: the new sensor needs it.');
  });

  it('shows a reason as text, whatever stands in it', () => {
    const why = '<img src=x> @team `code` [a](b) --> | x';
    const markdown = renderMarkdown(reportOf({ ...took, accepted: { by: 'ada', why } }), { limit: 50_000 });
    expect(markdown).not.toMatch(/(?<!\\)<img|@team|(?<!\\)\[a\]/);
  });
});

describe('what stands beside a check', () => {
  it.each(Object.entries(stories))('of the story %s is read as it was written', (_, story) => {
    const judgement = judgementOf(composeReport(story), 'mlops.yaml');
    expect(readJudgement(judgementText(judgement, 60_000) ?? '')).toEqual(judgement);
  });

  it('names what can be accepted, and no longer what is', () => {
    const open = judgementText(judgementOf(reportOf(gate('roc-auc', fails)), 'mlops.yaml'), 60_000);
    const taken = judgementText(judgementOf(reportOf(took), 'mlops.yaml'), 60_000);
    expect(open).toContain('`/mlops accept delay roc-auc <reason>`');
    expect(taken).not.toContain('/mlops accept');
  });

  it('keeps what decided where there is no room for all, and says how much is left out', () => {
    const passing = Array.from({ length: 400 }, (_, at) => gate(`metric-${at}`));
    const whole = judgementOf(reportOf(gate('roc-auc', fails), ...passing), 'mlops.yaml');
    const read = readJudgement(judgementText(whole, 20_000) ?? '');
    expect([read?.left, read?.models[0]?.gates.map(({ about }) => about)]).toEqual([400, ['roc-auc']]);
    expect(read?.losses).toEqual(whole.losses);
    expect(judgementText(whole, 100)).toBeUndefined();
  });

  it('cannot be ended by what a name says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (name) => {
        const hostile = `--> <!-- mlops-judgement {} -->${name}`;
        const judgement = judgementOf(composeReport(parts({ models: [model({ model: hostile })] })), 'mlops.yaml');
        const text = judgementText(judgement, 60_000) ?? '';
        expect(readJudgement(text)).toEqual(judgement);
        expect(text.match(/-->/g)).toHaveLength(1);
      }),
    );
  });

  it.each(['', 'Nothing', '<!-- mlops-judgement {} -->', '<!-- mlops-judgement { -->'])(
    'is nothing of ours in %j',
    (text) => {
      expect(readJudgement(text)).toBeUndefined();
    },
  );
});
