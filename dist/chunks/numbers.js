// src/support/numbers.ts
function formatNumber(value, decimals) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
	const size = Math.abs(value);
	const shown = size >= 0x38d7ea4c68000 || size !== 0 && size < 1e-6 ? size.toExponential(2) : formatOf(decimals).format(size);
	return value < 0 && /[1-9]/.test(shown) ? `−${shown.replace("e-", "e−")}` : shown.replace("e-", "e−");
}
const formats = /* @__PURE__ */ new Map();
function formatOf(decimals) {
	const made = formats.get(decimals) ?? new Intl.NumberFormat("en-US", {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	});
	formats.set(decimals, made);
	return made;
}
function formatSigned(value, decimals) {
	const shown = formatNumber(value, decimals);
	return value > 0 && /[1-9∞]/.test(shown) ? `+${shown}` : shown;
}
function decimalsFor(size, digits) {
	const width = Math.abs(size);
	if (!Number.isFinite(width) || width === 0) return void 0;
	const exponent = Math.ceil(-Math.log10(width) - 1e-9);
	return Math.min(9, Math.max(0, exponent + digits - 1));
}

export { formatNumber as n, formatSigned as r, decimalsFor as t };