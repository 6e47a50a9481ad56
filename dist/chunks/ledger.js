import { t as parsedJson } from "./json.js";
import { p as int, v as object } from "./schemas.js";
import { t as MlopsError } from "./problem.js";
import { t as ledgerReasons } from "./reasons5.js";
import { f as writeAtomic, i as isMissing } from "./files.js";
import { o as unboundEnvironment, r as isOlderGit, t as Git } from "./git.js";
import { a as placeQuestions, i as placeOf, n as settingsOf, r as linesOf, t as isOfRepository } from "./git-settings.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as objectsOf } from "./git-objects.js";
import { n as noMeter } from "./amount.js";
import { isAbsolute, join, resolve } from "node:path";
import { mkdirSync, rmSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";

// src/ledger/fail.ts
function ledgerError(reason, message, remedy = ledgerReasons[reason].remedy) {
	return MlopsError.of(ledgerReasons, reason, message, { remedy });
}

// src/ledger/addresses.ts
function runAddress(model, fingerprint) {
	return `runs/${name("model", model)}/${sharded("fingerprint", fingerprint)}`;
}
function buildAddress(dataset, fingerprint) {
	return `builds/${name("dataset", dataset)}/${sharded("fingerprint", fingerprint)}`;
}
function evaluationAddress(model, fingerprint) {
	return `evaluations/${name("model", model)}/${sharded("fingerprint", fingerprint)}`;
}
function replacementAddress(address) {
	const [, stem, number] = /^((?:builds|runs|evaluations)\/.*\/[0-9a-f]+)(?:\.(\d+))?\.json$/.exec(address) ?? [];
	return stem === void 0 ? void 0 : `${stem}.${Number(number ?? 1) + 1}.json`;
}
function acceptanceAddress(model, key) {
	return `acceptances/${name("model", model)}/${sharded("key", key)}`;
}
function requestAddress(commit) {
	return `requests/${sharded("commit", commit)}`;
}
function sketchAddress(key) {
	return `sketches/${sharded("key", key)}`;
}
function proofAddress(digest) {
	return `proofs/${sharded("digest", digest)}`;
}
function commitAddress(sha) {
	return `commits/${sharded("commit", sha)}`;
}
function versionAddress(model, version) {
	return `${versionsFolder(model)}/${version}.json`;
}
function versionsFolder(model) {
	return `versions/${name("model", model)}`;
}
function deploymentAddress(environment, model, number) {
	return `${deploymentsFolder(environment, model)}/${number}.json`;
}
function deploymentsFolder(environment, model) {
	return `${deploymentsOf(environment)}${name("model", model)}`;
}
function deploymentsOf(environment) {
	return `deployments/${name("environment", environment)}/`;
}
function holdAddress(environment, model, number) {
	return `${holdsFolder(environment, model)}/${number}.json`;
}
function holdsFolder(environment, model) {
	return `holds/${name("environment", environment)}/${name("model", model)}`;
}
function askedAddress(environment, model, number) {
	return `${askedFolder(environment, model)}/${number}.json`;
}
function askedFolder(environment, model) {
	return `asked/${name("environment", environment)}/${name("model", model)}`;
}
function gatesAddress(environment, model, key) {
	return `gates/${name("environment", environment)}/${name("model", model)}/${name("key", key)}.json`;
}
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u;
const reserved = /(^\.|\.lock$|\.$)/;
function name(what, value) {
	if (plainName.test(value) && !reserved.test(value)) return value;
	throw badAddress(`${JSON.stringify(value)} cannot be the ${what} of a ledger address.`);
}
function sharded(what, hex) {
	if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(hex)) throw badAddress(`${JSON.stringify(hex)} is no ${what}: 40 or 64 hexadecimal digits are expected.`);
	return `${hex.slice(0, 2)}/${hex}.json`;
}
function checkedAddress(address) {
	const parts = address.split("/");
	const stem = parts.at(-1)?.replace(/\.json$/, "") ?? "";
	if (parts.length < 2 || !address.endsWith(".json") || address.length > 400) throw badAddress(`${JSON.stringify(address)} is no ledger address: <kind>/…/<name>.json is expected.`);
	for (const part of [...parts.slice(0, -1), stem]) name("part", part);
	return address;
}
function checkedPrefix(prefix) {
	const parts = prefix.replace(/\/$/, "").split("/");
	if (prefix !== "") for (const part of parts) name("part", part);
	return prefix;
}
function badAddress(message) {
	return ledgerError("ledger-bad-address", message);
}

// src/ledger/remote.ts
const remoteName = "ledger";
async function resolveRemote(user, base, asked) {
	if (asked === null) return void 0;
	const all = await settingsOf(user);
	const settings = all.filter((one) => isOfRepository(one) || one.setting[0].startsWith("remote.")).map(({ setting }) => setting);
	const name = asked ?? "origin";
	const named = settings.some(([key]) => key === `remote.${name}.url`);
	if (!named && asked === void 0) return void 0;
	const [url, pushUrl] = (named ? await addressesOf(user, name, all) : [name, name]).map((one) => absolute(one, base));
	const config = [
		...settings.filter(([key]) => reaches(key)),
		...settings.filter(([key]) => named && key.startsWith(`remote.${name}.`) && personal.test(key)).map(renamed(name)),
		[`remote.${remoteName}.url`, url ?? name],
		[`remote.${remoteName}.pushurl`, pushUrl ?? name],
		["core.hooksPath", "/dev/null"],
		["gc.auto", "0"],
		["transfer.unpackLimit", "1"]
	];
	const shown = withoutCredentials(url ?? name);
	return {
		label: named ? `${name} (${shown})` : shown,
		env: configEnvironment(config),
		onDisk: /^file:\/\//.test(url ?? "")
	};
}
function reaches(key) {
	return /^(http|https|credential|ssh|protocol|user|author|committer)\.|^core\.(sshcommand|askpass|gitproxy)$/.test(key);
}
const personal = /\.(proxy|proxyauthmethod|vcs|uploadpack|receivepack)$/;
function renamed(name) {
	return ([key, value]) => [`remote.${remoteName}.${key.slice(`remote.${name}.`.length)}`, value];
}
async function addressesOf(user, name, all) {
	const [url, ...more] = all.filter(({ setting }) => setting[0] === `remote.${name}.url`);
	const other = all.some(({ setting: [key] }) => key === `remote.${name}.pushurl` || rewrites.test(key));
	if (url !== void 0 && url.setting[1] !== "" && more.length === 0 && !other) return [url.setting[1], url.setting[1]];
	return Promise.all([address(user, name, []), address(user, name, ["--push"])]);
}
const rewrites = /^url\..*\.(push)?insteadof$/;
async function address(user, name, flags) {
	return await user.text([
		"remote",
		"get-url",
		...flags,
		name
	]);
}
function absolute(url, base) {
	if (!(!/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !/^[^/\\]+:/.test(url)) && !isAbsolute(url)) return url;
	return pathToFileURL(resolve(base, url)).href;
}
function withoutCredentials(url) {
	return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, "$1");
}
function configEnvironment(config) {
	const given = Number(process.env["GIT_CONFIG_COUNT"] ?? "0") || 0;
	const env = { GIT_CONFIG_COUNT: String(given + config.length) };
	for (const [index, [key, value]] of config.entries()) {
		env[`GIT_CONFIG_KEY_${given + index}`] = key;
		env[`GIT_CONFIG_VALUE_${given + index}`] = value;
	}
	return env;
}

// src/ledger/trim-cache.ts
const mostPacks = 400;
const dayInMilliseconds = 864e5;
async function trimCache(objects) {
	if ((await readdir(join(objects, "pack")).catch(() => [])).filter((name) => name.endsWith(".pack")).length <= mostPacks) return;
	const oldest = Date.now() - dayInMilliseconds;
	const folders = (await readdir(objects)).filter((name) => name === "pack" || /^[0-9a-f]{2}$/.test(name));
	for (const folder of folders) for (const name of (await readdir(join(objects, folder)).catch(() => [])).sort()) {
		const file = join(objects, folder, name);
		const found = await stat(file).catch(() => void 0);
		if (found !== void 0 && found.mtimeMs < oldest) await rm(file, { force: true });
	}
}

// src/ledger/home.ts
async function openHome(options) {
	const { git: user, common, format, root } = options.known ?? await locate(resolve(options.repository));
	const folder = join(common, "mlops");
	const remote = await resolveRemote(user, root ?? user.folder, options.remote);
	const objects = join(folder, "objects");
	const shared = {
		user,
		format,
		folder
	};
	if (remote === void 0) return {
		...shared,
		git: user
	};
	await prepareObjects(objects);
	await trimCache(objects);
	const work = await privateRepository(folder, format);
	const env = {
		...unboundEnvironment(),
		...remote.env,
		GIT_DIR: work,
		GIT_OBJECT_DIRECTORY: objects
	};
	return {
		...shared,
		remote,
		git: new Git(work, env),
		shallowFile: join(work, "shallow")
	};
}
async function locate(folder) {
	const user = new Git(folder);
	const finished = await user.try(["rev-parse", ...placeQuestions]).catch(async (error) => {
		if (await isFolder(user.folder)) throw ledgerError("ledger-git-missing", `git cannot be started: ${String(error)}.`);
		throw ledgerError("ledger-no-repository", `${user.folder} is no folder.`);
	});
	const place = await placeOf(user, linesOf(finished.stdout));
	if (place !== void 0) return {
		...place,
		git: user
	};
	await requireGit(user);
	const words = finished.stderr.trim().split("\n")[0] ?? "";
	throw ledgerError("ledger-no-repository", `${user.folder} is not in a git repository (${words}).`);
}
async function isFolder(path) {
	return (await stat(path).catch(() => void 0))?.isDirectory() ?? false;
}
async function requireGit(git) {
	const version = await git.version();
	if (version === void 0 || !isOlderGit(version)) return;
	const found = `git ${version.major}.${version.minor}`;
	throw ledgerError("ledger-git-too-old", `${found} is too old; 2.38 or newer is needed.`);
}
async function prepareObjects(objects) {
	const alternates = join(objects, "info", "alternates");
	if (await stat(alternates).catch(() => void 0) !== void 0) return;
	await mkdir(join(objects, "pack"), { recursive: true });
	await writeAtomic(alternates, "../../objects\n");
}
async function privateRepository(folder, format) {
	const { path: work } = await makeOwnFolder(join(folder, "work"), "git");
	removeAtExit(work);
	mkdirSync(join(work, "refs"));
	const config = format === "sha1" ? "[core]\n	repositoryformatversion = 0\n	bare = true\n" : "[core]\n	repositoryformatversion = 1\n	bare = true\n[extensions]\n	objectformat = sha256\n";
	await writeFile(join(work, "config"), config);
	await writeFile(join(work, "HEAD"), "ref: refs/heads/none\n");
	return work;
}
const leftovers = /* @__PURE__ */ new Set();
function removeAtExit(path) {
	if (leftovers.size === 0) process.once("exit", () => {
		for (const one of leftovers) rmSync(one, {
			recursive: true,
			force: true
		});
	});
	leftovers.add(path);
}

// src/ledger/objects.ts
const fileMode = "100644";
const folderMode = "40000";
function objectId(format, object) {
	return createHash(format).update(`${object.kind} ${object.bytes.length}\0`).update(object.bytes).digest("hex");
}
function blobOf(text) {
	return {
		kind: "blob",
		bytes: Buffer.from(text, "utf8")
	};
}
function decodeTree(format, bytes) {
	const width = format === "sha1" ? 20 : 32;
	const entries = [];
	let at = 0;
	while (at < bytes.length) {
		const space = bytes.indexOf(32, at);
		const nul = bytes.indexOf(0, space + 1);
		if (space < 0 || nul < 0 || nul + 1 + width > bytes.length) return void 0;
		const name = bytes.toString("utf8", space + 1, nul);
		if (name.includes("�")) return void 0;
		entries.push({
			mode: bytes.toString("latin1", at, space),
			name,
			oid: bytes.toString("hex", nul + 1, nul + 1 + width)
		});
		at = nul + 1 + width;
	}
	return entries;
}
function encodeTree(entries) {
	const parts = [...entries].sort((a, b) => Buffer.compare(sortKey(a), sortKey(b))).flatMap((entry) => [Buffer.from(`${entry.mode} ${entry.name}\0`, "utf8"), Buffer.from(entry.oid, "hex")]);
	return {
		kind: "tree",
		bytes: Buffer.concat(parts)
	};
}
function sortKey(entry) {
	return Buffer.from(entry.mode === "40000" ? `${entry.name}/` : entry.name, "utf8");
}
function encodeCommit(content) {
	const lines = [
		`tree ${content.tree}`,
		...content.parent === void 0 ? [] : [`parent ${content.parent}`],
		`author ${content.author}`,
		`committer ${content.committer}`,
		"",
		`${content.message.replaceAll("\0", "").trim()}\n`,
		...content.files === void 0 ? [] : [`Files: ${content.files}\n`]
	];
	return {
		kind: "commit",
		bytes: Buffer.from(lines.join("\n"), "utf8")
	};
}
function treeOfCommit(bytes) {
	return /^tree ([0-9a-f]{40,64})\n/.exec(bytes.toString("latin1", 0, 80))?.[1];
}
function filesOfCommit(bytes) {
	const said = /\nFiles: (\d{1,9})\n$/.exec(bytes.toString("latin1"))?.[1];
	return said === void 0 ? void 0 : Number(said);
}
function parentOfCommit(bytes) {
	return /^tree [0-9a-f]{40,64}\nparent ([0-9a-f]{40,64})\n/.exec(bytes.toString("latin1", 0, 160))?.[1];
}
const packKinds = {
	commit: 1,
	tree: 2,
	blob: 3
};
function encodePack(format, objects) {
	const header = Buffer.alloc(12);
	header.write("PACK", "latin1");
	header.writeUInt32BE(2, 4);
	header.writeUInt32BE(objects.length, 8);
	const parts = [header, ...objects.flatMap((object) => [packHead(object), deflateSync(object.bytes)])];
	const body = Buffer.concat(parts);
	return Buffer.concat([body, createHash(format).update(body).digest()]);
}
function packHead(object) {
	const bytes = [];
	let rest = Math.floor(object.bytes.length / 16);
	let byte = packKinds[object.kind] << 4 | object.bytes.length % 16;
	while (rest > 0) {
		bytes.push(byte | 128);
		byte = rest % 128;
		rest = Math.floor(rest / 128);
	}
	bytes.push(byte);
	return Buffer.from(bytes);
}

// src/ledger/format.ts
const formatFile = "ledger.json";
const formatText = `${JSON.stringify({ schemaVersion: 1 })}\n`;
const readme = `# Ledger

Records of runs, evaluations and dataset sketches, written by mlops (mlops-actions) and read by it.
Each record is a JSON file at an address that follows from its inputs, is written once and never changed.

    git log --stat            what was recorded when, and by whom
    git show HEAD:<address>   one record

Do not edit files here by hand: a run whose record changed is no longer that run.
`;
const firstFiles = /* @__PURE__ */ new Map([["README.md", readme], [formatFile, formatText]]);
const formatShape = object({ schemaVersion: int().positive() });
async function requireReadable(view, entries, objectFormat, branch) {
	if (view.commit === void 0) return;
	const entry = entries.get(formatFile);
	if (entry?.oid === objectId(objectFormat, blobOf(formatText))) return;
	if (entry === void 0) throw ledgerError("ledger-corrupt", `The branch ${branch} has no ${formatFile}: it is no ledger.`);
	const text = (await view.texts(/* @__PURE__ */ new Map([["ledger.json", entry]]))).get("ledger.json") ?? "";
	const parsed = formatShape.safeParse(parsedJson(text));
	if (!parsed.success) throw ledgerError("ledger-corrupt", `${formatFile} on ${branch} does not say its version.`);
	if (parsed.data.schemaVersion > 1) {
		const found = `${formatFile} on ${branch} has schemaVersion ${parsed.data.schemaVersion}; this version reads 1.`;
		throw ledgerError("ledger-newer", found);
	}
}

// src/ledger/history.ts
async function* recordHistory(query) {
	const { home, limit } = query;
	const tip = await query.tip();
	if (tip === void 0 || limit <= 0) return;
	for (const depth of [Math.max(100, 4 * limit), void 0]) {
		await query.fetchHistory(tip, depth);
		await query.requireReadable(tip);
		const edge = await shallowCommits(home);
		const entries = await additions(query, tip, edge);
		if (entries.length < limit && edge.size > 0) continue;
		yield* entries.slice(0, limit);
		return;
	}
	throw query.problem("unavailable", "Of the history of the ledger only the newest part is on this machine.");
}
async function shallowCommits(home) {
	if (home.shallowFile === void 0) return /* @__PURE__ */ new Set();
	const text = await readFile(home.shallowFile, "utf8").catch(() => "");
	return new Set(text.split("\n").filter((line) => line !== ""));
}
async function additions(query, tip, edge) {
	const format = "--format=%x01%H%x00%aI%x00%an%x00%s%x00";
	const flags = [
		"-z",
		"--name-only",
		"--diff-filter=A",
		"--no-renames",
		"--root",
		"--topo-order"
	];
	const paths = query.prefix === "" ? [] : ["--", `:(literal)${query.prefix}`];
	const finished = await query.home.git.try([
		"log",
		...flags,
		format,
		tip,
		...paths
	]);
	if (finished.code !== 0) throw query.problem("unavailable", `The history of the ledger is not on this machine: ${finished.stderr.trim()}.`);
	return finished.stdout.toString("utf8").split("").slice(1).flatMap((text) => entriesOf(text)).filter((entry) => !edge.has(entry.commit));
}
function entriesOf(text) {
	const [commit = "", at = "", author = "", message = "", ...names] = text.split("\0");
	return names.map((name) => name.replace(/^\n/, "")).filter((name) => name.includes("/") && name.endsWith(".json")).map((address) => ({
		address,
		commit,
		at,
		author,
		message
	}));
}

// src/ledger/other-ledger.ts
async function localTip(home, ref) {
	return (await objectsOf(home.user).read(`${ref}^{commit}`))?.oid;
}
async function tellOfOther(home, ref, view, local, notice) {
	if (home.remote === void 0 || view.commit === void 0) return;
	if (local === void 0 || local === view.commit) return;
	const marker = join(home.folder, "seen", `${createHash("sha256").update(ref).digest("hex").slice(0, 16)}-joined`);
	if ((await readFile(marker, "utf8").catch(() => "")).trim() === local) return;
	if (await holds(home, view, local)) return await writeAtomic(marker, `${local}\n`);
	const branch = ref.replace("refs/heads/", "");
	const keep = `git branch -m ${branch} ${branch}-before`;
	notice(`The ledger of ${home.remote.label} counts; the local branch ${branch} is another one, and records that are only there are not used. \`${keep}\` puts it aside.`);
}
async function holds(home, view, local) {
	const fields = await home.user.list([
		"diff-tree",
		"-r",
		"-z",
		"--root",
		"--no-commit-id",
		local
	]);
	const added = /* @__PURE__ */ new Map();
	for (let at = 0; at + 1 < fields.length; at += 2) added.set(fields[at + 1] ?? "", fields[at]?.split(" ")[3] ?? "");
	try {
		const found = await view.find([...added.keys()]);
		return added.size > 0 && [...added].every(([path, oid]) => found.get(path)?.oid === oid);
	} catch (error) {
		if (error instanceof MlopsError) return false;
		throw error;
	}
}

// src/ledger/identity.ts
const nobody = {
	name: "mlops",
	mail: "mlops@localhost"
};
async function identity(user) {
	const ask = async (variable) => {
		const found = await user.try([
			"-c",
			"user.useConfigOnly=true",
			"var",
			variable
		]);
		if (found.code === 0) return found.stdout.toString("utf8").trim();
		const now = Math.floor(Date.now() / 1e3);
		return `${nobody.name} <${nobody.mail}> ${now} +0000`;
	};
	const [author, committer] = await Promise.all([ask("GIT_AUTHOR_IDENT"), ask("GIT_COMMITTER_IDENT")]);
	return {
		author,
		committer
	};
}

// src/ledger/local-transport.ts
function localTransport(git, ref, problem) {
	const gone = (oids) => Promise.reject(problem("corrupt", `${ref} needs the object ${oids[0] ?? ""}, which is not in the repository.`));
	return {
		label: `the local ${ref}`,
		kind: "local",
		async tip() {
			const found = await git.try([
				"rev-parse",
				"--verify",
				"--quiet",
				"--end-of-options",
				ref
			]);
			const oid = found.stdout.toString("utf8").trim();
			if (found.code === 0 && oid !== "") return oid;
			if (found.code === 1 && found.stderr === "") return void 0;
			throw problem("corrupt", `${ref} cannot be read: ${found.stderr.trim()}.`);
		},
		fetchCommit: (oid) => gone([oid]),
		fetchObjects: gone,
		fetchFolders: gone,
		fetchHistory: () => Promise.resolve(),
		async publish(commit, expected) {
			const old = expected ?? "0".repeat(commit.length);
			const done = await git.try([
				"update-ref",
				...["-m", "mlops: records"],
				ref,
				commit,
				old
			]);
			if (done.code === 0) return { kind: "done" };
			const words = done.stderr.trim();
			if (/but expected|reference already exists|unable to resolve reference/.test(words)) return { kind: "moved" };
			return {
				kind: "unclear",
				words
			};
		}
	};
}

// src/ledger/objects-at-hand.ts
const mostFiles = 1e3;
function objectsAtHand(options) {
	const { reader, transport, format, problem } = options;
	const known = /* @__PURE__ */ new Map();
	const small = /* @__PURE__ */ new Set();
	const bring = async (missing) => {
		const [whole, parts] = [missing.filter((oid) => small.has(oid)), missing.filter((oid) => !small.has(oid))];
		if (whole.length > 0) await transport.fetchFolders(whole);
		if (parts.length > 0) await transport.fetchObjects(parts);
	};
	const get = async (oids) => {
		const found = /* @__PURE__ */ new Map();
		const collect = async (names) => {
			const objects = await Promise.all(names.map((oid) => reader.read(oid)));
			for (const [index, object] of objects.entries()) {
				const oid = names[index];
				if (object !== void 0 && oid !== void 0) found.set(oid, object);
			}
		};
		await collect(oids);
		const missing = oids.filter((oid) => !found.has(oid));
		if (missing.length === 0) return found;
		await bring(missing);
		await collect(missing);
		const gone = missing.find((oid) => !found.has(oid));
		if (gone !== void 0) throw problem("corrupt", `${transport.label} has no object ${gone}.`);
		return found;
	};
	const commitOf = async (commit) => {
		const here = await reader.read(commit);
		if (here === void 0) await transport.fetchCommit(commit);
		const object = here ?? await reader.read(commit);
		return object?.kind === "commit" ? object : void 0;
	};
	return {
		async parentOf(commit) {
			const object = await commitOf(commit);
			return object && parentOfCommit(object.bytes);
		},
		async rootOf(commit) {
			const object = await commitOf(commit);
			const root = object && treeOfCommit(object.bytes);
			if (root === void 0) throw problem("corrupt", `${transport.label}: ${commit} is no commit.`);
			if ((filesOfCommit(object?.bytes ?? Buffer.alloc(0)) ?? 1001) <= 1e3) small.add(root);
			return root;
		},
		async filesOf(commit) {
			const object = await commitOf(commit);
			return object && filesOfCommit(object.bytes);
		},
		async trees(oids) {
			const wanted = [...new Set(oids)].filter((oid) => !known.has(oid));
			for (const [oid, object] of wanted.length === 0 ? [] : await get(wanted)) {
				const entries = object.kind === "tree" ? decodeTree(format, object.bytes) : void 0;
				if (entries === void 0) throw problem("corrupt", `${transport.label}: ${oid} is no readable folder.`);
				known.set(oid, new Map(entries.map((entry) => [entry.name, entry])));
			}
			return known;
		},
		async blobs(oids) {
			const texts = /* @__PURE__ */ new Map();
			for (const [oid, object] of await get([...new Set(oids)])) {
				if (object.kind !== "blob") throw problem("corrupt", `${transport.label}: ${oid} is no file.`);
				texts.set(oid, object.bytes.toString("utf8"));
			}
			return texts;
		}
	};
}
async function entriesAt(objects, root, paths, problem) {
	const found = /* @__PURE__ */ new Map();
	let walks = [...new Set(paths)].map((path) => ({
		path,
		rest: path.split("/"),
		tree: root
	}));
	while (walks.length > 0) {
		const trees = await objects.trees(walks.map((walk) => walk.tree));
		const next = [];
		for (const walk of walks) {
			const [name = "", ...rest] = walk.rest;
			const entry = trees.get(walk.tree)?.get(name);
			if (entry === void 0) continue;
			const isFolder = entry.mode === folderMode;
			if (isFolder === (rest.length === 0)) throw problem("corrupt", `${walk.path}: ${name} is ${isFolder ? "a folder" : "a file"}, which it must not be.`);
			if (rest.length === 0) found.set(walk.path, entry);
			else next.push({
				path: walk.path,
				rest,
				tree: entry.oid
			});
		}
		walks = next;
	}
	return found;
}

// src/ledger/offline-transport.ts
const onlineOnce = "Run the command once without --offline where the remote answers; what it reads is kept.";
function offlineTransport(options) {
	const { home, remote, ref, problem, notice } = options;
	const cannot = (what) => {
		const sentence = `${what} of ${remote.label} was not read before, and we are offline.`;
		return Promise.reject(problem("unavailable", sentence, onlineOnce));
	};
	const fromHere = async () => {
		const local = await options.origin?.();
		if (local === void 0) return await cannot(ref);
		notice(`The ledger of ${remote.label} was never read here; offline, the local branch answers for it.`);
		return local;
	};
	return {
		label: `${remote.label} as seen before`,
		kind: "offline",
		async tip() {
			const text = await readFile(tipFile(home, ref), "utf8").catch((error) => {
				if (isMissing(error)) return void 0;
				throw error;
			});
			if (text === void 0) return await fromHere();
			return text.trim() === "" ? void 0 : text.trim();
		},
		fetchCommit: () => cannot(`The newest commit on ${ref}`),
		fetchObjects: () => cannot(`What is asked for on ${ref}`),
		fetchFolders: () => cannot(`What is asked for on ${ref}`),
		fetchHistory: () => Promise.resolve(),
		publish: () => Promise.resolve({
			kind: "refused",
			words: "we are offline"
		})
	};
}
async function rememberTip(home, ref, commit) {
	const file = tipFile(home, ref);
	const before = await readFile(file, "utf8").catch(() => void 0);
	const now = `${commit ?? ""}\n`;
	if (before !== now) await writeAtomic(file, now);
}
function tipFile(home, ref) {
	return join(home.folder, "seen", createHash("sha256").update(ref).digest("hex").slice(0, 16));
}

// src/ledger/patience.ts
const usualPatience = {
	attempts: 60,
	first: 50,
	longest: 1e4
};
async function pause(patience, attempt, random = Math.random) {
	await setTimeout(random() * Math.min(patience.longest, patience.first * 2 ** attempt));
}

// src/ledger/remote-transport.ts
function remoteTransport(options) {
	const fetch = fetchFrom(options);
	const required = (what, finished) => {
		if (finished.code !== 0) throw notSent(options, what, finished);
	};
	return {
		label: options.remote.label,
		kind: "remote",
		tip: (since) => tipOf(options, fetch, since),
		fetchCommit: async (oid) => required("commit", await commitOf(options, fetch, oid)),
		fetchObjects: async (oids) => required(`object ${oids[0] ?? ""}`, await fetch(oids, ["--filter=tree:0"])),
		fetchFolders: async (oids) => required(`folder ${oids[0] ?? ""}`, await fetch(oids, ["--filter=blob:none"])),
		async fetchHistory(commit, depth) {
			const deep = `--depth=${depth ?? everything}`;
			required("history", await fetch([commit], [deep, "--filter=blob:none"]));
		},
		publish: (commit, expected, onto) => push(options, commit, expected, onto ?? expected)
	};
}
function fetchFrom({ home, remote, notice }) {
	let told = false;
	return async (what, more, have = "noop") => {
		const haves = ["-c", `fetch.negotiationAlgorithm=${have}`];
		const finished = await home.git.try([
			...promisor,
			...haves,
			...quietFetch,
			...more,
			...otherSide(remote),
			"--stdin",
			remoteName
		], { input: `${what.join("\n")}\n` });
		if (!told && /filtering not recognized/.test(finished.stderr)) {
			told = true;
			notice(`${remote.label} does not fetch by parts (uploadpack.allowFilter), so every look-up reads all.`);
		}
		return finished;
	};
}
function otherSide({ onDisk }) {
	return onDisk ? ["--upload-pack=git -c uploadpack.allowFilter=true -c uploadpack.allowAnySHA1InWant=true upload-pack"] : [];
}
async function tipOf(options, fetch, since) {
	const { home, reader, remote, ref, problem } = options;
	const here = since !== void 0 && home.shallowFile !== void 0;
	if (here) await writeFile(home.shallowFile, `${since}\n`);
	const parts = here ? [`--negotiation-tip=${since}`, "--filter=blob:none"] : ["--filter=tree:0"];
	const trial = await fetch([`+${ref}:${seenRef}`], ["--depth=1", ...parts], here ? "consecutive" : "noop");
	const found = trial.code === 0 ? (await reader.read(seenRef))?.oid : void 0;
	if (found !== void 0) return found;
	if (trial.stderr.split("\n").includes(`fatal: couldn't find remote ref ${ref}`)) return void 0;
	const finished = await home.git.try([
		"ls-remote",
		"--exit-code",
		...otherSide(remote),
		remoteName,
		ref
	]);
	if (finished.code === 2) return void 0;
	if (finished.code !== 0) throw problem("unavailable", `${remote.label} cannot be asked for ${ref}: ${lastWords(finished.stderr)}.`);
	return namedRef(finished.stdout.toString("utf8"), ref);
}
async function commitOf({ ref }, fetch, oid) {
	let finished = await fetch([oid], ["--depth=1", "--filter=tree:0"]);
	if (/unadvertised object/i.test(finished.stderr)) finished = await fetch([ref], ["--depth=1"]);
	if (/dumb http|does not support shallow/i.test(finished.stderr)) finished = await fetch([ref], []);
	return finished;
}
async function push({ home, ref }, commit, expected, onto) {
	if (home.shallowFile !== void 0 && onto !== void 0) await writeFile(home.shallowFile, `${onto}\n`);
	const lease = `--force-with-lease=${ref}:${expected ?? ""}`;
	const target = `${commit}:${ref}`;
	return publication(await home.git.try([
		"push",
		"--no-verify",
		"--porcelain",
		lease,
		remoteName,
		target
	]));
}
function notSent({ remote, ref, problem }, what, { stderr }) {
	const missing = /not our ref|unadvertised object|missing necessary objects|bad tree|unable to (read|parse)|did not send all|could not parse|remote error: upload-pack/i;
	const words = lastWords(stderr);
	return missing.test(stderr) ? problem("corrupt", `${remote.label} has no ${what} of ${ref}: ${words}.`) : problem("unavailable", `${remote.label} did not send ${what} of ${ref}: ${words}.`);
}
const everything = 2147483647;
const seenRef = "refs/seen/tip";
const promisor = [
	"-c",
	`remote.${remoteName}.promisor=true`,
	"-c",
	`remote.${remoteName}.partialclonefilter=tree:0`
];
const quietFetch = [
	"fetch",
	"--no-tags",
	"--no-write-fetch-head",
	"--no-auto-maintenance",
	"--no-recurse-submodules",
	"--no-progress"
];
function namedRef(listing, ref) {
	for (const line of listing.split("\n")) {
		const [oid, name] = line.split("	");
		if (name === ref && oid !== void 0) return oid;
	}
}
const forGood = /hook declined|protected branch|GH0\d\d|denied|not allowed|not permitted|permission|forbidden|authentication failed|could not read Username|\b40[13]\b|prohibited|read-only/i;
function publication(finished) {
	if (finished.code === 0) return { kind: "done" };
	const line = finished.stdout.toString("utf8").split("\n").find((one) => one.startsWith("!"));
	if (line !== void 0 && /\[rejected\]|stale info|fetch first|non-fast-forward/.test(line)) return { kind: "moved" };
	const words = [line?.split("	").at(-1), lastWords(finished.stderr)].filter((one) => one).join("; ");
	const all = `${line ?? ""}\n${finished.stderr}`;
	if (/cannot lock ref|failed to update ref|incorrect old value|already exists/.test(all)) return {
		kind: "unclear",
		words
	};
	return forGood.test(all) ? {
		kind: "refused",
		words
	} : {
		kind: "unclear",
		words
	};
}
function lastWords(stderr) {
	return (stderr.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^(Please make sure|and the repository exists|hint:|warning: filtering)/.test(line)).slice(0, 4).join("; ") || "git said nothing").split(" ").map(withoutCredentials).join(" ").slice(0, 400).replace(/\.$/, "");
}

// src/ledger/sight.ts
function openSight({ home, ref, transport, origin, onto }) {
	let seen;
	const remember = async (commit) => {
		if (transport.kind === "remote") await rememberTip(home, ref, commit);
	};
	const look = async (since) => {
		const published = await transport.tip(since);
		await remember(published);
		return {
			published,
			from: onto === void 0 ? published ?? await origin?.() : await onto()
		};
	};
	return {
		async first() {
			seen ??= look();
			try {
				return await seen;
			} catch (error) {
				seen = void 0;
				throw error;
			}
		},
		async again(since) {
			const start = await look(since);
			seen = Promise.resolve(start);
			return start;
		},
		last: async () => seen,
		async arrived(commit) {
			seen = Promise.resolve({
				published: commit,
				from: commit
			});
			await remember(commit);
		}
	};
}

// src/ledger/view.ts
function viewOf(objects, commit, problem) {
	const rootOf = async () => commit === void 0 ? void 0 : await objects.rootOf(commit);
	const find = async (paths) => {
		const root = await rootOf();
		return root === void 0 ? /* @__PURE__ */ new Map() : await entriesAt(objects, root, paths, problem);
	};
	const texts = async (entries) => {
		const blobs = await objects.blobs([...entries.values()].map((entry) => entry.oid));
		return new Map([...entries].flatMap(([path, { oid }]) => withText(path, blobs.get(oid))));
	};
	const names = async (folders) => {
		const root = await rootOf();
		const found = /* @__PURE__ */ new Map();
		if (root === void 0) return found;
		let walks = [...new Set(folders)].map((folder) => ({
			folder,
			rest: folder.split("/"),
			tree: root
		}));
		while (walks.length > 0) {
			const trees = await objects.trees(walks.map(({ tree }) => tree));
			walks = walks.flatMap(({ folder, rest: [name, ...rest], tree }) => {
				const entries = trees.get(tree);
				if (name === void 0) {
					const files = [...entries?.values() ?? []].filter(({ mode }) => mode !== folderMode);
					found.set(folder, files.map((entry) => entry.name));
					return [];
				}
				const entry = entries?.get(name);
				return entry?.mode === "40000" ? [{
					folder,
					rest,
					tree: entry.oid
				}] : [];
			});
		}
		return found;
	};
	return {
		commit,
		files: async () => commit === void 0 ? void 0 : await objects.filesOf(commit),
		parent: async () => commit === void 0 ? void 0 : await objects.parentOf(commit),
		find,
		names,
		texts,
		read: async (paths) => await texts(await find(paths)),
		async folder(path) {
			let tree = await rootOf();
			for (const name of path.split("/")) {
				const entry = tree === void 0 ? void 0 : (await objects.trees([tree])).get(tree)?.get(name);
				tree = entry?.mode === "40000" ? entry.oid : void 0;
			}
			if (tree === void 0) return /* @__PURE__ */ new Map();
			const entries = [...(await objects.trees([tree])).get(tree)?.values() ?? []];
			return await texts(new Map(entries.map((entry) => [`${path}/${entry.name}`, entry])));
		}
	};
}
function withText(path, text) {
	return text === void 0 ? [] : [[path, text]];
}

// src/ledger/graft.ts
async function graft(objects, format, root, files) {
	const made = [];
	const put = async (oid, below) => {
		const old = oid === void 0 ? void 0 : (await objects.trees([oid])).get(oid);
		const entries = new Map(old);
		for (const [name, inner] of byFirstName(below)) {
			const file = inner.get("");
			const there = entries.get(name);
			const folder = there?.mode === "40000" ? there.oid : void 0;
			const entry = file === void 0 ? {
				mode: folderMode,
				name,
				oid: await put(folder, inner)
			} : {
				mode: fileMode,
				name,
				oid: file
			};
			entries.set(name, entry);
		}
		const tree = encodeTree(entries.values());
		made.push(tree);
		return objectId(format, tree);
	};
	return {
		root: await put(root, files),
		trees: made
	};
}
function byFirstName(files) {
	const groups = /* @__PURE__ */ new Map();
	for (const [path, oid] of files) {
		const cut = path.indexOf("/");
		const name = cut < 0 ? path : path.slice(0, cut);
		const group = groups.get(name) ?? /* @__PURE__ */ new Map();
		group.set(cut < 0 ? "" : path.slice(cut + 1), oid);
		groups.set(name, group);
	}
	return groups;
}

// src/ledger/write-commit.ts
async function writeCommit(home, objects, from, { files, message, who, counted }) {
	const blobs = [...files].map(([path, text]) => ({
		path,
		object: blobOf(text)
	}));
	const ids = new Map(blobs.map(({ path, object }) => [path, objectId(home.format, object)]));
	const root = from === void 0 ? void 0 : await objects.rootOf(from);
	const { root: tree, trees } = await graft(objects, home.format, root, ids);
	const parent = from === void 0 ? {} : { parent: from };
	const before = from === void 0 ? 0 : await objects.filesOf(from);
	const count = counted && before !== void 0 ? { files: before + files.size } : {};
	const commit = encodeCommit({
		tree,
		...parent,
		author: who.author,
		committer: who.committer,
		message,
		...count
	});
	await storeObjects(home, [
		...blobs.map(({ object }) => object),
		...trees,
		commit
	]);
	return objectId(home.format, commit);
}
async function storeObjects(home, objects) {
	await home.git.bytes(["unpack-objects", "-q"], { input: encodePack(home.format, objects) });
}

// src/ledger/record-branch.ts
function openRecordBranch(options) {
	const { home, ref, problem, origin, onto, onlyAdds: counted = false } = options;
	const reader = objectsOf(home.git);
	const transport = transportOf(options, reader);
	const objects = objectsAtHand({
		reader,
		transport,
		format: home.format,
		problem
	});
	const sight = openSight({
		home,
		ref,
		transport,
		origin,
		onto
	});
	const at = (commit) => viewOf(objects, commit, problem);
	const build = async (start, { edit, message }, who) => {
		const files = await edit(at(start.from));
		return {
			commit: files.size === 0 ? start.from : await writeCommit(home, objects, start.from, {
				files,
				message,
				who,
				counted
			}),
			put: [...files.keys()]
		};
	};
	return {
		tip: async () => (await sight.first()).from,
		newest: async () => at((await sight.again()).from),
		at,
		async fetchHistory(commit, depth) {
			const start = await sight.last();
			if (start !== void 0 && start.published === void 0) return;
			await transport.fetchHistory(commit, depth);
		},
		change: (edit, message, tell = noMeter) => change({
			edit,
			message
		}, {
			options,
			transport,
			sight,
			build
		}, tell)
	};
}
async function change(wanted, { options, transport, sight, build }, tell) {
	const { home, ref, problem, patience = usualPatience } = options;
	const who = await identity(home.user);
	let standing = {
		tries: 0,
		words: ""
	};
	for (let attempt = 0; attempt < patience.attempts; attempt++) {
		if (attempt > 0) tell({
			unit: "tries",
			done: attempt + 1
		});
		const start = await sight.again(attempt === 0 ? void 0 : (await sight.last())?.published);
		if (standing.sent?.commit !== void 0 && start.published === standing.sent.commit) return standing.sent;
		const next = await build(start, wanted, who);
		if (next.commit === void 0 || next.commit === start.published) return next;
		const onto = options.onto === void 0 ? void 0 : start.from;
		const published = await transport.publish(next.commit, start.published, onto);
		if (published.kind === "done") {
			await tellOfMove(options, transport, start);
			await sight.arrived(next.commit);
			return next;
		}
		standing = {
			...weigh(standing, start.published, published, transport, problem),
			sent: next
		};
		await pause(patience, attempt);
	}
	throw problem("busy", `${transport.label} moved ${patience.attempts} times while we wrote to ${ref}.`);
}
async function tellOfMove({ home, notice, onto }, to, start) {
	const { published, from } = start;
	if (onto !== void 0) return;
	if (to.kind !== "remote" || published !== void 0 || from === void 0) return;
	const records = (await home.git.list([
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		from
	])).filter((path) => path.includes("/")).length;
	notice(`The ledger of this clone is on ${to.label} now: ${records} record${records === 1 ? "" : "s"} pushed.`);
}
function transportOf(options, reader) {
	const { home, ref, problem, notice } = options;
	const { remote } = home;
	if (remote === void 0) return localTransport(home.git, ref, problem);
	if (options.offline === true) return offlineTransport({
		home,
		remote,
		ref,
		problem,
		notice,
		origin: options.origin
	});
	return remoteTransport({
		home,
		reader,
		remote,
		ref,
		problem,
		notice
	});
}
const standingLimit = 6;
function weigh(before, tip, publication, transport, problem) {
	if (publication.kind === "moved") return {
		tries: 0,
		words: ""
	};
	const { words } = publication;
	if (publication.kind === "refused") throw problem("refused", `${transport.label} refuses the push: ${words}.`);
	const tries = before.tip === tip ? before.tries + 1 : 1;
	if (tries < standingLimit) return {
		tries,
		tip,
		words
	};
	throw problem(/cannot lock ref|failed to update ref|Unable to create/.test(words) ? "busy" : "refused", `${transport.label} did not take the push in ${tries} tries: ${words}.`);
}

// src/ledger/waiting.ts
function openWaiting(folder) {
	const fileOf = (address) => join(folder, `${createHash("sha256").update(address).digest("hex").slice(0, 40)}.json`);
	const load = async (file) => {
		const text = await readFile(file, "utf8").catch((error) => {
			if (isMissing(error)) return void 0;
			throw error;
		});
		return text === void 0 ? void 0 : parse(text);
	};
	return {
		put: (record) => writeAtomic(fileOf(record.address), `${JSON.stringify({
			schemaVersion: 1,
			...record
		})}\n`),
		find: (address) => load(fileOf(address)),
		async all() {
			const files = (await readdir(folder).catch((error) => {
				if (isMissing(error)) return [];
				throw error;
			})).filter((name) => /^[0-9a-f]{40}\.json$/.test(name)).sort();
			return (await Promise.all(files.map((name) => load(join(folder, name))))).filter((record) => record !== void 0);
		},
		settle: (address) => rm(fileOf(address), { force: true }),
		async setAside(address) {
			const aside = join(folder, "conflicts");
			await mkdir(aside, { recursive: true });
			const target = join(aside, `${Date.now()}-${address.replaceAll("/", "-").slice(-120)}`);
			await rename(fileOf(address), target).catch((error) => {
				if (!isMissing(error)) throw error;
			});
			return target;
		}
	};
}
function parse(text) {
	const value = JSON.parse(text);
	if (typeof value !== "object" || value === null || !("address" in value) || !("text" in value)) return void 0;
	const { address, text: content } = value;
	return typeof address === "string" && typeof content === "string" ? {
		address,
		text: content
	} : void 0;
}

// src/ledger/went-back.ts
async function tellOfLoss(home, ref, view, notice) {
	if (home.remote === void 0) return;
	const files = view.commit === void 0 ? 0 : await view.files();
	if (files === void 0) return;
	const marker = join(home.folder, "seen", `${createHash("sha256").update(ref).digest("hex").slice(0, 16)}-most`);
	const before = mostSeen(await readFile(marker, "utf8").catch(() => ""));
	if (before === void 0 || files >= before.files) {
		if (view.commit !== void 0 && before?.commit !== view.commit) await writeAtomic(marker, `${view.commit} ${files}\n`);
		return;
	}
	const branch = ref.replace("refs/heads/", "");
	notice(`The ledger of ${home.remote.label} holds ${files} files and held ${before.files} when this clone looked at it before (commit ${before.commit}): somebody has pushed over ${branch}, or deleted it. What is gone with it, holds among it, counts no more. A clone that has fetched that commit brings it back (\`git push --force origin ${before.commit}:${ref}\`); where it stays as it is, remove ${marker}.`);
}
function mostSeen(text) {
	const [, commit, files] = /^([0-9a-f]{40,64}) (\d+)\n$/.exec(text) ?? [];
	return commit === void 0 ? void 0 : {
		commit,
		files: Number(files)
	};
}

// src/ledger/write-records.ts
async function writeRecords(parts, list, { message, offline, giveWay = keepAll, tell }) {
	const { own, late } = await accept(parts, list, giveWay);
	const pushed = parts.home.remote !== void 0;
	if (offline && pushed) return {
		commit: null,
		added: [...own.keys()],
		gaveWay: late,
		pushed: false
	};
	const waited = (await parts.waiting.all()).filter(({ address }) => !own.has(address));
	if (own.size + waited.length === 0) return {
		commit: null,
		added: [],
		gaveWay: late,
		pushed
	};
	const sent = /* @__PURE__ */ new Set();
	let given = [];
	const edit = async (view) => {
		const all = new Map([...own, ...(await parts.waiting.all()).filter(({ address }) => !own.has(address)).map(asEntry)]);
		const entries = await view.find([formatFile, ...all.keys()]);
		await requireReadable(view, entries, parts.home.format, parts.branch);
		const isOther = (address, text) => entries.has(address) && !isSame(parts.home, entries, address, text);
		const others = new Map([...all].filter(([address, text]) => isOther(address, text)));
		const there = others.size === 0 ? /* @__PURE__ */ new Map() : await view.texts(only(entries, others));
		given = await decide(parts, {
			all,
			own,
			there
		}, giveWay);
		for (const address of all.keys()) sent.add(address);
		const left = new Set(given.map(({ record }) => record.address));
		const fresh = new Map([...all].filter(([address]) => !entries.has(address) && !left.has(address)));
		return view.commit === void 0 && fresh.size > 0 ? new Map([...firstFiles, ...fresh]) : fresh;
	};
	const { commit, put } = await parts.records.change(edit, message, tell);
	const gaveWay = await Promise.all(given.map((one) => settled(parts, one, own)));
	for (const address of sent) await parts.waiting.settle(address);
	const added = put.filter((address) => own.has(address));
	const count = waited.filter(({ address }) => put.includes(address)).length;
	if (count > 0) parts.notice(`${count} record${count === 1 ? "" : "s"} that waited on this machine: sent.`);
	const mine = gaveWay.filter(({ address }) => own.has(address));
	return {
		commit: commit ?? null,
		added,
		gaveWay: [...late, ...mine],
		pushed
	};
}
const keepAll = () => /* @__PURE__ */ new Map();
async function accept(parts, list, giveWay) {
	const own = /* @__PURE__ */ new Map();
	const there = /* @__PURE__ */ new Map();
	for (const { address, text } of list) {
		checkedAddress(address);
		if (parsedJson(text) === void 0) throw ledgerError("ledger-bad-address", `What is to be written at ${address} is not JSON.`);
		if (own.has(address) && own.get(address) !== text) throw conflictAt(address, "is to be written");
		own.set(address, text);
		const before = (await parts.waiting.find(address))?.text;
		if (before !== void 0 && before !== text) there.set(address, before);
	}
	const way = there.size === 0 ? /* @__PURE__ */ new Map() : giveWay(own, there);
	const late = [];
	for (const [address, text] of [...own]) {
		const before = there.get(address);
		if (before !== void 0 && !way.has(address)) throw conflictAt(address, "waits on this machine");
		if (!way.has(address)) continue;
		late.push({
			address,
			text,
			...before !== void 0 && { there: before }
		});
		own.delete(address);
	}
	for (const [address, text] of own) await parts.waiting.put({
		address,
		text
	});
	return {
		own,
		late
	};
}
async function decide(parts, { all, own, there }, giveWay) {
	const way = there.size === 0 ? keepAll(all, there) : giveWay(all, there);
	for (const address of there.keys()) {
		if (way.has(address) || !own.has(address)) continue;
		const asides = await Promise.all([...own.keys()].map((one) => parts.waiting.setAside(one)));
		throw conflictAt(address, `is on ${parts.branch}`, `What was to be written is in ${asides.join(", ")}.`);
	}
	return [...all].flatMap(([address, text]) => {
		const recorded = there.get(address);
		const how = way.get(address) ?? (recorded === void 0 ? void 0 : "aside");
		if (how === void 0) return [];
		return [{
			record: {
				address,
				text,
				...recorded !== void 0 && { there: recorded }
			},
			how
		}];
	});
}
async function settled(parts, { record, how }, own) {
	const { address } = record;
	if (how === "drop") return record;
	const aside = await parts.waiting.setAside(address);
	if (!own.has(address)) parts.notice(`${address} waited to be written, but another record is on ${parts.branch}; it was set aside: ${aside}.`);
	return {
		...record,
		aside
	};
}
function asEntry(record) {
	return [record.address, record.text];
}
function isSame(home, entries, address, text) {
	return entries.get(address)?.oid === objectId(home.format, blobOf(text));
}
function only(entries, of) {
	return new Map([...entries].filter(([address]) => of.has(address)));
}
function conflictAt(address, where, more = "") {
	const sentence = `Another record ${where} at ${address}, with other bytes; it was not overwritten. ${more}`.trim();
	return ledgerError("record-conflict", sentence);
}

// src/ledger/ledger.ts
const usualBranch = "mlops/ledger";
async function openLedger(options) {
	const branch = options.branch ?? "mlops/ledger";
	const ref = `refs/heads/${branch}`;
	const home = await openHome(options);
	const notice = once(options.notice ?? (() => void 0));
	const folder = join(home.folder, "waiting", createHash("sha256").update(ref).digest("hex").slice(0, 16));
	const problem = ledgerProblem(folder);
	const records = openRecordBranch({
		home,
		ref,
		problem,
		notice,
		offline: options.offline ?? false,
		onlyAdds: true,
		origin: () => localTip(home, ref),
		...options.patience === void 0 ? {} : { patience: options.patience }
	});
	let told;
	const tell = async (view, local) => {
		if (!(options.offline ?? false)) await tellOfLoss(home, ref, view, notice);
		await tellOfOther(home, ref, view, local, notice);
	};
	const tip = async () => {
		const looking = told === void 0 && home.remote !== void 0 ? localTip(home, ref) : void 0;
		const [commit, local] = await Promise.all([records.tip(), looking]);
		told ??= tell(records.at(commit), local);
		await told;
		return commit;
	};
	const parts = {
		home,
		branch,
		records,
		tip,
		waiting: openWaiting(folder),
		notice
	};
	const readMany = (addresses) => readRecords(parts, addresses.map(checkedAddress));
	return {
		readMany,
		list: (folders) => listRecords(parts, folders),
		read: async (address) => (await readMany([address])).get(address),
		write: (list, message, giveWay, tell) => writeRecords(parts, list, {
			message,
			offline: options.offline ?? false,
			giveWay,
			tell
		}),
		history: (prefix, limit) => {
			const { fetchHistory } = records;
			const query = {
				home,
				tip,
				fetchHistory,
				problem,
				prefix: checkedPrefix(prefix),
				limit
			};
			return recordHistory({
				...query,
				requireReadable: (commit) => requireLedger(parts, commit)
			});
		}
	};
}
async function readRecords(parts, addresses) {
	const view = parts.records.at(await parts.tip());
	const entries = await view.find([formatFile, ...addresses]);
	await requireReadable(view, entries, parts.home.format, parts.branch);
	const wanted = new Map([...entries].filter(([path]) => path !== "ledger.json" || addresses.includes(path)));
	const texts = new Map(await view.texts(wanted));
	for (const [address, text] of texts) {
		if (parsedJson(text) !== void 0) continue;
		throw ledgerError("ledger-corrupt", `${address} on ${parts.branch} is not JSON.`);
	}
	for (const address of addresses) {
		const own = texts.has(address) ? void 0 : await parts.waiting.find(address);
		if (own !== void 0) texts.set(address, own.text);
	}
	return texts;
}
async function listRecords(parts, folders) {
	const asked = folders.map(checkedPrefix);
	const view = parts.records.at(await parts.tip());
	await requireReadable(view, await view.find([formatFile]), parts.home.format, parts.branch);
	const [there, waiting] = await Promise.all([view.names(asked), parts.waiting.all()]);
	return new Map(asked.map((folder) => {
		const own = waiting.flatMap(({ address }) => nameIn(folder, address));
		return [folder, [.../* @__PURE__ */ new Set([...there.get(folder) ?? [], ...own])].filter((name) => name.endsWith(".json")).sort(byNumber)];
	}));
}
function nameIn(folder, address) {
	const name = address.startsWith(`${folder}/`) ? address.slice(folder.length + 1) : "";
	return name === "" || name.includes("/") ? [] : [name];
}
const byNumber = new Intl.Collator("en", { numeric: true }).compare;
async function requireLedger({ records, home, branch }, commit) {
	const view = records.at(commit);
	await requireReadable(view, await view.find([formatFile]), home.format, branch);
}
function ledgerProblem(waiting) {
	const kept = `Records wait in ${waiting} and are sent by the next write.`;
	return (failure, sentence, remedy) => {
		if (failure === "corrupt") return ledgerError("ledger-corrupt", sentence, remedy);
		if (failure === "unavailable") return ledgerError("ledger-unavailable", sentence, remedy);
		if (failure === "busy") return ledgerError("ledger-busy", `${sentence} ${kept}`, remedy);
		return ledgerError("ledger-push-refused", `${sentence} ${kept}`, remedy);
	};
}
function once(notice) {
	const said = /* @__PURE__ */ new Set();
	return (text) => {
		if (said.has(text)) return;
		said.add(text);
		notice(text);
	};
}

export { versionAddress as C, sketchAddress as S, holdsFolder as _, acceptanceAddress as a, requestAddress as b, buildAddress as c, deploymentAddress as d, deploymentsFolder as f, holdAddress as g, gatesAddress as h, openHome as i, checkedAddress as l, evaluationAddress as m, usualBranch as n, askedAddress as o, deploymentsOf as p, openRecordBranch as r, askedFolder as s, openLedger as t, commitAddress as u, proofAddress as v, versionsFolder as w, runAddress as x, replacementAddress as y };