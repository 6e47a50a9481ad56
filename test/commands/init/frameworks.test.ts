import { describe, expect, it } from 'vitest';
import { type FrameworkQuestion, frameworkFacts, hydraConfig } from '../../../src/commands/init/frameworks.ts';
import { surveyOf } from './survey-of.ts';

const factsOf = (text: string, command = 'python train.py', more: Readonly<Record<string, string>> = {}) => {
  const question: FrameworkQuestion = {
    script: 'train.py',
    command,
    folder: '',
    survey: surveyOf({ 'train.py': text, ...more }),
  };
  const { options, artifact, metrics, params, checks } = frameworkFacts(question);
  const values = (guesses: readonly { readonly value: string }[]) => guesses.map(({ value }) => value);
  return {
    options: options?.value,
    artifact: values(artifact),
    metrics: values(metrics),
    params: values(params),
    checks,
  };
};

describe('Hydra', () => {
  const script = '@hydra.main(version_base=None, config_path="conf", config_name="config")';
  const config = { 'conf/config.yaml': 'lr: 1\n' };

  it('writes where a run looks, and begins with its configuration', () => {
    expect(factsOf(script, 'python train.py', config)).toMatchObject({
      options: 'hydra.run.dir=$MLOPS_OUTPUT',
      params: ['conf/config.yaml'],
      checks: [],
    });
  });

  it.each(['make train', 'python a.py && python train.py', 'python train.py hydra.run.dir=out'])(
    'adds nothing to %s',
    (command) => {
      const { options, checks } = factsOf(script, command, config);
      expect([options, checks.length]).toEqual([undefined, command.includes('hydra.run.dir') ? 0 : 1]);
    },
  );

  it('of a configuration that is not there, or cannot be read, is asked', () => {
    for (const files of [{}, { 'conf/config.yaml': 'a: [' }]) {
      expect(factsOf(script, 'python train.py', files)).toMatchObject({
        params: [],
        checks: ['Which configuration does train.py begin with? Hydra reads it; set `params`.'],
      });
    }
  });

  it('finds it from the script, or from the root', () => {
    const known = new Set(['configs/train.yaml']);
    const of = (path: string) =>
      hydraConfig('src/train.py', `@hydra.main(config_path=${path}, config_name="train.yaml")`, known);
    expect([of('"../configs"'), of('root / "configs"'), of('"elsewhere"'), of('None')]).toEqual([
      'configs/train.yaml',
      'configs/train.yaml',
      undefined,
      undefined,
    ]);
  });
});

describe('the Trainer of Hugging Face', () => {
  const head = 'from transformers import TrainingArguments\n';

  it('leaves what it saves in output_dir', () => {
    const text = `${head}TrainingArguments(output_dir="out")\ntrainer.save_model()\ntrainer.save_metrics("eval", m)`;
    expect(factsOf(text)).toMatchObject({
      options: undefined,
      artifact: ['out/'],
      metrics: ['out/all_results.json'],
      checks: [],
    });
    expect(factsOf(text, 'python train.py --output_dir=other')).toMatchObject({ artifact: ['other/'] });
  });

  it.each([`${head}TrainingArguments(output_dir=x)`, `${head}TrainingArguments(output_dir="out")\ntrainer.train()`])(
    'is asked where nothing says what is kept: %j',
    (text) =>
      expect(factsOf(text)).toMatchObject({
        artifact: [],
        checks: [expect.stringContaining('Where does the Trainer')],
      }),
  );

  it('gets the folder of the run where it takes one', () => {
    const text = `${head}HfArgumentParser(TrainingArguments)\ntrainer.save_model()`;
    expect(factsOf(text)).toMatchObject({ options: '--output_dir $MLOPS_OUTPUT/model', artifact: ['model/'] });
    expect(factsOf(text, 'make train')).toMatchObject({ options: undefined, artifact: [] });
  });
});

describe('Ultralytics', () => {
  it.each([
    [
      'yolo train data=a.yaml',
      'project=$MLOPS_OUTPUT name=yolo exist_ok=True',
      ['yolo/weights/best.pt'],
      ['yolo/results.csv'],
    ],
    ['yolo train data=a.yaml project=p name=n', undefined, ['p/n/weights/best.pt'], ['p/n/results.csv']],
    ['yolo train data=a.yaml name=n', undefined, [], []],
    ['yolo train data=a.yaml && yolo val', undefined, [], []],
  ])('%s', (command, options, artifact, metrics) => {
    const facts = factsOf('', command);
    expect(facts).toMatchObject({ options, artifact, metrics });
    expect(facts.checks).toHaveLength(1);
  });

  it('of a script says where its results go, or is asked', () => {
    const script = 'from ultralytics import YOLO\nm.train(data="a.yaml"';
    expect(factsOf(`${script}, project="p", name="n")`).artifact).toEqual(['p/n/weights/best.pt']);
    expect(factsOf(`${script})`)).toMatchObject({
      artifact: [],
      checks: [expect.stringContaining('Where results of train.py go')],
    });
  });
});
