import { n as compareText } from "./canonical.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/repository/work-tree.ts
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
	const folder = await mkdtemp(join(tmpdir(), "mlops-index-"));
	try {
		const env = {
			GIT_INDEX_FILE: join(folder, "index"),
			GIT_AUTHOR_NAME: "mlops",
			GIT_AUTHOR_EMAIL: "mlops@localhost",
			GIT_COMMITTER_NAME: "mlops",
			GIT_COMMITTER_EMAIL: "mlops@localhost",
			GIT_AUTHOR_DATE: "1970-01-01T00:00:00Z",
			GIT_COMMITTER_DATE: "1970-01-01T00:00:00Z"
		};
		const { git } = repository;
		await git.text(["read-tree", "HEAD"], { env });
		await git.text([
			"add",
			"--all",
			"."
		], { env });
		const tree = await git.text(["write-tree"], { env });
		return await git.text([
			"commit-tree",
			tree,
			"-p",
			"HEAD",
			"-m",
			"Working tree, not committed"
		], { env });
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}

export { uncommittedPaths as n, snapshotWorkTree as t };