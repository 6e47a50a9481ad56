import { mkdir } from "node:fs/promises";

// src/commands/engine-at-hand.ts
function engineAtHand(ports, folder) {
	let engine;
	const start = async () => {
		await mkdir(folder, { recursive: true });
		return ports.openEngine(folder);
	};
	return {
		get() {
			engine ??= start();
			return engine;
		},
		async [Symbol.asyncDispose]() {
			await (await engine?.catch(() => void 0))?.close();
		}
	};
}

export { engineAtHand as t };