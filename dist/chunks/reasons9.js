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
	}
});

export { forgeReasons as t };