import { A as buildGroups, m as handOver, t as findSituation } from "./find-situation.js";
import { n as terminalSentence } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { n as buildLine } from "./build2.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as commandReasons } from "./reasons4.js";
import { t as buildDatasets } from "./build-datasets.js";
import { t as stepsText } from "./steps-text.js";

// src/commands/build-group.ts
async function buildGroup(request, ports) {
	const situation = await findSituation(request, ports);
	const { candidate, baseline } = situation;
	const names = namesOf(situation, request.group);
	await using engine = engineAtHand(ports, situation.own.engine);
	const common = {
		situation,
		engine,
		ports
	};
	const built = [];
	try {
		built.push(...await buildDatasets({
			...common,
			read: candidate,
			side: "candidate"
		}, names("candidate")));
		if (baseline !== void 0) built.push(...await buildDatasets({
			...common,
			read: baseline,
			side: "baseline"
		}, names("baseline")));
	} finally {
		if (request.handOver !== void 0) await handOver(situation, request.handOver);
	}
	return outcomeOf(situation, built, ports);
}
function namesOf({ plan, candidate, baseline }, group) {
	const groups = buildGroups([candidate.facts, ...baseline === void 0 ? [] : [baseline.facts]]);
	if (group !== void 0 && ![...groups.values()].includes(group)) {
		const sentence = `\`${group}\` names no group of datasets that commands make; there are: ${[...new Set(groups.values())].join(", ") || "none"}.`;
		throw MlopsError.of(commandReasons, "nothing-to-build", sentence);
	}
	return (side) => plan.steps.flatMap((step) => {
		if (step.kind !== "build" || step.decision !== "run" || step.side !== side) return [];
		return group === void 0 || groups.get(step.dataset) === group ? [step.dataset] : [];
	});
}
function outcomeOf({ problems }, built, { reasons }) {
	const failed = built.filter(({ state }) => state === "failed");
	const bad = failed.find(({ side }) => side === "candidate");
	const [why] = bad?.problems ?? [];
	const done = built.length - failed.length;
	const counts = stepsText({
		build: done,
		validate: 0,
		train: 0,
		evaluate: 0
	});
	const all = counts === void 0 ? "Nothing to build: every dataset is there already" : `Done: ${counts}`;
	const rest = failed.length === 0 ? "" : `; ${failed.length} could not be made for the baseline`;
	const sentence = bad?.sentence ?? `${all}${rest}.`;
	const ends = why === void 0 ? void 0 : reasons.endsOf(why.reason);
	return {
		ends: bad === void 0 ? "pass" : ends === void 0 || ends === "pass" ? "fail" : ends,
		reason: why?.reason ?? "built",
		sentence,
		problems: [...problems, ...built.flatMap((one) => one.problems)],
		data: { built },
		text: () => `${[
			...built.map(buildLine),
			"",
			sentence
		].map(terminalSentence).join("\n")}\n`
	};
}

export { buildGroup as t };