import { t as runProcess } from "./process.js";

// src/support/git.ts
var GitError = class extends Error {
	args;
	code;
	stderr;
	constructor(args, finished) {
		super(`git ${args.join(" ")}: ${finished.stderr.trim() || `exit ${finished.code ?? finished.signal}`}`);
		this.name = "GitError";
		this.args = args;
		this.code = finished.code;
		this.stderr = finished.stderr;
	}
};
const oldestGit = {
	major: 2,
	minor: 38
};
function unboundEnvironment(env = process.env) {
	const rest = {};
	for (const [name, value] of Object.entries(env)) if (!bound.has(name)) rest[name] = value;
	return rest;
}
const bound = /* @__PURE__ */ new Set([
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_COMMON_DIR",
	"GIT_PREFIX",
	"GIT_NAMESPACE",
	"GIT_QUARANTINE_PATH",
	"GIT_SHALLOW_FILE",
	"GIT_GRAFT_FILE",
	"GIT_REPLACE_REF_BASE",
	"GIT_NO_REPLACE_OBJECTS",
	"GIT_IMPLICIT_WORK_TREE",
	"GIT_INTERNAL_SUPER_PREFIX"
]);
var Git = class {
	folder;
	#env;
	constructor(folder, env = unboundEnvironment()) {
		this.folder = folder;
		this.#env = {
			...env,
			GIT_TERMINAL_PROMPT: "0",
			LC_ALL: "C",
			GIT_PAGER: "cat",
			GIT_OPTIONAL_LOCKS: "0"
		};
	}
	get env() {
		return this.#env;
	}
	async version() {
		return parseGitVersion(await this.text(["version"], { cwd: process.cwd() }));
	}
	try(args, options = {}) {
		return runProcess("git", args, {
			cwd: this.folder,
			...options,
			env: {
				...this.#env,
				...options.env
			}
		});
	}
	async bytes(args, options = {}) {
		const finished = await this.try(args, options);
		if (finished.code !== 0) throw new GitError(args, finished);
		return finished.stdout;
	}
	async text(args, options = {}) {
		return (await this.bytes(args, options)).toString("utf8").replace(/\n$/, "");
	}
	async list(args, options = {}) {
		return (await this.bytes(args, options)).toString("utf8").split("\0").filter((entry) => entry !== "");
	}
};
function parseGitVersion(text) {
	const found = /(\d+)\.(\d+)/.exec(text);
	return found === null ? void 0 : {
		major: Number(found[1]),
		minor: Number(found[2])
	};
}
function isOlderGit(version, than = oldestGit) {
	return version.major < than.major || version.major === than.major && version.minor < than.minor;
}

export { parseGitVersion as a, oldestGit as i, GitError as n, unboundEnvironment as o, isOlderGit as r, Git as t };