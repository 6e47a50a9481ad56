// src/data/engines/whole-number.ts
const mostDigits = 38;
function digitsOf(value) {
	return BigInt(value).toString();
}
function fitsDecimal(value, engineType) {
	const scale = Number(/^DECIMAL\(\d+,(\d+)\)$/.exec(engineType)?.[1] ?? 0);
	return digitsOf(Math.abs(value)).length <= mostDigits - scale;
}

export { fitsDecimal as n, digitsOf as t };