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
		await artifacts.get(found, into);
		handed.push({
			folder: into,
			by: byOf(what)
		});
	}
	return handed;
}
function byOf(what) {
	if ("model" in what) return { model: what.model };
	return what.kind === "evaluation" ? "all" : "data";
}

export { takeFromRun as t };