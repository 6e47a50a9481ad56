import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withModel } from '../support.ts';
import { show } from './show.ts';

describe('models that cannot work', () => {
  it.each([
    [
      'train: a\nartifact: a\nneeds: { prices: price-index }',
      '6:22 needed-model-unknown models.m.needs.prices: there is no model `price-index`; declared: m',
    ],
    ['train: a\nartifact: a\nbase-model: m', '6:17 model-needs-circle models.m.base-model: needs itself'],
    [
      'metrics: m.json',
      '3:3 model-does-nothing models.m: `m` has neither `train` nor `artifact`, so there is no model',
    ],
    [
      'artifact: prompts/\nevaluate: { predictions: prompts/out.csv }',
      '5:30 contradiction models.m.evaluate.predictions: the predictions would be written over the artifact `prompts/`, which is not trained',
    ],
    [
      'train: a\nevaluate: { run: b, runs-on: gpu }',
      '5:25 contradiction models.m.evaluate.runs-on: the model is scored where it is trained | Name the runner under `train`.',
    ],
    ['train: { run: a, seeds: [1, 2, 1] }', '4:36 contradiction models.m.train.seeds[2]: the seed 1 stands twice'],
    [
      'train: { run: a, timeout: 0s }',
      '4:31 invalid-value models.m.train.timeout: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      'train: { run: a, timeout: 25d }',
      '4:31 invalid-value models.m.train.timeout: expected a duration above 0 and of at most 24d, found 2160000s',
    ],
    [
      'train: a\nevaluate: { run: b, timeout: 0m }',
      '5:34 invalid-value models.m.evaluate.timeout: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      'train: a\nevaluate: { task: regression, positive: 1 }',
      '5:35 contradiction models.m.evaluate.positive: a regression task has no positive label',
    ],
    [
      'train: a\ncode: ["!tests/**"]',
      '5:5 contradiction models.m.code: only excludes files, so that no code is left | Begin with "**".',
    ],
    [
      'train: a\nparams: { "conf/*.yaml": [a] }',
      '5:15 contradiction models.m.params.conf/*.yaml: keys can be read from one file, not from a glob',
    ],
    [
      'train: a\nparams: { ../p.yaml: [a] }',
      '5:15 path-outside models.m.params.../p.yaml: "../p.yaml" leads upwards with `..` | Begin with `/`, which is the repository\'s root.',
    ],
    [
      'train: a\nschemas: { ../p.yaml: p.json }',
      '5:16 path-outside models.m.schemas.../p.yaml: "../p.yaml" leads upwards with `..` | Begin with `/`, which is the repository\'s root.',
    ],
  ])('%j', (model, expected) => {
    expect(show(problemsOf(withModel(model)))).toEqual([expected]);
  });

  it('nothing declared is not a pass', () => {
    for (const text of ['version: 1\n', 'version: 1\nmodels: {}\ndatasets: {}\n']) {
      expect(lines(problemsOf(text))).toEqual([
        '1:1 nothing-declared neither `datasets` nor `models` declares anything',
      ]);
    }
  });
});

describe('gates', () => {
  const gates = (text: string) => withModel(`train: a\ngates: { ${text} }`);
  it.each([
    [
      'foo: { max-worse: 1% }',
      '5:14 gate-direction-missing models.m.gates.foo: `foo` is not a metric that is known by name, so this gate needs `better: higher`, `better: lower`, or the number to be close to',
    ],
    [
      'acuracy: { min-better: 1% }',
      '5:14 gate-direction-missing models.m.gates.acuracy: `acuracy` is not a metric that is known by name, so this gate needs `better: higher`, `better: lower`, or the number to be close to | Did you mean `accuracy`?',
    ],
    [
      'auc: { level: warn }',
      '5:14 gate-empty models.m.gates.auc: the gate has none of `min`, `max`, `max-worse` and `min-better`',
    ],
    ['auc: { min: 0.9, max: 0.8 }', '5:14 contradiction models.m.gates.auc: `min` 0.9 is above `max` 0.8'],
    ['auc: [{ min: 0.9 }, { max: 0.8 }]', '5:34 contradiction models.m.gates.auc[1]: `min` 0.9 is above `max` 0.8'],
    ['auc: [{ max: 0.8 }, { min: 0.9 }]', '5:34 contradiction models.m.gates.auc[1]: `min` 0.9 is above `max` 0.8'],
    [
      'foo: [{ better: higher, min: 1 }, { better: lower, max: 2 }]',
      '5:58 contradiction models.m.gates.foo[1].better: lower here, and higher in another rule of `foo`',
    ],
    [
      'auc: { by: g, max-worse: 1% }',
      '5:25 gate-needs-rows models.m.gates.auc.by: `m` has no `evaluate`, so there are no rows to slice by `g`',
    ],
  ])('%s', (text, expected) => {
    expect(show(problemsOf(gates(text)))).toEqual([expected]);
  });

  it('about the value alone need no direction', () => {
    const rules = load(gates('foo: { min: 1, max: 1 }')).project.models.get('m')?.gates.get('foo');
    expect(rules).toHaveLength(1);
    expect(rules?.[0]).not.toHaveProperty('better');
  });

  it('take the direction from any rule of the list, or from a known name', () => {
    const model = load(
      gates('foo: [{ max-worse: 1% }, { better: 0.5, min: 1 }], val_auc: { max-worse: 1% }, RMSE: { max-worse: 1% }'),
    ).project.models.get('m');
    expect(model?.gates.get('foo')?.map(({ better }) => better)).toEqual([{ closeTo: 0.5 }, { closeTo: 0.5 }]);
    expect(model?.gates.get('val_auc')?.[0]?.better).toBe('higher');
    expect(model?.gates.get('RMSE')?.[0]?.better).toBe('lower');
  });

  it('by different slices do not contradict each other', () => {
    const text = withModel('train: a\nevaluate: b\ngates: { auc: [{ min: 0.9 }, { by: g, max: 0.8 }] }');
    expect(load(text).warnings).toEqual([]);
  });

  it('draw a warning where no noise is allowed', () => {
    const { warnings } = load(gates('auc: { max-worse: 0 }, mae: [{ min-better: 0% }, { max-worse: 1% }]'));
    expect(show(warnings)).toEqual([
      '5:32 gate-without-tolerance models.m.gates.auc.max-worse: a tolerance of 0 leaves no room for noise: only an identical or better `auc` can pass',
      '5:57 gate-without-tolerance models.m.gates.mae[0].min-better: a tolerance of 0 leaves no room for noise: only an identical or better `mae` can pass',
    ]);
    expect(warnings[0]?.docs).toBe('docs/reference/mlops-yaml/models-gates.md#models-gates-max-worse');
  });

  it('draw a warning where a known metric is turned around', () => {
    const { warnings, project } = load(
      gates('auc: { better: lower, max-worse: 1% }, bias: { better: 1, max-worse: 1 }, mae: { better: lower, max: 1 }'),
    );
    expect(show(warnings)).toEqual([
      '5:29 gate-direction-unusual models.m.gates.auc.better: lower is said to be better, but of `auc` usually higher is',
      '5:69 gate-direction-unusual models.m.gates.bias.better: close to 1 is said to be better, but of `bias` usually close to 0 is',
    ]);
    expect(project.models.get('m')?.gates.get('auc')?.[0]?.better).toBe('lower');
  });
});
