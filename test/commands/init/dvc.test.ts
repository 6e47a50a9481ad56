import { describe, expect, it } from 'vitest';
import { chained, dvcOutputs, dvcPipelines, trainingStages } from '../../../src/commands/init/dvc.ts';
import { surveyOf } from './survey-of.ts';

const stages = (text: string) =>
  dvcPipelines(surveyOf({ 'dvc.yaml': text }))
    .flatMap(trainingStages)
    .map(({ name }) => name);
const refused = (text: string) => dvcPipelines(surveyOf({ 'dvc.yaml': text })).flatMap((pipeline) => pipeline.refused);

describe('the stages that make a model', () => {
  it('are the training, what it needs and what measures it, in an order in which they run', () => {
    const text = `stages:
  evaluate: { cmd: e, deps: [model.pkl], metrics: [m.json] }
  train: { cmd: t, deps: [features/train.csv], outs: [model.pkl] }
  other: { cmd: o, outs: [o.txt] }
  features: { cmd: f, outs: [{ features: { persist: true } }] }
`;
    expect(stages(text)).toEqual(['features', 'train', 'evaluate']);
  });

  it('follow from what the file calls a model', () => {
    const text = `artifacts: { m: { path: net.bin, type: model } }
stages: { train-tokenizer: { cmd: a, outs: [t.bin] }, net: { cmd: b, deps: [t.bin], outs: [net.bin] } }
`;
    expect(stages(text)).toEqual(['train-tokenizer', 'net']);
  });

  it('are in the order of the file where they wait for each other', () => {
    expect(stages('stages: { a: { cmd: train, deps: [y], outs: [x] }, b: { cmd: b, deps: [x], outs: [y] } }')).toEqual([
      'a',
      'b',
    ]);
  });

  it('have paths from the folder of the file, also with a folder of their own', () => {
    const survey = surveyOf({ 'ml/dvc.yaml': 'stages: { t: { cmd: run, wdir: a b, deps: [x.csv], outs: [out/] } }' });
    const [pipeline] = dvcPipelines(survey);
    expect(pipeline?.stages[0]).toMatchObject({ command: "(cd 'a b' && run)", deps: ['a b/x.csv'], outs: ['a b/out'] });
    expect(dvcOutputs([...dvcPipelines(survey)])).toEqual(['ml/a b/out']);
  });
});

describe('what cannot be carried over', () => {
  it.each([
    ['stages: { a: { foreach: [1], do: { cmd: x } } }', 'stands for several'],
    ['stages: { a: { matrix: { x: [1] }, cmd: x } }', 'stands for several'],
    ['stages: { a: { cmd: "x $' + '{train.depth}" } }', 'uses variables of DVC'],
    ['stages: { a: { deps: [x] } }', 'has no command'],
    ['stages: { a: { cmd: x, wdir: ../up } }', 'works outside'],
    ['stages: [', 'cannot be read as YAML'],
    ['stages: { a: &a { cmd: x, deps: [*a] } }', 'cannot be read as YAML'],
    [
      `a: &a [${'x,'.repeat(50)}]\nb: &b [${'*a,'.repeat(40)}]\nstages: [${'*b,'.repeat(40)}]`,
      'cannot be read as YAML',
    ],
  ])('is said: %s', (text, why) => expect(refused(text)).toEqual([expect.stringContaining(why)]));

  it.each(['', 'a', 'stages:', 'stages: []', 'stages: { a: 1 }'])('nothing is no pipeline: %j', (text) => {
    expect(stages(text)).toEqual([]);
  });
});

it('commands are chained so that the first failure ends them', () => {
  expect(chained(['python a.py', 'python b.py --x=1'])).toBe('python a.py && python b.py --x=1');
  expect(chained(['a || b', 'c # why'])).toBe('a || b\nc # why');
});
