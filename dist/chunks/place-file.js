import { i as isMissing, n as insideOf, s as readBounded, u as systemCode } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";
import { dirname, join } from "node:path";
import { lstat, mkdir, open, realpath } from "node:fs/promises";

// src/commands/init/place-file.ts
const mostBytes = 1048576;
async function placeFile(repository, path, text, write) {
	const target = await targetOf(repository, path);
	const there = await contentOf(target, path);
	if (there === void 0) {
		if (write) await create(target, path, text);
		return {
			path,
			state: write ? "written" : "would-write"
		};
	}
	if (there.toString("utf8") === text) return {
		path,
		state: "same"
	};
	return {
		path,
		state: "differs",
		diff: await diffOf(repository, path, target, text)
	};
}
async function targetOf({ root }, path) {
	const expected = join(await realpath(root), path);
	if (((await lstat(expected).catch(() => void 0))?.isSymbolicLink() === true ? void 0 : await insideOf(root, path).catch(() => void 0)) !== expected) throw unwritable(path, "a symbolic link stands in its way");
	return expected;
}
async function contentOf(target, path) {
	const found = await lstat(target).catch((error) => {
		if (!isMissing(error)) throw unwritable(path, systemCode(error) ?? "it cannot be looked at");
	});
	if (found === void 0) return void 0;
	if (!found.isFile()) throw unwritable(path, "something that is no file stands there");
	const read = await readBounded(target, mostBytes).catch((error) => {
		throw unwritable(path, `what stands there cannot be read (${systemCode(error) ?? "unknown"})`);
	});
	if (read.kind === "too-large") throw unwritable(path, "a file of more than 1 MB stands there");
	return read.bytes;
}
async function create(target, path, text) {
	try {
		await mkdir(dirname(target), { recursive: true });
		const handle = await open(target, "wx");
		try {
			await handle.writeFile(text);
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = systemCode(error);
		if (code === void 0 || code === "ENOSPC") throw error;
		throw unwritable(path, code);
	}
}
async function diffOf({ git }, path, target, text) {
	const { stdout } = await git.try([
		"diff",
		...[
			"--no-index",
			"--no-color",
			"--no-ext-diff",
			"--no-textconv",
			"--text"
		],
		"--",
		target,
		"-"
	], { input: text });
	const whole = stdout.toString("utf8");
	return `--- a/${path}\n+++ b/${path}\n${whole.slice(Math.max(0, whole.search(/^@@ /m)))}`;
}
function unwritable(path, why) {
	return MlopsError.of(commandReasons, "init-unwritable", `${path} is not written: ${why}.`);
}

export { placeFile as n, diffOf as t };