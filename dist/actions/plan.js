import { n as plan } from "../chunks/plan.js";
import { t as runAction } from "../chunks/run-action.js";

// src/actions/plan.ts
await runAction("plan", async ({ change, ports, event, flag, output }) => {
	const announce = flag("announce") && event.kind === "pull-request" && event.fork === void 0;
	const found = await plan({
		...change,
		matrix: false,
		announce
	}, ports);
	output("matrix", JSON.stringify({ include: found.jobs }));
	output("count", String(found.jobs.length));
	output("datasets", String(found.datasets.length));
	process.stdout.write(found.text({
		width: 120,
		color: false
	}));
	return found;
});

export {  };