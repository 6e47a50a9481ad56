import { t as MlopsError } from "./problem.js";
import { t as quoteShell } from "./shell.js";
import { n as settingsOf, t as isOfRepository } from "./git-settings.js";
import { t as repositoryReasons } from "./reasons6.js";
import { i as readHead } from "./commit.js";

// src/repository/base-not-found.ts
async function baseNotFound(repository, { base, remote, looked }) {
	const fetched = await fetchedBranches(repository, remote);
	const limits = [...repository.shallow ? ["is shallow"] : [], ...fetched !== void 0 && fetched !== "all" ? [`fetches only ${fetched.join(", ")} from ${remote}`] : []];
	const clone = limits.length === 0 ? "" : `; this clone ${limits.join(" and ")}`;
	const names = base === void 0 ? `Neither ${remote}/HEAD nor one of ${looked.join(", ")} names a branch` : `There is no branch "${base}"`;
	const remedy = remedyFor(repository.shallow, base, remote, fetched);
	return MlopsError.of(repositoryReasons, "base-not-found", `${names}${clone}.`, { ...remedy && { remedy } });
}
async function fetchedBranches({ git }, remote) {
	const settings = (await settingsOf(git)).filter(isOfRepository).map(({ setting }) => setting);
	if (!settings.some(([key, value]) => key === `remote.${remote}.url` && value !== "")) return void 0;
	const branches = settings.filter(([key]) => key === `remote.${remote}.fetch`).map(([, value]) => value.replace(/^\+|:.*$/g, "")).flatMap((ref) => ref.startsWith("refs/heads/") ? [ref.slice(11)] : []);
	return branches.length === 0 || branches.includes("*") ? "all" : branches;
}
function remedyFor(shallow, base, remote, fetched) {
	const look = "Correct the name: `git branch --all` lists them.";
	if (fetched === void 0) return base === void 0 ? void 0 : look;
	const fetch = `git fetch ${shallow ? "--unshallow " : ""}${quoteShell(remote)}`;
	const inWorkflow = shallow ? " (in a workflow: `fetch-depth: 0`)" : "";
	if (base !== void 0) {
		const branch = base.startsWith(`${remote}/`) ? base.slice(remote.length + 1) : base;
		const command = `\`${fetch} ${quoteShell(`${branch}:refs/remotes/${remote}/${branch}`)}\``;
		return shallow || fetched !== "all" ? `Fetch it: ${command}${inWorkflow}.` : `${look} If it is not: ${command}.`;
	}
	if (fetched !== "all") return `Fetch all branches: \`git remote set-branches ${quoteShell(remote)} '*' && ${fetch}\`${inWorkflow}.`;
	return shallow ? `Fetch all branches: \`${fetch}\`${inWorkflow}.` : void 0;
}

// src/repository/judged.ts
async function findHeads(repository, request) {
	const head = await commitOf(repository, request.head ?? "HEAD");
	const [branch, base, parents] = await Promise.all([
		branchOf(repository, request.head),
		baseBranch(repository, request),
		parentsHere(repository, head)
	]);
	const detachedOnBase = branch === void 0 && await isAncestor(repository, head.sha, base.sha);
	return {
		head: head.sha,
		base,
		parents,
		detachedOnBase,
		...branch !== void 0 && { branch }
	};
}
async function judgedOf(repository, heads, uncommitted) {
	const { head, branch, base, parents, detachedOnBase } = heads;
	const policy = {
		sha: base.sha,
		branch: base.name
	};
	const about = branch === void 0 ? { policy } : {
		policy,
		branch
	};
	if (!uncommitted && (branch === base.name || detachedOnBase)) return onBaseBranch(repository, head, parents[0], about);
	const onto = await mergedOnto(repository, parents, base.sha);
	if (onto !== void 0) return {
		candidate: {
			sha: head,
			kind: "merge-result"
		},
		baseline: {
			sha: onto,
			kind: "first-parent"
		},
		...about
	};
	const mergeBase = parents.includes(base.sha) ? base.sha : await mergeBaseOf(repository, head, base);
	return {
		candidate: {
			sha: head,
			kind: "branch-head"
		},
		baseline: {
			sha: mergeBase,
			kind: "merge-base"
		},
		...about
	};
}
async function mergedOnto(repository, [first, ...others], base) {
	if (first === void 0 || others.length === 0) return void 0;
	if (!await isAncestor(repository, first, base)) return void 0;
	for (const other of others) if (await isAncestor(repository, other, base)) return void 0;
	return first;
}
async function isAncestor({ git }, commit, of) {
	return (await git.try([
		"merge-base",
		"--is-ancestor",
		commit,
		of
	])).code === 0;
}
function onBaseBranch(repository, head, parent, about) {
	const candidate = {
		sha: head,
		kind: "default-branch"
	};
	const own = {
		...about,
		policy: {
			...about.policy,
			sha: head
		}
	};
	if (parent !== void 0) return {
		candidate,
		baseline: {
			sha: parent,
			kind: "first-parent"
		},
		...own
	};
	if (repository.shallow) throw shallow(`${head.slice(0, 12)} has no parent here.`);
	return {
		candidate,
		...own
	};
}
async function commitOf({ git, root }, revision) {
	const found = await readHead(git, revision);
	if (found !== void 0) return found;
	if (revision === "HEAD") throw MlopsError.of(repositoryReasons, "no-commit", `${root} has no commit yet.`);
	throw MlopsError.of(repositoryReasons, "unknown-revision", `"${revision}" names no commit in this clone.`);
}
async function parentsHere({ git, shallow }, { sha, parents }) {
	if (!shallow) return parents;
	return (await git.text([
		"show",
		"-s",
		"--format=%P",
		sha,
		"--"
	])).split(" ").filter(Boolean);
}
async function branchOf(repository, head) {
	const name = head ?? "HEAD";
	const ref = (await repository.git.try([
		"rev-parse",
		"--symbolic-full-name",
		"--verify",
		"--quiet",
		"--end-of-options",
		name
	])).stdout.toString("utf8").trim();
	return ref.startsWith("refs/heads/") ? ref.slice(11) : void 0;
}
async function baseBranch(repository, { base, remote }) {
	const { git } = repository;
	const looked = /* @__PURE__ */ new Set();
	for await (const name of base === void 0 ? defaultNames(git, remote) : [base]) {
		looked.add(name);
		const sha = await tipOf(git, name, remote);
		if (sha !== void 0) return {
			name,
			sha
		};
	}
	throw await baseNotFound(repository, {
		remote,
		looked: [...looked],
		...base !== void 0 && { base }
	});
}
async function* defaultNames(git, remote) {
	const prefix = `refs/remotes/${remote}/`;
	const ref = (await git.try([
		"symbolic-ref",
		"--quiet",
		`${prefix}HEAD`
	])).stdout.toString("utf8").trim();
	if (ref.startsWith(prefix)) yield ref.slice(prefix.length);
	yield* ["main", "master"];
	const configured = (await git.try(["config", "init.defaultBranch"])).stdout.toString("utf8").trim();
	if (configured !== "") yield configured;
}
async function tipOf(git, name, remote) {
	for (const ref of [
		`refs/remotes/${remote}/${name}`,
		`refs/heads/${name}`,
		`refs/remotes/${name}`
	]) {
		const found = await readHead(git, ref);
		if (found !== void 0) return found.sha;
	}
}
async function mergeBaseOf(repository, head, base) {
	const found = await repository.git.try([
		"merge-base",
		head,
		base.sha
	]);
	if (found.code === 0) return found.stdout.toString("utf8").trim();
	if (repository.shallow) throw shallow(`The merge base of ${head.slice(0, 12)} and ${base.name} is not in this clone.`);
	throw MlopsError.of(repositoryReasons, "no-merge-base", `${head.slice(0, 12)} and ${base.name} have no common commit.`);
}
function shallow(message) {
	return MlopsError.of(repositoryReasons, "shallow-clone", message);
}

export { findHeads as n, judgedOf as r, commitOf as t };