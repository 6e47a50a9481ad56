import { n as defineReasons } from "./problem.js";

// src/training/reasons.ts
const trainingReasons = defineReasons({
	"command-not-found": {
		ends: "fail",
		cause: "The program that the command names is not on PATH of the step, or is not executable.",
		remedy: "Install it where the step runs, add its folder to PATH, or declare the script under `code`."
	},
	"command-failed": {
		ends: "fail",
		cause: "The command ended with an exit code other than 0.",
		remedy: "Read the end of the log; run the command yourself in a kept run folder (`mlops train --keep`, of a dataset `mlops build --keep`)."
	},
	"command-crashed": {
		ends: "fail",
		cause: "The command was ended by a signal of its own making (SIGSEGV, SIGABRT, …).",
		remedy: "Look for a native library that does not fit this machine; the end of the log may name it."
	},
	"setup-failed": {
		ends: "fail",
		cause: "The command that makes the language environment of a step ended with an error, so the step did not begin.",
		remedy: "Read the end of the log. Correct `setup` in `mlops.yaml` or the lock file; `setup: none` leaves the environment to you."
	},
	"setup-unreachable": {
		ends: "unavailable",
		cause: "The setup of a step could not reach a server that it installs from.",
		remedy: "Start it again; on a machine without that network install the packages beside the lock file before, or say `setup: none`."
	},
	"setup-program-missing": {
		ends: "pass",
		cause: "A lock file was found for the language of the command, but the program that installs from it is not on PATH. The step ran with what the machine has.",
		remedy: "Install the program where the step runs, or say in `mlops.yaml` what makes the environment: `setup: …` or `setup: none`."
	},
	"setup-not-pinned": {
		ends: "pass",
		cause: "The file that packages were installed from does not pin all of them, so the same fingerprint may get others tomorrow.",
		remedy: "Pin them: `uv lock`, `poetry lock`, or `pip-compile --generate-hashes`. What was installed is recorded with the run."
	},
	"bad-data-reported": {
		ends: "fail",
		cause: "The command ended with exit code 42, by which it says that its data are bad.",
		remedy: "Read the log, repair the data, and add the rule that was broken to the data contract."
	},
	"out-of-memory": {
		ends: "fail",
		cause: "The step needed more memory than it could get: the kernel killed it, or the program said so itself.",
		remedy: "Use less memory (smaller batches, fewer columns) or a larger machine (`resources`, `runs-on`)."
	},
	"timed-out": {
		ends: "fail",
		cause: "The step ran longer than its `timeout` and was stopped with all its children.",
		remedy: "Raise `timeout`, or make the step faster; look in the log where it stood."
	},
	"step-cancelled": {
		ends: "cancelled",
		cause: "The step was stopped from outside (Ctrl-C, a cancelled job) with all its children.",
		remedy: "Start it again; nothing of the cancelled step is used."
	},
	"step-killed": {
		ends: "unavailable",
		cause: "Something outside killed the step (SIGKILL), and nothing shows that memory was the reason.",
		remedy: "Start it again; look into the system log of the machine if it happens twice."
	},
	"step-preempted": {
		ends: "unavailable",
		cause: "The step was told to stop from outside (SIGTERM), as machines do that are reclaimed.",
		remedy: "Start it again."
	},
	"artifact-changed": {
		ends: "fail",
		cause: "The step that scores changed or removed a file of a model that is not trained, so that nobody knows which content made the predictions.",
		remedy: "Let the step read these files only, and write elsewhere: `$MLOPS_OUTPUT` or `$TMPDIR`."
	},
	"output-missing": {
		ends: "fail",
		cause: "The command ended well but did not write an output that `mlops.yaml` declares.",
		remedy: "Write it to `$MLOPS_OUTPUT` or below the working directory, or correct the declared path."
	},
	"output-refused": {
		ends: "fail",
		cause: "A declared output is a link, not a regular file, or lies outside the folders of the step.",
		remedy: "Write regular files to `$MLOPS_OUTPUT`; copy what a link points to."
	},
	"output-twice": {
		ends: "unknown",
		cause: "An output was written both to `$MLOPS_OUTPUT` and in place, with different content: nobody knows which one it is, so nothing of the step is used.",
		remedy: "Write it once: to `$MLOPS_OUTPUT`, or to its place below the working directory."
	},
	"undeclared-input": {
		ends: "fail",
		cause: "The step looked for a file that exists in the repository but is not declared as its input.",
		remedy: "Add the file to `code` (or `data`, `params`) of the model, or to `evaluate.code` if only the scoring reads it; only then a change of it is noticed."
	},
	"child-survived": {
		ends: "unknown",
		cause: "The command ended but left processes running; they were ended, so that nothing writes later.",
		remedy: "Wait for your child processes before the command ends."
	},
	"folder-not-removed": {
		ends: "pass",
		cause: "The run folder could not be removed after the step. Its results were taken before; only disk space is lost.",
		remedy: "Remove the folder that the message names yourself; the next command tries it too."
	},
	"input-missing": {
		ends: "input",
		cause: "A declared input is not there: not in the commit, or not on this machine.",
		remedy: "Commit the file, fetch the data (`dvc pull`, `git lfs pull`), or correct `mlops.yaml`."
	},
	"input-changed": {
		ends: "input",
		cause: "A data file changed between the plan and the step.",
		remedy: "Run the command again when nothing writes to the data any more."
	},
	"submodule-not-supported": {
		ends: "input",
		cause: "A declared path is a submodule; what it holds is not part of the commit that is trained.",
		remedy: "Exclude it with a `!` line under `code`, or copy the needed files into the repository."
	},
	"symlink-outside": {
		ends: "input",
		cause: "A declared symbolic link leads, or could lead, out of the repository.",
		remedy: "Replace the link by the file, or let it point to a path below the root without `..` in its middle."
	},
	"path-refused": {
		ends: "input",
		cause: "A path of the commit or of the data is absolute, leads upwards, or names `.git`.",
		remedy: "Rename the file."
	},
	"variable-reserved": {
		ends: "input",
		cause: "A declared variable or secret has a name that belongs to the workflow runner or to the training contract.",
		remedy: "Use another name; GITHUB_*, ACTIONS_*, RUNNER_*, INPUT_* and MLOPS_* never come from a project."
	},
	"folder-not-empty": {
		ends: "input",
		cause: "The folder for the results holds files of something else.",
		remedy: "Name an empty or new folder."
	},
	"no-run-folder": {
		ends: "unavailable",
		cause: "Every folder for temporary files lies inside the checkout, where a step would see undeclared files, or cannot be written.",
		remedy: "Set TMPDIR to a folder outside the checkout that this user may write to."
	},
	"no-space-left": {
		ends: "unavailable",
		cause: "The disk is full, so inputs or outputs could not be written.",
		remedy: "Free space, or point TMPDIR to a larger disk; nothing of the step was recorded."
	},
	"gpu-unfit": {
		ends: "unavailable",
		cause: "The machine has not the GPUs that `resources.gpus` asks for in a state fit for training.",
		remedy: "Look at `nvidia-smi`; end foreign processes, choose another machine, or correct `resources.gpus`."
	},
	"machine-too-small": {
		ends: "unavailable",
		cause: "The machine has fewer cores or less memory than `resources` asks for.",
		remedy: "Train on the machine that `runs-on` names, choose a larger one, or correct `resources`."
	},
	"gpu-lost": {
		ends: "unavailable",
		cause: "A GPU that was fit before the step is gone or reports new memory errors after it failed.",
		remedy: "Start again on another machine and have this one looked at."
	},
	"gpu-query-warned": {
		ends: "pass",
		cause: "`nvidia-smi` ended with an error although all values that count were given and are fine.",
		remedy: "Look at what it said; a warning about the infoROM is known to be harmless."
	},
	"metrics-refused": {
		ends: "fail",
		cause: "A metrics file is too large to be one.",
		remedy: "Write a file of its own with the numbers that count."
	},
	"runs-not-foldable": {
		ends: "unknown",
		cause: "The runs of one fingerprint do not belong together, or one of them did not end well.",
		remedy: "Train again; only complete sets of runs are recorded."
	},
	"build-unreadable": {
		ends: "input",
		cause: "The record of a dataset that a command made is not what its schema says.",
		remedy: "Restore it from the history of the ledger branch; report it if this version wrote it."
	},
	"build-corrupt": {
		ends: "input",
		cause: "The digest that the record of a dataset made by a command has for all of its files is not that of the files which it lists: it was changed after it was written.",
		remedy: "Find out who changed it (`git log mlops/ledger`) and undo that by a reviewed commit on the ledger branch. A record that is not on the ledger yet is in `.mlops/records`: delete it there."
	},
	"build-too-new": {
		ends: "input",
		cause: "The record of a dataset that a command made was written by a newer version.",
		remedy: "Use that version, or a newer one."
	},
	"run-unreadable": {
		ends: "input",
		cause: "A run record is not what its schema says.",
		remedy: "Restore it from the history of the ledger branch; report it if this version wrote it."
	},
	"run-too-new": {
		ends: "input",
		cause: "A run record was written by a newer version than this one.",
		remedy: "Update mlops-actions."
	}
});

export { trainingReasons as t };