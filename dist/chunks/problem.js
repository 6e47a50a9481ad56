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
		this.ends = ends;
		this.problems = problems;
	}
	static of(table, reason, message, more = {}) {
		const ends = table[reason]?.ends ?? "defect";
		return new MlopsError(ends, [{
			reason,
			message,
			...more
		}]);
	}
};

export { defineReasons as n, exitCodes as r, MlopsError as t };