import fc from 'fast-check';
import type { EvaluationInputs, ParamValue, TrainingInputs } from '../../src/project/index.ts';
import { evaluationFingerprint, trainingFingerprint } from '../../src/project/index.ts';
import type { CommitFacts, ModelFacts } from '../../src/project/plan.ts';
import type { Command, Project } from '../../src/project/types.ts';
import { load } from './support.ts';

const name = fc.constantFrom('a', 'b', 'c/d', 'é', 'x y');
const param: fc.Arbitrary<ParamValue> = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom('text', '', '1', 'true', true, null, 0.5),
  fc.array(fc.nat(3), { maxLength: 2 }),
);

export const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom('a', 'b').map((text) => ({ kind: 'shell' as const, text })),
  fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 2 }).map((argv) => ({ kind: 'argv' as const, argv })),
);

const output = fc.record({ kind: fc.constantFrom('artifact', 'metrics', 'plot', 'predictions'), pattern: name });

const code = fc.uniqueArray(
  fc.record({
    path: name,
    mode: fc.constantFrom('100644', '100755'),
    oid: fc.constantFrom('1'.repeat(40), '2'.repeat(40)),
  }),
  { selector: (entry) => entry.path, maxLength: 4 },
);

const map = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<ReadonlyMap<string, T>> =>
  fc.array(fc.tuple(name, value), { maxLength: 3 }).map((entries) => new Map(entries));

export const training: fc.Arbitrary<TrainingInputs> = fc
  .record({
    code,
    data: map(fc.constantFrom('d'.repeat(64), 'e'.repeat(64))),
    params: map(param),
    command,
    workingDirectory: fc.constantFrom('', 'sub'),
    env: map(fc.constantFrom('', '1', 'two')),
    seeds: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
    outputs: fc.uniqueArray(output, { maxLength: 3, selector: ({ kind, pattern }) => `${kind}:${pattern}` }),
    setup: fc.option(fc.oneof(command, fc.constant({ kind: 'none' as const })), { nil: undefined }),
    commit: fc.constantFrom(undefined, undefined, '7'.repeat(40), '8'.repeat(40)),
  })
  .map(({ commit, setup, ...inputs }) => ({
    ...inputs,
    ...(commit === undefined ? {} : { commit }),
    ...(setup === undefined ? {} : { setup }),
  }));

export const evaluation: fc.Arbitrary<EvaluationInputs> = fc.record({
  run: fc.constantFrom('r1', 'r2'),
  rows: fc.constantFrom('d1', 'd2', null),
  code,
  command: fc.option(command),
  label: fc.constantFrom(null, { dataset: 'test', column: 'y' }, { dataset: 'test', column: 'z' }),
  predictions: fc.constantFrom(null, 'p.csv', 'q.csv'),
});

export const text = `version: 1
datasets:
  train: { source: train.csv, key: id }
  test: { source: test.csv, key: id }
models:
  delay:
    data: { train: train, test: test }
    params: params.yaml
    train: { run: a, seeds: [1, 2], timeout: 90s, runs-on: [gpu] }
    artifact: m
    evaluate: { run: b, code: [predict.py], task: binary, predictions: p.csv, label: { dataset: test, column: y } }`;

export const project: Project = load(text).project;

export interface Content {
  readonly train: string;
  readonly test: string;
  readonly hidden: number;
  readonly code: string;
  readonly predict: string;
}

export const first: Content = { train: 't1', test: 'e1', hidden: 8, code: 'c1', predict: 'p1' };

/** Facts of a commit with this content, as the commands read them; `rows` are the candidate's for a baseline. */
export function factsOf(sha: string, content: Content, rows = content.test): CommitFacts {
  const model = project.models.get('delay');
  if (model === undefined) throw new Error('the model is there');
  const entry = (path: string, oid: string) => ({ path, mode: '100644', oid });
  const inputs: TrainingInputs = {
    code: [entry('train.py', content.code)],
    data: new Map([['train', content.train]]),
    params: new Map([['params.yaml:hidden', content.hidden]]),
    command: model.train.run ?? null,
    workingDirectory: '',
    env: new Map(),
    seeds: model.train.seeds,
    outputs: [{ kind: 'artifact', pattern: 'm' }],
  };
  const fingerprint = trainingFingerprint(inputs);
  const scored: EvaluationInputs = {
    run: fingerprint,
    rows,
    code: [...inputs.code, entry('predict.py', content.predict)],
    command: model.evaluate?.run ?? null,
    label: model.evaluate?.label ?? null,
    predictions: 'p.csv',
  };
  const facts: ModelFacts = {
    model,
    inputs,
    fingerprint,
    evaluation: { inputs: scored, fingerprint: evaluationFingerprint(scored) },
  };
  return {
    sha,
    project,
    datasets: new Map([
      ['train', { digest: content.train, reportKey: `report-${content.train}` }],
      ['test', { digest: content.test, reportKey: `report-${content.test}` }],
    ]),
    models: new Map([['delay', facts]]),
  };
}
