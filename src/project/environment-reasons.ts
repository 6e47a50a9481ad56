import { defineReasons } from '../support/problem.ts';

/** Why what a project file says of environments cannot be meant. */
export const environmentReasons = defineReasons({
  'environment-model-unknown': {
    ends: 'input',
    cause: 'An environment names a model that the file does not declare.',
    remedy: 'Declare it under `models`, or correct the name.',
  },
  'environment-model-not-served': {
    ends: 'input',
    cause: 'An environment lists a model that has no `serve`, and such a model is never promoted.',
    remedy: 'Give the model `serve: files` or a command that serves it, or take it out of the list.',
  },
  'environment-without-models': {
    ends: 'input',
    cause: 'An environment is declared and no model has `serve`, so nothing would ever be promoted to it.',
    remedy: 'Give a model `serve: files` or a command that serves it, or remove the environment.',
  },
  'environment-need-unknown': {
    ends: 'input',
    cause: 'An environment needs another one that the file does not declare.',
    remedy: 'Declare it under `environments`, or correct the name.',
  },
  'environment-needs-circle': {
    ends: 'input',
    cause: 'Environments need each other in a circle, so no version could ever reach any of them.',
    remedy: 'Take one of them out of `needs`: one environment has to come first.',
  },
  'environment-branch-invalid': {
    ends: 'input',
    cause:
      'The branch of an environment is no name that git takes, or one that mlops-actions keeps for itself (`mlops/…`).',
    remedy: 'Leave `branch` out for `env/<name>`, or write another name.',
  },
  'environment-branch-taken': {
    ends: 'input',
    cause:
      'Two environments have one branch, or branches of which one would be a folder of the other, so releases would mix.',
    remedy: 'Give each environment a branch of its own.',
  },
  'environment-port-taken': {
    ends: 'input',
    cause: 'Two servers of local targets in one folder, so on one machine, have the same port.',
    remedy: 'Give each a port of its own, or leave one out of `ports` for a free one.',
  },
  'environment-time-zone-unknown': {
    ends: 'input',
    cause: 'The time zone of a window is no name of the IANA database; offsets such as `+01:00` know no summer time.',
    remedy: 'Use a name such as `Europe/Berlin` or `UTC`.',
  },
});
