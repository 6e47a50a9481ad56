import { t as report } from "../chunks/report.js";
import { t as openArtifacts } from "../chunks/artifacts.js";
import { t as takeFromRun } from "../chunks/hand-over.js";
import { t as runAction } from "../chunks/run-action.js";
import { join } from "node:path";
import { copyFile } from "node:fs/promises";

// src/actions/evaluate.ts
await runAction("evaluate", async ({ change, ports, output, folder }) => {
	const artifacts = await openArtifacts(change.projectFile);
	const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ kind }) => kind === "data" || kind === "run");
	const records = join(folder, "evaluation");
	const pages = join(folder, "report");
	const found = await report({
		...change,
		handedOver,
		output: pages,
		record: false,
		publish: false,
		markdown: false,
		handOver: { records }
	}, ports);
	await copyFile(join(pages, "report.json"), join(records, "report.json"));
	output("artifact", (await artifacts.put({ kind: "evaluation" }, records))?.name ?? "");
	process.stdout.write(found.text({
		width: 120,
		color: false
	}));
	return {
		...found,
		ends: "pass"
	};
});

export {  };