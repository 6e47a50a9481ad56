import { describe, expect, it } from 'vitest';
import { neededBelow, neededBy, neededFirst, rolesInReach, trainingFingerprint } from '../../src/project/index.ts';
import { factsOf, first } from './inputs.ts';
import { lines, load, problemsOf } from './support.ts';

const file = (models: string) => `version: 1\nmodels:\n${models}`;
const chain = file(`  top: { train: t, artifact: a, needs: { one: left, two: right } }
  left: { train: t, artifact: a, base-model: root }
  right: { train: t, artifact: a, needs: { r: root } }
  root: { train: t, artifact: a }
  other: { artifact: o.md }
`);

describe('models that models need', () => {
  const { models } = load(chain).project;

  it('have a variable each', () => {
    expect(models.get('top')?.needs).toEqual([
      { role: 'one', variable: 'MLOPS_MODEL_ONE', model: 'left', path: ['models', 'top', 'needs', 'one'] },
      { role: 'two', variable: 'MLOPS_MODEL_TWO', model: 'right', path: ['models', 'top', 'needs', 'two'] },
    ]);
    expect(models.get('left')?.needs).toMatchObject([
      { role: 'base-model', variable: 'MLOPS_BASE_MODEL', model: 'root' },
    ]);
    expect(models.get('root')).not.toHaveProperty('needs');
  });

  it('come before those that need them, each once', () => {
    expect(neededBelow(models, 'top')).toEqual(['root', 'left', 'right']);
    expect(neededFirst(models, models.keys())).toEqual(['root', 'left', 'right', 'top', 'other']);
    expect(neededFirst(models, ['top', 'root'])).toEqual(['root', 'top']);
    expect(neededBy(models, 'root')).toEqual(['left', 'right']);
  });

  it('have roles that are different variables', () => {
    const text = file('  a: { train: t, needs: { x-y: b, x_y: b } }\n  b: { train: t, artifact: a }\n');
    expect(lines(problemsOf(text))).toEqual([
      '3:35 name-collision models.a.needs.x_y: `x-y` stands there already; both would be $MLOPS_MODEL_X_Y',
    ]);
  });

  it('are named with their circle, once', () => {
    const circle = file(`  a: { train: t, artifact: a, needs: { x: b } }
  b: { train: t, artifact: a, needs: { x: c } }
  c: { train: t, artifact: a, base-model: a }
  d: { train: t, artifact: a, needs: { x: a } }
`);
    expect(lines(problemsOf(circle))).toEqual([
      '3:43 model-needs-circle models.a.needs.x: needs itself in the end: `a` → `b` → `c` → `a`',
    ]);
  });

  it('have files, and are one model of a matrix', () => {
    const text = file(`  a: { train: t, artifact: a, needs: { x: b, y: m } }
  b: { train: t }
  m: { matrix: { k: [1, 2] }, train: "t \${{ matrix.k }}", artifact: a }
`);
    expect(problemsOf(text).map(({ message, remedy }) => [message, remedy])).toEqual([
      [
        'models.a.needs.x: `b` has no `artifact`, so there is nothing to hand on',
        'Name the files of `b` under `artifact`.',
      ],
      [
        'models.a.needs.y: there is no model `m`; declared: a, b, m-1, m-2',
        '`m` has a `matrix`; name one of its models: `m-1`, `m-2`.',
      ],
    ]);
  });

  it('are of this file: addresses are refused as not supported', () => {
    const text = file('  a: { train: t, base-model: hf://amazon/chronos, needs: { x: "oci://r/m" } }\n');
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual(['not-supported-yet', 'not-supported-yet']);
  });

  it('bring the rows of their training within reach, and not those that judge them', () => {
    const { models: all } = load(`version: 1
datasets: { d: { source: d.csv, key: id }, e: { source: e.csv, key: id } }
models:
  a: { data: d, train: t, artifact: a, needs: { x: b } }
  b:
    data: { train: d, test: e }
    train: t
    artifact: a
    evaluate: { run: s, label: { dataset: e, column: y } }
`).project;
    const [a] = all.values();
    expect(a && rolesInReach(a, all)).toEqual([
      { role: 'train', dataset: 'd' },
      { role: 'train', dataset: 'd', through: 'b' },
    ]);
  });

  it('are part of the fingerprint by name, run and role, and absent ones change none', () => {
    const inputs = factsOf('c', first).models.get('delay')?.inputs;
    if (inputs === undefined) throw new Error('the model is there');
    const needs = (role: string, model: string, fingerprint: string) => new Map([[role, { model, fingerprint }]]);
    const all = [
      inputs,
      { ...inputs, needs: needs('x', 'a', '1') },
      { ...inputs, needs: needs('x', 'a', '2') },
      { ...inputs, needs: needs('x', 'b', '1') },
      { ...inputs, needs: needs('y', 'a', '1') },
    ].map(trainingFingerprint);
    expect(new Set(all).size).toBe(5);
    expect(trainingFingerprint({ ...inputs, needs: new Map() })).toBe(all[0]);
  });
});
