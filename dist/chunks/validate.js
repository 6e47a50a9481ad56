import { n as renderText } from "./text.js";
import { t as chosenDatasets } from "./chosen-names.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { n as checkData, t as judgedReport } from "./judged-report.js";
import { t as reportFrame } from "./report-frame.js";
import { c as linesName, f as rowLimits } from "./beside-base.js";
import { n as terminalSentence } from "./terminal.js";
import { u as systemCode } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";
import { m as handOver, t as findSituation } from "./find-situation.js";
import { t as withAcceptances } from "./with-acceptances.js";
import { t as buildNeeded } from "./build-needed.js";
import { t as dataProblems } from "./data-problems.js";
import { resolve } from "node:path";
import { mkdir, readdir } from "node:fs/promises";

// src/commands/rows-folder.ts
async function rowsFolder(from, wanted) {
	const folder = resolve(from, wanted);
	const there = await mkdir(folder, { recursive: true }).then(() => readdir(folder), (error) => {
		const code = systemCode(error);
		if (code === void 0) throw error;
		throw MlopsError.of(commandReasons, "rows-folder-in-use", `${wanted} cannot be made a folder (${code}).`);
	});
	if (there.length === 0) return {
		folder,
		written: []
	};
	throw MlopsError.of(commandReasons, "rows-folder-in-use", `${wanted} is not empty: it holds ${there[0]}.`);
}
function failingRowsText({ folder, written }) {
	const lines = written.length === 0 ? ["No check names rows that break it."] : written.map(rowsLine);
	return `\n${[`Failing rows in ${folder}:`, ...lines].map(terminalSentence).join("\n")}\n`;
}
function rowsLine({ file, check, rows, isCut, leftOut }) {
	const noun = check === "lines" ? "line that is no row" : "row";
	const nouns = check === "lines" ? "lines that are no rows" : "rows";
	const number = `${rows.toLocaleString("en-US")} ${rows === 1 ? noun : nouns}`;
	const most = `${rowLimits.rows.toLocaleString("en-US")} rows or ${rowLimits.bytes / 1e6} MB`;
	const cut = isCut ? `, the first of more (at most ${most})` : "";
	const what = check === "lines" ? "values of the sensitive" : "the sensitive";
	return `  ${file}: ${number}${cut}${leftOut.length === 0 ? "" : `, without ${what} ${leftOut.join(", ")}`}`;
}

// src/commands/validate.ts
async function validate(request, ports) {
	const failingRows = request.rows === void 0 ? void 0 : await rowsFolder(request.folder, request.rows);
	const situation = await findSituation(request, ports);
	const names = chosenDatasets(situation.project, request.datasets);
	await using engine = engineAtHand(ports, situation.own.engine);
	await buildNeeded(situation, {
		datasets: names,
		rows: failingRows !== void 0
	}, engine, ports);
	const datasets = await checkData(situation, names, engine, ports, failingRows);
	if (request.handOver) await handOver(situation, request.handOver);
	const policy = situation.policyChanges.filter(({ path }) => isAbout(path, request.datasets));
	const parts = await withAcceptances(situation, {
		...reportFrame(situation, ports),
		datasets,
		policy
	});
	const report = judgedReport(parts, ports.reasons);
	return {
		ends: endOf(report, ports.reasons),
		reason: report.reason,
		sentence: report.headline,
		problems: [...situation.problems, ...report.datasets.flatMap(problemsOf)],
		data: {
			datasets: report.datasets,
			policy: report.policy,
			uncommitted: situation.uncommitted.map(({ path }) => path),
			...failingRows && { failingRows }
		},
		text: (style) => `${renderText(report, style)}${failingRows ? failingRowsText(failingRows) : ""}`
	};
}
function isAbout([section, name], datasets) {
	return section === "datasets" && (datasets.length === 0 || datasets.some((dataset) => dataset === name));
}
function problemsOf(dataset) {
	return [...dataset.problems.map(plainProblem), ...dataProblems(dataset)];
}
function plainProblem({ verdict: _, ...problem }) {
	return problem;
}
function endOf({ verdict, reason, datasets }, reasons) {
	const end = reasons.endsOf(reason);
	const isUnread = datasets.some(({ problems }) => problems.some((problem) => problem.reason === reason));
	const isBroken = datasets.some(({ report, verdict: of }) => report !== void 0 && of === "fail");
	if (verdict === "fail" && end === "input" && isUnread && !isBroken) return "input";
	return verdict === "unknown" && end === "unavailable" ? "unavailable" : verdict;
}

export { validate as t };