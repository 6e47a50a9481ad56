import { describe, expect, it } from 'vitest';
import { gateReasons } from '../../src/gates/index.ts';
import { cases, value } from './judged-lines.ts';
import { absolute, ask, askOne, change, estimate, line, rule } from './lines.ts';

describe('a number without an interval', () => {
  it('decides where it was reported, and does not where we computed it', () => {
    const gate = rule('auc', { min: 0.6, maxWorse: absolute(0.1) });
    const on = line('auc', { baseline: estimate(0.7), change: change(0) });
    expect(ask([gate], [{ ...on, origin: 'reported' }]).map((each) => each.verdict)).toEqual(['pass', 'pass']);
    expect(ask([gate], [on]).map((each) => each.reason)).toEqual(['no-interval', 'no-interval']);
  });
});

describe('levels and unknowns', () => {
  const bad = value(0.6, 0.01);
  const unclear = value(0.675, 0.01);

  it.each([
    ['fail', bad, true],
    ['warn', bad, false],
    ['info', bad, false],
    ['fail', unclear, true],
    ['warn', unclear, false],
  ] as const)('level %s', (level, on, blocks) => {
    expect(askOne(rule('auc', { min: 0.68, level }), on)).toMatchObject({ level, blocks });
  });

  it('an unknown that is allowed does not block, a fail does', () => {
    const gate = rule('auc', { min: 0.68, whenUnknown: 'allow' });
    expect(askOne(gate, unclear)).toMatchObject({ verdict: 'unknown', blocks: false });
    expect(askOne(gate, bad)).toMatchObject({ verdict: 'fail', blocks: true });
  });

  it('says how much more would decide, where that is known', () => {
    const more = (): string => 'About 1,200 more rows would decide.';
    expect(askOne(rule('auc', { min: 0.68 }), unclear, { more }).sentence).toMatch(/limit\. About 1,200 more rows/);
    expect(askOne(rule('auc', { min: 0.68 }), bad, { more }).sentence).not.toContain('more rows');
  });
});

it('every code that a gate may answer with is in the table', () => {
  const codes = new Set(cases.map(([, , , verdict]) => verdict.split(' ')[1] ?? ''));
  for (const code of codes) expect(Object.keys(gateReasons)).toContain(code);
});
