import { n as terminalSentence } from "./terminal.js";
import { i as markdownSentence, t as escapeMarkdown } from "./markdown.js";
import { a as checkNameOf, c as pullRequestAt, o as isOnBase, s as markerOf, t as isThere } from "./publish-report.js";
import { t as reportFrame } from "./report-frame.js";
import { r as policySentence, t as stepsText } from "./steps-text.js";
import { t as MlopsError } from "./problem.js";
import { f as runRecord } from "./commit-record.js";
import { t as findSituation } from "./find-situation.js";

// src/project/matrix.ts
function trainingJobs(plan, project) {
	const todo = plan.steps.filter((step) => step.kind !== "validate").filter((step) => step.decision === "run");
	return [...new Set(todo.map((step) => step.model))].map((model) => {
		const train = project.models.get(model)?.train;
		if (train === void 0) throw new TypeError(`the plan names ${model}, which the project does not have`);
		const steps = todo.filter((step) => step.model === model);
		const milliseconds = steps.filter((step) => step.kind === "train").reduce((sum, { timeout, seeds }) => sum + timeout * Math.max(1, seeds.length), 0);
		const fingerprint = steps.find((step) => step.side === "candidate")?.fingerprint ?? steps[0]?.fingerprint ?? "";
		return {
			model,
			fingerprint,
			name: `${model} ${fingerprint.slice(0, 12)}`,
			"runs-on": train.runsOn,
			"timeout-minutes": Math.max(1, Math.ceil(milliseconds / 6e4)) + 30,
			why: steps.flatMap((step) => step.reasons).join("; ")
		};
	});
}

// src/report/running.ts
function renderRunning({ project, head, todo, run }) {
	const link = run !== void 0 && /^https:\/\/[^\s)]+$/.test(run) ? ` · [run](${run})` : "";
	return `${[
		`## ⏳ Running · ${escapeMarkdown(project, 80)}`,
		`Commit \`${head.slice(0, 12)}\` is being checked. ${markdownSentence(todo)}`,
		"---",
		`<sub>commit \`${head.slice(0, 12)}\`${link}</sub>`
	].join("\n\n")}\n`;
}

// src/commands/reporting/announce.ts
async function announce(situation, todo, ports) {
	const { project } = reportFrame(situation, ports);
	const { forge, number, head, left, ...how } = await pullRequestAt(situation, ports);
	if (left !== void 0) throw left;
	const base = situation.judged.policy.branch;
	const url = forge.writer?.url;
	const body = renderRunning({
		project,
		head,
		todo,
		...url !== void 0 && { run: url }
	});
	const name = checkNameOf(project);
	await forge.putCheck({
		...how,
		name,
		head,
		base,
		state: "in-progress",
		title: todo,
		summary: body
	});
	const marker = markerOf(project);
	if (!expectsComment(situation) && !await isThere(forge, number, marker)) return;
	await forge.putComment(number, {
		...how,
		marker,
		body,
		head,
		generation: forge.writer?.generation ?? Date.now()
	});
}
function expectsComment({ project, plan, policyChanges }) {
	if (project.comment === "always") return true;
	const hasWork = policyChanges.length > 0 || plan.steps.some((step) => step.decision === "run");
	return project.comment === "on-change" && hasWork;
}

// src/commands/situation/bare-numbers.ts
function bareNumbers(situation) {
	return [...situation.project.models.values()].filter(isBare).filter(({ name }) => {
		return ![situation.candidate, situation.baseline].map((side) => side?.facts.models.get(name)).some((facts) => facts !== void 0 && reportsErrors(situation, facts));
	}).map(({ name }) => ({
		reason: "bare-numbers",
		message: `Whether a change makes \`${name}\` better or worse nobody will be able to tell: its metrics are bare numbers of one run, and no gate says how much worse they may get.`
	}));
}
function isBare({ metrics, evaluate, train, gates }) {
	if (metrics.length === 0 || evaluate !== void 0 || train.seeds.length > 1) return false;
	return ![...gates.values()].flat().some(({ maxWorse, minBetter }) => maxWorse !== void 0 || minBetter !== void 0);
}
function reportsErrors({ records }, facts) {
	try {
		return (runRecord({ records }, facts)?.seeds ?? []).some(({ metrics }) => Object.values(metrics).some(({ standardError }) => standardError !== void 0));
	} catch (error) {
		if (error instanceof MlopsError) return false;
		throw error;
	}
}

// src/commands/plan.ts
async function plan(request, ports) {
	const situation = await findSituation(request, ports);
	const jobs = trainingJobs(situation.plan, situation.project);
	const sentence = planSentence(situation.plan);
	if (request.announce && !isOnBase(situation)) await announce(situation, sentence, ports);
	const missing = [...situation.candidate.datasets.values()].flatMap((dataset) => dataset.problems);
	const problems = [
		...situation.problems,
		...situation.misplaced,
		...missing,
		...bareNumbers(situation)
	];
	const isBroken = missing.some((problem) => ports.reasons.endsOf(problem.reason) !== "unknown");
	const open = problems.find((problem) => ports.reasons.endsOf(problem.reason) !== "pass");
	return {
		ends: isBroken ? "fail" : open === void 0 ? "pass" : "unknown",
		reason: open !== void 0 ? open.reason : situation.plan.steps.some((step) => step.decision === "run") ? "planned" : "nothing-to-run",
		sentence,
		problems,
		jobs,
		commit: situation.candidate.commit.sha,
		notTrusted: situation.notTrusted.records,
		datasets: situation.plan.steps.flatMap((step) => step.kind === "validate" && step.decision === "run" ? [step.dataset] : []),
		data: {
			...situation.plan,
			matrix: jobs,
			policy: situation.policyChanges,
			commits: situation.judged
		},
		text: () => request.matrix ? `${JSON.stringify({ include: jobs })}\n` : planText(situation, sentence)
	};
}
function planSentence(plan) {
	const count = (kind) => plan.steps.filter((step) => step.kind === kind && step.decision === "run" && !step.refused).length;
	const refused = new Set(plan.steps.flatMap((step) => step.kind !== "validate" && step.refused ? [step.model] : []));
	const rest = refused.size === 0 ? "" : ` Refused for their data: ${[...refused].join(", ")}.`;
	const steps = stepsText({
		validate: count("validate"),
		train: count("train"),
		evaluate: count("evaluate")
	});
	return `${steps === void 0 ? "Nothing has to run: 0 trainings." : `To do: ${steps}.`}${rest}`;
}
function planText(situation, sentence) {
	const { plan, judged, uncommitted } = situation;
	const against = judged.baseline === void 0 ? ", with no commit to compare it with" : `, compared with ${judged.baseline.sha === judged.candidate.sha ? "that commit as it is" : `${baselineKinds[judged.baseline.kind]} ${judged.baseline.sha.slice(0, 12)}`}`;
	const what = uncommitted.length === 0 ? "" : ` with ${uncommitted.length} uncommitted change${uncommitted.length === 1 ? "" : "s"}`;
	return `${[
		`${judged.branch === judged.policy.branch && uncommitted.length > 0 ? candidateKinds["default-branch"] : candidateKinds[judged.candidate.kind]} ${judged.candidate.sha.slice(0, 12)}${what}${against}; policy of ${policyName(situation)} ${judged.policy.sha.slice(0, 12)}`,
		"",
		...table(plan.steps),
		...plan.removed.map((model) => `removed   ${model}`),
		...situation.policyChanges.map((change) => `${change.blocks ? "blocks" : "policy"}    ${policySentence(change, situation)}`),
		"",
		sentence
	].map(terminalSentence).join("\n")}\n`;
}
function policyName({ judged, problems, request }) {
	const { branch } = judged.policy;
	return problems.some(({ reason }) => reason === "base-not-pushed") ? `${request.remote}/${branch}` : branch;
}
const candidateKinds = {
	"merge-result": "The merge result",
	"branch-head": "The branch head",
	"default-branch": "The default branch at"
};
const baselineKinds = {
	"first-parent": "the first parent",
	"merge-base": "the merge base",
	"last-version": "the last version",
	"live-version": "the live version"
};
function table(steps) {
	const rows = steps.map((step) => [
		step.refused ? "refused" : step.decision,
		step.id.replace(":", " ").replace("@", " of the "),
		step.reasons.join("; ")
	]);
	const width = Math.max(0, ...rows.map(([, what]) => what.length));
	return rows.map(([decision, what, why]) => `${decision.padEnd(9)} ${what.padEnd(width)}  ${why}`);
}

export { plan as n, planSentence as r, baselineKinds as t };