import { d as trainingMatrix } from "./known.js";
import { n as terminalSentence } from "./terminal.js";
import { t as findSituation } from "./situation.js";

// src/commands/plan.ts
async function plan(request, ports) {
	const situation = await findSituation(request, ports);
	const matrix = trainingMatrix(situation.plan);
	const sentence = planSentence(situation.plan);
	const missing = [...situation.candidate.datasets.values()].flatMap((dataset) => dataset.problems);
	const problems = [...situation.problems, ...missing];
	const open = problems.find((problem) => ports.reasons.endsOf(problem.reason) !== "pass");
	return {
		ends: missing.length > 0 ? "fail" : open === void 0 ? "pass" : "unknown",
		reason: open !== void 0 ? open.reason : situation.plan.steps.some((step) => step.decision === "run") ? "planned" : "nothing-to-run",
		sentence,
		problems,
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