import { t as buildGroup } from "./build-group.js";
import { r as plan } from "./plan.js";
import { t as train } from "./train.js";
import { t as MlopsError } from "./problem.js";
import { i as runsOf, l as openArtifacts, o as trustOf, r as proveIn } from "./vouch.js";
import { n as keepResults, t as bringKept } from "./kept.js";
import { t as deploy } from "./deploy.js";
import { t as promote } from "./promote.js";
import { r as lookAtPromotion } from "./open-promotion.js";
import { t as deployingRun } from "./promotion-action.js";
import { t as runAction } from "./run-action.js";
import { n as whereToShow, t as showReport } from "./show-report.js";
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

// src/commands/promotion-of-branch.ts
async function promotionOfBranch(request, branch, ports) {
	try {
		const { project, defaultBranch } = await lookAtPromotion(request, ports);
		const found = [...project.environments.values()].find((one) => one.branch === branch);
		if (found !== void 0) return {
			kind: "deploy",
			environment: found.name,
			branch
		};
		return { kind: branch === defaultBranch ? "promote" : "none" };
	} catch (error) {
		if (error instanceof MlopsError && error.problems.some(({ reason }) => nothingDeclared.has(reason))) return { kind: "none" };
		throw error;
	}
}
const nothingDeclared = /* @__PURE__ */ new Set(["environments-missing", "project-missing"]);

// src/actions/promotion-of-event.ts
async function promotionOfEvent({ event, change, ports }) {
	const branch = /^refs\/heads\/(.+)$/.exec(process.env["GITHUB_REF"] ?? "")?.[1];
	if (event.kind !== "branch" || branch === void 0) return { kind: "none" };
	return await promotionOfBranch(change, branch, ports);
}
async function deployAndRecord({ change, ports, folder }, { environment, branch }) {
	const handed = join(folder, "deployment");
	let deployed;
	try {
		deployed = await deploy({
			...change,
			environment,
			models: [],
			again: false,
			plan: false,
			handOver: handed
		}, ports);
		process.stdout.write(deployed.text({
			width: 120,
			color: false
		}));
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		deployed = error;
	}
	const promoted = await promoteNow(change, ports, {
		...await deployingRun(branch, ports.env),
		handed
	});
	if (deployed instanceof MlopsError) throw deployed;
	return bothOf(deployed, promoted);
}
async function promoteNow(change, ports, deploying) {
	const found = await promote({
		...change,
		wishes: [],
		init: false,
		...deploying && { deploying }
	}, ports);
	process.stdout.write(found.text({
		width: 120,
		color: false
	}));
	return found;
}
function bothOf(first, second) {
	if (second.ends === "pass") return first.ends === "pass" ? second : first;
	return {
		...first.ends === "pass" ? second : first,
		problems: [...first.problems, ...second.problems]
	};
}

// src/actions/main.ts
async function act() {
	await runAction("main", async (context) => {
		const { ports, event, folder, input } = context;
		const promotion = await promotionOfEvent(context);
		if (promotion.kind === "deploy") return await deployAndRecord(context, promotion);
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
			const planned = await plan({
				...change,
				matrix: false,
				announce: publish === "pull-request"
			}, ports);
			if (event.fork !== void 0) return;
			if (planned.builds.length > 0) {
				const built = await buildGroup(change, ports);
				process.stdout.write(built.text({
					width: 120,
					color: false
				}));
			}
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
		return promotion.kind === "promote" ? bothOf(shown, await promoteNow(change, ports)) : shown;
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