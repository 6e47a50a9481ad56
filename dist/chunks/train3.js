import { t as train } from "./train.js";
import { t as MlopsError } from "./problem.js";
import { a as trustAsPlanned, l as openArtifacts } from "./vouch.js";
import { n as keepResults } from "./kept.js";
import { t as actionReasons } from "./reasons11.js";
import { t as runAction } from "./run-action.js";
import { n as takeFromRun, t as isOfBuilds } from "./take-from-run.js";
import { join } from "node:path";

// src/actions/train.ts
async function act() {
	await runAction("train", async ({ change, ports, event, input, output, folder }) => {
		const model = input("model");
		if (model === "") throw MlopsError.of(actionReasons, "bad-input", "The input `model` is empty; it takes the name of one model.");
		const artifacts = await openArtifacts(change, ports);
		const needed = new Set(input("needs").split(" ").filter(Boolean));
		const handedOver = await takeFromRun(artifacts, join(folder, "taken"), ({ what }) => {
			if (what.kind === "data" || isOfBuilds(what)) return true;
			if (what.kind === "brought") return what.model === model || needed.has(what.model);
			return what.kind === "run" && needed.has(what.model);
		});
		const run = join(folder, "run");
		const keep = join(folder, "kept");
		const trust = trustAsPlanned(input("not-trusted"), ports.env);
		const trusted = {
			...change,
			...trust !== void 0 && { trust }
		};
		const others = runsNamed(input("in-flight"));
		const awaited = others.length > 0 && { others: {
			runs: others,
			minutes: minutesOf(input("wait-minutes"))
		} };
		const options = {
			models: [model],
			alone: true,
			record: false,
			keep: false,
			replace: false
		};
		try {
			const handOver = {
				records: run,
				outputs: run,
				keep,
				only: { model }
			};
			const found = await train({
				...trusted,
				...awaited,
				...options,
				handedOver,
				handOver
			}, ports);
			process.stdout.write(found.text({
				width: 120,
				color: false
			}));
			return found;
		} finally {
			output("artifact", (await artifacts.put({
				kind: "run",
				model
			}, run))?.name ?? "");
			if (event.fork === void 0) await keepResults(artifacts, keep);
		}
	});
}
function runsNamed(given) {
	if (/^(\d{1,15}( \d{1,15})*)?$/.test(given)) return given.split(" ").filter(Boolean).map(Number);
	throw MlopsError.of(actionReasons, "bad-input", "The input `in-flight` is no `in-flight` of an entry of the matrix of `plan`.");
}
function minutesOf(given) {
	const minutes = Number(given);
	if (given !== "" && minutes >= 0 && minutes <= 60) return minutes;
	const sentence = `The input \`wait-minutes\` is \`${given}\`; it takes a number of minutes from 0 to 60.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

export { act };