import { describe, expect, it } from 'vitest';
import { mayAskForFiles } from '../../src/project/asked-texts.ts';
import { loadBeside, refusedBeside } from './dvc/support.ts';

const file = (params: string) => `version: 1\nmodels: { m: { params: ${params}, train: x, artifact: m } }\n`;
const files = {
  'mlops.yaml': '',
  'configs/train.yaml': '',
  'configs/model/mnist.yml': '',
  'configs/debug/limit.yaml': '',
  'configs/README.md': '',
  'other/a.toml': '',
  'a.json': '',
};
const paramsOf = (params: string) =>
  loadBeside(file(params), files)
    .project.models.get('m')
    ?.params.map((entry) => entry.file);

describe('globs under `params`', () => {
  it.each([
    ['configs/**', ['configs/train.yaml', 'configs/model/mnist.yml', 'configs/debug/limit.yaml']],
    ['[configs/**, "!configs/debug/**", a.json]', ['a.json', 'configs/train.yaml', 'configs/model/mnist.yml']],
    ['[configs/train.yaml, "configs/*.yaml"]', ['configs/train.yaml']],
    ['"*.{yaml,json}"', ['a.json']],
    ['["other/?.toml"]', ['other/a.toml']],
  ])('%s selects what can be read as parameters, each file once', (params, expected) => {
    expect(mayAskForFiles({ file: 'mlops.yaml', text: file(params) })).toBe(true);
    expect(paramsOf(params)).toEqual(expected);
  });

  it('that select nothing are refused one by one', () => {
    expect(refusedBeside(file('[conf/**, configs/**, "*.ini"]'), files)).toEqual([
      'mlops.yaml:2:25 params-without-files models.m.params[0]: git has no YAML, JSON or TOML file that `conf/**` selects',
      'mlops.yaml:2:46 params-without-files models.m.params[2]: git has no YAML, JSON or TOML file that `*.ini` selects',
    ]);
  });

  it('leave a file without any as it was: nobody lists the files of git for it', () => {
    expect(mayAskForFiles({ file: 'mlops.yaml', text: file('params.yaml') })).toBe(false);
    expect(paramsOf('params.yaml')).toEqual(['params.yaml']);
  });
});
