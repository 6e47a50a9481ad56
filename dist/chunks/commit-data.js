import { i as __toESM } from "./rolldown-runtime.js";
import { i as stopOf, t as MlopsError } from "./problem.js";
import { n as compareText, t as canonicalJson } from "./canonical.js";
import { _ as number, b as strictObject, h as literal, l as array, v as object, x as string, y as record } from "./schemas.js";
import { R as load } from "./needs.js";
import { d as mayNameBelow, f as buildsBelow, m as builtRoot, z as readParams } from "./load.js";
import { t as require_picomatch } from "./picomatch.js";
import { a as selectFiles, n as isPlainPath, o as sortTree, r as matcher } from "./tree.js";
import { n as shellCommand } from "./shell.js";
import { i as isOddKey, n as isAddress, o as readSourceAddress, t as folderOf } from "./source-address.js";
import { $ as viewDigest, D as sameReplaced, F as parseBuildRecord, G as buildFingerprint, T as expectSame, it as declaredOutputs, q as datasetDigest, w as standing } from "./commit-record.js";
import { a as pinOf, n as lockFileOf } from "./lock.js";
import { t as commandReasons } from "./reasons4.js";
import { c as buildAddress } from "./ledger.js";
import { c as sha256File, d as temporaryBeside, f as writeAtomic, i as isMissing, n as insideOf, r as isFileOf, u as systemCode } from "./files.js";
import { n as GitError } from "./git.js";
import { n as settingsOf } from "./git-settings.js";
import { n as noMeter } from "./amount.js";
import { a as blobSizes, n as readTexts, o as readBlobs } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { i as parseLfsPointer, n as mayBePointer, r as parseDvcPointer } from "./pointers.js";
import { t as pLimit } from "./p-limit.js";
import { t as sourceReasons } from "./reasons7.js";
import { dirname, extname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { createReadStream } from "node:fs";
import { access, chmod, mkdir, readFile, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";

// src/project/code.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const isDocumentation = anyOf([
	"**/*.md",
	"**/*.rst",
	"**/docs/**",
	"**/LICENSE*",
	"**/NOTICE*",
	"**/CITATION*",
	"**/CODEOWNERS",
	"**/.gitignore",
	"**/.gitattributes",
	"**/.editorconfig",
	".github/**"
]);
function anyOf(globs) {
	const expression = new RegExp(globs.map((glob) => import_picomatch.default.makeRe(glob, { dot: true }).source).join("|"));
	return (path) => expression.test(path);
}
function codeOf(model, project, projectFile, tree) {
	if (model.train.run === void 0) return untrainedCode(model, project, projectFile, tree);
	return stepCode(model, project, projectFile, tree, model.code.kind === "globs" ? [] : takenFiles(model, tree).flatMap(({ files }) => files));
}
function stepCode(step, project, projectFile, tree, left = []) {
	return onlyCode(step.code.kind === "globs" ? selectFiles(tree, step.code.globs) : defaultCode(step, tree, left), step, project, projectFile);
}
function takenFiles(model, tree) {
	const folder = model.workingDirectory === "" ? "" : `${model.workingDirectory}/`;
	return declaredOutputs(model).map((output) => ({
		...output,
		files: selectFiles(tree, [`${folder}${output.pattern}`])
	}));
}
function untrainedCode(model, project, projectFile, tree) {
	const globs = model.code.kind === "globs" ? selectFiles(tree, model.code.globs) : [];
	const all = [...takenFiles(model, tree).flatMap(({ files }) => files), ...onlyCode(globs, model, project, projectFile)];
	return sortTree(new Map(all.map((entry) => [entry.path, entry])).values());
}
function onlyCode(selected, { params: files }, project, projectFile) {
	const isData = dataTest(project);
	const own = /* @__PURE__ */ new Set([
		projectFile,
		lockFileOf(projectFile),
		...project.included
	]);
	const params = new Set(files.map((entry) => entry.file));
	return without(selected, ({ path }) => own.has(path) || params.has(path) || isData(path));
}
function evaluationCodeOf(model, tree) {
	const globs = model.evaluate?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function servingCodeOf({ serve }, tree) {
	const globs = serve?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function defaultCode(model, tree, left) {
	const below = model.workingDirectory === "" ? "**" : `${model.workingDirectory}/`;
	const others = new Set([
		...evaluationCodeOf(model, tree),
		...servingCodeOf(model, tree),
		...left
	].map(({ path }) => path));
	return without(selectFiles(tree, [below]), ({ path }) => isDocumentation(path) || others.has(path));
}
function without(entries, test) {
	const rest = entries.filter((entry) => !test(entry));
	return rest.length === entries.length ? entries : rest;
}
const dataTests = /* @__PURE__ */ new WeakMap();
function dataTest(project) {
	const known = dataTests.get(project);
	if (known !== void 0) return known;
	const answers = /* @__PURE__ */ new Map();
	const isData = dataMatcher(project);
	const test = (path) => {
		const answer = answers.get(path) ?? isData(path);
		answers.set(path, answer);
		return answer;
	};
	dataTests.set(project, test);
	return test;
}
function dataMatcher(project) {
	const tests = [...project.datasets.values()].filter(({ database }) => database === void 0).map(({ source }) => ({
		isNamed: matcher(source),
		source
	}));
	const standsFor = (path) => tests.some(({ isNamed, source }) => isNamed(path) || mayNameBelow(source, path));
	return (path) => tests.some(({ isNamed }) => isNamed(path)) || path.endsWith(".dvc") && standsFor(path.slice(0, -4));
}

// src/repository/dvc-cache.ts
async function dvcCached(root, md5) {
	for (const layout of [join("files", "md5"), ""]) {
		const file = join(root, ".dvc", "cache", layout, md5.slice(0, 2), md5.slice(2));
		if (await access(file).then(() => true, () => false)) return file;
	}
}

// src/repository/lfs.ts
async function lfsContent(git, path, pointer) {
	const { sha256 } = pointer;
	const stored = await lfsStored(git, pointer);
	if (stored !== void 0 && await digestOf(stored) === `sha256:${sha256}`) return stored;
	const checkedOut = join(git.folder, path);
	if (await digestOf(checkedOut) === `sha256:${sha256}`) return checkedOut;
	if (stored !== void 0) throw damagedContent(path, `Git LFS keeps of it is not that of sha256 ${sha256.slice(0, 12)}…`);
	throw lfsNotLocal(path, `is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here`);
}
async function lfsStored(git, { sha256, bytes }) {
	const stored = join(await gitFolder(git), "lfs", "objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
	return await isFileOf(stored, bytes) ? stored : void 0;
}
const gitFolders = /* @__PURE__ */ new WeakMap();
function gitFolder(git) {
	const known = gitFolders.get(git) ?? git.text([
		"rev-parse",
		"--path-format=absolute",
		"--git-common-dir"
	]);
	gitFolders.set(git, known);
	return known;
}
function damagedContent(path, what) {
	return MlopsError.of(repositoryReasons, "pointer-content-damaged", `${path}: what ${what}.`);
}
function lfsNotLocal(path, why) {
	return MlopsError.of(repositoryReasons, "data-not-local", `${path} ${why}.`, { remedy: shellCommand([
		"git",
		"lfs",
		"pull",
		"--include",
		path
	]) });
}
async function digestOf(file) {
	try {
		return (await sha256File(file)).digest;
	} catch (error) {
		if (isMissing(error) || systemCode(error) === "EISDIR") return void 0;
		throw error;
	}
}

// src/repository/dvc-content.ts
const dvcDirectory = array(object({
	md5: string().regex(/^[0-9a-f]{32}$/),
	relpath: string().refine((path) => !isAbsolute(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path))
}));
const canBeBrought = ["data-not-local", "pointer-content-damaged"];
async function orBrought(atHand, bring) {
	try {
		return await atHand();
	} catch (error) {
		const [problem] = error instanceof MlopsError ? error.problems : [];
		if (!(error instanceof MlopsError) || problem === void 0 || !canBeBrought.includes(problem.reason)) throw error;
		const brought = await bring();
		if (typeof brought !== "string") return brought.local;
		throw brought === "" ? error : new MlopsError(error.ends, [{
			...problem,
			message: `${problem.message} ${brought}`
		}]);
	}
}
async function dvcFiles(repository, path, pointer, bring) {
	if (!isFolder(pointer)) return [await dvcFile(repository, path, pointer.md5, bring)];
	const files = [];
	for (const { md5, path: inside } of await dvcListing(repository, path, pointer, bring)) files.push(await dvcFile(repository, inside, md5, bring));
	return files.sort((a, b) => compareText(a.path, b.path));
}
function isFolder({ md5 }) {
	return md5.endsWith(".dir");
}
async function dvcListing(repository, path, pointer, bring) {
	const atHand = async () => {
		const found = await dvcCached(repository.root, pointer.md5);
		if (found === void 0) throw dvcNotLocal(path, pointer.md5);
		if (await md5Of(found) !== pointer.md5.replace(/\.dir$/, "")) throw dvcDamaged(path, pointer.md5);
		return found;
	};
	const list = await orBrought(atHand, () => bring(path, pointer));
	return readListing(await readFile(list, "utf8"), path).map(({ md5, relpath }) => ({
		path: `${path}/${relpath}`,
		md5
	}));
}
function readListing(text, path) {
	try {
		return dvcDirectory.parse(JSON.parse(text));
	} catch {
		const message = `DVC's list of the files of ${path} is not a list of paths below it, each with its md5.`;
		throw MlopsError.of(repositoryReasons, "pointer-unreadable", message);
	}
}
async function dvcFile(repository, path, md5, bring) {
	const checkedOut = join(repository.root, path);
	const atHand = async () => {
		const cachedFile = await dvcCached(repository.root, md5);
		for (const found of [cachedFile, checkedOut]) if (found !== void 0 && await md5Of(found) === md5) return found;
		throw cachedFile === void 0 ? dvcNotLocal(path, md5) : dvcDamaged(path, md5);
	};
	const local = await orBrought(atHand, () => bring(path, {
		kind: "dvc",
		md5,
		path,
		bytes: void 0
	}));
	return {
		path,
		local,
		bytes: (await stat(local)).size
	};
}
function dvcDamaged(path, md5) {
	return damagedContent(path, `DVC's cache holds of it is not that of md5 ${md5.slice(0, 12)}…`);
}
function dvcNotLocal(path, md5) {
	return MlopsError.of(repositoryReasons, "data-not-local", `${path} is tracked by DVC, and its content (md5 ${md5.slice(0, 12)}…) is not here.`, { remedy: shellCommand([
		"dvc",
		"pull",
		path
	]) });
}
async function md5Of(file) {
	if ((await stat(file).catch((error) => {
		if (!isMissing(error)) throw error;
	}))?.isFile() !== true) return void 0;
	const hash = createHash("md5");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}

// src/repository/locked-outs.ts
function lockedOuts(text, file) {
	const folder = posix.dirname(file);
	return membersOf(memberOf(parsed$1(text), "stages")).flatMap((stage) => itemsOf(memberOf(stage, "outs"))).flatMap((out) => {
		const [path, md5, size] = [
			memberOf(out, "path"),
			memberOf(out, "md5"),
			memberOf(out, "size")
		];
		if (typeof path !== "string" || typeof md5 !== "string" || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return [];
		const stands = posix.join(folder, path).replace(/\/$/, "");
		if (posix.isAbsolute(path) || stands.startsWith("../")) return [];
		return [{
			kind: "dvc",
			md5,
			path: stands,
			bytes: typeof size === "number" ? size : void 0
		}];
	});
}
function parsed$1(text) {
	try {
		return load(text);
	} catch {
		return;
	}
}
function memberOf(value, key) {
	return typeof value === "object" && value !== null ? Reflect.get(value, key) : void 0;
}
function membersOf(value) {
	return typeof value === "object" && value !== null ? Object.values(value) : [];
}
function itemsOf(value) {
	return Array.isArray(value) ? value : [];
}

// src/repository/pointer-remotes.ts
async function fromRemote(repository, path, pointer, { cache, sources }, onBytes) {
	try {
		const content = await contentOf(repository, path, pointer);
		if (typeof content === "string") return content;
		return await sources.bringPointed(content, {
			cache,
			onBytes
		});
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return error.message;
	}
}
async function contentOf(repository, path, pointer) {
	if (pointer.kind === "lfs") {
		const from = await lfsServer(repository);
		return from === void 0 ? "" : {
			kind: "lfs",
			path,
			sha256: pointer.sha256,
			bytes: pointer.bytes,
			from
		};
	}
	const remote = await dvcRemote(repository);
	if (remote === void 0 || remote.problem !== void 0) return remote?.problem ?? "";
	return {
		kind: "dvc",
		path,
		md5: pointer.md5,
		remote: remote.url
	};
}
async function lfsServer(repository) {
	const settings = new Map((await settingsOf(repository.git)).map(({ setting }) => setting));
	const remote = httpsOf(settings.get("remote.origin.url") ?? "");
	const own = settings.get("remote.origin.lfsurl") ?? settings.get("lfs.url");
	const proposed = await repository.git.try([
		"config",
		"--file",
		join(repository.root, ".lfsconfig"),
		"--get",
		"lfs.url"
	]);
	const url = own ?? (proposed.code === 0 ? proposed.stdout.toString("utf8").trim() : void 0) ?? (remote && `${remote.replace(/(\.git)?\/*$/, ".git")}/info/lfs`);
	if (url === void 0 || !readSourceAddress(url).ok) return void 0;
	const isOurs = own !== void 0 || remote !== void 0 && new URL(remote).origin === new URL(url).origin;
	return {
		url,
		isOurs,
		authorization: async () => isOurs ? authorizationFor(repository, new URL(url)) : void 0
	};
}
function httpsOf(url) {
	const [, host, path] = /^(?:ssh:\/\/)?[^@/]+@([^:/]+)[:/](.+)$/.exec(url) ?? [];
	if (host !== void 0 && !url.startsWith("http")) return `https://${host}/${path}`;
	if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return void 0;
	const bare = new URL(url);
	[bare.username, bare.password] = ["", ""];
	return bare.href;
}
async function authorizationFor({ git }, url) {
	const header = await git.try([
		"config",
		"--get-urlmatch",
		"http.extraheader",
		url.href
	]);
	const given = /^authorization:\s*(\S.*?)\s*$/i.exec(header.stdout.toString("utf8"))?.[1];
	if (header.code === 0 && given !== void 0) return given;
	const { env } = git;
	const server = env["GITHUB_SERVER_URL"] || "https://github.com";
	if (env["GITHUB_TOKEN"] && URL.canParse(server) && new URL(server).origin === url.origin) return basic("x-access-token", env["GITHUB_TOKEN"]);
	const asked = `protocol=${url.protocol.slice(0, -1)}\nhost=${url.host}\npath=${url.pathname.slice(1)}\n\n`;
	const filled = await git.try(["credential", "fill"], {
		input: asked,
		env: {
			GIT_ASKPASS: "true",
			SSH_ASKPASS: "true"
		}
	});
	const said = new Map([...filled.stdout.toString("utf8").matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
	const [user, password] = [said.get("username"), said.get("password")];
	return filled.code === 0 && user && password ? basic(user, password) : void 0;
}
function basic(user, password) {
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
async function dvcRemote({ root, git }) {
	const read = (name) => readFile(join(root, ".dvc", name), "utf8").catch(() => "");
	const found = dvcRemoteOf(`${await read("config")}\n${await read("config.local")}`, git.env);
	if (found === void 0 || found.url.includes("://")) return found;
	return {
		...found,
		url: isAbsolute(found.url) ? found.url : resolve(root, ".dvc", found.url)
	};
}
function dvcRemoteOf(text, env) {
	const settings = /* @__PURE__ */ new Map();
	let section = "";
	for (const line of text.split(/\r?\n/)) {
		section = /^\s*\[\s*['"]?(.+?)['"]?\s*\]\s*$/.exec(line)?.[1]?.replaceAll("\"", "") ?? section;
		const [, name, value] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
		if (name !== void 0 && value !== void 0) settings.set(`${section} ${name}`, value.replace(/^(['"])(.*)\1$/, "$2"));
	}
	const name = settings.get("core remote");
	const url = name === void 0 ? void 0 : settings.get(`remote ${name} url`);
	if (url === void 0) return void 0;
	const endpoint = settings.get(`remote ${name} endpointurl`);
	const problem = `the DVC remote ${name} has the endpointurl ${endpoint}, which counts here as AWS_ENDPOINT_URL_S3 alone`;
	const isSet = endpoint === void 0 || endpoint === env["AWS_ENDPOINT_URL_S3"];
	return {
		url: url.replace(/^azure:\/\//, "az://"),
		...!isSet && { problem }
	};
}

// src/repository/dvc-pointers.ts
async function behindPointers(source, places) {
	const files = places.commit.tree.filter(({ path }) => path.endsWith(".dvc"));
	const isNamed = (entry) => isPointerOf(entry.path, source);
	const around = files.filter((entry) => !isNamed(entry) && mayNameBelow(source, entry.path.slice(0, -4)));
	const whole = await parsed(places, files.filter(isNamed));
	const inside = await inFolders((await parsed(places, around)).filter(isFolder), source, places);
	return {
		pointers: [...whole, ...inside.pointers],
		folders: inside.folders
	};
}
async function behindLocks(source, places) {
	const { repository, commit } = places;
	const locks = commit.tree.filter(({ path }) => /(^|\/)dvc\.lock$/.test(path));
	const blobs = await readBlobs(repository.git, locks.map(({ oid }) => oid));
	const outs = locks.flatMap(({ path, oid }) => lockedOuts(blobs.get(oid)?.toString("utf8") ?? "", path));
	const isNamed = matcher(source);
	const inside = await inFolders(outs.filter((out) => !isNamed(out.path) && isFolder(out) && mayNameBelow(source, out.path)), source, places);
	return {
		pointers: [...outs.filter(({ path }) => isNamed(path)), ...inside.pointers],
		folders: inside.folders
	};
}
function isPointerOf(path, source) {
	const test = matcher(source);
	return test(path) || test(path.slice(0, -4));
}
async function parsed({ repository }, entries) {
	const blobs = await readBlobs(repository.git, entries.map(({ oid }) => oid));
	return entries.map(({ path, oid }) => parseDvcPointer(blobs.get(oid)?.toString("utf8") ?? "", path));
}
async function inFolders(folders, source, places) {
	const { repository } = places;
	const bring = (path, of) => fromRemote(repository, path, of, places, () => void 0);
	const isNamed = matcher(source);
	const pointers = [];
	for (const folder of folders) {
		const { path, md5 } = folder;
		const listed = await dvcListing(repository, path, folder, bring);
		for (const file of listed.filter((one) => isNamed(one.path))) pointers.push({
			kind: "dvc",
			md5: file.md5,
			path: file.path,
			bytes: void 0,
			folder: {
				path,
				md5
			}
		});
	}
	return {
		pointers,
		folders: folders.map(({ path }) => path)
	};
}

// src/repository/ignored-files.ts
async function ignoredFiles({ root, git }, source, about, known = /* @__PURE__ */ new Set()) {
	const found = (await new Walk(await realpath(root), source, about).files()).filter(({ path }) => !known.has(path));
	if (found.length === 0) return [];
	const args = [
		"check-ignore",
		"-z",
		"--stdin"
	];
	const asked = await git.try(args, { input: found.map(({ real }) => `${real}\0`).join("") });
	if (asked.code !== 0 && asked.code !== 1) throw new GitError(args, asked);
	const ignored = new Set(asked.stdout.toString("utf8").split("\0"));
	return found.filter(({ real }) => ignored.has(real)).map(({ path }) => path);
}
const ownFolders = /* @__PURE__ */ new Set([".git", ".mlops"]);
const listedAtOnce = 64;
var Walk = class {
	#root;
	#source;
	#about;
	#matches;
	#deepest;
	#found = [];
	#leads = [];
	#seen = /* @__PURE__ */ new Set();
	constructor(root, source, about) {
		this.#root = root;
		this.#source = source;
		this.#about = about;
		this.#matches = matcher(source);
		this.#deepest = deepestMatch(source);
	}
	async files() {
		const base = isPlainPath(this.#source) ? this.#source.replace(/\/+$/, "") : import_picomatch.default.scan(this.#source).base;
		this.#leads.push({
			path: base === "." ? "" : base,
			nested: void 0
		});
		for (const lead of this.#leads) await this.#follow(lead);
		return this.#found;
	}
	async #follow({ path, nested }) {
		const kind = await stat(join(this.#root, path)).catch(withoutTarget);
		if (kind === void 0) return;
		const inside = await insideOf(this.#root, path);
		if (inside === void 0) return this.#refuse(path);
		if (this.#isOwn(path, this.#fromRoot(inside))) return;
		if (kind.isDirectory()) return this.#walk({
			path,
			folder: inside,
			nested
		});
		this.#take(path, this.#fromRoot(inside), kind.isFile(), nested);
	}
	async #walk(from) {
		const limit = pLimit(listedAtOnce);
		for (let level = [from]; level.length > 0;) {
			const entered = level.filter((one) => this.#isNew(one));
			const lists = await limit.map(entered, ({ folder }) => readdir(folder, { withFileTypes: true }));
			level = entered.flatMap((one, at) => this.#enter(one, lists[at] ?? []));
		}
	}
	#isNew({ path, folder }) {
		if (depthOf(path) >= this.#deepest || this.#seen.has(folder)) return false;
		this.#seen.add(folder);
		return true;
	}
	#enter({ path: above, folder, nested }, entries) {
		const below = [];
		const repository = nested ?? (above !== "" && entries.some(({ name }) => name === ".git") ? above : void 0);
		const realAbove = this.#fromRoot(folder);
		for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
			const path = under(above, entry.name);
			const real = under(realAbove, entry.name);
			if (this.#isOwn(path, real)) continue;
			if (entry.isSymbolicLink()) this.#leads.push({
				path,
				nested: repository
			});
			else if (entry.isDirectory()) below.push({
				path,
				folder: join(folder, entry.name),
				nested: repository
			});
			else this.#take(path, real, entry.isFile(), repository);
		}
		return below;
	}
	#take(path, real, isFile, nested) {
		if (!this.#matches(path)) return;
		if (nested !== void 0) throw this.#refusal("data-in-other-repository", `${path} is in ${nested}, a repository of its own`);
		if (!isFile) throw this.#refusal("data-no-file", `${path} is no regular file`);
		this.#found.push({
			path,
			real
		});
	}
	#isOwn(path, real) {
		return ownFolders.has(real.split("/", 1)[0] ?? "") || path.split("/").includes(".git");
	}
	#fromRoot(place) {
		return relative(this.#root, place).split(sep).join("/");
	}
	#refuse(path) {
		if (depthOf(path) >= this.#deepest && !this.#matches(path)) return;
		throw this.#refusal("data-outside", `${path} leads out of the repository, through a symbolic link`);
	}
	#refusal(reason, what) {
		return MlopsError.of(repositoryReasons, reason, `${this.#about}: ${what}.`);
	}
};
function deepestMatch(source) {
	return isPlainPath(source) || source.endsWith("/") || /\*\*|[{(]/.test(source) ? Number.POSITIVE_INFINITY : depthOf(source);
}
function depthOf(path) {
	return path === "" ? 0 : path.split("/").length;
}
function under(folder, name) {
	return folder === "" ? name : `${folder}/${name}`;
}
function withoutTarget(error) {
	if (!isMissing(error) && systemCode(error) !== "ELOOP") throw error;
}

// src/repository/source-files.ts
async function behindAddress(dataset, sources) {
	const pin = pinOf(dataset);
	if (pin?.objects !== void 0) return pinned(dataset, pin, pin.objects);
	const { source, digest: declared } = dataset;
	const objects = await sources.find(source);
	if (objects.length === 0) throw MlopsError.of(sourceReasons, "source-empty", `${dataset.name}: nothing is at ${source}.`);
	const digest = declared?.replace("sha256:", "");
	const [only] = objects;
	if (digest !== void 0 && only !== void 0 && isOneFile(source, objects)) {
		const file = fileOf({
			...only,
			sha256: digest
		});
		return {
			dataset,
			digest: datasetDigest([file]),
			files: [file],
			problems: []
		};
	}
	const files = objects.map(fileOf);
	return {
		dataset,
		digest: digest ?? datasetDigest(files),
		files,
		problems: []
	};
}
function pinned(dataset, pin, objects) {
	const { source } = dataset;
	const read = readSourceAddress(source);
	if (!read.ok || read.address.kind === "https") throw notPinned(dataset, `${source} is one file, with a digest`);
	const { address } = read;
	const matches = matcher(address.path);
	const other = objects.find(({ key }) => isOddKey(key) || !matches(key));
	if (other !== void 0) throw notPinned(dataset, `it names ${other.key}, which ${source} does not mean`);
	const files = objects.map(({ key, bytes, tag, md5 = md5OfTag(tag) }) => fileOf({
		address,
		key,
		path: `${folderOf(address)}${key}`,
		bytes,
		tag,
		...md5 !== void 0 && { md5 }
	}));
	if (files.length === 0) throw notPinned(dataset, "it names no object");
	const digest = datasetDigest(files);
	if (pin.digest !== `sha256:${digest}`) throw notPinned(dataset, "its digest is not that of the objects that it names");
	return {
		dataset,
		digest,
		files,
		problems: []
	};
}
function md5OfTag(tag) {
	return /^[0-9a-f]{32}$/.test(tag) ? tag : void 0;
}
function notPinned({ name, view }, why) {
	const root = view?.root ?? name;
	return MlopsError.of(repositoryReasons, "lock-other-objects", `${name}: the entry of ${root} in the lock file counts nothing: ${why}.`, { remedy: `Run ${shellCommand([
		"mlops",
		"lock",
		root
	])} and commit the lock file.` });
}
function lockedObjectsOf({ files }) {
	return files.flatMap(({ from }) => {
		if (from.kind !== "source") return [];
		const { key, bytes = 0, tag = "", md5 } = from.object;
		return [{
			key,
			bytes,
			tag,
			...md5 !== void 0 && md5 !== tag && { md5 }
		}];
	});
}
function isOneFile(source, objects) {
	const read = readSourceAddress(source);
	const path = read.ok && read.address.kind !== "https" ? read.address.path : "";
	return objects.length === 1 && objects[0]?.key === path;
}
function fileOf(object) {
	const { path, bytes, sha256, md5, tag } = object;
	return {
		path,
		id: sha256 === void 0 ? `source:${md5 ?? tag}:${bytes}` : `sha256:${sha256}`,
		bytes: bytes ?? 0,
		from: {
			kind: "source",
			object
		}
	};
}
async function bringObjects({ dataset, digest, files }, { cache, sources }, onBytes) {
	if (!isAddress(dataset.source)) return void 0;
	const objects = files.flatMap(({ from }) => from.kind === "source" ? [from.object] : []);
	const brought = await sources.bring(objects, {
		cache,
		onBytes
	}).catch((error) => {
		throw movedOn(dataset, error) ?? error;
	});
	const contents = brought.map(({ sha256 }, at) => ({
		path: relativePath(objects, at),
		id: `sha256:${sha256}`
	}));
	if (dataset.digest !== void 0 && objects.every(({ sha256 }) => sha256 === void 0)) requireContent(dataset, digest, datasetDigest(contents));
	return brought.map(({ local, bytes }, at) => ({
		path: files[at]?.path ?? "",
		local,
		bytes
	}));
}
function movedOn(dataset, error) {
	if (pinOf(dataset)?.objects === void 0 || !(error instanceof MlopsError)) return void 0;
	const changed = error.problems.find(({ reason }) => reason === "source-changed");
	if (changed === void 0) return void 0;
	const root = dataset.view?.root ?? dataset.name;
	const sentence = `${dataset.name}: the version of the lock file is no longer there. ${changed.message}`;
	return MlopsError.of(sourceReasons, "source-moved-on", sentence, { remedy: `Restore it from the versions of the store; or agree on what is there now by ${shellCommand([
		"mlops",
		"lock",
		root
	])}, in a reviewed change.` });
}
function requireContent({ name, source }, wanted, is) {
	if (wanted === is) return;
	const sentence = `${name}: the content of ${source} is sha256:${is}, and \`digest\` asks for sha256:${wanted}.`;
	throw MlopsError.of(sourceReasons, "source-other-content", sentence);
}
function relativePath(objects, at) {
	const path = objects[at]?.path ?? "";
	const [first, last] = [objects[0]?.path ?? "", objects.at(-1)?.path ?? ""];
	let shared = 0;
	while (shared < first.length && first[shared] === last[shared]) shared += 1;
	const common = first.slice(0, first.lastIndexOf("/", shared - 1) + 1);
	const partition = common.search(/[^/]*=[^/]*\//);
	return path.slice(partition < 0 ? common.length : partition);
}

// src/repository/datasets.ts
async function resolveDataset(repository, commit, dataset, cache, sources) {
	const found = await resolveSource(repository, commit, dataset, cache, sources);
	const { view, format } = dataset;
	if (view === void 0 || found.problems.length > 0) return found;
	return {
		...found,
		digest: viewDigest(found.digest, view, format)
	};
}
async function resolveSource(repository, commit, dataset, cache, sources) {
	try {
		if (dataset.build !== void 0 || dataset.view?.built === true) throw new TypeError(`${dataset.name} is made by a command, and is not looked for in a commit`);
		if (dataset.database !== void 0) return lockedTable(dataset);
		if (isAddress(dataset.source)) return await behindAddress(dataset, sources);
		const files = await findFiles(repository, commit, dataset, cache, sources);
		if (files.length === 0) return unresolved(dataset, [missing(dataset)]);
		return {
			dataset,
			digest: datasetDigest(files),
			files,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return unresolved(dataset, error.problems, error.ends);
	}
}
function lockedTable(dataset) {
	const { name, view } = dataset;
	const locked = pinOf(dataset);
	if (locked !== void 0) return {
		dataset,
		digest: locked.digest.replace("sha256:", ""),
		files: [],
		problems: []
	};
	throw MlopsError.of(repositoryReasons, "data-not-locked", `${name}: the lock file does not say which version of these rows is meant.`, { remedy: `Run ${shellCommand([
		"mlops",
		"lock",
		view?.root ?? name
	])} where the database can be asked, and commit the lock file.` });
}
function unresolved(dataset, problems, ends) {
	return {
		dataset,
		digest: datasetDigest([]),
		files: [],
		problems,
		...ends && { ends }
	};
}
function missing(dataset) {
	return isPlainPath(dataset.source) ? {
		reason: "data-missing",
		message: `${dataset.name}: ${dataset.source} is neither in the commit nor on this machine.`
	} : {
		reason: "no-files-match",
		message: `${dataset.name}: ${dataset.source} matches no file.`
	};
}
function notListed({ name, source }, folders) {
	const sentence = `${name}: the list of files that DVC keeps of ${folders.join(" and of ")} has no ${source} in this commit.`;
	return MlopsError.of(repositoryReasons, "data-missing", sentence);
}
const gitFiles = /(^|\/)\.git(ignore|attributes|keep)$/;
async function findFiles(repository, commit, dataset, cache, sources) {
	const { source } = dataset;
	const tracked = selectFiles(commit.tree, [source]).filter(({ path }) => !gitFiles.test(path) && !path.endsWith(".dvc"));
	const places = {
		repository,
		commit,
		sources,
		cache: cache.folder
	};
	const files = await fromGit(repository, dataset, tracked);
	const kept = await behindPointers(source, places);
	files.push(...kept.pointers.map(pointedFile));
	if (files.length > 0) {
		if (tracked.length > 0 && kept.pointers.length === 0) await refuseMixed(repository, commit, dataset, files);
		return sortByPath(files);
	}
	const left = await behindLocks(source, places);
	if (left.pointers.length > 0) return sortByPath(left.pointers.map(pointedFile));
	const folders = [...kept.folders, ...left.folders];
	if (folders.length > 0 && isPlainPath(source)) throw notListed(dataset, folders);
	return fromDisk(repository, dataset, cache, folders);
}
async function refuseMixed(repository, commit, dataset, tracked) {
	if (tracked.length === 1 && tracked[0]?.path === dataset.source) return;
	const known = new Set(commit.tree.map(({ path }) => path));
	const kinds = new Set(tracked.map(({ path }) => extname(path)));
	const [first, ...more] = (await ignoredFiles(repository, dataset.source, dataset.name, known)).filter((path) => kinds.has(extname(path)));
	if (first === void 0) return;
	const others = more.length === 0 ? first : `${first} and ${more.length} more`;
	throw MlopsError.of(repositoryReasons, "data-mixed", `${dataset.name}: ${dataset.source} matches ${tracked.length} ${tracked.length === 1 ? "file" : "files"} of the commit, and ${others} that git ignores.`);
}
function sortByPath(files) {
	return [...files].sort((a, b) => compareText(a.path, b.path));
}
function pointedFile(pointer) {
	const { path, md5, bytes = 0 } = pointer;
	return {
		path,
		id: `md5:${md5}`,
		bytes,
		from: {
			kind: "pointer",
			pointer
		}
	};
}
async function fromGit(repository, dataset, tracked) {
	const outside = tracked.find((entry) => entry.mode === "120000" || entry.mode === "160000");
	if (outside !== void 0) {
		const what = outside.mode === "120000" ? "a symbolic link" : "a submodule";
		throw MlopsError.of(repositoryReasons, "data-outside", `${dataset.name}: ${outside.path} is ${what}; data must be files of this repository.`);
	}
	const oids = tracked.map(({ oid }) => oid);
	const sizes = await blobSizes(repository.git, oids);
	const blobs = await readBlobs(repository.git, oids.filter((oid) => mayBePointer(sizes.get(oid))));
	return tracked.map(({ path, oid }) => {
		const pointer = parseLfsPointer(blobs.get(oid)?.toString("utf8") ?? "", path);
		if (pointer?.kind === "lfs") return {
			path,
			id: `lfs:${pointer.sha256}`,
			bytes: pointer.bytes,
			from: {
				kind: "pointer",
				pointer
			}
		};
		return {
			path,
			id: `git:${oid}`,
			bytes: sizes.get(oid) ?? 0,
			from: {
				kind: "git",
				oid
			}
		};
	});
}
async function fromDisk(repository, dataset, cache, known) {
	const paths = (await ignoredFiles(repository, dataset.source, dataset.name)).filter((path) => !known.some((folder) => path.startsWith(`${folder}/`)));
	const digests = await cache.digestAll(paths.map((path) => join(repository.root, path)));
	return sortByPath(paths.flatMap((path, at) => {
		const found = digests[at];
		if (found === void 0) return [];
		return [{
			path,
			id: `sha256:${found.sha256}`,
			bytes: found.bytes,
			from: { kind: "disk" }
		}];
	}));
}

// src/repository/dataset-list.ts
async function resolveDatasets(repository, commit, datasets, cache, sources) {
	const list = [...datasets];
	const tracked = list.filter(({ database }) => database === void 0).flatMap((dataset) => selectFiles(commit.tree, [dataset.source])).filter((entry) => entry.mode !== "160000").map(({ oid }) => oid);
	const sizes = await blobSizes(repository.git, tracked);
	await readBlobs(repository.git, tracked.filter((oid) => mayBePointer(sizes.get(oid))));
	const moving = list.filter((dataset) => isAddress(dataset.source) && pinOf(dataset) === void 0);
	for (const { source } of moving) sources.find(source).catch(() => void 0);
	const resolved = /* @__PURE__ */ new Map();
	for (const dataset of list) resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache, sources));
	return resolved;
}

// src/repository/digest-cache.ts
const entrySchema = object({
	stamp: string(),
	sha256: string(),
	seenAt: number()
});
const fileSchema = object({
	schemaVersion: literal(1),
	files: record(string(), entrySchema)
});
const grainMs = 2e3;
const smallFile = 1 << 18;
const readAtOnce = 16;
const askedAtOnce = 256;
async function openDigestCache(file, options = {}) {
	const { now = Date.now, tell = noMeter, begin = () => createHash("sha256") } = options;
	const entries = new Map(Object.entries(await readCache(file)));
	let changed = false;
	const look = async (path) => {
		const found = await stat(path, { bigint: true });
		const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
		const known = entries.get(path);
		const newest = Math.max(Number(found.mtimeNs / 1000000n), Number(found.ctimeNs / 1000000n));
		const believed = known?.stamp === stamp && known.seenAt - newest >= grainMs;
		return {
			path,
			stamp,
			seenAt: now(),
			bytes: Number(found.size),
			...believed && { sha256: known.sha256 }
		};
	};
	const learn = async (looked, onBytes) => {
		const { path, stamp, seenAt, bytes, sha256 } = looked;
		if (sha256 !== void 0) return {
			sha256,
			bytes
		};
		const made = await (bytes <= smallFile ? hashSmallFile : hashFile)(path, begin(bytes), onBytes);
		entries.set(path, {
			stamp,
			sha256: made,
			seenAt
		});
		changed = true;
		return {
			sha256: made,
			bytes
		};
	};
	const digestAll = async (files) => {
		const looked = await pLimit(askedAtOnce).map(files, look);
		const of = looked.reduce((sum, { sha256, bytes }) => sha256 === void 0 ? sum + bytes : sum, 0);
		let done = 0;
		const onBytes = (bytes) => {
			done += bytes;
			tell({
				unit: "bytes",
				done,
				of,
				what: "hashed"
			});
		};
		const digests = await pLimit(readAtOnce).map(looked, (one) => learn(one, onBytes));
		if (done > 0) tell(void 0);
		return digests;
	};
	return {
		folder: dirname(file),
		digestAll,
		async digest(file) {
			const [found] = await digestAll([file]);
			if (found === void 0) throw new TypeError("one file has one digest");
			return found;
		},
		async save() {
			if (!changed) return;
			const text = JSON.stringify({
				schemaVersion: 1,
				files: Object.fromEntries(entries)
			});
			await writeAtomic(file, text).catch((error) => {
				if (systemCode(error) === void 0) throw error;
			});
			changed = false;
		}
	};
}
async function readCache(file) {
	try {
		const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
		return parsed.success ? parsed.data.files : {};
	} catch {
		return {};
	}
}
async function hashSmallFile(path, hash, onBytes) {
	const content = await readFile(path);
	onBytes(content.length);
	return hash.update(content).digest("hex");
}
async function hashFile(path, hash, onBytes) {
	for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
		hash.update(piece);
		onBytes(piece.length);
	}
	return hash.digest("hex");
}

// src/repository/kept-files.ts
async function keptFiles(cache, form, note, now = Date.now) {
	const names = await openDigestCache(join(cache, `kept-${form}.json`), {
		now,
		begin: (bytes) => begin(form, bytes)
	});
	return {
		save: () => names.save(),
		async has(file, { hex, bytes, path }) {
			if (!await isFileOf(file, bytes)) return false;
			if ((await names.digest(file)).sha256 === hex) return true;
			note?.(`What the cache had of ${path} was changed there (${file}): it is brought again.`);
			return false;
		}
	};
}
function begin(form, bytes) {
	if (form === "sha256") return createHash("sha256");
	return createHash(form === "git-sha1" ? "sha1" : "sha256").update(`blob ${bytes}\0`);
}

// src/commands/situation/failed-steps.ts
const modelSteps = ["train", "score"];
const mostProblems = 50;
const words = string().min(1).max(4e3);
const failureSchema = strictObject({
	schemaVersion: literal(1),
	problems: array(object({
		reason: string().regex(/^[a-z][a-z0-9-]{0,60}$/),
		message: words,
		remedy: words.exactOptional()
	})).min(1).max(mostProblems)
});
async function keepFailure(records, step, tried, problems) {
	const address = addressOf(step, tried);
	const said = problems.slice(0, mostProblems).map(({ reason, message, remedy }) => ({
		reason,
		message: message.slice(0, 4e3),
		...remedy !== void 0 && { remedy: remedy.slice(0, 4e3) }
	}));
	if (address === void 0 || said.length === 0) return;
	await records.keepOwn({
		address,
		text: textOf(said)
	});
}
async function keptFailure(records, step, tried) {
	const address = addressOf(step, tried);
	const found = address === void 0 ? void 0 : await records.ownText(address);
	return found === void 0 ? void 0 : parseFailure(found);
}
async function failureOf({ records, reasons }, step, tried) {
	const failing = (await keptFailure(records, step, tried))?.filter(({ reason }) => (reasons.endsOf(reason) ?? "pass") !== "pass") ?? [];
	return failing.length === 0 ? void 0 : failing;
}
async function giveFailures(records, steps, tried, write) {
	for (const step of steps) {
		const problems = await keptFailure(records, step, tried);
		if (problems !== void 0) await write(handedOnAs(step, tried), textOf(problems));
	}
}
async function takeFailures(records, steps, tried, read) {
	for (const step of steps) {
		const path = handedOnAs(step, tried);
		const found = await read(path);
		if (found === void 0 || await keptFailure(records, step, tried) !== void 0) continue;
		const problems = parseFailure(found);
		if (problems === void 0) return path;
		await keepFailure(records, step, tried, problems.map(({ reason, message }) => ({
			reason,
			message
		})));
	}
}
function handedOnAs(step, { model, fingerprint }) {
	const side = step === "build" ? `-${fingerprint.slice(0, 16)}` : "";
	return `failures/${step}/${model.name}${side}.json`;
}
function textOf(problems) {
	return `${canonicalJson({
		schemaVersion: 1,
		problems
	})}\n`;
}
function parseFailure(found) {
	try {
		return failureSchema.safeParse(JSON.parse(found)).data?.problems;
	} catch {
		return;
	}
}
function addressOf(step, { model, fingerprint, evaluation }) {
	const inputs = step === "score" ? evaluation?.fingerprint : fingerprint;
	return inputs === void 0 ? void 0 : `failures/${step}/${model.name}/${inputs}.json`;
}

// src/commands/situation/built-version.ts
function buildAt({ dataset, fingerprint }, text, at) {
	const address = at ?? buildAddress(dataset, fingerprint);
	const record = parseBuildRecord(text);
	expectSame(address, "dataset", record.dataset, dataset);
	expectSame(address, "fingerprint", record.fingerprint, fingerprint);
	sameReplaced(address, record.replaces);
	return record;
}
function recordedBuild(records, built) {
	const found = standing(records, buildAddress(built.dataset, built.fingerprint));
	return found && buildAt(built, found.text, found.address);
}
async function isStored(store, { files }) {
	return (await Promise.all([...new Set(files.map(({ digest }) => digest))].map((digest) => store.has(digest)))).every(Boolean);
}
async function builtVersion(places, { dataset, digest, problems, ends }, built, tell = noMeter) {
	if (problems.length > 0) throw new MlopsError(ends ?? "fail", problems);
	const record = recordedBuild(places.records, built);
	if (record === void 0 || !await isStored(places.store, record)) throw await notBuilt(places, built);
	const of = record.files.reduce((sum, { bytes }) => sum + bytes, 0);
	const files = [];
	const kept = await keptFiles(places.own.cache, "sha256", places.note);
	let done = 0;
	for (const file of record.files) {
		files.push({
			path: file.path,
			bytes: file.bytes,
			local: await takenOut(places, kept, file)
		});
		done += file.bytes;
		tell({
			unit: "bytes",
			done,
			of,
			what: "brought"
		});
	}
	await kept.save();
	tell(void 0);
	return {
		dataset,
		digest,
		files
	};
}
async function notBuilt(places, { dataset, fingerprint }) {
	const failure = await failureOf(places, "build", {
		model: { name: dataset },
		fingerprint
	});
	const [first] = failure ?? [];
	if (failure !== void 0 && first !== void 0) {
		const reason = "build-failed";
		const ends = stopOf(places.reasons.endsOf(first.reason));
		return new MlopsError(ends, [{
			reason,
			message: `${dataset} could not be made: ${first.message}`
		}, ...failure]);
	}
	const sentence = `${dataset} is made by a command, and its files (${fingerprint.slice(0, 12)}) are not in the ${places.store.describe()}.`;
	const remedy = `Run \`mlops build ${dataset}\`.`;
	return MlopsError.of(commandReasons, "dataset-not-built", sentence, { remedy });
}
async function takenOut({ store, own }, kept, file) {
	const { path, bytes } = file;
	const hex = file.digest.replace("sha256:", "");
	const target = join(own.cache, "built", hex.slice(0, 2), `${hex.slice(2)}${extname(file.path)}`);
	if (await kept.has(target, {
		hex,
		bytes,
		path
	})) return target;
	await mkdir(dirname(target), { recursive: true });
	const temporary = temporaryBeside(target);
	try {
		await store.get(file.digest, temporary, file.bytes);
		await chmod(temporary, 292);
		await rename(temporary, target);
	} finally {
		await rm(temporary, { force: true });
	}
	return target;
}

// src/commands/named-store.ts
function namedStore({ store }, { root }, ports) {
	return ports.openStore({
		store,
		root
	});
}

// src/commands/situation/param-values.ts
function paramFiles(files, who, commit, texts, problems) {
	const found = /* @__PURE__ */ new Map();
	for (const { file, keys } of files) {
		const text = texts.get(file);
		if (text === void 0) {
			problems.push({
				reason: "params-missing",
				message: `${who}: ${file} is not in commit ${commit.sha.slice(0, 12)}.`
			});
			continue;
		}
		const read = readParams(text, file, keys);
		problems.push(...read.problems);
		found.set(file, read.values);
	}
	return found;
}
function flatParams(files) {
	const flat = [...files].flatMap(([file, values]) => Object.entries(values).map(([key, value]) => [`${file}:${key}`, value]));
	return new Map(flat);
}

// src/commands/situation/commit-data.ts
async function commitData(request, problems, names = request.project.datasets.keys()) {
	const { repository, commit, project, cache, sources } = request;
	const wanted = [...names];
	const built = buildsBelow(wanted, project.datasets);
	const given = [.../* @__PURE__ */ new Set([...wanted, ...built.flatMap(({ build }) => build.from)])].flatMap((name) => project.datasets.get(name) ?? []).filter((dataset) => builtRoot(dataset, project.datasets) === void 0);
	const datasets = new Map(await resolveDatasets(repository, commit, given, cache, sources));
	const builds = /* @__PURE__ */ new Map();
	const buildParams = /* @__PURE__ */ new Map();
	const files = built.flatMap(({ build }) => build.params.map(({ file }) => file));
	const texts = await readTexts(repository.git, commit, files);
	for (const dataset of built) {
		for (const name of dataset.build.from) addView(name, project, datasets);
		const read = paramFiles(dataset.build.params, `datasets.${dataset.name}`, commit, texts, problems);
		const inputs = buildInputs(dataset, request, datasets, read);
		const fingerprint = buildFingerprint(inputs);
		buildParams.set(dataset.name, read);
		builds.set(dataset.name, {
			dataset,
			inputs,
			fingerprint
		});
		datasets.set(dataset.name, asResolved(dataset, fingerprint, datasets));
	}
	for (const name of wanted) addView(name, project, datasets);
	const inOrder = [...project.datasets.keys()].flatMap((name) => datasets.get(name) ?? []);
	return {
		datasets: new Map(inOrder.map((one) => [one.dataset.name, one])),
		builds,
		buildParams
	};
}
function buildInputs(dataset, { project, projectFile, commit }, datasets, params) {
	const { build, source } = dataset;
	return {
		code: stepCode(build, project, projectFile, commit.tree),
		data: new Map(build.from.map((name) => [name, datasets.get(name)?.digest ?? ""])),
		params: flatParams(params),
		command: build.run,
		...build.setup && { setup: build.setup },
		workingDirectory: build.workingDirectory,
		env: build.env,
		seeds: [],
		outputs: [{
			kind: "data",
			pattern: source
		}]
	};
}
function asResolved(dataset, digest, datasets) {
	const broken = dataset.build.from.flatMap((name) => {
		const from = datasets.get(name);
		return from === void 0 || from.problems.length > 0 ? [{
			name,
			ends: from?.ends
		}] : [];
	});
	const [first] = broken;
	const built = {
		dataset: dataset.name,
		fingerprint: digest
	};
	if (first === void 0) return {
		dataset,
		digest,
		files: [],
		built,
		problems: []
	};
	const reason = "build-input-missing";
	const are = broken.length === 1 ? "is" : "are";
	return {
		dataset,
		digest,
		files: [],
		built,
		problems: [{
			reason,
			message: `${dataset.name}: ${broken.map(({ name }) => name).join(", ")}, of which it is made, ${are} not there.`
		}],
		...first.ends && { ends: first.ends }
	};
}
function addView(name, project, datasets) {
	const dataset = project.datasets.get(name);
	if (dataset?.view === void 0 || datasets.has(name)) return;
	const root = datasets.get(dataset.view.root);
	if (root === void 0) return;
	const { digest, built, problems, ends } = root;
	const found = problems.length > 0 ? digest : viewDigest(digest, dataset.view, dataset.format);
	datasets.set(name, {
		dataset,
		digest: found,
		files: [],
		...built && { built },
		problems,
		...ends && { ends }
	});
}

export { takenFiles as A, lfsContent as C, codeOf as D, dvcCached as E, dataTest as O, orBrought as S, lfsStored as T, bringObjects as _, buildAt as a, fromRemote as b, recordedBuild as c, keepFailure as d, modelSteps as f, resolveDataset as g, openDigestCache as h, namedStore as i, evaluationCodeOf as k, failureOf as l, keptFiles as m, flatParams as n, builtVersion as o, takeFailures as p, paramFiles as r, isStored as s, commitData as t, giveFailures as u, lockedObjectsOf as v, lfsNotLocal as w, dvcFiles as x, dvcRemoteOf as y };