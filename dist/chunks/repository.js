import { t as quoteShell } from "./shell.js";
import { i as isMissing } from "./files.js";
import { a as parseGitVersion, i as oldestGit, r as isOlderGit, t as Git } from "./git.js";
import { a as placeQuestions, i as placeOf, n as settingsOf, r as linesOf, t as isOfRepository } from "./git-settings.js";
import { t as didYouMean } from "./nearest.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";
import { basename } from "node:path";

// src/repository/repository.ts
async function openRepository(folder) {
	const probe = new Git(folder);
	await checkGitVersion(probe);
	const found = await probe.try([...[
		"rev-parse",
		"--is-inside-work-tree",
		"--is-bare-repository",
		"--is-shallow-repository"
	], ...placeQuestions]).catch((error) => {
		if (!isMissing(error)) throw error;
		throw MlopsError.of(repositoryReasons, "not-a-repository", `There is no folder ${folder}.`);
	});
	const [inside, bare, shallow, ...lines] = linesOf(found.stdout);
	if (bare === "true") throw MlopsError.of(repositoryReasons, "bare-repository", `${folder} is a bare repository.`);
	if (inside === "false") throw notARepository(folder, "", "is inside git's own folder");
	const place = found.code === 0 ? await placeOf(probe, lines) : void 0;
	if (place?.root === void 0) throw notARepository(folder, found.stderr);
	return {
		...place,
		root: place.root,
		git: new Git(place.root),
		shallow: shallow === "true"
	};
}
async function existingRemote({ git }, name) {
	const settings = await settingsOf(git);
	const hasAddress = ({ setting: [key, value] }) => key === `remote.${name}.url` && value !== "";
	if (settings.some((one) => isOfRepository(one) && hasAddress(one))) return name;
	return (await git.try([
		"remote",
		"get-url",
		name
	])).code === 0 ? name : void 0;
}
async function wantedRemote(repository, name) {
	const found = await existingRemote(repository, name);
	if (found !== void 0 || name === usualRemote) return found;
	const names = (await repository.git.text(["remote"])).split("\n").filter((line) => line !== "");
	const there = names.length === 0 ? "This clone has none." : `There are: ${names.join(", ")}.`;
	throw MlopsError.of(repositoryReasons, "no-such-remote", `This clone has no remote “${name}”.`, { remedy: didYouMean(name, names) ?? there });
}
async function repositoryName({ git, root }, remote) {
	for (const { setting } of await settingsOf(git)) {
		const [key, address] = setting;
		const name = key === `remote.${remote}.url` ? /([^/:\\]+?)(?:\.git)?\/*$/.exec(address)?.[1] : void 0;
		if (name !== void 0) return name;
	}
	return basename(root);
}
const usualRemote = "origin";
function notARepository(folder, stderr, otherwise = "is not inside a git repository") {
	const owner = stderr.includes("dubious ownership");
	const cause = owner ? "belongs to another user, and git refuses to read it" : otherwise;
	const remedy = owner ? { remedy: `Allow it: git config --global --add safe.directory ${quoteShell(folder)}` } : {};
	return MlopsError.of(repositoryReasons, "not-a-repository", `${folder} ${cause}.`, remedy);
}
const versions = /* @__PURE__ */ new Map();
async function checkGitVersion(git) {
	const path = git.env["PATH"] ?? "";
	const asked = versions.get(path) ?? git.text(["version"], { cwd: process.cwd() });
	versions.set(path, asked);
	const text = await asked.catch((error) => {
		versions.delete(path);
		if (!isMissing(error)) throw error;
		throw MlopsError.of(repositoryReasons, "git-missing", "git is not on PATH.");
	});
	const version = parseGitVersion(text);
	if (version !== void 0 && !isOlderGit(version)) return;
	const oldest = `${oldestGit.major}.${oldestGit.minor}`;
	throw MlopsError.of(repositoryReasons, "git-too-old", `"${text}" is older than ${oldest}.`);
}

export { wantedRemote as i, openRepository as n, repositoryName as r, existingRemote as t };