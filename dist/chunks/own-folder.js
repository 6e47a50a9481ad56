import { r as sha256 } from "./canonical.js";
import { b as strictObject, p as int, x as string } from "./schemas.js";
import { i as isMissing, u as systemCode } from "./files.js";
import { join } from "node:path";
import { chmod, lstat, mkdir, mkdtemp, readFile, readdir, readlink, rm } from "node:fs/promises";
import { hostname } from "node:os";

// src/support/process-holder.ts
const holderSchema = strictObject({
	pid: int().positive(),
	host: string(),
	started: string().nullable()
});
async function thisProcess() {
	return {
		pid: process.pid,
		host: hostname(),
		started: (await statOf(process.pid)).started
	};
}
async function isAlive({ pid, host, started }) {
	if (host !== hostname()) return true;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (systemCode(error) === "ESRCH") return false;
	}
	const now = await statOf(pid);
	if (now.hasEnded) return false;
	return started === null || now.started === null || now.started === started;
}
async function statOf(pid) {
	const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	return {
		hasEnded: /^[ZX]/.test(fields[0] ?? ""),
		started: fields[19] ?? null
	};
}

// src/support/remove-folder.ts
const patience = {
	recursive: true,
	force: true,
	maxRetries: 3,
	retryDelay: 50
};
async function removeFolder(path) {
	try {
		await rm(path, patience);
	} catch {
		await makeWritable(path);
		await rm(path, patience);
	}
}
async function makeWritable(folder) {
	await chmod(folder, 448).catch(() => void 0);
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}

// src/support/own-folder.ts
async function makeOwnFolder(all, purpose) {
	await mkdir(all, { recursive: true });
	await sweepOwnFolders(all);
	const { pid, started } = await thisProcess();
	const name = `mlops-${purpose}-${pid}-${started ?? ""}-${await processSpace()}-`;
	const path = await mkdtemp(join(all, name));
	return {
		path,
		[Symbol.asyncDispose]: () => removeFolder(path)
	};
}
async function sweepOwnFolders(all) {
	const space = await processSpace();
	for (const name of await readdir(all).catch(() => [])) {
		const maker = makerNamed(name);
		if (maker?.space !== space || await isAlive({
			...maker,
			host: hostname()
		})) continue;
		const path = join(all, name);
		if (await isOwned(path)) await removeFolder(path).catch(() => void 0);
	}
}
function makerNamed(name) {
	const [, pid, started, space] = /^mlops-[a-z]+-(\d{1,10})-(\d*)-([0-9a-f]{8})-[A-Za-z0-9]{6}$/.exec(name) ?? [];
	if (pid === void 0 || Number(pid) === 0 || space === void 0) return void 0;
	return {
		pid: Number(pid),
		started: started || null,
		space
	};
}
async function processSpace() {
	const [machine, namespace] = await Promise.all([readFile("/etc/machine-id", "utf8").catch(() => ""), readlink("/proc/self/ns/pid").catch(() => "")]);
	return sha256(JSON.stringify([
		hostname(),
		machine.trim(),
		namespace
	])).slice(0, 8);
}
async function isOwned(path) {
	try {
		const found = await lstat(path);
		return found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid);
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}

export { isAlive as a, holderSchema as i, sweepOwnFolders as n, thisProcess as o, removeFolder as r, makeOwnFolder as t };