import { isAbsolute } from "node:path";

// src/support/git-place.ts
const commonFolder = ["--path-format=absolute", "--git-common-dir"];
const workTree = "--show-toplevel";
const placeQuestions = [
	"--show-object-format",
	...commonFolder,
	workTree
];
function linesOf(answer) {
	return answer.toString("utf8").replace(/\n$/, "").split("\n");
}
async function placeOf(git, [format, ...paths]) {
	if (format !== "sha1" && format !== "sha256") return void 0;
	const [common = "", root] = paths.length <= 2 ? paths : await pathsAlone(git);
	if (!isAbsolute(common)) return void 0;
	return {
		common,
		format,
		...root !== void 0 && { root }
	};
}
async function pathsAlone(git) {
	const common = await git.text(["rev-parse", ...commonFolder]);
	const root = await git.try(["rev-parse", workTree]);
	return root.code === 0 ? [common, linesOf(root.stdout).join("\n")] : [common];
}

// src/support/git-settings.ts
const known = /* @__PURE__ */ new WeakMap();
function settingsOf(git) {
	const settings = known.get(git) ?? readSettings(git);
	known.set(git, settings);
	return settings;
}
async function readSettings(git) {
	const entries = await git.list([
		"config",
		"--list",
		"-z",
		"--show-scope",
		"--includes"
	]);
	const found = [];
	for (let at = 0; at + 1 < entries.length; at += 2) {
		const scope = entries[at] ?? "";
		const entry = entries[at + 1] ?? "";
		const cut = entry.indexOf("\n");
		const setting = cut < 0 ? [entry, "true"] : [entry.slice(0, cut), entry.slice(cut + 1)];
		found.push({
			scope,
			setting
		});
	}
	return found;
}
function isOfRepository({ scope }) {
	return scope === "local" || scope === "worktree";
}

export { placeQuestions as a, placeOf as i, settingsOf as n, linesOf as r, isOfRepository as t };