import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { t as identifier } from "./sql.js";
import { n as compareText } from "./canonical.js";
import { t as require_picomatch } from "./picomatch.js";
import { s as sourcePath } from "./source-address.js";
import { it as declaredOutputs } from "./commit-record.js";
import { c as sha256File, u as systemCode } from "./files.js";
import { t as runProcess } from "./process.js";
import { r as removeFolder, t as makeOwnFolder } from "./own-folder.js";
import { t as fileTable } from "./table-source.js";
import { t as manifestDigest } from "./digest.js";
import { t as trainingReasons } from "./reasons8.js";
import { a as proxyCredentials, c as below, d as explained, f as refuse, i as nestedParams, l as safePath, n as dataVariables, o as openLog, r as declaredEnvironment, s as lastWords, t as allowedEnvironment } from "./variables.js";
import { n as listGpus, t as localLauncher } from "./training.js";
import { t as exportInputs } from "./export.js";
import { n as localFiles } from "./dataset-sketch.js";
import { dirname, join, posix } from "node:path";
import { constants } from "node:fs";
import { access, constants as constants$1, copyFile, lstat, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { arch, constants as constants$2, cpus, release, tmpdir, totalmem, type } from "node:os";

// src/training/outputs.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const mostFiles = 1e5;
function requiredOutputs(model) {
	const outputs = declaredOutputs(model);
	for (const output of outputs) requiredOutput(output);
	return outputs;
}
function requiredOutput(output) {
	refuseWide(output.pattern);
	return output;
}
async function removeOutputs(outputs, workingDirectory) {
	for (const { pattern } of outputs) for (const path of await find(workingDirectory, pattern)) await rm(join(workingDirectory, path), {
		recursive: true,
		force: true
	});
}
async function makeFolderOf({ pattern }, workingDirectory, { below, tree }) {
	const { isGlob, base } = import_picomatch.default.scan(pattern.replace(/\/+$/, ""));
	const own = isGlob ? base : dirname(base);
	const inCommit = `${posix.join(below, own)}/`;
	if (!tree.some(({ path }) => path.startsWith(inCommit))) return;
	const folder = join(workingDirectory, own);
	await mkdir(folder, { recursive: true }).catch((error) => {
		if (!["EEXIST", "ENOTDIR"].includes(systemCode(error) ?? "")) throw error;
	});
}
async function collectOutputs(outputs, places, destination, keep) {
	const problems = [];
	const found = [];
	for (const output of outputs) {
		const here = await regularFiles(places.output, output.pattern);
		const inPlace = await regularFiles(places.workingDirectory, output.pattern);
		const root = here.length > 0 ? places.output : places.workingDirectory;
		const paths = here.length > 0 ? here : inPlace;
		if (paths.length === 0) problems.push(missing(output));
		if (here.length > 0 && inPlace.length > 0 && await differ(places, here, inPlace)) problems.push(twice(output));
		found.push(...paths.map((path) => ({
			output,
			root,
			path
		})));
	}
	if (problems.length > 0) return {
		collected: [],
		problems
	};
	const collected = [];
	const taken = /* @__PURE__ */ new Set();
	const uses = /* @__PURE__ */ new Map();
	for (const { root, path } of found) uses.set(join(root, path), (uses.get(join(root, path)) ?? 0) + 1);
	for (const { output, root, path } of found) {
		const source = join(root, path);
		const file = join(destination, output.kind === "artifact" ? "artifact" : "outputs", path);
		const shared = keep || (uses.get(source) ?? 0) > 1;
		if (taken.has(`${output.kind} ${file}`)) continue;
		taken.add(`${output.kind} ${file}`);
		await take(source, file, shared);
		collected.push({
			output,
			record: {
				path,
				...await sha256File(file)
			},
			file
		});
	}
	return {
		collected: collected.sort((a, b) => compareText(a.record.path, b.record.path)),
		problems
	};
}
function refuseWide(pattern) {
	const parts = pattern.replace(/\/+$/, "").split("/");
	if (pattern.startsWith("/") || parts.some((part) => part === ".." || part === "." || part === "")) throw refuse("output-refused", `the output ${JSON.stringify(pattern)} is not a path below the working directory`);
}
function missing({ kind, pattern }) {
	return {
		reason: "output-missing",
		message: `the ${kind} ${pattern} was not written, neither to $MLOPS_OUTPUT nor in place`
	};
}
function twice({ kind, pattern }) {
	return {
		reason: "output-twice",
		message: `the ${kind} ${pattern} was written to $MLOPS_OUTPUT and in place with different content`
	};
}
async function differ(places, here, inPlace) {
	const [a, b] = [await records(places.output, here), await records(places.workingDirectory, inPlace)];
	return manifestDigest(a) !== manifestDigest(b);
}
async function records(root, paths) {
	const found = [];
	for (const path of paths) found.push({
		path,
		...await sha256File(join(root, path))
	});
	return found;
}
async function regularFiles(root, pattern) {
	const files = [];
	for (const path of await find(root, pattern)) {
		if (await realpath(join(root, path)).catch(() => void 0) !== join(await realpath(root), path)) throw refuse("output-refused", `the output ${path} is, or lies behind, a link`);
		for (const file of await filesBelow(root, path)) files.push(file);
		if (files.length > mostFiles) throw refuse("output-refused", `the output ${pattern} has more than ${mostFiles} files`);
	}
	return [...new Set(files)].sort(compareText);
}
async function filesBelow(root, path) {
	const stat = await lstat(join(root, path));
	if (stat.isFile()) return [path];
	if (!stat.isDirectory()) throw refuse("output-refused", `the output ${path} is a link or special file`);
	const names = await readdir(join(root, path));
	const inside = [];
	for (const name of names) inside.push(...await filesBelow(root, below(path, name)));
	return inside;
}
async function find(root, pattern) {
	const trimmed = pattern.replace(/\/+$/, "");
	const { isGlob, base } = import_picomatch.default.scan(trimmed);
	if (!isGlob) return await exists(join(root, trimmed)) ? [below("", trimmed)] : [];
	const test = (0, import_picomatch.default)(trimmed, { dot: true });
	return matching(root, below("", base), (path) => test(path));
}
const environments = /* @__PURE__ */ new Set([".venv", "node_modules"]);
async function matching(root, folder, test) {
	const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
	const found = [];
	for (const entry of entries) {
		const path = below(folder, entry.name);
		if (environments.has(entry.name)) continue;
		if (test(path)) found.push(path);
		else if (entry.isDirectory()) found.push(...await matching(root, path, test));
	}
	return found;
}
async function exists(path) {
	return lstat(path).then(() => true, () => false);
}
async function take(source, target, copy) {
	await mkdir(dirname(target), { recursive: true });
	if (!copy) try {
		await rename(source, target);
		return;
	} catch (error) {
		if (systemCode(error) !== "EXDEV") throw error;
	}
	await copyFile(source, target, constants.COPYFILE_FICLONE);
}

// src/training/exit.ts
const badDataCode = 42;
function judgeEnd(ended, log, step, timeout) {
	if (ended.how === "cancelled") return bad("cancelled", "step-cancelled", `the ${step} was cancelled`);
	if (ended.how === "timeout") return bad("timeout", "timed-out", `the ${step} ran longer than its timeout of ${seconds(timeout)} and was stopped`);
	if (ended.how === "not-started") return bad("user", "command-not-found", ended.why ?? "the command did not start");
	const signal = ended.signal ?? signalOf(ended.code);
	if (signal !== void 0) return bySignal(signal, ended, log, step);
	return byCode(ended.code ?? -1, log, step);
}
function byCode(code, log, step) {
	if (code === 0) return { class: "ok" };
	if (code === 42) return bad("data", "bad-data-reported", `the ${step} says that its data are bad (exit code 42)`);
	if (saysOutOfMemory(log)) return bad("out-of-memory", "out-of-memory", `the ${step} ran out of memory: ${lastWords(log)}`);
	if (saysDiskFull(log)) return bad("infrastructure", "no-space-left", `the ${step} found no space on the disk: ${lastWords(log)}`);
	if (code === 127 || code === 126) return bad("user", "command-not-found", notFound(code, log, step));
	return bad("user", "command-failed", `the ${step} ended with exit code ${code}: ${lastWords(log)}`);
}
function bySignal(signal, ended, log, step) {
	if (signal === "SIGKILL" && ended.outOfMemory === true) return bad("out-of-memory", "out-of-memory", `the kernel ended the ${step} for lack of memory`);
	if (saysOutOfMemory(log)) return bad("out-of-memory", "out-of-memory", `the ${step} ran out of memory: ${lastWords(log)}`);
	if (signal === "SIGKILL") return bad("infrastructure", "step-killed", `something outside killed the ${step} (SIGKILL)`);
	if (signal === "SIGTERM") return bad("preempted", "step-preempted", `the ${step} was told to stop from outside (SIGTERM)`);
	if (signal === "SIGINT" || signal === "SIGHUP") return bad("cancelled", "step-cancelled", `the ${step} received ${signal}`);
	return bad("user", "command-crashed", `the ${step} crashed with ${signal}: ${lastWords(log)}`);
}
function bad(klass, reason, message) {
	return {
		class: klass,
		reason,
		message
	};
}
function signalOf(code) {
	if (code === null || code <= 128 || code > 192) return void 0;
	const name = Object.entries(constants$2.signals).find(([, number]) => number === code - 128)?.[0];
	return isSignal(name) ? name : void 0;
}
function isSignal(name) {
	return name !== void 0 && name in constants$2.signals;
}
const outOfMemoryWords = [
	/^(?:[A-Za-z_]\w*\.)*(?:MemoryError|OutOfMemoryError|_ArrayMemoryError)(?::|$)/,
	/^(?:Exception in thread .* )?java\.lang\.OutOfMemoryError/,
	/^FATAL ERROR: .*JavaScript heap out of memory/,
	/^Error: cannot allocate vector of size /
];
function saysOutOfMemory(log) {
	return lines(log).slice(-40).some((line) => outOfMemoryWords.some((words) => words.test(line)));
}
function saysDiskFull(log) {
	return lines(log).slice(-5).some((line) => /No space left on device|ENOSPC: no space left/.test(line));
}
function notFound(code, log, step) {
	const said = lines(log).findLast((line) => /: (command not found|not found|No such file or directory|Permission denied)$/.test(line));
	return said === void 0 ? `the ${step} ended with exit code ${code}: ${lastWords(log)}` : said.trim();
}
function lines(log) {
	return log.split("\n");
}
function seconds(milliseconds) {
	return `${milliseconds / 1e3} s`;
}

// src/training/setup/words.ts
const complaint$1 = /^\s*(?:\w*Error|ERROR|error|fatal): ./;
const npmComplaint = /^npm (?:ERR!|error) (?!code |errno |syscall |path |A complete log)\S/;
const notice$1 = /^\[notice\]/;
function setupWords(printed) {
	const lines = printed.split("\n");
	return lastWords(uvError(lines) ?? npmError(lines) ?? lines.findLast((line) => complaint$1.test(line)) ?? rest(lines));
}
function uvError(lines) {
	const at = lines.findLastIndex((line) => /^\s*× \S/.test(line));
	if (at < 0) return void 0;
	const cause = lines.slice(at + 1).find((line) => /^\s*╰─▶ /.test(line));
	return [lines[at], cause].map((line) => line?.replace(/^\s*(?:×|╰─▶) /, "") ?? "").join(" ").trim();
}
function npmError(lines) {
	return lines.find((line) => npmComplaint.test(line))?.replace(/^npm (?:ERR!|error) (?:[a-z]+ (?=[A-Z]))?/, "");
}
function rest(lines) {
	return lines.filter((line) => !notice$1.test(line)).join("\n");
}

// src/training/setup/judge.ts
const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b|temporary failure in name resolution|name or service not known|could not resolve host|dns error|error sending request|failed to establish a new connection|connection (?:refused|reset|timed out|aborted)|connect timeout|read timed out|network is unreachable|max retries exceeded|CondaHTTPError|cannot open URL|\b50[234] (?:bad gateway|service unavailable|gateway time-?out)/i;
function judgeSetup(ended, printed, command, timeout) {
	const judged = judgeEnd(ended, printed, "setup", timeout);
	if (judged.class !== "user" && judged.class !== "data") return judged;
	if (judged.reason === "command-not-found" && ended.how === "not-started") return judged;
	const message = `the setup \`${shownCommand(command)}\` ended with ${endOf(ended)}: ${setupWords(printed)}`;
	if (unreachable.test(printed)) return {
		class: "infrastructure",
		reason: "setup-unreachable",
		message
	};
	return {
		class: "user",
		reason: "setup-failed",
		message
	};
}
function endOf({ code, signal }) {
	return signal === null ? `exit code ${code ?? "unknown"}` : signal;
}
function shownCommand(command) {
	return (command.kind === "shell" ? command.text : command.argv.join(" ")).trim().replaceAll(/\s*\n\s*/g, "; ");
}

// src/training/setup/run.ts
async function runSetup(parts, { work, env, timeout }, launch) {
	const records = [];
	let seconds = 0;
	for (const { command, folder, lock, env: own } of parts) {
		const title = `setup: ${shownCommand(command)}${lock === void 0 ? "" : ` (found by ${lock})`}`;
		const left = Math.max(1, timeout - seconds * 1e3);
		const { ended, printed } = await launch({
			command,
			workingDirectory: join(work, folder),
			env: {
				...env,
				...own
			},
			timeout: left,
			title
		});
		seconds += ended.seconds;
		const judgement = judgeSetup(ended, printed, command, timeout);
		if (judgement.class !== "ok") return {
			kind: "failed",
			judgement,
			ended,
			printed,
			seconds
		};
		const took = Math.round(ended.seconds * 1e3) / 1e3;
		records.push({
			command: argvOf(command),
			...lock === void 0 ? {} : { lock },
			seconds: took
		});
	}
	return {
		kind: "made",
		records,
		seconds
	};
}
function argvOf(command) {
	return command.kind === "argv" ? command.argv : [
		"bash",
		"-eo",
		"pipefail",
		"-c",
		command.text
	];
}

// src/training/undeclared.ts
const complaint = /no such file|not found|cannot find|can't find|cannot open|can't open|could not open|couldn't open|unable to open|failed to open|does not exist|doesn't exist|no files found|no module named|cannot import name|enoent|outside a module|cannot resolve|filenotfound/i;
const codeEndings = [
	".py",
	"/__init__.py",
	".js",
	".mjs",
	".cjs",
	".ts",
	".json",
	"/index.js",
	"/index.ts",
	".R",
	".jl",
	".sh"
];
function findUndeclared(request) {
	const lines = request.printed.split("\n").slice(-400);
	for (const [index, line] of lines.entries()) {
		if (!complaint.test(line)) continue;
		const path = lookFor(line, lines.slice(index + 1, index + 4).map((next) => /^- (\/.*)$/.exec(next)?.[1]).filter((file) => file !== void 0), request);
		if (path !== void 0) return foundAt(path, true, line, request);
	}
}
async function findUntracked(request, checkout) {
	for (const line of request.printed.split("\n").slice(-400)) {
		if (!complaint.test(line)) continue;
		for (const path of pathsIn(line, [], request)) {
			if (path === "" || request.tree.has(path) || request.exported.has(path)) continue;
			if ((await stat(posix.join(checkout, path)).catch(() => void 0))?.isFile()) return foundAt(path, false, line, request);
		}
	}
}
function foundAt(path, tracked, line, request) {
	const declaredIn = request.model.stages?.file ?? "mlops.yaml";
	return {
		path,
		tracked,
		line: short(line),
		add: lineToAdd(path, request),
		declaredIn
	};
}
function lookFor(line, asking, request) {
	const missing = (path) => request.tree.has(path) && !request.exported.has(path);
	for (const path of pathsIn(line, asking, request)) {
		const found = candidatesOf$1(path, request).find(missing);
		if (found !== void 0) return found;
	}
	if (/outside a module/.test(line)) return [...basesOf(line, asking, request)].map((base) => pathFrom(base, "package.json")).find(missing);
	return moduleIn(line, request, missing);
}
function pathsIn(line, asking, request) {
	const bases = [...basesOf(line, asking, request)];
	return namesIn(line).flatMap((name) => bases.map((base) => relativeToRoot(name, base, request.work))).filter((path) => path !== void 0);
}
function short(line) {
	return line.trim().slice(0, 300);
}
function namesIn(line) {
	const quoted = [...line.matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`|‘([^’]+)’/g)].map((match) => match.slice(1).find(Boolean) ?? "");
	const words = line.split(/[\s'"`,;()<>[\]]+/).map((word) => word.replace(/^file:\/\//, "").replace(/[:.]+$/, ""));
	return [...quoted, ...words.flatMap((word) => [word, ...word.split(":")])].filter((name) => name.length > 1);
}
function basesOf(line, asking, request) {
	const importer = /imported from (?:file:\/\/)?(\/\S+)/.exec(line)?.[1];
	const folders = [...asking, ...importer === void 0 ? [] : [importer]].map((file) => relativeToRoot(posix.dirname(file), "", request.work));
	return /* @__PURE__ */ new Set([
		request.model.workingDirectory,
		...folders.filter((folder) => folder !== void 0),
		""
	]);
}
function relativeToRoot(name, base, work) {
	if (name.startsWith("/")) {
		if (name !== work && !name.startsWith(`${work}/`)) return void 0;
		return posix.normalize(name.slice(work.length + 1));
	}
	const joined = pathFrom(base, name);
	return joined === ".." || joined.startsWith("../") ? void 0 : joined;
}
function candidatesOf$1(path, request) {
	const direct = [path, ...codeEndings.map((ending) => `${path}${ending}`)];
	if (path === "" || path === ".") return [];
	const inside = [...request.tree].find((file) => file.startsWith(`${path}/`) && !request.exported.has(file));
	return inside === void 0 ? direct : [...direct, inside];
}
function moduleIn(line, request, missing) {
	const named = /No module named '?([\w.]+)'?/.exec(line)?.[1];
	const [, name, from] = /cannot import name '(\w+)' from '([\w.]+)'/.exec(line) ?? [];
	const dotted = named ?? (name === void 0 || from === void 0 ? void 0 : `${from}.${name}`);
	if (dotted === void 0) return void 0;
	const path = dotted.replaceAll(".", "/");
	const files = [`${path}.py`, `${path}/__init__.py`];
	const ends = (file) => files.some((wanted) => file === wanted || file.endsWith(`/${wanted}`));
	const below = (file) => file.endsWith(".py") && `/${file}`.includes(`/${path}/`);
	const undeclared = [...request.tree].filter(missing);
	return undeclared.find(ends) ?? undeclared.find(below);
}
const dataEndings = /\.(csv|tsv|parquet|jsonl|ndjson|arrows?|ipc|feather|npy|npz|h5|hdf5|pkl|zst|gz)$/i;
const paramsEndings = /\.(json|ya?ml|toml)$/i;
const toolFiles = /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|pyproject)\.(?:json|toml)$/i;
const amongData = /(?:^|\/)(?:data|datasets?|raw|inputs?)\//i;
function lineToAdd(path, { model, step }) {
	if (model.stages !== void 0) return `\`${posix.relative(posix.dirname(model.stages.file), path)}\` under \`deps\` of its stage`;
	const folder = model.workingDirectory === "" ? "" : `${model.workingDirectory}/`;
	const shown = path.startsWith(folder) ? path.slice(folder.length) : `/${path}`;
	const isBuild = step === "build";
	const at = isBuild ? `datasets.${model.name}` : `models.${model.name}`;
	if (step === "scoring") return `\`${shown}\` under \`${at}.evaluate.code\``;
	if (dataEndings.test(path) || paramsEndings.test(path) && amongData.test(path)) {
		if (isBuild) return `a dataset with \`source: ${shown}\`, and its name under \`${at}.from\``;
		const role = newRole(path, model);
		const [first] = model.data.keys();
		return `\`${role}: ${shown}\` under \`${at}.data\`${first === "train" && model.data.size === 1 ? `, as in \`data: { train: …, ${role}: ${shown} }\`` : ""}`;
	}
	const key = paramsEndings.test(path) && !toolFiles.test(path) ? "params" : "code";
	return `\`${shown}\` under \`${at}.${isBuild ? `build.${key}` : key}\``;
}
function newRole(path, model) {
	const stem = posix.basename(path).replace(/\..*$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-") || "more";
	return model.data.has(stem) ? `${stem}-2` : stem;
}
function pathFrom(base, name) {
	const joined = posix.join(base, name).replace(/\/+$/, "");
	return joined === "." ? "" : joined;
}

// src/training/cause.ts
function launcherEnvironment({ env, model }) {
	return {
		...env ?? process.env,
		...Object.fromEntries(model.env)
	};
}
async function findCause(request, plan, place, judgement, printed) {
	const own = {
		reason: judgement.reason,
		message: judgement.message
	};
	if (judgement.class !== "user") return {
		class: judgement.class,
		problems: [own]
	};
	const lost = await lostGpus(plan, place, request);
	if (lost !== void 0) return {
		class: "infrastructure",
		problems: [lost, own]
	};
	return {
		class: "user",
		problems: [await findForgotten(request, plan, place, `${printed}\n${judgement.message}`) ?? withUnset(own, request.unsetSecrets ?? [])]
	};
}
function withUnset(problem, names) {
	if (names.length === 0) return problem;
	const known = Object.entries(trainingReasons).find(([reason]) => reason === problem.reason)?.[1].remedy ?? "";
	const are = names.length === 1 ? "is" : "are";
	const remedy = `Of the secrets that \`mlops.yaml\` lists for it, ${names.join(" and ")} ${are} not set where it ran; set what it needs. ${known}`;
	return {
		...problem,
		remedy: remedy.trim()
	};
}
async function whyMissing(request, plan, place, problems, printed) {
	if (!problems.some(({ reason }) => reason === "output-missing")) return [];
	const undeclared = await findForgotten(request, plan, place, printed);
	return undeclared === void 0 ? [] : [undeclared];
}
async function findForgotten(request, plan, place, printed) {
	const question = {
		model: request.model,
		step: plan.name,
		printed,
		tree: new Set(request.tree.map((entry) => entry.path)),
		exported: new Set([...request.code, ...plan.data.flatMap((input) => input.files)].map((entry) => entry.path)),
		work: place.folder.work
	};
	const { checkout } = request;
	const found = findUndeclared(question) ?? (checkout === void 0 ? void 0 : await findUntracked(question, checkout));
	if (found === void 0) return void 0;
	const who = found.tracked ? "the repository has but" : "your checkout has but git does not track and";
	const owner = `${plan.name === "build" ? "dataset" : "model"} ${request.model.name}`;
	return {
		reason: "undeclared-input",
		message: `the ${plan.name} looked for ${found.path}, which ${who} the ${owner} does not declare (${found.line})`,
		remedy: `${found.tracked ? "" : "Commit the file (or its DVC or LFS pointer). "}Declare it in ${found.declaredIn}: add ${found.add}.`
	};
}
async function lostGpus(plan, place, request) {
	if (place.fitness.gpus.length === 0) return void 0;
	const after = await place.launcher.check(plan.resources, launcherEnvironment(request));
	for (const before of place.fitness.gpus) {
		const now = after.gpus.find((gpu) => gpu.uuid === before.uuid);
		if (now === void 0) return {
			reason: "gpu-lost",
			message: `GPU ${before.uuid} (${before.name}) is gone`
		};
		const errors = (now.eccErrors ?? 0) - (before.eccErrors ?? 0);
		if (errors > 0) return {
			reason: "gpu-lost",
			message: `GPU ${before.uuid} (${before.name}) has ${errors} new memory errors`
		};
	}
}

// src/training/folder.ts
async function makeRunFolder(wanted, checkout, keep = false) {
	const root = await firstRoot([
		wanted ?? tmpdir(),
		"/tmp",
		"/var/tmp"
	], checkout, async (outside) => keep ? mkdtemp(join(outside, "mlops-run-")) : (await makeOwnFolder(outside, "run")).path);
	const folder = {
		root,
		work: join(root, "work"),
		output: join(root, "output"),
		temporary: join(root, "tmp")
	};
	for (const path of [
		folder.work,
		folder.output,
		folder.temporary
	]) await mkdir(path);
	return folder;
}
const noPlace = /* @__PURE__ */ new Set([
	"EACCES",
	"EPERM",
	"EROFS",
	"ENOENT",
	"ENOTDIR"
]);
async function firstRoot(candidates, checkout, make) {
	const forbidden = checkout === void 0 ? void 0 : await realpath(checkout);
	const why = [];
	for (const candidate of candidates) try {
		const real = await realpath(candidate);
		if (forbidden === void 0 || !isAtOrBelow(forbidden, real)) return await make(real);
		why.push(`${candidate} lies inside of ${checkout}`);
	} catch (error) {
		if (!noPlace.has(systemCode(error) ?? "")) throw error;
		why.push(`${candidate} cannot be written (${systemCode(error)})`);
	}
	throw refuse("no-run-folder", `there is no place for a run folder: ${[...new Set(why)].join(", ")}`);
}
function isAtOrBelow(folder, path) {
	return path === folder || path.startsWith(folder.replace(/\/*$/, "/"));
}
async function removeRunFolder(folder) {
	try {
		await removeFolder(folder.root);
		return;
	} catch (error) {
		return `${folder.root} could not be removed: ${error instanceof Error ? error.message : error}`;
	}
}
async function makeDestination(path) {
	await mkdir(path, { recursive: true });
	const found = await readdir(path);
	if (found.length > 0) throw refuse("folder-not-empty", `${path} holds ${found.length} entries, it must be empty`);
}

// src/training/launch.ts
const grace = {
	interrupt: 3e3,
	terminate: 2500
};
const logLimit = {
	head: 4 << 20,
	tail: 4 << 20,
	shown: 4 << 20
};
async function launch(request, place, { title, append, ...job }, signal) {
	const log = openLog({
		path: place.logPath,
		append,
		limit: logLimit,
		secrets: [...Object.values(request.secrets ?? {}), ...proxyCredentials(job.env)],
		display: request.onOutput
	});
	const broken = new AbortController();
	const onOutput = (stream, chunk) => {
		try {
			if (!broken.signal.aborted) log.write(stream, chunk);
		} catch (error) {
			broken.abort(error);
		}
	};
	const said = [];
	const say = (text) => {
		said.push(text);
		onOutput("stdout", Buffer.from(`${text}\n`));
	};
	const whole = {
		...job,
		folder: place.folder.root,
		grace: request.grace ?? grace,
		onOutput
	};
	let ended;
	try {
		if (title !== void 0) say(`--- ${title}`);
		ended = await place.launcher.run(whole, AbortSignal.any([signal, broken.signal]));
		if (title !== void 0) say(`--- ${title}: ${ended.seconds.toFixed(1)} s`);
	} finally {
		log.close();
	}
	if (broken.signal.aborted) throw broken.signal.reason;
	const printed = log.excerpt();
	return {
		ended,
		printed: said.length === 0 ? printed : withoutLines(printed, said)
	};
}
function withoutLines(printed, own) {
	return printed.split("\n").filter((line) => !own.includes(line)).join("\n");
}

// src/training/capture.ts
const patience$1 = 15e3;
const mostPackages = 5e3;
const interpreters = [
	{
		name: "node",
		pattern: /\b(node|npm|npx|tsx)\b/,
		args: ["--version"]
	},
	{
		name: "Rscript",
		pattern: /\bRscript\b/,
		args: ["--version"]
	},
	{
		name: "julia",
		pattern: /\bjulia\b/,
		args: ["--version"]
	}
];
const pythonCommand = /\b(python[0-9.]*|papermill|jupyter|torchrun|accelerate|uv|poetry|dvc)\b/;
const pythonQuestion = [
	"import importlib.metadata as m, json, platform",
	"p = {}",
	"for d in m.distributions():",
	"    n = d.metadata['Name']",
	"    if n: p.setdefault(n, d.version)",
	"print(json.dumps({'version': platform.python_version(), 'packages': p}))"
].join("\n");
async function captureEnvironment(request) {
	const text = request.command.kind === "shell" ? request.command.text : request.command.argv.join(" ");
	const asksPython = request.usesPython || pythonCommand.test(text);
	const [gpus, python, npm, versions] = await Promise.all([
		listGpus(request.env).catch(() => []),
		asksPython ? askPython(request) : void 0,
		npmPackages(request.surroundings),
		Promise.all(interpreters.filter(({ pattern }) => pattern.test(text)).map((each) => askVersion(each, request)))
	]);
	const pip = python?.packages;
	const runtimes = [...python === void 0 ? [] : [["python", python.version]], ...versions.flat()];
	return {
		os: `${type()} ${release()} ${arch()}`,
		cpu: cpus()[0]?.model.trim() || "unknown",
		cpus: cpus().length,
		memory: totalmem(),
		gpus: gpus.map(({ name, driver, memory }) => ({
			name,
			driver,
			memory
		})),
		runtimes: Object.fromEntries(runtimes),
		packages: {
			...pip === void 0 ? {} : { pip },
			...npm === void 0 ? {} : { npm }
		}
	};
}
async function askPython(request) {
	for (const program of ["python", "python3"]) {
		const answer = parsed(await ask(program, ["-c", pythonQuestion], request));
		if (!isRecord(answer) || typeof answer["version"] !== "string") continue;
		const packages = isRecord(answer["packages"]) ? Object.entries(answer["packages"]) : [];
		return {
			version: answer["version"],
			packages: table(packages)
		};
	}
}
async function askVersion(each, request) {
	const answer = await ask(each.name, each.args, request);
	const version = /\d+\.\d+[\w.+-]*/.exec(answer)?.[0];
	return version === void 0 ? [] : [[each.name, version]];
}
async function npmPackages(surroundings) {
	const [nearest] = surroundings.nodeModules;
	if (nearest === void 0) return void 0;
	const list = parsed(await readFile(join(nearest.folder, ".package-lock.json"), "utf8").catch(() => ""));
	if (!isRecord(list) || !isRecord(list["packages"])) return void 0;
	const named = await lockedPaths(dirname(nearest.folder));
	return table(Object.entries(list["packages"]).filter(([path]) => named === void 0 || named.has(path)).map(([path, entry]) => {
		return [path.replace(/^node_modules\//, ""), isRecord(entry) ? entry["version"] : void 0];
	}));
}
async function lockedPaths(folder) {
	const lock = parsed(await readFile(join(folder, "package-lock.json"), "utf8").catch(() => ""));
	return isRecord(lock) && isRecord(lock["packages"]) ? new Set(Object.keys(lock["packages"])) : void 0;
}
async function ask(program, args, request) {
	try {
		const signal = AbortSignal.timeout(patience$1);
		const { stdout, stderr, code } = await runProcess(program, args, {
			cwd: request.folder,
			env: request.env,
			signal
		});
		return code === 0 ? stdout.toString("utf8") || stderr : "";
	} catch {
		return "";
	}
}
function table(entries) {
	const texts = entries.filter((entry) => typeof entry[1] === "string");
	return Object.fromEntries([...texts].sort(([a], [b]) => compareText(a, b)).slice(0, mostPackages));
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/training/place-artifact.ts
async function placeArtifact({ artifact, files }, root) {
	await mkdir(root, { recursive: true });
	for (const { path, local } of files) {
		const target = join(root, safePath(path));
		await mkdir(dirname(target), { recursive: true });
		await copyInput(local, target, `the artifact's file ${path}`);
	}
	const [only = ""] = artifact;
	return artifact.length === 1 && !import_picomatch.default.scan(only).isGlob ? join(root, only.replace(/\/+$/, "")) : root;
}
async function copyInput(source, target, what) {
	try {
		await copyFile(source, target, constants.COPYFILE_FICLONE);
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
		throw refuse("input-missing", `${what} is not on this machine`);
	}
}

// src/training/surroundings.ts
const nodeLocks = [
	"package-lock.json",
	"npm-shrinkwrap.json",
	"pnpm-lock.yaml",
	"yarn.lock"
];
const pythonLocks = [
	"requirements.txt",
	"uv.lock",
	"poetry.lock",
	"pyproject.toml",
	"Pipfile.lock"
];
function languageVariables({ virtualEnv, condaPrefix, programs = [] }, path) {
	const prefix = condaPrefix ?? virtualEnv;
	const first = [...prefix === void 0 ? [] : [join(prefix, "bin")], ...programs];
	if (first.length === 0) return {};
	return {
		PATH: [...first, path ?? "/usr/bin:/bin"].join(":"),
		...condaPrefix === void 0 ? {} : { CONDA_PREFIX: condaPrefix },
		...condaPrefix === void 0 && virtualEnv !== void 0 ? { VIRTUAL_ENV: virtualEnv } : {}
	};
}
async function findSurroundings(checkout, workingDirectory, tree) {
	if (checkout === void 0) return { nodeModules: [] };
	const tracked = new Set(tree.map((entry) => entry.path));
	const nodeModules = [];
	let virtualEnv;
	for (const folder of upwards(workingDirectory)) {
		const modules = join(checkout, folder, "node_modules");
		if (hasLock(tracked, folder, nodeLocks) && await isFolder(modules)) nodeModules.push({
			folder: modules,
			path: join(folder, "node_modules")
		});
		const venv = join(checkout, folder, ".venv");
		if (virtualEnv === void 0 && hasLock(tracked, folder, pythonLocks) && await isFolder(join(venv, "bin"))) virtualEnv = venv;
	}
	return virtualEnv === void 0 ? { nodeModules } : {
		nodeModules,
		virtualEnv
	};
}
async function linkModules(surroundings, work) {
	for (const { folder, path } of surroundings.nodeModules) {
		const exported = await readdir(join(work, dirname(path))).catch(() => void 0);
		if (exported !== void 0 && !exported.includes("node_modules")) await symlink(folder, join(work, path));
	}
}
function upwards(folder) {
	const parts = folder.split("/").filter((part) => part !== "");
	return Array.from({ length: parts.length + 1 }, (_, index) => parts.slice(0, parts.length - index).join("/"));
}
function hasLock(tracked, folder, locks) {
	return locks.some((lock) => tracked.has(folder === "" ? lock : `${folder}/${lock}`));
}
async function isFolder(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// src/training/setup/made.ts
async function madeBy(work, workingDirectory, before) {
	const nodeModules = [];
	let prefix;
	for (const folder of upwards(workingDirectory)) {
		const modules = join(work, folder, "node_modules");
		if (await isFolder(modules)) nodeModules.push({
			folder: modules,
			path: join(folder, "node_modules")
		});
		const venv = join(work, folder, ".venv");
		if (prefix === void 0 && await isFolder(join(venv, "bin"))) prefix = venv;
	}
	const visible = {
		nodeModules: before.nodeModules.length > 0 ? before.nodeModules : nodeModules,
		programs: nodeModules.map(({ folder }) => join(folder, ".bin"))
	};
	if (prefix !== void 0 && await isFolder(join(prefix, "conda-meta"))) return {
		...visible,
		condaPrefix: prefix
	};
	const virtualEnv = prefix ?? before.virtualEnv;
	return virtualEnv === void 0 ? visible : {
		...visible,
		virtualEnv
	};
}

// src/training/setup/managers.ts
const argv = (...words) => ({
	kind: "argv",
	argv: words
});
const managers = [
	{
		language: "python",
		locks: ["uv.lock"],
		beside: ["pyproject.toml"],
		runsIn: "step",
		programs: ["uv"],
		command: (program) => argv(program, "sync", "--frozen")
	},
	{
		language: "python",
		locks: ["poetry.lock"],
		beside: ["pyproject.toml"],
		runsIn: "lock",
		programs: ["poetry"],
		command: (program) => argv(program, "install", "--no-interaction"),
		env: {
			POETRY_VIRTUALENVS_CREATE: "true",
			POETRY_VIRTUALENVS_IN_PROJECT: "true"
		}
	},
	{
		language: "python",
		locks: ["requirements.txt"],
		runsIn: "lock",
		programs: ["python3", "python"],
		command: (program, lock) => ({
			kind: "shell",
			text: `${program} -m venv .venv && .venv/bin/python -m pip install --no-input --disable-pip-version-check -r ${lock}`
		})
	},
	{
		language: "python",
		locks: ["environment.yml", "environment.yaml"],
		runsIn: "lock",
		programs: [
			"mamba",
			"micromamba",
			"conda"
		],
		command: (program, lock) => program === "micromamba" ? argv(program, "create", "--yes", "--prefix", "./.venv", "--file", lock) : argv(program, "env", "create", "--prefix", "./.venv", "--file", lock)
	},
	{
		language: "node",
		locks: ["package-lock.json", "npm-shrinkwrap.json"],
		beside: ["package.json"],
		runsIn: "lock",
		programs: ["npm"],
		command: (program) => argv(program, "ci", "--no-audit", "--no-fund")
	},
	{
		language: "r",
		locks: ["renv.lock"],
		beside: [".Rprofile", "renv/activate.R"],
		runsIn: "lock",
		programs: ["Rscript"],
		command: (program) => argv(program, "-e", "renv::restore(prompt = FALSE)")
	}
];
const words = [
	["python", /\b(python[0-9.]*|papermill|jupyter|torchrun|accelerate)\b/],
	["node", /\b(node|npm|npx|tsx)\b/],
	["r", /\bRscript\b/]
];
const ownEnvironment = /\b(conda|mamba|micromamba|pixi|pdm|pipenv|hatch|tox|nox|yarn|pnpm|docker|podman|apptainer|singularity)\b|\b(uv|poetry)\s+(run|sync|install|pip)\b|\bpip3?\s+install\b|-m\s+(pip|venv)\b|\bnpm\s+(ci|i|install)\b|\bactivate\b/;
function languagesOf(command) {
	const text = command.kind === "shell" ? command.text : command.argv.join(" ");
	if (ownEnvironment.test(text)) return [];
	return words.filter(([, pattern]) => pattern.test(text)).map(([language]) => language);
}

// src/training/setup/pins.ts
const named = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:\(?\s*([^;#@]*?)\s*\)?)?\s*(;.*)?$/;
function requirementsOf(text) {
	const found = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "").replace(/\s--hash=\S+/g, "")).map((line) => line.trim()).filter((line) => line !== "" && !/^--(?!requirement|editable|constraint)/.test(line) && !/^-[if]\b/.test(line)).map(requirement);
	return {
		named: found.filter((entry) => entry !== void 0),
		whole: found.every((entry) => entry !== void 0)
	};
}
function requirement(line) {
	const [, name, limits = "", marker] = line.startsWith("-") ? [] : named.exec(line) ?? [];
	if (name === void 0 || line.includes("@")) return void 0;
	const version = /^={2,3}\s*([^,*\s]+)$/.exec(limits)?.[1];
	return {
		name,
		conditional: marker !== void 0,
		...version === void 0 ? {} : { version }
	};
}
function isPinned(text) {
	const { named: packages, whole } = requirementsOf(text);
	return whole && packages.every(({ version }) => version !== void 0);
}
const question = [
	"import importlib.metadata as m, json, sys",
	"def v(n):",
	"    try: return m.version(n)",
	"    except Exception: return None",
	"print(json.dumps([v(n) for n in sys.argv[1:]]))"
].join("\n");
const patience = 15e3;
async function isInstalled(text, program, { env, folder }) {
	const { named: packages, whole } = requirementsOf(text);
	const asked = packages.filter(({ conditional }) => !conditional);
	if (!whole || asked.length === 0) return false;
	const versions = await versionsOf(program, asked.map(({ name }) => name), {
		env,
		folder
	});
	return asked.every(({ version }, at) => {
		const there = versions[at];
		return typeof there === "string" && (version === void 0 || there === version);
	});
}
async function versionsOf(program, names, { env, folder }) {
	try {
		const signal = AbortSignal.timeout(patience);
		const { code, stdout } = await runProcess(program, [
			"-c",
			question,
			...names
		], {
			cwd: folder,
			env,
			signal
		});
		const answer = code === 0 ? JSON.parse(stdout.toString("utf8")) : [];
		return Array.isArray(answer) ? answer : [];
	} catch {
		return [];
	}
}

// src/training/setup/wanted.ts
function candidatesOf(question) {
	if (question.declared !== void 0) return [];
	const files = new Set(question.code.map(({ path }) => path));
	return languagesOf(question.command).filter((language) => !isThere(language, question)).flatMap((language) => nearest(language, question.workingDirectory, files) ?? []);
}
function isThere(language, { surroundings, env }) {
	if (language === "node") return surroundings.nodeModules.length > 0;
	const active = env["VIRTUAL_ENV"] !== void 0 || env["CONDA_PREFIX"] !== void 0;
	return language === "python" && (surroundings.virtualEnv !== void 0 || active);
}
function nearest(language, workingDirectory, files) {
	for (const folder of upwards(workingDirectory)) {
		const has = (name) => files.has(folder === "" ? name : `${folder}/${name}`);
		for (const manager of managers) {
			if (manager.language !== language || !(manager.beside ?? []).every(has)) continue;
			if (language === "r" && folder !== workingDirectory) continue;
			const lock = manager.locks.find(has);
			if (lock !== void 0) return {
				manager,
				folder,
				lock
			};
		}
	}
}
async function wantedSetup(question, candidates, places) {
	const { declared, workingDirectory } = question;
	if (declared?.kind === "none") return void 0;
	if (declared !== void 0) return {
		kind: "declared",
		parts: [{
			command: declared,
			folder: workingDirectory,
			env: {}
		}],
		notices: []
	};
	const all = (await Promise.all(candidates.map((candidate) => partOf(candidate, question, places)))).filter((entry) => entry !== void 0);
	if (all.length === 0) return void 0;
	return {
		kind: "found",
		parts: all.flatMap(({ part }) => part ?? []),
		notices: all.flatMap(({ notices }) => notices)
	};
}
async function partOf({ manager, folder, lock }, { workingDirectory, env }, { work, empty }) {
	const path = folder === "" ? lock : `${folder}/${lock}`;
	const program = await firstOnPath(manager.programs, env["PATH"] ?? "/usr/bin:/bin");
	if (program === void 0) return { notices: [notice("setup-program-missing", `${path} was found, but ${manager.programs.join(" or ")} is not on PATH: nothing was installed from it`)] };
	const isRequirements = lock === "requirements.txt";
	const text = isRequirements ? await readFile(join(work, path), "utf8") : "";
	if (isRequirements && await isInstalled(text, program, {
		env,
		folder: empty
	})) return void 0;
	const exact = isRequirements ? isPinned(text) : !lock.startsWith("environment.");
	const part = {
		command: manager.command(program, lock),
		folder: manager.runsIn === "lock" ? folder : workingDirectory,
		lock: path,
		env: manager.env ?? {}
	};
	if (exact) return {
		part,
		notices: []
	};
	return {
		part,
		notices: [notice("setup-not-pinned", `${path} does not pin the exact version of every package: what is installed from it may differ by day`)]
	};
}
function notice(reason, message) {
	return {
		reason,
		message
	};
}
async function firstOnPath(programs, path) {
	for (const program of programs) for (const folder of path.split(":").filter((entry) => entry !== "")) if (await isProgram(join(folder, program))) return program;
}
async function isProgram(path) {
	try {
		await access(path, constants$1.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

// src/training/trackers.ts
async function trackerVariables(root, declared) {
	const folder = join(root, "trackers");
	await mkdir(folder, { recursive: true });
	return {
		WANDB_DIR: folder,
		...declared["WANDB_API_KEY"] !== void 0 ? {} : { WANDB_MODE: "offline" }
	};
}

// src/training/prepare.ts
async function prepareStep(request, plan, place, workingDirectory, signal) {
	const { folder } = place;
	const { git, commit, code, model } = request;
	const id = randomUUID();
	const surroundings = await findSurroundings(request.checkout, model.workingDirectory, request.tree);
	const question = setupQuestion(request, plan, surroundings);
	const candidates = candidatesOf(question);
	const capture = (visible, env) => captureEnvironment({
		...surroundingsOf(request, plan, visible),
		env,
		folder: folder.temporary
	});
	const basic = variables(request, plan, place, surroundings, id);
	const early = candidates.length === 0 && (question.declared ?? none).kind === "none" ? capture(surroundings, basic) : void 0;
	await exportInputs(git, {
		commit,
		code,
		data: plan.data,
		work: folder.work,
		signal
	});
	await mkdir(workingDirectory, { recursive: true });
	await removeOutputs(plan.outputs, workingDirectory);
	const held = {
		below: model.workingDirectory,
		tree: request.tree
	};
	for (const output of plan.outputs) if (output.kind === "data") await makeFolderOf(output, workingDirectory, held);
	const wanted = await wantedSetup(question, candidates, {
		work: folder.work,
		empty: folder.temporary
	});
	const before = wanted?.kind === "declared" ? { nodeModules: [] } : surroundings;
	await linkModules(before, folder.work);
	const made = await makeEnvironment(request, plan, place, {
		wanted,
		before,
		workingDirectory
	}, signal);
	if (made.kind === "failed") return made;
	await writeFile(join(folder.root, "params.json"), `${JSON.stringify(nestedParams(request.params), null, 2)}\n`);
	const trackers = await trackerVariables(folder.root, declaredEnvironment(model.env, request.secrets ?? {}));
	const needed = await placeNeeded(request.needed ?? [], folder.root);
	const env = {
		...trackers,
		...variables(request, plan, place, made.visible, id),
		...needed
	};
	return {
		kind: "ready",
		id,
		env,
		environment: await (early ?? capture(made.visible, env)),
		setup: made.records,
		spent: made.seconds,
		notices: wanted?.notices ?? []
	};
}
async function placeNeeded(needed, root) {
	const variables = {};
	for (const one of needed) variables[one.variable] = await placeArtifact(one, join(root, "needed", one.variable));
	return variables;
}
const none = { kind: "none" };
async function makeEnvironment(request, plan, place, asked, signal) {
	const { wanted, before, workingDirectory } = asked;
	const { folder } = place;
	if (wanted === void 0 || wanted.parts.length === 0) return {
		kind: "made",
		visible: before,
		records: [],
		seconds: 0
	};
	let append = false;
	const places = {
		work: folder.work,
		env: setupVariables(request, place),
		timeout: plan.timeout
	};
	const end = await runSetup(wanted.parts, places, (job) => {
		const id = randomUUID();
		const whole = {
			...job,
			id,
			env: {
				...job.env,
				MLOPS_RUN_ID: id
			},
			append
		};
		append = true;
		return launch(request, place, whole, signal);
	});
	if (end.kind === "failed") return {
		kind: "failed",
		state: await setupFailed(request, plan, place, end, wanted.notices)
	};
	await removeFolder(folder.output);
	await mkdir(folder.output);
	await removeOutputs(plan.outputs, workingDirectory);
	return {
		kind: "made",
		visible: await madeBy(folder.work, request.model.workingDirectory, before),
		records: end.records,
		seconds: end.seconds
	};
}
function setupQuestion(request, plan, surroundings) {
	return {
		declared: plan.setup,
		command: plan.environmentOf ?? plan.command,
		workingDirectory: request.model.workingDirectory,
		code: request.code,
		surroundings,
		env: ownVariables(request)
	};
}
async function setupFailed(request, plan, place, { judgement, ended, printed }, notices) {
	const own = {
		reason: judgement.reason,
		message: judgement.message
	};
	const forgotten = judgement.class === "user" ? await findForgotten(request, plan, place, printed) : void 0;
	return {
		exit: {
			class: judgement.class,
			code: ended.code,
			signal: ended.signal
		},
		seconds: 0,
		problems: [forgotten ?? own],
		notices: [...place.fitness.notices, ...notices]
	};
}
function ownVariables(request) {
	return {
		...allowedEnvironment(request.env ?? process.env),
		...declaredEnvironment(request.model.env, request.secrets ?? {})
	};
}
function setupVariables(request, { folder }) {
	return {
		...ownVariables(request),
		TMPDIR: folder.temporary
	};
}
function variables(request, plan, { folder, fitness }, surroundings, id) {
	const kept = allowedEnvironment(request.env ?? process.env);
	return {
		...kept,
		...languageVariables(surroundings, kept["PATH"]),
		...declaredEnvironment(request.model.env, request.secrets ?? {}),
		...fitness.env,
		TMPDIR: folder.temporary,
		MLOPS_RUN_ID: id,
		MLOPS_OUTPUT: folder.output,
		MLOPS_PARAMS: join(folder.root, "params.json"),
		...plan.seed === null ? {} : { MLOPS_SEED: String(plan.seed) },
		...dataVariables(plan.data, folder.work)
	};
}
function surroundingsOf(request, plan, surroundings) {
	const folders = /* @__PURE__ */ new Set(["", request.model.workingDirectory === "" ? "" : `${request.model.workingDirectory}/`]);
	const wanted = new Set([...folders].flatMap((folder) => pythonLocks.map((lock) => `${folder}${lock}`)));
	const usesPython = surroundings.virtualEnv !== void 0 || request.tree.some((entry) => wanted.has(entry.path));
	return {
		command: plan.command,
		surroundings,
		usesPython
	};
}

// src/training/survivors.ts
function survivorNotices({ survivors }, step) {
	return survivors.map(({ pid, command }) => ({
		reason: "child-survived",
		message: `the ${step} left a process running, which was ended: ${command.slice(0, 200)} (pid ${pid})`
	}));
}
function survivorsOf(notices) {
	const survivors = notices.filter(({ reason }) => reason === "child-survived").length;
	return survivors === 0 ? {} : { survivors };
}

// src/training/step.ts
async function runStep(request, plan, signal) {
	await makeDestination(request.destination);
	const logPath = join(request.destination, "log.txt");
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	let folder;
	let state;
	try {
		const launcher = request.launcher ?? localLauncher;
		const fitness = await launcher.check(plan.resources, launcherEnvironment(request));
		if (fitness.problems.length > 0) {
			await writeFile(logPath, "");
			state = stopped("infrastructure", fitness.problems);
		} else {
			folder = await makeRunFolder(request.temporary, request.checkout, request.keep);
			state = await inFolder(request, plan, {
				folder,
				fitness,
				launcher,
				logPath
			}, signal);
		}
	} catch (error) {
		state = afterError(explained(error), signal, plan.name);
		await writeFile(logPath, "", { flag: "a" }).catch(() => void 0);
	}
	const left = folder === void 0 || request.keep === true ? void 0 : await removeRunFolder(folder);
	const leftover = left === void 0 ? [] : [{
		reason: "folder-not-removed",
		message: left
	}];
	return {
		...state,
		environment: state.environment,
		startedAt,
		logPath,
		notices: [...state.notices, ...leftover],
		...folder !== void 0 && request.keep === true ? { kept: folder.root } : {}
	};
}
async function inFolder(request, plan, place, signal) {
	const { folder } = place;
	const workingDirectory = join(folder.work, request.model.workingDirectory);
	const prepared = await prepareStep(request, plan, place, workingDirectory, signal);
	if (prepared.kind === "failed") return prepared.state;
	const { environment, spent, setup } = prepared;
	const { ended, printed } = await launch(request, place, {
		id: prepared.id,
		command: plan.command,
		workingDirectory,
		env: {
			...prepared.env,
			...await plan.prepare(folder)
		},
		timeout: Math.max(1, plan.timeout - spent * 1e3),
		append: setup.length > 0
	}, signal);
	const late = ended.how === "timeout" && setup.length > 0 ? `${plan.name} with its setup` : plan.name;
	const judgement = judgeEnd(ended, printed, late, plan.timeout);
	const notices = [
		...place.fitness.notices,
		...prepared.notices,
		...survivorNotices(ended, plan.name)
	];
	const exit = {
		class: judgement.class,
		code: ended.code,
		signal: ended.signal
	};
	const common = {
		seconds: ended.seconds,
		environment,
		...setup.length > 0 && { setup }
	};
	if (judgement.class !== "ok") {
		const cause = await findCause(request, plan, place, judgement, printed);
		return {
			...common,
			exit: {
				...exit,
				class: cause.class
			},
			problems: cause.problems,
			notices
		};
	}
	const taken = await plan.collect(folder, workingDirectory);
	const all = [...notices, ...taken.notices];
	if (taken.problems.length > 0) {
		const problems = [...await whyMissing(request, plan, place, taken.problems, printed), ...taken.problems];
		return {
			...common,
			exit: {
				...exit,
				class: "user"
			},
			problems,
			notices: all
		};
	}
	return {
		...common,
		exit,
		problems: [],
		notices: all,
		...taken.value === void 0 ? {} : { value: taken.value }
	};
}
function stopped(klass, problems) {
	return {
		exit: {
			class: klass,
			code: null,
			signal: null
		},
		seconds: 0,
		problems,
		notices: []
	};
}
const machineReasons = /* @__PURE__ */ new Set(["no-space-left", "no-run-folder"]);
function afterError(error, signal, step) {
	if (signal.aborted) return stopped("cancelled", [{
		reason: "step-cancelled",
		message: `the ${step} was cancelled`
	}]);
	if (!(error instanceof MlopsError)) throw error;
	return stopped(error.problems.some((problem) => machineReasons.has(problem.reason)) ? "infrastructure" : "user", error.problems);
}

// src/data/view-rows.ts
async function writeRows(engine, version, target) {
	const table = fileTable(version, "kept");
	const shape = await engine.describe(table);
	const cells = shape.columns.map(({ name }) => identifier(name)).join(", ");
	return engine.write(`SELECT ${cells} FROM "kept#rows" ORDER BY "#file", "#row"`, [{
		...table,
		state: shape.state
	}], target);
}
async function sharedRows(engine, one, other) {
	const tables = [fileTable(one, "one"), fileTable(other, "other")];
	const { rows } = await engine.query("SELECT count(*) FROM \"one#rows\" JOIN \"other#rows\" USING (\"#file\", \"#row\")", tables);
	return Number(rows[0]?.[0]);
}
async function sharedKeys(engine, one, other, key) {
	const tables = [fileTable(one, "one"), fileTable(other, "other")];
	const cell = (side, name) => `CAST(${side}.${identifier(name)} AS VARCHAR)`;
	const sql = `SELECT count(*) FROM "one#rows" a WHERE EXISTS (SELECT 1 FROM "other#rows" b WHERE ${key.map((name) => `${cell("a", name)} = ${cell("b", name)}`).join(" AND ")})`;
	const { rows } = await engine.query(sql, tables);
	return Number(rows[0]?.[0]);
}

// src/commands/steps/rows-ending.ts
function rowsEnding(kind) {
	return kind === "csv" ? ".csv" : kind === "json" ? ".jsonl" : ".parquet";
}

// src/commands/steps/step-data.ts
const viewsFolder = ".mlops/views";
async function stepData(of, roles, allow = async () => void 0) {
	await using made = new AsyncDisposableStack();
	let folder;
	const data = [];
	for (const [role, name] of roles) {
		const version = await versionOf(of, name);
		const { dataset, digest, files } = version;
		const common = {
			role,
			dataset: name,
			digest
		};
		if (dataset.view === void 0) {
			data.push({
				...common,
				source: sourcePath(dataset.source),
				files
			});
			continue;
		}
		await allow(role, version);
		const path = `${viewsFolder}/${name}${rowsEnding(dataset.format.kind)}`;
		folder ??= made.use(await makeOwnFolder(tmpdir(), "views")).path;
		const local = join(folder, `${role}${rowsEnding(dataset.format.kind)}`);
		await writeRows(await of.engine.get(dataset), version, local);
		data.push({
			...common,
			source: path,
			files: [{
				path,
				local,
				bytes: (await stat(local)).size
			}]
		});
	}
	const kept = made.move();
	return {
		data,
		[Symbol.asyncDispose]: () => kept.disposeAsync()
	};
}
async function versionOf({ situation, read }, name) {
	const resolved = read.datasets.get(name);
	if (resolved === void 0) throw new TypeError(`the project has no dataset ${name}`);
	return localFiles(situation, resolved);
}

// src/commands/steps/step-inputs.ts
function stepInputs(situation, read, facts, secrets, ports) {
	const { model } = facts;
	const params = [...(read.params.get(model.name) ?? /* @__PURE__ */ new Map()).values()];
	const paramsFiles = model.params.flatMap(({ file }) => read.commit.entry(file) ?? []);
	return {
		model,
		git: situation.repository.git,
		commit: read.commit.sha,
		tree: read.commit.tree,
		code: [...facts.inputs.code, ...paramsFiles],
		params: Object.assign({}, ...params),
		...secretsOf(secrets, ports.env),
		checkout: situation.repository.root,
		onOutput: ports.progress.output,
		env: ports.env
	};
}
function secretsOf(names, env) {
	const set = names.flatMap((name) => env[name] === void 0 ? [] : [[name, env[name]]]);
	return {
		secrets: Object.fromEntries(set),
		unsetSecrets: names.filter((name) => !env[name])
	};
}

export { collectOutputs as _, rowsEnding as a, writeRows as c, copyInput as d, placeArtifact as f, argvOf as g, removeRunFolder as h, versionOf as i, runStep as l, makeRunFolder as m, stepInputs as n, sharedKeys as o, makeDestination as p, stepData as r, sharedRows as s, secretsOf as t, survivorsOf as u, requiredOutput as v, requiredOutputs as y };