import { n as defineReasons } from "./problem.js";

// src/forge/reasons.ts
const forgeReasons = defineReasons({
	"forge-git-too-old": {
		ends: "unavailable",
		cause: "git is older than 2.38 and cannot merge without a work tree.",
		remedy: "Install git 2.38 or newer."
	},
	"forge-unavailable": {
		ends: "unavailable",
		cause: "The repository that holds the pull requests does not answer.",
		remedy: "Check the address and permissions with git ls-remote."
	},
	"forge-refused": {
		ends: "unavailable",
		cause: "The repository that holds the pull requests refuses what is written to refs/pull/.",
		remedy: "Check permissions and hooks of that repository."
	},
	"forge-busy": {
		ends: "unavailable",
		cause: "Other writers were faster every time, or a lock file in the repository is left over.",
		remedy: "Run again."
	},
	"forge-corrupt": {
		ends: "input",
		cause: "The records of the pull requests are not what we write.",
		remedy: "Look at them with git fetch origin refs/pull/records and git show FETCH_HEAD."
	},
	"forge-no-branch": {
		ends: "input",
		cause: "A branch of the pull request exists neither in the repository nor on its remote.",
		remedy: "Check the name; push the branch."
	},
	"forge-no-pull-request": {
		ends: "input",
		cause: "There is no pull request of this number.",
		remedy: "List them with git ls-remote origin \"refs/pull/*\"."
	},
	"renewal-not-here": {
		ends: "input",
		cause: "The lock file was to be renewed by pull request, and the repository is not on GitHub.",
		remedy: "Run `mlops lock --moving` in a checkout, and commit `mlops.lock` on a branch."
	},
	"no-fork-pull-request": {
		ends: "unknown",
		quiet: true,
		cause: "The run was one for a fork, and no pull request is open from its branch: it was closed, or the branch is gone.",
		remedy: "Nothing to do: nobody waits for a report."
	},
	"pull-request-moved-on": {
		ends: "unknown",
		quiet: true,
		cause: "The pull request was closed, or has another head, since the run began that this report would be about.",
		remedy: "Nothing to do: the run of the newer commit reports."
	},
	"forge-no-permission": {
		ends: "unavailable",
		cause: "GitHub does not allow the token to do this, or does not show the repository to it.",
		remedy: "Add the line that the message names under `permissions:` of the job."
	},
	"forge-bad-token": {
		ends: "unavailable",
		cause: "The token is wrong, was revoked or is too old: that of a job ends with the job, or after 24 hours.",
		remedy: "Report from a job of its own, with the `GITHUB_TOKEN` of that job."
	},
	"forge-no-token": {
		ends: "unavailable",
		cause: "The pull requests are on GitHub, and no token was given.",
		remedy: "In a job, set `GITHUB_TOKEN` to `github.token` under `env:` of the step; in a terminal, export one."
	},
	"forge-limited": {
		ends: "unavailable",
		cause: "A limit of GitHub on the number of requests lasts longer than is worth waiting for.",
		remedy: "Run the job again later."
	},
	"forge-no-answer": {
		ends: "unavailable",
		cause: "GitHub did not answer, or only with errors of its own, several times in a row.",
		remedy: "See githubstatus.com; run the job again."
	},
	"forge-rejected": {
		ends: "unavailable",
		cause: "GitHub does not accept what was sent to it.",
		remedy: "Read GitHub's words in the message; a commit that was never pushed is a common cause."
	},
	"forge-strange-answer": {
		ends: "unavailable",
		cause: "What answered is not GitHub, or a version of it that is not known.",
		remedy: "Check `GITHUB_API_URL`."
	},
	"forge-text-too-long": {
		ends: "defect",
		cause: "A text for GitHub is longer than it takes, although whole sections were left out.",
		remedy: "Report this; the whole report is in the output folder."
	},
	"forge-context": {
		ends: "input",
		cause: "The variables or the event file that a runner sets are missing, unreadable or unsafe.",
		remedy: "Run in a job of GitHub Actions, or set `GITHUB_REPOSITORY`, and `GITHUB_API_URL` with https."
	},
	"forge-no-remote": {
		ends: "input",
		cause: "The pull requests are on GitHub, and the clone that this runs in has no remote of the wanted name.",
		remedy: "Run in a clone of the repository, as `actions/checkout` makes it, or name its remote with `--remote`."
	},
	"forge-no-pull-requests-by-jobs": {
		ends: "unavailable",
		cause: "A setting of the repository or of its organization forbids jobs to open pull requests.",
		remedy: "Let an administrator tick \"Allow GitHub Actions to create and approve pull requests\" under Settings → Actions → General → Workflow permissions, or give the step the token of a GitHub App."
	},
	"deploy-workflow-missing": {
		ends: "input",
		cause: "The workflow that deploys is not on the branch of the environment, or not on the default branch.",
		remedy: "Run `mlops promote --init`, which puts it there, and push what it has written."
	},
	"promotion-merge-refused": {
		ends: "unavailable",
		cause: "What protects the branch of the environment does not allow this promotion pull request to be merged yet.",
		remedy: "Read GitHub's words in the message: a check that is not green, an approval that is missing, or no way of merging that both the repository and its rules allow. Then run again."
	}
});

export { forgeReasons as t };