import { n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { n as requireBranch, v as holdOn } from "./branch-problems.js";
import { t as escapeTerminal } from "./terminal.js";
import { r as oneLine } from "./clean.js";
import { t as MlopsError } from "./problem.js";
import { n as requireBytes, t as deploy } from "./deploy.js";
import { l as heldText, p as revertRelease, u as holdRelease } from "./record-deployment.js";
import { n as shellCommand } from "./shell.js";
import { c as releasedNow, i as releaseDigestOf, o as releasedBefore, s as releasedBy } from "./merged-versions.js";
import { t as commandReasons } from "./reasons4.js";
import { i as namedStore } from "./commit-data.js";
import { a as openPromotion, i as modelNamed, t as environmentNamed } from "./open-promotion.js";
import { r as readBoard } from "./read-board.js";
import { t as recordHold } from "./record-hold.js";
import { t as versionNamed } from "./wishes2.js";

// src/commands/deploying/nothing-before.ts
const mostTold = 3;
function nothingBefore(cell, failed) {
	const { environment, model } = cell;
	const others = othersOf(cell, failed).slice(0, mostTold);
	const there = `no other version of ${model} than ${failed.release.version} to go back to in ${environment.name} by itself`;
	const told = others.map(({ version, why }) => `version ${version} ${why}`).join("; ");
	const sentence = told === "" ? `There is ${there}: none was verified there before.` : `There is ${there}: ${told}.`;
	const back = others.find(({ command }) => command !== void 0)?.command;
	const any = shellCommand(["mlops", "promote"]);
	const remedy = back === void 0 ? `Promote another version by name (\`${any} ${model}@<version> --to ${environment.name}\`), or stop what is live by hand.` : `Ask for it by name: \`${back}\`.`;
	return MlopsError.of(commandReasons, "nothing-before", sentence, { remedy });
}
function othersOf(cell, failed) {
	const { state, model } = cell;
	const history = state.history.get(model) ?? [];
	const seen = /* @__PURE__ */ new Set([failed.release.version]);
	const found = [];
	for (const [at, change] of history.entries()) {
		const [released] = releasedBy(change, state, model);
		if (released === void 0 || seen.has(released.release.version)) continue;
		seen.add(released.release.version);
		const why = whyNot(cell, released, history[at - 1]?.commit);
		if (why !== void 0) found.push(why);
	}
	return found;
}
function whyNot({ environment, model, facts }, { text, release }, left) {
	const { version, artifact } = release;
	const hold = holdOn(facts.holds, artifact.digest);
	if (hold !== void 0) return {
		version,
		why: `is held by ${hold.by} (${hold.because.replace(/\.$/, "")})`
	};
	const word = deploymentHistory(facts.deployments, Date.parse(facts.now)).wordOnRelease(releaseDigestOf(text));
	if (word === void 0) return {
		version,
		why: "was never deployed there"
	};
	if (word.kind === "failed") return {
		version,
		why: "failed there"
	};
	if (word.kind === "verified") return void 0;
	const by = left === void 0 ? word.record.by : left.slice(0, 7);
	const command = shellCommand([
		"mlops",
		"promote",
		`${model}@${version}`,
		"--to",
		environment.name
	]);
	return {
		version,
		why: `was taken back by ${by}, so it does not come back by itself`,
		command
	};
}

// src/commands/promotion/rollback-before.ts
async function rollbackBefore({ state, model }, { git }) {
	const [now, left] = state.history.get(model) ?? [];
	if (now === void 0 || left === void 0) return void 0;
	const [to] = releasedBy(now, state, model);
	const [from] = releasedBy(left, state, model);
	if (to === void 0 || from === void 0) return void 0;
	const { version } = from.release;
	const message = (await git.text([
		"show",
		"-s",
		"--format=%B",
		now.commit,
		"--"
	])).trim();
	if (!message.startsWith(`Revert "Promote ${model} ${version} to ${state.environment.name}"`)) return void 0;
	const says = (because) => message.endsWith(`\n\n${because}`);
	return {
		commit: now.commit,
		version,
		to: to.release.version,
		says
	};
}

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
	requireBranch(cell);
	const said = {
		because,
		by: place.by
	};
	const { version } = request;
	if (version !== void 0) {
		versionNamed(model, version, versions.get(model) ?? []);
		const other = await otherReleased(cell, version, said, place);
		if (other !== void 0) return other;
	}
	const noted = version === void 0 ? noteOf(cell, await rollbackBefore(cell, place.repository), because) : [];
	for (const note of noted) ports.progress.note(note);
	const followed = await begin(cell, said, {
		place,
		version
	}, ports);
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
async function begin(cell, said, { place, version }, ports) {
	const { branch } = cell.facts;
	if (branch.kind === "release" && branch.release.version === version) {
		const before = await rollbackBefore(cell, place.repository);
		return before?.version === version && before.says(said.because) ? [] : await takeBack(cell, said, place, ports);
	}
	if (goesBack(cell.facts)) return await holdLive(cell, said, place);
	if (await isBegun(cell, said, place)) return [];
	return await takeBack(cell, said, place, ports);
}
async function otherReleased(cell, version, said, place) {
	const { facts, environment, model, promotion } = cell;
	const { branch } = facts;
	if (branch.kind !== "release" || branch.release.version === version) return void 0;
	if (promotion.live?.version === version && (goesBack(facts) || await isBegun(cell, said, place))) return void 0;
	const sentence = `Nothing to do: ${environment.branch} names version ${branch.release.version} of ${model}, not version ${version}.`;
	return {
		ends: "pass",
		reason: "rollback-not-needed",
		sentence,
		problems: [],
		data: {
			branch: environment.branch,
			model,
			version: branch.release.version
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
function noteOf(cell, before, because) {
	if (before === void 0) return [];
	const { environment, model } = cell;
	const { commit, version, to } = before;
	const was = `The newest change of ${environment.branch} (${commit.slice(0, 12)}) has taken back version ${version} of ${model}`;
	const one = `mlops rollback ${environment.name} ${model}@${version}`;
	if (before.says(because)) return [`${was}, with this reason: version ${to} stays. With another reason, or as ${model}@${to}, the next run takes back version ${to}, too.`];
	return [`${was} already; this takes back version ${to}, too, and the next run with another reason what comes in its place. To take back version ${version} alone: ${one}.`];
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
function releasesOf(cell) {
	const { state, model, environment, facts } = cell;
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
	throw nothingBefore(cell, failed);
}

export { rollback };