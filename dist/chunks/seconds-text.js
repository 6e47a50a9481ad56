import { n as formatNumber } from "./numbers.js";
import { r as shareOf } from "./amount.js";

// src/support/pace.ts
const even = /* @__PURE__ */ new Set([
	"bytes",
	"rows",
	"values"
]);
const leastMs = 3e3;
const leastShare = .05;
function startOf(known, amount, now) {
	if (amount === void 0) return void 0;
	return known?.amount.unit === amount.unit && known.amount.of === amount.of && known.amount.done <= amount.done ? known : {
		at: now,
		amount
	};
}
function paceText(start, amount, now) {
	if (start === void 0 || amount === void 0 || !even.has(amount.unit)) return "";
	const [passed, moved] = [now - start.at, amount.done - start.amount.done];
	const share = shareOf(amount);
	if (share === void 0 || share >= 1 || passed < leastMs || moved <= 0) return "";
	if (share - (shareOf(start.amount) ?? 0) < leastShare) return "";
	const perSecond = 1e3 * moved / passed;
	const left = ((amount.of ?? 0) - amount.done) / perSecond;
	return `${rateText(amount.unit, perSecond)}, about ${leftText(left)} left`;
}
function rateText(unit, perSecond) {
	if (unit === "bytes") return `${formatNumber(perSecond / 1e6, perSecond < 1e7 ? 1 : 0)} MB a second`;
	const digits = 10 ** Math.max(0, Math.floor(Math.log10(perSecond)) - 1);
	return `${formatNumber(Math.round(perSecond / digits) * digits, 0)} a second`;
}
function leftText(seconds) {
	if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${formatNumber(minutes / 60, 1)} h`;
}

// src/cli/progress/seconds-text.ts
function secondsText(milliseconds) {
	const seconds = Math.max(0, milliseconds) / 1e3;
	if (seconds < 120) return `${seconds.toFixed(1)} s`;
	return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
}

export { paceText as n, startOf as r, secondsText as t };