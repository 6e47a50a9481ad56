import { mkdir } from "node:fs/promises";

// src/commands/databases-at-hand.ts
function databasesAtHand(ports) {
	const open = /* @__PURE__ */ new Map();
	return {
		get: ({ scheme, variable }) => {
			const key = `${scheme}:${variable}`;
			const engine = open.get(key) ?? ports.openDatabase({
				scheme,
				variable
			});
			open.set(key, engine);
			return engine;
		},
		async [Symbol.asyncDispose]() {
			const engines = await Promise.all([...open.values()].map((engine) => engine.catch(() => void 0)));
			await Promise.all(engines.map((engine) => engine?.close()));
		}
	};
}

// src/commands/engine-at-hand.ts
function engineAtHand(ports, folder) {
	const databases = databasesAtHand(ports);
	let engine;
	const start = async () => {
		await mkdir(folder, { recursive: true });
		return ports.openEngine(folder);
	};
	const ofFiles = () => {
		engine ??= start();
		return engine;
	};
	return {
		get: (dataset) => dataset?.database === void 0 ? ofFiles() : databases.get(dataset.database.place),
		prepare: () => void ofFiles().catch(() => void 0),
		async [Symbol.asyncDispose]() {
			const started = await engine?.catch(() => void 0);
			await Promise.all([started?.close(), databases[Symbol.asyncDispose]()]);
		}
	};
}

export { databasesAtHand as n, engineAtHand as t };