import { describe, expect, it } from 'vitest';
import { applyPolicy, predecessorOf } from '../../src/gates/index.ts';
import type { PolicyChange } from '../../src/gates/types.ts';
import type { Project } from '../../src/project/types.ts';
import { load } from '../project/support.ts';
import { ask, exactLine } from './lines.ts';

const project = (text: string): Project => load(`version: 1\n${text}`).project;

/** `kind sentence`, with an exclamation mark for what blocks. */
const said = (changes: readonly PolicyChange[]): readonly string[] =>
  changes.map(({ kind, sentence, blocks }) => `${blocks ? '! ' : ''}${kind}: ${sentence}`);

const changes = (base: string, head: string): readonly string[] =>
  said(applyPolicy(project(base), project(head)).changes);

const withGates = (gates: string, more = ''): string =>
  `models: { delay: { train: { run: a${more} }, artifact: m, gates: ${gates} } }`;
const withDataset = (dataset: string): string => `datasets: { d: { source: d.csv, key: id, ${dataset} } }`;

describe('the base branch judges', () => {
  it('gates that the head loosens', () => {
    const base = project(withGates('{ accuracy: { min: 0.9 } }'));
    const applied = applyPolicy(base, project(withGates('{ accuracy: { min: 0.6 } }')));
    expect(said(applied.changes)).toEqual(['loosened: loosens the gate on accuracy of delay: min 0.9 → 0.6']);
    const judged = applied.project.models.get('delay');
    expect(judged?.gates).toEqual(base.models.get('delay')?.gates);
    const rules = [...(judged?.gates.values() ?? [])].flat();
    expect(ask(rules, [exactLine('accuracy', 0.7)])[0]).toMatchObject({ verdict: 'fail', blocks: true });
  });

  it('gates that the head removes, or adds: they apply from the merge on', () => {
    const none = 'models: { delay: { train: a, artifact: m } }';
    const some = withGates('{ accuracy: { min: 0.6 } }');
    const first = applyPolicy(project(none), project(some));
    expect(first.project.models.get('delay')?.gates.size).toBe(0);
    expect(said(first.changes)).toEqual([
      'changed: replaces the default gate of delay (nothing may get worse beyond its noise) by gates of its own',
      'tightened: adds a gate on accuracy of delay: min 0.6',
    ]);
    const removal = applyPolicy(project(some), project(none));
    expect(removal.project.models.get('delay')?.gates.size).toBe(1);
    expect(said(removal.changes)).toEqual(['loosened: removes the gate on accuracy of delay: min 0.6']);
  });

  it('under the name of the base, by which check and comment are found', () => {
    const named = (name: string) => project(`${name}${withGates('{ accuracy: { min: 0.9 } }')}`);
    const nameOf = (base: string, head: string) => applyPolicy(named(base), named(head)).project.name;
    expect(nameOf('name: rides\n', 'name: other\n')).toBe('rides');
    expect([nameOf('name: rides\n', ''), nameOf('', 'name: other\n')]).toEqual(['rides', undefined]);
  });

  it('nothing where there is no base', () => {
    const head = project(withGates('{ accuracy: { min: 0.6 } }'));
    expect(applyPolicy(undefined, head)).toEqual({ project: head, changes: [] });
  });

  it('seeds, secrets, placement, store, comment and when-unknown, while commands and inputs are the head’s', () => {
    const text = (n: number): string => `store: s${n}
comment: ${n === 1 ? 'always' : 'on-fail'}
when-unknown: ${n === 1 ? 'block' : 'allow'}
launchers: { box${n}: { kind: local } }
datasets: { d: { source: d${n}.csv, key: id } }
models:
  delay:
    code: [src${n}/**]
    data: d
    params: p${n}.yaml
    env: { X: "${n}" }
    train: { run: train ${n}, seeds: [${n}], secrets: [S${n}], runs-on: [r${n}], launcher: box${n}, timeout: ${n}h, reuse: ${n === 1} }
    artifact: m${n}
    metrics: m${n}.json
    plots: [p${n}.png]
    evaluate:
      run: evaluate ${n}
      code: [e${n}.py]
      timeout: ${n}m
      secrets: [E${n}]
      predictions: p${n}.csv
      task: ${n === 1 ? 'binary' : 'multiclass'}
      label: { dataset: d, column: y${n} }
      compute: [${n === 1 ? 'accuracy' : 'f1'}]
      slices: [s${n}]
      cluster: [c${n}]`;
    const [base, head] = [project(text(1)), project(text(2))];
    const { project: judged } = applyPolicy(base, head);
    const [own, before, after] = [judged, base, head].map((each) => each.models.get('delay'));
    expect(judged).toMatchObject({ store: 's1', comment: 'always', whenUnknown: 'block', launchers: base.launchers });
    expect(own?.train).toEqual({ ...after?.train, seeds: [1], secrets: ['S1'], runsOn: ['r1'], launcher: 'box1' });
    const { run, code, timeout, predictions } = after?.evaluate ?? {};
    expect(own?.evaluate).toEqual({ ...before?.evaluate, run, code, timeout, predictions });
    for (const key of ['code', 'data', 'params', 'env', 'artifact', 'metrics', 'plots'] as const) {
      expect(own?.[key]).toEqual(after?.[key]);
    }
    expect(judged.datasets.get('d')?.source).toBe('d2.csv');
    const sentences = changes(text(1), text(2));
    for (const key of ['store', 'launchers', 'train.seeds', 'train.secrets', 'train.runs-on', 'train.launcher']) {
      expect(sentences.filter((each) => each.includes(`${key}: `))).toHaveLength(1);
    }
    for (const key of ['task', 'label', 'compute', 'slices', 'cluster', 'secrets']) {
      expect(sentences.filter((each) => each.includes(`evaluate.${key}: `))).toHaveLength(1);
    }
    // Another label may be easier to meet: nobody can tell, so it is not shown as harmless.
    for (const key of ['task', 'label', 'cluster']) {
      expect(sentences.find((each) => each.includes(`evaluate.${key}: `))).toMatch(/^loosened: loosens models\./);
    }
    expect(sentences[0]).toBe('loosened: loosens the policy: when-unknown block → allow');
    expect(sentences).toContain('changed: changes models.delay.train.seeds: 1 → 2');
    expect(sentences).toContain('changed: changes models.delay.train.runs-on: ["r1"] → ["r2"]');
    expect(sentences).toContain('changed: changes launchers: box1 (local) → box2 (local)');
  });

  it('what is tightened or changed in the policy is told at its place', () => {
    const model = (train: string): string => `models: { delay: { train: { run: a, ${train} }, artifact: m } }`;
    const found = (base: string, head: string) =>
      applyPolicy(project(base), project(head)).changes.map(({ kind, path, from, to }) => [
        kind,
        path.join('.'),
        from,
        to,
      ]);
    expect(found(`when-unknown: allow\n${model('')}`, `when-unknown: block\n${model('')}`)).toEqual([
      ['tightened', 'when-unknown', 'allow', 'block'],
    ]);
    expect(found(model('seeds: [1, 2]'), model('seeds: [1, 2, 3]'))).toEqual([
      ['changed', 'models.delay.train.seeds', '1, 2', '1, 2, 3'],
    ]);
    expect(found(model('secrets: [A, B]'), model(''))).toEqual([['changed', 'models.delay.train.secrets', 'A, B', '']]);
    const boxes = 'launchers: { a: { kind: local }, b: { kind: local } }\n';
    expect(found(`${boxes}${model('launcher: a')}`, `${boxes}${model('launcher: b')}`)).toEqual([
      ['changed', 'models.delay.train.launcher', 'a', 'b'],
    ]);
    expect(found(`${boxes}${model('')}`, model(''))).toEqual([['changed', 'launchers', 'a (local), b (local)', '']]);
  });

  it('no secret and no machine for a model that it does not know', () => {
    const base = 'models: { old: { train: a, artifact: m } }';
    const fresh = `${base.slice(0, -2)}, fresh: { train: { run: b, secrets: [TOKEN], runs-on: [gpu] }, artifact: m, evaluate: { run: c, secrets: [KEY], task: binary, label: { dataset: d.csv, column: y } } } }`;
    const withData = `datasets: { d.csv: { source: d.csv, key: id } }\n${fresh}`;
    const text = withData.replaceAll('d.csv: {', 'd: {').replace('dataset: d.csv', 'dataset: d');
    const applied = applyPolicy(project(base), project(text));
    expect(applied.project.models.get('fresh')?.train).toMatchObject({
      secrets: [],
      runsOn: 'ubuntu-latest',
      launcher: 'local',
    });
    expect(applied.project.models.get('fresh')?.evaluate?.secrets).toEqual([]);
    expect(said(applied.changes)).toEqual([
      'changed: changes models.fresh.train.secrets: (none) → TOKEN',
      'changed: changes models.fresh.train.runs-on: ubuntu-latest → ["gpu"]',
      'changed: changes models.fresh.evaluate.secrets: (none) → KEY',
    ]);
  });
});

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

  it('keep the labels of the base where the head drops their dataset', () => {
    const base = project(scored(evaluation('run: e, ')));
    const applied = applyPolicy(base, project('models: { delay: { train: a, artifact: m } }'));
    expect(applied.project.datasets.get('test')).toEqual(base.datasets.get('test'));
    expect(said(applied.changes)).toContain('loosened: removes the contract of test');
  });
});

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

describe('differences of contracts', () => {
  const column = (rules: string): string => withDataset(`columns: { x: { ${rules} } }`);

  it.each([
    ['type: number', 'type: integer', 'changed: changes the contract of x in d: type number → integer'],
    ['type: number', '', 'loosened: loosens the contract of x in d: type number → (none)'],
    ['nulls: 1%', 'nulls: 2%', 'loosened: loosens the contract of x in d: nulls 1% → 2%'],
    ['', 'nulls: 0', 'tightened: tightens the contract of x in d: nulls (none) → 0'],
    ['min: 1', 'min: 0', 'loosened: loosens the contract of x in d: min 1 → 0'],
    ['max: 1', 'max: 0', 'tightened: tightens the contract of x in d: max 1 → 0'],
    ['max: 1', '', 'loosened: loosens the contract of x in d: max 1 → (none)'],
    ['', 'min: 1', 'tightened: tightens the contract of x in d: min (none) → 1'],
    ['min: 1', 'min: 2026-01-01', 'changed: changes the contract of x in d: min 1 → 2026-01-01'],
    ['min: 2026-01-01', 'min: 2026-02-01', 'tightened: tightens the contract of x in d: min 2026-01-01 → 2026-02-01'],
    ['', 'type: number', 'changed: changes the contract of x in d: type (none) → number'],
    ['', 'nulls: 100%', 'loosened: loosens the contract of x in d: nulls (none) → 100%'],
    ['nulls: 100%', '', 'tightened: tightens the contract of x in d: nulls 100% → (none)'],
    ['', 'absent: true', 'changed: changes the contract of x in d: absent false → true'],
    ['', 'pattern: a', 'tightened: tightens the contract of x in d: pattern (none) → a'],
    [
      'min: 2026-01-01T00:00:00',
      'min: 2026-01-01T00:00:00Z',
      'changed: changes the contract of x in d: min 2026-01-01T00:00:00 → 2026-01-01T00:00:00Z',
    ],
    ['level: info', 'level: warn', 'tightened: tightens the contract of x in d: level info → warn'],
    ['values: [a]', 'values: [a, b]', 'loosened: loosens the contract of x in d: values a → a, b'],
    ['values: [a, b]', 'values: [a]', 'tightened: tightens the contract of x in d: values a, b → a'],
    ['values: [a, b]', 'values: [a, c]', 'changed: changes the contract of x in d: values a, b → a, c'],
    ['values: [a, b]', '', 'loosened: loosens the contract of x in d: values a, b → (none)'],
    ['', 'values: [a]', 'tightened: tightens the contract of x in d: values (none) → a'],
    ['pattern: a', 'pattern: b', 'changed: changes the contract of x in d: pattern a → b'],
    ['unique: true', '', 'loosened: loosens the contract of x in d: unique true → false'],
    ['required: false', '', 'tightened: tightens the contract of x in d: required false → true'],
    ['', 'sensitive: true', 'tightened: tightens the contract of x in d: sensitive false → true'],
    ['absent: true', '', 'loosened: loosens the contract of x in d: absent true → false'],
    ['level: warn', '', 'tightened: tightens the contract of x in d: level warn → fail'],
  ])('%s → %s', (from, to, sentence) => {
    expect(changes(column(from), column(to))).toEqual([sentence]);
  });

  it('the order of values says nothing', () => {
    expect(changes(column('values: [a, b]'), column('values: [b, a]'))).toEqual([]);
  });

  it.each([
    ['rows: { min: 10 }', 'rows: { min: 5 }', 'loosened: loosens the contract of d: min 10 → 5'],
    ['rows: { max: 10 }', 'rows: { max: 5 }', 'tightened: tightens the contract of d: max 10 → 5'],
    ['rows: { change: 10% }', 'rows: { change: 20% }', 'loosened: loosens the contract of d: change 10% → 20%'],
    ['columns: {}', 'rows: { change: 500% }', 'loosened: loosens the contract of d: change 50% → 500%'],
    ['columns: {}', 'rows: { change: 10% }', 'tightened: tightens the contract of d: change 50% → 10%'],
    ['rows: { change: 500% }', 'columns: {}', 'tightened: tightens the contract of d: change 500% → 50%'],
    ['columns: {}', 'rows: { change: 0 }', 'tightened: tightens the contract of d: change 50% → 0'],
    ['rows: { change: 0 }', 'rows: { change: 500% }', 'loosened: loosens the contract of d: change 0 → 500%'],
    ['columns: {}', 'rows: { change: 1000 }', 'loosened: loosens the contract of d: change 50% → 1000'],
    ['extra-columns: fail', 'extra-columns: allow', 'loosened: loosens the contract of d: extra-columns fail → allow'],
    ['columns: { x: {} }', 'columns: {}', 'loosened: removes x from the contract of d'],
    ['columns: {}', 'columns: { x: {} }', 'tightened: adds x to the contract of d'],
    ['checks: [{ name: n, where: a }]', 'checks: []', 'loosened: removes the check "n" from the contract of d'],
    ['checks: []', 'checks: [{ name: n, where: a }]', 'tightened: adds the check "n" to the contract of d'],
    [
      'checks: [{ name: n, where: a }, { name: o, where: c }]',
      'checks: [{ name: n, where: a }, { name: o, where: d }]',
      'changed: changes datasets.d.checks.1.where: c → d',
    ],
    [
      'extra-columns: allow',
      'extra-columns: info',
      'tightened: tightens the contract of d: extra-columns allow → info',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: b }]',
      'changed: changes datasets.d.checks.0.where: a → b',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: a, max: 1% }]',
      'loosened: loosens the check "n" of d: max 0 → 1%',
    ],
    [
      'checks: [{ name: n, where: a, max: 1 }]',
      'checks: [{ name: n, where: a, max: 2 }]',
      'loosened: loosens the check "n" of d: max 1 → 2',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: a, level: warn }]',
      'loosened: loosens the check "n" of d: level fail → warn',
    ],
  ])('%s → %s', (from, to, sentence) => {
    expect(changes(withDataset(from), withDataset(to))).toEqual([sentence]);
  });

  it('a new column that asks less than the base asks of every column is told as what it loosens', () => {
    const loose = '{ level: info, nulls: 100%, required: false }';
    expect(changes(withDataset('columns: {}'), withDataset(`columns: { x: ${loose} }`))).toEqual([
      'tightened: adds x to the contract of d',
      'loosened: loosens the contract of x in d: level fail → info',
      'loosened: loosens the contract of x in d: nulls (none) → 100%',
      'loosened: loosens the contract of x in d: required true → false',
    ]);
  });

  it('a type is a rule where the files say their types themselves', () => {
    const parquet = (rules: string): string => `datasets: { d: { source: d.parquet, columns: { x: { ${rules} } } } }`;
    expect(changes(parquet(''), parquet('type: number'))).toEqual([
      'tightened: tightens the contract of x in d: type (none) → number',
    ]);
  });

  it.each([
    ['', 'format: files', 'loosened: loosens the contract of d: format csv → files'],
    ['format: files', '', 'tightened: tightens the contract of d: format files → csv with the nulls ""'],
    ['', 'format: json', 'changed: changes the contract of d: format csv → json'],
    ['', 'format: { csv: { nulls: ["", NA] } }', 'loosened: loosens the contract of d: nulls "" → "", "NA"'],
    ['', 'format: { csv: { nulls: [NA] } }', 'changed: changes the contract of d: nulls "" → "NA"'],
    ['', 'format: { csv: { delimiter: ; } }', 'changed: changes datasets.d.format.csv.delimiter: "," → ";"'],
    ['', 'format: { csv: { header: false } }', 'changed: changes datasets.d.format.csv.header: true → false'],
    ['', 'format: csv', undefined],
  ])('of how files are read: %s → %s', (from, to, sentence) => {
    const read = (text: string): string => `datasets: { d: { source: d.csv${text === '' ? '' : `, ${text}`} } }`;
    expect(changes(read(from), read(to))).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('the order of columns is told where it says which is which', () => {
    const file = (names: string, header = false): string =>
      `datasets: { d: { source: d.csv, format: { csv: { header: ${header} } }, columns: { ${names} } } }`;
    expect(changes(file('a: {}, b: {}'), file('b: {}, a: {}'))).toEqual([
      'changed: changes datasets.d.columns: a, b → b, a',
    ]);
    expect(changes(file('a: {}, b: {}', true), file('b: {}, a: {}', true))).toEqual([]);
    expect(changes(file('a: {}'), file('a: {}, b: {}'))).toEqual(['tightened: adds b to the contract of d']);
    expect(changes(file('a: {}, b: {}'), file('a: {}'))).toEqual(['loosened: removes b from the contract of d']);
  });

  it('another time is shown', () => {
    expect(changes(withDataset('columns: {}'), withDataset('time: x'))).toEqual([
      'changed: changes datasets.d.time: (none) → x',
    ]);
  });

  it('another key is shown', () => {
    const [base, head] = ['id', 'other'].map((key) => `datasets: { d: { source: d.csv, key: ${key} } }`);
    expect(changes(base ?? '', head ?? '')).toEqual(['changed: changes datasets.d.key: id → other']);
    const two = 'datasets: { d: { source: d.csv, key: [id, other] } }';
    expect(changes(base ?? '', two)).toEqual(['changed: changes datasets.d.key: id → id, other']);
    expect(changes(two, 'datasets: { d: { source: d.csv } }')).toEqual([
      'changed: changes datasets.d.key: id, other → (none)',
    ]);
  });

  it.each([
    ['', 'false', 'loosened: loosens the contract of d: drift base → none'],
    ['false', '{ columns: { x: false } }', 'tightened: tightens the contract of d: drift none → base'],
    ['', '{ columns: { x: false } }', 'loosened: loosens the drift of x in d: x limited → ignored'],
    ['{ columns: { x: false } }', '', 'tightened: tightens the drift of x in d: x ignored → limited'],
    ['', '{ columns: { x: { wasserstein: 5 } } }', 'loosened: loosens the drift of x in d: wasserstein 0.1 → 5'],
    ['', '{ columns: { x: { nulls: 1% } } }', 'tightened: tightens the drift of x in d: nulls 0.05 → 0.01'],
    ['{ columns: { x: { wasserstein: 5 } } }', '', 'tightened: tightens the drift of x in d: wasserstein 5 → 0.1'],
    ['', '{ columns: { id: { wasserstein: 5 } } }', 'tightened: tightens the drift of id in d: wasserstein (none) → 5'],
    ['{ columns: { id: { nulls: 1% } } }', '', 'loosened: loosens the drift of id in d: nulls 0.01 → 0.05'],
    ['', '{ columns: { x: { wasserstein: 0.1 } } }', undefined],
    ['', '{ columns: { x: {} } }', undefined],
  ])('drift %s → %s', (from, to, sentence) => {
    const drift = (text: string): string => withDataset(text === '' ? 'columns: {}' : `drift: ${text}`);
    expect(changes(drift(from), drift(to))).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('of two statistics on categories, naming one takes the place of the other’s default', () => {
    const head = withDataset('drift: { columns: { x: { jensen-shannon: 0.5 } } }');
    expect(changes(withDataset('columns: {}'), head)).toEqual([
      'changed: changes the drift of x in d: l-infinity 0.02 → (none)',
      'loosened: loosens the drift of x in d: jensen-shannon 0.1 → 0.5',
    ]);
  });
});

describe('a contract that is removed', () => {
  const dataset = (source: string, name = 'd'): string =>
    `datasets: { ${name}: { source: "${source}", key: id, format: parquet } }\n`;
  const rest = 'models: { delay: { train: a, artifact: m } }';

  it.each([
    ['data/x.parquet', 'data/x.parquet', true],
    ['data/x.parquet', 'data/*.parquet', true],
    ['data/*.parquet', 'data/x.parquet', true],
    ['data/*.parquet', 'data/*.parq*', true],
    ['data/x.parquet', 'data', true],
    ['data', 'data/x.parquet', true],
    ['data/sub/*.parquet', 'data', true],
    ['data', 'data/sub/*.parquet', true],
    ['data/x.parquet', 'data/x.parquet.dvc', true],
    ['**/*.parquet', 'data/*.parquet', true],
    ['data/x.parquet', 'data/y.parquet', false],
    ['data/x.parquet', 'other/*.parquet', false],
    ['data/*.parquet', 'other/*.parquet', false],
    ['data', 'data2/x.parquet', false],
  ])('%s is still read by %s: %s', (from, to, blocks) => {
    const found = applyPolicy(project(dataset(from) + rest), project(dataset(to, 'e') + rest)).changes;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'loosened', blocks, path: ['datasets', 'd'] });
    expect(found[0]?.reason).toBe(blocks ? 'contract-removed' : undefined);
    expect(found[0]?.sentence).toBe(`removes the contract of d${blocks ? ', whose files are still read as e' : ''}`);
  });

  it('blocks where a model reads the same files by their path, or new files in their place', () => {
    const reads = (data: string): string => `models: { delay: { data: ${data}, train: a, artifact: m } }`;
    expect(changes(dataset('x.parquet') + reads('d'), reads('x.parquet'))[0]).toMatch(
      /^! .*whose files are still read/,
    );
    expect(changes(dataset('x.parquet') + reads('d'), reads('y.parquet'))).toEqual([
      '! loosened: removes the contract of d; delay reads y.parquet as train instead',
    ]);
    const both = 'datasets: { d: { source: x.parquet, key: id }, e: { source: y.parquet, key: id } }\n';
    expect(changes(both + reads('d'), dataset('y.parquet', 'e') + reads('e'))).toEqual([
      'loosened: removes the contract of d',
    ]);
  });

  it('says every model that reads something else in its place, and none that the base does not know', () => {
    const model = (name: string, data: string): string => `${name}: { data: ${data}, train: a, artifact: m }`;
    const two = (one: string, other: string): string => `models: { ${model('p', one)}, ${model('q', other)} }`;
    expect(changes(dataset('x.parquet') + two('d', 'd'), two('y.parquet', 'z.parquet'))[0]).toBe(
      '! loosened: removes the contract of d; p reads y.parquet as train instead, q reads z.parquet as train instead',
    );
    expect(changes(dataset('x.parquet') + two('d', 'w.parquet'), two('y.parquet', 'z.parquet'))[0]).toBe(
      '! loosened: removes the contract of d; p reads y.parquet as train instead',
    );
    const fresh = `models: { ${model('p', 'd')}, ${model('q', 'y.parquet')} }`;
    const gone = `models: { ${model('q', 'y.parquet')} }`;
    expect(changes(`${dataset('x.parquet')}models: { ${model('p', 'd')} }`, gone)[0]).toBe(
      'loosened: removes the contract of d',
    );
    expect(changes(dataset('x.parquet') + fresh, dataset('x.parquet') + fresh)).toEqual([]);
    const declared = dataset('y.parquet', 'e');
    expect(
      changes(`${dataset('x.parquet')}models: { ${model('p', 'd')} }`, `${declared}models: { ${model('p', 'e')} }`)[0],
    ).toBe('! loosened: removes the contract of d; p reads e as train instead');
  });

  it('is none where there was none', () => {
    const reads = (data: string): string => `models: { delay: { data: ${data}, train: a, artifact: m } }`;
    expect(changes(reads('x.parquet'), rest)).toEqual([]);
  });
});

describe('a dataset without a section', () => {
  const reads = (data: string, sections = ''): Project =>
    project(`${sections}models: { m: { data: ${data}, train: a, artifact: o } }`);
  const before = reads('data/a.csv');

  it.each([
    ['gets one', reads('d', 'datasets: { d: { source: data/a.csv, format: files } }\n'), 'd'],
    ['is another path', reads('data/b.csv'), 'data-b-csv'],
    ['is another path in the same role', reads('{ train: data/b.csv, extra: data/c.csv }'), 'data-b-csv'],
  ])('%s: what the base asks without a word is still asked', (_, head, name) => {
    expect(predecessorOf(before, head, name)?.name).toBe('data-a-csv');
    expect(applyPolicy(before, head).project.datasets.get(name)).toMatchObject({
      implicit: true,
      format: { kind: 'csv' },
    });
  });

  it('has no predecessor in one that is still there, that another role had, or that has a section', () => {
    expect(predecessorOf(before, reads('{ train: data/a.csv, extra: data/b.csv }'), 'data-b-csv')).toBeUndefined();
    expect(predecessorOf(before, reads('{ extra: data/b.csv }'), 'data-b-csv')).toBeUndefined();
    const declared = reads('d', 'datasets: { d: { source: data/a.csv } }\n');
    expect(predecessorOf(declared, reads('data/b.csv'), 'data-b-csv')).toBeUndefined();
    expect(predecessorOf(before, before, 'data-a-csv')?.name).toBe('data-a-csv');
    expect(predecessorOf(before, before, 'unknown')).toBeUndefined();
  });
});
