import { defineReasons } from '../../support/problem.ts';

/** Versions, promotions and holds. */
export const promotionCommandReasons = defineReasons({
  promoted: {
    ends: 'pass',
    cause: 'What is right now was done: versions were numbered, promotion pull requests opened, closed or merged.',
    remedy: 'Nothing to do; the board says what the next steps wait for.',
  },
  'nothing-to-promote': {
    ends: 'pass',
    cause: 'Every version is where it may be now.',
    remedy: 'Nothing to do; the board says what the next steps wait for.',
  },
  'version-not-ready': {
    ends: 'unknown',
    cause: 'The default branch has inputs of a model for which there is no result that could become a version.',
    remedy: 'Run `mlops train` on the tip of the default branch, then `mlops promote` again.',
  },
  'version-failed': {
    ends: 'fail',
    cause:
      'The newest version of a model fails its gates against the version before, so automation promotes it nowhere.',
    remedy:
      'Merge a better one, or revert the merge. Where it is wanted all the same, a person promotes it: `mlops promote <model>@<version>`.',
  },
  'version-unknown': {
    ends: 'unknown',
    cause:
      'Whether the newest version of a model keeps its gates against the version before cannot be told, so automation promotes it nowhere.',
    remedy:
      'The sentence says what is missing. Where the version is wanted all the same, a person promotes it: `mlops promote <model>@<version>`.',
  },
  'branches-made': {
    ends: 'pass',
    cause: 'The branches of all environments are there.',
    remedy: 'Protect them on the forge: changes by pull request only, no force push, no deletion.',
  },
  deployed: { ends: 'pass', cause: 'The release is live and verified.', remedy: 'Nothing to do.' },
  'rolled-back': {
    ends: 'pass',
    cause: 'A version that was verified here before is live again.',
    remedy: 'Nothing to do.',
  },
  'nothing-to-deploy': {
    ends: 'pass',
    cause: 'What the branch of the environment names is live already, or it names nothing.',
    remedy: 'Nothing to do. `--again` brings up once more what should be live.',
  },
  'deploy-waits': {
    ends: 'unknown',
    cause: 'What the branch of the environment names is not deployed: something is not as it has to be, or not yet.',
    remedy: 'The message says what, and who can end it. `mlops status` shows the same for all environments.',
  },
  'verification-failed': {
    ends: 'fail',
    cause: 'A question that the release or its environment asks of a deployment was answered wrongly.',
    remedy: 'What was verified before is live, and the version is held. Merge a better one, or correct the question.',
  },
  'verification-unknown': {
    ends: 'fail',
    cause: 'A question that is asked of a deployment could not be answered, so the version is not live.',
    remedy:
      'Put right what keeps it from being asked, then run `mlops deploy <environment> --again`; or revert the promotion.',
  },
  'target-elsewhere': {
    ends: 'unknown',
    cause:
      'The ledger says that a version is live in the environment, and its target here holds nothing of the model: another clone or machine deploys to it, or what was there is gone.',
    remedy:
      'Deploy where the environment runs: the same machine, and for a relative `folder` the same clone. Where that is lost, `mlops deploy <environment> --again` begins anew here.',
  },
  'nothing-before': {
    ends: 'input',
    cause: 'A version was to be taken back, and no other one was verified in the environment before.',
    remedy: 'Promote another version by name (`mlops promote <model>@<version>`), or stop what is live by hand.',
  },
  'another-deployment': {
    ends: 'unavailable',
    cause: 'Another process deploys to the same environment from this checkout.',
    remedy: 'Wait for it; nothing was changed.',
  },
  'release-bytes-missing': {
    ends: 'unavailable',
    cause:
      'The store of this clone does not hold the model of a release. With the default `store:` each clone has one of its own, and a release names the store that `mlops.yaml` had when it was promoted.',
    remedy:
      'Deploy from the clone that has trained or deployed it, or copy its store here. For more than one clone, let `store:` in `mlops.yaml` name a folder that all of them see, before versions are promoted.',
  },
  'versions-lost': {
    ends: 'unknown',
    cause:
      'The branch of an environment names a version that the ledger does not have: the ledger was made anew, or its records are gone.',
    remedy:
      'Restore the branch `mlops/ledger` from a clone that still has it (`git log --all mlops/ledger`). Nothing is numbered meanwhile, since the numbers would be given twice.',
  },
  'release-commit-gone': {
    ends: 'input',
    cause: 'The commit of a release is not in this clone, so what runs beside the model is not known.',
    remedy: 'Fetch the history of the default branch: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow.',
  },
  board: {
    ends: 'pass',
    cause: 'The board was shown.',
    remedy: 'Nothing to do.',
  },
  held: { ends: 'pass', cause: 'The hold was recorded.', remedy: '`mlops release` takes it back.' },
  released: { ends: 'pass', cause: 'The hold was taken back.', remedy: 'Nothing to do.' },
  'hold-unchanged': {
    ends: 'pass',
    cause: 'The same was said before; nothing was recorded.',
    remedy: 'Nothing to do.',
  },
  'not-held': {
    ends: 'usage',
    cause: 'Nothing holds what was to be released.',
    remedy: '`mlops status` shows what is held, and by whom.',
  },
  'reason-missing': {
    ends: 'usage',
    cause: 'A hold, or its end, says why: whoever finds it later has to know.',
    remedy: 'Give `--because "<reason>"`.',
  },
  'no-such-version': {
    ends: 'usage',
    cause: 'A version was named that the ledger does not have.',
    remedy: 'Name one of those in the message, or `<model>@<number>`.',
  },
  'no-such-environment': {
    ends: 'usage',
    cause: 'An environment was named that `mlops.yaml` of the default branch does not have.',
    remedy: 'Use one of the names in the message.',
  },
  'not-in-environment': {
    ends: 'usage',
    cause: 'A model was named that is not promoted to the environment.',
    remedy: 'Use one of the names in the message, or add the model to `environments.<name>.models`.',
  },
  'environments-missing': {
    ends: 'input',
    cause: '`mlops.yaml` of the default branch declares no environments, so there is nowhere to promote to.',
    remedy: 'Add `environments`, and `serve` to the models that are deployed (docs/guides/promotion.md).',
  },
  'promotion-offline': {
    ends: 'usage',
    cause: 'Promotion was asked for with `--offline`.',
    remedy: 'Run without `--offline`.',
  },
  'default-branch-unavailable': {
    ends: 'unavailable',
    cause: 'The remote does not give the newest commit of the default branch.',
    remedy: 'Check network and credentials with `git fetch`, and run again.',
  },
});
