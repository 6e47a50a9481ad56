import { t as MlopsError } from "./problem.js";
import { t as knownMetric } from "./known.js";
import { b as strictObject, h as literal } from "./schemas.js";
import { t as readVersioned } from "./versioned.js";
import { r as oneLine } from "./clean.js";
import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";
import { t as commandReasons } from "./reasons4.js";
import { d as deploymentAddress, i as openHome, o as askedAddress, r as openRecordBranch } from "./ledger.js";
import { i as isMissing, s as readBounded } from "./files.js";
import { t as repositoryReasons } from "./reasons6.js";
import { c as releasedNow, f as releasePath, i as releaseDigestOf, l as promotionBranch, o as releasedBefore, p as parseRelease, s as releasedBy } from "./merged-versions.js";
import { _ as askedWith, a as branchOf, g as changedSettings, i as askedFactsOf, l as renderedFor, s as isOnBranch, v as holdOn } from "./branch-problems.js";
import { i as onlySettingsFailed, n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { n as queryOf, s as pullCommand } from "./read-board.js";
import { n as deploymentSchema, u as promotionRecordText } from "./records.js";
import { t as recordHold } from "./record-hold.js";
import { s as readDeployments } from "./open-promotion.js";
import { join } from "node:path";
import { mkdir, readdir, writeFile } from "node:fs/promises";

// src/repository/environment-branch.ts
async function openEnvironmentBranch(options) {
	const { repository, remote, branch } = options;
	const shared = {
		home: await openHome({
			repository: repository.root,
			known: repository,
			remote: remote ?? null
		}),
		problem: problemOf(branch),
		notice: () => void 0
	};
	const own = openRecordBranch({
		...shared,
		ref: `refs/heads/${branch}`
	});
	return {
		tip: () => own.tip(),
		read: async (paths) => await own.at(await own.tip()).read(paths),
		put: (change) => put(own, change),
		async propose(name, { files, message, open }) {
			const tip = (await own.newest()).commit;
			if (tip === void 0) throw missing(branch);
			const ref = `refs/heads/${name}`;
			const there = await standing(own, openRecordBranch({
				...shared,
				ref
			}), tip, {
				files,
				open
			});
			if (there !== void 0) return {
				commit: there,
				made: false
			};
			const { commit } = await openRecordBranch({
				...shared,
				ref,
				onto: () => own.tip()
			}).change(() => Promise.resolve(files), message);
			if (commit === void 0) throw new TypeError("a proposal without files");
			return {
				commit,
				made: true
			};
		}
	};
}
async function put(own, { files, seen, message }) {
	let moved = false;
	const { commit } = await own.change(async (view) => {
		const there = await view.read([...seen.keys()]);
		moved = [...seen].some(([path, text]) => there.get(path) !== text);
		return moved ? /* @__PURE__ */ new Map() : files;
	}, message);
	return moved ? void 0 : commit;
}
async function standing(own, other, tip, { files, open }) {
	const published = await other.tip();
	if (published === void 0) return void 0;
	const head = other.at(published);
	const parent = await head.parent();
	if (parent === void 0 || parent !== tip && !open) return void 0;
	const paths = [...files.keys()];
	const [there, below, now] = await Promise.all([
		head.read(paths),
		other.at(parent).read(paths),
		own.at(tip).read(paths)
	]);
	return paths.every((path) => there.get(path) === files.get(path) && below.get(path) === now.get(path)) ? published : void 0;
}
function missing(branch) {
	const sentence = `There is no branch ${branch}.`;
	return MlopsError.of(repositoryReasons, "environment-branch-missing", sentence);
}
function problemOf(branch) {
	return (failure, sentence, remedy) => {
		const reason = {
			unavailable: "environment-branch-unavailable",
			refused: "environment-branch-refused",
			busy: "environment-branch-unavailable",
			corrupt: "environment-branch-unreadable"
		}[failure];
		return MlopsError.of(repositoryReasons, reason, `${branch}: ${sentence}`, remedy === void 0 ? {} : { remedy });
	};
}

// src/report/metric-unit.ts
const cells = {
	share: () => "share",
	label: (label) => `that of ${label}`,
	"label²": (label) => `square of that of ${label}`,
	nats: () => "nats",
	percent: () => "%",
	none: () => "–"
};
function unitCell(metric, label) {
	const unit = knownMetric(metric)?.unit;
	return unit === void 0 ? "as reported" : cells[unit](label ?? "the label");
}
function unitWords(metric, label) {
	const of = label === void 0 ? "the label" : markdownCode(label);
	const unit = knownMetric(metric)?.unit;
	if (unit === "label") return `in the unit of ${of}`;
	if (unit === "label²") return `in the square of the unit of ${of}`;
	if (unit === "nats") return "in nats";
	return unit === "percent" ? "in percent" : void 0;
}

// src/commands/promotion/pull-changes.ts
function settingsOfChange(release, { release: live }) {
	if (release.previous === null) return [];
	return live && changedSettings(live, release);
}
function othersOf(release, live) {
	const changed = settingsOfChange(release, live);
	if (changed === void 0) return "with other settings or serving code";
	const code = changed.includes("serve.code");
	if (code && changed.length > 1) return "with other settings and serving code";
	return code ? "with other serving code" : "with other settings";
}
function changeText(release, live) {
	const { previous, artifact } = release;
	const keys = settingsOfChange(release, live);
	const bytes = previous?.digest === artifact.digest ? [] : ["the model"];
	if (keys === void 0) return [...bytes, "settings or serving code, as the difference of the release file says"].join(" and ");
	const settings = keys.filter((key) => key !== "serve.code").map((key) => settingText(key, release, live));
	const parts = [
		...bytes,
		...keys.includes("serve.code") ? ["the serving code"] : [],
		...settings.length === 0 ? [] : [`settings (${settings.join(", ")})`]
	];
	return parts.length === 0 ? "the number of the version alone" : listed(parts);
}
function settingText(key, { onFailure }, { release: live }) {
	const change = key === "on-failure" && live ? `: ${markdownCode(live.onFailure)} → ${markdownCode(onFailure)}` : "";
	return `${markdownCode(key)}${change}`;
}
function listed(parts) {
	return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
function changeTable(release, live) {
	const side = live.release ?? live.version;
	const { previous } = release;
	const unknown = previous === null ? "–" : "not known";
	const has = (from, text) => from === void 0 ? unknown : text(from);
	const digest = previous === null ? "–" : short(previous.digest);
	const code = live.release?.serve.code ?? release.serve.code;
	return [
		"| | live | this |",
		"|---|---|---|",
		...[
			[
				"model",
				digest,
				short(release.artifact.digest)
			],
			[
				"files",
				has(side, sizeOf),
				sizeOf(release)
			],
			[
				"commit",
				has(side, commitOf),
				commitOf(release)
			],
			[
				"run",
				has(side, runOf),
				runOf(release)
			],
			...code === void 0 ? [] : [[
				"serving code",
				has(live.release, codeOf),
				codeOf(release)
			]],
			[
				"target",
				has(live.release, targetOf),
				targetOf(release)
			]
		].map((row) => `| ${row.join(" | ")} |`)
	].join("\n");
}
function sizeOf({ artifact: { files } }) {
	const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	return `${files.length} (${bytes.toLocaleString("en-US")} bytes)`;
}
const commitOf = ({ commit }) => markdownCode(commit.slice(0, 12));
const runOf = ({ fingerprint }) => markdownCode(fingerprint.slice(0, 12));
const codeOf = ({ serve: { code } }) => code === void 0 ? "that of the commit" : markdownCode(code.commit.slice(0, 12));
function targetOf({ target }) {
	if (target.kind === "local") return `local, ${markdownCode(target.folder)}`;
	const { apply } = target;
	return `command, ${markdownCode(apply.kind === "shell" ? apply.text : apply.argv.join(" "))}`;
}
function short(digest) {
	return markdownCode(digest.slice(0, 19));
}

// src/commands/promotion/pull-body.ts
const marks = {
	pass: "✅",
	fail: "❌",
	unknown: "❓"
};
function revertText(failed, before, because) {
	const { model, environment, version } = failed;
	const sections = [
		`**${escapeMarkdown(model)} ${version}** failed in \`${environment}\`: ${markdownSentence(because)}`,
		`Version ${before.version}, which was verified there before, is live again. The branch still names version ${version}; merging this lets it name version ${before.version}, byte for byte as it did.`,
		`Version ${version} is held: automation promotes its bytes no more. \`mlops release ${environment} ${model}@${version} --because "…"\` takes that back.`
	];
	return {
		title: `Revert ${model} ${version} in ${environment}, back to ${before.version}`,
		body: `${sections.join("\n\n")}\n`
	};
}
function pullText(release, about) {
	const { model, version, environment, previous } = release;
	const sections = [
		`**${escapeMarkdown(model)} ${version}** for \`${environment}\`: ${stepText(release, about)}`,
		verdictText(release, about),
		...about.asked === void 0 ? [] : [askedText(about.asked)],
		...about.takenBack === void 0 ? [] : [takenBackText(about.takenBack)],
		changeTable(release, about.live),
		gatesText(release, about),
		...environmentText(release, about),
		...about.before.map(verifiedText),
		...about.comparison === void 0 ? [] : [`<details open><summary>Against what is live</summary>\n\n${forAReader}\n\n${about.comparison}\n\n</details>`],
		mergingText(release, about.merging),
		rollbackText(release),
		`Merging this changes \`releases/${model}/release.yaml\` and nothing else. Do not edit it by hand: what differs from what mlops writes is not merged by automation, and refused when it is deployed. What it waits for now: \`mlops status ${model}\`.`
	];
	const others = isSameVersion(release) ? `, ${sameText(release, about)}` : `, from ${previous?.version}`;
	return {
		title: `Promote ${model} ${version} to ${environment}${previous === null ? "" : others}`,
		body: `${sections.join("\n\n")}\n`
	};
}
function isSameVersion({ previous, version }) {
	return previous?.version === version;
}
function sameText(release, { live, unnamed }) {
	const isAsItWas = (settingsOfChange(release, live) ?? []).length === 0;
	return unnamed !== void 0 && isAsItWas ? "back on its branch" : othersOf(release, live);
}
function stepText(release, { live, unnamed }) {
	const { previous, version } = release;
	if (previous === null) return "the first version there; nothing of it is live.";
	const changes = `What changes: ${changeText(release, live)}.`;
	if (unnamed !== void 0) {
		const { removedBy } = unnamed;
		const removed = removedBy === void 0 ? "" : ` (removed by commit ${markdownCode(removedBy.slice(0, 12))})`;
		const there = `version ${previous.version} is live, and the branch names no release${removed}`;
		if (!isSameVersion(release)) return `${there}. ${changes}`;
		return `${there}; this puts version ${version} back.${(settingsOfChange(release, live) ?? []).length === 0 ? "" : ` ${changes}`}`;
	}
	if (isSameVersion(release)) return `the same version as is live, ${othersOf(release, live)}. ${changes}`;
	return `${previous.version > version ? `back from version ${previous.version}, which` : `version ${previous.version}`} is live and verified there now. ${changes}`;
}
function verdictText({ verdict, environment }, { judged, said }) {
	const head = `${marks[verdict]} **${verdict}**`;
	const gates = `the gates of \`${environment}\``;
	if (verdict === "pass") return `${head}: the verdict of the version${said === void 0 ? "" : `, and of ${gates}`}.`;
	const open = [...judged === void 0 || judged.verdict === "pass" ? [] : [`${judged.verdict}, by the verdict of the version: ${markdownSentence(judged.sentence)}`], ...said === void 0 || said.verdict === "pass" ? [] : [`${said.verdict}, by ${gates}: ${markdownSentence(said.sentence)}`]];
	return `${head}${open.length === 1 ? (open[0] ?? "").slice(verdict.length) : `: ${open.join(" ")}`} Automation does not merge this; a person may, who has seen why.`;
}
function takenBackText({ version, to, at, commit, because }) {
	const what = version === to ? `Other settings or serving code of version ${version} were` : `Version ${version} was`;
	const why = because === void 0 ? "the commit does not say why" : markdownSentence(because);
	return `⚠️ **Taken back here last.** ${what} taken back on ${minute(at)} by ${markdownCode(commit.slice(0, 12))}: ${why}`;
}
const forAReader = "For whoever decides. No gate is asked here: what was asked, and of what, stands above.";
function gatesText({ verdict, gates }, { judged, label }) {
	const said = judged?.verdict ?? verdict;
	const own = gates.filter(({ at }) => at === void 0);
	const head = `Verdict of the version${againstText(judged)}: ${marks[said]} **${said}**`;
	return own.length === 0 ? `${head}. No gate was asked.` : [head, ...own.map((one) => evidenceLine(one, label))].join("\n");
}
function againstText(judged) {
	if (judged === void 0) return "";
	return judged.before === null ? ", with nothing before it to compare with" : `, against version ${judged.before}`;
}
function environmentText({ environment, gates }, { said, label }) {
	if (said === void 0) return [];
	const own = gates.filter(({ at }) => at !== void 0);
	const why = own.every(({ verdict }) => verdict === said.verdict) ? "" : `: ${markdownSentence(said.sentence)}`;
	return [[`Gates of \`${environment}\`: ${marks[said.verdict]} **${said.verdict}**${why}`, ...own.map((one) => evidenceLine(one, label))].join("\n")];
}
function evidenceLine({ metric, verdict, sentence, against }, label) {
	const name = sentence.startsWith(metric) ? "" : `${escapeMarkdown(metric)}: `;
	const unit = unitWords(metric.split(" ")[0] ?? metric, label);
	const notes = [...unit === void 0 ? [] : [unit], ...against === void 0 ? [] : [`against version ${against.version}, live in \`${against.environment}\``]];
	return `- ${marks[verdict]} ${name}${markdownSentence(sentence)}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}
function askedText({ by, override }) {
	if (override === void 0) return `Asked for by ${escapeMarkdown(by)}.`;
	return `⚠️ **It was held.** ${escapeMarkdown(by)} asks for it all the same: ${markdownSentence(override)}`;
}
function verifiedText({ record, sameSettings }) {
	const { environment, endedAt, version, verification } = record;
	const others = sameSettings ? "" : `, with other settings or serving code than \`${environment}\` has now`;
	const head = `Verified in \`${environment}\` as version ${version}, ${minute(endedAt)}${others}`;
	const lines = verification.map(({ step, verdict, sentence }) => `- ${marks[verdict]} ${markdownSentence(`${step}: ${sentence}`)}`);
	return [lines.length === 0 ? `${head}; it was asked nothing` : head, ...lines].join("\n");
}
function mergingText({ environment, model, verdict, previous }, { on, into, automatic }) {
	const isAutomatic = automatic && verdict === "pass";
	const back = previous === null ? "" : "; where that fails, what is live now comes back";
	const status = `\`mlops status ${model}\``;
	if (on === "github") return `**Merging**: ${isAutomatic ? "automation merges this once nothing keeps it any more; a person may before" : "a person has to merge this, here, once the check `mlops promotion` lets it"}. \`mlops-deploy.yml\` deploys it then, verifies it and says how that ended${back}.`;
	const how = `${status} prints the push to \`${into}\` that does it, once nothing else keeps it`;
	return `**Merging**: ${isAutomatic ? `the next \`mlops promote\` merges this once it may` : `a person has to merge this: ${how}`}. That deploys nothing yet: \`mlops deploy ${environment} ${model}\` does, where the environment runs, and verifies it${back}.`;
}
function rollbackText(release) {
	const { environment, model, version, previous } = release;
	const revert = `**Rollback**: revert the merge on the branch of \`${environment}\` (\`git revert\`, or the button of the forge)`;
	if (isSameVersion(release)) return `${revert}; the settings and serving code that are live now come back, with the same bytes. What a revert took back follows by itself only once it changes on the default branch.`;
	const hold = `\`mlops hold ${environment} ${model}@${version} --because "…"\` keeps automation from promoting this one again`;
	if (previous === null) return `${revert}; there is no version to go back to: after a revert nothing of this model is released. ${hold}.`;
	return `${revert}; version ${previous.version} comes back, whose files stay in the store. ${hold}; \`mlops rollback ${environment} ${model} --because "…"\` does both.`;
}
function minute(at) {
	return `${at.slice(0, 16).replace("T", " ")} UTC`;
}

// src/commands/promotion/record-asked.ts
async function recordAsked({ environment, model, state, facts }, place) {
	const { asked, versions, holds } = facts;
	const wanted = versions.find(({ version }) => version === asked?.version);
	if (asked === void 0 || wanted === void 0) return;
	const { version, by, override } = asked;
	const { digest } = wanted.artifact;
	const known = askedFactsOf(state, model);
	const open = facts.open.find((pull) => pull.version === version);
	const next = Math.max(0, ...state.pulls.map(({ number }) => number)) + 1;
	const there = askedWith({
		number: open?.number ?? next,
		version,
		digest
	}, known);
	if (there?.by === by && there.override === override) return;
	const numbers = (list) => Math.max(0, ...list.map(({ number }) => number));
	const number = numbers(known.records) + 1;
	const record = {
		schemaVersion: 1,
		environment: environment.name,
		model,
		number,
		version,
		digest,
		from: open?.number ?? next,
		upToHold: numbers(holds),
		by,
		at: (/* @__PURE__ */ new Date()).toISOString(),
		...override !== void 0 && { override }
	};
	const address = askedAddress(environment.name, model, number);
	const why = override === void 0 ? "" : `: ${override}`;
	const message = `Asked for: ${model} ${version} in ${environment.name}${why}`;
	await place.ledger.write([{
		address,
		text: promotionRecordText(record)
	}], message);
}

// src/commands/promotion/taken-back.ts
async function takenBackHere(state, model, { git }) {
	const [now, left, ...older] = state.history.get(model) ?? [];
	if (now === void 0 || left === void 0) return void 0;
	if (now.text !== void 0 && !older.some(({ text }) => text === now.text)) return void 0;
	const [to] = releasedBy(now, state, model);
	const [from] = releasedBy(left, state, model);
	if (from === void 0) return void 0;
	const { commit, at } = now;
	const because = (await git.text([
		"log",
		"--format=%B%x00",
		`${commit}^..${commit}`,
		"--"
	])).split("\0").map(reasonOf).find(Boolean);
	return {
		version: from.release.version,
		to: to?.release.version ?? null,
		commit,
		at,
		...because !== void 0 && { because }
	};
}
function reasonOf(message) {
	const [subject = "", ...body] = message.trim().split("\n");
	if (!/^(Reapply|Revert)\b/.test(subject)) return void 0;
	const said = body.filter((line) => !/^(This reverts commit|Reverts |[A-Z][A-Za-z-]+-by: )/.test(line.trim()));
	const reason = oneLine(said.join(" ")).trim();
	return reason === "" ? void 0 : reason;
}

// src/commands/promotion/act.ts
async function act(board, cell, place, compare) {
	await noteEnded(cell, place);
	if (isProposed(cell)) await recordAsked(cell, place);
	const done = [];
	for (const action of cell.promotion.actions) {
		const found = await actionOf(action, {
			board,
			cell,
			place,
			compare
		});
		if (found !== void 0) done.push({
			environment: cell.environment.name,
			model: cell.model,
			...found
		});
	}
	return done;
}
function isProposed({ facts: { asked, open }, promotion: { actions } }) {
	const opened = actions.flatMap((action) => action.kind === "open" ? [action] : []);
	return [...open, ...opened].some(({ version }) => version === asked?.version);
}
async function noteEnded({ state, facts, model }, { desk }) {
	for (const pull of state.pulls.filter(({ about }) => about.model === model)) {
		const isNoted = pull.closedAt !== void 0;
		if (pull.state === "open" && isOnBranch(pull, facts.branch) || pull.state === "merged" && !isNoted) await desk.close(pull.number, "merged", "");
		if (pull.state === "gone" && !isNoted) await desk.close(pull.number, "gone", "its branch is gone");
	}
}
async function actionOf(action, acting) {
	const { cell, place } = acting;
	switch (action.kind) {
		case "open":
			if (action.release !== void 0) await releaseHold(action.digest, action.release, acting);
			return await propose(action, acting, "opened");
		case "update": return await propose(action, acting, "updated");
		case "close":
			await place.desk.close(action.number, "closed", action.sentence);
			return {
				what: "closed",
				sentence: `pull request ${action.number} is closed (${action.word}): ${action.sentence.replace(/\.$/, "")}; run again for what comes next`
			};
		case "merge": {
			const title = `Promote ${cell.model} ${action.version} to ${cell.environment.name} (#${action.number})`;
			if (await place.desk.merge(action.number, action.head, title) === "moved") return {
				what: "moved",
				sentence: `pull request ${action.number} is not merged: it or its base has changed since it was looked at`
			};
			return {
				what: "merged",
				sentence: `pull request ${action.number} for version ${action.version} is merged`
			};
		}
		case "ask":
		case "deploy": return;
	}
}
async function propose({ version, digest }, { board, cell, place, compare }, what) {
	const { environment, model, state, facts } = cell;
	const text = renderedFor(board.query, state, {
		model,
		version
	});
	if (text === void 0) throw new TypeError(`there is no version ${version} of ${model} to promote`);
	const asked = facts.asked ?? facts.open.find((pull) => pull.version === version)?.asked;
	const release = parseRelease(text, releasePath(model));
	const live = liveSide(board, cell);
	const wanted = board.query.versions.get(model)?.find((one) => one.version === version);
	const label = board.query.project.models.get(model)?.evaluate?.label?.column;
	const comparison = wanted && await compare(wanted, live.version, label);
	const takenBack = await takenBackHere(state, model, place.repository);
	const said = facts.gates?.get(version);
	const { title, body } = pullText(release, {
		...asked && { asked },
		...comparison !== void 0 && { comparison },
		live,
		...wanted && { judged: wanted },
		...said?.kind === "said" && { said },
		...takenBack && { takenBack },
		...facts.branch.kind === "empty" && { unnamed: removedBy(facts.branch) },
		...label !== void 0 && { label },
		before: verifiedBefore(cell, digest),
		merging: {
			on: place.desk.kind,
			into: environment.branch,
			automatic: environment.autoMerge
		}
	});
	const branch = promotionBranch(environment.name, model, version);
	await (await openEnvironmentBranch({
		repository: place.repository,
		remote: place.remote,
		branch: environment.branch
	})).propose(branch, {
		files: /* @__PURE__ */ new Map([[releasePath(model), text]]),
		message: title,
		open: what === "updated"
	});
	const pull = await place.desk.put({
		branch,
		base: environment.branch,
		title,
		body,
		about: {
			model,
			version,
			digest,
			releaseDigest: releaseDigestOf(text)
		}
	});
	return {
		what,
		sentence: `pull request ${pull.number} is ${what}: ${title} (${pull.url ?? `to read it: ${pullCommand(pull.number)}`})`
	};
}
function removedBy({ commit }) {
	return commit === void 0 ? {} : { removedBy: commit };
}
function verifiedBefore({ environment, facts }, digest) {
	return environment.needs.flatMap((name) => {
		const { deployments = [], branch } = facts.needs.get(name) ?? {};
		const record = deployments.findLast((one) => one.digest === digest && one.outcome === "verified");
		if (record === void 0) return [];
		const { settings, releaseDigest } = branch?.kind === "release" ? branch.release : {};
		return [{
			record,
			sameSettings: settings === "same" && releaseDigest === record.releaseDigest
		}];
	});
}
function liveSide({ query }, { model, state, facts }) {
	const { live } = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const version = query.versions.get(model)?.find((one) => one.version === live?.version);
	const change = (state.history.get(model) ?? []).find(({ text }) => text !== void 0 && releaseDigestOf(text) === live?.releaseDigest);
	const [released] = change === void 0 ? [] : releasedBy(change, state, model);
	return {
		...version && { version },
		...released && { release: released.release }
	};
}
async function releaseHold(digest, { by, because }, { cell: { environment, model, facts }, place }) {
	const word = {
		what: "release",
		digests: [digest],
		by,
		because
	};
	await recordHold(place, {
		environment,
		model,
		said: facts.holds
	}, word);
}

// src/commands/deploying/after-failure.ts
async function afterFailure(failure) {
	const { release } = failure.failed;
	const done = failure.keepsBytes ? [] : [await holdRelease(failure)];
	if (release.onFailure === "hold") return done;
	if (failure.before === void 0) return [...done, "there is no release before it to go back to: the branch names it until something newer comes"];
	if (release.onFailure === "propose") return [...done, await proposeRevert(failure, failure.before)];
	return [...done, await revertRelease(failure, failure.before)];
}
async function holdRelease({ place, cell, failed: { release }, because, by = "mlops deploy" }) {
	const { environment, model, facts } = cell;
	const { digest } = release.artifact;
	if (holdOn(facts.holds, digest) !== void 0) return `${model} ${release.version} is held already`;
	await recordHold(place, {
		environment,
		model,
		said: facts.holds
	}, {
		what: "hold",
		digests: [digest],
		by,
		because
	});
	return heldText(release);
}
async function revertRelease(failure, before) {
	const { place, cell, failed: { release, text } } = failure;
	const { environment, model } = cell;
	const path = releasePath(model);
	const branch = await openEnvironmentBranch({
		...place,
		branch: environment.branch
	});
	const message = `Revert "Promote ${model} ${release.version} to ${environment.name}"\n\n${failure.because}`;
	try {
		const files = /* @__PURE__ */ new Map([[path, before.text]]);
		const commit = await branch.put({
			files,
			seen: /* @__PURE__ */ new Map([[path, text]]),
			message
		});
		if (commit === void 0) return `${environment.branch} has moved on, so nothing is reverted`;
		return namedAgainText(environment.branch, {
			version: before.release.version,
			commit
		});
	} catch (error) {
		if (!(error instanceof MlopsError) || !error.problems.some(({ reason }) => reason === "environment-branch-refused")) throw error;
		return await proposeRevert(failure, before);
	}
}
async function proposeRevert({ place, cell, failed, because }, before) {
	const { environment, model } = cell;
	const name = `mlops/promotion/${environment.name}/${model}/back-from-v${failed.release.version}`;
	const branch = await openEnvironmentBranch({
		...place,
		branch: environment.branch
	});
	const { title, body } = revertText(failed.release, before.release, because);
	const message = `${title}\n\n${because}`;
	await branch.propose(name, {
		files: /* @__PURE__ */ new Map([[releasePath(model), before.text]]),
		message,
		open: false
	});
	const pull = await place.desk.put({
		branch: name,
		base: environment.branch,
		title,
		body,
		about: {
			model,
			version: before.release.version,
			digest: before.release.artifact.digest,
			revert: true,
			releaseDigest: releaseDigestOf(before.text)
		}
	});
	return revertOpenText(pull.number);
}
const heldText = ({ model, version }) => `${model} ${version} is held`;
function namedAgainText(branch, { version, commit }) {
	return `${branch} names version ${version} again (${commit.slice(0, 12)})`;
}
const revertOpenText = (number) => `pull request ${number} would take it back`;

// src/commands/deploying/finish-failure.ts
function unfinishedFailure(cell) {
	const { facts, state, model } = cell;
	const { branch, holds } = facts;
	const deployments = state.deployments.get(model) ?? [];
	if (branch.kind !== "release") return void 0;
	const last = deployments.toSorted((a, b) => a.number - b.number).at(-1);
	if (last?.outcome !== "failed" || last.release !== branch.release.commit || !isAtFault(last)) return void 0;
	const hasRevert = facts.revert !== void 0;
	if (onlySettingsFailed(last)) return hasRevert || !putsRight(cell) ? void 0 : last;
	const word = holds.filter(({ digests, at }) => digests.includes(last.digest) && at >= last.endedAt).toSorted((a, b) => a.number - b.number).at(-1);
	return word?.what === "release" || word?.what === "hold" && hasRevert ? void 0 : last;
}
function putsRight({ state, model }) {
	const now = releasedNow(state, model);
	return now !== void 0 && now.release.onFailure !== "hold" && releasedBefore(state, model).length > 0;
}
function isAtFault({ reason }) {
	return reason !== "verification-unknown";
}
async function finishFailure(cell, record, place) {
	if (!isAtFault(record)) return [];
	const failed = releasedNow(cell.state, cell.model);
	if (failed === void 0) throw new TypeError("what failed is what the branch names");
	const before = restoredOf(cell, record);
	return await afterFailure({
		place,
		cell,
		failed,
		because: record.sentence,
		keepsBytes: onlySettingsFailed(record),
		...before && { before }
	});
}
function restoredOf({ model, state, facts }, record) {
	if (record.outcome !== "failed" || record.restored === null) return void 0;
	const { version, digest } = record.restored;
	const { wordOnRelease } = deploymentHistory(facts.deployments, Date.parse(facts.now));
	const wordOn = ({ text }) => wordOnRelease(releaseDigestOf(text))?.kind;
	const same = releasedBefore(state, model).filter(({ release }) => release.version === version && release.artifact.digest === digest);
	return same.find((one) => wordOn(one) === "verified") ?? same.find((one) => wordOn(one) !== "failed");
}

// src/commands/deploying/hand-over-deployment.ts
const schema = strictObject({
	schemaVersion: literal(1),
	draft: deploymentSchema.transform(({ number: _, ...draft }) => draft)
});
const version = 1;
const limit = 1e6;
const mostModels = 500;
async function giveDeployment(folder, { draft, ...rest }) {
	await mkdir(folder, { recursive: true });
	const record = {
		...draft,
		number: 1
	};
	await writeFile(join(folder, `${draft.model}.json`), `${JSON.stringify({
		...rest,
		draft: record
	})}\n`);
}
async function takeDeployments(folder) {
	const names = await readdir(folder).catch((error) => {
		if (isMissing(error)) return void 0;
		throw error;
	});
	if (names === void 0) return [];
	requireOurs(names);
	const found = [];
	for (const name of names.sort()) {
		const read = await readBounded(join(folder, name), limit);
		const what = `What was handed over about ${name.replace(/\.json$/, "")}`;
		found.push(readVersioned(read.kind === "read" ? read.bytes.toString("utf8") : "", {
			what,
			schema,
			version,
			reasons: commandReasons,
			notJson: "deployment-unreadable",
			malformed: "deployment-unreadable",
			tooNew: "deployment-unreadable"
		}));
	}
	return found;
}
function requireOurs(names) {
	const strange = names.filter((name) => !name.endsWith(".json"));
	const why = names.length === 0 || names.length > mostModels ? `${names.length} files where one for each model is expected, and at most ${mostModels}` : strange.length > 0 && `files that are none of ours, such as ${JSON.stringify(strange[0]?.slice(0, 100))}`;
	if (why === false) return;
	throw MlopsError.of(commandReasons, "deployment-unreadable", `What was handed over has ${why}.`);
}

// src/commands/promotion/arrival.ts
const nothingElse = () => ({
	gates: /* @__PURE__ */ new Map(),
	running: /* @__PURE__ */ new Map(),
	now: (/* @__PURE__ */ new Date()).toISOString()
});
function arrivalOf(branch) {
	if (branch.kind !== "release" || branch.release.arrival.kind !== "promotion") return { approvedBy: [] };
	const { approvals, asked } = branch.release.arrival;
	const override = asked?.override === void 0 ? void 0 : {
		by: asked.by,
		because: asked.override
	};
	return {
		approvedBy: approvals.by,
		...override && { override }
	};
}
async function arrivalOfRelease({ release, releaseDigest }, { environment, model, state, facts }, place) {
	if (facts.branch.kind === "release" && facts.branch.release.commit === release) return arrivalOf(facts.branch);
	const changes = state.history.get(model) ?? [];
	const since = changes.slice(changes.findIndex(({ commit }) => commit === release));
	const look = {
		approvals: environment.approvals > 0,
		releaseDigest
	};
	const then = {
		...state,
		pulls: await place.desk.pulls(environment.branch, look),
		history: /* @__PURE__ */ new Map([[model, since]])
	};
	const query = await queryOf(place, await readVersions(place.ledger, [model]), [then], nothingElse());
	return arrivalOf(branchOf(query, then, model));
}

// src/commands/deploying/record-deployment.ts
function draftOf({ cell, action, release, text, startedAt, ended }, by, tool) {
	const { outcome, reason, sentence, verification } = ended;
	const arrival = arrivalOf(cell.facts.branch);
	const override = action.override ?? arrival.override;
	return {
		schemaVersion: 1,
		environment: cell.environment.name,
		model: cell.model,
		version: release.version,
		digest: release.artifact.digest,
		release: action.commit,
		releaseDigest: releaseDigestOf(text),
		...evidenceOf(release),
		by,
		approvedBy: arrival.approvedBy,
		...override && { override },
		startedAt,
		endedAt: (/* @__PURE__ */ new Date()).toISOString(),
		reason,
		sentence,
		verification,
		tool,
		...outcome
	};
}
function evidenceOf({ commit, gates, serve }) {
	return {
		commit,
		gates,
		...serve.code && { servingCode: serve.code.commit }
	};
}
const mostTries = 5;
async function recordDeployment(draft, known, { place, ports, remote }) {
	const { model, environment } = draft;
	let number = Math.max(0, ...known.map((one) => one.number)) + 1;
	let { ledger } = place;
	for (let attempt = 1;; attempt++) {
		const record = {
			...draft,
			number
		};
		const address = deploymentAddress(environment, model, number);
		const message = `Deployment ${number} of ${model} to ${environment}: version ${record.version} ${record.outcome}`;
		const text = promotionRecordText(record);
		const { gaveWay } = await ledger.write([{
			address,
			text
		}], message, () => /* @__PURE__ */ new Map([[address, "drop"]]));
		if (gaveWay.length === 0) return record;
		ledger = await ports.openLedger(place.repository, remote);
		const last = (await readDeployments(ledger, environment, model)).at(-1);
		if (last !== void 0 && isSame(last, record)) return "by-somebody";
		if (attempt === mostTries) throw new TypeError(`no number is free for a deployment of ${model}`);
		number = Math.max(last?.number ?? 0, number) + 1;
	}
}
function isSame(a, b) {
	return a.release === b.release && a.releaseDigest === b.releaseDigest && a.outcome === b.outcome;
}

export { openEnvironmentBranch as _, giveDeployment as a, unfinishedFailure as c, namedAgainText as d, revertOpenText as f, unitCell as g, releaseHold as h, arrivalOfRelease as i, heldText as l, act as m, evidenceOf as n, takeDeployments as o, revertRelease as p, recordDeployment as r, finishFailure as s, draftOf as t, holdRelease as u };