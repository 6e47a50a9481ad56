import { a as setOutput, r as getInput } from "./core.js";
import { p as int, v as object, w as unknown, x as string, y as record } from "./schemas.js";
import { t as publishFailure } from "./publish-failure.js";
import { t as MlopsError } from "./problem.js";
import { c as actionPorts } from "./vouch.js";
import { a as requireMergeInto, i as prepareCheckout, n as readRunnerEvent, o as actions, t as runStep } from "./run-step.js";
import { t as actionReasons } from "./reasons11.js";
import { a as findPullsOfFork } from "./forge.js";

// src/commands/refuse.ts
function refuse(change, error, ports) {
	return publishFailure(change, "pull-request", error, ports);
}

// src/actions/event.ts
const branchName = string().min(1);
const repository = object({ id: int() });
const pullRequest = object({ pull_request: object({
	base: object({
		ref: branchName,
		repo: repository
	}),
	head: object({
		sha: string().optional(),
		repo: repository.nullable()
	})
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
				...head.sha !== void 0 && { head: head.sha },
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
		case "schedule": return onSchedule(understood(anywhere.safeParse(payload)), env["GITHUB_REF"] ?? "");
		case "push": return onBranch(understood(anywhere.safeParse(payload)));
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
function onSchedule(about, ref) {
	const branch = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
	return about.repository === void 0 && branch !== void 0 ? {
		kind: "branch",
		base: branch
	} : onBranch(about);
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
		of: "nothing",
		because: `Run ${run.id} ${because}`
	});
	if (run.event !== "pull_request") return nothing(`was started by \`${run.event}\`, not for a pull request.`);
	if (run.conclusion === "action_required") return nothing("waits until somebody approves it: its end is still to come.");
	if (run.conclusion === "skipped") return nothing("did nothing: what was edited changes nothing that is judged.");
	if (from == null || branch == null) return nothing("was for a fork that is no longer there.");
	if (from.id === own.id) return nothing("was for a branch of this repository, and reports itself.");
	return {
		kind: "run",
		of: "fork",
		from: {
			name: from.full_name,
			owner: from.owner.login,
			repository: from.id,
			branch,
			commit
		}
	};
}
function orNotSupported(eventName, parsed) {
	if (parsed.success) return parsed.data;
	throw notSupported(`The payload of \`${eventName}\` is not understood (${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}).`);
}
function notSupported(sentence) {
	return MlopsError.of(actionReasons, "event-not-supported", sentence);
}

// src/actions/fetch-pull.ts
const fetch = [...[
	"-c",
	"core.hooksPath=/dev/null",
	"fetch",
	"--quiet",
	"--no-tags",
	"--no-recurse-submodules"
], ...["--no-write-fetch-head", "--no-filter"]];
async function fetchPull(git, { number, head, approved = false }, base, planned) {
	const place = `refs/mlops/pull/${number}`;
	const args = [
		"--prune",
		"--end-of-options",
		"origin",
		`+refs/pull/${number}/*:${place}/*`
	];
	const fetched = await git.try([...fetch, ...args]);
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
	if (planned !== "") return await fetchPlanned(git, planned, head, base);
	const merge = await commitAt(git, `${place}/merge`);
	return merge !== void 0 && await isMergeOf(git, merge, head, base) ? merge : head;
}
async function fetchPlanned(git, planned, head, base) {
	if (planned === head) return head;
	if (await commitAt(git, planned) === void 0) await git.try([
		...fetch,
		"--end-of-options",
		"origin",
		planned
	]);
	if (await commitAt(git, planned) === planned && await isMergeOf(git, planned, head, base)) return planned;
	const sentence = `The plan has judged ${planned.slice(0, 12)}, which origin does not give any more as a merge of ${head.slice(0, 12)} into ${base}.`;
	throw MlopsError.of(actionReasons, "judged-commit-gone", sentence);
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
async function commitAt(git, revision) {
	const found = await git.try([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
	return found.code === 0 ? found.stdout.toString("utf8").trim() : void 0;
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
	if (run.of === "nothing") throw MlopsError.of(actionReasons, "not-of-a-fork", run.because);
	const { from } = run;
	const [found, ...more] = await findPullsOfFork(around, from);
	if (more.length > 0) throw await severalOf([found, ...more], from, around);
	const base = around.base === "" ? found.base : around.base;
	const fork = {
		number: found.number,
		head: from.commit
	};
	return await fetched({
		kind: "pull-request",
		fork: "our-run",
		base
	}, fork, around);
}
async function severalOf(pulls, from, around) {
	const named = pulls.map(({ number, base }) => `${number} into ${base}`).join(", ");
	const sentence = `${from.commit.slice(0, 12)} of ${from.name}:${from.branch} is the head of several open pull requests (${named}), and nothing says for which of them this run was.`;
	const error = MlopsError.of(actionReasons, "several-fork-pull-requests", sentence);
	const kept = [];
	for (const { number, base } of pulls) {
		const fork = {
			number,
			head: from.commit
		};
		const change = await fetched({
			kind: "pull-request",
			fork: "our-run",
			base
		}, fork, {
			...around,
			commit: ""
		});
		kept.push(...await around.tell(change, error));
	}
	return kept.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...kept]);
}
async function fetched(event, fork, around) {
	const git = await prepareCheckout(around.workspace, event, around.token);
	try {
		return {
			event,
			fork,
			head: await fetchPull(git, fork, event.base, around.commit)
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.problems[0]?.reason !== "judged-commit-gone") throw error;
		const kept = await around.tell({
			event,
			fork,
			head: fork.head
		}, error);
		throw kept.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...kept]);
	}
}
const approvable = /* @__PURE__ */ new Set([
	"plan",
	"build",
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
	return await fetched({
		kind: "pull-request",
		fork: "approved",
		base
	}, {
		number,
		head: commit,
		approved: true
	}, around);
}

// src/actions/run-action.ts
async function runAction(name, work) {
	let isOurRun = false;
	await runStep(name, async ({ folder, signal }) => {
		const found = await readEvent(process.env);
		isOurRun = found.kind === "run" || found.kind === "approved";
		return await work(await contextOf(name, found, folder, signal));
	}, ({ ends, reason }) => isOurRun ? !judgements.includes(ends) || notOrdered.has(reason) : ends !== "pass");
}
const judgements = [
	"pass",
	"fail",
	"unknown",
	"input"
];
const notOrdered = /* @__PURE__ */ new Set(["fork-on-other-base", "fork-moved-on"]);
const tellers = /* @__PURE__ */ new Set(["report", "main"]);
async function contextOf(name, found, folder, signal) {
	const { env, token, workspace, ports, flag } = actionPorts(name, signal);
	const input = (key) => getInput(key);
	const common = {
		folder: workspace,
		projectFile: input("project"),
		remote: "origin",
		offline: false,
		uncommitted: "refuse"
	};
	const { event, ...judged } = await changeOf(name, found, {
		env,
		token,
		signal,
		workspace,
		base: input("base"),
		commit: commitOf(name, input),
		tell: async ({ event: { base = "" }, fork, head }, error) => tellers.has(name) ? await refuse({
			...common,
			base,
			fork,
			head
		}, error, ports) : []
	});
	return {
		input,
		flag,
		output: (key, value) => setOutput(key, value),
		event,
		change: {
			builds: "elsewhere",
			...common,
			...unaskedBy(event),
			...event.base !== void 0 && { base: event.base },
			...judged
		},
		ports,
		folder
	};
}
function unaskedBy({ kind, fork, head }) {
	return kind === "pull-request" && fork === void 0 ? { unasked: { ...head !== void 0 && { head } } } : {};
}
async function changeOf(name, found, around) {
	if (found.kind === "run") return await forkChange(name, found, around);
	if (found.kind === "approved") return await approvedChange(name, found, around);
	const event = around.base === "" ? found : {
		...found,
		base: around.base
	};
	const git = await prepareCheckout(around.workspace, event, around.token);
	if (around.base === "") await requireMergeInto(git, event);
	await requirePlanned(git, around.commit);
	return { event };
}
async function requirePlanned(git, commit) {
	if (commit === "") return;
	const there = await git.text([
		"rev-parse",
		"--verify",
		"HEAD^{commit}"
	]);
	if (there === commit) return;
	const sentence = `The plan has judged ${commit.slice(0, 12)}, and ${there.slice(0, 12)} is checked out.`;
	throw MlopsError.of(actionReasons, "judged-commit-gone", sentence);
}
function commitOf(name, input) {
	const given = "commit" in actions[name].inputs ? input("commit") : "";
	if (/^([0-9a-f]{40}|[0-9a-f]{64})?$/.test(given)) return given;
	const sentence = `The input \`commit\` is \`${given}\`; it takes a whole commit id, the output \`commit\` of \`plan\`.`;
	throw MlopsError.of(actionReasons, "bad-input", sentence);
}

export { runAction as t };