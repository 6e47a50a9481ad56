import { t as commandReasons } from "./reasons4.js";
import { r as loadRootKeys } from "./load.js";
import { b as strictObject, h as literal, l as array, p as int, x as string } from "./schemas.js";
import { n as findHeads, r as judgedOf } from "./judged.js";
import { n as openRepository } from "./repository.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as MlopsError } from "./problem.js";
import { t as isRemoteStore } from "./store-address.js";
import { t as canonicalJson } from "./canonical.js";
import { a as makeFolders, f as writeAtomic, i as isMissing, s as readBounded } from "./files.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { a as suffixOf, t as kindOf } from "./artifact-names.js";
import { t as requirePlain } from "./plain-members.js";
import { t as actionReasons } from "./reasons11.js";
import { dirname, isAbsolute, join, relative } from "node:path";
import { lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/commands/shared-store.ts
async function openSharedStore(request, ports) {
	const repository = await openRepository(request.folder);
	const judged = await judgedOf(repository, await findHeads(repository, request), false);
	const { git, root } = repository;
	const texts = [judged.policy.sha, judged.candidate.sha].map(async (sha) => {
		return (await readTexts(git, await readCommit(git, sha), [request.projectFile])).get(request.projectFile);
	});
	const [base, head] = await Promise.all(texts);
	const { store: folder } = loadRootKeys(base ?? head ?? "", request.projectFile);
	if (isAbsolute(folder) && relative(root, folder).startsWith("..")) return {
		folder,
		store: await ports.openStore({
			store: folder,
			root
		})
	};
	const sentence = `This server keeps no artifacts for the jobs of a run, and \`store: ${folder}\` ${isRemoteStore(folder) ? "is written to by `mlops promote` alone" : "is a folder of each checkout"}.`;
	throw MlopsError.of(commandReasons, "artifacts-unavailable", sentence);
}

// src/actions/stored-artifacts.ts
const digestShape = string().regex(/^sha256:[0-9a-f]{64}$/);
const listShape = strictObject({
	schemaVersion: literal(1),
	files: array(strictObject({
		path: string(),
		digest: digestShape,
		bytes: int().nonnegative()
	})).max(1e5)
});
const entryShape = strictObject({
	schemaVersion: literal(1),
	list: digestShape,
	bytes: int().nonnegative()
});
const limits = {
	list: 2e7,
	content: 2 ** 40
};
const dayMs = 864e5;
const keptDays = 30;
const notPut = /* @__PURE__ */ new Set([
	"kept",
	"made",
	"report",
	"runs"
]);
function openStoredArtifacts(prefix, change, ports) {
	let opening;
	const shared = () => {
		opening ??= openSharedStore(change, ports);
		return opening;
	};
	const place = async () => join((await shared()).folder, "hand-over", ...runOf(ports.env));
	return {
		put: async (what, folder) => {
			if (notPut.has(what.kind)) return void 0;
			return await put((await shared()).store, await place(), `${prefix}-${suffixOf(what)}`, folder);
		},
		prove: async () => false,
		list: async () => await list(await place(), prefix),
		get: async (found, folder) => await get((await shared()).store, found, folder),
		getEarlier: async () => false
	};
}
function runOf(env) {
	const parts = [...(env["GITHUB_REPOSITORY"] ?? "").split("/"), env["GITHUB_RUN_ID"] ?? ""];
	if (parts.length === 3 && parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part))) return parts;
	throw MlopsError.of(actionReasons, "runner-environment", "GITHUB_REPOSITORY and GITHUB_RUN_ID do not name a run of a repository.");
}
async function put(store, place, name, folder) {
	const paths = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	if (paths.length === 0) return void 0;
	const files = (await store.putAll(paths)).map((one, at) => ({
		...one,
		path: paths[at]?.slice(folder.length + 1) ?? ""
	}));
	await using own = await makeOwnFolder(process.env["RUNNER_TEMP"] ?? tmpdir(), "list");
	const file = join(own.path, "list.json");
	await writeFile(file, canonicalJson({
		schemaVersion: 1,
		files
	}));
	const [put] = await store.putAll([file]);
	if (put === void 0) throw new TypeError("one file gives one digest");
	const list = put.digest;
	const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
	await makeFolders(place);
	const entry = {
		schemaVersion: 1,
		list,
		bytes
	};
	await writeAtomic(join(place, `${name}.json`), canonicalJson(entry));
	await sweep(dirname(place));
	return {
		name,
		digest: list
	};
}
async function list(place, prefix) {
	const found = [];
	for (const file of await namesIn(place)) {
		const name = file.endsWith(".json") ? file.slice(0, -5) : "";
		const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : void 0;
		if (what === void 0) continue;
		const { list: digest, bytes } = await readJson(join(place, file), entryShape, what);
		found.push({
			what,
			id: digest,
			digest,
			size: bytes
		});
	}
	return found;
}
async function get(store, { id, what }, folder) {
	await using own = await makeOwnFolder(process.env["RUNNER_TEMP"] ?? tmpdir(), "list");
	const file = join(own.path, "list.json");
	await store.get(id, file);
	const { files } = await readJson(file, listShape, what);
	const members = files.map(({ path: name, bytes }) => ({
		name,
		kind: "file",
		bytes
	}));
	try {
		requirePlain(members, limits.content);
	} catch (error) {
		if (error instanceof RangeError) throw corrupt(what, error.message);
		throw error;
	}
	for (const { path, digest, bytes } of files) {
		const target = join(folder, path);
		await mkdir(dirname(target), { recursive: true });
		await store.get(digest, target, bytes);
	}
}
async function readJson(file, shape, what) {
	if (!(await lstat(file)).isFile()) throw corrupt(what, "it is no plain file");
	const found = await readBounded(file, limits.list);
	if (found.kind === "too-large") throw corrupt(what, `it is larger than ${limits.list} bytes`);
	try {
		return shape.parse(JSON.parse(found.bytes.toString("utf8")));
	} catch {
		throw corrupt(what, "it is no list of files");
	}
}
function corrupt(what, why) {
	const sentence = `Nothing is taken from what was handed on as ${suffixOf(what)}: ${why}.`;
	return MlopsError.of(commandReasons, "hand-over-corrupt", sentence);
}
async function sweep(runs) {
	for (const name of await namesIn(runs)) {
		const found = await lstat(join(runs, name)).catch(() => void 0);
		if (found !== void 0 && found.mtimeMs < Date.now() - keptDays * dayMs) await rm(join(runs, name), {
			recursive: true,
			force: true
		}).catch(() => void 0);
	}
}
async function namesIn(folder) {
	try {
		return (await readdir(folder)).sort();
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}

export { openStoredArtifacts };