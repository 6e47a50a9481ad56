import { c as releaseDigestOf, f as promotionBranch, h as parseRelease, m as releasePath } from "./open-promotion.js";
import { i as openHome, r as openRecordBranch } from "./ledger.js";
import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons4.js";
import { i as renderedFor, r as isOnBranch } from "./read-board.js";
import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";
import { t as recordHold } from "./record-hold.js";

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
		`**${escapeMarkdown(model)} ${version}** for \`${environment}\`: ${stepText(release)}`,
		changeTable(release, about.live),
		gatesText(release),
		...about.asked === void 0 ? [] : [`Asked for by ${escapeMarkdown(about.asked)}.`],
		...about.comparison === void 0 ? [] : [`<details><summary>Against what is live</summary>\n\n${about.comparison}\n\n</details>`],
		rollbackText(release),
		`Merging this changes \`releases/${model}/release.yaml\` and nothing else. Do not edit it by hand: what differs from what mlops writes is not merged by automation, and refused when it is deployed.`
	];
	return {
		title: `Promote ${model} ${version} to ${environment}${previous === null ? "" : `, from ${previous.version}`}`,
		body: `${sections.join("\n\n")}\n`
	};
}
function stepText({ previous, version }) {
	if (previous === null) return "the first version there.";
	if (previous.version > version) return `back from version ${previous.version}.`;
	return `version ${previous.version} is live and verified there now.`;
}
function changeTable({ artifact, commit, fingerprint, previous, target }, live) {
	const size = ({ files }) => {
		const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
		return `${files.length} (${bytes.toLocaleString("en-US")} bytes)`;
	};
	return [
		"| | live | this |",
		"|---|---|---|",
		...[
			[
				"model",
				previous === null ? "–" : markdownCode(short(previous.digest)),
				markdownCode(short(artifact.digest))
			],
			[
				"files",
				live === void 0 ? "" : size(live.artifact),
				size(artifact)
			],
			[
				"commit",
				live === void 0 ? "" : markdownCode(live.commit.slice(0, 12)),
				markdownCode(commit.slice(0, 12))
			],
			[
				"run",
				live === void 0 ? "" : markdownCode(live.fingerprint.slice(0, 12)),
				markdownCode(fingerprint.slice(0, 12))
			],
			[
				"target",
				"",
				target.kind === "local" ? `local, ${markdownCode(target.folder)}` : "command"
			]
		].map((row) => `| ${row.join(" | ")} |`)
	].join("\n");
}
function gatesText({ verdict, gates }) {
	const head = `Verdict against the version before: ${marks[verdict]} **${verdict}**`;
	if (gates.length === 0) return `${head}. No gate was asked.`;
	const lines = gates.map((gate) => `- ${marks[gate.verdict]} ${escapeMarkdown(gate.metric)}: ${markdownSentence(gate.sentence)}`);
	return [`${head}`, ...lines].join("\n");
}
function rollbackText({ environment, model, version, previous }) {
	return `**Rollback**: revert the merge on the branch of \`${environment}\` (\`git revert\`, or the button of the forge); ${previous === null ? "there is no version to go back to: after a revert nothing of this model is released." : `version ${previous.version} comes back, whose files stay in the store.`} \`mlops hold ${environment} ${model}@${version} --because "…"\` keeps automation from promoting this one again.`;
}
function short(digest) {
	return digest.slice(0, 19);
}

// src/commands/promotion/act.ts
async function act(board, cell, place, compare) {
	await noteEnded(cell, place);
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
	const live = liveOf(board, cell);
	const comparison = await compareWithLive(board, cell, version, compare);
	const { title, body } = pullText(release, {
		...asked && { asked: asked.by },
		...comparison !== void 0 && { comparison },
		...live && { live }
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
			releaseDigest: releaseDigestOf(text),
			...asked && { asked: {
				by: asked.by,
				...asked.override !== void 0 && { override: asked.override }
			} }
		}
	});
	return {
		what,
		sentence: `pull request ${pull.number} is ${what}: ${title}${pull.url === void 0 ? "" : ` (${pull.url})`}`
	};
}
async function compareWithLive(board, cell, version, compare) {
	const wanted = board.query.versions.get(cell.model)?.find((one) => one.version === version);
	return wanted && await compare(wanted, liveOf(board, cell));
}
function liveOf({ query }, { model, promotion: { live } }) {
	return query.versions.get(model)?.find(({ version }) => version === live?.version);
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

export { openEnvironmentBranch as i, releaseHold as n, revertText as r, act as t };