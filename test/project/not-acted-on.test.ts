import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf } from './support.ts';

const file = (model: string) => `version: 1
datasets: { a: a.csv, served: served.csv, truth: truth.csv }
models:
  m: { data: a, train: x, artifact: m, serve: { run: s${model.startsWith('image') ? `, ${model}` : ''} }${model.startsWith('monitor') ? `, ${model}` : ''} }
environments: { production: { target: { kind: command, apply: deploy } } }
`;
const monitor = (more: string) => file(`monitor: { ${more} }`);

describe('what is read and not acted on', () => {
  it('`monitor` is checked, and said each time', () => {
    const label = 'label: { dataset: truth, column: y, delay: 7d }';
    const text = monitor(
      `environment: production, data: served, window: 1d, drift: { limit: 0.1 }, ${label}, on-drift: train`,
    );
    const { project, warnings } = load(text);
    expect(warnings).toMatchObject([{ reason: 'not-acted-on', place: { line: 4 } }]);
    expect(warnings[0]?.message).toBe('models.m.monitor: nothing watches the model in this version');
    expect(project.models.get('m')).toEqual({ ...load(file('')).project.models.get('m') });
  });

  it('names in it have to exist, and its keys to be known, all told at once', () => {
    const text = monitor(
      'environment: prod, data: serve, drift: { against: stage, limt: 1 }, label: { dataset: truths, column: y }',
    );
    expect(lines(problemsOf(text)).map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'gate-environment-unknown models.m.monitor.environment:',
      'unknown-dataset models.m.monitor.data:',
      'gate-environment-unknown models.m.monitor.drift.against:',
      'unknown-key models.m.monitor.drift.limt:',
      'unknown-dataset models.m.monitor.label.dataset:',
    ]);
  });

  it('`serve.image` is checked, said, and known to who deploys', () => {
    const { project, warnings } = load(file('image: { build: Dockerfile, name: api }'));
    expect(warnings).toMatchObject([
      { reason: 'not-acted-on', message: 'models.m.serve.image: no image is built in this version' },
    ]);
    expect(project.models.get('m')?.serve?.wantsImage).toBe(true);
    expect(load(file('')).project.models.get('m')?.serve).not.toHaveProperty('wantsImage');
  });
});
