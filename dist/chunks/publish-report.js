import { t as largestText } from "./port.js";
import { _ as failedChecks, o as notAsked } from "./metric-line.js";
import { n as judgementText, t as judgementOf } from "./judgement.js";
import { t as renderMarkdown } from "./markdown2.js";
import { t as existingRemote } from "./repository.js";
import { t as MlopsError } from "./problem.js";
import { n as compareText, t as canonicalJson } from "./canonical.js";
import { r as oneLine, t as clip } from "./clean.js";
import { et as describeInput, nt as showBoth, rt as showParam } from "./commit-record.js";
import { R as leavesOf, V as filePlaces } from "./load.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { n as GitError } from "./git.js";
import { t as commandReasons } from "./reasons4.js";
import { isAbsolute } from "node:path";

// src/project/changed-params.ts
const mostLetters = 80;
function changedParams(from, to) {
	return [...to].flatMap(([file, values]) => {
		const before = leavesOf(from.get(file) ?? {});
		return [...leavesOf(values)].filter(([key, value]) => !isSame(before.get(key), value)).sort(([one], [other]) => compareText(one, other)).map(([key, value]) => ({
			file,
			key,
			words: wordsFor(key, before.get(key), value)
		}));
	});
}
function isSame(before, after) {
	return before !== void 0 && canonicalJson(before) === canonicalJson(after);
}
function wordsFor(key, before, after) {
	const what = clip(oneLine(key), mostLetters);
	const texts = before === void 0 ? {
		from: "",
		to: showParam(after)
	} : showBoth(before, after);
	return oneLine(describeInput({
		what,
		...texts
	}));
}

// src/report/open-gate.ts
function openGate({ gates }) {
	return gates.filter((gate) => gate.verdict !== "pass" && gate.level !== "info" && !notAsked(gate)).toSorted((one, other) => rankOf(one) - rankOf(other))[0];
}
function rankOf({ blocks, verdict }) {
	return (blocks ? 0 : 2) + (verdict === "fail" ? 0 : 1);
}

// src/report/annotations.ts
const levels = [
	"failure",
	"warning",
	"notice"
];
const mostAnnotations = 10;
function annotations(report, { project: place, params }, limit = 10) {
	return [
		...problemFindings(report),
		...policyFindings(report, place),
		...dataFindings(report, place),
		...gateFindings(report, place),
		...paramFindings(report, params)
	].flatMap(({ place: at, ...finding }) => at ? [{
		file: at.file,
		line: at.line,
		...finding
	}] : []).toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)).slice(0, limit);
}
function problemFindings(report) {
	return [
		report,
		...report.models,
		...report.datasets
	].flatMap(({ problems }) => problems.map(({ message, place, reason }) => ({
		level: "failure",
		title: reason,
		message,
		place
	})));
}
function policyFindings({ policy }, place) {
	return policy.map(({ kind, blocks, sentence, path }) => ({
		level: blocks ? "failure" : kind === "loosened" ? "warning" : "notice",
		title: `policy ${kind}`,
		message: `This change ${sentence}`,
		place: place(path)
	}));
}
function dataFindings({ datasets }, place) {
	return datasets.flatMap((dataset) => [...failedChecks(dataset).map(({ sentence, path, place: at }) => ({
		level: "failure",
		title: `data ${dataset.dataset}`,
		message: sentence,
		place: place(pathHere(path, at))
	})), ...(dataset.diff?.columns ?? []).filter(({ state }) => state === "drifted").map(({ sentence, path, level, place: at }) => ({
		level: level === "fail" ? "failure" : "warning",
		title: `drift of ${dataset.dataset}`,
		message: sentence,
		place: place(pathHere(path, at))
	}))]);
}
function pathHere(path, at) {
	return at?.branch === void 0 ? path : path.slice(0, 2);
}
function gateFindings({ models }, place) {
	return models.flatMap(({ model, gates }) => gates.filter(({ verdict }) => verdict !== "pass").map(({ metric, sentence, rule, blocks, verdict }) => ({
		level: blocks && verdict === "fail" ? "failure" : "warning",
		title: `${model}: ${metric}`,
		message: sentence,
		place: place(rule.path)
	})));
}
function paramFindings({ models }, params) {
	return models.flatMap((model) => {
		const gate = openGate(model);
		if (gate === void 0) return [];
		const { blocks, metric, sentence, verdict } = gate;
		return (params.get(model.model) ?? []).map(({ words, place }) => ({
			level: blocks && verdict === "fail" ? "failure" : "warning",
			title: `params of ${model.model}`,
			message: `${words}; with it ${metric} ${verdict === "fail" ? "fails" : "is unknown"}: ${sentence}`,
			place
		}));
	});
}

// src/commands/reporting/placed-params.ts
async function placedParams(change, { models }, head) {
	const { candidate, baseline } = change;
	const changes = models.flatMap((part) => {
		const [before, after] = [baseline?.params.get(part.model), candidate.params.get(part.model)];
		if (before === void 0 || after === void 0 || openGate(part) === void 0) return [];
		return [[part.model, changedParams(before, after).slice(0, 10)]];
	});
	const files = new Set(changes.flatMap(([, changed]) => changed.map(({ file }) => file)));
	if (files.size === 0) return /* @__PURE__ */ new Map();
	const texts = await textsAt(change, head, files);
	const places = new Map([...texts].map(([file, text]) => [file, filePlaces(text, file)]));
	const placed = ({ file, key, words }) => {
		if (!texts.has(file)) return [];
		return [{
			words,
			place: places.get(file)?.named(key) ?? {
				file,
				line: 1,
				column: 1
			}
		}];
	};
	return new Map(changes.map(([model, changed]) => [model, changed.flatMap(placed)]));
}
async function textsAt({ candidate, repository: { git } }, head, files) {
	try {
		const commit = head === candidate.commit.sha ? candidate.commit : await readCommit(git, head);
		return await readTexts(git, commit, files);
	} catch (error) {
		if (error instanceof GitError || error instanceof MlopsError && error.ends !== "cancelled") return /* @__PURE__ */ new Map();
		throw error;
	}
}

// src/commands/reporting/pull-request.ts
function markerOf(project) {
	return `mlops-actions:${project}`;
}
function checkNameOf(project) {
	return `mlops (${project})`;
}
function isOnBase({ judged }) {
	return judged.candidate.kind === "default-branch" || judged.branch === judged.policy.branch;
}
async function pullRequestAt(change, ports) {
	const { judged, repository, request } = change;
	if (isOnBase(change)) throw noBranch();
	const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
	if (judged.branch === void 0 && forge.kind === "local") throw noBranch();
	if (request.fork !== void 0) return await atFork(forge, change, request.fork);
	const head = await headOf(change);
	const found = await pullRequestOf(forge, change, head);
	return {
		forge,
		number: found.number,
		head,
		...leftFor(found, judged.policy.branch)
	};
}
function leftFor({ number, base }, judgedFor) {
	if (base === judgedFor) return {};
	const sentence = `Pull request ${number} goes into ${base} by now, and this run has judged it for ${judgedFor}.`;
	return { left: MlopsError.of(commandReasons, "pull-request-retargeted", sentence) };
}
async function atFork(forge, { candidate, judged }, fork) {
	const { number, head, approved = false } = fork;
	const { branch: base } = judged.policy;
	const found = await forge.pullRequest({
		number,
		commit: head,
		base,
		open: false,
		title: candidate.commit.subject
	});
	if (!approved) return {
		forge,
		number,
		head,
		...found && leftFor(found, base)
	};
	if (found?.fork !== true) {
		const sentence = `Pull request ${number} is one of a branch of this repository, whose own runs train it.`;
		throw MlopsError.of(commandReasons, "training-of-own-branch", sentence);
	}
	if (found.base !== base) {
		const sentence = `Pull request ${number} goes into ${found.base}, and training was started for one into ${base}.`;
		throw MlopsError.of(commandReasons, "fork-on-other-base", sentence);
	}
	return {
		forge,
		number,
		head,
		approved
	};
}
function noBranch() {
	return MlopsError.of(commandReasons, "no-branch", "A pull request needs a branch of its own, which is not what HEAD is on.");
}
async function headOf({ judged, candidate, repository }) {
	const { sha } = candidate.commit;
	if (judged.candidate.kind !== "merge-result" || judged.branch !== void 0) return sha;
	return (await repository.git.text([
		"show",
		"-s",
		"--format=%P",
		sha,
		"--"
	])).split(" ").at(-1) ?? sha;
}
async function pullRequestOf(forge, { judged, candidate }, head) {
	const { branch, policy } = judged;
	const query = {
		base: policy.branch,
		commit: head,
		open: true,
		title: candidate.commit.subject
	};
	const found = await forge.pullRequest(branch === void 0 ? query : {
		...query,
		branch
	});
	if (found !== void 0) return found;
	const of = branch ?? `commit ${head.slice(0, 12)}`;
	throw MlopsError.of(commandReasons, "no-pull-request", `There is no open pull request of ${of} into ${policy.branch}.`);
}

// src/commands/reporting/publish-report.ts
const markdownLimit = largestText - 1e3;
async function publishReport(situation, report, links, ports) {
	const { forge, number, head, left, ...how } = await pullRequestAt(situation, ports);
	const body = bodyOf(report, links, forge);
	const check = {
		...how,
		...await checkOf(situation, report, head, body)
	};
	if (left !== void 0) {
		await forge.putCheck(check);
		throw left;
	}
	const comment = commentOn(forge, number, situation.project.comment, report, {
		...how,
		marker: markerOf(report.project),
		body,
		head,
		generation: forge.writer?.generation ?? Date.now()
	});
	const [commented] = await Promise.allSettled([comment]);
	const [checked] = await Promise.allSettled([forge.putCheck(check)]);
	if (commented.status === "rejected") throw joined(commented.reason, checked);
	if (checked.status === "rejected") throw checked.reason;
	const remote = await existingRemote(situation.repository, situation.request.remote);
	return {
		number,
		forge: forge.kind,
		remote,
		comment: commented.value
	};
}
async function publishCheck(situation, report, links, ports) {
	const { repository, request, candidate } = situation;
	const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
	await forge.putCheck(await checkOf(situation, report, candidate.commit.sha, bodyOf(report, links, forge)));
}
function bodyOf(report, links, { writer }) {
	return renderMarkdown(report, {
		limit: markdownLimit,
		links: {
			...links,
			...writer?.url !== void 0 && { run: writer.url }
		}
	});
}
async function checkOf(situation, report, head, summary) {
	const details = judgementText(judgementOf(report, situation.request.projectFile), largestText);
	const params = await placedParams(situation, report, head);
	const findings = annotations(report, {
		project: (path) => situation.head.places.at(path),
		params
	});
	return {
		name: checkNameOf(report.project),
		head,
		base: situation.judged.policy.branch,
		state: report.verdict,
		title: report.headline,
		summary,
		...details !== void 0 && { details },
		annotations: findings.filter(({ file }) => !isAbsolute(file))
	};
}
async function commentOn(forge, number, mode, report, comment) {
	return isWanted(mode, report) || await isThere(forge, number, comment.marker) ? await forge.putComment(number, comment) : "not-wanted";
}
function joined(error, other) {
	if (other.status === "fulfilled" || !(error instanceof MlopsError)) return error;
	const more = other.reason;
	if (!(more instanceof MlopsError)) return more;
	return new MlopsError(error.ends, [...error.problems, ...more.problems]);
}
function isWanted(mode, { verdict, models, datasets, policy }) {
	if (mode === "always" || verdict !== "pass") return true;
	return mode === "on-change" && models.length + datasets.length + policy.length > 0;
}
async function isThere(forge, pullRequest, marker) {
	const { comments } = await forge.read(pullRequest);
	return comments.some((comment) => comment.marker === marker);
}

export { checkNameOf as a, pullRequestAt as c, publishReport as i, markdownLimit as n, isOnBase as o, publishCheck as r, markerOf as s, isThere as t };