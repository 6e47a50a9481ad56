import { f as driftDefault, i as countsOf, r as coarsen, u as tailRange } from "./cells.js";
import { c as replacersOf, l as writtenStatistic } from "./needs.js";
import { n as compareText } from "./canonical.js";
import { a as jensenShannonAs, d as usedCells, f as jensenShannon, g as sum, m as moments, p as lInfinity } from "./divergences.js";
import { t as random } from "./random.js";
import { i as normalQuantile, s as logGamma, t as chiSquareQuantile } from "./statistics.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";

// src/data/drift/limits.ts
const falseAlarms = .01;
function askedOf(dataset, column, type, appended = false) {
	const { onlyInHead: only } = dataset.drift;
	const drift = dataset.drift.columns.get(column);
	const declared = drift?.kind === "limits" ? drift.limits : {};
	const time = column === dataset.time || type === "date" || type === "timestamp";
	return {
		ignored: dataset.drift.against === "none" || drift?.kind === "ignore",
		declared,
		limit: (statistic) => declared[statistic] ?? driftDefault(statistic) ?? NaN,
		sensitive: dataset.columns.get(column)?.sensitive ?? false,
		nature: time || isIdentifier(dataset, column, type),
		hiddenByHead: only?.sensitive.includes(column) ?? false,
		alsoShares: only?.distances.includes(column) ?? false,
		appended
	};
}
function isIdentifier({ key, columns, drift }, column, type) {
	const only = drift.onlyInHead;
	if (columns.get(column)?.unique === true && !only?.unique.includes(column)) return true;
	if (only?.key.includes(column)) return false;
	return key.includes(column) && (key.length === 1 || type !== "string");
}

// src/data/drift/wording.ts
function amount(value) {
	if (!Number.isFinite(value)) return String(value);
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size >= 1e6 || size < .001) return value.toExponential(2).replace("e+", "e");
	return String(Number(value.toPrecision(4)));
}
function evenly(before, after) {
	const size = Math.max(Math.abs(before), Math.abs(after));
	if (!(size >= .001 && size < 1e6)) return `${amount(before)} → ${amount(after)}`;
	const decimals = Math.max(0, 3 - Math.floor(Math.log10(size)));
	const texts = [before, after].map((value) => value.toFixed(decimals));
	const spare = Math.min(...texts.map((text) => (/\.\d*?(0*)$/.exec(text)?.[1] ?? "").length));
	return texts.map((text) => Number(text).toFixed(decimals - spare)).join(" → ");
}
function estimated(value, limit) {
	if (value === 0 || !Number.isFinite(value)) return amount(value);
	const shown = Number(amount(limit));
	const side = Math.sign(value - limit);
	for (let more = 0; more < mostDigits; more++) {
		const text = withDigits(value, more);
		if (side === 0 || Math.sign(Number(text) - shown) === side) return text;
	}
	return String(value);
}
const mostDigits = 17;
function withDigits(value, more) {
	const size = Math.abs(value);
	if (size >= 1e6 || size < .001) return value.toExponential(2 + more).replace("e+", "e");
	return value.toFixed((decimalsFor(value, 2) ?? 0) + more);
}
function inUnit(value, unit) {
	if (unit === "number") return amount(value);
	const milliseconds = unit === "day" ? value * 864e5 : value / 1e3;
	if (!(Math.abs(milliseconds) < 864e13)) return amount(value);
	const text = new Date(milliseconds).toISOString();
	return unit === "day" ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}
function percent(share) {
	const points = share * 100;
	if (points !== 0 && Math.abs(points) < .1) return `${Number(points.toPrecision(2))} %`;
	return `${points.toFixed(1)} %`;
}
function quoted(value) {
	const line = value.replaceAll(/\s+/g, " ");
	return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}
function rowsText(rows) {
	return formatNumber(rows, 0);
}
function statisticName(statistic) {
	const { key, as } = writtenStatistic(statistic);
	return as === void 0 ? key : `${key} as ${as}`;
}

// src/data/drift/finding.ts
const rarer = 10;
function noiseOf(law, alpha) {
	return {
		changed: law(alpha),
		drifted: law(alpha / rarer)
	};
}
function isUntold({ untold = 0, limit, gates }) {
	return gates && untold > limit;
}
function stateOf(finding) {
	const { value, limit, noise, gates } = finding;
	const beyond = (least) => value > least * (1 + 1e-12) + 1e-15;
	if (gates && beyond(limit) && beyond(noise.drifted)) return "drifted";
	if (isUntold(finding)) return "unknown";
	if (gates && noise.drifted > limit && !beyond(noise.drifted) && (finding.needsRows || beyond(limit))) return "unknown";
	return beyond(noise.changed) ? "changed" : "same";
}

// src/data/drift/hypergeometric.ts
function modeOf({ rows, base, head }) {
	return Math.floor((rows + 1) * (base + 1) / (base + head + 2));
}
function hypergeometricVariance({ rows, base, head }) {
	const all = base + head;
	return all > 1 ? rows * base / all * (head / all) * (all - rows) / (all - 1) : 0;
}
function* hypergeometricLaw(sizes) {
	const { rows, base, head } = sizes;
	const mode = modeOf(sizes);
	for (const direction of [-1, 1]) {
		const end = direction < 0 ? Math.max(0, rows - head) : Math.min(rows, base);
		let probability = hypergeometric(sizes, mode);
		for (let x = mode; probability > 1e-18; x += direction) {
			if (x !== mode || direction < 0) yield [x, probability];
			if (x === end) break;
			probability *= ratio(sizes, x, direction);
		}
	}
}
function ratio({ rows, base, head }, x, direction) {
	return direction === 1 ? (rows - x) * (base - x) / ((x + 1) * (head - rows + x + 1)) : x * (head - rows + x) / ((rows - x + 1) * (base - x + 1));
}
function hypergeometric({ rows, base, head }, x) {
	return Math.exp(logChoose(base, x) + logChoose(head, rows - x) - logChoose(base + head, rows));
}
function logChoose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

// src/data/drift/share-law.ts
const exactVariance$1 = 2500;
function shareNoise(sizes, alpha) {
	const { rows, base, head } = sizes;
	const all = base + head;
	if (rows <= 0 || base <= 0 || head <= 0) return 0;
	const [lowest, highest] = [Math.max(0, rows - head), Math.min(rows, base)];
	const mean = rows * base / all;
	const variance = all > 1 ? mean * (head / all) * (all - rows) / (all - 1) : 0;
	const [from, to] = variance > exactVariance$1 ? normalRange(mean, variance, alpha) : [tailEnd(sizes, alpha / 2, -1, lowest), tailEnd(sizes, alpha / 2, 1, highest)];
	const difference = (x) => Math.abs(x / base - (rows - x) / head);
	return Math.max(difference(Math.max(lowest, from)), difference(Math.min(highest, to)));
}
function normalRange(mean, variance, alpha) {
	const reach = -normalQuantile(alpha / 2) * Math.sqrt(variance) + .5;
	return [mean - reach, mean + reach];
}
function tailEnd(sizes, level, direction, end) {
	const mode = modeOf(sizes);
	const likely = [];
	let probability = hypergeometric(sizes, mode);
	for (let x = mode; x !== end + direction && probability > level * 1e-9; x += direction) {
		likely.push(probability);
		probability *= ratio(sizes, x, direction);
	}
	let tail = 0;
	for (let k = likely.length - 1; k >= 0; k--) {
		tail += likely[k] ?? 0;
		if (tail > level) return mode + direction * k;
	}
	return mode;
}

// src/data/drift/laws.ts
function jensenShannonNoise(rows, sizes, alpha) {
	if (rows.length < 2) return 0;
	const scale = 1 / sizes.base + 1 / sizes.head;
	return (chiSquareQuantile(1 - alpha, rows.length - 1) + excess(rows, sizes)) / (8 * Math.LN2) * scale;
}
function excess(rows, { base, head }) {
	const [scale, uneven] = [1 / base + 1 / head, 1 / base - 1 / head];
	let sum = 0;
	for (const each of rows) {
		const share = each / (base + head);
		sum += (scale ** 2 / 2 + uneven ** 2) / (4 * share * scale) + 2 / 3 * (scale / (4 * share)) ** 2;
	}
	return sum;
}
function lInfinityNoise(rows, sizes, alpha) {
	const share = alpha / Math.max(1, rows.length);
	let noise = 0;
	for (const each of new Set(rows)) noise = Math.max(noise, shareNoise({
		rows: each,
		...sizes
	}, share));
	return noise;
}
const draws = 2e3;
const knots = 128;
const central = .95;
function wassersteinLaw(both, sizes) {
	const scale = Math.sqrt(1 / sizes.base + 1 / sizes.head);
	const { deviation } = moments(both);
	if (!(deviation > 0)) return () => 0;
	const usual = bridgeQuantile(gaps(both));
	return (alpha) => scale * (usual + deviation * Math.max(0, -normalQuantile(alpha) - normalQuantile(central)));
}
function gaps(points) {
	const rows = sum(points.rows);
	const joined = /* @__PURE__ */ new Map();
	let below = 0;
	for (let k = 0; k + 1 < points.at.length; k++) {
		below += points.rows[k] ?? 0;
		const length = (points.at[k + 1] ?? 0) - (points.at[k] ?? 0);
		const knot = Math.floor(knots * Math.asin(Math.sqrt(Math.min(1, below / rows))) / (Math.PI / 2));
		const gap = joined.get(knot) ?? {
			weighted: 0,
			length: 0
		};
		joined.set(knot, {
			weighted: gap.weighted + below / rows * length,
			length: gap.length + length
		});
	}
	return [...joined.values()].filter((gap) => gap.length > 0).map((gap) => ({
		share: gap.weighted / gap.length,
		length: gap.length
	}));
}
let normals;
function standardNormals() {
	if (normals !== void 0) return normals;
	const { uniform } = random(1999, 27);
	const drawn = new Float64Array(draws * 129);
	for (let k = 0; k + 1 < drawn.length; k += 2) {
		const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
		const angle = 2 * Math.PI * uniform();
		drawn[k] = radius * Math.cos(angle);
		drawn[k + 1] = radius * Math.sin(angle);
	}
	normals = drawn;
	return drawn;
}
function bridgeQuantile(steps) {
	const drawn = standardNormals();
	const before = [0, ...steps.map((step) => step.share)];
	const keep = Float64Array.from(steps, (step, k) => (1 - step.share) / (1 - (before[k] ?? 0)));
	const variance = steps.map((step, k) => (step.share - (before[k] ?? 0)) * (keep[k] ?? 0));
	const spread = Float64Array.from(variance, (each) => Math.sqrt(Math.max(0, each)));
	const length = Float64Array.from(steps, (step) => step.length);
	const areas = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) {
		let [bridge, area] = [0, 0];
		const at = draw * 129;
		for (let k = 0; k < steps.length; k++) {
			bridge = bridge * (keep[k] ?? 0) + (spread[k] ?? 0) * (drawn[at + k] ?? 0);
			area += Math.abs(bridge) * (length[k] ?? 0);
		}
		areas[draw] = area;
	}
	areas.sort();
	return areas[Math.floor(draws * central)] ?? 0;
}

// src/data/drift/named/cell-laws.ts
const exactVariance = 400;
function divergenceLaw(of, base, head) {
	const [p, q] = usedCells(base, head);
	const sizes = {
		base: sum(p),
		head: sum(q)
	};
	const law = scaledChiSquare(momentsOf(of, p, q, sizes));
	return (alpha) => of.finish(law(alpha), sizes);
}
function scaledChiSquare({ mean, variance }) {
	if (!(variance > 0)) return () => mean;
	const degrees = 2 * mean * mean / variance;
	return (alpha) => chiSquareQuantile(1 - alpha, degrees) * mean / degrees;
}
function momentsOf(of, p, q, sizes) {
	const [before, after] = [of.shares(p), of.shares(q)];
	const all = sizes.base + sizes.head;
	const unit = of.weight * (1 / sizes.base + 1 / sizes.head);
	const known = /* @__PURE__ */ new Map();
	let [mean, variance, squares] = [
		0,
		0,
		0
	];
	for (const [k, n] of p.entries()) {
		const rows = n + (q[k] ?? 0);
		const share = rows / all;
		const own = known.get(rows) ?? ofCell(rows);
		known.set(rows, own);
		[mean, variance, squares] = [
			mean + own.mean,
			variance + own.variance,
			squares + share * share
		];
	}
	return {
		mean,
		variance: p.length < 2 ? 0 : variance + 2 * unit * unit * (1 - squares)
	};
	function ofCell(rows) {
		const law = {
			rows,
			...sizes
		};
		const rest = 1 - rows / all;
		if (hypergeometricVariance(law) > exactVariance) return {
			mean: unit * rest,
			variance: 2 * (unit * rest) ** 2
		};
		let [first, second] = [0, 0];
		for (const [x, probability] of hypergeometricLaw(law)) {
			const part = of.part(before(x), after(rows - x), sizes);
			[first, second] = [first + probability * part, second + probability * part * part];
		}
		return {
			mean: first,
			variance: Math.max(0, second - first * first)
		};
	}
}
function totalVariationLaw(base, head) {
	const [p, q] = usedCells(base, head);
	const sizes = {
		base: sum(p),
		head: sum(q)
	};
	const [all, scale] = [sizes.base + sizes.head, 1 / sizes.base + 1 / sizes.head];
	let mean = 0;
	for (const [k, n] of p.entries()) mean += meanDifference(n + (q[k] ?? 0)) / 2;
	return (alpha) => p.length < 2 ? 0 : Math.min(1, mean + Math.sqrt(scale) / 2 * Math.max(0, -normalQuantile(alpha)));
	function meanDifference(rows) {
		const law = {
			rows,
			...sizes
		};
		const share = rows / all;
		if (hypergeometricVariance(law) > exactVariance) return Math.sqrt(2 / Math.PI * scale * share * (1 - share));
		let first = 0;
		for (const [x, probability] of hypergeometricLaw(law)) first += probability * Math.abs(x / sizes.base - (rows - x) / sizes.head);
		return first;
	}
}
function kolmogorovNoise({ base, head }, alpha) {
	return Math.min(1, Math.sqrt(Math.log(2 / alpha) / 2 * (1 / base + 1 / head)));
}

// src/data/drift/new-share-law.ts
function newShareNoise(counts, sizes, alpha) {
	const { base, head } = sizes;
	if (base <= 0 || head <= 0) return 0;
	const values = groups(counts, Math.log(head / (base + head)));
	const bound = (rows) => leastExponent(values, rows) - Math.log(alpha);
	let [low, high] = [0, Math.min(head, Math.max(1, values.reduce((sum, { rows, times }) => sum + rows * times, 0)))];
	if (bound(high) > 0) return high / head;
	while (high - low > .5) {
		const middle = (low + high) / 2;
		if (bound(middle) > 0) low = middle;
		else high = middle;
	}
	return Math.ceil(high) / head;
}
const never = 1e-300;
function groups(counts, logShare) {
	const times = /* @__PURE__ */ new Map();
	for (const rows of counts) if (rows > 0) times.set(rows, (times.get(rows) ?? 0) + 1);
	return [...times].map(([rows, many]) => ({
		rows,
		times: many,
		alone: Math.exp(rows * logShare)
	})).filter(({ alone }) => alone > never);
}
function leastExponent(values, rows) {
	const exponent = (t) => values.reduce((sum, each) => sum + each.times * logMean(each, t), -t * rows);
	let [low, high] = [0, 1];
	while (high < 1024 && exponent(high * 2) < exponent(high)) high *= 2;
	high *= 2;
	for (let step = 0; step < 60; step++) {
		const [left, right] = [low + (high - low) * .382, low + (high - low) * .618];
		if (exponent(left) < exponent(right)) high = right;
		else low = left;
	}
	return exponent((low + high) / 2);
}
function logMean({ rows, alone }, t) {
	const grown = t * rows + Math.log(alone);
	return grown > 30 ? grown + Math.log1p((1 - alone) * Math.exp(-grown)) : Math.log1p(alone * Math.expm1(t * rows));
}

// src/data/drift/pool.ts
const leastExpected = 5;
function poolRare(cells) {
	const kept = cells.labels.map((label, k) => ({
		label,
		base: cells.base[k] ?? 0,
		head: cells.head[k] ?? 0
	})).filter((cell) => cell.base + cell.head > 0);
	kept.sort((a, b) => b.base + b.head - a.base - a.head || (a.label < b.label ? -1 : 1));
	const base = kept.reduce((rows, cell) => rows + cell.base, 0);
	const head = kept.reduce((rows, cell) => rows + cell.head, 0);
	const needed = 5 * (base + head) / Math.max(1, Math.min(base, head));
	let rare = {
		label: "rare",
		base: 0,
		head: 0
	};
	for (let last = kept.at(-1); last !== void 0; last = kept.at(-1)) {
		const joined = rare.base + rare.head;
		if (last.base + last.head >= needed && (joined === 0 || joined >= needed)) break;
		rare = {
			label: "rare",
			base: rare.base + last.base,
			head: rare.head + last.head
		};
		kept.pop();
	}
	if (rare.base + rare.head > 0) kept.push(rare);
	return {
		labels: kept.map((c) => c.label),
		base: kept.map((c) => c.base),
		head: kept.map((c) => c.head)
	};
}
function poolOrKeep(cells) {
	const pooled = poolRare(cells);
	return pooled.labels.length === 1 ? cells : pooled;
}

// src/data/drift/categorical.ts
const otherLabel = "(other)";
const nullLabel = "(null)";
function commonCategories(base, head) {
	const comparable = (value) => (base.values.has(value) || base.unlisted === 0) && (head.values.has(value) || head.unlisted === 0);
	const values = [.../* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])].filter(comparable).sort(compareText);
	const side = (of) => {
		const counted = values.map((value) => of.values.get(value) ?? 0);
		const listed = [...of.values.values()].reduce((sum, n) => sum + n, 0);
		const other = of.rest + listed - counted.reduce((sum, n) => sum + n, 0);
		return [
			...counted,
			other,
			of.sketch.nulls,
			of.sketch.nan,
			of.sketch.plusInfinity,
			of.sketch.minusInfinity
		];
	};
	const labels = [
		...values.map(quoted),
		otherLabel,
		nullLabel,
		"(NaN)",
		"(infinity)",
		"(minus infinity)"
	];
	const untold = Math.max(onlyListed(base, head), onlyListed(head, base));
	return {
		labels,
		base: side(base),
		head: side(head),
		...untold > 0 && { untold }
	};
}
function onlyListed(side, other) {
	if (other.unlisted === 0) return 0;
	let rows = 0;
	for (const [value, count] of side.values) if (!other.values.has(value)) rows += count;
	return rows / Math.max(1, side.sketch.rows);
}
function categoricalFindings(base, head, asked, alpha) {
	const cells = commonCategories(base, head);
	const few = base.unlisted === 0 && head.unlisted === 0 && (/* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])).size <= 50;
	const declared = ["l-infinity", "jensen-shannon"].filter((each) => asked.declared[each] !== void 0);
	const usual = few ? "l-infinity" : "jensen-shannon";
	const replaced = replacersOf(usual).some((each) => asked.declared[each] !== void 0);
	const wanted = declared.length > 0 || replaced ? declared : [usual];
	const gates = !asked.ignored && (!asked.nature || declared.length > 0);
	const found = wanted.map((statistic) => {
		const measured = statistic === "l-infinity" ? measureLInfinity(cells, alpha, asked) : measureJensenShannon(cells, alpha, asked);
		return {
			statistic,
			limit: asked.limit(statistic),
			gates,
			needsRows: true,
			untold: cells.untold,
			...measured
		};
	});
	const fresh = newCategory(base, head, alpha);
	if (fresh === void 0) return found;
	const limit = asked.limit("new-category");
	return [...found, {
		statistic: "new-category",
		limit,
		gates: gates || !asked.ignored && asked.declared["new-category"] !== void 0,
		needsRows: false,
		...fresh
	}];
}
function measureLInfinity(cells, alpha, asked) {
	const { value, cell } = lInfinity(cells.base, cells.head);
	const used = cells.labels.map((_, k) => (cells.base[k] ?? 0) + (cells.head[k] ?? 0)).filter((rows) => rows > 0);
	return {
		value,
		noise: noiseOf((level) => lInfinityNoise(used, sizesOf(cells), level), alpha),
		detail: shares$1(cells, cell, asked)
	};
}
function measureJensenShannon(cells, alpha, asked) {
	const enough = poolOrKeep(cells);
	const value = jensenShannon(enough.base, enough.head);
	const rows = enough.labels.map((_, k) => (enough.base[k] ?? 0) + (enough.head[k] ?? 0));
	const law = enough === cells ? divergenceLaw(jensenShannonAs("bits"), cells.base, cells.head) : (level) => jensenShannonNoise(rows, sizesOf(cells), level);
	return {
		value,
		noise: noiseOf(law, alpha),
		detail: `most: ${shares$1(cells, lInfinity(cells.base, cells.head).cell, asked)}`
	};
}
function shares$1(cells, cell, { appended }) {
	if (cell < 0) return "all shares are equal";
	const { base, head } = sizesOf(cells);
	const [before, after] = [cells.base[cell] ?? 0, cells.head[cell] ?? 0];
	const alone = appended && head > base ? `; of the new rows alone ${percent((after - before) / (head - base))}` : "";
	return `share of ${cells.labels[cell]} ${percent(before / base)} → ${percent(after / head)}${alone}`;
}
function sizesOf(cells) {
	const total = (rows) => rows.reduce((sum, n) => sum + n, 0);
	return {
		base: total(cells.base),
		head: total(cells.head)
	};
}
function newValues(base, head) {
	return tellsAbsence(base) ? unlistedThere(base, head) : [];
}
function tellsAbsence(side) {
	return mostUnlisted(side) <= side.sketch.rows / 1e3;
}
function mostUnlisted({ unlisted, rest }) {
	return Math.min(unlisted, rest);
}
function unlistedThere(base, head) {
	return [...head.values].filter(([value]) => !base.values.has(value)).sort(([v, n], [w, m]) => m - n || compareText(v, w));
}
function newCategory(base, head, alpha) {
	const fresh = unlistedThere(base, head);
	const [value, rows] = fresh[0] ?? [];
	if (value === void 0 || rows === void 0) return void 0;
	if (base.unlisted === 0 && head.unlisted === 0) return allNew(base, head, fresh, alpha);
	const sizes = {
		base: base.sketch.rows,
		head: head.sketch.rows
	};
	const most = mostUnlisted(base);
	const [before, after] = [most / sizes.base, rows / sizes.head];
	const shares = `${most === 0 ? "none" : `at most ${percent(before)}`} of the base's rows, ${percent(after)} of the head's`;
	const law = (level) => shareNoise({
		rows: rows + most,
		...sizes
	}, level);
	if (tellsAbsence(base)) {
		const more = fresh.length > 1 ? ` and ${fresh.length - 1} more new values` : "";
		return {
			value: after,
			noise: noiseOf(law, alpha / fresh.length),
			detail: `${quoted(value)} is new: ${shares}${more}`
		};
	}
	if (after <= before) return void 0;
	const noise = noiseOf(law, alpha / head.values.size);
	return {
		value: after - before,
		atLeast: true,
		noise,
		detail: `${quoted(value)}: ${shares}`
	};
}
function allNew(base, head, fresh, alpha) {
	const [before, after] = [base.sketch.rows, head.sketch.rows];
	const together = fresh.reduce((sum, [, rows]) => sum + rows, 0) / after;
	const counts = [.../* @__PURE__ */ new Set([...base.values.keys(), ...head.values.keys()])].map((value) => (base.values.get(value) ?? 0) + (head.values.get(value) ?? 0));
	const noise = noiseOf((level) => newShareNoise(counts, {
		base: before,
		head: after
	}, level), alpha);
	const [value = "", rows = 0] = fresh[0] ?? [];
	const first = `${quoted(value)} is new: none of the base's rows, ${percent(rows / after)} of the head's`;
	const others = fresh.length - 1;
	return {
		value: together,
		noise,
		detail: `${first}${others > 0 ? `; with ${others} more new ${others === 1 ? "value" : "values"} ${percent(together)} of the head's` : ""}`
	};
}

// src/data/drift/points.ts
function pointsOf(cells, whole) {
	const width = 2 ** cells.exponent;
	const middle = whole && width >= 1 ? (width - 1) / 2 : width / 2;
	const inner = [...countsOf(cells)];
	const [first, last] = [inner[0]?.[0] ?? 0, inner.at(-1)?.[0] ?? 0];
	const rows = /* @__PURE__ */ new Map();
	const put = (at, n) => void rows.set(at, (rows.get(at) ?? 0) + n);
	for (const [tail, n] of cells.below) {
		const [from, to] = tailRange(tail);
		put(to >= first && from < first ? (first - 1) * width + middle : (from + to) / 2 * width, n);
	}
	for (const [index, n] of inner) put(index * width + middle, n);
	for (const [tail, n] of cells.above) {
		const [from, to] = tailRange(tail);
		put(from <= last + 1 && to > last ? (last + 1) * width + middle : (from + to) / 2 * width, n);
	}
	const sorted = [...rows].sort(([a], [b]) => a - b);
	return {
		at: sorted.map(([at]) => at),
		rows: sorted.map(([, n]) => n)
	};
}
function commonCells(base, head) {
	const exponent = Math.max(base.exponent, head.exponent);
	const widen = (cells) => cells.runs.length === 0 ? cells : coarsen(cells, exponent);
	return [widen(base), widen(head)];
}
function wholeValues(cells) {
	if (cells.exponent !== 0) return void 0;
	const exact = new Map(countsOf(cells));
	for (const [tail, n] of [...cells.below, ...cells.above]) {
		const [from, to] = tailRange(tail);
		if (to - from > 1) return void 0;
		exact.set(from, (exact.get(from) ?? 0) + n);
	}
	return exact;
}

// src/data/drift/histogram.ts
const inner = 18;
function numberHistogram([base, head], sides) {
	let [left, right] = commonCells(sides[0].cells, sides[1].cells);
	while (width(left, right) > inner) {
		const exponent = Math.max(left.exponent, right.exponent) + 1;
		[left, right] = [widen(left, exponent), widen(right, exponent)];
	}
	const unit = 2 ** Math.max(left.exponent, right.exponent);
	const [first, last] = range(left, right);
	const bars = [];
	if (first <= last) {
		const name = (index) => inUnit(index * unit, sides[0].unit);
		const [below, above] = [ends("below", left, right), ends("above", left, right)];
		if (below.base + below.head > 0) bars.push({
			label: `below ${name(first)}`,
			...below
		});
		const [a, b] = [new Map(countsOf(left)), new Map(countsOf(right))];
		for (let index = first; index <= last; index++) bars.push({
			label: `${name(index)} – ${name(index + 1)}`,
			base: a.get(index) ?? 0,
			head: b.get(index) ?? 0
		});
		if (above.base + above.head > 0) bars.push({
			label: `from ${name(last + 1)}`,
			...above
		});
	}
	return shares([...bars, ...special(base, head)], base.rows, head.rows);
}
function categoryHistogram([base, head], cells) {
	const listed = cells.labels.map((label, k) => ({
		label,
		base: cells.base[k] ?? 0,
		head: cells.head[k] ?? 0
	}));
	const values = listed.filter((bar) => bar.label.startsWith("\""));
	const total = (bar) => bar.base / Math.max(1, base.rows) + bar.head / Math.max(1, head.rows);
	values.sort((a, b) => total(b) - total(a));
	const rest = [...values.slice(inner), ...listed.filter((bar) => bar.label === otherLabel)];
	const rows = (side) => rest.reduce((sum, bar) => sum + bar[side], 0);
	const other = {
		label: otherLabel,
		base: rows("base"),
		head: rows("head")
	};
	return shares([
		...values.slice(0, inner),
		other,
		...special(base, head)
	], base.rows, head.rows);
}
const labelsOfNoValue = /* @__PURE__ */ new Set([
	nullLabel,
	"(NaN)",
	"(infinity)",
	"(minus infinity)"
]);
function special(base, head) {
	return [
		{
			label: nullLabel,
			base: base.nulls,
			head: head.nulls
		},
		{
			label: "(NaN)",
			base: base.nan,
			head: head.nan
		},
		{
			label: "(infinity)",
			base: base.plusInfinity,
			head: head.plusInfinity
		},
		{
			label: "(minus infinity)",
			base: base.minusInfinity,
			head: head.minusInfinity
		}
	].filter((bar) => bar.base + bar.head > 0);
}
function shares(bars, base, head) {
	return bars.filter((bar) => bar.label !== "(other)" || bar.base + bar.head > 0).map((bar) => ({
		label: bar.label,
		base: bar.base / Math.max(1, base),
		head: bar.head / Math.max(1, head)
	}));
}
function ends(which, left, right) {
	const rows = (cells) => cells[which].reduce((sum, [, n]) => sum + n, 0);
	return {
		base: rows(left),
		head: rows(right)
	};
}
function widen(cells, exponent) {
	return cells.runs.length === 0 ? cells : coarsen(cells, exponent);
}
function range(...both) {
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { runs } of both) for (const [start, counts] of runs) [first, last] = [Math.min(first, start), Math.max(last, start + counts.length - 1)];
	return [first, last];
}
function width(left, right) {
	const [first, last] = range(left, right);
	return first <= last ? last - first + 1 : 0;
}

export { statisticName as A, amount as C, percent as D, inUnit as E, falseAlarms as M, quoted as O, stateOf as S, evenly as T, lInfinityNoise as _, pointsOf as a, isUntold as b, commonCategories as c, poolOrKeep as d, poolRare as f, totalVariationLaw as g, scaledChiSquare as h, commonCells as i, askedOf as j, rowsText as k, newValues as l, kolmogorovNoise as m, labelsOfNoValue as n, wholeValues as o, divergenceLaw as p, numberHistogram as r, categoricalFindings as s, categoryHistogram as t, nullLabel as u, wassersteinLaw as v, estimated as w, noiseOf as x, shareNoise as y };