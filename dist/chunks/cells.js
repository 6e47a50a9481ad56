// src/project/drift-defaults.ts
const driftDefaults = {
	wasserstein: .1,
	"l-infinity": .02,
	"jensen-shannon": .1,
	nulls: .05,
	"new-category": .01
};
function driftDefault(statistic) {
	return driftDefaults[statistic];
}
const rowsChangeDefault = {
	kind: "percent",
	value: 50
};

// src/data/sketch/cells.ts
const maxCells = 1e3;
const noCells = {
	exponent: 0,
	runs: [],
	below: [],
	above: []
};
function shift(index, by) {
	return by === 0 ? index : by > 60 ? index < 0 ? -1 : 0 : Math.floor(index / 2 ** by);
}
function bitLength(i) {
	return i >= 2 ** 32 ? 64 - Math.clz32(Math.floor(i / 2 ** 32)) : 32 - Math.clz32(i);
}
function tailOf(index) {
	return index >= 0 ? bitLength(index) : -1 - bitLength(-1 - index);
}
function shiftTail(tail, by) {
	return tail >= 0 ? Math.max(0, tail - by) : -1 - Math.max(0, -1 - tail - by);
}
function tailRange(tail) {
	const digits = tail >= 0 ? tail : -1 - tail;
	const [from, to] = digits === 0 ? [0, 1] : [2 ** (digits - 1), 2 ** digits];
	return tail >= 0 ? [from, to] : [-to, -from];
}
function coarsen(cells, exponent) {
	const by = exponent - cells.exponent;
	if (by < 0) throw new RangeError(`cells of width 2^${cells.exponent} cannot be split into 2^${exponent}`);
	if (by === 0) return cells;
	const inner = /* @__PURE__ */ new Map();
	for (const [index, rows] of countsOf(cells)) add(inner, shift(index, by), rows);
	const tail = (tails) => {
		const found = /* @__PURE__ */ new Map();
		for (const [t, rows] of tails) add(found, shiftTail(t, by), rows);
		return found;
	};
	return toCells(exponent, inner, tail(cells.below), tail(cells.above));
}
function* countsOf(cells) {
	for (const [first, counts] of cells.runs) for (const [offset, rows] of counts.entries()) if (rows > 0) yield [first + offset, rows];
}
function rowsOf(cells) {
	let rows = 0;
	for (const [, counts] of cells.runs) for (const each of counts) rows += each;
	for (const [, each] of [...cells.below, ...cells.above]) rows += each;
	return rows;
}
function toCells(exponent, inner, below, above) {
	const runs = [];
	for (const [index, rows] of sorted(inner)) {
		const last = runs.at(-1);
		const gap = last === void 0 ? Number.POSITIVE_INFINITY : index - last[0] - last[1].length;
		if (last === void 0 || gap > 2) {
			runs.push([index, [rows]]);
			continue;
		}
		for (let k = 0; k < gap; k++) last[1].push(0);
		last[1].push(rows);
	}
	return {
		exponent,
		runs,
		below: sorted(below),
		above: sorted(above)
	};
}
function add(counts, key, rows) {
	counts.set(key, (counts.get(key) ?? 0) + rows);
}
function sorted(counts) {
	return [...counts].filter(([, rows]) => rows > 0).sort(([a], [b]) => a - b);
}

export { maxCells as a, shift as c, toCells as d, driftDefault as f, countsOf as i, tailOf as l, rowsChangeDefault as m, bitLength as n, noCells as o, driftDefaults as p, coarsen as r, rowsOf as s, add as t, tailRange as u };