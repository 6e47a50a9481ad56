import { t as MlopsError } from "./problem.js";
import { join } from "node:path";
import { mkdir } from "node:fs/promises";

// src/actions/take-from-run.ts
async function takeFromRun(artifacts, folder, isWanted) {
	const handed = [];
	for (const found of await artifacts.list()) {
		const { what } = found;
		if (!isWanted(found)) continue;
		const into = join(folder, `${handed.length}-${what.kind}`);
		await mkdir(into, { recursive: true });
		const strange = await artifacts.get(found, into).then(() => void 0, problemOf);
		handed.push({
			folder: into,
			by: byOf(what),
			...strange !== void 0 && { strange }
		});
	}
	return handed;
}
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