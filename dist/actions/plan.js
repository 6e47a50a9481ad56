import { n as plan } from "../chunks/plan.js";
import { n as openArtifacts, t as runAction } from "../chunks/run-action.js";
import { t as bringKept } from "../chunks/kept.js";
import { t as takeFromRun } from "../chunks/take-from-run.js";
import { n as trustAsPlanned, r as trustOf } from "../chunks/vouch.js";
import { join } from "node:path";

// src/actions/plan.ts
await runAction("plan", async (context) => {
	const { change, ports, event, flag, input, output, folder } = context;
	const announce = flag("announce") && event.kind === "pull-request" && event.fork !== "its-run";
	const artifacts = await openArtifacts(change, ports);
	const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ what }) => what.kind === "brought");
	const bring = bringKept(artifacts, folder, input("token"), ports);
	const trust = trustAsPlanned(input("not-trusted")) ?? trustOf({
		...context,
		token: input("token")
	});
	const found = await plan({
		...change,
		handedOver,
		bring,
		trust,
		matrix: false,
		announce
	}, ports);
	output("matrix", JSON.stringify({ include: found.jobs }));
	output("count", String(found.jobs.length));
	output("commit", found.commit);
	output("not-trusted", JSON.stringify(Object.fromEntries(found.notTrusted)));
	output("datasets", String(found.datasets.length));
	process.stdout.write(found.text({
		width: 120,
		color: false
	}));
	return found;
});

export {  };