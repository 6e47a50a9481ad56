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
      'Look who has written the record (`git log origin/mlops/ledger -- versions/<model>`), and protect that branch. The next merge makes a version of its own; after a rewritten history `mlops promote` makes one of the tip.',
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
    remedy:
      'What was verified before is live. The version is held, or where the same one is live again with other settings or serving code, those are taken back. Merge a better one, or correct the question.',
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
  'target-left-serving': {
    ends: 'unknown',
    cause:
      'What was taken back, or has failed, had another folder as its target than what is live now, and is still there: nothing takes its place in that folder.',
    remedy:
      'Let whoever reads that folder, or asks its server, go to what is live; then end the server and remove the folder, as the message says. `mlops deploy <environment>` says it until then.',
  },
  'nothing-before': {
    ends: 'input',
    cause:
      'A version was to be taken back, and there is no other one that was verified in the environment before, was not taken back itself, and is not held.',
    remedy:
      'Promote another version by name (`mlops promote <model>@<version> --to <environment>`), or stop what is live by hand.',
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
  'to-deploy': {
    ends: 'pass',
    cause: 'The branch of the environment names releases, which the next job deploys or looks after.',
    remedy: 'Nothing to do.',
  },
  'rollback-begun': {
    ends: 'pass',
    cause: 'The version is held and its branch was put right; the forge deploys what the branch names.',
    remedy: 'Look at the run of the workflow that deploys; `mlops status` says what is live.',
  },
  'rollback-not-needed': {
    ends: 'pass',
    cause:
      'The version that was to be taken back is not the one that the branch names: it was taken back before, or another one has come.',
    remedy: 'Nothing to do. Name the version that the message says where that one is to be taken back, too.',
  },
  'no-deploy-workflow': {
    ends: 'input',
    cause: 'The default branch has no `.github/workflows/mlops-deploy.yml`.',
    remedy:
      'Run `mlops init` where `mlops.yaml` names the environments: it writes the workflows. Commit and push them to the default branch, then run `mlops promote --init` again.',
  },
  'release-not-merged': {
    ends: 'input',
    cause:
      'The commit that a release names is not part of the default branch: the record of its version was written by somebody else, or the history of the default branch was rewritten.',
    remedy:
      'Look who has written the version on the branch `mlops/ledger`, and protect that branch. After a rewritten history promote a version that was made since.',
  },
  'deployment-failed': {
    ends: 'fail',
    cause: 'A release was not made live, or is live no more: what was verified before is.',
    remedy:
      'Look at what was asked of it, in the record and in the issue. The version is held: merge a better one, or correct the question and deploy with `--override`.',
  },
  'deployment-unreadable': {
    ends: 'unknown',
    cause: 'What the job that deploys has handed over is not what this version writes.',
    remedy:
      'Let both jobs use the same version of the actions. Run the workflow again: what is live is found and recorded.',
  },
  'deployment-of-nothing': {
    ends: 'unknown',
    cause:
      'The job that deploys says that it has deployed a release which the branch of its environment does not have in its history.',
    remedy:
      'Look at the branch: it was rewritten meanwhile, or somebody else has written what was handed over. Nothing was recorded; run the workflow again.',
  },
  'deployment-elsewhere': {
    ends: 'unknown',
    cause:
      'The job that deploys says what became of another environment than that of the branch which its run is of. It may speak of its own alone.',
    remedy:
      'Find out what has written that in the job: commands of the release or of its target run there. Nothing was recorded.',
  },
  'target-in-checkout': {
    ends: 'input',
    cause:
      'The target of an environment is a folder of the job’s checkout, which is removed with the job or cleaned by the next one.',
    remedy:
      'Let `target.folder` be an absolute path on the machine that `runs-on` names. Where the branch of the environment names such a folder already, revert that.',
  },
  'store-expires': {
    ends: 'unknown',
    cause:
      'The model’s files would be kept in a folder of the job’s checkout, which is gone when the job ends: nobody could deploy the version.',
    remedy:
      'Let `store:` in `mlops.yaml` name a registry (`oci://ghcr.io/<owner>/<name>`), a bucket (`s3://…`), or a folder of a machine of your own that every job sees. Then run the workflow again: nothing is trained for it.',
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
