import { asExpression } from '../expression-text.ts';
import type { ProjectPath } from '../types.ts';
import elsewhere from './elsewhere.json' with { type: 'json' };

/** Keys of dvc.yaml, of workflow files, of MLproject and of DVC's `params`, and what stands for them here. */
const ofModels: Readonly<Record<string, string>> = {
  cmd: 'In dvc.yaml; here `train` of a model, or `train: { dvc: <stage> }`, which reads the stage itself.',
  dvc: 'Here in `train`: `train: { dvc: <stage> }`.',
  stage: 'In dvc.yaml; here `train: { dvc: <stage> }`.',
  command: 'Here `train` of a model.',
  script: 'Here `train` of a model.',
  run: 'In workflow files; here `train` of a model, or `train: { run: … }` with its options.',
  entry_points: 'In MLproject; here each is a model with `train`.',
  deps: 'In dvc.yaml; here `data` for datasets and `code` for files of the program.',
  outs: 'In dvc.yaml; here `artifact`, and `evaluate.predictions` for predictions.',
  output: 'Here `artifact`.',
  outputs: 'Here `artifact`.',
  model: 'Here `artifact`, the file or folder that the command leaves.',
  wdir: 'In dvc.yaml; here `working-directory`.',
  'working-dir': 'Here `working-directory`.',
  hyperparameters: 'Here `params`: a file, or `file: keys`.',
  parameters: 'Here `params`: a file, or `file: keys`.',
  'timeout-minutes': 'In workflow files; here `train: { timeout: 30m }`.',
  timeout: 'Here in `train: { timeout: 30m }`: each step has its own.',
  seed: 'Here `train: { seeds: [1, 2, 3] }`.',
  seeds: 'Here in `train`.',
  'runs-on': 'Here in `train`.',
  resources: 'Here in `train`.',
  gpus: 'Here `train: { resources: { gpus: 1 } }`.',
  frozen: 'Here of a dataset: `datasets.<name>.frozen`.',
  always_changed: 'In dvc.yaml; here `train: { reuse: false }`.',
  thresholds: 'Here `gates`.',
  if: 'In workflow files; when something runs stands in the workflows of `mlops init`.',
  with: 'In workflow files; here a command has its options, and `params` are files.',
  shell: 'In workflow files; here text runs in `bash -eo pipefail`, and a list without a shell.',
  container:
    'In workflow files; here `setup` makes what a step needs, and a job of your workflow may have a container.',
  conda_env: 'In MLproject; here `setup`, or nothing: `environment.yml` among the code is found.',
  python_env: 'In MLproject; here `setup`, or nothing: `requirements.txt` or `uv.lock` among the code is found.',
  docker_env: 'In MLproject; here `setup` makes what a step needs, and a job of your workflow may have a container.',
  hydra: 'Of Hydra; here `params: configs/**`, and options stand in the command of `train`.',
  persist: 'In dvc.yaml; here each training begins with its declared inputs alone.',
  cache: 'In dvc.yaml; here what a training leaves is kept by its digest.',
  strategy:
    'In workflow files; here `matrix` of a model, one model for each combination, or a list of tables in the place of `include`.',
  uses: 'In workflow files; steps of a workflow stay in the workflow, a model has its command alone.',
  steps: 'In workflow files; a model has one command, `train`, and one for its evaluation, `evaluate`.',
  foreach: `In dvc.yaml; here \`matrix\` of a model, and \`${asExpression('matrix.<key>')}\` in the place of \`\${item}\`.`,
  do: 'In dvc.yaml; here the model itself, with `matrix` beside its other keys.',
};

const ofTheFile: Readonly<Record<string, string>> = {
  stages: 'In dvc.yaml; here `models`, each with `train: { dvc: <stage> }`: the dvc.yaml stays what it is.',
  entry_points: 'In MLproject; here `models`, each with `train`.',
  conda_env: 'In MLproject; here `defaults: { setup: … }`, or nothing: `environment.yml` among the code is found.',
  python_env: 'In MLproject; here `defaults: { setup: … }`, or nothing: `requirements.txt` among the code is found.',
  docker_env: 'In MLproject; here `defaults: { setup: … }`; a job of your workflow may have a container.',
  hydra: 'Of Hydra; here `params: configs/**` of a model.',
  foreach: 'In dvc.yaml; here `matrix` of a model.',
  jobs: 'In workflow files; here `models`. The workflows that call this tool are those of `mlops init`.',
  steps: 'In workflow files; here each model has its command.',
  on: 'In workflow files; when something runs stands in the workflows of `mlops init`.',
  permissions: 'In workflow files; they stand in the workflows of `mlops init`.',
  model: 'Here `models`, each with a name.',
  dataset: 'Here `datasets`, each with a name.',
  data: 'Here `datasets`, each with a name.',
  train: 'Here of a model: `models.<name>.train`.',
  gates: 'Here of a model: `models.<name>.gates`.',
  params: 'Here of a model: `models.<name>.params`.',
  metrics: 'Here of a model: `models.<name>.metrics`.',
  plots: 'Here of a model: `models.<name>.plots`.',
  artifacts: 'In dvc.yaml; here `models.<name>.artifact`.',
  vars: 'In dvc.yaml; here `models.<name>.params`.',
  env: 'Here `defaults: { env: … }`, or `env` of a model.',
  checks: 'Here of a dataset: `datasets.<name>.checks`.',
  schedule: 'In workflow files; when something runs stands in the workflows of `mlops init`.',
};

/**
 * What a key that people bring from another tool is called here, in one line; undefined for all others.
 * @param path of the table in which it stands
 */
export function broughtAlong(path: ProjectPath, key: string): string | undefined {
  const [section] = path;
  const name = key.toLowerCase();
  if (section === undefined) return own(ofTheFile, name);
  if (section === 'datasets') return own(elsewhere, name.replaceAll('-', '_'));
  return section === 'models' ? own(ofModels, name) : undefined;
}

function own(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
