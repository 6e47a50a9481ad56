import { defineReasons } from '../../support/problem.ts';

/** What `mlops init` ends with. */
export const initReasons = defineReasons({
  'init-written': {
    ends: 'pass',
    cause: '`mlops init` wrote files that were not there.',
    remedy: 'Read them, commit them, and run `mlops plan`.',
  },
  'init-proposed': {
    ends: 'pass',
    cause: '`mlops init --dry-run` says which files it would write.',
    remedy: 'Run it without `--dry-run` to write them.',
  },
  'init-same': {
    ends: 'pass',
    cause: 'Every file that `mlops init` would write is there and says the same, or is a project file of your own.',
    remedy: 'Nothing to do.',
  },
  'init-differs': {
    ends: 'pass',
    cause: 'A file that `mlops init` would write is there and says something else; it is left as it is.',
    remedy: 'Take from the difference what you like.',
  },
  'init-unwritable': {
    ends: 'input',
    cause: 'The place of a file that `mlops init` proposes cannot be written or compared.',
    remedy: 'Move away what the message names, or name another file with `--project`.',
  },
  'nothing-recognised': {
    ends: 'unknown',
    cause: '`mlops init` recognised neither data nor a training, so there is nothing to write a project file about.',
    remedy:
      'Add the data and a training script, or write `mlops.yaml` by hand: the README has the smallest useful one.',
  },
});
