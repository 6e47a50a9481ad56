import { n as defineReasons } from "./problem.js";

// src/repository/reasons.ts
const repositoryReasons = defineReasons({
	"not-a-repository": {
		ends: "input",
		cause: "The command was started outside a git repository; everything it knows is in git.",
		remedy: "Change into your repository, or run `git init` and commit `mlops.yaml` first."
	},
	"bare-repository": {
		ends: "input",
		cause: "The repository has no work tree, so there is no `mlops.yaml` to read and no place for data.",
		remedy: "Clone the repository and run the command in the clone."
	},
	"no-commit": {
		ends: "input",
		cause: "The repository has no commit yet, and data, code and results are known by the commit that they came with.",
		remedy: "Commit `mlops.yaml`, the code and the data (or their pointers), then run the command again."
	},
	"tags-unavailable": {
		ends: "unavailable",
		cause: "The remote does not say which tags it has.",
		remedy: "Look at the network and the address of the remote, then run the command again."
	},
	"project-missing": {
		ends: "input",
		cause: "The judged commit has no project file.",
		remedy: "Write `mlops.yaml` at the root of the repository (`mlops init` proposes one) and commit it."
	},
	"unknown-revision": {
		ends: "usage",
		cause: "A revision that was named does not exist in this clone.",
		remedy: "Check the spelling, or fetch it first: `git fetch origin <branch>`."
	},
	"base-not-found": {
		ends: "usage",
		cause: "The base branch that was named is not in this clone; or none was named and none of origin/HEAD, main or master exists. A clone made with `--depth` or `--single-branch` has one branch and fetches no other.",
		remedy: "Name it: `--base <branch>`."
	},
	"no-such-remote": {
		ends: "usage",
		cause: "`--remote` names a git remote that this clone does not have.",
		remedy: "Correct the name (`git remote`), or add it: `git remote add <name> <url>`."
	},
	"base-not-pushed": {
		ends: "pass",
		cause: "The base branch of this clone has commits that the remote does not have. What the remote has judges, and is compared with, as it would be in a pull request.",
		remedy: "Push the base branch, if these commits should count: `git push`."
	},
	"shallow-clone": {
		ends: "input",
		cause: "The clone is shallow and the commit to compare with lies beyond its edge.",
		remedy: "Fetch the history: `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)."
	},
	"no-merge-base": {
		ends: "input",
		cause: "The branch and its base have no common commit.",
		remedy: "Rebase the branch on its base, or name another base with `--base`."
	},
	"path-not-taken": {
		ends: "input",
		cause: "The work tree holds something that git cannot commit, so no result could be about it.",
		remedy: "Remove it, make it readable, or let `.gitignore` name it."
	},
	"dirty-tree": {
		ends: "input",
		cause: "Files that are inputs differ from the commit; a result must belong to a commit that others can see.",
		remedy: "Commit the files, or put them aside with `git stash --include-untracked`."
	},
	"data-not-locked": {
		ends: "unknown",
		cause: "A dataset is rows of a database, and `mlops.lock` does not say which version of them is meant.",
		remedy: "Run `mlops lock <dataset>` where the database can be asked, and commit the lock file."
	},
	"lock-other-objects": {
		ends: "input",
		cause: "The entry of `mlops.lock` for data behind an address does not belong to it: the `source` is another one now, or the entry was written by hand.",
		remedy: "Run `mlops lock <dataset>` and commit the lock file."
	},
	"data-outside": {
		ends: "input",
		cause: "A path leads out of the repository, directly or through a symbolic link.",
		remedy: "Move the file into the repository and name it by its path from the root."
	},
	"data-in-other-repository": {
		ends: "input",
		cause: "A dataset names files of a folder that is a git repository of its own (a submodule, a clone), so that no commit of this one has them.",
		remedy: "Track the files here, name them by an address (`s3://…`, `https://…`), or leave the folder out of `source`."
	},
	"data-no-file": {
		ends: "input",
		cause: "What a dataset names is a pipe, a socket or a device, which no commit has.",
		remedy: "Write the data into a file, or leave this one out of `source`."
	},
	"data-missing": {
		ends: "fail",
		cause: "The file that a dataset names is neither in the commit nor on this machine.",
		remedy: "Correct `source`, commit the file, or fetch it (`git lfs pull`, `dvc pull`)."
	},
	"no-files-match": {
		ends: "fail",
		cause: "The glob that a dataset names matches no file.",
		remedy: "Correct the glob, or add the files; an empty dataset is never passed over."
	},
	"data-mixed": {
		ends: "input",
		cause: "The glob of a dataset matches files of the commit and files that git ignores; only one kind can count.",
		remedy: "Commit the ignored files (or their DVC pointers), move them elsewhere, or narrow the glob."
	},
	"data-not-local": {
		ends: "unavailable",
		cause: "The commit holds only a pointer (DVC or LFS), and the content is not on this machine.",
		remedy: "Fetch the content first: `dvc pull` or `git lfs pull`."
	},
	"pointer-content-damaged": {
		ends: "input",
		cause: "What the cache of DVC or Git LFS holds under a digest has another digest: a disk, or somebody, has changed it. Nothing of it was read as data.",
		remedy: "Remove it from the cache and fetch it again: `dvc pull`, `git lfs fsck` and `git lfs pull`."
	},
	"pointer-unreadable": {
		ends: "input",
		cause: "A DVC or LFS pointer file does not have the form that its tool writes.",
		remedy: "Write it again with its tool (`dvc add`, `git lfs track`)."
	},
	"text-not-utf8": {
		ends: "input",
		cause: "A file that people write (the project file, parameters, a schema) is not encoded in UTF-8.",
		remedy: "Save it as UTF-8, for example with `iconv -f LATIN1 -t UTF-8`, and commit it."
	},
	"artifact-not-tracked": {
		ends: "input",
		cause: "A model that is not trained names files that the commit does not have.",
		remedy: "Commit them (`git add`), correct the name, or say how the model is trained."
	},
	"params-missing": {
		ends: "input",
		cause: "A parameters file that a model names is not in the commit.",
		remedy: "Commit the file or correct `params`."
	},
	"schema-missing": {
		ends: "input",
		cause: "A JSON Schema that a model names for its own files is not in the commit.",
		remedy: "Commit the schema or correct `schemas`."
	},
	"git-too-old": {
		ends: "unavailable",
		cause: "The installed git is older than 2.38, which first could merge without a work tree.",
		remedy: "Install git 2.38 or newer."
	},
	"git-missing": {
		ends: "unavailable",
		cause: "There is no git on PATH.",
		remedy: "Install git 2.38 or newer."
	},
	"environment-branch-missing": {
		ends: "input",
		cause: "The branch of an environment does not exist, so that nothing can be promoted there.",
		remedy: "Make the branches of all environments with `mlops promote --init`, which a person runs from a checkout."
	},
	"environment-branch-unavailable": {
		ends: "unavailable",
		cause: "The remote that holds the branch of an environment does not answer or does not let us read, or others write to it again and again while we do.",
		remedy: "Check network and credentials with `git ls-remote`, and run again."
	},
	"environment-branch-refused": {
		ends: "unavailable",
		cause: "The remote refuses a push: no permission, a protection rule or a hook.",
		remedy: "Allow the push (`contents: write` in a workflow). The branch of an environment itself may be protected: only branches below `mlops/promotion/` have to be writable."
	},
	"proposal-refused": {
		ends: "unavailable",
		cause: "The remote refuses the branch of a pull request that a job makes: no permission, a protection rule or a hook.",
		remedy: "Give the job `contents: write`, and let rules for branches leave this one out."
	},
	"environment-branch-unreadable": {
		ends: "input",
		cause: "The branch of an environment holds something else than files where releases should be, or objects are missing.",
		remedy: "Look at the branch with `git ls-tree -r`, and put it right by a revert."
	}
});

export { repositoryReasons as t };