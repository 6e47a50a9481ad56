import { defineReasons } from '../../support/problem.ts';

/** Changes that come from a fork. */
export const forkReasons = defineReasons({
  'fork-not-trained': {
    ends: 'unknown',
    cause: 'The change comes from a fork and makes a training or a scoring necessary. Nothing of a fork runs unasked.',
    remedy: 'A maintainer reads the change and comments `/mlops train <sha>` on its pull request.',
  },
  'fork-not-recorded': {
    ends: 'pass',
    cause:
      'A maintainer has started the training of a fork’s commit. Its results are shown and judged, and not recorded.',
    remedy: 'After the merge the default branch trains what it has no record of.',
  },
  'fork-on-other-base': {
    ends: 'unknown',
    cause:
      'Training of a fork’s commit was started for a pull request into one branch, and it goes into another by now.',
    remedy: 'Comment `/mlops train <sha>` again: the policy of the other branch judges then.',
  },
  'fork-without-policy': {
    ends: 'unknown',
    cause: 'The base branch has no project file, so that only the fork’s own rules could judge the fork’s change.',
    remedy: 'Bring `mlops.yaml` to the base branch by a pull request of a branch of this repository.',
  },
  'training-of-own-branch': {
    ends: 'usage',
    cause:
      'The workflow that trains a fork’s commit was started by hand for the pull request of a branch of this repository. Nothing of it ran.',
    remedy:
      'Push to the branch, or run its own run again on the page of the pull request: that one trains and records.',
  },
});
