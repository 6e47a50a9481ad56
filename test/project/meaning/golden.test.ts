import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf } from '../support.ts';

const data = `datasets:
  test: { source: t.csv, key: id, columns: { id: {}, x: {}, y: {} }, extra-columns: fail }
  other: { source: o.csv, key: id }
  keyless: k.csv
`;

const file = (golden: string, evaluate = 'evaluate: { run: p, label: { dataset: test, column: y } }') => `version: 1
${data}models:
  m:
    train: a
    artifact: m
    ${evaluate}
    serve:
      run: s
      verify:
        - golden: ${golden}
`;

const step = (golden: string) => load(file(golden)).project.models.get('m')?.serve?.verify[0];
const said = (golden: string, evaluate?: string) => lines(problemsOf(file(golden, evaluate)));

describe('a golden step', () => {
  it('is a dataset, with a default for everything else', () => {
    const defaults = {
      ...{ kind: 'golden', dataset: 'test', rows: 1000, minRows: 30, protocol: { kind: 'v2' } },
      ...{ batch: 32, within: 10_000, tolerance: 1e-6 },
    };
    expect(step('test')).toEqual(defaults);
    expect(step('{ dataset: test }')).toEqual(defaults);
  });

  it('is taken as it is given', () => {
    const text =
      '{ dataset: test, rows: 50, min-rows: 10, input: all, columns: [x, id], batch: 1, within: 500ms, tolerance: 0.1 }';
    expect(step(text)).toEqual({
      ...{ kind: 'golden', dataset: 'test', rows: 50, minRows: 10, protocol: { kind: 'v2', input: 'all' } },
      ...{ columns: ['x', 'id'], batch: 1, within: 500, tolerance: 0.1 },
    });
    expect(step('{ dataset: test, protocol: v1 }')).toMatchObject({ protocol: { kind: 'v1' } });
    const mapped = { path: '/p', request: 'a.rows', response: { prediction: 'r.*.label', score_a: 'r.*.scores.0' } };
    expect(step(`{ dataset: test, protocol: ${JSON.stringify(mapped)} }`)).toMatchObject({
      protocol: { kind: 'mapped', ...mapped },
    });
  });

  it('may stand at an environment, for all of its models', () => {
    const text = `${file('test')}environments: { e: { target: { kind: command, apply: x }, verify: [{ golden: test }] } }\n`;
    expect(load(text).project.environments.get('e')?.verify).toMatchObject([{ kind: 'golden', dataset: 'test' }]);
  });
});

describe('a golden step that cannot be meant', () => {
  it.each([
    [
      'tset',
      '14:19 unknown-dataset models.m.serve.verify[0].golden: there is no dataset `tset`; declared: test, other, keyless',
    ],
    [
      '7',
      '14:19 wrong-kind models.m.serve.verify[0].golden: expected the name of a dataset, or a table with dataset, found the number 7',
    ],
    ['{ rows: 5 }', '14:11 missing-key models.m.serve.verify[0].golden: the key `dataset` is missing'],
    [
      '{ dataset: test, row: 5 }',
      '14:36 unknown-key models.m.serve.verify[0].golden.row: unknown key; allowed here: dataset, rows, min-rows, protocol, input, columns, batch, within, tolerance',
    ],
    [
      '{ dataset: test, rows: 0 }',
      '14:42 invalid-value models.m.serve.verify[0].golden.rows: expected a whole number from 1 to 100000, found the number 0',
    ],
    [
      '{ dataset: test, rows: 20 }',
      '14:42 contradiction models.m.serve.verify[0].golden.rows: of 20 rows 30 would have to be compared, so the step could never pass',
    ],
    [
      '{ dataset: test, min-rows: 2000 }',
      '14:46 contradiction models.m.serve.verify[0].golden.min-rows: of 1000 rows 2000 would have to be compared, so the step could never pass',
    ],
    [
      '{ dataset: test, batch: 20000 }',
      '14:43 invalid-value models.m.serve.verify[0].golden.batch: expected a whole number from 1 to 10000, found the number 20000',
    ],
    [
      '{ dataset: test, within: 0s }',
      '14:44 invalid-value models.m.serve.verify[0].golden.within: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      '{ dataset: test, tolerance: -1 }',
      '14:47 invalid-value models.m.serve.verify[0].golden.tolerance: expected a number of at least 0 such as 1e-6, found the number -1',
    ],
    [
      '{ dataset: test, protocol: v3 }',
      '14:46 invalid-value models.m.serve.verify[0].golden.protocol: expected v2, v1, or a table with path, request and response, found "v3"',
    ],
    [
      '{ dataset: test, protocol: v1, input: x }',
      '14:50 contradiction models.m.serve.verify[0].golden.input: `input` names the input of the protocol `v2`, and this is another one',
    ],
    [
      '{ dataset: test, columns: [x, x] }',
      '14:49 contradiction models.m.serve.verify[0].golden.columns[1]: `x` stands twice',
    ],
    [
      '{ dataset: test, columns: [y] }',
      '14:46 contradiction models.m.serve.verify[0].golden.columns[0]: `y` is the label of `m`, which is never sent',
    ],
    [
      '{ dataset: test, columns: [z] }',
      '14:46 unknown-column models.m.serve.verify[0].golden.columns[0]: dataset `test` has no column `z`; declared: id, x, y',
    ],
    [
      'other',
      '14:19 contradiction models.m.serve.verify[0].golden: the predictions of `m` are recorded for `test` (`evaluate.label`), not for `other`',
    ],
  ])('%s', (golden, ...expected) => {
    expect(said(golden)).toEqual(expected);
  });

  it.each([
    ['path: p, request: a, response: b', 'path: expected a path such as /health, found "p"'],
    ['path: /p, request: a..b, response: b', 'request: expected dotted keys such as inputs.rows, found "a..b"'],
    [
      'path: /p, request: a, response: "*.*"',
      'response: expected dotted keys such as outputs.*.label, with at most one `*`, which stands for each row, found "*.*"',
    ],
    ['path: /p, request: a, response: {}', 'response: no answer is read, so nothing could be compared'],
    ['path: /p, request: a, response: { label: b }', 'response.label: expected prediction, score or score_<class>'],
  ])('a mapping with %s', (mapping, message) => {
    const [first, ...others] = said(`{ dataset: test, protocol: { ${mapping} } }`);
    expect(others).toEqual([]);
    expect(first).toContain(`models.m.serve.verify[0].golden.protocol.${message}`);
  });

  it('has predictions to be held against', () => {
    expect(said('test', 'metrics: x.json')).toEqual([
      '14:19 contradiction models.m.serve.verify[0].golden: `m` has no `evaluate`, so no predictions are recorded that an answer could be held against',
    ]);
    expect(said('keyless', 'evaluate: { predictions: p.csv }')).toEqual([
      '14:19 contradiction models.m.serve.verify[0].golden: dataset `keyless` has no `key`, so its rows cannot be found among the recorded predictions',
    ]);
  });

  it('names the same dataset as every other one of the model', () => {
    const text = `${file('test', 'evaluate: { predictions: p.csv }')}environments: { e: { target: { kind: command, apply: x }, verify: [{ golden: other }] } }\n`;
    expect(lines(problemsOf(text))).toEqual([
      '15:78 contradiction environments.e.verify[0].golden: the predictions of `m` are recorded for one dataset, and another step names `test`',
    ]);
  });

  it('needs a server: under a local target only that of `serve.run` answers', () => {
    const text = `${file('test').replace('      run: s\n', '')}environments: { e: { target: { kind: local, folder: f } } }\n`;
    expect(lines(problemsOf(text))).toEqual([
      '13:11 contradiction models.m.serve.verify[0].golden: there is no `serve.run`, so nothing answers under the local target of `e`',
    ]);
  });

  it('has neither a timeout nor secrets of a command', () => {
    const text = file('test').replace('- golden: test', '- { golden: test, timeout: 5s }');
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({
      reason: 'contradiction',
      remedy: expect.stringMatching(/`within`, in the table of `golden`/),
    });
  });
});
