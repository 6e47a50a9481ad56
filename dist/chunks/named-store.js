import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { n as shellCommand } from "./shell.js";
import { c as sha256File, i as isMissing, r as isFileOf, u as systemCode } from "./files.js";
import { t as repositoryReasons } from "./reasons4.js";
import { t as require_picomatch } from "./picomatch.js";
import { a as matcher, o as selectFiles } from "./judged.js";
import { isAbsolute, join } from "node:path";

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
	const selected = model.code.kind === "globs" ? selectFiles(tree, model.code.globs) : defaultCode(model, tree);
	const isData = dataTest(project);
	const params = new Set(model.params.map((entry) => entry.file));
	return without(selected, ({ path }) => path === projectFile || params.has(path) || isData(path));
}
function evaluationCodeOf(model, tree) {
	const globs = model.evaluate?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function defaultCode(model, tree) {
	const below = model.workingDirectory === "" ? "**" : `${model.workingDirectory}/`;
	const evaluationOnly = new Set(evaluationCodeOf(model, tree).map((entry) => entry.path));
	return without(selectFiles(tree, [below]), ({ path }) => isDocumentation(path) || evaluationOnly.has(path));
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
	const tests = [...project.datasets.values()].map((dataset) => matcher(dataset.source));
	return (path) => tests.some((test) => test(path) || path.endsWith(".dvc") && test(path.slice(0, -4)));
}

// src/repository/lfs.ts
async function lfsContent(git, path, pointer) {
	const { sha256 } = pointer;
	const stored = await lfsStored(git, pointer);
	if (stored !== void 0) return stored;
	const checkedOut = join(git.folder, path);
	if (await digestOf(checkedOut) === `sha256:${sha256}`) return checkedOut;
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

// src/commands/named-store.ts
function namedStore({ store }, { root }, ports) {
	return ports.openStore(isAbsolute(store) ? store : join(root, store));
}

export { codeOf as a, lfsStored as i, lfsContent as n, dataTest as o, lfsNotLocal as r, evaluationCodeOf as s, namedStore as t };