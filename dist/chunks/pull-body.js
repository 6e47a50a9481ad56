import { t as MlopsError } from "./problem.js";
import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";
import { t as repositoryReasons } from "./reasons4.js";
import { i as openHome, r as openRecordBranch } from "./ledger.js";

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
		read: async (paths, commit) => await own.at(commit ?? await own.tip()).read(paths),
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

export { revertText as n, openEnvironmentBranch as r, pullText as t };