import { n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { g as holdOn, r as readBoard } from "./read-board.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as oneLine } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { n as requireBytes, t as deploy } from "./deploy.js";
import { l as heldText, p as revertRelease, u as holdRelease } from "./record-deployment.js";
import { a as namedStore } from "./questions.js";
import { a as openPromotion, d as releaseDigestOf, h as releasedNow, i as modelNamed, p as releasedBefore, t as environmentNamed } from "./open-promotion.js";
import { t as recordHold } from "./record-hold.js";
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
	const followed = await begin(cell, {
		because,
		by: place.by
	}, place, ports);
	if (place.deployments !== void 0) return await begun(cell, followed, place);
	const ended = await deploy({
		...request,
		models: [model],
		again: false,
		plan: false
	}, ports);
	const more = [...followed.map((what) => `done: ${what}`), ...wayBack(cell, followed)].map((line) => `  ${line}`);
	return {
		...ended,
		text: (style) => `${ended.text(style)}${more.map((line) => `${escapeTerminal(line)}\n`).join("")}`
	};
}
function wayBack({ facts, promotion: { live }, environment: { name }, model }, followed) {
	const version = goesBack(facts) ? live?.version : facts.branch.kind === "release" ? facts.branch.release.version : void 0;
	if (version === void 0 || followed.length === 0) return [];
	return [followed.some((what) => what.startsWith(heldText({
		model,
		version
	}))) ? `to let it go: mlops release ${name} ${model}@${version} --because "<why>"` : `to bring it back: mlops promote ${model}@${version} --to ${name}`];
}
async function begin(cell, said, place, ports) {
	if (goesBack(cell.facts)) return await holdLive(cell, said, place);
	if (await isBegun(cell, said, place)) return [];
	return await takeBack(cell, said, place, ports);
}
async function takeBack(cell, said, place, ports) {
	const { failed, before } = releasesOf(cell);
	await requireBytes(before.release, await namedStore(before.release, place.repository, ports));
	const failure = {
		place,
		cell,
		failed,
		before,
		...said
	};
	return [...before.release.artifact.digest === failed.release.artifact.digest ? [] : [await holdRelease(failure)], await revertRelease(failure, before)];
}
async function begun({ environment: { branch }, model }, followed, { desk }) {
	const open = (await desk.pulls(branch)).find(({ state, about }) => state === "open" && about.revert === true && about.model === model);
	const sentence = `${followed.length === 0 ? `The rollback of ${model} was begun before` : followed.join(", ")}${open?.url === void 0 ? "" : ` (${open.url})`}. Its deployment starts once ${branch} names what was verified before.`;
	return {
		ends: "pass",
		reason: "rollback-begun",
		sentence,
		problems: [],
		data: {
			branch,
			model,
			followed,
			...open?.url !== void 0 && { url: open.url }
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
async function isBegun({ facts, promotion: { live } }, said, { repository: { git } }) {
	if (facts.branch.kind !== "release") return false;
	const { digest, commit } = facts.branch.release;
	const message = (await git.text([
		"show",
		"-s",
		"--format=%B",
		commit,
		"--"
	])).trim();
	if (message.startsWith("Revert \"Promote ") && message.endsWith(`\n\n${said.because}`)) return true;
	const hold = facts.holds.toSorted((a, b) => a.number - b.number).at(-1);
	if (hold?.what === "hold" && hold.because === said.because && hold.by === said.by) return !hold.digests.includes(digest);
	return live !== null && live.digest !== digest && holdOn(facts.holds, live.digest) !== void 0;
}
async function holdLive({ facts, environment, model, promotion: { live } }, { because, by }, place) {
	const named = facts.branch.kind === "release" ? facts.branch.release.digest : void 0;
	if (live === null || live.digest === named || holdOn(facts.holds, live.digest) !== void 0) return [];
	const word = {
		what: "hold",
		digests: [live.digest],
		by,
		because
	};
	await recordHold(place, {
		environment,
		model,
		said: facts.holds
	}, word);
	return [`${model} ${live.version} is held`];
}
function goesBack({ branch, deployments, now }) {
	if (branch.kind !== "release") return false;
	const { live, wordOnRelease } = deploymentHistory(deployments, Date.parse(now));
	const { releaseDigest } = branch.release;
	return live !== void 0 && live.releaseDigest !== releaseDigest && wordOnRelease(releaseDigest)?.kind === "verified";
}
function releasesOf({ state, model, environment, facts }) {
	const failed = releasedNow(state, model);
	if (failed === void 0) {
		const sentence = `The branch of ${environment.name} names no release of ${model}.`;
		throw MlopsError.of(commandReasons, "nothing-before", sentence);
	}
	const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const fine = releasedBefore(state, model).filter(({ text, release: { artifact } }) => {
		return words.wordOnRelease(releaseDigestOf(text))?.kind === "verified" && text !== failed.text && holdOn(facts.holds, artifact.digest) === void 0;
	});
	const before = fine.find(({ release }) => release.artifact.digest !== failed.release.artifact.digest) ?? fine[0];
	if (before !== void 0) return {
		failed,
		before
	};
	const sentence = `No other release of ${model} than that of version ${failed.release.version} was verified in ${environment.name} before and is not held, so there is none to go back to.`;
	throw MlopsError.of(commandReasons, "nothing-before", sentence);
}

export { rollback };