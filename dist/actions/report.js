import { t as openArtifacts } from "../chunks/artifacts.js";
import { t as takeFromRun } from "../chunks/hand-over.js";
import { t as runAction } from "../chunks/run-action.js";
import { n as whereToShow, t as showReport } from "../chunks/show-report.js";
import { join } from "node:path";

// src/actions/report.ts
await runAction("report", async (context) => {
	const { change, event, flag, folder } = context;
	const artifacts = await openArtifacts(change.projectFile);
	const taken = await takeFromRun(artifacts, join(folder, "taken"), ({ kind }) => kind === "evaluation");
	const [evaluation] = taken;
	return await showReport(context, artifacts, {
		...change,
		handedOver: taken.map((one) => ({
			...one,
			by: "all"
		})),
		evaluated: evaluation === void 0 ? null : join(evaluation.folder, "report.json"),
		record: flag("record") && event.fork === void 0,
		publish: whereToShow(event)
	});
});

export {  };