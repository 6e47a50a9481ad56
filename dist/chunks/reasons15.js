import { n as defineReasons } from "./problem.js";

// src/promotion/reasons.ts
const promotionReasons = defineReasons({
	"promotion-record-unreadable": {
		ends: "input",
		cause: "A version, deployment or hold record of the ledger does not have the form of one.",
		remedy: "Look who wrote it (`git log` of the ledger branch), and restore what was there before."
	},
	"promotion-record-too-new": {
		ends: "input",
		cause: "The record was written by a newer version of mlops-actions.",
		remedy: "Update mlops-actions."
	},
	"promotion-release-unreadable": {
		ends: "input",
		cause: "A release file is not plain YAML: a syntax error, an anchor or alias, a doubled key, or too large.",
		remedy: "Revert the commit that changed it: release files are changed by promotion pull requests only."
	},
	"promotion-release-invalid": {
		ends: "input",
		cause: "A key or value of a release file is not what it may be.",
		remedy: "Revert the commit that changed it: release files are changed by promotion pull requests only."
	},
	"promotion-release-too-new": {
		ends: "input",
		cause: "The release file was written by a newer version of mlops-actions.",
		remedy: "Update mlops-actions in the job that deploys."
	},
	"promotion-order-cycle": {
		ends: "defect",
		cause: "Environments need one another in a circle, which reading mlops.yaml should have refused.",
		remedy: "Report it with the message."
	}
});

export { promotionReasons as t };