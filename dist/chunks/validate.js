import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { t as renderText } from "./text.js";
import { t as MlopsError } from "./problem.js";
import { t as checkData } from "./check-data.js";
import { t as engineAtHand } from "./engine.js";
import { n as judgedReport, t as reportFrame } from "./report-frame.js";
import { t as commandReasons } from "./reasons8.js";
import { t as findSituation } from "./situation.js";

// src/commands/validate.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
async function validate(request, ports) {
	const situation = await findSituation(request, ports);
	const names = datasetNames(situation, request.datasets);
	await using engine = engineAtHand(ports, situation.ownFolder);
	const datasets = await checkData(situation, names, engine, ports);
	const report = judgedReport({
		...reportFrame(situation, ports),
		datasets,
		policy: []
	});
	return {
		ends: report.verdict,
		reason: report.reason,
		sentence: report.headline,
		problems: situation.problems,
		data: {
			datasets: report.datasets,
			uncommitted: situation.uncommitted.map(({ path }) => path)
		},
		text: (style) => renderText(report, style)
	};
}
function datasetNames(situation, wanted) {
	const names = [...situation.project.datasets.keys()];
	for (const name of wanted) {
		if (names.includes(name)) continue;
		const remedy = names.length === 0 ? "mlops.yaml has no dataset." : `Did you mean ${(0, import_fastest_levenshtein.closest)(name, names)}?`;
		throw MlopsError.of(commandReasons, "unknown-dataset", `There is no dataset "${name}".`, { remedy });
	}
	return wanted.length === 0 ? names : wanted;
}

export { validate };