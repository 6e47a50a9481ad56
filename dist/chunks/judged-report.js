import { a as headlineOf, c as judgedLines, f as stateOf, i as failedChecks, l as lacksInterval, n as byRowsAlone, p as warningOf, u as metricLines } from "./report-frame.js";
import { d as worst } from "./check-data.js";
import { i as outcomes, n as joinOutcomes, t as byOutcome } from "./outcome.js";
import { t as gateReasons } from "./reasons5.js";
import { n as oneLine, t as clip } from "./clean.js";
import { t as reportReasons } from "./reasons6.js";

// src/report/judge.ts
function problemVerdict(problem, ends) {
	const end = ends(problem.reason);
	if (end === "pass") return "pass";
	return end === "unknown" || end === "unavailable" || end === "cancelled" ? "unknown" : "fail";
}
function judgeModel(parts, ends) {
	const draft = {
		...parts,
		verdict: "unknown",
		outcome: "cannot-tell",
		reason: "nothing-judged"
	};
	const { outcome, reason } = failedProblem(draft, ends) ?? failedTraining(draft) ?? failedGates(draft) ?? unknownParts(draft, ends) ?? passing(draft);
	return {
		...draft,
		outcome,
		reason,
		verdict: outcomes[outcome].verdict
	};
}
function failedProblem({ problems, candidate, plan }, ends) {
	const problem = problems.find((each) => problemVerdict(each, ends) === "fail");
	if (problem?.reason === "data-failed") return {
		outcome: "not-trained",
		reason: problem.reason
	};
	const trains = plan.decision === "train" || plan.decision === "first-run";
	return problem && {
		outcome: trains && !candidate ? "training-failed" : "stopped",
		reason: problem.reason
	};
}
function failedTraining({ candidate }) {
	if (!candidate || candidate.exit === "ok") return void 0;
	return [
		"infrastructure",
		"preempted",
		"cancelled"
	].includes(candidate.exit) ? {
		outcome: "cannot-tell",
		reason: "training-interrupted"
	} : {
		outcome: "training-failed",
		reason: "training-failed"
	};
}
function failedGates(model) {
	const line = metricLines(model)[0];
	if (!line || stateOf(line) !== "fails") return void 0;
	const gate = line.gates.find(({ blocks, verdict }) => blocks && verdict === "fail");
	if (!gate) return void 0;
	return {
		outcome: gate.kind === "max-worse" || gate.kind === "default" || line.movement === "worse" ? "worse" : "not-good-enough",
		reason: gate.reason
	};
}
function unknownParts({ problems, gates }, ends) {
	const problem = problems.find((each) => problemVerdict(each, ends) === "unknown");
	const gate = gates.find(({ blocks }) => blocks);
	const reason = problem?.reason ?? gate?.reason;
	return reason === void 0 ? void 0 : {
		outcome: "cannot-tell",
		reason
	};
}
function passing(model) {
	if (model.plan.decision === "removed") return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (model.plan.decision === "reuse" && sameRun(model)) return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (model.gates.length === 0) return model.plan.decision === "first-run" && model.candidate !== void 0 && model.comparison !== void 0 ? {
		outcome: "first-run",
		reason: "first-run"
	} : {
		outcome: "cannot-tell",
		reason: "nothing-judged"
	};
	if (model.plan.decision === "first-run" || model.gates.some(({ reason }) => reason === "not-in-baseline")) return {
		outcome: "first-run",
		reason: "first-run"
	};
	const outcome = movementOutcome(model);
	return {
		outcome,
		reason: outcome
	};
}
function sameRun({ candidate, baseline }) {
	return candidate !== void 0 && candidate.fingerprint === baseline?.fingerprint;
}
function movementOutcome(model) {
	const judged = judgedLines(metricLines(model));
	if (judged.some((line) => warningOf(line) !== void 0)) return "warned";
	const better = judged.some(({ movement, slice }) => movement === "better" && slice === void 0);
	const worse = judged.some(({ movement }) => movement === "worse");
	if (better) return worse ? "mixed" : "better";
	if (worse) return "within-limits";
	if (judged.filter(({ movement }) => movement === "unclear" || movement === "same").some((line) => !lacksInterval(line))) return "no-change";
	return model.gates.some(({ verdict }) => verdict !== "unknown") ? "passes" : "unknown-allowed";
}
function judgeDataset(parts, ends) {
	const { outcome, reason } = datasetOutcome(parts, ends);
	return {
		...parts,
		outcome,
		reason,
		verdict: outcomes[outcome].verdict
	};
}
function datasetOutcome(part, ends) {
	const { report, diff, note, problems } = part;
	const stopped = problems.find((each) => problemVerdict(each, ends) === "fail");
	if (stopped) return {
		outcome: "data-broken",
		reason: stopped.reason
	};
	const checks = [...report?.checks ?? [], ...diff?.checks ?? []].filter(({ level }) => level === "fail");
	const [failed] = failedChecks(part);
	if (failed) return {
		outcome: "data-broken",
		reason: failed.reason
	};
	const columns = (diff?.columns ?? []).filter(({ level }) => level === "fail");
	const drifted = columns.find(({ state }) => state === "drifted");
	if (drifted) return {
		outcome: "drifted",
		reason: drifted.reason
	};
	const verdicts = [report, diff].flatMap((part) => part ? [part.verdict] : []);
	if (verdicts.includes("fail")) return {
		outcome: "data-broken",
		reason: "data-check-failed"
	};
	const open = problems.find((each) => problemVerdict(each, ends) === "unknown");
	if (open) return {
		outcome: "cannot-tell",
		reason: open.reason
	};
	if (verdicts.length === 0 && note !== void 0) return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (worst(verdicts) === "pass") return {
		outcome: "data-passes",
		reason: "data-passes"
	};
	return {
		outcome: "cannot-tell",
		reason: [...checks, ...columns.map(({ state, reason }) => ({
			verdict: state,
			reason
		}))].find(({ verdict }) => verdict === "unknown")?.reason ?? "data-not-read"
	};
}

// src/report/next.ts
function nextOf(report) {
	const parts = [...report.datasets, ...report.models].filter(({ outcome }) => outcome === report.outcome);
	const decided = parts.find(({ reason }) => reason === report.reason) ?? parts[0];
	const first = namedStep(report, decided) ?? remedyOf(report) ?? advice[report.outcome]?.(report, decided);
	const labels = report.verdict === "pass" ? void 0 : labelsStep(report);
	return first === void 0 || labels === void 0 ? first ?? labels : `${first} ${labels}`;
}
function namedStep(report, part) {
	const name = nameOf(part);
	switch (report.reason) {
		case "not-trained":
		case "not-scored":
		case "no-baseline": return named[report.reason](part && "model" in part ? ` ${plainName(part.model)}` : "");
		case "evaluation-failed": return `Read ${logOf(part)}, repair the \`evaluate.run\` step of ${name}, and run \`mlops train\` again.`;
		case "beyond-limit": return part && "model" in part && byRowsAlone(part) ? `Train ${name} on data like the new rows, or change the gate ${ownPullRequest}.` : void 0;
		default: return;
	}
}
const named = {
	"not-trained": (model) => `Run \`mlops train${model}\` on this commit: it trains and scores what is missing.`,
	"not-scored": (model) => `Run \`mlops train${model}\` on this commit: it scores what is missing.`,
	"no-baseline": (model) => `Run \`mlops train${model}\`: it trains the baseline too where its run is missing.`
};
function logOf(part) {
	return part && "log" in part && part.log !== void 0 ? "the end of its log below" : "its log";
}
function remedyOf(report) {
	return [
		report,
		...report.models,
		...report.datasets
	].flatMap((part) => part.problems).find(({ reason, remedy }) => reason === report.reason && remedy !== void 0)?.remedy ?? (report.verdict === "unknown" ? tableRemedy(report.reason) ?? fallback[report.reason] : void 0);
}
function tableRemedy(reason) {
	return reason === "cannot-tell" ? void 0 : Object.entries({
		...gateReasons,
		...reportReasons
	}).find(([code]) => code === reason)?.[1].remedy;
}
const fallback = { "artifact-gone": "Restore the store, or remove the run record by a reviewed commit on the ledger branch and run `mlops train`." };
function labelsStep(report) {
	return report.models.some(({ problems }) => problems.some(({ reason }) => reason === "labels-changed")) ? "The base branch’s labels judged: merge the corrected labels by themselves first." : void 0;
}
const ownPullRequest = "in a pull request of its own, since the base branch judges this one";
const advice = {
	stopped: () => "Repair what is named below and push again.",
	"data-broken": (_, part) => `Repair the rows named below; if they are right and the contract of ${nameOf(part)} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`,
	"training-failed": (_, part) => `Run \`mlops train\` for ${nameOf(part)} locally, read the end of its log, and push a fix.`,
	"not-trained": () => "Repair the data, or change their contract in a reviewed commit; then run `mlops train`.",
	worse: () => `Do not merge; look at the slices and at what changed. If the loss is wanted, change the gate ${ownPullRequest}.`,
	"not-good-enough": () => `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}.`,
	drifted: (_, part) => `Check that the shift is real and what it does to the model; then train on data like it, or raise the limit under \`drift\` of ${nameOf(part)} ${ownPullRequest}.`,
	"policy-blocked": () => `Restore what was removed, or let the base branch give it up first ${ownPullRequest}.`,
	"cannot-tell": (report) => report.models.some(({ gates }) => gates.some(({ blocks }) => blocks)) ? "More test rows or seeds decide it; `when-unknown: allow` on the gate lets such a change pass." : "Find the step that did not finish and run it again.",
	warned: () => "Nothing stops this change; decide whether the loss that a gate warns of is worth it.",
	mixed: () => "No gate is broken; decide whether the exchange is worth it."
};
function nameOf(part) {
	return part === void 0 ? "it" : `\`${plainName("model" in part ? part.model : part.dataset)}\``;
}
function plainName(name) {
	return clip(oneLine(name), 80).replaceAll("`", "'");
}

// src/report/compose.ts
function composeReport(parts, ends = () => void 0) {
	const judged = (part) => ({
		...part,
		problems: part.problems.map((problem) => ({
			...problem,
			verdict: problemVerdict(problem, ends)
		}))
	});
	const models = parts.models.map((model) => judgeModel(judged(model), ends)).toSorted(worstFirst);
	const datasets = parts.datasets.map((dataset) => judgeDataset(judged(dataset), ends)).toSorted(worstFirst);
	const voices = voicesOf(parts, models, datasets, ends);
	const outcome = joinOutcomes(voices.map((voice) => voice.outcome)) ?? "cannot-tell";
	const reason = voices.toSorted(worstFirst)[0]?.reason ?? "nothing-planned";
	const draft = {
		schemaVersion: 1,
		project: parts.project,
		verdict: outcomes[outcome].verdict,
		outcome,
		reason: outcome === "mixed" ? "mixed" : reason,
		headline: "",
		commits: parts.commits,
		models,
		datasets,
		policy: parts.policy,
		untouched: parts.untouched,
		problems: judged(parts).problems,
		reproduce: parts.reproduce,
		madeAt: parts.madeAt,
		tool: parts.tool
	};
	const next = nextOf(draft);
	return {
		...draft,
		headline: headlineOf(draft),
		...next !== void 0 && { next }
	};
}
function worstFirst(one, other) {
	return byOutcome(one.outcome, other.outcome);
}
function voicesOf({ problems, policy, untouched }, models, datasets, ends) {
	const voices = [];
	for (const problem of problems) {
		const verdict = problemVerdict(problem, ends);
		if (verdict !== "pass") voices.push({
			outcome: verdict === "fail" ? "stopped" : "cannot-tell",
			reason: problem.reason
		});
	}
	voices.push(...datasets, ...models);
	if (policy.some(({ blocks }) => blocks)) voices.push({
		outcome: "policy-blocked",
		reason: "policy-blocked"
	});
	if (policy.some(({ kind, blocks }) => kind === "loosened" && !blocks)) voices.push({
		outcome: "policy-loosened",
		reason: "policy-loosened"
	});
	if (untouched.models.length + untouched.datasets.length > 0) voices.push({
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	});
	return voices;
}

// src/commands/reporting/judged-report.ts
function judgedReport(parts, reasons) {
	const withRemedies = (problems) => problems.map((problem) => withRemedy(problem, reasons));
	return composeReport({
		...parts,
		problems: withRemedies(parts.problems),
		models: parts.models.map((model) => ({
			...model,
			problems: withRemedies(model.problems)
		})),
		datasets: parts.datasets.map((dataset) => ({
			...dataset,
			problems: withRemedies(dataset.problems)
		}))
	}, reasons.endsOf);
}
function withRemedy(problem, reasons) {
	const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
	return remedy === void 0 ? problem : {
		...problem,
		remedy
	};
}

export { judgedReport as t };