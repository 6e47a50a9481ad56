import { t as report } from "./report.js";
import { a as trustAsPlanned, i as runsOf, l as openArtifacts } from "./vouch.js";
import { t as bringKept } from "./kept.js";
import { t as runAction } from "./run-action.js";
import { n as takeFromRun, t as isOfBuilds } from "./take-from-run.js";
import { join } from "node:path";
import { copyFile, mkdir } from "node:fs/promises";

// src/actions/evaluate.ts
async function act() {
	await runAction("evaluate", async ({ change, ports, event, input, output, folder }) => {
		const artifacts = await openArtifacts(change, ports);
		const data = input("data");
		const handedOver = takeFromRun(artifacts, join(folder, "taken"), ({ what, digest }) => what.kind === "run" || what.kind === "brought" || isOfBuilds(what) || what.kind === "data" && digest === data);
		handedOver.catch(() => void 0);
		const records = join(folder, "evaluation");
		const reported = join(folder, "report");
		const trust = trustAsPlanned(input("not-trusted"), ports.env);
		const token = input("token");
		const bring = bringKept(artifacts, folder, {
			token,
			runs: runsOf(ports, token)
		}, ports);
		const found = await report({
			...change,
			...trust !== void 0 && { trust },
			...event.fork === void 0 && { bring },
			handedOver,
			output: reported,
			record: false,
			publish: false,
			markdown: false,
			handOver: { records }
		}, ports);
		await mkdir(records, { recursive: true });
		await copyFile(join(reported, "report.json"), join(records, "report.json"));
		const put = await artifacts.put({ kind: "evaluation" }, records);
		output("artifact", put?.name ?? "");
		output("digest", put?.digest ?? "");
		process.stdout.write(found.text({
			width: 120,
			color: false
		}));
		return {
			...found,
			ends: "pass",
			reason: "comparison-handed-on",
			sentence: `Compared, for the report to judge: ${found.sentence}`
		};
	});
}

export { act };