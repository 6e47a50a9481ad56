import { b as strictObject, c as _enum, f as exactOptional, h as literal, l as array, p as int, u as boolean, x as string } from "./schemas.js";
import { n as lossOfChange, r as lossesOf } from "./acceptance.js";
import { r as oneLine, t as clip } from "./clean.js";
import { t as commentJson } from "./comment.js";
import { t as parsedJson } from "./json.js";
import { g as datasetClause, s as requirementOf, v as code } from "./metric-line.js";
import { i as lossSchema, t as acceptance } from "./gates.js";

// src/report/judgement.ts
const text = string().max(2e3);
const verdict = _enum([
	"pass",
	"fail",
	"unknown"
]);
const problem = strictObject({
	reason: text,
	message: text,
	remedy: exactOptional(text),
	verdict: exactOptional(verdict)
});
const list = (item) => array(item).max(5e3);
const judgementSchema = strictObject({
	schemaVersion: literal(1),
	project: text,
	projectFile: text,
	verdict,
	reason: text,
	headline: text,
	models: list(strictObject({
		model: text,
		verdict,
		reason: text,
		gates: list(strictObject({
			about: text,
			asked: text,
			verdict,
			blocks: boolean(),
			reason: text,
			sentence: text,
			accepted: exactOptional(acceptance)
		})),
		problems: list(problem)
	})),
	datasets: list(strictObject({
		dataset: text,
		verdict,
		reason: text,
		sentence: text
	})),
	policy: list(strictObject({
		sentence: text,
		blocks: boolean(),
		reason: exactOptional(text),
		accepted: exactOptional(acceptance)
	})),
	problems: list(problem),
	losses: list(strictObject({
		...lossSchema.shape,
		accepted: exactOptional(acceptance)
	})),
	reproduce: list(text),
	left: int().nonnegative()
});
function judgementOf(report, projectFile) {
	const { project, verdict, reason, headline, models, datasets, policy, problems, reproduce } = report;
	return {
		schemaVersion: 1,
		project: short(project),
		projectFile,
		verdict,
		reason,
		headline: short(headline),
		models: models.map((model) => ({
			model: short(model.model),
			verdict: model.verdict,
			reason: model.reason,
			gates: model.gates.map((gate) => ({
				about: short(gate.slice === void 0 ? gate.metric : `${gate.metric} for ${gate.slice.column} = ${gate.slice.value}`),
				asked: requirementOf(gate),
				verdict: gate.verdict,
				blocks: gate.blocks,
				reason: gate.reason,
				sentence: short(gate.sentence),
				...gate.accepted && { accepted: gate.accepted }
			})),
			problems: model.problems.map(plainProblem)
		})),
		datasets: datasets.map((dataset) => {
			const sentence = short(datasetClause(dataset));
			return {
				dataset: short(dataset.dataset),
				verdict: dataset.verdict,
				reason: dataset.reason,
				sentence
			};
		}),
		policy: policy.map(({ sentence, blocks, reason: of, accepted }) => {
			return {
				sentence: short(sentence),
				blocks,
				...of && { reason: of },
				...accepted && { accepted }
			};
		}),
		problems: problems.map(plainProblem),
		losses: acceptable(report),
		reproduce: reproduce.map(short),
		left: 0
	};
}
function acceptable({ models, policy }) {
	const ofModels = models.flatMap((model) => lossesOf(model).map((loss) => {
		const by = model.gates.find(({ metric, accepted }) => metric === loss.metric && accepted !== void 0)?.accepted;
		return {
			...plainLoss(loss),
			...by && { accepted: by }
		};
	}));
	const removed = policy.flatMap((change) => {
		const loss = lossOfChange(change);
		return loss === void 0 ? [] : [{
			...plainLoss(loss),
			...change.accepted && { accepted: change.accepted }
		}];
	});
	return [...ofModels, ...removed];
}
function plainLoss({ values, ...loss }) {
	return {
		...loss,
		values: [...values]
	};
}
function plainProblem({ reason, message, remedy, verdict: of }) {
	return {
		reason,
		message: short(message),
		...remedy && { remedy: short(remedy) },
		...of && { verdict: of }
	};
}
function short(line) {
	return clip(oneLine(line), 600);
}
const line = /<!-- mlops-judgement (\{.*\}) -->\s*$/;
const reductions = [
	(judgement) => judgement,
	(judgement) => withGates(judgement, ({ verdict: of }) => of !== "pass"),
	(judgement) => withGates(judgement, ({ blocks, accepted }) => blocks || accepted !== void 0),
	(judgement) => withGates({
		...judgement,
		datasets: []
	}, () => false)
];
function withGates(judgement, keeps) {
	const models = judgement.models.map((model) => ({
		...model,
		gates: model.gates.filter(keeps)
	}));
	const count = (all) => all.reduce((sum, { gates }) => sum + gates.length, 0);
	return {
		...judgement,
		models,
		left: count(judgement.models) - count(models)
	};
}
function judgementText(judgement, limit) {
	const said = "What decided it, gate by gate: comment `/mlops explain` on the pull request.";
	for (const reduce of reductions) {
		const json = commentJson(reduce(judgement));
		const whole = `${[said, ...acceptLines(judgement)].join("\n")}\n\n<!-- mlops-judgement ${json} -->\n`;
		if (Buffer.byteLength(whole) <= limit) return whole;
	}
}
function acceptLines({ losses }) {
	const open = losses.filter(({ accepted }) => accepted === void 0).slice(0, 10);
	if (open.length === 0) return [];
	return [
		"",
		"Who may write to this repository, and is not its author, accepts a loss by a comment on the pull request:",
		...open.map(({ model, metric }) => `- ${code(`/mlops accept ${model} ${metric} <reason>`)}`)
	];
}
function readJudgement(found) {
	const json = line.exec(found)?.[1];
	if (json === void 0) return void 0;
	const parsed = judgementSchema.safeParse(parsedJson(json));
	return parsed.success ? parsed.data : void 0;
}

export { judgementText as n, readJudgement as r, judgementOf as t };