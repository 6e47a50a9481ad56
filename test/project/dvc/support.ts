import { type LoadedProject, loadProject } from '../../../src/project/load.ts';
import { MlopsError, type Problem } from '../../../src/support/problem.ts';

/** @param files of a commit by path; those whose content nobody asks for may be empty */
export function loadBeside(text: string, files: Readonly<Record<string, string>>): LoadedProject {
  const beside = { texts: new Map(Object.entries(files)), paths: Object.keys(files) };
  return loadProject({ file: 'mlops.yaml', text, beside });
}

/** `file:line:column reason message`, one for each problem; fails the test where there is none. */
export function refusedBeside(text: string, files: Readonly<Record<string, string>>): readonly string[] {
  return problemsBeside(text, files).map(
    ({ place, reason, message }) => `${place?.file}:${place?.line}:${place?.column} ${reason} ${message}`,
  );
}

export function problemsBeside(text: string, files: Readonly<Record<string, string>>): readonly Problem[] {
  try {
    loadBeside(text, files);
  } catch (error) {
    if (error instanceof MlopsError && error.ends === 'input') return error.problems;
    throw error;
  }
  throw new Error('the text was accepted');
}

/** A project with one model `m` of a stage. */
export function project(target: string, more = ''): string {
  return `version: 1\nmodels:\n  m: { train: { dvc: "${target}" }${more === '' ? '' : `, ${more}`} }\n`;
}

/** A pipeline in the shape of DVC's own first example: data behind a pointer, features, a model, its evaluation. */
export const textPipeline = {
  'dvc.yaml': `stages:
  prepare:
    cmd: python src/prepare.py data/data.xml
    deps:
      - data/data.xml
      - src/prepare.py
    params:
      - prepare.seed
      - prepare.split
    outs:
      - data/prepared
  featurize:
    cmd: python src/featurization.py data/prepared data/features
    deps:
      - data/prepared
      - src/featurization.py
    params:
      - featurize.ngrams
    outs:
      - data/features
  train:
    cmd: python src/train.py data/features model.pkl
    deps:
      - data/features
      - src/train.py
    params:
      - train.n_est
    outs:
      - model.pkl
  evaluate:
    cmd: python src/evaluate.py model.pkl data/features
    deps:
      - data/features
      - model.pkl
      - src/evaluate.py
    outs:
      - eval/plots
    metrics:
      - eval/metrics.json:
          cache: false
metrics:
  - eval/metrics.json
plots:
  - ROC:
      x: fpr
      y:
        eval/plots/roc/train.json: tpr
        eval/plots/roc/test.json: tpr
  - eval/plots/importance.png
artifacts:
  text-classification:
    path: model.pkl
    type: model
`,
  'params.yaml': 'prepare: { seed: 1, split: 0.2 }\nfeaturize: { ngrams: 2 }\ntrain: { n_est: 50 }\n',
  'data/data.xml.dvc': 'outs:\n- md5: 22a1a2931c8370d3aeedd7183606fd7f\n  path: data.xml\n',
  'src/prepare.py': '',
  'src/featurization.py': '',
  'src/train.py': '',
  'src/evaluate.py': '',
  'requirements.txt': '',
  'README.md': '',
} as const;
