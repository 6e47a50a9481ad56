import { n as formatNumber } from "./numbers.js";

// src/support/amount.ts
const noMeter = () => void 0;
function amountText({ unit, done, of, what }) {
	const counted = unit === "bytes" ? bytesText(done, of) : unit === "tries" ? `try ${done}` : countText(unit, done, of);
	return what === void 0 ? counted : `${counted} ${what}`;
}
function shareOf({ done, of }) {
	if (of === void 0 || of <= 0) return void 0;
	return Math.min(1, Math.max(0, done / of));
}
function countText(unit, done, of) {
	const number = (value) => formatNumber(Math.floor(value), 0);
	return of === void 0 ? `${number(done)} ${unit}` : `${number(done)} of ${number(of)} ${unit}`;
}
const sizes = [
	"B",
	"KB",
	"MB",
	"GB",
	"TB"
];
function bytesText(done, of) {
	const whole = of ?? done;
	const step = Math.min(sizes.length - 1, whole < 1 ? 0 : Math.floor(Math.log10(whole) / 3));
	const number = (bytes) => formatNumber(bytes / 1e3 ** step, step === 0 ? 0 : 1);
	return of === void 0 ? `${number(done)} ${sizes[step]}` : `${number(done)} of ${number(of)} ${sizes[step]}`;
}

export { noMeter as n, shareOf as r, amountText as t };