import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons8.js";

// src/commands/failure.ts
function outcomeOfError(thrown) {
	const error = toMlopsError(thrown);
	const [decisive] = error.problems;
	return {
		ends: error.ends,
		reason: decisive?.reason ?? "defect",
		sentence: firstLine(decisive?.message ?? error.message),
		problems: error.problems,
		data: null,
		text: () => ""
	};
}
function stopped(thrown, what) {
	if (thrown instanceof MlopsError && thrown.ends === "cancelled") return thrown;
	return MlopsError.of(commandReasons, "cancelled", `${what} was stopped.`);
}
function toMlopsError(error) {
	if (error instanceof MlopsError) return error;
	if (isErrno(error) && error.code === "ENOSPC") return MlopsError.of(commandReasons, "disk-full", `${error.message}.`);
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	return MlopsError.of(commandReasons, "defect", text);
}
function isErrno(error) {
	return error instanceof Error && "code" in error;
}
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}

export { stopped as n, outcomeOfError as t };