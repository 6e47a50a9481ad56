import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { t as canonicalJson } from "./canonical.js";
import { c as namedDatasets } from "./load.js";
import { r as oneLine, t as clip } from "./clean.js";
import { T as expectSame, d as datasetBefore, p as sketchAddressOf, u as dataReportAddress } from "./commit-record.js";
import { t as worst } from "./verdict.js";
import { n as localFiles, t as keepSketch } from "./dataset-sketch.js";
import { t as sketchDataset } from "./dataset.js";
import { c as linesName, o as checkDataset, r as withWarning, t as besideBase } from "./beside-base.js";
import { t as ofOneContent } from "./one-content.js";
import { r as parseDataReport } from "./data-report.js";
import { n as lossOfChange, r as lossesOf } from "./acceptance.js";
import { t as gateReasons } from "./reasons9.js";
import { _ as failedChecks, a as metricLines, b as sentence, c as stateOf, d as lostStep, g as datasetClause, h as ownPullRequest, i as lacksInterval, l as warningOf, m as openStep, p as brokenStep, r as judgedLines, u as isLost, v as code, y as count } from "./metric-line.js";
import { i as outcomes, n as joinOutcomes, t as byOutcome } from "./outcome.js";
import { d as acceptedClause, i as unaskedText, l as protection, n as modelClause, r as unaskedMoves, s as lossOnNewRows, t as byRowsAlone, u as unjudgedText } from "./model-clause.js";
import { t as reportReasons } from "./reasons12.js";
import { t as withRemedy } from "./with-remedy.js";
import { isDeepStrictEqual } from "node:util";

// src/data/counted-engine.ts
function countedEngine(engine, name) {
	let scans = 0;
	const count = (sql, tables) => {
		if (tables.some((table) => table.name === name) && !/\bLIMIT 0\s*$/.test(sql)) scans += 1;
	};
	return {
		engine: {
			...engine,
			query: (sql, tables, ...rest) => {
				count(sql, tables);
				return engine.query(sql, tables, ...rest);
			},
			columns: (sql, tables, ...rest) => {
				count(sql, tables);
				return engine.columns(sql, tables, ...rest);
			},
			write: (sql, tables, target) => {
				count(sql, tables);
				return engine.write(sql, tables, target);
			}
		},
		scans: () => scans
	};
}

// src/report/changed-view.ts
const words = /* @__PURE__ */ new Set([
	"from",
	"where",
	"last",
	"drop-last",
	"select"
]);
function changesOf({ policy }, { dataset }) {
	return policy.flatMap(({ path, from, to }) => {
		const [section, name, key] = path;
		if (section !== "datasets" || name !== dataset || path.length > 3 || !words.has(String(key))) return [];
		return [{
			key: String(key),
			from,
			to
		}];
	});
}
const shown = (text) => text === void 0 || text === "" ? "(none)" : code(clip(oneLine(text), 60));
function changedViewClause(report, dataset) {
	if (dataset.verdict === "pass") return "";
	const [first, ...more] = changesOf(report, dataset);
	if (first === void 0) return "";
	const others = more.length === 0 ? "" : `, and ${more.map(({ key }) => code(key)).join(", ")}`;
	return `, by this change’s ${code(first.key)}: ${shown(first.from)} → ${shown(first.to)}${others}`;
}
function changedViewStep(report, dataset) {
	const changes = changesOf(report, dataset);
	if (changes.length === 0) return void 0;
	const keys = changes.map(({ key }) => code(key)).join(", ");
	const name = code(dataset.dataset);
	return dataset.reason === "empty-table" ? `Correct ${keys} of ${name}: no row is kept.` : `Look at ${keys} of ${name} first: this change keeps other rows. If that is not meant, restore it.`;
}

// src/report/lost-columns.ts
function lostBeforeFailure({ outcome, reason, datasets }) {
	if (outcome !== "training-failed" && reason !== "evaluation-failed") return [];
	return datasets.flatMap(({ dataset, diff }) => {
		const columns = (diff?.checks ?? []).flatMap(({ reason: found, column }) => found === "column-removed" && column !== void 0 ? [column] : []);
		return columns.length === 0 ? [] : [{
			dataset,
			columns
		}];
	});
}
function lostColumnsClause(report) {
	return lostBeforeFailure(report).map(({ dataset, columns: [first = "", ...more] }) => {
		const others = more.length === 0 ? "" : ` and ${more.length} more`;
		return `data ${code(dataset)} lost its column ${code(first)}${others}; `;
	}).join("");
}
function lostColumnsStep(report) {
	const [first] = lostBeforeFailure(report);
	if (first === void 0) return void 0;
	return `If the command reads ${first.columns.map(code).join(", ")} of ${code(first.dataset)}, put ${first.columns.length === 1 ? "it" : "them"} back or change the command too; declared under \`columns\`, a lost column is refused before anything is trained.`;
}

// src/report/headline.ts
function headlineOf(report) {
	const [first, ...others] = lossFirst(clausesOf(report).toSorted((one, other) => byOutcome(one.outcome, other.outcome)));
	if (!first) return "There is nothing in this report: neither models nor datasets were planned.";
	const also = others.filter((clause) => matters(clause.outcome) || asideOf(clause) !== void 0 || newsOfEach.includes(first.outcome) && clause.outcome === first.outcome || (first.outcome === "within-limits" || first.outcome === "warned") && clause.outcome === "better");
	const rest = also.length > 1 ? `; and ${also.length - 1} more` : "";
	const text = `${lostColumnsClause(report)}${first.text}${also[0] ? `; also ${alsoText(also[0])}${rest}` : ""}${loosening(report)}`;
	return capitalised(text.endsWith("…") ? text : `${text}.`);
}
function lossFirst(clauses) {
	const [decisive] = clauses;
	const lost = clauses.find(({ loss }) => loss !== void 0);
	if (decisive?.outcome !== "drifted" || lost?.loss === void 0) return clauses;
	return [{
		outcome: "drifted",
		text: lost.loss
	}, ...clauses.filter((clause) => clause !== lost)];
}
function capitalised(text) {
	return /^[\w-]*[./][\w./-]*\w/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function looseningClause(loosened) {
	const [first] = loosened;
	const more = loosened.length > 1 ? ` (and ${count(loosened.length - 1, "more loosening")})` : "";
	return `this change ${sentence(first?.sentence ?? "loosens the policy")}${more}; it judges every change after this one`;
}
function loosening({ policy, models }) {
	return policy.some(({ kind }) => kind === "loosened") && models.some(({ gates }) => gates.length > 0) ? "; judged by the base branch’s gates, which this change loosens" : "";
}
function asideOf({ loss, unjudged }) {
	return loss ?? unjudged;
}
function alsoText(clause) {
	return matters(clause.outcome) ? clause.text : asideOf(clause) ?? clause.text;
}
const passing$1 = [
	"mixed",
	"within-limits",
	"better",
	"first-run",
	"unknown-allowed",
	"passes",
	"policy-loosened",
	"no-change",
	"data-passes",
	"nothing-to-run"
];
const newsOfEach = ["better", "first-run"];
function matters(outcome) {
	return !passing$1.includes(outcome);
}
function clausesOf(report) {
	const { problems, models, datasets, policy, untouched } = report;
	const blocked = policy.find(({ blocks }) => blocks);
	const clauses = [
		...problems.filter(({ verdict }) => verdict !== "pass").map(({ message, verdict }) => {
			return {
				outcome: verdict === "unknown" ? "cannot-tell" : "stopped",
				text: sentence(message)
			};
		}),
		...datasets.map((dataset) => {
			return {
				outcome: dataset.outcome,
				text: `${datasetClause(dataset)}${changedViewClause(report, dataset)}`
			};
		}),
		...models.filter(({ reason }) => reason !== "fork-not-trained").map(clauseOfModel)
	];
	clauses.push(...policy.flatMap(({ accepted, sentence: text }) => accepted === void 0 ? [] : [{
		outcome: "accepted",
		text: `this change ${sentence(text)}, ${acceptedClause(accepted)}`
	}]));
	const loosened = policy.filter(({ kind, blocks, accepted }) => kind === "loosened" && !blocks && !accepted);
	if (loosened.length > 0) clauses.push({
		outcome: "policy-loosened",
		text: looseningClause(loosened)
	});
	if (blocked) clauses.push({
		outcome: "policy-blocked",
		text: `this change ${sentence(blocked.sentence)}`
	});
	if (untouched.models.length + untouched.datasets.length > 0) clauses.push({
		outcome: "nothing-to-run",
		text: nothingClause(report)
	});
	return clauses;
}
function nothingClause({ untouched }) {
	const counts = [count(untouched.models.length, "model"), count(untouched.datasets.length, "dataset")].filter((text) => text !== "");
	return `nothing had to run${untouched.because === void 0 ? "" : `: ${sentence(untouched.because)}`}; ${counts.join(" and ")} untouched`;
}
function unaskedOf(model) {
	const text = unaskedText(metricLines(model));
	return text === void 0 ? void 0 : `${code(model.model)}: ${text}`;
}
function clauseOfModel(model) {
	const { outcome } = model;
	const text = modelClause(model);
	const loss = lossOnNewRows(model);
	const unjudged = unjudgedText(model) ?? unaskedOf(model);
	const told = (outcome === "worse" || outcome === "not-good-enough") && byRowsAlone(model);
	if (loss === void 0 || told) return {
		outcome,
		text,
		...unjudged !== void 0 && { unjudged }
	};
	return {
		outcome,
		text: `${text}; the base’s own model is ${loss}`,
		loss: `the base’s own ${code(model.model)} is ${loss}`
	};
}

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
	const trains = !plan.untrained && (plan.decision === "train" || plan.decision === "first-run");
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
function isIntermediate({ gates, plan, candidate, comparison }) {
	return gates.length === 0 && candidate !== void 0 && comparison?.metrics.length === 0 && (plan.neededBy?.length ?? 0) > 0;
}
function passing(model) {
	if (model.gates.some(({ accepted }) => accepted !== void 0)) return {
		outcome: "accepted",
		reason: "accepted"
	};
	if (model.plan.decision === "removed") return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (model.plan.decision === "reuse" && sameRun(model)) return {
		outcome: "nothing-to-run",
		reason: "nothing-to-run"
	};
	if (isIntermediate(model)) return {
		outcome: "passes",
		reason: "intermediate-model"
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
	const lines = metricLines(model);
	const judged = judgedLines(lines);
	const answered = model.gates.some(({ verdict }) => verdict !== "unknown");
	if (judged.some((line) => warningOf(line) !== void 0 && (answered || !isLost(line)))) return "warned";
	const better = judged.some(({ movement, slice }) => movement === "better" && slice === void 0);
	const worse = judged.some(({ movement }) => movement === "worse");
	if (better) return worse ? "mixed" : "better";
	if (worse) return "within-limits";
	const still = judged.filter(({ movement }) => movement === "unclear" || movement === "same");
	const elsewhere = [...unaskedMoves(lines, "worse"), ...unaskedMoves(lines, "better")];
	if (still.some((line) => !lacksInterval(line))) return elsewhere.length > 0 ? "passes" : "no-change";
	return answered ? "passes" : "unknown-allowed";
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

// src/report/next-for-noise.ts
function noiseStep({ models }) {
	const [open] = models.flatMap(({ gates, comparison }) => gates.filter(({ blocks, reason }) => blocks && reason === "cannot-tell").map((gate) => ({
		gate,
		line: comparison?.metrics.find((line) => isAbout(line, gate)),
		comparison
	})));
	const rows = open?.comparison?.cluster === void 0 ? "test rows" : "groups of test rows";
	const of = open?.gate.slice === void 0 ? "" : ` of ${code(`${open.gate.slice.column} = ${open.gate.slice.value}`)}`;
	return `More ${open === void 0 ? "test rows or seeds decide" : decisive(open, `${rows}${of}`)} it; \`when-unknown: allow\` on the gate lets such a change pass.`;
}
function decisive({ gate, line }, rows) {
	const reported = line?.origin === "reported";
	if (gate.kind === "min" || gate.kind === "max") return reported ? "rows behind the reported value decide" : `${rows} decide`;
	if (reported && line?.change?.standardError.rows === null) return "`seeds` decide";
	return line?.change?.seedNoise === "none" ? `${rows} decide` : `${rows} or seeds decide`;
}
function isAbout(line, { metric, slice }) {
	return line.metric === metric && line.slice?.column === slice?.column && line.slice?.value === slice?.value;
}

// src/report/next.ts
function nextOf(report, remedies) {
	const parts = [...report.datasets, ...report.models].filter(({ outcome }) => outcome === report.outcome);
	const decided = parts.find(({ reason }) => reason === report.reason) ?? parts[0];
	const first = lostColumnsStep(report) ?? namedStep(report, decided) ?? remedyOf(report, decided, remedies) ?? advice[report.outcome]?.(report, decided, remedies);
	const ofView = decided && "dataset" in decided ? changedViewStep(report, decided) : void 0;
	const step = (ofView === void 0 || decided?.reason === "empty-table" ? ofView : [ofView, first].filter(Boolean).join(" ")) ?? first ?? (report.verdict === "pass" ? protectionStep(report) : void 0);
	const labels = report.verdict === "pass" ? void 0 : labelsStep(report);
	return step === void 0 || labels === void 0 ? step ?? labels : `${step} ${labels}`;
}
function protectionStep({ models }) {
	return models.map(protection).find((step) => step !== void 0);
}
function namedStep(report, part) {
	const name = nameOf(part);
	switch (report.reason) {
		case "not-trained":
		case "not-scored":
		case "no-baseline": return named[report.reason](part && "model" in part ? ` ${plainName(part.model)}` : "");
		case "evaluation-failed": return `Read ${logOf(part)}, repair the \`evaluate.run\` step of ${name}, and run \`mlops train\` again.`;
		case "value-lost": return part && "model" in part ? withAccept(lostStep(part), report, part) : void 0;
		case "beyond-limit": return part && "model" in part && byRowsAlone(part) ? `Train ${name} on data like the new rows, or change the gate ${ownPullRequest}.` : void 0;
		default: return;
	}
}
function withAccept(step, report, part) {
	return step === void 0 ? void 0 : `${step}${acceptStep(report, part)}.`;
}
const named = {
	"not-trained": (model) => `Run \`mlops train${model}\` on this commit: it trains and scores what is missing.`,
	"not-scored": (model) => `Run \`mlops train${model}\` on this commit: it scores what is missing.`,
	"no-baseline": (model) => `Run \`mlops train${model}\`: it trains the baseline too where its run is missing.`
};
function logOf(part) {
	return part && "log" in part && part.log !== void 0 ? "the end of its log below" : "its log";
}
function remedyOf(report, part, remedies) {
	const own = [
		report,
		...report.models,
		...report.datasets
	].flatMap((part) => part.problems).find(({ reason, remedy }) => reason === report.reason && remedy !== void 0)?.remedy;
	if (own !== void 0 || report.verdict !== "unknown") return own;
	return (part && "dataset" in part ? openStep(part) ?? remedies(report.reason) : void 0) ?? tableRemedy(report.reason) ?? fallback[report.reason];
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
const advice = {
	stopped: () => "Repair what is named below and push again.",
	"data-broken": (_, part, remedies) => brokenStep(part && "dataset" in part ? part : void 0, remedies),
	"training-failed": (_, part) => `Run \`mlops train\` for ${nameOf(part)} locally, read the end of its log, and push a fix.`,
	"not-trained": () => "Repair the data, or change their contract in a reviewed commit; then run `mlops train`.",
	worse: (report, part) => `Do not merge; look at the slices and at what changed. If the loss is wanted, change the gate ${ownPullRequest}${acceptStep(report, part)}.`,
	"not-good-enough": (report, part) => `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}${acceptStep(report, part)}.`,
	drifted: driftedStep,
	"policy-blocked": blockedStep,
	"cannot-tell": (report) => report.models.some(({ gates }) => gates.some(({ blocks }) => blocks)) ? noiseStep(report) : "Find the step that did not finish and run it again.",
	warned: () => "Nothing stops this change; decide whether the loss that a gate warns of is worth it.",
	mixed: () => "No gate is broken; decide whether the exchange is worth it."
};
function acceptStep({ problems }, part) {
	const [loss] = part !== void 0 && "model" in part ? lossesOf(part) : [];
	if (loss === void 0 || problems.some(({ reason }) => reason === "fork-not-recorded")) return "";
	return `, or let somebody who may comment ${commandFor(loss)} on the pull request`;
}
function blockedStep({ policy, commits }) {
	const blocking = policy.filter(({ blocks }) => blocks);
	if (!(blocking.length > 0 && blocking.every(({ reason }) => reason === void 0))) return `Restore what was removed or renamed.${removalStep(policy)}`;
	return `Rebase this branch on \`${plainName(commits.policy?.branch ?? "its base")}\`, or merge that into it.`;
}
function removalStep(policy) {
	const loss = policy.map((change) => change.blocks ? lossOfChange(change) : void 0).find((one) => one);
	return loss === void 0 ? "" : ` If it is to go, somebody who may comments ${commandFor(loss)} on the pull request.`;
}
function commandFor({ model, metric }) {
	return `\`/mlops accept ${plainName(model)} ${plainName(metric)} <reason>\``;
}
function driftedStep({ models }, part) {
	const raise = `raise the limit under \`drift\` of ${nameOf(part)} ${ownPullRequest}`;
	const losing = models.find((model) => lossOnNewRows(model) !== void 0);
	return losing === void 0 ? `Check that the shift is real and what it does to the model. If it is not, repair the data. If it is: (1) ${raise}; (2) merge this change; (3) set the limit back.` : `If the shift is not real, repair the data. If it is: (1) ${raise}; (2) train ${nameOf(losing)} on data like it here, which does not undo the shift, and merge; (3) set the limit back.`;
}
function nameOf(part) {
	return part === void 0 ? "it" : `\`${plainName("model" in part ? part.model : part.dataset)}\``;
}
function plainName(name) {
	return clip(oneLine(name), 80).replaceAll("`", "'");
}

// src/report/compose.ts
function composeReport(parts, ends = () => void 0, remedies = () => void 0) {
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
	const next = nextOf(draft, remedies);
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
	if (policy.some(({ accepted }) => accepted !== void 0)) voices.push({
		outcome: "accepted",
		reason: "accepted"
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

// src/commands/situation/asked-database.ts
function refuseDatabase({ judged, policy, request }, origin, dataset) {
	const { database, name } = dataset;
	if (database === void 0) return;
	if (request.fork !== void 0) throw refused(`${name}: for a change of a fork no database is asked.`);
	if (origin === "local" || judged.candidate.kind === "default-branch") return;
	const { scheme, variable } = database.place;
	if (![...policy?.datasets.values() ?? []].some(({ database: of }) => of?.place.scheme === scheme && of.place.variable === variable)) throw refused(`${name}: no dataset of ${judged.policy.branch} is in the database of ${variable}.`);
}
function refused(sentence) {
	return MlopsError.of(dataReasons, "database-not-trusted", sentence);
}

// src/commands/situation/rule-places.ts
function rulePlaces(contracts, dataset) {
	const sides = {
		base: contracts.policy?.datasets.get(dataset),
		head: contracts.head.project.datasets.get(dataset),
		applied: contracts.project.datasets.get(dataset)
	};
	const placed = (answer, ofBase = isOfBase(sides, answer)) => {
		return {
			...answer,
			place: brief(placeOf(contracts, writtenPath(answer), ofBase))
		};
	};
	return {
		ofChecks: (checks) => checks.map((check, at) => {
			if (check.verdict === "pass") return check;
			return isSecondRule(check, checks.slice(0, at)) ? placed(check, true) : placed(check);
		}),
		ofColumns: (columns) => columns.map((column) => column.state === "same" ? column : placed(column))
	};
}
function placeOf({ head, policyPlaces, judged }, path, ofBase) {
	if (!ofBase || policyPlaces === void 0) return head.places.at(path);
	return {
		...policyPlaces.at(path),
		branch: judged.policy.branch
	};
}
const longest = 1e3;
function brief({ source = "", ...place }) {
	return source.length > longest ? place : {
		...place,
		source
	};
}
function isSecondRule({ check, column, path }, before) {
	const [, , section, , key] = path;
	if (section !== "columns" || key === void 0 || key === "absent") return false;
	return before.some((other) => other.check === check && other.column === column && isDeepStrictEqual(other.path.slice(2), path.slice(2)));
}
function writtenPath({ path, reason }) {
	const key = keysOfReasons[reason];
	return key === void 0 ? path : [...path, key];
}
const keysOfReasons = {
	"too-few-rows": "min",
	"too-many-rows": "max",
	"extra-column": "extra-columns",
	"view-where": "where"
};
function isOfBase({ base, head, applied }, answer) {
	if (base === void 0) return false;
	if (head === void 0) return true;
	const { name } = answer;
	const [, , ...below] = writtenPath(answer);
	if (below[0] === "checks") return head.checks.every((check) => check.name !== name);
	if (name !== void 0) return false;
	const [before, now, asked] = [
		askedAt(base, below),
		askedAt(head, below),
		askedAt(applied, below)
	];
	return before !== void 0 && !isDeepStrictEqual(now, asked) && isDeepStrictEqual(before, asked);
}
function askedAt(dataset, [section, name, ...below]) {
	if (dataset === void 0) return void 0;
	const [rule] = below;
	switch (section) {
		case "key": return dataset.key.length === 0 ? void 0 : dataset.key;
		case "rows": return Reflect.get(dataset.rows, String(name));
		case "frozen": return dataset.frozen;
		case "extra-columns": return dataset.extraColumns;
		case "drift": return dataset.drift.columns.get(String(rule));
		case "columns": {
			const column = dataset.columns.get(String(name));
			return column === void 0 || rule === void 0 ? column?.name : askedOfColumn(column, below);
		}
		default: return;
	}
}
function askedOfColumn(column, below) {
	const rules = (column.rules ?? []).filter(({ path }) => isDeepStrictEqual(path.slice(-below.length), below));
	return rules.length === 0 ? Reflect.get(column, String(below[0])) : rules.map(({ path: _, ...rule }) => rule);
}

// src/commands/steps/check-data.ts
async function checkData(situation, names, engine, ports, failingRows) {
	const reports = [];
	for (const [at, name] of names.entries()) {
		const resolved = situation.candidate.datasets.get(name);
		if (resolved === void 0) continue;
		const work = (tell) => {
			if (names.length > 1) tell({
				unit: "datasets",
				done: at,
				of: names.length
			});
			return checkOne({
				situation,
				engine,
				ports,
				tell,
				failingRows
			}, resolved);
		};
		reports.push(await ports.progress.stage(`validate ${name}`, work));
	}
	return reports;
}
async function checkOne(checking, resolved) {
	const { situation, engine, tell } = checking;
	const { name } = resolved.dataset;
	try {
		const { report, scans } = await contractReport(checking, resolved);
		const { diff, warning, problems = [] } = await besideBase(situation, resolved, engine, tell);
		const note = scans === void 0 ? { note: noteOf(situation, resolved) } : { scans };
		const files = changedFiles(datasetBefore(situation.baseline, situation.candidate, name), resolved);
		return {
			dataset: name,
			...withPlaces(situation, name, withWarning(report, warning), diff),
			...files && { files },
			...note,
			problems
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			dataset: name,
			problems: error.problems
		};
	}
}
function withPlaces(situation, name, report, diff) {
	const { ofChecks, ofColumns } = rulePlaces(situation, name);
	return {
		report: {
			...report,
			checks: ofChecks(report.checks)
		},
		...diff && { diff: {
			...diff,
			checks: ofChecks(diff.checks),
			columns: ofColumns(diff.columns)
		} }
	};
}
function noteOf(situation, resolved) {
	if (datasetBefore(situation.baseline, situation.candidate, resolved.dataset.name)?.digest === resolved.digest) return `unchanged since \`${situation.baseline?.commit.sha.slice(0, 12)}\`, not read`;
	return "this version was checked before under this contract, not read";
}
async function contractReport(checking, resolved) {
	const { situation, tell } = checking;
	const { name, format } = resolved.dataset;
	const failingRows = rowsSink(checking, resolved);
	const key = situation.candidate.facts.datasets.get(name)?.reportKey ?? "";
	const address = dataReportAddress(key);
	const known = situation.records.text(address);
	if (known !== void 0 && failingRows === void 0 && situation.records.text(sketchAddressOf(resolved)) !== void 0) return {
		report: reportAt(address, known, resolved),
		scans: void 0
	};
	const version = await localFiles(situation, resolved, tell);
	const others = await namedVersions(situation, resolved, tell);
	const { report, sketch, scans } = await readOnce(checking, version, others, async (running) => {
		const { engine, scans } = countedEngine(running, name);
		const report = await checkDataset(engine, version, {
			tell,
			others,
			...failingRows && { failingRows }
		});
		return {
			report,
			sketch: report.rows > 0 || format.kind === "files" ? await sketchDataset(engine, version, tell) : void 0,
			scans: scans()
		};
	});
	if (report.checks.every((check) => check.reason !== "sql-too-costly") && known === void 0) await situation.records.keep({
		address,
		text: `${canonicalJson(report)}\n`
	});
	if (sketch !== void 0) await keepSketch(situation, version, sketch);
	return {
		report: failingRows === void 0 ? report : withRejectedFile(report, failingRows),
		scans
	};
}
function withRejectedFile(report, { written }) {
	const found = written.find(({ dataset, check }) => dataset === report.dataset && check === "lines");
	if (found === void 0) return report;
	const where = `${found.isCut ? `the first ${found.rows.toLocaleString("en-US")}` : "all of them"} in ${found.file}`;
	const checks = report.checks.map((check) => check.check === "lines" ? {
		...check,
		sentence: `${check.sentence}; ${where}`
	} : check);
	return {
		...report,
		checks
	};
}
function rowsSink({ failingRows, ports }, { dataset }) {
	if (failingRows === void 0 || dataset.database === void 0) return failingRows;
	ports.progress.note(`Rows of ${dataset.name} that break a check are not written: they are in a database.`);
}
async function readOnce({ situation, engine, ports }, version, others, work) {
	refuseDatabase(situation, ports.origin, version.dataset);
	const running = await engine.get(version.dataset);
	return ofOneContent(running, [version, ...others.values()], () => work(running));
}
async function namedVersions(situation, { dataset }, tell) {
	const versions = /* @__PURE__ */ new Map();
	for (const { dataset: name } of namedDatasets(dataset)) {
		const other = situation.candidate.datasets.get(name);
		if (other !== void 0 && !versions.has(name)) versions.set(name, await localFiles(situation, other, tell));
	}
	return versions;
}
function reportAt(address, text, { dataset, digest }) {
	const report = parseDataReport(text);
	expectSame(address, "dataset", report.dataset, dataset.name);
	expectSame(address, "digest", report.digest, digest);
	return report;
}
function changedFiles(before, now) {
	if (before === void 0 || before.problems.length > 0 || before.digest === now.digest) return void 0;
	if (before.dataset.database !== void 0 || now.dataset.database !== void 0) return void 0;
	const then = new Map(before.files.map(({ path, id }) => [path, id]));
	const here = new Set(now.files.map(({ path }) => path));
	const paths = (keep) => now.files.filter(({ path, id }) => keep(path, id)).map(({ path }) => path);
	const changes = {
		added: paths((path) => !then.has(path)),
		changed: paths((path, id) => then.has(path) && then.get(path) !== id),
		removed: [...then.keys()].filter((path) => !here.has(path))
	};
	if (Object.values(changes).every((list) => list.length === 0)) return void 0;
	return {
		...changes,
		same: paths((path, id) => then.get(path) === id).length
	};
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
	}, reasons.endsOf, reasons.remedyOf);
}

export { countedEngine as i, checkData as n, problemVerdict as r, judgedReport as t };