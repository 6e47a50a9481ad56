import { n as formatNumber, t as decimalsFor } from "./numbers.js";

// src/report/numbers.ts
function formatCount(value) {
	return formatNumber(value, 0);
}
function formatShare(share) {
	const percent = share * 100;
	const size = Math.abs(percent);
	return `${formatNumber(percent, size === 0 || size >= 10 ? 0 : size >= 1 ? 1 : 2)} %`;
}
function formatLimit(value) {
	return String(value).replace("-", "−");
}
function formatSeconds(seconds) {
	if (seconds < 10) return `${formatNumber(seconds, 1)} s`;
	if (seconds < 120) return `${formatNumber(seconds, 0)} s`;
	if (seconds < 7200) return `${formatNumber(seconds / 60, 0)} min`;
	return `${formatNumber(seconds / 3600, 1)} h`;
}
function formatBytes(bytes) {
	const units = [
		"B",
		"KB",
		"MB",
		"GB",
		"TB"
	];
	const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
	return `${formatNumber(bytes / 1e3 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}
function mainInterval(intervals) {
	return intervals.find(({ level }) => level === .95) ?? intervals[0];
}
function decimalsOf(line) {
	const values = [line.baseline?.value, line.candidate.value].filter((value) => typeof value === "number");
	const bounds = mainInterval((line.change && !line.change.exact ? line.change : line.candidate).intervals);
	const numbers = [
		...values,
		line.change?.value ?? 0,
		bounds?.low ?? 0,
		bounds?.high ?? 0
	];
	if (numbers.every(Number.isInteger)) return 0;
	const decimals = decimalsFor(bounds ? (bounds.high - bounds.low) / 2 : 0, 2) ?? decimalsFor(line.change?.value ?? 0, 2) ?? decimalsFor(Math.max(...values.map(Math.abs), 0), 4) ?? 3;
	return numbers.reduce((most, value) => Math.max(most, untilVisible(value, decimals)), decimals);
}
function untilVisible(value, decimals) {
	const two = [
		decimals,
		decimals + 1,
		decimals + 2
	];
	return value === 0 ? decimals : two.find((digits) => Math.abs(value) >= .5 * 10 ** -digits) ?? decimals;
}

export { formatSeconds as a, formatLimit as i, formatBytes as n, formatShare as o, formatCount as r, mainInterval as s, decimalsOf as t };