import { join } from "node:path";
import { mkdir } from "node:fs/promises";

// src/actions/hand-over.ts
async function takeFromRun(artifacts, folder, isWanted) {
	const handed = [];
	for (const found of await artifacts.list()) {
		const { what } = found;
		if (!isWanted(what)) continue;
		const into = join(folder, `${handed.length}-${what.kind}`);
		await mkdir(into, { recursive: true });
		await artifacts.get(found, into);
		handed.push({
			folder: into,
			by: "model" in what ? { model: what.model } : "data"
		});
	}
	return handed;
}

export { takeFromRun as t };