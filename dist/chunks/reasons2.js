import { n as defineReasons } from "./problem.js";

// src/cli/reasons.ts
const cliReasons = defineReasons({
	usage: {
		ends: "usage",
		cause: "The command line does not have the form that the command takes.",
		remedy: "Look at `mlops <command> --help`."
	},
	cancelled: {
		ends: "cancelled",
		cause: "Somebody or something stopped the command (Ctrl-C, a cancelled job).",
		remedy: "Run it again: what was finished is kept and not done twice."
	},
	"disk-full": {
		ends: "unavailable",
		cause: "The disk is full.",
		remedy: "Free some space and run the command again; what was finished is kept."
	},
	defect: {
		ends: "defect",
		cause: "Something happened that the program did not expect: a defect of ours.",
		remedy: "Report it with the text that was printed; your repository and the ledger are as they were."
	}
});

export { cliReasons as t };