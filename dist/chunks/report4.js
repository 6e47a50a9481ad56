import { t as MlopsError } from "./problem.js";
import { i as runsOf, l as openArtifacts, o as trustOf, r as proveIn } from "./vouch.js";
import { t as runAction } from "./run-action.js";
import { n as whereToShow, t as showReport } from "./show-report.js";
import { n as takeFromRun } from "./take-from-run.js";
import { join } from "node:path";

// src/actions/report.ts
async function act() {
	await runAction("report", async (context) => {
		const { change, event, flag, folder, input } = context;
		const record = flag("record") && event.fork === void 0;
		const artifacts = await openArtifacts(change, context.ports);
		const { taken, problems } = await takeEvaluation(artifacts, input("evaluation"), folder);
		const prove = proveIn(artifacts, context.ports);
		return await showReport(context, artifacts, {
			...change,
			trust: trustOf({
				...context,
				runs: runsOf(context.ports, input("token"))
			}),
			...prove !== void 0 && { prove },
			handedOver: taken === void 0 ? [] : [{
				folder: taken,
				by: event.fork === "our-run" ? "data" : "all"
			}],
			evaluated: taken === void 0 ? null : join(taken, "report.json"),
			notHad: problems,
			record,
			publish: whereToShow(event)
		});
	});
}
async function takeEvaluation(artifacts, wanted, folder) {
	if (wanted === "") return { problems: [] };
	try {
		const isIt = ({ what, digest }) => what.kind === "evaluation" && digest === wanted;
		const [found] = await takeFromRun(artifacts, join(folder, "taken"), isIt);
		if (found?.strange !== void 0) return { problems: [found.strange] };
		return {
			problems: [],
			...found !== void 0 && { taken: found.folder }
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return { problems: error.problems };
	}
}

export { act };