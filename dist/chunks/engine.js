import { join } from "node:path";
import { mkdir } from "node:fs/promises";

// src/commands/engine.ts
function engineAtHand(ports, ownFolder) {
	let engine;
	const start = async () => {
		const folder = join(ownFolder, "cache", "engine");
		await mkdir(folder, { recursive: true });
		return ports.openEngine(folder);
	};
	return {
		get() {
			engine ??= start();
			return engine;
		},
		async [Symbol.asyncDispose]() {
			await (await engine)?.close();
		}
	};
}

export { engineAtHand as t };