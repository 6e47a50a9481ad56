import { defineReasons } from '../../support/problem.ts';

/** Deployments, and what is taken back. */
export const deploymentCommandReasons = defineReasons({
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
  'image-not-built': {
    ends: 'input',
    cause:
      'The model has `serve.image`, and this version builds no image: a deployment without it would be another one.',
    remedy:
      'Take `serve.image` out, and build the image in the command of the target; or wait for the version that builds it.',
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
});
