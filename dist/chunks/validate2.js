import { n as renderText } from "./text.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as judgedReport } from "./judged-report.js";
import { t as reportFrame } from "./report-frame.js";
import { a as handOver, t as findSituation } from "./find-situation.js";
import { t as checkData } from "./check-data.js";
import { t as dataProblems } from "./data-problems.js";

// src/commands/validate.ts
async function validate(request, ports) {
	const situation = await findSituation(request, ports);
	const names = chosenDatasets(situation.project, request.datasets);
	await using engine = engineAtHand(ports, situation.own.engine);
	const datasets = await checkData(situation, names, engine, ports);
	if (request.handOver) await handOver(situation, request.handOver);
	const report = judgedReport({
		...reportFrame(situation, ports),
		datasets,
		policy: []
	}, ports.reasons);
	return {
		ends: endOf(report, ports.reasons),
		reason: report.reason,
		sentence: report.headline,
		problems: [...situation.problems, ...report.datasets.flatMap(problemsOf)],
		data: {
			datasets: report.datasets,
			uncommitted: situation.uncommitted.map(({ path }) => path)
		},
		text: (style) => renderText(report, style)
	};
}
function problemsOf(dataset) {
	return [...dataset.problems.map(plainProblem), ...dataProblems(dataset)];
}
function plainProblem({ verdict: _, ...problem }) {
	return problem;
}
function endOf({ verdict, reason, datasets }, reasons) {
	const end = reasons.endsOf(reason);
	const isUnread = datasets.some(({ problems }) => problems.some((problem) => problem.reason === reason));
	const isBroken = datasets.some(({ report, verdict: of }) => report !== void 0 && of === "fail");
	if (verdict === "fail" && end === "input" && isUnread && !isBroken) return "input";
	return verdict === "unknown" && end === "unavailable" ? "unavailable" : verdict;
}

export { validate as t };