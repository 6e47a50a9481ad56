import { n as defineReasons } from "./problem.js";

// src/cli/reasons.ts
const cliReasons = defineReasons({
	usage: {
		ends: "usage",
		cause: "The command line does not have the form that the command takes.",
		remedy: "Look at `mlops <command> --help`."
	},
	"output-lost": {
		ends: "unavailable",
		cause: "The system does not take what the command prints: the disk that stdout goes to is full or damaged.",
		remedy: "Free some space or send the output elsewhere, and run the command again; what was finished is kept."
	}
});

export { cliReasons as t };