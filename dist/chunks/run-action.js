import { t as MlopsError } from "./problem.js";
import { p as int, v as object, w as unknown, x as string, y as record } from "./schemas.js";
import { r as actionReasons } from "./reasons4.js";
import { r as commandFence, t as portsOf } from "./app.js";
import { n as openRepository } from "./repository.js";
import { n as workflowCommand, t as withoutCommands } from "./workflow-command.js";
import { u as Git } from "./ledger.js";
import { t as forgeReasons } from "./reasons10.js";
import { a as setOutput, o as setSecret, r as getInput } from "./core.js";
import { n as actions, r as readRunnerEvent, t as runStep } from "./run-step.js";
import { join } from "node:path";
import { readdir } from "node:fs/promises";
import { createHash } from "node:crypto";

// src/forge/open-artifacts.ts
async function openArtifactSearch({ env, token, signal }) {
	const [{ openClient }, { readContext }, { newestArtifact }] = await Promise.all([
		import("./client2.js"),
		import("./context2.js"),
		import("./kept-artifact.js")
	]);
	const { api, owner, repo } = await readContext(env);
	const place = {
		client: openClient({
			api,
			token,
			signal
		}),
		owner,
		repo
	};
	return {
		owner,
		repo,
		newest: (name) => newestArtifact(place, name)
	};
}

// src/forge/open-fork-pulls.ts
async function findPullOfFork({ env, token, signal }, head) {
	if (token === "") {
		const sentence = `The pull request of ${head.name}:${head.branch} is asked for on GitHub, and there is no token.`;
		throw MlopsError.of(forgeReasons, "forge-no-token", sentence, { remedy: "Give the step the input `token`." });
	}
	const [{ openClient }, { readContext }, { findForkPull }] = await Promise.all([
		import("./client2.js"),
		import("./context2.js"),
		import("./fork-pull.js")
	]);
	const { api, owner, repo } = await readContext(env);
	return await findForkPull({
		client: openClient({
			api,
			token,
			signal
		}),
		owner,
		repo
	}, head);
}

// src/actions/artifacts.ts
async function openArtifacts(projectFile) {
	const { DefaultArtifactClient } = await import("./artifact.js");
	const client = new DefaultArtifactClient();
	const prefix = prefixOf(projectFile);
	return {
		put: (what, folder) => put(client, `${prefix}-${suffixOf(what)}`, folder),
		list: () => asked("list the artifacts of this run", async () => {
			const { artifacts } = await client.listArtifacts({ latest: true });
			return artifacts.flatMap(({ name, id, size, digest }) => {
				const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : void 0;
				return what === void 0 ? [] : [{
					what,
					id,
					size,
					...digest !== void 0 && { digest }
				}];
			});
		}),
		get: (found, folder) => asked(`download the artifact ${prefix}-${suffixOf(found.what)}`, async () => {
			const expected = found.digest === void 0 ? {} : { expectedHash: found.digest };
			const { digestMismatch } = await client.downloadArtifact(found.id, {
				path: folder,
				...expected
			});
			if (digestMismatch) throw new Error("its bytes are not those that were uploaded");
		}),
		getEarlier: (what, folder, search) => getEarlier(client, `${prefix}-${suffixOf(what)}`, folder, search)
	};
}
async function getEarlier(client, name, folder, search) {
	const { newest, owner, repo } = await openArtifactSearch(search);
	const found = await newest(name);
	if (found === void 0) return false;
	const findBy = {
		token: search.token,
		workflowRunId: found.run,
		repositoryOwner: owner,
		repositoryName: repo
	};
	return asked(`download the artifact ${name} of run ${found.run}`, async () => {
		const expected = found.digest === void 0 ? {} : { expectedHash: found.digest };
		const { digestMismatch } = await client.downloadArtifact(found.id, {
			path: folder,
			findBy,
			...expected
		});
		if (digestMismatch) throw new Error("its bytes are not those that were uploaded");
		return true;
	});
}
function prefixOf(projectFile) {
	if (projectFile === "mlops.yaml") return "mlops";
	return `mlops-${createHash("sha256").update(projectFile).digest("hex").slice(0, 8)}`;
}
function suffixOf(what) {
	if (!("model" in what)) return what.kind;
	return `${what.kind}-${what.model}${"fingerprint" in what ? `-${what.fingerprint.slice(0, 16)}` : ""}`;
}
function kindOf(suffix) {
	if (suffix === "data" || suffix === "evaluation" || suffix === "report") return { kind: suffix };
	const run = /^run-(.+)$/.exec(suffix)?.[1];
	if (run !== void 0) return {
		kind: "run",
		model: run
	};
	const [, kind, model, fingerprint] = /^(kept|brought)-(.+)-([0-9a-f]{16})$/.exec(suffix) ?? [];
	if (model === void 0 || fingerprint === void 0) return void 0;
	return {
		kind: kind === "kept" ? "kept" : "brought",
		model,
		fingerprint
	};
}
async function put(client, name, folder) {
	const files = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	if (files.length === 0) return void 0;
	const { id, digest } = await asked(`upload the artifact ${name}`, () => client.uploadArtifact(name, files, folder));
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
	return {
		name,
		digest: `sha256:${digest}`,
		page: `${server}/${repository}/actions/runs/${run}/artifacts/${id}`
	};
}
async function asked(what, work) {
	try {
		return await work();
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(actionReasons, "artifact-service", `The runner could not ${what}: ${why}`);
	}
}

// src/actions/checkout.ts
const remote = "origin";
async function prepareCheckout(folder, { base, baseCommit }, token) {
	const root = await rootOf(folder);
	await giveToken(new Git(root), token);
	const git = new Git(root);
	if ((await git.try([
		"remote",
		"get-url",
		remote
	])).code !== 0) return;
	const shallow = await git.text(["rev-parse", "--is-shallow-repository"]) === "true";
	const wanted = base === void 0 ? [] : [`+${baseCommit ?? `refs/heads/${base}`}:refs/remotes/${remote}/${base}`];
	if (!shallow && wanted.length === 0) return;
	const args = [
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		...shallow ? ["--unshallow", "--filter=blob:none"] : [],
		"--end-of-options",
		remote
	];
	const fetched = await git.try([...args, ...wanted]);
	if (fetched.code === 0) return;
	const said = fetched.stderr.trim().split("\n").at(-1) ?? "";
	throw MlopsError.of(actionReasons, "history-not-fetched", `git could not fetch ${base ?? "the history"} from ${remote}: ${said}`);
}
async function rootOf(folder) {
	try {
		return (await openRepository(folder)).root;
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		throw MlopsError.of(actionReasons, "no-checkout", `${folder} is no git repository: ${error.message}`);
	}
}
async function giveToken(git, token) {
	const server = originOf((await git.try([
		"remote",
		"get-url",
		remote
	])).stdout.toString("utf8").trim());
	if (token === "" || server === void 0) return;
	const own = await git.try([
		"config",
		"--get-urlmatch",
		"http.extraheader",
		`${server}/`
	]);
	if (own.code === 0 && own.stdout.toString("utf8").trim() !== "") return;
	const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
	setSecret(credentials);
	const at = Number(process.env["GIT_CONFIG_COUNT"] ?? "0");
	process.env["GIT_CONFIG_COUNT"] = String(at + 1);
	process.env[`GIT_CONFIG_KEY_${at}`] = `http.${server}/.extraheader`;
	process.env[`GIT_CONFIG_VALUE_${at}`] = `AUTHORIZATION: basic ${credentials}`;
}
function originOf(address) {
	const url = URL.parse(address);
	if (url === null) return void 0;
	const isHere = url.hostname === "127.0.0.1" || url.hostname === "localhost";
	return url.protocol === "https:" || url.protocol === "http:" && isHere ? url.origin : void 0;
}

// src/actions/event.ts
const branchName = string().min(1);
const repository = object({ id: int() });
const pullRequest = object({ pull_request: object({
	base: object({
		ref: branchName,
		repo: repository
	}),
	head: object({ repo: repository.nullable() })
}) });
const commitId = string().regex(/^[0-9a-f]{40,64}$/);
const mergeGroup = object({ merge_group: object({
	base_ref: branchName,
	base_sha: commitId
}) });
const fullName = string().regex(/^[\w.-]+\/[\w.-]+$/);
const workflowRun = object({
	repository,
	workflow_run: object({
		id: int(),
		event: string(),
		conclusion: string().nullish(),
		head_sha: commitId,
		head_branch: string().nullish(),
		head_repository: object({
			id: int(),
			full_name: fullName,
			owner: object({ login: string() })
		}).nullish()
	})
});
const anywhere = object({ repository: object({ default_branch: branchName }).optional() });
const dispatch = object({
	ref: string(),
	repository: object({ default_branch: branchName }),
	inputs: object({
		"pull-request": string().regex(/^[1-9]\d{0,14}$/, "no number of a pull request"),
		commit: string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "no full commit id"),
		base: branchName
	})
});
const anyInputs = object({ inputs: record(string(), unknown()).nullish() });
async function readEvent(env) {
	const { name: eventName, payload } = await readRunnerEvent(env);
	const understood = (parsed) => orNotSupported(eventName, parsed);
	switch (eventName) {
		case "pull_request": {
			const { base, head } = understood(pullRequest.safeParse(payload)).pull_request;
			const fork = head.repo?.id !== base.repo.id;
			return {
				kind: "pull-request",
				base: base.ref,
				...fork && { fork: "its-run" }
			};
		}
		case "merge_group": {
			const { merge_group: group } = understood(mergeGroup.safeParse(payload));
			return {
				kind: "merge-group",
				base: group.base_ref.replace(/^refs\/heads\//, ""),
				baseCommit: group.base_sha
			};
		}
		case "workflow_run": return endedRun(understood(workflowRun.safeParse(payload)));
		case "workflow_dispatch": return namesPullRequest(understood(anyInputs.safeParse(payload))) ? approved(understood(dispatch.safeParse(payload))) : onBranch(understood(anywhere.safeParse(payload)));
		case "push":
		case "schedule": return onBranch(understood(anywhere.safeParse(payload)));
		default: throw notSupported(`\`${eventName}\` is no event that the actions of mlops answer to.`);
	}
}
function onBranch({ repository }) {
	const base = repository?.default_branch;
	return base === void 0 ? { kind: "branch" } : {
		kind: "branch",
		base
	};
}
function namesPullRequest({ inputs }) {
	return ["pull-request", "commit"].some((name) => (inputs?.[name] ?? "") !== "");
}
function approved({ ref, repository, inputs }) {
	const own = `refs/heads/${repository.default_branch}`;
	if (ref !== own) throw notSupported(`Commits of a fork are trained by a run of ${own}, and this one is of ${ref}.`);
	return {
		kind: "approved",
		number: Number(inputs["pull-request"]),
		commit: inputs.commit,
		base: inputs.base
	};
}
function endedRun({ repository: own, workflow_run: run }) {
	const { head_repository: from, head_branch: branch, head_sha: commit } = run;
	const nothing = (because) => ({
		kind: "run",
		because: `Run ${run.id} ${because}`
	});
	if (run.event !== "pull_request") return nothing(`was started by \`${run.event}\`, not for a pull request.`);
	if (run.conclusion === "action_required") return nothing("waits until somebody approves it: its end is still to come.");
	if (from == null || branch == null) return nothing("was for a fork that is no longer there.");
	if (from.id === own.id) return nothing("was for a branch of this repository, and reports itself.");
	const head = {
		name: from.full_name,
		owner: from.owner.login,
		repository: from.id,
		branch,
		commit
	};
	return {
		...nothing(""),
		from: head
	};
}
function orNotSupported(eventName, parsed) {
	if (parsed.success) return parsed.data;
	throw notSupported(`The payload of \`${eventName}\` is not understood (${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}).`);
}
function notSupported(sentence) {
	return MlopsError.of(actionReasons, "event-not-supported", sentence);
}

// src/actions/fork.ts
const readers = /* @__PURE__ */ new Set([
	"plan",
	"evaluate",
	"report",
	"main"
]);
async function forkChange(action, run, around) {
	if (!readers.has(action)) {
		const sentence = `\`${action}\` does not answer to \`workflow_run\`: it would run code of a fork beside a token of this repository.`;
		throw MlopsError.of(actionReasons, "event-not-supported", sentence);
	}
	const { from } = run;
	if (from === void 0) throw MlopsError.of(actionReasons, "not-of-a-fork", run.because);
	const found = await findPullOfFork(around, from);
	const fork = {
		number: found.number,
		head: from.commit
	};
	const base = around.base === "" ? found.base : around.base;
	const event = {
		kind: "pull-request",
		fork: "our-run",
		base
	};
	await prepareCheckout(around.workspace, event, around.token);
	const { git } = await openRepository(around.workspace);
	return {
		event,
		fork,
		head: await fetchPull(git, fork, base)
	};
}
const approvable = /* @__PURE__ */ new Set([
	"plan",
	"validate",
	"train",
	"evaluate",
	"report"
]);
async function approvedChange(action, { number, commit, base }, around) {
	if (!approvable.has(action)) {
		const sentence = `\`${action}\` trains no commit of a fork: its code would run beside a token that writes.`;
		throw MlopsError.of(actionReasons, "event-not-supported", sentence);
	}
	if (around.base !== "" && around.base !== base) {
		const sentence = `The pull request is one into ${base}, and the input \`base\` is ${around.base}.`;
		throw MlopsError.of(actionReasons, "bad-input", sentence);
	}
	const fork = {
		number,
		head: commit,
		approved: true
	};
	const event = {
		kind: "pull-request",
		fork: "approved",
		base
	};
	await prepareCheckout(around.workspace, event, around.token);
	const { git } = await openRepository(around.workspace);
	return {
		event,
		fork,
		head: await fetchPull(git, fork, base)
	};
}
async function fetchPull(git, { number, head, approved = false }, base) {
	const place = `refs/mlops/pull/${number}`;
	const fetched = await git.try([...[
		"-c",
		"core.hooksPath=/dev/null",
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--no-recurse-submodules",
			"--no-write-fetch-head",
			"--no-filter",
			"--prune"
		],
		"--end-of-options",
		"origin"
	], `+refs/pull/${number}/*:${place}/*`]);
	if (fetched.code !== 0) {
		const sentence = `git could not fetch pull request ${number} from origin: ${fetched.stderr.trim().split("\n").at(-1) ?? ""}`;
		throw MlopsError.of(actionReasons, "history-not-fetched", sentence);
	}
	const tip = await commitAt(git, `${place}/head`);
	if (tip !== head && approved) {
		const sentence = `The head of pull request ${number} is ${tip?.slice(0, 12) ?? "no commit"} by now, not ${head.slice(0, 12)}, which was to be trained. Nothing of it runs.`;
		throw MlopsError.of(actionReasons, "fork-moved-on", sentence);
	}
	if (tip !== head) {
		const sentence = `git has ${tip?.slice(0, 12) ?? "no commit"} as head of pull request ${number}, not ${head.slice(0, 12)}.`;
		throw MlopsError.of(actionReasons, "fork-not-fetched", sentence);
	}
	const merge = await commitAt(git, `${place}/merge`);
	return merge !== void 0 && await isMergeOf(git, merge, head, base) ? merge : head;
}
async function isMergeOf(git, merge, head, base) {
	const parents = (await git.text([
		"show",
		"-s",
		"--format=%P",
		merge,
		"--"
	])).split(" ");
	const [onto = "", merged] = parents;
	if (parents.length !== 2 || merged !== head) return false;
	return (await git.try([
		"merge-base",
		"--is-ancestor",
		onto,
		`refs/remotes/origin/${base}`
	])).code === 0;
}
async function commitAt(git, ref) {
	const found = await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${ref}^{commit}`
	]);
	return found.code === 0 ? found.stdout.toString("utf8").trim() : void 0;
}

// src/actions/log-progress.ts
function logProgress(write) {
	let open = false;
	const line = (text) => {
		write(`${open ? "\n" : ""}${text}\n`);
		open = false;
	};
	const fence = commandFence(line);
	const say = (text) => {
		const wasOpen = fence.close();
		line(withoutCommands(text));
		if (wasOpen) fence.open();
	};
	return {
		stage: async (title, work) => {
			const started = Date.now();
			line(workflowCommand("group", {}, title));
			try {
				return await work();
			} finally {
				fence.close();
				line(`${((Date.now() - started) / 1e3).toFixed(1)} s`);
				line(workflowCommand("endgroup", {}, ""));
			}
		},
		note: say,
		output: (text) => {
			fence.open();
			write(text);
			open = text !== "" && !text.endsWith("\n");
		}
	};
}

// src/actions/run-action.ts
async function runAction(name, work) {
	let isOurRun = false;
	await runStep(name, async ({ folder, signal }) => {
		const context = await contextOf(name, folder, signal);
		isOurRun = context.event.fork === "our-run" || context.event.fork === "approved";
		return await work(context);
	}, ({ ends }) => isOurRun ? !judgements.includes(ends) : ends !== "pass");
}
const judgements = [
	"pass",
	"fail",
	"unknown",
	"input"
];
async function contextOf(name, folder, signal) {
	const input = (key) => getInput(key);
	const token = "token" in actions[name].inputs ? input("token") : "";
	if (token !== "") setSecret(token);
	const workspace = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
	const env = {
		...process.env,
		...token !== "" && { GITHUB_TOKEN: token }
	};
	const around = {
		env,
		token,
		signal,
		workspace,
		base: input("base")
	};
	const { event, ...judged } = await changeOf(name, await readEvent(process.env), around);
	const progress = logProgress((text) => void process.stdout.write(text));
	return {
		input,
		flag: (key) => flagOf(key, input(key)),
		output: (key, value) => setOutput(key, value),
		event,
		change: {
			folder: workspace,
			projectFile: input("project"),
			remote: "origin",
			offline: false,
			uncommitted: "refuse",
			...event.base !== void 0 && { base: event.base },
			...judged
		},
		ports: portsOf({
			offline: false,
			progress,
			env,
			signal
		}),
		folder
	};
}
async function changeOf(name, found, around) {
	if (found.kind === "run") return await forkChange(name, found, around);
	if (found.kind === "approved") return await approvedChange(name, found, around);
	const event = around.base === "" ? found : {
		...found,
		base: around.base
	};
	await prepareCheckout(around.workspace, event, around.token);
	return { event };
}
function flagOf(name, value) {
	if (value === "true" || value === "false") return value === "true";
	const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

export { openArtifactSearch as i, openArtifacts as n, findPullOfFork as r, runAction as t };