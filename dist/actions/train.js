import { t as train } from "../chunks/train.js";
import { t as openArtifacts } from "../chunks/artifacts.js";
import { t as takeFromRun } from "../chunks/hand-over.js";
import { t as runAction } from "../chunks/run-action.js";
import { join } from "node:path";

// src/actions/train.ts
await runAction("train", async ({ change, ports, input, output, folder }) => {
	const model = input("model");
	const artifacts = await openArtifacts(change.projectFile);
	const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ kind }) => kind === "data");
	const run = join(folder, "run");
	const models = join(folder, "model");
	const request = {
		...change,
		handedOver,
		models: [model],
		record: false,
		keep: false,
		replace: false
	};
	try {
		const found = await train({
			...request,
			handOver: {
				records: run,
				outputs: run,
				models
			}
		}, ports);
		process.stdout.write(found.text({
			width: 120,
			color: false
		}));
		return found;
	} finally {
		await artifacts.put({
			kind: "model",
			model
		}, models);
		output("artifact", (await artifacts.put({
			kind: "run",
			model
		}, run))?.name ?? "");
	}
});

export {  };