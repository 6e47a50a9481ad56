import { n as datasetsOf } from "./fingerprint.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as formatNumber } from "./numbers.js";
import { t as MlopsError } from "./problem.js";
import { t as checkData } from "./check-data.js";
import { t as endsOf } from "./ends.js";
import { t as engineAtHand } from "./engine.js";
import { n as judgedReport, t as reportFrame } from "./report-frame.js";
import { t as chosenModels } from "./models.js";
import { t as publishRecords } from "./publish-records.js";
import { a as runRecord, n as scoreRun, o as sideOf, s as trainRun } from "./score-run.js";
import { t as findSituation } from "./situation.js";

// src/commands/train.ts
async function train(request, ports) {
	const situation = await findSituation(request, ports);
	const names = chosenModels(situation.project, request.models);
	await using engine = engineAtHand(ports, situation.ownFolder);
	const refused = await refusedModels(situation, names, engine, ports);
	const done = [...refused.values()];
	try {
		for (const step of situation.plan.steps) {
			if (step.kind === "validate" || !names.includes(step.model)) continue;
			if (refused.has(step.model)) continue;
			if (step.needs.some((need) => done.some((entry) => entry.step === need && entry.state === "failed"))) continue;
			done.push(await runStep(situation, step, engine, ports, request));
		}
	} finally {
		if (request.record) await publishRecords(situation, ports, `Train ${names.join(", ")} at ${situation.candidate.commit.sha.slice(0, 12)}`);
	}
	return outcomeOf(situation, done);
}
async function refusedModels(situation, names, engine, ports) {
	const needed = names.filter((name) => hasWork(situation, name));
	const datasets = new Set(needed.flatMap((name) => datasetsOfModel(situation, name)));
	const parts = await checkData(situation, [...datasets], engine, ports);
	const broken = new Map(parts.filter((part) => !keepsContract(situation, part, ports)).map((part) => [part.dataset, part]));
	return new Map(needed.flatMap((name) => {
		const bad = datasetsOfModel(situation, name).flatMap((dataset) => broken.get(dataset) ?? []);
		return bad.length === 0 ? [] : [[name, refusal(situation, name, bad, ports)]];
	}));
}
function hasWork(situation, model) {
	return situation.plan.steps.some((step) => step.kind !== "validate" && step.model === model && step.decision === "run");
}
function datasetsOfModel(situation, name) {
	const model = situation.project.models.get(name);
	return model === void 0 ? [] : datasetsOf(model);
}
function keepsContract(situation, part, ports) {
	return contractOnly(situation, [part], ports).verdict === "pass";
}
function contractOnly(situation, parts, ports) {
	const datasets = parts.map(({ diff: _, ...part }) => part);
	return judgedReport({
		...reportFrame(situation, ports),
		datasets,
		policy: [],
		problems: []
	});
}
function refusal(situation, model, bad, ports) {
	const report = contractOnly(situation, bad, ports);
	const names = bad.map((part) => part.dataset).join(", ");
	const findings = bad.flatMap((part) => [...part.problems, ...(part.report?.checks ?? []).filter((check) => check.verdict !== "pass" && check.level === "fail").map((check) => ({
		reason: check.reason,
		message: check.sentence,
		place: situation.head.places.at(check.path)
	}))]);
	const problem = {
		reason: "data-failed",
		message: `${model} is not trained: ${names} ${bad.length === 1 ? "breaks its contract" : "break their contracts"}.`
	};
	return {
		step: `train:${model}`,
		state: "refused",
		sentence: report.headline,
		problems: [problem, ...findings]
	};
}
async function runStep(situation, step, engine, ports, options) {
	const facts = sideOf(situation, step.side).facts.models.get(step.model);
	if (facts === void 0) throw new TypeError(`the plan names ${step.model}, which its commit does not have`);
	if (step.decision === "reuse") return {
		step: step.id,
		state: "reused",
		sentence: step.reasons.join("; "),
		problems: []
	};
	return step.kind === "train" ? doTrain(situation, step, facts, ports, options) : doScore(situation, step, facts, engine, ports, options);
}
async function doTrain(situation, step, facts, ports, options) {
	const trained = await trainRun(situation, step.side, facts, ports, options);
	if (trained.kind === "failed") return failedStep(step.id, trained);
	const seconds = trained.record.seeds.reduce((sum, run) => sum + run.seconds, 0);
	const count = trained.record.seeds.length;
	const sentence = `trained ${count} seed${count === 1 ? "" : "s"} in ${formatNumber(seconds, 1)} s, run ${facts.fingerprint.slice(0, 12)}`;
	return {
		step: step.id,
		state: "done",
		sentence,
		problems: trained.notices
	};
}
async function doScore(situation, step, facts, engine, ports, options) {
	const run = runRecord(situation, facts);
	if (run === void 0) throw new TypeError(`${step.id} comes before its training`);
	const scored = await scoreRun(situation, step.side, facts, run, engine, ports, options);
	if (scored.kind === "failed") return failedStep(step.id, scored);
	const rows = Object.values(scored.record.values)[0]?.rows ?? 0;
	return {
		step: step.id,
		state: "done",
		sentence: `scored ${formatNumber(rows, 0)} rows`,
		problems: scored.notices
	};
}
function failedStep(step, failed) {
	if (failed.exit === "cancelled") throw new MlopsError("cancelled", failed.problems);
	return {
		step,
		state: "failed",
		sentence: failed.problems[0]?.message ?? `ended as ${failed.exit}`,
		problems: failed.problems,
		log: failed.log
	};
}
function outcomeOf(situation, done) {
	const bad = done.find((entry) => entry.state === "failed" || entry.state === "refused");
	const ran = done.filter((entry) => entry.state === "done").length;
	const sentence = bad?.sentence ?? (ran === 0 ? "Nothing to train: every result is recorded already." : `${ran} step${ran === 1 ? "" : "s"} done.`);
	return {
		ends: bad === void 0 ? "pass" : endsOf(bad.problems[0]?.reason ?? "") ?? "fail",
		reason: bad?.problems[0]?.reason ?? (ran === 0 ? "nothing-to-run" : "trained"),
		sentence,
		problems: [...situation.problems, ...done.flatMap((entry) => entry.problems)],
		data: {
			commit: situation.candidate.commit.sha,
			steps: done
		},
		text: () => `${[...done.map(line), sentence].map(escapeTerminal).join("\n")}\n`
	};
}
function line(entry) {
	const log = entry.log === void 0 ? "" : ` (log: ${entry.log})`;
	return `${entry.state.padEnd(8)} ${entry.step.replace(":", " ").replace("@", " of the ")}  ${entry.sentence}${log}`;
}

export { train };