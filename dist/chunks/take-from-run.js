import { t as pLimit } from "./p-limit.js";
import { t as MlopsError } from "./problem.js";
import { join } from "node:path";
import { mkdir } from "node:fs/promises";

// src/actions/take-from-run.ts
async function takeFromRun(artifacts, folder, isWanted) {
	const limit = pLimit(atOnce);
	const take = async (found, index) => {
		const { what } = found;
		const into = join(folder, `${index}-${what.kind}`);
		await mkdir(into, { recursive: true });
		const strange = await artifacts.get(found, into).then(() => void 0, problemOf);
		return {
			folder: into,
			by: byOf(what),
			...strange !== void 0 && { strange }
		};
	};
	const wanted = (await artifacts.list()).filter(isWanted).sort((one, other) => rank(one) - rank(other));
	return await Promise.all(wanted.map((found, index) => limit(() => take(found, index))));
}
function rank({ what }) {
	return what.kind === "data" ? 0 : 1;
}
function isOfBuilds({ kind }) {
	return kind === "build" || kind === "fetched";
}
const atOnce = 6;
function problemOf(error) {
	const [problem] = error instanceof MlopsError ? error.problems : [];
	if (problem?.reason !== "hand-over-corrupt") throw error;
	return problem;
}
function byOf(what) {
	if ("model" in what) return { model: what.model };
	if ("group" in what) return { group: what.group };
	if ("dataset" in what) return { dataset: what.dataset };
	return what.kind === "evaluation" ? "all" : "data";
}

export { takeFromRun as n, isOfBuilds as t };