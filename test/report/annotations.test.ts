import { describe, expect, it } from 'vitest';
import { annotations, composeReport, openGate, type Report } from '../../src/report/index.ts';
import { fat } from './rendered.ts';
import { stories } from './stories.ts';

const noParams = new Map();

describe('annotations', () => {
  it('places the worst findings first, ten at most, and only where there is a place', () => {
    const place = (path: readonly (string | number)[]) =>
      path[0] === 'models' ? { file: 'mlops.yaml', line: 7, column: 3 } : undefined;
    const found = annotations(fat, { project: place, params: noParams });
    expect(found[0]).toEqual({
      file: 'mlops.yaml',
      line: 7,
      level: 'failure',
      title: 'delay: roc-auc',
      message: 'roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed',
    });
    expect(found.length).toBe(6);
    expect(found.slice(1).every(({ level }) => level === 'warning')).toBe(true);
    const first = () => ({ file: 'mlops.yaml', line: 1, column: 1 });
    const everywhere = annotations(fat, { project: first, params: noParams }, 4);
    expect(everywhere.map(({ level }) => level)).toEqual(['failure', 'failure', 'failure', 'warning']);
  });

  it('takes no line of the base branch for one of this file', () => {
    const asked: string[] = [];
    const project: Parameters<typeof annotations>[1]['project'] = (path) => {
      asked.push(path.join('.'));
      return undefined;
    };
    annotations(composeReport(stories['data-broken'] ?? expect.fail()), { project, params: noParams });
    expect(asked).toContain('datasets.flights.key');
    expect(asked).not.toContain('datasets.flights.columns.temp.nulls');
  });
});

describe('annotations of changed parameters', () => {
  const at = (line: number) => ({ file: 'params.yaml', line, column: 1 });
  const params = new Map([
    [
      'delay',
      [
        { words: '`depth 6 → 8`', place: at(3) },
        { words: '`rate` added (`0.1`)', place: at(1) },
      ],
    ],
  ]);
  const project = () => ({ file: 'mlops.yaml', line: 7, column: 3 });

  it('say what changed and which gate fails since, after what mlops.yaml asks of the same weight', () => {
    const found = annotations(fat, { project, params });
    const files = (level: string) => found.filter((one) => one.level === level).map(({ file }) => file);
    expect(found.length).toBe(10);
    expect(files('failure')).toEqual(['mlops.yaml', 'mlops.yaml', 'mlops.yaml', 'params.yaml', 'params.yaml']);
    expect(found.filter(({ file }) => file === 'params.yaml')).toEqual([
      {
        file: 'params.yaml',
        line: 3,
        level: 'failure',
        title: 'params of delay',
        message: '`depth 6 → 8`; with it roc-auc fails: roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed',
      },
      expect.objectContaining({ line: 1, message: expect.stringMatching(/^`rate` added \(`0\.1`\); with it roc-auc/) }),
    ]);
  });

  it('warn where the worst gate is unknown, and are left out where each is kept or asks for nothing', () => {
    const gates = (fat.models.find(({ model }) => model === 'delay')?.gates ?? []).slice(0, 1);
    const of = (more: Partial<Report['models'][number]['gates'][number]>) => {
      const models = fat.models.map((model) => ({ ...model, gates: gates.map((gate) => ({ ...gate, ...more })) }));
      return annotations({ ...fat, models }, { project, params }).filter(({ file }) => file === 'params.yaml');
    };
    expect(of({ verdict: 'unknown', reason: 'cannot-tell', sentence: 'Nobody knows.' })).toMatchObject([
      { level: 'warning', message: '`depth 6 → 8`; with it roc-auc is unknown: Nobody knows.' },
      { level: 'warning' },
    ]);
    expect(of({ verdict: 'fail', blocks: false, level: 'warn' })).toMatchObject([
      { level: 'warning', message: expect.stringContaining('with it roc-auc fails: ') },
      { level: 'warning' },
    ]);
    expect(of({ verdict: 'pass', blocks: false })).toEqual([]);
    expect(of({ verdict: 'fail', blocks: false, level: 'info' })).toEqual([]);
    expect(of({ verdict: 'unknown', blocks: false, reason: 'slice-too-small' })).toEqual([]);
  });

  it('name the gate that decides: what blocks before what warns, what fails before what is unknown', () => {
    const [gate] = fat.models.flatMap(({ gates }) => gates);
    if (gate === undefined) throw new Error('the story has no gates');
    const warned = { ...gate, metric: 'warned', verdict: 'fail', level: 'warn', blocks: false } as const;
    const unknown = { ...gate, metric: 'unknown', verdict: 'unknown', reason: 'cannot-tell', blocks: true } as const;
    const failed = { ...gate, metric: 'failed', verdict: 'fail', level: 'fail', blocks: true } as const;
    expect(openGate({ gates: [unknown, warned, failed] })?.metric).toBe('failed');
    expect(openGate({ gates: [warned, unknown] })?.metric).toBe('unknown');
    expect(openGate({ gates: [{ ...unknown, blocks: false }, warned] })?.metric).toBe('warned');
    expect(openGate({ gates: [] })).toBeUndefined();
  });
});
