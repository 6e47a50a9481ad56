import { u as systemCode } from "./files.js";
import { n as GitError } from "./git.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";

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
	const reason = reasonOfSystem(error);
	if (reason !== void 0 && error instanceof Error) return MlopsError.of(commandReasons, reason, `${error.message}.`);
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	return MlopsError.of(commandReasons, "defect", text);
}
function reasonOfSystem(error) {
	const said = error instanceof GitError ? error.stderr : systemCode(error) ?? "";
	if (/ENOSPC|EDQUOT|EFBIG|No space left on device|Disk quota exceeded|File too large/.test(said)) return "disk-full";
	if (/EACCES|EPERM|EROFS|insufficient permission|Read-only file system/.test(said)) return "access-denied";
	return error instanceof GitError && /: Permission denied$/m.test(said) ? "access-denied" : void 0;
}
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}

export { stopped as n, outcomeOfError as t };