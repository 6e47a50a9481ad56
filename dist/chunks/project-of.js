import { n as loadProject } from "./load.js";
import { n as lockFileOf, o as readLock, s as withLock } from "./lock.js";
import { t as projectReasons } from "./reasons3.js";
import { n as readTexts } from "./commit.js";
import { i as isMissing } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { n as projectTextsOnDisk, t as projectTexts } from "./project-texts.js";
import { join } from "node:path";
import { lstat, readFile } from "node:fs/promises";

// src/commands/situation/project-of.ts
async function projectOf({ git }, commit, file) {
	const lock = lockFileOf(file);
	const [texts, locks] = await Promise.all([projectTexts(git, commit, file), readTexts(git, commit, [lock])]);
	return texts === void 0 ? void 0 : lockedProject(texts, locks.get(lock));
}
async function projectOnDisk(root, file) {
	const lockPath = lockFileOf(file);
	await refuseOtherThanFile(root, lockPath);
	const [texts, lockText] = await Promise.all([projectTextsOnDisk(root, file), textIfThere(join(root, lockPath))]);
	return texts === void 0 ? void 0 : lockedProject(texts, lockText);
}
async function refuseOtherThanFile(root, path) {
	const kind = await lstat(join(root, path)).catch((error) => {
		if (!isMissing(error)) throw error;
	});
	if (kind === void 0 || kind.isFile()) return;
	const what = kind.isSymbolicLink() ? "a symbolic link" : kind.isDirectory() ? "a folder" : "no regular file";
	throw MlopsError.of(projectReasons, "lock-invalid", `${path} is ${what}.`);
}
async function textIfThere(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function lockedProject(texts, lockText) {
	const loaded = loadProject(texts);
	const lock = readLock(lockText, lockFileOf(texts.file));
	return {
		...loaded,
		project: withLock(loaded.project, lock),
		lock
	};
}

export { projectOf as n, projectOnDisk as r, lockedProject as t };