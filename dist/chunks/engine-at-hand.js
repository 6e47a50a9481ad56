import { mkdir } from "node:fs/promises";

// src/commands/engine-at-hand.ts
function engineAtHand(ports, folder) {
	let engine;
	const start = async () => {
		await mkdir(folder, { recursive: true });
		return ports.openEngine(folder);
	};
	const get = () => {
		engine ??= start();
		return engine;
	};
	return {
		get,
		prepare: () => void get().catch(() => void 0),
		async [Symbol.asyncDispose]() {
			await (await engine?.catch(() => void 0))?.close();
		}
	};
}

export { engineAtHand as t };