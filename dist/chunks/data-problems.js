import { _ as failedChecks } from "./metric-line.js";

// src/commands/steps/data-problems.ts
function dataProblems({ dataset, report, diff }) {
	const blocking = (all = []) => all.filter(({ level }) => level === "fail");
	const checks = [...blocking(report?.checks), ...blocking(diff?.checks)];
	const columns = blocking(diff?.columns);
	return [
		...failedChecks({
			...report && { report },
			...diff && { diff }
		}),
		...columns.filter(({ state }) => state === "drifted"),
		...checks.filter(({ verdict }) => verdict === "unknown"),
		...columns.filter(({ state }) => state === "unknown")
	].map(({ reason, sentence, place }) => ({
		reason,
		message: `${dataset}: ${sentence}`,
		...place && { place }
	}));
}

export { dataProblems as t };