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
	const wanted = (await artifacts.list()).filter(isWanted);
	return await Promise.all(wanted.map((found, index) => limit(() => take(found, index))));
}
const atOnce = 6;
function problemOf(error) {
	const [problem] = error instanceof MlopsError ? error.problems : [];
	if (problem?.reason !== "hand-over-corrupt") throw error;
	return problem;
}
function byOf(what) {
	if ("model" in what) return { model: what.model };
	return what.kind === "evaluation" ? "all" : "data";
}

export { takeFromRun as t };