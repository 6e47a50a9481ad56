import { d as namedVersions, m as gatesQuestion, r as revertText, t as branchProblems, v as holdOn } from "./branch-problems.js";
import { d as leadingUnmerged, f as inOrder, l as promotionState, r as readBoard, t as boardData, u as isLive } from "./read-board.js";
import { t as MlopsError } from "./problem.js";
import { n as chosenModels } from "./chosen-names.js";
import { _ as openEnvironmentBranch, c as unfinishedFailure, d as namedAgainText, f as revertOpenText, g as unitCell, h as releaseHold, i as arrivalOfRelease, l as heldText, m as act, n as evidenceOf, o as takeDeployments, r as recordDeployment, s as finishFailure } from "./record-deployment.js";
import { a as openPromotion, c as readEnvironments, n as environmentOn, o as withLedger, t as environmentNamed } from "./open-promotion.js";
import { a as exactly, n as readVersions, r as deploymentHistory } from "./read-versions.js";
import { f as releasePath, i as releaseDigestOf, n as unmergedOf, o as releasedBefore, s as releasedBy } from "./merged-versions.js";
import { t as commandReasons } from "./reasons4.js";
import { i as markdownSentence, n as markdownCode, t as escapeMarkdown } from "./markdown.js";
import { n as targetInCheckout, t as isStoreInCheckout } from "./in-checkout.js";
import { a as metricLines, y as count } from "./metric-line.js";
import { a as sectionIds, t as documentOf } from "./build3.js";
import { n as sectionText } from "./markdown2.js";
import { C as scoresRecord, J as datasetsOf, L as resultKey, S as runRecord, c as recordedResults, y as evaluationAddressOf } from "./commit-record.js";
import { r as modelParts, t as compareHere } from "./compare-here.js";
import { t as judgedReport } from "./judged-report.js";
import { t as reportFrame } from "./report-frame.js";
import { T as subjectOf, h as takeOver, n as distrustResults, t as findSituation } from "./find-situation.js";
import { t as withAcceptances } from "./with-acceptances.js";
import { C as versionAddress, d as deploymentAddress, g as holdAddress, o as askedAddress } from "./ledger.js";
import { l as parseVersionRecord, u as promotionRecordText } from "./records.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { t as escapeTerminal } from "./terminal.js";
import { a as protectionOf, c as deployWorkflow, i as protectionLines, o as unprotected, t as enforcedEnvironments } from "./protection.js";
import { t as objectsOf } from "./git-objects.js";
import { n as isPlainPath } from "./tree.js";
import { a as predictionsOf } from "./expression-text.js";
import { t as worst } from "./verdict.js";
import { n as boardText, t as boardSentence } from "./board-text.js";
import { t as canonicalJson } from "./canonical.js";
import { n as shellCommand } from "./shell.js";
import { t as repositoryReasons } from "./reasons6.js";
import { n as wishOf, t as versionNamed } from "./wishes2.js";

// src/repository/tags.ts
async function putTags({ git, remote }, tags) {
	const there = await tagsOf(git, remote, tags);
	const elsewhere = tags.flatMap(({ name, commit }) => {
		const found = there.get(name);
		return found === void 0 || found === commit ? [] : [{
			name,
			commit: found
		}];
	});
	const missing = tags.filter(({ name }) => !there.has(name));
	if (missing.length === 0) return {
		made: [],
		elsewhere
	};
	const refused = await make(git, remote, missing);
	if (refused === void 0) return {
		made: missing.map(({ name }) => name),
		elsewhere
	};
	const after = await tagsOf(git, remote, missing);
	const open = missing.filter(({ name, commit }) => after.get(name) !== commit);
	const made = missing.filter((one) => !open.includes(one)).map(({ name }) => name);
	return open.length === 0 ? {
		made,
		elsewhere
	} : {
		made,
		elsewhere,
		refused
	};
}
async function tagsOf(git, remote, tags) {
	if (tags.length === 0) return /* @__PURE__ */ new Map();
	const patterns = [...new Set(tags.map(({ name }) => name.replace(/[@#].*$/, "")))].flatMap((one) => [`refs/tags/${one}@*`, `refs/tags/${one}#*`]);
	const listing = remote === void 0 ? await git.try([
		"for-each-ref",
		"--format=%(objectname)%09%(refname)%0a%(*objectname)%09%(refname)^{}",
		...patterns
	]) : await git.try([
		"ls-remote",
		"--tags",
		"--",
		remote,
		...patterns
	]);
	if (listing.code !== 0) {
		const sentence = `The tags of ${remote ?? "this repository"} cannot be listed: ${listing.stderr.trim()}.`;
		throw MlopsError.of(repositoryReasons, "tags-unavailable", sentence);
	}
	const found = /* @__PURE__ */ new Map();
	for (const line of listing.stdout.toString("utf8").split("\n")) {
		const [oid = "", ref = ""] = line.split("	");
		if (oid !== "") found.set(ref.replace(/^refs\/tags\//, "").replace(/\^\{\}$/, ""), oid);
	}
	return found;
}
async function make(git, remote, tags) {
	const made = [];
	for (const tag of tags) {
		const written = await git.try([
			"hash-object",
			"-t",
			"tag",
			"-w",
			"--stdin"
		], { input: textOf(tag) });
		if (written.code !== 0) return `${tag.name}: ${written.stderr.trim()}`;
		made.push({
			oid: written.stdout.toString("utf8").trim(),
			ref: `refs/tags/${tag.name}`
		});
	}
	const finished = remote === void 0 ? await git.try(["update-ref", "--stdin"], { input: made.map(({ oid, ref }) => `create ${ref} ${oid}\n`).join("") }) : await git.try([
		"push",
		"--no-verify",
		"--quiet",
		"--",
		remote,
		...made.map(({ oid, ref }) => `${oid}:${ref}`)
	]);
	return finished.code === 0 ? void 0 : finished.stderr.trim().replace(/\s*\n\s*/g, "; ").slice(0, 400);
}
function textOf({ name, commit, at, message }) {
	const seconds = Math.floor(Date.parse(at) / 1e3);
	return [
		...[
			`object ${commit}`,
			"type commit",
			`tag ${name}`,
			`tagger mlops <mlops@localhost> ${seconds} +0000`
		],
		"",
		message.replaceAll("\0", ""),
		""
	].join("\n");
}

// src/gates/at-environment.ts
function absoluteGates(rules) {
	return rules.filter(({ min, max }) => min !== void 0 || max !== void 0).map(({ maxWorse: _, minBetter: __, ...rule }) => rule);
}
function notCompared(rules, because) {
	return rules.filter(isRelative).map((rule) => unanswered(rule, because, true));
}
function notAsked(rules, because) {
	return rules.map((rule) => unanswered(rule, because, isRelative(rule)));
}
function environmentAnswers(results) {
	return results.filter(({ kind }) => kind !== "kept" && kind !== "default").map((result) => ({
		metric: subjectOf(result),
		verdict: result.verdict,
		sentence: result.sentence,
		relative: result.kind === "max-worse" || result.kind === "min-better",
		blocks: blocks(result.rule.whenUnknown, result.level, result.verdict)
	}));
}
function concludeAnswers(answers) {
	if (answers.length === 0) return {
		verdict: "unknown",
		sentence: "No gate has given an answer."
	};
	const blocking = answers.filter((answer) => answer.blocks);
	const first = blocking.find(({ verdict }) => verdict === "fail") ?? blocking[0];
	if (first !== void 0) return {
		verdict: first.verdict,
		sentence: first.sentence
	};
	const open = answers.filter(({ verdict }) => verdict !== "pass");
	return {
		verdict: "pass",
		sentence: `${`${answers.length - open.length} of ${answers.length} gate${answers.length === 1 ? "" : "s"} kept`}${open.length === 0 ? "" : ", and the others do not block"}.`
	};
}
function isRelative({ maxWorse, minBetter }) {
	return maxWorse !== void 0 || minBetter !== void 0;
}
function unanswered(rule, because, relative) {
	const { metric, by, level, whenUnknown } = rule;
	return {
		metric: by === void 0 ? metric : `${metric} by ${by}`,
		verdict: "unknown",
		sentence: because,
		relative,
		blocks: blocks(whenUnknown, level, "unknown")
	};
}
function blocks(whenUnknown, level, verdict) {
	return level === "fail" && (verdict === "fail" || verdict === "unknown" && whenUnknown === "block");
}

// src/report/comparison.ts
const shown = /* @__PURE__ */ new Set([
	"problems",
	"table",
	"data",
	"metrics",
	"slices",
	"distributions",
	"changes",
	"runs"
]);
function renderComparison(report, { limit, label }) {
	const ungated = {
		...report,
		models: report.models.map(withoutGates)
	};
	const sections = documentOf(ungated).sections.filter(({ id }) => shown.has(id)).map((section) => ({
		...section,
		blocks: section.blocks.map((block) => withUnits(block, label))
	}));
	const head = [movementText(ungated), commitsText(report)];
	const gone = [];
	let left = sections;
	let text = assemble(head, left, gone);
	for (const id of sectionIds) {
		if (Buffer.byteLength(text) <= limit) break;
		gone.push(...left.filter((section) => section.id === id));
		left = left.filter((section) => section.id !== id);
		text = assemble(head, left, gone);
	}
	return text;
}
function withoutGates({ gates, comparison, ...model }) {
	const asked = new Set(gates.map(({ metric }) => metric));
	const metrics = comparison?.metrics.toSorted((a, b) => Number(asked.has(b.metric)) - Number(asked.has(a.metric)));
	return {
		...model,
		gates: [],
		...comparison && metrics && { comparison: {
			...comparison,
			metrics
		} }
	};
}
function assemble(head, sections, gone) {
	const names = gone.map(({ title }) => title.toLowerCase()).join(", ");
	const note = gone.length === 0 ? [] : [`> Left out, since it would be too long here: ${names}.`];
	return [
		...head,
		...sections.map(sectionText),
		...note
	].join("\n\n");
}
const mostNamed = 6;
function movementText({ models }) {
	const lines = models.flatMap(metricLines).filter(({ slice }) => slice === void 0);
	if (lines.length === 0) return "There are no metrics of both to compare.";
	const groups = Map.groupBy(lines, ({ movement }) => movement);
	const parts = movements.flatMap(({ of, one, many }) => {
		const found = groups.get(of) ?? [];
		if (found.length === 0) return [];
		const named = of === "better" || of === "same" ? "" : ` (${namesOf(found)})`;
		return [`${found.length} ${found.length === 1 ? one : many}${named}`];
	});
	return `Of ${count(lines.length, "metric")} ${parts.join("; ")}.`;
}
const movements = [
	{
		of: "worse",
		one: "got worse",
		many: "got worse"
	},
	{
		of: "undefined",
		one: "has no value",
		many: "have no value"
	},
	{
		of: "not-comparable",
		one: "is not comparable",
		many: "are not comparable"
	},
	{
		of: "better",
		one: "got better",
		many: "got better"
	},
	{
		of: "unclear",
		one: "cannot be told from noise",
		many: "cannot be told from noise"
	},
	{
		of: "same",
		one: "is exactly the same",
		many: "are exactly the same"
	},
	{
		of: "new",
		one: "is new",
		many: "are new"
	}
];
function namesOf(lines) {
	const names = lines.slice(0, mostNamed).map(({ metric }) => markdownCode(metric));
	const more = lines.length - names.length;
	return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function commitsText({ commits: { candidate, baseline } }) {
	const one = ({ sha, subject }, what) => `${markdownCode(sha.slice(0, 10))} (${what}, “${escapeMarkdown(subject, 72)}”)`;
	const than = baseline === void 0 ? "nothing: there is no commit to compare with" : one(baseline, "live");
	return `Compared: ${one(candidate, "this version")} with ${than}.`;
}
function withUnits(block, label) {
	if (block.kind !== "table") return block;
	const gate = block.columns.findIndex(({ title }) => title === "gate");
	if (gate < 0) return block;
	const unit = {
		title: "unit",
		align: "left"
	};
	return {
		...block,
		columns: block.columns.toSpliced(gate, 1).toSpliced(1, 0, unit),
		rows: block.rows.map((row) => {
			const said = [{ text: unitCell(metricIn(row.cells[0] ?? []), label) }];
			return {
				...row,
				cells: row.cells.toSpliced(gate, 1).toSpliced(1, 0, said)
			};
		})
	};
}
function metricIn(cell) {
	const [first] = cell;
	return typeof first === "object" && "code" in first ? first.code : "";
}

// src/promotion/measure.ts
function measureOf(versions, first) {
	const newest = versions.at(-1);
	if (newest === void 0) return void 0;
	const whyBad = first === void 0 ? () => void 0 : badIn(first);
	const why = whyBad(newest);
	if (why === void 0) return { version: newest };
	const good = versions.findLast((version) => whyBad(version) === void 0);
	if (good === void 0) return {
		version: newest,
		note: `Compared with version ${newest.version}, which ${why}: none is known that did not turn out bad there.`
	};
	return {
		version: good,
		note: `Compared with version ${good.version}, since version ${newest.version} ${why}.`
	};
}
function badIn({ name, deployments, holds, now }) {
	const { word } = deploymentHistory(deployments, Date.parse(now));
	const ofVersions = holds.filter(({ digests }) => digests !== "all");
	return ({ artifact: { digest } }) => {
		const last = word(digest)?.kind;
		if (last === "failed") return `failed in ${name}`;
		if (last === "taken-back") return `was taken back in ${name}`;
		return holdOn(ofVersions, digest) === void 0 ? void 0 : `is held in ${name}`;
	};
}

// src/promotion/next-version.ts
function nextVersion(newest, tip, relation, measure = newest, given = newest?.version ?? 0) {
	if (newest === void 0) {
		const first = given === 0 ? "its first version" : `version ${given + 1}: none before it was merged`;
		return next(given + 1, tip, null, `${tip.model} gets ${first}.`);
	}
	if (relation === "descendant") return none("older-commit", newest, `Commit ${short(tip.commit)} came before ${short(newest.commit)}, which is ${nameOf(newest)} already.`);
	if (newest.fingerprint === tip.fingerprint) return none("same-fingerprint", newest, whySame(newest, tip));
	const number = given + 1;
	const from = `version ${newest.version}${relation === "unrelated" ? `, whose commit ${short(newest.commit)} is no longer part of the branch` : ""}`;
	return next(number, tip, measure ?? newest, `${tip.model} gets version ${number}: its fingerprint is not that of ${from}.`);
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

// src/promotion/tags.ts
function versionTag({ model, version, commit, at, fingerprint, artifact, verdict }) {
	const message = `${model} ${version}: ${verdict}\n\nrun: ${fingerprint}\nartifact: ${artifact.digest}`;
	return {
		name: `${model}@v${version}.0.0`,
		commit,
		at,
		message
	};
}
function stageTag(deployment) {
	const { model, environment, number, version, outcome, commit, endedAt, by, digest } = deployment;
	if (outcome === "failed") return void 0;
	const message = `${model} ${version} in ${environment}: ${outcome}\n\nby: ${by}\nartifact: ${digest}`;
	return {
		name: `${model}#${environment}#${number}`,
		commit,
		at: endedAt,
		message
	};
}

// src/promotion/wish.ts
function wishAnswer(facts, asked) {
	const { branch, open, environment } = facts;
	if (branch.kind === "release" && branch.release.version === asked.version && branch.release.settings === "same") return namedAnswer(facts, branch.release);
	const state = promotionState({
		...facts,
		asked
	});
	const [first] = state.waitsFor;
	const closes = (number) => state.actions.some((one) => one.kind === "close" && one.number === number);
	const pull = open.find(({ version, number }) => version === asked.version && !closes(number));
	if (pull !== void 0) {
		const edited = state.waitsFor.find(({ kind }) => kind === "edited");
		return edited ? stopped(edited) : {
			kind: "open",
			number: pull.number
		};
	}
	if (state.actions.some(({ kind }) => kind === "deploy")) return stopped({
		kind: "deployment",
		sentence: `${environment.branch} names version ${state.version}, which is not deployed yet; nothing else is promoted before it is.`
	});
	return stopped(first ?? {
		kind: "version",
		sentence: `Version ${asked.version} has its turn with the next promotion.`
	});
}
function namedAnswer({ asked: _, ...facts }, release) {
	if (facts.running?.version === release.version) return { kind: "named" };
	if (isLive(release, deploymentHistory(facts.deployments, exactly(facts.now)).live)) return { kind: "live" };
	const { actions, waitsFor } = promotionState(facts);
	const [first] = waitsFor;
	if (first === void 0 || actions.some(({ kind }) => kind === "deploy")) return { kind: "named" };
	return {
		kind: "stopped",
		named: true,
		wait: first
	};
}
function stopped(wait) {
	return {
		kind: "stopped",
		named: false,
		wait
	};
}

// src/commands/deploying/show-end.ts
async function showEnd(record, followed, { place: { deployments }, ports }) {
	if (deployments === void 0) return;
	if (record.outcome === "failed") await orNote(ports, async () => {
		for (const where of await deployments.tell(failureText(record, followed))) ports.progress.note(`Told: ${where}`);
	});
	await orNote(ports, () => deployments.show(endOf(record)));
}
async function showUnshown(board, broken, showing) {
	const { deployments } = showing.place;
	if (deployments === void 0) return;
	for (const cell of board.cells) {
		const since = broken.get(cell.environment.branch);
		const last = cell.facts.deployments.toSorted((a, b) => a.number - b.number).at(-1);
		if (since === void 0 || last === void 0 || Date.parse(last.endedAt) < Date.parse(since)) continue;
		if (await isUnshown(deployments, endOf(last))) await showEnd(last, followedBy(last, cell), showing);
	}
}
async function isUnshown(deployments, end) {
	try {
		return !await deployments.hasEnded(end);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return false;
	}
}
async function orNote({ progress }, work) {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		progress.note(`The forge does not show it: ${error.message}`);
	}
}
function endOf({ environment, model, version, digest, release, outcome, sentence }) {
	return {
		environment,
		model,
		version,
		digest,
		release,
		state: outcome === "failed" ? "failed" : "live",
		sentence
	};
}
function followedBy(record, { environment, facts }) {
	if (record.outcome !== "failed") return [];
	const { branch, holds, revert } = facts;
	const isBack = branch.kind === "release" && branch.release.version === record.restored?.version;
	return [
		...holdOn(holds, record.digest) === void 0 ? [] : [heldText(record)],
		...isBack ? [namedAgainText(environment.branch, branch.release)] : [],
		...revert === void 0 ? [] : [revertOpenText(revert.number)]
	];
}
function failureText(record, followed) {
	const { environment, model, version, digest, commit, sentence, verification } = record;
	const restored = record.outcome === "failed" ? record.restored : null;
	const live = restored === null ? "Nothing of it is live." : `Version ${restored.version} is live.`;
	const evidence = verification.map((one) => `- ${one.verdict}: ${markdownSentence(`${one.step}: ${one.sentence}`)}`);
	const lines = [
		markdownSentence(sentence),
		"",
		live,
		...followed.map((what) => `- ${markdownSentence(what)}`),
		...evidence.length === 0 ? [] : [
			"",
			"What was asked of it:",
			"",
			...evidence
		],
		"",
		`What the version is: commit ${commit.slice(0, 12)}, artifact \`${digest}\`.`
	];
	return {
		environment,
		model,
		version,
		digest,
		commit,
		title: `${model} ${version} could not be deployed to ${environment}`,
		body: `${lines.join("\n")}\n`
	};
}

// src/commands/deploying/record-handed.ts
async function recordHanded({ folder, branch, override: because }, recording) {
	const recorded = [];
	const all = await takeDeployments(folder);
	requireOwn(all, environmentOn(recording.place.project, branch));
	const override = because === void 0 ? void 0 : {
		by: recording.place.by,
		because
	};
	for (const { draft } of all) {
		const { environment, model } = draft;
		const before = await cellOf(recording.place, environment, model);
		const record = await recordOne({
			draft,
			override
		}, before, recording);
		recorded.push(record);
		const cell = await cellOf(await reopened(recording), environment, model);
		const failed = unfinishedFailure(cell);
		const followed = failed === void 0 ? [] : await finishFailure(cell, failed, recording.place);
		await showEnd(record, followed, recording);
	}
	return recorded;
}
function requireOwn(handed, { name, branch, models }) {
	const others = new Set(handed.map(({ draft }) => draft.environment).filter((one) => one !== name));
	if (others.size === 0) {
		const strange = handed.map(({ draft }) => draft.model).filter((one) => !models.includes(one));
		if (strange.length === 0) return;
		const none = `${name} has no model ${strange.map((one) => JSON.stringify(one)).join(", ")}.`;
		throw MlopsError.of(commandReasons, "deployment-of-nothing", none);
	}
	const sentence = `A run of ${branch}, which is of ${name}, has handed over what became of ${[...others].join(", ")}.`;
	throw MlopsError.of(commandReasons, "deployment-elsewhere", sentence);
}
async function cellOf(place, name, model) {
	const { name: environment } = environmentNamed(place.project, name);
	const [cell] = (await readBoard(place, await readVersions(place.ledger, [model]), {
		environments: [environment],
		models: [model]
	})).cells;
	if (cell !== void 0) return cell;
	throw MlopsError.of(commandReasons, "deployment-of-nothing", `${environment} has no model ${model}.`);
}
async function reopened({ place, ports, remote }) {
	return {
		...place,
		ledger: await ports.openLedger(place.repository, place.remote ?? remote)
	};
}
async function recordOne({ draft: handed, override: said }, cell, recording) {
	const draft = ofRelease(handed, cell);
	const { place } = recording;
	const { deployments, holds } = cell.facts;
	const isIt = (one) => one.startedAt === draft.startedAt && one.releaseDigest === draft.releaseDigest;
	const there = deployments.find(isIt);
	if (there !== void 0) return there;
	const { approvedBy: _, override: __, ...rest } = draft;
	const arrival = await arrivalOfRelease(draft, cell, place);
	const override = said ?? arrival.override;
	if (said !== void 0 && holdOn(holds, draft.digest) !== void 0) await releaseHold(draft.digest, said, {
		cell,
		place
	});
	const known = {
		...rest,
		by: place.by,
		approvedBy: arrival.approvedBy,
		...override && { override }
	};
	const record = await recordDeployment(known, deployments, recording);
	if (record !== "by-somebody") return record;
	return (await cellOf(await reopened(recording), draft.environment, draft.model)).facts.deployments.at(-1) ?? {
		...known,
		number: 1
	};
}
function ofRelease(draft, { state, model }) {
	const found = (state.history.get(model) ?? []).find(({ commit, text }) => commit === draft.release && text !== void 0 && releaseDigestOf(text) === draft.releaseDigest);
	const [released] = found === void 0 ? [] : releasedBy(found, state, model);
	const now = (/* @__PURE__ */ new Date()).toISOString();
	if (released !== void 0 && draft.startedAt <= now) {
		const { version, artifact } = released.release;
		const { gates: _, servingCode: __, ...said } = draft;
		return {
			...said,
			version,
			digest: artifact.digest,
			...evidenceOf(released.release),
			endedAt: now
		};
	}
	const sentence = `${state.environment.branch} has no commit ${draft.release.slice(0, 12)} with the release ${draft.releaseDigest.slice(0, 19)}… of ${model}.`;
	throw MlopsError.of(commandReasons, "deployment-of-nothing", sentence);
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
		untouched,
		reproduce: []
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
	return async (wanted, live, label) => {
		if (live === void 0 || live.version === wanted.version) return void 0;
		try {
			const about = {
				...request,
				head: wanted.commit,
				baselineKind: "live-version"
			};
			const report = (await reportsAgainst(about, live.commit, [wanted.model], ports)).get(wanted.model);
			const options = {
				limit: mostBytes,
				...label !== void 0 && { label }
			};
			return report && renderComparison(report, options);
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			return markdownSentence(`They cannot be compared: ${error.message}`);
		}
	};
}

// src/commands/promotion/ask-gates.ts
function openQuestions({ query }, cells) {
	return cells.flatMap(({ environment, model, promotion }) => promotion.actions.flatMap((action) => {
		if (action.kind !== "ask") return [];
		const version = query.versions.get(model)?.find((one) => one.version === action.version);
		return (version && gatesQuestion(query, environment.name, version)) ?? [];
	}));
}
async function askGates(questions, asking) {
	const { place, ports } = asking;
	const unable = /* @__PURE__ */ new Map();
	const records = /* @__PURE__ */ new Map();
	for (const question of questions) {
		const { environment, version, address } = question;
		const title = `ask the gates of ${environment} about ${version.model} ${version.version}`;
		const said = await ports.progress.stage(title, () => answered(question, asking));
		if ("unable" in said) unable.set(address, said);
		else records.set(address, said);
	}
	if (records.size === 0) return unable;
	const texts = [...records].map(([address, record]) => ({
		address,
		text: promotionRecordText(record)
	}));
	const about = [...records.values()].map((one) => `${one.model} ${one.version} for ${one.environment}`).join(", ");
	const giveWay = (_, there) => new Map([...there.keys()].map((address) => [address, "drop"]));
	await place.ledger.write(texts, `Gates of ${about}`, giveWay);
	return unable;
}
var Unable = class extends Error {};
async function answered(question, asking) {
	const { environment, version } = question;
	const found = [];
	try {
		for (const [against, rules] of Map.groupBy(question.rules, (rule) => rule.against)) found.push(await askAgainst(against, rules, question, asking));
	} catch (error) {
		if (error instanceof Unable) return { unable: error.message };
		throw error;
	}
	const concluded = concludeAnswers(found.flatMap(({ answers }) => answers));
	const doubt = found.flatMap((one) => one.doubt ?? [])[0];
	return {
		schemaVersion: 1,
		environment,
		model: version.model,
		version: version.version,
		digest: version.artifact.digest,
		...doubt !== void 0 && concluded.verdict === "pass" ? {
			verdict: "unknown",
			sentence: doubt
		} : concluded,
		gates: found.flatMap(({ answers, against }) => answers.map((answer) => evidence(answer, environment, against)))
	};
}
function evidence({ metric, verdict, sentence, relative }, at, against) {
	return {
		metric,
		verdict,
		sentence,
		at,
		...relative && against && { against }
	};
}
async function askAgainst(environment, rules, { version, live: all }, asking) {
	const { model } = version;
	const live = all.get(environment) ?? null;
	if (live === null) {
		const absolute = absoluteGates(rules);
		const because = `nothing of ${model} is live in ${environment}, so there is nothing to compare with.`;
		const rest = notCompared(rules, because);
		if (absolute.length === 0) return { answers: rest };
		const { answers, doubt } = await compared(version, null, absolute, asking);
		return {
			answers: [...answers, ...rest],
			...doubt !== void 0 && { doubt }
		};
	}
	const against = {
		environment,
		version: live.version
	};
	const before = await recorded(model, live, asking);
	if (before === void 0) {
		const because = `version ${live.version}, which is live in ${environment}, is not recorded.`;
		return {
			answers: notAsked(rules, because),
			against
		};
	}
	return {
		...await compared(version, before.commit, rules, asking),
		against
	};
}
async function recorded(model, live, { versions, place }) {
	const known = versions.get(model)?.find(({ version }) => version === live.version);
	const address = versionAddress(model, live.version);
	const text = known === void 0 ? await place.ledger.read(address) : void 0;
	const found = known ?? (text === void 0 ? void 0 : parseVersionRecord(text, address));
	return found?.artifact.digest === live.digest ? found : void 0;
}
async function compared(version, since, rules, { request, ports }) {
	try {
		const situation = await findSituation({
			...request,
			head: version.commit,
			baseline: since,
			baselineKind: "live-version"
		}, ports);
		const asked = withGates(situation, version.model, rules);
		await using engine = engineAtHand(ports, situation.own.engine);
		const others = [...situation.project.models.keys()].filter((name) => name !== version.model);
		const part = (await modelParts(asked, others, [], engine, ports)).find(({ model }) => model === version.model);
		return answersOf(part, rules, [...situation.problems, ...part?.problems ?? []], ports);
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		const away = whatIsAway(error.problems, ports);
		if (away !== void 0) throw new Unable(away.message);
		return { answers: notAsked(rules, `it cannot be asked: ${error.message}`) };
	}
}
function whatIsAway(problems, { reasons }) {
	return problems.find(({ reason }) => reasons.endsOf(reason) === "unavailable" && reason !== "store-missing");
}
function answersOf(part, rules, problems, { reasons }) {
	const open = problems.filter(({ reason }) => reasons.endsOf(reason) !== "pass");
	const away = whatIsAway(open, { reasons });
	if (away !== void 0) throw new Unable(away.message);
	const [first] = open;
	if (part === void 0 || part.gates.length === 0) return { answers: notAsked(rules, `it cannot be asked: ${first?.message ?? "there is no result of it."}`) };
	return {
		answers: environmentAnswers(part.gates),
		...first !== void 0 && { doubt: first.message }
	};
}
function withGates(situation, name, rules) {
	const { candidate, project } = situation;
	const facts = candidate.facts.models.get(name);
	const model = project.models.get(name);
	if (facts === void 0 || model === void 0) return situation;
	const gates = Map.groupBy(rules, ({ metric }) => metric);
	const asked = (one) => ({
		...one,
		gates
	});
	const models = new Map([...candidate.facts.models, [name, {
		...facts,
		model: asked(facts.model)
	}]]);
	return {
		...situation,
		project: {
			...project,
			models: new Map([...project.models, [name, asked(model)]])
		},
		candidate: {
			...candidate,
			facts: {
				...candidate.facts,
				models
			}
		}
	};
}

// src/commands/promotion/asked-board.ts
async function askedBoard(read, isAble, ask) {
	let board = await read({});
	const asked = /* @__PURE__ */ new Map();
	for (;;) {
		const questions = openQuestions(board, board.cells.filter(isAble)).filter(({ address }) => !asked.has(address));
		if (questions.length === 0) return board;
		const said = await ask(questions);
		for (const { address } of questions) asked.set(address, { unable: "what was recorded cannot be seen yet." });
		const unable = new Map([...asked, ...said]);
		board = await read({
			states: [...board.query.states.values()],
			unable
		});
	}
}
function notAskedProblems(cells) {
	const reason = "gates-not-asked";
	return cells.flatMap(({ facts: { gates, model, environment }, promotion: { version } }) => {
		const answer = version === null ? void 0 : gates?.get(version);
		if (answer?.kind !== "unable") return [];
		const message = `The gates of ${environment.name} could not be asked of ${model} ${version}: ${answer.because}`;
		return [{
			reason,
			message
		}];
	});
}

// src/commands/promotion/first-environments.ts
function firstEnvironments(states, models) {
	const now = (/* @__PURE__ */ new Date()).toISOString();
	return new Map(models.flatMap((model) => {
		const first = states.find(({ environment }) => environment.models.includes(model));
		if (first === void 0) return [];
		const { environment, deployments, holds } = first;
		const known = {
			deployments: deployments.get(model) ?? [],
			holds: holds.get(model) ?? []
		};
		return [[model, {
			name: environment.name,
			...known,
			now
		}]];
	}));
}

// src/commands/promotion/init-branches.ts
async function initBranches(place, protection) {
	const branches = await makeBranches(place);
	const protectedBy = await protection?.(enforcedEnvironments(place.project));
	const problems = unprotected(protectedBy ?? []);
	const sentence = [branchesSentence(branches), ...problems.map(({ message }) => message)].join(" ");
	const isOpen = problems.length > 0;
	return {
		ends: isOpen ? "unknown" : "pass",
		reason: isOpen ? "branches-unprotected" : "branches-made",
		sentence,
		problems,
		data: {
			...branches,
			...protectedBy !== void 0 && { protection: protectedBy }
		},
		text: () => `${[...protectionLines(protectedBy ?? []), sentence].map(escapeTerminal).join("\n")}\n`
	};
}
async function makeBranches(place) {
	const { project, repository, remote } = place;
	const workflow = await workflowOf(place);
	const all = {
		made: [],
		renewed: [],
		there: [],
		proposed: []
	};
	for (const environment of project.environments.values()) {
		const branch = await openEnvironmentBranch({
			repository,
			remote,
			branch: environment.branch
		});
		const isThere = await branch.tip() !== void 0;
		const seen = isThere ? await branch.read([...workflow.keys()]) : /* @__PURE__ */ new Map();
		const stale = [...workflow].filter(([path, text]) => seen.get(path) !== text);
		if (isThere && stale.length === 0) {
			all.there.push(environment.branch);
			continue;
		}
		const readmeFile = isThere ? [] : [["README.md", readme(environment)]];
		const files = new Map([...readmeFile, ...stale]);
		const message = isThere ? "The workflow that deploys, as it is on the default branch" : `Begin the branch of ${environment.name}`;
		try {
			await branch.put({
				files,
				seen: new Map([...files.keys()].map((path) => [path, seen.get(path)])),
				message
			});
			all[isThere ? "renewed" : "made"].push(environment.branch);
		} catch (error) {
			if (!isThere || !isRefusal(error)) throw error;
			const name = `mlops/workflow/${environment.name}`;
			await branch.propose(name, {
				files,
				message,
				open: false
			});
			all.proposed.push([environment.branch, name]);
		}
	}
	return all;
}
function isRefusal(error) {
	return error instanceof MlopsError && error.problems.some(({ reason }) => reason === "environment-branch-refused");
}
function branchesSentence({ made, renewed, there, proposed }) {
	const none = made.length + renewed.length + proposed.length === 0;
	return [
		...made.length === 0 ? [] : [`Made: ${made.join(", ")}.`],
		...renewed.length === 0 ? [] : [`The workflow that deploys is renewed on: ${renewed.join(", ")}.`],
		...proposed.map(([branch, name]) => `${branch} takes no push: open a pull request into it from ${name}, whose check will be green.`),
		...there.length === 0 ? [] : [`${none ? "The branches of all environments are there" : "There already"}: ${there.join(", ")}.`]
	].join(" ");
}
async function workflowOf({ desk, repository, tip, defaultBranch }) {
	if (desk.kind !== "github") return /* @__PURE__ */ new Map();
	const { git } = repository;
	const found = await readTexts(git, await readCommit(git, tip), [deployWorkflow]);
	if (found.has(".github/workflows/mlops-deploy.yml")) return found;
	const sentence = `${defaultBranch} has no ${deployWorkflow}, which the branches of environments need a copy of.`;
	throw MlopsError.of(commandReasons, "no-deploy-workflow", sentence);
}
function readme({ name }) {
	return `# ${name}

What is deployed to ${name}: \`releases/<model>/release.yaml\`, one file for each model, written by mlops (mlops-actions).

- A version comes here by a promotion pull request, and nothing else is merged into this branch.
- To take a version back, revert its merge (\`git revert\`, with \`-m 1\` for a merge commit, or the button of the forge).
- Do not edit a release by hand: what differs from what mlops renders is refused when it is deployed.
`;
}

// src/commands/promotion/judge-open.ts
async function judgeOpen(board, place, { origin, progress }) {
	const { checks } = place.desk;
	if (checks === void 0) return;
	try {
		for (const { pull, judgement } of await judgements(board, place, checks)) await checks.judge(pull, judgement);
	} catch (error) {
		if (!(origin === "local" && error instanceof MlopsError) || error.problems.some(({ reason }) => reason !== "forge-no-permission")) throw error;
		progress.note(`The check of promotions is left to the next job: ${error.message}`);
	}
}
async function judgements({ cells, query }, place, checks) {
	const promotions = cells.flatMap((cell) => {
		return cell.facts.open.filter(({ number }) => !closes(cell, number)).map((pull) => ({
			pull: {
				...pull,
				...broughtBy(cell, pull.number)
			},
			judgement: judgementOf(cell, pull)
		}));
	});
	const others = [];
	for (const state of query.states.values()) {
		const reverts = state.pulls.filter((pull) => pull.state === "open" && pull.about.revert === true);
		for (const { number, head, paths, about } of reverts) {
			if (head === void 0) continue;
			const text = await textAt(place, head, releasePath(about.model));
			const brings = text === void 0 ? {} : { releaseDigest: releaseDigestOf(text) };
			const judgement = await judgementOfOther({
				number,
				paths,
				head
			}, state, place);
			others.push({
				pull: {
					number,
					head,
					...brings
				},
				judgement
			});
		}
		for (const { number, head, paths } of await checks.others(state.environment.branch)) others.push({
			pull: {
				number,
				head
			},
			judgement: await judgementOfOther({
				number,
				head,
				paths
			}, state, place)
		});
	}
	return [...promotions, ...others];
}
function broughtBy({ state }, number) {
	const about = state.pulls.find((pull) => pull.number === number)?.about;
	return about && { releaseDigest: about.releaseDigest };
}
async function textAt({ repository: { git } }, commit, path) {
	return (await objectsOf(git).read(`${commit}:${path}`))?.bytes.toString("utf8");
}
async function judgementOfOther({ head, paths }, state, place) {
	const back = [];
	for (const path of paths) {
		const model = state.environment.models.find((name) => releasePath(name) === path);
		const text = await textAt(place, head, path);
		const renewed = path === ".github/workflows/mlops-deploy.yml" && text !== void 0 && text === await textAt(place, place.tip, path) ? "the workflow that deploys is that of the default branch" : void 0;
		const named = model === void 0 ? renewed : whatComesBack(state, model, text);
		if (named === void 0) return {
			verdict: "fail",
			title: "It is neither a promotion of mlops nor a revert of one",
			summary: markdownSentence(`It makes ${path} into something that ${state.environment.branch} never had. A version comes here by the promotion pull request that mlops opens: mlops promote.`)
		};
		back.push(named);
	}
	if (back.length === 0) return unknown("It changes nothing", []);
	return {
		verdict: "pass",
		title: paths.includes(".github/workflows/mlops-deploy.yml") ? "It brings what the default branch has" : "It takes back what was merged",
		summary: markdownSentence(`${back.join("; ")}.`)
	};
}
function whatComesBack(state, model, text) {
	if (text === void 0) return `${model} is released here no more`;
	const before = releasedBefore(state, model).find((one) => one.text === text);
	return before && `${model} is version ${before.release.version} again`;
}
function closes({ promotion }, number) {
	return promotion.actions.some((action) => action.kind === "close" && action.number === number);
}
const notInTheWay = /* @__PURE__ */ new Set(["merge", "version"]);
const forPeople = /* @__PURE__ */ new Set(["verdict", "gates"]);
function judgementOf({ promotion, model }, pull) {
	const path = `releases/${model}/release.yaml`;
	if (pull.content === "edited") return {
		verdict: "fail",
		title: "It is not what mlops has rendered",
		summary: markdownSentence(`The pull request changes something else than ${path}, or that file differs by at least one byte from what mlops writes for version ${pull.version}. Undo the edit, or close it: \`mlops promote ${model}@${pull.version}\` makes a new one.`)
	};
	if (promotion.version !== pull.version || promotion.state !== "open") return unknown("Something else is to be done first", promotion.waitsFor);
	if (pull.content === "outdated") return unknown("It is not what would be rendered today, and is brought up to date", []);
	if (promotion.actions.some(({ kind }) => kind === "ask")) return unknown("Its gates are to be asked first", promotion.waitsFor);
	const waits = promotion.waitsFor.filter(({ kind }) => !notInTheWay.has(kind));
	const first = waits.find(({ kind }) => !forPeople.has(kind));
	if (first !== void 0) return unknown(first.sentence, waits);
	if (waits.length > 0) return leftToPeople(waits);
	return {
		verdict: "pass",
		title: "It may be merged",
		summary: markdownSentence(`Byte for byte what mlops renders for version ${pull.version} of ${model}; nothing is in its way.`)
	};
}
function leftToPeople(waits) {
	const { title, summary } = unknown(waits.map(({ sentence }) => sentence).join(" "), waits);
	return {
		verdict: "pass",
		title: `Only a person merges this: ${title}`,
		summary
	};
}
function unknown(title, waits) {
	const lines = waits.map(({ sentence, for: whom }) => {
		return `- ${markdownSentence(whom === void 0 ? sentence : `${sentence} (${whom})`)}`;
	});
	return {
		verdict: "unknown",
		title: title.replace(/\.$/, ""),
		summary: [...lines, ""].join("\n")
	};
}

// src/commands/promotion/keep-bytes.ts
async function keepBytes(situation, wanted, { checkoutExpires }, ports) {
	const { project, store } = situation;
	if (wanted.length === 0) return {
		wanted,
		without: []
	};
	if (checkoutExpires && isStoreInCheckout(project)) {
		const because = `\`store: ${project.store}\` is a folder of this checkout, which goes with the job`;
		return {
			wanted: [],
			without: wanted.map((one) => ({
				...without(one, because),
				reason: "store-expires"
			}))
		};
	}
	await bringGone(situation, wanted, ports);
	const kept = [];
	const gone = [];
	for (const one of wanted) {
		const because = await goneText$1(situation, one);
		if (because !== void 0) {
			gone.push(without(one, because));
			continue;
		}
		const { next } = one;
		const title = `publish ${next.version.model} ${next.version.version} in the ${store.describe()}`;
		const pack = await packOf(situation, one);
		await ports.progress.stage(title, () => store.publish(pack));
		kept.push(one);
	}
	return {
		wanted: kept,
		without: gone
	};
}
function without({ facts }, because) {
	return {
		model: facts.model.name,
		because,
		open: true
	};
}
async function bringGone(situation, wanted, { progress }) {
	const { bring } = situation.request;
	if (bring === void 0) return;
	const there = await Promise.all(wanted.map((one) => goneText$1(situation, one)));
	const gone = wanted.filter((_, at) => there[at] !== void 0);
	if (gone.length === 0) return;
	const results = gone.map(({ facts: { model, fingerprint } }) => ({
		model: model.name,
		fingerprint
	}));
	const { problems } = await takeOver(await bring(results), situation);
	for (const { message } of problems) progress.note(`Files of an earlier run are not used: ${message}`);
}
async function goneText$1({ store }, { next }) {
	const { files } = next.version.artifact;
	const there = await Promise.all(files.map(({ digest }) => store.has(digest)));
	const gone = files.find((_, at) => there[at] === false);
	return gone && `\`${gone.path}\` (${gone.digest.slice(0, 19)}…) is not in the store (${store.describe()})`;
}
async function packOf(situation, { next, facts }) {
	const { model, fingerprint, artifact } = next.version;
	const predictions = keptPredictions(situation, facts);
	const there = await Promise.all(predictions.map(({ digest }) => situation.store.has(digest)));
	return {
		model,
		fingerprint,
		files: [...artifact.files, ...predictions.filter((_, at) => there[at])]
	};
}
function keptPredictions({ records }, facts) {
	const run = runRecord({ records }, facts);
	const address = evaluationAddressOf(facts);
	const scores = address === void 0 ? void 0 : scoresRecord(records, address, { run: facts.fingerprint }, run)?.record;
	const named = [...(run?.seeds ?? []).flatMap(({ outputs }) => outputs.filter(({ kind }) => kind === "predictions")), ...(scores?.seeds ?? []).flatMap(predictionsOf)].map(({ digest, bytes }) => ({
		path: predictionsPath(digest),
		digest,
		bytes
	}));
	return [...new Map(named.map((file) => [file.digest, file])).values()];
}
function predictionsPath(digest) {
	return `.mlops/predictions/${digest.slice(7, 23)}`;
}

// src/commands/promotion/number-versions.ts
const mostTries = 5;
async function numberVersions(situation, request, { named, first, merged, checkoutExpires }, ports) {
	const models = [...situation.candidate.facts.models.values()];
	let { ledger } = situation;
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const versions = await readVersions(ledger, models.map(({ model }) => model.name));
		const found = await wantedVersions(situation, models, versions, {
			named,
			first,
			merged
		});
		const checked = await trusted(situation, request, found.wanted);
		const kept = await keepBytes(situation, checked.wanted, { checkoutExpires }, ports);
		const without = [
			...found.without,
			...checked.without,
			...kept.without
		];
		if (kept.wanted.length === 0) return {
			versions,
			made: [],
			without
		};
		const made = await judged(kept.wanted, request, withLedger(ports, ledger));
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
async function wantedVersions(situation, models, versions, { named, first, merged }) {
	const wanted = [];
	const without = [];
	const at = await committedAt(situation);
	const isForeign = await foreign(situation, [...versions.values()].flat(), merged);
	for (const facts of models) {
		const model = facts.model.name;
		const given = versions.get(model)?.at(-1)?.version ?? 0;
		const highest = named.get(model) ?? 0;
		if (highest > given) {
			const because = `a promotion has brought version ${highest} to an environment, and the ledger does not have it`;
			without.push({
				model,
				because,
				open: true,
				reason: "versions-lost"
			});
			continue;
		}
		const standing = (versions.get(model) ?? []).filter((version) => !isForeign(version));
		const newest = standing.at(-1);
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
		const measure = measureOf(standing, first.get(model));
		const next = nextVersion(newest, tip, relation, measure?.version, given);
		if (next.kind === "none") {
			if (next.because !== "same-fingerprint") without.push({
				model,
				because: next.sentence,
				open: false
			});
			continue;
		}
		const because = missingResult(situation, facts, run !== void 0);
		if (because === void 0) wanted.push({
			next,
			facts,
			...measure?.note !== void 0 && { note: measure.note }
		});
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
async function foreign({ repository: { shallow } }, versions, mergedOf) {
	const merged = await mergedOf(versions.map(({ commit }) => commit));
	return (version) => unmergedOf(version, {
		merged,
		shallow
	})?.certain === true;
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
async function trusted({ records, project }, { trust }, wanted) {
	if (trust === void 0 || wanted.length === 0) return {
		wanted,
		without: []
	};
	const models = wanted.map(({ facts }) => facts);
	const { results } = await distrustResults(records, trust, models, project.reuse);
	const whyNot = ({ facts: { model, fingerprint, evaluation } }) => results.get(resultKey(model.name, fingerprint)) ?? (evaluation && results.get(resultKey(model.name, evaluation.fingerprint)));
	const without = wanted.flatMap((one) => {
		const because = whyNot(one);
		return because === void 0 ? [] : [{
			model: one.facts.model.name,
			because: `its run is not trusted: ${because}`,
			open: true
		}];
	});
	return {
		wanted: wanted.filter((one) => whyNot(one) === void 0),
		without
	};
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
	const groups = Map.groupBy(wanted, ({ next }) => next.before?.commit ?? null);
	const made = [];
	for (const [since, group] of groups) {
		const names = group.map(({ next }) => next.version.model);
		const verdicts = await judgeVersions(request, since, names, ports);
		for (const { next, note } of group) {
			const { version } = next;
			const verdict = verdicts.get(version.model);
			if (verdict === void 0) throw new TypeError(`nobody has judged ${version.model}`);
			const sentence = [verdict.sentence, note].filter(Boolean).join(" ");
			made.push({
				...version,
				...verdict,
				sentence
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

// src/commands/promotion/ledger-losses.ts
function ledgerProblems({ cells, query: { versions } }) {
	const ofModels = [...new Set(cells.map(({ model }) => model))].flatMap((model) => leftOut((versions.get(model) ?? []).map(({ version }) => version), 20).map((n) => goneText(versionAddress(model, n))));
	const ofCells = cells.flatMap((cell) => [...goneIn(cell), ...againstRelease(cell, versions.get(cell.model) ?? [])]);
	const reason = "ledger-lost";
	return [...ofModels, ...ofCells].map((message) => ({
		reason,
		message
	}));
}
function leftOut(numbers, most = Number.POSITIVE_INFINITY) {
	const there = new Set(numbers);
	const before = there.size < most ? 0 : Math.min(...numbers);
	const last = Math.max(before, ...numbers);
	return Array.from({ length: last - before }, (_, at) => before + at + 1).filter((number) => !there.has(number));
}
function goneIn({ environment: { name }, model, state }) {
	const numbers = (records = []) => records.map(({ number }) => number);
	return [
		...leftOut(numbers(state.deployments.get(model)), 20).map((n) => deploymentAddress(name, model, n)),
		...leftOut(numbers(state.holds.get(model))).map((n) => holdAddress(name, model, n)),
		...leftOut(numbers(state.asked.get(model))).map((n) => askedAddress(name, model, n))
	].map(goneText);
}
function goneText(address) {
	return `${address} is gone from the ledger, though later ones are there.`;
}
function againstRelease({ environment, model, state, facts }, versions) {
	const newest = state.history.get(model)?.[0];
	const [released] = newest === void 0 ? [] : releasedBy(newest, state, model);
	if (released === void 0 || facts.branch.kind !== "release") return [];
	if (facts.branch.release.arrival.kind !== "promotion") return [];
	const { release } = released;
	const record = versions.find(({ version }) => version === release.version);
	const other = record === void 0 ? [] : differing(release, record);
	const changed = `${versionAddress(model, release.version)} says something else by now than when ${environment.branch} got its release (${other.join(", ")}); records are never changed.`;
	return [...other.length === 0 ? [] : [changed], ...previousGone(release, state.deployments.get(model) ?? [])];
}
function differing(release, record) {
	const own = release.gates.filter(({ at }) => at === void 0);
	const pairs = {
		commit: [release.commit, record.commit],
		fingerprint: [release.fingerprint, record.fingerprint],
		artifact: [release.artifact, record.artifact],
		gates: [own, record.gates]
	};
	return Object.entries(pairs).flatMap(([name, [a, b]]) => canonicalJson(a) === canonicalJson(b) ? [] : [name]);
}
function previousGone({ environment, model, version, previous }, deployments) {
	if (previous === null || deployments.length >= 20) return [];
	if (deployments.some(({ digest }) => digest === previous.digest)) return [];
	return [`The ledger has no deployment of ${model} ${previous.version} to ${environment}, which was live there when version ${version} was promoted: deployments are lost, and with them maybe holds.`];
}

// src/commands/promotion/target-in-checkout.ts
function targetProblem({ name, target }) {
	return {
		reason: "target-in-checkout",
		message: `Nothing is promoted to ${name}: its target is the folder ${targetInCheckout(target) ?? ""} of the checkout, which goes with the job.`
	};
}

// src/commands/promotion/wish-answers.ts
function wishAnswers(cells, asked) {
	const answers = [...asked].map(([model, wish]) => cells.filter((cell) => cell.model === model).map((cell) => ({
		cell,
		asked: wish,
		answer: wishAnswer(cell.facts, wish)
	})));
	const isOnItsWay = (all) => all.some(({ answer }) => ["open", "named"].includes(answer.kind));
	const [moving, resting] = [answers.filter(isOnItsWay), answers.filter((all) => !isOnItsWay(all))];
	const rest = resting.flat();
	return {
		problems: rest.flatMap(problemOf),
		sentences: [...moving.flat(), ...rest.filter(({ answer }) => answer.kind === "live")].map(sentenceOf)
	};
}
function sentenceOf({ cell: { environment, model }, asked: { version }, answer }) {
	const where = `${environment.name}: ${model} ${version}`;
	switch (answer.kind) {
		case "open": return `${where} has the open pull request ${answer.number}.`;
		case "named": return `${where} is on ${environment.branch}, and ${deploying({
			environment,
			model
		})} deploys it.`;
		case "live": return `${where} is live already.`;
		case "stopped": return `${where} waits: ${answer.wait.sentence}`;
	}
}
function problemOf({ cell, asked, answer }) {
	if (answer.kind !== "stopped") return [];
	const { wait, named } = answer;
	const { environment, model, facts } = cell;
	const what = named ? `is on ${environment.branch} already, and not deployed` : "is not promoted";
	const { branch } = facts;
	const place = branch.kind === "unreadable" ? branch.place : void 0;
	return [{
		reason: reasonOf(wait, facts.versions.find(({ version }) => version === asked.version)?.unmerged?.certain),
		message: `${environment.name}: ${model} ${asked.version} ${what}: ${wait.sentence}`,
		...place && { place },
		remedy: named ? nextForNamed(wait, cell, asked) : nextForPromoted(wait, cell, asked)
	}];
}
function reasonOf({ kind }, certain) {
	if (kind === "hold") return "asked-is-held";
	if (kind === "commit") return certain === true ? "version-not-merged" : "version-merge-unknown";
	return kind === "release" ? "branch-unreadable" : "asked-waits";
}
function nextForPromoted(wait, { environment, model, facts }, { version }) {
	const again = `then ask again: \`${shellCommand([
		"mlops",
		"promote",
		`${model}@${version}`,
		"--to",
		environment.name
	])}\`.`;
	switch (wait.kind) {
		case "branch": return `Run \`mlops promote --init\`, ${again}`;
		case "release": return `${revertText({
			environment,
			facts
		})}, ${again}`;
		case "hold": return `Run ${releasing({
			environment,
			model,
			facts
		}, version)}, ${again}`;
		case "commit": return "In a shallow clone `git fetch --unshallow` first. Else somebody has written its record: look who (`git log origin/mlops/ledger -- versions`), and take it off the ledger before its commit is merged. `mlops promote` makes versions of what is merged.";
		case "needs": return `Bring it there first, ${again}`;
		case "deployment":
			if (facts.running !== void 0) return `Wait for its end (\`mlops status\`), ${again}`;
			return `Run ${deploying({
				environment,
				model
			})}, ${again}`;
		case "edited": return `Close pull request ${facts.open.find((pull) => pull.version === version)?.number} (without a forge: remove its branch), ${again}`;
		default: return `Once ${wait.for === void 0 ? "that has ended" : `there is ${wait.for}`}, ${again}`;
	}
}
function nextForNamed({ kind, for: who }, cell, { version }) {
	const { environment, model } = cell;
	const deploy = shellCommand([
		"mlops",
		"deploy",
		environment.name,
		model
	]);
	switch (kind) {
		case "failure": return `Run \`${deploy} --again\` to deploy it once more, or revert it on ${environment.branch}.`;
		case "arrival":
		case "approvals": return `Run \`${deploy} --override "<why>"\`, or revert it on ${environment.branch}.`;
		case "hold": return `Run \`${deploy} --override "<why>"\`, or ${releasing(cell, version)}, or revert it on ${environment.branch}.`;
		case "window": return `Run \`${deploy}\` once the window is open; on a forge the clock does.`;
		case "needs":
		case "soak": return `Run \`${deploy}\` once that is so; \`mlops status\` says it.`;
		default: return `It takes ${who ?? "somebody who looks at `mlops status`"}. Then run \`${deploy}\`.`;
	}
}
function releasing({ environment, model, facts }, asked) {
	const digest = facts.versions.find(({ version }) => version === asked)?.artifact.digest ?? "";
	return releaseCommand(environment, {
		model,
		version: asked
	}, holdOn(facts.holds, digest));
}
function releaseCommand({ name }, { model, version }, hold) {
	const words = [
		"mlops",
		"release",
		name,
		...hold?.digests === "all" ? [model, "--all"] : [`${model}@${version}`]
	];
	return `\`${shellCommand(words)} --because "<why>"\``;
}
function deploying({ environment, model }) {
	return `\`${shellCommand([
		"mlops",
		"deploy",
		environment.name,
		model
	])}\``;
}

// src/commands/promotion/promoted.ts
function promotedOutcome({ tagged, recorded, numbered, models, done, board, asked, place, unable }) {
	const { versions, made, without } = numbered;
	const wished = wishAnswers(board.cells, asked);
	const problems = [
		...recorded.flatMap(failed),
		...wished.problems,
		...problemsOf({
			numbered,
			models,
			board
		}),
		...unable.map(targetProblem),
		...tagged.problems,
		...ledgerProblems(board)
	];
	const nothing = recorded.length + made.length + done.length === 0;
	const [first] = problems;
	const ends = first === void 0 ? "pass" : worst(problems.map(({ reason }) => isFailure.has(reason) ? "fail" : "unknown"));
	const isThere = nothing && wished.sentences.length > 0;
	const sentence = first?.message ?? (isThere ? wished.sentences.join(" ") : doneSentence(made, done, board));
	return {
		ends,
		reason: first?.reason ?? (isThere ? "asked-is-there" : nothing ? "nothing-to-promote" : "promoted"),
		sentence,
		problems,
		data: {
			recorded,
			versions: made,
			without,
			done,
			tags: tagged.made,
			board: boardData(board.cells)
		},
		text: () => {
			const lines = [
				...recorded.map(({ environment, sentence: said }) => `recorded ${environment}: ${said}`),
				...made.map((record) => `version  ${record.model} ${record.version}: ${record.verdict}, ${record.sentence}`),
				...without.map(({ model, because }) => `none     ${model}: ${because}`),
				...done.map((one) => `${one.what.padEnd(8)} ${one.environment}: ${one.sentence}`),
				...tagged.made.map((name) => `tagged   ${name}`),
				...wished.sentences.map((one) => `asked    ${one}`)
			];
			return `${[
				...lines.map(escapeTerminal),
				...lines.length === 0 ? [] : [""],
				boardText(board.cells, versions, place),
				"",
				escapeTerminal(sentence)
			].join("\n")}\n`;
		}
	};
}
function withError(outcome, { ends, problems }) {
	const [first] = problems;
	if (first === void 0) return outcome;
	const { reason, message } = first;
	return {
		...outcome,
		ends,
		reason,
		sentence: message,
		problems: [...problems, ...outcome.problems]
	};
}
const isFailure = /* @__PURE__ */ new Set([
	"version-failed",
	"version-not-merged",
	"asked-is-held",
	"deployment-failed"
]);
function failed({ outcome, environment, sentence }) {
	return outcome === "failed" ? [{
		reason: "deployment-failed",
		message: `${environment}: ${sentence}`
	}] : [];
}
function problemsOf({ numbered, models, board }) {
	const open = numbered.without.filter((one) => one.open && models.includes(one.model));
	const served = new Set(board.cells.map(({ model }) => model));
	const foreign = unmergedVersions(board);
	const isForeign = ({ model, version }) => foreign.get(model)?.some((one) => one.version === version) === true;
	const newest = [...numbered.versions].flatMap(([model, list]) => served.has(model) ? list.findLast((one) => !isForeign(one)) ?? [] : []);
	return [
		...open.map(({ model, because, reason = "version-not-ready" }) => ({
			reason,
			message: `${model} gets no version of the tip of the default branch: ${because}.`
		})),
		...[...foreign].flatMap(unmergedProblem),
		...newest.filter(({ verdict }) => verdict !== "pass").flatMap((record) => notPassed(record, board)),
		...board.cells.flatMap(branchProblems),
		...notAskedProblems(board.cells)
	];
}
function unmergedVersions({ cells }) {
	return new Map(cells.map(({ model, facts }) => [model, leadingUnmerged(facts.versions)]));
}
function unmergedProblem([model, versions]) {
	const newest = versions.at(-1);
	if (newest === void 0) return [];
	const { certain, sentence } = newest.unmerged;
	const reason = certain ? "version-not-merged" : "version-merge-unknown";
	const older = versions.slice(0, -1).map(({ version }) => version);
	return [{
		reason,
		message: `${model}: ${sentence}${older.length === 0 ? "" : ` The same is so of version ${older.join(", ")}.`}`
	}];
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

// src/commands/promotion/start-deployments.ts
async function deploymentRunsOf({ deployments, project }) {
	if (deployments === void 0) return {
		underWay: /* @__PURE__ */ new Map(),
		broken: /* @__PURE__ */ new Map()
	};
	return await deployments.runs([...project.environments.values()].map(({ branch }) => branch));
}
async function startDeployments(board, place, own) {
	const { deployments, repository } = place;
	if (deployments === void 0) return [];
	const undone = board.cells.filter(({ promotion }) => promotion.actions.some(({ kind }) => kind === "deploy"));
	const tried = await Promise.all(undone.map((cell) => hasTried(cell, own, repository)));
	const waiting = undone.filter((_, at) => tried[at] === false);
	const branches = new Map(waiting.map((cell) => [cell.environment.branch, cell]));
	const done = [];
	for (const [branch, { environment, model, facts }] of branches) {
		if (facts.running !== void 0) continue;
		await deployments.start(branch);
		done.push({
			environment: environment.name,
			model,
			what: "started",
			sentence: `the deployment of ${branch} is started`
		});
	}
	return done;
}
async function hasTried({ environment, facts }, own, { git }) {
	if (own?.commit === void 0 || own.branch !== environment.branch || facts.branch.kind !== "release") return false;
	return (await git.try([
		"merge-base",
		"--is-ancestor",
		facts.branch.release.commit,
		own.commit
	])).code === 0;
}

// src/commands/promotion/tag-versions.ts
async function tagVersions({ project, repository: { git }, remote, merged }, { versions, states }) {
	if (project.tags === void 0) return {
		made: [],
		problems: []
	};
	const all = [...versions.values()].flat();
	const known = await merged(all.map(({ commit }) => commit));
	const deployments = [...states].flatMap((state) => [...state.deployments.values()].flat());
	const wanted = [...all.filter(({ commit }) => known.get(commit) === "merged").map(versionTag), ...deployments.flatMap((one) => project.models.has(one.model) ? stageTag(one) ?? [] : [])];
	const { made, elsewhere, refused } = await putTags({
		git,
		remote
	}, wanted);
	const odd = elsewhere.length === 0 ? [] : [elsewhereProblem(elsewhere, remote)];
	const message = `${remote ?? "git"} does not take the tags of versions: ${refused}.`;
	return {
		made,
		problems: refused === void 0 ? odd : [...odd, {
			reason: "version-tag-refused",
			message
		}]
	};
}
function elsewhereProblem(tags, remote) {
	const names = tags.map(({ name }) => name);
	return {
		reason: "version-tag-elsewhere",
		message: `Of the tags of versions ${tags.map(({ name, commit }) => `${name} stands on another commit (${commit.slice(0, 12)})`).join(", ")} than the version, and is left there. Nothing else waits for it.`,
		remedy: `Remove what nobody needs (\`${shellCommand([...remote === void 0 ? [
			"git",
			"tag",
			"--delete"
		] : [
			"git",
			"push",
			remote,
			"--delete"
		], ...names])}\`) and run \`mlops promote\` again; where it has to stay, take \`tags: gto\` out of mlops.yaml.`
	};
}

// src/commands/promote.ts
const roundsOf = {
	github: 4,
	local: 1
};
async function promote(request, ports) {
	requireFitting(request);
	const { place, recorded } = await opened(request, ports);
	if (request.init) return await initBranches(place, await protectionOf(place, request.protect ?? false, ports));
	const environments = request.to === void 0 ? [] : [environmentNamed(place.project, request.to).name];
	const wishes = request.wishes.map(wishOf).flatMap((wish) => ofEachModel(wish, place.project));
	const models = chosenModels(place.project, wishes.map(({ model }) => model));
	requirePlaces(wishes, place.project, request.to);
	const change = {
		...request,
		head: place.tip,
		base: place.defaultBranch,
		uncommitted: "refuse"
	};
	const all = inOrder(place.project.environments);
	const states = await readEnvironments(place, all);
	const { numbered, error } = await numberOrNot({
		place,
		change,
		states,
		models
	}, ports);
	const asked = askedFor({
		wishes,
		override: request.override
	}, place, numbered);
	const isWanted = ({ environment: { name } }) => request.to === void 0 || name === request.to;
	requireFree(asked, states.filter(isWanted), numbered);
	const { underWay: running, broken } = await deploymentRunsOf(place);
	const unable = place.desk.kind === "github" ? all.filter(({ target }) => targetInCheckout(target) !== void 0) : [];
	const isAble = ({ environment }) => !unable.includes(environment);
	const known = withLedger(ports, place.ledger);
	const look = async (more = {}) => {
		const read = (again) => readBoard(place, numbered.versions, {
			environments,
			models,
			running,
			asked,
			...more,
			...again
		});
		const asking = {
			request: change,
			place,
			versions: numbered.versions,
			ports: known
		};
		const board = await askedBoard(read, isAble, (questions) => askGates(questions, asking));
		await judgeOpen(board, place, ports);
		return board;
	};
	const { board, done } = await actAll(await look({ states }), {
		place,
		isAble,
		compare: againstLive(change, known),
		look,
		isAsked: asked.size > 0
	});
	await showUnshown(board, broken, {
		place,
		ports
	});
	const started = await startDeployments(board, place, request.deploying);
	const tagged = await tagVersions(place, {
		versions: numbered.versions,
		states: board.query.states.values()
	});
	const acted = [...done, ...started];
	const outcome = promotedOutcome({
		tagged,
		recorded,
		numbered,
		models,
		done: acted,
		board,
		asked,
		place,
		unable
	});
	return error === void 0 ? outcome : withError(outcome, error);
}
function ofEachModel(wish, project) {
	return chosenModels(project, [wish.model]).map((model) => ({
		...wish,
		model
	}));
}
function requireFitting({ init, protect, wishes, to, override }) {
	if (protect === true && !init) throw MlopsError.of(commandReasons, "protect-without-init", "`--protect` protects the branches that `--init` makes, and `--init` is not given.");
	const more = [
		...wishes,
		...to === void 0 ? [] : ["--to"],
		...override === void 0 ? [] : ["--override"]
	];
	if (!init || more.length === 0) return;
	const sentence = `\`--init\` makes the branches of all environments and promotes nothing; ${more.join(" ")} would not be done.`;
	throw MlopsError.of(commandReasons, "init-alone", sentence);
}
async function actAll(first, { place, compare, isAble, look, isAsked }) {
	const done = [];
	let board = first;
	let rounds = roundsOf[place.desk.kind];
	for (let round = 0; round < rounds; round++) {
		const now = [];
		for (const cell of board.cells.filter(isAble)) now.push(...await finishKilled(cell, place), ...await act(board, cell, place, compare));
		if (now.length === 0) break;
		done.push(...now);
		if (isAsked && round === 0 && now.every(({ what }) => what === "closed")) rounds += 1;
		board = await look();
	}
	return {
		board,
		done
	};
}
async function finishKilled(cell, place) {
	const failed = place.deployments === void 0 || cell.facts.running ? void 0 : unfinishedFailure(cell);
	if (failed === void 0) return [];
	const followed = await finishFailure(cell, failed, place);
	const { environment, model } = cell;
	return followed.map((sentence) => ({
		environment: environment.name,
		model,
		what: "finished",
		sentence
	}));
}
async function opened(request, ports) {
	const place = await openPromotion(request, ports);
	const { branch, handed: folder, override } = request.deploying ?? {};
	if (branch === void 0 || folder === void 0) return {
		place,
		recorded: []
	};
	const handed = {
		branch,
		folder,
		...override !== void 0 && { override }
	};
	const recorded = await recordHanded(handed, {
		place,
		ports,
		remote: request.remote
	});
	return {
		place: recorded.length === 0 ? place : await openPromotion(request, ports),
		recorded
	};
}
async function numberOrNot(numberable, ports) {
	try {
		return { numbered: await number(numberable, ports) };
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		const { ledger, project } = numberable.place;
		return {
			numbered: {
				versions: await readVersions(ledger, [...project.models.keys()]),
				made: [],
				without: []
			},
			error
		};
	}
}
async function number({ place, change, states, models }, ports) {
	const { desk, ledger, project } = place;
	if (desk.kind === "github" && change.trust === void 0) {
		ports.progress.note("Versions are made by the workflow of the default branch alone; this command makes none.");
		return {
			versions: await readVersions(ledger, [...project.models.keys()]),
			made: [],
			without: []
		};
	}
	const situation = await findSituation(change, withLedger(ports, ledger));
	const checkoutExpires = desk.kind === "github";
	const numbering = {
		named: await namedVersions(states, models, place.repository),
		first: firstEnvironments(states, models),
		merged: place.merged,
		checkoutExpires
	};
	return await numberVersions(situation, change, numbering, ports);
}
function requirePlaces(wishes, { environments }, to) {
	for (const { model, version } of wishes) {
		if (![...environments.values()].filter(({ name }) => to === void 0 || name === to).some(({ models }) => models.includes(model))) {
			const sentence = to === void 0 ? `${model} goes to no environment.` : `${to} does not have ${model}.`;
			throw MlopsError.of(commandReasons, "not-in-environment", sentence);
		}
		const other = wishes.find((one) => one.model === model && one.version !== version);
		if (other === void 0) continue;
		const sentence = `${model} is asked for twice, as version ${[version, other.version].map((one) => one ?? "any").join(" and ")}.`;
		throw MlopsError.of(commandReasons, "asked-twice", sentence);
	}
}
function requireFree(asked, states, { versions }) {
	for (const [model, { version, override }] of asked) {
		if (override !== void 0) continue;
		const digest = versions.get(model)?.find((one) => one.version === version)?.artifact.digest ?? "";
		const there = states.filter(({ environment }) => environment.models.includes(model));
		const holds = there.flatMap(({ environment, holds: said }) => {
			const hold = holdOn(said.get(model) ?? [], digest);
			if (hold === void 0) return [];
			return [{
				where: `in ${environment.name} by ${hold.by}: ${hold.because.replace(/\.$/, "")}`,
				command: releaseCommand(environment, {
					model,
					version
				}, hold)
			}];
		});
		if (holds.length === 0 || holds.length < there.length) continue;
		const sentence = `${model} ${version} is held ${holds.map(({ where }) => where).join("; ")}.`;
		const remedy = `Run ${holds.map(({ command }) => command).join(" and ")}, then ask again; or ask with \`--override "<why>"\`. Both are recorded.`;
		throw MlopsError.of(commandReasons, "asked-is-held", sentence, { remedy });
	}
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

export { deploymentRunsOf as n, judgements as r, promote as t };