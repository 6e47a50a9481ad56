import { d as temporaryBeside, i as isMissing, u as systemCode } from "./files.js";
import { t as parsedJson } from "./json.js";
import { a as isAlive, i as holderSchema, o as thisProcess } from "./own-folder.js";
import { basename, dirname, join } from "node:path";
import { link, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";

// src/support/file-lock.ts
const youngMs = 1e4;
async function holdFileLock(file, words) {
	const self = await thisProcess();
	for (let attempt = 0; attempt < 5; attempt++) {
		if (await created(file, self)) {
			await sweepDrafts(file, self);
			return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
		}
		const holder = await holderOf(file, words);
		if (holder === "gone") continue;
		if (holder === "unknown" || await isAlive(holder)) throw words.held(holder);
		await putAside(file, holder);
	}
	throw words.held("unknown");
}
async function sweepDrafts(file, { host }) {
	const stem = `.${basename(file)}.`;
	for (const name of await readdir(dirname(file))) {
		const [, pid] = name.startsWith(stem) && /^(\d+)\.[0-9a-f]+\.tmp$/.exec(name.slice(stem.length)) || [];
		if (pid !== void 0 && !await isAlive({
			pid: Number(pid),
			host,
			started: null
		})) await rm(join(dirname(file), name), { force: true });
	}
}
async function created(file, self) {
	const draft = temporaryBeside(file);
	try {
		await writeFile(draft, JSON.stringify(self), { flag: "wx" });
		await link(draft, file);
		return true;
	} catch (error) {
		const code = systemCode(error);
		if (code === "EEXIST") return false;
		if (code === void 0 || !withoutLinks.has(code)) throw error;
		return createdInPlace(file, self);
	} finally {
		await rm(draft, { force: true });
	}
}
const withoutLinks = /* @__PURE__ */ new Set([
	"EPERM",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS"
]);
async function createdInPlace(file, self) {
	try {
		const handle = await open(file, "wx");
		await handle.writeFile(JSON.stringify(self));
		await handle.close();
		return true;
	} catch (error) {
		if (systemCode(error) === "EEXIST") return false;
		throw error;
	}
}
async function holderOf(file, words) {
	try {
		const [text, { mtimeMs }] = [await readFile(file, "utf8"), await stat(file)];
		const found = holderSchema.safeParse(parsedJson(text));
		if (found.success) return found.data;
		if (Date.now() - mtimeMs < youngMs) return "unknown";
		await rm(file, { force: true });
		return "gone";
	} catch (error) {
		if (isMissing(error)) return "gone";
		if (systemCode(error) === "EISDIR") throw words.isFolder();
		throw error;
	}
}
async function putAside(file, dead) {
	const aside = temporaryBeside(file);
	try {
		await rename(file, aside);
		const taken = holderSchema.safeParse(parsedJson(await readFile(aside, "utf8")));
		if (taken.success && !isSame(taken.data, dead)) await rename(aside, file);
		else await rm(aside, { force: true });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
function isSame(a, b) {
	return a.pid === b.pid && a.started === b.started && a.host === b.host;
}

export { holdFileLock as t };