import { t as objectsOf } from "./git-objects.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";

// src/repository/branch-history.ts
async function remoteTips({ git }, remote, patterns) {
	const listing = remote === void 0 ? await git.try([
		"for-each-ref",
		"--format=%(objectname)%09%(refname)",
		...patterns
	]) : await git.try([
		"ls-remote",
		"--heads",
		"--",
		remote,
		...patterns
	]);
	if (listing.code !== 0) throw unavailable(remote, listing.stderr);
	const lines = listing.stdout.toString("utf8").split("\n").filter(Boolean);
	const tips = new Map(lines.map((line) => {
		const [oid = "", ref = ""] = line.split("	");
		return [ref.replace("refs/heads/", ""), oid];
	}));
	if (remote !== void 0) await bring(git, remote, [...new Set(tips.values())]);
	return tips;
}
async function bring(git, remote, oids) {
	const reader = objectsOf(git);
	const sizes = await Promise.all(oids.map((oid) => reader.size(oid)));
	const missing = oids.filter((_, at) => sizes[at] === void 0);
	if (missing.length === 0) return;
	const fetched = await git.try([
		"fetch",
		...[
			"--no-tags",
			"--no-write-fetch-head",
			"--no-auto-maintenance",
			"--no-recurse-submodules",
			"--quiet"
		],
		"--stdin",
		"--",
		remote
	], { input: `${missing.join("\n")}\n` });
	if (fetched.code !== 0) throw unavailable(remote, fetched.stderr);
}
function unavailable(remote, words) {
	const sentence = `${remote ?? "This clone"} cannot be asked for its branches: ${words.trim()}.`;
	return MlopsError.of(repositoryReasons, "environment-branch-unavailable", sentence);
}
const mostCommits = 500;
async function fileHistory({ git }, tip, folder) {
	const log = [
		"log",
		"--first-parent",
		"--diff-merges=first-parent",
		`--max-count=${mostCommits}`,
		...[
			"-z",
			"--raw",
			"--no-abbrev",
			"--no-renames",
			"--format=%x01%H %ct"
		]
	];
	const output = (await git.bytes([
		...log,
		tip,
		"--",
		folder
	])).toString("utf8");
	const reader = objectsOf(git);
	const found = /* @__PURE__ */ new Map();
	for (const entry of output.split("").slice(1)) {
		const [head = "", ...rest] = entry.split("\0").filter((part) => part.trim() !== "");
		const [commit = "", seconds = ""] = head.trim().split(" ");
		const at = (/* @__PURE__ */ new Date(Number(seconds) * 1e3)).toISOString();
		for (let index = 0; index + 1 < rest.length; index += 2) {
			const [, , , oid = ""] = (rest[index] ?? "").trim().split(" ");
			const path = rest[index + 1] ?? "";
			const blob = /^0+$/.test(oid) ? void 0 : await reader.read(oid);
			const changes = found.get(path) ?? [];
			changes.push({
				commit,
				at,
				text: blob?.bytes.toString("utf8")
			});
			found.set(path, changes);
		}
	}
	return found;
}

export { remoteTips as n, fileHistory as t };