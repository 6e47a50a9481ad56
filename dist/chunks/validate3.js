import { t as validate } from "./validate.js";
import { a as trustAsPlanned, l as openArtifacts } from "./vouch.js";
import { t as runAction } from "./run-action.js";
import { n as takeFromRun, t as isOfBuilds } from "./take-from-run.js";
import { join } from "node:path";

// src/actions/validate.ts
async function act() {
	await runAction("validate", async ({ change, ports, input, output, folder }) => {
		const names = input("datasets").split(/\s+/).filter(Boolean);
		const records = join(folder, "data");
		const artifacts = await openArtifacts(change, ports);
		const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ what }) => isOfBuilds(what));
		const trust = trustAsPlanned(input("not-trusted"), ports.env);
		const request = {
			...change,
			...trust !== void 0 && { trust },
			handedOver,
			datasets: names
		};
		const found = await validate({
			...request,
			handOver: { records }
		}, ports);
		const put = await artifacts.put({ kind: "data" }, records);
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