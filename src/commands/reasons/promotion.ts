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
  'promotion-judged': {
    ends: 'pass',
    cause: 'The check `mlops promotion` says on a pull request whether it may be merged.',
    remedy: 'Nothing to do; the check says what, if anything, is in the way.',
  },
  'pull-not-judged': {
    ends: 'unknown',
    cause: 'The pull request that a run was started for is closed, or a promotion that is about to be.',
    remedy:
      'Nothing to do where it is closed. Otherwise run the job again, or `mlops promote`, which judges all that are open.',
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
  'version-not-merged': {
    ends: 'fail',
    cause:
      'The record of a version names a commit that is not part of the default branch: it was written by somebody else than `mlops promote`, or the history of the default branch was rewritten. Nothing is promoted, deployed or compared with it.',
    remedy:
      'Look who has written the record (`git log origin/mlops/ledger -- versions/<model>`), take that record off the ledger before anybody merges its commit (it would count from then on, with the verdict that it claims), and protect that branch. The next merge makes a version of its own; after a rewritten history `mlops promote` makes one of the tip.',
  },
  'version-merge-unknown': {
    ends: 'unknown',
    cause: 'In a shallow clone nobody can tell whether the default branch has the commit of a version.',
    remedy: 'Fetch the history of the default branch: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow.',
  },
  'gates-not-asked': {
    ends: 'unknown',
    cause:
      'A service that the comparison needs did not answer, so the gates of an environment were not asked of a version. Nothing is opened, merged or closed for it meanwhile.',
    remedy: 'Run `mlops promote` again once it answers; on GitHub the clock does.',
  },
  'branches-made': {
    ends: 'pass',
    cause: 'The branches of all environments are there.',
    remedy:
      'Nothing to do on GitHub, where what protects them was looked at. Elsewhere protect them on the host: changes by pull request only, no force push, no deletion.',
  },
  'branches-unprotected': {
    ends: 'unknown',
    cause:
      'The branches of all environments are there. Of what should keep everything but promotion pull requests out of them, and other branches away from their credentials, something is missing, lets more through, or may not be looked at with this token.',
    remedy:
      'Run `mlops promote --init --protect` with the token of an administrator in GITHUB_TOKEN, or click what the lines say. Where the plan of the owner has no such rules, `mlops deploy` itself refuses what no promotion pull request has brought.',
  },
  'protect-without-init': {
    ends: 'usage',
    cause: '`--protect` was given without `--init`.',
    remedy: 'Run `mlops promote --init --protect`.',
  },
  'init-alone': {
    ends: 'usage',
    cause: '`promote --init` was given with models, `--to` or `--override`.',
    remedy: 'Run `mlops promote --init`, and then `mlops promote` with the rest.',
  },
  'protect-nowhere': {
    ends: 'usage',
    cause:
      '`--protect` was given where promotion pull requests are in the repository itself, which has no settings to protect a branch with.',
    remedy: 'Leave `--protect` out, and protect the branches where the remote is hosted, if it can.',
  },
  'version-tag-elsewhere': {
    ends: 'unknown',
    cause:
      '`tags: gto` asks for a tag whose name stands on another commit: somebody has made it by hand, or another tool has.',
    remedy:
      'Remove the tag (`git push origin --delete <tag>`) if nobody needs it, and run `mlops promote` again; where it has to stay, take `tags: gto` out of mlops.yaml. Nothing moves a tag that is there. Versions, promotions and deployments do not wait for it.',
  },
  'version-tag-refused': {
    ends: 'unknown',
    cause:
      '`tags: gto` asks for tags, and the remote does not take them: the token may not write, or a rule protects tags.',
    remedy:
      'Allow who runs `mlops promote` to create them (`contents: write` in a workflow, the ruleset for tags). Versions and promotions do not wait for it; the next run makes what is missing.',
  },
  'versions-lost': {
    ends: 'unknown',
    cause:
      'A promotion has brought a version to the branch of an environment, and the ledger does not have it: the ledger was made anew, or its records are gone.',
    remedy:
      'Restore the branch `mlops/ledger` from a clone that still has it (`git log --all mlops/ledger`). Nothing is numbered meanwhile, since the numbers would be given twice.',
  },
  'ledger-lost': {
    ends: 'unknown',
    cause:
      'A record is gone from the ledger, or says something else than when the branch of an environment got its release: the branch `mlops/ledger` was pushed over, or records on it were edited. Versions, promotions, reverts and deployments do not wait for it.',
    remedy:
      'Look what happened (`git log origin/mlops/ledger`, or a clone that has the branch as it was), put the records back, say holds again that are gone (`mlops hold`), and protect that branch. Deployments that cannot be put back are forgotten with the next promotion.',
  },
  'release-commit-gone': {
    ends: 'input',
    cause: 'The commit of a release is not in this clone, so what runs beside the model is not known.',
    remedy: 'Fetch the history of the default branch: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow.',
  },
  'release-golden-missing': {
    ends: 'unknown',
    cause:
      'A golden step has no rows: the release, or `mlops.yaml` of its commit, does not have the dataset that it names.',
    remedy: 'Name in the step the dataset of `evaluate.label`, and promote a version that was made with it.',
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
  'asked-is-there': {
    ends: 'pass',
    cause:
      'A version was asked for by name, and it is live, on the branch of its environment, or has its pull request already.',
    remedy: 'Nothing to do; the sentence says where it stands.',
  },
  'asked-waits': {
    ends: 'unknown',
    cause:
      'A version was asked for by name, and nothing came of it: something else stands in its way. What cannot be done now is not remembered.',
    remedy: 'The message says what stands in its way. Put that right, and ask again.',
  },
  'asked-twice': {
    ends: 'usage',
    cause: 'Two versions of one model were asked for in one command.',
    remedy: 'Ask for one; for another environment run the command again with `--to`.',
  },
  'branch-lost': {
    ends: 'unknown',
    cause: 'The branch of an environment is gone, though something is live there: somebody has deleted or renamed it.',
    remedy:
      'Run `mlops promote --init`, then `mlops promote`: its pull request puts what is live back on the branch. Or push the branch again from a clone that has it. Protect it against deletion.',
  },
  'branch-unrecorded': {
    ends: 'unknown',
    cause:
      'The branch of an environment names a version that is recorded nowhere, and that no promotion has brought: somebody has changed the release by hand. It is not deployed, and nothing older than that number follows there.',
    remedy:
      'Revert the commit that changed it in a clone of the branch, and push: `git revert <commit>`, of a merge with `-m 1`. Versions are numbered meanwhile as always.',
  },
  'branch-unreadable': {
    ends: 'unknown',
    cause:
      'The release file on the branch of an environment cannot be read, or is one of another model or environment: somebody has changed it by hand, or it is of a newer version of mlops-actions. Nothing is promoted or deployed there meanwhile; what is live stays.',
    remedy:
      'Revert the commit that changed it on that branch (`git revert`), or update mlops-actions where the message says that it is too new. What the branch had before counts as it did.',
  },
  'asked-is-held': {
    ends: 'fail',
    cause:
      'A version was asked for that is held where it is to go, and no `--override` says why it goes there all the same.',
    remedy:
      'Take the hold back (`mlops release <environment> <model>@<version> --because "<why>"`), or ask with `--override "<why>"`; both are recorded.',
  },
  'no-such-version': {
    ends: 'usage',
    cause: 'A version was named that the ledger does not have.',
    remedy: 'Name one of those in the message, or `<model>@<number>`.',
  },
  'no-such-pull-request': {
    ends: 'usage',
    cause: 'A number was named that no promotion pull request has, or only one that is too old for the forge to list.',
    remedy: 'Name one of those in the message; `mlops status` names each that is open.',
  },
  'pull-request-shown': {
    ends: 'pass',
    cause: 'A promotion pull request was asked for, and is there.',
    remedy: 'Nothing to do.',
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
