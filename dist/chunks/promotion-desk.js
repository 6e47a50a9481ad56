import { t as MlopsError } from "./problem.js";
import { r as isOlderGit } from "./git.js";
import { t as forgeReasons } from "./reasons10.js";
import { setTimeout } from "node:timers/promises";

// src/forge/pull-refs.ts
function pullRefs(git, remote) {
	const local = async (branch) => {
		const name = `refs/heads/${branch}^{commit}`;
		const found = await git.try([
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			name
		]);
		return found.code === 0 ? found.stdout.toString("utf8").trim() : void 0;
	};
	const published = async (ref) => {
		if (remote === void 0) return await local(ref.replace(/^refs\/heads\//, ""));
		const found = await git.try([
			"ls-remote",
			"--exit-code",
			"--",
			remote,
			ref
		]);
		if (found.code === 2) return void 0;
		if (found.code !== 0) throw unavailable(remote, found.stderr);
		return found.stdout.toString("utf8").split("\n").find((one) => one.endsWith(`\t${ref}`))?.split("	")[0];
	};
	const remoteBranch = async (branch) => {
		const oid = await published(`refs/heads/${branch}`);
		if (oid === void 0 || remote === void 0) return oid;
		if ((await git.try([
			"cat-file",
			"-e",
			`${oid}^{commit}`
		])).code === 0) return oid;
		const fetched = await git.try([
			"fetch",
			...[
				"--no-tags",
				"--no-write-fetch-head",
				"--no-auto-maintenance",
				"--no-recurse-submodules",
				"--quiet"
			],
			"--",
			remote,
			oid
		]);
		if (fetched.code !== 0) throw unavailable(remote, fetched.stderr);
		return oid;
	};
	return {
		head: async (branch) => await local(branch) ?? await remoteBranch(branch),
		base: async (branch) => await remoteBranch(branch) ?? await local(branch),
		contains: async (commit, part) => (await git.try([
			"merge-base",
			"--is-ancestor",
			part,
			commit
		])).code === 0,
		related: async (a, b) => (await git.try([
			"merge-base",
			a,
			b
		])).code === 0,
		changed: (base, head) => git.list([
			"diff",
			"--name-only",
			"-z",
			"--no-renames",
			`${base}...${head}`,
			"--"
		]),
		merge: (base, head, title) => mergeCommit(git, base, head, title),
		move: (branch, commit, expected) => moveBranch(git, remote, `refs/heads/${branch}`, {
			commit,
			expected
		}),
		publish: (number, head, merge) => publish(git, remote, number, head, merge)
	};
}
async function mergeCommit(git, base, head, title) {
	const merged = await git.try([
		"merge-tree",
		"--write-tree",
		"--no-messages",
		"-z",
		base,
		head
	]);
	if (merged.code === 1) return void 0;
	if (merged.code !== 0) throw await mergeFailure(git, merged.stderr);
	const tree = merged.stdout.toString("utf8").split("\0")[0]?.trim() ?? "";
	const who = {
		NAME: "mlops",
		EMAIL: "mlops@localhost",
		DATE: `${await git.text([
			"show",
			"-s",
			"--format=%ct",
			head
		])} +0000`
	};
	const env = Object.fromEntries(Object.entries(who).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]));
	return await git.text([
		"commit-tree",
		"-p",
		base,
		"-p",
		head,
		"-m",
		title,
		tree
	], { env });
}
async function mergeFailure(git, words) {
	const version = await git.version();
	if (version !== void 0 && isOlderGit(version)) {
		const found = `git ${version.major}.${version.minor} is too old for pull requests; 2.38 or newer is needed.`;
		return MlopsError.of(forgeReasons, "forge-git-too-old", found);
	}
	return MlopsError.of(forgeReasons, "forge-unavailable", `The merge cannot be computed: ${words.trim()}.`);
}
async function moveBranch(git, remote, ref, { commit, expected }) {
	if (remote === void 0) return (await git.try([
		"update-ref",
		"-m",
		"mlops: promotion",
		ref,
		commit,
		expected
	])).code === 0;
	const lease = `--force-with-lease=${ref}:${expected}`;
	const pushed = await git.try([
		"push",
		"--no-verify",
		"--porcelain",
		"--quiet",
		lease,
		"--",
		remote,
		`${commit}:${ref}`
	]);
	if (pushed.code === 0) return true;
	const words = `${pushed.stdout.toString("utf8")}\n${pushed.stderr}`;
	if (/\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref/.test(words)) return false;
	throw MlopsError.of(forgeReasons, "forge-refused", `${remote} does not take ${ref}: ${pushed.stderr.trim()}.`);
}
async function publish(git, remote, number, head, merge) {
	const names = {
		head: `refs/pull/${number}/head`,
		merge: `refs/pull/${number}/merge`
	};
	if (remote === void 0) {
		await git.bytes([
			"update-ref",
			"-m",
			"mlops: pull request",
			names.head,
			head
		]);
		if (merge === void 0) await git.bytes([
			"update-ref",
			"-d",
			names.merge
		]);
		else await git.bytes([
			"update-ref",
			"-m",
			"mlops: pull request",
			names.merge,
			merge
		]);
		return;
	}
	const specs = [`+${head}:${names.head}`, `${merge === void 0 ? "" : `+${merge}`}:${names.merge}`];
	let words = "";
	for (let attempt = 0; attempt < 6; attempt++) {
		const pushed = await git.try([
			"push",
			"--no-verify",
			"--quiet",
			"--",
			remote,
			...specs
		]);
		if (pushed.code === 0) return;
		words = pushed.stderr.trim();
		if (!/cannot lock ref|failed to update ref/.test(words)) break;
		await setTimeout(Math.random() * 100 * 2 ** attempt);
	}
	throw MlopsError.of(forgeReasons, "forge-refused", `${remote} does not take ${names.head}: ${words}.`);
}
function unavailable(remote, words) {
	return MlopsError.of(forgeReasons, "forge-unavailable", `${remote} cannot be asked: ${words.trim()}.`);
}

// src/forge/promotion-desk.ts
const noApprovals = {
	by: [],
	without: []
};

export { pullRefs as n, noApprovals as t };