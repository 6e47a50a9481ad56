import { t as MlopsError } from "./problem.js";
import { i as workflowCommand, r as withoutCommands } from "./terminal.js";
import { p as int, v as object, x as string } from "./schemas.js";
import { n as reasons, r as actionReasons } from "./reasons4.js";
import { n as openRepository } from "./repository.js";
import { u as Git } from "./ledger.js";
import { a as error, c as setFailed, d as warning, l as setOutput, o as getInput, t as context, u as setSecret } from "./github.js";
import { t as portsOf } from "./app.js";
import { n as stopped, t as outcomeOfError } from "./failure.js";
import { r as toResult } from "./result2.js";
import { join } from "node:path";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createHash, randomUUID } from "node:crypto";

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
const mergeGroup = object({ merge_group: object({
	base_ref: branchName,
	base_sha: string().regex(/^[0-9a-f]{40,64}$/)
}) });
const anywhere = object({ repository: object({ default_branch: branchName }).optional() });
function readEvent() {
	const { eventName, payload } = context;
	switch (eventName) {
		case "pull_request": {
			const { base, head } = understood(pullRequest.safeParse(payload)).pull_request;
			const fork = head.repo?.id !== base.repo.id;
			return {
				kind: "pull-request",
				base: base.ref,
				...fork && { fork }
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
		case "push":
		case "workflow_dispatch":
		case "schedule": {
			const base = understood(anywhere.safeParse(payload)).repository?.default_branch;
			return base === void 0 ? { kind: "branch" } : {
				kind: "branch",
				base
			};
		}
		default: throw notSupported(`\`${eventName}\` is no event that the actions of mlops answer to.`);
	}
}
function understood(parsed) {
	if (parsed.success) return parsed.data;
	const said = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
	throw notSupported(`The payload of \`${context.eventName}\` is not understood (${said}).`);
}
function notSupported(sentence) {
	return MlopsError.of(actionReasons, "event-not-supported", sentence);
}

// src/actions/log-progress.ts
function logProgress(write) {
	let resume;
	let open = false;
	const line = (text) => {
		write(`${open ? "\n" : ""}${text}\n`);
		open = false;
	};
	const resumed = () => {
		if (resume !== void 0) line(`::${resume}::`);
		resume = void 0;
	};
	const say = (text) => {
		const stopped = resume !== void 0;
		resumed();
		line(withoutCommands(text));
		if (stopped) stop();
	};
	const stop = () => {
		resume = randomUUID();
		line(`::stop-commands::${resume}`);
	};
	return {
		stage: async (title, work) => {
			const started = Date.now();
			line(workflowCommand("group", {}, title));
			try {
				return await work();
			} finally {
				resumed();
				line(`${((Date.now() - started) / 1e3).toFixed(1)} s`);
				line(workflowCommand("endgroup", {}, ""));
			}
		},
		note: say,
		output: (text) => {
			if (resume === void 0) stop();
			write(text);
			open = text !== "" && !text.endsWith("\n");
		}
	};
}

// src/actions/registry.ts
const project = {
	description: "Project file, from the root of the repository.",
	default: "mlops.yaml"
};
const base = { description: "Base branch, whose tip holds the policy. Default: what the event says, else the default branch." };
const token = {
	description: "Token for git and GitHub.",
	default: "${{ github.token }}"
};
const readToken = { description: "Token for git, needed in private repositories only (`contents: read`). Training code of the same runner user may read it, so it must not be able to do more." };
const digest = "Digest of that artifact; outputs of a job cannot be written by another job, artifacts can.";
const ended = {
	verdict: "`pass`, `fail` or `unknown`.",
	reason: "The reason code that decided (docs/reference/reason-codes.md).",
	sentence: "The same for a person.",
	result: "Path of `result.json`, the result document (schema `result`)."
};
const actions = {
	plan: {
		title: "mlops plan",
		description: "Says what a change makes necessary, and why; puts check and comment of the pull request to \"running\".",
		permissions: {
			actions: "read: files of earlier runs, where `store:` is a folder of the runner",
			contents: "read: the commits and the ledger branch",
			checks: "write: the check, in progress",
			"pull-requests": "write: the comment, running"
		},
		inputs: {
			project,
			base,
			token,
			announce: {
				description: "`false`: write neither check nor comment.",
				default: "true"
			}
		},
		outputs: {
			...ended,
			matrix: "One entry for each model with work, as a workflow’s matrix takes it: `{\"include\":[{\"model\":…}]}`.",
			count: "How many entries the matrix has. Guard the job with it: an empty matrix is an error on GitHub.",
			datasets: "How many datasets have to be validated."
		}
	},
	validate: {
		title: "mlops validate",
		description: "Checks the datasets that the change touches against their contract and against the base.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories" },
		inputs: {
			project,
			base,
			token: readToken,
			datasets: { description: "Names, separated by blanks or lines. Default: all." }
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with reports and sketches.",
			digest
		}
	},
	train: {
		title: "mlops train",
		description: "Trains and scores one model in a folder that holds only what it declares, and hands the results on.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories; otherwise none at all" },
		inputs: {
			project,
			base,
			token: readToken,
			model: { description: "Name of the model, as the matrix of `plan` has it." }
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the records and predictions."
		}
	},
	evaluate: {
		title: "mlops evaluate",
		description: "Compares what training wrote with the baseline, and hands on one small document for the report to judge.",
		permissions: { contents: "read: the commits and the ledger branch, in private repositories; otherwise none at all" },
		inputs: {
			project,
			base,
			token: readToken,
			data: { description: "The output `digest` of `validate`. Training code may write artifacts of any name, so the reports on data are taken from the one with these bytes. Empty: the data is checked here again." }
		},
		outputs: {
			...ended,
			artifact: "Name of the artifact with the comparisons.",
			digest
		}
	},
	report: {
		title: "mlops report",
		description: "Asks the gates, writes comment, check, summary and page, and appends to the ledger. Runs always.",
		permissions: {
			contents: "write: the ledger branch",
			checks: "write: the check",
			"pull-requests": "write: the comment"
		},
		inputs: {
			project,
			base,
			token,
			evaluation: { description: "The output `digest` of `evaluate`. Training code may write artifacts of any name, so only the one with these bytes is believed. Empty: what trains ends as `evaluation-missing`." },
			record: {
				description: "`false`: write nothing to the ledger.",
				default: "true"
			}
		},
		outputs: {
			...ended,
			page: "Path of the HTML page.",
			markdown: "Path of the comment’s text."
		}
	},
	main: {
		title: "mlops",
		description: "GitOps for machine learning: does what mlops.yaml says for the event at hand, in one job.",
		permissions: {
			actions: "read: files of earlier runs, where `store:` is a folder of the runner",
			contents: "write: the ledger branch",
			checks: "write: the check",
			"pull-requests": "write: the comment"
		},
		inputs: {
			project,
			base,
			token: {
				...token,
				description: "Token for git and GitHub. It is not handed to training code, but that runs as the same user on the same machine and could read it from this process: use the separate actions where training code is not trusted like the workflow itself."
			}
		},
		outputs: {
			...ended,
			page: "Path of the HTML page.",
			markdown: "Path of the comment’s text."
		}
	}
};

// src/actions/run-action.ts
async function runAction(name, work) {
	const started = performance.now();
	const controller = new AbortController();
	const stop = () => controller.abort();
	process.on("SIGINT", stop).on("SIGTERM", stop);
	const folder = join(process.env["RUNNER_TEMP"] ?? join(process.cwd(), ".mlops"), `mlops-${name}-${process.pid}`);
	let outcome;
	try {
		await mkdir(folder, { recursive: true });
		outcome = await work(await contextOf(name, folder, controller.signal));
	} catch (error) {
		outcome = outcomeOfError(controller.signal.aborted ? stopped(error, actions[name].title) : error);
	}
	await finish(name, outcome, folder, (performance.now() - started) / 1e3);
}
async function contextOf(name, folder, signal) {
	const input = (key) => getInput(key);
	const token = "token" in actions[name].inputs ? input("token") : "";
	if (token !== "") setSecret(token);
	const event = readEvent();
	const workspace = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
	const asked = input("base");
	const about = asked === "" ? event : {
		...event,
		base: asked
	};
	await prepareCheckout(workspace, about, token);
	const env = {
		...process.env,
		...token !== "" && { GITHUB_TOKEN: token }
	};
	const progress = logProgress((text) => void process.stdout.write(text));
	return {
		input,
		flag: (key) => flagOf(key, input(key)),
		output: (key, value) => setOutput(key, value),
		event: about,
		change: {
			folder: workspace,
			projectFile: input("project"),
			remote: "origin",
			offline: false,
			uncommitted: "refuse",
			...about.base !== void 0 && { base: about.base }
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
function flagOf(name, value) {
	if (value === "true" || value === "false") return value === "true";
	const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}
async function finish(name, found, folder, seconds) {
	const problems = found.problems.map(withRemedy);
	const result = toResult(name, {
		...found,
		problems
	}, seconds);
	const file = join(folder, "result.json");
	await mkdir(folder, { recursive: true });
	await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
	for (const key of [
		"verdict",
		"reason",
		"sentence"
	]) setOutput(key, result[key]);
	setOutput("result", file);
	for (const problem of problems) annotate(problem);
	if (found.ends !== "pass") setFailed(`${found.sentence} [${found.reason}]`);
}
function withRemedy(problem) {
	const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
	return remedy === void 0 ? problem : {
		...problem,
		remedy
	};
}
function annotate({ reason, message, remedy, place }) {
	const text = remedy === void 0 ? message : `${message}\n→ ${remedy}`;
	const at = place === void 0 ? {} : {
		file: place.file,
		startLine: place.line,
		startColumn: place.column
	};
	(reasons.endsOf(reason) === "pass" ? warning : error)(text, {
		title: reason,
		...at
	});
}

export { openArtifacts as n, openArtifactSearch as r, runAction as t };