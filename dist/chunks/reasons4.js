import { n as defineReasons } from "./problem.js";

// src/commands/reasons/answering.ts
const answeringReasons = defineReasons({
	"command-answered": {
		ends: "pass",
		cause: "A command in a comment was answered, and nothing was started.",
		remedy: "Read the answer on the pull request."
	},
	"answered-before": {
		ends: "pass",
		cause: "The command in this comment has its answer already: the job ran again, or the event came twice.",
		remedy: "Nothing to do. To give the command again, write a new comment."
	},
	"training-requested": {
		ends: "pass",
		cause: "Somebody has asked for trainings that waited for it; it is recorded, and the jobs of the commit run again.",
		remedy: "Nothing to do: comment and check of the pull request say what comes of it."
	},
	"request-unreadable": {
		ends: "input",
		cause: "The ledger has something at the address of a request for trainings that is no request for that commit.",
		remedy: "Look at the record on the ledger branch, and bring the branch back to its last good commit."
	},
	"request-too-new": {
		ends: "input",
		cause: "Trainings were asked for by a newer version of mlops.",
		remedy: "Use the version that wrote the record, or a newer one."
	},
	"run-not-repeated": {
		ends: "unavailable",
		cause: "Trainings were asked for, which is recorded, and the forge refuses to run the jobs of the commit again.",
		remedy: "Run the pull request’s last run again on its page, or this job."
	},
	"training-started": {
		ends: "pass",
		cause: "A maintainer has asked for the training of a fork’s commit, and the workflow that trains it was started.",
		remedy: "Nothing to do: the pull request’s comment and check say what comes of it."
	},
	"training-not-started": {
		ends: "unavailable",
		cause: "A maintainer has asked for the training of a fork’s commit, and the forge refuses to start the workflow.",
		remedy: "Read the message: the default branch may lack `mlops-pull-request.yml` as `mlops init --workflows` writes it, or the job a permission. Then run the job again."
	},
	"loss-accepted": {
		ends: "pass",
		cause: "Somebody who may has accepted a loss; it is recorded, and the report is being made again.",
		remedy: "Nothing to do: comment and check say what is left."
	},
	"acceptance-unreadable": {
		ends: "input",
		cause: "The ledger has something at the address of an acceptance that is not the acceptance of that loss.",
		remedy: "Look at the record on the ledger branch, and bring the branch back to its last good commit."
	},
	"acceptance-too-new": {
		ends: "input",
		cause: "A loss was accepted by a newer version of mlops.",
		remedy: "Use the version that wrote it, or a newer one."
	},
	"report-not-started": {
		ends: "unavailable",
		cause: "A loss was accepted and recorded, and the forge refuses to run the job again that reports.",
		remedy: "Run the report job of the pull request’s last run again, or this job."
	}
});

// src/commands/reasons/builds.ts
const buildReasons = defineReasons({
	built: {
		ends: "pass",
		cause: "Every dataset that was asked for and that a command makes is there; it may be that there is none.",
		remedy: "Run `mlops validate` or `mlops train`."
	},
	"build-failed": {
		ends: "fail",
		cause: "A command that makes a dataset did not end well, or left nothing where `source` says.",
		remedy: "Read its log; what went wrong stands beside this."
	},
	"build-input-missing": {
		ends: "fail",
		cause: "A dataset is made from another one that is not there, so nobody can make it or say which version it is.",
		remedy: "Bring the dataset that the message names: it has a problem of its own."
	},
	"build-over-input": {
		ends: "input",
		cause: "The `source` of a built dataset also matches files that its command reads, which would be taken for its results.",
		remedy: "Let the command leave its files in a folder of their own, and name that as `source`."
	},
	"build-differs": {
		ends: "fail",
		cause: "The same command with the same inputs has left other files than are recorded, so what was checked and trained on before was something else.",
		remedy: "Make the command repeatable: sort what it writes, seed what is random, write no times, and pin what it fetches (`params`). A change of `code`, `params` or `env` makes it another version."
	},
	"dataset-not-built": {
		ends: "unknown",
		cause: "A command makes the dataset, and its files are not in the store of this machine.",
		remedy: "Run `mlops build` with the name of the dataset. On GitHub the job `build` of mlops-train.yml makes it: workflows that were copied before have none (docs/guides/derived-data.md)."
	},
	"nothing-to-build": {
		ends: "input",
		cause: "`mlops build` was given the name of a dataset that no command makes.",
		remedy: "Name a dataset with `build` in `mlops.yaml`, or a view of one."
	}
});

// src/commands/reasons/comparison.ts
const comparisonReasons = defineReasons({
	compared: {
		ends: "pass",
		cause: "The metrics were compared.",
		remedy: "Nothing to do."
	},
	"nothing-touched": {
		ends: "pass",
		cause: "The change does not touch the model, and the store no longer has its predictions. The same result on both sides has no difference.",
		remedy: "Nothing to do. To see its metrics, restore the store."
	},
	"nothing-to-compare": {
		ends: "unknown",
		cause: "No model has a metric on any side.",
		remedy: "Declare `metrics` or `evaluate`, then run `mlops train`."
	},
	"baseline-unreadable": {
		ends: "unknown",
		cause: "The baseline commit has a project file, but it or the parameters it names cannot be read.",
		remedy: "Repair the base branch first; what is compared with a broken commit is not a first run."
	},
	"bare-numbers": {
		ends: "pass",
		cause: "A model has only numbers that training reports, of one run and without a standard error, and no gate with `max-worse` or `min-better`: no noise is known, so nobody can tell better from worse.",
		remedy: "One of these: `evaluate` (computed from predictions), a standard error in the metrics file (`rmse_stderr` beside `rmse`), or `seeds: [1, 2, 3]` that the command reads from `MLOPS_SEED`. A gate with `max-worse` says how much worse passes, and beyond it one run is still unknown (`seed-noise-unknown`): see docs/reference/training.md."
	},
	"stage-before-changed": {
		ends: "pass",
		cause: "A stage of the `dvc.yaml` that runs before the training has another command, code or parameters than on the base, and the pipeline reports the numbers itself: its test rows may be others.",
		remedy: "If the stage draws the test rows, declare `evaluate` with labelled rows that it does not draw: then both models are scored on the same. See docs/guides/migrate-from-dvc-and-cml.md."
	},
	"scorer-changed": {
		ends: "unknown",
		cause: "The task is `scored`, and the command of the scoring step, its `setup`, a variable of `env` or a file that it alone reads (`evaluate.code`) is not the base branch’s: candidate and baseline were scored by different code, so their scores are not comparable.",
		remedy: "Bring the change of the scorer in a pull request of its own, with `when-unknown: allow` on the base branch while it is merged; the next change is then compared by the new scorer on both sides."
	},
	"labels-changed": {
		ends: "pass",
		cause: "The pull request changes labels of test rows that the base branch has already.",
		remedy: "Nothing is lost: the labels of the base branch judge. Merge the correction of labels by itself first."
	}
});

// src/commands/reasons/data-diff.ts
const dataDiffReasons = defineReasons({
	"data-compared": {
		ends: "pass",
		cause: "Two versions of data were compared.",
		remedy: "Nothing to do."
	},
	"data-nothing-in-common": {
		ends: "unknown",
		cause: "The two sides have no column in common, or one of them has no rows: nothing can be compared.",
		remedy: "Check that both name the data that you mean."
	},
	"data-bad-fail-on": {
		ends: "usage",
		cause: "`--fail-on` names nothing that a comparison of data can end with.",
		remedy: "Write `--fail-on drifted`, or leave it out: then nothing is judged."
	},
	"data-bad-delimiter": {
		ends: "usage",
		cause: "`--delimiter` names no text that can separate two values.",
		remedy: "Write it in quotes: `--delimiter \";\"`, and a tab as `--delimiter $'\\t'` in bash."
	},
	"data-side-missing": {
		ends: "input",
		cause: "A side of the comparison is no file, its glob matches none, or it is no regular file.",
		remedy: "Check the path, from the current folder or that of `--folder`. For a dataset of `mlops.yaml` name the revision, too: `train@HEAD`."
	},
	"data-side-folder": {
		ends: "input",
		cause: "A folder stands for its data files where all have one ending; this one has none, or several.",
		remedy: "Name the files that are meant by a glob in quotes, for example `\"data/*.parquet\"`."
	},
	"data-side-format": {
		ends: "input",
		cause: "The name of a file does not end like a known format, or the files of one glob have several formats.",
		remedy: "Data files end in .csv, .tsv, .json, .jsonl, .ndjson, .parquet, .arrow, .arrows, .ipc or .feather, also with .gz or .zst; sketches in .json."
	},
	"data-side-sketch": {
		ends: "input",
		cause: "A JSON file is a sketch, but a damaged one or one of another schema version.",
		remedy: "Make the sketch again, or compare the data themselves."
	},
	"data-side-database": {
		ends: "input",
		cause: "An operand begins like a database, and what follows names no table and no query.",
		remedy: "Write `postgres:WAREHOUSE_URL/public.outcomes`, or in quotes `\"postgres:WAREHOUSE_URL?query=SELECT …\"`; WAREHOUSE_URL is the name of an environment variable that holds the address. A file of such a name is `./postgres:…`."
	},
	"data-side-address": {
		ends: "input",
		cause: "An operand is the address of a database itself, and may hold a password; commands are kept and shown.",
		remedy: "Put the address into an environment variable and give its name: `postgres:WAREHOUSE_URL/public.outcomes`. If it had a password, that is in the history of your shell now."
	},
	"data-side-lines": {
		ends: "input",
		cause: "Lines of a text file are no rows of its table; what is compared without them is not the file.",
		remedy: "Correct these lines."
	}
});

// src/commands/reasons/deployment.ts
const deploymentCommandReasons = defineReasons({
	deployed: {
		ends: "pass",
		cause: "The release is live and verified.",
		remedy: "Nothing to do."
	},
	"rolled-back": {
		ends: "pass",
		cause: "A version that was verified here before is live again.",
		remedy: "Nothing to do."
	},
	"nothing-to-deploy": {
		ends: "pass",
		cause: "What the branch of the environment names is live already, or it names nothing.",
		remedy: "Nothing to do. `--again` brings up once more what should be live."
	},
	"deploy-waits": {
		ends: "unknown",
		cause: "What the branch of the environment names is not deployed: something is not as it has to be, or not yet.",
		remedy: "The message says what, and who can end it. `mlops status` shows the same for all environments."
	},
	"verification-failed": {
		ends: "fail",
		cause: "A question that the release or its environment asks of a deployment was answered wrongly.",
		remedy: "What was verified before is live. The version is held, or where the same one is live again with other settings or serving code, those are taken back. Merge a better one, or correct the question."
	},
	"verification-unknown": {
		ends: "fail",
		cause: "A question that is asked of a deployment could not be answered, so the version is not live.",
		remedy: "Put right what keeps it from being asked, then run `mlops deploy <environment> --again`; or revert the promotion."
	},
	"target-elsewhere": {
		ends: "unknown",
		cause: "The ledger says that a version is live in the environment, and its target here holds nothing of the model: another clone or machine deploys to it, or what was there is gone.",
		remedy: "Deploy where the environment runs: the same machine, and for a relative `folder` the same clone. Where that is lost, `mlops deploy <environment> --again` begins anew here."
	},
	"target-left-serving": {
		ends: "unknown",
		cause: "What was taken back, or has failed, had another folder as its target than what is live now, and is still there: nothing takes its place in that folder.",
		remedy: "Let whoever reads that folder, or asks its server, go to what is live; then end the server and remove the folder, as the message says. `mlops deploy <environment>` says it until then."
	},
	"nothing-before": {
		ends: "input",
		cause: "A version was to be taken back, and there is no other one that was verified in the environment before, was not taken back itself, and is not held.",
		remedy: "Promote another version by name (`mlops promote <model>@<version> --to <environment>`), or stop what is live by hand."
	},
	"another-deployment": {
		ends: "unavailable",
		cause: "Another process deploys to the same environment from this checkout.",
		remedy: "Wait for it; nothing was changed."
	},
	"release-bytes-missing": {
		ends: "unavailable",
		cause: "The store of this clone does not hold the model of a release. With the default `store:` each clone has one of its own, and a release names the store that `mlops.yaml` had when it was promoted.",
		remedy: "Deploy from the clone that has trained or deployed it, or copy its store here. For more than one clone, let `store:` in `mlops.yaml` name a folder that all of them see, before versions are promoted."
	},
	"to-deploy": {
		ends: "pass",
		cause: "The branch of the environment names releases, which the next job deploys or looks after.",
		remedy: "Nothing to do."
	},
	"rollback-begun": {
		ends: "pass",
		cause: "The version is held and its branch was put right; the forge deploys what the branch names.",
		remedy: "Look at the run of the workflow that deploys; `mlops status` says what is live."
	},
	"rollback-not-needed": {
		ends: "pass",
		cause: "The version that was to be taken back is not the one that the branch names: it was taken back before, or another one has come.",
		remedy: "Nothing to do. Name the version that the message says where that one is to be taken back, too."
	},
	"no-deploy-workflow": {
		ends: "input",
		cause: "The default branch has no `.github/workflows/mlops-deploy.yml`.",
		remedy: "Run `mlops init` where `mlops.yaml` names the environments: it writes the workflows. Commit and push them to the default branch, then run `mlops promote --init` again."
	},
	"image-not-built": {
		ends: "input",
		cause: "The model has `serve.image`, and this version builds no image: a deployment without it would be another one.",
		remedy: "Take `serve.image` out, and build the image in the command of the target; or wait for the version that builds it."
	},
	"release-not-merged": {
		ends: "input",
		cause: "The commit that a release names is not part of the default branch: the record of its version was written by somebody else, or the history of the default branch was rewritten.",
		remedy: "Look who has written the version on the branch `mlops/ledger`, and protect that branch. After a rewritten history promote a version that was made since."
	},
	"deployment-failed": {
		ends: "fail",
		cause: "A release was not made live, or is live no more: what was verified before is.",
		remedy: "Look at what was asked of it, in the record and in the issue. The version is held: merge a better one, or correct the question and deploy with `--override`."
	},
	"deployment-unreadable": {
		ends: "unknown",
		cause: "What the job that deploys has handed over is not what this version writes.",
		remedy: "Let both jobs use the same version of the actions. Run the workflow again: what is live is found and recorded."
	},
	"deployment-of-nothing": {
		ends: "unknown",
		cause: "The job that deploys says that it has deployed a release which the branch of its environment does not have in its history.",
		remedy: "Look at the branch: it was rewritten meanwhile, or somebody else has written what was handed over. Nothing was recorded; run the workflow again."
	},
	"deployment-elsewhere": {
		ends: "unknown",
		cause: "The job that deploys says what became of another environment than that of the branch which its run is of. It may speak of its own alone.",
		remedy: "Find out what has written that in the job: commands of the release or of its target run there. Nothing was recorded."
	},
	"target-in-checkout": {
		ends: "input",
		cause: "The target of an environment is a folder of the job’s checkout, which is removed with the job or cleaned by the next one.",
		remedy: "Let `target.folder` be an absolute path on the machine that `runs-on` names. Where the branch of the environment names such a folder already, revert that."
	},
	"store-expires": {
		ends: "unknown",
		cause: "The model’s files would be kept in a folder of the job’s checkout, which is gone when the job ends: nobody could deploy the version.",
		remedy: "Let `store:` in `mlops.yaml` name a registry (`oci://ghcr.io/<owner>/<name>`), a bucket (`s3://…`), or a folder of a machine of your own that every job sees. Then run the workflow again: nothing is trained for it."
	}
});

// src/commands/reasons/forks.ts
const forkReasons = defineReasons({
	"fork-not-trained": {
		ends: "unknown",
		cause: "The change comes from a fork and makes a training or a scoring necessary. Nothing of a fork runs unasked.",
		remedy: "A maintainer reads the change and comments `/mlops train <sha>` on its pull request."
	},
	"fork-not-recorded": {
		ends: "pass",
		cause: "A maintainer has started the training of a fork’s commit. Its results are shown and judged, and not recorded.",
		remedy: "After the merge the default branch trains what it has no record of."
	},
	"fork-on-other-base": {
		ends: "unknown",
		cause: "Training of a fork’s commit was started for a pull request into one branch, and it goes into another by now.",
		remedy: "Comment `/mlops train <sha>` again: the policy of the other branch judges then."
	},
	"fork-without-policy": {
		ends: "unknown",
		cause: "The base branch has no project file, so that only the fork’s own rules could judge the fork’s change.",
		remedy: "Bring `mlops.yaml` to the base branch by a pull request of a branch of this repository."
	},
	"training-of-own-branch": {
		ends: "usage",
		cause: "The workflow that trains a fork’s commit was started by hand for the pull request of a branch of this repository. Nothing of it ran.",
		remedy: "Push to the branch, or run its own run again on the page of the pull request: that one trains and records."
	}
});

// src/commands/reasons/infer.ts
const inferReasons = defineReasons({
	"infer-proposed": {
		ends: "pass",
		cause: "A contract was inferred from data.",
		remedy: "Read it: what data hold today is not yet what they have to hold. `--write` puts it into `mlops.yaml`."
	},
	"infer-written": {
		ends: "pass",
		cause: "A contract was inferred from data and put into `mlops.yaml`.",
		remedy: "Read the difference, change what is wrong, and run `mlops validate`."
	},
	"infer-nothing-new": {
		ends: "pass",
		cause: "The contract of each dataset says already whatever could be inferred.",
		remedy: "Nothing to do. Where `mlops validate` fails, `mlops infer --update` proposes changes."
	},
	"infer-no-project": {
		ends: "input",
		cause: "`mlops infer --update` changes contracts, and there is no `mlops.yaml` in a repository here that has any.",
		remedy: "Make one with `mlops init`, or infer a contract with `mlops infer <data> --write`."
	},
	"infer-database-source": {
		ends: "input",
		cause: "`mlops infer --update` changes contracts that are there, and was given a table of a database instead of the name of a dataset.",
		remedy: "Name the dataset that has this table as its `source`, or infer a contract with `--write`."
	},
	"infer-update-open": {
		ends: "unknown",
		cause: "Something in the data keeps their contract from being kept, or from being asked, that no edit of `mlops.yaml` silences.",
		remedy: "Repair the data; what `mlops infer --update` lists first is the first thing to look at."
	},
	"infer-no-table": {
		ends: "input",
		cause: "What is to be inferred from is a tree of files that nobody looks into, or a table without rows or columns.",
		remedy: "Name data files (.csv, .tsv, .json, .jsonl, .ndjson, .parquet, .arrow, .feather) that hold rows, or give the dataset a `format`."
	},
	"infer-odd-text": {
		ends: "input",
		cause: "The place in `mlops.yaml` is written with an anchor, an alias, a tag or between brackets, and cannot be added to without changing more.",
		remedy: "Write that part of the file in lines of its own, or copy what `mlops infer` prints."
	}
});

// src/commands/reasons/init.ts
const initReasons = defineReasons({
	"init-written": {
		ends: "pass",
		cause: "`mlops init` wrote files that were not there.",
		remedy: "Read them, commit them, and run `mlops plan`."
	},
	"init-proposed": {
		ends: "pass",
		cause: "`mlops init --dry-run` says which files it would write.",
		remedy: "Run it without `--dry-run` to write them."
	},
	"init-same": {
		ends: "pass",
		cause: "Every file that `mlops init` would write is there and says the same, or is a project file of your own.",
		remedy: "Nothing to do."
	},
	"init-differs": {
		ends: "pass",
		cause: "A file that `mlops init` would write is there and says something else; it is left as it is.",
		remedy: "Take from the difference what you like."
	},
	"init-unwritable": {
		ends: "input",
		cause: "The place of a file that `mlops init` proposes cannot be written or compared.",
		remedy: "Move away what the message names, or name another file with `--project`."
	},
	"nothing-recognised": {
		ends: "unknown",
		cause: "`mlops init` recognised neither data nor a training, so there is nothing to write a project file about.",
		remedy: "Add the data and a training script, or write `mlops.yaml` by hand: the README has the smallest useful one."
	}
});

// src/commands/reasons/lock.ts
const lockReasons = defineReasons({
	"lock-written": {
		ends: "pass",
		cause: "Entries of datasets were written into `mlops.lock`.",
		remedy: "Commit the file together with the data, so that a review sees both."
	},
	"lock-current": {
		ends: "pass",
		cause: "Each dataset that was asked about is the version that `mlops.lock` names, or none is frozen or in a database; data behind an address may have no entry.",
		remedy: "Nothing to do."
	},
	"lock-differs": {
		ends: "unknown",
		cause: "A dataset that is frozen or in a database has no entry in `mlops.lock`, or the data of one that has are not those of the entry.",
		remedy: "Put the data back as they were, or name the dataset: `mlops lock <dataset>`."
	},
	"data-stale": {
		ends: "fail",
		cause: "The newest `time` of rows that `mlops lock` was to agree on is older than `freshness` allows. Their entry was not written; others that were named were.",
		remedy: "Find out why the source stands still; where it may, allow more in `freshness`."
	},
	"freshness-unknown": {
		ends: "unknown",
		cause: "Of rows with a `freshness` nobody can tell how old they are: the column of `time` is not there, holds no points in time or none at all, or its newest lies more than a day ahead.",
		remedy: "Name the column with the time of the event under `time`, or mend the rows."
	},
	"lock-not-frozen": {
		ends: "input",
		cause: "`mlops lock` was asked for a dataset in files of the repository or of this machine, whose data may change freely.",
		remedy: "Give it `frozen: true` in `mlops.yaml` first, or leave it out."
	},
	"lock-too-many": {
		ends: "input",
		cause: "Behind an address there are more objects than an entry of `mlops.lock` names: 10,000.",
		remedy: "Name a narrower folder or glob, or gather the rows in larger files; without an entry each plan takes what is there then."
	}
});

// src/commands/reasons/promotion.ts
const promotionCommandReasons = defineReasons({
	promoted: {
		ends: "pass",
		cause: "What is right now was done: versions were numbered, promotion pull requests opened, closed or merged.",
		remedy: "Nothing to do; the board says what the next steps wait for."
	},
	"nothing-to-promote": {
		ends: "pass",
		cause: "Every version is where it may be now.",
		remedy: "Nothing to do; the board says what the next steps wait for."
	},
	"promotion-judged": {
		ends: "pass",
		cause: "The check `mlops promotion` says on a pull request whether it may be merged.",
		remedy: "Nothing to do; the check says what, if anything, is in the way."
	},
	"pull-not-judged": {
		ends: "unknown",
		cause: "The pull request that a run was started for is closed, or a promotion that is about to be.",
		remedy: "Nothing to do where it is closed. Otherwise run the job again, or `mlops promote`, which judges all that are open."
	},
	"version-not-ready": {
		ends: "unknown",
		cause: "The default branch has inputs of a model for which there is no result that could become a version.",
		remedy: "Run `mlops train` on the tip of the default branch, then `mlops promote` again."
	},
	"version-failed": {
		ends: "fail",
		cause: "The newest version of a model fails its gates against the version before, so automation promotes it nowhere.",
		remedy: "Merge a better one, or revert the merge. Where it is wanted all the same, a person promotes it: `mlops promote <model>@<version>`."
	},
	"version-unknown": {
		ends: "unknown",
		cause: "Whether the newest version of a model keeps its gates against the version before cannot be told, so automation promotes it nowhere.",
		remedy: "The sentence says what is missing. Where the version is wanted all the same, a person promotes it: `mlops promote <model>@<version>`."
	},
	"version-not-merged": {
		ends: "fail",
		cause: "The record of a version names a commit that is not part of the default branch: it was written by somebody else than `mlops promote`, or the history of the default branch was rewritten. Nothing is promoted, deployed or compared with it.",
		remedy: "Look who has written the record (`git log origin/mlops/ledger -- versions/<model>`), take that record off the ledger before anybody merges its commit (it would count from then on, with the verdict that it claims), and protect that branch. The next merge makes a version of its own; after a rewritten history `mlops promote` makes one of the tip."
	},
	"version-merge-unknown": {
		ends: "unknown",
		cause: "In a shallow clone nobody can tell whether the default branch has the commit of a version.",
		remedy: "Fetch the history of the default branch: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow."
	},
	"gates-not-asked": {
		ends: "unknown",
		cause: "A service that the comparison needs did not answer, so the gates of an environment were not asked of a version. Nothing is opened, merged or closed for it meanwhile.",
		remedy: "Run `mlops promote` again once it answers; on GitHub the clock does."
	},
	"branches-made": {
		ends: "pass",
		cause: "The branches of all environments are there.",
		remedy: "Nothing to do on GitHub, where what protects them was looked at. Elsewhere protect them on the host: changes by pull request only, no force push, no deletion."
	},
	"branches-unprotected": {
		ends: "unknown",
		cause: "The branches of all environments are there. Of what should keep everything but promotion pull requests out of them, and other branches away from their credentials, something is missing, lets more through, or may not be looked at with this token.",
		remedy: "Run `mlops promote --init --protect` with the token of an administrator in GITHUB_TOKEN, or click what the lines say. Where the plan of the owner has no such rules, `mlops deploy` itself refuses what no promotion pull request has brought."
	},
	"protect-without-init": {
		ends: "usage",
		cause: "`--protect` was given without `--init`.",
		remedy: "Run `mlops promote --init --protect`."
	},
	"init-alone": {
		ends: "usage",
		cause: "`promote --init` was given with models, `--to` or `--override`.",
		remedy: "Run `mlops promote --init`, and then `mlops promote` with the rest."
	},
	"protect-nowhere": {
		ends: "usage",
		cause: "`--protect` was given where promotion pull requests are in the repository itself, which has no settings to protect a branch with.",
		remedy: "Leave `--protect` out, and protect the branches where the remote is hosted, if it can."
	},
	"version-tag-elsewhere": {
		ends: "unknown",
		cause: "`tags: gto` asks for a tag whose name stands on another commit: somebody has made it by hand, or another tool has.",
		remedy: "Remove the tag (`git push origin --delete <tag>`) if nobody needs it, and run `mlops promote` again; where it has to stay, take `tags: gto` out of mlops.yaml. Nothing moves a tag that is there. Versions, promotions and deployments do not wait for it."
	},
	"version-tag-refused": {
		ends: "unknown",
		cause: "`tags: gto` asks for tags, and the remote does not take them: the token may not write, or a rule protects tags.",
		remedy: "Allow who runs `mlops promote` to create them (`contents: write` in a workflow, the ruleset for tags). Versions and promotions do not wait for it; the next run makes what is missing."
	},
	"versions-lost": {
		ends: "unknown",
		cause: "A promotion has brought a version to the branch of an environment, and the ledger does not have it: the ledger was made anew, or its records are gone.",
		remedy: "Restore the branch `mlops/ledger` from a clone that still has it (`git log --all mlops/ledger`). Nothing is numbered meanwhile, since the numbers would be given twice."
	},
	"ledger-lost": {
		ends: "unknown",
		cause: "A record is gone from the ledger, or says something else than when the branch of an environment got its release: the branch `mlops/ledger` was pushed over, or records on it were edited. Versions, promotions, reverts and deployments do not wait for it.",
		remedy: "Look what happened (`git log origin/mlops/ledger`, or a clone that has the branch as it was), put the records back, say holds again that are gone (`mlops hold`), and protect that branch. Deployments that cannot be put back are forgotten with the next promotion."
	},
	"release-commit-gone": {
		ends: "input",
		cause: "The commit of a release is not in this clone, so what runs beside the model is not known.",
		remedy: "Fetch the history of the default branch: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow."
	},
	"release-golden-missing": {
		ends: "unknown",
		cause: "A golden step has no rows: the release, or `mlops.yaml` of its commit, does not have the dataset that it names.",
		remedy: "Name in the step the dataset of `evaluate.label`, and promote a version that was made with it."
	},
	board: {
		ends: "pass",
		cause: "The board was shown.",
		remedy: "Nothing to do."
	},
	held: {
		ends: "pass",
		cause: "The hold was recorded.",
		remedy: "`mlops release` takes it back."
	},
	released: {
		ends: "pass",
		cause: "The hold was taken back.",
		remedy: "Nothing to do."
	},
	"hold-unchanged": {
		ends: "pass",
		cause: "The same was said before; nothing was recorded.",
		remedy: "Nothing to do."
	},
	"not-held": {
		ends: "usage",
		cause: "Nothing holds what was to be released.",
		remedy: "`mlops status` shows what is held, and by whom."
	},
	"reason-missing": {
		ends: "usage",
		cause: "A hold, or its end, says why: whoever finds it later has to know.",
		remedy: "Give `--because \"<reason>\"`."
	},
	"asked-is-there": {
		ends: "pass",
		cause: "A version was asked for by name, and it is live, on the branch of its environment, or has its pull request already.",
		remedy: "Nothing to do; the sentence says where it stands."
	},
	"asked-waits": {
		ends: "unknown",
		cause: "A version was asked for by name, and nothing came of it: something else stands in its way. What cannot be done now is not remembered.",
		remedy: "The message says what stands in its way. Put that right, and ask again."
	},
	"asked-twice": {
		ends: "usage",
		cause: "Two versions of one model were asked for in one command.",
		remedy: "Ask for one; for another environment run the command again with `--to`."
	},
	"branch-lost": {
		ends: "unknown",
		cause: "The branch of an environment is gone, though something is live there: somebody has deleted or renamed it.",
		remedy: "Run `mlops promote --init`, then `mlops promote`: its pull request puts what is live back on the branch. Or push the branch again from a clone that has it. Protect it against deletion."
	},
	"branch-unrecorded": {
		ends: "unknown",
		cause: "The branch of an environment names a version that is recorded nowhere, and that no promotion has brought: somebody has changed the release by hand. It is not deployed, and nothing older than that number follows there.",
		remedy: "Revert the commit that changed it in a clone of the branch, and push: `git revert <commit>`, of a merge with `-m 1`. Versions are numbered meanwhile as always."
	},
	"branch-unreadable": {
		ends: "unknown",
		cause: "The release file on the branch of an environment cannot be read, or is one of another model or environment: somebody has changed it by hand, or it is of a newer version of mlops-actions. Nothing is promoted or deployed there meanwhile; what is live stays.",
		remedy: "Revert the commit that changed it on that branch (`git revert`), or update mlops-actions where the message says that it is too new. What the branch had before counts as it did."
	},
	"asked-is-held": {
		ends: "fail",
		cause: "A version was asked for that is held where it is to go, and no `--override` says why it goes there all the same.",
		remedy: "Take the hold back (`mlops release <environment> <model>@<version> --because \"<why>\"`), or ask with `--override \"<why>\"`; both are recorded."
	},
	"no-such-version": {
		ends: "usage",
		cause: "A version was named that the ledger does not have.",
		remedy: "Name one of those in the message, or `<model>@<number>`."
	},
	"no-such-pull-request": {
		ends: "usage",
		cause: "A number was named that no promotion pull request has, or only one that is too old for the forge to list.",
		remedy: "Name one of those in the message; `mlops status` names each that is open."
	},
	"pull-request-shown": {
		ends: "pass",
		cause: "A promotion pull request was asked for, and is there.",
		remedy: "Nothing to do."
	},
	"no-such-environment": {
		ends: "usage",
		cause: "An environment was named that `mlops.yaml` of the default branch does not have.",
		remedy: "Use one of the names in the message."
	},
	"not-in-environment": {
		ends: "usage",
		cause: "A model was named that is not promoted to the environment.",
		remedy: "Use one of the names in the message, or add the model to `environments.<name>.models`."
	},
	"environments-missing": {
		ends: "input",
		cause: "`mlops.yaml` of the default branch declares no environments, so there is nowhere to promote to.",
		remedy: "Add `environments`, and `serve` to the models that are deployed (docs/guides/promotion.md)."
	},
	"promotion-offline": {
		ends: "usage",
		cause: "Promotion was asked for with `--offline`.",
		remedy: "Run without `--offline`."
	},
	"default-branch-unavailable": {
		ends: "unavailable",
		cause: "The remote does not give the newest commit of the default branch.",
		remedy: "Check network and credentials with `git fetch`, and run again."
	}
});

// src/commands/reasons/pull-request.ts
const pullRequestReasons = defineReasons({
	"no-branch": {
		ends: "input",
		cause: "The head is detached or on the base branch, which has no pull request.",
		remedy: "Switch to the branch of the pull request."
	},
	"no-pull-request": {
		ends: "input",
		cause: "The forge knows no open pull request of this branch.",
		remedy: "Open it first."
	},
	"pull-request-retargeted": {
		ends: "unknown",
		quiet: true,
		cause: "The pull request has got another base branch since the run began, whose policy has not judged it here.",
		remedy: "Nothing to do where the workflow answers to `edited`, as mlops-pull-request.yml does: the run for the new base reports. Else push again."
	},
	"evaluation-missing": {
		ends: "unknown",
		cause: "The job that compares the results did not hand on what it found: it failed, was cancelled or never ran.",
		remedy: "Read the log of the evaluate job and run it again."
	},
	"evaluation-elsewhere": {
		ends: "unknown",
		cause: "What the evaluate job handed on is about another commit, model, run or data version than this report.",
		remedy: "Run all jobs of the workflow again; if it stays, somebody else wrote the artifact."
	},
	"hand-over-corrupt": {
		ends: "unknown",
		cause: "What another job handed on is not what its name says.",
		remedy: "Run the job that made it again; if it stays, something in that job wrote it: read what the training runs."
	},
	"artifacts-unavailable": {
		ends: "unavailable",
		cause: "GitHub Enterprise Server has no artifact service for the current client, and the store of the base’s mlops.yaml is not one folder that all runners see: the jobs of a run cannot hand on what they have made.",
		remedy: "Set `store:` on the base branch to an absolute path outside of the checkout that every runner mounts, such as `/mnt/mlops`; or use the action that does all in one job."
	}
});

// src/commands/reasons/questions.ts
const questionReasons = defineReasons({
	"rows-folder-in-use": {
		ends: "usage",
		cause: "`--rows` names something that is no empty folder and cannot become one.",
		remedy: "Name a folder that is new or empty, outside of what a dataset reads: rows of an earlier run would stand beside those of this one."
	},
	planned: {
		ends: "pass",
		cause: "The plan was made; something has to run.",
		remedy: "Run `mlops train`, then `mlops report`."
	},
	listed: {
		ends: "pass",
		cause: "The records were listed.",
		remedy: "Nothing to do."
	},
	"bad-limit": {
		ends: "usage",
		cause: "`--limit` is not a whole number in its range.",
		remedy: "Name a number from 1 to 10000."
	},
	"bad-moment": {
		ends: "usage",
		cause: "`--at` is neither a day nor a time with its zone.",
		remedy: "Write `2026-11-22`, or `2026-11-22T09:00:00Z`."
	},
	"no-such-dataset": {
		ends: "usage",
		cause: "A dataset was named that `mlops.yaml` does not have.",
		remedy: "Use one of the names in the message."
	},
	"no-such-model": {
		ends: "usage",
		cause: "A model was named that `mlops.yaml` does not have.",
		remedy: "Use one of the names in the message."
	},
	"unknown-schema": {
		ends: "usage",
		cause: "A schema was named that does not exist.",
		remedy: "Run `mlops schema` for the list."
	},
	"schema-mismatch": {
		ends: "input",
		cause: "The file does not have the form that the schema asks for.",
		remedy: "See the messages for the places."
	},
	"schema-ok": {
		ends: "pass",
		cause: "The file has the form that the schema asks for.",
		remedy: "Nothing to do."
	},
	healthy: {
		ends: "pass",
		cause: "Every check of `mlops doctor` passed.",
		remedy: "Nothing to do."
	},
	unhealthy: {
		ends: "fail",
		cause: "A check of `mlops doctor` failed.",
		remedy: "Each failing line says what to do."
	}
});

// src/commands/reasons/records.ts
const recordReasons = defineReasons({
	"run-not-trusted": {
		ends: "pass",
		cause: "A recorded training or scoring, or dataset that a command has made, is not used, since the forge does not show which run of a trusted workflow has made it. What needs it is made again and recorded in its place.",
		remedy: "Nothing to do where the message names something that you did: records of a terminal, runs that are gone, workflows that the change edits. Else find out who put the record there (`git log mlops/ledger`), and let nobody but workflows write that branch."
	},
	"artifact-gone": {
		ends: "unknown",
		cause: "A recorded file is no longer in the store.",
		remedy: "Run `mlops train`: it makes again what is lost. Or restore the store."
	},
	"predictions-gone": {
		ends: "pass",
		cause: "The store no longer has predictions that a comparison would pair by row.",
		remedy: "Nothing has to be done; the interval is wider. `mlops train` makes them again for a comparison row by row."
	},
	"made-otherwise": {
		ends: "unknown",
		cause: "The store does not hold the bytes of a recorded result. Made again from the same inputs, they came out different, so they are not what was recorded and judged.",
		remedy: "If another store has the bytes, let `store` in mlops.yaml name it, or restore them. If they are lost for good, run `mlops train --replace`: it records the new result beside the old one, which stays, and reports say so."
	},
	"baseline-made-otherwise": {
		ends: "pass",
		cause: "The store does not hold the bytes of the baseline’s recorded result, and made again they came out different. Its recorded values are compared, unpaired.",
		remedy: "Nothing has to be done; the interval is wider. For a comparison row by row, let `store` name the folder that has the bytes, or run `mlops train --replace` to record the new result beside the old one."
	},
	"result-replaced": {
		ends: "pass",
		cause: "The bytes of a recorded result were lost and came out different when they were made again; somebody recorded the new result in its place (`mlops train --replace`).",
		remedy: "Know that earlier reports judged the replaced result; its record is still on the ledger, at the address in the message. Make training deterministic, or share the store, so that it does not happen again."
	},
	"recorded-first": {
		ends: "pass",
		cause: "Two machines made the same result at the same time, and it came out different. The first record stays, and what is said here rests on it.",
		remedy: "Make training deterministic (seeds, deterministic kernels), so that both come to the same; a metric that measures time counts as a result, too."
	},
	"recorded-otherwise": {
		ends: "unknown",
		cause: "Two machines made the same result at the same time, and it came out different. Somebody else has recorded theirs first, so the numbers at hand are of a result that is not recorded.",
		remedy: "Run again (in a workflow: all jobs, not only the failed ones): the recorded result is used then. Make training deterministic, so that both come to the same."
	}
});

// src/commands/reasons/renewal.ts
const renewalReasons = defineReasons({
	"versions-found": {
		ends: "pass",
		cause: "Each dataset that moves was read, and what has another version by now was handed over to be proposed.",
		remedy: "Nothing to do."
	},
	"versions-not-all-found": {
		ends: "fail",
		cause: "A dataset that moves could not be read, or its rows are too old to be agreed on. What has moved of the others is proposed all the same.",
		remedy: "Look at the problem of that dataset, and start the workflow again; its schedule does so, too."
	},
	"lock-not-on-base": {
		ends: "input",
		cause: "The workflow that renews the lock file was started for a commit which is not on the default branch, or no longer.",
		remedy: "Start it on the default branch. On another branch `mlops lock` renews the file of that one."
	},
	"renewal-unreadable": {
		ends: "input",
		cause: "What one job has handed over to the next about the versions of data is not what we write, or is about another commit.",
		remedy: "Run all jobs of the workflow again, with the same version of the action in each of them."
	},
	"renewal-proposed": {
		ends: "pass",
		cause: "A pull request proposes the new entries of `mlops.lock`.",
		remedy: "Review it like code: its workflow checks the data against its contract and trains what depends on it."
	},
	"renewal-current": {
		ends: "pass",
		cause: "Nothing has moved since `mlops.lock` was written; a pull request of ours that has become needless was closed.",
		remedy: "Nothing to do."
	},
	"renewal-refused": {
		ends: "pass",
		cause: "Somebody has closed the pull request that proposed the same entries, and nothing else has moved since.",
		remedy: "Open that one again where it was closed by mistake; the next that moves is proposed by itself."
	},
	"renewal-not-ours": {
		ends: "unknown",
		cause: "Something has moved, and somebody has pushed to the branch of the pull request, or has opened or edited that. It is left as it is, so what moved is proposed nowhere.",
		remedy: "Merge or close it and delete its branch, or run `mlops lock` on it; the next run proposes what is left."
	},
	"renewal-outdated": {
		ends: "unknown",
		quiet: true,
		cause: "An old run was started again, and the open pull request proposes what was read later.",
		remedy: "Nothing to do."
	}
});

// src/commands/reasons/steps.ts
const stepReasons = defineReasons({
	trained: {
		ends: "pass",
		cause: "Everything that had no recorded result was trained and scored.",
		remedy: "Run `mlops report`."
	},
	"smoke-ran": {
		ends: "pass",
		cause: "The smoke command of a model whose training waits ended well. It says nothing about the model.",
		remedy: "Nothing to do. Whether the model is as good as it should be, its training tells."
	},
	"smoke-failed": {
		ends: "fail",
		cause: "The smoke command of a model (`train.smoke`) failed, so its training did not begin.",
		remedy: "Read the end of the log. `mlops train` does the same on this machine, `--keep` leaves the run folder."
	},
	"data-failed": {
		ends: "fail",
		cause: "A dataset that the training needs broke its contract; nothing is trained on broken data.",
		remedy: "Repair the data, or change the contract in a reviewed commit."
	},
	"needed-model-missing": {
		ends: "unknown",
		cause: "A model needs another one, of which there is no run: its training failed, was refused or was not started. So this one was not trained or scored.",
		remedy: "See what became of the model that is named; `mlops train` makes what is missing, needed models first."
	},
	"numbers-not-renewed": {
		ends: "unknown",
		cause: "A model that is not trained has other files than the base, and the file with its numbers, which lies beside them, is the same: nobody knows what the new files reach.",
		remedy: "Measure the new files and commit the numbers with them, or let a step do it on each change: `evaluate: { run: … }`."
	},
	"not-trained": {
		ends: "unknown",
		cause: "No run is recorded for the inputs of this commit.",
		remedy: "Run `mlops train` on this commit first."
	},
	"training-not-requested": {
		ends: "unknown",
		cause: "The model has `when: request`, and nobody has asked for the training of this commit.",
		remedy: "Comment `/mlops train <sha>` on the pull request, with the whole commit id of its head."
	},
	"training-at-merge": {
		ends: "unknown",
		cause: "The model has `when: merge`: it is trained in the merge queue, or after the merge.",
		remedy: "Merge without a verdict on it, or comment `/mlops train <sha>` on the pull request."
	},
	"not-scored": {
		ends: "unknown",
		cause: "The model is trained, but its scores on the test rows are not recorded.",
		remedy: "Run `mlops train` on this commit: it scores what is missing."
	},
	"another-training": {
		ends: "unavailable",
		cause: "Two commands that train in one checkout would write into the same run folders.",
		remedy: "Wait until the other one has ended. If none is running, delete the file that the message names."
	},
	"labels-in-reach": {
		ends: "input",
		cause: "Files, or rows, with the labels that judge a model also reach its own code, which could repeat them: as its code, parameters or data, by a model that it needs, or by the command that makes its data.",
		remedy: "Take the file out of where the message says; keep test rows in files of their own, or in a view that has no row in common with those of training."
	},
	"rows-not-compared": {
		ends: "pass",
		cause: "The rows that judge a model are made by a command, of a dataset that training also gets or that a command makes its data of; nothing says which of them are the same.",
		remedy: "Give both the same `key` where training gets what the command reads. Of two commands see to it yourself that they part the rows, or use two views of one dataset."
	},
	"code-matches-nothing": {
		ends: "pass",
		cause: "A pattern under `code` matches no file of the commit, so it decides nothing and no step gets what it was to bring.",
		remedy: "Correct the pattern, or take it out; a file that git does not track is in no commit."
	},
	"no-label": {
		ends: "input",
		cause: "A model has a step that scores rows, but no label to compare the scores with.",
		remedy: "Add `label: { dataset: …, column: … }` under `evaluate`."
	},
	"baseline-failed": {
		ends: "pass",
		cause: "The results of the change are recorded, but its baseline, of which nothing was, could not be trained or scored: an older commit whose training fails, for example.",
		remedy: "Nothing has to be repaired there. `mlops report` asks the absolute gates; relative ones are unknown (`no-baseline`) until a commit that trains is the baseline."
	},
	"evaluation-failed": {
		ends: "unknown",
		cause: "The step that scores the test rows did not end well, so there is nothing to compare.",
		remedy: "Read its log; run the command by hand with the variables that the log lists."
	}
});

// src/commands/reasons/surroundings.ts
const surroundingsReasons = defineReasons({
	"own-folder-tracked": {
		ends: "input",
		cause: "A file of `.mlops` is in git. That folder holds what one machine found out, and a commit must neither bring results nor say where they are written.",
		remedy: "Take it out of git: `git rm -r --cached .mlops`, then commit."
	},
	"own-folder-taken": {
		ends: "input",
		cause: "Where our folder `.mlops`, or a file in it, should be, there is something of another kind.",
		remedy: "Move away what the message names; what belongs there is made again."
	},
	"file-unreadable": {
		ends: "input",
		cause: "A file that was named cannot be read, or is neither JSON nor YAML.",
		remedy: "Check its path and its content."
	},
	"output-unwritable": {
		ends: "input",
		cause: "The folder that `--output` names cannot be made or written to.",
		remedy: "Name a folder that is not there yet, or one that may be written to."
	},
	"disk-full": {
		ends: "unavailable",
		cause: "The disk is full.",
		remedy: "Free some space and run the command again; what was finished is kept."
	},
	"access-denied": {
		ends: "unavailable",
		cause: "The system does not let this user read or write what the command needs: rights of a file or folder, or a file system that is read-only.",
		remedy: "Give this user the rights to what the message names (a command in a container may have left files of another user), or work where it may write."
	},
	cancelled: {
		ends: "cancelled",
		cause: "Somebody or something stopped the command (Ctrl-C, a cancelled job).",
		remedy: "Run it again: what was finished is kept and not done twice."
	},
	defect: {
		ends: "defect",
		cause: "Something happened that the program did not expect: a defect of ours.",
		remedy: "Report it with the text that was printed; your repository and the ledger are as they were."
	}
});

// src/commands/reasons.ts
const commandReasons = defineReasons({
	...surroundingsReasons,
	...questionReasons,
	...initReasons,
	...inferReasons,
	...lockReasons,
	...renewalReasons,
	...stepReasons,
	...buildReasons,
	...recordReasons,
	...comparisonReasons,
	...dataDiffReasons,
	...pullRequestReasons,
	...forkReasons,
	...answeringReasons,
	...promotionCommandReasons,
	...deploymentCommandReasons
});

export { commandReasons as t };