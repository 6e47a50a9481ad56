import { describe, expect, it } from 'vitest';
import { annotations, composeReport } from '../../src/report/index.ts';
import { fat } from './rendered.ts';
import { stories } from './stories.ts';

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

  it('takes no line of the base branch for one of this file', () => {
    const asked: string[] = [];
    annotations(composeReport(stories['data-broken'] ?? expect.fail()), (path) => {
      asked.push(path.join('.'));
      return undefined;
    });
    expect(asked).toContain('datasets.flights.key');
    expect(asked).not.toContain('datasets.flights.columns.temp.nulls');
  });
});
