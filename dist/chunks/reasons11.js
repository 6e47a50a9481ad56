import { n as defineReasons } from "./problem.js";

// src/cli/reasons.ts
const cliReasons = defineReasons({ usage: {
	ends: "usage",
	cause: "The command line does not have the form that the command takes.",
	remedy: "Look at `mlops <command> --help`."
} });

export { cliReasons as t };