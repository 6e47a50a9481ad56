import { n as plan } from "../chunks/plan.js";
import { t as train } from "../chunks/train.js";
import { t as openArtifacts } from "../chunks/artifacts.js";
import { t as runAction } from "../chunks/run-action.js";
import { n as whereToShow, t as showReport } from "../chunks/show-report.js";

// src/actions/main.ts
await runAction("main", async (context) => {
	const { change, ports, event } = context;
	const publish = whereToShow(event);
	const record = event.fork === void 0;
	await plan({
		...change,
		matrix: false,
		announce: publish === "pull-request"
	}, ports);
	const trained = await train({
		...change,
		models: [],
		record,
		keep: false,
		replace: false
	}, ports);
	process.stdout.write(trained.text({
		width: 120,
		color: false
	}));
	return await showReport(context, await openArtifacts(change.projectFile), {
		...change,
		record,
		publish
	});
});

export {  };