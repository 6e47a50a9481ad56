import { _ as number, c as _enum, l as array, p as int, v as object, x as string, y as record } from "./schemas.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";

// src/commands/history-lines.ts
const measuredSchema = object({
	value: number().describe("Over all seeds that have one: the mean of reported values, one value of scored rows."),
	rows: int().min(0).nullable().describe("Rows that it was measured on; null where that is not recorded."),
	seeds: int().min(1).describe("Seeds that it was measured on.")
}).describe("A metric that has a value.");
const lineSchema = object({
	at: string().describe("When it was recorded: ISO 8601, UTC."),
	model: string(),
	commit: string(),
	what: _enum(["run", "scores"]).describe("A training with what it reported, or what its model scored on test rows."),
	fingerprint: string().describe("Of the training."),
	seeds: int().min(1).describe("Seeds of the record."),
	origin: _enum(["local", "ci"]),
	metrics: record(string(), measuredSchema)
});
const historySchema = object({ records: array(lineSchema).describe("Newest first.") }).describe("Recorded runs and scores: `data` of `mlops history --json`.");
function lineOfRun({ model, fingerprint, seeds }, at) {
	const [first] = seeds;
	if (first === void 0) throw new TypeError(`the run ${fingerprint} has no seed`);
	const metrics = [...new Set(seeds.flatMap(({ metrics }) => Object.keys(metrics)))].flatMap((name) => {
		const values = seeds.map((seed) => seed.metrics[name]?.value).filter((value) => typeof value === "number");
		if (values.length === 0) return [];
		return [[name, {
			value: values.reduce((sum, one) => sum + one, 0) / values.length,
			rows: null,
			seeds: values.length
		}]];
	});
	const { commit, origin } = first;
	return {
		at,
		what: "run",
		model,
		fingerprint,
		commit,
		origin,
		seeds: seeds.length,
		metrics: Object.fromEntries(metrics)
	};
}
function lineOfScores(record, at) {
	const { model, commit, origin, run, seeds } = record;
	const metrics = Object.entries(record.values).flatMap(([name, { value, rows, seeds: each }]) => {
		const measured = Math.max(1, each.filter((one) => one !== null).length);
		return value === null ? [] : [[name, {
			value,
			rows,
			seeds: measured
		}]];
	});
	return {
		at,
		what: "scores",
		model,
		fingerprint: run,
		commit,
		origin,
		seeds: seeds.length,
		metrics: Object.fromEntries(metrics)
	};
}
const shownMetrics = 4;
function historyText(line, gated) {
	const all = gatedFirst(line.metrics, gated);
	const shown = all.slice(0, shownMetrics);
	const common = commonRows(shown.map(([, { rows }]) => rows));
	const metrics = shown.map(([name, measured]) => metricText(name, measured, line.seeds, common === void 0));
	return [
		line.at.slice(0, 16).replace("T", " "),
		line.commit.slice(0, 7),
		line.what.padEnd(6),
		line.model,
		line.fingerprint.slice(0, 12),
		some(line.seeds, "seed"),
		...metrics,
		...all.length > shownMetrics ? [`and ${all.length - shownMetrics} more`] : [],
		...common === void 0 ? [] : [`on ${some(common, "row")}`]
	].join("  ");
}
function gatedFirst(metrics, gated) {
	const rank = (name) => gated.includes(name) ? gated.indexOf(name) : gated.length;
	return Object.entries(metrics).toSorted(([a], [b]) => rank(a) - rank(b));
}
function commonRows(rows) {
	const [first, ...others] = rows;
	return first != null && others.every((one) => one === first) ? first : void 0;
}
function metricText(name, { value, rows, seeds }, of, withRows) {
	const about = [...withRows && rows !== null ? [some(rows, "row")] : [], ...seeds === of ? [] : [`${seeds} of ${some(of, "seed")}`]];
	return `${name} ${formatNumber(value, decimalsFor(value, 3) ?? 3)}${about.length === 0 ? "" : ` (${about.join(", ")})`}`;
}
function some(count, what) {
	return `${formatNumber(count, 0)} ${what}${count === 1 ? "" : "s"}`;
}

export { lineOfScores as i, historyText as n, lineOfRun as r, historySchema as t };