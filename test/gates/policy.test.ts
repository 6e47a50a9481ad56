import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { ask, exactLine } from './lines.ts';
import { changes, project, said, withGates } from './policy-texts.ts';

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

  it('tags, and a change of them is shown', () => {
    const [with_, without] = [project(`tags: gto\n${withGates('{}')}`), project(withGates('{}'))];
    expect(applyPolicy(with_, without).project.tags).toBe('gto');
    expect(applyPolicy(without, with_).project.tags).toBeUndefined();
    expect(applyPolicy(with_, without).changes.map(({ path, from, to }) => [path, from, to])).toEqual([
      [['tags'], 'gto', 'none'],
    ]);
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
