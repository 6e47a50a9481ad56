import { defineReasons } from '../../support/problem.ts';

/** What a change is compared with, and what of it can be compared. */
export const comparisonReasons = defineReasons({
  compared: { ends: 'pass', cause: 'The metrics were compared.', remedy: 'Nothing to do.' },
  'nothing-touched': {
    ends: 'pass',
    cause:
      'The change does not touch the model, and the store no longer has its predictions. The same result on both sides has no difference.',
    remedy: 'Nothing to do. To see its metrics, restore the store.',
  },
  'nothing-to-compare': {
    ends: 'unknown',
    cause: 'No model has a metric on any side.',
    remedy: 'Declare `metrics` or `evaluate`, then run `mlops train`.',
  },
  'baseline-unreadable': {
    ends: 'unknown',
    cause: 'The baseline commit has a project file, but it or the parameters it names cannot be read.',
    remedy: 'Repair the base branch first; what is compared with a broken commit is not a first run.',
  },
  'bare-numbers': {
    ends: 'pass',
    cause:
      'A model has only numbers that training reports, of one run and without a standard error, and no gate with `max-worse` or `min-better`: no noise is known, so nobody can tell better from worse.',
    remedy:
      'One of these: `evaluate` (computed from predictions), a standard error in the metrics file (`rmse_stderr` beside `rmse`), or `seeds: [1, 2, 3]` that the command reads from `MLOPS_SEED`. A gate with `max-worse` says how much worse passes, and beyond it one run is still unknown (`seed-noise-unknown`): see docs/reference/training.md.',
  },
  'stage-before-changed': {
    ends: 'pass',
    cause:
      'A stage of the `dvc.yaml` that runs before the training has another command, code or parameters than on the base, and the pipeline reports the numbers itself: its test rows may be others.',
    remedy:
      'If the stage draws the test rows, declare `evaluate` with labelled rows that it does not draw: then both models are scored on the same. See docs/guides/migrate-from-dvc-and-cml.md.',
  },
  'scorer-changed': {
    ends: 'unknown',
    cause:
      'The task is `scored`, and the command of the scoring step, its `setup`, a variable of `env` or a file that it alone reads (`evaluate.code`) is not the base branch’s: candidate and baseline were scored by different code, so their scores are not comparable.',
    remedy:
      'Bring the change of the scorer in a pull request of its own, with `when-unknown: allow` on the base branch while it is merged; the next change is then compared by the new scorer on both sides.',
  },
  'labels-changed': {
    ends: 'pass',
    cause: 'The pull request changes labels of test rows that the base branch has already.',
    remedy: 'Nothing is lost: the labels of the base branch judge. Merge the correction of labels by itself first.',
  },
});
