import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/policy/apply.ts';
import { evaluationFingerprint, explainChange } from '../../src/project/index.ts';
import { load } from './support.ts';

function modelOf(text: string) {
  const model = load(`version: 1\n${text}\n`).project.models.get('m');
  if (model === undefined) throw new TypeError('no model m');
  return model;
}

const shell = (text: string) => ({ kind: 'shell', text });

describe('setup', () => {
  it('is absent where nothing is written: a lock file tells', () => {
    const model = modelOf('models: { m: { train: a, evaluate: b } }');
    expect(['setup' in model.train, 'setup' in (model.evaluate ?? {})]).toEqual([false, false]);
  });

  it.each([
    ['defaults: { setup: d }\nmodels: { m: { train: a, evaluate: b } }', shell('d'), shell('d')],
    [
      'defaults: { setup: d }\nmodels: { m: { train: a, setup: [m, 1], evaluate: b } }',
      { kind: 'argv', argv: ['m', '1'] },
      { kind: 'argv', argv: ['m', '1'] },
    ],
    ['models: { m: { train: { run: a, setup: t }, setup: m, evaluate: b } }', shell('t'), shell('m')],
    ['models: { m: { train: a, setup: m, evaluate: { run: b, setup: e } } }', shell('m'), shell('e')],
    [
      'defaults: { setup: d }\nmodels: { m: { train: a, setup: none, evaluate: b } }',
      { kind: 'none' },
      { kind: 'none' },
    ],
    [
      'defaults: { setup: d }\nmodels: { m: { train: { run: a, setup: false }, evaluate: b } }',
      { kind: 'none' },
      shell('d'),
    ],
  ])('of the nearest wins: %s', (text, train, evaluate) => {
    const model = modelOf(text.replaceAll('[m, 1]', '[m, "1"]'));
    expect(model.train.setup).toEqual(train);
    expect(model.evaluate?.setup).toEqual(evaluate);
  });

  it('is the proposal of the change, as the commands are', () => {
    const projectOf = (setup: string) =>
      load(`version: 1\nmodels: { m: { train: { run: a, setup: ${setup} }, evaluate: { run: b, setup: ${setup} } } }\n`)
        .project;
    const { project } = applyPolicy(projectOf('old'), projectOf('new'));
    expect(project.models.get('m')?.train.setup).toEqual(shell('new'));
    expect(project.models.get('m')?.evaluate?.setup).toEqual(shell('new'));
    const without = load('version: 1\nmodels: { m: { train: a, evaluate: b } }\n').project;
    expect(applyPolicy(projectOf('old'), without).project.models.get('m')?.evaluate).not.toHaveProperty('setup');
  });

  it('is told in words where it changes', () => {
    const inputs = {
      code: [],
      data: new Map(),
      params: new Map(),
      command: { kind: 'shell', text: 'a' } as const,
      workingDirectory: '',
      env: new Map(),
      seeds: [],
      outputs: [],
    };
    const said = explainChange(inputs, { ...inputs, setup: { kind: 'shell', text: 'uv sync' } });
    expect(said.map(({ sentence }) => sentence)).toEqual(['setup changed: `(found)` → `uv sync`']);
    const none = explainChange({ ...inputs, setup: { kind: 'none' } }, inputs);
    expect(none.map(({ sentence }) => sentence)).toEqual(['setup changed: `(none)` → `(found)`']);
  });

  it('of the scoring is in the fingerprint of the scores, where it is declared', () => {
    const inputs = { run: 'r', rows: null, code: [], command: null, label: null, predictions: null };
    const prints = [
      inputs,
      { ...inputs, setup: { kind: 'none' } as const },
      { ...inputs, setup: { kind: 'shell', text: 'a' } as const },
    ];
    expect(new Set(prints.map(evaluationFingerprint)).size).toBe(3);
  });
});
