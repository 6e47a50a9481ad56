import { n as plan } from "./plan.js";
import { t as train } from "./train.js";
import { t as MlopsError } from "./problem.js";
import { n as openArtifacts, t as runAction } from "./run-action.js";
import { n as keepResults, t as bringKept } from "./kept.js";
import { n as whereToShow, t as showReport } from "./show-report.js";
import { a as trustOf, n as proveIn, r as runsOf } from "./vouch.js";
import { join } from "node:path";

// src/actions/made-here.ts
function madeHere(prove, trust) {
	const made = /* @__PURE__ */ new Map();
	return {
		prove: prove && {
			...prove,
			leave: async (text, records) => {
				for (const [address, digest] of Object.entries(records)) made.set(address, digest);
				return await prove.leave(text, records);
			}
		},
		trust: async (claims, reuse) => {
			const others = claims.filter(({ address, digest }) => made.get(address) !== digest);
			return others.length === 0 ? /* @__PURE__ */ new Map() : await trust(others, reuse);
		}
	};
}

// src/actions/main.ts
async function act() {
	await runAction("main", async (context) => {
		const { ports, event, folder, input } = context;
		const publish = whereToShow(event);
		const record = event.fork === void 0;
		const artifacts = await openArtifacts(context.change, ports);
		const token = input("token");
		const runs = runsOf(ports, token);
		const { prove, trust } = madeHere(proveIn(artifacts, ports), trustOf({
			...context,
			runs
		}, true));
		const change = {
			...context.change,
			bring: bringKept(artifacts, folder, {
				token,
				runs
			}, ports),
			trust,
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
}
async function firstError(work) {
	try {
		await work();
		return;
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return error;
	}
}

export { act };