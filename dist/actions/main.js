import { n as plan } from "../chunks/plan.js";
import { t as train } from "../chunks/train.js";
import { t as MlopsError } from "../chunks/problem.js";
import { n as openArtifacts, t as runAction } from "../chunks/run-action.js";
import { n as keepResults, t as bringKept } from "../chunks/kept.js";
import { n as whereToShow, t as showReport } from "../chunks/show-report.js";
import { r as trustOf, t as proveIn } from "../chunks/vouch.js";
import { join } from "node:path";

// src/actions/main.ts
await runAction("main", async (context) => {
	const { ports, event, folder, input } = context;
	const publish = whereToShow(event);
	const record = event.fork === void 0;
	const artifacts = await openArtifacts(context.change, ports);
	const prove = proveIn(artifacts, ports);
	const change = {
		...context.change,
		bring: bringKept(artifacts, folder, input("token"), ports),
		trust: trustOf({
			...context,
			token: input("token")
		}, true),
		...prove !== void 0 && { prove }
	};
	const keep = join(folder, "kept");
	const handOver = {
		records: join(folder, "records"),
		keep
	};
	const stopped = await firstError(async () => {
		await plan({
			...change,
			matrix: false,
			announce: publish === "pull-request"
		}, ports);
		if (event.fork !== void 0) return;
		const trained = await train({
			...change,
			handOver,
			models: [],
			record,
			keep: false,
			replace: false
		}, ports);
		process.stdout.write(trained.text({
			width: 120,
			color: false
		}));
		await keepResults(artifacts, keep);
	});
	const shown = await showReport(context, artifacts, {
		...change,
		record,
		publish
	});
	if (stopped !== void 0) throw stopped;
	return shown;
});
async function firstError(work) {
	try {
		await work();
		return;
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return error;
	}
}

export {  };