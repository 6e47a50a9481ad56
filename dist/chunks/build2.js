import { m as builtRoot } from "./load.js";
import { n as terminalSentence } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as commandReasons } from "./reasons4.js";
import { c as recordedBuild } from "./commit-data.js";
import { f as asBuilt, t as findSituation } from "./find-situation.js";
import { t as buildDatasets } from "./build-datasets.js";
import { t as stepsText } from "./steps-text.js";

// src/commands/build.ts
async function build(request, ports) {
	const situation = await findSituation(request, ports);
	const names = buildsOf(situation.project, request.datasets);
	if (names.length === 0) return nothingToMake(situation);
	await using engine = engineAtHand(ports, situation.own.engine);
	const { keep } = request;
	const again = request.again ? names : [];
	const read = situation.candidate;
	return outcomeOf(situation, names, await buildDatasets({
		situation,
		read,
		side: "candidate",
		engine,
		ports,
		keep,
		again
	}, names), ports);
}
function buildsOf({ datasets, ...project }, named) {
	const roots = chosenDatasets({
		datasets,
		...project
	}, named).map((name) => {
		const dataset = datasets.get(name);
		return {
			name,
			root: dataset && builtRoot(dataset, datasets)?.name
		};
	});
	const found = [...new Set(roots.flatMap(({ root }) => root ?? []))];
	const others = named.length === 0 ? [] : roots.filter(({ root }) => root === void 0);
	if (others.length === 0) return found;
	const declared = [...datasets.values()].filter(({ build: made }) => made !== void 0).map(({ name }) => name);
	const sentence = `${others.map(({ name }) => name).join(", ")} ${others.length === 1 ? "is" : "are"} made by no command; there are: ${declared.join(", ") || "none"}.`;
	throw MlopsError.of(commandReasons, "nothing-to-build", sentence);
}
function nothingToMake({ problems }) {
	const sentence = "No dataset of this project is made by a command.";
	return {
		ends: "pass",
		reason: "built",
		sentence,
		problems,
		data: {
			built: [],
			reused: [],
			datasets: []
		},
		text: () => `${sentence}\n`
	};
}
function outcomeOf(situation, names, built, { reasons }) {
	const failed = built.filter(({ state }) => state === "failed");
	const [first] = failed;
	const problem = first?.problems[0];
	const done = built.filter(({ state }) => state !== "failed").length;
	const counts = stepsText({
		build: done,
		validate: 0,
		train: 0,
		evaluate: 0
	});
	const sentence = first?.sentence ?? (counts === void 0 ? "Nothing to build: every dataset is there already." : `Done: ${counts}.`);
	const there = names.filter((name) => built.every(({ dataset }) => dataset !== name));
	const lines = [
		...there.map((name) => `reused  ${name}  made before from the same inputs, version ${versionOf(situation, name)}`),
		...built.map(buildLine),
		"",
		first === void 0 ? sentence : `${failed.length} build${failed.length === 1 ? "" : "s"} failed.`
	];
	const ends = problem === void 0 ? void 0 : reasons.endsOf(problem.reason);
	return {
		ends: first === void 0 ? "pass" : ends === void 0 || ends === "pass" ? "fail" : ends,
		reason: problem?.reason ?? "built",
		sentence,
		problems: [...situation.problems, ...built.flatMap(({ problems }) => problems)],
		data: {
			built,
			reused: there,
			datasets: names.flatMap((name) => recordOf(situation, name))
		},
		text: () => `${lines.map(terminalSentence).join("\n")}\n`
	};
}
function buildLine({ dataset, state, sentence, log }) {
	const where = log === void 0 ? "" : ` (log: ${log})`;
	return `${(state === "failed" ? "failed" : "done").padEnd(6)}  ${dataset}  ${sentence}${where}`;
}
function versionOf({ candidate }, name) {
	return candidate.facts.builds.get(name)?.fingerprint.slice(0, 12) ?? "";
}
function recordOf({ candidate, records }, name) {
	const facts = candidate.facts.builds.get(name);
	const record = facts && recordedBuild(records, asBuilt(facts));
	return record === void 0 ? [] : [record];
}

export { buildLine as n, build as t };