// src/data/checks/words.ts
function whole(value) {
	return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}
function counted(value, noun) {
	return `${whole(value)} ${noun}${value === 1 ? "" : "s"}`;
}
function share(part, all) {
	if (all === 0) return "";
	const percent = 100 * part / all;
	if (part === 0 || part === all) return ` (${percent} %)`;
	if (percent < .01) return " (< 0.01 %)";
	if (percent > 99.99) return " (> 99.99 %)";
	return ` (${percent < 10 ? Number(percent.toPrecision(2)) : Math.min(99.9, Number(percent.toFixed(1)))} %)`;
}
function listed(items, most = 10) {
	const rest = items.length - most;
	return items.slice(0, most).join(", ") + (rest > 0 ? ` and ${whole(rest)} more` : "");
}
function between({ min, max }) {
	if (min === void 0) return `at most ${max}`;
	if (max === void 0) return `at least ${min}`;
	return min === max ? `exactly ${min}` : `between ${min} and ${max}`;
}

export { whole as a, share as i, counted as n, listed as r, between as t };