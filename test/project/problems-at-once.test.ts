import { describe, expect, it } from 'vitest';
import { lines, problemsOf, withModel } from './support.ts';

describe('all problems at once', () => {
  it('reports form and meaning together, in the order of the text', () => {
    const text = withModel(
      'train: { run: a, seeds: [1, 1], timout: 5m }\ngates: { foo: { max-worse: 1% }, auc: {} }\ncode: ../lib/**',
      'd: { source: /abs.csv, rows: { min: 5, max: x } }',
    );
    expect(lines(problemsOf(text)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '3:16 path-outside',
      '3:47 wrong-kind',
      '6:33 contradiction',
      '6:37 unknown-key',
      '7:14 gate-direction-missing',
      '7:38 gate-empty',
      '8:11 path-outside',
    ]);
  });

  it('does not say that something is absent where it is only wrong', () => {
    const text = withModel(
      [
        'train: a',
        'params: 5',
        'schemas: { params.yaml: s.json }',
        'evaluate: { label: { dataset: d, column: y } }',
        'gates: { foo: { better: up, max-worse: 1% }, auc: { min: x }, mae: [{ by: c, max-gap: 1 }] }',
      ].join('\n'),
      'd: { source: 7, key: 5, extra-columns: fail, columns: { a: 5 } }',
    );
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual([
      'wrong-kind',
      'wrong-kind',
      'wrong-kind',
      'wrong-kind',
      'invalid-value',
      'wrong-kind',
      'not-supported-yet',
    ]);
  });

  it('knows a name whose entry is broken', () => {
    const text = withModel('train: { run: a, launcher: l }\ndata: d', 'd: { format: csv }').concat(
      'launchers: { l: { kind: slurm, partition: gpu } }\n',
    );
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual(['missing-key', 'not-supported-yet']);
  });
});
