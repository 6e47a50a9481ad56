import { t as buildGroup } from "./build-group.js";
import { t as MlopsError } from "./problem.js";
import { a as trustAsPlanned, l as openArtifacts } from "./vouch.js";
import { n as keepResults } from "./kept.js";
import { t as actionReasons } from "./reasons11.js";
import { t as runAction } from "./run-action.js";
import { n as takeFromRun } from "./take-from-run.js";
import { join } from "node:path";

// src/actions/build.ts
async function act() {
	await runAction("build", async ({ change, ports, event, input, output, folder }) => {
		const group = input("group");
		if (group === "") throw MlopsError.of(actionReasons, "bad-input", "The input `group` is empty; it takes the `group` of an entry of the matrix of `plan`.");
		const artifacts = await openArtifacts(change, ports);
		const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ what }) => what.kind === "fetched");
		const made = join(folder, "made");
		const keep = join(folder, "kept");
		const trust = trustAsPlanned(input("not-trusted"), ports.env);
		try {
			const handOver = {
				records: made,
				outputs: made,
				keep,
				only: { group }
			};
			const request = {
				...change,
				...trust !== void 0 && { trust },
				handedOver,
				group,
				handOver
			};
			const found = await buildGroup(request, ports);
			process.stdout.write(found.text({
				width: 120,
				color: false
			}));
			return found;
		} finally {
			output("artifact", (await artifacts.put({
				kind: "build",
				group
			}, made))?.name ?? "");
			if (event.fork === void 0) await keepResults(artifacts, keep);
		}
	});
}

export { act };