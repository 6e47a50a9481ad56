import { n as oneLine, r as visible, t as clip } from "./clean.js";
import { n as documentOf, r as sectionIds, t as renderText } from "./text.js";
import { n as judgedReport, o as outcomes, t as reportFrame } from "./report-frame.js";
import { s as writeAtomic } from "./files.js";
import { h as normalQuantile, t as checkData } from "./check-data.js";
import { t as engineAtHand } from "./engine.js";
import { a as judge, i as compareModel, n as pastOf, r as trendOf, t as pastCommits } from "./past.js";
import { n as datasetsOf } from "./fingerprint.js";
import { s as explainChange } from "./known.js";
import { n as formatNumber } from "./numbers.js";
import { t as publishRecords } from "./publish-records.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons8.js";
import { t as findSituation } from "./situation.js";
import { join, relative } from "node:path";
import { mkdir, readFile } from "node:fs/promises";

// src/support/escape/html.ts
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escapeHtml(text) {
	return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
function htmlSentence(text) {
	return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

// src/support/escape/markdown.ts
const gap = "​";
function escapeMarkdown(text, limit = 1e3) {
	return clip(oneLine(text), limit).replace(/[\\`*_[\]<|~$&]/g, "\\$&").replace(/@/g, `@${gap}`).replace(/#(?=\d)/g, `#${gap}`).replace(/\bGH-(?=\d)/gi, `$&${gap}`).replace(/\b[0-9a-f]{7,40}\b/gi, (hex) => hex.replace(/.{6}(?=.)/g, `$&${gap}`)).replace(/www(?=\.)/gi, `$&${gap}`).replace(/:(?=\/\/|[a-z0-9_+-]+:|[a-z_+-][a-z0-9_+-]*$)/gi, `:${gap}`).replace(/^(?:[#>=]|[-+](?=[-+\s]|$)|:(?=-))/, "\\$&").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
function markdownCode(text, limit = 120) {
	const line = clip(oneLine(text), limit);
	if (line === "") return escapeMarkdown("(empty)");
	if (line.includes("|")) return escapeMarkdown(line, limit);
	const fence = "`".repeat(longestRun(line) + 1);
	const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
function markdownSentence(text, limit = 600) {
	return clip(oneLine(text), limit).split(/(`[^`]+`)/).map((part) => /^`[^`]+`$/.test(part) ? markdownCode(part.slice(1, -1), limit) : escapePart(part, limit)).join("");
}
function markdownFence(text, language = "") {
	const body = visible(text).replace(/\r\n?|[\u000b\f\u001c-\u001f\u0085\u2028\u2029]/g, "\n").replace(/\n+$/, "");
	const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
	return `${fence}${language}\n${body}\n${fence}`;
}
function escapePart(part, limit) {
	const before = part.startsWith(" ") ? " " : "";
	const after = part.length > 1 && part.endsWith(" ") ? " " : "";
	return `${before}${escapeMarkdown(part, limit)}${after}`;
}
function longestRun(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

// src/metrics/decide.ts
function rowsToDecide(line, tolerance, level = .95) {
	const { change, candidate, baseline } = line;
	if (!change || change.exact || change.intervals.length === 0) return null;
	const distance = Math.abs(change.value + tolerance);
	const rowVariance = (change.standardError.rows ?? 0) ** 2;
	const seedVariance = (change.standardError.seeds ?? 0) ** 2;
	const allowed = (distance / normalQuantile((1 + level) / 2)) ** 2;
	const interval = change.intervals.find((one) => one.level === level);
	if (interval && (interval.low >= -tolerance || interval.high < -tolerance)) return null;
	const seeds = Math.max(candidate.seeds, baseline?.seeds ?? 1);
	return {
		rows: candidate.rows === null ? null : extra(candidate.rows, rowVariance, allowed - seedVariance),
		seeds: extra(seeds, seedVariance, allowed - rowVariance)
	};
}
function extra(count, variance, allowed) {
	if (!(allowed > 0) || !(variance > 0)) return null;
	const needed = Math.ceil(count * (variance / allowed - 1));
	return Number.isSafeInteger(needed) ? Math.max(1, needed) : null;
}

// src/report/html-style.ts
const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--shade:#f6f8fa;
--pass:#1a7f37;--fail:#cf222e;--unknown:#9a6700;--base:#8c959f;--head:#0969da}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--shade:#151b23;
--pass:#3fb950;--fail:#f85149;--unknown:#d29922;--base:#7d8590;--head:#58a6ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main,footer{max-width:72rem;margin:0 auto;padding:1rem 1.25rem}
header{border-left:.4rem solid;padding:.25rem 0 .25rem 1rem;margin:.5rem 0 1.5rem}
header.pass{border-color:var(--pass)}header.fail{border-color:var(--fail)}header.unknown{border-color:var(--unknown)}
header.pass .mark{color:var(--pass)}header.fail .mark{color:var(--fail)}header.unknown .mark{color:var(--unknown)}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .5rem}
.project{color:var(--soft);font-weight:400}
.headline{font-size:1.2rem;margin:.25rem 0}.next{margin:.5rem 0 0}
p,li,h1,h3,dd{overflow-wrap:anywhere}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--shade);border-radius:.25rem;padding:.1em .3em}
pre{background:var(--shade);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;overflow:auto}pre code{background:none;padding:0}
.table{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:.35rem .75rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400;white-space:nowrap}
thead th{color:var(--soft);font-size:.875rem}.right{text-align:right}td.left{white-space:normal;min-width:8rem}
tr.strong th,tr.strong td{font-weight:700;box-shadow:inset 0 0 0 99px color-mix(in srgb,var(--fail) 9%,transparent)}
details{border-top:1px solid var(--line);padding:.25rem 0}summary{cursor:pointer;padding:.4rem 0}summary h2{display:inline;margin:0}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.875rem}
.chart{overflow-x:auto}.chart svg{max-width:100%;min-width:34rem;height:auto;display:block}
footer{color:var(--soft);font-size:.8125rem;border-top:1px solid var(--line)}footer p{margin:.4rem 0}
@media (max-width:40rem){h1{font-size:1.6rem}.headline{font-size:1.05rem}th,td{padding:.3rem .5rem}table{font-size:.875rem}tbody th{white-space:normal}td.left{min-width:6rem}}
@media print{body{font-size:11pt}details::details-content{content-visibility:visible;height:auto}
.table,.chart,pre{overflow:visible}th,td{white-space:normal}tr,figure{break-inside:avoid}}
`;

// src/report/html.ts
const marks$1 = {
	pass: "✔",
	fail: "✘",
	unknown: "?"
};
async function renderHtml(report) {
	const document = documentOf(report);
	const draw = await drawing(document);
	const { word, verdict } = outcomes[document.outcome];
	const title = `${word} · ${document.project}`;
	const next = document.next === void 0 ? "" : `<p class="next"><strong>Next:</strong> ${htmlSentence(document.next)}</p>`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header class="${verdict}">
<h1><span class="mark" aria-hidden="true">${marks$1[verdict]}</span> ${escapeHtml(word)} <span class="project">${escapeHtml(document.project)}</span></h1>
<p class="headline">${htmlSentence(document.headline)}</p>
${next}
</header>
${document.sections.map((section) => sectionHtml(section, draw)).join("\n")}
</main>
<footer>
${document.footer.map((line) => `<p>${spansHtml(line)}</p>`).join("\n")}
</footer>
</body>
</html>
`;
}
async function drawing({ sections }) {
	return sections.some(({ blocks }) => blocks.some(({ kind }) => kind === "chart")) ? (await import("./charts.js")).drawChart : () => "";
}
function sectionHtml({ id, title, folded, blocks }, draw) {
	const body = blocks.map((block) => blockHtml(block, draw)).join("\n");
	const open = id === "metrics" || id === "distributions" ? " open" : "";
	if (folded) return `<details id="${id}"${open}>\n<summary><h2>${escapeHtml(title)}</h2></summary>\n${body}\n</details>`;
	return `<section id="${id}" aria-label="${escapeHtml(title)}">\n<h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;
}
function blockHtml(block, draw) {
	switch (block.kind) {
		case "heading": return `<h3>${spansHtml(block.spans)}</h3>`;
		case "paragraph": return `<p>${spansHtml(block.spans)}</p>`;
		case "list": return `<ul>${block.items.map((item) => `<li>${spansHtml(item)}</li>`).join("")}</ul>`;
		case "table": return tableHtml(block);
		case "code": return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
		case "chart": return figureHtml(block.chart, draw);
	}
}
function figureHtml(chart, draw) {
	const svg = draw(chart).replace(/^<svg /, `<svg role="img" aria-label="${escapeHtml(chart.title)}" `);
	return svg === "" ? "" : `<figure class="${chart.kind}"><figcaption>${escapeHtml(chart.title)}</figcaption>\n<div class="chart">${svg}</div></figure>`;
}
function tableHtml({ caption, columns, rows }) {
	const head = columns.map(({ title, align }) => `<th scope="col" class="${align}">${escapeHtml(title)}</th>`).join("");
	const body = rows.map((row) => rowHtml(row, columns.map(({ align }) => align))).join("\n");
	return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">
<table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}
function rowHtml({ cells, strong }, aligns) {
	const texts = cells.map((cell, at) => {
		const side = aligns[at] === "right" ? "right" : "left";
		return at === 0 ? `<th scope="row">${spansHtml(cell)}</th>` : `<td class="${side}">${spansHtml(cell)}</td>`;
	});
	return `<tr${strong ? " class=\"strong\"" : ""}>${texts.join("")}</tr>`;
}
function spansHtml(spans) {
	return spans.map(spanHtml).join("").trim();
}
function spanHtml(span) {
	if (typeof span === "string") return htmlSentence(span);
	if ("strong" in span) return `<strong>${spansHtml(span.strong)}</strong> `;
	return "code" in span ? `<code>${escapeHtml(span.code)}</code>` : escapeHtml(span.text);
}

// src/report/mermaid.ts
function mermaidTrend({ title, axis, values }) {
	const finite = values.filter(Number.isFinite);
	if (finite.length < 2) return "";
	const base = finite.at(-2) ?? 0;
	const low = Math.min(...finite);
	const high = Math.max(...finite);
	const room = (high - low) * .1 || Math.abs(high) * .1 || 1;
	const runs = finite.map((_, index) => index === finite.length - 1 ? "\"this\"" : `"${index + 1}"`);
	return [
		"```mermaid",
		"xychart-beta",
		`  title "${label(title)}"`,
		`  x-axis [${runs.join(", ")}]`,
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
function renderMarkdown(report, { limit = 6e4, links = {} } = {}) {
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
	return "code" in span ? markdownCode(span.code) : escapeMarkdown(span.text);
}
function plain(span) {
	return typeof span === "string" ? span : "";
}
function keepEnds(source, text) {
	return `${source.startsWith(" ") && !text.startsWith(" ") ? " " : ""}${text}${source.endsWith(" ") && !text.endsWith(" ") && source.trim() !== "" ? " " : ""}`;
}

// src/commands/model-part.ts
async function modelParts(situation, untouched, brokenData, engine, ports) {
	const parts = [];
	const commits = await pastCommits(situation);
	for (const name of situation.project.models.keys()) {
		if (untouched.includes(name)) continue;
		const past = await pastOf(situation, commits, name);
		const model = situation.project.models.get(name);
		const broken = model === void 0 ? [] : datasetsOf(model).filter((dataset) => brokenData.has(dataset));
		const compared = broken.length > 0 ? withBrokenData(situation, name, broken) : await ports.progress.stage(`compare ${name}`, () => compareModel(situation, name, engine, past));
		parts.push(await toPart(situation, compared, past));
	}
	return [...parts, ...situation.plan.removed.map(removedPart)];
}
function withBrokenData(situation, name, broken) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
	const before = situation.baseline?.facts.models.get(name);
	const message = `not trained, because ${broken.map((dataset) => `\`${dataset}\``).join(", ")} ${broken.length === 1 ? "breaks its contract" : "break their contracts"}.`;
	const state = before === void 0 ? "first-run" : "missing";
	return {
		facts,
		...before && { before },
		state,
		problems: [{
			reason: "data-failed",
			message
		}]
	};
}
function removedPart(model) {
	return {
		model,
		plan: {
			decision: "removed",
			reasons: ["the candidate no longer has this model"]
		},
		gates: [],
		changes: [],
		trend: {},
		problems: []
	};
}
async function toPart(situation, compared, past) {
	const { facts, before, comparison, state, problems } = compared;
	const { model } = facts;
	const gates = comparison === void 0 ? [] : judge({
		model,
		comparison,
		baseline: state,
		whenUnknown: situation.project.whenUnknown,
		more: moreToDecide
	});
	const log = await lastLog(situation, facts);
	return {
		model: model.name,
		plan: planOf(situation, facts, before),
		...compared.candidate && { candidate: summary(compared.candidate) },
		...compared.baseline && { baseline: summary(compared.baseline) },
		...comparison && { comparison },
		...compared.rowsEffect && { rowsEffect: compared.rowsEffect },
		gates,
		changes: changesOf(compared),
		trend: trendOf(past),
		problems,
		...compared.candidate === void 0 && log !== void 0 && { log }
	};
}
function moreToDecide(line, question) {
	if (question.kind === "min" || question.kind === "max") return void 0;
	const more = rowsToDecide(line, -question.limit);
	const parts = [more?.rows == null ? void 0 : `about ${formatNumber(more.rows, 0)} more rows`, more?.seeds == null ? void 0 : `${formatNumber(more.seeds, 0)} more seed${more.seeds === 1 ? "" : "s"}`].filter((part) => part !== void 0);
	return parts.length === 0 ? void 0 : `If the change stays what it is, ${parts.join(" or ")} would decide.`;
}
function planOf(situation, facts, before) {
	const reasons = situation.plan.steps.filter((step) => step.kind !== "validate" && step.model === facts.model.name && step.side === "candidate").flatMap((step) => step.reasons);
	if (before === void 0) return {
		decision: "first-run",
		reasons
	};
	if (before.fingerprint !== facts.fingerprint) return {
		decision: "train",
		reasons
	};
	const label = facts.model.evaluate?.label;
	return {
		decision: (label === void 0 ? true : sameRows(situation, label.dataset)) && before.evaluation?.fingerprint === facts.evaluation?.fingerprint ? "reuse" : "evaluate",
		reasons
	};
}
function sameRows({ candidate, baseline }, dataset) {
	return candidate.datasets.get(dataset)?.digest === baseline?.datasets.get(dataset)?.digest;
}
function changesOf({ facts, before, candidate, baseline }) {
	if (before === void 0) return [];
	const inputs = explainChange(before.inputs, facts.inputs).filter((change) => change.kind !== "code").flatMap((change) => change.details);
	const code = explainChange(before.inputs, facts.inputs).filter((change) => change.kind === "code").flatMap((change) => change.details.map(({ what, from, to }) => ({
		what,
		from: from === "" ? "–" : "before",
		to: to === "" ? "–" : "changed"
	})));
	return [
		...inputs,
		...code,
		...environmentChanges(baseline, candidate)
	];
}
function environmentChanges(before, after) {
	const [from, to] = [before?.seeds[0]?.environment, after?.seeds[0]?.environment];
	if (from === void 0 || to === void 0) return [];
	const flat = (environment) => new Map([...Object.entries(environment.runtimes), ...Object.entries(environment.packages).flatMap(([, packages]) => Object.entries(packages))]);
	const [old, now] = [flat(from), flat(to)];
	return [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name)).map((name) => ({
		what: name,
		from: old.get(name) ?? "–",
		to: now.get(name) ?? "–"
	}));
}
function summary(record) {
	const [first] = record.seeds;
	if (first === void 0) throw new TypeError(`the run ${record.fingerprint} has no seed`);
	const { environment, artifact } = first;
	const gpus = environment.gpus.map((gpu) => gpu.name);
	return {
		fingerprint: record.fingerprint,
		commit: first.commit,
		seeds: record.seeds.map((run) => run.seed),
		seconds: record.seeds.reduce((sum, run) => sum + run.seconds, 0),
		exit: first.exit.class,
		hardware: gpus.length > 0 ? gpus.join(", ") : `${environment.cpus} × ${environment.cpu}`,
		artifact: {
			digest: artifact.digest,
			bytes: artifact.files.reduce((sum, file) => sum + file.bytes, 0)
		},
		origin: first.origin
	};
}
async function lastLog(situation, facts) {
	const seed = facts.model.train.seeds[0] ?? "none";
	const file = join(situation.ownFolder, "runs", facts.model.name, facts.fingerprint.slice(0, 16), `seed-${seed}`, "log.txt");
	return (await readFile(file, "utf8").catch(() => void 0))?.split("\n").slice(-20).join("\n");
}

// src/commands/publish-report.ts
async function publishReport(situation, report, ports) {
	const { judged, repository, request, candidate } = situation;
	if (judged.branch === void 0 || judged.branch === judged.policy.branch) throw MlopsError.of(commandReasons, "no-branch", "A pull request needs a branch of its own, which is not what HEAD is on.");
	const found = await repository.git.try([
		"remote",
		"get-url",
		request.remote
	]);
	const forge = await ports.openForge(repository, found.code === 0 ? request.remote : void 0);
	const query = {
		branch: judged.branch,
		base: judged.policy.branch,
		open: true,
		title: candidate.commit.subject
	};
	const pullRequest = await forge.pullRequest(query);
	if (pullRequest === void 0) throw MlopsError.of(commandReasons, "no-pull-request", `There is no open pull request of ${judged.branch}.`);
	const marker = `mlops-actions:${report.project}`;
	const generation = Date.now();
	const comment = await forge.putComment(pullRequest.number, {
		marker,
		body: renderMarkdown(report),
		head: candidate.commit.sha,
		generation
	});
	await forge.putCheck({
		name: `mlops (${report.project})`,
		head: candidate.commit.sha,
		state: report.verdict,
		title: report.headline,
		summary: renderMarkdown(report)
	});
	return {
		number: pullRequest.number,
		comment
	};
}

// src/commands/untouched.ts
async function untouchedBy(situation) {
	const { candidate, baseline, plan, policyChanges } = situation;
	if (baseline === void 0) return {
		models: [],
		datasets: []
	};
	const settled = (id) => plan.steps.filter(id).every((step) => step.decision === "reuse");
	const datasets = [...candidate.facts.datasets].filter(([name, facts]) => {
		const before = baseline.facts.datasets.get(name);
		return before?.digest === facts.digest && before.reportKey === facts.reportKey && settled((step) => step.kind === "validate" && step.dataset === name);
	}).map(([name]) => name);
	const models = [...candidate.facts.models].filter(([name, facts]) => {
		const before = baseline.facts.models.get(name);
		return before?.fingerprint === facts.fingerprint && before.evaluation?.fingerprint === facts.evaluation?.fingerprint && datasetsOf(facts.model).every((dataset) => sameData(situation, dataset)) && settled((step) => step.kind !== "validate" && step.model === name);
	}).map(([name]) => name);
	const because = datasets.length === candidate.facts.datasets.size && models.length === candidate.facts.models.size && policyChanges.length === 0 ? await becauseOf(situation) : void 0;
	return {
		datasets,
		models,
		...because && { because }
	};
}
function sameData({ candidate, baseline }, dataset) {
	return candidate.facts.datasets.get(dataset)?.digest === baseline?.facts.datasets.get(dataset)?.digest;
}
async function becauseOf({ repository, judged, candidate }) {
	if (judged.baseline === void 0) return void 0;
	const paths = await repository.git.list([
		"diff",
		"--name-only",
		"-z",
		judged.baseline.sha,
		candidate.commit.sha,
		"--"
	]);
	if (paths.length === 0) return "no file differs from the baseline";
	return `only ${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more` : ""} changed, which no model and no dataset reads`;
}

// src/commands/report.ts
async function report(request, ports) {
	const situation = await findSituation(request, ports);
	const made = await makeReport(situation, ports);
	const paths = await writeReport(request.output ?? join(situation.ownFolder, "report"), made);
	if (request.record) await publishRecords(situation, ports, `Report on ${situation.candidate.commit.sha.slice(0, 12)}`);
	const published = request.publish ? await publishReport(situation, made, ports) : void 0;
	const markdown = renderMarkdown(made);
	return {
		ends: made.verdict,
		reason: made.reason,
		sentence: made.headline,
		problems: [],
		data: {
			report: made,
			paths,
			published: published ?? null
		},
		text: (style) => request.markdown ? markdown : renderText(made, style) + pathLines(paths, published)
	};
}
async function makeReport(situation, ports) {
	await using engine = engineAtHand(ports, situation.ownFolder);
	const untouched = await untouchedBy(situation);
	const names = [...situation.project.datasets.keys()].filter((name) => !untouched.datasets.includes(name));
	const datasets = await checkData(situation, names, engine, ports);
	const broken = new Set(datasets.filter((part) => part.report?.verdict === "fail" || part.problems.length > 0).map((part) => part.dataset));
	const models = await modelParts(situation, untouched.models, broken, engine, ports);
	return judgedReport({
		...reportFrame(situation, ports),
		datasets,
		models,
		untouched
	});
}
async function writeReport(folder, made) {
	await mkdir(folder, { recursive: true });
	const paths = {
		markdown: join(folder, "report.md"),
		html: join(folder, "report.html"),
		json: join(folder, "report.json")
	};
	await writeAtomic(paths.markdown, renderMarkdown(made));
	await writeAtomic(paths.html, await renderHtml(made));
	await writeAtomic(paths.json, `${JSON.stringify(made, null, 2)}\n`);
	return paths;
}
function pathLines(paths, published) {
	const here = (path) => relative(process.cwd(), path) || path;
	const lines = [`page: ${here(paths.html)}`, `comment: ${here(paths.markdown)}`];
	if (published !== void 0) lines.push(`published: pull request ${published.number}, comment ${published.comment}`);
	return `\n${lines.join("\n")}\n`;
}

export { report };