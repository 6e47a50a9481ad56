import { t as renderText } from "./text.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as judgedReport } from "./judged-report.js";
import { t as reportFrame } from "./report-frame.js";
import { a as handOver, t as findSituation } from "./situation.js";
import { t as checkData } from "./check-data.js";

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
		problems: [...situation.problems, ...report.datasets.flatMap(({ problems }) => problems.map(plainProblem))],
		data: {
			datasets: report.datasets,
			uncommitted: situation.uncommitted.map(({ path }) => path)
		},
		text: (style) => renderText(report, style)
	};
}
function plainProblem({ verdict: _, ...problem }) {
	return problem;
}
function endOf({ verdict, reason }, reasons) {
	return verdict === "unknown" && reasons.endsOf(reason) === "unavailable" ? "unavailable" : verdict;
}

export { validate as t };