import { u as systemCode } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons3.js";
import { join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/commands/situation/own-paths.ts
function ownPaths(root) {
	const folder = join(root, ".mlops");
	const cache = join(folder, "cache");
	const short = (fingerprint) => fingerprint.slice(0, 16);
	return {
		cache,
		digests: join(cache, "digests.json"),
		engine: join(cache, "engine"),
		records: join(folder, "records"),
		report: join(folder, "report"),
		comparisons: join(folder, "compare"),
		trainLock: join(folder, "train.lock"),
		deployments: join(folder, "deploy"),
		deployLock: (environment) => join(folder, `deploy-${environment}.lock`),
		seedRun: (model, fingerprint, seed) => join(folder, "runs", model, short(fingerprint), `seed-${seed ?? "none"}`),
		scores: (model, fingerprint) => join(folder, "scores", model, short(fingerprint))
	};
}
async function makeOwnPaths({ root, git }) {
	const [tracked] = await git.list([
		"ls-files",
		"-z",
		"--",
		":(top,icase).mlops"
	]);
	if (tracked !== void 0) throw isTracked(tracked);
	const folder = join(root, ".mlops");
	await mkdir(folder, { recursive: true }).catch((error) => {
		if (systemCode(error) !== "EEXIST") throw error;
		throw isTaken(folder, "is no folder, and the folder of our caches and results has to be there");
	});
	await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
	return ownPaths(root);
}
function isTaken(path, why) {
	return MlopsError.of(commandReasons, "own-folder-taken", `${path} ${why}.`);
}
function isTracked(path) {
	const message = `\`${path}\` is in git. What is in \`.mlops\` belongs to one machine, so a commit must not bring it.`;
	return MlopsError.of(commandReasons, "own-folder-tracked", message);
}

export { makeOwnPaths as n, ownPaths as r, isTaken as t };