import { t as validate } from "./validate.js";
import { n as openArtifacts } from "./action-ports.js";
import { t as runAction } from "./run-action.js";
import { join } from "node:path";

// src/actions/validate.ts
async function act() {
	await runAction("validate", async ({ change, ports, input, output, folder }) => {
		const names = input("datasets").split(/\s+/).filter(Boolean);
		const records = join(folder, "data");
		const found = await validate({
			...change,
			datasets: names,
			handOver: { records }
		}, ports);
		const put = await (await openArtifacts(change, ports)).put({ kind: "data" }, records);
		output("artifact", put?.name ?? "");
		output("digest", put?.digest ?? "");
		process.stdout.write(found.text({
			width: 120,
			color: false
		}));
		return found;
	});
}

export { act };