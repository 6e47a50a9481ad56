import { E as trainingMatrix, T as trainingJobs } from "./recorded-results.js";
import { n as terminalSentence } from "./terminal.js";
import { a as checkNameOf, c as pullRequestAt, d as markdownSentence, o as isOnBase, s as markerOf, t as isThere, u as escapeMarkdown } from "./publish-report.js";
import { t as reportFrame } from "./report-frame.js";
import { t as findSituation } from "./situation.js";

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
	const { forge, number, head } = await pullRequestAt(situation, ports);
	const url = forge.writer?.url;
	const body = renderRunning({
		project,
		head,
		todo,
		...url !== void 0 && { run: url }
	});
	await forge.putCheck({
		name: checkNameOf(project),
		head,
		state: "in-progress",
		title: todo,
		summary: body
	});
	const marker = markerOf(project);
	if (!expectsComment(situation) && !await isThere(forge, number, marker)) return;
	await forge.putComment(number, {
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

// src/commands/plan.ts
async function plan(request, ports) {
	const situation = await findSituation(request, ports);
	const matrix = trainingMatrix(situation.plan);
	const sentence = planSentence(situation.plan);
	if (request.announce && !isOnBase(situation)) await announce(situation, sentence, ports);
	const missing = [...situation.candidate.datasets.values()].flatMap((dataset) => dataset.problems);
	const problems = [
		...situation.problems,
		...situation.misplaced,
		...missing
	];
	const open = problems.find((problem) => ports.reasons.endsOf(problem.reason) !== "pass");
	return {
		ends: missing.length > 0 ? "fail" : open === void 0 ? "pass" : "unknown",
		reason: open !== void 0 ? open.reason : situation.plan.steps.some((step) => step.decision === "run") ? "planned" : "nothing-to-run",
		sentence,
		problems,
		jobs: trainingJobs(situation.plan, situation.project),
		datasets: situation.plan.steps.flatMap((step) => step.kind === "validate" && step.decision === "run" ? [step.dataset] : []),
		data: {
			...situation.plan,
			matrix,
			policy: situation.policyChanges,
			commits: situation.judged
		},
		text: () => request.matrix ? `${JSON.stringify({ include: matrix })}\n` : planText(situation, sentence)
	};
}
function planSentence(plan) {
	const count = (kind) => plan.steps.filter((step) => step.kind === kind && step.decision === "run").length;
	const parts = [
		some(count("validate"), "dataset to validate", "datasets to validate"),
		some(count("train"), "training", "trainings"),
		some(count("evaluate"), "scoring", "scorings")
	].filter((part) => part !== void 0);
	return parts.length === 0 ? "Nothing has to run: 0 trainings." : `To do: ${parts.join(", ")}.`;
}
function some(count, one, many) {
	return count === 0 ? void 0 : `${count} ${count === 1 ? one : many}`;
}
function planText(situation, sentence) {
	const { plan, judged, uncommitted } = situation;
	const against = judged.baseline === void 0 ? "no commit before it" : `${baselineKinds[judged.baseline.kind]} ${judged.baseline.sha.slice(0, 12)}`;
	const what = uncommitted.length === 0 ? "" : ` with ${uncommitted.length} uncommitted change${uncommitted.length === 1 ? "" : "s"}`;
	return `${[
		`${candidateKinds[judged.candidate.kind]} ${judged.candidate.sha.slice(0, 12)}${what}, compared with ${against}; policy of ${judged.policy.branch} ${judged.policy.sha.slice(0, 12)}`,
		"",
		...table(plan.steps),
		...plan.removed.map((model) => `removed   ${model}`),
		...situation.policyChanges.map((change) => `policy    ${change.sentence}`),
		"",
		sentence
	].map(terminalSentence).join("\n")}\n`;
}
const candidateKinds = {
	"merge-result": "The merge result",
	"branch-head": "The branch head",
	"default-branch": "The default branch at"
};
const baselineKinds = {
	"first-parent": "the first parent",
	"merge-base": "the merge base"
};
function table(steps) {
	const rows = steps.map((step) => [
		step.decision,
		step.id.replace(":", " ").replace("@", " of the "),
		step.reasons.join("; ")
	]);
	const width = Math.max(0, ...rows.map(([, what]) => what.length));
	return rows.map(([decision, what, why]) => `${decision.padEnd(9)} ${what.padEnd(width)}  ${why}`);
}

export { plan as n, planSentence as r, baselineKinds as t };