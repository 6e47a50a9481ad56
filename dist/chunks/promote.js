import { a as inOrder, n as readBoard, t as boardData } from "./read-board.js";
import { t as escapeTerminal } from "./terminal.js";
import { t as MlopsError } from "./problem.js";
import { t as worst } from "./verdict.js";
import { n as chosenModels } from "./chosen-names.js";
import { i as openEnvironmentBranch, t as act } from "./act.js";
import { t as renderMarkdown } from "./markdown2.js";
import { i as markdownSentence } from "./markdown.js";
import { B as datasetsOf, P as resultKey, c as recordedResults, f as runRecord } from "./commit-record.js";
import { n as compareHere, t as withAcceptances } from "./with-acceptances.js";
import { t as judgedReport } from "./judged-report.js";
import { t as reportFrame } from "./report-frame.js";
import { t as findSituation } from "./find-situation.js";
import { n as boardText, t as boardSentence } from "./board-text.js";
import { _ as versionAddress } from "./ledger.js";
import { i as isPlainPath } from "./judged.js";
import { o as promotionRecordText } from "./records2.js";
import { n as readVersions } from "./read-versions.js";
import { i as openPromotion, o as readEnvironments, t as environmentNamed, u as releasedBy } from "./open-promotion.js";
import { t as versionNamed } from "./wishes2.js";
import { t as commandReasons } from "./reasons3.js";

// src/promotion/next-version.ts
function nextVersion(newest, tip, relation) {
	if (newest === void 0) return next(1, tip, null, `${tip.model} gets its first version.`);
	if (relation === "descendant") return none("older-commit", newest, `Commit ${short(tip.commit)} came before ${short(newest.commit)}, which is ${nameOf(newest)} already.`);
	if (newest.fingerprint === tip.fingerprint) return none("same-fingerprint", newest, whySame(newest, tip));
	const number = newest.version + 1;
	const from = `version ${newest.version}${relation === "unrelated" ? `, whose commit ${short(newest.commit)} is no longer part of the branch` : ""}`;
	return next(number, tip, newest, `${tip.model} gets version ${number}: its fingerprint is not that of ${from}.`);
}
function whySame(newest, tip) {
	const same = `The fingerprint is that of ${nameOf(newest)}`;
	if (newest.evaluation === tip.evaluation) return `${same}.`;
	return `${same}: only how it is scored has changed, and that makes no other model.`;
}
function next(version, tip, before, sentence) {
	const { model, fingerprint, evaluation, artifact, commit, at } = tip;
	return {
		kind: "next",
		version: {
			schemaVersion: 1,
			model,
			version,
			fingerprint,
			evaluation,
			commit,
			at,
			artifact,
			before: before?.version ?? null
		},
		before,
		sentence
	};
}
function none(because, { version }, sentence) {
	return {
		kind: "none",
		because,
		version,
		sentence
	};
}
function nameOf({ model, version }) {
	return `version ${version} of ${model}`;
}
function short(commit) {
	return commit.slice(0, 7);
}

// src/commands/promotion/judge-version.ts
async function judgeVersions(request, since, models, ports) {
	const reports = await reportsAgainst(request, since, models, ports);
	return new Map([...reports].map(([name, report]) => [name, verdictOf(report, name)]));
}
async function reportsAgainst(request, since, models, ports) {
	const situation = await findSituation({
		...request,
		baseline: since
	}, ports);
	const untouched = allBut(situation, models);
	const found = await compareHere(situation, untouched, ports);
	const frame = {
		...reportFrame(situation, ports),
		policy: [],
		untouched
	};
	const parts = await withAcceptances(situation, {
		...frame,
		...found
	});
	return new Map(models.map((name) => {
		const model = situation.project.models.get(name);
		const read = model === void 0 ? [] : datasetsOf(model);
		return [name, judgedReport({
			...parts,
			models: parts.models.filter((part) => part.model === name),
			datasets: parts.datasets.filter(({ dataset }) => read.includes(dataset))
		}, ports.reasons)];
	}));
}
function allBut({ project }, models) {
	const judged = [...project.models.values()].filter(({ name }) => models.includes(name));
	const read = new Set(judged.flatMap(datasetsOf));
	return {
		models: [...project.models.keys()].filter((name) => !models.includes(name)),
		datasets: [...project.datasets.keys()].filter((name) => !read.has(name))
	};
}
function verdictOf({ verdict, reason, headline, models }, name) {
	return {
		verdict,
		reason,
		sentence: headline,
		gates: (models.find(({ model }) => model === name)?.gates ?? []).map(({ metric, slice, verdict: said, sentence, accepted }) => ({
			metric: slice === void 0 ? metric : `${metric} (${slice.column}: ${slice.value})`,
			verdict: said,
			sentence: accepted === void 0 ? sentence : `${sentence} (accepted by ${accepted.by}: ${accepted.why})`
		}))
	};
}

// src/commands/promotion/against-live.ts
const mostBytes = 3e4;
function againstLive(request, ports) {
	return async (wanted, live) => {
		if (live === void 0) return void 0;
		try {
			const about = {
				...request,
				head: wanted.commit
			};
			const report = (await reportsAgainst(about, live.commit, [wanted.model], ports)).get(wanted.model);
			return report && renderMarkdown(report, { limit: mostBytes });
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			return markdownSentence(`They cannot be compared: ${error.message}`);
		}
	};
}

// src/commands/promotion/init-branches.ts
async function initBranches({ project, repository, remote }) {
	const made = [];
	const there = [];
	for (const environment of project.environments.values()) {
		const branch = await openEnvironmentBranch({
			repository,
			remote,
			branch: environment.branch
		});
		if (await branch.tip() !== void 0) {
			there.push(environment.branch);
			continue;
		}
		const files = /* @__PURE__ */ new Map([["README.md", readme(environment)]]);
		await branch.put({
			files,
			seen: /* @__PURE__ */ new Map([["README.md", void 0]]),
			message: `Begin the branch of ${environment.name}`
		});
		made.push(environment.branch);
	}
	const sentence = made.length === 0 ? `The branches of all environments are there: ${there.join(", ")}.` : `Made: ${made.join(", ")}.${there.length === 0 ? "" : ` There already: ${there.join(", ")}.`}`;
	return {
		ends: "pass",
		reason: "branches-made",
		sentence,
		problems: [],
		data: {
			made,
			there
		},
		text: () => `${escapeTerminal(sentence)}\n`
	};
}
function readme({ name }) {
	return `# ${name}

What is deployed to ${name}: \`releases/<model>/release.yaml\`, one file for each model, written by mlops (mlops-actions).

- A version comes here by a promotion pull request, and nothing else is merged into this branch.
- To take a version back, revert its merge (\`git revert\`, with \`-m 1\` for a merge commit, or the button of the forge).
- Do not edit a release by hand: what differs from what mlops renders is refused when it is deployed.
`;
}

// src/commands/promotion/number-versions.ts
const mostTries = 5;
async function numberVersions(situation, request, named, ports) {
	const models = [...situation.candidate.facts.models.values()];
	let { ledger } = situation;
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const versions = await readVersions(ledger, models.map(({ model }) => model.name));
		const { wanted, without } = await wantedVersions(situation, models, versions, named);
		if (wanted.length === 0) return {
			versions,
			made: [],
			without
		};
		const made = await judged(wanted, request, ports);
		const records = made.map((record) => ({
			address: versionAddress(record.model, record.version),
			text: promotionRecordText(record)
		}));
		try {
			await ports.progress.stage("record versions on the ledger", (tell) => ledger.write(records, `Version ${made.map(({ model, version }) => `${model} ${version}`).join(", ")}`, void 0, tell));
		} catch (error) {
			if (!isTaken(error) || attempt === 4) throw error;
			ledger = await ports.openLedger(situation.repository, request.remote);
			continue;
		}
		return {
			versions: withMade(versions, made),
			made,
			without
		};
	}
	throw new TypeError("no try has come to an end");
}
async function wantedVersions(situation, models, versions, named) {
	const wanted = [];
	const without = [];
	const at = await committedAt(situation);
	for (const facts of models) {
		const model = facts.model.name;
		const newest = versions.get(model)?.at(-1);
		const highest = named.get(model) ?? 0;
		if (highest > (newest?.version ?? 0)) {
			const because = `an environment names version ${highest}, which the ledger does not have`;
			without.push({
				model,
				because,
				open: true,
				reason: "versions-lost"
			});
			continue;
		}
		const relation = newest === void 0 ? "same" : await relationOf(situation, newest.commit);
		const run = runRecord(situation, facts)?.seeds[0];
		const { fingerprint, evaluation } = facts;
		const tip = {
			model,
			fingerprint,
			at,
			evaluation: evaluation?.fingerprint ?? null,
			commit: situation.candidate.commit.sha,
			artifact: {
				digest: "",
				files: [],
				...run?.artifact,
				...onePath(facts.model)
			}
		};
		const next = nextVersion(newest, tip, relation);
		if (next.kind === "none") {
			if (next.because !== "same-fingerprint") without.push({
				model,
				because: next.sentence,
				open: false
			});
			continue;
		}
		const because = missingResult(situation, facts, run !== void 0) ?? await goneText(situation, tip.artifact);
		if (because === void 0) wanted.push(next);
		else without.push({
			model,
			because,
			open: true
		});
	}
	return {
		wanted,
		without
	};
}
function onePath({ artifact }) {
	const [only = ""] = artifact;
	return artifact.length === 1 && isPlainPath(only) ? { path: only.replace(/\/$/, "") } : {};
}
function missingResult({ records, candidate, notTrusted }, facts, trained) {
	const { model, fingerprint, evaluation } = facts;
	const distrusted = notTrusted.results.get(resultKey(model.name, fingerprint));
	if (distrusted !== void 0) return `its run is not trusted: ${distrusted}`;
	if (!trained) return "its inputs at this commit are not trained yet";
	if (model.artifact.length === 0) return "it declares no `artifact`, so there is nothing to deploy";
	if (evaluation === void 0) return void 0;
	const { known } = recordedResults(records, candidate, void 0);
	return known.evaluations.has(resultKey(model.name, evaluation.fingerprint)) ? void 0 : "it is not scored yet";
}
async function goneText({ store }, { files }) {
	const there = await Promise.all(files.map(({ digest }) => store.has(digest)));
	const gone = files.find((_, at) => there[at] === false);
	return gone && `\`${gone.path}\` (${gone.digest.slice(0, 19)}…) is not in the store (${store.describe()})`;
}
async function relationOf({ repository: { git }, candidate }, last) {
	const tip = candidate.commit.sha;
	if (last === tip) return "same";
	const isAncestor = async (commit, of) => (await git.try([
		"merge-base",
		"--is-ancestor",
		commit,
		of
	])).code === 0;
	if (await isAncestor(last, tip)) return "ancestor";
	return await isAncestor(tip, last) ? "descendant" : "unrelated";
}
async function committedAt({ repository: { git }, candidate }) {
	const seconds = Number(await git.text([
		"show",
		"-s",
		"--format=%ct",
		candidate.commit.sha
	]));
	return (/* @__PURE__ */ new Date(seconds * 1e3)).toISOString();
}
async function judged(wanted, request, ports) {
	const groups = Map.groupBy(wanted, ({ before }) => before?.commit ?? null);
	const made = [];
	for (const [since, group] of groups) {
		const names = group.map(({ version }) => version.model);
		const verdicts = await judgeVersions(request, since, names, ports);
		for (const { version } of group) {
			const verdict = verdicts.get(version.model);
			if (verdict === void 0) throw new TypeError(`nobody has judged ${version.model}`);
			made.push({
				...version,
				...verdict
			});
		}
	}
	return made;
}
function withMade(versions, made) {
	return new Map([...versions].map(([model, list]) => [model, [...list, ...made.filter((record) => record.model === model)]]));
}
function isTaken(error) {
	return error instanceof MlopsError && error.problems.some(({ reason }) => reason === "record-conflict");
}

// src/commands/promote.ts
async function promote(request, ports) {
	const place = await openPromotion(request, ports);
	if (request.init) return await initBranches(place);
	const environments = request.to === void 0 ? [] : [environmentNamed(place.project, request.to).name];
	const models = chosenModels(place.project, request.wishes.map(({ model }) => model));
	const change = {
		...request,
		head: place.tip,
		base: place.defaultBranch,
		uncommitted: "refuse"
	};
	const situation = await findSituation(change, ports);
	const states = await readEnvironments(place, inOrder(place.project.environments));
	const numbered = await numberVersions(situation, change, namedVersions(states, models), ports);
	const wanted = {
		environments,
		models,
		asked: askedFor(request, place, numbered),
		states
	};
	const before = await readBoard(place, numbered.versions, wanted);
	const compare = againstLive(change, ports);
	const done = [];
	for (const cell of before.cells) done.push(...await act(before, cell, place, compare));
	return outcomeOf({
		numbered,
		models,
		done,
		board: done.length === 0 ? before : await readBoard(place, numbered.versions, {
			environments,
			models
		}),
		remote: place.remote
	});
}
function namedVersions(states, models) {
	return new Map(models.map((model) => {
		const all = states.flatMap((state) => (state.history.get(model) ?? []).flatMap((change) => releasedBy(change, state, model)));
		return [model, Math.max(0, ...all.map(({ release }) => release.version))];
	}));
}
function askedFor({ wishes, override }, { by }, { versions }) {
	const asked = /* @__PURE__ */ new Map();
	for (const { model, version } of wishes) {
		if (version === void 0) continue;
		versionNamed(model, version, versions.get(model) ?? []);
		asked.set(model, {
			version,
			by,
			...override !== void 0 && { override }
		});
	}
	if (override === void 0 || asked.size > 0) return asked;
	throw MlopsError.of(commandReasons, "no-such-version", "`--override` is about one version, and none is named: <model>@<version>.");
}
function outcomeOf({ numbered, models, done, board, remote }) {
	const { versions, made, without } = numbered;
	const problems = problemsOf({
		numbered,
		models,
		board
	});
	const [first] = problems;
	const ends = first === void 0 ? "pass" : worst(problems.map(({ reason }) => reason === "version-failed" ? "fail" : "unknown"));
	const sentence = first?.message ?? doneSentence(made, done, board);
	return {
		ends,
		reason: first?.reason ?? (made.length + done.length === 0 ? "nothing-to-promote" : "promoted"),
		sentence,
		problems,
		data: {
			versions: made,
			without,
			done,
			board: boardData(board.cells)
		},
		text: () => {
			const lines = [
				...made.map((record) => `version  ${record.model} ${record.version}: ${record.verdict}, ${record.sentence}`),
				...without.map(({ model, because }) => `none     ${model}: ${because}`),
				...done.map((one) => `${one.what.padEnd(8)} ${one.environment}: ${one.sentence}`)
			];
			return `${[
				...lines.map(escapeTerminal),
				...lines.length === 0 ? [] : [""],
				boardText(board.cells, versions, remote),
				"",
				escapeTerminal(sentence)
			].join("\n")}\n`;
		}
	};
}
function problemsOf({ numbered, models, board }) {
	const open = numbered.without.filter((one) => one.open && models.includes(one.model));
	const served = new Set(board.cells.map(({ model }) => model));
	const newest = [...numbered.versions].flatMap(([model, list]) => served.has(model) ? list.at(-1) ?? [] : []);
	return [...open.map(({ model, because, reason = "version-not-ready" }) => ({
		reason,
		message: `${model} gets no version of the tip of the default branch: ${because}.`
	})), ...newest.filter(({ verdict }) => verdict !== "pass").flatMap((record) => notPassed(record, board))];
}
function notPassed(record, { cells }) {
	const { model, version, verdict, sentence } = record;
	if (cells.some(({ promotion, facts }) => {
		const onBranch = facts.branch.kind === "release" && facts.branch.release.version === version;
		return facts.model === model && (onBranch || promotion.version === version && promotion.state === "open");
	})) return [];
	return [{
		reason: verdict === "fail" ? "version-failed" : "version-unknown",
		message: `${model} ${version} is promoted nowhere by itself, as its verdict is ${verdict}: ${sentence}`
	}];
}
function doneSentence(made, done, { cells }) {
	if (made.length + done.length === 0) return `Nothing to do now. ${boardSentence(cells)}`;
	return `${[...made.map(({ model, version }) => `${model} is version ${version} now`), ...done.map(({ environment, sentence }) => `${environment}: ${sentence}`)].join("; ")}.`;
}

export { promote };