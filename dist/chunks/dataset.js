import { t as identifier } from "./sql.js";
import { t as random } from "./random.js";
import { n as compareText, r as sha256 } from "./canonical.js";
import { A as noiseOf, B as askedOf, C as kolmogorovNoise, D as wassersteinLaw, E as lInfinityNoise, F as inUnit, I as percent, L as quoted, M as amount, N as estimated, O as shareNoise, P as evenly, R as rowsText, S as divergenceLaw, T as totalVariationLaw, V as falseAlarms, W as rowsChangeDefault, _ as commonCategories, a as pointsOf, b as poolOrKeep, c as bitLength, d as noCells, f as rowsOf, g as categoricalFindings, h as toCells, i as commonCells, j as stateOf, k as isUntold, l as countsOf, m as tailOf, o as wholeValues, p as shift$1, r as numberHistogram, s as add, t as categoryHistogram, u as maxCells, v as newValues, w as scaledChiSquare, x as poolRare, y as nullLabel, z as statisticName } from "./histogram.js";
import { c as replacersOf, o as isPeerStatistic } from "./project.js";
import { n as noMeter } from "./amount.js";
import { t as tableSource } from "./table-source.js";
import { t as worst } from "./verdict.js";
import { n as isFloating, t as columnTypeOf } from "./column-type.js";
import { _ as wasserstein, a as jensenShannonAs, c as plainShares, g as sum, h as pooled, i as hellinger, l as psiOf, m as moments, n as divergenceOf, o as kullbackLeibler, p as lInfinity, r as halfMore, s as meanSquareContingency, t as cramersV, u as totalVariation } from "./divergences.js";
import { i as nullShareTest, n as kolmogorovSmirnov, r as ksTest, t as chiSquareTest } from "./tests.js";
import { isDeepStrictEqual } from "node:util";

// src/data/type-words.ts
const words = {
	integer: "whole numbers",
	number: "numbers",
	string: "text",
	boolean: "true and false",
	date: "dates",
	timestamp: "points in time"
};
function typeWords({ type, engineType }) {
	return type === "other" ? `values of type ${engineType}` : words[type];
}

// src/data/drift/table.ts
function rowCountCheck(base, head, dataset) {
	const [unit, before, after] = head.files ? [
		"files",
		base.files?.count ?? 0,
		head.files.count
	] : [
		"rows",
		base.rows,
		head.rows
	];
	const limit = dataset.rows.change ?? rowsChangeDefault;
	const change = Math.abs(after - before);
	const allowed = limit.kind === "percent" ? limit.value / 100 * before : limit.value;
	const [verdict, reason] = before === 0 && (limit.kind === "percent" || after === 0) ? ["unknown", "one-side-empty"] : change <= allowed ? ["pass", "row-count-kept"] : ["fail", "row-count-changed"];
	const relative = before === 0 ? "" : ` (${after >= before ? "+" : "−"}${amount(100 * change / before)} %)`;
	const bound = `limit ±${amount(limit.value)}${limit.kind === "percent" ? " %" : ""}`;
	return {
		check: "rows-change",
		verdict,
		level: "fail",
		reason,
		sentence: `${rowsText(before)} → ${rowsText(after)} ${unit}${relative}, ${bound}.`,
		rows: {
			checked: after,
			nulls: 0,
			skipped: 0,
			failed: verdict === "fail" ? change : 0
		},
		examples: [],
		path: dataset.rows.change ? [
			...dataset.path,
			"rows",
			"change"
		] : dataset.path
	};
}
function limitsOfNothing(base, head, dataset) {
	const there = new Set([...base.columns, ...head.columns].map(({ name }) => name));
	return [...dataset.drift.columns].filter(([name, { kind }]) => kind === "limits" && !there.has(name)).map(([column]) => ({
		check: "drift",
		column,
		verdict: "unknown",
		level: "fail",
		reason: "drift-statistic-missing",
		sentence: `${column}: limits of drift are declared for a column that the data do not have.`,
		rows: {
			checked: 0,
			nulls: 0,
			skipped: 0,
			failed: 0
		},
		examples: [],
		path: [
			...dataset.path,
			"drift",
			"columns",
			column
		]
	}));
}
function removedChecks(removed, head, dataset) {
	const only = dataset.drift.onlyInHead?.declared ?? [];
	return removed.filter((column) => !dataset.columns.has(column) || only.includes(column)).map((column) => ({
		check: "removed-column",
		column,
		verdict: "fail",
		level: "warn",
		reason: "column-removed",
		sentence: `Column ${column} of the base is gone.`,
		rows: {
			checked: head.rows,
			nulls: 0,
			skipped: 0,
			failed: head.rows
		},
		examples: [],
		path: dataset.path
	}));
}

// src/data/drift/missing.ts
const kinds = [
	["nulls", "nulls"],
	["nan", "NaN"],
	["plusInfinity", "infinity"],
	["minusInfinity", "minus infinity"]
];
function missingFinding(base, head, asked, alpha) {
	const sizes = {
		base: base.rows,
		head: head.rows
	};
	const decisive = kinds.map(([kind, word]) => {
		const [before, after] = [base[kind] / base.rows, head[kind] / head.rows];
		const rows = base[kind] + head[kind];
		const noise = noiseOf((level) => shareNoise({
			rows,
			...sizes
		}, level), alpha / kinds.length);
		return {
			value: Math.abs(after - before),
			noise,
			detail: `${word} ${percent(before)} → ${percent(after)}`
		};
	}).reduce((most, each) => each.value - each.noise.changed > most.value - most.noise.changed ? each : most);
	return {
		statistic: "nulls",
		limit: asked.limit("nulls"),
		gates: !asked.ignored,
		needsRows: false,
		...decisive
	};
}

// src/data/drift/named/ten-cells.ts
const cellsOfNumbers = 10;
function tenCells([before, after], unit, [base, head]) {
	const rows = /* @__PURE__ */ new Map();
	for (const [k, at] of before.at.entries()) rows.set(at, [before.rows[k] ?? 0, 0]);
	for (const [k, at] of after.at.entries()) rows.set(at, [rows.get(at)?.[0] ?? 0, after.rows[k] ?? 0]);
	const all = sum(before.rows) + sum(after.rows);
	const cells = Array.from({ length: cellsOfNumbers }, () => ({
		at: [],
		base: 0,
		head: 0
	}));
	let below = 0;
	for (const [at, [a, b]] of [...rows].sort(([x], [y]) => x - y)) {
		const cell = cells[Math.min(9, Math.floor(cellsOfNumbers * (below + (a + b) / 2) / all))];
		below += a + b;
		if (cell === void 0) continue;
		cell.at.push(at);
		[cell.base, cell.head] = [cell.base + a, cell.head + b];
	}
	const used = cells.filter(({ at }) => at.length > 0);
	const special = [
		"nulls",
		"nan",
		"plusInfinity",
		"minusInfinity"
	];
	return {
		labels: [
			...used.map(({ at }) => labelOf(at, unit)),
			nullLabel,
			"(NaN)",
			"(infinity)",
			"(minus infinity)"
		],
		base: [...used.map((cell) => cell.base), ...special.map((kind) => base[kind])],
		head: [...used.map((cell) => cell.head), ...special.map((kind) => head[kind])]
	};
}
function labelOf(at, unit) {
	const [first, last] = [inUnit(at[0] ?? NaN, unit), inUnit(at.at(-1) ?? NaN, unit)];
	return first === last ? first : `${first} to ${last}`;
}

// src/data/drift/named/material.ts
function ofNumbers(pair, sides) {
	return {
		...onTheLine(pair, sides),
		values: wholeNumbers(pair, sides)
	};
}
function ofLengths(pair, sides) {
	const special = {
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0
	};
	const [base, head] = pair;
	const why = "its bins need every value, and of a free text the sketches hold lengths only";
	return {
		...onTheLine([{
			...base,
			...special
		}, {
			...head,
			...special
		}], sides),
		values: why
	};
}
function onTheLine(pair, sides) {
	const [base, head] = sides;
	const whole = base.whole && head.whole;
	const [left, right] = commonCells(base.cells, head.cells);
	const points = [pointsOf(left, whole), pointsOf(right, whole)];
	return {
		points,
		own: pointsOf(base.cells, base.whole),
		cells: tenCells(points, base.unit, pair)
	};
}
function wholeNumbers([left, right], [base, head]) {
	const [a, b] = base.whole && head.whole && base.unit === "number" && head.unit === "number" ? [wholeValues(base.cells), wholeValues(head.cells)] : [void 0, void 0];
	if (a === void 0 || b === void 0) return "its bins need every value, and the sketches hold these numbers in cells of their own";
	const at = [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
	return {
		at,
		integers: [left, right].every((side) => side.type === "integer" && side.nulls === 0),
		base: at.map((value) => a.get(value) ?? 0),
		head: at.map((value) => b.get(value) ?? 0)
	};
}
function ofCategories(sides) {
	const [base, head] = sides;
	const names = [.../* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])];
	const of = ({ values }) => names.map((name) => values.get(name) ?? 0);
	const values = base.unlisted === 0 && head.unlisted === 0 ? {
		base: of(base),
		head: of(head),
		integers: false
	} : "its bins need every value, and the sketches list the most frequent ones";
	return {
		cells: commonCategories(base, head),
		values
	};
}
function testsOf({ cells, points }) {
	const pooled = poolRare(cells);
	const [base, head] = [sum(pooled.base), sum(pooled.head)];
	const enough = Math.min(...pooled.base.map((n, k) => n + (pooled.head[k] ?? 0))) * Math.min(base, head) / (base + head) >= 5;
	return [points === void 0 ? void 0 : ksTest(...points), enough ? chiSquareTest(pooled) : void 0].filter((test) => test !== void 0);
}

// src/data/drift/named/peer-distances.ts
function peerDistance(statistic, [base, head], own, alpha) {
	const detail = `mean ${amount(moments(base).mean)} → ${amount(moments(head).mean)}`;
	const sizes = {
		base: sum(base.rows),
		head: sum(head.rows)
	};
	if (statistic === "wasserstein-deepchecks") {
		if ([base, head].some((side) => trimmed(side).at.length === 0)) return tooFew;
		const law = trimmedLaw(base, head);
		return {
			value: trimmedDistance(base, head),
			noise: noiseOf(law, alpha),
			detail
		};
	}
	const unit = Math.max(moments(own).deviation, .001);
	const law = wassersteinLaw(pooled(base, head), sizes);
	return {
		value: wasserstein(base, head) / unit,
		noise: noiseOf((level) => law(level) / unit, alpha),
		detail
	};
}
const tooFew = {
	reason: "drift-statistic-missing",
	why: "nothing is left of a side without the 2.5 % at each end"
};
const margin = .025;
function trimmedDistance(base, head) {
	const [a, b] = [trimmed(base), trimmed(head)];
	const range = rangeOf$1(a, b);
	return range > 0 ? wasserstein(a, b) / range : 0;
}
function trimmedLaw(base, head) {
	const range = rangeOf$1(trimmed(base), trimmed(head));
	if (!(range > 0)) return () => 0;
	const both = pooled(base, head);
	const [from, to] = ends(both);
	const drawnIn = {
		at: both.at.map((at) => Math.min(to, Math.max(from, at))),
		rows: both.rows
	};
	const law = wassersteinLaw(drawnIn, {
		base: sum(base.rows),
		head: sum(head.rows)
	});
	return (alpha) => law(alpha) / (1 - 2 * margin) / range;
}
function trimmed(points) {
	const [from, to] = ends(points);
	const kept = points.at.map((at) => at >= from && at <= to);
	return {
		at: points.at.filter((_, k) => kept[k]),
		rows: points.rows.filter((_, k) => kept[k])
	};
}
function ends(points) {
	return [quantile(points, margin), quantile(points, .975)];
}
function quantile({ at, rows }, p) {
	const rank = (sum(rows) - 1) * p;
	const [low, high] = [rowAt(Math.floor(rank)), rowAt(Math.ceil(rank))];
	return low + (high - low) * (rank - Math.floor(rank));
	function rowAt(index) {
		let below = 0;
		for (const [k, n] of rows.entries()) {
			below += n;
			if (index < below) return at[k] ?? NaN;
		}
		return at.at(-1) ?? NaN;
	}
}
function rangeOf$1(a, b) {
	const [first, last] = [Math.min(a.at[0] ?? 0, b.at[0] ?? 0), Math.max(a.at.at(-1) ?? 0, b.at.at(-1) ?? 0)];
	return last - first;
}

// src/data/drift/named/resampled-law.ts
const draws = 500;
function resampledLaw(base, head, statistic) {
	const rows = [sum(base), sum(head)];
	const pooled = base.map((n, k) => (n + (head[k] ?? 0)) / (rows[0] + rows[1]));
	const stream = random(500, 1946);
	let [total, squares] = [0, 0];
	for (let draw = 0; draw < draws; draw++) {
		const value = statistic(drawn(pooled, rows[0], stream), drawn(pooled, rows[1], stream));
		[total, squares] = [total + value, squares + value * value];
	}
	const mean = total / draws;
	return scaledChiSquare({
		mean,
		variance: Math.max(0, squares / draws - mean * mean)
	});
}
function drawn(shares, rows, { binomial }) {
	let [left, rest] = [rows, 1];
	return shares.map((share) => {
		const count = rest > 0 ? binomial(left, Math.min(1, share / rest)) : 0;
		[left, rest] = [left - count, rest - share];
		return count;
	});
}

// src/data/drift/named/peers.ts
function measurePeer({ of, bins, byBase }, values) {
	const found = bins(values);
	if (typeof found === "string") return found;
	const value = divergenceOf(of, ...found);
	if (byBase !== true) return {
		value,
		law: divergenceLaw(of, ...found)
	};
	const again = (base, head) => {
		const drawn = bins({
			...values,
			base,
			head
		});
		return typeof drawn === "string" ? NaN : divergenceOf(of, ...drawn);
	};
	return {
		value,
		law: resampledLaw(values.base, values.head, again)
	};
}
const evidentlyShares = (rows) => {
	const share = plainShares(rows);
	const smallest = Math.min(...rows.filter((n) => n > 0).map(share));
	const empty = smallest <= 1e-4 ? smallest / 1e6 : 1e-4;
	return (n) => n === 0 ? empty : share(n);
};
const sodaShares = (rows) => {
	const share = plainShares(rows);
	return (n) => n === 0 ? 1e-5 : share(n);
};
const deepchecksShares = (rows) => {
	const share = plainShares(rows);
	return (n) => Math.max(.01, share(n));
};
const perValue = ({ base, head }) => [base, head];
const noNumbers = (why) => (values) => values.at === void 0 ? perValue(values) : why;
const peerDivergences = {
	"psi-evidently": {
		of: psiOf(evidentlyShares),
		bins: evidentlyBins
	},
	"psi-soda": {
		of: psiOf(sodaShares),
		bins: sodaBins
	},
	"psi-deepchecks": {
		of: psiOf(deepchecksShares),
		bins: withoutRare,
		byBase: true
	},
	"jensen-shannon-evidently": {
		of: jensenShannonAs("root-nats"),
		bins: evidentlyBins
	},
	"jensen-shannon-tfdv": {
		of: jensenShannonAs("bits"),
		bins: noNumbers("TFDV compares numbers in histograms of its own, cut again where the edges of both sides lie")
	},
	"jensen-shannon-nannyml": {
		of: jensenShannonAs("root-bits"),
		bins: noNumbers("NannyML compares numbers in bins by Doane's rule, which needs the third moment of all rows")
	},
	"hellinger-evidently": {
		of: hellinger,
		bins: evidentlyHellingerBins
	}
};
function evidentlyBins(values) {
	const different = values.base.filter((n) => n > 0).length;
	if (values.at === void 0 || different <= 20) return perValue(values);
	return sturges(values, sum(values.base) + sum(values.head));
}
function evidentlyHellingerBins(values) {
	return values.at === void 0 ? perValue(values) : sturges(values, values.at.length);
}
function sturges(values, rows) {
	const at = values.at ?? [];
	const range = (at.at(-1) ?? 0) - (at[0] ?? 0);
	if (range === 0) return equalWidth(values, 1);
	const width = range / (Math.log2(rows) + 1);
	return equalWidth(values, Math.ceil(range / (values.integers ? Math.max(1, width) : width)));
}
function sodaBins(values) {
	if (values.at === void 0) return "Soda cuts numbers into ten bins of equal width, and these are categories";
	return equalWidth(values, 10);
}
function equalWidth({ at = [], base, head }, bins) {
	const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
	const step = (last - first) / bins;
	const counted = [Array(bins).fill(0), Array(bins).fill(0)];
	let bin = 0;
	for (const [k, value] of at.entries()) {
		while (bin < bins - 1 && value >= first + (bin + 1) * step) bin++;
		counted[0][bin] = (counted[0][bin] ?? 0) + (base[k] ?? 0);
		counted[1][bin] = (counted[1][bin] ?? 0) + (head[k] ?? 0);
	}
	return counted;
}
function withoutRare({ base, head }) {
	const [m, n] = [sum(base), sum(head)];
	const kept = base.map((rows) => rows >= .01 * m);
	const of = (rows) => rows.filter((_, k) => kept[k]);
	const [before, after] = [of(base), of(head)];
	return [[...before, m - sum(before)], [...after, n - sum(after)]];
}

// src/data/drift/named/named.ts
function namedFindings(material, asked, alpha, done) {
	const named = distributionStatistics(asked).filter((statistic) => !done.includes(statistic));
	const findings = [];
	const refused = [];
	for (const statistic of named) {
		const measured = measure(statistic, material, alpha / named.length);
		if ("why" in measured) refused.push({
			statistic,
			...measured
		});
		else findings.push({
			statistic,
			limit: asked.limit(statistic),
			gates: !asked.ignored,
			needsRows: true,
			untold: material.cells.untold,
			...measured
		});
	}
	return {
		findings,
		refused
	};
}
function distributionStatistics({ declared }) {
	return Object.keys(declared).filter((statistic) => statistic !== "nulls" && statistic !== "new-category");
}
function measure(statistic, material, alpha) {
	if (isPeerStatistic(statistic)) {
		const known = peerDivergences[statistic];
		if (known === void 0) return withOrder(material, ({ points, own }) => peerDistance(statistic, points, own, alpha));
		if (typeof material.values === "string") return {
			reason: "drift-peer-bins",
			why: material.values
		};
		if (sum(material.values.base) === 0 || sum(material.values.head) === 0) return withoutNumbers;
		const found = measurePeer(known, material.values);
		if (typeof found === "string") return {
			reason: "drift-peer-bins",
			why: found
		};
		return {
			value: found.value,
			noise: noiseOf(found.law, alpha),
			detail: mostMoved(material.cells)
		};
	}
	if (statistic === "ks") return withOrder(material, ({ points }) => ksOf(points, material.cells, alpha));
	if (statistic === "l-infinity") return lInfinityOf(material.cells, alpha);
	const { base, head } = poolOrKeep(material.cells);
	if (statistic === "total-variation") {
		const law = totalVariationLaw(base, head);
		return {
			value: totalVariation(base, head),
			noise: noiseOf(law, alpha),
			detail: mostMoved(material.cells)
		};
	}
	const own = divergences[statistic];
	return own === void 0 ? withoutOrder : overCells(own, base, head, material.cells, alpha);
}
const divergences = {
	psi: psiOf(halfMore),
	kl: kullbackLeibler(halfMore),
	"chi-square": meanSquareContingency,
	"cramers-v": cramersV,
	hellinger,
	"jensen-shannon": jensenShannonAs("bits")
};
function overCells(of, base, head, cells, alpha) {
	const noise = noiseOf(divergenceLaw(of, base, head), alpha);
	return {
		value: divergenceOf(of, base, head),
		noise,
		detail: mostMoved(cells)
	};
}
const withoutOrder = {
	reason: "drift-statistic-missing",
	why: "it is a distance of numbers, and these values have no order"
};
const withoutNumbers = {
	reason: "drift-statistic-missing",
	why: "a side has no value other than null, NaN and infinity"
};
function withOrder({ points, own }, then) {
	if (points === void 0 || own === void 0) return withoutOrder;
	return points.some((side) => sum(side.rows) === 0) ? withoutNumbers : then({
		points,
		own
	});
}
function ksOf([base, head], cells, alpha) {
	const sizes = {
		base: sum(base.rows),
		head: sum(head.rows)
	};
	const noise = noiseOf((level) => kolmogorovNoise(sizes, level), alpha);
	return {
		value: kolmogorovSmirnov(base, head),
		noise,
		detail: mostMoved(cells)
	};
}
function lInfinityOf(cells, alpha) {
	const used = cells.base.map((n, k) => n + (cells.head[k] ?? 0)).filter((rows) => rows > 0);
	const sizes = {
		base: sum(cells.base),
		head: sum(cells.head)
	};
	const noise = noiseOf((level) => lInfinityNoise(used, sizes, level), alpha);
	return {
		value: lInfinity(cells.base, cells.head).value,
		noise,
		detail: mostMoved(cells)
	};
}
function mostMoved({ labels, base, head }) {
	const { cell } = lInfinity(base, head);
	if (cell < 0) return "all shares are equal";
	const [before, after] = [(base[cell] ?? 0) / sum(base), (head[cell] ?? 0) / sum(head)];
	return `most: share of ${labels[cell]} ${percent(before)} → ${percent(after)}`;
}

// src/data/drift/numeric.ts
function numericFinding(base, head, asked, alpha) {
	const sizes = {
		base: rowsOf(base.cells),
		head: rowsOf(head.cells)
	};
	if (sizes.base === 0 || sizes.head === 0) return void 0;
	const gates = !asked.ignored && (!asked.nature || asked.declared.wasserstein !== void 0);
	const [before, after] = [pointsOf(base.cells, base.whole), pointsOf(head.cells, head.whole)];
	const whole = base.whole && head.whole;
	const [left, right] = commonCells(base.cells, head.cells).map((cells) => pointsOf(cells, whole));
	if (left === void 0 || right === void 0) return void 0;
	if (before.at.length === 1) return constantFinding([left, right], [before, after], base.unit, {
		asked,
		alpha,
		gates,
		mean: head.mean
	});
	const { deviation } = moments(before);
	const means = meansOf$1([base, head], [before, after]);
	const law = wassersteinLaw(pooled(left, right), sizes);
	return {
		statistic: "wasserstein",
		value: wasserstein(left, right) / deviation,
		limit: asked.limit("wasserstein"),
		noise: noiseOf((level) => law(level) / deviation, alpha),
		gates,
		needsRows: true,
		detail: `${movement(before, after, means, base.unit)}${asked.appended ? newMean(before, after, means, base.unit) : ""}`
	};
}
function meansOf$1(sides, [before, after]) {
	const [base, head] = sides;
	if (base.mean !== void 0 && head.mean !== void 0) return [base.mean, head.mean];
	return [moments(before).mean, moments(after).mean];
}
function movement(before, after, means, unit) {
	const mean = `mean ${unit === "number" ? evenly(...means) : means.map((one) => inUnit(one, unit)).join(" → ")}`;
	if (Math.abs(means[1] - means[0]) >= .5 * wasserstein(before, after)) return mean;
	return unit === "number" ? `${mean}, deviation ${evenly(moments(before).deviation, moments(after).deviation)}` : mean;
}
function newMean(before, after, means, unit) {
	const [b, a] = [moments(before), moments(after)];
	const rows = a.rows - b.rows;
	if (rows <= 0) return "";
	const mean = (a.rows * means[1] - b.rows * means[0]) / rows;
	return `; the new rows alone ${inUnit(unit === "number" ? Number(mean.toPrecision(3)) : mean, unit)}`;
}
function constantFinding([left, right], [before, after], unit, how) {
	const rows = left.rows[0] ?? 0;
	const all = right.rows.reduce((sum, n) => sum + n, 0);
	const same = right.at.reduce((sum, at, k) => sum + (at === left.at[0] ? right.rows[k] ?? 0 : 0), 0);
	const { value } = lInfinity([rows, 0], [same, all - same]);
	const constant = inUnit(before.at[0] ?? NaN, unit);
	const differ = `now ${percent((all - same) / all)} of the rows differ (mean ${inUnit(how.mean ?? moments(after).mean, unit)})`;
	return {
		statistic: "l-infinity",
		value,
		limit: how.asked.limit("l-infinity"),
		noise: noiseOf((level) => shareNoise({
			rows: all - same,
			base: rows,
			head: all
		}, level), how.alpha),
		gates: how.gates || !how.asked.ignored && how.asked.declared["l-infinity"] !== void 0,
		needsRows: false,
		detail: same === all ? `always ${constant}` : `it was always ${constant}, ${differ}`
	};
}

// src/data/drift/range.ts
function rangesOf$1([base, head]) {
	const [before, after] = [rangeOf(base), rangeOf(head)];
	return before === void 0 || after === void 0 ? void 0 : {
		base: before,
		head: after
	};
}
function rangeOf({ cells, whole, unit }) {
	const indices = [...countsOf(cells)].map(([index]) => index);
	const [first, last] = [indices[0], indices.at(-1)];
	if (first === void 0 || last === void 0) return void 0;
	const width = 2 ** cells.exponent;
	const high = (last + 1) * width - (whole && width >= 1 ? 1 : 0);
	const text = (edge) => inUnit(unit === "number" ? asKnown(edge, width) : edge, unit);
	return `${text(first * width)} … ${text(high)}`;
}
function asKnown(edge, width) {
	const decimals = Math.max(0, -Math.floor(Math.log10(width)) - 1);
	return decimals > 100 ? edge : Number(edge.toFixed(decimals));
}

// src/data/drift/column.ts
function compareColumn(base, head, asked, alpha) {
	const pair = asked.sensitive ? [withoutValues(base), withoutValues(head)] : [base, head];
	const missing = missingFinding(base, head, asked, alpha / 3);
	const compared = compareContents(pair, asked, alpha * 2 / 3);
	const nulls = nullShareTest(base, head);
	const tests = nulls === void 0 ? compared.tests : [...compared.tests, nulls];
	return {
		...compared,
		tests,
		findings: [...compared.findings, missing]
	};
}
function withoutValues(column) {
	const { content } = column;
	if (content.kind === "values" && content.lengths !== void 0) return {
		...column,
		content: {
			kind: "lengths",
			lengths: content.lengths
		}
	};
	return content.kind === "lengths" ? column : {
		...column,
		content: { kind: "counts" }
	};
}
const nothing = {
	newValues: [],
	lostValues: [],
	histogram: [],
	tests: [],
	refused: [],
	comparable: true
};
function compareContents(pair, asked, alpha) {
	const [base, head] = pair;
	const [left, right] = [base.content, head.content];
	if (left.kind === "numbers" && right.kind === "numbers" && left.unit === right.unit) return compareNumbers(pair, [left, right], asked, alpha);
	if (left.kind === "values" && right.kind === "values") {
		const sides = [categories(base), categories(head)];
		return isText(sides) ? compareTexts(pair, asked, alpha) : compareCategories(pair, sides, asked, alpha, ofCategories(sides));
	}
	if (lengthsOf(base) !== void 0 && lengthsOf(head) !== void 0) return compareTexts(pair, asked, alpha);
	const comparable = left.kind === "counts" || right.kind === "counts";
	const why = `no distribution of it is kept${asked.sensitive ? ", because it is sensitive" : ""}`;
	const refused = distributionStatistics(asked).map((statistic) => ({
		statistic,
		reason: "drift-statistic-missing",
		why
	}));
	return {
		...nothing,
		kind: "other",
		findings: [],
		refused: comparable ? refused : [],
		comparable
	};
}
function compareNumbers(pair, sides, asked, alpha) {
	const own = ofUsual(["wasserstein"], asked, alpha);
	const distance = isReplaced(asked) ? void 0 : numericFinding(...sides, asked, own);
	const codes = codesOf(pair, sides, asked);
	const material = ofNumbers(pair, sides);
	if (codes !== void 0) {
		const cells = commonCategories(...codes);
		const shares = compareCategories(pair, codes, asked, alpha, {
			...material,
			cells
		}, ["wasserstein"]);
		if (asked.declared.wasserstein === void 0 || distance === void 0) return shares;
		return {
			...shares,
			findings: [...shares.findings, distance]
		};
	}
	const kind = sides[0].unit === "number" ? "numeric" : "time";
	const findings = distance === void 0 ? [] : [distance];
	const done = distance?.statistic === "l-infinity" ? ["wasserstein", "l-infinity"] : ["wasserstein"];
	const named = namedFindings(material, asked, alpha - own, done);
	return {
		...nothing,
		kind,
		findings: [...findings, ...named.findings],
		refused: named.refused,
		tests: testsOf(material),
		histogram: numberHistogram(pair, sides),
		range: rangesOf$1(sides)
	};
}
function ofUsual(usual, asked, alpha) {
	return distributionStatistics(asked).every((statistic) => usual.includes(statistic)) ? alpha : alpha / 2;
}
function isReplaced({ declared }) {
	return declared.wasserstein === void 0 && replacersOf("wasserstein").some((each) => declared[each] !== void 0);
}
function codesOf([base, head], [left, right], asked) {
	const byDistance = asked.declared.wasserstein !== void 0 || isReplaced(asked);
	const [a, b] = left.unit === "number" && left.whole && right.whole && (!byDistance || asked.alsoShares) ? [wholeValues(left.cells), wholeValues(right.cells)] : [void 0, void 0];
	if (a === void 0 || b === void 0 || a.size === 0 || b.size === 0) return void 0;
	if ((/* @__PURE__ */ new Set([...a.keys(), ...b.keys()])).size > 50) return void 0;
	const side = (sketch, values) => ({
		sketch,
		values: new Map([...values].map(([value, n]) => [String(value), n])),
		rest: 0,
		unlisted: 0
	});
	return [side(base, a), side(head, b)];
}
function compareCategories(pair, sides, asked, alpha, material, done = []) {
	const [base, head] = sides;
	const fresh = newValues(base, head);
	const lost = newValues(head, base);
	const usual = [
		...done,
		"l-infinity",
		"jensen-shannon"
	];
	const own = ofUsual(usual, asked, alpha);
	const named = namedFindings(material, asked, alpha - own, usual);
	return {
		kind: "categorical",
		findings: [...categoricalFindings(base, head, asked, own / 2), ...named.findings],
		refused: named.refused,
		tests: testsOf(material),
		newValues: fresh.map(([value]) => value),
		lostValues: lost.map(([value]) => value),
		histogram: categoryHistogram(pair, commonCategories(base, head)),
		comparable: true
	};
}
function compareTexts(pair, asked, alpha) {
	const [left, right] = pair.map((column) => {
		const cells = lengthsOf(column);
		return cells === void 0 ? void 0 : {
			cells,
			whole: true,
			unit: "number"
		};
	});
	if (left === void 0 || right === void 0) return {
		...nothing,
		kind: "text",
		findings: []
	};
	const own = ofUsual(["wasserstein"], asked, alpha);
	const finding = isReplaced(asked) ? void 0 : numericFinding(left, right, {
		...asked,
		nature: true
	}, own);
	const done = finding?.statistic === "l-infinity" ? ["wasserstein", "l-infinity"] : ["wasserstein"];
	const material = ofLengths(pair, [left, right]);
	const named = namedFindings(material, asked, alpha - own, done);
	const findings = (finding === void 0 ? named.findings : [finding, ...named.findings]).map((each) => ({
		...each,
		detail: `length in bytes: ${each.detail}`
	}));
	return {
		...nothing,
		kind: "text",
		findings,
		refused: named.refused,
		tests: testsOf(material)
	};
}
function lengthsOf(column) {
	const { content } = column;
	return content.kind === "values" || content.kind === "lengths" ? content.lengths : void 0;
}
function categories(sketch) {
	const { content } = sketch;
	if (content.kind !== "values") return {
		sketch,
		values: /* @__PURE__ */ new Map(),
		rest: 0,
		unlisted: 0
	};
	return {
		sketch,
		values: new Map(content.values),
		rest: content.rest,
		unlisted: content.unlisted
	};
}
function isText(sides) {
	return sides.every(({ values, rest }) => {
		const listed = [...values.values()];
		return listed.every((rows) => rows <= 1) && listed.length + rest > 50;
	});
}
function limitPath(dataset, column, declared) {
	return declared ? [
		...dataset,
		"drift",
		"columns",
		column
	] : [...dataset, "drift"];
}

// src/data/drift/verdict.ts
const worstFirst = [
	"drifted",
	"unknown",
	"changed",
	"same"
];
function diffColumn(base, head, dataset, { alpha, appended }) {
	const asked = askedOf(dataset, head.name, head.type, appended);
	const declared = dataset.columns.get(head.name);
	const gate = declared?.defaults?.level ?? declared?.level ?? "fail";
	const ruled = Object.keys(asked.declared).length > 0;
	const empty = base.rows === 0 || head.rows === 0;
	const compared = empty ? noRows : compareColumn(base, head, asked, alpha);
	const judged = judge(compared, asked, [base, head], empty);
	const findings = ordered(compared.findings).filter((finding) => finding.gates);
	return {
		column: head.name,
		kind: compared.kind,
		state: judged.state,
		level: (judged.reason === "not-enough-data" || judged.reason === "values-cut") && !ruled ? "warn" : gate,
		reason: judged.reason,
		sentence: judged.sentence,
		statistics: findings.map(({ statistic, value, limit, noise }) => ({
			statistic,
			value,
			limit,
			noise: noise.drifted
		})),
		...compared.tests.length > 0 ? { tests: compared.tests } : {},
		nulls: {
			base: base.nulls / Math.max(1, base.rows),
			head: head.nulls / Math.max(1, head.rows)
		},
		...compared.range && { range: compared.range },
		newValues: compared.newValues.slice(0, 20),
		lostValues: compared.lostValues.slice(0, 20),
		histogram: compared.histogram,
		path: limitPath(dataset.path, head.name, dataset.drift.columns.has(head.name))
	};
}
const noRows = {
	kind: "other",
	findings: [],
	newValues: [],
	lostValues: [],
	histogram: [],
	tests: [],
	refused: [],
	comparable: true
};
function judge(compared, asked, [base, head], empty) {
	const name = head.name;
	if (empty) return {
		state: "unknown",
		reason: "one-side-empty",
		sentence: `${name}: the ${base.rows === 0 ? "base" : "head"} has no rows.`
	};
	if (!compared.comparable && !asked.ignored) return {
		state: "unknown",
		reason: "type-changed",
		sentence: wordRetyped(base, head, asked)
	};
	if (isSame(base, head) && !asked.ignored && !asked.hiddenByHead) return {
		state: "same",
		reason: "not-changed",
		sentence: `${name}: exactly as in the base.`
	};
	const decisive = ordered(compared.findings)[0];
	const state = decisive === void 0 ? "same" : stateOf(decisive);
	if (asked.ignored) return quiet(name, state, decisive, "not-compared", "excluded from drift");
	const refused = asked.hiddenByHead ? void 0 : compared.refused[0];
	if (state !== "drifted" && refused !== void 0) return notToBeHad(name, refused);
	if (state === "drifted" || state === "unknown") return loud(name, state, decisive, [base, head]);
	if (asked.hiddenByHead && !asked.nature) return {
		state: "unknown",
		reason: "hidden-by-change",
		sentence: `${name}: its values are not compared, because this change calls it sensitive; the base branch does not.`
	};
	if (asked.nature) return quiet(name, state, decisive, "moves-by-nature", "a key, identifier or time");
	return quiet(name, state, decisive, state === "changed" ? "changed" : "not-changed", state === "changed" ? within(decisive) : "no more than chance");
}
function notToBeHad(name, { statistic, reason, why }) {
	return {
		state: "unknown",
		reason,
		sentence: `${name}: ${statisticName(statistic)} cannot be told: ${why}.`
	};
}
function isSame(base, head) {
	const { kind } = head.content;
	return (kind === "numbers" || kind === "values") && isDeepStrictEqual(base, head);
}
function wordRetyped(base, head, { sensitive }) {
	const [before, after] = [typeWords(base), typeWords(head)];
	const [from, to] = before === after ? [base.engineType, head.engineType] : [before, after];
	const odd = sensitive ? void 0 : firstOdd(base, head);
	const because = odd === void 0 ? "" : `; ${quoted(odd)} is no number`;
	return `${head.name} holds ${to} now and held ${from} in the base: the two cannot be compared${because}.`;
}
function firstOdd(base, { content }) {
	if (content.kind !== "values" || base.type !== "number" && base.type !== "integer") return void 0;
	return content.values.map(([value]) => value).find((value) => value.trim() === "" || Number.isNaN(Number(value)));
}
function within(finding) {
	return finding?.gates ? `${measured(finding)}, limit ${limitText(finding)}` : "beyond chance; for information";
}
function quiet(name, state, finding, reason, why) {
	return {
		state,
		reason,
		sentence: `${name}: ${finding === void 0 ? "nothing to compare in numbers" : finding.detail} (${why}).`
	};
}
function loud(name, state, finding, sides) {
	if (finding === void 0) return {
		state,
		reason: "not-changed",
		sentence: `${name}: nothing to compare.`
	};
	if (state === "unknown") {
		if (isUntold(finding)) return {
			state,
			reason: "values-cut",
			sentence: `${name}: cannot tell: of each side the most frequent values are listed, and ${percent(finding.untold ?? 0)} of the rows have values that one list has and the other lacks; the limit is ${limitText(finding)}.`
		};
		return {
			state,
			reason: "not-enough-data",
			sentence: `${name}: cannot tell from ${sides.map((side) => rowsText(side.rows)).join(" and ")} rows: only a shift above ${shift(finding, finding.noise.drifted)} could be seen, the limit is ${limitText(finding)}; ${finding.detail}.`
		};
	}
	return {
		state,
		reason: finding.statistic === "new-category" ? "new-category" : finding.statistic === "nulls" ? "null-share-moved" : "drifted",
		sentence: `${name} ${measured(finding)} (limit ${limitText(finding)}): ${finding.detail}.`
	};
}
function measured(finding) {
	if (finding.statistic === "new-category" && finding.atLeast) return `has a value in at least ${percent(Math.floor(finding.value * 1e3) / 1e3)} more of the rows than the base can have`;
	if (finding.statistic === "new-category") return `has a value that the base lacks in ${percent(finding.value)} of the rows`;
	return `moved by ${shift(finding, finding.value)}`;
}
function shift(finding, value) {
	const { limit } = finding;
	if (finding.statistic === "wasserstein") return `${estimated(value, limit)} standard deviations`;
	if (finding.statistic === "jensen-shannon") return `a divergence of ${estimated(value, limit)}`;
	if (inPoints(finding)) return `${estimated(value * 100, limit * 100)} points`;
	return `${statisticName(finding.statistic)} ${estimated(value, limit)}`;
}
function limitText(finding) {
	if (finding.statistic === "new-category") return percent(finding.limit);
	return inPoints(finding) ? `${amount(finding.limit * 100)}` : amount(finding.limit);
}
function inPoints({ statistic }) {
	return statistic === "l-infinity" || statistic === "nulls" || statistic === "new-category";
}
function ordered(findings) {
	const beyond = (finding) => finding.value / Math.max(finding.gates ? finding.limit : finding.noise.changed, 1e-300);
	return [...findings].sort((a, b) => worstFirst.indexOf(stateOf(a)) - worstFirst.indexOf(stateOf(b)) || beyond(b) - beyond(a));
}
function compareDiffs(a, b) {
	const weight = (diff) => {
		const first = diff.statistics[0];
		return first === void 0 ? 0 : first.value / Math.max(first.limit, 1e-300);
	};
	return worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) || openness(a) - openness(b) || weight(b) - weight(a) || (a.column < b.column ? -1 : 1);
}
function openness({ state, level, reason }) {
	if (state !== "unknown") return 0;
	return (level === "fail" ? 0 : 2) + (reason === "not-enough-data" ? 1 : 0);
}

// src/data/drift/diff.ts
function diffSketches(base, head, dataset, appended = false) {
	const before = new Map(base.columns.map((column) => [column.name, column]));
	const after = new Map(head.columns.map((column) => [column.name, column]));
	const common = head.columns.flatMap((column) => {
		const other = before.get(column.name);
		return other === void 0 ? [] : [[other, column]];
	});
	const alpha = falseAlarms / Math.max(1, common.length);
	const columns = common.map(([left, right]) => diffColumn(left, right, dataset, {
		alpha,
		appended
	})).sort(compareDiffs);
	const removed = base.columns.filter((column) => !after.has(column.name)).map((column) => column.name);
	const checks = [
		rowCountCheck(base, head, dataset),
		...removedChecks(removed, head, dataset),
		...limitsOfNothing(base, head, dataset)
	];
	return {
		dataset: dataset.name,
		base: {
			digest: base.digests.join("+"),
			rows: base.rows
		},
		head: {
			digest: head.digests.join("+"),
			rows: head.rows
		},
		added: head.columns.filter((column) => !before.has(column.name)).map((column) => column.name),
		removed,
		retyped: common.flatMap(([left, right]) => retyped(left, right)),
		verdict: verdictOf(columns, checks),
		columns,
		checks
	};
}
function retyped(base, head) {
	const zone = (column) => column.engineType.endsWith("WITH TIME ZONE");
	if (base.type === head.type && zone(base) === zone(head) && (base.type !== "other" || base.engineType === head.engineType)) return [];
	const [from, to] = [typeWords(base), typeWords(head)];
	return [{
		column: head.name,
		...from === to ? {
			from: base.engineType,
			to: head.engineType
		} : {
			from,
			to
		}
	}];
}
function verdictOf(columns, checks) {
	const judged = columns.filter((column) => column.level === "fail").map((column) => stateVerdicts[column.state]);
	return worst([...judged, ...checks.filter((check) => check.level === "fail").map((check) => check.verdict)]);
}
const stateVerdicts = {
	drifted: "fail",
	unknown: "unknown",
	changed: "pass",
	same: "pass"
};

// src/data/sketch/refine.ts
const passCells = 8192;
function firstExponent(lowest, highest, whole) {
	const magnitude = exponentOf(Math.max(Math.abs(lowest), Math.abs(highest)));
	const range = exponentOf(highest - lowest) + 1 - Math.log2(passCells);
	if (magnitude === Number.NEGATIVE_INFINITY) return 0;
	return clamp(Math.max(Math.ceil(range), magnitude - 51), whole);
}
function refine(counted, whole) {
	const rows = total(counted);
	if (rows === 0) return {
		kind: "done",
		cells: toCells(0, /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map())
	};
	const [first, last] = innerRange(counted, rows);
	const finest = clamp(highestDigit(counted) - 52, whole);
	if (last - first + 1 <= 1e3 && counted.exponent > finest) return again(counted, first, last, finest);
	let exponent = Math.max(counted.exponent, finest);
	while (shift$1(last, exponent - counted.exponent) - shift$1(first, exponent - counted.exponent) + 1 > maxCells) exponent++;
	return {
		kind: "done",
		cells: finish(counted, exponent, first, last)
	};
}
function narrow(counted, step, counts) {
	const inside = (index) => step.windows.some(({ first, last }) => index >= first && index <= last);
	const left = [...counted.counts].filter(([index]) => !inside(index));
	return {
		exponent: step.exponent,
		counts,
		outside: [...counted.outside, ...left.map(([index, rows]) => ({
			index,
			rows,
			exponent: counted.exponent
		}))]
	};
}
function maybeWhole(counted) {
	if (counted.exponent >= 0) return true;
	for (const index of counted.counts.keys()) if (shift$1(index, -counted.exponent) * 2 ** -counted.exponent !== index) return false;
	return true;
}
function atUnits(counted) {
	if (counted.exponent >= 0) return counted;
	const counts = /* @__PURE__ */ new Map();
	for (const [index, rows] of counted.counts) add(counts, shift$1(index, -counted.exponent), rows);
	return {
		...counted,
		exponent: 0,
		counts
	};
}
function again(counted, first, last, finest) {
	const extra = [-1, 0].filter((index) => counted.counts.has(index) && (index < first || index > last));
	const windows = [{
		first,
		last
	}, ...extra.map((index) => ({
		first: index,
		last: index
	}))];
	const width = last - first + 1 + extra.length;
	const digits = Math.max(1, Math.floor(Math.log2(passCells / width)));
	return {
		kind: "again",
		exponent: Math.max(finest, counted.exponent - digits),
		windows
	};
}
function finish(counted, exponent, first, last) {
	const [inner, below, above] = [
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map()
	];
	const by = exponent - counted.exponent;
	const [from, to] = [shift$1(first, by), shift$1(last, by)];
	for (const [index, rows] of counted.counts) {
		const cell = shift$1(index, by);
		if (cell >= from && cell <= to) add(inner, cell, rows);
		else add(cell < from ? below : above, tailOf(cell), rows);
	}
	for (const each of counted.outside) {
		const digits = each.exponent - exponent;
		const cell = tailOf(each.index);
		const side = each.index < shift$1(first, each.exponent - counted.exponent) ? below : above;
		add(side, cell >= 0 ? cell + digits : cell - digits, each.rows);
	}
	return toCells(exponent, inner, below, above);
}
function innerRange(counted, rows) {
	const sorted = [...counted.counts].sort(([a], [b]) => a - b);
	const rank = Math.floor(rows / 1e3);
	const edge = sorted[0]?.[0] ?? 0;
	const beyond = (side) => counted.outside.reduce((sum, each) => sum + (side(each.index * 2 ** (each.exponent - counted.exponent)) ? each.rows : 0), 0);
	return [atRank(sorted, rank - beyond((position) => position < edge)) ?? edge, atRank(sorted.toReversed(), rank - beyond((position) => position >= edge)) ?? edge];
}
function atRank(cells, rank) {
	let seen = 0;
	for (const [index, rows] of cells) {
		seen += rows;
		if (seen > rank) return index;
	}
}
function total(counted) {
	let rows = 0;
	for (const each of counted.counts.values()) rows += each;
	return counted.outside.reduce((sum, each) => sum + each.rows, rows);
}
function highestDigit(counted) {
	const digit = (index, exponent) => {
		const digits = bitLength(index >= 0 ? index : -1 - index);
		return digits === 0 ? Number.NEGATIVE_INFINITY : digits + exponent;
	};
	let highest = Number.NEGATIVE_INFINITY;
	for (const index of counted.counts.keys()) highest = Math.max(highest, digit(index, counted.exponent));
	for (const each of counted.outside) highest = Math.max(highest, digit(each.index, each.exponent));
	return highest;
}
function exponentOf(x) {
	return x > 0 ? Math.floor(Math.log2(x)) : Number.NEGATIVE_INFINITY;
}
function clamp(exponent, whole) {
	return Math.min(1e3, Math.max(whole ? 0 : -960, exponent));
}

// src/data/sketch/count-numbers.ts
const glimpse$1 = 2e4;
const mostCells = 65536;
function double(value) {
	return `CAST('${value}' AS DOUBLE)`;
}
async function rangesOf(engine, table, columns) {
	const ends = (column) => {
		const name = identifier(column.name);
		return [column.value(`min(${name})`), column.value(`max(${name})`)];
	};
	const found = await askRanges(engine, table, columns, ends);
	const first = await askRanges(engine, table, columns.filter((column) => {
		const range = found.get(column.name);
		return range !== void 0 && !(Number.isFinite(range.lowest) && Number.isFinite(range.highest));
	}), finiteEnds, glimpse$1);
	return new Map([...found, ...[...first].map(([name, range]) => [name, glimpsed(range)])]);
}
function finiteEnds(column) {
	const value = column.value(identifier(column.name));
	return ["min", "max"].map((which) => `${which}(${value}) FILTER (WHERE isfinite(${value}))`);
}
function glimpsed(range) {
	return {
		lowest: range?.lowest ?? 0,
		highest: range?.highest ?? 0,
		glimpsed: true
	};
}
async function askRanges(engine, table, columns, ends, firstRows) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const names = columns.map((column) => identifier(column.name)).join(", ");
	const all = identifier(table.name);
	const from = firstRows === void 0 ? all : `(SELECT ${names} FROM ${all} LIMIT ${firstRows})`;
	const sql = `SELECT ${columns.flatMap(ends).join(", ")} FROM ${from}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(columns.map((column, k) => {
		const [lowest, highest] = [row[2 * k], row[2 * k + 1]];
		const range = typeof lowest === "number" && typeof highest === "number" ? {
			lowest,
			highest
		} : void 0;
		return [column.name, range];
	}));
}
async function countNumbers(engine, table, column, range) {
	const { exponent, first } = await firstPass(engine, table, column, range);
	let whole = column.integral;
	let counted = {
		exponent,
		counts: first.cells,
		outside: []
	};
	for (;;) {
		if (!whole && counted.exponent < 0 && maybeWhole(counted)) whole = await onlyWhole(engine, table, column);
		if (whole) counted = atUnits(counted);
		const step = refine(counted, whole);
		if (step.kind === "done") {
			const units = step.cells.exponent === 0 && first.finite > 0;
			const decided = column.integral || units && (whole || await onlyWhole(engine, table, column));
			return {
				...first,
				whole: decided,
				cells: step.cells
			};
		}
		const next = await pass(engine, table, column, step.exponent, windowSql(column, counted.exponent, step));
		counted = narrow(counted, step, next.cells);
	}
}
async function firstPass(engine, table, column, range) {
	if (range === void 0) return {
		exponent: 0,
		first: await pass(engine, table, column, 0)
	};
	const guessed = {
		...column,
		value: !range.glimpsed && column.finiteValue || column.value
	};
	const guess = await passOver(engine, table, guessed, range, mostCells);
	if (guess !== void 0 && agrees(guess, range, guessed.value !== column.value)) return guess;
	const careful = await passOver(engine, table, column, (await askRanges(engine, table, [column], finiteEnds)).get(column.name));
	if (careful === void 0) throw new Error(`column ${column.name}: a pass without a limit has one`);
	return careful;
}
async function passOver(engine, table, column, range, limit) {
	const exponent = range === void 0 ? 0 : firstExponent(range.lowest, range.highest, column.integral);
	const first = await pass(engine, table, column, exponent, "", limit);
	return limit !== void 0 && first.groups >= limit ? void 0 : {
		exponent,
		first
	};
}
function agrees({ exponent, first }, range, cheaply) {
	if (!range.glimpsed && !cheaply) return true;
	if (first.plusInfinity + first.minusInfinity > 0) return false;
	const [low, high] = cheaply ? [Math.floor(range.lowest * 2 ** -exponent), Math.floor(range.highest * 2 ** -exponent)] : [-(2 ** 51), 2 ** 51];
	for (const index of first.cells.keys()) if (index < low || index > high) return false;
	return true;
}
async function pass(engine, table, column, exponent, where = "", limit) {
	const sql = `SELECT i, i IS NULL AS none, n FROM (
    SELECT floor(${column.value(identifier(column.name))} * ${double(2 ** -exponent)}) AS i, count(*) AS n FROM ${identifier(table.name)} ${where} GROUP BY 1 ${limit === void 0 ? "" : `LIMIT ${limit}`})`;
	const { rows, columns } = await engine.columns(sql, [table]);
	const [index, none, counts] = [
		"i",
		"none",
		"n"
	].map((name) => numbers(columns.get(name)));
	const cells = /* @__PURE__ */ new Map();
	const found = {
		rows: 0,
		finite: 0,
		nulls: 0,
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0
	};
	for (let k = 0; k < rows; k++) {
		const [i, n] = [index?.[k] ?? NaN, counts?.[k] ?? 0];
		found.rows += n;
		if (none?.[k] === 1) found.nulls += n;
		else if (Number.isNaN(i)) found.nan += n;
		else if (i === Number.POSITIVE_INFINITY) found.plusInfinity += n;
		else if (i === Number.NEGATIVE_INFINITY) found.minusInfinity += n;
		else {
			found.finite += n;
			add(cells, i, n);
		}
	}
	return {
		...found,
		groups: rows,
		cells
	};
}
function numbers(column) {
	return column?.values ?? /* @__PURE__ */ new Float64Array();
}
function windowSql(column, exponent, step) {
	const value = column.value(identifier(column.name));
	return `WHERE ${step.windows.map(({ first, last }) => `(${value} >= ${double(first * 2 ** exponent)} AND ${value} < ${double((last + 1) * 2 ** exponent)})`).join(" OR ")}`;
}
async function onlyWhole(engine, table, column) {
	const value = column.value(identifier(column.name));
	const sql = `SELECT count(*) FILTER (WHERE isfinite(${value}) AND ${value} <> floor(${value})) FROM ${identifier(table.name)}`;
	return (await engine.query(sql, [table])).rows[0]?.[0] === 0;
}

// src/data/sketch/count-texts.ts
const maxValues = 256;
const glimpse = 2e4;
const buckets = 4096;
async function manyValued(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Set();
	const names = columns.map(identifier);
	const sql = `SELECT ${names.map((name) => `count(DISTINCT ${name})`).join(", ")} FROM (SELECT ${names.join(", ")} FROM ${identifier(table.name)} LIMIT ${glimpse})`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Set(columns.filter((_, k) => toCount(row[k]) > glimpse / 2));
}
async function countValues(engine, table, column) {
	const sql = `WITH g AS MATERIALIZED (
      SELECT CAST(v AS VARCHAR) AS v, n
      FROM (SELECT ${identifier(column)} AS v, count(*) AS n FROM ${identifier(table.name)} GROUP BY 1))
    SELECT 'length' AS kind, NULL AS v, strlen(v) AS size, CAST(sum(n) AS BIGINT) AS n, count(*) AS distinct_values
      FROM g WHERE v IS NOT NULL GROUP BY strlen(v)
    UNION ALL SELECT 'value', v, 0, n, 0
      FROM (SELECT v, n FROM g WHERE v IS NOT NULL ORDER BY n DESC, v LIMIT 257)
    UNION ALL SELECT 'null', NULL, 0, n, 0 FROM g WHERE v IS NULL`;
	const found = read((await engine.query(sql, [table])).rows);
	return listed(found, found.distinct <= 256);
}
async function countFrequent(engine, table, column) {
	const [from, name] = [identifier(table.name), identifier(column)];
	const bucket = `hash(${name}) % ${buckets}`;
	const sql = `WITH g AS MATERIALIZED (SELECT ${bucket} AS b, strlen(${name}) AS size, count(*) AS n FROM ${from} GROUP BY ALL)
    SELECT 'length' AS kind, NULL AS v, size, CAST(sum(n) AS BIGINT) AS n, 0 AS d FROM g WHERE size IS NOT NULL GROUP BY size
    UNION ALL SELECT 'bucket', NULL, b, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NOT NULL GROUP BY b
    UNION ALL SELECT 'null', NULL, 0, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NULL HAVING sum(n) > 0`;
	const { rows } = await engine.query(sql, [table]);
	const found = read(rows);
	const least = threshold(found.texts);
	const heavy = rows.filter((row) => row[0] === "bucket" && toCount(row[3]) >= least).map((row) => toCount(row[2]));
	if (heavy.length === 0) return listed(found, false);
	const frequent = `SELECT 'value', ${name}, 0, count(*), 0 FROM ${from}
    WHERE ${name} IS NOT NULL AND ${bucket} IN (${heavy.join(", ")}) GROUP BY ${name} HAVING count(*) >= ${least}
    ORDER BY count(*) DESC, ${name} LIMIT 257`;
	const values = read((await engine.query(frequent, [table])).rows).values;
	return listed({
		...found,
		values
	}, false);
}
function read(rows) {
	const lengths = /* @__PURE__ */ new Map();
	const values = [];
	let [nulls, distinct, texts] = [
		0,
		0,
		0
	];
	for (const [kind, value, size, n, different] of rows) {
		if (kind === "value") values.push([String(value), toCount(n)]);
		if (kind === "null") nulls += toCount(n);
		if (kind !== "length") continue;
		add(lengths, toCount(size), toCount(n));
		texts += toCount(n);
		distinct += toCount(different);
	}
	return {
		lengths,
		values,
		nulls,
		distinct,
		texts
	};
}
function listed(found, complete) {
	const least = complete ? 1 : threshold(found.texts);
	const frequent = found.values.filter(([, rows]) => rows >= least);
	const values = frequent.slice(0, 256);
	const rest = found.texts - values.reduce((sum, [, rows]) => sum + rows, 0);
	const cut = frequent[256]?.[1];
	const unlisted = complete ? 0 : cut ?? least - 1;
	return {
		rows: found.texts + found.nulls,
		nulls: found.nulls,
		values,
		rest,
		unlisted,
		lengths: lengthCells(found.lengths)
	};
}
function threshold(texts) {
	return Math.max(2, Math.ceil(texts / 1e3));
}
function lengthCells(lengths) {
	if (lengths.size === 0) return noCells;
	const step = refine({
		exponent: 0,
		counts: lengths,
		outside: []
	}, true);
	return step.kind === "done" ? step.cells : noCells;
}
function toCount(value) {
	return typeof value === "number" || typeof value === "bigint" ? Number(value) : 0;
}

// src/data/sketch/means.ts
const fineness = 28;
const farthest = 60;
async function meansOf(engine, table, counted) {
	const asked = counted.filter(({ counts }) => finiteRows(counts) > 0 && Math.abs(counts.cells.exponent) < 900);
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const sql = `SELECT ${asked.map(sumSql).join(", ")} FROM ${identifier(table.name)}`;
	const row = (await engine.query(sql, [table])).rows[0] ?? [];
	return new Map(asked.flatMap(({ column, counts }, k) => {
		const [sum, rows] = [row[2 * k], Number(row[2 * k + 1])];
		if (typeof sum !== "string" || rows !== finiteRows(counts)) return [];
		return [[column.name, Number(BigInt(sum)) / rows * 2 ** (counts.cells.exponent - fineness)]];
	}));
}
function finiteRows({ rows, nulls, nan, plusInfinity, minusInfinity }) {
	return rows - nulls - nan - plusInfinity - minusInfinity;
}
function sumSql({ column, counts }) {
	const value = column.value(identifier(column.name));
	const { exponent } = counts.cells;
	const near = `isfinite(${value}) AND abs(${value}) < ${double(2 ** (exponent + farthest))}`;
	return `CAST(sum(CASE WHEN ${near} THEN ${`CAST(floor(${value} * ${double(2 ** (fineness - exponent))}) AS HUGEINT)`} END) AS VARCHAR), count(*) FILTER (WHERE ${near})`;
}

// src/data/sketch/dataset.ts
async function sketchDataset(engine, version, tell = noMeter) {
	const digests = [version.digest];
	if (version.dataset.format.kind === "files") return {
		schemaVersion: 1,
		digests,
		rows: 0,
		files: fileCounts(version),
		columns: []
	};
	const table = tableSource(version);
	const shape = await engine.describe(table);
	const sensitive = new Set([...version.dataset.columns.values()].filter((c) => c.sensitive).map((c) => c.name));
	const columns = [];
	const at = (more) => tell({
		unit: "columns",
		done: columns.length + more,
		of: shape.columns.length
	});
	for (const part of partsOf(table, shape)) columns.push(...await countColumns(engine, part, sensitive, at));
	tell(void 0);
	return {
		schemaVersion: 1,
		digests,
		rows: shape.rows,
		columns: columns.sort((a, b) => compareText(a.name, b.name))
	};
}
function fileCounts(version) {
	const sizes = /* @__PURE__ */ new Map();
	for (const file of version.files) add(sizes, bitLength(file.bytes), 1);
	const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
	return {
		count: version.files.length,
		bytes,
		sizes: [...sizes].sort(([a], [b]) => a - b)
	};
}
const widest = 96;
const group = 48;
function partsOf(table, shape) {
	if (shape.columns.length <= widest) return [{
		table,
		shape
	}];
	return Array.from({ length: Math.ceil(shape.columns.length / group) }, (_, index) => {
		const columns = shape.columns.slice(index * group, (index + 1) * group);
		return {
			table: {
				...table,
				only: columns.map((column) => column.name)
			},
			shape: {
				...shape,
				columns
			}
		};
	});
}
async function countColumns(engine, { table, shape }, sensitive, onColumns) {
	const open = shape.columns.filter((column) => !sensitive.has(column.name));
	const numbers = open.flatMap((column) => numberColumn(column) ?? []);
	const texts = open.filter((column) => columnTypeOf(column.engineType) === "string").map((column) => column.name);
	const ranges = await rangesOf(engine, table, numbers);
	const many = await manyValued(engine, table, texts);
	const sketches = [];
	const counted = [];
	for (const column of shape.columns) {
		onColumns(sketches.length);
		const number = numbers.find((each) => each.name === column.name);
		if (number !== void 0) {
			const counts = await countNumbers(engine, table, number, ranges.get(column.name));
			counted.push({
				column: number,
				counts
			});
			sketches.push(numberSketch(column, shape.rows, counts));
		} else if (sensitive.has(column.name) || columnTypeOf(column.engineType) === "other") sketches.push(await countOnly(engine, table, column, shape.rows));
		else {
			const count = many.has(column.name) ? countFrequent : countValues;
			sketches.push(textSketch(column, shape.rows, await count(engine, table, column.name)));
		}
	}
	const means = await meansOf(engine, table, counted);
	return sketches.map((sketch) => withMean(sketch, means.get(sketch.name)));
}
function withMean(sketch, mean) {
	const { content } = sketch;
	return mean === void 0 || content.kind !== "numbers" ? sketch : {
		...sketch,
		content: {
			...content,
			mean
		}
	};
}
function numberColumn(column) {
	const type = columnTypeOf(column.engineType);
	if (type === "integer" || type === "number") return {
		name: column.name,
		integral: type === "integer",
		value: (text) => `CAST(${text} AS DOUBLE)`
	};
	if (type !== "date" && type !== "timestamp") return void 0;
	const since = (text) => type === "date" ? `${text} - DATE '1970-01-01'` : `epoch_us(${stamp(column, text)})`;
	const value = (text) => `CASE WHEN isfinite(${stamp(column, text)}) THEN CAST(${since(text)} AS DOUBLE)
    WHEN ${text} > CAST('1970-01-01' AS ${stampType(column)}) THEN CAST('Infinity' AS DOUBLE)
    WHEN ${text} IS NOT NULL THEN CAST('-Infinity' AS DOUBLE) END`;
	const finiteValue = (text) => `CAST(${since(text)} AS DOUBLE)`;
	return {
		name: column.name,
		integral: true,
		value,
		finiteValue
	};
}
function stamp(column, text) {
	return /^(DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/.test(column.engineType) ? text : `CAST(${text} AS TIMESTAMP)`;
}
function stampType(column) {
	return column.engineType === "DATE" ? "DATE" : column.engineType;
}
function numberSketch(column, rows, counts) {
	complete(column, rows, counts.rows);
	const type = columnTypeOf(column.engineType);
	const unit = type === "date" ? "day" : type === "timestamp" ? "microsecond" : "number";
	const { nulls, nan, plusInfinity, minusInfinity, whole, cells } = counts;
	const content = {
		kind: "numbers",
		unit,
		whole,
		cells
	};
	return {
		...base(column, rows, nulls),
		nan,
		plusInfinity,
		minusInfinity,
		content
	};
}
function textSketch(column, rows, counts) {
	complete(column, rows, counts.rows);
	const lengths = column.engineType === "BOOLEAN" ? {} : { lengths: counts.lengths };
	const content = {
		kind: "values",
		values: counts.values.map(([value, n]) => [short(value), n]),
		rest: counts.rest,
		unlisted: counts.unlisted,
		...lengths
	};
	return {
		...base(column, rows, counts.nulls),
		content
	};
}
async function countOnly(engine, table, column, rows) {
	const name = identifier(column.name);
	const floating = isFloating(column.engineType);
	const sql = `SELECT ${[`${name} IS NULL`, ...floating ? [
		`isnan(${name})`,
		`${name} = 'Infinity'`,
		`${name} = '-Infinity'`
	] : []].map((kind) => `count(*) FILTER (WHERE ${kind})`).join(", ")} FROM ${identifier(table.name)}`;
	const [nulls = 0, nan = 0, plusInfinity = 0, minusInfinity = 0] = ((await engine.query(sql, [table])).rows[0] ?? []).map(Number);
	const known = {
		...base(column, rows, nulls),
		nan,
		plusInfinity,
		minusInfinity
	};
	if (columnTypeOf(column.engineType) !== "string") return {
		...known,
		content: { kind: "counts" }
	};
	const size = `SELECT strlen(CAST(${name} AS VARCHAR)), count(*) FROM ${identifier(table.name)} WHERE ${name} IS NOT NULL GROUP BY 1`;
	const lengths = new Map((await engine.query(size, [table])).rows.map(([length, n]) => [Number(length), Number(n)]));
	return {
		...known,
		content: {
			kind: "lengths",
			lengths: lengthCells(lengths)
		}
	};
}
function base(column, rows, nulls) {
	const type = columnTypeOf(column.engineType);
	return {
		name: column.name,
		type,
		engineType: column.engineType,
		rows,
		nulls,
		nan: 0,
		plusInfinity: 0,
		minusInfinity: 0
	};
}
function complete(column, rows, counted) {
	if (rows !== counted) throw new Error(`column ${column.name}: ${counted} of ${rows} rows were counted`);
}
function short(value) {
	return value.length <= 100 ? value : `${value.slice(0, 60)}… (sha256 ${sha256(value).slice(0, 16)})`;
}

export { diffSketches as n, typeWords as r, sketchDataset as t };