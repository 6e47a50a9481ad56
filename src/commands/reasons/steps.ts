import { defineReasons } from '../../support/problem.ts';

/** What training and scoring end with, and what keeps them from it. */
export const stepReasons = defineReasons({
  trained: {
    ends: 'pass',
    cause: 'Everything that had no recorded result was trained and scored.',
    remedy: 'Run `mlops report`.',
  },
  'smoke-ran': {
    ends: 'pass',
    cause: 'The smoke command of a model whose training waits ended well. It says nothing about the model.',
    remedy: 'Nothing to do. Whether the model is as good as it should be, its training tells.',
  },
  'smoke-failed': {
    ends: 'fail',
    cause: 'The smoke command of a model (`train.smoke`) failed, so its training did not begin.',
    remedy: 'Read the end of the log. `mlops train` does the same on this machine, `--keep` leaves the run folder.',
  },
  'data-failed': {
    ends: 'fail',
    cause: 'A dataset that the training needs broke its contract; nothing is trained on broken data.',
    remedy: 'Repair the data, or change the contract in a reviewed commit.',
  },
  'needed-model-missing': {
    ends: 'unknown',
    cause:
      'A model needs another one, of which there is no run: its training failed, was refused or was not started. So this one was not trained or scored.',
    remedy: 'See what became of the model that is named; `mlops train` makes what is missing, needed models first.',
  },
  'numbers-not-renewed': {
    ends: 'unknown',
    cause:
      'A model that is not trained has other files than the base, and the file with its numbers, which lies beside them, is the same: nobody knows what the new files reach.',
    remedy:
      'Measure the new files and commit the numbers with them, or let a step do it on each change: `evaluate: { run: … }`.',
  },
  'not-trained': {
    ends: 'unknown',
    cause: 'No run is recorded for the inputs of this commit.',
    remedy: 'Run `mlops train` on this commit first.',
  },
  'training-not-requested': {
    ends: 'unknown',
    cause: 'The model has `when: request`, and nobody has asked for the training of this commit.',
    remedy: 'Comment `/mlops train <sha>` on the pull request, with the whole commit id of its head.',
  },
  'training-at-merge': {
    ends: 'unknown',
    cause: 'The model has `when: merge`: it is trained in the merge queue, or after the merge.',
    remedy: 'Merge without a verdict on it, or comment `/mlops train <sha>` on the pull request.',
  },
  'not-scored': {
    ends: 'unknown',
    cause: 'The model is trained, but its scores on the test rows are not recorded.',
    remedy: 'Run `mlops train` on this commit: it scores what is missing.',
  },
  'another-training': {
    ends: 'unavailable',
    cause: 'Two commands that train in one checkout would write into the same run folders.',
    remedy: 'Wait until the other one has ended. If none is running, delete the file that the message names.',
  },
  'labels-in-reach': {
    ends: 'input',
    cause:
      'Files, or rows, with the labels that judge a model also reach its own code, which could repeat them: as its code, parameters or data, by a model that it needs, or by the command that makes its data.',
    remedy:
      'Take the file out of where the message says; keep test rows in files of their own, or in a view that has no row in common with those of training.',
  },
  'rows-not-compared': {
    ends: 'pass',
    cause:
      'The rows that judge a model are made by a command, of a dataset that training also gets or that a command makes its data of; nothing says which of them are the same.',
    remedy:
      'Give both the same `key` where training gets what the command reads. Of two commands see to it yourself that they part the rows, or use two views of one dataset.',
  },
  'code-matches-nothing': {
    ends: 'pass',
    cause:
      'A pattern under `code` matches no file of the commit, so it decides nothing and no step gets what it was to bring.',
    remedy: 'Correct the pattern, or take it out; a file that git does not track is in no commit.',
  },
  'no-label': {
    ends: 'input',
    cause: 'A model has a step that scores rows, but no label to compare the scores with.',
    remedy: 'Add `label: { dataset: …, column: … }` under `evaluate`.',
  },
  'baseline-failed': {
    ends: 'pass',
    cause:
      'The results of the change are recorded, but its baseline, of which nothing was, could not be trained or scored: an older commit whose training fails, for example.',
    remedy:
      'Nothing has to be repaired there. `mlops report` asks the absolute gates; relative ones are unknown (`no-baseline`) until a commit that trains is the baseline.',
  },
  'evaluation-failed': {
    ends: 'unknown',
    cause: 'The step that scores the test rows did not end well, so there is nothing to compare.',
    remedy: 'Read its log; run the command by hand with the variables that the log lists.',
  },
});
