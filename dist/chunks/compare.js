import { r as metricName, t as knownMetric } from "./known.js";
import { n as groupsOf, t as groupVariance } from "./groups.js";
import { a as tQuantile, i as normalQuantile, o as incompleteBeta, r as normalCdf } from "./statistics.js";
import { t as random } from "./random.js";

// src/metrics/range.ts
const nothingBelow = [0, Number.POSITIVE_INFINITY];
const share$1 = [0, 100];
const ranges = new Map([
	...[
		"mae mse rmse mape medae rmsle smape wape max-error brier wer cer perplexity",
		"accuracy balanced-accuracy precision recall f1 roc-auc average-precision ece error-rate specificity fpr fnr",
		"top-5-accuracy acc-norm map map50 map50-95 iou dice ndcg mrr exact-match bleu rouge1 rouge2 rougel"
	].flatMap((names, index) => names.split(" ").map((name) => [name, index === 0 ? nothingBelow : share$1])),
	["r2", [Number.NEGATIVE_INFINITY, 1]],
	["mcc", [-1, 1]],
	["cohen-kappa", [-1, 1]]
]);
function isPossible(metric, value) {
	const known = knownMetric(metric)?.name.replace(/^(val|valid|validation|eval|test|holdout)-/, "");
	const range = known === void 0 ? void 0 : ranges.get(known.replace(/-(macro|micro|weighted)$/, ""));
	return range === void 0 || value >= range[0] && value <= range[1];
}

// src/metrics/units.ts
function sumByUnit({ weights, n }, { count, of }, column) {
	const sums = new Float64Array(count);
	for (let i = 0; i < n; i++) {
		const unit = of[i] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0) * (column[i] ?? NaN);
	}
	return sums;
}
function weightByUnit({ weights, n }, { count, of }) {
	const sums = new Float64Array(count);
	for (let i = 0; i < n; i++) {
		const unit = of[i] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0);
	}
	return sums;
}
function weightOnDraws(sample, units) {
	const weights = weightByUnit(sample, units);
	const [first = 0] = weights;
	if (!weights.every((weight) => weight === first)) return (draws) => dot(draws, weights);
	const total = first * units.count;
	return () => total;
}
function dot(draws, values, start = 0) {
	const n = draws.length;
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let i = 0;
	for (; i + 3 < n; i += 4) {
		a += (draws[i] ?? 0) * (values[start + i] ?? 0);
		b += (draws[i + 1] ?? 0) * (values[start + i + 1] ?? 0);
		c += (draws[i + 2] ?? 0) * (values[start + i + 2] ?? 0);
		d += (draws[i + 3] ?? 0) * (values[start + i + 3] ?? 0);
	}
	for (; i < n; i++) a += (draws[i] ?? 0) * (values[start + i] ?? 0);
	return a + b + (c + d);
}
function byRowWeights(sample, { of }, evaluate) {
	const weights = new Float64Array(sample.n);
	return (draws) => {
		for (let i = 0; i < weights.length; i++) weights[i] = (sample.weights[i] ?? 0) * (draws[of[i] ?? 0] ?? 0);
		return evaluate(weights);
	};
}

// src/metrics/definitions/losses.ts
const epsilon$1 = 2 ** -52;
const logLoss = (sample, side) => {
	const binary = sample.task === "binary";
	return sample.labels.map((label, i) => {
		const score = side.scores[binary ? 0 : label]?.[i] ?? NaN;
		const probability = binary && label !== 1 ? 1 - score : score;
		return -Math.log(Math.min(Math.max(probability, epsilon$1), 1 - epsilon$1));
	});
};
const brier = (sample, side) => {
	if (sample.task === "binary") return sample.labels.map((label, i) => ((side.scores[0]?.[i] ?? NaN) - label) ** 2);
	return sample.labels.map((label, i) => {
		let sum = 0;
		for (const [k, column] of side.scores.entries()) sum += ((column[i] ?? NaN) - (k === label ? 1 : 0)) ** 2;
		return sum;
	});
};
const values = (side) => side.predicted ?? /* @__PURE__ */ new Float64Array();
const errors = (sample, side) => {
	const predicted = values(side);
	return sample.labels.map((label, i) => (predicted[i] ?? NaN) - label);
};
const absoluteErrors = (sample, side) => errors(sample, side).map(Math.abs);
const squaredErrors = (sample, side) => errors(sample, side).map((error) => error * error);
const percentageErrors = (sample, side) => {
	const predicted = values(side);
	return sample.labels.map((label, i) => {
		return Math.abs((predicted[i] ?? NaN) - label) / Math.max(Math.abs(label), epsilon$1);
	});
};
const meanOf = (loss) => (sample, side) => {
	const column = loss(sample, side);
	return {
		evaluate: (weights) => mean$2(column, weights),
		influence: () => centred(column, mean$2(column, sample.weights)),
		resampled: (units) => meanOnDraws(column, sample, units)
	};
};
const rmse = (sample, side) => {
	const squares = squaredErrors(sample, side);
	return {
		evaluate: (weights) => Math.sqrt(mean$2(squares, weights)),
		influence: () => {
			const mse = mean$2(squares, sample.weights);
			const scale = mse > 0 ? 1 / (2 * Math.sqrt(mse)) : 0;
			return squares.map((square) => (square - mse) * scale);
		},
		resampled: (units) => {
			const mse = meanOnDraws(squares, sample, units);
			return (draws) => Math.sqrt(mse(draws));
		}
	};
};
function mean$2(column, weights) {
	let sum = 0;
	let total = 0;
	for (let i = 0; i < column.length; i++) {
		const weight = weights[i] ?? 0;
		sum += weight * (column[i] ?? NaN);
		total += weight;
	}
	return sum / total;
}
function centred(column, centre) {
	return column.map((value) => value - centre);
}
function meanOnDraws(column, sample, units) {
	const sums = sumByUnit(sample, units, column);
	const weight = weightOnDraws(sample, units);
	return (draws) => dot(draws, sums) / weight(draws);
}

// src/metrics/definitions/score.ts
function scoreDefinition(name, { scoreMetrics = [] }) {
	const column = scoreMetrics.findIndex((metric) => metric.name === name);
	const metric = scoreMetrics[column];
	if (metric === void 0) return void 0;
	return {
		name,
		reads: column,
		family: metric.isShare ? {
			kind: "proportion",
			of: "all"
		} : { kind: "mean" },
		range: metric.isShare ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
		prepare: (sample, side) => {
			const mean = meanOf(() => side.scores[column] ?? /* @__PURE__ */ new Float64Array())(sample, side);
			const evaluate = (weights) => {
				const value = mean.evaluate(weights);
				return isPossible(name, value) ? value : NaN;
			};
			return {
				...mean,
				evaluate
			};
		},
		because: ({ totalWeight }) => totalWeight > 0 ? "outside-range" : "no-rows"
	};
}

// src/metrics/definitions/runs.ts
function inRuns(classOf, classes) {
	const places = new Uint32Array(classes);
	for (const each of classOf) places[each] = (places[each] ?? 0) + 1;
	for (let each = 1; each < classes; each++) places[each] = (places[each] ?? 0) + (places[each - 1] ?? 0);
	const ends = places.slice();
	const order = new Uint32Array(classOf.length);
	for (let i = classOf.length - 1; i >= 0; i--) {
		const each = classOf[i] ?? 0;
		places[each] = (places[each] ?? 0) - 1;
		order[places[each] ?? 0] = i;
	}
	return {
		order,
		ends
	};
}
function runSum(draws, unitAt, parts, start, end) {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let at = start;
	for (; at + 3 < end; at += 4) {
		a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
		b += (draws[unitAt[at + 1] ?? 0] ?? 0) * (parts[at + 1] ?? 0);
		c += (draws[unitAt[at + 2] ?? 0] ?? 0) * (parts[at + 2] ?? 0);
		d += (draws[unitAt[at + 3] ?? 0] ?? 0) * (parts[at + 3] ?? 0);
	}
	for (; at < end; at++) a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
	return a + b + (c + d);
}

// src/metrics/definitions/calibration.ts
const binCount = 10;
const calibrationError = (sample, side) => {
	const bins = new Uint8Array(sample.n);
	const gaps = new Float64Array(sample.n);
	for (let i = 0; i < sample.n; i++) {
		const probability = side.scores[0]?.[i] ?? 0;
		bins[i] = Math.min(Math.floor(10 * probability), 9);
		gaps[i] = (sample.labels[i] ?? 0) - probability;
	}
	const binSums = (weights) => {
		const sums = new Float64Array(binCount);
		let total = 0;
		for (let i = 0; i < sample.n; i++) {
			const bin = bins[i] ?? 0;
			const weight = weights[i] ?? 0;
			sums[bin] = (sums[bin] ?? 0) + weight * (gaps[i] ?? 0);
			total += weight;
		}
		return {
			sums,
			total
		};
	};
	const evaluate = (weights) => {
		const { sums, total } = binSums(weights);
		return sums.reduce((sum, bin) => sum + Math.abs(bin), 0) / total;
	};
	return {
		evaluate,
		influence: () => {
			const signs = binSums(sample.weights).sums.map(Math.sign);
			const value = evaluate(sample.weights);
			return gaps.map((gap, i) => (signs[bins[i] ?? 0] ?? 0) * gap - value);
		},
		resampled: (units) => units.count * binCount <= sample.n ? byUnit(bins, gaps, sample, units) : byRow(bins, gaps, sample, units)
	};
};
function byUnit(bins, gaps, sample, units) {
	const sums = new Float64Array(units.count * binCount);
	for (let i = 0; i < sample.n; i++) {
		const place = (bins[i] ?? 0) * units.count + (units.of[i] ?? 0);
		sums[place] = (sums[place] ?? 0) + (sample.weights[i] ?? 0) * (gaps[i] ?? 0);
	}
	const weight = weightOnDraws(sample, units);
	return (draws) => {
		let sum = 0;
		for (let bin = 0; bin < binCount; bin++) sum += Math.abs(dot(draws, sums, bin * units.count));
		return sum / weight(draws);
	};
}
function byRow(bins, gaps, sample, units) {
	const { ends, order } = inRuns(bins, binCount);
	const unitAt = new Uint16Array(sample.n);
	const parts = new Float64Array(sample.n);
	for (let at = 0; at < sample.n; at++) {
		const row = order[at] ?? 0;
		unitAt[at] = units.of[row] ?? 0;
		parts[at] = (sample.weights[row] ?? 0) * (gaps[row] ?? 0);
	}
	const weight = weightOnDraws(sample, units);
	return (draws) => {
		let sum = 0;
		let start = 0;
		for (let bin = 0; bin < binCount; bin++) {
			const end = ends[bin] ?? 0;
			sum += Math.abs(runSum(draws, unitAt, parts, start, end));
			start = end;
		}
		return sum / weight(draws);
	};
}

// src/metrics/definitions/margins.ts
function emptyMargins(k) {
	return {
		hits: new Float64Array(k),
		truth: new Float64Array(k),
		predicted: new Float64Array(k),
		total: 0
	};
}
function marginsOf(sample, predicted, weights) {
	const margins = emptyMargins(sample.k);
	const { hits, truth } = margins;
	for (let i = 0; i < sample.n; i++) {
		const weight = weights[i] ?? 0;
		const label = sample.labels[i] ?? 0;
		const said = predicted[i] ?? 0;
		truth[label] = (truth[label] ?? 0) + weight;
		margins.predicted[said] = (margins.predicted[said] ?? 0) + weight;
		if (label === said) hits[label] = (hits[label] ?? 0) + weight;
		margins.total += weight;
	}
	return margins;
}

// src/metrics/definitions/confusion.ts
function ratio(kind, margins, k) {
	const hits = margins.hits[k] ?? 0;
	const truth = margins.truth[k] ?? 0;
	const predicted = margins.predicted[k] ?? 0;
	if (kind === "precision") return hits / predicted;
	if (kind === "recall") return hits / truth;
	return 2 * hits / (truth + predicted);
}
const positiveClass = (kind) => (margins) => ratio(kind, margins, 1);
const macro = (kind) => (margins) => {
	let sum = 0;
	let classes = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		if (!margins.truth[k] && !margins.predicted[k]) continue;
		sum += ratio(kind, margins, k);
		classes += 1;
	}
	return sum / classes;
};
const weighted = (kind) => (margins) => {
	let sum = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		const truth = margins.truth[k] ?? 0;
		if (truth > 0) sum += truth * ratio(kind, margins, k);
	}
	return sum / margins.total;
};
const balancedAccuracy = (margins) => {
	let sum = 0;
	let classes = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		if (!margins.truth[k]) continue;
		sum += ratio("recall", margins, k);
		classes += 1;
	}
	return classes > 1 ? sum / classes : NaN;
};
const accuracy = (margins) => sum(margins.hits) / margins.total;
const mcc = (margins) => {
	const { total } = margins;
	let both = 0;
	let truth = 0;
	let predicted = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		const t = (margins.truth[k] ?? 0) / total;
		const p = (margins.predicted[k] ?? 0) / total;
		both += t * p;
		truth += t * (1 - t);
		predicted += p * (1 - p);
	}
	if (!(truth > 1e-15) || !(predicted > 1e-15)) return NaN;
	return (sum(margins.hits) / total - both) / Math.sqrt(truth * predicted);
};
const known = /* @__PURE__ */ new WeakMap();
function ownMargins(sample, side) {
	const margins = known.get(side) ?? marginsOf(sample, side.predicted ?? new Float64Array(sample.n), sample.weights);
	known.set(side, margins);
	return margins;
}
function confusionFunctional(metric) {
	return (sample, side) => {
		const predicted = side.predicted ?? new Float64Array(sample.n);
		return {
			evaluate: (weights) => metric(weights === sample.weights ? ownMargins(sample, side) : marginsOf(sample, predicted, weights)),
			influence: () => influence(metric, sample, predicted, ownMargins(sample, side)),
			resampled: (units) => units.count * sample.k * 3 <= sample.n ? marginsOnDraws(metric, sample, predicted, units) : cellsOnDraws(metric, sample, predicted, units)
		};
	};
}
function marginsOnDraws(metric, sample, predicted, units) {
	const { k, n, labels, weights } = sample;
	const empty = () => new Float64Array(k * units.count);
	const byUnit = {
		hits: empty(),
		truth: empty(),
		predicted: empty()
	};
	for (let i = 0; i < n; i++) {
		const unit = units.of[i] ?? 0;
		const label = (labels[i] ?? 0) * units.count + unit;
		const said = (predicted[i] ?? 0) * units.count + unit;
		const weight = weights[i] ?? 0;
		byUnit.truth[label] = (byUnit.truth[label] ?? 0) + weight;
		byUnit.predicted[said] = (byUnit.predicted[said] ?? 0) + weight;
		if (label === said) byUnit.hits[label] = (byUnit.hits[label] ?? 0) + weight;
	}
	const total = weightOnDraws(sample, units);
	const drawn = emptyMargins(k);
	return (draws) => {
		for (let label = 0; label < k; label++) {
			drawn.hits[label] = dot(draws, byUnit.hits, label * units.count);
			drawn.truth[label] = dot(draws, byUnit.truth, label * units.count);
			drawn.predicted[label] = dot(draws, byUnit.predicted, label * units.count);
		}
		drawn.total = total(draws);
		return metric(drawn);
	};
}
const sorted = /* @__PURE__ */ new WeakMap();
function cellsOnDraws(metric, sample, predicted, units) {
	const { cells, unitAt, weights } = cellRows(sample, predicted, units);
	const { hits, truth, predicted: answers } = emptyMargins(sample.k);
	return (draws) => {
		hits.fill(0);
		truth.fill(0);
		answers.fill(0);
		let total = 0;
		let start = 0;
		for (const { label, said, end } of cells) {
			const weight = runSum(draws, unitAt, weights, start, end);
			truth[label] = (truth[label] ?? 0) + weight;
			answers[said] = (answers[said] ?? 0) + weight;
			if (label === said) hits[label] = weight;
			total += weight;
			start = end;
		}
		return metric({
			hits,
			truth,
			predicted: answers,
			total
		});
	};
}
function cellRows(sample, predicted, units) {
	const bySide = sorted.get(units) ?? /* @__PURE__ */ new WeakMap();
	sorted.set(units, bySide);
	const rows = bySide.get(predicted) ?? sortByCell(sample, predicted, units);
	bySide.set(predicted, rows);
	return rows;
}
function sortByCell({ n, k, labels, weights }, predicted, units) {
	const keyOf = (i) => (labels[i] ?? 0) * k + (predicted[i] ?? 0);
	const keys = /* @__PURE__ */ new Set();
	for (let i = 0; i < n; i++) keys.add(keyOf(i));
	const occupied = Float64Array.from(keys).sort();
	const places = new Map(Array.from(occupied, (key, place) => [key, place]));
	const { order, ends } = inRuns(Uint32Array.from({ length: n }, (_, i) => places.get(keyOf(i)) ?? 0), occupied.length);
	return {
		cells: Array.from(occupied, (key, place) => ({
			label: Math.floor(key / k),
			said: key % k,
			end: ends[place] ?? 0
		})),
		unitAt: Uint16Array.from(order, (row) => units.of[row] ?? 0),
		weights: Float64Array.from(order, (row) => weights[row] ?? 0)
	};
}
function influence(metric, sample, predicted, margins) {
	const slope = (column) => column.map((count, k) => {
		if (!count) return 0;
		const step = count * 1e-5;
		column[k] = count + step;
		const above = metric(margins);
		column[k] = count - step;
		const below = metric(margins);
		column[k] = count;
		return (above - below) / (2 * step) * margins.total;
	});
	const bySide = {
		truth: slope(margins.truth),
		predicted: slope(margins.predicted),
		hits: hitSlopes(metric, margins)
	};
	const values = new Float64Array(sample.n);
	let mean = 0;
	for (let i = 0; i < sample.n; i++) {
		const label = sample.labels[i] ?? 0;
		const said = predicted[i] ?? 0;
		const hit = label === said ? bySide.hits[label] ?? 0 : 0;
		const value = (bySide.truth[label] ?? 0) + (bySide.predicted[said] ?? 0) + hit;
		values[i] = value;
		mean += (sample.weights[i] ?? 0) * value;
	}
	mean /= margins.total;
	for (let i = 0; i < sample.n; i++) values[i] = (values[i] ?? 0) - mean;
	return values;
}
function hitSlopes(metric, margins) {
	const { hits, total } = margins;
	return hits.map((count, k) => {
		const step = Math.max(count, total * .001);
		const before = metric(margins);
		hits[k] = count + step;
		const after = metric(margins);
		hits[k] = count;
		return (after - before) / step * total;
	});
}
function sum(values) {
	let total = 0;
	for (let k = 0; k < values.length; k++) total += values[k] ?? 0;
	return total;
}

// src/metrics/argsort.ts
const digitBits = 11;
const buckets = 2048;
function argsort(values) {
	const n = values.length;
	if (n < 2048) return Uint32Array.from(byComparison(values));
	let from = sortable(values);
	let to = {
		low: new Uint32Array(n),
		high: new Uint32Array(n),
		order: new Uint32Array(n)
	};
	for (let shift = 0; shift < 64; shift += digitBits) {
		if (!pass(from, to, shift)) continue;
		[from, to] = [to, from];
	}
	return from.order;
}
function byComparison(values) {
	return Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
function sortable(values) {
	const n = values.length;
	const doubles = new Float64Array(n);
	const order = new Uint32Array(n);
	for (let i = 0; i < n; i++) {
		doubles[i] = (values[i] ?? 0) + 0;
		order[i] = i;
	}
	const words = new Uint32Array(doubles.buffer);
	const low = new Uint32Array(n);
	const high = new Uint32Array(n);
	for (let i = 0; i < n; i++) {
		const bottom = words[2 * i] ?? 0;
		const top = words[2 * i + 1] ?? 0;
		const negative = top >>> 31 === 1;
		low[i] = negative ? ~bottom : bottom;
		high[i] = negative ? ~top : top | 2147483648;
	}
	return {
		low,
		high,
		order
	};
}
function pass(from, to, shift) {
	const { low, high, order } = from;
	const n = order.length;
	const digits = new Uint16Array(n);
	const starts = /* @__PURE__ */ new Uint32Array(2049);
	for (let i = 0; i < n; i++) {
		const digit = digitAt(low[i] ?? 0, high[i] ?? 0, shift);
		digits[i] = digit;
		starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
	}
	if (starts[(digits[0] ?? 0) + 1] === n) return false;
	for (let digit = 1; digit <= buckets; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
	for (let i = 0; i < n; i++) {
		const digit = digits[i] ?? 0;
		const place = starts[digit] ?? 0;
		starts[digit] = place + 1;
		to.low[place] = low[i] ?? 0;
		to.high[place] = high[i] ?? 0;
		to.order[place] = order[i] ?? 0;
	}
	return true;
}
function digitAt(low, high, shift) {
	if (shift >= 32) return high >>> shift - 32 & 2047;
	const bottom = low >>> shift;
	return (shift + digitBits <= 32 ? bottom : bottom | high << 32 - shift) & 2047;
}

// src/metrics/definitions/median.ts
const epsilon = 2 ** -52;
const medianAbsoluteError = (sample, side) => {
	const absolute = absoluteErrors(sample, side);
	const order = argsort(absolute);
	const quantile = (weights, share) => weightedQuantile(absolute, order, weights, share);
	return {
		evaluate: (weights) => quantile(weights, .5),
		influence: () => {
			if (sample.n < 4) return null;
			const median = quantile(sample.weights, .5);
			const half = Math.min(.25, .5 * sample.n ** -.2);
			const inverseDensity = (quantile(sample.weights, .5 + half) - quantile(sample.weights, .5 - half)) / (2 * half);
			return absolute.map((error) => (error > median ? .5 : error < median ? -.5 : 0) * inverseDensity);
		},
		resampled: (units) => medianOnDraws(absolute, order, sample, units)
	};
};
function weightedQuantile(values, order, weights, share) {
	const weightAt = (at) => weights[order[at] ?? 0] ?? 0;
	const valueAt = (at) => values[order[at] ?? 0] ?? NaN;
	let total = 0;
	for (let at = 0; at < order.length; at++) total += weightAt(at);
	const target = total * share;
	let sum = 0;
	let at = -1;
	while (sum < target && at < order.length - 1) sum += weightAt(++at);
	if (sum - target > epsilon) return valueAt(at);
	let next = at + 1;
	while (next < order.length && weightAt(next) === 0) next += 1;
	return next < order.length ? (valueAt(at) + valueAt(next)) / 2 : valueAt(at);
}
function medianOnDraws(values, order, sample, units) {
	const equal = !sample.weighted;
	const sorted = new Float64Array(sample.n);
	const weights = new Float64Array(sample.n).fill(1);
	const unitAt = new Uint16Array(sample.n);
	for (const [at, row] of order.entries()) {
		sorted[at] = values[row] ?? NaN;
		unitAt[at] = units.of[row] ?? 0;
		if (!equal) weights[at] = sample.weights[row] ?? 0;
	}
	const total = weightOnDraws(equal ? {
		...sample,
		weights
	} : sample, units);
	const weightAt = (draws, at) => (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
	return (draws) => {
		const target = total(draws) / 2;
		const last = sorted.length - 1;
		let sum = 0;
		let at = 0;
		for (; at + 4 <= last; at += 4) {
			const stride = weightAt(draws, at) + weightAt(draws, at + 1) + (weightAt(draws, at + 2) + weightAt(draws, at + 3));
			if (sum + stride >= target) break;
			sum += stride;
		}
		for (at -= 1; sum < target && at < last;) sum += weightAt(draws, ++at);
		const value = sorted[at] ?? NaN;
		if (sum - target > epsilon) return value;
		let next = at + 1;
		while (next <= last && weightAt(draws, next) === 0) next += 1;
		return next <= last ? (value + (sorted[next] ?? NaN)) / 2 : value;
	};
}

// src/metrics/definitions/r2.ts
const r2 = (sample, side) => {
	const squares = squaredErrors(sample, side);
	const { labels } = sample;
	return {
		evaluate: (weights) => r2Of(squares, labels, weights),
		influence: () => {
			const { centre, variance } = spread(labels, sample.weights);
			const share = mean$2(squares, sample.weights) / variance;
			return squares.map((square, i) => (share * ((labels[i] ?? 0) - centre) ** 2 - square) / variance);
		},
		resampled: (units) => r2OnDraws(squares, sample, units)
	};
};
function r2Of(squares, labels, weights) {
	const { centre, variance } = spread(labels, weights);
	if (!(variance > (centre * 2 ** -50) ** 2)) return NaN;
	return 1 - mean$2(squares, weights) / variance;
}
function spread(labels, weights) {
	const centre = mean$2(labels, weights);
	let sum = 0;
	let total = 0;
	for (let i = 0; i < labels.length; i++) {
		const weight = weights[i] ?? 0;
		sum += weight * ((labels[i] ?? 0) - centre) ** 2;
		total += weight;
	}
	return {
		centre,
		variance: sum / total
	};
}
function r2OnDraws(squares, sample, units) {
	const { labels, weights } = sample;
	const centre = mean$2(labels, weights);
	const weight = weightOnDraws(sample, units);
	const errors = sumByUnit(sample, units, squares);
	const offsets = sumByUnit(sample, units, labels.map((label) => label - centre));
	const distances = sumByUnit(sample, units, labels.map((label) => (label - centre) ** 2));
	const carefully = byRowWeights(sample, units, (drawn) => r2Of(squares, labels, drawn));
	return (draws) => {
		const total = weight(draws);
		const second = dot(draws, distances) / total;
		const variance = second - (dot(draws, offsets) / total) ** 2;
		if (!(variance > second * .001)) return carefully(draws);
		return 1 - dot(draws, errors) / total / variance;
	};
}

// src/metrics/definitions/ranked-draws.ts
function aucOnDraws(ranking, sample, units) {
	return units.count ** 2 <= 4 * sample.n ? aucOfPairs(ranking, units) : aucOfRows(ranking, sample, units);
}
function aucOfPairs(ranking, units) {
	const { count } = units;
	const { won, positives, negatives } = pairsWon(ranking, units);
	return (draws) => {
		let pairs = 0;
		for (let u = 0; u < count; u++) {
			const times = draws[u] ?? 0;
			if (times > 0) pairs += times * dot(draws, won, u * count);
		}
		return pairs / (dot(draws, positives) * dot(draws, negatives));
	};
}
function pairsWon(ranking, { count, of }) {
	const { order, tieEnds, positive, weights } = ranking;
	const won = new Float64Array(count * count);
	const [positives, negatives] = [new Float64Array(count), new Float64Array(count)];
	let start = 0;
	for (let end = 0; end < order.length; end++) {
		if (!tieEnds[end]) continue;
		for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, .5);
		for (let at = start; at <= end; at++) if (positive[at]) win(at);
		for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, .5);
		start = end + 1;
	}
	return {
		won,
		positives,
		negatives
	};
	function add(sums, at, share) {
		const unit = of[order[at] ?? 0] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + share * (weights[at] ?? 0);
	}
	function win(at) {
		add(positives, at, 1);
		const weight = weights[at] ?? 0;
		const row = (of[order[at] ?? 0] ?? 0) * count;
		for (let v = 0; v < count; v++) won[row + v] = (won[row + v] ?? 0) + weight * (negatives[v] ?? 0);
	}
}
function aucOfRows({ order, tieEnds, positive, weights }, { weighted }, { of }) {
	const unitAt = Uint16Array.from(order, (row) => of[row] ?? 0);
	return (draws) => {
		let pairs = 0;
		let positives = 0;
		let negatives = 0;
		let tiedPositives = 0;
		let tiedNegatives = 0;
		for (let at = 0; at < unitAt.length; at++) {
			const times = draws[unitAt[at] ?? 0] ?? 0;
			const weight = weighted ? times * (weights[at] ?? 0) : times;
			const hit = weight * (positive[at] ?? 0);
			tiedPositives += hit;
			tiedNegatives += weight - hit;
			if (!tieEnds[at]) continue;
			pairs += tiedPositives * (negatives + tiedNegatives / 2);
			negatives += tiedNegatives;
			positives += tiedPositives;
			tiedPositives = 0;
			tiedNegatives = 0;
		}
		return pairs / (positives * negatives);
	};
}
function precisionOnDraws(ranking, sample, units) {
	const { unitAt, weights, positives, runs } = fromTheTop(ranking, units);
	const drawn = new Float64Array(unitAt.length);
	const hits = new Float64Array(positives.length);
	const accumulate = sample.weighted ? accumulateWeights : accumulateCounts;
	return (draws) => {
		const total = accumulate(drawn, draws, unitAt, weights);
		const hit = accumulate(hits, draws, positives.unitAt, positives.weights);
		let area = 0;
		let before = 0;
		for (let run = 0; run < runs.length; run++) {
			const upTo = hits[runs.lastPositive[run] ?? 0] ?? 0;
			const above = drawn[runs.lastRow[run] ?? 0] ?? 0;
			area += (upTo - before) * upTo / (above > 0 ? above : 1);
			before = upTo;
		}
		return hit < total ? area / hit : NaN;
	};
}
function accumulateCounts(sums, draws, unitAt) {
	let sum = 0;
	for (let at = 0; at < sums.length; at++) {
		sum += draws[unitAt[at] ?? 0] ?? 0;
		sums[at] = sum;
	}
	return sum;
}
function accumulateWeights(sums, draws, unitAt, weights) {
	let sum = 0;
	for (let at = 0; at < sums.length; at++) {
		sum += (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
		sums[at] = sum;
	}
	return sum;
}
function fromTheTop({ order, tieEnds, positive, weights }, { of }) {
	const n = order.length;
	const unitAt = new Uint16Array(n);
	const downward = new Float64Array(n);
	const positiveUnits = [];
	const positiveWeights = [];
	const lastPositive = [];
	const lastRow = [];
	let counted = 0;
	for (let place = 0; place < n; place++) {
		const at = n - 1 - place;
		const unit = of[order[at] ?? 0] ?? 0;
		const weight = weights[at] ?? 0;
		unitAt[place] = unit;
		downward[place] = weight;
		if (positive[at]) {
			positiveUnits.push(unit);
			positiveWeights.push(weight);
		}
		if (!(at === 0 || tieEnds[at - 1] === 1) || positiveUnits.length === counted) continue;
		counted = positiveUnits.length;
		lastPositive.push(counted - 1);
		lastRow.push(place);
	}
	return {
		unitAt,
		weights: downward,
		positives: {
			length: positiveUnits.length,
			unitAt: Uint16Array.from(positiveUnits),
			weights: Float64Array.from(positiveWeights)
		},
		runs: {
			length: lastRow.length,
			lastPositive: Uint32Array.from(lastPositive),
			lastRow: Uint32Array.from(lastRow)
		}
	};
}

// src/metrics/definitions/ranking.ts
function rocAuc(sample, side) {
	return meanOverClasses(sample, (column) => {
		const ranking = side.ranking(column);
		const sorted = sorter(ranking, sample);
		return {
			evaluate: (weights) => auc(ranking, sorted(weights)),
			influence: () => placements(ranking, sample),
			resampled: (units) => aucOnDraws(ranking, sample, units)
		};
	});
}
function averagePrecision(sample, side) {
	return meanOverClasses(sample, (column) => {
		const ranking = side.ranking(column);
		const sorted = sorter(ranking, sample);
		return {
			evaluate: (weights) => precisionArea(ranking, sorted(weights)),
			influence: () => precisionInfluence(ranking, sample),
			resampled: (units) => precisionOnDraws(ranking, sample, units)
		};
	});
}
function meanOverClasses(sample, make) {
	if (sample.task === "binary") return make(0);
	const parts = Array.from({ length: sample.k }, (_, k) => make(k));
	return {
		evaluate: (weights) => parts.reduce((sum, part) => sum + part.evaluate(weights), 0) / parts.length,
		influence: () => {
			const mean = new Float64Array(sample.n);
			for (const part of parts) {
				const values = part.influence();
				if (!values) return null;
				for (let i = 0; i < sample.n; i++) mean[i] = (mean[i] ?? 0) + (values[i] ?? 0) / parts.length;
			}
			return mean;
		},
		resampled: (units) => {
			const columns = parts.map((part) => part.resampled(units));
			return (draws) => columns.reduce((sum, column) => sum + column(draws), 0) / columns.length;
		}
	};
}
function sorter({ order, weights: own }, sample) {
	let buffer;
	return (weights) => {
		if (weights === sample.weights) return own;
		buffer ??= new Float64Array(order.length);
		for (let at = 0; at < order.length; at++) buffer[at] = weights[order[at] ?? 0] ?? 0;
		return buffer;
	};
}
function auc({ tieEnds, positive }, weights) {
	let pairs = 0;
	let positives = 0;
	let negatives = 0;
	let tiedPositives = 0;
	let tiedNegatives = 0;
	for (let at = 0; at < weights.length; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) tiedPositives += weight;
		else tiedNegatives += weight;
		if (!tieEnds[at]) continue;
		pairs += tiedPositives * (negatives + tiedNegatives / 2);
		negatives += tiedNegatives;
		positives += tiedPositives;
		tiedPositives = 0;
		tiedNegatives = 0;
	}
	return pairs / (positives * negatives);
}
function placements(ranking, { n }) {
	const { order, tieEnds, positive, weights } = ranking;
	const { positives, negatives, positiveRows, negativeRows } = classTotals(ranking);
	if (positiveRows < 2 || negativeRows < 2) return null;
	const value = auc(ranking, weights);
	const unit = (positives + negatives) * Math.sqrt((n - 1) / n);
	const positiveScale = unit / positives * Math.sqrt(positiveRows / (positiveRows - 1));
	const negativeScale = unit / negatives * Math.sqrt(negativeRows / (negativeRows - 1));
	const components = new Float64Array(n);
	let positivesBelow = 0;
	let negativesBelow = 0;
	let tiedPositives = 0;
	let tiedNegatives = 0;
	let start = 0;
	for (let at = 0; at < n; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) tiedPositives += weight;
		else tiedNegatives += weight;
		if (!tieEnds[at]) continue;
		const ofPositive = ((negativesBelow + tiedNegatives / 2) / negatives - value) * positiveScale;
		const ofNegative = ((positives - positivesBelow - tiedPositives / 2) / positives - value) * negativeScale;
		for (; start <= at; start++) components[order[start] ?? 0] = positive[start] ? ofPositive : ofNegative;
		negativesBelow += tiedNegatives;
		positivesBelow += tiedPositives;
		tiedPositives = 0;
		tiedNegatives = 0;
	}
	return components;
}
function precisionArea({ tieEnds, positive }, weights) {
	let above = 0;
	let hits = 0;
	let tiedHits = 0;
	let area = 0;
	for (let at = weights.length - 1; at >= 0; at--) {
		const weight = weights[at] ?? 0;
		above += weight;
		if (positive[at]) tiedHits += weight;
		if (tiedHits === 0 || at > 0 && !tieEnds[at - 1]) continue;
		hits += tiedHits;
		area += tiedHits * hits / above;
		tiedHits = 0;
	}
	return hits < above ? area / hits : NaN;
}
function precisionInfluence(ranking, { n }) {
	if (n < 2) return null;
	const { order, tieEnds, positive, weights } = ranking;
	const { positives, negatives } = classTotals(ranking);
	const total = positives + negatives;
	const value = precisionArea(ranking, weights);
	const values = new Float64Array(n);
	let above = total;
	let hits = positives;
	let inverse = 0;
	let loaded = 0;
	let tied = 0;
	let tiedHits = 0;
	let start = 0;
	for (let at = 0; at < n; at++) {
		const weight = weights[at] ?? 0;
		tied += weight;
		if (positive[at]) tiedHits += weight;
		if (!tieEnds[at]) continue;
		const precision = hits / above;
		const step = tiedHits / positives * total / above;
		inverse += step;
		loaded += step * precision;
		const ofPositive = (precision - value) * total / positives + inverse - loaded;
		for (; start <= at; start++) values[order[start] ?? 0] = positive[start] ? ofPositive : -loaded;
		above -= tied;
		hits -= tiedHits;
		tied = 0;
		tiedHits = 0;
	}
	return values;
}
function classTotals({ positive, weights }) {
	let positives = 0;
	let negatives = 0;
	let positiveRows = 0;
	for (let at = 0; at < weights.length; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) positives += weight;
		else negatives += weight;
		positiveRows += positive[at] ?? 0;
	}
	return {
		positives,
		negatives,
		positiveRows,
		negativeRows: weights.length - positiveRows
	};
}

// src/metrics/definitions/table.ts
const share = [0, 1];
const positiveReals = [0, Number.POSITIVE_INFINITY];
function definitionOf(name, task) {
	const known = knownMetric(name);
	if (!known?.tasks.includes(task)) return void 0;
	return make(known.name, task);
}
function defaultMetrics(task) {
	if (task === "scored") return [];
	if (task === "regression") return [
		"rmse",
		"mae",
		"r2",
		"mape",
		"medae",
		"bias"
	];
	const byClass = [
		"accuracy",
		"balanced-accuracy",
		"precision",
		"recall",
		"f1",
		"mcc"
	];
	const byScore = [
		"roc-auc",
		"average-precision",
		"log-loss",
		"brier"
	];
	return task === "binary" ? [
		...byClass,
		...byScore,
		"ece"
	] : [...byClass, ...byScore];
}
function make(name, task) {
	const regression = regressionTable[name];
	if (task === "regression") return regression && {
		name,
		reads: "predicted",
		...regression
	};
	const scored = scoreTable[name];
	if (scored) return {
		name,
		...scored
	};
	const metric = byClass(name, task);
	if (!metric) return void 0;
	const range = name === "mcc" ? [-1, 1] : share;
	const { prepare, family } = metric;
	return {
		name,
		reads: "predicted",
		range,
		prepare,
		family,
		because: becauseOfClasses(name)
	};
}
function byClass(name, task) {
	const cells = (metric, share) => ({
		prepare: confusionFunctional(metric),
		family: {
			kind: "cells",
			metric,
			...share && { share }
		}
	});
	const proportion = (of, metric) => ({
		prepare: confusionFunctional(metric),
		family: {
			kind: "proportion",
			of
		}
	});
	if (name === "accuracy" || name.endsWith("-micro")) return proportion("all", accuracy);
	if (name === "balanced-accuracy") return cells(balancedAccuracy);
	if (name === "mcc") return cells(mcc);
	const [kind, average] = name.split("-");
	if (kind !== "precision" && kind !== "recall" && kind !== "f1") return void 0;
	if (average !== void 0 || task !== "binary") return cells(averaged(kind, average));
	const metric = positiveClass(kind);
	if (kind === "recall") return proportion("positive", metric);
	return kind === "f1" ? cells(metric) : cells(metric, "of-predicted");
}
function averaged(kind, average) {
	return average === "weighted" ? weighted(kind) : macro(kind);
}
function becauseOfClasses(name) {
	return (sample, side) => {
		if (!(sample.totalWeight > 0)) return "no-rows";
		if (name !== "balanced-accuracy" && name !== "mcc") return "zero-denominator";
		if (isConstant(sample.labels)) return "one-class";
		return side.predicted && isConstant(side.predicted) ? "constant" : "zero-denominator";
	};
}
const oneClass = () => "one-class";
const notANumber = () => "not-a-number";
const scoreTable = {
	"roc-auc": {
		reads: "scores",
		family: { kind: "auc" },
		range: share,
		prepare: rocAuc,
		because: oneClass
	},
	"average-precision": {
		reads: "scores",
		family: { kind: "other" },
		range: share,
		prepare: averagePrecision,
		because: oneClass
	},
	"log-loss": {
		reads: "probabilities",
		family: { kind: "mean" },
		range: positiveReals,
		prepare: meanOf(logLoss),
		because: notANumber
	},
	brier: {
		reads: "probabilities",
		family: { kind: "mean" },
		range: [0, 2],
		prepare: meanOf(brier),
		because: notANumber
	},
	ece: {
		reads: "probabilities",
		family: { kind: "other" },
		range: share,
		prepare: calibrationError,
		because: notANumber
	}
};
const error = (prepare, family) => ({
	prepare,
	family,
	range: positiveReals,
	because: notANumber
});
const regressionTable = {
	mae: error(meanOf(absoluteErrors), { kind: "mean" }),
	mse: error(meanOf(squaredErrors), { kind: "mean" }),
	mape: error(meanOf(percentageErrors), { kind: "mean" }),
	rmse: error(rmse, { kind: "other" }),
	medae: error(medianAbsoluteError, { kind: "other" }),
	bias: {
		...error(meanOf(errors), { kind: "mean" }),
		range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
	},
	r2: {
		...error(r2, { kind: "other" }),
		range: [Number.NEGATIVE_INFINITY, 1],
		because: () => "constant"
	}
};
function isConstant(column) {
	return column.every((value) => value === column[0]);
}

// src/metrics/intervals/proportion.ts
function wilson({ value, trials }, level) {
	const square = normalQuantile((1 + level) / 2) ** 2;
	const centre = value + square / (2 * trials);
	const root = Math.sqrt(square * (value * (1 - value) + square / (4 * trials)) / trials);
	const scale = 1 + square / trials;
	return [Math.max(0, (centre - root) / scale), Math.min(1, (centre + root) / scale)];
}
function wilsonSpread(proportion) {
	const { value, trials } = proportion;
	return {
		standardError: Math.sqrt(value * (1 - value) / trials),
		df: Number.POSITIVE_INFINITY,
		limits: (level) => wilson(proportion, level)
	};
}
function newcombe(first, second, phi) {
	const spread = (p) => p * (1 - p);
	const variances = spread(first.value) / first.trials + spread(second.value) / second.trials;
	const covariance = phi * Math.sqrt(spread(first.value) * spread(second.value) / (first.trials * second.trials));
	const corrected = correctPhi(first, second, phi);
	const value = first.value - second.value;
	return {
		standardError: Math.sqrt(Math.max(0, variances - 2 * covariance)),
		df: Number.POSITIVE_INFINITY,
		limits: (level) => {
			const [l1, u1] = wilson(first, level);
			const [l2, u2] = wilson(second, level);
			const low = squareAndAdd(first.value - l1, u2 - second.value, corrected);
			const high = squareAndAdd(u1 - first.value, second.value - l2, corrected);
			return [value - low, value + high];
		}
	};
}
function correctPhi(first, second, phi) {
	const root = Math.sqrt(first.value * (1 - first.value) * second.value * (1 - second.value));
	if (!(root > 0)) return 0;
	if (phi <= 0) return Math.max(phi, -1);
	const trials = Math.sqrt(first.trials * second.trials);
	return Math.min(1, Math.max(0, phi - 1 / (2 * trials * root)));
}
function squareAndAdd(a, b, phi) {
	return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
}
function mcnemarExact(b, c) {
	const fewer = Math.min(b, c);
	if (b === c) return 1;
	return Math.min(1, 2 * incompleteBeta(b + c - fewer, fewer + 1, .5, .5));
}

// src/metrics/intervals/quantity.ts
const mean$1 = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function candidateMean(k) {
	return {
		evaluate: (candidate) => mean$1(candidate),
		slopes: {
			candidate: new Array(k).fill(1 / k),
			baseline: []
		}
	};
}
function baselineMean(k) {
	return {
		evaluate: (_candidate, baseline) => mean$1(baseline),
		slopes: {
			candidate: [],
			baseline: new Array(k).fill(1 / k)
		}
	};
}
function firstSeed(repeats = 1) {
	return {
		evaluate: (candidate) => candidate.length === 0 ? NaN : mean$1(candidate.slice(0, repeats)),
		slopes: {
			candidate: new Array(repeats).fill(1 / repeats),
			baseline: []
		}
	};
}
function change(candidate, baseline, better) {
	const slope = (value) => {
		if (typeof better === "object") return value > better.closeTo ? -1 : 1;
		return better === "higher" ? 1 : -1;
	};
	const a = slope(mean$1(candidate)) / candidate.length;
	const b = -slope(mean$1(baseline)) / baseline.length;
	return {
		evaluate: (ours, theirs) => orientedChange(mean$1(ours), mean$1(theirs), better),
		slopes: {
			candidate: candidate.map(() => a),
			baseline: baseline.map(() => b)
		}
	};
}
function orientedChange(candidate, baseline, better) {
	if (Math.abs(candidate - baseline) <= 1e-12 * Math.max(Math.abs(candidate), Math.abs(baseline))) return 0;
	if (better === "higher") return candidate - baseline;
	if (better === "lower") return baseline - candidate;
	return Math.abs(baseline - better.closeTo) - Math.abs(candidate - better.closeTo);
}
const rounding = 1e-12;

// src/metrics/definitions/definition.ts
function unreadable(definition, sample, side) {
	if (sample.n === 0) return "no-rows";
	if (!sample.labelsFinite) return "not-a-number";
	if (definition.reads === "predicted") {
		if (!side.predicted) return "missing";
		return side.predictedFinite ? void 0 : "not-a-number";
	}
	if (typeof definition.reads === "number") return unreadableScore(side.scores[definition.reads]);
	const expected = sample.task === "binary" ? 1 : sample.k;
	if (side.scores.length !== expected) return "no-scores";
	if (!side.scoresFinite) return "not-a-number";
	return definition.reads === "probabilities" && !side.probabilities ? "not-a-probability" : void 0;
}
function unreadableScore(column) {
	if (!column || column.length === 0) return "missing";
	return column.every(Number.isFinite) ? void 0 : "not-a-number";
}

// src/metrics/measured.ts
function measure(definition, better, sample) {
	const about = {
		definition,
		...better !== void 0 && { better }
	};
	const candidate = measureSide(definition, sample, sample.candidate);
	const { baseline } = sample;
	if (!baseline) return {
		...about,
		candidate,
		identical: false
	};
	return {
		...about,
		candidate,
		baseline: measureSide(definition, sample, baseline),
		identical: areIdentical(definition, sample.candidate, baseline)
	};
}
function measureSide(definition, sample, sides) {
	const nothing = {
		sides,
		functionals: [],
		values: [],
		influences: () => []
	};
	if (sides.length === 0) return {
		...nothing,
		because: "missing"
	};
	for (const side of sides) {
		const because = unreadable(definition, sample, side);
		if (because) return {
			...nothing,
			because
		};
	}
	const functionals = sides.map((side) => definition.prepare(sample, side));
	const values = functionals.map((functional) => functional.evaluate(sample.weights));
	const side = sides[values.findIndex((value) => !Number.isFinite(value))];
	if (side) return {
		...nothing,
		because: definition.because(sample, side)
	};
	let influences;
	return {
		sides,
		functionals,
		values,
		influences: () => {
			influences ??= functionals.map((functional) => functional.influence());
			return influences;
		}
	};
}
function areIdentical(definition, candidate, baseline) {
	if (candidate.length !== baseline.length) return false;
	return candidate.every((side, k) => {
		const other = baseline[k];
		if (!other) return false;
		const { reads } = definition;
		if (reads === "predicted") return equal(side.predicted, other.predicted);
		if (typeof reads === "number") return equal(side.scores[reads], other.scores[reads]);
		return side.scores.length === other.scores.length && side.scores.every((column, c) => equal(column, other.scores[c]));
	});
}
function equal(a, b) {
	if (!a || !b || a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}

// src/metrics/intervals/canonical.ts
function canonicalUnits(sample) {
	const columns = [
		sample.labels,
		sample.weights,
		...sidesInOrder(sample).flat().flatMap(columnsOf)
	];
	const compare = (a, b) => {
		for (const column of columns) {
			const difference = (column[a] ?? 0) - (column[b] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	const { clusters, n } = sample;
	const sorted = clusters ? sortGroups(clusters, sample.units, compare, columns) : sortRows(n, compare);
	const numbers = new Uint16Array(sample.units);
	for (const [number, unit] of sorted.entries()) numbers[unit] = number;
	if (!clusters) return {
		count: n,
		of: numbers
	};
	return {
		count: sample.units,
		of: Uint16Array.from(clusters, (group) => numbers[group] ?? 0)
	};
}
function sortRows(n, compare) {
	return Array.from({ length: n }, (_, row) => row).sort(compare);
}
function sortGroups(clusters, groups, compare, columns) {
	const firsts = new Int32Array(groups).fill(-1);
	for (let i = 0; i < clusters.length; i++) {
		const group = clusters[i] ?? 0;
		const first = firsts[group] ?? -1;
		if (first < 0 || compare(i, first) < 0) firsts[group] = i;
	}
	let sums;
	const checksumOf = (group) => {
		sums ??= checksums(clusters, groups, columns);
		return sums[group] ?? 0;
	};
	return Array.from({ length: groups }, (_, group) => group).sort((a, b) => compare(firsts[a] ?? 0, firsts[b] ?? 0) || checksumOf(a) - checksumOf(b));
}
function checksums(clusters, groups, columns) {
	const hash = rowHash(columns);
	const sums = new Float64Array(groups);
	for (let i = 0; i < clusters.length; i++) {
		const group = clusters[i] ?? 0;
		sums[group] = (sums[group] ?? 0) + hash(i);
	}
	return sums;
}
function sidesInOrder(sample) {
	const { candidate, baseline } = sample;
	if (!baseline) return [candidate];
	return checksum(sample, candidate) <= checksum(sample, baseline) ? [candidate, baseline] : [baseline, candidate];
}
function columnsOf(side) {
	return side.predicted ? [side.predicted, ...side.scores] : side.scores;
}
function checksum(sample, sides) {
	const columns = sides.flatMap(columnsOf);
	const hash = rowHash([sample.labels, ...columns]);
	let total = columns.length;
	for (let i = 0; i < sample.n; i++) total = total + hash(i) >>> 0;
	return total;
}
function rowHash(columns) {
	const words = /* @__PURE__ */ new Uint32Array(2);
	const double = new Float64Array(words.buffer);
	return (row) => {
		let hash = 0;
		for (const column of columns) {
			double[0] = column[row] ?? 0;
			hash = Math.imul(hash ^ (words[0] ?? 0), 2246822507);
			hash = Math.imul(hash ^ hash >>> 15 ^ (words[1] ?? 0), 3266489909);
			hash ^= hash >>> 13;
		}
		return hash >>> 0;
	};
}

// src/metrics/intervals/replicates.ts
const resamples = 2e3;
function replicateSpread(replicates, facts) {
	const { lows, highs } = sortedForBoth(replicates, facts.range);
	const { acceleration } = facts;
	const standardError = deviation(replicates);
	const bias = acceleration === void 0 ? 0 : biasOf(replicates, facts.value, standardError);
	const corrected = (z) => {
		const sum = bias + z;
		const denominator = 1 - (acceleration ?? 0) * sum;
		const moved = denominator > 0 ? bias + sum / denominator : Math.sign(sum) * farthest;
		return Math.min(Math.max(moved, -farthest), farthest);
	};
	return {
		standardError,
		df: Number.POSITIVE_INFINITY,
		limits: (level) => {
			const z = tQuantile((1 + level) / 2, facts.units - 1) * Math.sqrt(facts.units / (facts.units - 1));
			return [limit(lows, corrected(-z), facts.value), limit(highs, corrected(z), facts.value)];
		}
	};
}
const farthest = 7;
function limit(sorted, deviate, value) {
	const edge = -normalQuantile(4 / sorted.length);
	if (Math.abs(deviate) <= edge) return quantile(sorted, normalCdf(deviate));
	const side = Math.sign(deviate);
	const at = quantile(sorted, normalCdf(side * edge));
	return at + side * Math.max(0, side * (at - value)) * (Math.abs(deviate) / edge - 1);
}
function quantile(sorted, area) {
	const place = area * (sorted.length - 1);
	const below = Math.floor(place);
	const a = sorted[below] ?? NaN;
	const b = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
	return a === b ? a : a + (b - a) * (place - below);
}
function biasOf(replicates, value, deviation) {
	let below = 0;
	let defined = 0;
	for (const replicate of replicates) {
		if (Number.isNaN(replicate)) continue;
		defined += 1;
		const gap = replicate - value;
		const size = Math.max(Math.abs(replicate), Math.abs(value), 1e3 * deviation);
		const tie = Math.abs(gap) <= rounding * size;
		below += tie ? .5 : gap < 0 ? 1 : 0;
	}
	const share = Math.min(Math.max(below, .5), defined - .5) / defined;
	return normalQuantile(share);
}
function sortedForBoth(replicates, [low, high]) {
	if (replicates.some(Number.isNaN)) return {
		lows: fill(replicates, low),
		highs: fill(replicates, high)
	};
	const sorted = replicates.toSorted();
	return {
		lows: sorted,
		highs: sorted
	};
}
function fill(replicates, bound) {
	return replicates.map((value) => Number.isNaN(value) ? bound : value).sort();
}
function deviation(replicates) {
	let count = 0;
	let sum = 0;
	for (const value of replicates) {
		if (Number.isNaN(value)) continue;
		count += 1;
		sum += value;
	}
	const mean = sum / count;
	let squares = 0;
	for (const value of replicates) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
	return Math.sqrt(squares / (count - 1));
}

// src/metrics/intervals/bootstrap.ts
const resampledRows = 2e4;
function bootstrap(sample, metrics, seed) {
	if (metrics.length === 0) return [];
	const units = canonicalUnits(sample);
	const columns = [];
	const column = (functional) => {
		const values = new Float64Array(resamples);
		columns.push({
			values,
			onDraws: functional.resampled(units)
		});
		return values;
	};
	const results = metrics.map(({ candidate, baseline }) => ({
		candidate: candidate.map(column),
		baseline: baseline.map(column)
	}));
	const stream = random(seed, 45063, sample.n);
	const draws = new Uint16Array(units.count);
	for (let replicate = 0; replicate < resamples; replicate++) {
		draws.fill(0);
		stream.tally(draws);
		for (const { values, onDraws } of columns) values[replicate] = onDraws(draws);
	}
	return results;
}

// src/metrics/intervals/cells.ts
const mostCells = 4096;
function jointCells(sample) {
	const [first = [], second = []] = sidesInOrder(sample);
	const sides = [...first, ...second];
	const counts = /* @__PURE__ */ new Map();
	const radix = sample.k;
	if (radix ** (sides.length + 1) > Number.MAX_SAFE_INTEGER) return null;
	for (let i = 0; i < sample.n; i++) {
		let key = sample.labels[i] ?? 0;
		for (const side of sides) key = key * radix + (side.predictedFinite ? side.predicted?.[i] ?? 0 : 0);
		counts.set(key, (counts.get(key) ?? 0) + 1);
		if (counts.size > 4096) return null;
	}
	const swapped = first !== sample.candidate;
	return completed(counts, radix, sides.length).sort(([a], [b]) => a - b).map(([key, count]) => {
		const said = digits(key, radix, sides.length);
		const [ours, theirs] = [said.slice(0, first.length), said.slice(first.length)];
		return {
			label: Math.floor(key / radix ** sides.length),
			count,
			candidate: swapped ? theirs : ours,
			baseline: swapped ? ours : theirs
		};
	});
}
function completed(counts, radix, sides) {
	const all = radix ** (sides + 1);
	if (radix !== 2 || all > 512) return [...counts];
	return Array.from({ length: all }, (_, key) => [key, counts.get(key) ?? 0]);
}
function digits(key, radix, length) {
	const list = [];
	let rest = key;
	for (let at = 0; at < length; at++) {
		list.unshift(rest % radix);
		rest = Math.floor(rest / radix);
	}
	return list;
}
function resampleCells(sample, cells, metrics, seed) {
	const seeds = {
		candidate: sample.candidate,
		baseline: sample.baseline ?? []
	};
	const empty = (sides) => sides.map(() => new Float64Array(resamples));
	const results = metrics.map(() => ({
		candidate: empty(seeds.candidate),
		baseline: empty(seeds.baseline)
	}));
	const added = cells.some((cell) => cell.count === 0) || sample.k === 2 ? 4 / cells.length : 0;
	const smoothed = Float64Array.from(cells, (cell) => cell.count + added);
	const observed = Float64Array.from(cells, (cell) => cell.count);
	const labels = Uint32Array.from(cells, (cell) => cell.label);
	const table = emptyMargins(sample.k);
	const columns = ["candidate", "baseline"].flatMap((side) => seeds[side].map((_, k) => {
		const answers = Uint32Array.from(cells, (cell) => cell[side][k] ?? 0);
		const all = (counts) => {
			fillMargins(table, counts, labels, answers);
			return metrics.map((metric) => metric(table));
		};
		const [exact, blurred] = [all(observed), all(smoothed)];
		return {
			answers,
			shifts: exact.map((value, index) => value - (blurred[index] ?? NaN)),
			targets: results.map((result) => result[side][k])
		};
	}));
	const stream = random(seed, 52753, sample.n);
	const total = smoothed.reduce((sum, count) => sum + count, 0);
	const drawn = new Float64Array(cells.length);
	for (let replicate = 0; replicate < resamples; replicate++) {
		let left = sample.n;
		let mass = total;
		for (let at = 0; at < cells.length; at++) {
			const count = stream.binomial(left, Math.min(1, (smoothed[at] ?? 0) / mass));
			drawn[at] = count;
			left -= count;
			mass -= smoothed[at] ?? 0;
		}
		for (const { answers, shifts, targets } of columns) {
			fillMargins(table, drawn, labels, answers);
			for (const [index, metric] of metrics.entries()) {
				const target = targets[index];
				if (target) target[replicate] = metric(table) + (shifts[index] ?? 0);
			}
		}
	}
	return results;
}
function fillMargins(table, counts, labels, answers) {
	const { truth, predicted, hits } = table;
	for (const column of [
		truth,
		predicted,
		hits
	]) column.fill(0);
	table.total = 0;
	for (let at = 0; at < counts.length; at++) {
		const count = counts[at] ?? 0;
		if (count === 0) continue;
		const label = labels[at] ?? 0;
		const answer = answers[at] ?? 0;
		truth[label] = (truth[label] ?? 0) + count;
		predicted[answer] = (predicted[answer] ?? 0) + count;
		if (label === answer) hits[answer] = (hits[answer] ?? 0) + count;
		table.total += count;
	}
}

// src/metrics/intervals/linear.ts
function contributions(sample, quantity, candidate, baseline) {
	const columns = [];
	const slopes = [...quantity.slopes.candidate, ...quantity.slopes.baseline];
	const sides = [...quantity.slopes.candidate.map((_, k) => candidate[k]), ...quantity.slopes.baseline.map((_, k) => baseline[k])];
	for (const column of sides) {
		if (!column) return null;
		columns.push(column);
	}
	const parts = combine(columns, slopes, sample);
	const sums = sample.clusters ? sumByGroup(parts, sample.clusters, sample.units) : parts;
	return cancelled(sums, columns, slopes, sample) ? sums.fill(0) : sums;
}
function cancelled(parts, columns, slopes, { n }) {
	if (columns.length < 2) return false;
	const size = columns.reduce((sum, column, k) => sum + product(column, column) * (slopes[k] ?? 0) ** 2, 0);
	return product(parts, parts) <= (rounding / n) ** 2 * size;
}
function combine(columns, slopes, sample) {
	const { n, weights, weighted, totalWeight } = sample;
	const parts = new Float64Array(n);
	const [first = parts, second = parts] = columns;
	const [a = 0, b = 0] = slopes;
	for (let i = 0; i < n; i++) parts[i] = a * (first[i] ?? 0) + (second === parts ? 0 : b * (second[i] ?? 0));
	for (const [k, column] of columns.slice(2).entries()) {
		const slope = slopes[k + 2] ?? 0;
		for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) + slope * (column[i] ?? 0);
	}
	if (weighted) for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) * (weights[i] ?? 0) / totalWeight;
	else for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) / n;
	return parts;
}
function sumByGroup(parts, clusters, groups) {
	const sums = new Float64Array(groups);
	for (let i = 0; i < parts.length; i++) {
		const group = clusters[i] ?? 0;
		sums[group] = (sums[group] ?? 0) + (parts[i] ?? 0);
	}
	return sums;
}
function varianceOf(parts) {
	return product(parts, parts) * parts.length / (parts.length - 1);
}
function product(a, b) {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}
function acceleration(parts) {
	let cubes = 0;
	let squares = 0;
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i] ?? 0;
		squares += part * part;
		cubes += part * part * part;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

// src/metrics/repeats.ts
function placesOf(sides) {
	const places = [];
	for (const [at, { repeat = 0 }] of sides.entries()) {
		const last = places.at(-1);
		if (repeat === 0 || last === void 0) places.push([at]);
		else last.push(at);
	}
	return places;
}
function valuesBySeed({ values, sides }) {
	return placesOf(sides).map((places) => mean(places.map((at) => values[at] ?? NaN)));
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function repeatNoise(sides, definition, sample, counts = () => true) {
	const seen = sides.map((side) => seenOf(side, definition, sample));
	const df = seen.reduce((sum, one) => sum + one.df, 0);
	if (df === 0) return { kind: "none" };
	const common = seen.reduce((sum, one) => sum + one.between - one.within, 0) / df;
	const share = seen.reduce((sum, one, at) => sum + (isCounted(sides[at], counts) ? one.share : 0), 0);
	return common > 0 && share > 0 ? {
		kind: "included",
		variance: common * share,
		df
	} : { kind: "none" };
}
function isCounted(side, counts) {
	return side !== void 0 && counts(side);
}
function seenOf(side, definition, sample) {
	const places = placesOf(side.sides);
	let [between, within, df] = [
		0,
		0,
		0
	];
	for (const repeats of places) {
		if (repeats.length < 2) continue;
		const values = repeats.map((at) => side.values[at] ?? NaN);
		between += values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
		within += withinRows(side, repeats, definition, sample);
		df += repeats.length - 1;
	}
	return {
		between,
		within,
		df,
		share: mean(places.map((repeats) => 1 / repeats.length)) / places.length
	};
}
function withinRows(side, repeats, definition, sample) {
	const influences = side.influences();
	const groups = groupsOf(definition, sample);
	let sum = 0;
	for (const own of repeats) {
		const quantity = {
			evaluate: () => NaN,
			slopes: {
				candidate: side.sides.map((_, at) => repeats.includes(at) ? (at === own ? 1 : 0) - 1 / repeats.length : 0),
				baseline: []
			}
		};
		const parts = contributions(sample, quantity, influences, []);
		if (parts === null || parts.length < 2) return 0;
		sum += groups ? groupVariance(parts, groups) : varianceOf(parts);
	}
	return sum;
}
function together(one, other) {
	if (!("variance" in one)) return "variance" in other ? other : one;
	if (!("variance" in other)) return one;
	return {
		...one,
		variance: one.variance + other.variance,
		df: Math.min(one.df, other.df)
	};
}

// src/metrics/method.ts
function chooseMethods(sample, measured, seed, levels) {
	const kinds = measured.map((metric) => {
		const kind = kindOf(sample, metric);
		return levels.length === 0 && (kind === "cells" || kind === "bootstrap") ? "linear" : kind;
	});
	const cells = kinds.includes("cells") ? jointCells(sample) : null;
	const settled = kinds.map((kind) => kind === "cells" && !cells ? fallback(sample) : kind);
	const toBootstrap = measured.filter((_, at) => settled[at] === "bootstrap");
	const drawn = bootstrap(sample, toBootstrap.map(functionalsOf), seed);
	const byBootstrap = new Map(toBootstrap.map((metric, at) => [metric, drawn[at]]));
	const toResample = measured.flatMap((metric, at) => {
		const { family } = metric.definition;
		return settled[at] === "cells" && family.kind === "cells" ? [{
			metric,
			confusion: family.metric
		}] : [];
	});
	const confusions = toResample.map(({ confusion }) => confusion);
	const fromCells = cells && toResample.length > 0 ? resampleCells(sample, cells, confusions, seed) : [];
	const byCells = new Map(toResample.map(({ metric }, at) => [metric, fromCells[at]]));
	return measured.map((metric, at) => {
		const kind = settled[at];
		const replicates = byBootstrap.get(metric) ?? byCells.get(metric);
		if (kind === "bootstrap" || kind === "cells") return replicates ? {
			kind,
			replicates
		} : { kind: "linear" };
		return { kind: kind ?? "linear" };
	});
}
function kindOf(sample, { definition, better, candidate, baseline }) {
	if (candidate.because && (!baseline || baseline.because)) return "linear";
	if (sample.clusters) return "linear";
	if (typeof better === "object") return fallback(sample);
	switch (definition.family.kind) {
		case "proportion": return "proportion";
		case "auc": return "delong";
		case "mean": return "t";
		case "cells": return sample.weighted ? fallback(sample) : "cells";
		case "other": return fallback(sample);
	}
}
function fallback(sample) {
	return sample.n > 1 && sample.n <= 2e4 ? "bootstrap" : "linear";
}
function functionalsOf({ candidate, baseline }) {
	return {
		candidate: candidate.functionals,
		baseline: baseline?.functionals ?? []
	};
}
function nameOf(method, measured, sample) {
	const several = [measured.candidate, measured.baseline].flatMap((side) => {
		const places = side === void 0 ? [] : placesOf(side.sides);
		return [...places.length > 1 ? ["seeds"] : [], ...places.some((one) => one.length > 1) ? ["repeats"] : []];
	});
	const paired = measured.baseline !== void 0;
	const groups = groupsOf(measured.definition, sample);
	switch (method.kind) {
		case "proportion": return paired ? "Newcombe 10" : "Wilson";
		case "delong": return sample.task === "binary" ? "DeLong" : "DeLong, one against rest";
		case "t": return paired ? "paired t" : "t";
		case "linear":
			if (!groups) return "influence function";
			return groups.count < 5 ? "too few groups" : "influence function of groups";
		case "cells":
			if (several.length === 0) return "resampled confusion cells";
			return `resampled confusion cells of all ${[...new Set(several)].toSorted().toReversed().join(" and ")}`;
		case "bootstrap": return "BCa bootstrap";
	}
}

// src/metrics/sample.ts
function toSample(rows) {
	const { task, n, labels } = rows;
	const groups = rows.clusters && numbered(rows.clusters);
	const weights = rows.weights ?? new Float64Array(n).fill(1);
	return {
		task,
		n,
		k: rows.classes.length,
		...rows.scores && { scoreMetrics: rows.scores },
		labels,
		labelsFinite: allFinite(labels),
		weights,
		totalWeight: rows.weights ? rows.weights.reduce((sum, weight) => sum + weight, 0) : n,
		weighted: rows.weights?.some((weight) => weight !== rows.weights?.[0]) ?? false,
		candidate: rows.candidate.map((side) => toSide(side, rows, weights)),
		...rows.baseline && { baseline: rows.baseline.map((side) => toSide(side, rows, weights)) },
		units: groups?.count ?? n,
		...groups && { clusters: groups.of }
	};
}
function numbered(clusters) {
	const numbers = /* @__PURE__ */ new Map();
	const of = new Uint32Array(clusters.length);
	for (let i = 0; i < clusters.length; i++) {
		const cluster = clusters[i] ?? 0;
		const number = numbers.get(cluster) ?? numbers.size;
		if (number === numbers.size) numbers.set(cluster, number);
		of[i] = number;
	}
	return {
		count: numbers.size,
		of
	};
}
function subset(rows, index) {
	const pick = (column) => column.length === 0 ? column : Float64Array.from(index, (row) => column[row] ?? NaN);
	const side = (predictions) => ({
		...predictions,
		...predictions.predicted && { predicted: pick(predictions.predicted) },
		scores: predictions.scores.map(pick)
	});
	return {
		task: rows.task,
		n: index.length,
		classes: rows.classes,
		...rows.scores && { scores: rows.scores },
		labels: pick(rows.labels),
		candidate: rows.candidate.map(side),
		...rows.baseline && { baseline: rows.baseline.map(side) },
		slices: /* @__PURE__ */ new Map(),
		...rows.clusters && { clusters: Int32Array.from(index, (row) => rows.clusters?.[row] ?? 0) },
		...rows.weights && { weights: pick(rows.weights) }
	};
}
function toSide(side, rows, weights) {
	const predicted = side.predicted ?? decide(side, rows.task);
	const rankings = /* @__PURE__ */ new Map();
	return {
		seed: side.seed,
		...side.repeat !== void 0 && { repeat: side.repeat },
		artifact: side.artifact,
		...predicted && { predicted },
		predictedFinite: predicted !== void 0 && allFinite(predicted),
		scores: side.scores,
		scoresFinite: side.scores.every(allFinite),
		probabilities: areProbabilities(side.scores),
		ranking: (k) => {
			const known = rankings.get(k) ?? rank(side.scores[k] ?? /* @__PURE__ */ new Float64Array(), rows, weights, k);
			rankings.set(k, known);
			return known;
		}
	};
}
function rank(scores, { task, labels }, weights, k) {
	const order = argsort(scores);
	const tieEnds = new Uint8Array(order.length);
	const positive = new Uint8Array(order.length);
	const sorted = new Float64Array(order.length);
	const label = task === "binary" ? 1 : k;
	let previous = NaN;
	for (let at = 0; at < order.length; at++) {
		const row = order[at] ?? 0;
		const score = scores[row] ?? NaN;
		if (at > 0 && score !== previous) tieEnds[at - 1] = 1;
		previous = score;
		positive[at] = labels[row] === label ? 1 : 0;
		sorted[at] = weights[row] ?? 0;
	}
	if (order.length > 0) tieEnds[order.length - 1] = 1;
	return {
		order,
		tieEnds,
		positive,
		weights: sorted
	};
}
function decide(side, task) {
	const [first] = side.scores;
	if (task === "regression" || task === "scored" || !first) return void 0;
	if (task === "binary") return first.map((score) => score >= .5 ? 1 : score < .5 ? 0 : NaN);
	return first.map((_, row) => {
		let best = 0;
		let top = Number.NEGATIVE_INFINITY;
		for (const [k, column] of side.scores.entries()) {
			const score = column[row] ?? NaN;
			if (Number.isNaN(score)) return NaN;
			if (score > top) [best, top] = [k, score];
		}
		return best;
	});
}
function allFinite(values) {
	for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
	return true;
}
function areProbabilities(scores) {
	for (const column of scores) for (let i = 0; i < column.length; i++) {
		const score = column[i] ?? NaN;
		if (!(score >= 0 && score <= 1)) return false;
	}
	const [first] = scores;
	if (!first || scores.length === 1) return true;
	for (let i = 0; i < first.length; i++) {
		let sum = 0;
		for (const column of scores) sum += column[i] ?? NaN;
		if (!(Math.abs(sum - 1) < 1e-4)) return false;
	}
	return true;
}

// src/metrics/seeds.ts
const mostPast = 4;
const borrowedVariance = 4;
function seedNoise(sides, history) {
	const counted = sides.filter((side) => !side.untrained && !isDeterministic(side)).map(({ values }) => values);
	if (counted.length === 0) return { kind: "none" };
	const own = counted.filter(isGroup);
	const borrowed = own.length < counted.length;
	const shared = pool(own, history.filter((values) => isGroup(values) && spreads(values)), borrowed ? Number.POSITIVE_INFINITY : mostPast);
	if (!shared) return sides.some(isDeterministic) ? { kind: "none" } : { kind: "unknown" };
	if (borrowed && shared.variance === 0) return { kind: "unknown" };
	const parts = counted.map((values) => {
		const seen = isGroup(values) ? pool([values]) : void 0;
		const assumed = (seen ? 1 : borrowedVariance) * shared.variance;
		return {
			assumed: assumed / values.length,
			own: (seen?.variance ?? assumed) / values.length,
			df: seen?.df
		};
	});
	const pooled = parts.reduce((sum, part) => sum + part.assumed, 0);
	const separate = parts.reduce((sum, part) => sum + part.own, 0);
	if (borrowed || separate <= pooled) return {
		kind: borrowed ? "borrowed" : "included",
		variance: Math.max(pooled, separate),
		df: shared.df
	};
	const welch = separate ** 2 / parts.reduce((sum, part) => sum + part.own ** 2 / (part.df ?? NaN), 0);
	return {
		kind: "included",
		variance: separate,
		df: welch + (shared.df - welch) * (pooled / separate) ** 2
	};
}
function isGroup(values) {
	return values.length > 1 && values.every(Number.isFinite);
}
function spreads(values) {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}
function isDeterministic({ values, artifacts }) {
	return values.length > 1 && isOneArtifact(artifacts);
}
function isOneArtifact(artifacts) {
	return artifacts.length > 1 && artifacts.every((digest) => digest !== "" && digest === artifacts[0]);
}
function pool(groups, past = [], most = Number.POSITIVE_INFINITY) {
	const [now, before] = [squaresOf(groups), squaresOf(past)];
	const weight = before.df > most ? most / before.df : 1;
	const df = now.df + before.df * weight;
	return df > 0 ? {
		variance: (now.squares + before.squares * weight) / df,
		df
	} : void 0;
}
function squaresOf(groups) {
	let squares = 0;
	let df = 0;
	for (const group of groups) {
		const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
		if (spreads(group)) squares += group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
		df += group.length - 1;
	}
	return {
		squares,
		df: Math.max(0, df)
	};
}
function fold(value, rows, noise, levels, range) {
	const intervals = [];
	for (const level of levels) {
		const [low, high] = rows.limits(level);
		const widen = (distance) => widened(distance, rows.df, noise, level);
		const lower = clip(value - widen(value - low), range);
		const upper = clip(value + widen(high - value), range);
		if (Number.isFinite(lower) && Number.isFinite(upper)) intervals.push({
			level,
			low: lower,
			high: upper
		});
	}
	return intervals;
}
function widened(distance, df, noise, level) {
	if (noise.kind === "unknown" || noise.kind === "none" || noise.variance === 0) return distance;
	const share = (1 + level) / 2;
	const rowVariance = (distance / tQuantile(share, df)) ** 2;
	const total = rowVariance + noise.variance;
	const half = (rowVariance * tQuantile(share, df) + noise.variance * tQuantile(share, noise.df)) / total * Math.sqrt(total);
	return distance < 0 ? half + 2 * distance : half;
}
function clip(value, [low, high]) {
	return Math.min(Math.max(value, low), high);
}

// src/metrics/intervals/spread.ts
function symmetric(value, standardError, df) {
	return {
		standardError,
		df,
		limits: (level) => {
			const half = tQuantile((1 + level) / 2, df) * standardError;
			return [value - half, value + half];
		}
	};
}
function mirrored(spread) {
	return {
		...spread,
		limits: (level) => {
			const [low, high] = spread.limits(level);
			return [-high, -low];
		}
	};
}

// src/metrics/spread-of.ts
function spreadOf(asked, method, measured, sample) {
	const spread = usualSpread(asked, method, measured, sample);
	if (!spread || spread.standardError > 0) return spread;
	return atBound(asked, measured, sample) ?? (isScore(measured) ? null : spread);
}
function isScore({ definition: { reads, range } }) {
	return typeof reads === "number" && !Number.isFinite(range[1]);
}
function usualSpread(asked, method, measured, sample) {
	if (asked.of !== "change" && isShare(measured, method)) return wilsonSpread(proportionOf(asked, measured, sample));
	if (method.kind === "proportion") return pairedProportions(measured, sample);
	if (method.kind === "cells" || method.kind === "bootstrap") {
		const values = valuesOf(asked, method.replicates);
		const facts = {
			value: asked.value,
			units: sample.units,
			range: asked.range
		};
		if (facts.units < 2) return null;
		if (method.kind === "cells") return replicateSpread(values, facts);
		const parts = partsOf(asked, measured, sample);
		return replicateSpread(values, {
			...facts,
			acceleration: parts ? acceleration(parts) : 0
		});
	}
	const parts = partsOf(asked, measured, sample);
	if (!parts) return null;
	const groups = groupsOf(measured.definition, sample);
	if (groups) return spreadOfGroups(asked.value, parts, groups);
	if (parts.length < 2) return null;
	const df = method.kind === "delong" ? Number.POSITIVE_INFINITY : parts.length - 1;
	return symmetric(asked.value, Math.sqrt(varianceOf(parts)), df);
}
function valuesOf({ quantity }, { candidate, baseline }) {
	const values = new Float64Array(resamples);
	const [ours, theirs] = [new Array(candidate.length), new Array(baseline.length)];
	for (let at = 0; at < resamples; at++) {
		for (let seed = 0; seed < candidate.length; seed++) ours[seed] = candidate[seed]?.[at] ?? NaN;
		for (let seed = 0; seed < baseline.length; seed++) theirs[seed] = baseline[seed]?.[at] ?? NaN;
		values[at] = quantity.evaluate(ours, theirs);
	}
	return values;
}
function spreadOfGroups(value, parts, groups) {
	if (groups.count < 5) return null;
	return symmetric(value, Math.sqrt(groupVariance(parts, groups)), groups.count - 1);
}
function partsOf({ quantity }, { candidate, baseline }, sample) {
	return contributions(sample, quantity, candidate.influences(), baseline?.influences() ?? []);
}
function isShare({ definition }, method) {
	if (method.kind === "proportion") return true;
	return method.kind === "cells" && definition.family.kind === "cells" && definition.family.share !== void 0;
}
function pairedProportions(measured, sample) {
	const { candidate, baseline, better } = measured;
	if (!baseline) return null;
	const [first, second] = [candidate, baseline].map((side) => meanProportion(side, measured, sample));
	if (!first || !second) return null;
	const squares = Math.sqrt(product(first.parts, first.parts) * product(second.parts, second.parts));
	const phi = squares > 0 ? product(first.parts, second.parts) / squares : 0;
	return better === "lower" ? mirrored(newcombe(first.proportion, second.proportion, phi)) : newcombe(first.proportion, second.proportion, phi);
}
function meanProportion(side, measured, sample) {
	const k = side.values.length;
	const value = side.values.reduce((sum, one) => sum + one, 0) / k;
	const slopes = {
		candidate: side.values.map(() => 1 / k),
		baseline: []
	};
	const parts = contributions(sample, {
		evaluate: () => value,
		slopes
	}, side.influences(), []);
	return parts && {
		parts,
		proportion: effective(value, parts, measured, side, sample)
	};
}
function proportionOf(asked, measured, sample) {
	const side = asked.of === "baseline" && measured.baseline ? measured.baseline : measured.candidate;
	const parts = partsOf(asked, measured, sample) ?? /* @__PURE__ */ new Float64Array();
	return effective(asked.value, parts, measured, side, sample);
}
function effective(value, parts, measured, side, sample) {
	const variance = product(parts, parts);
	const bernoulli = value * (1 - value);
	if (variance > 0 && bernoulli > 1e-12) return {
		value,
		trials: bernoulli / variance
	};
	return {
		value,
		trials: countTrials(measured, side, sample)
	};
}
function countTrials({ definition }, side, sample) {
	const { family } = definition;
	const predicted = side.sides[0]?.predicted;
	let sum = 0;
	let squares = 0;
	for (let i = 0; i < sample.n; i++) {
		if (!(family.kind === "proportion" ? family.of === "all" || sample.labels[i] === 1 : predicted?.[i] === 1)) continue;
		const weight = sample.weights[i] ?? 0;
		sum += weight;
		squares += weight * weight;
	}
	return sum * sum / squares;
}
function atBound(asked, measured, sample) {
	const { definition, candidate, baseline } = measured;
	if (definition.range[0] !== 0 || definition.range[1] !== 1) return null;
	const trials = rarest(sample);
	const share = (side) => {
		const value = side.values.reduce((sum, one) => sum + one, 0) / side.values.length;
		return value === 0 || value === 1 ? {
			value,
			trials
		} : null;
	};
	if (asked.of !== "change") return asked.value === 0 || asked.value === 1 ? wilsonSpread({
		value: asked.value,
		trials
	}) : null;
	const ours = share(candidate);
	const theirs = baseline && share(baseline);
	if (!ours || !theirs) return null;
	const spread = newcombe(ours, theirs, 0);
	return measured.better === "lower" ? mirrored(spread) : spread;
}
function rarest({ labels, clusters, units, k }) {
	if (k === 0) return units;
	const counts = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	for (const [row, label] of labels.entries()) {
		const known = seen.size;
		if (clusters && seen.add(label * units + (clusters[row] ?? 0)).size === known) continue;
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return Math.min(...counts.values());
}

// src/metrics/compare.ts
const usualLevels = [.95];
function compareRows(rows, request = {}) {
	return compareParts(rows, {
		overall: request,
		bySlice: request
	});
}
function compareParts(rows, { overall, bySlice }) {
	const lines = [...compareSample(toSample(rows), rows, overall)];
	for (const slice of bySlice.slices ?? []) lines.push(...compareSlices(rows, slice, bySlice));
	return lines;
}
function computeMetrics(rows, names = [], request = {}) {
	const { baseline: _baseline, ...alone } = rows;
	return compareRows(alone, {
		...request,
		metrics: names
	});
}
function compareSlices(rows, slice, request) {
	const column = rows.slices.get(slice.column);
	if (!column) return names(rows, request).map((metric) => ({
		...missing({
			metric,
			slice: {
				column: slice.column,
				value: ""
			}
		}, "missing", 0),
		notComparable: `the rows have no column ${slice.column}`
	}));
	const members = column.names.map(() => []);
	for (let i = 0; i < rows.n; i++) members[column.codes[i] ?? -1]?.push(i);
	return column.names.map((value, at) => ({
		value,
		index: Uint32Array.from(members[at] ?? [])
	})).sort((a, b) => b.index.length - a.index.length || (a.value < b.value ? -1 : 1)).slice(0, slice.top).flatMap(({ value, index }) => {
		const part = {
			column: slice.column,
			value
		};
		if (index.length < (request.minSliceRows ?? 30)) return names(rows, request).map((metric) => missing({
			metric,
			slice: part
		}, "too-few-rows", index.length));
		const picked = subset(rows, index);
		return compareSample(toSample(picked), picked, request, part);
	});
}
function names(rows, request) {
	const usual = () => rows.scores?.map(({ name }) => name) ?? defaultMetrics(rows.task);
	const asked = request.metrics?.length ? request.metrics : usual();
	return [...new Set(asked.map(metricName))];
}
function missing(line, because, rows) {
	const candidate = {
		value: null,
		undefinedBecause: because,
		rows,
		seeds: 0,
		intervals: [],
		exact: false
	};
	const better = knownMetric(line.metric)?.better;
	return {
		...line,
		...better && { better },
		origin: "computed",
		candidate,
		method: "none"
	};
}
function compareSample(sample, rows, request, slice) {
	const asked = names(rows, request);
	const measured = /* @__PURE__ */ new Map();
	for (const name of asked) {
		const isScore = rows.task === "scored";
		const definition = isScore ? scoreDefinition(name, sample) : definitionOf(name, rows.task);
		const better = directionOf(name, request);
		if (definition && (better || isScore)) measured.set(name, measure(definition, better, sample));
	}
	const list = [...measured.values()];
	const methods = chooseMethods(sample, list, request.seed ?? 0, request.levels ?? usualLevels);
	return asked.map((metric) => {
		const line = {
			metric,
			...slice && { slice }
		};
		const found = measured.get(metric);
		const method = found && methods[list.indexOf(found)];
		if (!found || !method) return missing(line, "not-computable", rows.n);
		return lineOf(line, found, method, sample, request);
	});
}
function directionOf(name, request) {
	for (const [spelling, better] of request.better ?? []) if (spelling === name || knownMetric(spelling)?.name === name) return better;
	return knownMetric(name)?.better;
}
function lineOf(line, measured, method, sample, request) {
	const { candidate, baseline, better } = measured;
	const groups = historyOf(line, request);
	const estimate = (of, side) => estimateOf(of, side, groups, {
		measured,
		method,
		sample,
		request
	});
	const base = {
		...line,
		...better !== void 0 && { better },
		origin: "computed",
		candidate: estimate("candidate", candidate)
	};
	if (candidate.because) return {
		...base,
		...baseline && { baseline: estimate("baseline", baseline) },
		method: "none"
	};
	const name = nameOf(method, measured, sample);
	if (!baseline) return {
		...base,
		method: name
	};
	const both = {
		...base,
		baseline: estimate("baseline", baseline)
	};
	if (baseline.because) return {
		...both,
		notComparable: `the baseline has no value: ${baseline.because}`,
		method: name
	};
	if (measured.identical) return {
		...both,
		change: noChange(request.levels ?? usualLevels),
		method: "identical predictions"
	};
	if (better === void 0) return {
		...both,
		notComparable: "whether higher or lower is better was not declared",
		method: name
	};
	const found = changeOf(baseline, better, groups, {
		measured,
		method,
		sample,
		request
	});
	if (!Number.isFinite(found.value)) return {
		...both,
		notComparable: "the change is too large for a number",
		method: name
	};
	const table = discordant(measured, sample);
	return {
		...both,
		change: found,
		method: name,
		...table && { mcnemar: table }
	};
}
function estimateOf(of, side, history, context) {
	const { sample, request, measured } = context;
	const places = placesOf(side.sides);
	const seeds = places.length;
	const groups = groupsOf(measured.definition, sample);
	const nothing = {
		rows: sample.n,
		...groups && { groups: groups.count },
		seeds,
		intervals: [],
		exact: false
	};
	if (side.because) return {
		...nothing,
		value: null,
		undefinedBecause: side.because
	};
	const { range } = measured.definition;
	const quantity = of === "candidate" ? candidateMean(side.sides.length) : baselineMean(side.sides.length);
	const value = quantity.evaluate(side.values, side.values);
	const levels = request.levels ?? usualLevels;
	const between = seeds > 1 ? seedNoise([seedValues(side, request)], history) : { kind: "none" };
	const repeated = repeatsBeside(between, [side], context);
	const noise = together(between, repeated);
	const spread = spreadOf({
		of,
		quantity,
		value,
		range
	}, context.method, measured, sample);
	const estimate = {
		...nothing,
		value,
		...spread && Number.isFinite(spread.standardError) && { standardError: withRepeats(spread.standardError, repeated) },
		intervals: intervalsOf(spread && fold(value, spread, noise, levels, range), levels, range)
	};
	if (seeds === 1) return estimate;
	const bySeed = valuesBySeed(side);
	if (of === "baseline") return {
		...estimate,
		bySeed
	};
	const first = bySeed[0] ?? NaN;
	const own = places[0]?.length ?? 1;
	const asked = {
		of,
		quantity: firstSeed(own),
		value: first,
		range
	};
	const alone = spreadOf(asked, context.method, measured, sample);
	const firstSides = {
		...side,
		sides: side.sides.slice(0, own),
		values: side.values.slice(0, own)
	};
	const rest = repeatNoise([firstSides], measured.definition, sample);
	const intervals = intervalsOf(alone && fold(first, alone, rest, levels, range), levels, range);
	return {
		...estimate,
		bySeed,
		shipped: {
			value: first,
			intervals
		}
	};
}
function repeatsBeside(seeds, sides, { measured, sample, request }) {
	const apart = seeds.kind === "none" || seeds.kind === "unknown";
	return repeatNoise(sides, measured.definition, sample, (side) => apart || isDeterministic(seedValues(side, request)));
}
function withRepeats(standardError, repeats) {
	return "variance" in repeats ? Math.hypot(standardError, Math.sqrt(repeats.variance)) : standardError;
}
function intervalsOf(found, levels, [low, high]) {
	if (found && found.length > 0) return found;
	return Number.isFinite(high - low) ? levels.map((level) => ({
		level,
		low,
		high
	})) : [];
}
function changeOf(baseline, better, history, context) {
	const { measured, method, sample, request } = context;
	const { candidate, definition } = measured;
	const quantity = change(candidate.values, baseline.values, better);
	const value = quantity.evaluate(candidate.values, baseline.values);
	const width = typeof better === "object" ? Number.POSITIVE_INFINITY : definition.range[1] - definition.range[0];
	const range = [-width, width];
	const levels = request.levels ?? usualLevels;
	const noise = seedNoise([seedValues(candidate, request), seedValues(baseline, request)], history);
	const repeated = repeatsBeside(noise, [candidate, baseline], context);
	const several = [candidate, baseline].some(({ sides }) => placesOf(sides).length < sides.length);
	const spread = spreadOf({
		of: "change",
		quantity,
		value,
		range
	}, method, measured, sample);
	return {
		value,
		intervals: intervalsOf(spread && fold(value, spread, together(noise, repeated), levels, range), levels, range),
		exact: false,
		paired: true,
		seedNoise: noise.kind,
		standardError: {
			rows: finiteOrNull(spread?.standardError),
			seeds: seedError(noise),
			...several && { repeats: seedError(repeated) ?? 0 }
		}
	};
}
function finiteOrNull(value) {
	return value !== void 0 && Number.isFinite(value) ? value : null;
}
function noChange(levels) {
	return {
		value: 0,
		intervals: levels.map((level) => ({
			level,
			low: 0,
			high: 0
		})),
		exact: true,
		paired: true,
		seedNoise: "none",
		standardError: {
			rows: 0,
			seeds: 0
		}
	};
}
function seedError(noise) {
	if (noise.kind === "unknown") return null;
	return noise.kind === "none" ? 0 : Math.sqrt(noise.variance);
}
function seedValues(side, { untrained = [] }) {
	const artifacts = placesOf(side.sides).map(([first = 0]) => side.sides[first]?.artifact ?? "");
	return {
		values: valuesBySeed(side),
		artifacts,
		untrained: artifacts.every((one) => untrained.includes(one))
	};
}
function historyOf({ metric, slice }, request) {
	return (request.history ?? []).filter((entry) => (knownMetric(entry.metric)?.name ?? entry.metric) === metric).filter((entry) => entry.slice?.column === slice?.column && entry.slice?.value === slice?.value).flatMap((entry) => entry.groups);
}
function discordant({ definition, candidate, baseline }, sample) {
	const [ours, ...moreOurs] = candidate.sides;
	const [theirs, ...moreTheirs] = baseline?.sides ?? [];
	const single = moreOurs.length === 0 && moreTheirs.length === 0;
	if (definition.name !== "accuracy" || definition.reads !== "predicted" || !single || sample.weighted || sample.clusters) return void 0;
	let onlyCandidate = 0;
	let onlyBaseline = 0;
	for (let i = 0; i < sample.n; i++) {
		const label = sample.labels[i];
		const right = ours?.predicted?.[i] === label;
		const otherRight = theirs?.predicted?.[i] === label;
		if (right && !otherRight) onlyCandidate += 1;
		if (otherRight && !right) onlyBaseline += 1;
	}
	return {
		onlyCandidate,
		onlyBaseline,
		pValue: mcnemarExact(onlyCandidate, onlyBaseline)
	};
}

export { seedError as a, isOneArtifact as c, toSample as d, placesOf as f, isPossible as h, noChange as i, seedNoise as l, defaultMetrics as m, compareRows as n, symmetric as o, orientedChange as p, computeMetrics as r, fold as s, compareParts as t, spreads as u };