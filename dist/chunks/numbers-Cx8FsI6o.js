// src/report/numbers.ts
function formatNumber(value, decimals) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
	const size = Math.abs(value);
	const shown = size >= 0x38d7ea4c68000 || size !== 0 && size < 1e-6 ? size.toExponential(2) : size.toLocaleString("en-US", {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	});
	return value < 0 && /[1-9]/.test(shown) ? `−${shown.replace("e-", "e−")}` : shown.replace("e-", "e−");
}
function formatSigned(value, decimals) {
	const shown = formatNumber(value, decimals);
	return value > 0 && /[1-9∞]/.test(shown) ? `+${shown}` : shown;
}
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
	const bounds = mainInterval((line.change ?? line.candidate).intervals);
	const numbers = [
		...values,
		line.change?.value ?? 0,
		bounds?.low ?? 0,
		bounds?.high ?? 0
	];
	if (numbers.every(Number.isInteger)) return 0;
	const decimals = digitsForNoise(bounds ? (bounds.high - bounds.low) / 2 : 0) ?? digitsFor(line.change?.value ?? 0, 1) ?? digitsFor(Math.max(...values.map(Math.abs), 0), 3) ?? 3;
	return numbers.reduce((most, value) => Math.max(most, untilVisible(value, decimals)), decimals);
}
function digitsForNoise(halfWidth) {
	return digitsFor(halfWidth, Number(halfWidth.toExponential()[0]) < 4 ? 1 : 0);
}
function digitsFor(size, more) {
	const width = Math.abs(size);
	if (!Number.isFinite(width) || width === 0) return void 0;
	return Math.min(9, Math.max(0, -Math.floor(Math.log10(width)) + more));
}
function untilVisible(value, decimals) {
	const two = [
		decimals,
		decimals + 1,
		decimals + 2
	];
	return value === 0 ? decimals : two.find((digits) => Math.abs(value) >= .5 * 10 ** -digits) ?? decimals;
}

export { formatNumber as a, formatSigned as c, formatLimit as i, mainInterval as l, formatBytes as n, formatSeconds as o, formatCount as r, formatShare as s, decimalsOf as t };