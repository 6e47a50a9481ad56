import { defineReasons } from '../../support/problem.ts';

/** Why `train: { dvc: … }` is refused. */
export const dvcReasons = defineReasons({
  'dvc-missing': {
    ends: 'input',
    cause:
      '`train: { dvc: … }` names a `dvc.yaml`, or that file names a file of variables, that git does not have as a text of at most 256 KB.',
    remedy: 'Correct the path, or add the file to git. The `dvc.yaml` lies in the working directory of the model.',
  },
  'dvc-invalid': {
    ends: 'input',
    cause: 'A `dvc.yaml` cannot be read, or a stage of it is none that DVC would run.',
    remedy: '`dvc stage list` says what DVC makes of the file.',
  },
  'dvc-variable': {
    ends: 'input',
    cause:
      'A variable in a `dvc.yaml` (a dollar sign and braces) names no variable of `params.yaml` or `vars`, or one that is no text.',
    remedy: 'Correct the name, or add the value.',
  },
  'dvc-stage-unknown': {
    ends: 'input',
    cause: 'The `dvc.yaml` has no stage of the name that `train: { dvc: … }` names.',
    remedy: '`dvc stage list` lists them.',
  },
  'dvc-circle': {
    ends: 'input',
    cause: 'Stages of a `dvc.yaml` need what each other leave.',
    remedy: '`dvc dag` shows the circle; take one of the dependencies out.',
  },
  'dvc-artifact-unclear': {
    ends: 'input',
    cause: 'Several outs of a pipeline could be the model.',
    remedy: 'Name it under `artifact` of the model, or under `artifacts` of the `dvc.yaml` with `type: model`.',
  },
  'dvc-frozen': {
    ends: 'input',
    cause: 'The stage that yields the artifact is `frozen`, so that nothing would be trained.',
    remedy: 'Run `dvc unfreeze` for it, or name a stage that runs.',
  },
  'dvc-outside': {
    ends: 'input',
    cause: 'A stage depends on something that no commit of this repository says the version of.',
    remedy:
      'Import it (`dvc import-url`), or name under `data` what the model reads: then that alone counts, and the command fetches the rest.',
  },
  'dvc-persist': {
    ends: 'pass',
    cause:
      'An out with `persist: true` stays from one run of its stage to the next, and a training here begins with its declared inputs alone.',
    remedy: 'Nothing, if a training may begin anew; else name what it begins with under `data`.',
  },
});
