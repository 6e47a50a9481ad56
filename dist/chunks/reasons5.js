import { n as defineReasons } from "./problem.js";

// src/ledger/reasons.ts
const ledgerReasons = defineReasons({
	"ledger-no-repository": {
		ends: "input",
		cause: "The folder is not in a git repository, so there is no place for the ledger.",
		remedy: "Run inside of the repository, or make one: git init."
	},
	"ledger-git-missing": {
		ends: "unavailable",
		cause: "There is no git on the search path.",
		remedy: "Install git 2.38 or newer."
	},
	"ledger-git-too-old": {
		ends: "unavailable",
		cause: "git is older than 2.38.",
		remedy: "Install git 2.38 or newer."
	},
	"ledger-unavailable": {
		ends: "unavailable",
		cause: "The remote that holds the ledger does not answer, or does not let us read.",
		remedy: "Check network and credentials with git ls-remote, or work from what was read before with --offline."
	},
	"ledger-push-refused": {
		ends: "unavailable",
		cause: "The remote refuses a push to the ledger branch: no permission, a protection rule or a hook.",
		remedy: "Allow the push (contents: write in a workflow). The records wait on this machine; the next write sends them."
	},
	"ledger-busy": {
		ends: "unavailable",
		cause: "Other writers were faster every time, or a lock file in the repository is left over.",
		remedy: "Run again; the records wait on this machine and are sent then."
	},
	"ledger-corrupt": {
		ends: "input",
		cause: "The ledger branch is not what we write: an object is missing, is of another kind, or is not JSON, or a record is not the one of its address.",
		remedy: "Look at the branch with git log and git fsck, and bring it back to its last good commit."
	},
	"ledger-newer": {
		ends: "input",
		cause: "The ledger was written by a newer version of mlops.",
		remedy: "Use the version that the rest of the team uses, or a newer one."
	},
	"record-conflict": {
		ends: "fail",
		cause: "Another record with other bytes is at the address already; records are write-once.",
		remedy: "Compare both; equal inputs gave different results, or somebody wrote a record by hand."
	},
	"ledger-bad-address": {
		ends: "defect",
		cause: "An address was made from a part that is no plain name, or the record is not JSON.",
		remedy: "Report it with the message."
	}
});

export { ledgerReasons as t };