import { defineReasons } from '../../support/problem.ts';

/** What making datasets by their commands ends with, and what keeps it from being done or believed. */
export const buildReasons = defineReasons({
  built: {
    ends: 'pass',
    cause: 'Every dataset that was asked for and that a command makes is there; it may be that there is none.',
    remedy: 'Run `mlops validate` or `mlops train`.',
  },
  'build-failed': {
    ends: 'fail',
    cause: 'A command that makes a dataset did not end well, or left nothing where `source` says.',
    remedy: 'Read its log; what went wrong stands beside this.',
  },
  'build-input-missing': {
    ends: 'fail',
    cause: 'A dataset is made from another one that is not there, so nobody can make it or say which version it is.',
    remedy: 'Bring the dataset that the message names: it has a problem of its own.',
  },
  'build-over-input': {
    ends: 'input',
    cause:
      'The `source` of a built dataset also matches files that its command reads, which would be taken for its results.',
    remedy: 'Let the command leave its files in a folder of their own, and name that as `source`.',
  },
  'build-differs': {
    ends: 'fail',
    cause:
      'The same command with the same inputs has left other files than are recorded, so what was checked and trained on before was something else.',
    remedy:
      'Make the command repeatable: sort what it writes, seed what is random, write no times, and pin what it fetches (`params`). A change of `code`, `params` or `env` makes it another version.',
  },
  'dataset-not-built': {
    ends: 'unknown',
    cause: 'A command makes the dataset, and its files are not in the store of this machine.',
    remedy:
      'Run `mlops build` with the name of the dataset. On GitHub the job `build` of mlops-train.yml makes it: workflows that were copied before have none (docs/guides/derived-data.md).',
  },
  'nothing-to-build': {
    ends: 'input',
    cause: '`mlops build` was given the name of a dataset that no command makes.',
    remedy: 'Name a dataset with `build` in `mlops.yaml`, or a view of one.',
  },
});
