import { t as largestText } from "./port.js";
import { d as failedChecks } from "./metric-line.js";
import { n as judgementText, t as judgementOf } from "./judgement.js";
import { i as markdownSentence, n as markdownCode, r as markdownFence, t as escapeMarkdown } from "./markdown.js";
import { n as sectionIds, t as documentOf } from "./build.js";
import { t as clip } from "./clean.js";
import { i as outcomes } from "./outcome.js";
import { t as existingRemote } from "./repository.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";
import { isAbsolute } from "node:path";

// src/report/annotations.ts
const levels = [
	"failure",
	"warning",
	"notice"
];
function annotations(report, place, limit = 10) {
	return [
		...problemFindings(report),
		...policyFindings(report, place),
		...dataFindings(report, place),
		...gateFindings(report, place)
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
	return datasets.flatMap((dataset) => [...failedChecks(dataset).map(({ sentence, path }) => ({
		level: "failure",
		title: `data ${dataset.dataset}`,
		message: sentence,
		place: place(path)
	})), ...(dataset.diff?.columns ?? []).filter(({ state }) => state === "drifted").map(({ sentence, path, level }) => ({
		level: level === "fail" ? "failure" : "warning",
		title: `drift of ${dataset.dataset}`,
		message: sentence,
		place: place(path)
	}))]);
}
function gateFindings({ models }, place) {
	return models.flatMap(({ model, gates }) => gates.filter(({ verdict }) => verdict !== "pass").map(({ metric, sentence, rule, blocks, verdict }) => ({
		level: blocks && verdict === "fail" ? "failure" : "warning",
		title: `${model}: ${metric}`,
		message: sentence,
		place: place(rule.path)
	})));
}

// src/report/mermaid.ts
function mermaidTrend({ title, axis, values }) {
	const finite = values.filter(Number.isFinite);
	if (finite.length < 3) return "";
	const base = finite.at(-2) ?? 0;
	const low = Math.min(...finite);
	const high = Math.max(...finite);
	const room = (high - low) * .1 || Math.abs(high) * .1 || 1;
	const runs = finite.map((_, index) => index === finite.length - 1 ? "\"this\"" : `"${index + 1}"`);
	return [
		"```mermaid",
		"xychart-beta",
		`  title "${label(title)}"`,
		`  x-axis "runs of the base branch, then this change; level line at the last base run" [${runs.join(", ")}]`,
		`  y-axis "${label(axis)}" ${decimal(low - room)} --> ${decimal(high + room)}`,
		`  line [${finite.map(() => decimal(base)).join(", ")}]`,
		`  line [${finite.map(decimal).join(", ")}]`,
		"```"
	].join("\n");
}
function label(text) {
	return clip(text.replace(/[^A-Za-z0-9 ._-]+/g, " ").replace(/ +/g, " ").trim(), 80).replace("…", "") || "value";
}
function decimal(value) {
	return String(Number.parseFloat(value.toFixed(6)));
}

// src/report/markdown.ts
const marks = {
	pass: "✅",
	fail: "❌",
	unknown: "❓"
};
function renderMarkdown(report, { limit = Number.POSITIVE_INFINITY, links = {} } = {}) {
	const document = documentOf(report);
	let sections = document.sections;
	const dropped = [];
	let text = assemble(document, sections, dropped, links);
	for (const id of sectionIds) {
		if (Buffer.byteLength(text) <= limit) break;
		dropped.push(...sections.filter((section) => section.id === id));
		sections = sections.filter((section) => section.id !== id);
		text = assemble(document, sections, dropped, links);
	}
	return text;
}
function assemble(document, sections, dropped, links) {
	const { word, verdict } = outcomes[document.outcome];
	return `${[
		`## ${marks[verdict]} ${word} · ${escapeMarkdown(document.project, 80)}`,
		markdownSentence(document.headline, 900),
		...document.next === void 0 ? [] : [`**Next:** ${markdownSentence(document.next)}`],
		...sections.map(sectionText),
		...note(dropped, links),
		"---",
		...footer(document, links)
	].join("\n\n")}\n`;
}
function note(dropped, { page }) {
	if (dropped.length === 0) return [];
	return [`> Left out, since the report would be too long for a comment: ${dropped.map(({ title }) => title.toLowerCase()).join(", ")}; ${safeLink(page) === void 0 ? "`mlops report` prints them" : "the page has them"}.`];
}
function footer({ footer: lines }, { page, run }) {
	const addresses = [link("Full report", page), link("Run", run)].filter((text) => text !== void 0);
	return [`<sub>${[...lines.map((line) => spansText(line)), ...addresses.length > 0 ? [addresses.join(" · ")] : []].join("<br>")}</sub>`];
}
function link(label, address) {
	const safe = safeLink(address);
	return safe === void 0 ? void 0 : `[${label}](${safe})`;
}
function safeLink(address) {
	if (address === void 0 || !URL.canParse(address)) return void 0;
	const url = new URL(address);
	if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return void 0;
	return url.href.replace(/[()[\]<>|`*_~\\"'\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sectionText({ title, folded, blocks }) {
	const body = blocks.map(blockText).filter((text) => text !== "").join("\n\n");
	return folded ? `<details><summary>${title}</summary>\n\n${body}\n\n</details>` : body;
}
function blockText(block) {
	switch (block.kind) {
		case "heading": return `#### ${spansText(block.spans)}`;
		case "paragraph": return spansText(block.spans);
		case "list": return block.items.map((item) => `- ${spansText(item)}`).join("\n");
		case "table": return tableText(block);
		case "code": return markdownFence(block.text, block.language);
		case "chart": return block.chart.kind === "trend" ? mermaidTrend(block.chart) : "";
	}
}
function tableText({ columns, rows }) {
	const head = columns.map(({ title }) => title).join(" | ");
	const rule = columns.map(({ align }) => align === "right" ? "--:" : "---").join(" | ");
	return [
		`| ${head} |`,
		`| ${rule} |`,
		...rows.map(rowText)
	].join("\n");
}
function rowText({ cells, strong }) {
	return `| ${cells.map((cell) => spansText(cell).trim()).map((text) => strong && text !== "" ? `**${text}**` : text).join(" | ")} |`;
}
function spansText(spans) {
	return spans.map(spanText).join("").trim();
}
function spanText(span) {
	if (typeof span === "string") return keepEnds(span, markdownSentence(span));
	if ("strong" in span) return keepEnds(plain(span.strong.at(-1)), `**${spansText(span.strong)}**`);
	if ("spark" in span) return escapeMarkdown(span.spark);
	return "code" in span ? markdownCode(span.code) : escapeMarkdown(span.text);
}
function plain(span) {
	return typeof span === "string" ? span : "";
}
function keepEnds(source, text) {
	return `${source.startsWith(" ") && !text.startsWith(" ") ? " " : ""}${text}${source.endsWith(" ") && !text.endsWith(" ") && source.trim() !== "" ? " " : ""}`;
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
		...checkOf(situation, report, head, body)
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
	await forge.putCheck(checkOf(situation, report, candidate.commit.sha, bodyOf(report, links, forge)));
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
function checkOf(situation, report, head, summary) {
	const details = judgementText(judgementOf(report, situation.request.projectFile), largestText);
	const findings = annotations(report, (path) => situation.head.places.at(path));
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

export { checkNameOf as a, pullRequestAt as c, publishReport as i, renderMarkdown as l, markdownLimit as n, isOnBase as o, publishCheck as r, markerOf as s, isThere as t };