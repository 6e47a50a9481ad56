import { n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { t as escapeTerminal } from "./terminal.js";
import { r as oneLine } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { a as openPromotion, c as readEnvironments, i as modelNamed, t as environmentNamed } from "./open-promotion.js";
import { t as recordHold } from "./record-hold.js";
import { c as releasedNow } from "./merged-versions.js";
import { t as versionNamed } from "./wishes2.js";
import { t as commandReasons } from "./reasons4.js";

// src/commands/hold.ts
async function hold(request, ports) {
	const because = oneLine(request.because);
	if (because === "") {
		const sentence = `Why is ${request.wish.model} ${request.what === "hold" ? "held" : "released"}? It has to be said.`;
		throw MlopsError.of(commandReasons, "reason-missing", sentence);
	}
	const place = await openPromotion(request, ports);
	const environment = environmentNamed(place.project, request.environment);
	const model = modelNamed(environment, request.wish.model);
	const [state] = await readEnvironments(place, [{
		...environment,
		models: [model]
	}]);
	if (state === void 0) throw new TypeError("one environment gives one state");
	const subject = await subjectOf(request, place, state);
	const said = state.holds.get(model) ?? [];
	const last = said.findLast(({ digests }) => String(digests) === String(subject.digests));
	if (request.what === "release" && last === void 0) {
		const sentence = `Nothing holds ${subject.title} in ${environment.name}.`;
		throw MlopsError.of(commandReasons, "not-held", sentence);
	}
	const verb = request.what === "hold" ? "held" : "released";
	const steps = stepsAfter(request.what, subject, state, model);
	if (last?.what === request.what) return told("hold-unchanged", `${subject.title} is ${verb} in ${environment.name} already, by ${last.by}: ${last.because}`, {
		record: last,
		steps
	});
	const word = {
		what: request.what,
		digests: subject.digests,
		by: place.by,
		because
	};
	const record = await recordHold(place, {
		environment,
		model,
		said
	}, word);
	return told(verb, `${subject.title} is ${verb} in ${environment.name}: ${because}`, {
		record,
		steps
	});
}
async function subjectOf({ wish, all }, place, state) {
	const { model } = wish;
	if (all) return {
		digests: "all",
		title: `every version of ${model}`,
		operand: `${model} --all`
	};
	const versions = (await readVersions(place.ledger, [model])).get(model) ?? [];
	const number = wish.version ?? releasedVersion(model, state);
	const { version, artifact } = versionNamed(model, number, versions);
	return {
		digests: [artifact.digest],
		title: `${model} ${version}`,
		operand: `${model}@${version}`
	};
}
function releasedVersion(model, state) {
	const now = releasedNow(state, model);
	if (now !== void 0) return now.release.version;
	const sentence = `${state.environment.name} releases no version of ${model}, so one has to be named: ${model}@<version>.`;
	throw MlopsError.of(commandReasons, "no-such-version", sentence);
}
function stepsAfter(what, { digests, operand }, { environment: { name }, deployments }, model) {
	if (what === "release") return ["next: mlops promote"];
	const { live } = deploymentHistory(deployments.get(model) ?? [], Date.now());
	return [...live !== void 0 && (digests === "all" || digests.includes(live.digest)) ? [`Version ${live.version} stays live. To take it back: mlops rollback ${name} ${model} --because "<why>"`] : [], `to let it go: mlops release ${name} ${operand} --because "<why>"`];
}
function told(reason, sentence, { record, steps }) {
	return {
		ends: "pass",
		reason,
		sentence,
		problems: [],
		data: { record },
		text: () => `${[sentence, ...steps.map((step) => `  ${step}`)].map(escapeTerminal).join("\n")}\n`
	};
}

export { hold };