import { a as isAlive, i as holderSchema, n as sweepOwnFolders, t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { _ as number, b as strictObject, h as literal, l as array, p as int, u as boolean, x as string } from "./schemas.js";
import { t as manifestDigest } from "./digest.js";
import { t as deploymentReasons } from "./reasons14.js";
import { a as makeFolders, c as sha256File, d as temporaryBeside, f as writeAtomic, i as isMissing, l as syncFolder, s as readBounded, u as systemCode } from "./files.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { n as shellCommand, t as quoteShell } from "./shell.js";
import { a as proxyCredentials, o as openLog, r as declaredEnvironment, s as lastWords, t as allowedEnvironment } from "./variables.js";
import { a as signalAll, r as findCarrying, t as localLauncher } from "./training.js";
import { t as readVersioned } from "./versioned.js";
import { i as visible } from "./clean.js";
import { t as holdFileLock } from "./file-lock.js";
import { spawn } from "node:child_process";
import { basename, dirname, join, resolve } from "node:path";
import { cp, lstat, mkdir, open, readFile, readdir, readlink, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { Agent, request } from "node:http";
import { stripVTControlCharacters } from "node:util";
import { performance } from "node:perf_hooks";
import { hostname, tmpdir } from "node:os";
import { Agent as Agent$1, request as request$1 } from "node:https";
import { setTimeout } from "node:timers/promises";

// src/deployment/check-wanted.ts
const digestForm = /^sha256:[0-9a-f]{64}$/;
function checkWanted(wanted) {
	const messages = [...problemsOfNames(wanted), ...problemsOfFiles(wanted)];
	if (messages.length === 0 && manifestDigest(wanted.files) !== wanted.digest) {
		const given = manifestDigest(wanted.files);
		messages.push(`The files of ${titleOf(wanted)} give ${given}, the release says ${wanted.digest}.`);
	}
	if (messages.length === 0) return;
	const reason = "deployment-release-refused";
	throw new MlopsError(deploymentReasons[reason].ends, messages.map((message) => ({
		reason,
		message
	})));
}
function titleOf({ model, version }) {
	return `version ${version} of ${model}`;
}
function checkModelName(model) {
	if (isSegment(model)) return;
	const message = `${JSON.stringify(model)} cannot be the name of a model's folder.`;
	throw MlopsError.of(deploymentReasons, "deployment-release-refused", message);
}
function problemsOfNames({ model, version, digest }) {
	return [
		...isSegment(model) ? [] : [`${JSON.stringify(model)} cannot be the name of a model's folder.`],
		...Number.isSafeInteger(version) && version > 0 ? [] : [`${version} is no number of a version.`],
		...digestForm.test(digest) ? [] : [`${JSON.stringify(digest)} is not sha256:<64 hex digits>.`]
	];
}
function problemsOfFiles({ files, ...wanted }) {
	if (files.length === 0) return [`The release names no files of ${titleOf(wanted)}.`];
	const seen = /* @__PURE__ */ new Set();
	return files.flatMap(({ path, digest, bytes }) => {
		const twice = seen.has(path);
		seen.add(path);
		return [
			...path.split("/").every(isSegment) ? [] : [`${JSON.stringify(path)} is no path below a folder.`],
			...twice ? [`${JSON.stringify(path)} is named twice.`] : [],
			...digestForm.test(digest) ? [] : [`The digest of ${JSON.stringify(path)} is not sha256:<64 hex digits>.`],
			...Number.isSafeInteger(bytes) && bytes >= 0 ? [] : [`The size of ${JSON.stringify(path)} is ${bytes}.`]
		];
	});
}
function isSegment(name) {
	return name !== "" && name !== "." && name !== ".." && !/[/\\\0]/.test(name);
}

// src/deployment/fail.ts
function refuse(reason, message) {
	return MlopsError.of(deploymentReasons, reason, message);
}
function throwIfCancelled(signal, what) {
	if (signal.aborted) throw refuse("deployment-cancelled", `${what} was cancelled.`);
}
const unwritable = /* @__PURE__ */ new Set([
	"EACCES",
	"EPERM",
	"EROFS",
	"ENOSPC",
	"EDQUOT",
	"EIO",
	"ENOTDIR",
	"EEXIST",
	"EISDIR",
	"ELOOP",
	"ENAMETOOLONG"
]);
async function telling(folder, work) {
	try {
		return await work();
	} catch (error) {
		const code = systemCode(error);
		if (code === void 0 || !unwritable.has(code)) throw error;
		throw refuse("deployment-folder-unwritable", `The target's folder ${folder} cannot be written: ${error instanceof Error ? error.message : code}.`);
	}
}

// src/deployment/plan-text.ts
function versionLine(live, { version, files }) {
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	const count = `${files.length} ${files.length === 1 ? "file" : "files"}`;
	return `${before(live)} → ${version}, ${count}, ${sizeText(bytes)}`;
}
function before(live) {
	if (live === void 0) return "nothing";
	return live.version === null ? "something that says no version" : `version ${live.version}`;
}
function sizeText(bytes) {
	const units = [
		"bytes",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	const power = bytes < 1e3 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
	return `${Number((bytes / 1e3 ** power).toPrecision(3))} ${units[power]}`;
}

// src/deployment/tree.ts
async function treeOf(folder) {
	const files = [];
	const strange = [];
	const walk = async (below) => {
		for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
			const path = below === "" ? entry.name : `${below}/${entry.name}`;
			if (entry.isDirectory()) await walk(path);
			else if (entry.isFile()) files.push({
				path,
				bytes: (await lstat(join(folder, path))).size
			});
			else strange.push(path);
		}
	};
	await walk("");
	return {
		files: files.sort((a, b) => compareText(a.path, b.path)),
		strange: strange.sort(compareText)
	};
}
async function digestsOf(folder) {
	const { files, strange } = await treeOf(folder);
	const found = [];
	for (const { path } of files) found.push({
		path,
		...await sha256File(join(folder, path))
	});
	return {
		files: found,
		strange
	};
}
async function differencesOf(folder, wanted) {
	const { files, strange } = await treeOf(folder);
	const found = new Map(files.map((file) => [file.path, file.bytes]));
	const named = new Set(wanted.map(({ path }) => path));
	const differences = [...strange.map((path) => `${path} is neither a file nor a folder`), ...files.filter(({ path }) => !named.has(path)).map(({ path }) => `${path} is in no release`)];
	for (const file of wanted) {
		const bytes = found.get(file.path);
		if (bytes === void 0) differences.push(`${file.path} is missing`);
		else if (bytes !== file.bytes) differences.push(`${file.path} has ${bytes} bytes instead of ${file.bytes}`);
		else if ((await sha256File(join(folder, file.path))).digest !== file.digest) differences.push(`${file.path} has other bytes`);
	}
	return differences;
}
const mostNamed = 5;
async function requireFiles(folder, wanted, what) {
	const differences = await differencesOf(folder, wanted);
	if (differences.length > 0) throw refuse("deployment-files-differ", differenceText(folder, differences, what));
}
function differenceText(folder, differences, what) {
	return `${what} in ${folder} are not those of the release: ${differences.slice(0, mostNamed).join(", ")}${differences.length > mostNamed ? `, and ${differences.length - mostNamed} more` : ""}.`;
}

// src/deployment/targets/command/answers.ts
const largest = 1e6;
const line = string().max(2e3);
const endpoint = string().max(2e3).refine(isAddress, { error: "expected an http or https address without a password" });
const answerSchemas = {
	plan: strictObject({
		changes: boolean(),
		lines: array(line).max(1e3)
	}),
	apply: strictObject({ endpoint: endpoint.optional() }),
	status: strictObject({
		version: int().positive(),
		digest: string().regex(/^sha256:[0-9a-f]{64}$/, { error: "expected sha256:<64 hex digits>" }),
		healthy: boolean(),
		because: line.optional(),
		endpoint: endpoint.optional()
	}).nullable(),
	undo: strictObject({})
};
async function readAnswer(file, schema, who) {
	const text = await textOf(file, who);
	if (text === void 0 || text.trim() === "") return void 0;
	const parsed = schema.safeParse(documentOf(text, who));
	if (parsed.success) return parsed.data;
	throw malformed(`${who} answered something else than its action asks for: ${parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".") || "its root"}: ${message}`).join("; ")}.`);
}
function malformed(message) {
	return refuse("deployment-answer-malformed", message);
}
async function textOf(file, who) {
	try {
		if (!(await lstat(file)).isFile()) throw malformed(`${who} has put something that is no file at $MLOPS_ANSWER.`);
		const read = await readBounded(file, largest);
		if (read.kind === "read") return read.bytes.toString("utf8");
		throw malformed(`${who} wrote an answer of more than ${largest / 1e6} MB.`);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function documentOf(text, who) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw malformed(`${who} wrote an answer that is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
	}
}
function isAddress(text) {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

// src/deployment/run-command.ts
const grace = {
	interrupt: 3e3,
	terminate: 2500
};
const logLimit$1 = {
	head: 1 << 20,
	tail: 1 << 20,
	shown: 1 << 20
};
async function runCommand(request, around) {
	throwIfCancelled(around.signal, request.of);
	const temporary = join(request.folder, "tmp");
	await mkdir(temporary);
	const secrets = secretsOf(request.secrets, around.env);
	const id = randomUUID();
	const env = {
		...allowedEnvironment(around.env),
		...declaredEnvironment(new Map(Object.entries(request.declared)), secrets),
		TMPDIR: temporary,
		MLOPS_RUN_ID: id,
		...request.contract
	};
	const log = openLog({
		path: join(request.folder, "log.txt"),
		limit: logLimit$1,
		secrets: [...Object.values(secrets), ...proxyCredentials(env)],
		display: around.output
	});
	const job = {
		id,
		command: request.command,
		folder: request.folder,
		workingDirectory: request.code,
		env,
		timeout: request.timeout,
		grace,
		...request.input === void 0 ? {} : { input: request.input },
		onOutput: log.write
	};
	const ended = await localLauncher.run(job, around.signal).finally(log.close);
	if (ended.how === "cancelled") throwIfCancelled(AbortSignal.abort(), request.of);
	for (const { pid, command } of ended.survivors) around.output(`[${request.of} left a process running, which was ended: ${command.slice(0, 200)} (pid ${pid})]\n`);
	const words = lastWords(log.excerpt());
	if (ended.how === "timeout") return {
		kind: "timeout",
		words
	};
	if (ended.how === "not-started") return {
		kind: "not-started",
		why: ended.why ?? "it did not start",
		words
	};
	if (ended.code === null) return {
		kind: "signal",
		signal: ended.signal ?? "a signal",
		words
	};
	return {
		kind: "code",
		code: ended.code,
		words
	};
}
function secretsOf(names, env) {
	return Object.fromEntries(names.flatMap((name) => env[name] === void 0 ? [] : [[name, env[name] ?? ""]]));
}
function commandText(command) {
	const [first = "", ...more] = (command.kind === "shell" ? command.text : shellCommand(command.argv)).trim().split("\n");
	return more.length === 0 ? first : `${first} …`;
}

// src/deployment/targets/command/call.ts
async function call(target, { command, document, answer, folder }, around) {
	const [request, reply, own] = [
		join(folder, "request.json"),
		join(folder, "answer.json"),
		join(folder, "run")
	];
	await mkdir(own);
	await writeFile(request, `${JSON.stringify(document, null, 2)}\n`);
	const who = `The ${document.action} command (${commandText(command)}) for ${document.model}`;
	requireGoodEnd(await runCommand({
		command,
		code: around.code,
		folder: own,
		input: request,
		declared: {},
		secrets: target.secrets,
		contract: {
			MLOPS_REQUEST: request,
			MLOPS_ANSWER: reply
		},
		timeout: target.timeout,
		of: who
	}, around), who, target.timeout);
	return readAnswer(reply, answer, who);
}
function requireGoodEnd(end, who, timeout) {
	if (end.kind === "timeout") {
		const message = `${who} ran longer than ${timeout / 1e3} s and was ended: ${end.words}`;
		throw refuse("deployment-command-timeout", message);
	}
	if (end.kind === "not-started") throw failed(`${who} could not be started: ${end.why}`);
	if (end.kind === "signal") throw failed(`${who} was ended by ${end.signal}: ${end.words}`);
	if (end.code !== 0) throw failed(`${who} ended with exit code ${end.code}: ${end.words}`);
}
function failed(message) {
	return refuse("deployment-command-failed", message);
}

// src/deployment/targets/command.ts
function openCommandTarget(target, around) {
	const begun = /* @__PURE__ */ new Set();
	const status = async (model) => {
		if (target.status === void 0) return unsaid;
		const answer = await run(target, around, "status", target.status, answerSchemas.status, { model });
		if (answer === void 0) throw malformed(`The status command for ${model} wrote no answer; nothing live is null.`);
		if (answer === null) return void 0;
		const { because, endpoint, ...said } = answer;
		return {
			...said,
			...given({
				because,
				endpoint
			})
		};
	};
	return {
		async plan(wanted) {
			checkWanted(wanted);
			const live = await status(wanted.model);
			const first = versionLine(live, wanted);
			if (target.plan === void 0) return withoutPlan(first, live, wanted);
			const answer = await run(target, around, "plan", target.plan, answerSchemas.plan, wanted);
			if (answer === void 0) throw malformed(`The plan command for ${wanted.model} wrote no answer.`);
			return {
				changes: answer.changes,
				lines: [first, ...answer.lines]
			};
		},
		async stage(wanted) {
			checkWanted(wanted);
			return {};
		},
		async apply(wanted) {
			checkWanted(wanted);
			begun.add(keyOf(wanted));
			const answer = await run(target, around, "apply", target.apply, answerSchemas.apply, wanted);
			begun.clear();
			const live = await status(wanted.model);
			if (live === void 0) {
				const sentence = `The apply command of ${titleOf(wanted)} ended well, and the status command says that nothing is live.`;
				throw refuse("deployment-command-failed", sentence);
			}
			return {
				...given({ endpoint: answer?.endpoint }),
				...live
			};
		},
		status,
		async discard(wanted) {
			const live = await status(wanted.model);
			if (!begun.has(keyOf(wanted))) {
				if (isSame(live, wanted)) throw refuse("deployment-is-live", `${titleOf(wanted)} is live.`);
				return;
			}
			if (target.undo === void 0) around.output(`[${titleOf(wanted)} was applied in part, and the target has no undo command: that stays as it is]\n`);
			else await run(target, around, "undo", target.undo, answerSchemas.undo, wanted);
			begun.delete(keyOf(wanted));
		}
	};
}
const unsaid = {
	version: null,
	digest: null,
	healthy: false,
	because: "the target has no status command that says what is live"
};
function withoutPlan(first, live, wanted) {
	const note = "The target has no plan command: what apply changes besides is not known.";
	return {
		changes: true,
		lines: [
			first,
			...isSame(live, wanted) ? [`The status command says that ${titleOf(wanted)} is live already.`] : [],
			note
		]
	};
}
function isSame(live, { version, digest }) {
	return live?.version === version && live.digest === digest;
}
function keyOf({ model, version, digest }) {
	return JSON.stringify([
		model,
		version,
		digest
	]);
}
function given(values) {
	return {
		...values.because === void 0 ? {} : { because: values.because },
		...values.endpoint === void 0 ? {} : { endpoint: values.endpoint }
	};
}
async function run(target, around, action, command, answer, about) {
	await using own = await makeOwnFolder(tmpdir(), "deploy");
	const folder = join(own.path, "call");
	await mkdir(folder);
	const wanted = "bring" in about ? about : void 0;
	const files = wanted !== void 0 && (action === "plan" || action === "apply") ? join(own.path, "model") : null;
	if (wanted !== void 0 && files !== null) {
		await wanted.bring(files);
		await requireFiles(files, wanted.files, `The files of ${titleOf(wanted)}`);
	}
	const document = {
		schemaVersion: 1,
		action,
		environment: around.environment,
		model: about.model,
		version: wanted?.version ?? null,
		digest: wanted?.digest ?? null,
		files: wanted?.files ?? null,
		folder: files
	};
	return await call(target, {
		command,
		document,
		answer,
		folder
	}, around);
}

// src/deployment/targets/local/places.ts
function placesOf(folder, model) {
	const root = join(folder, model);
	return {
		root,
		versions: join(root, "versions"),
		code: join(root, "code"),
		servers: join(root, "servers"),
		logs: join(root, "logs"),
		current: join(root, "current"),
		script: join(root, "current.sh"),
		live: join(root, "live.json"),
		lock: join(root, "lock")
	};
}
const versionForm = /^([0-9a-f]{12})-v([1-9]\d{0,14})$/;
const serverForm = /^[0-9a-f]{12}-v[1-9]\d{0,14}-[0-9a-f]{8}$/;
function versionName({ digest, version }) {
	return `${digest.slice(7, 19)}-v${version}`;
}
function versionIn(name) {
	return Number(/-v(\d+)/.exec(name)?.[1]);
}
function serverName(wanted, code) {
	const { serve, env, environment, model } = wanted;
	const setup = {
		environment,
		model,
		code,
		run: serve.run,
		health: serve.health,
		startWithin: serve.startWithin,
		secrets: serve.secrets,
		env
	};
	return `${versionName(wanted)}-${sha256(canonicalJson(setup)).slice(0, 8)}`;
}
function markOf(places, server) {
	return `${sha256(places.root).slice(0, 16)}-${server}`;
}

// src/deployment/targets/local/bring.ts
async function bringVersion(places, wanted) {
	const folder = join(places.versions, versionName(wanted));
	const what = `The files of ${titleOf(wanted)}`;
	const isThere = await isOwnFolder(folder);
	if (isThere && !await isToRepair(folder, wanted)) {
		await requireFiles(folder, wanted.files, what);
		return folder;
	}
	await using own = await makeOwnFolder(places.root, "bring");
	const brought = join(own.path, "files");
	await wanted.bring(brought);
	await requireFiles(brought, wanted.files, what);
	await mkdir(places.versions, { recursive: true });
	if (isThere) await rename(folder, join(own.path, "changed"));
	await rename(brought, folder);
	return folder;
}
async function isToRepair(folder, { repair, files }) {
	return repair === true && (await differencesOf(folder, files)).length > 0;
}
async function isOwnFolder(path) {
	try {
		if ((await lstat(path)).isDirectory()) return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
	throw refuse("deployment-folder-refused", `${path} is no folder, and a folder of ours has to be there.`);
}
async function bringCode(places, from) {
	const lines = await codeLines(from);
	const name = nameOfCode(lines);
	const folder = join(places.code, name);
	if (await isOwnFolder(folder)) {
		const there = new Set(await codeLines(folder));
		const changed = lines.find((line) => !there.has(line));
		if (changed === void 0) return name;
		throw refuse("deployment-files-differ", `The code in ${folder} is not what was put there: ${changed}.`);
	}
	await using own = await makeOwnFolder(places.root, "code");
	const copied = join(own.path, "code");
	await cp(from, copied, {
		recursive: true,
		verbatimSymlinks: true
	});
	await mkdir(places.code, { recursive: true });
	await rename(copied, folder);
	return name;
}
async function codeName(from) {
	return nameOfCode(await codeLines(from));
}
function nameOfCode(lines) {
	return sha256(lines.join("\n")).slice(0, 12);
}
async function codeLines(folder) {
	const lines = [];
	const walk = async (below) => {
		for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
			const path = below === "" ? entry.name : `${below}/${entry.name}`;
			const place = join(folder, path);
			if (entry.isDirectory()) {
				lines.push(JSON.stringify([path, "folder"]));
				await walk(path);
			} else if (entry.isSymbolicLink()) lines.push(JSON.stringify([
				path,
				"link",
				await readlink(place)
			]));
			else if (entry.isFile()) {
				const kind = ((await lstat(place)).mode & 64) === 0 ? "file" : "program";
				lines.push(JSON.stringify([
					path,
					kind,
					(await sha256File(place)).digest
				]));
			}
		}
	};
	await walk("");
	return lines.sort(compareText);
}

// src/deployment/targets/local/ports.ts
const poll$2 = 50;
async function freePort() {
	const port = await bind(0);
	if (port === void 0) throw new TypeError("the system gives no port");
	return port;
}
async function requireFree(port, model, patience) {
	const until = performance.now() + patience;
	while (await bind(port) === void 0) {
		if (performance.now() >= until) {
			const who = await listenerOn(port) ?? "another process, which the system does not name to this user,";
			throw refuse("deployment-port-taken", `${who} listens on port ${port}, where the server of ${model} has to.`);
		}
		await setTimeout(poll$2);
	}
}
async function bind(port) {
	const all = await bindAt(port, "0.0.0.0");
	if (all === void 0 || port === 0) return all;
	const loopback = await bindAt(port, "127.0.0.1");
	const six = await bindAt(port, "::");
	return loopback === void 0 || six === void 0 ? void 0 : port;
}
function bindAt(port, host) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", (error) => {
			if (systemCode(error) === "EADDRINUSE") resolve(void 0);
			else if (host === "::" || systemCode(error) === "EACCES") resolve(port);
			else reject(error);
		});
		server.listen({
			port,
			host,
			ipv6Only: host === "::"
		}, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
		});
	});
}
async function listenerOn(port) {
	const sockets = new Set((await Promise.all(["tcp", "tcp6"].map((table) => listening(table, port)))).flat());
	if (sockets.size === 0) return void 0;
	for (const pid of (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name))) for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
		const leads = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => "");
		if (sockets.has(leads)) return `${await commandOf(pid)} (pid ${pid})`;
	}
}
async function listening(table, port) {
	const text = await readFile(`/proc/net/${table}`, "latin1").catch(() => "");
	const ending = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
	return text.split("\n").map((line) => line.trim().split(/\s+/)).filter((fields) => fields[1]?.endsWith(ending) === true && fields[3] === "0A").map((fields) => `socket:[${fields[9]}]`);
}
async function commandOf(pid) {
	return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim().slice(0, 200) || `process ${pid}`;
}

// src/deployment/targets/local/state.ts
const port = int().min(1).max(65535);
const liveSchema = strictObject({
	schemaVersion: literal(1),
	environment: string(),
	version: string().regex(versionForm),
	previous: string().regex(versionForm).nullable(),
	server: strictObject({
		name: string().regex(serverForm),
		port
	}).nullable()
});
const serverSchema = strictObject({
	schemaVersion: literal(1),
	version: string().regex(versionForm),
	code: string().regex(/^[0-9a-f]{12}$/),
	health: string(),
	startWithin: number().min(0),
	secrets: array(string())
});
const processSchema = strictObject({
	schemaVersion: literal(1),
	...holderSchema.shape,
	port
});
function readLive(places) {
	return readState(places.live, liveSchema);
}
async function requireOwnLive(places, environment) {
	const live = await readLive(places);
	if (live === void 0 || live.environment === environment) return live;
	const message = `${places.root} holds what the environment ${live.environment} has deployed, so ${environment} cannot use it.`;
	throw refuse("deployment-folder-refused", message);
}
function writeLive(places, state) {
	return writeAtomic(places.live, text(state));
}
function readServer(places, name) {
	return readState(join(places.servers, name, "server.json"), serverSchema);
}
function writeServer(places, name, state) {
	return writeAtomic(join(places.servers, name, "server.json"), text(state));
}
function processFile(places, name) {
	return join(places.servers, name, "process.json");
}
function readProcess(places, name) {
	return readState(processFile(places, name), processSchema);
}
function text(state) {
	return `${JSON.stringify(state, null, 2)}\n`;
}
async function readState(file, schema) {
	const content = await readFile(file, "utf8").catch((error) => {
		if (isMissing(error)) return void 0;
		throw error;
	});
	if (content === void 0) return void 0;
	return readVersioned(content, {
		what: file,
		schema,
		version: 1,
		reasons: deploymentReasons,
		notJson: "deployment-state-malformed",
		malformed: "deployment-state-malformed",
		tooNew: "deployment-state-too-new"
	});
}

// src/deployment/targets/local/processes.ts
const poll$1 = 40;
const killGrace = 5e3;
async function mainProcess(places, server) {
	const state = await readProcess(places, server);
	return state !== void 0 && await isAlive(state) ? state : void 0;
}
async function stopServer(places, server, grace) {
	const main = await mainProcess(places, server);
	const look = () => processesOf(places, server, main);
	if ((await endWith(look, "SIGTERM", grace)).length === 0) return;
	const left = await endWith(look, "SIGKILL", killGrace);
	if (left.length === 0) return;
	const named = left.map(({ pid, command }) => `${command.slice(0, 200)} (pid ${pid})`).join(", ");
	throw refuse("deployment-process-stays", `The server ${server} could not be ended: ${named}.`);
}
async function endWith(look, signal, wait) {
	const until = performance.now() + wait;
	let left = await look();
	signalAll(left, signal);
	while (left.length > 0 && performance.now() < until) {
		await setTimeout(poll$1);
		left = await look();
		if (signal === "SIGKILL") signalAll(left, signal);
	}
	return left;
}
async function processesOf(places, server, main) {
	const found = await findCarrying(`MLOPS_SERVER=${markOf(places, server)}`, main?.pid);
	return main !== void 0 && !found.some(({ pid }) => pid === main.pid) && await isAlive(main) ? [...found, {
		pid: main.pid,
		command: `process ${main.pid}`
	}] : found;
}
async function hasProcesses(places, server) {
	return (await processesOf(places, server, await mainProcess(places, server))).length > 0;
}

// src/deployment/targets/local/log.ts
const logLimit = 10 << 20;
const reach = 65536;
function logFile(places, server) {
	return join(places.logs, `${server}.log`);
}
async function openServerLog(places, server) {
	await mkdir(places.logs, { recursive: true });
	return open(logFile(places, server), "a", 384);
}
async function wordsOf(places, server, secrets) {
	const tail = await tailOf(logFile(places, server)).catch((error) => {
		if (isMissing(error)) return "";
		throw error;
	});
	const masked = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length).reduce((text, secret) => text.replaceAll(secret, "***"), tail);
	return lastWords(visible(stripVTControlCharacters(masked)));
}
async function tailOf(file) {
	const handle = await open(file, "r");
	try {
		const { size } = await handle.stat();
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(reach), 0, reach, Math.max(0, size - reach));
		return buffer.subarray(0, bytesRead).toString("utf8");
	} finally {
		await handle.close();
	}
}
async function pruneLogs(places, kept, others) {
	const names = await readdir(places.logs).catch(() => []);
	const gone = [];
	for (const server of new Set(names.map((name) => name.replace(/\.log(?:\.1)?$/, "")))) {
		if (kept.has(server)) continue;
		const found = await stat(logFile(places, server)).catch(() => void 0);
		gone.push({
			server,
			at: found?.mtimeMs ?? 0
		});
	}
	for (const { server } of gone.sort((a, b) => b.at - a.at).slice(others)) {
		await rm(logFile(places, server), { force: true });
		await rm(`${logFile(places, server)}.1`, { force: true });
	}
}

// src/deployment/exchange.ts
const longestTimer = 2 ** 31 - 1;
function exchange(address, asked, signal) {
	const url = new URL(address);
	const secure = url.protocol === "https:";
	const send = secure ? request$1 : request;
	const limit = AbortSignal.timeout(Math.min(longestTimer, Math.ceil(asked.within)));
	const options = {
		method: asked.method,
		agent: secure ? new Agent$1({ keepAlive: false }) : new Agent({ keepAlive: false }),
		headers: {
			...asked.headers,
			...bodyHeaders(asked.body)
		},
		signal: AbortSignal.any([signal, limit])
	};
	return new Promise((resolve) => {
		const failed = (error) => resolve({
			kind: "none",
			why: whyNot(error, limit, asked.within)
		});
		const request = send(url, options, (response) => {
			const chunks = [];
			let read = 0;
			const answered = () => {
				const text = Buffer.concat(chunks).toString("utf8");
				resolve({
					kind: "answered",
					status: response.statusCode ?? 0,
					text
				});
			};
			response.on("data", (chunk) => {
				read += chunk.length;
				if (read <= asked.most) return void chunks.push(chunk);
				if (asked.cut) answered();
				else resolve({
					kind: "none",
					why: `its answer is larger than ${asked.most} bytes`
				});
				response.destroy();
			});
			response.on("end", answered);
			response.on("error", failed);
		});
		request.on("error", failed);
		request.end(asked.body);
	});
}
function bodyHeaders(body) {
	if (body === void 0) return {};
	return {
		"content-type": "application/json",
		"content-length": String(Buffer.byteLength(body))
	};
}
function whyNot(error, limit, within) {
	if (limit.aborted) return `no answer within ${within / 1e3} s`;
	const code = "code" in error && typeof error.code === "string" ? error.code : void 0;
	return code === "ECONNREFUSED" ? "nobody listens there" : error.message || (code ?? "no answer");
}

// src/deployment/ask.ts
const longestBody = 65536;
async function ask(address, within, signal) {
	const began = performance.now();
	const got = await exchange(address, {
		method: "GET",
		within,
		most: longestBody,
		cut: true
	}, signal);
	if (got.kind === "none") return got;
	return {
		kind: "answered",
		status: got.status,
		milliseconds: performance.now() - began
	};
}
function addressOf(endpoint, path) {
	return `${endpoint.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
}

// src/deployment/evidence.ts
async function timed(step, work) {
	const began = performance.now();
	const { verdict, sentence } = await work();
	return {
		step,
		verdict,
		sentence,
		seconds: (performance.now() - began) / 1e3
	};
}

// src/deployment/own-evidence.ts
const healthWithin = 1e4;
async function ownEvidence({ wanted, at, steps }, signal) {
	const evidence = [];
	if (isLive(at) && at.digest !== null) evidence.push(await timed("what is live", async () => whatIsLive(wanted, at)));
	const { endpoint, folder } = at;
	if (wanted.serve.run !== void 0 && endpoint !== void 0) evidence.push(await timed(`GET ${wanted.serve.health}`, () => health(wanted, endpoint, signal)));
	else if (wanted.serve.run === void 0 && folder !== void 0) evidence.push(await timed(digestsStep, () => digests(wanted, folder)));
	if (evidence.length > 0 || steps.length > 0) return evidence;
	return [{
		step: "nothing",
		verdict: "unknown",
		sentence: "Nothing was asked: the target tells neither an endpoint nor what is live, and there are no steps.",
		seconds: 0
	}];
}
const digestsStep = "digests of the files";
const changedStep = "files after the verification";
async function changedMeanwhile({ wanted, at: { folder } }, before) {
	if (folder === void 0 || before.some(({ step, verdict }) => step === digestsStep && verdict !== "pass")) return [];
	const found = await timed(changedStep, () => digests(wanted, folder));
	if (found.verdict === "pass") return [];
	return [{
		...found,
		sentence: `Its verification or its server has changed them. ${found.sentence}`
	}];
}
function isLive(at) {
	return "healthy" in at;
}
function whatIsLive(wanted, live) {
	if (live.digest !== wanted.digest || live.version !== wanted.version) return {
		verdict: "fail",
		sentence: `Live is ${`version ${live.version ?? "unknown"} (${live.digest})`} instead of ${titleOf(wanted)} (${wanted.digest}).`
	};
	if (!live.healthy) return {
		verdict: "fail",
		sentence: `The target calls it not healthy: ${live.because ?? "no reason is told"}.`
	};
	return {
		verdict: "pass",
		sentence: `The target says that ${titleOf(wanted)} is live and healthy.`
	};
}
async function health({ serve }, endpoint, signal) {
	const answered = await ask(addressOf(endpoint, serve.health), healthWithin, signal);
	if (answered.kind === "none") return {
		verdict: "fail",
		sentence: `The health path: ${answered.why}.`
	};
	const { status } = answered;
	if (isGood(status)) return {
		verdict: "pass",
		sentence: `The health path answers with ${status}.`
	};
	return {
		verdict: "fail",
		sentence: `The health path answers with ${status} instead of 2xx.`
	};
}
function isGood(status) {
	return status >= 200 && status < 300;
}
async function digests(wanted, folder) {
	const differences = await differencesOf(folder, wanted.files).catch((error) => [error instanceof Error ? error.message : "they cannot be read"]);
	const what = `The files of ${titleOf(wanted)}`;
	if (differences.length > 0) return {
		verdict: "fail",
		sentence: differenceText(folder, differences, what)
	};
	return {
		verdict: "pass",
		sentence: `${what} are those of the release, by digest.`
	};
}

// src/deployment/targets/local/ready.ts
const poll = 60;
const within = 5e3;
function endpointOf(port) {
	return `http://127.0.0.1:${port}`;
}
async function waitUntilReady({ port, health, startWithin }, lives, signal) {
	const until = performance.now() + startWithin;
	let why;
	for (;;) {
		const left = Math.max(1, until - performance.now());
		const answer = await ask(addressOf(endpointOf(port), health), Math.min(within, left), signal);
		if (signal.aborted) return { kind: "cancelled" };
		if (!await lives()) return { kind: "died" };
		if (answer.kind === "answered" && isGood(answer.status)) return { kind: "ready" };
		const isOver = performance.now() >= until;
		if (answer.kind === "answered") why = `status ${answer.status}`;
		else if (!isOver || why === void 0) why = answer.why;
		if (isOver) return {
			kind: "late",
			why
		};
		await setTimeout(poll);
	}
}
async function unhealthyBecause(port, health, signal) {
	const answer = await ask(addressOf(endpointOf(port), health), within, signal);
	if (answer.kind === "none") return `${health} gives no answer: ${answer.why}`;
	return isGood(answer.status) ? void 0 : `${health} answers with ${answer.status}`;
}

// src/deployment/targets/local/start-script.ts
function startScript(script) {
	const exported = Object.entries(script.env).map(([name, value]) => `export ${name}=${quoteShell(value)}`);
	const asked = script.secrets.map((name) => `: "\${${name}?is a secret of this server, which is written nowhere: set it}"`);
	const words = script.command.kind === "shell" ? [
		"bash",
		"--noprofile",
		"--norc",
		"-eo",
		"pipefail",
		"-c",
		script.command.text
	] : script.command.argv;
	return `${[
		"#!/bin/sh",
		`# Starts the server of ${script.title.replaceAll(/[^\x20-\x7e]/g, "?")} on the port that is named. Written by mlops; what is changed here is lost.`,
		"set -eu",
		`MLOPS_PORT=\${1:?the port to listen on}`,
		...asked,
		`process=${quoteShell(script.processFile)}`,
		...findOther,
		...exported,
		"export MLOPS_PORT",
		"unset RUNNER_TRACKING_ID",
		`cd ${quoteShell(script.code)}`,
		...sayWho,
		`exec ${shellCommand(words)}`
	].join("\n")}\n`;
}
const findOther = [
	"started() {",
	"  line=$(cat \"/proc/$1/stat\" 2>/dev/null) || return 0",
	`  set -- \${line##*) }`,
	`  case $1 in [ZX]) ;; *) printf %s "\${20}" ;; esac`,
	"}",
	"member() { sed -n \"s/.*\\\"$1\\\":\\\"\\{0,1\\}\\([0-9]*\\).*/\\1/p\" \"$process\"; }",
	"if [ -f \"$process\" ]; then",
	"  pid=$(member pid)",
	"  was=$(member started)",
	"  if [ -n \"$pid\" ] && [ \"$(started \"$pid\")\" = \"$was\" ] && { [ -n \"$was\" ] || kill -0 \"$pid\" 2>/dev/null; }; then",
	"    echo \"This server runs already, as process $pid.\" >&2",
	"    exit 0",
	"  fi",
	"fi"
];
const sayWho = [
	"was=$(started \"$$\")",
	"if [ -n \"$was\" ]; then was=\"\\\"$was\\\"\"; else was=null; fi",
	"printf '{\"schemaVersion\":1,\"pid\":%s,\"host\":\"%s\",\"started\":%s,\"port\":%s}\\n' \\",
	"  \"$$\" \"$(uname -n)\" \"$was\" \"$MLOPS_PORT\" > \"$process.$$.tmp\"",
	"mv -f \"$process.$$.tmp\" \"$process\""
];
function currentScript(title, start, port) {
	return `${[
		"#!/bin/sh",
		`# Starts the live server, ${title.replaceAll(/[^\x20-\x7e]/g, "?")}, for example from a systemd unit. Written by mlops; what is changed here is lost.`,
		`exec ${quoteShell(start)} ${port}`
	].join("\n")}\n`;
}
const inBackground = `(
  while sleep "$5" && kill -0 $$ 2>/dev/null; do
    size=$(wc -c < "$3") || exit 0
    if [ "$size" -gt "$4" ]; then cp -f "$3" "$3.1" && : > "$3"; fi
  done
) </dev/null >/dev/null 2>&1 &
exec /bin/sh "$1" "$2"`;

// src/deployment/targets/local/server.ts
function scriptOf(places, server) {
	return join(places.servers, server, "start.sh");
}
async function describeServer(places, server, code, wanted, env) {
	const { serve } = wanted;
	if (serve.run === void 0) throw new TypeError(`${titleOf(wanted)} has no server`);
	const own = startingEnvironment(env);
	const secrets = secretsOf(serve.secrets, env);
	const all = declaredEnvironment(new Map(Object.entries(wanted.env)), secrets);
	const declared = Object.entries(all).filter(([name]) => !(name in secrets));
	const script = startScript({
		title: titleOf(wanted),
		command: serve.run,
		code: join(places.code, code),
		env: {
			...Object.fromEntries(Object.entries(own).filter(([name, value]) => !holdsPassword(name, value))),
			...Object.fromEntries(declared),
			MLOPS_MODEL: join(places.versions, versionName(wanted), wanted.path ?? ""),
			MLOPS_MODEL_NAME: wanted.model,
			MLOPS_VERSION: String(wanted.version),
			MLOPS_ENVIRONMENT: wanted.environment,
			MLOPS_SERVER: markOf(places, server)
		},
		secrets: Object.keys(secrets),
		processFile: processFile(places, server)
	});
	await writeServer(places, server, {
		schemaVersion: 1,
		version: versionName(wanted),
		code,
		health: serve.health,
		startWithin: serve.startWithin,
		secrets: [...serve.secrets]
	});
	await writeAtomic(scriptOf(places, server), script, 448);
}
async function startServer(places, server, port, context) {
	const state = await readServer(places, server);
	if (state === void 0) throw new TypeError(`the server ${server} was not described`);
	await stopServer(places, server, context.stopGrace);
	await rm(processFile(places, server), { force: true });
	const secrets = secretsOf(state.secrets, context.env);
	await awaitReady(places, server, port, {
		state,
		child: await spawnDetached(places, server, port, {
			...startingEnvironment(context.env),
			...secrets
		})
	}, context);
}
async function getsReady(places, server, port, context) {
	const state = await readServer(places, server);
	if (state === void 0) return false;
	const lives = async () => await mainProcess(places, server) !== void 0;
	const found = await waitUntilReady({
		...state,
		port
	}, lives, context.signal);
	if (found.kind === "cancelled") throw cancelled(server);
	return found.kind === "ready";
}
async function awaitReady(places, server, port, { state, child }, context) {
	const lives = async () => child.exitCode === null && child.signalCode === null;
	const found = await waitUntilReady({
		...state,
		port
	}, lives, context.signal);
	if (found.kind === "ready" && await isSaid(places, server)) return;
	const how = endOf(child);
	await stopServer(places, server, context.stopGrace);
	if (found.kind === "cancelled") throw cancelled(server);
	const log = `it says: ${await wordsOf(places, server, Object.values(secretsOf(state.secrets, context.env)))} (${logFile(places, server)})`;
	if (found.kind === "late") {
		const message = `${titleIn(server)} was not ready within ${state.startWithin / 1e3} s, ${state.health}: ${found.why}; ${log}`;
		throw refuse("deployment-server-not-ready", message);
	}
	throw refuse("deployment-server-died", `${titleIn(server)} ended before it was ready, ${how}; ${log}`);
}
function titleIn(server) {
	return `The server of version ${versionIn(server)}`;
}
function cancelled(server) {
	return refuse("deployment-cancelled", `${titleIn(server)} was not waited for: cancelled.`);
}
async function isSaid(places, server) {
	return await mainProcess(places, server) !== void 0;
}
async function spawnDetached(places, server, port, env) {
	const log = await openServerLog(places, server);
	try {
		const args = [
			scriptOf(places, server),
			port,
			logFile(places, server),
			logLimit,
			10
		].map(String);
		const child = spawn("/bin/sh", [
			"-c",
			inBackground,
			"mlops-server",
			...args
		], {
			cwd: "/",
			env: {
				...env,
				MLOPS_SERVER: markOf(places, server)
			},
			detached: true,
			stdio: [
				"ignore",
				log.fd,
				log.fd
			]
		});
		await new Promise((resolve, reject) => {
			child.once("spawn", resolve);
			child.once("error", reject);
		});
		child.unref();
		return child;
	} finally {
		await log.close();
	}
}
function endOf({ exitCode, signalCode }) {
	return signalCode === null ? `with exit code ${exitCode}` : `by ${signalCode}`;
}
function startingEnvironment(env) {
	const { RUNNER_TRACKING_ID: _, ...kept } = allowedEnvironment(env);
	return kept;
}
function holdsPassword(name, value) {
	return proxyCredentials({ [name]: value }).length > 0;
}

// src/deployment/targets/local/bring-up.ts
const portPatience = 5e3;
async function bringUp(places, server, context) {
	const running = await mainProcess(places, server);
	if (running !== void 0 && await getsReady(places, server, running.port, context)) return running.port;
	const port = await freePort();
	await startServer(places, server, port, context);
	return port;
}
async function bringUpAt(places, server, port, old, context) {
	const running = await mainProcess(places, server);
	if (running?.port === port && await getsReady(places, server, port, context)) return;
	const before = old !== null && old.name !== server ? old : void 0;
	const inTheWay = before?.port === port && await hasProcesses(places, before.name);
	const model = basename(places.root);
	if (!inTheWay && running?.port !== port) await requireFree(port, model, 0);
	await stopServer(places, server, context.stopGrace);
	try {
		if (inTheWay) await stopServer(places, before.name, context.stopGrace);
		await requireFree(port, model, portPatience);
		await startServer(places, server, port, context);
	} catch (error) {
		throw before === void 0 ? error : await withOldAgain(places, before, error, context);
	}
}
async function withOldAgain(places, { name, port }, error, context) {
	if (!(error instanceof MlopsError)) return error;
	const title = `Version ${versionIn(name)}`;
	if (await mainProcess(places, name) !== void 0) return said(error, `${title} is still live.`);
	try {
		await startServer(places, name, port, {
			...context,
			signal: new AbortController().signal
		});
		return said(error, `${title} was started again on port ${port} and is ready.`);
	} catch (second) {
		return said(error, `${title}, which was live, could not be started again: ${second instanceof Error ? second.message : String(second)}`);
	}
}
function said(error, sentence) {
	const [first, ...others] = error.problems;
	if (first === void 0) return error;
	return new MlopsError(error.ends, [{
		...first,
		message: `${first.message}${/[.!?]$/.test(first.message) ? "" : "."} ${sentence}`
	}, ...others]);
}

// src/deployment/targets/local/current.ts
async function currentOf(places) {
	try {
		const leads = await readlink(places.current);
		if (dirname(leads) === "versions" && versionForm.test(basename(leads))) return {
			kind: "version",
			name: basename(leads)
		};
		return {
			kind: "strange",
			why: `${places.current} leads to ${leads}, which is no version of ours`
		};
	} catch (error) {
		if (isMissing(error)) return { kind: "none" };
		if (systemCode(error) !== "EINVAL") throw error;
		const what = (await lstat(places.current)).isDirectory() ? "a folder" : "a file";
		return {
			kind: "strange",
			why: `${places.current} is ${what}, and our link to the live version has to be there`
		};
	}
}
async function requireOwnLink(places) {
	const current = await currentOf(places);
	if (current.kind === "strange") throw refuse("deployment-folder-refused", `${current.why}.`);
	return current.kind === "version" ? current.name : void 0;
}
async function linkTo(places, name) {
	const temporary = temporaryBeside(places.current);
	try {
		await symlink(`versions/${name}`, temporary);
		await rename(temporary, places.current);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	await syncFolder(places.root);
}
async function writeScript(places, live) {
	if (live === void 0) return rm(places.script, { force: true });
	await writeAtomic(places.script, currentScript(live.title, live.start, live.port), 493);
}

// src/deployment/targets/local/look.ts
async function lookAtLive(places, environment, signal, known) {
	const current = await currentOf(places);
	if (current.kind === "none") return void 0;
	if (current.kind === "strange") return {
		version: null,
		digest: null,
		healthy: false,
		because: current.why
	};
	const live = await readLive(places);
	if (live !== void 0 && live.environment !== environment) return {
		version: null,
		digest: null,
		healthy: false,
		because: `${places.root} holds what the environment ${live.environment} has deployed`
	};
	const folder = join(places.versions, current.name);
	const files = known === void 0 ? await bytesIn(folder, current.name) : { digest: known };
	const server = await serverOf(places, live, current.name, signal);
	const because = "because" in files ? files.because : server.because;
	return {
		version: versionIn(current.name),
		digest: files.digest,
		healthy: because === void 0,
		...because === void 0 ? {} : { because },
		...files.digest === null ? {} : { folder },
		...server.endpoint === void 0 ? {} : { endpoint: server.endpoint }
	};
}
async function bytesIn(folder, name) {
	try {
		const { files, strange } = await digestsOf(folder);
		const digest = manifestDigest(files);
		if (strange.length > 0) return {
			digest,
			because: `${join(folder, strange[0] ?? "")} is neither a file nor a folder`
		};
		return digest.startsWith(`sha256:${name.slice(0, 12)}`) ? { digest } : {
			digest,
			because: `the files in ${folder} have changed: they give ${digest}`
		};
	} catch (error) {
		if (isMissing(error)) return {
			digest: null,
			because: `${folder}, where the link leads, is not there`
		};
		throw error;
	}
}
async function serverOf(places, live, version, signal) {
	if (live?.version !== version) {
		const other = live === void 0 ? "nothing is written of it" : `the rest is of version ${versionIn(live.version)}`;
		return { because: `the last deployment was cut short: the link leads to version ${versionIn(version)}, ${other}` };
	}
	if (live.server === null) return {};
	const { name } = live.server;
	const [state, running] = [await readServer(places, name), await mainProcess(places, name)];
	if (state === void 0 || running === void 0) return { because: `its server ${name} does not run` };
	const because = await unhealthyBecause(running.port, state.health, signal);
	return {
		endpoint: endpointOf(running.port),
		...because === void 0 ? {} : { because }
	};
}

// src/deployment/targets/local/sweep.ts
const keptVersions = 3;
const keptLogs = 5;
async function sweepHalfMade(places) {
	await sweepOwnFolders(places.root);
	const servers = (await names(places.servers)).map((name) => join(places.servers, name));
	for (const folder of [places.root, ...servers]) for (const name of await names(folder)) {
		const maker = /\.(\d+)(?:\.[0-9a-f]+)?\.tmp$/.exec(name)?.[1];
		if (maker === void 0 || await isAlive({
			pid: Number(maker),
			host: hostname(),
			started: null
		})) continue;
		await rm(join(folder, name), { force: true });
	}
}
async function stopOthers(places, kept, grace) {
	for (const server of await names(places.servers)) if (!kept.has(server) && await hasProcesses(places, server)) await stopServer(places, server, grace);
}
async function prune(places, kept) {
	const more = (await newestFirst(places.versions)).filter((name) => !kept.versions.has(name)).slice(0, keptVersions - kept.versions.size);
	await removeOthers(places, places.versions, /* @__PURE__ */ new Set([...kept.versions, ...more]));
	await pruneServers(places, kept.servers);
}
async function pruneServers(places, kept) {
	await removeOthers(places, places.servers, kept);
	const states = await Promise.all([...kept].map((server) => readServer(places, server)));
	await removeOthers(places, places.code, new Set(states.flatMap((state) => state === void 0 ? [] : [state.code])));
	await pruneLogs(places, kept, keptLogs);
}
async function removeOthers(places, folder, kept) {
	const gone = (await names(folder)).filter((name) => !kept.has(name));
	if (gone.length === 0) return;
	await using aside = await makeOwnFolder(places.root, "gone");
	for (const name of gone) await rename(join(folder, name), join(aside.path, name));
}
function names(folder) {
	return readdir(folder).catch(() => []);
}
async function newestFirst(folder) {
	return (await Promise.all((await names(folder)).map(async (name) => ({
		name,
		at: (await stat(join(folder, name))).mtimeMs
	})))).sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1)).map(({ name }) => name);
}

// src/deployment/targets/local/stage.ts
async function stageVersion(places, wanted, context) {
	throwIfCancelled(context.signal, `The staging of ${titleOf(wanted)}`);
	await requireOwnLink(places);
	const live = (await requireOwnLive(places, wanted.environment))?.server?.name;
	const folder = await bringVersion(places, wanted);
	const server = await describedServer(places, wanted, context);
	await stopOthers(places, new Set([live, server].filter((name) => name !== void 0)), context.stopGrace);
	if (server === void 0) return { folder };
	const port = (server === live ? await mainProcess(places, server) : void 0)?.port ?? await bringUp(places, server, context);
	return {
		folder,
		endpoint: endpointOf(port)
	};
}
async function describedServer(places, wanted, context) {
	if (wanted.serve.run === void 0) return void 0;
	const code = await bringCode(places, wanted.code);
	const server = serverName(wanted, code);
	await describeServer(places, server, code, wanted, context.env);
	return server;
}
async function discardVersion(places, wanted, context) {
	const current = await requireOwnLink(places);
	const live = await requireOwnLive(places, wanted.environment);
	const version = versionName(wanted);
	const server = wanted.serve.run === void 0 ? void 0 : serverName(wanted, await codeName(wanted.code));
	if (current === version && (live?.server?.name ?? void 0) === server) throw refuse("deployment-is-live", `${titleOf(wanted)} is live in ${places.root}.`);
	if (server !== void 0) {
		await stopServer(places, server, context.stopGrace);
		await pruneServers(places, new Set((await names(places.servers)).filter((name) => name !== server)));
	}
	if (version === current || version === live?.version) return;
	if (version === live?.previous && await isWhole(join(places.versions, version), wanted)) return;
	await removeOthers(places, places.versions, new Set((await names(places.versions)).filter((name) => name !== version)));
}
async function isWhole(folder, { files }) {
	return (await differencesOf(folder, files).catch(() => [])).length === 0;
}

// src/deployment/targets/local/apply.ts
async function applyVersion(places, wanted, port, context) {
	throwIfCancelled(context.signal, `The deployment of ${titleOf(wanted)}`);
	const current = await requireOwnLink(places);
	const before = await requireOwnLive(places, wanted.environment);
	await bringVersion(places, wanted);
	const name = await describedServer(places, wanted, context);
	const server = name === void 0 ? null : await upServer(places, name, port, before, context);
	const version = versionName(wanted);
	const previous = current !== void 0 && current !== version ? current : before?.previous ?? null;
	await writeLive(places, {
		schemaVersion: 1,
		environment: wanted.environment,
		version,
		previous: previous === version ? null : previous,
		server
	});
	const start = server === null ? void 0 : {
		start: scriptOf(places, server.name),
		port: server.port
	};
	await writeScript(places, start === void 0 ? void 0 : {
		...start,
		title: titleOf(wanted)
	});
	if (current !== version) await linkTo(places, version);
	const servers = new Set(server === null ? [] : [server.name]);
	await stopOthers(places, servers, context.stopGrace);
	await prune(places, {
		versions: /* @__PURE__ */ new Set([version, ...previous === null ? [] : [previous]]),
		servers
	});
	const live = await lookAtLive(places, wanted.environment, context.signal, wanted.digest);
	if (live === void 0) throw new TypeError(`${places.current} is gone as soon as it was made`);
	return live;
}
async function upServer(places, name, port, before, context) {
	const old = before?.server ?? null;
	await stopOthers(places, /* @__PURE__ */ new Set([name, ...old === null ? [] : [old.name]]), context.stopGrace);
	if (port === void 0) return {
		name,
		port: await bringUp(places, name, context)
	};
	await bringUpAt(places, name, port, old, context);
	return {
		name,
		port
	};
}

// src/deployment/targets/local/hold.ts
function holdingModels(folder) {
	const locks = /* @__PURE__ */ new Map();
	const busy = /* @__PURE__ */ new Set();
	return (model, afterwards, work) => telling(folder, async () => {
		await makeFolders(folder);
		const places = placesOf(await realpath(folder), model);
		if (busy.has(model)) throw inUse(places, void 0);
		busy.add(model);
		let keep = false;
		try {
			await mkdir(places.root, { recursive: true });
			if (!locks.has(model)) locks.set(model, await lockOf(places));
			await sweepHalfMade(places);
			const result = await work(places);
			keep = afterwards === "keep";
			return result;
		} finally {
			busy.delete(model);
			if (!keep) await locks.get(model)?.[Symbol.asyncDispose]();
			if (!keep) locks.delete(model);
		}
	});
}
async function existingPlaces(folder, model) {
	try {
		const real = await realpath(folder);
		await realpath(join(real, model));
		return placesOf(real, model);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function lockOf(places) {
	return holdFileLock(places.lock, {
		held: (holder) => inUse(places, holder),
		isFolder: () => refuse("deployment-folder-refused", `${places.lock} is a folder, and our lock has to be there.`)
	});
}
function inUse(places, holder) {
	const who = holder === void 0 ? "This process" : holder === "unknown" ? "Another process" : `Process ${holder.pid} on ${holder.host}`;
	return refuse("deployment-in-progress", `${who} deploys into ${places.root} (${places.lock}).`);
}

// src/deployment/targets/local/plan.ts
async function planVersion(places, wanted, port, context) {
	const live = places === void 0 ? void 0 : await lookAtLive(places, wanted.environment, context.signal);
	const state = places === void 0 ? void 0 : await requireOwnLive(places, wanted.environment);
	const server = wanted.serve.run === void 0 ? void 0 : serverName(wanted, await codeName(wanted.code));
	if (live?.version === wanted.version && live.digest === wanted.digest && live.healthy && hasServer(state, server, port)) return {
		changes: false,
		lines: [`version ${wanted.version} is live and healthy`]
	};
	const trouble = live?.because === void 0 ? [] : [`what is live is not healthy: ${live.because}`];
	const served = serverLines(live, state, wanted, port);
	return {
		changes: true,
		lines: [
			versionLine(live, wanted),
			...served,
			...trouble
		]
	};
}
function hasServer(state, server, port) {
	if (server === void 0) return state?.server === null;
	return state?.server?.name === server && (port === void 0 || state.server.port === port);
}
function serverLines(live, state, { serve }, port) {
	const old = state?.server ?? null;
	const who = live?.version == null ? "the live server" : `the server of version ${live.version}`;
	if (serve.run === void 0) return old === null ? [] : [`${who} ends`];
	const starts = `\`${commandText(serve.run)}\` starts on ${port === void 0 ? "a free port" : `port ${port}`}`;
	if (old === null) return [starts];
	return old.port === port ? [`${who} ends, then ${starts}`] : [starts, `then ${who} ends`];
}

// src/deployment/targets/local.ts
const stopGrace = 1e4;
function openLocalTarget(target, around, options = {}) {
	const folder = resolve(around.root, target.folder);
	const context = {
		env: around.env,
		signal: around.signal,
		stopGrace,
		...options
	};
	const holding = holdingModels(folder);
	return {
		async plan(wanted) {
			checkWanted(wanted);
			const places = await existingPlaces(folder, wanted.model);
			return planVersion(places, wanted, target.ports.get(wanted.model), context);
		},
		async stage(wanted) {
			checkWanted(wanted);
			return holding(wanted.model, "keep", (places) => stageVersion(places, wanted, context));
		},
		async apply(wanted) {
			checkWanted(wanted);
			const port = target.ports.get(wanted.model);
			return holding(wanted.model, "release", (places) => applyVersion(places, wanted, port, context));
		},
		async status(model) {
			checkModelName(model);
			const places = await existingPlaces(folder, model);
			return places === void 0 ? void 0 : lookAtLive(places, around.environment, around.signal);
		},
		async discard(wanted) {
			checkWanted(wanted);
			if (await existingPlaces(folder, wanted.model) === void 0) return;
			await holding(wanted.model, "release", (places) => discardVersion(places, wanted, context));
		}
	};
}

// src/deployment/open-target.ts
const openTarget = async (target, around) => {
	switch (target.kind) {
		case "local": return openLocalTarget(target, around);
		case "command": return openCommandTarget(target, around);
	}
};

export { isLive as a, addressOf as c, commandText as d, runCommand as f, isGood as i, ask as l, titleOf as m, changedMeanwhile as n, ownEvidence as o, throwIfCancelled as p, changedStep as r, timed as s, openTarget as t, exchange as u };