import { H as isModelStep, V as isSmoke } from "./commit-record.js";
import { c as namedDatasets } from "./load.js";
import { D as readByStep, l as madeOfOne, p as unsketched } from "./find-situation.js";
import { t as buildDatasets } from "./build-datasets.js";

// src/commands/steps/build-needed.ts
async function buildNeeded(situation, needed, engine, ports) {
	const { candidate, baseline, request } = situation;
	if (request.builds === "elsewhere") return [];
	const common = {
		situation,
		engine,
		ports
	};
	const own = await buildDatasets({
		...common,
		read: candidate,
		side: "candidate"
	}, readHere(situation, needed));
	if (baseline === void 0) return own;
	const before = await buildDatasets({
		...common,
		read: baseline,
		side: "baseline"
	}, readOfBaseline(situation, needed));
	return [...own, ...before];
}
function readHere(situation, { datasets, models = [], rows = false }) {
	const { plan, project } = situation;
	const checked = plan.steps.flatMap((step) => step.kind === "validate" && datasets.includes(step.dataset) && (rows || step.decision === "run") ? [step.dataset] : []);
	const named = checked.flatMap((name) => {
		const dataset = project.datasets.get(name);
		return dataset === void 0 ? [] : namedDatasets(dataset).map((one) => one.dataset);
	});
	const used = modelSteps(situation, models).flatMap((step) => {
		const model = step.kind === "evaluate" ? project.models.get(step.model) : void 0;
		const rows = model?.evaluate?.label?.dataset;
		const held = (model === void 0 || step.side !== "candidate" ? [] : madeOfOne(model, situation.candidate)).flatMap(({ key, reach }) => key === void 0 ? [] : [reach.dataset]);
		return [
			...rows === void 0 ? [] : [rows],
			...held,
			...step.side === "candidate" ? readBy(situation, step) : []
		];
	});
	return [
		...checked,
		...named,
		...used
	];
}
function readOfBaseline(situation, { datasets, models = [] }) {
	const { baseline, candidate, records, project } = situation;
	const compared = unsketched(records, candidate, baseline).filter(({ name }) => datasets.includes(name)).map(({ before }) => before);
	const used = modelSteps(situation, models).filter(({ side }) => side === "baseline").flatMap((step) => readBy(situation, step));
	const changed = models.flatMap((model) => project.models.get(model)?.evaluate?.label?.dataset ?? []).filter((name) => candidate.datasets.get(name)?.digest !== baseline?.datasets.get(name)?.digest);
	return [
		...compared,
		...used,
		...changed
	];
}
function modelSteps({ plan }, models) {
	return plan.steps.filter(isModelStep).filter((step) => step.decision === "run" || isSmoke(step)).filter(({ model }) => models.includes(model));
}
function readBy(situation, step) {
	const facts = situation[step.side]?.facts.models.get(step.model);
	return facts === void 0 ? [] : readByStep(step, facts.model);
}

export { buildNeeded as t };