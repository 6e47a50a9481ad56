import { describe, expect, it } from 'vitest';
import { codeOf, evaluationCodeOf } from '../../src/project/index.ts';
import { load } from './support.ts';

const files = [
  '.env',
  '.gitattributes',
  '.github/workflows/x.yml',
  '.gitignore',
  'LICENSE',
  'README.md',
  'data/test.csv.dvc',
  'data/train.csv',
  'docs/guide.py',
  'mlops.lock',
  'mlops.yaml',
  'params.yaml',
  'sub/lib.py',
  'sub/predict.py',
  'sub/readme.rst',
  'train.py',
].map((path) => ({ path, mode: '100644', oid: '1' }));

function code(model: string): { readonly training: readonly string[]; readonly evaluation: readonly string[] } {
  const { project } = load(`version: 1
datasets: { train: { source: data/train.csv, key: id }, test: { source: data/test.csv, key: id } }
models: { m: { train: a, artifact: m, data: train${model} } }`);
  const found = project.models.get('m');
  if (found === undefined) throw new Error('the model is there');
  return {
    training: codeOf(found, project, 'mlops.yaml', files).map((entry) => entry.path),
    evaluation: evaluationCodeOf(found, files).map((entry) => entry.path),
  };
}

const evaluate = (globs: string): string =>
  `, evaluate: { run: b, code: ${globs}, task: binary, predictions: p.csv, label: { dataset: test, column: y } }`;

describe('the code of a model', () => {
  it('is by default everything but documentation, the project file and data, with its pointers', () => {
    expect(code('')).toEqual({
      training: ['.env', 'params.yaml', 'sub/lib.py', 'sub/predict.py', 'train.py'],
      evaluation: [],
    });
  });

  it('does not hold the pointer of a folder in which a dataset names a file', () => {
    const { project } = load(`version: 1
datasets: { train: data/kept/train.csv }
models: { m: { train: a, artifact: m, data: train } }`);
    const found = project.models.get('m');
    const tree = ['a.dvc', 'data/kept.dvc', 'data/other.dvc'].map((path) => ({ path, mode: '100644', oid: '1' }));
    expect(found && codeOf(found, project, 'mlops.yaml', tree).map(({ path }) => path)).toEqual([
      'a.dvc',
      'data/other.dvc',
    ]);
  });

  it('does not hold parameters, whose keys are inputs of their own', () => {
    expect(code(', params: { params.yaml: [a] }').training).toEqual([
      '.env',
      'sub/lib.py',
      'sub/predict.py',
      'train.py',
    ]);
  });

  it('does not hold what only the evaluation names', () => {
    const { training, evaluation } = code(evaluate('[sub/predict.py]'));
    expect(training).toEqual(['.env', 'params.yaml', 'sub/lib.py', 'train.py']);
    expect(evaluation).toEqual(['sub/predict.py']);
    expect(code(evaluate('["sub/**", "!sub/lib.py", "!**/*.rst"]'))).toEqual({
      training: ['.env', 'params.yaml', 'sub/lib.py', 'train.py'],
      evaluation: ['sub/predict.py'],
    });
  });

  it('does not hold what only serving names', () => {
    const served = ', serve: { run: x, code: ["sub/**", "!sub/lib.py"] }';
    expect(code(served).training).toEqual(['.env', 'params.yaml', 'sub/lib.py', 'train.py']);
    // Who says what is code, says it of all files.
    expect(code(`${served}, code: [sub/predict.py]`).training).toEqual(['sub/predict.py']);
  });

  it('does not hold a result that is committed, which each training removes before it begins', () => {
    expect(code(', metrics: sub/lib.py, plots: "sub/*.rst"').training).toEqual([
      '.env',
      'params.yaml',
      'sub/predict.py',
      'train.py',
    ]);
    expect(code(', working-directory: sub, metrics: lib.py').training).toEqual(['sub/predict.py']);
    // Who says what is code, says it of all files.
    expect(code(', metrics: sub/lib.py, code: ["sub/*.py"]').training).toEqual(['sub/lib.py', 'sub/predict.py']);
  });

  it('is below the working directory', () => {
    expect(code(', working-directory: sub').training).toEqual(['sub/lib.py', 'sub/predict.py']);
  });

  it('is what the globs say, but never data or the project file', () => {
    expect(code(', code: ["**", "!sub/**"]').training).toEqual([
      '.env',
      '.gitattributes',
      '.github/workflows/x.yml',
      '.gitignore',
      'LICENSE',
      'README.md',
      'docs/guide.py',
      'params.yaml',
      'train.py',
    ]);
  });
});
