import { t as MlopsError } from "./problem.js";
import { v as object, x as string, y as record } from "./schemas.js";
import { o as setSecret, r as getInput } from "./core.js";
import { a as commandFence, i as speakUp, n as portsOf } from "./app.js";
import { n as workflowCommand, t as withoutCommands } from "./workflow-command.js";
import { t as amountText } from "./amount.js";
import { n as openRepository } from "./repository.js";
import { n as openWorkflowRuns, p as hasArtifactService } from "./forge.js";
import { i as proofName, n as otherProofName, r as prefixOf } from "./artifact-names.js";
import { t as actionReasons } from "./reasons11.js";
import { n as paceText, r as startOf } from "./seconds-text.js";
import { n as readRunnerEvent, o as actions } from "./run-step.js";
import { i as readYaml } from "./yaml-values.js";

// src/actions/artifacts.ts
async function openArtifacts(change, ports) {
	const prefix = prefixOf(change.projectFile);
	if (hasArtifactService(ports.env)) {
		const { openWorkflowArtifacts } = await import("./workflow-artifacts.js");
		return await openWorkflowArtifacts(prefix);
	}
	const { openStoredArtifacts } = await import("./stored-artifacts.js");
	return openStoredArtifacts(prefix, change, ports);
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
			let amount;
			let from;
			line(workflowCommand("group", {}, title));
			const stop = speakUp((seconds) => {
				const pace = paceText(from, amount, Date.now());
				const parts = [
					`${seconds.toFixed(1)} s`,
					amount === void 0 ? "" : amountText(amount),
					pace
				];
				say(parts.filter((part) => part !== "").join(", "));
			});
			try {
				return await work((told) => {
					from = startOf(from, told, Date.now());
					amount = told;
				});
			} finally {
				fence.close();
				line(`${stop().seconds.toFixed(1)} s`);
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

// src/actions/action-ports.ts
function actionPorts(name, signal) {
	const token = "token" in actions[name].inputs ? getInput("token") : "";
	if (token !== "") setSecret(token);
	const env = {
		...process.env,
		...token !== "" && { GITHUB_TOKEN: token }
	};
	const progress = logProgress((text) => void process.stdout.write(text));
	return {
		input: (key) => getInput(key),
		flag: (key) => flagOf(key, getInput(key)),
		token,
		env,
		workspace: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
		ports: portsOf({
			offline: false,
			progress,
			env,
			signal
		})
	};
}
function flagOf(name, value) {
	if (value === "true" || value === "false") return value === "true";
	const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

// src/actions/same-workflows.ts
async function otherWorkflows(git, commit, base, mayBeBase) {
	if (!await isThere(git, commit)) {
		await git.try([
			...fetch,
			"--end-of-options",
			"origin",
			commit
		]);
		if (!await isThere(git, commit)) return `origin does not give its commit \`${commit.slice(0, 12)}\``;
	}
	const since = await git.text([
		"rev-list",
		"--first-parent",
		base,
		"--not",
		`${commit}^@`,
		"--"
	]);
	const apart = since === "" ? [] : since.split("\n");
	if (mayBeBase && apart.includes(commit)) return void 0;
	const fork = apart.length === 0 ? base : `${apart.at(-1)}^1`;
	if (await workflowsAt(git, commit) === await workflowsAt(git, fork)) return void 0;
	return `its commit \`${commit.slice(0, 12)}\` changes \`.github/\``;
}
const fetch = [...[
	"-c",
	"core.hooksPath=/dev/null",
	"fetch",
	"--quiet",
	"--no-tags",
	"--no-recurse-submodules"
], ...["--no-write-fetch-head", "--filter=blob:none"]];
async function isThere(git, commit) {
	return (await git.try([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	], { env: { GIT_NO_LAZY_FETCH: "1" } })).code === 0;
}
async function workflowsAt(git, revision) {
	if ((await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	])).code !== 0) return "no commit";
	const found = await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}:.github`
	]);
	return found.code === 0 ? found.stdout.toString("utf8").trim() : "none";
}

// src/actions/witness.ts
const several = 2;
function witnessOf(runs, { file, asked, isEnough }) {
	const alone = {
		run: runs.get,
		hasProof: (run, digest) => hasProof(runs, run, digest)
	};
	if (asked < several) return alone;
	let newest;
	let proofs;
	return {
		run: async (id) => {
			newest ??= runs.newest(file);
			const found = (await newest).find((run) => run.id === id);
			return found !== void 0 && isEnough(found) ? found : await alone.run(id);
		},
		hasProof: async (run, digest) => {
			proofs ??= runs.artifacts(proofName);
			return (await proofs).some((one) => one.run === run && one.digest === digest) || await alone.hasProof(run, digest);
		}
	};
}
async function hasProof(runs, run, digest) {
	for (const name of [proofName, otherProofName(digest)]) if ((await runs.digests(run, name)).includes(digest)) return true;
	return false;
}

// src/actions/trust.ts
function trustByForge(vouching) {
	const answers = /* @__PURE__ */ new Map();
	const workflows = /* @__PURE__ */ new Map();
	return async (claims, reuse) => {
		try {
			const around = {
				...await vouching(),
				workflows
			};
			const witness = witnessFor(claims, around, answers);
			const why = /* @__PURE__ */ new Map();
			for (const claim of claims) {
				const found = await whyNotUsed(claim, reuse, {
					...around,
					witness
				}, answers);
				if (found !== void 0) why.set(claim.address, found);
			}
			return why;
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			const why = `the forge could not be asked who has made it (${error.message.replace(/\.$/, "")})`;
			return new Map(claims.map(({ address }) => [address, why]));
		}
	};
}
const neverReused = "the base branch says `reuse: never`";
async function whyNotUsed({ proof, local }, reuse, around, answers) {
	if (reuse === "never" && proof?.run !== around.own) return neverReused;
	if (proof === void 0) return local ? "it was made on somebody’s machine" : "nothing says which run has made it";
	if (!answers.has(proof.digest)) answers.set(proof.digest, await whyNot(around, proof));
	const found = answers.get(proof.digest);
	return found && `run ${proof.run}, which is said to have made it, ${found}`;
}
function witnessFor(claims, { runs, path, oneJob }, answers) {
	const open = claims.flatMap(({ proof }) => proof === void 0 || answers.has(proof.digest) ? [] : [proof.run]);
	return witnessOf(runs, {
		file: path.split("/").at(-1) ?? "",
		asked: new Set(open).size,
		isEnough: (run) => oneJob && run.path === path || run.called.length > 0
	});
}
async function whyNot(around, { run: id, digest }) {
	const { witness, git, base, workflows } = around;
	const run = await witness.run(id);
	if (run === void 0) return "is not there, or not any more";
	const strange = strangeRun(run, around);
	if (strange !== void 0) return strange;
	const mayBeBase = run.event !== "pull_request";
	const key = `${run.head} ${mayBeBase}`;
	const asked = workflows.get(key) ?? otherWorkflows(git, run.head, base, mayBeBase);
	workflows.set(key, asked);
	const other = await asked;
	if (other !== void 0) return `cannot be relied on: ${other}`;
	if (run.event === "workflow_dispatch" && await mayBeOfFork(git, run)) return "was started by hand, possibly for a commit of a fork";
	return await witness.hasProof(id, digest) ? void 0 : "has no artifact with the digest of its proof";
}
const events = /* @__PURE__ */ new Set([
	"pull_request",
	"merge_group",
	"push",
	"schedule",
	"workflow_dispatch"
]);
function strangeRun(run, { runs, defaultBranch, oneJob, path }) {
	if (!run.own) return "was one of another repository";
	if (!events.has(run.event)) return `was started by \`${run.event}\``;
	const files = ["yml", "yaml"].map((end) => `${runs.repository}/.github/workflows/mlops-train.${end}`.toLowerCase());
	if (run.called.some(({ path, ref }) => files.includes(path.toLowerCase()) && ref === `refs/heads/${defaultBranch}`) || oneJob && run.path === path) return void 0;
	return `did not call mlops-train.yml of ${defaultBranch}${oneJob ? `, nor was it one of ${path}` : ""}`;
}
function callsTraining({ called }) {
	return called.some(({ path }) => /\/\.github\/workflows\/mlops-train\.ya?ml$/i.test(path));
}
async function mayBeOfFork(git, { head, path }) {
	const text = await git.try([
		"show",
		"--end-of-options",
		`${head}:${path}`
	]);
	if (text.code !== 0) return true;
	const inputs = [
		"on",
		"workflow_dispatch",
		"inputs"
	].reduce(memberOf, readYaml(text.stdout.toString("utf8")));
	return ["pull-request", "commit"].some((name) => memberOf(inputs, name) !== void 0);
}
function memberOf(value, name) {
	return (typeof value === "object" && value !== null ? Object.entries(value) : []).find(([key]) => key === name)?.[1];
}

// src/actions/vouch.ts
function runsOf({ env, signal }, token) {
	let opened;
	return () => {
		opened ??= openWorkflowRuns({
			env,
			token,
			signal
		});
		return opened;
	};
}
function trustOf({ change, ports: { env }, runs: open }, oneJob = false) {
	return trustByForge(async () => {
		const runs = await open();
		const { git } = await openRepository(change.folder);
		const defaultBranch = await defaultBranchOf(env);
		return {
			runs,
			git,
			base: `refs/remotes/${change.remote}/${change.base ?? defaultBranch}`,
			defaultBranch,
			own: runOf(env)?.run,
			path: ownWorkflow(env),
			oneJob
		};
	});
}
async function lookAround({ ports: { env }, runs }) {
	return {
		runs: await runs(),
		own: runOf(env)?.run,
		path: ownWorkflow(env)
	};
}
function trustAsPlanned(given, env) {
	if (given === "") return void 0;
	const planned = plannedOf(given);
	const own = runOf(env)?.run;
	return async (claims, reuse) => new Map(claims.flatMap(({ address, proof }) => {
		const why = planned[address] ?? (reuse === "never" && proof?.run !== own ? "the base branch says `reuse: never`" : void 0);
		return why === void 0 ? [] : [[address, why]];
	}));
}
const plannedShape = record(string().max(400), string().max(2e3));
function plannedOf(given) {
	try {
		return plannedShape.parse(JSON.parse(given));
	} catch {
		throw MlopsError.of(actionReasons, "bad-input", "The input `not-trusted` is no output `not-trusted` of `plan`.");
	}
}
function proveIn(artifacts, { env, progress }) {
	const here = runOf(env);
	if (here === void 0) return void 0;
	const leave = async (text) => {
		try {
			return await artifacts.prove(text);
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			progress.note(`What is recorded here cannot be used again, since nothing proves it: ${error.message}`);
			return false;
		}
	};
	return {
		...here,
		leave
	};
}
function runOf(env) {
	const [run, attempt] = [Number(env["GITHUB_RUN_ID"]), Number(env["GITHUB_RUN_ATTEMPT"] ?? "1")];
	return Number.isSafeInteger(run) && run > 0 ? {
		run,
		attempt
	} : void 0;
}
function ownWorkflow(env) {
	return /^[^/]+\/[^/]+\/([^@]+)@/.exec(env["GITHUB_WORKFLOW_REF"] ?? "")?.[1] ?? "";
}
const repositoryShape = object({ repository: object({ default_branch: string().min(1) }) });
async function defaultBranchOf(env) {
	const parsed = repositoryShape.safeParse((await readRunnerEvent(env)).payload);
	if (parsed.success) return parsed.data.repository.default_branch;
	const [, scheduled] = /^refs\/heads\/(.+)$/.exec(env["GITHUB_REF"] ?? "") ?? [];
	if (env["GITHUB_EVENT_NAME"] === "schedule" && scheduled !== void 0) return scheduled;
	throw MlopsError.of(actionReasons, "event-not-supported", "The event does not say which the default branch is.");
}

export { trustAsPlanned as a, actionPorts as c, runsOf as i, openArtifacts as l, lookAround as n, trustOf as o, proveIn as r, callsTraining as s, defaultBranchOf as t };