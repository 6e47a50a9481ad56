import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { changes, project, said } from './policy-texts.ts';

describe('models', () => {
  it('that disappear or are renamed block', () => {
    const { changes: found } = applyPolicy(
      project('models: { old: { train: a, artifact: m } }'),
      project('models: { new: { train: a, artifact: m } }'),
    );
    expect(found).toEqual([
      {
        kind: 'loosened',
        path: ['models', 'old'],
        from: 'old',
        to: '',
        sentence: 'removes the model old and its gates',
        blocks: true,
        reason: 'model-removed',
      },
    ]);
  });

  const data = 'datasets: { test: { source: t.csv, key: id, columns: { y: { type: integer } } } }\n';
  const scored = (evaluate: string): string => `${data}models: { delay: { train: a, artifact: m${evaluate} } }`;
  const evaluation = (run: string): string =>
    `, evaluate: { ${run}task: binary, predictions: p.csv, label: { dataset: test, column: y } }`;

  it('keep the evaluation that the base asks for', () => {
    const [base, head] = [project(scored(evaluation('run: e, '))), project(scored(''))];
    const applied = applyPolicy(base, head);
    expect(said(applied.changes)).toEqual(['loosened: removes the evaluation of delay']);
    expect(applied.project.models.get('delay')?.evaluate).toEqual(base.models.get('delay')?.evaluate);
    expect(changes(scored(''), scored(evaluation('run: e, ')))).toEqual(['tightened: adds an evaluation of delay']);
    expect(applyPolicy(head, base).project.models.get('delay')?.evaluate).toEqual(base.models.get('delay')?.evaluate);
    expect(changes(scored(''), scored(''))).toEqual([]);
    expect('evaluate' in (applyPolicy(head, head).project.models.get('delay') ?? {})).toBe(false);
  });

  it('that score themselves again are said', () => {
    const found = changes(scored(evaluation('run: e, ')), scored(evaluation('')));
    expect(found).toEqual(['loosened: lets the training of delay write the predictions it is judged by']);
    expect(changes(scored(evaluation('')), scored(evaluation('run: e, ')))).toEqual([]);
    expect(changes(scored(evaluation('run: e, ')), scored(evaluation('run: f, ')))).toEqual([]);
    expect(
      applyPolicy(project(scored(evaluation('run: e, '))), project(scored(evaluation('')))).changes[0],
    ).toMatchObject({ path: ['models', 'delay', 'evaluate', 'run'], from: 'declared', to: '' });
    expect(changes(scored(evaluation('')), scored(evaluation('positive: 1, ')))).toEqual([
      'changed: changes models.delay.evaluate.positive: (none) → 1',
    ]);
  });

  it('are trained when the base says; one that it does not know, when the head says', () => {
    const trained = (when: string) => `models: { delay: { train: { run: a, when: ${when} }, artifact: m } }`;
    const whenOf = (base: string, head: string) =>
      applyPolicy(project(base), project(head)).project.models.get('delay')?.train.when;
    expect(whenOf(trained('request'), trained('pull-request'))).toBe('request');
    expect(whenOf(trained('pull-request'), trained('merge'))).toBe('pull-request');
    expect(whenOf('models: { x: { train: a, artifact: m } }', trained('request'))).toBe('request');
    expect(changes(trained('request'), trained('merge'))).toEqual([
      'changed: changes models.delay.train.when: request → merge',
    ]);
  });

  it('that are not trained run where the base says, without its seeds and secrets', () => {
    const base = 'models: { delay: { train: { run: a, seeds: [1, 2], secrets: [KEY], runs-on: gpu }, artifact: m } }';
    const head = 'models: { delay: { artifact: m, evaluate: { run: e, runs-on: big } } }';
    const { train } = applyPolicy(project(base), project(head)).project.models.get('delay') ?? {};
    expect(train).toMatchObject({ seeds: [], secrets: [], runsOn: 'gpu' });
    expect(train).not.toHaveProperty('run');
    expect(changes(base, head)).toContain('changed: changes models.delay.evaluate.runs-on: gpu → big');
    expect(applyPolicy(project(head), project(head)).project.models.get('delay')?.train.runsOn).toBe('big');
  });

  it('keep the labels of the base where the head drops their dataset', () => {
    const base = project(scored(evaluation('run: e, ')));
    const applied = applyPolicy(base, project('models: { delay: { train: a, artifact: m } }'));
    expect(applied.project.datasets.get('test')).toEqual(base.datasets.get('test'));
    expect(said(applied.changes)).toContain('loosened: removes the contract of test');
  });
});
