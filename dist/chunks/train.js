import { d as runAddress, u as replacementAddress } from "./ledger.js";
import { I as resultKey, W as datasetsOf, _ as runRecord, i as hasScores, m as evaluationAddressOf } from "./commit-record.js";
import { u as failedChecks } from "./metric-line.js";
import { n as openRepository } from "./repository.js";
import { n as formatNumber } from "./numbers.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as judgedReport } from "./judged-report.js";
import { i as otherwiseProblem, n as eachOnce, t as publishRecords } from "./publish-records.js";
import { t as reportFrame } from "./report-frame.js";
import { c as keepFailure, o as handOver, t as findSituation } from "./situation.js";
import { i as isMissing, l as systemCode } from "./files.js";
import { a as isAlive, i as holderSchema, o as thisProcess } from "./own-folder.js";
import { t as commandReasons } from "./reasons8.js";
import { n as isTaken, r as makeOwnPaths } from "./records.js";
import { t as checkData } from "./check-data.js";
import { a as trainRun, i as sideOf, n as scoreRun, o as differingProblem, s as restoredText } from "./score-run.js";
import { n as terminalSentence } from "./terminal.js";
import { n as laterSteps, r as policySentence, t as stepsText } from "./steps-text.js";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// src/commands/situation/others-in-flight.ts
const pause = 1e4;
async function situationAfterOthers(request, others, ports) {
	const before = await findSituation(request, ports);
	const wanted = missingRecords(before, request.models);
	if (wanted.length === 0 || before.candidate.facts.project.reuse === "never") return before;
	const { runs, minutes } = others;
	const names = `run${runs.length === 1 ? "" : "s"} ${runs.join(", ")}`;
	const came = await ports.progress.stage(`wait up to ${minutes} min for what ${names} trained of the same inputs`, () => appears(before, wanted, minutes * 6e4, ports));
	ports.progress.note(came ? "It is recorded." : `It is not recorded after ${minutes} min, so it is trained here.`);
	return came ? leaveToOthers(before, await findSituation(request, ports)) : before;
}
function missingRecords(situation, models) {
	const { plan, candidate, baseline, lost } = situation;
	const unrecorded = plan.steps.filter((step) => step.kind !== "validate" && step.decision === "run").filter((step) => models.includes(step.model) && !isLost(step, lost));
	const side = unrecorded.some((step) => step.side === "candidate") ? "candidate" : "baseline";
	const facts = (side === "candidate" ? candidate : baseline)?.facts.models;
	return unrecorded.filter((step) => step.side === side).flatMap((step) => {
		const of = facts?.get(step.model);
		if (of === void 0) return [];
		const address = step.kind === "train" ? runAddress(step.model, step.fingerprint) : evaluationAddressOf(of);
		return address === void 0 ? [] : [firstFree(address, situation)];
	});
}
function firstFree(address, situation) {
	const next = situation.notTrusted.records.has(address) ? replacementAddress(address) : void 0;
	return next === void 0 ? address : firstFree(next, situation);
}
function isLost({ kind, model, fingerprint }, { runs, evaluations }) {
	return (kind === "train" ? runs : evaluations).has(resultKey(model, fingerprint));
}
async function appears({ request }, addresses, limit, ports) {
	const repository = await openRepository(request.folder);
	const end = performance.now() + limit;
	for (;;) {
		ports.signal.throwIfAborted();
		try {
			if ((await (await ports.openLedger(repository, request.remote)).readMany(addresses)).size > 0) return true;
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			ports.progress.note(`The ledger could not be looked at: ${error.message}`);
		}
		const left = end - performance.now();
		if (left <= 0) return false;
		await setTimeout(Math.min(pause, left), void 0, { signal: ports.signal });
	}
}
function leaveToOthers(before, now) {
	const todo = now.plan.steps.filter((step) => step.kind !== "validate" && step.decision === "run");
	const came = (step) => isLost(step, now.lost) && !isLost(step, before.lost);
	const left = new Set(todo.map(({ model }) => model).filter((model) => todo.every((step) => step.model !== model || came(step))));
	const steps = now.plan.steps.map((step) => step.kind === "validate" || step.decision === "reuse" || !left.has(step.model) ? step : {
		...step,
		decision: "reuse",
		reasons: ["recorded by another run meanwhile, which keeps its files"]
	});
	return {
		...now,
		plan: {
			...now.plan,
			steps
		}
	};
}

// src/commands/situation/own-lock.ts
const youngMs = 1e4;
async function holdLock(file) {
	const self = await thisProcess();
	for (let attempt = 0; attempt < 5; attempt++) {
		if (await created(file, self)) return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
		const holder = await holderOf(file);
		if (holder === "gone") continue;
		if (holder === "unknown" || await isAlive(holder)) throw inUse(file, holder);
		await putAside(file, holder);
	}
	throw inUse(file, "unknown");
}
async function created(file, self) {
	try {
		const handle = await open(file, "wx");
		await handle.writeFile(JSON.stringify(self));
		await handle.close();
		return true;
	} catch (error) {
		if (systemCode(error) === "EEXIST") return false;
		throw error;
	}
}
async function holderOf(file) {
	try {
		const [text, { mtimeMs }] = [await readFile(file, "utf8"), await stat(file)];
		const found = holderSchema.safeParse(parsed(text));
		if (found.success) return found.data;
		if (Date.now() - mtimeMs < youngMs) return "unknown";
		await rm(file, { force: true });
		return "gone";
	} catch (error) {
		if (isMissing(error)) return "gone";
		if (systemCode(error) === "EISDIR") throw isTaken(file, "is a folder, and the lock of trainings has to be there");
		throw error;
	}
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
async function putAside(file, dead) {
	const aside = `${file}.${process.pid}`;
	try {
		await rename(file, aside);
		const taken = holderSchema.safeParse(parsed(await readFile(aside, "utf8")));
		if (taken.success && taken.data.pid !== dead.pid) await rename(aside, file);
		else await rm(aside, { force: true });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
function inUse(file, holder) {
	const who = holder === "unknown" ? "another process" : `process ${holder.pid} on ${holder.host}`;
	return MlopsError.of(commandReasons, "another-training", `${who} trains in this checkout (${file}).`);
}

// src/commands/train-outcome.ts
function trainOutcome(situation, trained, reasons) {
	const { names, done, otherwise } = trained;
	const ends = (entry) => reasons.endsOf(entry.problems[0]?.reason ?? "") ?? "fail";
	const bad = done.find((entry) => entry.state === "failed" && !isBaseline(entry) || entry.state === "refused") ?? done.find((entry) => entry.state === "differs" && ends(entry) !== "pass");
	const lost = bad === void 0 ? otherwise.find(({ reason }) => reasons.endsOf(reason) !== "pass") : void 0;
	const ran = done.filter(hasRun).length;
	const all = doneText(trained);
	const withoutBaseline = done.find((entry) => entry.state === "failed" && isBaseline(entry));
	const sentence = bad?.sentence ?? lost?.message ?? (withoutBaseline !== void 0 ? `${all}; the baseline's did not end well, so what is compared with it will be unknown.` : void 0) ?? (ran === 0 ? "Nothing to train: every result is recorded already." : `${all}.`);
	const later = laterSteps(situation, names).map((change) => `policy    ${policySentence(change, situation)}`);
	return {
		ends: bad === void 0 ? (lost && reasons.endsOf(lost.reason)) ?? "pass" : ends(bad),
		reason: bad?.problems[0]?.reason ?? lost?.reason ?? (withoutBaseline ? "baseline-failed" : ran === 0 ? "nothing-to-run" : "trained"),
		sentence,
		problems: [
			...situation.problems,
			...done.flatMap((entry) => entry.problems),
			...otherwise
		],
		data: {
			commit: situation.candidate.commit.sha,
			steps: done
		},
		text: () => `${[
			...done.map(line),
			...later,
			closing(trained, sentence)
		].map(terminalSentence).join("\n")}\n`
	};
}
function isBaseline({ step }) {
	return step.endsWith("@baseline");
}
function hasRun({ state }) {
	return state === "done" || state === "restored";
}
function doneText({ validated, done }) {
	const count = (kind) => done.filter((entry) => hasRun(entry) && entry.step.startsWith(`${kind}:`)).length;
	const steps = stepsText({
		validate: validated,
		train: count("train"),
		evaluate: count("evaluate")
	});
	return steps === void 0 ? "Nothing is done" : `Done: ${steps}`;
}
function closing(trained, sentence) {
	const { done } = trained;
	const count = (state) => done.filter((entry) => entry.state === state).length;
	const parts = [
		"failed",
		"refused",
		"differs"
	].flatMap((state) => {
		const steps = count(state);
		return steps === 0 ? [] : [`${steps} step${steps === 1 ? "" : "s"} ${state === "differs" ? "made otherwise than recorded" : state}`];
	});
	return parts.length === 0 ? sentence : `${parts.join(", ")}. ${doneText(trained)}.`;
}
function line(entry) {
	const log = entry.log === void 0 ? "" : ` (log: ${entry.log})`;
	return `${entry.state.padEnd(8)} ${entry.step.replace(":", " ").replace("@", " of the ")}  ${entry.sentence}${log}`;
}

// src/commands/train.ts
async function train(request, ports) {
	const { trainLock } = await makeOwnPaths(await openRepository(request.folder));
	await using _ = await holdLock(trainLock);
	const { others } = request;
	const situation = await (others ? situationAfterOthers(request, others, ports) : findSituation(request, ports));
	if (situation.misplaced.length > 0) throw new MlopsError("input", situation.misplaced);
	const names = chosenModels(situation.project, request.models);
	await using engine = engineAtHand(ports, situation.own.engine);
	const { refused, validated } = await refusedModels(situation, names, engine, ports);
	const done = [...refused.values()];
	let otherwise = [];
	try {
		const steps = situation.plan.steps.filter((step) => step.kind !== "validate" && names.includes(step.model));
		for (const [at, step] of steps.entries()) {
			if (step.kind === "validate") continue;
			if (refused.has(step.model)) continue;
			if (step.needs.some((need) => done.some((entry) => entry.step === need && stops.has(entry.state)))) continue;
			const soFar = (tell) => {
				if (steps.length > 1) tell({
					unit: "steps",
					done: at,
					of: steps.length
				});
			};
			done.push(await runStep(situation, step, engine, {
				ports,
				options: request,
				soFar
			}));
		}
	} finally {
		if (request.record) {
			const message = `Train ${names.join(", ")} at ${situation.candidate.commit.sha.slice(0, 12)}`;
			otherwise = await publishRecords(situation, ports, message);
		}
		if (request.handOver) await handOver(situation, request.handOver);
	}
	const known = await otherwiseProblems(situation, eachOnce(otherwise));
	return trainOutcome(situation, {
		names,
		validated,
		done,
		otherwise: known
	}, ports.reasons);
}
const stops = /* @__PURE__ */ new Set(["failed", "differs"]);
async function refusedModels(situation, names, engine, ports) {
	const needed = names.filter((name) => hasWork(situation, name));
	const datasets = new Set(needed.flatMap((name) => datasetsOfModel(situation, name)));
	const parts = await checkData(situation, [...datasets], engine, ports);
	const broken = new Map(parts.filter((part) => !keepsContract(situation, part, ports)).map((part) => [part.dataset, part]));
	return {
		refused: new Map(needed.flatMap((name) => {
			const bad = datasetsOfModel(situation, name).flatMap((dataset) => broken.get(dataset) ?? []);
			return bad.length === 0 ? [] : [[name, refusal(situation, name, bad, ports)]];
		})),
		validated: parts.filter(({ report, note }) => report !== void 0 && note === void 0).length
	};
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
	}, ports.reasons);
}
function refusal(situation, model, bad, ports) {
	const { headline, reason, datasets } = contractOnly(situation, bad, ports);
	const found = bad.flatMap((part) => [...part.problems, ...blockingChecks(part).map((check) => {
		return {
			reason: check.reason,
			message: check.sentence,
			place: situation.head.places.at(check.path)
		};
	})]);
	const findings = [...found.filter((problem) => problem.reason === reason), ...found.filter((problem) => problem.reason !== reason)];
	const refused = {
		step: `train:${model}`,
		state: "refused",
		sentence: headline
	};
	const broken = datasets.filter(({ report, verdict }) => report !== void 0 && verdict === "fail");
	if (broken.length === 0 && findings.length > 0) return {
		...refused,
		problems: findings
	};
	const problem = {
		reason: "data-failed",
		message: `${model} is not trained: ${broken.map(({ dataset }) => dataset).join(", ")} ${broken.length === 1 ? "breaks its contract" : "break their contracts"}.`
	};
	return {
		...refused,
		problems: [problem, ...findings]
	};
}
function blockingChecks({ diff: _, ...part }) {
	const open = (part.report?.checks ?? []).filter(({ verdict, level }) => verdict === "unknown" && level === "fail");
	return [...failedChecks(part), ...open];
}
async function runStep(situation, step, engine, around) {
	const facts = sideOf(situation, step.side).facts.models.get(step.model);
	if (facts === void 0) throw new TypeError(`the plan names ${step.model}, which its commit does not have`);
	if (step.decision === "reuse" && (step.kind === "train" || hasScores(situation.records, facts))) return {
		step: step.id,
		state: "reused",
		sentence: step.reasons.join("; "),
		problems: []
	};
	const context = {
		situation,
		side: step.side,
		facts,
		...around
	};
	return step.kind === "train" ? doTrain(step.id, context) : doScore(step.id, context, engine);
}
async function doTrain(step, context) {
	const trained = await endedOrFailed(() => trainRun(context));
	if (trained.kind === "failed") return failedStep(step, context, "train", trained);
	if (trained.kind !== "trained") return madeAgain(step, context, "trained", trained);
	const seconds = trained.trained.reduce((sum, run) => sum + run.seconds, 0);
	const count = trained.trained.length;
	const time = `${formatNumber(seconds, 1)} s${count === 1 ? "" : " of training"}`;
	return {
		step,
		state: "done",
		sentence: `trained ${count} seed${count === 1 ? "" : "s"} (${time}), run ${context.facts.fingerprint.slice(0, 12)}${replacesText(trained.record)}`,
		problems: trained.notices
	};
}
async function doScore(step, context, engine) {
	const run = runRecord(context.situation, context.facts);
	if (run === void 0) throw new TypeError(`${step} comes before its training`);
	const scored = await endedOrFailed(() => scoreRun(context, run, engine));
	if (scored.kind === "failed") return failedStep(step, context, "score", scored);
	if (scored.kind !== "scored") return madeAgain(step, context, "scored", scored);
	const rows = Object.values(scored.record.values)[0]?.rows ?? 0;
	return {
		step,
		state: "done",
		sentence: `scored ${formatNumber(rows, 0)} rows${replacesText(scored.record)}`,
		problems: scored.notices
	};
}
async function endedOrFailed(work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			kind: "failed",
			problems: error.problems,
			exit: error.ends === "unavailable" ? "infrastructure" : "user"
		};
	}
}
function replacesText({ replaces }) {
	return replaces === void 0 ? "" : `; recorded in place of ${replaces.address}, which stays`;
}
function madeAgain(step, context, verb, made) {
	const { situation, side, facts } = context;
	if (made.kind === "restored") return {
		step,
		state: "restored",
		sentence: restoredText(verb, made.lost),
		problems: made.notices
	};
	const hasValues = hasScores(situation.records, facts);
	const problem = differingProblem({
		model: facts.model.name,
		side,
		verb,
		...made,
		hasValues
	});
	return {
		step,
		state: "differs",
		sentence: problem.message,
		problems: [problem, ...made.notices]
	};
}
async function failedStep(step, { situation, facts }, kind, failed) {
	if (failed.exit === "cancelled") throw new MlopsError("cancelled", failed.problems);
	await keepFailure(situation.records, kind, facts, failed.problems);
	return {
		step,
		state: "failed",
		sentence: failed.problems[0]?.message ?? `ended as ${failed.exit}`,
		problems: failed.problems,
		...failed.log !== void 0 && { log: failed.log }
	};
}
function otherwiseProblems(situation, all) {
	const own = new Set([...situation.candidate.facts.models.values()].flatMap(addressesOf));
	return Promise.all(all.map((one) => otherwiseProblem(one, own.has(one.address) ? "recorded-otherwise" : "recorded-first", situation.ledger)));
}
function addressesOf(facts) {
	return [runAddress(facts.model.name, facts.fingerprint), evaluationAddressOf(facts) ?? []].flat();
}

export { train as t };