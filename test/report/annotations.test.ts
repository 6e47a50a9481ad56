import { describe, expect, it } from 'vitest';
import { annotations } from '../../src/report/index.ts';
import { fat } from './rendered.ts';

describe('annotations', () => {
  it('places the worst findings first, ten at most, and only where there is a place', () => {
    const place = (path: readonly (string | number)[]) =>
      path[0] === 'models' ? { file: 'mlops.yaml', line: 7, column: 3 } : undefined;
    const found = annotations(fat, place);
    expect(found[0]).toEqual({
      file: 'mlops.yaml',
      line: 7,
      level: 'failure',
      title: 'delay: roc-auc',
      message: 'roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed',
    });
    expect(found.length).toBe(6);
    expect(found.slice(1).every(({ level }) => level === 'warning')).toBe(true);
    const everywhere = annotations(fat, () => ({ file: 'mlops.yaml', line: 1, column: 1 }), 4);
    expect(everywhere.map(({ level }) => level)).toEqual(['failure', 'failure', 'failure', 'warning']);
  });
});
