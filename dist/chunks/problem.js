// src/support/problem.ts
const exitCodes = {
	pass: 0,
	fail: 1,
	unknown: 2,
	usage: 64,
	input: 65,
	unavailable: 69,
	defect: 70,
	cancelled: 130
};
function defineReasons(table) {
	return table;
}
var MlopsError = class MlopsError extends Error {
	problems;
	ends;
	constructor(ends, problems) {
		super(problems.map((problem) => problem.message).join("\n"));
		this.name = "MlopsError";
		this.ends = stopOf(ends);
		this.problems = problems;
	}
	static of(table, reason, message, more = {}) {
		return new MlopsError(stopOf(table[reason]?.ends), [{
			reason,
			message,
			...more
		}]);
	}
};
function stopOf(ends) {
	return ends === void 0 || ends === "pass" ? "defect" : ends;
}

export { stopOf as i, defineReasons as n, exitCodes as r, MlopsError as t };