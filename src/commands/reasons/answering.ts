import { defineReasons } from '../../support/problem.ts';

/** Comments that are commands: `/mlops train`, `/mlops accept`. */
export const answeringReasons = defineReasons({
  'command-answered': {
    ends: 'pass',
    cause: 'A command in a comment was answered, and nothing was started.',
    remedy: 'Read the answer on the pull request.',
  },
  'answered-before': {
    ends: 'pass',
    cause: 'The command in this comment has its answer already: the job ran again, or the event came twice.',
    remedy: 'Nothing to do. To give the command again, write a new comment.',
  },
  'training-requested': {
    ends: 'pass',
    cause: 'Somebody has asked for trainings that waited for it; it is recorded, and the jobs of the commit run again.',
    remedy: 'Nothing to do: comment and check of the pull request say what comes of it.',
  },
  'request-unreadable': {
    ends: 'input',
    cause: 'The ledger has something at the address of a request for trainings that is no request for that commit.',
    remedy: 'Look at the record on the ledger branch, and bring the branch back to its last good commit.',
  },
  'request-too-new': {
    ends: 'input',
    cause: 'Trainings were asked for by a newer version of mlops.',
    remedy: 'Use the version that wrote the record, or a newer one.',
  },
  'run-not-repeated': {
    ends: 'unavailable',
    cause: 'Trainings were asked for, which is recorded, and the forge refuses to run the jobs of the commit again.',
    remedy: 'Run the pull request’s last run again on its page, or this job.',
  },
  'training-started': {
    ends: 'pass',
    cause: 'A maintainer has asked for the training of a fork’s commit, and the workflow that trains it was started.',
    remedy: 'Nothing to do: the pull request’s comment and check say what comes of it.',
  },
  'training-not-started': {
    ends: 'unavailable',
    cause: 'A maintainer has asked for the training of a fork’s commit, and the forge refuses to start the workflow.',
    remedy:
      'Read the message: the default branch may lack `mlops-pull-request.yml` as `mlops init --workflows` writes it, or the job a permission. Then run the job again.',
  },
  'loss-accepted': {
    ends: 'pass',
    cause: 'Somebody who may has accepted a loss; it is recorded, and the report is being made again.',
    remedy: 'Nothing to do: comment and check say what is left.',
  },
  'acceptance-unreadable': {
    ends: 'input',
    cause: 'The ledger has something at the address of an acceptance that is not the acceptance of that loss.',
    remedy: 'Look at the record on the ledger branch, and bring the branch back to its last good commit.',
  },
  'acceptance-too-new': {
    ends: 'input',
    cause: 'A loss was accepted by a newer version of mlops.',
    remedy: 'Use the version that wrote it, or a newer one.',
  },
  'report-not-started': {
    ends: 'unavailable',
    cause: 'A loss was accepted and recorded, and the forge refuses to run the job again that reports.',
    remedy: 'Run the report job of the pull request’s last run again, or this job.',
  },
});
