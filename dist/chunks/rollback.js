import { t as deploymentHistory } from "./deployment-history.js";
import { n as readBoard, o as holdOn } from "./read-board.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as oneLine } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { n as requireBytes, t as deploy } from "./deploy.js";
import { c as revertRelease, s as holdRelease } from "./record-deployment.js";
import { a as namedStore } from "./questions.js";
import { a as openPromotion, f as releasedNow, i as modelNamed, l as releaseDigestOf, t as environmentNamed, u as releasedBefore } from "./open-promotion.js";
import { n as readVersions } from "./read-versions.js";
import { t as commandReasons } from "./reasons3.js";

// src/commands/rollback.ts
async function rollback(request, ports) {
	const because = oneLine(request.because);
	if (because === "") {
		const sentence = `Why is ${request.model} taken back? It has to be said.`;
		throw MlopsError.of(commandReasons, "reason-missing", sentence);
	}
	const place = await openPromotion(request, ports);
	const environment = environmentNamed(place.project, request.environment);
	const model = modelNamed(environment, request.model);
	const versions = await readVersions(place.ledger, [model]);
	const { cells } = await readBoard(place, versions, {
		environments: [environment.name],
		models: [model]
	});
	const [cell] = cells;
	if (cell === void 0) throw new TypeError("one model in one environment is one cell");
	if (!isBegun(cell, {
		because,
		by: place.by
	})) {
		const { failed, before } = releasesOf(cell);
		await requireBytes(before.release, await namedStore(before.release, place.repository, ports));
		const failure = {
			place,
			cell,
			failed,
			because,
			before,
			by: place.by
		};
		const followed = [await holdRelease(failure), await revertRelease(failure, before)];
		for (const what of followed) ports.progress.note(what);
	}
	if (place.deployments !== void 0) return begun(environment.branch, model);
	return await deploy({
		...request,
		models: [model],
		again: false,
		plan: false
	}, ports);
}
function begun(branch, model) {
	const sentence = `${model} is held, and ${branch} is put right: by the push, or by its pull request once that is merged. Its deployment starts by that.`;
	return {
		ends: "pass",
		reason: "rollback-begun",
		sentence,
		problems: [],
		data: {
			branch,
			model
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
function isBegun({ facts, promotion: { live } }, said) {
	if (facts.branch.kind !== "release") return false;
	const { digest } = facts.branch.release;
	const hold = facts.holds.toSorted((a, b) => a.number - b.number).at(-1);
	if (hold?.what === "hold" && hold.because === said.because && hold.by === said.by) return !hold.digests.includes(digest);
	return live !== null && live.digest !== digest && holdOn(facts.holds, live.digest) !== void 0;
}
function releasesOf({ state, model, environment, facts }) {
	const failed = releasedNow(state, model);
	if (failed === void 0) {
		const sentence = `The branch of ${environment.name} names no release of ${model}.`;
		throw MlopsError.of(commandReasons, "nothing-before", sentence);
	}
	const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const before = releasedBefore(state, model).find(({ text, release: { artifact } }) => {
		const wasFine = words.wordOnRelease(releaseDigestOf(text))?.kind === "verified";
		const isOther = artifact.digest !== failed.release.artifact.digest;
		return wasFine && isOther && holdOn(facts.holds, artifact.digest) === void 0;
	});
	if (before !== void 0) return {
		failed,
		before
	};
	const sentence = `No other version of ${model} than ${failed.release.version} was verified in ${environment.name} before and is not held, so there is none to go back to.`;
	throw MlopsError.of(commandReasons, "nothing-before", sentence);
}

export { rollback };