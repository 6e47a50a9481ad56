import { n as compareText } from "./canonical.js";
import { n as GitError } from "./git.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons6.js";
import { join } from "node:path";
import { tmpdir } from "node:os";

// src/repository/work-tree.ts
const untakable = "is nothing that git can take into a commit: a pipe, a socket, or a file that may not be read";
async function uncommittedPaths(repository) {
	return (await repository.git.list([
		"status",
		"--porcelain=v1",
		"-z",
		"--untracked-files=all",
		"--no-renames"
	])).map((entry) => ({
		path: entry.slice(3),
		tracked: !entry.startsWith("??")
	})).sort((a, b) => compareText(a.path, b.path));
}
async function snapshotWorkTree(repository) {
	await using folder = await makeOwnFolder(tmpdir(), "index");
	const env = {
		GIT_INDEX_FILE: join(folder.path, "index"),
		GIT_AUTHOR_NAME: "mlops",
		GIT_AUTHOR_EMAIL: "mlops@localhost",
		GIT_COMMITTER_NAME: "mlops",
		GIT_COMMITTER_EMAIL: "mlops@localhost",
		GIT_AUTHOR_DATE: "1970-01-01T00:00:00Z",
		GIT_COMMITTER_DATE: "1970-01-01T00:00:00Z"
	};
	const { git } = repository;
	await git.text(["read-tree", "HEAD"], { env });
	await addAll(git, env);
	const tree = await git.text(["write-tree"], { env });
	return await git.text([
		"commit-tree",
		tree,
		"-p",
		"HEAD",
		"-m",
		"Working tree, not committed"
	], { env });
}
async function addAll(git, env) {
	if ((await git.try([
		"add",
		"--all",
		"."
	], { env })).code === 0) return;
	const again = await git.try([
		"add",
		"--all",
		"--ignore-errors",
		"."
	], { env });
	const changed = await git.list([
		"diff-files",
		"--ignore-submodules=dirty",
		"--name-only",
		"-z"
	], { env });
	const others = await git.list([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	], { env });
	const repositories = others.filter((path) => path.endsWith("/"));
	const left = [...changed, ...others.filter((path) => !path.endsWith("/"))].sort(compareText);
	if (left.length > 0) {
		const problems = left.map((path) => ({
			reason: "path-not-taken",
			message: `${path} ${untakable}.`
		}));
		throw new MlopsError(repositoryReasons["path-not-taken"].ends, problems);
	}
	if (again.code !== 0 && repositories.length === 0) throw new GitError([
		"add",
		"--all",
		"."
	], again);
}

export { uncommittedPaths as n, snapshotWorkTree as t };