import { defineReasons } from '../support/problem.ts';

/** Reason codes of the commands themselves: where they stand, what they were given, what is not there. */
export const commandReasons = defineReasons({
  'data-failed': {
    ends: 'fail',
    cause: 'A dataset that the training needs broke its contract; nothing is trained on broken data.',
    remedy: 'Repair the data, or change the contract in a reviewed commit.',
  },
  'not-trained': {
    ends: 'unknown',
    cause: 'No run is recorded for the inputs of this commit.',
    remedy: 'Run `mlops train` on this commit first.',
  },
  'not-scored': {
    ends: 'unknown',
    cause: 'The model is trained, but its scores on the test rows are not recorded.',
    remedy: 'Run `mlops train` on this commit: it scores what is missing.',
  },
  'no-baseline': {
    ends: 'unknown',
    cause: 'The baseline commit has this model, but no run of it is recorded.',
    remedy: 'Run `mlops train`: it trains the baseline too where its run is missing.',
  },
  'training-failed': {
    ends: 'fail',
    cause: 'The training command did not end well.',
    remedy: 'Read the log that is named beside this finding; the last lines are in the details.',
  },
  'evaluation-failed': {
    ends: 'unknown',
    cause: 'The step that scores the test rows did not end well, so there is nothing to compare.',
    remedy: 'Read its log; run the command by hand with the variables that the log lists.',
  },
  'artifact-gone': {
    ends: 'unknown',
    cause: 'A recorded file is no longer in the store.',
    remedy: 'Restore the store, or remove the run record by a reviewed commit on the ledger branch and train again.',
  },
  'unknown-model': {
    ends: 'usage',
    cause: 'A model was named that `mlops.yaml` does not have.',
    remedy: 'Use one of the names in the message.',
  },
  'nothing-to-run': {
    ends: 'pass',
    cause: 'The change touches no model and no dataset.',
    remedy: 'Nothing to do.',
  },
});
