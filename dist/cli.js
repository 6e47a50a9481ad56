#!/usr/bin/env node
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

// src/cli/launch.ts
if (Number(process.versions.node.split(".")[0]) >= 24) {
	const { main } = await import("./chunks/main2.js");
	process.exitCode = await main(process.argv.slice(2));
} else process.exitCode = runWithOwnNode();
function runWithOwnNode() {
	const node = findOwnNode();
	if (node === void 0) {
		process.stderr.write(`mlops needs Node 24 or newer, this is ${process.version}.\nInstall Node 24, or on Linux install the package with its optional dependencies (npm ci).
`);
		return 69;
	}
	return spawnSync(node, process.argv.slice(1), { stdio: "inherit" }).status ?? 130;
}
function findOwnNode() {
	const require = createRequire(import.meta.url);
	try {
		return join(dirname(require.resolve(`node-linux-${process.arch}/package.json`)), "bin", "node");
	} catch {
		return;
	}
}

export {  };