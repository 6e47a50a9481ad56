import { t as worst } from "./verdict.js";
import { t as typeWords } from "./type-words.js";
import { A as statisticName, C as amount, D as percent, E as inUnit, M as falseAlarms, O as quoted, S as stateOf, T as evenly, _ as lInfinityNoise, a as pointsOf, b as isUntold, c as commonCategories, d as poolOrKeep, f as poolRare, g as totalVariationLaw, h as scaledChiSquare, i as commonCells, j as askedOf, k as rowsText, l as newValues, m as kolmogorovNoise, o as wholeValues, p as divergenceLaw, r as numberHistogram, s as categoricalFindings, t as categoryHistogram, u as nullLabel, v as wassersteinLaw, w as estimated, x as noiseOf, y as shareNoise } from "./histogram.js";
import { i as countsOf, m as rowsChangeDefault, s as rowsOf } from "./cells.js";
import { a as isPeerStatistic, c as replacersOf } from "./needs.js";
import { _ as wasserstein, a as jensenShannonAs, c as plainShares, g as sum, h as pooled, i as hellinger, l as psiOf, m as moments, n as divergenceOf, o as kullbackLeibler, p as lInfinity, r as halfMore, s as meanSquareContingency, t as cramersV, u as totalVariation } from "./divergences.js";
import { i as nullShareTest, n as kolmogorovSmirnov, r as ksTest, t as chiSquareTest } from "./tests.js";
import { t as random } from "./random.js";
import { isDeepStrictEqual } from "node:util";

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
	const means = meansOf([base, head], [before, after]);
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
function meansOf(sides, [before, after]) {
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
function rangesOf([base, head]) {
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
	kind: "other",
	findings: [],
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
		range: rangesOf(sides)
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
		kind: "text"
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
	const refused = [...named.refused, ...withoutCategories(asked)];
	return {
		...nothing,
		kind: "text",
		findings,
		refused,
		tests: testsOf(material)
	};
}
function withoutCategories({ declared }) {
	if (declared["new-category"] === void 0) return [];
	return [{
		statistic: "new-category",
		reason: "drift-statistic-missing",
		why: "its values are free texts or identifiers, of which each is new, and not categories"
	}];
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

// src/data/drift/nature.ts
function showsNature(base, head) {
	return [isDated, countsRows].some((shown) => shown(base) && shown(head));
}
const dated = new RegExp(`^([0-9]{4}[-/][0-9]{2}[-/][0-9]{2}|[0-9]{1,2}([./-])[0-9]{1,2}\\2[0-9]{4})([T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?)?$|^[0-9]{4}-([0-9]{2}|W[0-9]{2}|Q[1-4])$`);
function isDated({ content }) {
	return content.kind === "values" && content.values.length > 0 && content.values.every(([value]) => dated.test(value));
}
const fewestRows = 30;
function countsRows({ content, rows, nulls }) {
	if (content.kind !== "numbers" || content.unit !== "number" || !content.whole) return false;
	const { exponent, runs } = content.cells;
	const counts = runs[0]?.[1] ?? [];
	if (runs.length !== 1 || exponent < 0 || rows < fewestRows || nulls > 0) return false;
	const width = 2 ** exponent;
	return counts.every((n, at) => n === width || n < width && (at === 0 || at === counts.length - 1));
}

// src/data/drift/verdict.ts
const worstFirst = [
	"drifted",
	"unknown",
	"changed",
	"same"
];
function diffColumn(base, head, dataset, { alpha, appended, folders }) {
	const ruledBy = askedOf(dataset, head.name, head.type, appended);
	const asked = {
		...ruledBy,
		nature: ruledBy.nature || folders.has(head.name) || showsNature(base, head)
	};
	const declared = dataset.columns.get(head.name);
	const gate = declared?.defaults?.level ?? declared?.level ?? "fail";
	const ruled = Object.keys(asked.declared).length > 0;
	const empty = base.rows === 0 || head.rows === 0;
	const compared = empty ? nothing : compareColumn(base, head, asked, alpha);
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
	if (finding.statistic === "new-category") return `has values that the base lacks in ${percent(finding.value)} of the rows`;
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
function diffSketches(base, head, dataset, about = {}) {
	const { appended = false, folders = /* @__PURE__ */ new Set() } = about;
	const before = new Map(base.columns.map((column) => [column.name, column]));
	const after = new Map(head.columns.map((column) => [column.name, column]));
	const common = head.columns.flatMap((column) => {
		const other = before.get(column.name);
		return other === void 0 ? [] : [[other, column]];
	});
	const alpha = falseAlarms / Math.max(1, common.length);
	const columns = common.map(([left, right]) => diffColumn(left, right, dataset, {
		alpha,
		appended,
		folders
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
	const isEmpty = [base, head].some(({ rows, nulls }) => rows === nulls);
	if (base.type === head.type && (isEmpty || zone(base) === zone(head)) && (base.type !== "other" || base.engineType === head.engineType)) return [];
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

export { rowCountCheck as n, diffSketches as t };