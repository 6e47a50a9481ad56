import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossesOf, lossKey, lossOfChange, withAccepted } from '../../src/gates/index.ts';
import type { GateResult, Loss } from '../../src/gates/types.ts';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { estimate, line, rule } from './lines.ts';

const slice = { column: 'origin', value: 'EWR' };
const lines: readonly MetricComparison[] = [
  line('auc', { candidate: estimate(0.6, { shipped: estimate(0.59) }), baseline: estimate(0.7) }),
  line('auc', { slice, candidate: estimate(0.5), baseline: estimate(0.65) }),
  line('recall', { candidate: estimate(0.4) }),
];

function result(more: Partial<GateResult> = {}): GateResult {
  const said = { verdict: 'fail', level: 'fail', blocks: true, reason: 'beyond-limit', sentence: 'It fell.' } as const;
  return { model: 'delay', metric: 'auc', rule: rule('auc'), kind: 'max-worse', ...said, ...more };
}

const judged = (gates: readonly GateResult[], metrics = lines, fingerprint = 'a'.repeat(64)) => ({
  model: 'delay',
  candidate: { fingerprint },
  comparison: { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 },
  gates,
});

describe('what can be accepted of a model', () => {
  it('is by metric all that fails, the change with what it is relative to, the value as it ships', () => {
    const [loss, ...more] = lossesOf(judged([result({ kind: 'min' }), result(), result({ slice })]));
    expect([loss?.metric, loss?.fingerprint, more]).toEqual(['auc', 'a'.repeat(64), []]);
    expect(new Set(loss?.values)).toEqual(
      new Set([
        { kind: 'max-worse', value: 0.6, baseline: 0.7 },
        { kind: 'max-worse', slice, value: 0.5, baseline: 0.65 },
        { kind: 'min', value: 0.59 },
      ]),
    );
    expect(lossesOf(judged([result({ slice }), result(), result({ kind: 'min' })]))).toEqual([loss]);
  });

  it.each([
    ['what is unknown', { verdict: 'unknown', reason: 'cannot-tell' }],
    ['what only warns', { level: 'warn', blocks: false }],
    ['what passes', { verdict: 'pass', blocks: false }],
    ['a change without a baseline', { metric: 'recall' }],
    ['what has no line', { metric: 'gone' }],
  ] as const)('is not %s', (_, more) => {
    expect(lossesOf(judged([result(more)]))).toEqual([]);
  });

  it('is a number that got lost and that no gate asks for: what it was, and nothing instead', () => {
    const kept = result({ metric: 'loss', kind: 'kept', verdict: 'unknown', reason: 'value-lost' });
    const was = (value: number | null) => [line('loss', { candidate: estimate(null), baseline: estimate(value) })];
    const [loss, ...more] = lossesOf(judged([kept], was(0.5)));
    expect([loss?.metric, loss?.values, more]).toEqual(['loss', [{ kind: 'kept', value: null, baseline: 0.5 }], []]);
    expect(lossesOf(judged([{ ...kept, blocks: false }], was(0.5)))).toEqual([]);
    expect(lossesOf(judged([kept], was(null)))).toEqual([]);
    const after = withAccepted([kept], 'loss', { by: 'ada', why: 'renamed' });
    expect(after).toMatchObject([{ verdict: 'unknown', blocks: false, accepted: { by: 'ada' } }]);
    expect(lossesOf(judged(after, was(0.5)))).toEqual([loss]);
  });

  it('is nothing of a model that has no run', () => {
    expect(lossesOf({ ...judged([result()]), candidate: undefined as never })).toEqual([]);
  });

  it('stays the same loss once it is accepted, and other gates go on blocking', () => {
    const gates = [result(), result({ metric: 'recall', kind: 'min' }), result({ verdict: 'unknown' })];
    const accepted = { by: 'ada', why: 'wanted' };
    const after = withAccepted(gates, 'auc', accepted);
    expect(after.map(({ blocks, accepted: by }) => [blocks, by])).toEqual([
      [false, accepted],
      [true, undefined],
      [true, undefined],
    ]);
    expect(lossesOf(judged(after))).toEqual(lossesOf(judged(gates)));
  });

  it('is of a removal what the base has', () => {
    const change = {
      kind: 'loosened',
      path: ['models', 'm'],
      from: 'm',
      to: '',
      sentence: 'removes m',
      blocks: true,
    } as const;
    expect(lossOfChange({ ...change, reason: 'model-removed', fingerprint: 'f' })).toEqual({
      ...{ model: 'm', metric: 'model-removed', fingerprint: 'f', values: [] },
    });
    expect([lossOfChange(change), lossOfChange({ ...change, reason: 'model-removed' })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('the key of a loss', () => {
  const value = fc.record({
    kind: fc.constantFrom('min' as const, 'default' as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  });
  const loss: fc.Arbitrary<Loss> = fc.record({
    model: fc.string(),
    metric: fc.string(),
    fingerprint: fc.string(),
    values: fc.array(value, { maxLength: 3 }),
  });

  it('is the same for the same loss only', () => {
    fc.assert(
      fc.property(loss, loss, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        return (lossKey(one) === lossKey(other)) === same && lossKey(one) === lossKey({ ...one });
      }),
    );
  });

  it('is another for each part that changes', () => {
    const own: Loss = { model: 'm', metric: 'auc', fingerprint: 'f', values: [{ kind: 'min', value: 0.5 }] };
    const others: readonly Loss[] = [
      { ...own, model: 'n' },
      { ...own, metric: 'recall' },
      { ...own, fingerprint: 'g' },
      { ...own, values: [{ kind: 'min', value: 0.5000000000000001 }] },
      {
        ...own,
        values: [
          { kind: 'min', value: 0.5 },
          { kind: 'min', slice, value: 0.4 },
        ],
      },
    ];
    expect(new Set([own, ...others].map(lossKey)).size).toBe(others.length + 1);
  });
});

function sorted({ model, metric, fingerprint, values }: Loss) {
  return [model, metric, fingerprint, values.map(({ kind, value }) => [kind, value])];
}
