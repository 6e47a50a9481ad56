import { a as formatSeconds, i as formatLimit, n as formatBytes, o as formatShare, r as formatCount, s as mainInterval, t as decimalsOf } from "./numbers2.js";
import { _ as failedChecks, a as metricLines, c as stateOf, i as lacksInterval, o as notAsked, s as requirementOf, t as askedOf, v as code$1, x as withoutName, y as count } from "./metric-line.js";
import { i as outcomes } from "./outcome.js";
import { n as formatNumber, r as formatSigned, t as decimalsFor } from "./numbers.js";
import { n as labelsOfNoValue } from "./histogram.js";
import { r as oneLine, t as clip } from "./clean.js";
import { a as effectOf, c as testRowsTexts, d as acceptedClause, o as effectText, t as byRowsAlone } from "./model-clause.js";

// src/report/document/background.ts
function changeSection({ models }) {
	const columns = [
		"model",
		"what",
		"base",
		"this change"
	].map((title) => ({
		title,
		align: "left"
	}));
	const rows = models.flatMap(({ model, changes }) => changes.map(({ what, from, to }) => rowOf$1([
		{ code: model },
		{ text: what },
		{ code: from },
		{ code: to }
	])));
	const blocks = [{
		kind: "table",
		caption: "Parameters, data and packages that changed",
		columns,
		rows
	}];
	return rows.length === 0 ? void 0 : {
		id: "changes",
		title: "What changed",
		folded: true,
		blocks
	};
}
const decisions = {
	train: "has other inputs",
	evaluate: "is scored on other rows or by other code",
	reuse: "reuses a run",
	"first-run": "is new here",
	removed: "is removed"
};
function planSection({ models, untouched }) {
	const items = models.map(({ model, plan }) => [
		{ code: model },
		` ${decisions[plan.decision]}${plan.reasons.length > 0 ? ": " : ""}`,
		plan.reasons.join("; ")
	]);
	const names = [...untouched.models, ...untouched.datasets];
	if (names.length > 0) items.push([
		"Untouched: ",
		...listed$1(names),
		untouched.because === void 0 ? "" : ` – ${untouched.because}`
	]);
	return items.length === 0 ? void 0 : {
		id: "plan",
		title: "Plan",
		folded: true,
		blocks: [{
			kind: "list",
			items
		}]
	};
}
function listed$1(names) {
	const shown = names.slice(0, 20).flatMap((name, at) => at === 0 ? [{ code: name }] : [", ", { code: name }]);
	return names.length > 20 ? [...shown, ` and ${names.length - 20} more`] : shown;
}
function runSection({ models }) {
	const blocks = models.flatMap(({ model, candidate, baseline }) => {
		const runs = [...candidate ? [{
			title: "this change",
			run: candidate
		}] : [], ...baseline ? [{
			title: "base",
			run: baseline
		}] : []];
		if (runs.length === 0) return [];
		const columns = ["", ...runs.map(({ title }) => title)].map((title) => ({
			title,
			align: "left"
		}));
		const rows = runFacts.map(({ title, of }) => rowOf$1([{ text: title }, ...runs.map(({ run }) => of(run))]));
		return [...models.length > 1 ? [{
			kind: "heading",
			spans: [{ code: model }]
		}] : [], {
			kind: "table",
			caption: `Runs of ${model}`,
			columns,
			rows
		}];
	});
	return blocks.length === 0 ? void 0 : {
		id: "runs",
		title: "Runs",
		folded: true,
		blocks
	};
}
const runFacts = [
	{
		title: "fingerprint",
		of: ({ fingerprint }) => ({ code: fingerprint.slice(0, 16) })
	},
	{
		title: "commit",
		of: ({ commit }) => ({ code: commit.slice(0, 10) })
	},
	{
		title: "seeds",
		of: ({ seeds, training }) => ({ text: training === "none" ? "–" : seedsText$1(seeds) })
	},
	{
		title: "training time",
		of: (run) => ({ text: timeText(run) })
	},
	{
		title: "ended",
		of: ({ exit }) => ({ text: exit })
	},
	{
		title: "hardware",
		of: ({ hardware, training }) => ({ text: training === "none" ? "–" : hardware })
	},
	{
		title: "made",
		of: ({ origin }) => ({ text: origin === "ci" ? "in CI" : "locally" })
	},
	{
		title: "artifact",
		of: ({ artifact }) => artifact ? { code: `${artifact.digest.slice(0, 19)} (${formatBytes(artifact.bytes)})` } : { text: "–" }
	}
];
function timeText({ seconds, seeds, training }) {
	if (training === "none") return "nothing is trained";
	return `${formatSeconds(seconds)}${seeds.length > 1 ? " over all seeds" : ""}`;
}
function seedsText$1(seeds) {
	return seeds.map((seed) => seed === null ? "no seed" : String(seed)).join(", ") || "no seed";
}
function rowOf$1(cells) {
	return {
		strong: false,
		cells: cells.map((cell) => [cell])
	};
}
function reproduceSection({ reproduce }) {
	const blocks = [{
		kind: "code",
		text: reproduce.join("\n"),
		language: "sh"
	}];
	return reproduce.length === 0 ? void 0 : {
		id: "reproduce",
		title: "Reproduce",
		folded: true,
		blocks
	};
}

// src/report/document/p-values.ts
const testWords = {
	ks: "KS",
	"chi-square": "χ²",
	"null-share": "nulls"
};
function pValuesText({ tests = [] }) {
	return tests.map(({ test, pValue }) => `${testWords[test]} ${pValueText(pValue)}`).join(", ") || "–";
}
function pValueText(pValue) {
	if (pValue < 1e-99) return "below 1e-99";
	return pValue < .001 ? pValue.toExponential(0) : String(Number(pValue.toPrecision(2)));
}

// src/report/document/sparkline.ts
function sparklines(histogram) {
	const cells = histogram.filter(({ label }) => !labelsOfNoValue.has(label));
	const top = Math.max(0, ...cells.flatMap(({ base, head }) => [base, head]));
	const line = (values) => values.map((value) => bar(value, top)).join("");
	return [line(cells.map(({ base }) => base)), line(cells.map(({ head }) => head))];
}
const bars = "▁▂▃▄▅▆▇█";
function bar(value, top) {
	return value === 0 ? "·" : bars[Math.round(value / top * 7)] ?? "·";
}

// src/report/document/data-columns.ts
const visibleColumns = 15;
function columnBlocks(dataset, moved) {
	if (moved.length === 0) return [];
	const [shown, rest] = [moved.slice(0, visibleColumns), moved.slice(visibleColumns)];
	const fold = {
		kind: "fold",
		title: "More columns",
		blocks: [columnTable(dataset, rest)]
	};
	const chartsOf = (wanted) => moved.filter(({ state, histogram }) => state === wanted && histogram.length > 1).slice(0, visibleColumns).map(histogramBlock);
	const within = chartsOf("changed");
	return [
		columnTable(dataset, shown),
		...rest.length > 0 ? [fold] : [],
		{
			kind: "list",
			items: legend(moved)
		},
		...chartsOf("drifted"),
		...within.length > 0 ? [{
			kind: "fold",
			title: "Histograms of columns that changed",
			blocks: within
		}] : []
	];
}
const columnColumns = [
	{
		title: "column",
		align: "left"
	},
	{
		title: "state",
		align: "left"
	},
	{
		title: "statistic",
		align: "left"
	},
	{
		title: "value / limit",
		align: "right"
	},
	{
		title: "nulls",
		align: "right"
	},
	{
		title: "range; new and lost values",
		align: "left"
	},
	{
		title: "base, this change",
		align: "left"
	}
];
const pValueColumn = {
	title: "p-values (never gate)",
	align: "left"
};
function columnTable(dataset, columns) {
	const caption = `Columns of ${dataset} that moved: base and this change`;
	const tested = columns.some(({ tests }) => tests !== void 0);
	return {
		kind: "table",
		caption,
		columns: tested ? columnColumns.toSpliced(4, 0, pValueColumn) : columnColumns,
		rows: columns.map((column) => columnRow(column, tested))
	};
}
function columnRow(column, tested) {
	const shown = told(column);
	const sparks = sparklines(column.histogram);
	const cells = [
		[{ code: column.column }],
		[{ text: column.state }],
		[{ text: listed(shown.map(({ statistic }) => statistic)) }],
		[{ text: listed(shown.map(({ value, limit }) => `${estimatedText(value, limit)} / ${formatLimit(limit)}`)) }],
		...tested ? [[{ text: pValuesText(column) }]] : [],
		[{ text: fromTo(formatShare(column.nulls.base), formatShare(column.nulls.head)) }],
		valuesCell(column),
		sparks[0] === "" ? ["–"] : [{ sparks }]
	];
	return {
		strong: column.state === "drifted" && column.level === "fail",
		cells
	};
}
function fromTo(before, after) {
	return before === after ? before : `${before} → ${after}`;
}
const visibleValues = 3;
function valuesCell({ range, newValues, lostValues }) {
	const kinds = [
		...range === void 0 ? [] : [[{ text: fromTo(range.base, range.head) }]],
		...newValues.length > 0 ? [["new: ", ...values(newValues)]] : [],
		...lostValues.length > 0 ? [["lost: ", ...values(lostValues)]] : []
	];
	return kinds.length === 0 ? ["–"] : kinds.flatMap((kind, at) => at === 0 ? kind : ["; ", ...kind]);
}
function values(found) {
	const shown = found.slice(0, visibleValues).flatMap((value, at) => [at === 0 ? "" : ", ", { code: value }]);
	return found.length > visibleValues ? [...shown, ` and ${found.length - visibleValues} more`] : shown;
}
function estimatedText(value, limit) {
	const decimals = decimalsFor(value, 2) ?? 0;
	const same = (count) => value !== limit && formatNumber(value, count) === formatNumber(limit, count);
	return formatNumber(value, [decimals, decimals + 1].find((count) => !same(count)) ?? decimals + 2);
}
function told({ statistics }) {
	const reach = ({ value, limit }) => value / Math.max(limit, Number.MIN_VALUE);
	const moved = statistics.filter(({ value, noise, limit }) => value > noise || value > limit).toSorted((one, other) => reach(other) - reach(one));
	const beyond = moved.filter(({ value, limit }) => value > limit);
	return beyond.length > 0 ? beyond : moved.slice(0, 1);
}
function listed(parts) {
	return parts.length === 0 ? "–" : parts.join("; ");
}
const meanings = {
	wasserstein: "how far values moved on average, in standard deviations of the base",
	"l-infinity": "the largest change of the share of one value",
	"jensen-shannon": "how unlike the two distributions are, from 0 to 1",
	ks: "the largest difference of the two distribution functions",
	psi: "the population stability index",
	kl: "the Kullback-Leibler divergence of this change from the base",
	"chi-square": "Pearson’s χ² ÷ rows, from 0 to 1",
	"cramers-v": "how much the side says about the value, from 0 to 1",
	hellinger: "how unlike the two distributions are, from 0 to 1",
	"total-variation": "the share of rows that would have to change",
	nulls: "the change of the share of nulls",
	"new-category": "the share of rows with values that the base lacks"
};
function legend(columns) {
	const has = (wanted) => columns.some(({ state }) => state === wanted);
	return [...[
		["drifted", has("drifted") ? "moved beyond its limit" : void 0],
		["unknown", has("unknown") ? "nobody can tell, mostly for too few rows" : void 0],
		["changed", has("changed") ? "moved by more than chance, within its limit or without one" : void 0],
		...[...new Set(columns.flatMap((column) => told(column).map(({ statistic }) => statistic)))].map((name) => [name, meanings[name]]),
		["range", columns.some(({ range }) => range !== void 0) ? "the edges of the cells that hold all but the lowest and the highest 0.1 %" : void 0]
	].flatMap(([word, meaning]) => meaning === void 0 ? [] : [[{ code: word }, `: ${meaning}`]]), [chance]];
}
const chance = "What chance alone moves is reckoned for independent rows: where rows come in groups (of one day, of one customer), chance moves more.";
function histogramBlock({ column, histogram }) {
	return {
		kind: "chart",
		chart: {
			kind: "histogram",
			title: `${column}: share of rows`,
			cells: histogram
		}
	};
}

// src/report/document/document.ts
const sectionIds = [
	"edits",
	"trend",
	"slices",
	"metrics",
	"distributions",
	"changes",
	"plan",
	"runs",
	"reproduce",
	"policy",
	"data",
	"problems",
	"table"
];
function problemMark(verdict) {
	return verdict === "pass" ? "ℹ️" : verdict === "unknown" ? "❓" : "❌";
}

// src/report/document/data.ts
const marks = {
	pass: "✅",
	fail: "❌",
	unknown: "❓"
};
const visibleFindings = 6;
function dataSection(report, visible = visibleFindings) {
	const loud = report.datasets.filter(({ outcome }) => outcome !== "nothing-to-run");
	const quiet = report.datasets.filter(({ outcome }) => outcome === "nothing-to-run");
	const blocks = loud.flatMap((dataset) => {
		const findings = findingsOf(dataset);
		const items = findings.slice(0, visible);
		const more = findings.length - items.length;
		if (more > 0) items.push([`${count(more, "more finding")} under “Data in detail”.`]);
		const lines = [{
			kind: "paragraph",
			spans: datasetLine(dataset)
		}, ...[filesSpans(dataset), schemaSpans(dataset)].filter((spans) => spans !== void 0).map((spans) => ({
			kind: "paragraph",
			spans
		}))];
		return items.length > 0 ? [...lines, {
			kind: "list",
			items
		}] : lines;
	});
	if (quiet.length > 0 && loud.length + report.models.length > 0) blocks.push({
		kind: "paragraph",
		spans: quiet.slice(0, 8).flatMap(quietSpans)
	});
	return blocks.length === 0 ? void 0 : {
		id: "data",
		title: "Data",
		folded: false,
		blocks
	};
}
function quietSpans({ dataset, note }, at) {
	return [
		at === 0 ? "Data " : "; ",
		{ code: dataset },
		`: ${note ?? "unchanged"}`
	];
}
function datasetLine(dataset) {
	const { report, diff, verdict, outcome } = dataset;
	const facts = [`${marks[verdict]} ${outcomes[outcome].word.toLowerCase()}`];
	const tree = report && treeText(report);
	if (report) facts.push(tree ?? rowsText$1(report.rows, diff));
	if (report) facts.push(checksText(report.checks));
	if (diff && tree === void 0) facts.push(columnsText(diff));
	return [
		{ strong: ["Data "] },
		{ code: dataset.dataset },
		`: ${facts.join(" · ")}`
	];
}
function treeText({ checks, columns }) {
	if (columns.length > 0) return void 0;
	return checks.find(({ check, reason }) => check === "files" && reason === "kept")?.sentence;
}
const visibleNames = 4;
function filesSpans({ files }) {
	if (files === void 0) return void 0;
	const { added, changed, removed, same } = files;
	const kinds = [...[
		{
			word: "changed",
			paths: changed
		},
		{
			word: "added",
			paths: added
		},
		{
			word: "removed",
			paths: removed
		}
	]].filter(({ paths }) => paths.length > 0);
	if (kinds.length === 0) return void 0;
	return [
		"Files: ",
		...kinds.flatMap(({ word, paths }, at) => [`${at === 0 ? "" : "; "}${word} `, ...named$2(paths)]),
		same === 0 ? "." : `; ${formatCount(same)} as before.`
	];
}
function named$2(names) {
	const shown = names.slice(0, visibleNames).flatMap((name, nth) => [nth === 0 ? "" : ", ", { code: name }]);
	return names.length > visibleNames ? [...shown, ` and ${formatCount(names.length - visibleNames)} more`] : shown;
}
function schemaSpans({ diff }) {
	if (diff === void 0) return void 0;
	const { added, removed, retyped } = diff;
	const types = retyped.slice(0, visibleNames).map((change) => ["type of ", ...typeChange(change)]);
	const more = retyped.length - types.length;
	const parts = [
		...added.length > 0 ? [["added ", ...named$2(added)]] : [],
		...removed.length > 0 ? [["removed ", ...named$2(removed)]] : [],
		...types,
		...more > 0 ? [[`${formatCount(more)} more with another type`]] : []
	];
	if (parts.length === 0) return void 0;
	return [
		"Columns: ",
		...parts.flatMap((part, at) => at === 0 ? part : ["; ", ...part]),
		"."
	];
}
function rowsText$1(rows, diff) {
	const share = diff && diff.base.rows > 0 ? (rows - diff.base.rows) / diff.base.rows : void 0;
	if (!diff || share === void 0) return count(rows, "row") ? `${formatCount(rows)} rows` : "no rows";
	return `${formatCount(rows)} rows (base ${formatCount(diff.base.rows)}${share === 0 ? "" : `, ${share > 0 ? "+" : ""}${formatShare(share)}`})`;
}
function checksText(checks) {
	const broken = (level) => checks.filter((check) => check.verdict === "fail" && check.level === level).length;
	const [failed, warned, noted] = [
		broken("fail"),
		broken("warn"),
		broken("info")
	];
	const open = checks.filter(({ verdict }) => verdict === "unknown").length;
	const passed = checks.length - failed - warned - noted - open;
	return [...[
		count(failed, "check") && `${count(failed, "check")} failed`,
		count(warned, "warning"),
		noted > 0 ? `${noted} noted` : "",
		open > 0 ? `${open} unknown` : ""
	], `${passed === 0 ? "no check" : count(passed, "check")} passed`].filter((part) => part !== "").join(", ");
}
function columnsText({ columns }) {
	if (columns.length === 0) return "no column compared";
	const of = (state) => columns.filter((column) => column.state === state).length;
	return [
		of("drifted") > 0 ? `${count(of("drifted"), "column")} drifted` : "no column drifted",
		of("changed") > 0 ? `${of("changed")} changed within the limit` : "",
		of("unknown") > 0 ? `${of("unknown")} unknown` : ""
	].filter((part) => part !== "").join(", ");
}
function findingsOf(dataset, tooFew = stopsNothing) {
	const { report, diff, problems } = dataset;
	const checks = [...report?.checks ?? [], ...diff?.checks ?? []];
	const blocking = failedChecks(dataset);
	const columns = diff?.columns ?? [];
	const warned = checks.filter((check) => check.verdict === "fail" && check.level === "warn");
	const folded = ofTooFewRows(dataset);
	const open = [...checks.filter(({ verdict }) => verdict === "unknown"), ...columns.filter((column) => column.state === "unknown" && !folded.includes(column))];
	return [
		...problems.map(({ message, verdict, place }) => [`${problemMark(verdict)} ${withoutName(message, dataset.dataset)}`, ...place ? [
			" (",
			{ code: `${place.file}:${place.line}:${place.column}` },
			")"
		] : []]),
		...blocking.map((check) => withRule([`❌ ${withName(check)}`, ...example(check)], check)),
		...columns.filter(({ state }) => state === "drifted").map((column) => withRule([`${column.level === "fail" ? "❌" : "⚠️"} ${column.sentence}`], column)),
		...open.map((one) => withRule([`❓ ${one.sentence}`], one)),
		...tooFewText(folded, dataset, tooFew),
		...warned.map((check) => withRule([`⚠️ ${withName(check)}`], check))
	];
}
function ofTooFewRows({ diff }) {
	const found = (diff?.columns ?? []).filter(({ state, reason, level }) => state === "unknown" && reason === "not-enough-data" && level !== "fail");
	return found.length > 1 ? found : [];
}
const stopsNothing = "Nobody declared a limit for them, and the usual ones stop nothing where rows are too few.";
function tooFewText(columns, { diff }, end) {
	if (columns.length === 0 || diff === void 0) return [];
	const shown = columns.slice(0, 6);
	const names = shown.flatMap(({ column }, at) => [at === 0 ? "" : ", ", { code: column }]);
	const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : "";
	return [[
		`❓ ${`${formatCount(diff.base.rows)} and ${formatCount(diff.head.rows)} rows`} are too few to tell whether these ${columns.length} columns drifted: `,
		...names,
		`${more}. ${end}`
	]];
}
function withName({ name, sentence }) {
	return name === void 0 || sentence.includes(name) ? sentence : `“${name}”: ${sentence}`;
}
function example({ examples, sentence }) {
	const first = Object.entries(examples[0] ?? {}).slice(0, 6);
	if (first.length === 0 || sentence.includes("first:")) return [];
	return ["; first: ", { code: first.map(([column, value]) => `${column}=${value}`).join(" ") }];
}
function withRule(finding, { place }) {
	if (place === void 0) return finding;
	const said = finding.map((span) => typeof span === "string" ? span.replace(/\.$/, "") : span);
	const branch = place.branch === void 0 ? [] : [" on ", { code: place.branch }];
	return [
		...said,
		" (",
		{ code: `${place.file}:${place.line}` },
		...branch,
		")"
	];
}
function distributionSection(report, visible = visibleFindings) {
	const blocks = report.datasets.flatMap((dataset) => {
		const diff = dataset.diff;
		const shown = (diff?.columns ?? []).filter(({ state }) => state !== "same");
		const left = [...findingsOf(dataset).slice(visible), ...ofTooFewRows(dataset).map(({ sentence }) => [sentence])];
		const all = left.length > 0 ? [{
			kind: "list",
			items: left
		}] : [];
		const schema = diff ? everySchemaChange(diff) : [];
		const body = [
			...all,
			...schema,
			...columnBlocks(dataset.dataset, shown)
		];
		if (body.length === 0) return [];
		return [
			{
				kind: "heading",
				spans: ["Data ", { code: dataset.dataset }]
			},
			...body,
			...scansBlock(dataset)
		];
	});
	return blocks.length === 0 ? void 0 : {
		id: "distributions",
		title: "Data in detail",
		folded: true,
		blocks
	};
}
function scansBlock({ scans }) {
	if (scans === void 0) return [];
	return [{
		kind: "paragraph",
		spans: [`Read in ${formatCount(scans)} ${scans === 1 ? "scan" : "scans"}.`]
	}];
}
function everySchemaChange(diff) {
	const { added, removed, retyped } = diff;
	if ([
		added,
		removed,
		retyped
	].every(({ length }) => length <= visibleNames)) return [];
	return [{
		kind: "list",
		items: [
			...added.map((column) => ["Column added: ", { code: column }]),
			...removed.map((column) => ["Column removed: ", { code: column }]),
			...retyped.map((change) => ["Type of ", ...typeChange(change)])
		]
	}];
}
function typeChange({ column, from, to }) {
	return [
		{ code: column },
		": ",
		{ code: from },
		" → ",
		{ code: to }
	];
}

// src/report/document/edits.ts
const mostEdits = 10;
function editSection({ datasets }) {
	const blocks = datasets.flatMap(({ dataset, edits }) => {
		if (edits === void 0) return [];
		const items = edits.edits.slice(0, mostEdits).map(({ grade, about, why }) => [`${grade.replace("-", " ")}: ${about === void 0 ? "" : `${about}: `}${why}`]);
		const more = edits.edits.length - items.length;
		if (more > 0) items.push([`${more} more in the diff.`]);
		return [
			{
				kind: "paragraph",
				spans: [
					...[
						"If the data of ",
						{ code: dataset },
						" are right: what would accept them. A looser limit counts once it is "
					],
					...["merged, so it goes into a pull request of its own; ", { code: `mlops infer --update ${dataset}` }],
					" tries it on the data, and with ",
					{ code: "--write" },
					" makes it."
				]
			},
			{
				kind: "list",
				items
			},
			{
				kind: "code",
				text: edits.diff,
				language: "diff"
			}
		];
	});
	return blocks.length === 0 ? void 0 : {
		id: "edits",
		title: "Edits that would accept it",
		folded: true,
		blocks
	};
}

// src/report/document/footer.ts
const candidateKinds = {
	"merge-result": "the merge result",
	"branch-head": "the branch head",
	"default-branch": "the default branch"
};
const baselineKinds = {
	"first-parent": "first parent",
	"merge-base": "merge base",
	"last-version": "last version",
	"live-version": "live version"
};
function footerOf({ commits, reproduce, madeAt, tool, reason }) {
	const { candidate, baseline, policy } = commits;
	const { kind } = candidate;
	const judged = kind === "work-tree" ? ["Judged the work tree with what is not committed"] : [
		"Judged ",
		sha(candidate.sha),
		...nameOf({
			...candidate,
			kind
		})
	];
	const against = baseline ? [
		" against ",
		sha(baseline.sha),
		` (${baselineKinds[baseline.kind]}${candidate.kind === "merge-result" ? " of the merge" : ""}, “`,
		subject(baseline.subject),
		"”)"
	] : [" without a baseline"];
	const rules = policy ? [
		", by the policy of ",
		{ code: policy.branch },
		" at ",
		sha(policy.sha)
	] : [];
	const last = reproduce.at(-1);
	const repeat = last === void 0 ? [] : [
		"Repeat with ",
		{ code: last },
		reproduce.length > 1 ? " (all commands under “Reproduce”) · " : " · "
	];
	return [[
		...judged,
		...against,
		...rules,
		"."
	], [
		...repeat,
		"Reason ",
		{ code: reason },
		" · ",
		{ text: tool },
		" · ",
		{ text: minute(madeAt) }
	]];
}
function nameOf({ kind, subject: words }) {
	const pushed = /^Merge ([0-9a-f]{40,64}) into [0-9a-f]{40,64}$/.exec(words)?.[1];
	if (kind === "merge-result" && pushed !== void 0) return [
		" (",
		sha(pushed),
		" merged into its base)"
	];
	return [
		` (${candidateKinds[kind]}, “`,
		subject(words),
		"”)"
	];
}
function sha(commit) {
	return { code: commit.slice(0, 10) };
}
function minute(time) {
	return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
}
function subject(text) {
	return { text: text.length > 72 ? `${text.slice(0, 71)}…` : text };
}

// src/report/labels-text.ts
const byClass = [
	"accuracy",
	"balanced-accuracy",
	"precision",
	"recall",
	"f1",
	"mcc"
];
function labelsText({ labels, comparison }) {
	const total = (labels?.classes ?? []).reduce((sum, { rows }) => sum + rows, 0);
	const [largest] = (labels?.classes ?? []).toSorted((one, other) => other.rows - one.rows);
	if (labels === void 0 || largest === void 0 || total === 0) return "";
	const overall = (comparison?.metrics ?? []).filter(({ slice }) => slice === void 0);
	const told = labels.classes.find(({ name }) => name === labels.positive) ?? largest;
	const prevalence = `${formatCount(told.rows)} of ${formatCount(total)} test rows (${formatShare(told.rows / total)}) are ${code(told.name)}`;
	const guesses = labels.constant.flatMap(({ metric, value }) => {
		const line = overall.find((one) => one.metric === metric);
		return line === void 0 ? [] : [`${oneLine(metric)} ${formatNumber(value, decimalsOf(line))}`];
	});
	const accuracy = overall.find(({ metric }) => metric === "accuracy");
	const always = accuracy === void 0 ? [] : [`always saying ${code(largest.name)} accuracy ${formatNumber(largest.rows / total, decimalsOf(accuracy))}`];
	const answers = [...guesses.length > 0 ? [`always these shares ${guesses.join(", ")}`] : [], ...always];
	const guess = answers.length === 0 ? "" : `; without a model, ${answers.join("; ")}`;
	const used = overall.map(({ metric }) => metric).filter((metric) => byClass.includes(metric));
	return `${prevalence}${guess}.${labels.threshold === void 0 || labels.positive === void 0 || used.length === 0 ? "" : ` A score from ${labels.threshold} on counts as ${code(labels.positive)} (${used.join(", ")}).`}`;
}
function code(name) {
	return `\`${clip(oneLine(name), 80).replaceAll("`", "'")}\``;
}

// src/report/rounded-changes.ts
function roundedText(lines) {
	return lines.some(differs) ? " Δ is taken from unrounded values." : "";
}
function differs({ comparison }) {
	const { baseline, candidate, change, better } = comparison ?? {};
	if (!comparison || !change || typeof better === "object") return false;
	if (typeof baseline?.value !== "number" || typeof candidate?.value !== "number") return false;
	const decimals = decimalsOf(comparison);
	const shown = (value) => Math.round(value * 10 ** decimals);
	const subtracted = shown(candidate.value) - shown(baseline.value);
	return formatNumber(subtracted / 10 ** decimals, decimals) !== formatNumber(shown(candidate.value - baseline.value) / 10 ** decimals, decimals);
}

// src/report/base-too.ts
function baseTooText({ comparison }, { kind, rule, verdict }) {
	const limit = kind === "min" ? rule.min : kind === "max" ? rule.max : void 0;
	const baseline = comparison?.baseline;
	if (verdict === "pass" || limit === void 0 || baseline === void 0 || baseline.value === null) return "";
	const first = baseline.bySeed?.[0] ?? baseline.value;
	const { low, high } = mainInterval(baseline.intervals) ?? {
		low: first,
		high: first
	};
	const [near, far, sign] = kind === "min" ? [
		low,
		high,
		1
	] : [
		-high,
		-low,
		-1
	];
	if (near >= sign * limit) return "";
	return far < sign * limit && sign * first < sign * limit ? "; the base fails it, too" : "; unknown for the base, too";
}

// src/report/document/metric-rows.ts
const columns = [
	{
		title: "metric",
		align: "left"
	},
	{
		title: "base",
		align: "right"
	},
	{
		title: "this change",
		align: "right"
	},
	{
		title: "Δ [95 %]",
		align: "right"
	},
	{
		title: "gate",
		align: "left"
	}
];
function tableOf(caption, lines) {
	return {
		kind: "table",
		caption,
		columns,
		rows: lines.map(rowOf)
	};
}
function rowOf(line) {
	const slice = line.slice ? [" for ", { code: `${line.slice.column} = ${line.slice.value}` }] : [];
	return {
		strong: line.gates.some(({ blocks, verdict }) => blocks && verdict === "fail"),
		cells: [
			[{ code: line.metric }, ...slice],
			[{ text: line.base }],
			[{ text: line.head }],
			[{ text: deltaText(line) }],
			gateSpans(line)
		]
	};
}
const words = {
	better: "better",
	worse: "worse",
	unclear: "within noise",
	same: "same",
	new: "new",
	"not-comparable": "",
	undefined: ""
};
function deltaText(line) {
	const { arrow, delta, movement } = line;
	return [
		arrow,
		delta,
		lacksInterval(line) ? "" : words[movement]
	].filter((part) => part !== "").join(" ");
}
function gateSpans(line) {
	const { gates } = line;
	if (gates.length === 0) return [{ text: "–" }];
	return [{ text: gates.toSorted((one, other) => gateRank(one) - gateRank(other)).map((gate) => gateText(line, gate)).join(" · ") }];
}
function gateRank({ verdict, blocks }) {
	return (blocks ? 0 : 3) + (verdict === "fail" ? 0 : verdict === "unknown" ? 1 : 2);
}
function gateText(line, gate) {
	const on = gate.on === void 0 ? "" : " on unchanged rows";
	const asked = `${askedOf(line, gate)}${on}${baseTooText(line, gate)}`;
	if (gate.verdict === "pass" && gate.kind === "default" && lacksInterval(line)) return "no gate, no interval";
	if (gate.verdict === "pass") return `✅ ${asked}`;
	if (notAsked(gate)) return `${gate.reason === "not-in-baseline" ? "not asked yet" : "too few rows"}: ${asked}`;
	if (gate.accepted && gate.verdict === "unknown") return `⚠️ unknown, ${acceptedClause(gate.accepted)}: ${asked}`;
	if (gate.verdict === "unknown") return `❓ ${gate.blocks ? "unknown" : gate.level === "fail" ? "unknown, allowed" : `unknown (${gate.level})`}: ${asked}`;
	if (gate.accepted) return `⚠️ fails, ${acceptedClause(gate.accepted)}: ${asked}`;
	return gate.blocks ? `❌ fails: ${asked}` : `⚠️ ${gate.level}: ${asked}`;
}

// src/report/document/model-heading.ts
function modelHeading({ models }, { model, outcome }) {
	if (models.length <= 1) return [];
	return [{
		kind: "heading",
		spans: [{ code: model }, ` ${outcomes[outcome].word}`]
	}];
}

// src/report/document/visible-lines.ts
const visibleRows$1 = 15;
const fewestSame = 3;
function isAlike({ movement, gates }) {
	return movement === "same" && gates.every(({ verdict }) => verdict === "pass");
}
const unremarkable = /* @__PURE__ */ new Set(["judged", "listed"]);
function visibleLines({ models }) {
	let left = visibleRows$1;
	return models.filter(({ outcome }) => outcome !== "nothing-to-run").map((model) => {
		const candidates = metricLines(model).filter((line) => !line.slice || !unremarkable.has(stateOf(line)));
		const alike = candidates.filter(isAlike);
		const same = alike.length < fewestSame ? [] : alike;
		const lines = candidates.filter((line) => !same.includes(line));
		const rows = lines.slice(0, left);
		left -= rows.length;
		return {
			model,
			lines,
			rows,
			same
		};
	});
}

// src/report/document/metric-detail.ts
function metricSection(report) {
	const shown = new Map(visibleLines(report).map(({ model, rows }) => [model, rows]));
	const blocks = report.models.flatMap((model) => {
		const lines = metricLines(model);
		if (lines.length === 0) return [];
		const hidden = lines.filter((line) => !line.slice && !shown.get(model)?.some(({ metric, slice }) => !slice && metric === line.metric));
		const labels = labelsText(model);
		const said = model.gates.filter((gate) => gate.verdict !== "pass" && !notAsked(gate)).toSorted((one, other) => gateRank(one) - gateRank(other)).map(({ sentence }) => [sentence]);
		return [
			...modelHeading(report, model),
			...hidden.length > 0 ? [tableOf(`More metrics of ${model.model}`, hidden)] : [],
			...said.length > 0 ? [{
				kind: "list",
				items: said
			}] : [],
			{
				kind: "paragraph",
				spans: [methods(lines)]
			},
			...labels === "" ? [] : [{
				kind: "paragraph",
				spans: [labels]
			}],
			...intervalChart(model, lines)
		];
	});
	return blocks.length === 0 ? void 0 : {
		id: "metrics",
		title: "Metrics in detail",
		folded: true,
		blocks
	};
}
function methods(lines) {
	const parts = [...Map.groupBy(lines.filter(({ method }) => method !== ""), ({ method }) => method)].map(([method, of]) => `${method} (${[...new Set(of.map(({ metric }) => metric))].join(", ")})`);
	const rows = Math.max(0, ...lines.map((line) => line.rows ?? 0));
	return `Intervals: ${parts.join("; ") || "none"}.${rows > 0 ? ` ${formatCount(rows)} test rows.` : ""}${roundedText(lines)}`;
}
function intervalChart(model, lines) {
	const all = lines.flatMap(intervalItem);
	const gated = all.filter(({ verdict }) => verdict !== "none");
	const items = (gated.length > 0 ? gated : all).slice(0, 24);
	const left = all.length > items.length ? "; the rest is in the tables" : "";
	const title = `Change of ${model.model} in percent of the base, with its 95 % interval: what gates judge${left}`;
	return items.every(({ low, high }) => low === 0 && high === 0) ? [] : [{
		kind: "chart",
		chart: {
			kind: "intervals",
			title,
			items
		}
	}];
}
function intervalItem(line) {
	const { change, baseline } = line.comparison ?? {};
	const size = Math.abs(baseline?.value ?? 0);
	const bounds = change && mainInterval(change.intervals);
	if (!change || !bounds || size === 0) return [];
	const label = line.slice ? `${line.metric}, ${line.slice.column} = ${line.slice.value}` : line.metric;
	const percent = (value) => value / size * 100;
	const rule = line.gates.find(({ kind }) => kind === "max-worse")?.rule.maxWorse;
	const tolerance = rule === void 0 ? {} : { tolerance: rule.kind === "percent" ? rule.value : percent(rule.value) };
	const verdict = line.gates.toSorted((one, other) => gateRank(one) - gateRank(other))[0]?.verdict ?? "none";
	return [{
		label,
		change: percent(change.value),
		low: percent(bounds.low),
		high: percent(bounds.high),
		...tolerance,
		verdict
	}];
}

// src/report/constant-answer.ts
function constantAnswerText({ labels, comparison }) {
	const overall = (comparison?.metrics ?? []).filter(({ slice }) => slice === void 0);
	const told = (labels?.constant ?? []).flatMap(({ metric, value }) => {
		const line = overall.find((one) => one.metric === metric);
		const mean = line?.candidate.value;
		if (line === void 0 || typeof mean !== "number" || line.better !== "higher" && line.better !== "lower") return [];
		const { low, high } = mainInterval(line.candidate.intervals) ?? {
			low: mean,
			high: mean
		};
		if (line.better === "higher" ? low > value : high < value) return [];
		const text = (number) => formatNumber(number, decimalsOf(line));
		return [`${oneLine(metric)} ${text(mean)} (the constant: ${text(value)})`];
	});
	return told.length === 0 ? "" : `Not measurably better than the best constant answer: ${told.join(", ")}.`;
}

// src/report/not-asked.ts
const named$1 = 8;
function notAskedTexts(model) {
	return [...tooSmallTexts(model), ...notYetTexts(model)];
}
function tooSmallTexts(model) {
	const rows = new Map(metricLines(model).map((line) => [keyOf(line), line.rows]));
	return grouped(model.gates.filter(({ reason }) => reason === "slice-too-small")).map((gates) => {
		const [first] = gates;
		const size = (gate) => rows.get(keyOf(gate)) ?? void 0;
		const each = [...new Map(gates.map((gate) => [gate.slice?.value ?? "", size(gate)]))];
		const values = each.slice(0, named$1).map(([value, count]) => `${code$1(value)}${count === void 0 ? "" : ` (${rowsText(count)})`}`);
		const more = each.length > values.length ? ` and ${each.length - values.length} more` : "";
		const floor = first?.rule.minRows ?? 0;
		const asks = gates.every((gate) => (size(gate) ?? 0) < floor) ? `its gate asks for ${rowsText(floor)}` : "too few rows";
		return `${code$1(first?.metric ?? "")} is not judged for ${code$1(first?.slice?.column ?? "")} ${values.join(", ")}${more}: ${asks}.`;
	});
}
function notYetTexts(model) {
	const texts = grouped(model.gates.filter(({ reason, slice }) => reason === "not-in-baseline" && slice !== void 0)).flatMap(([gate]) => gate === void 0 ? [] : [`${code$1(gate.metric)} by ${code$1(gate.slice?.column ?? "")} ${requirementOf(gate)}`]);
	return texts.length === 0 ? [] : [`Not asked yet, since the base does not have this model: ${texts.join("; ")}.`];
}
function grouped(gates) {
	const key = ({ metric, slice, kind, rule }) => JSON.stringify([
		metric,
		slice?.column,
		kind,
		rule.path
	]);
	return [...Map.groupBy(gates, key).values()];
}
function keyOf({ metric, slice }) {
	return JSON.stringify([
		metric,
		slice?.column,
		slice?.value
	]);
}
function rowsText(rows) {
	return `${formatCount(rows)} row${rows === 1 ? "" : "s"}`;
}

// src/report/document/effect.ts
const visibleRows = 10;
function effectBlocks({ testRows }, decimals, alone) {
	const effect = effectOf(testRows);
	if (testRows === void 0 || effect.kind !== "table") return [];
	const { base, known, arrived } = testRows.rows;
	const rows = effect.lines.slice(0, visibleRows).map(({ metric, from, to }) => {
		const digits = decimals(metric);
		const change = `${to === from ? "" : to > from ? "↑ " : "↓ "}${formatSigned(to - from, digits)}`;
		const texts = [
			formatNumber(from, digits),
			formatNumber(to, digits),
			change
		];
		return {
			strong: false,
			cells: [[{ code: metric }], ...texts.map((text) => [{ text }])]
		};
	});
	const table = {
		kind: "table",
		caption: "The base’s own model on its rows and on the rows of this change",
		columns: [
			{
				title: "the base’s own model",
				align: "left"
			},
			{
				title: `its ${formatCount(base)} rows`,
				align: "right"
			},
			{
				title: `these ${formatCount(known + arrived)} rows`,
				align: "right"
			},
			{
				title: "Δ by the rows",
				align: "right"
			}
		],
		rows
	};
	const more = effect.lines.length - rows.length;
	const left = more > 0 ? [{
		kind: "paragraph",
		spans: [`${count(more, "more metric")} in the report’s JSON.`]
	}] : [];
	return [
		{
			kind: "paragraph",
			spans: [effectText(testRows, decimals, alone)]
		},
		table,
		...left
	];
}

// src/report/document/model-notes.ts
function modelNotes(model) {
	const { comparison } = model;
	const items = comparison === void 0 ? [] : [basisText(comparison, model)];
	const decimals = (metric) => {
		const line = comparison?.metrics.find((each) => each.metric === metric && each.slice === void 0);
		return line ? decimalsOf(line) : 3;
	};
	items.push(scoredText(comparison), constantAnswerText(model), ...notAskedTexts(model));
	items.push(...testRowsTexts(model, decimals, byRowsAlone(model)));
	const effect = effectBlocks(model, decimals, byRowsAlone(model));
	if (comparison && comparison.attempts > 1) items.push(`This is attempt ${comparison.attempts} of this pull request on the same test set: the more attempts, the less a gain means.`);
	if (comparison && comparison.newRows > 0) {
		const what = comparison.scoredBy === void 0 ? "Labels of " : "";
		items.push(`${what}${formatCount(comparison.newRows)} test rows come from this change, the base does not know them.`);
	}
	const texts = items.filter((text) => text !== "").map((text) => ({
		kind: "paragraph",
		spans: [text]
	}));
	return [...effect, ...texts];
}
function scoredText(comparison) {
	if (comparison?.scoredBy === void 0) return "";
	return `The scores of the rows are the word of ${comparison.scoredBy === "step" ? "the evaluation step" : "the training"} itself and are believed as they are: no label vouches for them, and code of this change can write any number.`;
}
function basisText({ metrics, cluster, groups, repeats }, { candidate, gates }) {
	const computed = metrics.filter(({ origin }) => origin === "computed");
	const rows = Math.max(0, ...computed.map(({ candidate }) => candidate.rows ?? 0));
	const named = (candidate?.seeds ?? []).filter((seed) => seed !== null);
	const absolute = gates.some(({ kind }) => kind === "min" || kind === "max");
	const over = metrics.some(({ candidate }) => candidate.shipped !== void 0) ? `Means over seeds ${named.join(", ")}${absolute ? `; min and max judge seed ${named[0] ?? "–"}, which ships` : ""}.` : "";
	const noise = [repeatsText(repeats), seedsText(metrics)].filter((text) => text !== "").join(" ");
	if (rows === 0) return [over, noise].filter((text) => text !== "").join(" ");
	const taken = cluster === void 0 ? "taken as independent" : `those of one ${cluster.map((column) => `\`${clip(oneLine(column), 80).replaceAll("`", "'")}\``).join(", ")} taken together${groups === void 0 ? "" : `: ${count(groups, "group")}`}`;
	return [
		over,
		`Intervals: 95 % over ${formatCount(rows)} test rows, ${taken}.`,
		noise
	].filter((text) => text !== "").join(" ");
}
function repeatsText(repeats) {
	if (repeats === void 0) return "";
	const means = `Each model was scored ${formatCount(repeats.times)} times; values are means over the repeats`;
	return repeats.equal ? `${means}, which are all equal: chance has no part in the scores, or the step keeps its answers.` : `${means}, and intervals have their spread.`;
}
function seedsText(metrics) {
	const changes = metrics.filter(({ change }) => change !== void 0 && !change.exact && change.intervals.length > 0);
	const has = (kind) => changes.some(({ change }) => change?.seedNoise === kind);
	const several = metrics.some(({ candidate, baseline }) => candidate.seeds > 1 || (baseline?.seeds ?? 0) > 1);
	const isOneModel = has("none") && several;
	const reported = metrics.some(({ origin, candidate }) => origin === "reported" && candidate.intervals.length > 0);
	return [
		has("unknown") ? "How far another seed would move a model is not known, so the intervals leave it out." : "",
		has("borrowed") ? "One side has a single seed: how far another would move it is taken from other runs, at twice their spread." : "",
		isOneModel ? "All seeds made the same model: no noise between seeds is counted. If the training ignores `MLOPS_SEED`, it is unknown instead." : sameNumbersText(metrics),
		reported ? "Metrics that the training reports itself come without rows: both sides are taken as independent, and what other test rows would say is in an interval only as far as a reported standard error says it." : ""
	].filter((text) => text !== "").join(" ");
}
const named = 3;
function sameNumbersText(metrics) {
	const lines = metrics.filter(({ candidate, slice }) => candidate.bySeed !== void 0 && slice === void 0);
	const same = lines.filter(({ candidate: { bySeed = [] } }) => bySeed.every((value) => value === bySeed[0]));
	const isAll = same.length === lines.length;
	const told = same.filter(({ origin, candidate }) => isAll || origin === "reported" && !candidate.intervals.length);
	if (told.length === 0) return "";
	const names = told.slice(0, named).map(({ metric }) => `\`${clip(oneLine(metric), 80).replaceAll("`", "'")}\``);
	const more = told.length - names.length;
	return `All seeds gave the same ${isAll ? "numbers" : `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`}, which says nothing of chance: either the training leaves nothing to its seed, or it ignores \`MLOPS_SEED\`, and how far another seed would move it is not known.`;
}

// src/report/document/sides.ts
const sides = {
	"last-version": {
		base: "last version",
		change: "this version"
	},
	"live-version": {
		base: "live",
		change: "this version"
	}
};
function sameAs({ commits }) {
	const named = commits.baseline && sides[commits.baseline.kind];
	if (named === void 0) return "the base’s";
	return named.base === "live" ? "those of what is live" : `those of the ${named.base}`;
}
function withSides(section, { commits }) {
	const named = commits.baseline && sides[commits.baseline.kind];
	return named === void 0 ? section : {
		...section,
		blocks: calledSides(section.blocks, named)
	};
}
function calledSides(blocks, named) {
	const called = (name) => name === "base" ? named.base : name === "this change" ? named.change : name;
	const titled = (title) => title.split(", ").map(called).join(", ");
	const renamed = (block) => {
		if (block.kind === "fold") return {
			...block,
			blocks: block.blocks.map(renamed)
		};
		if (block.kind !== "table") return block;
		return {
			...block,
			columns: block.columns.map((column) => ({
				...column,
				title: titled(column.title)
			}))
		};
	};
	return blocks.map(renamed);
}

// src/report/document/metric-table.ts
function tableSection(report) {
	const shown = visibleLines(report);
	const hidden = shown.reduce((sum, { lines, rows }) => sum + lines.length - rows.length, 0);
	const blocks = shown.flatMap(({ model, rows, same }) => {
		if (rows.length + same.length === 0) return [];
		const table = rows.length === 0 ? [] : [tableOf(`Metrics of ${model.model}`, rows)];
		return [
			...modelHeading(report, model),
			...table,
			...sameText(same, rows, sameAs(report)),
			...modelNotes(model)
		];
	});
	if (hidden > 0) blocks.push({
		kind: "paragraph",
		spans: [`${count(hidden, "more line")} under “Metrics in detail” and “Slices”.`]
	});
	const idle = report.models.filter(({ outcome }) => outcome === "nothing-to-run");
	if (idle.length < report.models.length) blocks.push(...idleTexts(idle).map((spans) => ({
		kind: "paragraph",
		spans
	})));
	return blocks.length === 0 ? void 0 : {
		id: "table",
		title: "Metrics",
		folded: false,
		blocks
	};
}
function sameText(same, rows, as) {
	if (same.length === 0) return [];
	const named = same.slice(0, 6).flatMap(({ metric }, at) => [at === 0 ? "" : ", ", { code: metric }]);
	const more = same.length > 6 ? ` and ${same.length - 6} more` : "";
	const all = rows.length === 0 ? `All ${count(same.length, "metric")}` : count(same.length, "more metric");
	const gated = same.filter(({ gates }) => gates.length > 0);
	const asked = gated.length === same.length ? ", and their gates pass" : "";
	const on = gated.flatMap(({ metric }, at) => [at === 0 ? "; the gates on " : ", ", { code: metric }]);
	const some = asked !== "" || gated.length === 0 ? [] : [...on, " pass"];
	return [{
		kind: "paragraph",
		spans: [
			`${all} ${same.length === 1 ? "is" : "are"} exactly ${as}${asked}: `,
			...named,
			more,
			...some,
			"."
		]
	}];
}
function idleTexts(models) {
	const removed = models.filter(({ plan }) => plan.decision === "removed");
	const kept = models.filter((model) => !removed.includes(model));
	const are = (some) => some.length === 1 ? "is" : "are";
	return [...kept.length > 0 ? [[
		"Recorded results still hold for ",
		...namesOf(kept),
		"."
	]] : [], ...removed.length > 0 ? [[...namesOf(removed), ` ${are(removed)} no longer in \`mlops.yaml\`.`]] : []];
}
function namesOf(models) {
	const names = models.slice(0, 8).flatMap(({ model }, at) => at === 0 ? [{ code: model }] : [", ", { code: model }]);
	return models.length > 8 ? [...names, ` and ${models.length - 8} more`] : names;
}

// src/report/document/policy.ts
function policySection({ policy, commits }) {
	if (policy.length === 0) return void 0;
	const rank = ({ blocks, kind }) => blocks ? 0 : kind === "loosened" ? 1 : 2;
	const items = policy.toSorted((one, other) => rank(one) - rank(other)).map((change) => [change.blocks ? "❌ " : change.kind === "loosened" ? "⚠️ " : "", `This change ${withoutStop(change.sentence)}${change.accepted ? `, ${acceptedClause(change.accepted)}` : ""}.`]);
	return {
		id: "policy",
		title: "Policy",
		folded: false,
		blocks: [{
			kind: "paragraph",
			spans: commits.policy ? [
				"Judged by the policy of ",
				{ code: commits.policy.branch },
				" at ",
				{ code: commits.policy.sha.slice(0, 10) },
				", not by the proposal:"
			] : ["Policy changes:"]
		}, {
			kind: "list",
			items
		}]
	};
}
function problemSection(report) {
	const { problems, models, next } = report;
	const left = (all) => all.filter((problem) => !saidAbove(problem, report));
	const items = [...left(problems).map((problem) => problemSpans(problem, next)), ...models.flatMap(({ model, problems: own }) => left(own).map((problem) => problemSpans(problem, next, model)))];
	const logs = models.flatMap(({ model, log, outcome }) => log === void 0 || log.trim() === "" || outcome === "not-trained" ? [] : [{
		kind: "paragraph",
		spans: [
			"End of the log of the last attempt at ",
			{ code: model },
			":"
		]
	}, {
		kind: "code",
		text: tail(log),
		language: "text"
	}]);
	const blocks = [...items.length > 0 ? [{
		kind: "list",
		items
	}] : [], ...logs];
	return blocks.length === 0 ? void 0 : {
		id: "problems",
		title: "Problems",
		folded: false,
		blocks
	};
}
function saidAbove({ message, place, remedy, reason }, report) {
	return report.headline.includes(withoutStop(oneLine(message))) && reason === report.reason && place === void 0 && (remedy ?? report.next) === report.next;
}
function tail(log) {
	return log.trimEnd().split("\n").slice(-20).map((line) => clip(line, 400)).join("\n");
}
function problemSpans({ message, place, remedy, reason, verdict }, next, model) {
	const where = place ? [
		" (",
		{ code: `${place.file}:${place.line}:${place.column}` },
		")"
	] : [];
	const owner = model === void 0 ? [] : [{ code: model }, ": "];
	return [
		`${problemMark(verdict)} `,
		...owner,
		withoutStop(model === void 0 ? message : withoutName(message, model)),
		...where,
		". ",
		...remedy === void 0 || remedy === next ? [] : [`${remedy} `],
		{ code: reason }
	];
}
function withoutStop(text) {
	return text.trim().replace(/\.$/, "");
}

// src/report/slice-notes.ts
const fewest = 5;
function sliceNotes(lines) {
	const changes = lines.filter(({ comparison }) => (comparison?.change?.intervals.length ?? 0) > 0);
	return [...changes.length < fewest ? [] : [`${count(changes.length, "interval")}, each at 95 % by itself: one in twenty misses by chance, so a single “better” or “worse” among them is a hint and no finding.`], ...groupsNote(lines)];
}
function groupsNote(lines) {
	const groups = ({ comparison }) => comparison?.candidate.groups ?? 0;
	const key = ({ slice }) => JSON.stringify([slice?.column, slice?.value]);
	const most = /* @__PURE__ */ new Map();
	for (const line of lines) most.set(key(line), Math.max(most.get(key(line)) ?? 0, groups(line)));
	const fewer = lines.filter((line) => groups(line) > 0 && groups(line) < (most.get(key(line)) ?? 0));
	const names = [...new Set(fewer.map(({ metric }) => metric))];
	return names.length === 0 ? [] : [`Groups of ${names.join(", ")}: those that hold the class which fewer groups have.`];
}

// src/report/document/slices.ts
function sliceSection(report) {
	const blocks = report.models.flatMap((model) => {
		const lines = metricLines(model).filter(({ slice }) => slice);
		const said = sliceNotes(lines).map((text) => ({
			kind: "paragraph",
			spans: [text]
		}));
		return lines.length === 0 ? [] : [
			...modelHeading(report, model),
			sliceTable(model, lines),
			...said
		];
	});
	return blocks.length === 0 ? void 0 : {
		id: "slices",
		title: "Slices",
		folded: true,
		blocks
	};
}
function sliceTable(model, lines) {
	const sizes = [{
		title: "rows",
		of: ({ rows }) => rows
	}, ...groupsColumn(lines)];
	const rows = lines.map((line) => {
		const row = rowOf(line);
		const counts = sizes.map(({ of }) => [{ text: countText(of(line)) }]);
		return {
			...row,
			cells: [...row.cells, ...counts]
		};
	});
	const caption = `Slices of ${model.model}: base and this change`;
	const more = sizes.map(({ title }) => ({
		title,
		align: "right"
	}));
	return {
		kind: "table",
		caption,
		columns: [...columns, ...more],
		rows
	};
}
function groupsColumn(lines) {
	const groups = ({ comparison }) => comparison?.candidate.groups ?? null;
	return lines.some((line) => groups(line) !== null) ? [{
		title: "groups",
		of: groups
	}] : [];
}
function countText(count) {
	return count === null ? "–" : formatCount(count);
}

// src/report/document/trend.ts
const fewestPoints = 3;
function trendSection(report) {
	const blocks = report.models.flatMap((model) => metricLines(model).flatMap((line) => trendChart(model, line)));
	return blocks.length === 0 ? void 0 : {
		id: "trend",
		title: "Trend",
		folded: true,
		blocks: blocks.slice(0, 6)
	};
}
function trendChart({ model, trend }, line) {
	const now = line.comparison?.candidate.value;
	const past = Object.hasOwn(trend, line.metric) ? trend[line.metric] ?? [] : [];
	if (line.slice || typeof now !== "number" || past.length + 1 < fewestPoints) return [];
	const values = [...past.slice(-39), now];
	return [{
		kind: "chart",
		chart: {
			kind: "trend",
			title: `${line.metric} of ${model} in ${values.length - 1} runs of the base with as many seeds and in this change`,
			axis: line.metric,
			values
		}
	}];
}

// src/report/document/build.ts
function documentOf(report, findings) {
	const sections = [
		problemSection(report),
		tableSection(report),
		dataSection(report, findings),
		policySection(report),
		metricSection(report),
		sliceSection(report),
		editSection(report),
		distributionSection(report, findings),
		trendSection(report),
		changeSection(report),
		planSection(report),
		runSection(report),
		reproduceSection(report)
	];
	return {
		outcome: report.outcome,
		project: report.project,
		headline: report.headline,
		...report.next !== void 0 && { next: report.next },
		sections: sections.filter((section) => section !== void 0).map((section) => withSides(section, report)),
		footer: footerOf(report)
	};
}

export { sectionIds as a, schemaSpans as i, calledSides as n, columnBlocks as o, findingsOf as r, documentOf as t };