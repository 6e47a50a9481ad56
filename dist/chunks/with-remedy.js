// src/commands/with-remedy.ts
function withRemedy(problem, reasons) {
	const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
	return remedy === void 0 ? problem : {
		...problem,
		remedy
	};
}

export { withRemedy as t };