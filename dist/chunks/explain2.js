import { n as terminalSentence } from "./terminal.js";
import { n as chosenModels } from "./chosen-names.js";
import { f as buildsBelow } from "./load.js";
import { H as isModelStep, J as datasetsOf, Q as trainingRoles, it as declaredOutputs, rt as showParam } from "./commit-record.js";
import { g as formatDuration, h as formatAmount } from "./needs.js";
import { t as canonicalJson } from "./canonical.js";
import { r as oneLine, t as clip } from "./clean.js";
import { i as planSentence, n as endingOf, t as baselineKinds } from "./plan.js";
import { t as findSituation } from "./find-situation.js";

// src/commands/explaining/gate-words.ts
function gateWords({ gates, environmentGates }) {
	const ofChange = [...gates.values()].flat().map(ruleWords);
	const later = environmentGates.map((rule) => `at ${rule.at}, against ${rule.against}: ${ruleWords(rule)}`);
	return [...ofChange.length === 0 ? ["no metric may be measurably worse than that of the baseline"] : ofChange, ...later];
}
function ruleWords({ metric, min, max, maxWorse, minBetter, by, minRows, level }) {
	const asked = [
		...min === void 0 ? [] : [`at least ${min}`],
		...max === void 0 ? [] : [`at most ${max}`],
		...maxWorse === void 0 ? [] : [maxWorse.value === 0 ? "not worse" : `at most ${formatAmount(maxWorse)} worse`],
		...minBetter === void 0 ? [] : [`at least ${formatAmount(minBetter)} better`]
	];
	const each = by === void 0 ? "" : ` for each ${by} of at least ${minRows} ${minRows === 1 ? "row" : "rows"}`;
	const weight = level === "fail" ? "" : ` (${level})`;
	return `${metric}: ${asked.join(", ") || "not measurably worse"}${each}${weight}`;
}

// src/commands/explaining/model-lines.ts
const listed = 8;
const longestCommand = 300;
function modelLines(situation, facts) {
	const { model } = facts;
	return [
		...steps(situation, model.name),
		...whereWritten(situation, model),
		...stagesOf(model),
		...training(model),
		...smoked(model),
		...whenTrained(model),
		...setups(model),
		...evaluation(model),
		...reading(situation, facts),
		...madeData(situation, facts),
		...labelled(model.train.run === void 0 ? "is" : "leaves", outputsOf(model)),
		{
			label: "against",
			text: againstText(situation)
		},
		...labelled("judged by", gateWords(model)),
		...whatChanges(model)
	];
}
function whereWritten({ head }, { path }) {
	if (head.project.included.length === 0) return [];
	const { file, line } = head.places.at(path);
	return labelled("written in", [`${file}, line ${line}`]);
}
function steps({ plan }, name) {
	return plan.steps.flatMap((step) => {
		if (!isModelStep(step) || step.model !== name) return [];
		return labelled(decisionOf(step), [`${whatOf(step)}: ${step.reasons.join("; ")}`]);
	});
}
function decisionOf({ decision, refused }) {
	if (refused) return "refused";
	return {
		run: "to do",
		reuse: "reused",
		wait: "waits"
	}[decision];
}
function whatOf(step) {
	const { kind, side } = step;
	const what = kind !== "train" ? "scores" : step.untrained ? "files" : "training";
	return side === "baseline" ? `${what} of the baseline` : what;
}
function setups({ train, evaluate }) {
	const shown = (setup) => setup === void 0 ? "found by a lock file, where the machine has nothing" : setupText(setup);
	const scoring = evaluate?.run === void 0 ? void 0 : shown(evaluate.setup);
	const same = scoring === void 0 || scoring === shown(train.setup);
	if (train.run === void 0) return labelled("packages", scoring === void 0 ? [] : [scoring]);
	return labelled("packages", [shown(train.setup), ...same ? [] : [`to score: ${scoring}`]]);
}
function setupText(setup) {
	return setup.kind === "none" ? "as the machine has them" : shownCommand(setup);
}
function stagesOf({ stages }) {
	if (stages === void 0) return [];
	const { file, before, training: trains, after, kept } = stages;
	return labelled("stages", [`of ${file}: ${[
		...before.length === 0 ? [] : [`before it ${before.join(", ")}`],
		`training is ${trains}`,
		...after.length === 0 ? [] : [`after it ${after.join(", ")}, in the same step`],
		...kept.length === 0 ? [] : [`not run, what they left is data: ${kept.join(", ")}`]
	].join("; ")}`]);
}
function training({ train, artifact, workingDirectory }) {
	if (train.run === void 0) return labelled("not trained", [`its files are those of the commit (${artifact.join(", ")}), scored on ${runnerText(train.runsOn)}`]);
	const seeds = train.seeds.length === 0 ? "one run" : `one run for each seed (${train.seeds.join(", ")})`;
	const limits = `at most ${formatDuration(train.timeout)} each, on ${runnerText(train.runsOn)}`;
	return labelled("trains with", [shownCommand(train.run), `in ${workingDirectory === "" ? "the root of the repository" : `${workingDirectory}/`}, ${seeds}, ${limits}`]);
}
function smoked({ train: { smoke } }) {
	if (smoke === void 0) return [];
	return labelled("before it", [`${shownCommand(smoke)}, which tells whether it runs; what it leaves is thrown away`]);
}
function whenTrained({ train: { run, when } }) {
	if (run === void 0 || when === "pull-request") return [];
	const of = "by `mlops train`, after a merge and in a merge queue at once;";
	const waits = "on a pull request it waits";
	return labelled("trained", [when === "request" ? `${of} ${waits} until somebody comments \`/mlops train <sha>\` (\`when: request\`)` : `${of} ${waits} for the merge, or for \`/mlops train <sha>\` (\`when: merge\`)`]);
}
function evaluation({ evaluate, train }) {
	if (evaluate === void 0) return [];
	const { label } = evaluate;
	const without = label?.column === void 0 ? "" : `, without ${label.column}`;
	const rows = label === void 0 ? [] : [`rows of ${label.dataset}${without}`];
	if (evaluate.run === void 0) return labelled("scored by", [`predictions that ${train.run === void 0 ? "lie beside it" : "the training writes"}`, ...rows]);
	return labelled("scored with", [shownCommand(evaluate.run), ...rows]);
}
function reading({ candidate }, { model, inputs }) {
	const paths = inputs.code.map(({ path }) => path);
	const globs = model.train.run === void 0 ? [...outputPatterns(model), ...model.code.kind === "globs" ? model.code.globs : []].join(", ") : model.code.kind === "default" ? "all that git tracks but documentation" : model.code.globs.join(", ");
	const files = `${paths.length} ${paths.length === 1 ? "file" : "files"}`;
	const version = (name) => {
		const { digest = "", missing = true } = {
			missing: false,
			...candidate.facts.datasets.get(name)
		};
		return `dataset ${name}, ${missing || digest === "" ? "which is not there" : `version ${digest.slice(0, 12)}`}`;
	};
	const rows = model.evaluate?.label?.dataset;
	const data = [...trainingRoles(model).map(([role, name]) => `${role}: ${version(name)}`), ...rows === void 0 ? [] : [`test rows: ${version(rows)}`]];
	const params = [...inputs.params].map(([key, value]) => `${key} = ${showParam(value)}`);
	return [
		...labelled(model.train.run === void 0 ? "reads files" : "reads code", [`${files} of ${globs}: ${few(paths)}`]),
		...labelled("reads data", data),
		...labelled("needs", neededLines(model, inputs)),
		...labelled("reads params", params.length === 0 ? [] : [few(params)]),
		...labelled("environment", inputs.env.size === 0 ? [] : [few([...inputs.env].map(([name, value]) => `${name}=${value}`))]),
		...labelled("secrets", model.train.secrets.length === 0 ? [] : [model.train.secrets.join(", ")])
	];
}
function madeData({ plan, candidate }, { model }) {
	const { project, builds } = candidate.facts;
	return buildsBelow(datasetsOf(model), project.datasets).flatMap(({ name, build }) => {
		const step = plan.steps.find((one) => one.kind === "build" && one.dataset === name && one.side === "candidate");
		const version = builds.get(name)?.fingerprint.slice(0, 12) ?? "";
		const folder = build.workingDirectory === "" ? "" : ` in ${build.workingDirectory}/`;
		const from = build.from.length === 0 ? "nothing" : build.from.join(", ");
		return labelled("makes data", [`${name}, version ${version}: ${shownCommand(build.run)}${folder}, of ${from}`, ...step === void 0 ? [] : [`${decisionOf(step)}: ${step.reasons.join("; ")}`]]);
	});
}
function neededLines({ needs = [] }, inputs) {
	return needs.map(({ role, variable, model }) => {
		return `${role}: model ${model}, fingerprint ${inputs.needs?.get(role)?.fingerprint.slice(0, 12) ?? ""}, at $${variable}`;
	});
}
function outputPatterns(model) {
	return declaredOutputs(model).map(({ pattern }) => pattern);
}
function outputsOf({ artifact, metrics, plots, evaluate }) {
	const predictions = evaluate?.predictions;
	return [
		...artifact.length === 0 ? [] : [`artifact ${artifact.join(", ")}`],
		...metrics.length === 0 ? [] : [`metrics ${metrics.map(({ file }) => file).join(", ")}`],
		...plots.length === 0 ? [] : [`plots ${plots.join(", ")}`],
		...predictions === void 0 ? [] : [`predictions ${predictions}`]
	];
}
function againstText({ judged, baseline }) {
	if (judged.baseline === void 0) return "nothing: there is no commit to compare with";
	const { kind, sha } = judged.baseline;
	const commit = sha === judged.candidate.sha ? "that commit as it is" : `${baselineKinds[kind]} ${sha.slice(0, 12)}`;
	return baseline === void 0 ? `${commit}, which has no project that can be read` : commit;
}
function whatChanges({ code, evaluate, needs = [], train }) {
	const every = train.reuse ? [] : ["every commit, since `reuse` is false"];
	const inputs = "the code, data and params above, the command, its folder, a written `setup`, seeds, environment, what it has to leave";
	const scoring = evaluate?.run === void 0 ? [] : ["the scoring command, its `setup` and code, the test rows"];
	return [
		...labelled(train.run === void 0 ? "another version" : "trains again", needs.length === 0 ? [] : [`another fingerprint of ${needs.map(({ model }) => model).join(", ")}, which it needs`]),
		...train.run === void 0 ? labelled("another version", [`its files${code.kind === "globs" ? ", the code" : ""}, data and params above, environment`]) : labelled("trains again", [...every, inputs]),
		...labelled("scores again", scoring),
		...labelled("judges again", ["gates and contracts; nothing is trained for them"]),
		...labelled("changes nothing", [`any other file, runner, time limit, secrets${train.smoke === void 0 ? "" : ", `smoke`"}`])
	];
}
function labelled(label, texts) {
	return texts.map((text) => ({
		label,
		text
	}));
}
function few(texts) {
	const more = texts.length > listed ? ` and ${texts.length - listed} more` : "";
	return `${texts.slice(0, listed).join(", ")}${more}`;
}
function shownCommand(command) {
	if (command.kind === "argv") return clip(oneLine(canonicalJson(command.argv)), longestCommand);
	const lines = command.text.split("\n").map((line) => line.trim());
	return clip(oneLine(lines.filter((line) => line !== "").join(" ⏎ ")), longestCommand);
}
function runnerText(runsOn) {
	return typeof runsOn === "string" ? runsOn : canonicalJson(runsOn);
}

// src/commands/explain.ts
async function explain(request, ports) {
	const situation = await findSituation(request, ports);
	const told = chosenModels(situation.project, request.models).map((name) => {
		const facts = situation.candidate.facts.models.get(name);
		if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
		return {
			model: name,
			fingerprint: facts.fingerprint,
			lines: modelLines(situation, facts)
		};
	});
	return {
		...endingOf(situation, ports),
		sentence: planSentence(situation.plan),
		data: { models: told },
		text: () => told.map((each) => `${modelText(each).map(terminalSentence).join("\n")}\n`).join("\n")
	};
}
function modelText({ model, fingerprint, lines }) {
	const width = Math.max(...lines.map(({ label }) => label.length));
	const rows = lines.map(({ label, text }, at) => {
		return `  ${(lines[at - 1]?.label !== label ? label : "").padEnd(width)}  ${text}`;
	});
	return [`${model}  (fingerprint ${fingerprint.slice(0, 12)})`, ...rows];
}

export { explain };