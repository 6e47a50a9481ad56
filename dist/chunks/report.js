import { t as renderMarkdown } from "./markdown2.js";
import { n as renderText } from "./text.js";
import { t as MlopsError } from "./problem.js";
import { i as removedPart, n as gatesOf, t as compareHere } from "./compare-here.js";
import { t as parseReport } from "./report2.js";
import { f as writeAtomic, i as isMissing, s as readBounded } from "./files.js";
import { t as commandReasons } from "./reasons4.js";
import { H as isModelStep, S as runRecord, c as recordedResults, w as standing } from "./commit-record.js";
import { E as planWithBuilds, d as untouchedBy, m as handOver, t as findSituation } from "./find-situation.js";
import { t as judgedReport } from "./judged-report.js";
import { t as publishFailure } from "./publish-failure.js";
import { i as otherwiseProblem, n as eachOnce, r as modelOf, t as publishRecords } from "./publish-records.js";
import { i as publishReport, n as markdownLimit, r as publishCheck } from "./publish-report.js";
import { n as htmlSentence, t as escapeHtml } from "./html.js";
import { t as documentOf } from "./build3.js";
import { r as formatSigned, t as decimalsFor } from "./numbers.js";
import { i as outcomes } from "./outcome.js";
import { t as reportFrame } from "./report-frame.js";
import { x as runAddress } from "./ledger.js";
import { t as withAcceptances } from "./with-acceptances.js";
import { isAbsolute, join, relative, resolve } from "node:path";
import { mkdir } from "node:fs/promises";

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
details{border-top:1px solid var(--line);padding:.25rem 0}summary{cursor:pointer;padding:.4rem 0}summary h2{display:inline;margin:0}details.more{border:0}details.more summary{color:var(--soft)}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.875rem}
.legend{color:var(--soft);font-size:.875rem;margin:.25rem 0;display:flex;flex-wrap:wrap;gap:.15rem 1rem}
.key{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;background:currentColor;margin-right:.35rem}
.key.zone{border-radius:0;width:1rem;background:color-mix(in srgb,var(--fail) 22%,transparent)}
.plot{max-width:56rem;font-variant-numeric:tabular-nums}
.row{display:grid;grid-template-columns:minmax(6.5rem,14rem) 1fr 4.5rem;gap:.6rem;align-items:center;font-size:.875rem}
.row.pass,.key.pass{color:var(--pass)}.row.fail,.key.fail{color:var(--fail)}.row.unknown,.key.unknown{color:var(--unknown)}.row.none,.key.none{color:var(--base)}
.row .label{color:var(--ink);text-align:right;overflow-wrap:anywhere}.row .number{color:var(--ink);text-align:right;white-space:nowrap}
.track{position:relative;height:1.7rem}.track i{position:absolute;top:0;bottom:0}
.zero{border-left:1px solid var(--soft)}.beyond{left:0;background:color-mix(in srgb,var(--fail) 22%,transparent)}
.track .bar{top:calc(50% - 1px);bottom:auto;height:2px;background:currentColor}
.bar:before,.bar:after{content:"";position:absolute;top:-4px;height:10px;border-left:2px solid currentColor}.bar:before{left:0}.bar:after{right:0}
.bar.cut-low:before,.bar.cut-high:after{border:5px solid transparent;height:0}
.bar.cut-low:before{border-right-color:currentColor;left:-5px}.bar.cut-high:after{border-left-color:currentColor;right:-5px}
.track .dot{top:calc(50% - 5px);bottom:auto;width:10px;height:10px;margin-left:-5px;border-radius:50%;background:currentColor}
.axis .track{border-top:1px solid var(--line);height:1.4rem}.axis b{position:absolute;transform:translateX(-50%);font-weight:400;white-space:nowrap;color:var(--soft)}
.ends .track{display:flex;justify-content:space-between;color:var(--soft)}
.spark{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.7rem;line-height:1.15;white-space:pre;display:block}.spark.base{color:var(--base)}.spark.head{color:var(--head);margin-top:3px}
.chart{overflow-x:auto}.chart svg{max-width:100%;min-width:34rem;height:auto;display:block}
footer{color:var(--soft);font-size:.8125rem;border-top:1px solid var(--line)}footer p{margin:.4rem 0}
@media (max-width:40rem){h1{font-size:1.6rem}.headline{font-size:1.05rem}th,td{padding:.3rem .5rem}table{font-size:.8125rem}th,td,tbody th{white-space:normal}td.left{min-width:5.5rem}th,td{padding:.3rem .35rem}
.row{grid-template-columns:6.5rem 1fr 3.4rem;gap:.4rem;font-size:.8125rem}.axis b{font-size:.6875rem}.spark{font-size:.55rem}td.right{min-width:3.2rem}td code,th code{font-size:.75rem;padding:0}}
@media print{body{font-size:11pt}details::details-content{content-visibility:visible;height:auto}
.table,.chart,pre{overflow:visible}th,td{white-space:normal}tr,figure{break-inside:avoid}}
`;

// src/report/interval-plot.ts
const outlier = 6;
function intervalPlot({ title, items }) {
	const axis = axisOf(items);
	const rows = items.map((item) => rowHtml$1(item, axis)).join("\n");
	const legend = legendOf(items).map(({ style, text }) => `<span><i class="${style}"></i>${text}</span>`).join("");
	return `<figure class="intervals"><figcaption>${escapeHtml(title)}</figcaption>
<p class="legend">${legend}</p>
<div class="plot">
${rows}
<div class="row axis"><span></span><span class="track">${ticks(axis)}</span><span></span></div>
<div class="row ends"><span></span><span class="track"><span>← worse</span><span>better →</span></span><span></span></div>
</div></figure>`;
}
function rowHtml$1({ label, change, low, high, tolerance, verdict }, axis) {
	const edges = [low < axis.from ? " cut-low" : "", high > axis.to ? " cut-high" : ""].join("");
	const zone = tolerance === void 0 || -tolerance <= axis.from ? "" : `<i class="beyond" style="width:${place(-tolerance, axis)}"></i>`;
	const left = share(low, axis);
	const width = Math.max(0, share(high, axis) - left);
	const dot = change >= axis.from && change <= axis.to ? `<i class="dot" style="left:${place(change, axis)}"></i>` : "";
	return `<div class="row ${verdict}"><span class="label">${escapeHtml(label)}</span><span class="track">${zone}<i class="zero" style="left:${place(0, axis)}"></i><i class="bar${edges}" style="left:${percent(left)};width:${percent(width)}"></i>${dot}</span><span class="number">${formatSigned(change, Math.min(3, decimalsFor(change, 2) ?? 0))} %</span></div>`;
}
const legends = [
	{
		style: "key pass",
		text: "gate passes",
		of: "pass"
	},
	{
		style: "key fail",
		text: "gate fails",
		of: "fail"
	},
	{
		style: "key unknown",
		text: "gate unknown",
		of: "unknown"
	},
	{
		style: "key none",
		text: "no gate",
		of: "none"
	}
];
function legendOf(items) {
	const used = legends.filter(({ of }) => items.some(({ verdict }) => verdict === of));
	const zone = items.some(({ tolerance }) => tolerance !== void 0);
	return [...used, ...zone ? [{
		style: "key zone",
		text: "worse than its gate allows"
	}] : []];
}
function axisOf(items) {
	const reach = items.map(({ low, high, change }) => Math.max(Math.abs(low), Math.abs(high), Math.abs(change)));
	const sorted = reach.toSorted((one, other) => one - other);
	const most = (sorted[Math.floor((sorted.length - 1) / 2)] || sorted.at(-1) || 1) * outlier;
	const shown = items.filter((_, at) => (reach[at] ?? 0) <= most);
	const limits = shown.flatMap(({ tolerance }) => tolerance === void 0 || tolerance > most ? [] : [-tolerance * 1.5]);
	const from = Math.min(0, ...shown.map(({ low }) => low), ...limits);
	const to = Math.max(0, ...shown.map(({ high }) => high));
	const margin = (to - from) * .08 || 1;
	return {
		from: from - margin,
		to: to + margin
	};
}
function ticks(axis) {
	const rough = (axis.to - axis.from) / 6;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([
		1,
		2,
		5,
		10
	].find((each) => each * power >= rough) ?? 10) * power;
	const first = Math.ceil(axis.from / step);
	const decimals = decimalsFor(step, 1) ?? 0;
	return Array.from({ length: Math.floor(axis.to / step) - first + 1 }, (_, at) => (first + at) * step).map((at) => `<b style="left:${place(at, axis)}">${at === 0 ? "0" : formatSigned(at, decimals)} %</b>`).join("");
}
function share(value, { from, to }) {
	return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
function place(value, axis) {
	return percent(share(value, axis));
}
function percent(part) {
	return `${(part * 100).toFixed(2)}%`;
}

// src/report/html.ts
const marks = {
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
<h1><span class="mark" aria-hidden="true">${marks[verdict]}</span> ${escapeHtml(word)} <span class="project">${escapeHtml(document.project)}</span></h1>
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
	return sections.some(({ blocks }) => blocks.some((block) => block.kind === "chart" && block.chart.kind !== "intervals")) ? (await import("./charts.js")).drawChart : () => "";
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
		case "fold": return `<details class="more"><summary>${escapeHtml(block.title)}</summary>\n${block.blocks.map((each) => blockHtml(each, draw)).join("\n")}\n</details>`;
		case "chart": return figureHtml(block.chart, draw);
	}
}
function figureHtml(chart, draw) {
	if (chart.kind === "intervals") return intervalPlot(chart);
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
	if ("sparks" in span) {
		const [base, head] = span.sparks.map(escapeHtml);
		return `<span class="spark base">${base}</span><span class="spark head">${head}</span>`;
	}
	return "code" in span ? `<code>${escapeHtml(span.code)}</code>` : escapeHtml(span.text);
}

// src/commands/comparison/evaluated.ts
async function evaluatedElsewhere(situation, untouched, file) {
	const text = file === void 0 ? void 0 : await textOf(file);
	const found = text === void 0 ? void 0 : parseReport(text);
	if (found !== void 0) expectSameChange(situation, found);
	const datasets = [...situation.project.datasets.keys()].filter((name) => !untouched.datasets.includes(name)).map((name) => datasetPart(situation, name, found));
	const models = [...situation.project.models.keys()].filter((name) => !untouched.models.includes(name)).map((name) => modelPart(situation, name, found));
	const problems = (found?.problems ?? []).filter(({ message }) => situation.problems.every((own) => own.message !== message)).map(({ verdict: _, ...problem }) => problem);
	return {
		datasets,
		models: [...models, ...situation.plan.removed.map(removedPart)],
		problems
	};
}
const limit = 16e6;
async function textOf(file) {
	try {
		const found = await readBounded(file, limit);
		if (found.kind === "too-large") throw elsewhere(`What was handed on as a report is larger than ${limit} bytes.`);
		return found.bytes.toString("utf8");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function expectSameChange({ candidate, judged }, { commits }) {
	expectSame("candidate", commits.candidate.sha, candidate.commit.sha);
	expectSame("baseline", commits.baseline?.sha, judged.baseline?.sha);
}
function expectSame(what, found, wanted) {
	if (found === wanted) return;
	const say = (one) => one?.slice(0, 12) ?? "none";
	throw elsewhere(`The ${what} of what was handed on is ${say(found)}; this report is about ${say(wanted)}.`);
}
function elsewhere(sentence) {
	return MlopsError.of(commandReasons, "evaluation-elsewhere", sentence);
}
function datasetPart(situation, dataset, found) {
	const part = found?.datasets.find((one) => one.dataset === dataset);
	if (part === void 0) return {
		dataset,
		problems: [missing$1(`The check of ${dataset} was not handed on.`)]
	};
	const digest = situation.candidate.datasets.get(dataset)?.digest;
	if (part.report !== void 0) expectSame(`version of ${dataset}`, part.report.digest, digest);
	return unjudgedData(part);
}
function modelPart(situation, name, found) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) throw new TypeError(`the candidate has no model ${name}`);
	const part = found?.models.find((one) => one.model === name);
	if (part === void 0) return {
		model: name,
		plan: {
			decision: "train",
			reasons: []
		},
		gates: [],
		changes: [],
		trend: {},
		problems: [missing$1(`The comparison of ${name} was not handed on.`)]
	};
	if (part.candidate !== void 0) expectSame(`run of ${name}`, part.candidate.fingerprint, facts.fingerprint);
	const { comparison } = part;
	if (comparison !== void 0) expectSame("comparison", comparison.model, name);
	return {
		...unjudgedModel(part),
		gates: comparison === void 0 ? [] : askedAgain(situation, name, comparison, part.judgedRows)
	};
}
function askedAgain(situation, name, comparison, rows) {
	const facts = situation.candidate.facts.models.get(name);
	if (facts === void 0) return [];
	const before = situation.baseline?.facts.models.get(name);
	return gatesOf(situation, facts.model, {
		comparison,
		rows,
		state: stateOf(situation, before)
	});
}
function stateOf(situation, before) {
	if (before === void 0) return "first-run";
	return runRecord(situation, before) === void 0 ? "missing" : "compared";
}
function missing$1(message) {
	return {
		reason: "evaluation-missing",
		message
	};
}
function unjudgedData({ verdict: _, outcome: __, reason: ___, problems, ...part }) {
	return {
		...part,
		problems: problems.map(({ verdict: ____, ...problem }) => problem)
	};
}
function unjudgedModel({ verdict: _, outcome: __, reason: ___, problems, ...part }) {
	return {
		...part,
		problems: problems.map(({ verdict: ____, ...problem }) => problem)
	};
}

// src/commands/reporting/from-fork.ts
const waits = "fork-not-trained";
const noPolicy = "fork-without-policy";
const notKept = "fork-not-recorded";
const missing = /* @__PURE__ */ new Set(["not-trained", "not-scored"]);
function fromFork(parts, situation, plan, fork) {
	if (fork.approved === true) return startedByMaintainer(parts, situation);
	const own = problemsOfFork(situation, plan, fork);
	const handed = parts.problems.filter(({ reason }) => own.every((problem) => problem.reason !== reason));
	return {
		...parts,
		problems: [...own, ...handed],
		models: parts.models.map((model) => ({
			...model,
			problems: waiting(model.problems)
		}))
	};
}
function startedByMaintainer(parts, situation) {
	const own = [...withoutJudge(situation), {
		reason: notKept,
		message: "A maintainer has started this training. Nothing of it is recorded or reused."
	}];
	const handed = parts.problems.filter(({ reason }) => own.every((problem) => problem.reason !== reason));
	return {
		...parts,
		problems: [...own, ...handed]
	};
}
function waiting(problems) {
	return problems.map((problem) => missing.has(problem.reason) ? {
		reason: waits,
		message: "Nothing of a fork runs unasked.",
		remedy: "Start it as said above."
	} : problem);
}
function planOfRecords({ records, candidate, baseline }) {
	return planWithBuilds(candidate.facts, baseline?.facts, recordedResults(records, candidate, baseline).known);
}
function problemsOfFork(situation, plan, fork) {
	const models = new Set(plan.steps.flatMap((step) => modelToRun(step)));
	return [...models.size > 0 ? [notTrained([...models], fork)] : [], ...withoutJudge(situation)];
}
function withoutJudge({ policy, judged, request, problems }) {
	const said = problems.some(({ reason }) => reason === "policy-unreadable");
	if (policy !== void 0 || said) return [];
	return [{
		reason: noPolicy,
		message: withoutPolicy(judged.policy.branch, request.projectFile)
	}];
}
function modelToRun(step) {
	return isModelStep(step) && step.decision === "run" ? [step.model] : [];
}
function notTrained(models, fork) {
	const shown = models.slice(0, 3).map((name) => `\`${name}\``);
	const more = models.length > shown.length ? ` and ${models.length - shown.length} more` : "";
	const message = `A maintainer has to start training: the change comes from a fork, and ${shown.join(", ")}${more} would have to be trained or scored.`;
	return {
		reason: waits,
		message,
		remedy: howToStart(fork)
	};
}
function howToStart({ head }) {
	return `Read the change first: training runs its code. Then comment \`/mlops train ${head}\`, with the whole commit id.`;
}
function withoutPolicy(branch, file) {
	return `${branch} has no ${file}, so nobody but the fork itself says what its data and models have to keep.`;
}

// src/commands/reporting/report-files.ts
async function writeReport(folder, made, pages) {
	const paths = {
		markdown: join(folder, "report.md"),
		html: join(folder, "report.html"),
		json: join(folder, "report.json")
	};
	if (pages) {
		await writeAtomic(paths.markdown, renderMarkdown(made, { limit: markdownLimit }));
		await writeAtomic(paths.html, await renderHtml(made));
	}
	await writeAtomic(paths.json, `${JSON.stringify(made, null, 2)}\n`);
	return paths;
}
async function writing(folder, work) {
	try {
		return await work();
	} catch (error) {
		const code = isErrno(error) ? error.code : "";
		const why = whyNot[code];
		if (why === void 0) throw error;
		throw MlopsError.of(commandReasons, "output-unwritable", `The report cannot be written to ${folder}: ${why} (${code}).`);
	}
}
const whyNot = {
	EEXIST: "it is a file, not a folder",
	ENOTDIR: "a part of the path is a file, not a folder",
	EISDIR: "a name of the report is taken by a folder",
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "the file system is read-only",
	ENOENT: "a part of the path leads nowhere",
	ELOOP: "its links lead in a circle",
	ENAMETOOLONG: "a name is too long"
};
function isErrno(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string";
}

// src/commands/reporting/run-records.ts
function runRecordsOf(situation, { models }) {
	return models.flatMap(({ model }) => {
		const now = situation.candidate.facts.models.get(model);
		const before = situation.baseline?.facts.models.get(model);
		const isOther = before?.fingerprint !== now?.fingerprint;
		return [...fileOf(situation, now, `${model}/run.json`), ...isOther ? fileOf(situation, before, `${model}/baseline.run.json`) : []];
	});
}
function fileOf({ records }, facts, path) {
	if (facts === void 0 || !isSound(records, facts)) return [];
	const found = standing(records, runAddress(facts.model.name, facts.fingerprint));
	return found === void 0 ? [] : [{
		path,
		text: found.text
	}];
}
function isSound(records, facts) {
	try {
		return runRecord({ records }, facts) !== void 0;
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return false;
		throw error;
	}
}

// src/commands/reporting/shown.ts
async function shown(situation, made, paths, show) {
	if (show === void 0) return {};
	const links = await show({
		paths,
		records: runRecordsOf(situation, made)
	});
	await writeAtomic(paths.markdown, renderMarkdown(made, {
		limit: markdownLimit,
		links
	}));
	return links;
}

// src/commands/reporting/with-otherwise.ts
async function withOtherwise(situation, parts, all, reason) {
	if (all.length === 0) return parts;
	const found = [];
	for (const one of all) found.push({
		model: modelOf(one),
		problem: await otherwiseProblem(one, reason, situation.ledger)
	});
	const shown = new Set(parts.models.map(({ model }) => model));
	const problemsOf = (model) => found.filter((one) => one.model === model).map(({ problem }) => problem);
	const ofNone = found.filter(({ model }) => model === void 0 || !shown.has(model)).map(({ problem }) => problem);
	return {
		...parts,
		models: parts.models.map((part) => ({
			...part,
			problems: [...part.problems, ...problemsOf(part.model)]
		})),
		problems: [...parts.problems, ...ofNone]
	};
}

// src/commands/report.ts
async function report(request, ports) {
	const { situation, made, paths, refused } = await judgedOrTold(request, ports);
	if (request.handOver) await handOver(situation, request.handOver);
	const published = await publish(situation, made, request, await shown(situation, made, paths, request.show), ports);
	if (refused !== void 0) throw refused;
	const hasPages = request.handOver === void 0;
	const places = hasPages ? placesText(paths, published) : "";
	if (request.markdown) ports.progress.note(places.trimEnd());
	const parts = (style) => request.markdown ? [renderMarkdown(made, { limit: markdownLimit })] : [`${renderText(made, style)}\n`, places];
	return {
		ends: made.verdict,
		reason: made.reason,
		sentence: made.headline,
		problems: [],
		data: {
			report: made,
			paths: hasPages ? paths : { json: paths.json },
			published: published ?? null
		},
		text: (style) => parts(style).join("")
	};
}
async function judgedOrTold(request, ports) {
	try {
		return await judged(request, ports);
	} catch (error) {
		const { publish: where } = request;
		if (!(error instanceof MlopsError) || where === false || ports.signal.aborted) throw error;
		const more = await publishFailure(request, where, error, ports);
		throw more.length === 0 ? error : new MlopsError(error.ends, [...error.problems, ...more]);
	}
}
const mostRounds = 3;
async function judged(request, ports, before = [], round = 1) {
	const past = request.evaluated === void 0 && { past: true };
	const situation = await findSituation({
		...request,
		...past
	}, ports);
	const folder = request.output ?? situation.own.report;
	await writing(folder, () => mkdir(folder, { recursive: true }));
	const known = eachOnce([...situation.otherwise, ...before]);
	const reason = request.evaluated === void 0 ? "recorded-first" : "recorded-otherwise";
	const found = await withAcceptances(situation, await reportParts(situation, request, ports));
	const parts = await withOtherwise(situation, found, known, reason);
	const complete = judgedReport(parts, ports.reasons);
	const write = (one) => writing(folder, () => writeReport(folder, one, request.handOver === void 0));
	const paths = await write(complete);
	const { refused, otherwise } = request.record ? await recorded(situation, ports) : nothingRecorded;
	if (otherwise.length > 0 && refused === void 0 && round < mostRounds) return judged(request, ports, [...known, ...otherwise], round + 1);
	if (refused === void 0 && otherwise.length === 0) return {
		situation,
		made: complete,
		paths
	};
	const last = await withOtherwise(situation, parts, eachOnce(otherwise), "recorded-otherwise");
	const made = judgedReport(refused === void 0 ? last : withProblemsOf(last, refused), ports.reasons);
	await write(made);
	return {
		situation,
		made,
		paths,
		...refused && { refused }
	};
}
async function publish(situation, made, request, links, ports) {
	if (request.publish === "pull-request") return publishReport(situation, made, links, ports);
	if (request.publish === "commit") await publishCheck(situation, made, links, ports);
}
const nothingRecorded = { otherwise: [] };
async function recorded(situation, ports) {
	try {
		const message = `Report on ${situation.candidate.commit.sha.slice(0, 12)}`;
		return { otherwise: await publishRecords(situation, ports, message) };
	} catch (error) {
		if (error instanceof MlopsError) return {
			refused: error,
			otherwise: []
		};
		throw error;
	}
}
function withProblemsOf(parts, { problems }) {
	return {
		...parts,
		problems: [...parts.problems, ...problems]
	};
}
async function reportParts(situation, request, ports) {
	const { evaluated, notHad = [] } = request;
	const untouched = await untouchedBy(situation);
	const findings = evaluated === void 0 ? {
		...await compareHere(situation, untouched, ports),
		problems: []
	} : await comparedElsewhere(situation, untouched, evaluated ?? void 0);
	const frame = reportFrame(situation, ports);
	const parts = {
		...frame,
		...findings,
		problems: [
			...frame.problems,
			...notHad,
			...findings.problems
		],
		untouched
	};
	if (request.fork === void 0) return parts;
	const plan = evaluated === void 0 ? situation.plan : planOfRecords(situation);
	return fromFork(parts, situation, plan, request.fork);
}
async function comparedElsewhere(situation, untouched, file) {
	try {
		return await evaluatedElsewhere(situation, untouched, file);
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		const missing = await evaluatedElsewhere(situation, untouched, void 0);
		const message = `What was handed on as a report is not taken: ${error.message}`;
		const problems = error.ends === "unknown" ? error.problems : [{
			reason: "hand-over-corrupt",
			message
		}];
		return {
			...missing,
			problems
		};
	}
}
function placesText(paths, published) {
	const lines = [`page: ${fromHere(paths.html)}`, `comment: ${fromHere(paths.markdown)}`];
	if (published !== void 0) {
		const comment = published.comment === "not-wanted" ? "no comment wanted" : `comment ${published.comment}`;
		lines.push(`published: pull request ${published.number}, ${comment}`);
		if (published.forge === "local") {
			const where = published.remote === void 0 ? "this clone" : `the git remote ${published.remote}`;
			lines.push(`There is no GitHub here: the local forge keeps it under refs/pull/ in ${where}.`);
		}
	}
	return `${lines.join("\n")}\n`;
}
function fromHere(path) {
	const here = relative(process.cwd(), path);
	return here === "" || here.startsWith("..") || isAbsolute(here) ? resolve(path) : here;
}

export { report as t };