import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { changes, project, withGates } from './policy-texts.ts';

describe('differences of gates', () => {
  it.each([
    ['{ min: 0.7 }', '{ min: 0.8 }', 'tightened', 'tightens the gate on accuracy of delay: min 0.7 → 0.8'],
    ['{ max: 0.7 }', '{ max: 0.8 }', 'loosened', 'loosens the gate on accuracy of delay: max 0.7 → 0.8'],
    ['{ max: 0.8 }', '{ max: 0.7 }', 'tightened', 'tightens the gate on accuracy of delay: max 0.8 → 0.7'],
    ['{ max-worse: 1% }', '{ max-worse: 2% }', 'loosened', 'loosens the gate on accuracy of delay: max-worse 1% → 2%'],
    [
      '{ max-worse: 1% }',
      '{ max-worse: 0.1 }',
      'loosened',
      'loosens the gate on accuracy of delay: max-worse 1% → 0.1',
    ],
    [
      '{ min-better: 1% }',
      '{ min-better: 2% }',
      'tightened',
      'tightens the gate on accuracy of delay: min-better 1% → 2%',
    ],
    ['{ min: 0.7, max: 1 }', '{ min: 0.7 }', 'loosened', 'loosens the gate on accuracy of delay: max 1 → (none)'],
    ['{ min: 0.7 }', '{ min: 0.7, max: 1 }', 'tightened', 'tightens the gate on accuracy of delay: max (none) → 1'],
    [
      '{ min: 0.7 }',
      '{ min: 0.7, level: warn }',
      'loosened',
      'loosens the gate on accuracy of delay: level fail → warn',
    ],
    [
      '{ min: 0.7, level: info }',
      '{ min: 0.7, level: warn }',
      'tightened',
      'tightens the gate on accuracy of delay: level info → warn',
    ],
    [
      '{ min: 0.7 }',
      '{ min: 0.7, when-unknown: allow }',
      'loosened',
      'loosens the gate on accuracy of delay: when-unknown block → allow',
    ],
    [
      '{ min: 0.7 }',
      '{ min: 0.7, require-interval: true }',
      'tightened',
      'tightens the gate on accuracy of delay: require-interval false → true',
    ],
    [
      '{ min: 0.7, min-rows: 10 }',
      '{ min: 0.7, min-rows: 90 }',
      'loosened',
      'loosens the gate on accuracy of delay: min-rows 10 → 90',
    ],
    [
      '{ min: 0.7, when-unknown: allow }',
      '{ min: 0.7, when-unknown: block }',
      'tightened',
      'tightens the gate on accuracy of delay: when-unknown allow → block',
    ],
    [
      '{ min: 0.7, better: 0 }',
      '{ min: 0.7, better: 1 }',
      'changed',
      'changes models.delay.gates.accuracy.better: close to 0 → close to 1',
    ],
  ])('%s → %s', (from, to, kind, sentence) => {
    const [base, head] = [from, to].map((rule) => withGates(`{ accuracy: ${rule} }`));
    expect(changes(base ?? '', head ?? '')).toEqual([`${kind}: ${sentence}`]);
  });

  it('a direction that comes or goes is told', () => {
    const [none, higher, lower] = ['', ', better: higher', ', better: lower'].map((better) =>
      withGates(`{ custom: { min: 0.7${better} } }`),
    );
    const path = 'changed: changes models.delay.gates.custom.better:';
    expect(changes(none ?? '', higher ?? '')).toEqual([`${path} (none) → higher`]);
    expect(changes(higher ?? '', lower ?? '')).toEqual([`${path} higher → lower`]);
    expect(changes(lower ?? '', none ?? '')).toEqual([`${path} lower → (none)`]);
  });

  it('the order of a list says nothing', () => {
    const rules = ['{ min: 0.7 }', '{ max-worse: 1% }', '{ min: 0.2, level: warn }'];
    const list = (each: readonly string[]): string => withGates(`{ accuracy: [${each.join(', ')}] }`);
    expect(changes(list(rules), list([...rules].reverse()))).toEqual([]);
    expect(changes(list(rules), list([rules[1] ?? '', '{ min: 0.6 }', rules[2] ?? '']))).toEqual([
      'loosened: loosens the gate on accuracy of delay: min 0.7 → 0.6',
    ]);
    expect(changes(list(rules), list(rules.slice(1)))).toEqual([
      'loosened: removes the gate on accuracy of delay: min 0.7',
    ]);
    expect(changes(list(['{ min: 0.7 }']), list(['{ max: 0.9, max-worse: 1%, min-better: 0 }']))).toHaveLength(4);
  });

  it('rules with limits of the same kinds are compared with each other', () => {
    const list = (...each: readonly string[]): string => withGates(`{ accuracy: [${each.join(', ')}] }`);
    const one = list('{ min: 0.5 }', '{ max: 0.9 }', '{ max-worse: 1% }', '{ min-better: 1% }');
    const other = list('{ min-better: 2% }', '{ max-worse: 2% }', '{ max: 0.8 }', '{ min: 0.6 }');
    expect(changes(one, other)).toEqual([
      'tightened: tightens the gate on accuracy of delay: min 0.5 → 0.6',
      'tightened: tightens the gate on accuracy of delay: max 0.9 → 0.8',
      'loosened: loosens the gate on accuracy of delay: max-worse 1% → 2%',
      'tightened: tightens the gate on accuracy of delay: min-better 1% → 2%',
    ]);
    const [base, head] = [project(one), project(other)];
    expect(applyPolicy(base, head).changes.map(({ path }) => path.slice(3))).toEqual([
      ['accuracy', 3, 'min'],
      ['accuracy', 2, 'max'],
      ['accuracy', 1, 'max-worse'],
      ['accuracy', 0, 'min-better'],
    ]);
  });

  it('a gate that comes or goes is told with all its limits', () => {
    const [none, some] = [
      withGates('{ f1: { min: 0.1 } }'),
      withGates('{ f1: { min: 0.1 }, accuracy: { min: 0.7, max-worse: 1% } }'),
    ];
    expect(changes(none, some)).toEqual(['tightened: adds a gate on accuracy of delay: min 0.7, max-worse 1%']);
    expect(applyPolicy(project(none), project(some)).changes[0]).toMatchObject({
      from: '',
      to: 'min 0.7, max-worse 1%',
    });
    expect(applyPolicy(project(some), project(none)).changes[0]).toMatchObject({
      from: 'min 0.7, max-worse 1%',
      to: '',
    });
  });

  it('a gate by a column is another one', () => {
    const evaluate = 'evaluate: { task: binary, predictions: p.csv, label: { dataset: d, column: y }, slices: [o] }';
    const text = (gates: string): string =>
      `datasets: { d: { source: d.csv, key: id } }\nmodels: { delay: { train: a, artifact: m, ${evaluate}, gates: { accuracy: ${gates} } } }`;
    expect(changes(text('{ min: 0.7 }'), text('{ min: 0.7, by: o }'))).toEqual([
      'loosened: removes the gate on accuracy of delay: min 0.7',
      'tightened: adds a gate on accuracy by o of delay: min 0.7',
    ]);
  });
});
